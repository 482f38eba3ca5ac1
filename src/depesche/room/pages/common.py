"""What pages share: the archive of a request, pages of a list."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from fastapi import APIRouter
from starlette.requests import Request

from depesche.archive import Archive
from depesche.room.query import Leaf


def page_router() -> APIRouter:
    """A router of pages, which stand in no description of the API."""
    return APIRouter(include_in_schema=False)


def archive_of(request: Request) -> Archive:
    """The archive that the room shows."""
    archive: Archive = request.app.state.room.archive
    return archive


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page stands among the pages of its list."""

    page: int
    pages: int
    total: int

    @classmethod
    def of(cls, leaf: Leaf, total: int) -> Pager:
        """The pager of a list with that many entries."""
        return cls(leaf.page, max(1, ceil(total / leaf.limit)), total)
