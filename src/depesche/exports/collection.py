"""The records of one text, as `depesche.read` gives them: a list that knows its document."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from depesche.exports.run import Exported, export
from depesche.reading.reader import ReadResult
from depesche.records import Document, Record, display


class Records(list[Record]):
    """A list of records with the document they come from."""

    def __init__(self, document: Document, records: Iterable[Record] = ()) -> None:
        super().__init__(records)
        self.document = document

    def export(self, form: str, where: str | Path) -> Exported:
        """Write them in a format of `depesche.exports.FORMATS`; raises ExportError where that can't be done."""
        return export([ReadResult(self.document, list(self))], form, where)

    def _repr_html_(self) -> str:
        return display.records(self.document, self)
