"""`depesche timeline`: dossiers in the order of time."""

from __future__ import annotations

from typing import Any

import click

from depesche.cli import shared


class _Joined(click.Choice[str]):
    """The types of records that are joined to dossiers; says where the others are found."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value in shared.TYPES and value not in self.choices:
            hint = "depesche statements" if value == "statement" else f"depesche search --type {value}"
            self.fail(f"a timeline holds no {value}s, which are told one by one: {hint}.", param, ctx)
        return super().convert(value, param, ctx)


@click.command("timeline")
@shared.archive_option
@shared.filter_options(types=_Joined(("encounter", "agreement", "action")))
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
