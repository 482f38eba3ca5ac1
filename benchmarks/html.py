"""How well web pages are taken in: publication date, title and body of real German news pages against their gold."""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from benchmarks.figures import Table, points
from depesche.errors import Rejection
from depesche.records import Document
from depesche.sources import documents


@dataclass(slots=True)
class Figures:
    """Counts over pages; `body` is the mean F1 of the texts' words."""

    pages: int = 0
    dates: int = 0
    titles: int = 0
    titles_but_for_a_kicker: int = 0
    titles_nearly: int = 0
    precision: float = 0.0
    recall: float = 0.0
    body: float = 0.0
    rejected: int = 0


def table(shared: Path) -> Table:
    """The figures as a table."""
    found = measure(shared)
    return [
        (f"what ({found.pages} pages)", "share"),
        ("publication date", points(found.dates / found.pages)),
        ("title, to the letter", points(found.titles / found.pages)),
        ("title, a kicker before it aside", points(found.titles_but_for_a_kicker / found.pages)),
        ("title, that, or words with F1 of 0.8", points(found.titles_nearly / found.pages)),
        ("body, words: precision", points(found.precision)),
        ("body, words: recall", points(found.recall)),
        ("body, words: F1", points(found.body)),
    ]


def measure(shared: Path, sample: int | None = None) -> Figures:
    """Read the pages and compare; of a sample every n-th."""
    pairs = list(_pairs(shared / "data" / "html"))
    if sample is not None:
        pairs = pairs[:: len(pairs) // sample][:sample]
    out = Figures()
    for path, gold in pairs:
        out.pages += 1
        (item,) = documents([str(path)])
        if isinstance(item, Rejection):
            out.rejected += 1
            continue
        _compare(item.document, gold, out)
    for name in ("precision", "recall", "body"):
        setattr(out, name, getattr(out, name) / out.pages)
    return out


def _pairs(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Pages with their gold: a publisher's pages and the versions of its gold are both in the order of time."""
    for country in sorted(folder.iterdir()):
        pages: dict[str, list[Path]] = defaultdict(list)
        for path in sorted(country.glob("*.html.gz")):
            pages[path.name.split("_")[0]].append(path)
        for publisher, paths in pages.items():
            gold = json.loads((country / f"{publisher}.json").read_text(encoding="utf-8"))
            yield from zip(paths, gold.values(), strict=True)


def _compare(document: Document, gold: dict[str, Any], out: Figures) -> None:
    told = dt.datetime.fromisoformat(gold["publishing_date"])
    day = told.astimezone(ZoneInfo("Europe/Berlin")).date() if told.tzinfo else told.date()
    out.dates += document.published == day
    mine, yours = _line(document.title or ""), _line(gold["title"])
    out.titles += mine == yours
    tail = mine == yours or any(
        long.endswith(short) and re.search(r"[:–-] ?$", long[: -len(short)])
        for long, short in ((mine, yours), (yours, mine))
        if short
    )
    out.titles_but_for_a_kicker += tail
    out.titles_nearly += tail or _f1(_words(yours), _words(mine))[2] >= 0.8
    text = gold["body"]
    parts = [*(text.get("summary") or [])]
    for section in text.get("sections") or []:
        parts += [*section["headline"], *section["paragraphs"]]
    wanted, got = _words("\n".join(parts)), _words(document.text)
    precision, recall, f1 = _f1(wanted, got)
    out.precision += precision
    out.recall += recall
    out.body += f1


def _f1(wanted: Counter[str], got: Counter[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of words."""
    both = (wanted & got).total()
    if not both:
        return 0.0, 0.0, 0.0
    precision, recall = both / got.total(), both / wanted.total()
    return precision, recall, 2 * precision * recall / (precision + recall)


def _line(text: str) -> str:
    return " ".join(re.sub("[\u00ad\u200b\ufeff]", "", text).split())


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text.replace("\u00ad", "")).lower()))
