"""GraphML: the network of actors and dossiers, with dates as attributes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from depesche.exports.graph import Edge, Node, build
from depesche.exports.markup import attributes, content
from depesche.reading.reader import ReadResult

_NODE = {
    "label": "string",
    "what": "string",
    "kind": "string",
    "country": "string",
    "place": "string",
    "factuality": "string",
    "begins": "string",
    "ends": "string",
    "records": "int",
    "documents": "int",
}
_EDGE = {"relation": "string", "role": "string", "begins": "string", "ends": "string", "weight": "int"}


def write(results: Iterable[ReadResult], stream: TextIO, *, dossiers: Mapping[str, str]) -> None:
    """One directed graph; days are ISO 8601, the attribute is left out where none is told."""
    graph = build(results, dossiers)
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for of, keys in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in keys.items():
            key = attributes(id=f"{of}-{name}", for_=of, **{"attr.name": name, "attr.type": kind})
            stream.write(f"<key{key}/>\n")
    stream.write('<graph id="depesche" edgedefault="directed">\n')
    for node in graph.nodes.values():
        stream.write(f"<node{attributes(id=node.id)}>{_data('node', _of_node(node))}</node>\n")
    for i, edge in enumerate(graph.edges.values()):
        tag = attributes(id=f"e{i}", source=edge.source, target=edge.target)
        stream.write(f"<edge{tag}>{_data('edge', _of_edge(edge))}</edge>\n")
    stream.write("</graph>\n</graphml>\n")


def _data(of: str, values: Iterator[tuple[str, object]]) -> str:
    told = (f'<data key="{of}-{name}">{content(str(value))}</data>' for name, value in values if value is not None)
    return "".join(told)


def _of_node(node: Node) -> Iterator[tuple[str, object]]:
    yield from (("label", node.label), ("what", node.what), ("kind", node.kind), ("country", node.country))
    yield from (("place", node.place), ("factuality", node.factuality))
    yield from (("begins", node.days.first if node.days else None), ("ends", node.days.last if node.days else None))
    yield from (("records", node.records), ("documents", len(node.documents)))


def _of_edge(edge: Edge) -> Iterator[tuple[str, object]]:
    yield from (("relation", edge.relation), ("role", edge.label), ("weight", edge.records))
    yield from (("begins", edge.days.first if edge.days else None), ("ends", edge.days.last if edge.days else None))
