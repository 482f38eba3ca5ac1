"""Build the full-form lexicon (forms.marisa, lemmas.marisa, sets.txt) from the Morphy/LanguageTool full forms."""

from __future__ import annotations

import gzip
from collections import defaultdict
from pathlib import Path

import marisa_trie

CASE = {"NOM": "Nom", "GEN": "Gen", "DAT": "Dat", "AKK": "Acc"}
NUMBER = {"SIN": "Sing", "PLU": "Plur"}
GENDER = {"MAS": "Masc", "FEM": "Fem", "NEU": "Neut"}
DEGREE = {"GRU": "Pos", "KOM": "Cmp", "SUP": "Sup"}
MOOD = {
    "PRÄ": ("Mood=Ind", "Tense=Pres"),
    "PRT": ("Mood=Ind", "Tense=Past"),
    "KJ1": ("Mood=Sub", "Tense=Pres"),
    "KJ2": ("Mood=Sub", "Tense=Past"),
}
POS = {
    "SUB": "NOUN", "EIG": "PROPN", "ADJ": "ADJ", "PA1": "ADJ", "PA2": "ADJ", "VER": "VERB", "PRO": "PRON",
    "ART": "DET", "ADV": "ADV", "PRP": "ADP", "ZUS": "PTKVZ", "NEG": "PART", "ZAL": "NUM", "INJ": "INTJ", "KON": "CONJ",
    "ABK": "ABBR",
}  # fmt: skip


def reading(tag: str) -> str | None:
    """Translate a Morphy tag ("VER:3:SIN:KJ1:SFT") to ``POS|Feat=Value|…``; None where it is of no use."""
    kind, *parts = tag.split(":")
    pos = POS.get(kind)
    if pos is None:
        return None
    feats: set[str] = set()
    if pos == "VERB":
        if "AUX" in parts or "MOD" in parts:
            pos = "AUX"
        for part in parts:
            if part in MOOD:
                feats.update(MOOD[part])
                feats.add("VerbForm=Fin")
            elif part in ("INF", "EIZ"):
                feats.add("VerbForm=Inf")
                if part == "EIZ":
                    feats.add("Zu=Yes")
            elif part in ("PA1", "PA2"):
                feats.add("VerbForm=Part")
                if part == "PA1":
                    feats.add("Tense=Pres")
            elif part == "IMP":
                feats.update(("Mood=Imp", "VerbForm=Fin"))
            elif part in "123":
                feats.add(f"Person={part}")
    elif pos == "ADJ" and kind != "ADJ":
        feats.add("VerbForm=Part")
    for part in parts:
        if part in CASE:
            feats.add(f"Case={CASE[part]}")
        elif part in NUMBER:
            feats.add(f"Number={NUMBER[part]}")
        elif part in GENDER:
            feats.add(f"Gender={GENDER[part]}")
        elif part in DEGREE:
            feats.add(f"Degree={DEGREE[part]}")
        elif part == "PRD":
            feats.add("Variant=Short")
    if pos == "CONJ":
        pos = "SCONJ" if "UNT" in parts else "CCONJ"
    if kind == "PRO":
        for code, name in (
            ("PER", "Prs"),
            ("DEM", "Dem"),
            ("POS", "Poss"),
            ("RIN", "Rel"),
            ("IND", "Ind"),
            ("REF", "Refl"),
        ):
            if code in parts:
                feats.add(f"PronType={name}")
    return "|".join([pos, *sorted(feats)])


def build(source: Path, target: Path) -> None:
    """Write the lexicon of ``source`` (german_fullforms.tsv.gz) into the directory ``target``."""
    analyses: dict[tuple[str, str], set[str]] = defaultdict(set)
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            form, lemma, tag = line.rstrip("\n").split("\t")
            if " " in form:
                continue
            one = reading(tag)
            if one is not None:
                # attributive participles: the full-form file gives the participle as lemma, which is what UD wants
                analyses[form, lemma].add(one)
    sets: dict[str, int] = {}
    lemmas = marisa_trie.Trie(sorted({lemma for _, lemma in analyses}))
    keys, values = [], []
    counts: dict[str, int] = defaultdict(int)
    packed = {key: " ".join(sorted(found)) for key, found in analyses.items()}
    for one in packed.values():
        counts[one] += 1
    for one in sorted(counts, key=lambda text: (-counts[text], text)):
        sets[one] = len(sets)
    for (form, lemma), one in packed.items():
        keys.append(form)
        values.append((sets[one], lemmas[lemma]))
    target.mkdir(parents=True, exist_ok=True)
    marisa_trie.RecordTrie("<HI", zip(keys, values, strict=True), order=marisa_trie.LABEL_ORDER).save(
        str(target / "forms.marisa")
    )
    lemmas.save(str(target / "lemmas.marisa"))
    (target / "sets.txt").write_text("\n".join(sets) + "\n", encoding="utf-8")
