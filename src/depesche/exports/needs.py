"""Libraries that only some formats need: imported when needed, and named with their extra where they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from depesche.errors import DepescheError


class ExportError(DepescheError):
    """Records can't be written as asked."""

    code = "export"


class MissingExtra(ExportError):  # noqa: N818 - it reads as what is the matter
    """A library that this format needs is not installed; `extra` installs it."""

    code = "missing-extra"

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(
            f"this format needs {library!r}, which is not installed.",
            hint=f"Install it: pip install 'depesche[{extra}]'.",
        )
        self.library = library
        self.extra = extra


def need(module: str, extra: str) -> Any:
    """The module of a library that an extra installs; raises MissingExtra where it is not there."""
    try:
        return import_module(module)
    except ImportError as error:
        missing = (error.name or module).split(".")[0]
        raise MissingExtra(missing, extra) from error
