"""The words of a `Doc` as plain lists, read once, so that the clause layer never touches a `Token`."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from spacy.attrs import LEMMA, LOWER, MORPH, ORTH, SENT_START, SPACY, TAG
from spacy.tokens import Doc


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
        self.spaced = [bool(row[6]) for row in rows]
        self.texts = [cache[row[4]] for row in rows]
        starts = [i for i, row in enumerate(rows) if row[5] == 1 or i == 0]
        self.sentences = list(zip(starts, [*starts[1:], len(rows)], strict=True)) if rows else []
