"""WebAnno TSV 3.3 for INCEpTION: a token a line, the records' spans as one layer.

Offsets count UTF-16 units, as the format wants it; tokens end wherever a span ends, so that no span is a part of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from depesche.exports.annotations import Tokens, annotated, tokenized
from depesche.exports.xmi import FEATURES, LAYER
from depesche.reading.reader import ReadResult

_RESERVED = re.compile(r"([\\\[\]|_;*]|->)")
_LINES = re.compile(r"\r\n|[\r\n]")


def render(result: ReadResult) -> bytes:
    """The document as WebAnno TSV, in UTF-8."""
    return "".join(_lines(result)).encode("utf-8")


def _lines(result: ReadResult) -> Iterator[str]:
    text = result.document.text
    segmented = tokenized(result)
    cells = _cells(result, segmented)
    units = _Units(text)
    yield f"#FORMAT=WebAnno TSV 3.3\n#T_SP={LAYER}|{'|'.join(FEATURES)}\n\n"
    number = 0
    for i, (start, end) in enumerate(segmented.sentences, 1):
        yield "\n"
        for line in _LINES.split(text[start:end]):
            yield f"#Text={line.replace(chr(9), ' ')}\n"
        for j, token in enumerate(segmented.covered(start, end), 1):
            one, other = segmented.tokens[token]
            columns = [f"{i}-{j}", f"{units.at(one)}-{units.at(other)}", _blank_free(text[one:other]), *cells[number]]
            yield "\t".join(columns) + "\t\n"
            number += 1


def _blank_free(token: str) -> str:
    return re.sub(r"[\t\r\n]", " ", token)


def _cells(result: ReadResult, segmented: Tokens) -> list[list[str]]:
    """The values of each token: one column a feature; spans of several tokens, or on top of another, are numbered."""
    stacked: list[list[tuple[tuple[str, ...], int, bool]]] = [[] for _ in segmented.tokens]
    for number, one in enumerate(annotated(result), 1):
        values = (one.label, one.part, one.type, one.record)
        covered = segmented.covered(one.start, one.end)
        for token in covered:
            stacked[token].append((values, number, len(covered) > 1))
    rows = []
    for spans in stacked:
        if not spans:
            rows.append(["_"] * len(FEATURES))
            continue
        row = []
        for column in range(len(FEATURES)):
            told = (
                _value(values[column]) + (f"[{number}]" if many or len(spans) > 1 else "")
                for values, number, many in spans
            )
            row.append("|".join(told))
        rows.append(row)
    return rows


def _value(text: str) -> str:
    """A value as it stands in a column: on one line, reserved characters escaped, `*` for nothing."""
    return _RESERVED.sub(r"\\\1", " ".join(text.split())) or "*"


class _Units:
    """Code points to UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._wide = [i for i, character in enumerate(text) if ord(character) > 0xFFFF]

    def at(self, offset: int) -> int:
        """The offset in UTF-16 units: one more for each character before it that takes two."""
        from bisect import bisect_left

        return offset + bisect_left(self._wide, offset)
