"""Who takes part: states, international organisations, persons and other bodies."""

from __future__ import annotations

from typing import Literal

from depesche.records.span import Frozen, Span

ActorKind = Literal["person", "state", "igo", "organisation", "group"]
ParticipantRole = Literal["host", "guest", "delegation_head", "mediator", "none"]


class Actor(Frozen):
    """An actor as one record knows it.

    `id` of a state is its ISO 3166-1 alpha-3 code, of an international organisation its usual abbreviation, null
    elsewhere. `affiliation` is such a code: the state or body a person acts for. `role` is set for participants of
    encounters only. `mention` is the cut of the text that stands for the actor in this record.
    """

    id: str | None
    name: str
    kind: ActorKind
    affiliation: str | None = None
    role: ParticipantRole | None = None
    mention: Span | None = None
