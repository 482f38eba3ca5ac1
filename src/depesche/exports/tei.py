"""TEI P5: a document with its records as standoff annotation.

The text stands in `body`, to the last character, with an `anchor` at every offset where evidence begins or ends; the
`standOff` before it lists actors, places and records, and ties each record to its evidence by `span`s between anchors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import depesche
from depesche.exports.annotations import Annotation, annotated, label
from depesche.exports.identity import actor_key, hashed
from depesche.exports.markup import attributes, content
from depesche.reading.reader import ReadResult
from depesche.records import Actor, Agreement, Document, Encounter, Office, Record, Statement, Time, parts_of
from depesche.records.days import interval

_PARAGRAPH = re.compile(r"[^\n]*\n+|[^\n]+")
_W3C = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def render(result: ReadResult) -> bytes:
    """The document as TEI, in UTF-8."""
    found = annotated(result)
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">\n',
        *_header(result.document),
        *_standoff(result, found),
        '<text><body xml:space="preserve">',
        *_body(result.document.text, found),
        "</body></text>\n</TEI>\n",
    ]
    return "".join(parts).encode("utf-8")


def _header(of: Document) -> Iterator[str]:
    yield "<teiHeader>\n<fileDesc>\n"
    yield f"<titleStmt><title>{content(of.title or of.id)}</title></titleStmt>\n"
    yield f"<publicationStmt><p>Written by Depesche {depesche.__version__}.</p></publicationStmt>\n<sourceDesc><bibl>"
    yield f"<title>{content(of.title or of.id)}</title>"
    if of.publisher:
        yield f"<publisher>{content(of.publisher)}</publisher>"
    if of.published:
        yield f'<date when="{of.published.isoformat()}">{of.published.isoformat()}</date>'
    yield f'<idno type="id">{content(of.id)}</idno><idno type="sha256">{of.sha256}</idno>'
    if of.url:
        yield f'<idno type="url">{content(of.url)}</idno>'
    yield "</bibl></sourceDesc>\n</fileDesc>\n<encodingDesc><appInfo>"
    yield f'<application ident="depesche" version="{depesche.__version__}"><label>Depesche</label></application>'
    yield "</appInfo></encodingDesc>\n<profileDesc><langUsage>"
    language = of.language or "de"
    yield f"<language{attributes(ident=language)}>{content(language)}</language></langUsage></profileDesc>\n"
    yield "</teiHeader>\n"


def _standoff(result: ReadResult, found: list[Annotation]) -> Iterator[str]:
    if not result.records:
        return
    told = {actor_key(part.actor): part.actor for record in result.records for part in parts_of(record)}
    persons = [actor for actor in told.values() if actor.kind == "person"]
    bodies = [actor for actor in told.values() if actor.kind != "person"]
    yield "<standOff>\n"
    yield from _list("listPerson", (_person(actor) for actor in persons))
    yield from _list("listOrg", (_body_of(actor) for actor in bodies))
    places = {(r.where.name, r.where.country): None for r in result.records if r.where}
    yield from _list("listPlace", (_place(name, country) for name, country in places))
    yield from _list("listEvent", (_event(record) for record in result.records))
    yield from _list("listRelation", (tie for record in result.records for tie in _relations(record)))
    for part in sorted({one.part for one in found}):
        spans = (_span(one) for one in found if one.part == part)
        yield f"<spanGrp{attributes(type=part)}>\n{''.join(spans)}</spanGrp>\n"
    yield "</standOff>\n"


def _list(name: str, items: Iterable[str]) -> Iterator[str]:
    if inside := "".join(items):
        yield f"<{name}>\n{inside}</{name}>\n"


def _actor_id(actor: Actor) -> str:
    return f"actor-{hashed(actor_key(actor))[:12]}"


def _place_id(name: str, country: str | None) -> str:
    return f"place-{hashed(name, country or '')[:12]}"


def _person(actor: Actor) -> str:
    acts_for = f"<affiliation>{content(actor.affiliation)}</affiliation>" if actor.affiliation else ""
    name = f"<persName>{content(actor.name)}</persName>"
    return f"<person{attributes(xml_id=_actor_id(actor))}>{name}{acts_for}</person>\n"


def _body_of(actor: Actor) -> str:
    code = f"<idno>{content(actor.id)}</idno>" if actor.id else ""
    tag = attributes(xml_id=_actor_id(actor), type=actor.kind)
    return f"<org{tag}><orgName>{content(actor.name)}</orgName>{code}</org>\n"


def _place(name: str, country: str | None) -> str:
    of = f"<country{attributes(key=country)}/>" if country else ""
    return f"<place{attributes(xml_id=_place_id(name, country))}><placeName>{content(name)}</placeName>{of}</place>\n"


def _event(record: Record) -> str:
    where = f"#{_place_id(record.where.name, record.where.country)}" if record.where else None
    kind = label(record) if not isinstance(record, Office | Agreement) else None
    subtype = kind if kind and re.fullmatch(r"[\w-]+", kind) else None
    tag = attributes(
        xml_id=f"record-{record.id}",
        type=record.type,
        subtype=subtype,
        **_dates(record.when),
        where=where,
        cert=f"{record.confidence:.2f}",
    )
    plover = f"; PLOVER {record.plover.type} {record.plover.mode or ''}".rstrip() if record.plover else ""
    about = f"factuality: {record.factuality}{plover}; rule: {record.rule}"
    return f"<event{tag}><label>{content(_title(record))}</label><desc>{content(about)}</desc></event>\n"


def _title(record: Record) -> str:
    match record:
        case Agreement():
            return record.name
        case Encounter():
            return f"{record.kind}: {', '.join(a.name for a in record.participants)}"
        case Statement():
            return f"{record.act}: {record.speaker.name}" if record.speaker else record.act
        case _:
            return label(record)


def _dates(when: Time | None) -> dict[str, object]:
    """What TEI calls `when` is a day, month or year; of anything else the first and last day."""
    days = interval(when.value) if when else None
    if when is None or days is None:
        return {}
    if when.value and _W3C.fullmatch(when.value):
        return {"when": when.value}
    return {"notBefore": days.first, "notAfter": days.last}


def _relations(record: Record) -> Iterator[str]:
    for part in parts_of(record):
        tag = attributes(name=part.part, active=f"#{_actor_id(part.actor)}", passive=f"#record-{record.id}")
        yield f"<relation{tag}/>\n"


def _span(one: Annotation) -> str:
    ends = attributes(from_=f"#c{one.start}", to=f"#c{one.end}", ana=f"#record-{one.record}")
    return f"<span{ends}/>\n"


def _body(text: str, found: list[Annotation]) -> Iterator[str]:
    """Paragraphs with their line ends, so that the text of all is the document's; anchors where spans begin or end."""
    offsets = sorted({offset for one in found for offset in (one.start, one.end)})
    next_one = 0
    for paragraph in _PARAGRAPH.finditer(text):
        yield "<p>"
        at = paragraph.start()
        last = paragraph.end() == len(text)
        while next_one < len(offsets) and (offsets[next_one] < paragraph.end() or last):
            offset = offsets[next_one]
            yield content(text[at:offset])
            yield f'<anchor xml:id="c{offset}"/>'
            at = offset
            next_one += 1
        yield content(text[at : paragraph.end()])
        yield "</p>"
