"""`depesche agreements`: the agreements of the archive."""

from __future__ import annotations

from typing import Any

import click

from depesche.cli import shared


@click.command("agreements")
@shared.archive_option
@shared.filter_options("type")
@shared.limit_option(100)
@shared.json_option
def command(where: str, limit: int, as_json: bool, **asked: Any) -> None:
    """List agreements, those first that most documents tell of."""
    with shared.opened(where) as archive:
        found = archive.agreements(limit=limit, **asked)
    if as_json:
        shared.print_json(found)
    else:
        shared.lines(found)
