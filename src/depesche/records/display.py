"""How documents and records show themselves in notebooks: HTML in which everything that was read is escaped.

Evidence is highlighted in place. Where spans overlap, the text is cut at every offset at which one begins or ends, and
each piece names all that it belongs to; so no markup ever crosses other markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from depesche.records.document import Document
    from depesche.records.record import Record

COLORS = {
    "encounter": "#cdebd8",
    "agreement": "#ffe1b8",
    "statement": "#d3e4fb",
    "action": "#f9d0d9",
    "office": "#e7dcf7",
}
_LONG = 200  # characters of a cell


def document(of: Document, records: Sequence[Record] = ()) -> str:
    """A document with its evidence highlighted, and a key to the colors."""
    marks = [(span.start, span.end, record) for record in records for span in record.evidence]
    told = [of.title, of.publisher, str(of.published) if of.published else None, of.id]
    head = " · ".join(escape(part) for part in told if part)
    kinds = [kind for kind in COLORS if any(record.type == kind for record in records)]
    key = " ".join(f'<span style="background:{COLORS[k]};padding:0 .3em">{k}</span>' for k in kinds)
    body = highlighted(of.text, marks)
    style = "white-space:pre-wrap;max-width:60em;line-height:1.6"
    return f'<div><p><b>{head}</b> {key}</p><div style="{style}">{body}</div></div>'


def highlighted(text: str, marks: Iterable[tuple[int, int, Record]]) -> str:
    """The text as HTML, each piece of evidence on the color of its record's type; spans may overlap."""
    begins: dict[int, list[Record]] = {}
    ends: dict[int, list[Record]] = {}
    for start, end, record in marks:
        begins.setdefault(start, []).append(record)
        ends.setdefault(end, []).append(record)
    out: list[str] = []
    on: list[Record] = []
    at = 0
    for offset in sorted({*begins, *ends, len(text)}):
        out.append(_piece(text[at:offset], on))
        for record in ends.get(offset, ()):
            on.remove(record)
        on += begins.get(offset, ())
        at = offset
    return "".join(out)


def _piece(text: str, on: Sequence[Record]) -> str:
    if not text or not on:
        return escape(text)
    tip = escape("; ".join(dict.fromkeys(f"{record.type}: {headline(record)}" for record in on)))
    shades = list(dict.fromkeys(COLORS[record.type] for record in on))
    paint = shades[0]
    if len(shades) > 1:  # stripes of all colors
        stops = [f"{shade} {i * 100 // len(shades)}% {(i + 1) * 100 // len(shades)}%" for i, shade in enumerate(shades)]
        paint = f"linear-gradient(180deg,{','.join(stops)})"
    return f'<mark style="background:{paint};color:inherit" title="{tip}">{escape(text)}</mark>'


def headline(record: Record) -> str:
    """A record in a line."""
    match record.type:
        case "encounter":
            return f"{record.kind}: {_names(record.participants)}"
        case "agreement":
            steps = ", ".join(status.status for status in record.statuses)
            return f"{record.name} ({steps})" if steps else record.name
        case "statement":
            return f"{record.speaker.name if record.speaker else 'unnamed'}: {record.act}"
        case "action":
            sides = " → ".join(side for side in (_names(record.actors), _names(record.recipients)) if side)
            return f"{record.plover.type if record.plover else 'action'}: {sides}"
        case "office":
            return f"{record.person.name}, {record.title}"


def _names(actors: Iterable[Any]) -> str:
    return ", ".join(dict.fromkeys(actor.id or actor.name for actor in actors))


def record(of: Record) -> str:
    """A record as a small table of what it tells, with its evidence."""
    rows: list[tuple[str, str]] = [
        ("factuality", of.factuality),
        ("when", (of.when.value or of.when.text) if of.when else ""),
        ("where", ", ".join(filter(None, (of.where.name, of.where.country))) if of.where else ""),
        ("asserted by", " ← ".join(actor.name for actor in of.asserted_by)),
        ("PLOVER", " ".join(filter(None, (of.plover.type, of.plover.mode))) if of.plover else ""),
        *((f"evidence [{span.start}:{span.end}]", span.text) for span in of.evidence),
        ("rule", f"{of.rule} ({of.confidence:.2f})"),
        ("document", of.document.id),
    ]
    body = "".join(_row(name, value) for name, value in rows if value)
    head = f'<span style="background:{COLORS[of.type]};padding:0 .3em">{of.type}</span> <b>{escape(headline(of))}</b>'
    return f"<div>{head}<table>{body}</table></div>"


def _row(name: str, value: str) -> str:
    return f'<tr><th style="text-align:left">{escape(name)}</th><td style="text-align:left">{escape(value)}</td></tr>'


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table of cells, each escaped and cut where it is very long."""
    style = 'style="text-align:left"'
    head = "".join(f"<th {style}>{escape(column)}</th>" for column in columns)
    body = "".join(f"<tr>{''.join(f'<td {style}>{_cell(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return escape(text if len(text) <= _LONG else text[:_LONG].rstrip() + " …")


def records(of: Document | None, found: Sequence[Record]) -> str:
    """Records as a table, under their document where it is known."""
    rows = [
        (
            one.type,
            headline(one),
            (one.when.value or one.when.text) if one.when else None,
            one.where.name if one.where else None,
            one.factuality,
            " ← ".join(actor.name for actor in one.asserted_by),
            one.evidence[0].text,
        )
        for one in found
    ]
    shown = table(("type", "what", "when", "where", "factuality", "asserted by", "evidence"), rows)
    return (document(of, found) if of is not None else "") + shown
