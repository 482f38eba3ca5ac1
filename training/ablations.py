"""What each idea is worth: small trainings that differ in one thing, measured on sentences of GSD dev held out.

    python -m training.ablations [--data FOLDER] [--sample N] [--epochs N]

Every variant trains on the same sample of the corpus (all other settings as shipped), so the figures are lower than the
shipped pipeline's; their differences are what counts. Names are measured on the held-out sentences of GermEval.
"""

from __future__ import annotations

import argparse
import logging
import random
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.tokens import Doc
from spacy.util import fix_random_seed, minibatch
from thinc.api import Adam, Softmax, chain, with_array

import depesche.german.pipeline  # noqa: F401  (registers the components)
from depesche.german import names
from depesche.german.features import form_tok2vec, norm
from training.corpus import Sentence
from training.evaluate import grammar_scores
from training.names import items, scores, split_germeval, tune
from training.train import ROWS, SEED, WIDTH, grammar_corpus, train

log = logging.getLogger("training")
HELD = 300


def pretrained(sentences: list[Sentence], epochs: int = 2, words: int = 2000) -> bytes:
    """A tok2vec that has learnt to tell the next word (of the ``words`` most frequent) from the words before it."""
    fix_random_seed(SEED)
    counts = Counter(norm(form) for sentence in sentences for form in sentence.forms)
    number = {word: index for index, (word, _) in enumerate(counts.most_common(words - 1), start=1)}
    tok2vec = form_tok2vec(WIDTH, 4, ROWS)
    model = chain(tok2vec, with_array(Softmax(nO=words, nI=WIDTH)))
    model.initialize()
    vocab = spacy.blank("de").vocab
    pairs = []
    for sentence in sentences:
        doc = Doc(vocab, words=sentence.forms)
        # the network sees four words to the right, so the word five places on is the next one it can't see
        target = [number.get(norm(form), 0) for form in [*sentence.forms[5:], *[""] * 5]][: len(doc)]
        pairs.append((doc, target))
    optimizer = Adam(0.001, L2=0.01, grad_clip=1.0)
    for epoch in range(epochs):
        random.shuffle(pairs)
        loss = 0.0
        for batch in minibatch(pairs, 40):
            guesses, backprop = model.begin_update([doc for doc, _ in batch])
            gradients = []
            for guess, (_, target) in zip(guesses, batch, strict=True):
                wanted = np.zeros_like(guess)
                wanted[np.arange(len(target)), target] = 1.0
                known = (np.array(target) > 0)[:, None]
                loss -= float((np.log(guess + 1e-9) * wanted * known).sum())
                gradients.append((guess - wanted) * known / len(batch))
            backprop(gradients)
            model.finish_update(optimizer)
        log.info("pretraining, epoch %d: %d", epoch, loss)
    return tok2vec.to_bytes()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--cache", type=Path, default=Path("build/cache"))
    parser.add_argument("--sample", type=int, default=3000)
    parser.add_argument("--epochs", type=int, default=4)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    corpus = grammar_corpus(options.data, options.cache, HELD, wikinews=True)
    random.Random(SEED).shuffle(corpus)
    news = [sentence for sentence in corpus if sentence.source == "wikinews"]
    corpus = [sentence for sentence in corpus if sentence.source != "wikinews"]
    sample = corpus[: options.sample]
    untaught = [sentence for sentence in sample if not sentence.source.startswith("s20")]
    variants: dict[str, tuple[list[Sentence], dict[str, Any]]] = {
        "as shipped": (sample, {}),
        "without the lexicon's readings": (sample, {"readings": False}),
        "without HanTa's tags (gold STTS only)": (untaught, {}),
        "with HanTa's tags on Wikinews too": ([*sample, *news[: options.sample]], {}),
        "tok2vec pretrained on Wikinews": (sample, {"start": pretrained(news)}),
    }
    dev = options.data / "treebanks" / "de_gsd-ud-dev.conllu"
    for name, (sentences, settings) in variants.items():
        nlp = train(sentences, [], options.epochs, **settings)
        log.info("%s: %s", name, grammar_scores(nlp, dev, surface=False, last=HELD))
        morphologizer = nlp.get_pipe("german_morphologizer")
        if name == "as shipped":
            base = nlp
            for without in ("tag_weight", "lexicon_weight", "agreement"):
                kept = getattr(morphologizer, without)
                setattr(morphologizer, without, 0.0)
                morphologizer.forget()
                log.info("as shipped, %s 0: %s", without, grammar_scores(nlp, dev, surface=False, last=HELD))
                setattr(morphologizer, without, kept)
            morphologizer.forget()
    named, held = split_germeval(options.data)
    start = base.get_pipe("tok2vec").model.to_bytes()
    for name in ("with lists of names", "without lists of names"):
        base.get_pipe("tok2vec").model.from_bytes(start)
        if name.startswith("without"):
            names.kinds = lambda word: 0  # type: ignore[assignment]
            names.longest_phrase = lambda words: (0, "")  # type: ignore[assignment]
            names._FEATURES = names.NameFeatures()
        tune(base, items(base, named), 400, SEED)
        log.info("names %s: %s", name, scores(base, held))


if __name__ == "__main__":
    main()
