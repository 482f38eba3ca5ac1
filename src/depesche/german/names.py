"""Named entities: persons, places, organisations and other names (PER, LOC, ORG, MISC).

A small convolutional network reads, for each token, the vector that the grammar's network has already computed (it
knows word class and context from far more text than there is with marked names), the spelling, and the lists of names
the word stands in. It scores the parts of a name (B- first, I- further token, O no name); the best permitted sequence
is found with the Viterbi algorithm. Within one document the names found with certainty then decide about the same
words elsewhere ("Selenskyj" alone, after "Wolodymyr Selenskyj").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ORTH, TAG
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc, Span
from spacy.util import registry
from thinc.api import (
    HashEmbed,
    Maxout,
    Model,
    Softmax_v2,
    chain,
    concatenate,
    expand_window,
    residual,
)

from depesche.german.features import ambiguity, norm, shape
from depesche.german.gazetteer import FLAGS, LONGEST_PHRASE, PHRASE_KINDS, kinds, longest_phrase
from depesche.german.remembering import FORMS
from depesche.german.wordforms import wordforms

Array = NDArray[Any]
Floats = NDArray[np.float32]
_CLASSES = ("NOUN", "PROPN", "ADJ", "VERB", "AUX", "ADV", "DET", "PRON", "ADP", "NUM")
KINDS = ("PER", "LOC", "ORG", "MISC")
LABELS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))
_FORBIDDEN = np.array([[new.startswith("I-") and old[2:] != new[2:] for new in LABELS] for old in LABELS], dtype=bool)
_STEP = np.where(_FORBIDDEN, np.float32(-1e4), np.float32(0.0)).astype(np.float32)
_FIRST = np.where([label.startswith("I-") for label in LABELS], np.float32(-1e4), np.float32(0.0)).astype(np.float32)


class NameFeatures:
    """Maps a form to spelling ids (lower-cased form, prefix, ending, shape) and to flags, remembering every form seen.

    Flags are 0 or 1: the lists of names the form stands in, and the word classes the full-form lexicon knows it as.
    """

    columns = 4
    flags = len(FLAGS) + 1 + len(_CLASSES) + 2

    def __init__(self, limit: int = FORMS) -> None:
        self._index: dict[int, int] = {}
        self._ids = np.zeros((0, self.columns), dtype="uint64")
        self._given = np.zeros((0, self.flags), dtype="float32")
        self._limit = limit

    def _row(self, form: str) -> tuple[tuple[int, ...], tuple[float, ...]]:
        low = norm(form)
        lists = kinds(form)
        known = ambiguity(wordforms(), form)
        classes = {reading.lstrip("-+~").split("|")[0] for reading in known.split(" ")}
        ids = tuple(hash_string(text) if text else 0 for text in (low, form[:3], low[-4:], shape(form)))
        flags = [float(lists >> bit & 1) for bit in (*range(len(FLAGS)), 15)]
        flags += [float(name in classes) for name in _CLASSES]
        flags += [float(not known), float(known[:1] in ("-", "+", "~"))]
        return ids, tuple(flags)

    def rows(self, doc: Doc) -> tuple[Array, Array]:
        """Spelling ids and flags of the tokens of ``doc``."""
        index = self._index
        if len(index) > self._limit:
            index.clear()
        forms = doc.to_array(ORTH).tolist()
        fresh = [orth for orth in dict.fromkeys(forms) if orth not in index]
        if fresh:
            start = len(index)
            if start + len(fresh) > len(self._ids):
                full = start + len(fresh)
                more = max(4096, full, min(2 * full, self._limit)) - start
                self._ids = np.concatenate([self._ids[:start], np.zeros((more, self.columns), dtype="uint64")])
                self._given = np.concatenate([self._given[:start], np.zeros((more, self.flags), dtype="float32")])
            for number, orth in enumerate(fresh, start=start):
                self._ids[number], self._given[number] = self._row(doc.vocab.strings[orth])
                index[orth] = number
        rows = [index[orth] for orth in forms]
        return self._ids[rows], self._given[rows]


_FEATURES = NameFeatures()


GAP = 2  # empty rows behind each document, so that no convolution looks from one document into the next


def _padded(parts: Sequence[Any], width: int, dtype: str) -> Any:
    gap = np.zeros((GAP, width), dtype=dtype)
    return np.concatenate([piece for part in parts for piece in (part, gap)]) if parts else gap[:0]


def real_rows(docs: Sequence[Doc]) -> NDArray[np.int64]:
    """The rows of the network's output that stand for tokens."""
    ends = np.cumsum([len(doc) + GAP for doc in docs])
    return np.concatenate([np.arange(end - GAP - len(doc), end - GAP) for doc, end in zip(docs, ends, strict=True)])


