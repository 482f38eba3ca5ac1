"""JSON Lines: the contract's form, one record a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from depesche.reading.reader import ReadResult


def write(results: Iterable[ReadResult], stream: TextIO) -> None:
    """One line a record; the records of a document are flushed together."""
    for result in results:
        for record in result.records:
            stream.write(record.model_dump_json() + "\n")
        stream.flush()
