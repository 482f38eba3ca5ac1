"""Downloads of press databases: one file that holds many articles, told apart by the marks Nexis and Factiva leave.

Nexis closes each article with "End of Document" (of old: opens it with "1 of 100 DOCUMENTS"), Factiva with its
accession number. What stands before the body is read as the article's metadata; what is unsure stays unknown.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from depesche.errors import Rejected, Rejection
from depesche.german import databases
from depesche.sources.dates import day
from depesche.sources.fields import Found, found
from depesche.sources.options import Options

_CODE = re.compile(r"(SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|VOL|PG|LA|CY|LP|TD|ART|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN)(?:[ \t|]+|$)")
_CODED = {"HD", "PD", "SN", "LP", "TD"}  # one of each makes an article of Factiva's
_HEAD = 25  # lines before a body in which metadata stand


@dataclass(slots=True)
class Clipping:
    """One article of a download; `published` is a date, or as written."""

    title: str | None = None
    publisher: str | None = None
    published: dt.date | str | None = None
    authors: list[str] = field(default_factory=list)
    id: str | None = None
    credits: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)


def clippings(lines: Sequence[str]) -> Iterator[Clipping] | None:
    """The articles of a download, or null where the lines are none."""
    plain = [" ".join(line.replace("\xa0", " ").split()) for line in lines]
    coded = {match[1] for line in plain if (match := _CODE.match(line))}
    if coded >= _CODED:
        return map(_coded, _until(plain, lambda line: bool(databases.ACCESSION.fullmatch(line))))
    if any(databases.ACCESSION.fullmatch(line) for line in plain):
        return map(_factiva, _until(plain, lambda line: bool(databases.ACCESSION.fullmatch(line))))
    marks = [databases.label(line) for line in plain]
    if ("end", "") in marks and ("body", "") in marks:
        return map(_nexis, _until(plain, lambda line: databases.label(line) == ("end", "")))
    starts = [i for i, line in enumerate(plain) if databases.NUMBER.fullmatch(line)]
    if starts and any(mark and mark[0] == "length" for mark in marks):
        return (_old_nexis(plain[a + 1 : b]) for a, b in pairwise([*starts, len(plain)]))
    return None


def read(lines: Sequence[str], name: str, options: Options) -> Iterator[Found | Rejection] | None:
    """What a download holds, or null where the lines are none; ids are the file's name, `#` and a number."""
    told = clippings(lines)
    return None if told is None else _found(told, name, options)


def _found(told: Iterator[Clipping], name: str, options: Options) -> Iterator[Found | Rejection]:
    for number, one in enumerate(told, start=1):
        fields: dict[str, object] = {
            "id": f"{name}#{number}",
            "text": "\n".join(line for line in one.body if line),
            "title": one.title,
            "publisher": one.publisher,
            "published": one.published,
            "authors": one.authors,
        }
        try:
            yield found(fields, f"{name}#{number}", options, credits=one.credits)
        except Rejected as rejected:
            yield rejected.rejection


def _until(lines: Sequence[str], ends: object) -> Iterator[list[str]]:
    """The stretches that close with such a line, the line included; a rest that holds nothing is passed over."""
    assert callable(ends)
    part: list[str] = []
    for line in lines:
        part.append(line)
        if ends(line):
            yield part
            part = []
    if sum(len(line.split()) for line in part) > 30:  # broken off; shorter is the download's own imprint
        yield part


def _nexis(lines: list[str]) -> Clipping:
    """Title, paper, date, then labelled lines, "Body", the text, "Load-Date", "End of Document"."""
    body = next((i for i, line in enumerate(lines) if databases.label(line) == ("body", "")), None)
    out = Clipping()
    head = [line for line in (lines if body is None else lines[:body]) if line]
    free = _labelled(head, out)
    # A list of contents may stand before the first article: the article's head are the last lines before its labels.
    at = next((i for i in range(len(free) - 1, 0, -1) if _day(free[i])), None)
    if at is not None:
        out.published = _day(free[at])
        out.publisher = free[at - 1]
        out.title = free[at - 2] if at >= 2 else None
    elif free:
        out.title = free[0]
    if body is not None:
        _text(lines[body + 1 :], out)
    return out


