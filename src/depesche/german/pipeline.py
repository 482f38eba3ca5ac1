"""The German pipeline: ``load()`` gives a ``spacy.Language`` that works offline on raw text and on given tokens.

Every ``Doc`` carries ``tag_`` (STTS), ``pos_`` (UD), ``morph`` (UD features), ``lemma_`` (UD), sentence starts and
``ents`` (PER, LOC, ORG, MISC). ``doc.text`` equals the text read, so character offsets hold for the input.
"""

from __future__ import annotations

from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from depesche.german import decoding, features, lemmas, names, tokenizer, verbtags  # noqa: F401  (register with spaCy)
from depesche.german.wordforms import MODEL


@lru_cache(maxsize=1)
def load() -> Language:
    """The shipped pipeline, loaded once per process and shared.

    Raises:
        OSError: the weights in ``german/model`` are missing or unreadable.
    """
    nlp = spacy.load(MODEL / "network")
    for name, component in nlp.pipeline:
        if name in ("tagger", "morphologizer", "german_morphologizer"):
            for label in component.labels:  # type: ignore[attr-defined]
                nlp.vocab.strings.add(label)
    nlp.add_pipe("german_verbs", after="tagger")
    return nlp


def is_own(doc: Doc) -> bool:
    """Was ``doc`` read by the shipped pipeline (of this process)?"""
    return load.cache_info().currsize > 0 and doc.vocab is load().vocab
