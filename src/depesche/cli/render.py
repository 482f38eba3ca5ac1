"""Records for people: a document's five questions, every record with its evidence and its chain of sources."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from depesche.cli.progress import plural
from depesche.reading.reader import ReadResult
from depesche.records import Action, Actor, Agreement, Encounter, Office, Place, Record, Span, Statement, Time

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
_LABEL = 10  # columns
_MARKS = "„“”\"«»‚‘’›‹'"


def write(results: Iterable[ReadResult], stream: TextIO) -> None:
    """Each document under its own head; a document without records says so."""
    console = Console(file=stream, highlight=False, soft_wrap=False)
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
                console.print(Padding(_record(record), (0, 0, 0, 2)))
    console.print()


def _of(records: list[Record], kind: str) -> list[Record]:
    return [record for record in records if record.type == kind]


def _record(record: Record) -> Table:
    """Label at the left; at the right the record's own line, what belongs to it, its evidence, its sources."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=_LABEL, style="yellow", no_wrap=True)
    grid.add_column()
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
    for index, line in enumerate(lines):
        grid.add_row(label if index == 0 else "", line)
    return grid


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
        _text(_duration(record)),
        _text(", ".join(form.replace("_", " ") for form in record.formats)),
        _factuality(record.factuality),
    ]
    topics = [Text(f"on {printable('; '.join(record.topics))}", style="dim")] if record.topics else []
    return [_join(slots), *topics, *map(_quote, record.evidence)]


def _agreement(record: Agreement) -> list[Text]:
    lines = [
        _join(
            [
                Text(printable(record.name), style="bold"),
                _text(record.subject),
                _join(map(_name, record.parties), ", "),
                _text(plural(record.articles, "article") if record.articles is not None else None),
                _factuality(record.factuality),
            ]
        )
    ]
    for status in record.statuses:
        by = Text(" by ") + _join(map(_name, status.by), ", ") if status.by else Text()
        slots = [
            Text(status.status.replace("_", " ")) + by,
            *_where_when(status.where, status.when),
            _factuality(status.factuality),
        ]
        lines += [_join(slots), *(_indent(_quote(span)) for span in status.evidence)]
    for obligation in record.obligations:
        kind = Text(obligation.kind.replace("_", " ") + " ", style="yellow")
        lines += [kind + _quote(span) for span in obligation.evidence]
    told = [span for status in record.statuses for span in status.evidence]
    told += [span for obligation in record.obligations for span in obligation.evidence]
    rest = [e for e in record.evidence if not any(e.start < t.end and t.start < e.end for t in told)]
    return [*lines, *map(_quote, rest)]


def _statement(record: Statement) -> list[Text]:
    speaker = _actor(record.speaker) if record.speaker else Text("unnamed", style="dim")
    if record.addressees:
        speaker = speaker + Text(" to ") + _join(map(_actor, record.addressees), ", ")
    slots = [speaker, Text(record.mode.replace("_", " ")), *_where_when(record.where, record.when)]
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
    of = Text(" for ") + _name(record.of) if record.of else Text()
    return [_name(record.person) + Text(f", {printable(record.title)}") + of, *map(_quote, record.evidence)]


def _actor(actor: Actor) -> Text:
    """Name, and in brackets what it acts for and its part in an encounter."""
    acts_for = actor.affiliation if actor.affiliation != actor.id else None
    brackets = [acts_for, actor.role.replace("_", " ") if actor.role and actor.role != "none" else None]
    told = ", ".join(part for part in brackets if part)
    return _name(actor) + Text(f" ({told})" if told else "", style="dim")


def _name(actor: Actor) -> Text:
    name = actor.id if actor.id and actor.kind in {"state", "igo"} else actor.name
    return Text(printable(name), style=_ACTOR_STYLES[actor.kind])


def _where_when(where: Place | None, when: Time | None) -> list[Text]:
    place = ", ".join(dict.fromkeys(part for part in (where.name, where.country) if part)) if where else None
    return [_text(place), _text((when.value or when.text) if when else None)]


def _duration(record: Encounter) -> str | None:
    return printable(record.duration.text) if record.duration else None


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


def _indent(text: Text) -> Text:
    return Text("  ") + text


def _text(value: str | None) -> Text:
    return Text(printable(value) if value else "")


def _join(parts: Iterable[Text], by: str = " · ") -> Text:
    return Text(by).join(part for part in parts if part)


def printable(text: str) -> str:
    """The text without control characters, which could steer the terminal it is printed on."""
    return "".join(c if c.isprintable() or c in "\n\t " else "\ufffd" if ord(c) < 160 else " " for c in text)
