"""`depesche dossier`: all that is told of one thing, and why it belongs together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from depesche.cli import shared

if TYPE_CHECKING:
    from rich.text import Text

    from depesche.archive.views import Dossier, Origin


@click.command("dossier")
@click.argument("id", metavar="ID")
@shared.archive_option
@shared.json_option
def command(id: str, where: str, as_json: bool) -> None:  # noqa: A002
    """Show all that is told of one thing: records with the reasons why they belong together, where they disagree,
    their sources counted by origin.

    ID is a dossier's or a record's, or the beginning of one.
    """
    with shared.opened(where) as archive:
        found = archive.dossier(id)
    if as_json:
        shared.print_json(found)
    else:
        show(found)


def show(found: Dossier) -> None:
    """The dossier for people."""
    from rich.console import Console

    from depesche.records.days import as_edtf

    out: Console = shared.console()
    line = found.line
    when = as_edtf(line.begins, line.ends)
    head = " · ".join(part for part in (line.kind, line.title, when, line.place or "", line.factuality) if part)
    out.print(_text(head, "bold"))
    out.print(_text(f"{line.id} · {', '.join(found.participants)}", "dim"))
    if found.life:
        out.print(_text("\nLife", "bold underline"))
        for step in found.life:
            days = as_edtf(step.begins, step.ends)
            slots = (step.status.replace("_", " "), ", ".join(step.by), days, step.where or "")
            unsure = step.factuality if step.factuality != "occurred" else ""
            out.print(_text("  " + " · ".join(part for part in (*slots, unsure) if part)))
            out.print(_text(f"    told by {', '.join(step.documents)}", "dim"))
    if found.obligations:
        out.print(_text("\nObligations", "bold underline"))
        for obligation in found.obligations:
            words = " … ".join(" ".join(span.text.split()) for span in obligation.evidence)
            out.print(_text(f"  {obligation.kind}: „{words}“"))
    if found.disagreements:
        out.print(_text("\nTold differently", "bold underline"))
        for differing in found.disagreements:
            out.print(_text(f"  {differing.slot}"))
            for told in differing.values:
                named = f", after {', '.join(told.asserted_by)}" if told.asserted_by else ""
                out.print(_text(f"    {told.value}: {', '.join(told.documents)}{named}"))
    sources = f"{shared.plural(line.documents, 'document')}, {shared.plural(line.origins, 'origin')}"
    out.print(_text(f"\nSources: {sources}", "bold underline"))
    for origin in found.origins:
        out.print(_text(f"  {_origin(origin)}"))
    out.print(_text("\nRecords", "bold underline"))
    for member in found.members:
        record = member.record
        marks = [mark for mark in (member.verdict, "corrected" if member.corrected else None) if mark]
        weight = f" · joined with weight {member.weight:g}" if member.weight is not None else ""
        out.print(_text(f"  {record.id[:10]} · {record.document.id}{weight}" + "".join(f" · {m}" for m in marks)))
        for span in record.evidence:
            out.print(_text(f"    „{' '.join(span.text.split())}“ [{span.start}:{span.end}]"))
        for reason in member.reasons:
            out.print(_text(f"    {reason.weight:+g} {reason.name}: {reason.seen}", "dim"))
    if found.suggestions:
        out.print(_text("\nPerhaps the same", "bold underline"))
        for one in found.suggestions:
            other = one.other if one.other.id != line.id else one.dossier
            out.print(_text(f"  {other.id} · {other.kind} · {other.title} · weight {one.weight:g}"))


def _origin(origin: Origin) -> str:
    first = origin.first
    named = ", ".join(part for part in (first.id, first.publisher, first.published) if part)
    others = [source.publisher or source.id for source in origin.documents if source.number != first.number]
    others += [name for source in origin.documents for name in source.also]
    return f"{named} ({origin.because})" + (f"; also {', '.join(others)}" if others else "")


def _text(words: str, style: str = "") -> Text:
    from rich.text import Text

    from depesche.cli.render import printable

    return Text(printable(words), style=style)
