"""The German of how talks were held: their formats and how long they lasted (``lexicon/encounter_words.csv``)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from depesche.german.lexicon import rows
from depesche.german.numbers import cardinal

Format = Literal["one_on_one", "delegation"]


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in rows("encounter_words"):
        found.setdefault(row["use"], {})[row["word"].casefold()] = row["value"]
    return found


def formats_in(text: str) -> list[Format]:
    """The formats of talks that a text names, each once: delegation talks first."""
    folded = text.casefold()
    found = {value for word, value in _words()["format"].items() if word in folded}
    return [f for f in ("delegation", "one_on_one") if f in found]


def lasts(lemma: str) -> bool:
    """Is this a verb whose subject is what lasted ("dauern")?"""
    return lemma in _words()["lasts"]


def holds(lemma: str) -> bool:
    """Does this verb say of an encounter that it is held ("stattfinden"), so that its clause tells when and where?"""
    return lemma in _words()["holds"]


def is_phrase(preposition: str | None, noun: str, predicate: str) -> bool:
    """Do preposition, noun and verb tell no encounter together ("im Gespräch sein")?"""
    return (
        preposition is not None and predicate in _words()["phrase"].get(f"{preposition} {noun}".casefold(), "").split()
    )


def fails(lemma: str) -> bool:
    """Does this verb or participle say that talks led to nothing ("scheitern")?"""
    return lemma in _words()["fails"]


def binds(preposition: str) -> bool:
    """Does this preposition hang on the noun before it rather than on the verb ("Voraussetzung für Gespräche")?"""
    return preposition in _words()["binding"]


def is_venue(preposition: str) -> bool:
    """Does this preposition make an encounter the occasion of what the clause tells ("bei einer Sitzung")?"""
    return preposition in _words()["venue"]


def is_phase(lemma: str) -> bool:
    """Does this noun name a part of what it owns ("der Beginn der Gespräche")?"""
    return lemma in _words()["phase"] or lemma.casefold() in _words()["phase"]


def is_beside(lemma: str) -> bool:
    """Does this noun set what happens apart from the encounter that it owns ("am Rande des Gipfels")?"""
    return lemma.casefold() in _words()["beside"]


def is_another(adjective: str) -> bool:
    """Does this adjective, in any form, set an encounter apart from the one that took place ("der nächste Gipfel")?"""
    return adjective.casefold().startswith(tuple(_words()["another"]))


def represents(name: str) -> bool:
    """Does a description name those who act for a state: its delegation, envoys or office holders?"""
    folded = name.casefold()
    return any(stem in folded for stem in _words()["represents"])


def governs(name: str) -> bool:
    """Does a description of several people name members of governments ("asiatische Verteidigungsminister")?"""
    folded = name.casefold()
    return any(stem in folded for stem in _words()["governs"])


def is_where(word: str) -> bool:
    """Does the word open a clause on what took place there ("nach Lima, wo …")?"""
    return word == "wo"


def is_circle(code: str) -> bool:
    """Is the organisation with this code no body of its own, but a circle of states that meet ("G7", "G20")?"""
    return code[:1] == "G" and code[1:].isdecimal()


def are_heads(name: str) -> bool:
    """Does a description name heads of state or government?"""
    folded = name.casefold()
    return any(stem in folded for stem in _words()["heads"])


def names_states(name: str) -> bool:
    """Does a description name several states by no more than that ("Vertreter von 50 Staaten")?"""
    words = [w.casefold() for w in name.split()]
    for before, word in zip(["", *words], words, strict=False):
        if word.endswith(tuple(_words()["of_states"])) and not word.startswith(tuple(_words()["of_one_state"])):
            return True
        if word in _words()["of_lands"] and (cardinal(before) is not None or before in _words()["both"]):
            return True
    return False


def is_of_town(adjective: str) -> bool:
    """Is this an adjective made of a town's name, which takes no ending of case ("Wiener")?"""
    return adjective.endswith("er") and adjective[:1].isupper()


def tells_both(name: str) -> bool:
    """Does a description leave it to the text which two sides it is of ("die Präsidenten beider Länder")?"""
    return any(word in _words()["both"] for word in name.casefold().split())


def officials_in(compound: str) -> str | None:
    """Those whom a compound names before its last part ("EU-Außenminister" in "EU-Außenministertreffen"), or None."""
    stems = tuple(_words()["governs"])
    cuts = (compound[:end] for end in range(len(compound) - 1, 0, -1))
    return next((cut for cut in cuts if cut.casefold().endswith(stems)), None)


