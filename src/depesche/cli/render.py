"""Records for people: a document's five questions, every record with its evidence and its chain of sources."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.text import Text

from depesche.cli.shared import plural
from depesche.reading.reader import ReadResult
from depesche.records import (
    Action,
    Actor,
    Agreement,
    Duration,
    Encounter,
    Office,
    Place,
    Record,
    Span,
    Statement,
    Status,
    Time,
)

QUESTIONS = {
    "encounter": "Who met whom",
    "agreement": "What was agreed",
    "statement": "Who said what",
    "action": "Who did what to whom",
    "office": "Who speaks for whom",
}
_ACTOR_STYLES = {
    "person": "bold cyan",
    "state": "bold green",
    "igo": "bold blue",
    "organisation": "bold magenta",
    "group": "magenta",
}
_FACTUALITY_STYLES = {"occurred": "green", "ongoing": "green", "denied": "red", "cancelled": "red"}
_QUOTED = 220  # characters of evidence shown before its middle is left out
_LABEL = 12  # columns
_NARROW = 60  # columns; below, labels stand above their records
_WIDEST = 120  # columns that are still read at ease
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}
_DAY_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"}
_MODES = {"indirect_free_indirect": "free indirect", "free_indirect": "free indirect"}
_MARKS = "„“”\"«»‚‘’›‹'"


def write(results: Iterable[ReadResult], stream: TextIO) -> None:
    """Each document under its own head; a document without records says so."""
    console = Console(file=stream, highlight=False)
    console.width = min(console.width, _WIDEST)
    for result in results:
        _document(console, result)
        stream.flush()


def _document(console: Console, result: ReadResult) -> None:
    document, records = result.document, result.records
    counts = [plural(sum(r.type == kind for r in records), kind) for kind in QUESTIONS if _of(records, kind)]
    head = [document.id, f"published {document.published}" if document.published else None, document.publisher]
    line = " · ".join(printable(part) for part in head if part)
    console.print(Text(f"{line} · {', '.join(counts) or 'no records'}", style="bold"))
    if document.title:
        console.print(Text(printable(document.title), style="italic"))
    for kind, question in QUESTIONS.items():
        if found := _of(records, kind):
            console.print()
            console.print(Text(question, style="bold underline"))
            for record in found:
                _record(console, record)
    console.print()


def _of(records: list[Record], kind: str) -> list[Record]:
    return [record for record in records if record.type == kind]


def _record(console: Console, record: Record) -> None:
    """Label at the left; at the right the record's own line, what belongs to it, its evidence, its sources."""
    label: str
    match record:
        case Encounter():
            label, lines = record.kind, _encounter(record)
        case Agreement():
            label, lines = record.kind, _agreement(record)
        case Statement():
            label, lines = record.act, _statement(record)
        case Action():
            label, lines = (record.plover.type.lower() if record.plover else "action"), _action(record)
        case Office():
            label, lines = record.status, _office(record)
    if record.asserted_by:
        lines.append(Text("via ", style="dim") + _join(map(_name, record.asserted_by), " ← "))
    narrow = console.width < _NARROW
    margin = Text(" " * (4 if narrow else _LABEL + 3))
    head = Text(f"  {label}", style="yellow")
    if narrow:
        console.print(head)
    else:
        head.pad_right(len(margin) - len(head))
    for line in lines:
        for piece in line.wrap(console, console.width - len(margin)):
            piece.rstrip()
            console.print((margin if narrow else head) + piece)
            head = margin


def _encounter(record: Encounter) -> list[Text]:
    guests = [_actor(a) for a in record.participants if a.role == "guest"]
    hosts = [_actor(a) for a in record.participants if a.role == "host"]
    others = [_actor(a) for a in record.participants if a.role not in {"guest", "host"}]
    arrow = " → " if guests and hosts else ", "
    sides = [side for side in (_join(guests, ", "), _join(hosts, ", ")) if side]
    slots = [
        _join([*([_join(sides, arrow)] if sides else []), *others], ", "),
        _text(f"no. {record.number}" if record.number is not None else None),
        *_where_when(record.where, record.when),
        _text(plain_duration(record.duration) if record.duration else None),
        _text(", ".join(form.replace("_", " ") for form in record.formats)),
        _factuality(record.factuality),
    ]
    topics = [Text(f"on {printable('; '.join(record.topics))}", style="dim")] if record.topics else []
    return [_join(slots), *topics, *map(_quote, record.evidence)]


