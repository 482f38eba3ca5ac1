"""The text and the words of a `Doc`, which spaCy puts together anew each time; here once a document."""

from __future__ import annotations

from functools import lru_cache

from spacy.attrs import ORTH
from spacy.tokens import Doc


@lru_cache(maxsize=1)  # one document is read at a time, and everybody asks for the same
def text_of(doc: Doc) -> str:
    """The text of the document."""
    return doc.text


@lru_cache(maxsize=1)
def words_of(doc: Doc) -> tuple[str, ...]:
    """The words of the document as text, one a token."""
    strings = doc.vocab.strings
    return tuple(strings[orth] for orth in doc.to_array(ORTH).tolist())
