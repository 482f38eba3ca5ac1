"""Parties as German news tell them of a person: in a compound ("die SPD-Politikerin") or in brackets ("Dahl (SPD)")."""

from __future__ import annotations

from functools import cache, lru_cache

from spacy.tokens import Doc

from depesche.german import lexicon

_FORMS = {
    "CDU/CSU": "CDU/CSU",
    "Freien Wähler": "Freie Wähler",
    "Grüne": "Grüne",
    "Grünen": "Grüne",
    "Linke": "Linke",
    "Linken": "Linke",
    "Unions": "CDU/CSU",  # in compounds alone: "die Union" is many a thing
}


@lru_cache(maxsize=1_000)
def party(word: str) -> str | None:
    """The party that a word or the first part of a compound names; None for other words."""
    if word in _FORMS:
        return _FORMS[word]
    body = lexicon.bodies().get(word)
    return body.body if body is not None and body.kind == "party" else None


def party_of_title(noun: str) -> str | None:
    """The party in a compound ("CDU-Chefin"); None where it names none."""
    front, _, head = noun.partition("-")
    return party(front) if head else None


def party_in_brackets(doc: Doc, end: int) -> str | None:
    """The party in brackets right behind a name that ends before token `end`."""
    if end + 1 < len(doc) and doc[end].text == "(":
        return party(doc[end + 1].text)
    return None


@cache
def _states() -> dict[str, str]:
    return {row["party"]: row["state"] for row in lexicon.rows("party_states")}


def state_of_party(name: str) -> str | None:
    """The state whose party it is; None where several states have one of that name, or none is known."""
    return _states().get(name)
