"""ZIP archives: each member is read as what it is; what unpacks to too much, or has a name that leads out, is refused.

Nothing is ever written under a member's name; the name only stands in ids, after the archive's own and `!/`.
"""

from __future__ import annotations

import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath, PureWindowsPath
from typing import BinaryIO, cast

from depesche.errors import Rejected, Rejection
from depesche.sources import forms
from depesche.sources.fields import Found
from depesche.sources.options import MEMBER, NESTING, RATIO, SMALL, Options
from depesche.sources.spool import MEMORY, seekable

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)
_CHUNK = 1 << 16
_PASSED_OVER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def read(stream: BinaryIO, name: str, options: Options) -> Iterator[Found | Rejection]:
    """The documents of all members, in the archive's order; a member that can't be read costs that member only."""
    if options.depth >= NESTING:
        raise Rejected(Rejection("over-limit", f"archives are nested more than {NESTING} deep", name))
    with seekable(stream, name, options) as file, opened(file, name) as archive:
        empty = True
        for member in archive.infolist():
            if member.is_dir() or any(part in member.filename for part in _PASSED_OVER):
                continue
            empty = False
            options.budget.take_member(name)
            try:
                source = f"{name}!/{member.filename}"
                with unpacked(archive, member, source, options) as (copy, within):
                    yield from forms.read(copy, source, within)
            except Rejected as rejected:
                if options.budget.total < 0:
                    raise
                yield rejected.rejection
        if empty:
            yield Rejection("empty", "the archive holds no files", name)


def opened(stream: BinaryIO, name: str) -> zipfile.ZipFile:
    """The archive; raises Rejected (`damaged`) where it is none."""
    try:
        return zipfile.ZipFile(stream)
    except BROKEN as error:
        raise Rejected(Rejection("damaged", f"it is no whole ZIP archive: {error}", name)) from error


@contextmanager
def unpacked(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, options: Options
) -> Iterator[tuple[BinaryIO, Options]]:
    """A member as a stream that can be gone back in, with the options to read it with; `name` is the member's own.

    Raises:
        Rejected: its name leads out of the archive; it is locked, broken, or unpacks to too much.
    """
    if not safe(member.filename):
        raise Rejected(Rejection("unsafe-name", "its name leads out of the archive", name))
    with tempfile.SpooledTemporaryFile(max_size=MEMORY) as copy:
        extract(archive, member, name, options, cast(BinaryIO, copy))
        copy.seek(0)
        yield cast(BinaryIO, copy), options.within()


def safe(name: str) -> bool:
    """Whether a member's name stays within the archive."""
    parts = {*PurePosixPath(name).parts, *PureWindowsPath(name).parts}
    return not (name.startswith(("/", "\\")) or PureWindowsPath(name).drive or ".." in parts or "\0" in name)


def extract(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, options: Options, into: BinaryIO) -> None:
    """Unpack a member within the limits.

    Raises:
        Rejected: it is locked, broken, or unpacks to too much.
    """
    if member.flag_bits & 0x1:
        raise Rejected(Rejection("encrypted", "it is locked with a password", name, hint="Unlock it first."))
    try:
        with archive.open(member) as packed:
            unpack(cast(BinaryIO, packed), into, name, options, lambda: member.compress_size)
    except (*BROKEN, RuntimeError) as error:
        if isinstance(error, Rejected):
            raise
        raise Rejected(Rejection("damaged", f"it can't be unpacked: {error}", name)) from error


def unpack(packed: BinaryIO, into: BinaryIO, name: str, options: Options, taken: Callable[[], int]) -> None:
    """Copy an unpacking stream within the limits; `taken` gives the packed bytes so far.

    Raises:
        Rejected: `over-limit`.
    """
    size = 0
    while chunk := packed.read(_CHUNK):
        size += len(chunk)
        options.budget.take(len(chunk), name)
        if size > MEMBER:
            raise Rejected(Rejection("over-limit", f"it unpacks to more than {MEMBER:,} bytes", name))
        if size > SMALL and size > RATIO * max(taken(), 1):
            raise Rejected(Rejection("over-limit", f"it unpacks to more than {RATIO} times its size", name))
        into.write(chunk)


def member_bytes(archive: zipfile.ZipFile, inner: str, name: str, options: Options) -> bytes | None:
    """The bytes of a member of an office document, within the limits; null where there is none of that name."""
    from io import BytesIO

    try:
        member = archive.getinfo(inner)
    except KeyError:
        return None
    out = BytesIO()
    extract(archive, member, name, options, out)
    return out.getvalue()
