"""GEXF 1.2 for Gephi: the network of actors and dossiers over time.

Nodes and edges last from their first to their last day, those without a day always. `activity` is a dynamic attribute
of actors: in how many dossiers they take part on which days.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TextIO

from depesche.exports.graph import EDGE, NODE, Node, build
from depesche.exports.markup import attributes
from depesche.reading.reader import ReadResult
from depesche.records.days import Interval

_TYPES = {str: "string", int: "integer"}
_ACTIVITY = "activity"


def write(results: Iterable[ReadResult], stream: TextIO, *, dossiers: Mapping[str, str]) -> None:
    """One directed, dynamic graph; days are ISO 8601."""
    graph = build(results, dossiers)
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n')
    stream.write("<meta><creator>Depesche</creator></meta>\n")
    stream.write('<graph mode="dynamic" defaultedgetype="directed" timeformat="date">\n')
    for of, names in (("node", NODE), ("edge", EDGE)):
        tags = (attributes(id=name, title=name, type=_TYPES[kind]) for name, kind in names.items())
        declared = "".join(f"<attribute{tag}/>" for tag in tags)
        stream.write(f'<attributes class="{of}" mode="static">{declared}</attributes>\n')
    activity = attributes(id=_ACTIVITY, title=_ACTIVITY, type="integer")
    stream.write(f'<attributes class="node" mode="dynamic"><attribute{activity}/></attributes>\n<nodes>\n')
    for node in graph.nodes.values():
        tag = attributes(id=node.id, label=node.label, **_lasting(node.days))
        stream.write(f"<node{tag}><attvalues>{_of_node(node)}</attvalues></node>\n")
    stream.write("</nodes>\n<edges>\n")
    for i, edge in enumerate(graph.edges.values()):
        ends = {"source": edge.source, "target": edge.target, "label": edge.label, "weight": edge.records}
        tag = attributes(id=f"e{i}", **ends, **_lasting(edge.days))
        stream.write(f"<edge{tag}><attvalues>{_values(edge.values())}</attvalues></edge>\n")
    stream.write("</edges>\n</graph>\n</gexf>\n")


def _lasting(days: Interval | None) -> dict[str, object]:
    return {"start": days.first, "end": days.last} if days else {}


def _values(values: Mapping[str, object]) -> str:
    told = ((name, value) for name, value in values.items() if value is not None)
    return "".join(f"<attvalue{attributes(for_=name, value=value)}/>" for name, value in told)


def _of_node(node: Node) -> str:
    dynamic = (
        f"<attvalue{attributes(for_=_ACTIVITY, value=count, start=days.first, end=days.last)}/>"
        for days, count in sorted(node.active.items())
    )
    return _values(node.values()) + "".join(dynamic)
