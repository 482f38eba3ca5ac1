"""Speed of the German pipeline, given tokens to clauses, against a spaCy pipeline of the shape of ``de_core_news_sm``.

    python benchmarks/pipeline.py [TEXTS.jsonl[.gz]] [--articles N]

The rival has that pipeline's parts and sizes (tok2vec 96×4 shared by tagger, morphologizer and parser; named entities
with a tok2vec of their own) and random weights, which do not matter for speed. Both get the same tokens, on one core,
turn and turn about, and the best of three rounds counts. Both are warmed up on other articles first, as in a long run.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

import spacy
from spacy.tokens import Doc
from spacy.training import Example

from benchmarks.figures import Table, markdown
from depesche.german import load
from depesche.german.clauses import find_clauses
from training.evaluate import grammar_scores
from training.names import scores, split_germeval

TEXTS = Path("quotations/wikinews.train-dev.jsonl.gz")
_TOK2VEC = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
        "rows": [5000, 1000, 2500, 2500, 50, 50],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    },
}
_LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
_TAGGER = {"@architectures": "spacy.Tagger.v2", "tok2vec": _LISTENER, "nO": None, "normalize": False}
_PARSER = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "parser",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "nO": None,
    "tok2vec": _LISTENER,
}


def rival(labels: dict[str, Sequence[str]]) -> Any:
    """A pipeline of the shape of ``de_core_news_sm`` with random weights."""
    nlp = spacy.blank("de")
    nlp.add_pipe("tok2vec", config={"model": _TOK2VEC})
    nlp.add_pipe("tagger", config={"model": _TAGGER})
    nlp.add_pipe("morphologizer", config={"model": _TAGGER})
    nlp.add_pipe("parser", config={"model": _PARSER})
    nlp.add_pipe("ner", config={"model": {**_PARSER, "state_type": "ner", "tok2vec": _TOK2VEC}})
    for label in labels["tagger"]:
        nlp.get_pipe("tagger").add_label(label)
    for label in labels["morphologizer"]:
        nlp.get_pipe("morphologizer").add_label(label)
    for label in ("sb", "oa", "nk", "mo", "ROOT", "punct", "ag", "cj", "cd", "oc", "rc", "da"):
        nlp.get_pipe("parser").add_label(label)
    for label in ("PER", "LOC", "ORG", "MISC"):
        nlp.get_pipe("ner").add_label(label)
    words = ["Sie", "kam", "nach", "Bern", "."]
    reference = Doc(
        nlp.vocab,
        words=words,
        heads=[1, 1, 1, 2, 1],
        deps=["sb", "ROOT", "mo", "nk", "punct"],
        ents=["O", "O", "O", "B-LOC", "O"],
    )
    nlp.initialize(lambda: [Example(Doc(nlp.vocab, words=words), reference)])
    return nlp


def seconds(work: Callable[[list[Doc]], None], docs: list[Doc]) -> float:
    """CPU seconds, which other work on the machine disturbs less than wall time."""
    started = time.process_time()
    work(docs)
    return time.process_time() - started


def grammar(shared: Path) -> Table:
    """Tags, morphology and lemmas on treebanks (per cent, gold tokens), names on the part of GermEval held back."""
    nlp = load()
    trees = shared / "data" / "treebanks"
    head = ("upos", "stts", "lemma", "case", "feats", "sub_f1")
    rows: Table = [("data", "UPOS", "STTS", "lemma", "Case", "all features", "Mood=Sub F1", "names F1")]
    for name, file, surface in (
        ("GSD test, words", "de_gsd-ud-test", False),
        ("GSD test, tokens as written", "de_gsd-ud-test", True),
        ("PUD, words", "de_pud-ud-test", False),
    ):
        found = grammar_scores(nlp, trees / f"{file}.conllu", surface=surface)
        rows.append((name, *(f"{found[column]:.1f}" for column in head), ""))
    names = scores(nlp, split_germeval(shared / "data")[1])
    rows.append(("GermEval 2014, held back", *("" for _ in head), f"{100 * names['f']:.1f}"))
    return rows


def speed(shared: Path) -> Table:
    """Tokens a second of Depesche's pipeline and of one of the usual shape."""
    return compare(shared / "data" / TEXTS, 150)


def compare(path: Path, articles: int) -> Table:
    """Both pipelines on the same texts (JSON Lines with a field `text`)."""
    own = load()
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for _, line in zip(range(2 * articles), lines, strict=False)]
    words = [[token.text for token in own.make_doc(text) if not token.is_space] for text in texts]
    warm, timed = words[:articles], words[articles:]
    count = sum(map(len, timed))
    other = rival({name: own.get_pipe(pipe).labels for name, pipe in (("tagger", "tagger"), ("morphologizer", MORPH))})

    def read_own(docs: list[Doc]) -> None:
        for doc in own.pipe(docs):
            find_clauses(doc)

    def tag_own(docs: list[Doc]) -> None:
        for _ in own.pipe(docs):
            pass

    def read_other(docs: list[Doc]) -> None:
        for _ in other.pipe(docs):
            pass

    runs: dict[str, tuple[Any, Callable[[list[Doc]], None]]] = {
        "usual shape: tokens → tags, morphology, tree, names": (other, read_other),
        "Depesche: tokens → tags, morphology, lemmas, names": (own, tag_own),
        "Depesche: tokens → clauses": (own, read_own),
    }
    best: dict[str, float] = {}
    for nlp, work in runs.values():
        work([Doc(nlp.vocab, words=row) for row in warm])
    for _ in range(3):
        for name, (nlp, work) in runs.items():
            taken = seconds(work, [Doc(nlp.vocab, words=row) for row in timed])
            best[name] = min(taken, best.get(name, taken))
    base = next(iter(best.values()))
    rows: Table = [(f"pipeline ({count} tokens)", "tokens/s", "times as fast")]
    return rows + [(name, f"{count / taken:,.0f}", f"{base / taken:.2f}") for name, taken in best.items()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="?", default=Path("../shared/data") / TEXTS)
    parser.add_argument("--articles", type=int, default=150)
    options = parser.parse_args()
    print(markdown(compare(options.texts, options.articles)))


MORPH = "german_morphologizer"

if __name__ == "__main__":
    main()
