"""Against whom and by whom an attack of a war is, where the document tells of one opponent only.

"The [X] artillery shelled the town" and "another [X] drone attack" are told without the other side when every other
attack of the document is between the same two.
"""

from __future__ import annotations

from depesche.german.conflict import is_armed_body
from depesche.reading.sides import is_side, side_of
from depesche.records import Action, Actor

_ARMS = frozenset({"aerial", "drone", "heavy-weapons"})  # ways of attack of armies


def with_opponents(actions: list[Action]) -> list[Action]:
    """The actions, those of armies against nobody with the one side that the same actor attacks elsewhere."""
    against: dict[str, dict[str, Actor]] = {}
    by: dict[str, dict[str, Actor]] = {}
    for one in actions:
        if one.plover is None or one.plover.type != "ASSAULT":
            continue
        for actor in one.actors:
            for recipient in one.recipients:
                doer, hit = side_of(actor), side_of(recipient)
                if doer and hit and _fights(actor) and _fights(recipient):
                    against.setdefault(doer, {})[hit] = recipient
                    by.setdefault(hit, {})[doer] = actor
    return [_with_opponent(one, against, by) for one in actions]


def _fights(actor: Actor) -> bool:
    return actor.kind != "person" and (is_side(actor) or is_armed_body(actor.name))


def _with_opponent(one: Action, against: dict[str, dict[str, Actor]], by: dict[str, dict[str, Actor]]) -> Action:
    if one.plover is None or one.plover.type != "ASSAULT" or one.factuality not in ("occurred", "ongoing"):
        return one
    doers, hit = {side_of(a) for a in one.actors}, {side_of(r) for r in one.recipients}
    if len(doers) == 1 and not hit:
        known = against.get(next(iter(doers)) or "", {})
        if len(known) == 1:
            return one.model_copy(update={"recipients": list(known.values())}).with_id()
    if len(hit) == 1 and not doers and (one.plover.mode or "") in _ARMS:
        known = by.get(next(iter(hit)) or "", {})
        if len(known) == 1:
            return one.model_copy(update={"actors": list(known.values())}).with_id()
    return one
