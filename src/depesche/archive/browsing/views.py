"""What leafing through the archive shows, beside `depesche.archive.views`: frozen and typed like those."""

from __future__ import annotations

from depesche.archive.views import Hit, Line, Origin
from depesche.records import Document, Note, Record
from depesche.records.span import Frozen


class Count(Frozen):
    """A value, and how many records have it."""

    value: str
    count: int


class Facet(Frozen):
    """A way to narrow down what was found: the values of one slot, the commonest first."""

    name: str
    values: list[Count]


class Found(Frozen):
    """One page of what was found; `total` counts all of it."""

    hits: list[Hit]
    total: int
    offset: int
    limit: int
    facets: list[Facet]


class Lines(Frozen):
    """One page of dossiers; `total` counts all of them."""

    lines: list[Line]
    total: int
    offset: int
    limit: int


class Entry(Frozen):
    """A record of a document, with what became of it."""

    record: Record
    dossier: str | None = None
    tellings: int = 1  # documents that tell of the same thing
    verdict: str | None = None
    corrected: bool = False


class Article(Frozen):
    """A document with all that was read in it. `origin` is its family; null until it was compared."""

    document: Document
    notes: list[Note]
    entries: list[Entry]
    origin: Origin | None = None
    added: str
    version: str


class Paper(Frozen):
    """A document in a list."""

    sha256: str
    id: str
    title: str
    published: str | None
    publisher: str | None
    words: int
    records: int


class Papers(Frozen):
    """One page of documents; `total` counts all of them."""

    papers: list[Paper]
    total: int
    offset: int
    limit: int


class Person(Frozen):
    """An actor in a list: a person, state or body. `key` names it in the archive."""

    key: str
    name: str
    kind: str
    code: str | None
    affiliation: str | None
    records: int


class People(Frozen):
    """One page of actors; `total` counts all of them."""

    people: list[Person]
    total: int
    offset: int
    limit: int


class Tie(Frozen):
    """Two actors that stand in one record; `one` and `other` are places in `Graph.people`."""

    one: int
    other: int
    records: int


class Graph(Frozen):
    """Who has to do with whom. `left_out` counts actors of the time asked for beyond those shown."""

    people: list[Person]
    ties: list[Tie]
    left_out: int = 0


class Spot(Frozen):
    """A place on the map, in degrees north and east, with what was there."""

    name: str
    country: str | None
    latitude: float
    longitude: float
    records: int


class Map(Frozen):
    """Places of records. `unplaced` counts records whose place no gazetteer knows."""

    spots: list[Spot]
    unplaced: int = 0


class Point(Frozen):
    """A dossier on the timeline: no more than is drawn."""

    id: str
    type: str
    begins: str
    ends: str


class Run(Frozen):
    """One call that added documents. `finished` is null while it runs, or where it broke off."""

    number: int
    started: str
    finished: str | None
    version: str
    documents: int


class Month(Frozen):
    """How many records of a type a month holds."""

    month: str
    type: str
    records: int
