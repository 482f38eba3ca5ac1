"""CSV: one document a row, the first row names the columns. A broken row costs that row only."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from depesche.errors import Rejected, Rejection
from depesche.sources.encoding import BOM, decode
from depesche.sources.fields import Found, found
from depesche.sources.jsonl import MAX_LINE, lines
from depesche.sources.mapping import assign
from depesche.sources.options import Options

_SEPARATORS = ",;\t|"
_MOST = 4_000_000  # characters of a cell; longer than any text that is read


class _Lines:
    """The decoded lines, one at a time; remembers how many there were and why one could not be decoded."""

    def __init__(self, stream: BinaryIO, name: str, options: Options) -> None:
        self._lines = lines(stream, options.advance)
        self._name = name
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        if line is None:
            reason = f"the line is longer than {MAX_LINE:,} bytes"
            raise Rejected(Rejection("too-long", reason, self._name, self.number, "Give one article a row."))
        return decode(line.removeprefix(BOM) if self.number == 1 else line, self._name, first_line=self.number)


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found | Rejection]:
    """The documents of a CSV stream, one row in memory at a time.

    Separators are comma, semicolon, tab or bar, whichever the first line holds most often.
    """
    csv.field_size_limit(_MOST)
    source = _Lines(stream, name, options)
    first = next(source, None)
    if first is None or not first.strip():
        yield Rejection("empty", "the file has no documents", name)
        return
    separator = max(_SEPARATORS, key=first.count)
    rows = csv.reader(_chained(first, source), delimiter=separator)
    header = next(rows)
    columns = assign(header, options.columns)
    missing = [column for column in options.columns.values() if column not in header]
    if "text" not in columns or missing:
        yield missing_column(missing, header, name)
        return
    empty = True
    while True:
        line = source.number + 1
        try:
            row = next(rows, None)
            if row is None:
                break
            if not any(cell.strip() for cell in row):
                continue
            empty = False
            yield from _found(header, row, columns, name, line, options)
        except csv.Error as error:
            empty = False
            yield Rejection("damaged", f"the row is no CSV: {error}", name, line)
        except Rejected as rejected:
            empty = False
            yield rejected.rejection
    if empty:
        yield Rejection("empty", "the file has no documents", name)


def _chained(first: str, rest: _Lines) -> Iterator[str]:
    """The lines; unlike a generator it goes on after a line that could not be decoded."""

    class Chained:
        begun = False

        def __iter__(self) -> Iterator[str]:
            return self

        def __next__(self) -> str:
            if not self.begun:
                self.begun = True
                return first
            return next(rest)

    return Chained()


def _found(
    header: Sequence[str], row: Sequence[str], columns: dict[str, str], name: str, line: int, options: Options
) -> Iterator[Found]:
    if len(row) > len(header):
        reason = f"the row has {len(row)} cells, the head {len(header)}"
        raise Rejected(Rejection("damaged", reason, name, line, "Are texts with the separator in quotation marks?"))
    cells = dict(zip(header, row, strict=False))
    fields: dict[str, object] = {field: cells.get(column) or None for field, column in columns.items()}
    fields["id"] = fields.get("id") or f"{name}#{line}"
    yield found(fields, name, options, line=line)


def missing_column(missing: Sequence[str], header: Sequence[str], name: str) -> Rejection:
    """The rejection of a table in which a column is not there that is needed."""
    reason = f"there is no column {missing[0]!r}" if missing else "no column is known to hold the text"
    there = ", ".join(header[:20])[:300]
    return Rejection("missing-column", reason, name, hint=f"Name it: --column text=NAME. There are: {there}.")
