"""`depesche timeline`: dossiers in the order of time."""

from __future__ import annotations

from typing import Any

import click

from depesche.cli import shared


@click.command("timeline")
@shared.archive_option
@shared.filter_options()
@shared.limit_option(100)
@shared.json_option
def command(where: str, limit: int, as_json: bool, **asked: Any) -> None:
    """Show encounters, agreements and actions whose day is told, each once, in the order of time; the newest N."""
    with shared.opened(where) as archive:
        found = archive.timeline(limit=limit, **asked)
    if as_json:
        shared.print_json(found)
    else:
        shared.lines(found)
