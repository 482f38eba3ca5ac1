"""Records → the world: one module a format, found through one registry.

Every format is a function `write(results, stream)` that takes the results of reading and writes their records to a
text stream as they come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TextIO

from depesche.reading.reader import ReadResult

Format = Callable[[Iterable[ReadResult], TextIO], None]

FORMATS = {"jsonl": "jsonl", "csv": "table"}


def writer(name: str) -> Format:
    """The `write` function of a format; raises KeyError where there is none of that name."""
    write: Format = import_module(f"depesche.exports.{FORMATS[name]}").write
    return write
