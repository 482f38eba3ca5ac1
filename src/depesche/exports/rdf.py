"""RDF: records with schema.org, their chain of sources with PROV-O, their evidence with Web Annotation.

A record told by a ministry, relayed by an agency, is three entities, one hop a link: the record was quoted from what
the agency said, that from what the ministry said, which is its primary source. Nodes have names, so that documents can
be written one after the other and loaded in any order.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple, TextIO

import depesche
from depesche.exports.identity import BASE, actor_uri, document_uri, record_uri
from depesche.exports.selectors import around
from depesche.reading.reader import ReadResult
from depesche.records import (
    Action,
    Actor,
    Agreement,
    Document,
    Encounter,
    Office,
    Place,
    Record,
    Span,
    Statement,
    Time,
    parts_of,
)
from depesche.records.days import interval


class Uri(str):
    """A node or a property."""

    __slots__ = ()


class Literal(NamedTuple):
    """A value; without a datatype it is a string."""

    value: str
    datatype: Uri | None = None


Triple = tuple[Uri, Uri, Uri | Literal]

PREFIXES = {
    "depesche": f"{BASE}vocabulary:",
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_SCHEMAS = {"person": "Person", "state": "Country", "igo": "Organization", "organisation": "Organization"}
_LOCAL = re.compile(r"[A-Za-z_]\w*")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile('[\\\\"\x00-\x1f\x7f]')


class _Vocabulary:
    """The names of a vocabulary: `SCHEMA("name")` is its URI."""

    def __init__(self, prefix: str) -> None:
        self._base = PREFIXES[prefix]

    def __call__(self, name: str) -> Uri:
        return Uri(self._base + name)


OWN, SCHEMA, PROV, OA = _Vocabulary("depesche"), _Vocabulary("schema"), _Vocabulary("prov"), _Vocabulary("oa")
XSD = _Vocabulary("xsd")
TYPE = Uri(PREFIXES["rdf"] + "type")
EDTF = Uri(PREFIXES["edtf"] + "EDTF")


def write_turtle(results: Iterable[ReadResult], stream: TextIO) -> None:
    """Turtle, document by document."""
    for name, uri in PREFIXES.items():
        stream.write(f"@prefix {name}: <{uri}> .\n")
    for result in results:
        stream.write("\n")
        for subject, told in _nodes(result).items():
            lines = [f"{_term(predicate)} {', '.join(map(_term, objects))}" for predicate, objects in told.items()]
            stream.write(f"<{subject}> " + " ;\n    ".join(lines) + " .\n")


def write_jsonld(results: Iterable[ReadResult], stream: TextIO) -> None:
    """JSON-LD with its context in it, document by document into one `@graph`."""
    stream.write(f'{{"@context": {json.dumps(PREFIXES)}, "@graph": [')
    parting = "\n"
    for result in results:
        for subject, told in _nodes(result).items():
            node: dict[str, Any] = {"@id": subject}
            for predicate, objects in told.items():
                if predicate == TYPE:
                    node["@type"] = [_short(str(one)) for one in objects]
                else:
                    node[_short(predicate)] = [_value(one) for one in objects]
            stream.write(parting + json.dumps(node, ensure_ascii=False))
            parting = ",\n"
    stream.write("\n]}\n")


def _nodes(result: ReadResult) -> dict[Uri, dict[Uri, list[Uri | Literal]]]:
    """The triples of a document by subject and property, each once."""
    nodes: dict[Uri, dict[Uri, list[Uri | Literal]]] = {}
    for subject, predicate, value in dict.fromkeys(_triples(result)):
        nodes.setdefault(subject, {}).setdefault(predicate, []).append(value)
    return nodes


@lru_cache(4096)
def _short(uri: str) -> str:
    """The URI with a prefix, where it has one."""
    for name, base in PREFIXES.items():
        if uri.startswith(base) and _LOCAL.fullmatch(uri, len(base)):
            return f"{name}:{uri[len(base) :]}"
    return uri


def _term(value: Uri | Literal) -> str:
    """A term in Turtle."""
    if isinstance(value, Uri):
        short = _short(value)
        return f"<{value}>" if short == value else short
    text = '"' + _ESCAPED.sub(lambda match: _ESCAPES.get(match[0], f"\\u{ord(match[0]):04X}"), value.value) + '"'
    return f"{text}^^{_term(value.datatype)}" if value.datatype else text


def _value(value: Uri | Literal) -> dict[str, str] | str:
    """A term in JSON-LD."""
    if isinstance(value, Uri):
        return {"@id": str(value)}
    return {"@value": value.value, "@type": _short(value.datatype)} if value.datatype else value.value


def _text(value: object) -> Literal:
    return Literal(str(value))


def _triples(result: ReadResult) -> Iterator[Triple]:
    if not result.records:
        return
    yield from _document(result.document, result.records[0])
    for record in result.records:
        yield from _record(result.document, record)


def _document(of: Document, first: Record) -> Iterator[Triple]:
    node = Uri(document_uri(first.document))
    yield node, TYPE, SCHEMA("NewsArticle")
    yield node, TYPE, PROV("Entity")
    yield node, SCHEMA("identifier"), _text(of.id)
    yield node, OWN("sha256"), _text(of.sha256)
    yield node, SCHEMA("inLanguage"), _text(of.language or "de")
    if of.title:
        yield node, SCHEMA("headline"), _text(of.title)
    if of.published:
        yield node, SCHEMA("datePublished"), Literal(of.published.isoformat(), XSD("date"))
    if of.url:
        yield node, SCHEMA("url"), _text(of.url)
    if of.publisher:
        publisher = Actor(id=None, name=of.publisher, kind="organisation")
        yield from _actor(publisher)
        yield node, SCHEMA("publisher"), Uri(actor_uri(publisher))
        yield node, PROV("wasAttributedTo"), Uri(actor_uri(publisher))


def _actor(actor: Actor) -> Iterator[Triple]:
    node = Uri(actor_uri(actor))
    yield node, TYPE, PROV("Agent")
    if actor.kind in _SCHEMAS:
        yield node, TYPE, SCHEMA(_SCHEMAS[actor.kind])
    yield node, OWN("kind"), _text(actor.kind)
    yield node, SCHEMA("name"), _text(actor.name)
    if actor.id:
        yield node, SCHEMA("identifier"), _text(actor.id)
    if actor.affiliation and actor.affiliation != actor.id:
        yield node, OWN("actsFor"), _text(actor.affiliation)


def _record(document: Document, record: Record) -> Iterator[Triple]:
    node = Uri(record_uri(record.id))
    yield node, TYPE, OWN(record.type.capitalize())
    yield node, TYPE, PROV("Entity")
    if isinstance(record, Encounter | Action):
        yield node, TYPE, SCHEMA("Event")
    yield node, OWN("factuality"), _text(record.factuality)
    yield node, OWN("confidence"), Literal(repr(record.confidence), XSD("decimal"))
    yield node, OWN("rule"), _text(record.rule)
    if record.plover:
        yield node, OWN("ploverType"), _text(record.plover.type)
        if record.plover.mode:
            yield node, OWN("ploverMode"), _text(record.plover.mode)
    yield from _when(node, record.when)
    yield from _where(node, record.where)
    for part in parts_of(record):
        actor = part.actor
        yield from _actor(actor)
        if part.part != "source":
            yield node, OWN(part.part), Uri(actor_uri(actor))
        if actor.role in ("host", "guest", "mediator"):
            yield node, OWN(actor.role), Uri(actor_uri(actor))
    yield from _own(node, record)
    yield from _provenance(node, record)
    for i, span in enumerate(record.evidence):
        yield from _evidence(node, document, record, i, span)


def _own(node: Uri, record: Record) -> Iterator[Triple]:
    """What only records of one type have."""
    match record:
        case Encounter():
            yield node, OWN("kind"), _text(record.kind)
            for topic in record.topics:
                yield node, SCHEMA("about"), _text(topic)
            if record.number is not None:
                yield node, OWN("number"), _text(record.number)
            if record.duration:
                length = Literal(record.duration.value, XSD("duration"))
                yield node, SCHEMA("duration"), length
        case Agreement():
            yield node, SCHEMA("name"), _text(record.name)
            yield node, OWN("kind"), _text(record.kind)
            if record.subject:
                yield node, SCHEMA("about"), _text(record.subject)
            for i, status in enumerate(record.statuses):
                step = Uri(f"{node}:status:{i}")
                yield node, OWN("status"), step
                yield step, TYPE, OWN("Status")
                yield step, OWN("name"), _text(status.status)
                yield step, OWN("factuality"), _text(status.factuality)
                yield from _when(step, status.when)
                yield from _where(step, status.where)
                for actor in status.by:
                    yield step, OWN("by"), Uri(actor_uri(actor))
            for duty in record.obligations:
                yield node, OWN("obligation"), _text(duty.kind)
        case Statement():
            yield node, TYPE, SCHEMA("Quotation")
            yield node, OWN("mode"), _text(record.mode)
            yield node, OWN("act"), _text(record.act)
            yield node, SCHEMA("text"), _text(" … ".join(span.text for span in record.content))
            if record.speaker:
                yield node, SCHEMA("creator"), Uri(actor_uri(record.speaker))
        case Office():
            yield node, SCHEMA("roleName"), _text(record.title)
            yield node, OWN("status"), _text(record.status)
        case Action():
            pass


def _when(node: Uri, when: Time | None) -> Iterator[Triple]:
    if when is None:
        return
    yield node, OWN("timeText"), _text(when.text)
    days = interval(when.value)
    if when.value and days:
        yield node, OWN("time"), Literal(when.value, EDTF)
        yield node, OWN("begins"), Literal(days.first.isoformat(), XSD("date"))
        yield node, OWN("ends"), Literal(days.last.isoformat(), XSD("date"))
    elif when.value:
        yield node, OWN("time"), _text(when.value)


def _where(node: Uri, where: Place | None) -> Iterator[Triple]:
    if where is None:
        return
    place = Uri(f"{node}:place")
    yield node, SCHEMA("location"), place
    yield place, TYPE, SCHEMA("Place")
    yield place, SCHEMA("name"), _text(where.name)
    if where.country:
        yield place, SCHEMA("addressCountry"), _text(where.country)


def _provenance(node: Uri, record: Record) -> Iterator[Triple]:
    """One hop a link: this record ← what the last relay said ← … ← what the nearest source said."""
    software = Uri(f"{BASE}software:{depesche.__version__}")
    yield software, TYPE, PROV("SoftwareAgent")
    yield software, SCHEMA("name"), _text(f"Depesche {depesche.__version__}")
    yield node, PROV("wasDerivedFrom"), Uri(document_uri(record.document))
    yield node, PROV("wasAttributedTo"), software
    later = node
    for i, source in reversed(list(enumerate(record.asserted_by))):
        told = Uri(f"{node}:told:{i}")
        yield told, TYPE, PROV("Entity")
        yield told, PROV("wasAttributedTo"), Uri(actor_uri(source))
        yield later, PROV("wasQuotedFrom"), told
        later = told
    if later is not node:
        yield node, PROV("hadPrimarySource"), later


def _evidence(node: Uri, document: Document, record: Record, i: int, span: Span) -> Iterator[Triple]:
    base = f"{node}:evidence:{i}"
    note, target = Uri(base), Uri(f"{base}:target")
    position, quotation = Uri(f"{base}:position"), Uri(f"{base}:quote")
    prefix, suffix = around(document.text, span.start, span.end)
    yield note, TYPE, OA("Annotation")
    yield note, OA("motivatedBy"), OA("describing")
    yield note, OA("hasBody"), node
    yield note, OA("hasTarget"), target
    yield target, TYPE, OA("SpecificResource")
    yield target, OA("hasSource"), Uri(document_uri(record.document))
    yield target, OA("hasSelector"), position
    yield target, OA("hasSelector"), quotation
    yield position, TYPE, OA("TextPositionSelector")
    yield position, OA("start"), Literal(str(span.start), XSD("nonNegativeInteger"))
    yield position, OA("end"), Literal(str(span.end), XSD("nonNegativeInteger"))
    yield quotation, TYPE, OA("TextQuoteSelector")
    yield quotation, OA("exact"), _text(span.text)
    yield quotation, OA("prefix"), _text(prefix)
    yield quotation, OA("suffix"), _text(suffix)
