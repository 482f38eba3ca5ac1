"""What the archive shows: frozen, typed, and the same for Python, the command line and whatever comes after."""

from __future__ import annotations

from typing import Any

from depesche.archive import display
from depesche.records import Actor, Obligation, Record
from depesche.records.span import Frozen


class Source(Frozen):
    """A document as the archive cites it. `also` are other places where the very same text appeared."""

    number: int
    id: str
    sha256: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    also: list[str] = []


class Origin(Frozen):
    """Documents that print one text. `first` is likely the first of them, `because` says why."""

    family: int
    first: Source
    because: str
    documents: list[Source]
    aligned: dict[str, float] = {}  # document id → share of its words that stand in the text it copies


class Reason(Frozen):
    """A feature that speaks for (positive weight) or against one dossier."""

    name: str
    weight: float
    seen: str


class Member(Frozen):
    """A record in a dossier, and why it is there; without reasons it is the one the dossier began with."""

    record: Record
    verdict: str | None = None
    corrected: bool = False
    weight: float | None = None
    reasons: list[Reason] = []


class Told(Frozen):
    """A value, and which documents tell it; `asserted_by` are the sources that those name."""

    value: str
    documents: list[str]
    asserted_by: list[str] = []


class Disagreement(Frozen):
    """What the documents of a dossier tell differently, side by side; the most often told first."""

    slot: str
    values: list[Told]


class Step(Frozen):
    """One dated action in an agreement's life, as told by one or more documents."""

    status: str
    when: str | None = None
    begins: str | None = None
    ends: str | None = None
    where: str | None = None
    by: list[str] = []
    factuality: str = "occurred"
    documents: list[str]
    quotes: list[str] = []


class Line(Frozen):
    """A dossier in a list. `begins` and `ends` are the first and last day it may have been; null where none is told."""

    id: str
    type: str
    kind: str
    title: str
    begins: str | None = None
    ends: str | None = None
    place: str | None = None
    factuality: str
    records: int
    documents: int
    origins: int


class Timeline(list[Line]):
    """Dossiers in the order of time."""

    def _repr_html_(self) -> str:
        return display.lines(self)


class Suggestion(Frozen):
    """Two dossiers that may be one thing, for a person to decide."""

    record: str
    dossier: Line
    other: Line
    weight: float
    reasons: list[Reason]


class Dossier(Frozen):
    """All that the archive knows of one real-world thing."""

    line: Line
    participants: list[str]
    members: list[Member]
    origins: list[Origin]
    disagreements: list[Disagreement] = []
    life: list[Step] = []
    obligations: list[Obligation] = []
    suggestions: list[Suggestion] = []

    def _repr_html_(self) -> str:
        return display.dossier(self)


class Name(Frozen):
    """A name, and how many records use it."""

    name: str
    records: int


class Office(Frozen):
    """An office as told: from the first to the last day on which a document tells it."""

    title: str
    of: str | None
    status: str
    begins: str | None
    ends: str | None
    documents: int


class Hit(Frozen):
    """A record that was found, the dossier it belongs to, and the words around what was asked for."""

    record: Record
    dossier: str | None = None
    verdict: str | None = None
    snippet: str = ""


class Page(Frozen):
    """One person, state or body over all documents. The lists hold the newest; `counts` counts all."""

    name: str
    kind: str
    code: str | None
    affiliation: str | None
    names: list[Name]
    counts: dict[str, int]
    offices: list[Office] = []
    holders: list[Office] = []
    encounters: list[Line] = []
    agreements: list[Line] = []
    actions: list[Line] = []
    statements: list[Hit] = []


class Judgement(Frozen):
    """A decision of a person."""

    number: int
    made: str
    who: str
    verb: str
    record: str | None = None
    other: list[str] = []
    slot: str | None = None
    value: Any = None
    reason: str | None = None
    undoes: int | None = None
    in_force: bool = True


class Question(Frozen):
    """A record that nobody has judged yet. `dependants` counts the records that stand or fall with it, itself included;
    `weight` is what it matters to ask: how unsure it is, times its dependants.
    """

    record: Record
    dossier: str | None = None
    dependants: int
    weight: float


class Concord(Frozen):
    """How far two reviewers agree over the records that both accepted or rejected: Cohen's kappa (1960), null where
    both always said the same one thing.
    """

    one: str
    other: str
    records: int
    same: int
    kappa: float | None


class RejectedInput(Frozen):
    """An input that could not be taken in. `options` say how it was to be read; times are ISO 8601, UTC."""

    input: str
    source: str
    line: int | None
    code: str
    reason: str
    hint: str
    options: dict[str, Any] = {}
    first: str
    last: str
    tries: int


class WatchedFeed(Frozen):
    """A feed, when it was asked last, and what was wrong then; `entries` counts those that were taken in."""

    url: str
    title: str | None = None
    checked: str
    fault: str | None = None
    entries: int


class Status(Frozen):
    """What the archive holds."""

    archive: str
    schema_version: str
    documents: int
    appearances: int
    origins: int
    words: int
    records: dict[str, int]
    dossiers: dict[str, int]
    actors: int
    suggestions: int
    judgements: int
    rejected: int
    first: str | None
    last: str | None
    versions: dict[str, int]
    unfinished_runs: int
    rejections: dict[str, int] = {}  # inputs that could not be taken in, by code
    languages: dict[str, int] = {}  # documents that are kept but not read, by language
    published_from: dict[str, int] = {}  # what publication dates are known from
    feeds: int = 0


def name_of(actor: Actor) -> str:
    """A state or organisation by its code, others by name."""
    return actor.id if actor.id and actor.kind in ("state", "igo") else actor.name
