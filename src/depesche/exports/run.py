"""Writing results in any format to a stream, a file, a folder or a zip, whole or not at all."""

from __future__ import annotations

import io
import re
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from depesche.exports import FORMATS, Format
from depesche.exports.needs import ExportError
from depesche.reading.reader import ReadResult

_SLUG = re.compile(r"[^\w.-]+")
_LONGEST = 60  # characters of a document's id that its file is named by


@dataclass(slots=True)
class Exported:
    """What was written."""

    documents: int = 0
    records: int = 0


def export(
    results: Iterable[ReadResult],
    form: str,
    where: str | Path | None,
    *,
    dossiers: Mapping[str, str] | None = None,
    archive: Any = None,
    progress: Callable[[Exported], object] | None = None,
) -> Exported:
    """Write results in a format.

    A file or folder appears only when it is whole. Formats of several files go into a new folder, or into a zip if
    `where` ends on `.zip`; those of one file a document also into a single file, if there is a single document.

    Args:
        results: what was read, document by document; they are taken as they are written.
        form: a name in `FORMATS`.
        where: a file or folder; null is standard output.
        dossiers: the dossier of each record id, for formats that make one thing of several records.
        archive: the archive they come from, for formats that only an archive can give.
        progress: is told how much was written, after each document.

    Raises:
        ExportError: there is no such format, a library is missing (`MissingExtra`), or it can't be written there.
    """
    if form not in FORMATS:
        raise ExportError(f"there is no format {form!r}.", hint=f"Formats are {', '.join(FORMATS)}.")
    chosen = FORMATS[form]
    write = chosen.writes
    done = Exported()
    path = Path(where) if where is not None else None

    def counted() -> Iterator[ReadResult]:
        for result in results:
            yield result
            done.documents += 1
            done.records += len(result.records)
            if progress is not None:
                progress(done)

    more = {"dossiers": dossiers or {}} if chosen.joins else {}
    match chosen.shape:
        case "text":
            with _file(path) as raw:
                stream = io.TextIOWrapper(raw, encoding="utf-8", newline="\n", write_through=False)
                try:
                    write(counted(), stream, **more)
                    stream.flush()
                finally:
                    stream.detach()
        case "binary":
            with _file(path) as raw:
                write(counted(), raw, **more)
        case "document":
            _documents(counted(), chosen, form, path)
        case "folder":
            with _folder(path, form) as folder:
                write(counted(), folder, **more)
        case "archive":
            if archive is None:
                raise ExportError(f"{form} can be written from an archive only.", hint="Use Archive.export.")
            with _folder(path, form) as folder:
                write(archive, folder)
    return done


def _documents(results: Iterator[ReadResult], chosen: Format, form: str, path: Path | None) -> None:
    """One file a document; a single document may go to a single file or to standard output."""
    module, render = chosen.load(), chosen.writes
    extras: dict[str, bytes] = module.extras() if hasattr(module, "extras") else {}
    if path is None or path.suffix == chosen.suffix:
        first = next(results, None)
        if first is None:
            raise ExportError("there is no document to write.")
        content = render(first)
        if next(results, None) is not None:
            raise ExportError(f"{form} is one file a document.", hint="Name a new folder or a .zip: --output PATH.")
        with _file(path) as raw:
            raw.write(content)
        return
    with _folder(path, form) as folder:
        for name, extra in extras.items():
            (folder / name).write_bytes(extra)
        for result in results:
            (folder / f"{file_name(result)}{chosen.suffix}").write_bytes(render(result))


def file_name(result: ReadResult) -> str:
    """A file name for a document: what is left of its id, and the beginning of its hash."""
    slug = _SLUG.sub("-", result.document.id).strip("-.")[-_LONGEST:].lstrip("-.")
    return f"{slug or 'document'}-{result.document.sha256[:8]}"


@contextmanager
def _file(path: Path | None) -> Iterator[BinaryIO]:
    """A binary stream; a file takes its name when it is whole."""
    if path is None:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if path.is_dir():
        raise ExportError(f"{str(path)!r} is a folder.", hint="Name a file.")
    _parent(path)
    if path.exists() and not path.is_file():  # a device or a pipe is written to, never replaced
        with path.open("wb") as stream:
            yield stream
        return
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _folder(path: Path | None, form: str) -> Iterator[Path]:
    """A folder to write into; it becomes the one asked for, or a zip, when it is whole."""
    if path is None:
        raise ExportError(f"{form} is several files.", hint="Name a new folder or a .zip: --output PATH.")
    zipped = path.suffix == ".zip"
    if path.exists() and not (zipped and path.is_file()) and not (path.is_dir() and not any(path.iterdir())):
        raise ExportError(f"{str(path)!r} is there already.", hint="Name a new folder or a .zip.")
    _parent(path)
    part = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.absolute().parent))
    try:
        yield part
        if zipped:
            with _file(path) as raw, zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as packed:
                for file in sorted(part.iterdir()):
                    packed.write(file, file.name)
        else:
            part.chmod(0o755)
            if path.is_dir():
                path.rmdir()
            part.replace(path)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _parent(path: Path) -> None:
    if not path.absolute().parent.is_dir():
        raise ExportError(f"there is no folder {str(path.absolute().parent)!r} to write into.")
