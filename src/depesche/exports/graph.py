"""The network of actors and what they did.

Actors and dossiers (records, where nothing was joined) are nodes, taking part is an edge. Office-holders are tied to
whom they act for, speakers to whom they speak to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from depesche.exports.annotations import label
from depesche.exports.identity import actor_key
from depesche.reading.reader import ReadResult
from depesche.records import Action, Actor, Agreement, Encounter, Office, Record, Statement, parts_of
from depesche.records.days import Interval, interval

# What nodes and edges tell beside their names: column → type.
NODE: dict[str, type] = {
    "what": str,
    "kind": str,
    "country": str,
    "place": str,
    "factuality": str,
    "begins": str,
    "ends": str,
    "records": int,
    "documents": int,
}
EDGE: dict[str, type] = {"relation": str, "role": str, "begins": str, "ends": str}


@dataclass(slots=True)
class Node:
    """An actor or a dossier. `days` are the days it may have been; of an actor, from the first to the last."""

    id: str
    what: str  # actor, encounter, agreement, action
    label: str
    kind: str
    country: str | None = None
    place: str | None = None
    factuality: str | None = None
    days: Interval | None = None
    records: int = 0
    documents: set[str] = field(default_factory=set)
    active: Counter[Interval] = field(default_factory=Counter)  # of an actor: on which days how many dossiers

    def values(self) -> dict[str, object]:
        """What it tells, by the names of `NODE`; null where unknown."""
        told = {"what": self.what, "kind": self.kind, "country": self.country, "place": self.place}
        counts = {"records": self.records, "documents": len(self.documents)}
        return {**told, "factuality": self.factuality, **_ends(self.days), **counts}


@dataclass(slots=True)
class Edge:
    """A tie: from an actor to a dossier, to whom the actor acts for, or to whom the actor spoke."""

    source: str
    target: str
    relation: str
    label: str
    days: Interval | None = None
    records: int = 0

    def values(self) -> dict[str, object]:
        """What it tells, by the names of `EDGE`; null where unknown."""
        return {"relation": self.relation, "role": self.label, **_ends(self.days)}


def _ends(days: Interval | None) -> dict[str, object]:
    return {"begins": days.first if days else None, "ends": days.last if days else None}


@dataclass(slots=True)
class Graph:
    """Nodes and edges by what makes them one."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[tuple[str, str, str, str], Edge] = field(default_factory=dict)


def build(results: Iterable[ReadResult], dossiers: Mapping[str, str]) -> Graph:
    """The graph of all results; it is held in memory as a whole."""
    graph = Graph()
    for result in results:
        for record in result.records:
            days = interval(record.when.value) if record.when else None
            match record:
                case Encounter() | Agreement() | Action():
                    _taking_part(graph, record, days, dossiers.get(record.id, record.id))
                case Office():
                    if record.of is not None:
                        _tie(graph, record.person, record.of, "office", record.title, days, record)
                case Statement():
                    for addressee in record.addressees if record.speaker else ():
                        assert record.speaker is not None
                        _tie(graph, record.speaker, addressee, "statement", record.act, days, record)
    return graph


def _taking_part(graph: Graph, record: Encounter | Agreement | Action, days: Interval | None, dossier: str) -> None:
    thing = graph.nodes.get(dossier)
    if thing is None:
        thing = graph.nodes[dossier] = Node(dossier, record.type, _title(record), label(record))
    thing.records += 1
    thing.documents.add(record.document.sha256)
    thing.factuality = thing.factuality or record.factuality
    if record.where is not None:
        thing.place, thing.country = thing.place or record.where.name, thing.country or record.where.country
    if days is not None and (thing.days is None or days.days < thing.days.days):  # the most exact telling
        thing.days = days
    for part in parts_of(record):
        if part.part not in ("source", "by"):
            role = part.actor.role or "none"
            name = part.part if role == "none" else role
            node = _actor(graph, part.actor, days, record)
            if (node.id, thing.id, "part", name) not in graph.edges and days is not None:
                node.active[days] += 1
            _edge(graph, node.id, thing.id, "part", name, days)


def _title(record: Encounter | Agreement | Action) -> str:
    if isinstance(record, Agreement):
        return record.name
    who = record.participants if isinstance(record, Encounter) else [*record.actors, *record.recipients]
    return f"{label(record)}: {', '.join(dict.fromkeys(a.id or a.name for a in who))}"


def _actor(graph: Graph, actor: Actor, days: Interval | None, record: Record) -> Node:
    key = actor_key(actor)
    node = graph.nodes.get(key)
    if node is None:
        country = actor.id if actor.kind == "state" else actor.affiliation
        node = graph.nodes[key] = Node(key, "actor", actor.name, actor.kind, country)
    node.records += 1
    node.documents.add(record.document.sha256)
    if days is not None:
        node.days = node.days.hull(days) if node.days else days
    return node


def _tie(
    graph: Graph, one: Actor, other: Actor, relation: str, name: str, days: Interval | None, record: Record
) -> None:
    source, target = _actor(graph, one, days, record), _actor(graph, other, days, record)
    _edge(graph, source.id, target.id, relation, name, days)


def _edge(graph: Graph, source: str, target: str, relation: str, name: str, days: Interval | None) -> None:
    edge = graph.edges.setdefault((source, target, relation, name), Edge(source, target, relation, name))
    edge.records += 1
    if days is not None:
        edge.days = edge.days.hull(days) if edge.days else days
