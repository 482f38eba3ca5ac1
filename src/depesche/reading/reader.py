"""The public face of reading: documents in, records out, one at a time or in a stream."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import batched
from typing import TYPE_CHECKING

from depesche.errors import PipelineError, Rejected, Rejection
from depesche.records import Document, Note, Record

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MAX_CHARACTERS = 1_000_000  # spaCy's own bound; no article comes near it
BATCH = 32  # documents


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What became of one document: its records and notes, or the reason why it could not be read."""

    document: Document
    records: list[Record] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    rejection: Rejection | None = None
