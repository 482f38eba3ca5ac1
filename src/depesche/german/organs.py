"""Nouns for organs of states and groups, and for whom each acts: "Verteidigungsministerium", "Regierungsdelegation"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from depesche.german import lexicon

#: A chamber of parliament, and the state where a body of that name is the government.
COUNCIL, HAS_COUNCIL = "Bundesrat", "CHE"
_SHORTEST_MODIFIER = 3  # characters before the head of a compound


@dataclass(frozen=True, slots=True)
class BodyForm:
    """A noun for an organ of a state or a group: its lemma, and whom it is when it acts (see lexicon.state_bodies)."""

    lemma: str
    acts: str


_NEVER_ORGANS = {
    "Seite",
    "Staat",
    "Kreis",
    "Gruppe",
    "Gericht",
    "Presse",
    "Führung",
    "Marine",
    "Medium",
    "Fernsehen",
    "Besatzung",
    "Bewegung",
}
_HYPHENATED_ORGANS = {"Botschaft"}  # "US-Botschaft", but "Neujahrsbotschaft"


_APART = frozenset({"Polizei"})


def is_ministry(noun: str) -> bool:
    """Whether the noun names a ministry ("Außenministerium", "Außenamt")."""
    return noun.lower().endswith(("ministerium", "außenamt", "aussenamt"))


def stands_apart(noun: str) -> bool:
    """Whether the bare noun names a body beside others with a longer name: "die Polizei" is no "Bundespolizei"."""
    return noun in _APART


@lru_cache(maxsize=50_000)
def body_of_lemma(lemma: str) -> BodyForm | None:
    """The analysis of a noun's lemma as an organ ("Verteidigungsministerium"); None where it is none."""
    table = lexicon.state_bodies()
    if lemma in table:
        return BodyForm(lemma, table[lemma])
    start = lemma.rfind("-") + 1
    for cut in range(max(start, _SHORTEST_MODIFIER), len(lemma) - 4):
        head = lemma[cut].upper() + lemma[cut + 1 :]
        if head in table and len(head) > 4 and head not in _NEVER_ORGANS and table[head] != "short":
            if head in _HYPHENATED_ORGANS and cut != start:
                continue
            acts = table[head]
            return BodyForm(lemma, "body" if acts == "office" else acts)
    return None
