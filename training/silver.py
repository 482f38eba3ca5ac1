"""Self-training of names: teachers learn from GermEval and label the treebanks together; a student learns from both.

The shared-task sentences say which tokens are proper nouns (PROPN), though not of which kind. The teachers' mean
probabilities are therefore raised where a token is a proper noun and lowered where its word class excludes a name.
"""

from __future__ import annotations

import logging
from typing import Any

import numpy as np
from spacy.tokens import Doc

from depesche.german.names import LABELS
from training.corpus import Sentence
from training.names import Item, items, probabilities, tune

log = logging.getLogger("training")
TEACHERS = ((101, 0.3, 2), (102, 0.4, 1), (103, 0.3, 2))  # seed, dropout, convolutions
STUDENT = (7, 0.3, 1)
RAISED, KEPT, LOWERED = 3.0, 1.0, 0.2
NOMINAL = frozenset(("NOUN", "ADJ", "X", "DET", "ADP", "PUNCT", "NUM", ""))
SHARPNESS = 1.5


def refine(nlp: Any, grammar: list[Sentence], named: list[Sentence], steps: int = 500) -> Any:
    """Give ``nlp`` a names component with a tok2vec of its own, taught by its teachers; ``nlp`` itself is changed."""
    start = nlp.get_pipe("tok2vec").model.to_bytes()
    unnamed = [sentence for sentence in grammar if sentence.source.startswith(("s20", "de_gsd", "de_hdt"))]
    gold = items(nlp, named)
    total: list[Any] = []
    for seed, dropout, depth in TEACHERS:
        fresh(nlp, dropout, depth)
        nlp.get_pipe("tok2vec").model.from_bytes(start)
        tune(nlp, gold, steps, seed)
        answers = probabilities(nlp, unnamed)
        total = [a + b for a, b in zip(total, answers, strict=True)] if total else answers
    silver = [wanted(nlp, s, row / len(TEACHERS)) for s, row in zip(unnamed, total, strict=True)]
    seed, dropout, depth = STUDENT
    fresh(nlp, dropout, depth)
    nlp.get_pipe("tok2vec").model.from_bytes(start)
    tune(nlp, [*gold, *gold, *silver], 5 * steps // 2, seed)
    own = nlp.get_pipe("tok2vec").model.to_bytes()
    nlp.get_pipe("tok2vec").model.from_bytes(start)
    config = {"model": nlp.get_pipe_config("tok2vec")["model"]}
    nlp.add_pipe("tok2vec", name="names_tok2vec", config=config, before="german_names")
    nlp.get_pipe("names_tok2vec").model.initialize()
    nlp.get_pipe("names_tok2vec").model.from_bytes(own)
    return nlp


def fresh(nlp: Any, dropout: float, depth: int) -> None:
    """Replace the names component of ``nlp`` by an untrained one."""
    model = {**nlp.get_pipe_config("german_names")["model"], "dropout": dropout, "depth": depth}
    nlp.remove_pipe("german_names")
    nlp.add_pipe("german_names", config={"model": model})


def wanted(nlp: Any, sentence: Sentence, answer: Any) -> Item:
    """The training item of a sentence labelled by the teachers."""
    weights = [
        RAISED if token.pos == "PROPN" else KEPT if token.pos in NOMINAL else LOWERED for token in sentence.tokens
    ]
    target = answer.copy()
    target[:, LABELS.index("O") + 1 :] *= np.array(weights)[:, None]
    target **= SHARPNESS
    target /= target.sum(axis=1, keepdims=True)
    doc = Doc(nlp.vocab, words=sentence.forms, spaces=[True] * len(sentence.tokens))
    return doc, target.astype("float32")