def _old_nexis(lines: list[str]) -> Clipping:
    """Paper, date, edition, headline, labelled lines, the text, labelled lines again."""
    out = Clipping()
    filled = [line for line in lines if line]
    first = next((i for i, line in enumerate(filled) if (mark := databases.label(line)) and mark[0] == "length"), 0)
    free = _labelled(filled[: first + 1], out)
    at = next((i for i, line in enumerate(free) if _day(line)), None)
    if at is not None:
        out.published = _day(free[at])
        out.publisher = free[at - 1] if at else None
        rest = free[at + 1 :]
        out.title = out.title or (rest[-1] if rest else None)
    _text(filled[first + 1 :], out)
    return out


def _labelled(head: Sequence[str], out: Clipping) -> list[str]:
    """Take what is labelled; the lines that are not, imprint left out."""
    free = []
    waiting: str | None = None
    for line in head:
        mark = databases.label(line)
        part, value = mark or (waiting, line) if waiting else mark or (None, line)
        waiting = part if mark and not value and part not in ("body", "end") else None
        if part == "byline" and value:
            out.authors = _names(value)
        elif part == "headline" and value:
            out.title = value
        elif part is None and not databases.COPYRIGHT.match(line):
            free.append(line)
    return free


def _text(lines: Sequence[str], out: Clipping) -> None:
    """The body up to the labels that close it; captions are credits."""
    part: str | None = "body"
    for line in lines:
        if not line:
            continue
        mark = databases.label(line)
        if mark and mark[0] in ("graphic", "load_date", "notes", "language", "other", "end", "copyright", "series"):
            part = mark[0]
            if part == "load_date" and out.published is None and mark[1]:
                out.published = mark[1]
            if part == "graphic" and mark[1]:
                out.credits.append(mark[1])
            continue
        if mark and mark[0] in ("section", "length", "byline", "highlight") and not out.body:
            if mark[0] == "byline" and not out.authors:
                out.authors = _names(mark[1])
            continue
        if part == "body":
            out.body.append(line)
        elif part == "graphic":
            out.credits.append(line)


def _coded(lines: list[str]) -> Clipping:
    """Factiva with field codes: each field on lines of its own, the code before the first."""
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        if match := _CODE.match(line):
            code = match[1]
            line = line[match.end() :]
        line = line.strip(" |")
        if line and code:
            fields.setdefault(code, []).append(line)
    one = {code: " ".join(values) for code, values in fields.items()}
    match = databases.ACCESSION.search(" ".join(lines[-1:]))
    return Clipping(
        title=one.get("HD"),
        publisher=one.get("SN"),
        published=one.get("PD"),
        authors=_names(one.get("BY", "")),
        id=match[1] if match else None,
        credits=fields.get("ART", []) + fields.get("CR", []),
        body=fields.get("LP", []) + fields.get("TD", []),
    )


def _factiva(lines: list[str]) -> Clipping:
    """Factiva without codes: section, headline, author, number of words, date, paper, …, copyright, the text."""
    out = Clipping()
    filled = [line.strip(" |") for line in lines if line.strip(" |")]
    match = databases.ACCESSION.fullmatch(filled[-1]) if filled else None
    if match:
        out.id = match[1]
        filled.pop()
    words = next((i for i, line in enumerate(filled[:_HEAD]) if databases.WORDS.fullmatch(line)), None)
    if words is None:
        out.body = filled
        return out
    before = filled[:words]
    if before and (by := databases.BY.fullmatch(before[-1])) and len(before) > 1:
        out.authors = _names(by[1])
        before.pop()
    out.title = before[-1] if before else None
    dated = next((i for i in range(words + 1, min(words + 4, len(filled))) if _day(filled[i])), None)
    if dated is None:
        out.body = filled[words + 1 :]
        return out
    out.published = _day(filled[dated])
    names = [line for line in filled[dated + 1 : dated + 4] if not re.fullmatch(r"[\d:. ]+", line)]
    out.publisher = names[0] if names else None
    behind = range(dated + 1, min(dated + 12, len(filled)))
    last = max((i for i in behind if databases.COPYRIGHT.search(filled[i]) and len(filled[i]) < 300), default=dated + 1)
    out.body = filled[last + 1 :]
    return out


def _names(value: str) -> list[str]:
    """The authors on a line, its "by" left out."""
    match = databases.BY.fullmatch(value.strip())
    names = databases.BETWEEN.split(match[1] if match else value)
    return [name.strip() for name in names if 2 < len(name.strip()) < 80]


def _day(line: str) -> dt.date | None:
    """The date that a whole line is; Nexis puts the weekday behind it."""
    if len(line) > 60:
        return None
    bare = re.sub(r" [^\W\d]+$", "", line)
    for text in (line, bare, re.sub(r"^[^\W\d]+,? ", "", line)):
        try:
            return day(text)
        except ValueError:
            continue
    return None
