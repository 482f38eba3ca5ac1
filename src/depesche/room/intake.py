"""Documents that visitors bring: read in the background, one batch after the other, by processes of their own, so that
the room stays quick meanwhile.
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from depesche.archive import Archive
from depesche.errors import DepescheError, Rejection
from depesche.sources import forms
from depesche.sources.fields import Found
from depesche.sources.options import Budget, Options

_log = logging.getLogger(__name__)
_KEPT = 20  # batches that are remembered
_MEMBERS = 2_000  # files in the archives (ZIP) of one batch
_TOTAL = 200_000_000  # bytes that they may unpack to


@dataclass
class Batch:
    """What was brought at once, and what became of it so far."""

    number: int
    name: str
    found: Iterable[Found | Rejection] = ()
    documents: list[tuple[str, str, int]] = field(default_factory=list)  # SHA-256, outcome, records
    rejections: list[Rejection] = field(default_factory=list)
    state: str = "waiting"  # waiting, reading, done, failed


class Intake:
    """Takes batches in, one at a time; safe to call from several threads."""

    def __init__(self, archive: Archive, processes: int) -> None:
        self._archive = archive
        self._processes = processes
        self._batches: list[Batch] = []
        self._lock = threading.Lock()
        self._turn = threading.Lock()
        self._count = 0

    def bring(self, name: str, found: Iterable[Found | Rejection]) -> Batch:
        """Put a batch in line and return at once."""
        with self._lock:
            self._count += 1
            batch = Batch(self._count, name, found)
            self._batches = [batch, *self._batches][:_KEPT]
        threading.Thread(target=self._take, args=(batch,), name=f"intake-{batch.number}", daemon=True).start()
        return batch

    def batches(self) -> list[Batch]:
        """Those of this room, the newest first."""
        with self._lock:
            return list(self._batches)

    def _take(self, batch: Batch) -> None:
        with self._turn:
            batch.state = "reading"
            try:
                for one in self._archive.add_found(batch.found, jobs=self._processes):
                    if one.rejection is not None:
                        batch.rejections.append(one.rejection)
                    else:
                        sha256 = one.document.sha256 if one.document else ""
                        batch.documents.append((sha256, one.outcome or "unchanged", len(one.records)))
                batch.state = "done"
            except DepescheError as error:
                batch.rejections.append(Rejection(error.code, error.message, batch.name, hint=error.hint))
                batch.state = "failed"
            except Exception as error:  # told to the visitor as failed, to whoever runs the room in full
                _log.error("batch %s failed", batch.number, exc_info=error)
                batch.state = "failed"
            finally:
                batch.found = ()


def opened(files: Iterable[tuple[str, bytes]], published: dt.date | None) -> Iterator[Found | Rejection]:
    """What files hold that were brought by name and content, in any form that `depesche add` takes."""
    options = Options(published=published, budget=Budget(_MEMBERS, _TOTAL))
    for name, data in files:
        yield from forms.read_bytes(data, name, options)
