"""The sample records over a text with characters outside the basic plane and combining marks before the evidence.

Offsets in bytes or UTF-16 units would all be off by some; only code points cut the evidence.
"""

from __future__ import annotations

from typing import Any

from depesche.reading.reader import ReadResult
from depesche.records import Record, record_from_dict
from samples import DOCUMENT, TEXT, records

PREFIX = '🕊️👩‍🚀 Wien/Genf – <Eil & "wichtig"> Ko\u0308nigsberg, 𝔘hr e\u0301\tzwei.\r\n\r\n'


def result() -> ReadResult:
    """The sample's document and records, behind the odd beginning."""
    document = DOCUMENT.model_copy(update={"text": PREFIX + TEXT})
    document = type(DOCUMENT)(**document.model_dump())
    shifted: list[Record] = []
    for record in records():
        data: dict[str, Any] = _shift(record.model_dump(mode="json"), len(PREFIX))
        data["document"] = document.reference.model_dump(mode="json")
        shifted.append(record_from_dict({**data, "id": ""}).with_id())
    return ReadResult(document, shifted)


def _shift(value: Any, by: int) -> Any:
    if isinstance(value, dict):
        moved = {key: _shift(one, by) for key, one in value.items()}
        if isinstance(value.get("start"), int):
            moved |= {"start": value["start"] + by, "end": value["end"] + by}
        return moved
    return [_shift(one, by) for one in value] if isinstance(value, list) else value
