"""The HTTP API: the archive's views as JSON, the same objects as in Python, in pages, with one shape of errors."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel
from starlette.responses import JSONResponse


class Fault(BaseModel):
    """What went wrong: a stable code, what happened, what to do next."""

    code: str
    message: str
    hint: str = ""


class Problem(BaseModel):
    """The one shape of errors."""

    error: Fault


def error(status: int, code: str, message: str, hint: str = "") -> JSONResponse:
    """An error in its one shape."""
    return JSONResponse(Problem(error=Fault(code=code, message=message, hint=hint)).model_dump(), status_code=status)


def routers() -> list[APIRouter]:
    """The API's routers: what is asked for, and the page that describes it."""
    from depesche.room.api import description, resources

    return [resources.router, description.router]