def _spelling(model: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> tuple[Array, Callable[[Any], list[Doc]]]:
    return _padded([_FEATURES.rows(doc)[0] for doc in docs], NameFeatures.columns, "uint64"), lambda _: []


def _given(model: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> tuple[Array, Callable[[Any], list[Doc]]]:
    parts = []
    for doc in docs:
        flags = _FEATURES.rows(doc)[1]
        parts.append(np.concatenate([doc.tensor, flags, phrase_flags(doc, flags)], axis=1))

    def backprop(gradient: Any) -> list[Doc]:
        model.attrs["gradient"] = gradient  # training may pass it on to the network that made doc.tensor
        return []

    return _padded(parts, model.attrs["width"], "float32"), backprop


def phrase_flags(doc: Doc, flags: Floats) -> Floats:
    """For each token, is it the first or a further word of a listed name of several words: place, organisation."""
    out = np.zeros((len(doc), 2 * len(PHRASE_KINDS)), dtype=np.float32)
    end = 0
    for start in np.flatnonzero(flags[:, FLAGS.index("first")]).tolist():
        if start >= end:
            words = [token.text for token in doc[start : start + LONGEST_PHRASE]]
            size, kind = longest_phrase(words)
            if size:
                column = 2 * PHRASE_KINDS.index(kind)
                out[start, column] = 1.0
                out[start + 1 : start + size, column + 1] = 1.0
                end = start + size
    return out


@registry.architectures("depesche.Names.v1")  # type: ignore[untyped-decorator]
def names_model(width: int, depth: int, rows: list[int], tensor: int, dropout: float) -> Model[Any, Any]:
    """Scores of ``LABELS`` for the tokens of all documents, one under the other with ``GAP`` rows behind each."""
    embeds: list[Model[Any, Any]] = [
        HashEmbed(nO=32, nV=count, column=column, seed=column + 11) for column, count in enumerate(rows)
    ]
    wide = tensor + NameFeatures.flags + 2 * len(PHRASE_KINDS)
    given: Model[Any, Any] = Model("given", _given, attrs={"width": wide})
    features: Model[Any, Any] = Model("spelling", _spelling)
    joint: Model[Any, Any] = concatenate(given, chain(features, concatenate(*embeds)))
    mix: Model[Any, Any] = Maxout(nO=width, nI=wide + 32 * len(rows), nP=3, dropout=dropout, normalize=True)
    layers = [
        residual(
            chain(expand_window(window_size=1), Maxout(nO=width, nI=width * 3, nP=3, dropout=dropout, normalize=True))
        )
        for _ in range(depth)
    ]
    model: Model[Any, Any] = chain(joint, mix, *layers, Softmax_v2(nO=len(LABELS), nI=width, normalize_outputs=False))
    model.set_ref("given", given)
    return model


def best_path(scores: Floats) -> list[int]:
    """The best permitted label sequence (label numbers) for ``scores``, tokens × labels (log-probabilities)."""
    path: NDArray[np.int64] = scores.argmax(axis=1)
    before = np.concatenate([[0], path[:-1]])
    wrong = np.flatnonzero(_FORBIDDEN[before, path])
    done = -1
    for index in wrong.tolist():  # elsewhere every token has its best label already
        if index > done:
            start, end = index, index + 1
            while start > 0 and path[start]:
                start -= 1
            while end < len(path) and path[end]:
                end += 1
            path[start:end] = _viterbi(scores[start:end])
            done = end
    return path.tolist()  # type: ignore[no-any-return]


def _viterbi(scores: Floats) -> list[int]:
    total = scores[0] + _FIRST
    back: list[Any] = []
    for row in scores[1:]:
        options = total[:, None] + _STEP
        origin = options.argmax(axis=0)
        back.append(origin)
        total = options[origin, np.arange(len(LABELS))] + row
    label = int(total.argmax())
    path = [label]
    for origin in reversed(back):
        label = int(origin[label])
        path.append(label)
    path.reverse()
    return path


@Language.factory(
    "german_names",
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    default_config={
        "model": {
            "@architectures": "depesche.Names.v1",
            "width": 96,
            "depth": 2,
            "rows": [4000, 1500, 3000, 300],
            "tensor": 96,
            "dropout": 0.3,
        }
    },
)
def create_names(nlp: Language, name: str, model: Any) -> GermanNames:
    return GermanNames(nlp.vocab, model, name)


class GermanNames(TrainablePipe):  # type: ignore[misc]
    """Pipeline component that sets ``doc.ents``; needs ``doc.tensor`` of the grammar's tok2vec."""

    def __init__(self, vocab: Any, model: Any, name: str = "german_names") -> None:
        self.vocab, self.model, self.name = vocab, model, name
        self.cfg: dict[str, Any] = {}

    def predict(self, docs: Iterable[Doc]) -> list[Floats]:
        """Log-probabilities, tokens × ``LABELS``, of each document."""
        docs = list(docs)
        if not any(len(doc) for doc in docs):
            return [np.zeros((len(doc), len(LABELS)), dtype=np.float32) for doc in docs]
        scores = self.model.predict(docs)[real_rows(docs)]
        scores = scores - scores.max(axis=1, keepdims=True)
        scores = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        out, start = [], 0
        for doc in docs:
            out.append(scores[start : start + len(doc)])
            start += len(doc)
        return out

    def set_annotations(self, docs: Iterable[Doc], batch: list[Floats]) -> None:
        """Set the entities of ``docs`` from the log-probabilities of :meth:`predict`."""
        for doc, scores in zip(docs, batch, strict=True):
            if len(doc):
                spans = spans_of(doc, best_path(scores))
                doc.ents = consistent(doc, spans, scores)

    def initialize(self, get_examples: Any, *, nlp: Any = None) -> None:
        self.model.initialize()


def spans_of(doc: Doc, path: list[int]) -> list[Span]:
    spans = []
    start = -1
    for index, label in enumerate([*path, 0]):
        if start >= 0 and not LABELS[label].startswith("I-"):
            spans.append(Span(doc, start, index, label=LABELS[path[start]][2:]))
            start = -1
        if LABELS[label].startswith("B-"):
            start = index
    return [span for span in spans if not span.text.isspace()]


_CERTAIN = 0.8  # mean probability of a name's tokens from which on it speaks for the same words elsewhere


def consistent(doc: Doc, spans: list[Span], scores: Floats) -> list[Span]:
    """Let the document's certain names decide about the same words where the network wavers.

    A word form that certain names call one kind is called so wherever it stands alone or as a whole name, and the last
    word of a certain person's name of several words is that person wherever it stands alone.
    """
    if not spans:
        return spans
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    taken: set[int] = set()
    for span in spans:
        numbers = [LABELS.index(f"B-{span.label_}"), *[LABELS.index(f"I-{span.label_}")] * (len(span) - 1)]
        certainty = float(np.exp(scores[np.arange(span.start, span.end), numbers].mean()))
        taken.update(range(span.start, span.end))
        if certainty >= _CERTAIN:
            votes[_bare(span.text)][span.label_] += 1
            if span.label_ == "PER" and len(span) > 1 and len(span[-1]) > 2:
                votes[_bare(span[-1].text)]["PER"] += 2
    kinds_of = {
        text: count.most_common(1)[0][0]
        for text, count in votes.items()
        if count.most_common(1)[0][1] > count.total() / 2
    }
    out = []
    for span in spans:
        kind = kinds_of.get(_bare(span.text), span.label_)
        out.append(span if kind == span.label_ else Span(doc, span.start, span.end, label=kind))
    tags = doc.to_array(TAG).tolist()
    name, noun = doc.vocab.strings.add("NE"), doc.vocab.strings.add("NN")
    for index, tag in enumerate(tags):
        if index not in taken and tag in (name, noun):
            text = doc[index].text
            known = kinds_of.get(text) or (kinds_of.get(text[:-1]) if text[-1] == "s" else None)
            # where the tagger sees a common noun, the lexicon must not know it as one ("Kohl")
            if known and text[0].isupper() and (tag == name or text not in wordforms()):
                out.append(Span(doc, index, index + 1, label=known))
    return sorted(out, key=lambda span: span.start)


def _bare(text: str) -> str:
    """A name without the ending of its genitive."""
    return text[:-1] if len(text) > 4 and text[-1] == "s" and text[-2] not in "suioae" else text
