"""`depesche statements`: who said what, about whom."""

from __future__ import annotations

from typing import Any

import click

from depesche.cli import shared


@click.command("statements")
@click.argument("query", nargs=-1, metavar="[WORD…]")
@click.option("--by", metavar="NAME", help="Who said it.")
@click.option("--about", metavar="NAME", help="Whom it is about.")
@shared.archive_option
@shared.filter_options("type", "actor", "place")
@shared.limit_option(50)
@shared.json_option
def command(query: tuple[str, ...], where: str, limit: int, as_json: bool, **asked: Any) -> None:
    """Show statements by a speaker, about an actor, that hold all words."""
    with shared.opened(where) as archive:
        found = archive.statements(" ".join(query), limit=limit, **asked)
    if as_json:
        shared.print_json(found)
    else:
        shared.hits(found)
