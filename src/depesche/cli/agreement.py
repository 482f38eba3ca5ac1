"""`depesche agreement`: one agreement over all documents."""

from __future__ import annotations

import click

from depesche.cli import shared


@click.command("agreement")
@click.argument("name", nargs=-1, required=True, metavar="NAME")
@shared.archive_option
@shared.json_option
def command(name: tuple[str, ...], where: str, as_json: bool) -> None:
    """Show an agreement: its life from proposal to end, its parties, obligations and sources.

    NAME is its name, words of it, or the id of its dossier; where several fit, the one most documents tell of.
    """
    from depesche.cli.dossier import show

    with shared.opened(where) as archive:
        found = archive.agreement(" ".join(name))
    if as_json:
        shared.print_json(found)
    else:
        show(found)
