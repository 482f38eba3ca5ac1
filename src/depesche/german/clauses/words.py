"""The words of a `Doc` as plain lists, read once, so that the clause layer never touches a `Token`."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from spacy.attrs import LEMMA, LOWER, MORPH, ORTH, SENT_START, SPACY, TAG
from spacy.tokens import Doc

from depesche.german.wordforms import wordforms

_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN"})
_NEAR = 4  # tokens around a verb in which its subject "ich" is looked for


class Features(NamedTuple):
    """The UD features the clause layer asks for; None where the tagger gives none."""

    case: str | None = None
    number: str | None = None
    gender: str | None = None
    person: str | None = None
    mood: str | None = None
    tense: str | None = None


@lru_cache(maxsize=4096)
def _features(morph: str) -> Features:
    parts = dict(item.split("=", 1) for item in morph.split("|") if "=" in item)
    return Features(
        *(parts.get(name) for name in ("Case", "Number", "Gender", "Person", "Mood", "Tense")),
    )


@lru_cache(maxsize=4096)
def _subjunctive(form: str) -> str | None:
    """The tense of a form whose third person can only be a subjunctive ("zeige", "bliebe"); None for other forms."""
    readings = [r.feats for r in wordforms().readings(form) if r.pos in ("VERB", "AUX") and "Person=3" in r.feats]
    if not readings or any("Mood=Sub" not in feats for feats in readings):
        return None
    tenses = {tense for tense in ("Pres", "Past") for feats in readings if f"Tense={tense}" in feats}
    return tenses.pop() if len(tenses) == 1 else None


@lru_cache(maxsize=4096)
def _with_zu(form: str) -> bool:
    """Is the form an infinitive with "zu" between particle and verb ("voranzutreiben")?"""
    cut = form.find("zu", 2)
    while 0 < cut < len(form) - 4:
        joined = form[:cut] + form[cut + 2 :]
        if any(r.pos == "VERB" and "VerbForm=Inf" in r.feats for r in wordforms().readings(joined)):
            return True
        cut = form.find("zu", cut + 1)
    return False


class Words:
    """Parallel lists over the tokens of one `Doc`: STTS tags, lower-case forms, lemmas, texts, features, sentences.

    `spaced` tells whether white space follows the token."""

    __slots__ = ("features", "lemmas", "lower", "sentences", "spaced", "tags", "texts")

    def __init__(self, doc: Doc) -> None:
        strings = doc.vocab.strings
        rows = doc.to_array([TAG, LEMMA, LOWER, MORPH, ORTH, SENT_START, SPACY]).tolist() if len(doc) else []
        cache: dict[int, str] = {}
        for row in rows:
            for key in row[:5]:
                if key not in cache:
                    cache[key] = strings[key] if key else ""
        features = {key: _features(cache[key]) for key in {row[3] for row in rows}}
        # white space is no word, whatever the tagger makes of it
        self.tags = ["$(" if cache[row[4]].isspace() else cache[row[0]] for row in rows]
        self.lower = [cache[row[2]] for row in rows]
        self.lemmas = [cache[row[1]] or cache[row[2]] for row in rows]
        self.features = [features[row[3]] for row in rows]
        for i, tag in enumerate(self.tags):
            if tag.startswith("VV") and tag != "VVIZU" and self.lower[i].endswith("n") and _with_zu(self.lower[i]):
                self.tags[i] = "VVIZU"
                continue
            # A tagger takes "der Pilot trage" for a past tense; the form alone tells the mood beside a third person.
            if tag in _FINITE and self.lower[i][-1:] in ("e", "n") and self.features[i].mood != "Sub":
                tense = _subjunctive(self.lower[i])
                if tense is not None and "ich" not in self.lower[max(0, i - _NEAR) : i + _NEAR]:
                    self.features[i] = self.features[i]._replace(mood="Sub", tense=tense)
        self.spaced = [bool(row[6]) for row in rows]
        self.texts = [cache[row[4]] for row in rows]
        starts = [i for i, row in enumerate(rows) if row[5] == 1 or i == 0]
        self.sentences = list(zip(starts, [*starts[1:], len(rows)], strict=True)) if rows else []
