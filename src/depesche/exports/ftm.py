"""FollowTheMoney entities (4.x), one JSON object a line, as `ftm` and OpenAleph read them.

Documents are Articles, actors are Persons, PublicBodies or Organizations, offices are Positions with an Occupancy,
encounters, agreements and actions are Events, tied to their documents by Documentation with the evidence; deeds between
two actors are an UnknownLink besides. FollowTheMoney has nothing for statements: they are Notes of their speakers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from depesche.exports.identity import actor_key, alpha2, hashed
from depesche.reading.reader import ReadResult
from depesche.records import Action, Actor, Agreement, Encounter, Office, Place, Record, Span, Statement, Time, parts_of
from depesche.records.days import interval

Entity = dict[str, Any]
Properties = dict[str, list[str]]

_SCHEMATA = {
    "person": "Person",
    "state": "PublicBody",
    "igo": "PublicBody",
    "organisation": "Organization",
    "group": "Organization",
}


def write(results: Iterable[ReadResult], stream: TextIO) -> None:
    """Documents and their events as they come; actors and positions, who gather names on the way, at the end."""
    gathered: dict[str, Entity] = {}
    for result in results:
        for entity in entities(result):
            if entity["schema"] in (*_SCHEMATA.values(), "Position"):
                _gather(gathered, entity)
            else:
                _line(stream, entity)
    for entity in gathered.values():
        _line(stream, entity)


def _line(stream: TextIO, entity: Entity) -> None:
    stream.write(json.dumps(entity, ensure_ascii=False) + "\n")


def _gather(gathered: dict[str, Entity], entity: Entity) -> None:
    known = gathered.setdefault(entity["id"], entity)
    for name, values in entity["properties"].items():
        own = known["properties"].setdefault(name, [])
        own += [value for value in values if value not in own]


def entities(result: ReadResult) -> Iterator[Entity]:
    """The entities of one document; actors come once for every record they stand in."""
    article = _article(result)
    yield article
    source = article["id"]
    mentions: set[tuple[str, int]] = set()
    for record in result.records:
        for part in parts_of(record):
            actor = part.actor
            body = _actor(actor)
            yield body
            if actor.mention is not None and (body["id"], actor.mention.start) not in mentions:
                mentions.add((body["id"], actor.mention.start))
                yield _mention(actor, actor.mention, body, source)
        yield from _record(record, source)


def _entity(schema: str, id: str, **properties: str | Iterable[str] | None) -> Entity:  # noqa: A002
    held: Properties = {}
    for name, value in properties.items():
        values = [value] if isinstance(value, str) else list(value or ())
        if values := [one for one in dict.fromkeys(values) if one.strip()]:
            held[name] = values
    return {"id": f"depesche-{id}", "schema": schema, "properties": held}


def _article(result: ReadResult) -> Entity:
    of = result.document
    return _entity(
        "Article",
        hashed("document", of.sha256),
        fileName=of.id,
        title=of.title,
        publishedAt=of.published.isoformat() if of.published else None,
        publisher=of.publisher,
        sourceUrl=of.url if of.url and of.url.startswith(("http://", "https://")) else None,
        language="deu",
        mimeType="text/plain",
        bodyText=of.text,
    )


def _actor(actor: Actor) -> Entity:
    code = actor.id if actor.kind == "state" else actor.affiliation
    country = alpha2().get(code or "")
    return _entity(
        _SCHEMATA[actor.kind],
        hashed("actor", actor_key(actor)),
        name=actor.name,
        abbreviation=actor.id if actor.kind == "igo" and actor.id != actor.name else None,
        country=country.lower() if country else None,
    )


def _mention(actor: Actor, span: Span, body: Entity, source: str) -> Entity:
    return _entity(
        "Mention",
        hashed("mention", source, body["id"], str(span.start)),
        document=source,
        name=span.text,
        resolved=body["id"],
        detectedSchema=body["schema"],
        contextCountry=body["properties"].get("country"),
    )


def _record(record: Record, source: str) -> Iterator[Entity]:
    match record:
        case Encounter():
            hosts = [a for a in record.participants if a.role == "host"]
            about = f"{record.kind}: {', '.join(record.topics)}" if record.topics else record.kind
            yield from _event(record, source, _named(record.kind, record.participants), about, organizer=hosts)
        case Agreement():
            steps = "; ".join(_step(s.status, s.when, s.factuality) for s in record.statuses)
            yield from _event(record, source, record.name, f"{record.kind} · {steps}" if steps else record.kind)
        case Action():
            code = record.plover
            name = (
                f"{code.type.lower()} ({code.mode})" if code and code.mode else code.type.lower() if code else "action"
            )
            yield from _event(record, source, _named(name, [*record.actors, *record.recipients]), name)
            for one in record.actors:
                for other in record.recipients:
                    yield _link(record, name, one, other, source)
        case Statement():
            yield _note(record)
            yield _documentation(record, source, "statement")
        case Office():
            yield from _office(record, source)


def _named(what: str, who: list[Actor]) -> str:
    names = ", ".join(dict.fromkeys(actor.name for actor in who))
    return f"{what}: {names}" if names else what


def _step(status: str, when: Time | None, factuality: str) -> str:
    day = when.value if when and when.value else None
    sure = f"({factuality})" if factuality not in ("occurred", "ongoing") else None
    return " ".join(part for part in (status, day, sure) if part)


def _dates(when: Time | None) -> dict[str, str | None]:
    """`startDate` and `endDate` of what has both, else `date`, as exact as told and never more."""
    value = when.value if when else None
    if value is None or interval(value) is None:
        return {}
    if "/" in value:
        start, end = (part if interval(part) else None for part in value.split("/", 1))
        return {"startDate": _date(start), "endDate": _date(end)}
    return {"date": _date(value)}


def _date(value: str | None) -> str | None:
    """A prefix date: year, month or day; a season, quarter or week is told by its year alone."""
    if value is None:
        return None
    value = value.partition("T")[0].rstrip("~?%")
    days = interval(value)
    if days is None or "X" in value or len(value) < 4:
        return None
    month = value[5:7]
    return value if len(value) in (4, 10) or (len(value) == 7 and month.isdigit() and int(month) <= 12) else value[:4]


def _place(where: Place | None) -> str | None:
    return where.name if where else None


def _event(
    record: Record, source: str, name: str, about: str, *, organizer: list[Actor] | None = None
) -> Iterator[Entity]:
    involved = [part.actor for part in parts_of(record) if part.part != "source"]
    country = alpha2().get(record.where.country or "") if record.where else None
    yield _entity(
        "Event",
        _id(record),
        name=name,
        summary=about,
        description=" … ".join(span.text for span in record.evidence),
        location=_place(record.where),
        country=country.lower() if country else None,
        involved=[_actor(a)["id"] for a in involved],
        organizer=[_actor(a)["id"] for a in organizer or ()],
        proof=source,
        recordId=record.id,
        notes=f"factuality: {record.factuality}; confidence: {record.confidence:.2f}; rule: {record.rule}",
        keywords=[record.type, *([record.plover.type] if record.plover else [])],
        **_dates(record.when),
    )
    yield _documentation(record, source, "evidence")


def _documentation(record: Record, source: str, role: str) -> Entity:
    spans = "; ".join(f"characters {span.start}–{span.end}: {span.text}" for span in record.evidence)
    return _entity(
        "Documentation",
        hashed("documentation", record.id),
        document=source,
        entity=f"depesche-{_id(record)}",
        role=role,
        status=record.factuality,
        summary=spans,
        recordId=record.id,
        namesMentioned=[actor.name for actor in record.asserted_by],
    )


def _link(record: Action, name: str, one: Actor, other: Actor, source: str) -> Entity:
    return _entity(
        "UnknownLink",
        hashed("link", record.id, actor_key(one), actor_key(other)),
        subject=_actor(one)["id"],
        object=_actor(other)["id"],
        role=name,
        status=record.factuality,
        proof=source,
        recordId=record.id,
        **_dates(record.when),
    )


def _note(record: Statement) -> Entity:
    speaker = record.speaker
    return _entity(
        "Note",
        _id(record),
        name=f"{record.act}: {speaker.name}" if speaker else record.act,
        entity=_actor(speaker)["id"] if speaker else None,
        description=" … ".join(span.text for span in record.content),
        keywords=["statement", record.mode, record.act],
        notes=f"factuality: {record.factuality}; confidence: {record.confidence:.2f}; rule: {record.rule}",
    )


def _office(record: Office, source: str) -> Iterator[Entity]:
    of = record.of
    body = _actor(of) if of else None
    post = _entity(
        "Position",
        hashed("position", record.title, actor_key(of) if of else ""),
        name=f"{record.title}, {of.name}" if of else record.title,
        organization=body["id"] if body else None,
        country=body["properties"].get("country") if body else None,
    )
    yield post
    yield _entity(
        "Occupancy",
        _id(record),
        holder=_actor(record.person)["id"],
        post=post["id"],
        status=record.status,
        description=" … ".join(span.text for span in record.evidence),
        proof=source,
        recordId=record.id,
        **_dates(record.when),
    )


def _id(record: Record) -> str:
    return hashed("record", record.id)
