"""How well web pages are taken in: publication date, title and body of real German news pages against their gold."""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from benchmarks.figures import Table, points
from depesche.errors import Rejection
from depesche.records import Document
from depesche.sources import documents


@dataclass(frozen=True, slots=True)
class Compared:
    """A page against its gold: what is right, and precision, recall, F1 of the text's words. Rejected, nothing is."""

    date: bool = False
    title: bool = False
    title_but_for_a_kicker: bool = False
    title_nearly: bool = False
    precision: float = 0.0
    recall: float = 0.0
    f1: float = 0.0


_ROWS = {
    "publication date": "date",
    "title, to the letter": "title",
    "title, a kicker before it aside": "title_but_for_a_kicker",
    "title, that, or words with F1 of 0.8": "title_nearly",
    "body, words: precision": "precision",
    "body, words: recall": "recall",
    "body, words: F1": "f1",
}


def table(shared: Path) -> Table:
    """The figures as a table."""
    pages = measure(shared)
    shares = [(what, points(mean(pages, slot))) for what, slot in _ROWS.items()]
    return [(f"what ({len(pages)} pages)", "share"), *shares]


def mean(pages: Sequence[Compared], slot: str) -> float:
    """The mean of a slot over pages; of what is right or not, the share."""
    return sum(getattr(page, slot) for page in pages) / len(pages)


def measure(shared: Path, sample: int | None = None) -> list[Compared]:
    """Read the pages and compare; of a sample every n-th."""
    pairs = list(_pairs(shared / "data" / "html"))
    if sample is not None:
        pairs = pairs[:: len(pairs) // sample][:sample]
    return [_read(path, gold) for path, gold in pairs]


def _read(path: Path, gold: dict[str, Any]) -> Compared:
    (item,) = documents([str(path)])
    return Compared() if isinstance(item, Rejection) else _compare(item.document, gold)


def _pairs(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Pages with their gold: a publisher's pages and the versions of its gold are both in the order of time."""
    for country in sorted(folder.iterdir()):
        pages: dict[str, list[Path]] = defaultdict(list)
        for path in sorted(country.glob("*.html.gz")):
            pages[path.name.split("_")[0]].append(path)
        for publisher, paths in pages.items():
            gold = json.loads((country / f"{publisher}.json").read_text(encoding="utf-8"))
            yield from zip(paths, gold.values(), strict=True)


def _compare(document: Document, gold: dict[str, Any]) -> Compared:
    told = dt.datetime.fromisoformat(gold["publishing_date"])
    day = told.astimezone(ZoneInfo("Europe/Berlin")).date() if told.tzinfo else told.date()
    mine, yours = _line(document.title or ""), _line(gold["title"])
    tail = mine == yours or any(
        long.endswith(short) and re.search(r"[:–-] ?$", long[: -len(short)])
        for long, short in ((mine, yours), (yours, mine))
        if short
    )
    text = gold["body"]
    parts = [*(text.get("summary") or [])]
    for section in text.get("sections") or []:
        parts += [*section["headline"], *section["paragraphs"]]
    precision, recall, f1 = _f1(_words("\n".join(parts)), _words(document.text))
    return Compared(
        date=document.published == day,
        title=mine == yours,
        title_but_for_a_kicker=tail,
        title_nearly=tail or _f1(_words(yours), _words(mine))[2] >= 0.8,
        precision=precision,
        recall=recall,
        f1=f1,
    )


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
