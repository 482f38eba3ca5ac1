"""What the archive raises: typed, with a stable code and the next step."""

from __future__ import annotations

from collections.abc import Iterable

from depesche.errors import DepescheError


class ArchiveError(DepescheError):
    """The archive can't be opened or written."""

    code = "archive"


class NotFound(DepescheError):  # noqa: N818 - it reads as what happened
    """The archive holds nothing of that name; `suggestions` are the nearest names it holds."""

    code = "not-in-archive"

    def __init__(self, what: str, name: str, suggestions: Iterable[str] = ()) -> None:
        self.suggestions = list(suggestions)
        means = " or ".join(repr(s) for s in self.suggestions[:3])
        super().__init__(f"the archive has no {what} {name!r}", hint=f"Did you mean {means}?" if means else "")


class JudgementError(DepescheError):
    """A judgement can't be made as asked: no such slot, a value the contract forbids, nothing to undo."""

    code = "judgement"
