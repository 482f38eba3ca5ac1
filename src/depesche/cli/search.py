"""`depesche search`: records by words and by what they are."""

from __future__ import annotations

from typing import Any

import click

from depesche.cli import shared


@click.command("search")
@click.argument("query", nargs=-1, metavar="[WORD…]")
@shared.archive_option
@shared.filter_options()
@click.option("--plover", metavar="TYPE", help="PLOVER type of an action, SANCTION say.")
@shared.limit_option(20)
@shared.json_option
def command(query: tuple[str, ...], where: str, limit: int, as_json: bool, **asked: Any) -> None:
    """Find records that hold all words, in any form German gives them; words in „…“ or "…" stand side by side.

    Without words, all records that are as asked, the newest first.
    """
    with shared.opened(where) as archive:
        # A word with a blank in it was quoted for the shell: a phrase.
        words = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in query)
        found = archive.search(words, limit=limit, **asked)
    if as_json:
        shared.print_json(found)
    else:
        shared.hits(found)
