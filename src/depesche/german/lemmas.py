"""Lemmas: the full-form lexicon read with the tag and the features that the network has chosen.

Order of sources: (1) ``lemmas.tsv``, forms whose treebank lemma differs from the lexicon's or that the lexicon lacks,
closed word classes above all; (2) the lexicon's reading of the same word class that shares most features; (3) the
reading of a compound's last part; (4) the form itself, genitive *s* of names removed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from spacy.attrs import LEMMA, MORPH, ORTH, TAG
from spacy.language import Language
from spacy.tokens import Doc

from depesche.german.wordforms import MODEL, PREFIXES, Reading, wordforms

_CLASSES: dict[str, tuple[str, ...]] = {
    "NN": ("NOUN",), "NE": ("PROPN",), "ADJA": ("ADJ",), "ADJD": ("ADJ",), "VV": ("VERB", "AUX"), "VA": ("AUX", "VERB"),
    "VM": ("AUX", "VERB"), "ADV": ("ADV",), "TRUNC": ("NOUN",),
}  # fmt: skip


#: The lexicon reads accords as the plural of those who descend from somebody.
_ACCORD = ("abkommen", "abkommens")


@lru_cache(maxsize=1)
def exceptions(directory: Path = MODEL) -> dict[tuple[str, str], str]:
    """(form as written or lower-cased, STTS tag) → lemma."""
    table = {}
    for line in (directory / "lemmas.tsv").read_text(encoding="utf-8").splitlines():
        form, tag, lemma = line.split("\t")
        table[form, tag] = lemma
    return table


def lemma(
    form: str, tag: str, feats: frozenset[str] = frozenset(), table: Mapping[tuple[str, str], str] | None = None
) -> str:
    """UD lemma of ``form``, given its STTS tag and its UD features; ``table`` takes the place of ``lemmas.tsv``."""
    if table is None:
        table = exceptions()
    found = table.get((form, tag)) or table.get((form.lower(), tag))
    if found:
        return found
    if tag == "NN" and form.lower().endswith(_ACCORD):
        return form.removesuffix("s")
    classes = _CLASSES.get(tag) or _CLASSES.get(tag[:2])
    if classes is None:
        return form.lower() if form.istitle() and tag not in ("FM", "XY") else form
    lexicon = wordforms()
    best = _best(lexicon.readings(form), classes, feats)
    if (best is None and tag[0] == "V") or (best is None and tag in ("ADJA", "ADJD", "ADV")):
        best = _best(lexicon.readings(form.lower()), classes, feats)
    if best is not None:
        return best
    if tag[0] == "V" or tag in ("ADJA", "ADJD"):
        best = next(
            (b for other in _respelled(form.lower()) if (b := _best(lexicon.readings(other), classes, feats))), None
        )
        if best is not None:
            return best
    if tag == "NN" or tag == "TRUNC":
        return _noun(form, feats, table)
    if tag == "NE":
        return _name(form, feats)
    if tag.startswith("V"):
        return _verb(form.lower(), tag, feats)
    if tag in ("ADJA", "ADJD"):
        return _adjective(form, feats)
    return form.lower()


def _respelled(form: str) -> list[str]:
    """The form in the other spelling: Swiss "hiess" → "hieß", older "läßt" → "lässt"."""
    swiss = [form[:i] + "ß" + form[i + 2 :] for i in range(1, len(form) - 1) if form.startswith("ss", i)]
    return [*swiss, form.replace("ß", "ss")] if "ß" in form else swiss


def _best(readings: tuple[Reading, ...], classes: tuple[str, ...], feats: frozenset[str]) -> str | None:
    ranked = [
        (len(reading.feats & feats), -classes.index(reading.pos), reading.lemma)
        for reading in readings
        if reading.pos in classes
    ]
    if not ranked:
        return None
    top = max(ranked)[:2]
    return min((lemma for *score, lemma in ranked if tuple(score) == top), key=lambda text: (len(text), text))


def _noun(form: str, feats: frozenset[str], table: Mapping[tuple[str, str], str]) -> str:
    lexicon = wordforms()
    if "-" in form[1:-1]:
        front, head = form.rsplit("-", 1)
        last = _head(head, feats, table) or _noun(head, feats, table)  # "Mirage-Kampfflugzeuge"
        return f"{front}-{last}"
    front, head = lexicon.compound(form)
    if head:
        best = _head(head, feats, table)
        if best:
            return front + best.lower()
    best = _best(lexicon.readings(form.lower()), ("ADJ",), feats)
    if best:
        return form
    return form


def _head(form: str, feats: frozenset[str], table: Mapping[tuple[str, str], str]) -> str | None:
    """Lemma of a compound's last part: of several that the lexicon has, the one that the form has by itself."""
    readings = wordforms().readings(form)
    usual = table.get((form, "NN"))
    return usual if any(r.lemma == usual for r in readings) else _best(readings, ("NOUN",), feats)


