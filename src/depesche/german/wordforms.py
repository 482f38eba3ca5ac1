"""The full-form lexicon: which readings a written German word form may have.

A *reading* is one grammatical analysis of a form out of context: lemma, UD part of speech, UD features. The lexicon
is built by ``training/lexicon.py`` from the Morphy/LanguageTool full forms (CC BY-SA 4.0) and is stored as two
memory-mapped MARISA tries, so that loading costs milliseconds and only the touched pages cost memory:

``forms.marisa``   form → records (set number, lemma number), one record a lemma
``lemmas.marisa``  lemma number ↔ lemma
``sets.txt``       line *n*: the readings of set *n*, written ``POS|Feat=Value|…`` and joined with spaces
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import marisa_trie

from depesche.german.lexicon import rows

PREFIXES = sorted((row["form"] for row in rows("verb_prefixes")), key=lambda prefix: (-len(prefix), prefix))
MODEL = Path(__file__).parent / "model"


class Reading(NamedTuple):
    """One analysis of a form: UD part of speech, UD features (``Feat=Value`` strings), lemma."""

    pos: str
    feats: frozenset[str]
    lemma: str


@lru_cache(maxsize=4096)
def _unpacked(packed: str) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((one.split("|", 1)[0], frozenset(one.split("|")[1:])) for one in packed.split(" "))


@lru_cache(maxsize=4096)
def _declined(packed: str) -> str:
    """The readings of one form without those that its declension rules out.

    An adjective used as a noun ends in "-e" in no dative or genitive of one woman ("der Abgeordneten"); lists that
    mix it up with nouns in "-e" say so. It shows by a man's nominative without a man's accusative of the same form.
    """
    kinds = [(one, frozenset(one.split("|"))) for one in packed.split(" ")]
    of_one = [feats for _, feats in kinds if {"NOUN", "Number=Sing"} <= feats]
    man = {case for feats in of_one if "Gender=Masc" in feats for case in ("Case=Nom", "Case=Acc") if case in feats}
    if man != {"Case=Nom"} or not any({"Gender=Fem", "Case=Nom"} <= feats for feats in of_one):
        return packed
    wrong = ({"Gender=Fem", "Number=Sing", "Case=Dat"}, {"Gender=Fem", "Number=Sing", "Case=Gen"})
    return " ".join(one for one, feats in kinds if not any(w <= feats for w in wrong))


class WordForms:
    """Read-only view of the full-form lexicon in ``directory``."""

    def __init__(self, directory: Path) -> None:
        self._forms = marisa_trie.RecordTrie("<HI").mmap(str(directory / "forms.marisa"))
        self._lemmas = marisa_trie.Trie().mmap(str(directory / "lemmas.marisa"))
        self._sets = (directory / "sets.txt").read_text(encoding="utf-8").splitlines()

    def __contains__(self, form: str) -> bool:
        return form in self._forms

    def records(self, form: str) -> list[tuple[str, str]]:
        """(readings of one lemma as one string, lemma) pairs for ``form`` as written, or of a verb or adjective as the
        Swiss write it; empty if unknown."""
        if "\0" in form:  # ends a key for the trie
            return []
        found = self._forms.get(form, ())
        if not found:
            return self._swiss(form)
        return [(_declined(self._sets[number]), self._lemmas.restore_key(lemma)) for number, lemma in found]

    def _swiss(self, form: str) -> list[tuple[str, str]]:
        """What an unknown form is with "ß" for its last "ss" ("begrüsste", "hiess"); nouns keep their spelling."""
        at = form.rfind("ss")
        if at < 0 or form.istitle():
            return []
        pairs = self.records(f"{form[:at]}ß{form[at + 2 :]}")
        kept = ((" ".join(one for one in packed.split(" ") if "NOUN" not in one), lemma) for packed, lemma in pairs)
        return [(packed, lemma) for packed, lemma in kept if packed]

    def readings(self, form: str) -> tuple[Reading, ...]:
        """All readings of ``form`` exactly as written; empty if unknown."""
        found = []
        for packed, lemma in self.records(form):
            found += [Reading(pos, feats, lemma) for pos, feats in _unpacked(packed)]
        return tuple(found)

    def stem(self, form: str) -> str:
        """What an unknown lower-case verb form is without its prefix ("entgegenschlage" → "schlage"); "" if none."""
        for prefix in PREFIXES:
            if form.startswith(prefix) and len(form) > len(prefix) + 2:
                rest = form[len(prefix) :]
                if any("VERB" in packed for packed, _ in self.records(rest)):
                    return rest
        return ""

    def compound(self, form: str, shortest: int = 4) -> tuple[str, str]:
        """Split ``form`` into (modifier, head) where the head is its longest known noun ending; ("", "") if none.

        German compounds inherit every grammatical property from their last part, so an unknown noun takes the
        readings of its head. Heads shorter than ``shortest`` characters are not trusted.
        """
        for cut in range(2, len(form) - shortest + 1):
            head = form[cut:]
            if head[0] == "-":
                continue
            head = head[0].upper() + head[1:]
            for packed, _ in self.records(head):
                if "NOUN" in packed:
                    return form[:cut], head
        return "", ""


@lru_cache(maxsize=1)
def wordforms() -> WordForms:
    """The shipped lexicon, opened once."""
    return WordForms(MODEL)


class VerbForms(NamedTuple):
    """What a form of a verb can be."""

    infinitive: bool
    finite: bool
    participle: bool


@lru_cache(maxsize=20_000)
def verb_forms(form: str) -> VerbForms:
    """What the lower-case ``form`` can be; prefixed verbs by their stem, nothing if the lexicon knows no such verb."""
    lexicon = wordforms()
    known = (form, lexicon.stem(form))
    found = ([r.feats for r in lexicon.readings(one) if r.pos in ("VERB", "AUX")] for one in known)
    verbs = next((feats for feats in found if feats), [])
    return VerbForms(
        any("VerbForm=Inf" in feats for feats in verbs),
        any("VerbForm=Fin" in feats and "Mood=Imp" not in feats for feats in verbs),
        any("VerbForm=Part" in feats for feats in verbs),
    )


def is_participle(adjective: str) -> bool:
    """Whether the base form of an adjective is a participle, which may take an agent ("von Eritrea unterstützt")."""
    return adjective.endswith("end") or verb_forms(adjective).participle


@lru_cache(maxsize=20_000)
def infinitives_of(participle: str) -> tuple[str, ...]:
    """The verbs whose past participle this form is ("unterstützt": "unterstützen"); empty where it is none."""
    found = (r for r in wordforms().readings(participle) if r.pos == "VERB" and "VerbForm=Part" in r.feats)
    return tuple(dict.fromkeys(r.lemma for r in found))
