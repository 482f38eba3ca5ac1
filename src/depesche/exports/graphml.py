"""GraphML: the network of actors and dossiers, with dates as attributes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TextIO

from depesche.exports.graph import EDGE, NODE, build
from depesche.exports.markup import attributes, content
from depesche.reading.reader import ReadResult

_NODE = {"label": str, **NODE}
_EDGE = {**EDGE, "weight": int}
_TYPES = {str: "string", int: "int"}


def write(results: Iterable[ReadResult], stream: TextIO, *, dossiers: Mapping[str, str]) -> None:
    """One directed graph; days are ISO 8601, the attribute is left out where none is told."""
    graph = build(results, dossiers)
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for of, keys in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in keys.items():
            key = attributes(id=f"{of}-{name}", for_=of, **{"attr.name": name, "attr.type": _TYPES[kind]})
            stream.write(f"<key{key}/>\n")
    stream.write('<graph id="depesche" edgedefault="directed">\n')
    for node in graph.nodes.values():
        data = _data("node", {"label": node.label, **node.values()})
        stream.write(f"<node{attributes(id=node.id)}>{data}</node>\n")
    for i, edge in enumerate(graph.edges.values()):
        tag = attributes(id=f"e{i}", source=edge.source, target=edge.target)
        data = _data("edge", {**edge.values(), "weight": edge.records})
        stream.write(f"<edge{tag}>{data}</edge>\n")
    stream.write("</graph>\n</graphml>\n")


def _data(of: str, values: Mapping[str, object]) -> str:
    told = ((name, value) for name, value in values.items() if value is not None)
    return "".join(f'<data key="{of}-{name}">{content(str(value))}</data>' for name, value in told)
