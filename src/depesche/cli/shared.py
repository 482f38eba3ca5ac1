"""What the archive's commands share: where the archive is, how it is asked, JSON for programs, tables for people."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import click
from pydantic import BaseModel

if TYPE_CHECKING:
    from rich.console import Console

    from depesche.archive import Archive
    from depesche.archive.views import Hit, Line

F = TypeVar("F", bound=Callable[..., Any])

TYPES = ("encounter", "agreement", "statement", "action", "office")
_EVERY = click.Choice(TYPES)
# How columns share what is left of the width when those without a share have what they need.
_RATIOS = {"words": 5, "what": 4, "reason": 3, "reasons": 3, "dossier": 3, "perhaps the same as": 3, "who": 3,
           "document": 2, "place": 3}  # fmt: skip
_NARROWEST = 9  # characters of a column that has a share
_WIDE = 100  # characters from which on the first and the last day stand side by side
_WHOLE = ("id", "when", "record")  # columns that are never broken
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


confidence_option = click.option(
    "--confidence",
    type=click.FloatRange(0, 1),
    metavar="CHANCE",
    help="Only records at least this likely to be right (0 to 1), as 0.9.",
)


least_option = click.option(
    "--confidence",
    type=click.FloatRange(0, 1),
    metavar="CHANCE",
    help="Only records at least this likely to be right, 0 for all; by default statements from 0.6 on, "
    "encounters and actions from 0.4 on.",
)


def filter_options(*without: str, types: click.Choice[str] = _EVERY) -> Callable[[F], F]:
    """Options for what records must be, all but those named; `types` are the types to choose from."""
    options = {
        "type": click.option("--type", type=types, help="Type of record."),
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
        "confidence": confidence_option,
        "rejected": click.option("--rejected", is_flag=True, help="Show rejected records too."),
    }

    def add(function: F) -> F:
        for name, option in reversed(options.items()):
            if name not in without:
                function = option(function)
        return function

    return add


def meant(name: str, known: Iterable[str], nouns: str) -> str:
    """What a mistyped name may have meant; all there are where it is near none."""
    from difflib import get_close_matches

    known = list(known)
    near = get_close_matches(name, known, n=1)
    return f"Did you mean {near[0]!r}?" if near else f"{nouns} are {', '.join(known)}."


class Name(click.ParamType[str]):
    """One of many names, which are loaded only when one is given; a mistyped one is told what it may have meant.

    Args:
        noun: what they name, with a plural in -s.
        known: gives the names.
    """

    def __init__(self, noun: str, known: Callable[[], Iterable[str]]) -> None:
        self.name = noun
        self._known = known

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        known = list(self._known())
        if value not in known:
            means = meant(str(value), known, f"{self.name.capitalize()}s")
            self.fail(f"there is no {self.name} {value!r}. {means}", param, ctx)
        return str(value)


def opened(where: str) -> Archive:
    """The archive, which must be there."""
    from depesche.archive import Archive

    return Archive(where, create=False)


def output() -> TextIO:
    """Standard output, in UTF-8 with the same line ends on every system."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return sys.stdout


def console() -> Console:
    """Where tables go."""
    from rich.console import Console

    return Console(file=output(), highlight=False, soft_wrap=False)


def print_json(found: BaseModel | Sequence[BaseModel]) -> None:
    """One object, or one a line of a list."""
    stream = output()
    for one in [found] if isinstance(found, BaseModel) else found:
        stream.write(one.model_dump_json() + "\n")


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A plain table; says so where there is nothing."""
    from rich.table import Table
    from rich.text import Text

    from depesche.cli.render import printable

    grid = Table(box=None, header_style="bold", pad_edge=False, expand=any(name in _RATIOS for name in columns))
    for name in columns:
        ratio = _RATIOS.get(name)
        words = max(map(len, name.split()), default=0)  # a word of a header is never torn
        narrowest = max(words, _NARROWEST if ratio else 0)
        grid.add_column(name, no_wrap=name in _WHOLE, overflow="fold", ratio=ratio, min_width=narrowest)
    count = 0
    out = console()
    for row in rows:
        cells = ["" if cell is None else str(cell) for cell in row]
        if out.width < _WIDE:
            cells = [c.replace("/", "/\n") if name == "when" else c for name, c in zip(columns, cells, strict=True)]
        grid.add_row(*(Text(printable(cell)) for cell in cells))
        count += 1
    if count:
        out.print(grid)
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


def plural(count: int, noun: str) -> str:
    """A number with its English noun: `1 record`, `2 records`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


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
