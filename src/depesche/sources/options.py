"""What a form is told beside its bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from depesche.errors import Rejected, Rejection

if TYPE_CHECKING:
    from depesche.sources.web import Web

MEMBERS = 200_000  # files in all the archives of one input
MEMBER = 256_000_000  # bytes one of them may unpack to
TOTAL = 16_000_000_000  # bytes all of them may unpack to
RATIO = 200  # times its packed size that a member may unpack to, once it is larger than SMALL
SMALL = 4_000_000  # bytes
NESTING = 3  # archives in archives


class Budget:
    """What may still be unpacked of one input, however its archives are nested."""

    def __init__(self, members: int = MEMBERS, total: int = TOTAL) -> None:
        self.members = members
        self.total = total

    def take_member(self, source: str) -> None:
        """Count a member; raises Rejected (`over-limit`) where there are too many."""
        self.members -= 1
        if self.members < 0:
            raise Rejected(Rejection("over-limit", f"it holds more than {MEMBERS:,} files", source, hint=_SPLIT))

    def take(self, size: int, source: str) -> None:
        """Count unpacked bytes; raises Rejected (`over-limit`) where they are too many."""
        self.total -= size
        if self.total < 0:
            raise Rejected(Rejection("over-limit", f"it unpacks to more than {TOTAL:,} bytes", source, hint=_SPLIT))


_SPLIT = "Split it, or unpack it yourself."


def _ignore(_: int) -> None:
    pass


@dataclass(frozen=True)
class Options:
    """How an input is to be read.

    Attributes:
        published: publication date of documents that name none themselves.
        form: the form every input has; null is guessed from content and name.
        columns: field of a document → the column that holds it, for rows.
        advance: called with the number of bytes taken from the input.
        web: how pages are fetched; null is made when the first is.
        allow_private: fetch from addresses that are not public, too.
        depth: how many archives stand around the input.
        budget: what may still be unpacked.
        url: the address the bytes were fetched from.
        charset: the encoding that came along with the bytes, where they don't tell it themselves.
        seen: publication date that came along with the bytes (of a feed's entry, say).
    """

    published: dt.date | None = None
    form: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    advance: Callable[[int], None] = _ignore
    web: Web | None = None
    allow_private: bool = False
    depth: int = 0
    budget: Budget = field(default_factory=Budget)
    url: str | None = None
    charset: str | None = None
    seen: object = None

    def within(self, **changes: object) -> Options:
        """The options for what an archive holds: guessed anew, its bytes counted already."""
        inner = replace(self, form=None, advance=_ignore, depth=self.depth + 1)
        return replace(inner, **changes)  # type: ignore[arg-type]
