"""`depesche status`: what the archive holds."""

from __future__ import annotations

import click

from depesche.cli import shared


@click.command("status")
@shared.archive_option
@shared.json_option
def command(where: str, as_json: bool) -> None:
    """Say what the archive holds: documents, origins, records, dossiers, judgements, versions."""
    with shared.opened(where) as archive:
        found = archive.status()
    if as_json:
        shared.print_json(found)
        return

    def counted(counts: dict[str, int]) -> str:
        return ", ".join(f"{number:,} {name}" for name, number in counts.items()) or "none"

    documents = f"{found.documents:,} from {found.origins:,} origins, {found.appearances:,} printed elsewhere too"
    rows = [
        ("archive", f"{found.archive} (schema {found.schema_version})"),
        ("documents", documents),
        ("published", f"{found.first} to {found.last}" if found.first else "unknown"),
        ("words", f"{found.words:,}"),
        ("records", counted(found.records)),
        ("dossiers", counted(found.dossiers)),
        ("actors", f"{found.actors:,}"),
        ("judgements", f"{found.judgements:,}; {found.rejected:,} records rejected"),
        ("to decide", f"{found.suggestions:,} suggestions (depesche judge suggestions)"),
        ("read by", counted(found.versions)),
    ]
    if found.unfinished_runs:
        rows.append(("unfinished", f"{found.unfinished_runs:,} runs that broke off"))
    shared.table(("", ""), rows)
