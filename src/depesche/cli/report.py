"""`depesche report`: what is told of an actor, an agreement or a time, as a page to pass on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from depesche.cli import shared

if TYPE_CHECKING:
    from depesche.archive import Archive
    from depesche.report.model import Report


@click.group("report")
def command() -> None:
    """Write one HTML page, or a PDF, in sentences that each carry their evidence, with timeline, tables and sources.

    The page needs no other file and no network.
    """


def _options(function: Any) -> Any:
    options = [
        shared.archive_option,
        click.option(
            "--language",
            type=click.Choice(["de", "en"]),
            default="de",
            show_default=True,
            help="Language of the report.",
        ),
        click.option(
            "--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="File; standard output without."
        ),
        click.option("--pdf", "as_pdf", is_flag=True, help="Write a PDF; needs a Chromium."),
    ]
    for option in reversed(options):
        function = option(function)
    return function


@command.command("actor")
@click.argument("name")
@_options
def actor(name: str, where: str, language: str, output: Path | None, as_pdf: bool) -> None:
    """Report on a person, state or body."""
    from depesche import report

    with shared.opened(where) as archive:
        _write(report.on_actor(archive, name, language=language), archive, output, as_pdf)


@command.command("agreement")
@click.argument("name")
@_options
def agreement(name: str, where: str, language: str, output: Path | None, as_pdf: bool) -> None:
    """Report on an agreement, by name or id."""
    from depesche import report

    with shared.opened(where) as archive:
        _write(report.on_agreement(archive, name, language=language), archive, output, as_pdf)


@command.command("span")
@click.argument("since", type=shared.Day(), metavar="FROM")
@click.argument("until", type=shared.Day(), metavar="TO")
@_options
def span(since: str, until: str, where: str, language: str, output: Path | None, as_pdf: bool) -> None:
    """Report on a time: FROM and TO are days, months or years, both included."""
    from depesche import report

    with shared.opened(where) as archive:
        _write(report.on_span(archive, since, until, language=language), archive, output, as_pdf)


def _write(found: Report, archive: Archive, output: Path | None, as_pdf: bool) -> None:
    from depesche import report
    from depesche.archive.opening import shown

    page = report.html(found, archive=shown(archive.where))
    if as_pdf:
        if output is None:
            raise click.UsageError("A PDF needs a file: --output FILE.pdf.")
        report.pdf(page, output)
    elif output is not None:
        output.write_text(page, encoding="utf-8")
    else:
        shared.output().write(page)
