"""STTS tags from HanTa (LGPL) for texts without gold tags: the teacher's answers, not the teacher, are kept."""

from __future__ import annotations

import json
from pathlib import Path

from training.corpus import Sentence, norm_tag


def answers(sentences: list[Sentence], cache: Path) -> list[list[str]]:
    """HanTa's tags for ``sentences``, kept in ``cache`` (JSON)."""
    if cache.exists():
        rows = json.loads(cache.read_text(encoding="utf-8"))
        if [len(row) for row in rows] == [len(sentence.tokens) for sentence in sentences]:
            return rows  # type: ignore[no-any-return]
    from HanTa import HanoverTagger

    tagger = HanoverTagger.HanoverTagger("morphmodel_ger.pgz")
    rows = [[norm_tag(tag) for _, _, tag in tagger.tag_sent(sentence.forms)] for sentence in sentences]
    cache.parent.mkdir(parents=True, exist_ok=True)
    cache.write_text(json.dumps(rows), encoding="utf-8")
    return rows


def label(sentences: list[Sentence], cache: Path) -> None:
    """Fill ``Token.tag`` of ``sentences`` with HanTa's tags where there is none."""
    for sentence, tags in zip(sentences, answers(sentences, cache), strict=True):
        for token, tag in zip(sentence.tokens, tags, strict=True):
            token.tag = token.tag or tag
