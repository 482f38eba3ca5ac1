"""Train the pipeline's network: STTS tagger and morphologizer on one tok2vec, named entities on a second one."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed

import depesche.german.features  # noqa: F401  (registers the architectures)
from depesche.german.wordforms import wordforms
from training.corpus import Held, Sentence, conllu, contracted, empirist, unimorph
from training.harmonize import Harmonizer
from training.teacher import label

SEED = 20241119


def grammar_corpus(data: Path, cache: Path) -> list[Sentence]:
    """Every training sentence with STTS tags, and UD features where a source has them. GSD test and PUD are left out."""
    trees = data / "treebanks"
    gold = [*conllu(trees / "de_gsd-ud-dev.conllu", True), *conllu(trees / "de_gsd-ud-dev.conllu", False)]
    hdt = []
    for name in ("de_hdt-dev.bugs.conllu", "de_hdt-test.bugs.conllu"):
        for sentence in conllu(trees / name, True):
            for token in sentence.tokens:
                token.feats = None
            hdt.append(sentence)
    held = Held(trees / "de_gsd-ud-test.conllu", trees / "de_gsd-ud-dev.conllu")
    um, seen = [], set()
    for name in ("s2019_de_gsd-um-dev.conllu", "s2019_de_gsd-um-test.conllu", "s2018_de-track1-high.tsv"):
        for sentence in unimorph(trees / name):
            key = "".join(sentence.forms)
            if key not in seen and sentence not in held:
                seen.add(key)
                joined = contracted(sentence)
                um.append(joined)
                if len(joined.tokens) != len(sentence.tokens) and len(um) % 2:
                    um.append(sentence)
    label(um, cache / "hanta-um.json")
    harmonizer = Harmonizer([*gold, *hdt], wordforms())
    for sentence in um:
        harmonizer.apply(sentence)
    test = Held(trees / "de_gsd-ud-test.conllu")
    gold = [sentence for sentence in gold if sentence not in test]
    return [*gold, *hdt, *um, *empirist(trees / "empirist.vrt")]


def example(nlp: Any, sentence: Sentence) -> Example:
    """The spaCy training example of ``sentence``; unannotated layers stay missing."""
    words = sentence.forms
    tokens = sentence.tokens
    spaces = [True] * len(words)
    reference = Doc(
        nlp.vocab, words=words, spaces=spaces, tags=[t.tag for t in tokens],
        pos=[t.pos if t.feats is not None else "" for t in tokens],
    )  # fmt: skip
    for token, ours in zip(reference, tokens, strict=True):
        if ours.feats is not None:
            token.set_morph(ours.feats)
    return Example(Doc(nlp.vocab, words=words, spaces=spaces), reference)


def grammar(corpus: list[Sentence], epochs: int, width: int = 96, depth: int = 4, dropout: float = 0.2) -> Any:
    """Train tok2vec, tagger and morphologizer on ``corpus``."""
    fix_random_seed(SEED)
    nlp = spacy.blank("de")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": width, "upstream": "tok2vec"}
    rows = [6000, 1000, 2500, 5000, 500, 2500]
    nlp.add_pipe("tok2vec", config={"model": {"@architectures": "depesche.FormTok2Vec.v1", "width": width, "depth": depth, "rows": rows}})
    head = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener, "nO": None, "normalize": False}
    nlp.add_pipe("tagger", config={"model": head, "label_smoothing": 0.05})
    nlp.add_pipe("morphologizer", config={"model": head, "label_smoothing": 0.05})
    examples = [example(nlp, sentence) for sentence in corpus]
    nlp.initialize(lambda: examples)
    optimizer = nlp.create_optimizer()
    steps = epochs * len(examples) // 40
    step = 0
    for epoch in range(epochs):
        random.shuffle(examples)
        losses: dict[str, float] = {}
        for start in range(0, len(examples), 40):
            step += 1
            optimizer.learn_rate = 0.001 * min(1.0, step / 100) * max(0.02, 1 - step / (steps + 1))
            nlp.update(examples[start : start + 40], sgd=optimizer, losses=losses, drop=dropout)
        print(epoch, {name: round(loss) for name, loss in losses.items()}, flush=True)
    averages = optimizer.averages
    with nlp.use_params(averages):
        evaluate_quick(nlp)
        data = nlp.to_bytes()
    return nlp.from_bytes(data)


def evaluate_quick(nlp: Any) -> None:
    from training.evaluate import grammar_scores

    for surface in (False, True):
        print(grammar_scores(nlp, Path("../shared/data/treebanks/de_gsd-ud-test.conllu"), surface), flush=True)


if __name__ == "__main__":
    import sys
    import time

    data, out, epochs = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    started = time.time()
    sentences = grammar_corpus(data, Path("build/cache"))
    print(len(sentences), sum(len(s.tokens) for s in sentences), time.time() - started, flush=True)
    trained = grammar(sentences, epochs)
    trained.to_disk(out)
    print(time.time() - started)
