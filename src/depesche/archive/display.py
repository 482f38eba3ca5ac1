"""How dossiers and timelines show themselves in notebooks: HTML in which everything that was read is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from depesche.records.days import as_edtf
from depesche.records.display import table

if TYPE_CHECKING:
    from depesche.archive.views import Dossier, Line


def lines(of: Sequence[Line]) -> str:
    """Dossiers as a table."""
    rows = [
        (
            as_edtf(line.begins, line.ends),
            line.type,
            line.kind,
            line.title,
            line.place,
            line.factuality,
            line.documents,
            line.origins,
            line.id,
        )
        for line in of
    ]
    return table(("when", "type", "kind", "what", "place", "factuality", "documents", "origins", "id"), rows)


def dossier(of: Dossier) -> str:
    """A dossier: its line, its life, where documents contradict, what each document says."""
    line = of.line
    days = escape(as_edtf(line.begins, line.ends))
    parts = [f"<p><b>{escape(line.title)}</b> · {escape(line.kind)} · {escape(line.factuality)} · {days}</p>"]
    if of.life:
        steps = [(s.when, s.status, ", ".join(s.by), s.factuality, ", ".join(s.documents)) for s in of.life]
        parts.append(table(("when", "status", "by", "factuality", "documents"), steps))
    if of.disagreements:
        told = [(d.slot, t.value, ", ".join(t.documents)) for d in of.disagreements for t in d.values]
        parts.append(table(("disagreement", "value", "told by"), told))
    members = [
        (
            member.record.document.id,
            " … ".join(span.text for span in member.record.evidence),
            " ← ".join(actor.name for actor in member.record.asserted_by),
            member.verdict,
        )
        for member in of.members
    ]
    parts.append(table(("document", "evidence", "asserted by", "verdict"), members))
    return f"<div>{''.join(parts)}</div>"
