"""Text that does nothing: whatever a document holds, a page shows it and is not changed by it."""

from __future__ import annotations

import re

from markupsafe import Markup

# Control characters, characters that turn the direction of text around, tags, and halves of surrogate pairs.
_ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def _shown(match: re.Match[str]) -> str:
    number = ord(match[0])
    if number < 0x20:
        return chr(0x2400 + number)
    return "\u2421" if number == 0x7F else f"[U+{number:04X}]"


def inert(value: object) -> object:
    """The text with such characters shown by name; everything else as it is.

    Offsets into the result differ from those into the text: cut first.
    """
    if isinstance(value, str) and _ODD.search(value):
        shown = _ODD.sub(_shown, str(value))
        return Markup(shown) if isinstance(value, Markup) else shown
    return value


def short(text: object, length: int = 280) -> str:
    """The text's beginning, at most that many characters, cut at a word where there is one."""
    whole = str(text or "")
    if len(whole) <= length:
        return whole
    return whole[:length].rsplit(" ", 1)[0] + "…"
