"""RDF: records with schema.org, their chain of sources with PROV-O, their evidence with Web Annotation (needs rdflib).

A record told by a ministry, relayed by an agency, is three entities, one hop a link: the record was quoted from what
the agency said, that from what the ministry said, which is its primary source. Nodes have names, so that documents can
be written one after the other and loaded in any order.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

import depesche
from depesche.exports.identity import BASE, actor_uri, document_uri, record_uri
from depesche.exports.needs import need
from depesche.exports.selectors import around
from depesche.exports.tables import actors as actors_of
from depesche.reading.reader import ReadResult
from depesche.records import Action, Actor, Agreement, Document, Encounter, Office, Place, Record, Span, Statement, Time
from depesche.records.days import interval

PREFIXES = {
    "depesche": f"{BASE}vocabulary:",
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_SCHEMAS = {"person": "Person", "state": "Country", "igo": "Organization", "organisation": "Organization"}


def write_turtle(results: Iterable[ReadResult], stream: TextIO) -> None:
    """Turtle, document by document.

    Raises:
        MissingExtra: rdflib is not installed.
    """
    builder = _Builder()
    for name, uri in PREFIXES.items():
        stream.write(f"@prefix {name}: <{uri}> .\n")
    for result in results:
        text = builder.graph(result).serialize(format="turtle")
        stream.write(
            "\n" + "\n".join(line for line in text.splitlines() if not line.startswith("@prefix")).strip() + "\n"
        )


def write_jsonld(results: Iterable[ReadResult], stream: TextIO) -> None:
    """JSON-LD with its context in it, document by document into one `@graph`.

    Raises:
        MissingExtra: rdflib is not installed.
    """
    builder = _Builder()
    stream.write(f'{{"@context": {json.dumps(PREFIXES)}, "@graph": [')
    parting = "\n"
    for result in results:
        nodes = json.loads(builder.graph(result).serialize(format="json-ld", context=PREFIXES, auto_compact=False))
        for node in nodes.get("@graph", [nodes] if "@id" in nodes else []):
            stream.write(parting + json.dumps(node, ensure_ascii=False))
            parting = ",\n"
    stream.write("\n]}\n")


class _Builder:
    """Makes the graph of a document."""

    def __init__(self) -> None:
        self._rdf = need("rdflib", "rdf")
        spaces = {name: self._rdf.Namespace(uri) for name, uri in PREFIXES.items()}
        self._d, self._schema, self._prov = spaces["depesche"], spaces["schema"], spaces["prov"]
        self._oa, self._edtf, self._xsd = spaces["oa"], spaces["edtf"], spaces["xsd"]
        self._a = self._rdf.RDF.type

    def graph(self, result: ReadResult) -> Any:
        """The graph of one document and its records."""
        graph = self._rdf.Graph(bind_namespaces="none")
        for name, uri in PREFIXES.items():
            graph.bind(name, uri)
        for triple in self._triples(result):
            graph.add(triple)
        return graph

    def _uri(self, value: str) -> Any:
        return self._rdf.URIRef(value)

    def _text(self, value: object) -> Any:
        return self._rdf.Literal(value)

    def _triples(self, result: ReadResult) -> Iterator[tuple[Any, Any, Any]]:
        if not result.records:
            return
        yield from self._document(result.document, result.records[0])
        for record in result.records:
            yield from self._record(result.document, record)

    def _document(self, of: Document, first: Record) -> Iterator[tuple[Any, Any, Any]]:
        node = self._uri(document_uri(first.document))
        yield node, self._a, self._schema.NewsArticle
        yield node, self._a, self._prov.Entity
        yield node, self._schema.identifier, self._text(of.id)
        yield node, self._d.sha256, self._text(of.sha256)
        yield node, self._schema.inLanguage, self._text(of.language or "de")
        if of.title:
            yield node, self._schema.headline, self._text(of.title)
        if of.published:
            yield node, self._schema.datePublished, self._rdf.Literal(of.published.isoformat(), datatype=self._xsd.date)
        if of.url:
            yield node, self._schema.url, self._text(of.url)
        if of.publisher:
            publisher = Actor(id=None, name=of.publisher, kind="organisation")
            yield from self._actor(publisher)
            yield node, self._schema.publisher, self._uri(actor_uri(publisher))
            yield node, self._prov.wasAttributedTo, self._uri(actor_uri(publisher))

    def _actor(self, actor: Actor) -> Iterator[tuple[Any, Any, Any]]:
        node = self._uri(actor_uri(actor))
        yield node, self._a, self._prov.Agent
        if actor.kind in _SCHEMAS:
            yield node, self._a, self._schema[_SCHEMAS[actor.kind]]
        yield node, self._d.kind, self._text(actor.kind)
        yield node, self._schema.name, self._text(actor.name)
        if actor.id:
            yield node, self._schema.identifier, self._text(actor.id)
        if actor.affiliation and actor.affiliation != actor.id:
            yield node, self._d.actsFor, self._text(actor.affiliation)

    def _record(self, document: Document, record: Record) -> Iterator[tuple[Any, Any, Any]]:
        node = self._uri(record_uri(record.id))
        yield node, self._a, self._d[record.type.capitalize()]
        yield node, self._a, self._prov.Entity
        if isinstance(record, Encounter | Action):
            yield node, self._a, self._schema.Event
        yield node, self._d.factuality, self._text(record.factuality)
        yield node, self._d.confidence, self._rdf.Literal(repr(record.confidence), datatype=self._xsd.decimal)
        yield node, self._d.rule, self._text(record.rule)
        if record.plover:
            yield node, self._d.ploverType, self._text(record.plover.type)
            if record.plover.mode:
                yield node, self._d.ploverMode, self._text(record.plover.mode)
        yield from self._when(node, record.when)
        yield from self._where(node, record.where)
        for part, _, _, actor in actors_of(record):
            yield from self._actor(actor)
            if part != "source":
                yield node, self._d[part], self._uri(actor_uri(actor))
            if actor.role in ("host", "guest", "mediator"):
                yield node, self._d[actor.role], self._uri(actor_uri(actor))
        yield from self._own(node, record)
        yield from self._provenance(node, record)
        for i, span in enumerate(record.evidence):
            yield from self._evidence(node, document, record, i, span)

    def _own(self, node: Any, record: Record) -> Iterator[tuple[Any, Any, Any]]:
        """What only records of one type have."""
        match record:
            case Encounter():
                yield node, self._d.kind, self._text(record.kind)
                for topic in record.topics:
                    yield node, self._schema.about, self._text(topic)
                if record.number is not None:
                    yield node, self._d.number, self._text(record.number)
                if record.duration:
                    length = self._rdf.Literal(record.duration.value, datatype=self._xsd.duration, normalize=False)
                    yield node, self._schema.duration, length
            case Agreement():
                yield node, self._schema.name, self._text(record.name)
                yield node, self._d.kind, self._text(record.kind)
                if record.subject:
                    yield node, self._schema.about, self._text(record.subject)
                for i, status in enumerate(record.statuses):
                    step = self._uri(f"{node}:status:{i}")
                    yield node, self._d.status, step
                    yield step, self._a, self._d.Status
                    yield step, self._d.name, self._text(status.status)
                    yield step, self._d.factuality, self._text(status.factuality)
                    yield from self._when(step, status.when)
                    yield from self._where(step, status.where)
                    for actor in status.by:
                        yield step, self._d.by, self._uri(actor_uri(actor))
                for duty in record.obligations:
                    yield node, self._d.obligation, self._text(duty.kind)
            case Statement():
                yield node, self._a, self._schema.Quotation
                yield node, self._d.mode, self._text(record.mode)
                yield node, self._d.act, self._text(record.act)
                yield node, self._schema.text, self._text(" … ".join(span.text for span in record.content))
                if record.speaker:
                    yield node, self._schema.creator, self._uri(actor_uri(record.speaker))
            case Office():
                yield node, self._schema.roleName, self._text(record.title)
                yield node, self._d.status, self._text(record.status)
            case Action():
                pass

    def _when(self, node: Any, when: Time | None) -> Iterator[tuple[Any, Any, Any]]:
        if when is None:
            return
        yield node, self._d.timeText, self._text(when.text)
        days = interval(when.value)
        if when.value and days:
            yield node, self._d.time, self._rdf.Literal(when.value, datatype=self._edtf.EDTF)
            yield node, self._d.begins, self._rdf.Literal(days.first.isoformat(), datatype=self._xsd.date)
            yield node, self._d.ends, self._rdf.Literal(days.last.isoformat(), datatype=self._xsd.date)
        elif when.value:
            yield node, self._d.time, self._text(when.value)

    def _where(self, node: Any, where: Place | None) -> Iterator[tuple[Any, Any, Any]]:
        if where is None:
            return
        place = self._uri(f"{node}:place")
        yield node, self._schema.location, place
        yield place, self._a, self._schema.Place
        yield place, self._schema.name, self._text(where.name)
        if where.country:
            yield place, self._schema.addressCountry, self._text(where.country)

    def _provenance(self, node: Any, record: Record) -> Iterator[tuple[Any, Any, Any]]:
        """One hop a link: this record ← what the last relay said ← … ← what the nearest source said."""
        software = self._uri(f"{BASE}software:{depesche.__version__}")
        yield software, self._a, self._prov.SoftwareAgent
        yield software, self._schema.name, self._text(f"Depesche {depesche.__version__}")
        yield node, self._prov.wasDerivedFrom, self._uri(document_uri(record.document))
        yield node, self._prov.wasAttributedTo, software
        later = node
        for i, source in reversed(list(enumerate(record.asserted_by))):
            told = self._uri(f"{node}:told:{i}")
            yield told, self._a, self._prov.Entity
            yield told, self._prov.wasAttributedTo, self._uri(actor_uri(source))
            yield later, self._prov.wasQuotedFrom, told
            later = told
        if later is not node:
            yield node, self._prov.hadPrimarySource, later

    def _evidence(
        self, node: Any, document: Document, record: Record, i: int, span: Span
    ) -> Iterator[tuple[Any, Any, Any]]:
        base = f"{node}:evidence:{i}"
        note, target = self._uri(base), self._uri(f"{base}:target")
        position, quotation = self._uri(f"{base}:position"), self._uri(f"{base}:quote")
        prefix, suffix = around(document.text, span.start, span.end)
        yield note, self._a, self._oa.Annotation
        yield note, self._oa.motivatedBy, self._oa.describing
        yield note, self._oa.hasBody, node
        yield note, self._oa.hasTarget, target
        yield target, self._a, self._oa.SpecificResource
        yield target, self._oa.hasSource, self._uri(document_uri(record.document))
        yield target, self._oa.hasSelector, position
        yield target, self._oa.hasSelector, quotation
        yield position, self._a, self._oa.TextPositionSelector
        yield position, self._oa.start, self._rdf.Literal(str(span.start), datatype=self._xsd.nonNegativeInteger)
        yield position, self._oa.end, self._rdf.Literal(str(span.end), datatype=self._xsd.nonNegativeInteger)
        yield quotation, self._a, self._oa.TextQuoteSelector
        yield quotation, self._oa.exact, self._text(span.text)
        yield quotation, self._oa.prefix, self._text(prefix)
        yield quotation, self._oa.suffix, self._text(suffix)
