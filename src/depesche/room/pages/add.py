"""Adding documents: pasted text, or files in any form that `depesche add` takes."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import File, Form, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from depesche.records import Document
from depesche.room.errors import RequestError
from depesche.room.intake import Intake, opened
from depesche.room.pages.common import page_router
from depesche.room.query import clean
from depesche.room.rendering import page
from depesche.sources.fields import Found

router = page_router()
_FILES = 50  # taken at once


def intake_of(request: Request) -> Intake:
    """What takes in documents for this room."""
    intake: Intake = request.app.state.room.intake
    return intake


@router.get("/add")
def add(request: Request) -> HTMLResponse:
    """The forms, and what was brought before."""
    return page(request, "add.html", batches=intake_of(request).batches())


@router.get("/add/batches")
def batches(request: Request) -> HTMLResponse:
    """What was brought, for the page to fetch again while something is read."""
    return page(request, "parts/batches.html", batches=intake_of(request).batches())


@router.post("/add/text")
def text(
    request: Request,
    text: Annotated[str, Form()] = "",
    title: Annotated[str, Form(max_length=1000)] = "",
    publisher: Annotated[str, Form(max_length=300)] = "",
    published: Annotated[str, Form(max_length=10)] = "",
) -> Response:
    """Takes in pasted text."""
    if not text.strip():
        raise RequestError(422, "empty", "There is no text.", hint="Paste an article.")
    body = text.replace("\r\n", "\n")
    name = clean(title) or body.strip().splitlines()[0][:80]
    document = Document(
        id=f"pasted: {name}", text=body, title=clean(title), publisher=clean(publisher), published=_day(published)
    )
    intake_of(request).bring(name, [Found(document, document.id)])
    return RedirectResponse("/add", status_code=303)


@router.post("/add/files")
def files(
    request: Request,
    files: Annotated[list[UploadFile] | None, File()] = None,
    published: Annotated[str, Form(max_length=10)] = "",
) -> Response:
    """Takes in files."""
    given = [file for file in files or [] if file.filename]
    if not given:
        raise RequestError(422, "empty", "There is no file.", hint="Choose one or several.")
    if len(given) > _FILES:
        raise RequestError(413, "too-large", f"More than {_FILES} files at once.", hint="Put them into a ZIP.")
    day = _day(published)
    read = [(_name(file.filename or ""), file.file.read()) for file in given]
    shown = read[0][0] + (f" + {len(read) - 1}" if len(read) > 1 else "")
    intake_of(request).bring(shown, opened(read, day))
    return RedirectResponse("/add", status_code=303)


def _name(name: str) -> str:
    """The file's own name, without the way to it."""
    return name.replace("\\", "/").rpartition("/")[2].replace("\x00", "")[:200] or "file"


def _day(written: str) -> dt.date | None:
    if not written.strip():
        return None
    try:
        return dt.date.fromisoformat(written.strip())
    except ValueError:
        raise RequestError(422, "invalid-parameter", f"{written!r} is no date", hint="YYYY-MM-DD.") from None