def _agreement(record: Agreement) -> list[Text]:
    """What it is called, between whom, how far it came; then each step and obligation with its evidence."""
    subject = record.subject if record.subject and record.subject not in record.name else None
    head = [
        Text(printable(record.name), style="bold"),
        _text(subject),
        _join(map(_code, record.parties), ", "),
        _text(", ".join(dict.fromkeys(map(_step, record.statuses)))),
        _text(plural(record.articles, "article") if record.articles is not None else None),
        _factuality(record.factuality) if record.factuality != "occurred" else Text(),
    ]
    lines = [_join(head)]
    for status in record.statuses:
        by = Text("by ") + _join(map(_code, status.by), ", ") if status.by else Text()
        place, _ = _where_when(status.where, None)
        told = _join([part for part in (by, place) if part])
        step = Text(status.status.replace("_", " "), style="yellow")
        lines += [_join([step, told, _quote(span)], " ") for span in status.evidence]
    for obligation in record.obligations:
        kind = Text(obligation.kind.replace("_", " ") + " ", style="yellow")
        lines += [kind + _quote(span) for span in obligation.evidence]
    told_spans = [span for status in record.statuses for span in status.evidence]
    told_spans += [span for obligation in record.obligations for span in obligation.evidence]
    rest = [e for e in record.evidence if not any(e.start < t.end and t.start < e.end for t in told_spans)]
    return [*lines, *map(_quote, rest)]


def _step(status: Status) -> str:
    """ "signed 2025-03-10", "ratified (planned)"."""
    when = f" {_when(status.when)}" if status.when else ""
    sure = "" if status.factuality == "occurred" else f" ({status.factuality})"
    return f"{status.status.replace('_', ' ')}{when}{sure}"


def _statement(record: Statement) -> list[Text]:
    speaker = _actor(record.speaker) if record.speaker else Text("unnamed", style="dim")
    if record.addressees:
        speaker = speaker + Text(" to ") + _join(map(_actor, record.addressees), ", ")
    slots = [speaker, Text(_MODES.get(record.mode, record.mode)), *_where_when(record.where, record.when)]
    if record.factuality != "occurred":
        slots.append(_factuality(record.factuality))
    return [_join(slots), *map(_quote, record.content)]


def _action(record: Action) -> list[Text]:
    sides = [side for side in (_join(map(_actor, s), ", ") for s in (record.actors, record.recipients)) if side]
    slots = [
        _join(sides, " → "),
        _text(record.plover.mode if record.plover else None),
        *_where_when(record.where, record.when),
        _factuality(record.factuality),
    ]
    return [_join(slots), *map(_quote, record.evidence)]


def _office(record: Office) -> list[Text]:
    of = Text(" for ") + _code(record.of) if record.of else Text()
    return [_name(record.person) + Text(f", {printable(record.title)}") + of, *map(_quote, record.evidence)]


def _actor(actor: Actor) -> Text:
    """Name, and in brackets its code or what it acts for, and its part in an encounter."""
    code = actor.id if actor.id != actor.name else None
    acts_for = actor.affiliation if actor.affiliation != actor.id else None
    brackets = [code, acts_for, actor.role.replace("_", " ") if actor.role and actor.role != "none" else None]
    told = ", ".join(part for part in brackets if part)
    return _name(actor) + Text(f" ({told})" if told else "", style="dim")


def _name(actor: Actor) -> Text:
    return Text(printable(actor.name), style=_ACTOR_STYLES[actor.kind])


def _code(actor: Actor) -> Text:
    """States and international organisations by their code, where a list of them would be long."""
    return Text(printable(actor.id or actor.name), style=_ACTOR_STYLES[actor.kind])


def _where_when(where: Place | None, when: Time | None) -> list[Text]:
    place = ", ".join(dict.fromkeys(part for part in (where.name, where.country) if part)) if where else None
    return [_text(place), _text(_when(when) if when else None)]


def _when(time: Time) -> str:
    """The date; the text's own words where it is none."""
    if not time.value or not time.value[:3].isdigit():
        return f"„{time.text}“"
    date, _, part = time.value.partition("T")
    return f"{date} {_DAY_PARTS.get(part, part)}".rstrip()


def plain_duration(duration: Duration) -> str:
    """An ISO 8601 duration in words: "PT1H30M" is "1 hour 30 minutes"."""
    clock, parts = "", []
    for amount, unit in re.findall(r"(T)|(\d+(?:\.\d+)?[YMWDHS])", duration.value):
        if amount:
            clock = "T"
        else:
            number = unit[:-1]
            parts.append(f"{number} {_UNITS[clock + unit[-1]]}{'' if number == '1' else 's'}")
    words = " ".join(parts) or duration.text
    return f"about {words}" if duration.approx and parts else words


def _factuality(value: str) -> Text:
    return Text(value, style=_FACTUALITY_STYLES.get(value, "yellow"))


def _quote(span: Span) -> Text:
    """The evidence in quotation marks, its middle left out where it is long, and where it stands."""
    words = " ".join(printable(span.text).split())
    if len(words) > _QUOTED:
        words = f"{words[: _QUOTED // 2].rstrip()} … {words[-_QUOTED // 2 :].lstrip()}"
    if not (words[0] in _MARKS and words[-1] in _MARKS):  # direct speech brings its own
        words = f"„{words}“"
    return Text(f"{words} ") + Text(f"[{span.start}:{span.end}]", style="dim")


def _text(value: str | None) -> Text:
    return Text(printable(value) if value else "")


def _join(parts: Iterable[Text], by: str = " · ") -> Text:
    return Text(by).join(part for part in parts if part)


def printable(text: str) -> str:
    """The text without control characters, which could steer the terminal it is printed on."""
    return "".join(c if c.isprintable() or c in "\n\t " else "\ufffd" if ord(c) < 160 else " " for c in text)
