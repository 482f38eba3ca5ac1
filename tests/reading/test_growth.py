"""Reading takes as long as the text is: no sentence, clause or record may look through the whole document.

What is counted is calls, which are the same on every machine, not seconds.
"""

from __future__ import annotations

import cProfile
import json
import pstats
from pathlib import Path

from depesche import Reader
from depesche.records import Document

ARTICLES = Path(__file__).parents[2] / "examples" / "articles.jsonl"
TWICE = 2.25  # a loop over the document for each of its clauses would make it 2.5 and more


def calls(reader: Reader, text: str) -> int:
    profile = cProfile.Profile()
    profile.enable()
    reader.read(Document(id="long", text=text))
    profile.disable()
    return int(pstats.Stats(profile).total_calls)


def test_twice_the_text_takes_about_twice_the_calls() -> None:
    reader = Reader()
    once = "\n\n".join(json.loads(line)["text"] for line in ARTICLES.read_text(encoding="utf-8").splitlines())
    reader.read(Document(id="first", text=once))  # loads what is loaded once
    assert calls(reader, "\n\n".join([once] * 8)) < TWICE * calls(reader, "\n\n".join([once] * 4))
