"""The PLOVER event table: one event a record that has a PLOVER code, in the fields of the manual of December 2023.

`date` is a day that the document tells exactly; a month or a year stays blank, with the value in `comment`. The day of
publication stands in `cite_info`, so that whoever wants to take it for the event's day can, knowingly.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

import depesche
from depesche.exports.scales import cameo, quad, score
from depesche.exports.table import as_text, safe
from depesche.reading.reader import ReadResult
from depesche.records import Action, Actor, Agreement, Encounter, Office, Plover, Record, Statement
from depesche.records.days import interval

Dossiers = Mapping[str, str]

_SUPRANATIONAL = {"UNO": "UNO", "EU": "EUR"}  # organisations that PLOVER has codes for
_AUXILIARY = {"planned": ["future"], "proposed": ["hypothetical"], "denied": ["negation"], "cancelled": ["negation"]}
_ENTITY = ("code", "sector", "entity_text", "identifier_id", "identifier_text", "office")
COLUMNS = [
    "id",
    "has_event",
    "date",
    "enddate",
    *(f"actor_{field}" for field in _ENTITY),
    *(f"recipient_{field}" for field in _ENTITY),
    "event",
    "mode",
    "quad_code",
    "event_scale",
    "cameo_root",
    "auxiliary",
    "event_loc_name",
    "event_loc_country",
    "event_text",
    "link",
    "text_info",
    "cite_info",
    "published",
    "coder",
    "factuality",
    "confidence",
    "dossier",
    "comment",
]


def write(results: Iterable[ReadResult], stream: TextIO, *, dossiers: Dossiers) -> None:
    """A CSV table, one row a pair of actor and recipient, as event-data scripts want it."""
    table = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    table.writeheader()
    for result in results:
        for event in events(result, dossiers):
            for row in _rows(event):
                table.writerow({column: _cell(value) for column, value in row.items()})


def write_jsonl(results: Iterable[ReadResult], stream: TextIO, *, dossiers: Dossiers) -> None:
    """One JSON object an event, in the fields of the manual, with `cameo_root`, `auxiliary` and `dossier` beside."""
    for result in results:
        for event in events(result, dossiers):
            stream.write(json.dumps(event, ensure_ascii=False) + "\n")


def events(result: ReadResult, dossiers: Dossiers) -> Iterator[dict[str, Any]]:
    """The events of one document."""
    titles = offices(result.records)
    for record in result.records:
        if record.plover is not None:
            yield _event(record, record.plover, titles, dossiers.get(record.id))


def offices(records: Iterable[Record]) -> dict[str, Office]:
    """The current office of each person who has just one in a document, by the person's name."""
    held: dict[str, list[Office]] = {}
    for record in records:
        if isinstance(record, Office) and record.status in ("current", "acting"):
            held.setdefault(record.person.name, []).append(record)
    return {name: found[0] for name, found in held.items() if len({o.title for o in found}) == 1}


def _event(record: Record, code: Plover, titles: dict[str, Office], dossier: str | None) -> dict[str, Any]:
    actors, recipients = sides(record)
    first, last, comment = _days(record)
    act = record.act if isinstance(record, Statement) else None
    cited = [record.document.publisher, record.document.title, record.document.published]
    return {
        "id": record.id,
        "has_event": record.factuality not in ("denied", "cancelled") or code.type == "REJECT",
        "date": first,
        "time": None,
        "enddate": last,
        "endtime": None,
        "actor": [entity(actor, titles) for actor in actors],
        "recipient": [entity(actor, titles) for actor in recipients],
        "event": [code.type],
        "event_loc": {"name": record.where.name, "country": record.where.country} if record.where else None,
        "event_text": [span.text for span in record.evidence],
        "quad_code": quad(code.type),
        "event_scale": score(code.type, code.mode),
        "mode": [code.mode] if code.mode else [],
        "context": [],
        "link": record.document.url,
        "text": None,
        "text_info": [f"{record.document.id}#char={span.start},{span.end}" for span in record.evidence],
        "cite_info": ", ".join(part for part in cited if part) or None,
        "published": record.document.published,
        "coder": f"depesche {depesche.__version__} ({record.rule})",
        "coded_date": None,
        "coded_time": None,
        "comment": comment,
        "cameo_root": cameo(code.type, code.mode, act),
        "auxiliary": [] if isinstance(record, Encounter) else _AUXILIARY.get(record.factuality, []),
        "factuality": record.factuality,
        "confidence": record.confidence,
        "dossier": dossier,
    }


