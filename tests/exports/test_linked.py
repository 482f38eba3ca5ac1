"""FollowTheMoney, RDF and Web Annotations, read back by their own libraries; evidence still cuts to its text."""

from __future__ import annotations

import io
import json
import unicodedata
from typing import Any

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF

from depesche.exports import ftm, webannotation, writer
from depesche.exports.identity import alpha2
from depesche.exports.run import export
from depesche.reading.reader import ReadResult
from depesche.records import Actor, Document, Time, record_from_dict
from exports import odd
from samples import cut, records

# rdflib's own JSON-LD reader uses what rdflib deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
NOT_VALIDATED = "NOT TESTED here: followthemoney is not installed (pip install 'depesche[ftm]'; it is built with ICU)"
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
SCHEMA = rdflib.Namespace("https://schema.org/")
DEPESCHE = rdflib.Namespace("urn:depesche:vocabulary:")


def written(name: str, results: list[ReadResult]) -> str:
    stream = io.StringIO()
    writer(name)(results, stream)
    return stream.getvalue()


def money(results: list[ReadResult]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written("ftm", results).splitlines()]


@pytest.fixture(scope="module")
def model() -> Any:
    """FollowTheMoney's own model."""
    library = pytest.importorskip("followthemoney", reason=NOT_VALIDATED)
    return library.model


def validated(model: Any, entities: list[dict[str, Any]]) -> None:
    known = {entity["id"]: entity for entity in entities}
    assert len(known) == len(entities)
    for entity in entities:
        schema = model.get(entity["schema"])
        schema.validate(entity)
        proxy = model.get_proxy(entity, cleaned=False)
        for name, values in entity["properties"].items():
            # The library itself composes letters and drops zero-width joiners when it loads; nothing else may change.
            kept = [unicodedata.normalize("NFC", value.replace("\u200d", "")) for value in values]
            assert sorted(proxy.get(name)) == sorted(kept), (entity["schema"], name)
            prop = schema.get(name)
            if prop.type.name == "entity":
                for value in values:
                    assert model.get(known[value]["schema"]).is_a(prop.range), (name, known[value]["schema"])
        assert {name for name in schema.required if not entity["properties"].get(name)} == set()


def test_entities_validate_with_followthemoney(model: Any) -> None:
    entities = money([odd.result()])
    validated(model, entities)
    assert {entity["schema"] for entity in entities} == {
        "Article", "Person", "PublicBody", "Organization", "Position", "Occupancy", "Event", "Mention", "Documentation",
        "UnknownLink", "Note",
    }  # fmt: skip


def test_entities_of_several_documents_are_one_each(model: Any) -> None:
    from samples import result

    entities = money([odd.result(), result()])
    validated(model, entities)
    assert (
        sum(entity["properties"].get("name") == ["Jana Veselá"] for entity in entities if entity["schema"] == "Person")
        == 1
    )


def test_country_codes_are_followthemoneys(model: Any) -> None:
    from followthemoney.types import registry

    assert len(alpha2()) > 190
    assert {code for code in alpha2().values() if registry.country.clean(code) != code.lower()} == set()


def test_money_cuts_to_the_text() -> None:
    entities = money([odd.result()])
    (article,) = (e["properties"] for e in entities if e["schema"] == "Article")
    text = article["bodyText"][0]
    assert text == odd.result().document.text
    notes = [e["properties"]["summary"][0] for e in entities if e["schema"] == "Documentation"]
    assert len(notes) == 4
    for note in notes:
        place, words = note.split(": ", 1)
        start, end = place.removeprefix("characters ").split("–")
        assert text[int(start) : int(end)] == words


@pytest.mark.parametrize(
    ("value", "dates"),
    [
        ("2025-03-10", {"date": "2025-03-10"}),
        ("2025-06", {"date": "2025-06"}),
        ("2025-SU", {"date": "2025"}),
        ("2025-W11", {"date": "2025"}),
        ("2025-03-10TMO", {"date": "2025-03-10"}),
        ("2025-03-10/2025-03-12", {"startDate": "2025-03-10", "endDate": "2025-03-12"}),
        ("PRESENT_REF", {}),
        (None, {}),
    ],
)
def test_dates_are_as_exact_as_told(value: str | None, dates: dict[str, str]) -> None:
    assert ftm._dates(Time(start=0, end=3, text="Die", value=value, type="DATE")) == dates


@pytest.mark.parametrize(("name", "form"), [("turtle", "turtle"), ("json-ld", "json-ld")])
def test_rdf_tells_the_chain_and_the_evidence(name: str, form: str) -> None:
    result = odd.result()
    graph = rdflib.Graph().parse(data=written(name, [result]), format=form)
    visit = rdflib.URIRef(f"urn:depesche:record:{result.records[0].id}")
    article = rdflib.URIRef(f"urn:depesche:document:{result.document.sha256}")
    assert (visit, RDF.type, DEPESCHE.Encounter) in graph
    assert (visit, PROV.wasDerivedFrom, article) in graph
    # Denmark told it to Ritzau, Ritzau to the paper: the record is quoted from Ritzau's words, those from Denmark's.
    (relayed,) = graph.objects(visit, PROV.wasQuotedFrom)
    (agency,) = graph.objects(relayed, PROV.wasAttributedTo)
    (original,) = graph.objects(relayed, PROV.wasQuotedFrom)
    (state,) = graph.objects(original, PROV.wasAttributedTo)
    assert [str(graph.value(who, SCHEMA.name)) for who in (agency, state)] == ["Ritzau", "Dänemark"]
    assert (visit, PROV.hadPrimarySource, original) in graph
    notes = list(graph.subjects(RDF.type, OA.Annotation))
    assert len(notes) == sum(len(record.evidence) for record in result.records)
    text = result.document.text
    for note in notes:
        target = graph.value(note, OA.hasTarget)
        assert graph.value(target, OA.hasSource) == article
        chosen = {graph.value(s, RDF.type): s for s in graph.objects(target, OA.hasSelector)}
        place, quotation = chosen[OA.TextPositionSelector], chosen[OA.TextQuoteSelector]
        start, end = int(graph.value(place, OA.start)), int(graph.value(place, OA.end))  # type: ignore[arg-type]
        exact = str(graph.value(quotation, OA.exact))
        assert text[start:end] == exact
        assert text[:start].endswith(str(graph.value(quotation, OA.prefix)))
        assert text[end:].startswith(str(graph.value(quotation, OA.suffix)))


