"""`depesche status`: what the archive holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from depesche.cli import shared

if TYPE_CHECKING:
    from depesche.archive.views import RejectedInput, WatchedFeed


@click.command("status")
@shared.archive_option
@click.option("--rejections", is_flag=True, help="List the input that was rejected, with the reasons.")
@click.option("--feeds", is_flag=True, help="List the feeds that are watched.")
@shared.json_option
def command(where: str, rejections: bool, feeds: bool, as_json: bool) -> None:
    """Say what the archive holds: documents, origins, records, dossiers, judgements, versions, rejected input."""
    with shared.opened(where) as archive:
        if rejections:
            _rejections(archive.rejections(), as_json)
            return
        if feeds:
            _feeds(archive.feeds(), as_json)
            return
        found = archive.status()
    if as_json:
        shared.print_json(found)
        return

    def counted(counts: dict[str, int]) -> str:
        return ", ".join(f"{number:,} {name}" for name, number in counts.items()) or "none"

    def of_types(counts: dict[str, int]) -> str:
        return ", ".join(shared.plural(number, type_) for type_, number in counts.items()) or "none"

    documents = f"{found.documents:,} from {found.origins:,} origins, {found.appearances:,} printed elsewhere too"
    rows = [
        ("archive", f"{found.archive} (schema {found.schema_version})"),
        ("documents", documents),
        ("published", f"{found.first} to {found.last}" if found.first else "unknown"),
        ("words", f"{found.words:,}"),
        ("records", of_types(found.records)),
        ("dossiers", of_types(found.dossiers)),
        ("actors", f"{found.actors:,}"),
        ("judgements", f"{found.judgements:,}; {shared.plural(found.rejected, 'record')} rejected"),
        ("to decide", f"{shared.plural(found.suggestions, 'suggestion')} (depesche judge suggestions)"),
        ("read by", ", ".join(f"version {name} ({n:,})" for name, n in found.versions.items())),
        ("dates from", counted(found.published_from)),
    ]
    if found.languages:
        rows.append(("not read", f"{counted(found.languages)} (other languages)"))
    if found.rejections:
        rows.append(("rejected input", f"{counted(found.rejections)} (depesche status --rejections, add --retry)"))
    if found.feeds:
        rows.append(("feeds", f"{found.feeds:,} (depesche status --feeds)"))
    if found.unfinished_runs:
        rows.append(("unfinished", f"{shared.plural(found.unfinished_runs, 'run')} that broke off"))
    shared.table(("", ""), rows)


def _rejections(found: list[RejectedInput], as_json: bool) -> None:
    if as_json:
        shared.print_json(found)
        return
    rows = [
        (one.code, f"{one.source}:{one.line}" if one.line else one.source, f"{one.reason}. {one.hint}", one.tries)
        for one in found
    ]
    shared.table(("code", "place", "reasons", "tries"), rows)


def _feeds(found: list[WatchedFeed], as_json: bool) -> None:
    if as_json:
        shared.print_json(found)
        return
    shared.table(
        ("feed", "title", "checked", "entries", "fault"),
        [(one.url, one.title, one.checked, one.entries, one.fault) for one in found],
    )
