"""Is this text German, and if not, what? Function words tell, cheaply; where they are few, a model of all languages.

In running German prose every third word is one of the table `function_words`, from which words that other languages
share ("in", "was", "also") are left out; of English, Dutch or Danish words hardly one in twenty is. Method: small-word
profiles after Grefenstette 1995, "Comparing two language identification schemes". News in brief, headlines and lists
have hardly a function word; for them py3langid decides, a naive Bayes classifier over byte n-grams (Lui and Baldwin
2012, "langid.py"), which comes with its model and needs no net.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from depesche.german.lexicon import rows

ENOUGH = 0.12  # share of function words among the words: German whatever else
FEW = 12  # words; a shorter text can't be judged and is taken as German
SAMPLE = 2_000  # words looked at
SURE = 0.9  # probability of another language below which a text with some German in it is taken as German
UNDETERMINED = "und"  # ISO 639-2
SOME = 0.03  # share of function words that speaks for German where the model is unsure

_WORD = re.compile(r"[^\W\d_]+")


def is_german(text: str) -> bool:
    """Whether `text` looks like German; true where it is too short to tell."""
    words = _words(text)
    if len(words) < FEW:
        return True
    share = _share(words)
    if share >= ENOUGH:
        return True
    language, probability = _classified(text)
    return language == "de" or (probability < SURE and share >= SOME)


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language that `text` seems to be in; null where it is too short to tell."""
    words = _words(text)
    if len(words) < FEW:
        return None
    return "de" if _share(words) >= ENOUGH else _classified(text)[0]


def _words(text: str) -> list[str]:
    return [match[0].lower() for match, _ in zip(_WORD.finditer(text), range(SAMPLE), strict=False)]


def _share(words: list[str]) -> float:
    return sum(word in _function_words() for word in words) / len(words)


def _classified(text: str) -> tuple[str, float]:
    language, probability = _model().classify(text[:20_000])
    return str(language), float(probability)


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(row["form"] for row in rows("function_words"))
