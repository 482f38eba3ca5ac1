"""The German of conflict between political sides: soldiers, arms, envoys (``lexicon/conflict_words.csv``)."""

from __future__ import annotations

from functools import lru_cache

from depesche.german.lexicon import rows


@lru_cache(maxsize=1)
def _stems() -> tuple[str, ...]:
    return tuple(row["stem"] for row in rows("conflict_words"))


@lru_cache(maxsize=16384)
def conflict_stem(lemma: str) -> str | None:
    """The stem by which a noun tells of conflict between political sides ("Regierungssoldat": "soldat"), or None."""
    folded = lemma.casefold()
    return next((stem for stem in _stems() if stem in folded), None)
