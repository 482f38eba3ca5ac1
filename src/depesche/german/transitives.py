"""Verbs that always act on somebody or something: what stands alone with them is no subject."""

from __future__ import annotations

_TRANSITIVE = frozenset(
    {"anrufen", "attackieren", "aufsuchen", "beauftragen", "begrüßen", "beschuldigen", "besichtigen", "besuchen",
     "bombardieren", "einbestellen", "einladen", "empfangen", "entlassen", "ernennen", "festnehmen", "konsultieren",
     "kritisieren", "kündigen", "loben", "ratifizieren", "treffen", "unterzeichnen", "verhaften", "verurteilen",
     "warnen", "würdigen"}
)  # fmt: skip
_ONLY_SUBJECTS = frozenset({"der", "ein", "dieser", "jener", "er", "sie", "es", "man", "wer", "ich", "wir"})


def needs_object(predicate: str) -> bool:
    """Does the verb make no sense without an object ("traf", "besuchte")?"""
    return predicate in _TRANSITIVE


def opens_subject(word: str) -> bool:
    """Can a phrase that opens with this word (folded) hardly be an object?"""
    return word in _ONLY_SUBJECTS
