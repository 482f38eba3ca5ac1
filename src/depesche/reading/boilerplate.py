"""Stretches that are not the article's own prose: related links, picture and programme credits, buttons.

They stay in the stored text; the layers skip them, so they yield no records. What they look like is a fact of the
language and stands in its lexicon; how far they reach is said there too (`extent`): the whole line, or the match.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from depesche.german.phrases import boilerplate_patterns
from depesche.reading.layers import Region
from depesche.reading.view import plain

LONGEST = 600  # characters; a longer line is prose, whatever it holds

_LINE = re.compile(r"[^\n]+")


def find_boilerplate(text: str) -> list[Region]:
    """The regions of `text` that are boilerplate, in order and without overlap; offsets are characters."""
    regions: list[Region] = []
    for line in _LINE.finditer(plain(text)):
        if line.end() - line.start() <= LONGEST:
            regions += _whole(line) or _within(line)
    return regions


def _whole(line: re.Match[str]) -> list[Region]:
    """The line as one region, where all of it is boilerplate."""
    stripped = line[0].strip()
    start = line.start() + line[0].find(stripped)
    for kind, pattern in _patterns("line"):
        if stripped and pattern.fullmatch(stripped):
            return [Region(start, start + len(stripped), kind)]
    return []


def _within(line: re.Match[str]) -> list[Region]:
    """The stretches of the line that are boilerplate."""
    found = sorted(_stretches(line), key=lambda region: (region.start, -region.end))
    out: list[Region] = []
    for region in found:
        if not out or region.start >= out[-1].end:
            out.append(region)
    return out


def _stretches(line: re.Match[str]) -> Iterator[Region]:
    for kind, pattern in _patterns("match"):
        for match in pattern.finditer(line[0]):
            if match[0]:
                yield Region(line.start() + match.start(), line.start() + match.end(), kind)


@cache
def _patterns(extent: str) -> list[tuple[str, re.Pattern[str]]]:
    return [(kind, re.compile(pattern)) for kind, reach, pattern in boilerplate_patterns() if reach == extent]
