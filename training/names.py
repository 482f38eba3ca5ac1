"""Train the named-entity recogniser: PER, LOC, ORG, MISC after the outer layer of GermEval 2014."""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc
from spacy.util import fix_random_seed
from thinc.api import Adam

import depesche.german.pipeline  # noqa: F401  (registers the components)
from depesche.german.names import LABELS, real_rows
from training.corpus import Sentence, Token

log = logging.getLogger("training")
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
SMOOTHING = 0.05
Item = tuple[Doc, Any]  # a sentence and the wanted probability of each label for each of its tokens


def items(nlp: Any, sentences: list[Sentence]) -> list[Item]:
    """Sentences with gold names as training items."""
    out = []
    for sentence in sentences:
        wanted = np.full((len(sentence.tokens), len(LABELS)), SMOOTHING / (len(LABELS) - 1), dtype=np.float32)
        numbers = [NUMBERS[tag] for tag in fixed([token.ner for token in sentence.tokens])]
        wanted[np.arange(len(numbers)), numbers] = 1 - SMOOTHING
        out.append((Doc(nlp.vocab, words=sentence.forms, spaces=[True] * len(sentence.tokens)), wanted))
    return out


class NameTask:
    """Training of the names component: every step also teaches the tok2vec it reads from."""

    def __init__(self, model: Any, tok2vec: Any, wanted: list[Item]) -> None:
        self.model, self.tok2vec, self.items = model, tok2vec, wanted
        self.queue: list[Item] = []
        self.loss = 0.0

    def step(self, optimizer: Any, size: int = 24) -> None:
        """One batch of ``size`` sentences."""
        if len(self.queue) < size:
            self.queue = list(self.items)
            random.shuffle(self.queue)
        batch = [self.queue.pop() for _ in range(size)]
        docs = [doc for doc, _ in batch]
        target = np.concatenate([wanted for _, wanted in batch])
        tensors, back = self.tok2vec.begin_update(docs)
        for doc, tensor in zip(docs, tensors, strict=True):
            doc.tensor = tensor
        padded, backprop = self.model.begin_update(docs)
        rows = real_rows(docs)
        guess = padded[rows]  # while training the last layer gives probabilities
        self.loss -= float((target * np.log(guess + 1e-9)).sum())
        gradient = np.zeros_like(padded)
        gradient[rows] = (guess - target) / size
        backprop(gradient)
        given = self.model.get_ref("given").attrs.pop("gradient")[rows, : docs[0].tensor.shape[1]]
        back(np.split(given, np.cumsum([len(doc) for doc in docs])[:-1]))
        self.tok2vec.finish_update(optimizer)
        self.model.finish_update(optimizer)


def tune(nlp: Any, wanted: list[Item], steps: int, seed: int) -> None:
    """Train the pipeline's names component anew, its own tok2vec included, from the grammar's tok2vec on."""
    fix_random_seed(seed)
    names = nlp.get_pipe("german_names")
    names.model.initialize()
    task = NameTask(names.model, nlp.get_pipe("tok2vec").model, wanted)
    optimizer = Adam(0.001, L2=0.01, grad_clip=1.0, use_averages=True)
    for step in range(steps):
        optimizer.learn_rate = 0.0012 * min(1.0, (step + 1) / 60) * max(0.02, 1 - step / (steps + 1))
        task.step(optimizer)
        if step % 200 == 199:
            log.info("names, step %d: %d", step + 1, task.loss)
            task.loss = 0.0
    for model in (names.model, task.tok2vec):
        with model.use_params(optimizer.averages):
            data = model.to_bytes()
        model.from_bytes(data)


def probabilities(nlp: Any, sentences: list[Sentence]) -> list[Any]:
    """Probabilities, tokens × labels, that the pipeline's names component gives ``sentences``."""
    out = []
    for start in range(0, len(sentences), 200):
        part = sentences[start : start + 200]
        docs = [Doc(nlp.vocab, words=s.forms, spaces=[True] * len(s.tokens)) for s in part]
        docs = list(nlp.get_pipe("tok2vec").pipe(docs))
        out += [np.exp(row) for row in nlp.get_pipe("german_names").predict(docs)]
    return out
