"""Who took power in a state, and that state as whom it befell."""

from __future__ import annotations

from depesche.german.lexicon import state_of_code
from depesche.reading.actions.descriptions import described
from depesche.reading.actions.parties import parts_of
from depesche.reading.engine import Match
from depesche.reading.layers import Reading
from depesche.records import Actor


def takers_of_power(
    reading: Reading, match: Match, actors: list[Actor], recipients: list[Actor]
) -> tuple[list[Actor], list[Actor]]:
    """Who took power, in their own words rather than as the state whose they are, and that state as whom it befell."""
    states = [a for a in actors if a.kind == "state"]
    own = [described(reading, part) for part in parts_of(reading, match, "actors") if part.head != match.trigger]
    bodies = [a.model_copy(update={"affiliation": states[0].id}) for a in own if a is not None and states]
    doers = [*(a for a in actors if a.kind != "state"), *bodies] or actors
    codes = [a.affiliation for a in actors if a.affiliation in state_of_code()]
    if recipients or len(set(codes)) != 1 or not (bodies or not states):
        return doers, recipients
    state = state_of_code()[codes[0] or ""]
    return doers, [Actor(id=state.code, name=state.name, kind="state", affiliation=state.code)]
