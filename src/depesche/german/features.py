"""Word features: what the network sees of a word form.

A form's features depend on nothing but its spelling and the lexicon, so they are computed once a form and kept.
Beside spaCy's usual spelling features (lower-cased form, prefix, suffixes, shape) a form has its *ambiguity class*:
the set of all analyses that the full-form lexicon allows (Konjunktiv I readings, noun genders, case syncretism …),
taken from the head where the form is an unknown compound.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from spacy.attrs import ORTH
from spacy.ml.models.tok2vec import MaxoutWindowEncoder
from spacy.strings import hash_string
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array
from thinc.types import Floats2d, Ints2d

from depesche.german.wordforms import WordForms, wordforms

COLUMNS = ("norm", "prefix", "suffix", "ending", "shape", "readings")


def shape(form: str) -> str:
    """Spelling pattern: "Xx", "XX", "dd", "X-Xx" …, runs longer than two cut to two."""
    out: list[str] = []
    for char in form:
        kind = "d" if char.isdigit() else "X" if char.isupper() else "x" if char.isalpha() else char
        if out[-2:] != [kind, kind]:
            out.append(kind)
    return "".join(out)


def norm(form: str) -> str:
    """Lower-cased form with digits as "0" and all quotation marks alike."""
    if form in "„“”»«\"``''":
        return '"'
    return "".join("0" if char.isdigit() else char for char in form.lower()).replace("ß", "ss")


def ambiguity(lexicon: WordForms, form: str) -> str:
    """The ambiguity class of ``form``; "" where neither the form nor its last part is known."""
    found = {packed for packed, _ in lexicon.records(form)}
    if form[:1].isupper():
        found |= {packed for packed, _ in lexicon.records(form.lower())} if not found or form.istitle() else set()
    if found:
        return " ".join(sorted(found))
    if "-" in form[1:-1]:
        head = form.rsplit("-", 1)[1]
        return "-" + " ".join(sorted({packed for packed, _ in lexicon.records(head)}))
    if form[:1].isupper() and len(form) > 6:
        _, head = lexicon.compound(form)
        if head:
            return "+" + " ".join(sorted({packed for packed, _ in lexicon.records(head) if "NOUN" in packed}))
    return ""


class FormFeatures:
    """Maps a form to its row of feature ids, remembering every form seen (at most ``limit``)."""

    def __init__(self, limit: int = 200_000) -> None:
        self._rows: dict[int, tuple[int, ...]] = {}
        self._limit = limit
        self._lexicon: WordForms | None = None

    def _row(self, form: str) -> tuple[int, ...]:
        if self._lexicon is None:
            self._lexicon = wordforms()
        low = norm(form)
        columns = (low, form[:2], low[-3:], low[-4:], shape(form), ambiguity(self._lexicon, form))
        return tuple(hash_string(text) if text else 0 for text in columns)

    def __call__(self, docs: Sequence[Doc]) -> list[Ints2d]:
        rows = self._rows
        if len(rows) > self._limit:
            rows.clear()
        out = []
        for doc in docs:
            forms = doc.to_array(ORTH).tolist()
            for orth in forms:
                if orth not in rows:
                    rows[orth] = self._row(doc.vocab.strings[orth])
            out.append(np.asarray([rows[orth] for orth in forms], dtype="uint64").reshape(len(forms), len(COLUMNS)))
        return out


_FEATURES = FormFeatures()


def _forward(
    model: Model[Sequence[Doc], list[Ints2d]], docs: Sequence[Doc], is_train: bool
) -> tuple[list[Ints2d], Callable[[Any], list[Doc]]]:
    return _FEATURES(docs), lambda _: []


@registry.architectures("depesche.FormEmbed.v1")
def form_embed(width: int, rows: list[int]) -> Model[Sequence[Doc], list[Floats2d]]:
    """Embed each feature column in a hash table of ``rows`` rows and mix them into ``width`` units."""
    extract: Model[Sequence[Doc], list[Ints2d]] = Model("form_features", _forward)
    embeds = [
        HashEmbed(nO=width, nV=count, column=column, seed=column + 7, dropout=0.0) for column, count in enumerate(rows)
    ]
    mix = Maxout(nO=width, nI=width * len(rows), nP=3, dropout=0.0, normalize=True)
    return chain(extract, list2ragged(), with_array(concatenate(*embeds)), with_array(mix), ragged2list())


@registry.architectures("depesche.FormTok2Vec.v1")
def form_tok2vec(width: int, depth: int, rows: list[int]) -> Model[Sequence[Doc], list[Floats2d]]:
    """``form_embed`` followed by ``depth`` convolutions over one neighbour on each side."""
    encode = MaxoutWindowEncoder(width=width, window_size=1, maxout_pieces=3, depth=depth)
    model = chain(form_embed(width, rows), encode)
    model.set_dim("nO", width)
    return model
