"""Word features: what the network sees of a word form.

A form's features depend on nothing but its spelling and the lexicon, so they are computed once a form and kept.
Beside spaCy's usual spelling features (lower-cased form, prefix, suffixes, shape) a form has its *ambiguity class*:
the set of all analyses that the full-form lexicon allows (Konjunktiv I readings, noun genders, case syncretism …),
taken from the head where the form is an unknown compound.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ORTH
from spacy.ml.models.tok2vec import MaxoutWindowEncoder
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, LayerNorm, Maxout, Model, chain, concatenate

from depesche.german.remembering import FORMS
from depesche.german.wordforms import WordForms, wordforms

Array = NDArray[Any]
COLUMNS = ("norm", "prefix", "suffix", "ending", "shape", "readings")


class _Kinds(dict[int, str]):
    def __missing__(self, code: int) -> str:
        char = chr(code)
        kind = "d" if char.isdigit() else "X" if char.isupper() else "x" if char.isalpha() else char
        self[code] = kind
        return kind


_KINDS = _Kinds()
_RUN = re.compile(r"(.)\1{2,}", re.DOTALL)


def shape(form: str) -> str:
    """Spelling pattern: "Xx", "XX", "dd", "X-Xx" …, runs longer than two cut to two."""
    return _RUN.sub(r"\1\1", form.translate(_KINDS))


def norm(form: str) -> str:
    """Lower-cased form with digits as "0" and all quotation marks alike."""
    if form in "„“”»«\"``''":
        return '"'
    return "".join("0" if char.isdigit() else char for char in form.lower()).replace("ß", "ss")


@lru_cache(maxsize=10_000)  # two networks ask for the same forms
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
    if form.islower():
        rest = lexicon.stem(form)
        if rest:
            return "~" + " ".join(sorted({packed for packed, _ in lexicon.records(rest) if "VERB" in packed}))
    return ""


class FormFeatures:
    """Maps a form to its row of feature ids, remembering every form seen (at most ``limit``)."""

    def __init__(self, limit: int = FORMS) -> None:
        self._rows: dict[int, tuple[int, ...]] = {}
        self._limit = limit
        self._lexicon: WordForms | None = None

    def _row(self, form: str) -> tuple[int, ...]:
        if self._lexicon is None:
            self._lexicon = wordforms()
        low = norm(form)
        columns = (low, form[:2], low[-3:], low[-4:], shape(form), ambiguity(self._lexicon, form))
        return tuple(hash_string(text) if text else 0 for text in columns)

    def ids(self, forms: Sequence[str]) -> Array:
        """Feature ids of ``forms``, one row a form."""
        return np.asarray([self._row(form) for form in forms], dtype="uint64").reshape(len(forms), len(COLUMNS))

    def __call__(self, docs: Sequence[Doc]) -> list[Array]:
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


class _Rows:
    """Embedded forms of one network, kept while its weights stay the same: embedded once a form, not once a token."""

    def __init__(self, limit: int = FORMS) -> None:
        self.limit = limit
        self.weights = float("nan")
        self.index: dict[int, int] = {}
        self.matrix = np.zeros((0, 0), dtype=np.float32)

    def __call__(self, inner: Model[Any, Any], weights: float, docs: Sequence[Doc]) -> list[Array]:
        if weights != self.weights or len(self.index) > self.limit:
            self.weights, self.index, self.matrix = weights, {}, np.zeros((0, inner.get_dim("nO")), dtype=np.float32)
        index = self.index
        orths = [doc.to_array(ORTH).tolist() for doc in docs]
        fresh = sorted({orth for row in orths for orth in row if orth not in index})
        if fresh:
            strings = docs[0].vocab.strings
            new = inner.predict(_FEATURES.ids([strings[orth] for orth in fresh]))
            start = len(index)
            index.update((orth, start + number) for number, orth in enumerate(fresh))
            if len(index) > len(self.matrix):
                room = max(4096, len(index), min(2 * len(index), self.limit))
                grown = np.zeros((room, new.shape[1]), dtype=np.float32)
                grown[:start] = self.matrix[:start]
                self.matrix = grown
            self.matrix[start : len(index)] = new
        return [self.matrix[[index[orth] for orth in row]] for row in orths]


@registry.architectures("depesche.FormTok2Vec.v2")  # type: ignore[untyped-decorator]
def form_tok2vec(width: int, depth: int, rows: list[int]) -> Model[Any, Any]:
    """Embed each feature column in a hash table of ``rows`` rows, mix them into ``width`` units, and convolve them
    ``depth`` times with one neighbour on each side."""
    embeds: list[Model[Any, Any]] = [
        HashEmbed(nO=width, nV=count, column=column, seed=column + 7) for column, count in enumerate(rows)
    ]
    maxout = Maxout(nO=width, nI=width * len(rows), nP=3)
    inner: Model[Any, Any] = chain(concatenate(*embeds), maxout, LayerNorm(nI=width))
    kept = _Rows()

    def forward(
        model: Model[Any, Any], docs: Sequence[Doc], is_train: bool
    ) -> tuple[list[Array], Callable[[list[Array]], list[Doc]]]:
        if not is_train:
            return (kept(inner, float(np.sum(np.asarray(maxout.get_param("b")))), docs) if docs else []), lambda _: []
        parts = _FEATURES(docs)
        output, backprop = inner(np.concatenate(parts), is_train=True)

        def back(gradients: list[Array]) -> list[Doc]:
            backprop(np.concatenate(gradients))
            return []

        return np.split(output, np.cumsum([len(part) for part in parts])[:-1]), back

    def init(model: Model[Any, Any], X: Any = None, Y: Any = None) -> None:  # noqa: N803  (thinc's names)
        inner.initialize()

    embed: Model[Any, Any] = Model("form_embed", forward, init=init, layers=[inner], dims={"nO": width})
    model: Model[Any, Any] = chain(embed, MaxoutWindowEncoder(width=width, window_size=1, maxout_pieces=3, depth=depth))
    model.set_dim("nO", width)
    return model
