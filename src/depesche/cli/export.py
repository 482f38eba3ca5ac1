"""`depesche export`: the archive's records in the formats of other tools."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from depesche.cli import shared

if TYPE_CHECKING:
    from depesche.exports.run import Exported

_EVERY = 100  # documents between two signs of life


def _names() -> Iterable[str]:
    from depesche.exports import FORMATS

    return FORMATS


@click.command("export")
@shared.archive_option
@click.option(
    "--format", "form", type=shared.Name("format", _names), default="jsonl", show_default=True, help="What to write."
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="File; for formats of several files a new folder or a .zip. Standard output without.",
)
@click.option("--formats", "show", is_flag=True, help="List the formats.")
@shared.filter_options()
def command(where: str, form: str, output: Path | None, show: bool, **asked: Any) -> None:
    """Write the records of the archive, as people corrected them and without those they rejected."""
    if show:
        _list()
        return
    with shared.opened(where) as archive:
        done = archive.export(form, output, progress=_progress() if output is not None else None, **asked)
    if output is not None:
        wrote = f"{shared.plural(done.documents, 'document')} · {shared.plural(done.records, 'record')} → {output}"
        click.echo(f"the archive → {output}" if form == "sqlite" else wrote, err=True)


def _list() -> None:
    from depesche.exports import FORMATS

    for name, form in FORMATS.items():
        needs = f" (pip install 'depesche[{form.extra}]')" if form.extra else ""
        click.echo(f"{name:<14}{form.about}{needs}")


def _progress() -> Any:
    """Tells now and then how much was written, on a terminal, in one line that the summary takes the place of."""
    if not sys.stderr.isatty():
        return None

    def tell(done: Exported) -> None:
        if done.documents % _EVERY == 0:
            click.echo(f"\r{done.documents:,} documents · {done.records:,} records\r", err=True, nl=False)

    return tell
