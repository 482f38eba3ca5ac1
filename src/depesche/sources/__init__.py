"""The world → Document: one module a form, found through one registry (`forms`).

Every form is a function `read(stream, name, options)` that yields what it found and rejections in order, reads its
binary stream once, and calls `options.advance` with the bytes it has taken.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from depesche.errors import Rejection
from depesche.sources import forms
from depesche.sources.fields import Found
from depesche.sources.options import Budget, Options

if TYPE_CHECKING:
    from depesche.sources.web import Web

STDIN = "-"
_ADDRESS = re.compile(r"https?://", re.I)


def documents(
    paths: Iterable[str],
    *,
    published: dt.date | None = None,
    form: str | None = None,
    columns: Mapping[str, str] | None = None,
    web: Web | None = None,
    allow_private: bool = False,
    advance: Callable[[int], None] = lambda _: None,
) -> Iterator[Found | Rejection]:
    """The documents under these paths, in order, with where they stand; what can't be read is a rejection in its place.

    Args:
        paths: files; directories, of which every file of a known form is read, in order of name; addresses that begin
            with http:// or https://; "-" is standard input.
        published: publication date of the documents that name none themselves.
        form: the form that all of them have, a name of `forms.BY_NAME`; by default each is guessed from its first
            bytes and its name.
        columns: for rows, field of a document → the column that holds it.
        web: how pages are fetched.
        allow_private: fetch from addresses that are not public, too.
        advance: called with the number of bytes taken from the input.
    """
    options = Options(published, form, columns or {}, advance, web, allow_private)
    for path in paths:
        if options.web is None and _ADDRESS.match(path):
            from depesche.sources.web import Web

            options = replace(options, web=Web(allow_private=allow_private))  # one, which keeps pauses between pages
        own = replace(options, budget=Budget())
        if path == STDIN:
            yield from _of(STDIN, forms.read(sys.stdin.buffer, STDIN, own))
        elif _ADDRESS.match(path):
            yield from _of(path, _address(path, own))
        else:
            yield from _path(path, own)


def size(paths: Iterable[str]) -> int | None:
    """Bytes under these paths, or null where standard input or an address is among them."""
    total = 0
    for path in paths:
        if path == STDIN or _ADDRESS.match(path):
            return None
        try:
            files = _files(Path(path)) if Path(path).is_dir() else [Path(path)]
            total += sum(file.stat().st_size for file in files if isinstance(file, Path))
        except (OSError, ValueError):
            continue  # told as a rejection when its turn comes
    return total


def _of(name: str, items: Iterable[Found | Rejection]) -> Iterator[Found | Rejection]:
    """The items, each with the input it comes from."""
    for item in items:
        yield item if item.source == name else replace(item, input=name)


def _address(address: str, options: Options) -> Iterator[Found | Rejection]:
    from depesche.sources.url import read

    yield from read(address, options)


def _path(path: str, options: Options) -> Iterator[Found | Rejection]:
    if Path(path).is_dir():
        empty = True
        for file in _files(Path(path)):
            empty = False
            if isinstance(file, Rejection):
                yield file
            else:
                yield from _of(str(file), _file(str(file), replace(options, budget=Budget())))
        if empty:
            known = " ".join(sorted(suffix for form in forms.FORMS for suffix in form.suffixes))
            yield Rejection("empty", "the directory holds no file of a known form", path, hint=f"Known are {known}.")
    else:
        yield from _of(path, _file(path, options))


def _files(directory: Path) -> Iterator[Path | Rejection]:
    """Files of a known form under a directory, in order of name; directories that can't be opened as rejections."""
    faults: list[OSError] = []
    for root, subdirectories, names in os.walk(directory, onerror=faults.append):
        while faults:
            yield _unreadable(faults.pop())
        subdirectories.sort()
        for name in sorted(names):
            if forms.suffix(name) is not None:
                yield Path(root, name)
    while faults:
        yield _unreadable(faults.pop())


def _file(path: str, options: Options) -> Iterator[Found | Rejection]:
    try:
        with Path(path).open("rb") as stream:
            yield from forms.read(stream, path, options)
    except FileNotFoundError:
        yield Rejection("not-found", "there is no such file or directory", path)
    except OSError as error:
        yield _unreadable(error, path)
    except ValueError as error:  # a NUL in the name
        yield Rejection("not-found", f"that is no name of a file: {error}", path)


def _unreadable(error: OSError, path: str | None = None) -> Rejection:
    reason = (error.strerror or str(error)).lower()
    return Rejection("unreadable", f"it can't be read: {reason}", path or str(error.filename))
