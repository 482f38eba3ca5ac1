"""What the archive's commands share: where the archive is, how it is asked, JSON for programs, tables for people."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click
from pydantic import BaseModel

if TYPE_CHECKING:
    from rich.console import Console

    from depesche.archive import Archive
    from depesche.archive.views import Hit, Line

F = TypeVar("F", bound=Callable[..., Any])

TYPES = ("encounter", "agreement", "statement", "action", "office")
_RATIOS = {"words": 5, "what": 4, "reasons": 3, "who": 3, "document": 2, "place": 2}  # of what other columns leave
_FACTUALITY = ("occurred", "ongoing", "planned", "proposed", "denied", "cancelled")


def archive_option(function: F) -> F:
    """`--archive`, the same for every command."""
    return click.option(
        "--archive",
        "where",
        default="depesche.db",
        envvar="DEPESCHE_ARCHIVE",
        show_default=True,
        show_envvar=True,
        metavar="FILE|URL",
        help="The archive: a file, or postgresql+psycopg://….",
    )(function)


def json_option(function: F) -> F:
    """`--json`, the same for every command."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")(function)


def limit_option(default: int) -> Callable[[F], F]:
    """`--limit`, how much to show."""
    return click.option(
        "--limit", type=click.IntRange(1), default=default, show_default=True, metavar="N", help="Show at most N."
    )


class Day(click.ParamType[str]):
    """A date, a month or a year."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from depesche.archive.times import interval

        if interval(str(value)) is None:
            return self.fail(f"{value!r} is no date. Write it as YYYY-MM-DD, YYYY-MM or YYYY.", param, ctx)
        return str(value)


def filter_options(*without: str) -> Callable[[F], F]:
    """Options for what records must be."""
    options = {
        "type": click.option("--type", type=click.Choice(TYPES), help="Type of record."),
        "kind": click.option("--kind", metavar="KIND", help="Kind of encounter or agreement, act of a statement."),
        "actor": click.option("--actor", metavar="NAME", help="Who takes part: a person, state or body."),
        "state": click.option(
            "--state", metavar="STATE", help="State that takes part or that it was in: name or code."
        ),
        "place": click.option("--place", metavar="PLACE", help="Where it was: a place or a state."),
        "since": click.option("--since", type=Day(), metavar="DATE", help="From that day, month or year on."),
        "until": click.option("--until", type=Day(), metavar="DATE", help="Until that day, month or year."),
        "factuality": click.option("--factuality", type=click.Choice(_FACTUALITY), help="Whether it happened."),
        "source": click.option("--source", metavar="NAME", help="Publisher, document, or who it is told from."),
        "rejected": click.option("--rejected", is_flag=True, help="Show rejected records too."),
    }

    def add(function: F) -> F:
        for name, option in reversed(options.items()):
            if name not in without:
                function = option(function)
        return function

    return add


def opened(where: str) -> Archive:
    """The archive, which must be there."""
    from depesche.archive import Archive

    return Archive(where, create=False)


def console() -> Console:
    """Where tables go."""
    from rich.console import Console

    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return Console(file=sys.stdout, highlight=False, soft_wrap=False)


def print_json(found: BaseModel | Sequence[BaseModel]) -> None:
    """One object, or one a line of a list."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    if isinstance(found, BaseModel):
        sys.stdout.write(found.model_dump_json() + "\n")
        return
    for one in found:
        sys.stdout.write(one.model_dump_json() + "\n")


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A plain table; says so where there is nothing."""
    from rich.table import Table
    from rich.text import Text

    from depesche.cli.render import printable

    grid = Table(
        box=None, header_style="bold", pad_edge=False, expand=any(name in ("what", "words") for name in columns)
    )
    for name in columns:
        ratio = _RATIOS.get(name)
        narrowest = max(len(name), 9 if ratio else 0)  # a header is never torn
        grid.add_column(name, no_wrap=name in ("id", "when"), overflow="fold", ratio=ratio, min_width=narrowest)
    count = 0
    for row in rows:
        grid.add_row(*(Text(printable("" if cell is None else str(cell))) for cell in row))
        count += 1
    if count:
        console().print(grid)
    else:
        click.echo("nothing found", err=True)


def lines(found: Sequence[Line]) -> None:
    """Dossiers as a table."""
    from depesche.records.days import as_edtf

    rows = [
        (line.id, as_edtf(line.begins, line.ends), line.kind, line.title, line.place, line.factuality, told_by(line))
        for line in found
    ]
    table(("id", "when", "kind", "what", "place", "factuality", "told by"), rows)


def counted(number: int, noun: str) -> str:
    """A number with its English noun: 1 document, 2 documents."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def told_by(line: Line) -> str:
    """How many documents tell it, and how many origins they have."""
    if line.origins == line.documents:
        return str(line.documents)
    return f"{line.documents} ({line.origins} of their own)"


def hits(found: Sequence[Hit]) -> None:
    """Records as a table."""
    rows = []
    for one in found:
        record = one.record
        when = (record.when.value or record.when.text) if record.when else record.document.published
        rows.append((record.id[:10], record.type, when, _label(one), one.snippet, record.document.id))
    table(("id", "type", "when", "who", "words", "document"), rows)


def _label(one: Hit) -> str:
    from depesche.exports.table import row

    cells = row(one.record)
    sides = " → ".join(part for part in (cells["actors"], cells["recipients"]) if part)
    return f"{sides} ({cells['label']})" if cells["label"] else sides