def is_in_turn(word: str) -> bool:
    """Does this word tell that somebody had talks with one after the other ("nacheinander", "getrennte")?"""
    return word in _words()["in_turn"]


def is_talk(lemma: str) -> bool:
    """Does this noun name talks that somebody has with somebody ("Telefonat", "Treffen")?"""
    return lemma.casefold().endswith(tuple(_words()["talk"]))


def are_members(lemma: str) -> bool:
    """Does a compound name those who belong to what its first part names ("Nato-Staaten")?"""
    return lemma.casefold().endswith(tuple(_words()["members"]))


def is_when(conjunction: str) -> bool:
    """Does this conjunction tell a condition, or else what is awaited ("wenn")?"""
    return conjunction == "wenn"


def breaks_off(lemma: str) -> bool:
    """Does this verb say that somebody ends talks before they are done ("abbrechen")?"""
    return lemma in _words()["breaks_off"]


def is_envoy(name: str) -> bool:
    """Does a description name somebody who acts for their state in another one ("iranischer Botschafter")?"""
    return any(stem in name.casefold() for stem in _words()["envoy"])


def interviews(role: str) -> bool:
    """Does a role name somebody whose talks are interviews ("Chefredakteurin")?"""
    return any(stem in role.casefold() for stem in _words()["interviewer"])


def is_ensemble(name: str) -> bool:
    """Does this plural name those who negotiate for their sides by no more than that ("Unterhändler")?"""
    return name.casefold() in _words()["ensemble"]


def is_definite_text(phrase: str) -> bool:
    """Does a plural phrase begin as one of several told before ("die Delegationen", "beide Delegationen")?"""
    return phrase.casefold().split(" ", 1)[0] in _words()["told_before"]


def renounces(lemma: str) -> bool:
    """Does this verb say that somebody leaves what they had meant to do ("verzichten")?"""
    return lemma in _words()["renounces"]


def speaks_for_others(name: str, roles: Iterable[str]) -> bool:
    """Is somebody, by name or title, a mere speaker for those who act ("Regierungssprecher")?"""
    return any(stem in told.casefold() for told in (name, *roles) for stem in _words()["speaker"])


def is_body_noun(lemma: str) -> bool:
    """Does this noun name a body that sits ("Rat", "Ausschuss")?"""
    return lemma.casefold().endswith(tuple(_words()["body"]))


def is_taken_up(predicate: str) -> bool:
    """Does this verb, with talks as its object, tell who has them ("suchen")?"""
    return predicate in _words()["taken_up"]


def is_together(adverb: str) -> bool:
    """Does this word before "mit" say that both do the same ("gemeinsam mit")?"""
    return adverb in ("gemeinsam", "zusammen")


def is_done_by_somebody(predicate: str) -> bool:
    """Does this verb ask for somebody who does it, and for talks or the like that it is done to ("ablehnen")?"""
    return predicate in _words()["doer"]


def is_between_sides(lemma: str) -> bool:
    """Does the plural of this noun tell of talks between sides, and not of a body's own ("Gespräche")?"""
    return lemma.casefold() in _words()["between"]


def is_counterpart(title: str) -> bool:
    """Does a title say that somebody holds the same office in another state ("Amtskollege")?"""
    return any(stem in title.casefold() for stem in _words()["counterpart"])


def is_urgent(lemma: str) -> bool:
    """Does this noun name a session called for a crisis ("Dringlichkeitssitzung")?"""
    return any(stem in lemma.casefold() for stem in _words()["urgent"])


def acts_abroad(name: str) -> bool:
    """Does a description name those who act for their states in others ("ausländische Diplomaten")?"""
    return any(stem in name.casefold() for stem in _words()["abroad"])


def is_at_home(code: str) -> bool:
    """Is this the state of German readers, whose own officials a text may name without their state?"""
    return code.casefold() in _words()["home"]


def is_approximation(word: str) -> bool:
    """Does this word make a number approximate ("etwa")?"""
    return word.casefold() in _words()["approximation"]


@lru_cache(maxsize=1)
def _groups() -> tuple[str, ...]:
    return tuple(row["stem"] for row in rows("political_groups"))


def is_political_group(name: str) -> bool:
    """Does the name or description of a group make it a side of its own in international relations ("Rebellen")?"""
    folded = name.casefold()
    return any(stem in folded for stem in _groups())
