"""Texts that stop anywhere, as teasers and broken downloads do, are read like any other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from depesche import german
from depesche.reading.reader import build
from depesche.records import Document

ARTICLES = Path(__file__).parents[2] / "examples" / "articles.jsonl"
LINES = ARTICLES.read_text(encoding="utf-8").splitlines()


def read(texts: list[str]) -> None:
    for text, doc in zip(texts, german.load().pipe(texts), strict=True):
        build(Document(id="cut", text=text), doc)


@pytest.mark.parametrize("line", LINES, ids=lambda line: json.loads(line)["id"])
def test_sentences_cut_off_behind_any_word(line: str) -> None:
    sentences = [s for s in json.loads(line)["text"].replace("\n", " ").split(". ") if s][:4]
    words = [sentence.split(" ") for sentence in sentences]
    read([" ".join(some[:end]) for some in words for end in range(1, len(some) + 1)])


def test_cut_off_where_a_name_a_title_or_an_article_was_to_come() -> None:
    read(
        [
            "Vesely sagte sagte nach",
            'Regisseur Jonas Holm berichtete der Fachzeitschrift "The',
            "Das Gesetz verletze das Recht, sagte ein Sprecher des peruanischen Präsidenten Juan",
            "Nach Angaben des Landesamtes für Umwelt",
            "Das Gesetz, wie unter",
            "Das Gesetz, so erzählen",
        ]
    )
