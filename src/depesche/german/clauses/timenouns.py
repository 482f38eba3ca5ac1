"""Noun phrases that tell when or how long without a preposition: "vergangene Woche", "Ende Mai", "zwei Tage später"."""

from __future__ import annotations

from depesche.german.clauses.model import Phrase
from depesche.german.clauses.words import Words

_TIME_NOUNS = frozenset(
    {"Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonnabend", "Sonntag", "Uhr"}
    | {"Tag", "Tage", "Woche", "Wochen", "Monat", "Monate", "Jahr", "Jahre", "Stunde", "Stunden", "Minute", "Minuten"}
    | {"Mal", "Ende", "Anfang", "Mitte", "Morgen", "Abend", "Nacht", "Vormittag", "Nachmittag"}
    | {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November"}
    | {"Dezember"}
)
_MEASURED = frozenset(
    {"später", "zuvor", "vorher", "lang", "danach", "nachher", "früher", "entfernt", "alt", "hoch", "weit", "breit"}
    | {"tief"}
)
_IN_A_ROW = (["in", "folge"], ["in", "serie"])  # "die dritte Nacht in Folge"
_DAYTIMES = frozenset({"Morgen", "Abend", "Mittag", "Nacht", "Vormittag", "Nachmittag"})
_DAYS = frozenset({"heute", "gestern", "morgen", "vorgestern", "übermorgen"})


def is_time_adverbial(words: Words, phrase: Phrase, cases: set[str]) -> bool:
    """Whether a phrase without a preposition tells when or how long; `cases` are those its form allows."""
    measure = words.texts[phrase.head] in _TIME_NOUNS or words.tags[phrase.start] == "CARD"
    if measure and phrase.end < len(words.lower) and words.lower[phrase.end] in _MEASURED:
        return True
    if words.texts[phrase.head] in _DAYTIMES and phrase.start and words.lower[phrase.start - 1] in _DAYS:
        return True
    if words.texts[phrase.head] == "Uhr" and words.tags[phrase.start] == "CARD":
        return True
    if words.texts[phrase.head] in _TIME_NOUNS and not phrase.conjuncts:
        if words.lower[phrase.end : phrase.end + 2] in _IN_A_ROW:
            return True
        tag = words.tags[phrase.start]
        return (tag != "ART" and words.features[phrase.head].case != "Nom") or "Nom" not in cases
    return False
