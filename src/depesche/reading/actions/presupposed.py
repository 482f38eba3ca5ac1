"""Attacks that a clause about something still to come takes for granted.

"He wants to go on helping [X] in the war of aggression": the war is on. "The massacre of the 7th of October shows": a
day without a year, taken for the next one, was one that has passed.
"""

from __future__ import annotations

import re

from depesche.german.conflict import means
from depesche.german.modality import is_definite, modality
from depesche.german.prepositions import is_inside
from depesche.reading.engine import Match
from depesche.reading.layers import Phrase, Reading
from depesche.reading.when import direction
from depesche.records import Time

_YEAR = re.compile(r"\d{4}")


def is_taken_for_granted(reading: Reading, match: Match) -> bool:
    """Is the attack only the circumstance of what the clause tells: "in the war", "since the attack"?"""
    noun = reading.phrase_of_head.get(match.trigger)
    if noun is None or noun.preposition is None or not _is_given(reading, noun):
        return False
    word = modality("preposition", noun.preposition)
    after = word is not None and word.factuality == "occurred"
    blamed = any(means("blame", reading.lemmas[t]) for t in match.clause.tokens)  # "is said to be responsible for it"
    return after or ((is_inside(noun.preposition) or blamed) and match.clause.modal is not None)


def of_last_year(reading: Reading, match: Match, when: Time | None) -> Time | None:
    """When it was, where a definite attack is dated by day and month to a day that is still to come, or None."""
    noun = reading.phrase_of_head.get(match.trigger)
    published = reading.document.published
    if noun is None or when is None or when.value is None or published is None or not _is_given(reading, noun):
        return None
    dated = _YEAR.match(when.value) and any(c.isdigit() for c in when.text) and not _YEAR.search(when.text)
    if not dated or match.clause.modal is not None or match.clause.tense == "future":
        return None
    if direction(when.value, published) != "future" or when.value[:4] != str(published.year):
        return None
    return when.model_copy(update={"value": f"{published.year - 1}{when.value[4:]}"})


def _is_given(reading: Reading, noun: Phrase) -> bool:
    """Is it a definite one that no word before it says to be still to come?"""
    before = range(noun.start, noun.head)
    return is_definite(reading.doc, noun.start, noun.head) and not any(
        modality("adjective", reading.doc[t].lemma_) is not None for t in before
    )
