"""Turns the UniMorph annotation of the shared-task files into the UD annotation of GSD.

The shared tasks' features are incomplete and partly automatic, so they are reconciled with the full-form lexicon:
of the readings that the lexicon allows, those that agree best with the annotation are kept, and a feature on which
they all agree is taken over. A token whose Case or Mood stays open is left without features (not trained on).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from depesche.german.wordforms import WordForms
from training.corpus import Sentence, Token

UM = {
    "NOM": "Case=Nom", "GEN": "Case=Gen", "DAT": "Case=Dat", "ACC": "Case=Acc",
    "SG": "Number=Sing", "PL": "Number=Plur", "MASC": "Gender=Masc", "FEM": "Gender=Fem", "NEUT": "Gender=Neut",
    "1": "Person=1", "2": "Person=2", "3": "Person=3", "PRS": "Tense=Pres", "PST": "Tense=Past",
    "IND": "Mood=Ind", "SBJV": "Mood=Sub", "IMP": "Mood=Imp",
}  # fmt: skip
LEXICAL = {"PronType", "Definite", "Poss", "Number[psor]", "Gender[psor]", "NumType", "Polarity", "Reflex", "Polite"}
NOMINAL = ("Case", "Gender", "Number")
TEMPLATE = {
    "NN": NOMINAL, "NE": NOMINAL, "ART": NOMINAL, "ADJA": NOMINAL, "APPRART": NOMINAL, "PIAT": NOMINAL, "PDAT": NOMINAL,
    "PPOSAT": (*NOMINAL, "Person"), "PRELS": NOMINAL, "PRELAT": NOMINAL, "PDS": NOMINAL, "PIS": NOMINAL, "PWS": NOMINAL,
    "PWAT": NOMINAL, "PPER": (*NOMINAL, "Person"), "PRF": ("Case", "Number", "Person"), "PPOSS": NOMINAL, "TRUNC": (),
}  # fmt: skip
FINITE = ("Mood", "Number", "Person", "Tense")
LEXICON_POS = {"NN": ("NOUN", "ADJ"), "NE": ("PROPN", "NOUN"), "ADJA": ("ADJ",), "ART": ("DET",)}


class Harmonizer:
    """Learns GSD's habits (part of speech and lexical features by form and tag) from gold, applies them to UniMorph."""

    def __init__(self, gold: Iterable[Sentence], lexicon: WordForms) -> None:
        self.lexicon = lexicon
        pos: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        lexical: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for sentence in gold:
            for token in sentence.tokens:
                if not token.tag or not token.pos:
                    continue
                own = "|".join(p for p in (token.feats or "").split("|") if p.split("=")[0] in LEXICAL)
                for key in ((token.form.lower(), token.tag), ("", token.tag)):
                    pos[key][token.pos] += 1
                    lexical[key][own] += 1
        self._pos = {key: count.most_common(1)[0][0] for key, count in pos.items()}
        self._lexical = {key: count.most_common(1)[0][0] for key, count in lexical.items()}

    def apply(self, sentence: Sentence) -> None:
        """Fill ``pos`` and ``feats`` of every token that has a tag and UniMorph features."""
        for token in sentence.tokens:
            self._token(token)

    def _token(self, token: Token) -> None:
        um = token.um
        tag = self._fixed_tag(token)
        token.tag = tag
        key = (token.form.lower(), tag)
        token.pos = self._pos.get(key) or self._pos.get(("", tag), "X")
        if tag == "VAFIN" and "V" in um and token.lemma == "haben":
            token.pos = "VERB"
        if tag in ("NN", "NE") and "PROPN" in um:
            token.pos = "PROPN"
        elif tag in ("NN", "NE") and "N" in um:
            token.pos = "NOUN"
        feats = {p for p in (self._lexical.get(key) or self._lexical.get(("", tag), "")).split("|") if p}
        given: dict[str, set[str]] = defaultdict(set)
        for value in um:
            if value in UM:
                given[UM[value].split("=")[0]].add(UM[value])
        token.feats = None
        if tag in TEMPLATE:
            if not self._fill(feats, TEMPLATE[tag], given, self._readings(token, LEXICON_POS.get(tag))):
                return
            if tag == "ADJA":
                feats.add("Degree=Cmp" if "CMPR" in um else "Degree=Sup" if "SPRL" in um else "Degree=Pos")
        elif tag in ("VVFIN", "VAFIN", "VMFIN"):
            readings = [r for r in self._readings(token, ("VERB", "AUX")) if "VerbForm=Fin" in r and "Mood=Imp" not in r]
            if not self._fill(feats, FINITE, given, readings):
                return
            feats.add("VerbForm=Fin")
        elif tag.endswith("IMP"):
            feats.update(("Mood=Imp", "Number=Sing" if "SG" in um else "Number=Plur", "Person=2", "VerbForm=Fin"))
        elif tag.endswith(("INF", "IZU")):
            feats.add("VerbForm=Inf")
        elif tag.endswith("PP"):
            feats.add("VerbForm=Part")
        elif tag == "ADJD":
            feats.add("Degree=Cmp" if "CMPR" in um else "Degree=Sup" if "SPRL" in um else "Degree=Pos")
        if "PASS" in um and token.lemma == "werden":
            feats.add("Voice=Pass")
        token.feats = "|".join(sorted(feats))

    def _fixed_tag(self, token: Token) -> str:
        """The teacher's tag, corrected where the gold UniMorph part of speech excludes it."""
        um, tag = token.um, token.tag
        if "PROPN" in um and tag in ("NN", "FM", "XY", "ADJA", "VVFIN", "ADJD", "VVINF"):
            return "NE"
        if "N" in um and tag == "NE":
            return "NN"
        if "V" in um and "FIN" in um and not tag.endswith("FIN"):
            return "VAFIN" if token.lemma in ("sein", "haben", "werden") else "VVFIN"
        if "V" in um and "NFIN" in um and tag in ("VVFIN", "VVPP"):
            return "VVINF"
        if "V.PTCP" in um and "V" in um and tag in ("VVFIN", "VVINF"):
            return "VVPP"
        if "ADP" in um and tag == "PTKVZ":
            return tag
        return tag

    def _readings(self, token: Token, pos: tuple[str, ...] | None) -> list[frozenset[str]]:
        form = token.form
        found = list(self.lexicon.readings(form)) or list(self.lexicon.readings(form.lower()))
        if not found and form[:1].isupper():
            head = form.rsplit("-", 1)[1] if "-" in form[1:-1] else self.lexicon.compound(form)[1]
            found = [r for r in self.lexicon.readings(head) if r.pos == "NOUN"] if head else []
        return [reading.feats for reading in found if pos is None or reading.pos in pos]

    @staticmethod
    def _fill(
        feats: set[str], names: tuple[str, ...], given: dict[str, set[str]], readings: list[frozenset[str]]
    ) -> bool:
        if readings:
            def agreement(reading: frozenset[str]) -> int:
                total = 0
                for name in names:
                    if given.get(name):
                        total += 1 if reading & given[name] else -1
                return total

            best = max(agreement(reading) for reading in readings)
            readings = [reading for reading in readings if agreement(reading) == best]
        for name in names:
            values = given.get(name, set())
            if len(values) == 1 and name not in ("Mood", "Tense"):
                feats.update(values)
                continue
            options = {p for r in readings for p in r if p.startswith(name + "=")}
            if len(options) == 1:
                feats.update(options)
            elif len(values) == 1:
                feats.update(values)
            elif len(options & values) == 1:
                feats.update(options & values)
            elif name in ("Case", "Mood") or (name == "Tense" and readings):
                return False
        return True
