"""Scores of the pipeline on gold tokens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from training.corpus import conllu


def grammar_scores(nlp: Any, path: Path, surface: bool, last: int = 0) -> dict[str, float]:
    """Accuracies in per cent on a CoNLL-U file with gold tokens, of its ``last`` sentences only if not 0.

    ``surface``: "im" is one token, else it is "in", "dem".
    """
    hits = {"upos": 0, "stts": 0, "lemma": 0, "case": 0, "feats": 0}
    total, cases = 0, 0
    sub = [0, 0, 0]
    sentences = list(conllu(path, surface))[-last:]
    docs = [Doc(nlp.vocab, words=s.forms, spaces=s.spaces) for s in sentences]
    for sentence, doc in zip(sentences, nlp.pipe(docs), strict=True):
        for gold, token in zip(sentence.tokens, doc, strict=True):
            total += 1
            hits["upos"] += gold.pos == token.pos_
            hits["stts"] += gold.tag == token.tag_
            hits["lemma"] += gold.lemma == token.lemma_
            hits["feats"] += gold.feats == str(token.morph)
            pairs = (gold.feats or "").split("|")
            case = next((p[5:] for p in pairs if p.startswith("Case=")), None)
            if gold.pos in ("NOUN", "PROPN", "PRON", "DET") and case:
                cases += 1
                hits["case"] += token.morph.get("Case") == [case]
            is_sub = "Mood=Sub" in pairs
            said = token.morph.get("Mood") == ["Sub"]
            sub[0] += is_sub and said
            sub[1] += is_sub
            sub[2] += said
    scores = {name: round(100 * count / (cases if name == "case" else total), 2) for name, count in hits.items()}
    scores["sub_f1"] = round(200 * sub[0] / max(1, sub[1] + sub[2]), 2)
    return scores
