"""`depesche actor`: a person, state or body over all documents."""

from __future__ import annotations

import click

from depesche.cli import shared


@click.command("actor")
@click.argument("name", nargs=-1, required=True, metavar="NAME")
@shared.archive_option
@shared.json_option
def command(name: tuple[str, ...], where: str, as_json: bool) -> None:
    """Show a person, state or body: names, offices as told, encounters, agreements, actions, statements.

    NAME is a name, a part of one, or a state's code; where several fit, the one told of most.
    """
    from rich.text import Text

    from depesche.cli.render import printable
    from depesche.records.days import as_edtf

    with shared.opened(where) as archive:
        found = archive.actor(" ".join(name))
    if as_json:
        shared.print_json(found)
        return
    out = shared.console()

    def head(words: str) -> None:
        out.print(Text(words, style="bold underline"))

    code = found.code or found.affiliation
    out.print(Text(printable(f"{found.name} · {found.kind}" + (f" · {code}" if code else "")), style="bold"))
    named = ", ".join(f"{n.name} ({n.records})" for n in found.names)
    out.print(Text(printable(f"called {named}"), style="dim"))
    out.print(Text(", ".join(shared.plural(number, kind) for kind, number in found.counts.items()), style="dim"))
    for title, offices in (("\nOffices", found.offices), ("\nWho speaks for it", found.holders)):
        if offices:
            head(title)
            rows = [(o.title, o.of, o.status, as_edtf(o.begins, o.ends), o.documents) for o in offices]
            shared.table(("office", "of" if "Off" in title else "who", "status", "when", "documents"), rows)
    for title, dossiers in (
        ("\nEncounters", found.encounters),
        ("\nAgreements", found.agreements),
        ("\nActions", found.actions),
    ):
        if dossiers:
            head(title)
            shared.lines(dossiers)
    if found.statements:
        head("\nStatements")
        shared.hits(found.statements)
