"""The German of what is real and what is not: which words make an event planned, proposed, denied, cancelled, ongoing.

The facts stand in ``lexicon/factuality.csv``. Its uses:

``predicate``    a verb that says so of its argument ("das Treffen absagen"), its prepositional object where
                 ``prepositions`` are given ("auf ein Treffen hoffen"), or its infinitive or dass-clause
``noun``         a noun that says so of its attribute ("die Absage des Treffens") or infinitive
``adjective``    an adjective or determiner before the noun, or beside the verb ("das geplante Treffen", "ist bereit")
``adverb``       an adverb of the clause
``infinitive``   a verb or noun that says so of its infinitive only ("begrüßen, … zu erlauben", "das Ziel, …")
``preposition``  a preposition of the noun ("vor dem Treffen")
``occasion``     a preposition after which a bare noun of wishing only tells why ("auf Antrag Maltas")
``conjunction``  a conjunction of the clause ("bevor", "ohne zu")
``modal``, ``past_modal``  a modal verb in the present and the past
``durative``     a verb that in the present tells what is going on, not what came to pass
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple, get_args

from spacy.tokens import Doc

from depesche.german.lexicon import rows
from depesche.records import Factuality

Use = Literal[
    "predicate",
    "noun",
    "adjective",
    "adverb",
    "infinitive",
    "preposition",
    "occasion",
    "conjunction",
    "modal",
    "past_modal",
    "durative",
]


class Modality(NamedTuple):
    """What a word says of its event, and through which prepositions it reaches it besides its objects."""

    factuality: Factuality
    prepositions: tuple[str, ...]


_REFUSING = frozenset({"ablehnen", "ausschlagen", "ausschließen", "verweigern", "verwerfen", "verschließen"})


def refuses(predicate: str) -> bool:
    """Does the verb say that somebody does not want what it names, so that its negation leaves it open?"""
    return predicate in _REFUSING


def tells_of_being(predicate: str, obj: str) -> bool:
    """Do verb and pronoun say that there is something ("geben", "es")?"""
    return predicate == "geben" and obj == "es"


@lru_cache(maxsize=1)
def _words() -> dict[tuple[str, str], Modality]:
    known = get_args(Factuality)
    found = {}
    for row in rows("factuality"):
        if row["factuality"] not in known or row["use"] not in get_args(Use):
            raise ValueError(f"factuality.csv: {row}")
        preps = tuple(p for p in row["prepositions"].split("|") if p)
        found[row["use"], row["word"]] = Modality(row["factuality"], preps)  # type: ignore[arg-type]
    return found


def modality(use: Use, word: str) -> Modality | None:
    """What the base form `word` says of an event in this use, or None where it says nothing."""
    return _words().get((use, word))


def puts_off(predicate: str) -> bool:
    """Does the verb move something to another day ("auf Juli vertagen")?"""
    return predicate in ("verlegen", "verschieben", "vertagen")


def turns_out(predicate: str) -> bool:
    """Does the verb, with an adjective, only say how something comes off ("fiel kleiner aus")?"""
    return predicate == "ausfallen"


def turned_out_otherwise(adverb: str) -> bool:
    """Does it say of what was planned that it is not to be ("eigentlich sollte er heute reisen")?"""
    return adverb == "eigentlich"


def leaves_open(subjunction: str) -> bool:
    """Does the word before a clause leave open whether it is so ("unklar ist, ob …")?"""
    return subjunction == "ob"


def is_anybody(pronoun: str) -> bool:
    """Does a pronoun (in lower case) stand for whoever it may be ("jeder, der angreift", "wer angreift")?"""
    return pronoun in ("jeder", "jede", "jeden", "jedem", "jedermann", "niemand", "wer")


_TALK = (
    "abkommen",
    "debatte",
    "diskussion",
    "einigung",
    "gespräch",
    "streit",
    "verhandlung",
    "vereinbarung",
    "vertrag",
)


def is_talk(noun: str) -> bool:
    """Does a noun (base form) name talks, or what comes of them, about what may yet be done ("Gespräche über …")?"""
    return noun.casefold().endswith(_TALK)


_TO_TALK = frozenset({"beraten", "debattieren", "diskutieren", "reden", "sprechen", "streiten", "verhandeln"})


def talks(predicate: str) -> bool:
    """Is a verb (base form) to talk about something, done or not ("berieten über den Abzug")?"""
    return predicate in _TO_TALK


def is_definite(doc: Doc, start: int, head: int) -> bool:
    """Does a definite article ("der", "beim") or demonstrative stand between the phrase's start and its head?"""
    return any(
        doc[i].tag_ in ("APPRART", "PDAT") or (doc[i].tag_ == "ART" and doc[i].lower_[0] == "d")
        for i in range(start, head)
    )
