"""Turns the UniMorph annotation of the shared-task files into the UD annotation of GSD.

The shared tasks' features are incomplete and partly automatic, so they are reconciled with the full-form lexicon:
of the readings that the lexicon allows, those that agree best with the annotation are kept, and a feature on which
they all agree is taken over. A token whose Case or Mood stays open is left without features (not trained on).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from depesche.german.decoding import noun_phrases
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
    "PPOSAT": NOMINAL, "PRELS": NOMINAL, "PRELAT": NOMINAL, "PDS": NOMINAL, "PIS": NOMINAL, "PWS": NOMINAL,
    "PWAT": NOMINAL, "PPER": (*NOMINAL, "Person"), "PRF": ("Case", "Number", "Person"), "PPOSS": NOMINAL, "TRUNC": (),
}  # fmt: skip
FINITE = ("Mood", "Number", "Person", "Tense")
LEXICON_POS = {"NN": ("NOUN", "ADJ"), "NE": ("PROPN", "NOUN"), "ADJA": ("ADJ",), "ART": ("DET",)}


class Harmonizer:
    """Learns GSD's habits (part of speech and lexical features by form and tag) from gold, applies them to UniMorph."""

    def __init__(self, gold: Iterable[Sentence], lexicon: WordForms, remap: dict[tuple[str, str], str]) -> None:
        self.lexicon = lexicon
        self.remap = remap
        pos: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        lexical: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for sentence in gold:
            for token in sentence.tokens:
                if not token.tag or not token.pos:
                    continue
                lexical_names = LEXICAL | {"Person"} if token.tag == "PPOSAT" else LEXICAL
                own = "|".join(p for p in (token.feats or "").split("|") if p.split("=")[0] in lexical_names)
                for key in ((token.form.lower(), token.tag), ("", token.tag)):
                    if token.feats is None:  # another treebank's habits, for the words that GSD dev lacks
                        pos[key][token.pos] += 1
                    else:
                        pos[key][token.pos] += 10
                        lexical[key][own] += 1
        self._pos = {key: count.most_common(1)[0][0] for key, count in pos.items()}
        self._lexical = {key: count.most_common(1)[0][0] for key, count in lexical.items()}

    def apply(self, sentence: Sentence) -> None:
        """Fill ``pos`` and ``feats`` of every token that has a tag and UniMorph features."""
        for token in sentence.tokens:
            token.tag = self._fixed_tag(token)
        for index, token in enumerate(sentence.tokens):
            self._token(token, sentence.source)
            if token.feats is not None and token.tag[:2] in ("VA", "VM"):
                self._auxiliary(sentence, index)
        for phrase in noun_phrases([token.tag for token in sentence.tokens]):
            self._share([sentence.tokens[index] for index in phrase])

    @staticmethod
    def _auxiliary(sentence: Sentence, index: int) -> None:
        """Full verb or auxiliary, and the passive, from the non-finite verb in the same clause."""
        token = sentence.tokens[index]
        others: set[str] = set()
        for step, limit in ((1, len(sentence.tokens)), (-1, -1)):
            for near in range(index + step, limit, step):
                tag = sentence.tokens[near].tag
                if tag in ("$,", "$.", "KOUS") and not (step < 0 and near == index - 1):
                    break
                if tag[-2:] in ("PP", "NF", "ZU") and tag[0] == "V":
                    others.add(tag[-2:])
        if token.lemma == "haben" and sentence.source.startswith("s2019"):
            token.pos = "AUX" if others else "VERB"
        if token.lemma == "werden" and "PP" in others and token.feats and "VerbForm=Fin" in token.feats:
            token.feats = "|".join(sorted({*token.feats.split("|"), "Voice=Pass"}))

    @staticmethod
    def _share(phrase: list[Token]) -> None:
        """Give singular determiners and adjectives the gender of their noun where they have none."""
        head = phrase[-1]
        if not head.feats or "Number=Sing" not in head.feats:
            return
        gender = {pair for pair in head.feats.split("|") if pair.startswith("Gender=")}
        for token in phrase[:-1]:
            if token.feats and "Number=Sing" in token.feats and "Gender=" not in token.feats and "Case=" in token.feats:
                token.feats = "|".join(sorted({*token.feats.split("|"), *gender}))

    def _token(self, token: Token, source: str) -> None:
        um, tag = token.um, token.tag
        key = (token.form.lower(), tag)
        token.pos = self._pos.get(key) or self._pos.get(("", tag), "X")
        if tag[:2] in ("VA", "VM"):
            full = source.startswith("s2018") and "V" in um and token.lemma != "sein"
            token.pos = "VERB" if full else "AUX"
        if tag in ("NN", "NE") and "PROPN" in um:
            token.pos = "PROPN"
        elif tag in ("NN", "NE") and "N" in um:
            token.pos = "NOUN"
        elif tag == "ADJA" and "PROPN" in um and not token.form.endswith("er"):
            token.pos = "PROPN"
        feats = {p for p in (self._lexical.get(key) or self._lexical.get(("", tag), "")).split("|") if p}
        given: dict[str, set[str]] = defaultdict(set)
        for value in um:
            if value in UM:
                given[UM[value].split("=")[0]].add(UM[value])
        token.feats = None
        if tag in TEMPLATE:
            if not self._fill(feats, TEMPLATE[tag], given, self._readings(token, LEXICON_POS.get(tag))):
                return
            if tag in ("ART", "PPER", "PRELS", "PDS") and "Number=Plur" in feats:
                feats = {pair for pair in feats if not pair.startswith("Gender=")}
            if tag == "ADJA" and token.form[:1].isdigit() and token.form.endswith("."):
                feats.add("NumType=Ord")
            if tag == "ADJA":
                feats.add("Degree=Cmp" if "CMPR" in um else "Degree=Sup" if "SPRL" in um else "Degree=Pos")
        elif tag in ("VVFIN", "VAFIN", "VMFIN"):
            readings = [
                r for r in self._readings(token, ("VERB", "AUX")) if "VerbForm=Fin" in r and "Mood=Imp" not in r
            ]
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
        token.feats = "|".join(sorted(feats))

    def _fixed_tag(self, token: Token) -> str:
        """The teacher's tag, corrected where the gold UniMorph part of speech excludes it."""
        um = token.um
        tag = self.remap.get((token.form.lower(), token.tag), token.tag)
        if "PROPN" in um and tag in ("FM", "XY", "VVFIN", "ADJD", "VVINF"):
            return "NE"
        if "PROPN" in um and tag == "NN" and token.form not in self.lexicon and token.form.lower() not in self.lexicon:
            return "NE" if not self.lexicon.compound(token.form)[1] else "NN"
        if "N" in um and tag == "NE":
            return "NN"
        if "V" in um and "FIN" in um and not tag.endswith("FIN"):
            return "VAFIN" if token.lemma in ("sein", "haben", "werden") else "VVFIN"
        if "V" in um and "NFIN" in um and tag in ("VVFIN", "VVPP"):
            return "VVINF"
        if "V.PTCP" in um and "V" in um and tag in ("VVFIN", "VVINF"):
            return "VVPP"
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


def learn_remap(gold: list[Sentence], taught: list[list[str]]) -> dict[tuple[str, str], str]:
    """(form, teacher's tag) → GSD's tag, where GSD nearly always disagrees with the teacher about the form."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence, tags in zip(gold, taught, strict=True):
        for token, tag in zip(sentence.tokens, tags, strict=True):
            counts[token.form.lower(), tag][token.tag] += 1
    remap = {}
    for (form, tag), count in counts.items():
        best, times = count.most_common(1)[0]
        if best != tag and times >= 2 and times >= 0.75 * count.total():
            remap[form, tag] = best
    return remap
