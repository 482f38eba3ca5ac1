"""Taking along what a page shows, in every format there is."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse

from depesche.archive import Archive
from depesche.exports import FORMATS
from depesche.exports.run import export
from depesche.reading.reader import ReadResult
from depesche.records import Record
from depesche.room.errors import RequestError
from depesche.room.pages.common import archive_of, page_router
from depesche.room.query import MOST, AskedQuery, Words, checked_mode, clean
from depesche.room.rendering import page

router = page_router()
_FOUND = 10_000  # records that words were found in, best first, that are taken along


@router.get("/export")
def formats(
    request: Request, asked: AskedQuery, q: Words = "", mode: str | None = None, dossier: str | None = None
) -> HTMLResponse:
    """All formats, for what an address asks for."""
    asked.filters()
    held = {**asked.named(), "q": clean(q), "mode": checked_mode(mode), "dossier": clean(dossier)}
    return page(request, "export.html", formats=FORMATS, asked=held)


@router.get("/export/{name}")
def download(
    request: Request,
    name: str,
    asked: AskedQuery,
    q: Words = "",
    mode: str | None = None,
    dossier: str | None = None,
) -> FileResponse:
    """The records that are as asked, as a file; several files come as a zip."""
    form = FORMATS.get(name)
    if form is None:
        raise RequestError(404, "not-found", f"there is no format {name!r}", hint=f"Formats are {', '.join(FORMATS)}.")
    archive = archive_of(request)
    filters = asked.filters()
    words, mode, dossier = clean(q) or "", checked_mode(mode), clean(dossier)
    suffix = form.suffix if form.shape in ("text", "binary") else ".zip"
    folder = Path(tempfile.mkdtemp(prefix="depesche-"))
    try:
        if dossier or words or mode:
            records = _of_dossier(archive, dossier) if dossier else _found(archive, words, mode, filters)
            found = list(records)
            homes = {record.id: home for record, home in found if home}
            results = _results(archive, [record for record, _ in found])
            export(results, name, folder / f"export{suffix}", dossiers=homes, archive=archive)
        else:
            archive.export(name, folder / f"export{suffix}", **filters)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return FileResponse(
        folder / f"export{suffix}",
        filename=f"depesche-{name}{suffix}",
        headers={"cache-control": "private, no-store"},
        background=BackgroundTask(shutil.rmtree, folder, ignore_errors=True),
    )


def _of_dossier(archive: Archive, id: str) -> Iterator[tuple[Record, str | None]]:  # noqa: A002
    found = archive.dossier(id)
    for member in found.members:
        yield member.record, found.line.id


def _found(
    archive: Archive, words: str, mode: str | None, filters: dict[str, Any]
) -> Iterator[tuple[Record, str | None]]:
    for offset in range(0, _FOUND, MOST):
        hits = archive.browse.hits(words, offset=offset, limit=MOST, mode=mode, **filters)
        yield from ((hit.record, hit.dossier) for hit in hits)
        if len(hits) < MOST:
            return


def _results(archive: Archive, found: list[Record]) -> Iterator[ReadResult]:
    """The records by document, as they were found."""
    by_document: dict[str, list[Record]] = {}
    for record in found:
        by_document.setdefault(record.document.sha256, []).append(record)
    for sha256, records in by_document.items():
        yield ReadResult(archive.document(sha256), records)
