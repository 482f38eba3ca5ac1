"""Damaged text: what went wrong on the way here is noted on the document, and the rest is read.

The text is never mended, since offsets and quotations would no longer be the source's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from depesche.german.wordforms import wordforms
from depesche.records import Note, Span

MOST = 50  # notes of one kind; more tell nothing new
SHORTEST = 6  # letters of a torn word; shorter pairs meet by chance

# UTF-8 bytes shown as Windows-1252: a lead byte's letter, then the letters of continuation bytes (0x80 to 0xBF).
_CONTINUATION = (
    "[\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]"
)
_MOJIBAKE = re.compile(rf"(?:[\u00c2\u00c3]{_CONTINUATION}|\u00e2{_CONTINUATION}{{2}})+")
_REPLACEMENT = re.compile("\ufffd+")
# Two runs of letters with a blank or a line break between them, the second in lower case.
_PAIR = re.compile(r"(?<![^\s\"'(„“‚])([^\W\d_]+)(?=(-?\r?\n[ \t]*|[ \u00a0]|(?:\r?\n){2})([^\W\d_]+)(?![\w-]))")


def find_damage(text: str) -> list[Note]:
    """Notes on damaged stretches of `text`, in order, each with its span in characters."""
    notes = [
        *_notes(text, _REPLACEMENT, "replacement-character", "characters were lost in an earlier conversion"),
        *_notes(text, _MOJIBAKE, "mojibake", "UTF-8 was read as Windows-1252 somewhere before"),
        *list(_torn_words(text))[:MOST],
    ]
    return sorted(notes, key=lambda note: note.span.start if note.span else 0)


def _notes(text: str, pattern: re.Pattern[str], code: str, message: str) -> list[Note]:
    found = [Note(code=code, message=message, span=_span(text, m.start(), m.end())) for m in pattern.finditer(text)]
    return found[:MOST]


def _torn_words(text: str) -> Iterator[Note]:
    """Two neighbours that are no words of the language by themselves but are one when put together."""
    forms = wordforms()
    for match in _PAIR.finditer(text):
        left, gap, right = match[1], match[2], match[3]
        if not right[0].islower() or right in forms or len(left + right) < SHORTEST:
            continue
        if _known(left + right) and ("-" in gap or not _known(left)):
            message = f"a word is torn in the middle ({left}|{right})"
            yield Note(code="torn-word", message=message, span=_span(text, match.start(), match.end(3)))


def _known(word: str) -> bool:
    """Whether the language has the word as written, or as it would be within a sentence."""
    return word in wordforms() or word.lower() in wordforms()


def _span(text: str, start: int, end: int) -> Span:
    return Span.cut(text, start, end)
