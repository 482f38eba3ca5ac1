"""Train the named-entity recogniser: PER, LOC, ORG, MISC after the outer layer of GermEval 2014."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc

import depesche.german.pipeline  # noqa: F401  (registers the components)
from depesche.german.names import LABELS, real_rows
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


def fixed(tags: list[str]) -> list[str]:
    """BIO tags in which every name begins with B-."""
    out, before = [], "O"
    for tag in tags:
        if tag.startswith("I-") and before[2:] != tag[2:]:
            tag = "B-" + tag[2:]
        out.append(tag)
        before = tag
    return out


def scores(nlp: Any, sentences: list[Sentence]) -> dict[str, float]:
    """Span precision, recall and F1 over PER, LOC, ORG."""
    hit = said = total = 0
    docs = [Doc(nlp.vocab, words=s.forms, spaces=[True] * len(s.tokens)) for s in sentences]
    for sentence, doc in zip(sentences, nlp.pipe(docs), strict=True):
        gold = spans([t.ner for t in sentence.tokens])
        found = {(e.start, e.end, e.label_) for e in doc.ents if e.label_ != "MISC"}
        hit += len(gold & found)
        said += len(found)
        total += len(gold)
    precision, recall = hit / max(1, said), hit / max(1, total)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"p": round(precision, 3), "r": round(recall, 3), "f": round(f1, 3)}


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """(start, end, kind) of the names in BIO ``tags``, MISC left out."""
    out: set[tuple[int, int, str]] = set()
    start = -1
    tags = fixed(tags)
    for index, tag in enumerate([*tags, "O"]):
        if start >= 0 and not tag.startswith("I-"):
            label = tags[start][2:]
            if label != "MISC":
                out.add((start, index, label))
            start = -1
        if tag.startswith("B-"):
            start = index
    return out


NUMBERS = {label: index for index, label in enumerate(LABELS)}


class NameTask:
    """The names component's share in joint training: every step also teaches the grammar's tok2vec."""

    def __init__(self, nlp: Any, sentences: list[Sentence]) -> None:
        self.nlp = nlp
        self.model = nlp.get_pipe("german_names").model
        self.tok2vec = nlp.get_pipe("tok2vec").model
        self.items = [
            (
                Doc(nlp.vocab, words=s.forms, spaces=[True] * len(s.tokens)),
                [NUMBERS[tag] for tag in fixed([t.ner for t in s.tokens])],
            )
            for s in sentences
        ]
        self.queue: list[tuple[Doc, list[int]]] = []
        self.loss = 0.0

    def step(self, optimizer: Any, size: int = 24, smoothing: float = 0.05) -> None:
        """One batch of ``size`` sentences."""
        if len(self.queue) < size:
            self.queue = list(self.items)
            random.shuffle(self.queue)
        batch = [self.queue.pop() for _ in range(size)]
        docs = [doc for doc, _ in batch]
        truth = np.concatenate([np.array(row) for _, row in batch])
        tensors, back = self.tok2vec.begin_update(docs)
        for doc, tensor in zip(docs, tensors, strict=True):
            doc.tensor = tensor
        padded, backprop = self.model.begin_update(docs)
        rows = real_rows(docs)
        guess = padded[rows]  # while training the last layer gives probabilities
        self.loss -= float(np.log(guess[np.arange(len(truth)), truth] + 1e-9).sum())
        target = np.full_like(guess, smoothing / (len(LABELS) - 1))
        target[np.arange(len(truth)), truth] = 1 - smoothing
        gradient = np.zeros_like(padded)
        gradient[rows] = (guess - target) / size
        backprop(gradient)
        given = self.model.get_ref("given").attrs.pop("gradient")[rows, : docs[0].tensor.shape[1]]
        back(np.split(given, np.cumsum([len(doc) for doc in docs])[:-1]))
        self.tok2vec.finish_update(optimizer)
        self.model.finish_update(optimizer)