def test_both_forms_of_rdf_say_the_same_over_documents() -> None:
    from samples import result

    both = [odd.result(), result(), ReadResult(Document(id="leer", text="Nichts."))]
    turtle = rdflib.Graph().parse(data=written("turtle", both), format="turtle")
    linked = rdflib.Graph().parse(data=written("json-ld", both), format="json-ld")
    assert len(turtle) > 200
    assert set(turtle) == set(linked)


def test_odd_names_make_good_uris() -> None:
    odd_one = Actor(id=None, name='Rat "für" <alles> 🕊️\n& %', kind="group")
    deed = records()[3].model_copy(update={"actors": [odd_one]})
    graph = rdflib.Graph().parse(data=written("turtle", [ReadResult(odd.result().document, [deed])]), format="turtle")
    assert rdflib.Literal(odd_one.name) in set(graph.objects(None, SCHEMA.name))


def test_web_annotations_select_the_evidence() -> None:
    result = odd.result()
    collection = json.loads(written("w3c", [result, result]))
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["type"], collection["first"]["type"]) == ("AnnotationCollection", "AnnotationPage")
    items = collection["first"]["items"]
    assert len(items) == 10
    for item, record in zip(items, result.records * 2, strict=True):
        assert (item["type"], item["id"]) == ("Annotation", f"urn:depesche:record:{record.id}")
        (body,) = (body for body in item["body"] if body["purpose"] == "describing")
        assert record_from_dict(json.loads(body["value"])) == record
        for target, span in zip(item["target"], record.evidence, strict=True):
            assert target["source"]["id"].endswith(result.document.sha256)
            place, quotation = target["selector"]
            text = result.document.text
            assert text[place["start"] : place["end"]] == quotation["exact"] == span.text
            found = text.index(quotation["prefix"] + quotation["exact"] + quotation["suffix"])
            assert found + len(quotation["prefix"]) == place["start"]


def test_web_annotations_of_nothing_are_a_collection() -> None:
    assert json.loads(written("w3c", []))["first"]["items"] == []
    stream = io.StringIO()
    webannotation.write([], stream)
    assert stream.getvalue() == written("w3c", [])


@pytest.mark.parametrize("name", ["ftm", "turtle", "json-ld", "w3c"])
def test_they_are_written_to_files(name: str, tmp_path: Any) -> None:
    assert export([odd.result()], name, tmp_path / "out").records == 5
    assert (tmp_path / "out").stat().st_size > 1000


def test_rdf_keeps_unknown_times_as_words() -> None:
    recently = cut("am Montag")
    when = Time(start=recently.start, end=recently.end, text=recently.text, value=None, type="DATE")
    visit = records()[0].model_copy(update={"when": when})
    graph = rdflib.Graph().parse(data=written("turtle", [ReadResult(odd.result().document, [visit])]), format="turtle")
    assert list(graph.objects(None, DEPESCHE.begins)) == []
    assert [str(text) for text in graph.objects(None, DEPESCHE.timeText)] == ["am Montag"]


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
def test_any_text_survives_turtle(text: str) -> None:
    deed = records()[3].model_copy(update={"rule": text})
    graph = rdflib.Graph().parse(data=written("turtle", [ReadResult(odd.result().document, [deed])]), format="turtle")
    assert [str(rule) for rule in graph.objects(None, DEPESCHE.rule)] == [text]


def test_web_annotations_are_linked_data() -> None:
    """Read as JSON-LD, with what the public context says of the terms in use, which is not fetched for a test."""
    collection = json.loads(written("w3c", [odd.result()]))
    link = {"@type": "@id"}
    collection["@context"] = {
        "@vocab": "http://www.w3.org/ns/oa#",
        "id": "@id",
        "type": "@type",
        "target": {"@id": "http://www.w3.org/ns/oa#hasTarget", **link},
        "source": {"@id": "http://www.w3.org/ns/oa#hasSource", **link},
        "selector": {"@id": "http://www.w3.org/ns/oa#hasSelector", **link},
        "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@container": "@list", **link},
        "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    }
    graph = rdflib.Graph().parse(data=json.dumps(collection), format="json-ld")
    text = odd.result().document.text
    quotations = {str(quote) for quote in graph.objects(None, OA.exact)}
    positions = {
        text[int(str(graph.value(place, OA.start))) : int(str(graph.value(place, OA.end)))]
        for place in graph.subjects(RDF.type, OA.TextPositionSelector)
    }
    assert quotations == positions == {span.text for record in odd.result().records for span in record.evidence}
