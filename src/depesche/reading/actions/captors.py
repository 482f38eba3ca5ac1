"""Who set somebody free where only their capture tells in whose hands they were.

"The hostages came free" is told without the captors when another sentence told who took them. Whoever holds somebody
is who lets them go; a document that knows several captors tells nothing of the one.
"""

from __future__ import annotations

from depesche.reading.merging import actor_key
from depesche.reading.sides import side_of
from depesche.records import Action, Actor

_TAKEN = frozenset({"abduct", "arrest"})
_REAL = frozenset({"occurred", "ongoing"})


def with_captors(actions: list[Action]) -> list[Action]:
    """The actions, releases by nobody with the one captor of the document."""
    captors: dict[str, Actor] = {}
    for one in actions:
        if one.plover is not None and one.plover.mode in _TAKEN and one.factuality in _REAL:
            captors |= {side_of(a) or actor_key(a): a for a in one.actors}
    if len(captors) != 1:
        return actions
    (captor,) = captors.values()
    return [_with_captor(one, captor) for one in actions]


def _with_captor(one: Action, captor: Actor) -> Action:
    released = one.plover is not None and one.plover.mode in ("abduct", "release") and not one.actors
    if not released or any(actor_key(r) == actor_key(captor) for r in one.recipients):
        return one
    return one.model_copy(update={"actors": [captor]}).with_id()
