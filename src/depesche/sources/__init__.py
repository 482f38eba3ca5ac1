"""The world → Document: one module a form, found through one registry.

Every form is a function `read(stream, name, published, advance)` that yields what it found and rejections in order,
reads its binary stream once, and calls `advance` with the bytes it has taken.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from depesche.errors import Rejection
from depesche.sources.fields import Found

Advance = Callable[[int], None]
Form = Callable[[BinaryIO, str, dt.date | None, Advance], Iterator[Found | Rejection]]

# File suffix → the module that reads it. Any other suffix of a named file is read as text.
FORMS = {".txt": "text", ".text": "text", ".jsonl": "jsonl", ".ndjson": "jsonl"}
STDIN = "-"


def documents(
    paths: Iterable[str], *, published: dt.date | None = None, advance: Advance = lambda _: None
) -> Iterator[Found | Rejection]:
    """The documents under these paths, in order, with where they stand; what can't be read is a rejection in its place.

    Args:
        paths: files; directories, of which every file of a known form is read, in order of name; "-" is standard
            input, JSON Lines where it begins with "{" and one text otherwise.
        published: publication date of the documents that name none themselves.
        advance: called with the number of bytes taken from the input.
    """
    for path in paths:
        if path == STDIN:
            yield from _stdin(published, advance)
        else:
            yield from _path(path, published, advance)


def size(paths: Iterable[str]) -> int | None:
    """Bytes under these paths, or null where standard input is among them."""
    total = 0
    for path in paths:
        if path == STDIN:
            return None
        try:
            files = _files(Path(path)) if Path(path).is_dir() else [Path(path)]
            total += sum(file.stat().st_size for file in files if isinstance(file, Path))
        except OSError:
            continue  # told as a rejection when its turn comes
    return total


def _path(path: str, published: dt.date | None, advance: Advance) -> Iterator[Found | Rejection]:
    if Path(path).is_dir():
        empty = True
        for file in _files(Path(path)):
            empty = False
            if isinstance(file, Rejection):
                yield file
            else:
                yield from _file(str(file), published, advance)
        if empty:
            forms = " ".join(sorted(FORMS))
            yield Rejection("empty", "the directory holds no file of a known form", path, hint=f"Known are {forms}.")
    else:
        yield from _file(path, published, advance)


def _files(directory: Path) -> Iterator[Path | Rejection]:
    """Files of a known form under a directory, in order of name; directories that can't be opened as rejections."""
    faults: list[OSError] = []
    for root, subdirectories, names in os.walk(directory, onerror=faults.append):
        while faults:
            yield _unreadable(faults.pop())
        subdirectories.sort()
        for name in sorted(names):
            if Path(name).suffix.lower() in FORMS:
                yield Path(root, name)
    while faults:
        yield _unreadable(faults.pop())


def _file(path: str, published: dt.date | None, advance: Advance) -> Iterator[Found | Rejection]:
    form = _form(FORMS.get(Path(path).suffix.lower(), "text"))
    try:
        with Path(path).open("rb") as stream:
            yield from form(stream, path, published, advance)
    except FileNotFoundError:
        yield Rejection("not-found", "there is no such file or directory", path)
    except OSError as error:
        yield _unreadable(error, path)


def _stdin(published: dt.date | None, advance: Advance) -> Iterator[Found | Rejection]:
    stream = sys.stdin.buffer
    start = stream.peek(1).lstrip(b"\xef\xbb\xbf \t\r\n") if hasattr(stream, "peek") else b""
    try:
        yield from _form("jsonl" if start.startswith(b"{") else "text")(stream, STDIN, published, advance)
    except OSError as error:
        yield _unreadable(error, STDIN)


def _form(name: str) -> Form:
    form: Form = import_module(f"depesche.sources.{name}").read
    return form


def _unreadable(error: OSError, path: str | None = None) -> Rejection:
    reason = (error.strerror or str(error)).lower()
    return Rejection("unreadable", f"it can't be read: {reason}", path or str(error.filename))
