"""Choosing the analyses of a sentence's tokens together, with the lexicon and the noun phrase as witnesses.

The network scores every label (part of speech and features) for every token on its own. Three sources of evidence
that need no training are added to its scores before the best label is taken:

* *tag*: labels that the treebanks never pair with the STTS tag chosen before are discouraged;
* *lexicon*: labels that contradict every reading the full-form lexicon has for the form are discouraged ("sei" is no
  indicative, "Konferenz" no plural);
* *agreement*: article, adjectives and noun of a noun phrase share case, number and gender, so the phrase takes the
  combination that all of its tokens together score best.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ORTH, SENT_START, TAG
from spacy.language import Language
from spacy.pipeline.morphologizer import Morphologizer
from spacy.tokens import Doc

from depesche.german.remembering import FORMS
from depesche.german.wordforms import wordforms

Floats = NDArray[np.float32]

# Bits of the features that lexicon and labels have in common; two values of one feature contradict each other.
_VALUES = {
    "Case": ("Nom", "Gen", "Dat", "Acc"), "Number": ("Sing", "Plur"), "Gender": ("Masc", "Fem", "Neut"),
    "Person": ("1", "2", "3"), "Mood": ("Ind", "Sub", "Imp"), "Tense": ("Pres", "Past"),
    "VerbForm": ("Fin", "Inf", "Part"), "Degree": ("Pos", "Cmp", "Sup"),
}  # fmt: skip
_BIT: dict[str, int] = {}
_RIVALS: dict[str, int] = {}
for _name, _values in _VALUES.items():
    for _value in _values:
        _BIT[f"{_name}={_value}"] = 1 << len(_BIT)
for _name, _values in _VALUES.items():
    _all = sum(_BIT[f"{_name}={value}"] for value in _values)
    for _value in _values:
        _RIVALS[f"{_name}={_value}"] = _all & ~_BIT[f"{_name}={_value}"]

# Word classes inside which the lexicon's readings constrain labels; a verb's participle may be an adjective and so on.
_GROUPS = {"NOUN": 1, "PROPN": 2, "ADJ": 3, "VERB": 4, "AUX": 4, "DET": 5, "PRON": 5}
_COMBINATIONS = [
    (case, number, gender) for case in _VALUES["Case"] for number in _VALUES["Number"] for gender in _VALUES["Gender"]
]
# A finite verb is first or second person only where one of these stands in the sentence.
_PRONOUNS = ("ich", "wir", "du", "ihr")
# "habe", "komme": with "ich" in the clause first person indicative, else third person Konjunktiv I.
_PRESENT_SUBJUNCTIVE = {"Mood": "Sub", "Tense": "Pres", "Person": "3", "Number": "Sing"}.items()
_PRESENT_FIRST = {"Mood": "Ind", "Tense": "Pres", "Person": "1", "Number": "Sing"}.items()
_BEFORE_BARE = frozenset(("VVFIN", "VAFIN", "VMFIN", "NN", "ADV", "PPER", "PRF", "PTKNEG", "PAV", "ADJD"))
# What a verb in "-en" can be that the lexicon does not know ("paraphierten"): as a finite form a plural.
_UNKNOWN_PLURAL = ("VERB|Mood=Ind|Number=Plur|VerbForm=Fin", "VERB|VerbForm=Inf", "VERB|VerbForm=Part")
BARE_DATIVE = 2.0  # what such a dative loses (log-probability)
NOMINATIVE_BEHIND = 2.0  # what a nominative article right behind a noun loses: it rather is a genitive or an object
_IMPOSSIBLE = -1e4
_CLOSE = 6.0  # a token joins its phrase's combination unless that costs it more than this (log-probability)
_DETERMINERS = frozenset(("ART", "APPRART", "PDAT", "PPOSAT", "PIAT", "PWAT", "PRELAT"))
_INSIDE = frozenset(("ADJA", "CARD", "ADV", "ADJD", "$,", "KON", "TRUNC"))
_HEADS = frozenset(("NN", "NE"))


class Evidence:
    """Tables of one label set: which labels go with which tag, reading and agreement combination."""

    def __init__(
        self, labels: Sequence[str], pairs: dict[str, list[str]], tag_weight: float, lexicon_weight: float
    ) -> None:
        feats = [dict(pair.split("=", 1) for pair in label.split("|") if "=" in pair) for label in labels]
        order = {label: index for index, label in enumerate(labels)}
        self.size = len(labels)
        classes = sorted({f.get("POS", "") for f in feats})
        self.pos = np.array([classes.index(f.get("POS", "")) for f in feats], dtype=np.int64)
        self.labels_of = [np.flatnonzero(self.pos == number) for number in range(len(classes))]
        self.group = np.array([_GROUPS.get(f.get("POS", ""), 0) for f in feats], dtype=np.int64)
        self.rivals = np.array(
            [sum(_RIVALS.get(f"{name}={value}", 0) for name, value in f.items()) for f in feats], dtype=np.int64
        )
        # by class and combination: the labels that fit, as positions in ``labels_of`` the class
        self.members = [
            [
                np.array([i for i, label in enumerate(own) if _fits(feats[label], c)], dtype=np.int64)
                for c in _COMBINATIONS
            ]
            for own in self.labels_of
        ]
        self.person = np.array([_person(f) for f in feats], dtype=np.int64)
        self.nominative = np.array([f.get("Case") == "Nom" for f in feats])
        self.genitive = np.array([f.get("Case") == "Gen" for f in feats])
        self.dative = np.array([f.get("Case") == "Dat" for f in feats])
        self.report = np.array([f.items() >= _PRESENT_SUBJUNCTIVE for f in feats])
        self.first = np.array([f.items() >= _PRESENT_FIRST for f in feats])
        self._lexicon_weight = lexicon_weight
        self._tag_numbers = {tag: number for number, tag in enumerate(pairs, start=1)}
        self._tag_table = np.zeros((len(pairs) + 1, self.size), dtype=np.float32)
        for number, seen in enumerate(pairs.values(), start=1):
            self._tag_table[number] = -tag_weight
            self._tag_table[number, [order[label] for label in seen if label in order]] = 0.0
        # row 0: the lexicon says nothing
        self.form_table = np.zeros((64, self.size), dtype=np.float32)
        self._classes: dict[str, int] = {"": 0}
        self._forms: dict[int, int] = {}

    def tag_rows(self, tags: Sequence[str]) -> Floats:
        """Penalties of the labels (columns) given each tag (rows)."""
        numbers = self._tag_numbers
        return self._tag_table[[numbers.get(tag, 0) for tag in tags]]

    def form_rows(self, orths: Sequence[int], strings: Any) -> NDArray[np.int64]:
        """For each form, its row in ``form_table``: the penalties of the labels that the lexicon contradicts."""
        forms = self._forms
        if len(forms) > FORMS:
            forms.clear()
        for orth in orths:
            if orth not in forms:
                forms[orth] = self._form_row(strings[orth])
        return np.array([forms[orth] for orth in orths], dtype=np.int64)

    def _form_row(self, form: str) -> int:
        lexicon = wordforms()
        packed = [one for one, _ in lexicon.records(form)]
        if form[:1].isupper():
            packed += [one for one, _ in lexicon.records(form.lower())]
        if not packed and form[:1].isupper():
            head = form.rsplit("-", 1)[1] if "-" in form[1:-1] else lexicon.compound(form)[1]
            packed = [one for one, _ in lexicon.records(head)] if head else []
        if not packed and form.islower():
            packed = [one for one, _ in lexicon.records(lexicon.stem(form)) if "VERB" in one]
            if not packed and form.endswith("en"):
                packed = list(_UNKNOWN_PLURAL)
        key = " ".join(sorted(packed))
        number = self._classes.get(key)
        if number is None:
            number = self._classes[key] = len(self._classes)
            if number == len(self.form_table):
                self.form_table = np.concatenate([self.form_table, np.zeros_like(self.form_table)])
            self.form_table[number] = self._contradicted(key)
        return number

    def _contradicted(self, packed: str) -> Floats:
        groups, masks = [], []
        for reading in packed.split(" "):
            pos, *feats = reading.split("|")
            groups.append(_GROUPS.get(pos, -1))
            masks.append(sum(_BIT.get(feat, 0) for feat in feats))
        group, mask = np.array(groups)[:, None], np.array(masks, dtype=np.int64)[:, None]
        same = group == self.group[None, :]
        possible = (same & ((mask & self.rivals[None, :]) == 0)).any(axis=0)
        weight = np.float32(-self._lexicon_weight)
        return np.where(same.any(axis=0) & ~possible, weight, np.float32(0.0)).astype(np.float32)


def _person(feats: dict[str, str]) -> int:
    """Number (from 1) of the pronoun in ``_PRONOUNS`` that a finite verb with ``feats`` needs; 0 for none."""
    if feats.get("VerbForm") != "Fin" or feats.get("Mood") == "Imp":
        return 0
    return {("1", "Sing"): 1, ("1", "Plur"): 2, ("2", "Sing"): 3, ("2", "Plur"): 4}.get(
        (feats.get("Person", ""), feats.get("Number", "")), 0
    )


def _fits(feats: dict[str, str], combination: tuple[str, str, str]) -> bool:
    case, number, gender = combination
    if feats.get("POS") not in ("NOUN", "PROPN", "DET", "ADJ", "PRON", "ADP", "NUM"):
        return False
    return all(
        feats.get(name, value) == value for name, value in (("Case", case), ("Number", number), ("Gender", gender))
    )


def noun_phrases(tags: Sequence[str]) -> Iterable[list[int]]:
    """Positions of determiner, attributive adjectives and head noun of each noun phrase, from STTS tags."""
    phrase: list[int] = []
    for index, tag in enumerate(tags):
        if tag in _DETERMINERS:
            phrase = [index]
        elif tag == "ADJA":
            phrase = [*phrase, index] if phrase and phrase[-1] >= index - 4 else [index]
        elif tag in _HEADS:
            if phrase:
                yield [*phrase, index]
            phrase = []
        elif tag not in _INSIDE:
            phrase = []


@Language.factory(
    "german_morphologizer",
    assigns=["token.morph", "token.pos"],
    default_config={
        "model": {
            "@architectures": "spacy.Tagger.v2",
            "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"},
            "nO": None,
            "normalize": False,
        },
        "label_smoothing": 0.05,
        "tag_weight": 4.0,
        "lexicon_weight": 6.0,
        "agreement": 1.0,
    },
)
def create_morphologizer(
    nlp: Language,
    name: str,
    model: Any,
    label_smoothing: float,
    tag_weight: float,
    lexicon_weight: float,
    agreement: float,
) -> GermanMorphologizer:
    return GermanMorphologizer(nlp.vocab, model, name, label_smoothing, tag_weight, lexicon_weight, agreement)


def _check_report(
    index: int,
    orths: list[int],
    tags: list[str],
    strings: Any,
    total: Floats,
    best: NDArray[np.int64],
    evidence: Evidence,
) -> None:
    """Take a Konjunktiv I that is spelled like a first person for one where "ich" stands in its clause."""
    if not strings[orths[index]].endswith("e"):
        return
    for step in (-1, 1):
        near = index + step
        while 0 <= near < len(tags) and abs(near - index) <= 25 and not tags[near].startswith("$"):
            if tags[near] == "PPER" and strings[orths[near]].lower() == "ich":
                labels = np.flatnonzero(evidence.first & (evidence.pos == evidence.pos[best[index]]))
                if len(labels):
                    best[index] = labels[int(total[index, labels].argmax())]
                return
            near += step


class GermanMorphologizer(Morphologizer):  # type: ignore[misc]
    """spaCy's morphologizer whose choices heed tag, lexicon and noun phrase; the tagger must run before it.

    ``cfg["pairs"]`` lists, for each STTS tag, the labels seen with it in training.
    """

    def __init__(
        self,
        vocab: Any,
        model: Any,
        name: str,
        label_smoothing: float,
        tag_weight: float,
        lexicon_weight: float,
        agreement: float,
    ) -> None:
        super().__init__(vocab, model, name, label_smoothing=label_smoothing)
        self.cfg["pairs"] = {}
        self.tag_weight, self.lexicon_weight, self.agreement = tag_weight, lexicon_weight, agreement
        self._evidence: Evidence | None = None

    def forget(self) -> None:
        """Drop the tables derived from the labels and weights; they are built anew when next needed."""
        self._evidence = None

    def predict(self, docs: Iterable[Doc]) -> list[NDArray[np.int64]]:
        """Label numbers of every token of ``docs``."""
        docs = list(docs)
        filled = [doc for doc in docs if len(doc)]
        if not filled:
            return [np.zeros(0, dtype=np.int64) for _ in docs]
        if self._evidence is None or self._evidence.size != len(self.labels):
            self._evidence = Evidence(self.labels, self.cfg["pairs"], self.tag_weight, self.lexicon_weight)
        best = self._choose(filled, np.concatenate(self.model.predict(filled)), self._evidence)
        return np.split(best, np.cumsum([len(doc) for doc in docs])[:-1])

    def _choose(self, docs: Sequence[Doc], scores: Floats, evidence: Evidence) -> NDArray[np.int64]:
        strings = docs[0].vocab.strings
        table = np.concatenate([doc.to_array([ORTH, TAG, SENT_START]) for doc in docs])
        orths = table[:, 0].tolist()
        tags = [strings[tag] for tag in table[:, 1].tolist()]
        total = scores + evidence.tag_rows(tags)
        best: NDArray[np.int64] = total.argmax(axis=1)
        # the evidence below chooses among the labels of one part of speech; it does not overrule the word class
        classes = evidence.pos[best]
        forms = evidence.form_rows(orths, strings)
        for number in np.unique(classes).tolist():
            labels = evidence.labels_of[number]
            if len(labels) == 1:
                continue
            rows = np.flatnonzero(classes == number)
            part = total[np.ix_(rows, labels)] + evidence.form_table[np.ix_(forms[rows], labels)]
            total[np.ix_(rows, labels)] = part
            best[rows] = labels[part.argmax(axis=1)]
        starts = np.flatnonzero(table[:, 2] == 1)
        self._doubt(tags, starts, total, best, evidence)
        for index in np.flatnonzero(evidence.person[best]).tolist():
            self._check_person(index, orths, strings, starts, total, best, evidence)
        for index in np.flatnonzero(evidence.report[best]).tolist():
            _check_report(index, orths, tags, strings, total, best, evidence)
        if self.agreement:
            self._agree(docs, tags, total, best, evidence)
        return best

    def _check_person(
        self,
        index: int,
        orths: list[int],
        strings: Any,
        starts: NDArray[np.int64],
        total: Floats,
        best: NDArray[np.int64],
        evidence: Evidence,
    ) -> None:
        """Keep a first or second person only if its pronoun stands in the sentence."""
        place = int(np.searchsorted(starts, index, side="right"))
        begin = int(starts[place - 1]) if place else 0
        end = int(starts[place]) if place < len(starts) else len(orths)
        begin, end = max(begin, index - 40), min(end, index + 40)
        words = {strings[orth].lower() for orth in orths[begin:end]}
        row = total[index]
        for number, pronoun in enumerate(_PRONOUNS, start=1):
            if pronoun not in words:
                row[evidence.person == number] -= self.lexicon_weight
        labels = evidence.labels_of[evidence.pos[best[index]]]
        best[index] = labels[int(row[labels].argmax())]

    def _doubt(
        self, tags: list[str], starts: NDArray[np.int64], total: Floats, best: NDArray[np.int64], evidence: Evidence
    ) -> None:
        """Doubt datives without preposition, article or adjective before them, and nominatives right behind a noun."""
        first = set(starts.tolist())
        doubtful = [
            index
            for index in np.flatnonzero(evidence.dative[best]).tolist()
            if tags[index] in _HEADS and (index in first or tags[index - 1] in _BEFORE_BARE)
        ]
        if doubtful:
            total[doubtful] -= BARE_DATIVE * evidence.dative
        behind = [
            index
            for index in np.flatnonzero(evidence.nominative[best]).tolist()
            if tags[index] == "ART"
            and index not in first
            and tags[index - 1] == "NN"
            and evidence.genitive[best[index - 1]] == 0
        ]
        if behind:
            total[behind] -= NOMINATIVE_BEHIND * evidence.nominative
        for index in doubtful + behind:
            labels = evidence.labels_of[evidence.pos[best[index]]]
            best[index] = labels[int(total[index, labels].argmax())]

    def _agree(
        self, docs: Sequence[Doc], tags: list[str], total: Floats, best: NDArray[np.int64], evidence: Evidence
    ) -> None:
        phrases: list[list[int]] = []
        start = 0
        for doc in docs:
            end = start + len(doc)
            phrases += [[start + index for index in phrase] for phrase in noun_phrases(tags[start:end])]
            start = end
        if not phrases:
            return
        involved = np.array(sorted({index for phrase in phrases for index in phrase}))
        place = {int(index): row for row, index in enumerate(involved)}
        # one score a token and combination: the best label, of the token's class, that fits the combination
        fits = np.full((len(involved), len(_COMBINATIONS)), _IMPOSSIBLE, dtype=np.float32)
        labels = np.zeros((len(involved), len(_COMBINATIONS)), dtype=np.int64)
        classes = evidence.pos[best[involved]]
        for number in np.unique(classes).tolist():
            rows = np.flatnonzero(classes == number)
            own = evidence.labels_of[number]
            part = total[np.ix_(involved[rows], own)]
            for choice, members in enumerate(evidence.members[number]):
                if len(members):
                    chosen = part[:, members].argmax(axis=1)
                    fits[rows, choice] = part[np.arange(len(rows)), members[chosen]]
                    labels[rows, choice] = own[members[chosen]]
        top = fits.max(axis=1)
        for phrase in phrases:
            places = [place[index] for index in phrase]
            choice = int(fits[places].sum(axis=0).argmax())
            for index, row in zip(phrase, places, strict=True):
                if top[row] - fits[row, choice] < _CLOSE * self.agreement:
                    best[index] = labels[row, choice]
