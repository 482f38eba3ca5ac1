"""Which texts are one text printed again: agency copy, cut or rewritten.

Candidates share a band of their MinHash signatures over pairs of stems (Broder 1997; banding after Leskovec, Rajaraman
and Ullman, Mining of Massive Datasets, 3.4). They are held against each other sentence by sentence: where enough of the
shorter text stands in the other, both are one family, and one source.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from datasketch import MinHash
from sqlalchemy import Connection, Row, insert, select, update

from depesche.archive.schema import bands, copies, documents
from depesche.german.wording import content, sentences, stems

BANDS, ROWS = 24, 3  # a candidate is found with probability 1 - (1 - s³)²⁴: 0.91 at a likeness of 0.46, 0.02 at 0.1
ALIGNED = 0.5  # share of the shorter text's words that stand in aligned sentences
_ALIKE = 0.5  # share of content words by which two sentences are aligned
_MOST = 8  # candidates compared, those with most bands in common
_SHORTEST = 20  # stems; shorter texts are never taken for copies
_LONGEST = 100_000  # characters of a text that count


def signature(text: str) -> list[int] | None:
    """The bands of a text as signed 64-bit numbers; null where it is too short to tell."""
    found = stems(text[:_LONGEST])
    if len(found) < _SHORTEST:
        return None
    shingles = {f"{a} {b}".encode() for a, b in itertools.pairwise(found)}
    minhash = MinHash(num_perm=BANDS * ROWS, seed=1)
    minhash.update_batch(shingles)
    values = np.asarray(minhash.hashvalues, dtype=">u8").reshape(BANDS, ROWS)
    return [
        int.from_bytes(hashlib.blake2b(bytes([i]) + row.tobytes(), digest_size=8).digest(), "big", signed=True)
        for i, row in enumerate(values)
    ]


def aligned(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> float:
    """Share of the shorter text's content words that stand in sentences the other text has too, rewritten or not.

    Both texts are given as their sentences' content words, as `content_of` gives them.
    """
    short, long = sorted((one, other), key=lambda s: sum(map(len, s)))
    total = sum(map(len, short))
    if not total:
        return 0.0
    where: dict[str, list[int]] = {}
    for i, words in enumerate(long):
        for word in words:
            where.setdefault(word, []).append(i)
    matched = 0
    for words in short:
        hits = Counter(i for word in words for i in where.get(word, ()))
        best = max((count / min(len(words), len(long[i])) for i, count in hits.items()), default=0.0)
        if best >= _ALIKE and len(words) >= 3:
            matched += len(words)
    return matched / total


def content_of(text: str) -> list[frozenset[str]]:
    """The content words of each sentence of a text."""
    return [words for sentence in sentences(text[:_LONGEST]) if (words := content(sentence))]


def compare(connection: Connection, number: int, text: str) -> int:
    """Find the family of a document that was just added, and note it; the number of the family."""
    found = signature(text)
    family = number
    if found is not None:
        near = _near(connection, found)
        own = content_of(text) if near else []
        scored = ((aligned(own, content_of(row.text)), -row.number, row) for row in near)
        best = max(scored, default=None, key=lambda b: b[:2])
        if best is not None and best[0] >= ALIGNED:
            row = best[2]
            family = row.family
            connection.execute(insert(copies).values(document=number, of=row.number, aligned=round(best[0], 3)))
        connection.execute(insert(bands), [{"document": number, "band": i, "value": v} for i, v in enumerate(found)])
    connection.execute(update(documents).where(documents.c.number == number).values(family=family))
    return family


def _near(connection: Connection, found: Sequence[int]) -> list[Row[tuple[int, int, str]]]:
    hits: Counter[int] = Counter(
        connection.execute(select(bands.c.document).where(bands.c.value.in_(found)).limit(2000)).scalars()
    )
    numbers = [number for number, _ in hits.most_common(_MOST)]
    if not numbers:
        return []
    query = select(documents.c.number, documents.c.family, documents.c.text).where(documents.c.number.in_(numbers))
    return list(connection.execute(query))


def catch_up(connection: Connection) -> int:
    """Compare the documents that were added before families were known; how many."""
    waiting = (
        select(documents.c.number, documents.c.text).where(documents.c.family.is_(None)).order_by(documents.c.number)
    )
    rows = connection.execute(waiting).all()
    for row in rows:
        compare(connection, row.number, row.text)
    return len(rows)


_CREDIT = re.compile(r"[(\[]([A-Z]{2,5}|[a-z]{3,5})(?:/[\w/]+)?[)\]]\s*[-–—]")


def credited(text: str) -> str | None:
    """The agency whose mark opens the text: "(dpa) –"."""
    match = _CREDIT.search(text[:300])
    return match[1] if match else None
