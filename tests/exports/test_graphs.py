"""GraphML and GEXF, read back by networkx."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx
import pytest

from archive import stories
from depesche.archive import Archive
from depesche.exports import gexf, graphml
from depesche.reading.reader import ReadResult
from depesche.records import Actor
from exports import odd
from samples import CZE, records, result

GEXF = "{http://www.gexf.net/1.2draft}"


def written(module: Any, results: list[ReadResult], **dossiers: str) -> io.BytesIO:
    stream = io.StringIO()
    module.write(results, stream, dossiers=dossiers)
    return io.BytesIO(stream.getvalue().encode("utf-8"))


def read_graphml(stream: Any) -> Any:
    return networkx.read_graphml(stream, force_multigraph=True)


def test_graphml_holds_actors_dossiers_and_days() -> None:
    told = odd.result()
    graph = read_graphml(written(graphml, [told]))
    visit = told.records[0].id
    assert graph.nodes[visit]["what"] == "encounter"
    assert (graph.nodes[visit]["begins"], graph.nodes[visit]["place"]) == ("2025-03-10", "Kopenhagen")
    guest, host = "person:jana veselá|CZE", "state:DNK"
    assert graph.nodes[guest]["label"] == "Jana Veselá"
    assert {data["role"] for data in graph.get_edge_data(guest, visit).values()} == {"guest"}
    assert {data["role"] for data in graph.get_edge_data(host, visit).values()} == {"host"}
    assert {data["relation"] for data in graph.get_edge_data(guest, "state:CZE").values()} == {"office"}
    assert {data["relation"] for data in graph.get_edge_data(guest, host).values()} == {"statement"}
    assert all(isinstance(data["weight"], int) for _, _, data in graph.edges(data=True))


def test_dossiers_are_one_node() -> None:
    one, other = result(), odd.result()
    joined = {told.records[0].id: "visit" for told in (one, other)}
    graph = read_graphml(written(graphml, [one, other], **joined))
    assert (graph.nodes["visit"]["records"], graph.nodes["visit"]["documents"]) == (2, 2)
    assert graph.get_edge_data("state:DNK", "visit")["e1"]["weight"] == 2


@pytest.mark.parametrize("reader", [networkx.read_gexf])
def test_gexf_lasts_from_day_to_day(reader: Any) -> None:
    told = odd.result()
    graph = reader(written(gexf, [told]))
    visit = told.records[0].id
    assert graph.graph["mode"] == "dynamic"
    assert (graph.nodes[visit]["start"], graph.nodes[visit]["end"]) == ("2025-03-10", "2025-03-10")
    assert graph.nodes["person:jana veselá|CZE"]["label"] == "Jana Veselá"
    assert graph.nodes["state:DNK"]["activity"] == [(1, "2025-03-10", "2025-03-10")]
    deed = told.records[3].id
    assert "start" not in graph.nodes[deed]


def test_gexf_is_what_gephi_wants() -> None:
    root = ElementTree.parse(written(gexf, [odd.result()])).getroot()
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat"), graph.get("defaultedgetype")) == ("dynamic", "date", "directed")
    nodes = {node.get("id") for node in graph.iter(f"{GEXF}node")}
    edges = list(graph.iter(f"{GEXF}edge"))
    assert edges
    assert len({edge.get("id") for edge in edges}) == len(edges)
    assert {edge.get(end) for edge in edges for end in ("source", "target")} <= nodes
    declared = {
        (of.get("class"), one.get("id"))
        for of in graph.iter(f"{GEXF}attributes")
        for one in of.iter(f"{GEXF}attribute")
    }
    for kind in ("node", "edge"):
        used = {v.get("for") for one in graph.iter(f"{GEXF}{kind}") for v in one.iter(f"{GEXF}attvalue")}
        assert {(kind, name) for name in used} <= declared


@pytest.mark.parametrize("module", [graphml, gexf])
def test_odd_names_survive(module: Any) -> None:
    name = 'Rat "für" <alles> 🕊️\n& \x07'
    deed = records()[3].model_copy(update={"actors": [Actor(id=None, name=name, kind="group")], "recipients": [CZE]})
    stream = written(module, [ReadResult(result().document, [deed])])
    graph = read_graphml(stream) if module is graphml else networkx.read_gexf(stream)
    assert name.replace("\x07", "\ufffd") in {data["label"] for _, data in graph.nodes(data=True)}


@pytest.mark.parametrize("module", [graphml, gexf])
def test_a_graph_of_nothing(module: Any) -> None:
    stream = written(module, [])
    graph = read_graphml(stream) if module is graphml else networkx.read_gexf(stream)
    assert len(graph) == 0


def test_the_archive_gives_dossiers(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db") as archive:
        archive.store_many(stories.all_three())
        archive.export("graphml", tmp_path / "g.graphml")
        archive.export("gexf", tmp_path / "g.gexf")
        known = {line.id for line in archive.timeline()}
    graph = read_graphml(tmp_path / "g.graphml")
    things = {node for node, data in graph.nodes(data=True) if data["what"] != "actor"}
    assert known
    assert known <= things
    assert set(networkx.read_gexf(tmp_path / "g.gexf")) == set(graph)
