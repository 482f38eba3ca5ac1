"""`depesche watch`: what is new in feeds, into the archive, again and again."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from depesche.cli import shared
from depesche.cli.add import AddProgress, Options, Summary
from depesche.cli.exits import Exit

if TYPE_CHECKING:
    from depesche.archive import Archive
    from depesche.errors import Rejection
    from depesche.sources.feed import Entry, Feed
    from depesche.sources.fields import Found
    from depesche.sources.web import Web

_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_SHORTEST = 60  # seconds between two looks at a feed


class Every(click.ParamType[int]):
    """A time span, in seconds."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        match = re.fullmatch(r"(\d{1,6}) ?([smhd])", str(value))
        if match is None:
            return self.fail(f"{value!r} is no time span. Write it as 15m, 2h or 1d.", param, ctx)
        seconds = int(match[1]) * _UNITS[match[2]]
        if seconds < _SHORTEST:
            return self.fail(f"feeds are looked at once in {_SHORTEST} seconds at most.", param, ctx)
        return seconds


@click.command("watch")
@click.argument("feeds", nargs=-1, required=True, metavar="FEED…")
@shared.archive_option
@click.option("--every", type=Every(), default="15m", show_default=True, help="How long to wait between two looks.")
@click.option("--once", is_flag=True, help="Look once and end.")
@click.option("--allow-private", is_flag=True, help="Fetch from private and link-local addresses, too.")
@shared.json_option
def command(feeds: tuple[str, ...], where: str, every: int, once: bool, allow_private: bool, as_json: bool) -> None:
    """Take in what is new in feeds (RSS, Atom), until it is interrupted.

    FEED is an address. The pages that its new entries lead to are fetched and read; which entries were taken in is kept
    in the archive, so a new start goes on where the last one ended. Sites' robots.txt is obeyed, and nothing that has
    not changed is fetched twice. A page that can't be had is kept as rejected (`depesche add --retry`).
    """
    from depesche.archive import Archive
    from depesche.sources.web import Web

    with Archive(where) as archive:
        while True:
            begun = time.monotonic()
            web = Web(memory=archive, allow_private=allow_private)
            try:
                with AddProgress(None) as progress:
                    missed = [look(feed, archive, web, progress, allow_private) for feed in feeds].count(False)
            finally:
                web.close()
            if as_json:
                told = Summary(**progress.outcomes, rejected=progress.rejected, records=dict(progress.records))
                shared.print_json(told)
            if once:
                break
            time.sleep(max(0.0, every - (time.monotonic() - begun)))
    if progress.rejected or missed:
        click.get_current_context().exit(Exit.SOME_REJECTED if progress.outcomes else Exit.ALL_REJECTED)


def look(address: str, archive: Archive, web: Web, progress: AddProgress, allow_private: bool = False) -> bool:
    """Take in the new entries of one feed; False where it can't be had."""
    from depesche.errors import Rejected
    from depesche.sources import feed as feeds

    try:
        page = web.get(address)
        if page is None:
            archive.saw(address, None, [])
            return True
        feed = feeds.entries(page.data, address, page.url)
    except Rejected as rejected:
        archive.missed(address, rejected.rejection.reason)
        progress.reject(rejected.rejection)
        return False
    new = set(archive.unseen(address, [entry.id for entry in feed.entries]))
    taken = [entry for entry in feed.entries if entry.id in new]
    start = lambda: progress.start(lambda: None)  # noqa: E731
    options = Options(allow_private=allow_private).stored()
    for one in archive.add_found(_documents(taken, feed, address, web), start=start, options=options):
        progress.take(one)
    # Only now, so that a run that is killed takes them up again.
    archive.saw(address, feed.title, [entry.id for entry in taken], page.validators)
    return True


def _documents(entries: list[Entry], feed: Feed, address: str, web: Web) -> Iterator[Found | Rejection]:
    """The pages that entries lead to; what an entry without a page prints itself."""
    from depesche.errors import Rejected
    from depesche.sources import feed as feeds
    from depesche.sources import url
    from depesche.sources.options import Options as Taken

    for entry in entries:
        options = Taken(web=web, seen=entry.published)
        if entry.url is not None:
            for item in url.read(entry.url, options):
                yield replace(item, input=entry.url)
            continue
        try:
            yield replace(feeds.document(entry, feed, address, options), input=address)
        except Rejected as rejected:
            yield replace(rejected.rejection, input=address)
