"""``python -m training``: build lexica, gazetteer and weights from the raw data, with fixed seeds, and measure them."""

from __future__ import annotations

import argparse
import json
import logging
import shutil
import time
from pathlib import Path
from typing import Any

import spacy

from depesche.german.wordforms import MODEL
from training import gazetteer, lemmas, lexicon
from training.corpus import Sentence
from training.evaluate import grammar_scores
from training.names import scores, split_germeval
from training.silver import refine
from training.train import grammar_corpus, train

log = logging.getLogger("training")


def assemble(nlp: Any, grammar: list[Sentence], target: Path) -> None:
    """Write the trained pipeline and its table of lemmas into ``target``."""
    gold = [sentence for sentence in grammar if sentence.source.startswith("de_gsd")]
    silver = [sentence for sentence in grammar if sentence.source.startswith("s20")]
    lemmas.build(gold, silver, target)
    network = target / "network"
    shutil.rmtree(network, ignore_errors=True)
    nlp.meta.update(name="depesche", version="1", description="German news: tags, morphology, lemmas, names")
    nlp.meta.pop("labels", None)
    nlp.to_disk(network, exclude=["vocab"])


def measure(data: Path, held: list[Sentence]) -> dict[str, Any]:
    """Scores of the shipped pipeline on what it was not trained on."""
    from depesche.german.pipeline import load

    load.cache_clear()
    nlp = load()
    trees = data / "treebanks"
    return {
        "GSD test, words": grammar_scores(nlp, trees / "de_gsd-ud-test.conllu", surface=False),
        "GSD test, surface tokens": grammar_scores(nlp, trees / "de_gsd-ud-test.conllu", surface=True),
        "PUD, words": grammar_scores(nlp, trees / "de_pud-ud-test.conllu", surface=False),
        "GermEval held out": scores(nlp, held),
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="training", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the raw data")
    parser.add_argument("--cache", type=Path, default=Path("build/cache"), help="folder for the teacher's answers")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--from-weights", type=Path, help="go on from these weights of the joint training")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    started = time.monotonic()
    if options.from_weights is None:
        lexicon.build(options.data / "lexicon" / "german_fullforms.tsv.gz", MODEL)
        gazetteer.build(options.data, MODEL)
    grammar = grammar_corpus(options.data, options.cache)
    named, held = split_germeval(options.data)
    log.info("%d sentences, %d tokens", len(grammar), sum(len(sentence.tokens) for sentence in grammar))
    nlp = spacy.load(options.from_weights) if options.from_weights else train(grammar, named, options.epochs)
    if "names_tok2vec" not in nlp.pipe_names:
        nlp = refine(nlp, grammar, named)
    assemble(nlp, grammar, MODEL)
    figures = measure(options.data, held)
    log.info("%d s\n%s", time.monotonic() - started, json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
