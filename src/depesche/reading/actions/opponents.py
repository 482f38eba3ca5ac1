"""Against whom an attack of a war is, where the document tells of one opponent only.

"The [X] artillery shelled the town" is told without the other side when every other attack of X in the document is on
the same one. Who made an attack is never filled in: a war with the one who was hit does not tell.
"""

from __future__ import annotations

from collections.abc import Collection

from depesche.german.conflict import is_armed_body
from depesche.german.lexicon import state_of_code
from depesche.reading.sides import is_side, side_of
from depesche.records import Action, Actor


def with_opponents(actions: list[Action], answers: Collection[str] = ()) -> list[Action]:
    """The actions, attacks on nobody with the one side that the same actor attacks elsewhere.

    What answers an attack (by the ids in `answers`) is on whoever attacked the actor, where only one did.
    """
    against: dict[str, dict[str, Actor]] = {}
    for one in actions:
        if not _is_attack(one):
            continue
        for actor in one.actors:
            for recipient in one.recipients:
                doer, hit = side_of(actor), side_of(recipient)
                if doer and hit and _fights(actor) and _fights(recipient):
                    against.setdefault(doer, {})[hit] = recipient
    answered = [_as_answer(one, actions) if one.id in answers else one for one in actions]
    return [_with_opponent(one, against) for one in answered]


def _as_answer(one: Action, actions: list[Action]) -> Action:
    doers = {side_of(actor) for actor in one.actors}
    if one.recipients or len(doers) != 1:
        return one
    attacks = [a for a in actions if _is_attack(a) and any(side_of(r) in doers for r in a.recipients)]
    attackers = {side_of(a): a for attack in attacks for a in attack.actors if _fights(a) and side_of(a) not in doers}
    if len(attackers) != 1:
        return one
    return one.model_copy(update={"recipients": list(attackers.values())}).with_id()


def _is_attack(one: Action) -> bool:
    return one.plover is not None and one.plover.type == "ASSAULT"


def _fights(actor: Actor) -> bool:
    return actor.kind != "person" and (is_side(actor) or is_armed_body(actor.name))


def _with_opponent(one: Action, against: dict[str, dict[str, Actor]]) -> Action:
    doers = {side_of(actor) for actor in one.actors}
    if not _is_attack(one) or one.factuality not in ("occurred", "ongoing") or one.recipients or len(doers) != 1:
        return one
    (doer,) = doers
    known = list(against.get(doer or "", {}).values())
    if len(known) != 1:
        known = _state_abroad(one, doer)
    return one.model_copy(update={"recipients": known}).with_id() if known else one


def _state_abroad(one: Action, doer: str | None) -> list[Actor]:
    """The state in which another state attacked: "[X's] attacks have done damage in [the capital of Y]"."""
    state = state_of_code().get(one.where.country or "") if one.where is not None else None
    if state is None or doer not in state_of_code() or doer == state.code:
        return []
    return [Actor(id=state.code, name=state.name, kind="state", affiliation=state.code)]
