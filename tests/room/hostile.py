"""Documents that try to do harm: scripts, addresses that run, formulas, turned text, endless words, null characters.

Every string holds `alert(`, so that a page which lets one through can be told.
"""

from __future__ import annotations

import datetime as dt

from depesche.records import (
    Action,
    Actor,
    Agreement,
    Document,
    Encounter,
    Note,
    Obligation,
    Office,
    Place,
    Plover,
    Record,
    Span,
    Statement,
    Status,
    Time,
)

SCRIPT = "<script>alert(1)</script>"
STRINGS = (
    SCRIPT,
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title><svg onload=alert(1)>",
    "{{ 7*7 }}{% raw %}alert(1)",
    "${alert(1)}",
    "javascript:alert(1)",
    "=HYPERLINK(\"javascript:alert(1)\")",
    "+alert(1)",
    "\u202ealert(1)\u202c gedrehter Text \u2066alert(1)\u2069",
    "\x00alert(1)\x00\x07\x1b[31m",
    "%00alert(1)%0d%0aSet-Cookie: a=b",
    "<!--alert(1)--><![CDATA[alert(1)]]>",
    "\U000e0041\U000e0042alert(1)",
    "Ü" * 300 + "alert(1)",
)  # fmt: skip
ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:alert(1)",
    'https://example.org/"onmouseover="alert(1)',
    "//example.org/alert(1)",
)


def readings() -> list[tuple[Document, list[Record], list[Note]]]:
    """A document for each string, everything in its records made of the string; and one with endless words."""
    out = [_reading(i, text) for i, text in enumerate(STRINGS)]
    out.append(_reading(len(STRINGS), "W" * 900_000 + " alert(1) " + "\u0301" * 20_000))
    return out


def _reading(number: int, words: str) -> tuple[Document, list[Record], list[Note]]:
    text = f"Am Montag {words} kam es zum Treffen.\n\nDie Sprecherin sagte, {words} gelte weiter."
    document = Document(
        id=f"{words[:200]}/{number}",
        text=text,
        title=words[:3000],
        publisher=words[:500],
        url=ADDRESSES[number % len(ADDRESSES)],
        published=dt.date(2025, 3, 1 + number % 20),
        language='de" onload="alert(1)',
    )
    start = text.index(words)
    end = start + len(words)
    evidence = [Span.cut(text, 0, end), Span.cut(text, start, end)]
    short = words[:400]
    person = Actor(id=None, name=short, kind="person", affiliation=short[:20], mention=Span.cut(text, start, start + 2))
    state = Actor(id=short[:20], name=short, kind="state", affiliation=short[:20])
    base = {
        "document": document.reference,
        "evidence": evidence,
        "asserted_by": [person, state],
        "when": Time(start=0, end=9, text=text[:9], value="2025-03-01", type="DATE"),
        "where": Place(name=short, country=short[:12], start=start, end=end),
        "rule": short,
        "confidence": 0.5,
    }
    status = Status(status="signed", by=[state], evidence=evidence)
    duty = Obligation(kind="trade", evidence=evidence)
    records: list[Record] = [
        Encounter(**base, kind="meeting", participants=[person, state], topics=[short]).with_id(),
        Agreement(**base, name=short, kind="treaty", parties=[state], subject=short, statuses=[status],
                  obligations=[duty]).with_id(),
        Statement(**base, mode="direct", act="say", content=evidence, speaker=person, about=[state, short]).with_id(),
        Action(**base, actors=[state], recipients=[person], plover=Plover(type="COERCE", mode=short)).with_id(),
        Office(**base, person=person, title=short, of=state).with_id(),
    ]  # fmt: skip
    return document, records, [Note(code="mojibake", message=short, span=None)]
