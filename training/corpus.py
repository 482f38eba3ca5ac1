"""Reads the treebanks into one shape: sentences of tokens with STTS tag, UD part of speech, features and lemma."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FEATURES = {  # the features of GSD that the pipeline teaches; what other treebanks add on top is dropped
    "Case", "Gender", "Number", "Person", "Tense", "Mood", "VerbForm", "Degree", "Definite", "PronType", "Poss",
    "Reflex", "Polarity", "NumType", "Number[psor]", "Gender[psor]", "Polite", "Voice",
}  # fmt: skip


@dataclass
class Token:
    """One token; "" means "not annotated"."""

    form: str
    tag: str = ""
    pos: str = ""
    feats: str | None = None  # UD feature string; None: not annotated
    lemma: str = ""
    ner: str = ""
    um: frozenset[str] = frozenset()


@dataclass
class Sentence:
    tokens: list[Token]
    source: str
    text: str = ""
    spaces: list[bool] = field(default_factory=list)

    @property
    def forms(self) -> list[str]:
        return [token.form for token in self.tokens]


def clean_feats(feats: str) -> str:
    """Keep the features of ``FEATURES``, sorted; "" for none."""
    if feats == "_":
        return ""
    kept = [pair for pair in feats.split("|") if pair.split("=")[0] in FEATURES]
    return "|".join(sorted(kept))


def norm_tag(tag: str) -> str:
    """One spelling for each STTS tag: HanTa's ``VV(FIN)``, TIGER's ``PROAV`` and ``PIDAT``, EmpiriST's additions."""
    tag = tag.replace("$[", "$(")
    if not tag.startswith("$"):
        tag = tag.replace("(", "").replace(")", "")
    return {
        "PROAV": "PAV", "PIDAT": "PIAT", "NNA": "NN", "NNI": "NN", "AV": "ADV", "PTKMA": "ADV", "PTKIFG": "ADV",
        "PTKMWL": "ADV", "AKW": "ITJ",
        "EMOASC": "XY", "EMOIMG": "XY", "URL": "XY", "HST": "XY", "ADR": "NE",
        "EML": "XY", "ONO": "ITJ", "DM": "ITJ", "VVPPER": "VVFIN", "VAPPER": "VAFIN", "VMPPER": "VMFIN",
        "KOUSPPER": "KOUS", "PPERPPER": "PPER",
        "ADVART": "ADV", "VVIZ": "VVIZU", "APPO": "APPO", "ADJ": "ADJA", "PPOSSAT": "PPOSAT",
    }.get(tag, tag)  # fmt: skip


def conllu(path: Path, surface: bool) -> Iterator[Sentence]:
    """Sentences of a CoNLL-U file, of surface tokens ("im") or of syntactic words ("in dem")."""
    rows: list[list[str]] = []
    text = ""
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# text = "):
            text = line[9:]
        elif line.startswith("#"):
            continue
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield _sentence(rows, text, path.name, surface)
            rows, text = [], ""


def _sentence(rows: list[list[str]], text: str, source: str, surface: bool) -> Sentence:
    tokens, spaces = [], []
    span_end, span_form, span_space = 0, "", True
    parts: list[list[str]] = []
    for row in rows:
        space = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            if surface:
                span_end, span_form, span_space = int(row[0].split("-")[1]), row[1], space
                parts = []
            continue
        if "." in row[0]:
            continue
        if int(row[0]) <= span_end:
            parts.append(row)
            if int(row[0]) == span_end:
                # a contraction keeps the preposition's part of speech and lemma, and the article's features
                tag = "APPRART" if parts[0][4].startswith("APPR") or parts[0][4] in ("IN", "_") else parts[0][4]
                tokens.append(Token(span_form, tag, parts[0][3], clean_feats(parts[1][5]), parts[0][2]))
                spaces.append(span_space)
            continue
        feats = clean_feats(row[5])
        tokens.append(Token(row[1], norm_tag(row[4]), row[3], feats, row[2]))
        spaces.append(space)
    return Sentence(tokens, source, text, spaces)


def unimorph(path: Path) -> Iterator[Sentence]:
    """Sentences of the shared-task files with UniMorph features in ``Token.um``."""
    rows: list[tuple[str, str, str]] = []
    text = ""
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# text = "):
            text = line[9:]
        elif line.startswith("# sent_id"):
            continue
        elif line:
            cells = line.split("\t")
            rows.append((cells[1], cells[2], cells[5]) if len(cells) == 10 else (cells[0], cells[1], cells[2]))
        elif rows:
            tokens = [Token(form, lemma=lemma, um=frozenset(um.split(";")) - {"_", ""}) for form, lemma, um in rows]
            yield Sentence(tokens, path.name, text)
            rows, text = [], ""


CONTRACTIONS = {
    ("an", "dem"): "am", ("an", "das"): "ans", ("bei", "dem"): "beim", ("in", "dem"): "im", ("in", "das"): "ins",
    ("von", "dem"): "vom", ("zu", "dem"): "zum", ("zu", "der"): "zur", ("für", "das"): "fürs", ("auf", "das"): "aufs",
    ("durch", "das"): "durchs", ("um", "das"): "ums", ("über", "das"): "übers", ("hinter", "dem"): "hinterm",
    ("unter", "dem"): "unterm", ("vor", "dem"): "vorm", ("über", "dem"): "überm",
}  # fmt: skip


def contracted(sentence: Sentence) -> Sentence:
    """The same sentence with "in dem" written as "im" again, where the article is definite."""
    out: list[Token] = []
    for token in sentence.tokens:
        before = out[-1] if out else None
        key = (before.form.lower(), token.form) if before else ("", "")
        if (
            before
            and key in CONTRACTIONS
            and (before.pos == "ADP" or "ADP" in before.um)
            and token.lemma == "der"
            and ("DEF" in token.um or token.tag == "ART")
        ):
            form = CONTRACTIONS[key]
            if before.form[0].isupper():
                form = form[0].upper() + form[1:]
            out[-1] = Token(form, "APPRART", "ADP", token.feats, before.lemma, um=token.um)
        else:
            out.append(token)
    return Sentence(out, sentence.source)


def empirist(path: Path) -> Iterator[Sentence]:
    tokens: list[Token] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line == "</s>":
            if tokens:
                yield Sentence(tokens, path.name)
            tokens = []
        elif line and not line.startswith("<"):
            cells = line.split("\t")
            tokens.append(Token(cells[0], norm_tag(cells[1]), lemma=cells[5]))


def _letters(sentence: Sentence) -> str:
    return re.sub(r"\W", "", "".join(sentence.forms)).lower()


def _grams(sentence: Sentence, size: int = 5) -> set[tuple[str, ...]]:
    words = [form.lower() for form in sentence.forms]
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


class Held:
    """Sentences that must never be trained on, recognised by letters or by shared five-word runs."""

    def __init__(self, *paths: Path) -> None:
        self.letters: set[str] = set()
        self.grams: set[tuple[str, ...]] = set()
        for path in paths:
            for surface in (True, False):
                for sentence in conllu(path, surface):
                    self.letters.add(_letters(sentence))
                    self.grams |= _grams(sentence)

    def __contains__(self, sentence: Sentence) -> bool:
        if _letters(sentence) in self.letters:
            return True
        grams = _grams(sentence)
        return bool(grams) and len(grams & self.grams) > 0.3 * len(grams)
