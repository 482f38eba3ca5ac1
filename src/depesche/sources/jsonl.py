"""JSON Lines: one document a line, with the fields of the contract. A broken line costs that line only."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import BinaryIO

from depesche.errors import Rejected, Rejection
from depesche.sources.encoding import BOM, decode
from depesche.sources.fields import Found, found
from depesche.sources.mapping import contract
from depesche.sources.options import Options

MAX_LINE = 8_000_000  # bytes; a text of a million characters with every letter escaped and metadata fits


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found | Rejection]:
    """The documents of a JSON Lines stream, one line in memory at a time; blank lines are passed over.

    With a column mapping, lines have other fields than the contract's, and may go without an id.
    """
    empty = True
    for number, line in enumerate(lines(stream, options.advance), start=1):
        if line is None:
            empty = False
            hint = "Give one article a line."
            yield Rejection("too-long", f"the line is longer than {MAX_LINE:,} bytes", name, number, hint)
            continue
        data = line.removeprefix(BOM) if number == 1 else line
        if not data.strip():
            continue
        empty = False
        try:
            yield _found(data, name, number, options)
        except Rejected as rejected:
            yield rejected.rejection
    if empty:
        yield Rejection("empty", "the file has no documents", name)


def lines(stream: BinaryIO, advance: Callable[[int], None]) -> Iterator[bytes | None]:
    """The lines; null for one that is too long, which is skipped without being held in memory."""
    while line := stream.readline(MAX_LINE + 1):
        advance(len(line))
        if len(line) <= MAX_LINE or line.endswith(b"\n"):
            yield line
            continue
        while rest := stream.readline(MAX_LINE):
            advance(len(rest))
            if rest.endswith(b"\n"):
                break
        yield None


def _found(data: bytes, name: str, number: int, options: Options) -> Found:
    hint = "Each line holds one JSON object."
    try:
        fields = json.loads(decode(data, name, first_line=number))
    except json.JSONDecodeError as error:
        reason = f"it is not JSON: {error.msg} (column {error.colno})"
        raise Rejected(Rejection("invalid-json", reason, name, number, hint)) from None
    except (ValueError, RecursionError) as error:  # numbers of absurd length, nesting of absurd depth
        raise Rejected(Rejection("invalid-json", f"it is not JSON that can be read: {error}", name, number)) from None
    if not isinstance(fields, dict):
        reason = f"it is not a JSON object but {type(fields).__name__}"
        raise Rejected(Rejection("invalid-json", reason, name, number, hint))
    if options.columns:
        fields = {"id": f"{name}#{number}", **contract(fields, options.columns)}
        if isinstance(fields["id"], int):
            fields["id"] = str(fields["id"])
    return found(fields, name, options, line=number)
