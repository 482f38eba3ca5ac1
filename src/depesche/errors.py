"""Every error Depesche raises on purpose: a stable code, what happened and where, and what to do next."""

from __future__ import annotations


class DepescheError(Exception):
    """Base of all deliberate errors.

    Attributes:
        code: stable machine-readable code in kebab-case, part of the public interface.
        message: what happened and where (file, line), without the next step.
        hint: what the user can do next; may be empty.
    """

    code = "error"

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()
