"""A people that stands for its state: "the French have withdrawn their soldiers", "gave the Ukrainians howitzers".

Only the bare name with the definite article does; "three Frenchmen" and "young French" are people.
"""

from __future__ import annotations

from depesche.german.lexicon import state_of_code
from depesche.german.modality import is_definite
from depesche.german.nameforms import demonym
from depesche.reading.layers import Phrase, Reading
from depesche.records import Actor


def state_of_people(reading: Reading, part: Phrase) -> list[Actor]:
    """The state whose people a phrase names as a whole, or nothing."""
    doc = reading.doc
    people = demonym(doc[part.head])
    if people is None or not people.plural or people.code not in state_of_code():
        return []
    start = part.start + (part.preposition is not None)
    if part.head - start != 1 or part.end != part.head + 1 or not is_definite(doc, start, part.head):
        return []
    state = state_of_code()[people.code]
    mention = reading.span(part.head, part.end)
    return [Actor(id=state.code, name=state.name, kind="state", affiliation=state.code, mention=mention)]
