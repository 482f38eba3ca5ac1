"""Evidence as W3C Web Annotation selectors: by position (code points) and by quotation, with the words around it."""

from __future__ import annotations

from typing import Any

AROUND = 32  # characters of prefix and suffix


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """The characters before and after a span, to find it again where positions have moved."""
    return text[max(0, start - AROUND) : start], text[end : end + AROUND]


def selectors(text: str, start: int, end: int) -> list[dict[str, Any]]:
    """TextPositionSelector and TextQuoteSelector of a span of the text."""
    prefix, suffix = around(text, start, end)
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {"type": "TextQuoteSelector", "exact": text[start:end], "prefix": prefix, "suffix": suffix},
    ]
