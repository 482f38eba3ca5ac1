"""Every error Depesche raises on purpose: a stable code, what happened and where, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass


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
        if not self.hint:
            return self.message
        return f"{self.message}{'' if self.message.endswith('.') else '.'} {self.hint}"


@dataclass(frozen=True, slots=True)
class Rejection:
    """A document, or a piece of input that should have been one, that could not be read.

    Attributes:
        code: stable machine-readable reason in kebab-case, one of `REJECTION_CODES`.
        reason: what is wrong, in a sentence without the place.
        source: the file as the user named it, or the document's id; "-" is standard input.
        line: line in that file, counted from 1; null where lines mean nothing.
        hint: what the user can do next; may be empty.
        input: the file or address that has to be read again to try again; empty where it is the source.
    """

    code: str
    reason: str
    source: str
    line: int | None = None
    hint: str = ""
    input: str = ""

    @property
    def place(self) -> str:
        """Where it happened: `file` or `file:line`."""
        return self.source if self.line is None else f"{self.source}:{self.line}"

    def __str__(self) -> str:
        return f"{self.place}: {self.reason} [{self.code}]" + (f" {self.hint}" if self.hint else "")


class Rejected(DepescheError):  # noqa: N818 - it reads as what happened to the document
    """A single document that was to be read could not be; `rejection` says why."""

    def __init__(self, rejection: Rejection) -> None:
        super().__init__(f"{rejection.place}: {rejection.reason}", hint=rejection.hint)
        self.rejection = rejection
        self.code = rejection.code


class PipelineError(DepescheError):
    """The spaCy pipeline can't be loaded, or does not give what reading needs."""

    code = "pipeline"


# Why a document can be rejected; docs/exit-codes.md lists the same (checked by a test).
REJECTION_CODES = {
    "not-found": "there is no such file or directory",
    "unreadable": "the file or directory can't be opened or read",
    "empty": "there is no text",
    "binary": "the file is not text (a PDF, an image, an archive …)",
    "markup": "the file is a web page, not its text",
    "encoding": "the bytes are not UTF-8, or the text holds half a surrogate pair",
    "too-long": "a line or a text is longer than any article",
    "damaged": "the file is broken, breaks off, or is not of the form it is taken for",
    "encrypted": "the file is locked with a password",
    "over-limit": "an archive unpacks to more than is taken in",
    "unsafe-name": "a name in an archive leads out of it",
    "missing-extra": "what reads this form is not installed",
    "no-text-layer": "the PDF holds pictures of pages only",
    "invalid-json": "a line is not JSON, or not a JSON object",
    "missing-column": "the table has no column with the text",
    "missing-field": "a line lacks `id` or `text`",
    "invalid-field": "a field has the wrong type",
    "invalid-date": "a publication date is none",
    "address": "the address is private, or none that can be fetched",
    "robots": "the site's robots.txt does not allow it, or can't be had",
    "not-fetched": "the page could not be fetched",
    "not-german": "the text is not German",
    "reading-failed": "reading this document failed; a fault of Depesche's own",
}
