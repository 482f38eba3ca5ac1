"""What goes wrong between a browser and the room: one class, one JSON shape."""

from __future__ import annotations

from depesche.errors import DepescheError


class RequestError(DepescheError):
    """A request can't be answered as asked; `status` is the HTTP status."""

    def __init__(self, status: int, code: str, message: str, *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.status = status
        self.code = code


# Status of the errors that other rooms raise, by their code.
STATUS = {"not-in-archive": 404, "judgement": 422, "archive": 503, "export": 422}


def status_of(error: DepescheError) -> int:
    """The HTTP status of an error."""
    return error.status if isinstance(error, RequestError) else STATUS.get(error.code, 500)
