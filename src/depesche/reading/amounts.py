"""What an amount is one of: "thousands of [soldiers]"."""

from __future__ import annotations

from depesche.german.conflict import means
from depesche.reading.layers import Phrase, Reading


def counted(reading: Reading, part: Phrase) -> int | None:
    """The noun that an amount is one of: "thousands [of soldiers]"."""
    if not means("amount", reading.doc[part.head].text):
        return None
    if part.genitives:
        return part.genitives[0].head
    behind = (t for t in range(part.head + 1, part.end) if reading.doc[t].pos_ == "NOUN")
    return next(behind, None)
