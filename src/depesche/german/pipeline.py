"""The German pipeline: ``load()`` gives a ``spacy.Language`` that works offline on raw text and on given tokens.

Every ``Doc`` carries ``tag_`` (STTS), ``pos_`` (UD), ``morph`` (UD features), ``lemma_`` (UD), sentence starts and
``ents`` (PER, LOC, ORG, MISC). ``doc.text`` equals the text read, so character offsets hold for the input.
"""

from __future__ import annotations

from functools import lru_cache

import spacy
from spacy.language import Language

from depesche.german import features, lemmas, tokenizer  # noqa: F401  (register their components with spaCy)
from depesche.german.wordforms import MODEL


@lru_cache(maxsize=1)
def load() -> Language:
    """The shipped pipeline, loaded once per process and shared.

    Raises:
        OSError: the weights in ``german/model`` are missing or unreadable.
    """
    return spacy.load(MODEL / "network")