def sides(record: Record) -> tuple[list[Actor], list[Actor]]:
    """Actors and recipients: the visitor is the actor and the host the recipient; where unclear, all are actors."""
    match record:
        case Encounter():
            hosts = [a for a in record.participants if a.role == "host"]
            guests = [a for a in record.participants if a.role == "guest"]
            if hosts and guests:
                others = [a for a in record.participants if a.role not in ("host", "guest")]
                return guests + others, hosts
            return record.participants, []
        case Agreement():
            by = {(a.id, a.name): a for status in record.statuses for a in status.by}
            acting = list(by.values()) or record.parties
            names = {(a.id, a.name) for a in acting}
            return acting, [a for a in record.parties if (a.id, a.name) not in names]
        case Statement():
            return [record.speaker] if record.speaker else [], record.addressees
        case Action():
            return record.actors, record.recipients
        case Office():
            return [record.person], []


def entity(actor: Actor, titles: Mapping[str, Office]) -> dict[str, Any]:
    """An actor as PLOVER has it; `code` is null where it is not known for whom the actor acts."""
    known = actor.id if actor.kind in ("state", "igo") else actor.affiliation
    code, body = known, None
    if known is not None and (actor.kind == "igo" or not _is_state(known)):
        code, body = _SUPRANATIONAL.get(known, "IGO"), known
    office = titles.get(actor.name) if actor.kind == "person" else None
    governs = actor.kind == "state" or (office is not None and _is_state(known))
    return {
        "code": code,
        "sector": "GOV" if governs else None,
        "entity_text": actor.mention.text if actor.mention else actor.name,
        "identifier_id": None,
        "identifier_text": body or actor.name,
        "office": office.title if office else None,
    }


def _is_state(code: str | None) -> bool:
    from depesche.german.lexicon import state_of_code

    return code in state_of_code()


def _days(record: Record) -> tuple[str | None, str | None, str | None]:
    """First and last day where they are told to the day, and what else is told of the time."""
    when = record.when
    if when is None or when.value is None:
        return None, None, f"time: {when.text}" if when else None
    days = interval(when.value)
    if days is not None and days.days == 1:
        return days.first.isoformat(), None, None
    ends = [interval(end) for end in when.value.split("/")]
    if len(ends) == 2 and all(end is not None and end.days == 1 for end in ends) and days is not None:
        return days.first.isoformat(), days.last.isoformat(), None
    return None, None, f"time: {when.value}"


def _rows(event: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """An event's rows: every actor with every recipient; blank where there is none on a side."""
    place = event["event_loc"] or {"name": None, "country": None}
    shared = {column: event[column] for column in COLUMNS if column in event}
    shared |= {"event": event["event"][0], "event_loc_name": place["name"], "event_loc_country": place["country"]}
    blank: dict[str, Any] = dict.fromkeys(_ENTITY)
    for actor in event["actor"] or [blank]:
        for recipient in event["recipient"] or [blank]:
            pair = {f"actor_{field}": actor[field] for field in _ENTITY}
            pair |= {f"recipient_{field}": recipient[field] for field in _ENTITY}
            yield {column: (shared | pair)[column] for column in COLUMNS}


def _cell(value: Any) -> str:
    """Text safe in spreadsheets; numbers as they are, negative scores too."""
    return as_text(value) if isinstance(value, int | float) else safe(as_text(value))
