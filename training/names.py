"""Train the named-entity recogniser: PER, LOC, ORG, MISC after the outer layer of GermEval 2014."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch

import depesche.german.features  # noqa: F401  (registers the architectures)
from training.corpus import Sentence, Token

SEED = 20241119
HELD = 600  # last sentences of the GermEval test file, never trained on
TYPES = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "OTH": "MISC"}


def germeval(path: Path) -> Iterator[Sentence]:
    """Sentences of a GermEval 2014 file; adjectives derived from names and names inside compounds count as none."""
    tokens: list[Token] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("#"):
            continue
        if line.strip():
            _, form, outer, *_ = line.split("\t")
            prefix, _, kind = outer.partition("-")
            tokens.append(Token(form, ner=f"{prefix}-{TYPES[kind]}" if kind in TYPES else "O"))
        elif tokens:
            yield Sentence(tokens, path.name)
            tokens = []


def split_germeval(data: Path) -> tuple[list[Sentence], list[Sentence]]:
    """(training, held-out) sentences."""
    train = list(germeval(data / "ner" / "germeval2014-dev.tsv"))
    rest = list(germeval(data / "ner" / "germeval2014-test.first3100.tsv"))
    return train + rest[:-HELD], rest[-HELD:]


def example(nlp: Any, sentence: Sentence) -> Example:
    words = sentence.forms
    spaces = [True] * len(words)
    reference = Doc(nlp.vocab, words=words, spaces=spaces, ents=_fixed([t.ner for t in sentence.tokens]))
    return Example(Doc(nlp.vocab, words=words, spaces=spaces), reference)


def _fixed(tags: list[str]) -> list[str]:
    out, before = [], "O"
    for tag in tags:
        if tag.startswith("I-") and before[2:] != tag[2:]:
            tag = "B-" + tag[2:]
        out.append(tag)
        before = tag
    return out


def scores(nlp: Any, sentences: list[Sentence]) -> dict[str, float]:
    """Span precision, recall and F1 over PER, LOC, ORG."""
    hit = said = gold_count = 0
    docs = [Doc(nlp.vocab, words=s.forms, spaces=[True] * len(s.tokens)) for s in sentences]
    for sentence, doc in zip(sentences, nlp.pipe(docs), strict=True):
        gold = spans([t.ner for t in sentence.tokens])
        found = {(e.start, e.end, e.label_) for e in doc.ents if e.label_ != "MISC"}
        hit += len(gold & found)
        said += len(found)
        gold_count += len(gold)
    precision, recall = hit / max(1, said), hit / max(1, gold_count)
    return {"p": round(precision, 3), "r": round(recall, 3), "f": round(2 * precision * recall / max(1e-9, precision + recall), 3)}


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    out: set[tuple[int, int, str]] = set()
    start = -1
    for index, tag in enumerate([*_fixed(tags), "O"]):
        if start >= 0 and not tag.startswith("I-"):
            label = tags[start][2:]
            if label != "MISC":
                out.add((start, index, label))
            start = -1
        if tag.startswith("B-"):
            start = index
    return out


def names(train: list[Sentence], held: list[Sentence], epochs: int, width: int = 96, depth: int = 4) -> Any:
    fix_random_seed(SEED)
    nlp = spacy.blank("de")
    rows = [6000, 1000, 2500, 5000, 500, 2500]
    tok2vec = {"@architectures": "depesche.FormTok2Vec.v1", "width": width, "depth": depth, "rows": rows}
    nlp.add_pipe("ner", config={"model": {
        "@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner", "extra_state_tokens": False,
        "hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "nO": None, "tok2vec": tok2vec,
    }})  # fmt: skip
    examples = [example(nlp, sentence) for sentence in train]
    nlp.initialize(lambda: examples)
    optimizer = nlp.create_optimizer()
    total = epochs * (len(examples) // 32 + 1)
    step = 0
    for epoch in range(epochs):
        random.shuffle(examples)
        losses: dict[str, float] = {}
        for batch in minibatch(examples, 32):
            step += 1
            optimizer.learn_rate = 0.001 * min(1.0, step / 100) * max(0.02, 1 - step / (total + 1))
            nlp.update(batch, sgd=optimizer, losses=losses, drop=0.3)
        with nlp.use_params(optimizer.averages):
            print(epoch, losses, scores(nlp, held), flush=True)
    with nlp.use_params(optimizer.averages):
        data = nlp.to_bytes()
    return nlp.from_bytes(data)


if __name__ == "__main__":
    import sys

    train, held = split_germeval(Path(sys.argv[1]))
    names(train, held, int(sys.argv[3])).to_disk(Path(sys.argv[2]))
