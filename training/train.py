"""Train the pipeline's network: tagger, morphologizer and names on one tok2vec, all together."""

from __future__ import annotations

import gzip
import json
import logging
import random
from pathlib import Path
from typing import Any

import spacy
from spacy.morphology import Morphology
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch

import depesche.german.pipeline  # noqa: F401  (registers the components)
from depesche.german.wordforms import wordforms
from training.corpus import Held, Sentence, Token, conllu, contracted, empirist, unimorph
from training.harmonize import Harmonizer, learn_remap
from training.names import NameTask, items
from training.teacher import answers, label

log = logging.getLogger("training")
SEED = 20241119
WIDTH = 96
BATCH = 40
TRAINED = ("tok2vec", "tagger", "german_morphologizer", "german_names")
ROWS = [6000, 1000, 2500, 5000, 500, 2500]  # of the hash tables, by column of the features


def grammar_corpus(data: Path, cache: Path, hold: int = 0, wikinews: bool = False) -> list[Sentence]:
    """Every training sentence with STTS tags, and UD features where a source has them. GSD test and PUD are left out.

    ``hold`` leaves out that many of the last sentences of GSD dev, for choosing between variants.
    """
    trees = data / "treebanks"
    dev = trees / "de_gsd-ud-dev.conllu"
    gold = [sentence for surface in (True, False) for sentence in list(conllu(dev, surface))[: -hold or None]]
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
    dev_words = list(conllu(dev, False))
    remap = learn_remap(dev_words[: -hold or None], answers(dev_words, cache / "hanta-dev.json")[: -hold or None])
    harmonizer = Harmonizer([*gold, *hdt], wordforms(), remap)
    for sentence in um:
        harmonizer.apply(sentence)
    test = Held(trees / "de_gsd-ud-test.conllu")
    gold = [sentence for sentence in gold if sentence not in test]
    more = open_text(data, cache, remap) if wikinews else []
    return [*gold, *hdt, *um, *empirist(trees / "empirist.vrt"), *more]


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


def open_text(data: Path, cache: Path, remap: dict[tuple[str, str], str], limit: int = 120_000) -> list[Sentence]:
    """Sentences of the Wikinews articles (CC BY 2.5, texts alone) with the teacher's tags, about ``limit`` tokens."""
    nlp = spacy.blank("de", config={"nlp": {"tokenizer": {"@tokenizers": "depesche.NewsTokenizer.v1"}}})
    nlp.add_pipe("german_sentences")
    sentences: list[Sentence] = []
    count = 0
    with gzip.open(data / "quotations" / "wikinews.train-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            for sent in nlp(json.loads(line)["text"]).sents:
                tokens = [Token(token.text) for token in sent if not token.is_space]
                if 4 <= len(tokens) <= 60 and count < limit:
                    sentences.append(Sentence(tokens, "wikinews"))
                    count += len(tokens)
    label(sentences, cache / "hanta-wikinews.json")
    for sentence in sentences:
        for token in sentence.tokens:
            token.tag = remap.get((token.form.lower(), token.tag), token.tag)
    return sentences


def train(
    grammar: list[Sentence],
    named: list[Sentence],
    epochs: int,
    *,
    every: int = 2,
    dropout: float = 0.2,
    readings: bool = True,
    start: bytes | None = None,
) -> Any:
    """Train tok2vec, tagger and morphologizer on ``grammar``, and after every ``every`` batches names on ``named``.

    For ablations: without ``readings`` the column of ambiguity classes says the same of every word; ``start`` are
    weights of a pretrained tok2vec.
    """
    fix_random_seed(SEED)
    nlp = spacy.blank("de", config={"nlp": {"tokenizer": {"@tokenizers": "depesche.NewsTokenizer.v1"}}})
    rows = [*ROWS[:-1], ROWS[-1] if readings else 1]
    model = {"@architectures": "depesche.FormTok2Vec.v2", "width": WIDTH, "depth": 4, "rows": rows}
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}
    head = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener, "nO": None, "normalize": False}
    nlp.add_pipe("german_sentences")
    nlp.add_pipe("tok2vec", config={"model": model})
    nlp.add_pipe("tagger", config={"model": head, "label_smoothing": 0.05})
    nlp.add_pipe("german_morphologizer", config={"model": head})
    nlp.add_pipe("german_lemmas")
    nlp.add_pipe("german_names")
    examples = [example(nlp, sentence) for sentence in grammar]
    nlp.initialize(lambda: examples)
    if start:
        nlp.get_pipe("tok2vec").model.from_bytes(start)
    nlp.get_pipe("german_morphologizer").cfg["pairs"] = pairs(nlp, grammar)
    names = None
    if named:
        names = NameTask(nlp.get_pipe("german_names").model, nlp.get_pipe("tok2vec").model, items(nlp, named))
    optimizer = nlp.create_optimizer()
    steps = epochs * (len(examples) // BATCH + 1)
    step = 0
    with nlp.select_pipes(enable=["tok2vec", "tagger", "german_morphologizer"]):
        for epoch in range(epochs):
            random.shuffle(examples)
            losses: dict[str, float] = {}
            for batch in minibatch(examples, BATCH):
                step += 1
                optimizer.learn_rate = 0.001 * min(1.0, step / 100) * max(0.02, 1 - step / (steps + 1))
                nlp.update(batch, sgd=optimizer, losses=losses, drop=dropout)
                if names and step % every == 0:
                    names.step(optimizer)
            log.info(
                "epoch %d: %s, names %d", epoch, {k: round(v) for k, v in losses.items()}, names.loss if names else 0
            )
            if names:
                names.loss = 0.0
    with nlp.use_params(optimizer.averages):
        weights = {name: nlp.get_pipe(name).model.to_bytes() for name in TRAINED}
    for name, data in weights.items():
        nlp.get_pipe(name).model.from_bytes(data)
    return nlp


def pairs(nlp: Any, sentences: list[Sentence]) -> dict[str, list[str]]:
    """For each STTS tag, the morphologizer's labels seen with it."""
    seen: dict[str, set[str]] = {}
    for sentence in sentences:
        for token in sentence.tokens:
            if token.feats is not None:
                feats = {**Morphology.feats_to_dict(token.feats), "POS": token.pos}
                seen.setdefault(token.tag, set()).add(nlp.vocab.strings[nlp.vocab.morphology.add(feats)])
    return {tag: sorted(labels) for tag, labels in sorted(seen.items())}
