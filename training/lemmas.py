"""Collect ``lemmas.tsv``: forms whose treebank lemma the full-form lexicon does not give."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from depesche.german import lemmas
from training.corpus import Sentence

OPEN = ("NN", "NE", "ADJA", "ADJD", "VV", "FM", "XY", "CARD", "TRUNC")


def build(gold: Iterable[Sentence], silver: Iterable[Sentence], target: Path) -> None:
    """Write the table; ``gold`` counts three times as much as ``silver`` (automatic tags, older lemmas)."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    features: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for weight, sentences in ((3, gold), (1, silver)):
        for sentence in sentences:
            for token in sentence.tokens:
                if (
                    not token.lemma
                    or not token.tag
                    or token.tag.startswith("$")
                    or "|" in token.lemma
                    or token.lemma == "_"
                ):
                    continue
                form = token.form if token.tag in ("NN", "NE") else token.form.lower()
                counts[form, token.tag][token.lemma] += weight
                features[form, token.tag][token.feats or ""] += 1
    rows = []
    for (form, tag), count in counts.items():
        best, times = count.most_common(1)[0]
        if times < 0.6 * count.total() or "\t" in form:
            continue
        is_open = tag.startswith(OPEN)
        if is_open and times < 4:
            continue
        feats = frozenset(features[form, tag].most_common(1)[0][0].split("|"))
        if lemmas.lemma(form, tag, feats, {}) != best:
            rows.append(f"{form}\t{tag}\t{best}")
    (target / "lemmas.tsv").write_text("".join(row + "\n" for row in sorted(rows)), encoding="utf-8")
    lemmas.exceptions.cache_clear()
