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
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

import spacy
from spacy.tokens import Doc
from spacy.training import Example

from depesche.german import load
from depesche.german.clauses import find_clauses

TEXTS = Path("../shared/data/quotations/wikinews.train-dev.jsonl.gz")
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
    started = time.perf_counter()
    work(docs)
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="?", default=TEXTS, help="JSON Lines with a field text")
    parser.add_argument("--articles", type=int, default=150)
    options = parser.parse_args()
    started = time.perf_counter()
    own = load()
    loading = time.perf_counter() - started
    opened = gzip.open if options.texts.suffix == ".gz" else open
    with opened(options.texts, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for _, line in zip(range(2 * options.articles), lines, strict=False)]
    words = [[token.text for token in own.make_doc(text) if not token.is_space] for text in texts]
    warm, timed = words[: options.articles], words[options.articles :]
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
        "own: tokens → tags, morphology, lemmas, names": (own, tag_own),
        "own: tokens → clauses": (own, read_own),
        "rival: tokens → tags, morphology, tree, names": (other, read_other),
    }
    best: dict[str, float] = {}
    for nlp, work in runs.values():
        work([Doc(nlp.vocab, words=row) for row in warm])
    for _ in range(3):
        for name, (nlp, work) in runs.items():
            taken = seconds(work, [Doc(nlp.vocab, words=row) for row in timed])
            best[name] = min(taken, best.get(name, taken))
    print(f"{count} tokens; loading {loading:.2f} s")
    for name, taken in best.items():
        print(f"{name}: {count / taken:,.0f} tokens/s")
    _, clauses, base = best.values()
    print(f"tokens → clauses, times as fast as the rival: {base / clauses:.2f}")
    print(
        f"memory at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB, both pipelines together"
    )


MORPH = "german_morphologizer"

if __name__ == "__main__":
    main()
