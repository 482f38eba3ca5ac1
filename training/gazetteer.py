"""Build ``gazetteer.marisa`` and ``phrases.marisa``: the lists of names that a word or a run of words stands in."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import marisa_trie

from depesche.german.gazetteer import FLAGS, PHRASE_KINDS
from depesche.german.tokenizer import split
from depesche.german.wordforms import wordforms


def entries(data: Path) -> Iterator[tuple[str, str]]:
    """(name of one or more words, flag) pairs; a name of several words gives "inner" flags to its words."""
    names = data / "names"
    kinds = {
        "VOR": "forename",
        "NAC": "surname",
        "STD": "place",
        "COU": "country",
        "GEB": "place",
        "WAT": "place",
        "MOU": "place",
        "GEO": "place",
    }
    for line in (data / "lexicon" / "proper_names_EIG.tsv").read_text(encoding="utf-8").splitlines():
        form, _, tag = line.split("\t")
        kind = kinds.get(tag.rsplit(":", 1)[-1].rstrip("#*"))
        if kind:
            yield form, kind
    with (names / "naturalearth_places_de.tsv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            for name in {row["name"], row["name_de"]}:
                if name:
                    yield name, "place"
            yield row["adm1"] or "", "place"
    with (names / "country-list_de.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            yield re.sub(r"\(.*", "", row["value"]).strip(), "country"
    for name in re.findall(r"Suchbegriff: '([^']+)'", (names / "staaten_adjektive.js").read_text(encoding="utf-8")):
        yield name, "country"
    for name in re.findall(
        r"Staatsangehörigkeit: '([^']+)'", (names / "staaten_adjektive.js").read_text(encoding="utf-8")
    ):
        stem = name.split(",")[0].strip()
        for ending in ("", "e", "er", "en", "em", "es"):
            yield stem + ending, "demonym"
            yield (stem + ending).capitalize(), "demonym"
    for name in re.findall(
        r'"(?:name|hauptstadt)": "([^"]+)"', (names / "welt_hauptstaedte.js").read_text(encoding="utf-8")
    ):
        yield name, "place"
    with (names / "intl_orgs_de.tsv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            yield row["name_de"] or "", "organisation"
            for key in ("abbrev_de", "abbrev_en"):
                if len(row[key] or "") > 1:
                    yield row[key], "organisation"
    with (names / "CountrycodesOrgs.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            code = row["org_id"] or ""
            if len(code) > 2 and code.isupper():
                yield code, "organisation"
    for code in (
        "UNO",
        "UN",
        "EU",
        "NATO",
        "Nato",
        "Uno",
        "WTO",
        "WHO",
        "OSZE",
        "IAEA",
        "IAEO",
        "IWF",
        "G7",
        "G8",
        "G20",
    ):
        yield code, "organisation"
    with (names / "common-forenames-by-country.csv").open(encoding="utf-8-sig") as rows:
        for row in csv.DictReader(rows):
            yield row["Romanized Name"] or "", "forename"
    with (names / "common-surnames-by-country.csv").open(encoding="utf-8-sig") as rows:
        for row in csv.DictReader(rows):
            yield row["Romanized Name"] or "", "surname"
    with (names / "cia_world_leaders_2019.tsv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            words = row["name"].split()
            for word in words:
                yield (word.title(), "surname") if word.isupper() else (word, "forename")
    for line in (names / "factbook_leaders_2026-05.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        for word in re.findall(r"\b[A-ZÄÖÜ][A-ZÄÖÜ'-]{2,}\b", line.split("\t")[3]):
            yield word.title(), "surname"
    with (names / "world_leaders_wikidata_2022.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            *front, last = row["officeholderLabel"].split() or [""]
            yield last, "surname"
            for word in front:
                yield word, "forename"


def build(data: Path, target: Path) -> None:
    flags: dict[str, int] = defaultdict(int)
    phrases: dict[str, int] = {}
    lexicon = wordforms()
    for name, kind in entries(data):
        words = name.split()
        if not words or not name[0].isalpha():
            continue
        if len(words) > 1 and name[0].isupper():
            sort = "place" if kind == "country" else kind
            if sort in PHRASE_KINDS:
                pieces = " ".join(piece for piece in split(name) if not piece.isspace())
                phrases.setdefault(pieces, PHRASE_KINDS.index(sort))
                if pieces[-1] not in "sxzß":
                    phrases.setdefault(pieces + "s", PHRASE_KINDS.index(sort))
        if len(words) == 1:
            flags[name] |= 1 << FLAGS.index(kind)
            if kind in ("place", "country", "surname") and name[-1] not in "sxzß":
                flags[name + "s"] |= 1 << FLAGS.index(kind)
        else:
            for index, word in enumerate(words):
                if word[0].isupper() and len(word) > 1:
                    flags[word] |= 1 << FLAGS.index("first" if index == 0 else "inner")
                    if kind == "organisation":
                        flags[word] |= 1 << FLAGS.index("body")
    for form in list(flags):
        if any("NOUN" in packed for packed, _ in lexicon.records(form)):
            flags[form] |= 1 << FLAGS.index("noun")
        if len(form) < 2:
            del flags[form]
    keys = sorted(flags)
    marisa_trie.RecordTrie("<H", ((key, (flags[key],)) for key in keys)).save(str(target / "gazetteer.marisa"))
    found = sorted(phrases)
    marisa_trie.RecordTrie("<B", ((key, (phrases[key],)) for key in found)).save(str(target / "phrases.marisa"))
