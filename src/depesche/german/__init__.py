"""Everything that knows German: the pipeline, morphology, clauses, the calendar, lexica and rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language


def load() -> Language:
    """The shipped German pipeline (see :mod:`depesche.german.pipeline`), loaded on first use and then shared."""
    from depesche.german import pipeline  # spaCy takes a second to import: only those who read text pay for it

    return pipeline.load()