def _name(form: str, feats: frozenset[str]) -> str:
    if form[-2:] in ("'s", "’s") and len(form) > 3:
        return form[:-2]
    if form[-1:] in "'’" and len(form) > 2:
        return form[:-1]
    if (
        "Case=Gen" in feats
        and form.endswith("s")
        and len(form) > 3
        and not form.endswith(("ss", "us", "is", "as", "os"))
    ):
        return form[:-1]
    return form


def _verb(form: str, tag: str, feats: frozenset[str]) -> str:
    lexicon = wordforms()
    for prefix in PREFIXES:
        if form.startswith(prefix) and len(form) > len(prefix) + 2:
            best = _best(lexicon.readings(form[len(prefix) :]), ("VERB", "AUX"), feats)
            if best:
                return prefix + best
    if tag.endswith("PP"):
        if form.startswith("ge") and form.endswith("t"):
            return form[2:-1] + "en"
        if form.endswith("iert"):
            return form[:-1] + "en"
    if tag.endswith("FIN"):
        for ending in ("test", "ten", "tet", "te", "st", "t", "e"):
            if form.endswith(ending) and len(form) > len(ending) + 2:
                return form[: -len(ending)] + "en"
    return form


def _adjective(form: str, feats: frozenset[str]) -> str:
    low = form.lower()
    lexicon = wordforms()
    if "-" in low[1:-1]:
        front, head = low.rsplit("-", 1)
        best = _best(lexicon.readings(head), ("ADJ",), feats)
        if best:
            return f"{front}-{best}"
    for cut in range(2, len(low) - 3):
        best = _best(lexicon.readings(low[cut:]), ("ADJ",), feats)
        if best:
            return low[:cut] + best
    for ending in ("en", "em", "er", "es", "e"):
        if low.endswith(ending) and len(low) > len(ending) + 2:
            return low[: -len(ending)]
    return low


_KEPT: dict[tuple[int, int, int], str] = {}


@Language.component("german_lemmas", assigns=["token.lemma"], requires=["token.tag", "token.morph"])
def german_lemmas(doc: Doc) -> Doc:
    """Set ``token.lemma_``."""
    if not len(doc):
        return doc
    strings = doc.vocab.strings
    if len(_KEPT) > 300_000:
        _KEPT.clear()
    found = []
    for key in map(tuple, doc.to_array([ORTH, TAG, MORPH]).tolist()):
        text = _KEPT.get(key)
        if text is None:
            form, tag = strings[key[0]], strings[key[1]]
            text = form if form.isspace() or tag.startswith("$") else lemma(form, tag, _feats(strings[key[2]]))
            _KEPT[key] = text
        found.append(strings.add(text))
    values: Any = np.asarray(found, dtype="uint64")
    doc.from_array([LEMMA], values)
    return doc


def _feats(morph: str) -> frozenset[str]:
    return frozenset(morph.split("|"))
