"""The calendar lexicon, the pattern language and the phrases they find."""

from __future__ import annotations

import itertools
import re
from importlib.resources import files

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from depesche.german import lexicon
from depesche.german.calendar import patterns, phrases, words


def found(text: str) -> list[str]:
    return [text[p.start : p.end] for p in phrases(text)]


def test_the_table_is_sorted_and_says_nothing_twice() -> None:
    rows = [(row["class"], row["word"]) for row in lexicon.rows("calendar")]
    assert rows == sorted(rows)
    assert len(set(rows)) == len(rows)
    assert all(row["value"] for row in lexicon.rows("calendar"))


def test_tense_forms_are_sorted_and_of_a_known_kind() -> None:
    forms = [row["form"] for row in lexicon.rows("tense_forms")]
    assert forms == sorted(set(forms))
    assert {row["kind"] for row in lexicon.rows("tense_forms")} == {"past", "future", "auxiliary", "planned"}


def test_every_class_is_used_and_every_rule_has_its_own_id() -> None:
    source = (files("depesche.german.rules") / "times.yaml").read_text(encoding="utf-8")
    data = yaml.safe_load(source)
    used = set(re.findall(r"[A-Z][A-Z_]+|Y\b", " ".join(map(str, (data["macros"], data["rules"])))))
    in_code = {"FOR", "STARTING", "SINCE", "FROM", "UNTIL"}
    assert {row["class"] for row in lexicon.rows("calendar")} - used - in_code == set()
    ids = [rule["id"] for rule in data["rules"]]
    assert len(ids) == len(set(ids))


def test_every_rule_needs_a_word_that_is_looked_for() -> None:
    grammar = patterns.grammar()
    context = set(
        yaml.safe_load((files("depesche.german.rules") / "times.yaml").read_text(encoding="utf-8"))["context"].split()
    )
    codes = words.load().codes
    mere = {code for classes, code in codes.items() if classes <= context | set(words.PLAIN)}
    for rule in grammar.rules:
        if rule.means != "nothing":
            assert any(need.isdisjoint(mere) for need in rule.needs), (rule.id, rule.order)


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("MONAT", "unknown class MONAT"),
        ("month=MONTH {NIRGENDS}", "unknown macro"),
        ("MONTH & YEAR", "can't read '&'"),
    ],
)
def test_a_broken_pattern_says_what_is_wrong(pattern: str, says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)):
        patterns._compile("x", "date", 0, patterns._expanded(pattern, {}), {})


def test_every_pattern_compiles() -> None:
    assert all(rule.regex.groups >= len(rule.slots) for rule in patterns.grammar().rules)


def test_a_broken_pattern_is_told_with_its_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = {"context": "DET", "macros": {}, "rules": [{"id": "a.b", "means": "date", "pattern": "MONAT"}]}
    monkeypatch.setattr(yaml, "load", lambda *_, **__: broken)
    patterns.grammar.cache_clear()
    try:
        with pytest.raises(words.CalendarError, match=r"rule a\.b: unknown class MONAT"):
            patterns.grammar()
    finally:
        patterns.grammar.cache_clear()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am Montagabend tagte der Rat.", ["Montagabend"]),
        ("Am Montag Abend tagte der Rat.", ["Montag Abend"]),
        ("vom 5. bis zum 22. November", ["5.", "22. November"]),
        ("am 1., 2. und 3. Mai", ["1.", "2.", "3. Mai"]),
        ("Donnerstag, den 25. Februar 2010", ["Donnerstag, den 25. Februar 2010"]),
        ("in den vergangenen zwei Jahrzehnten", ["den vergangenen zwei Jahrzehnten"]),
        ("vor rund drei Jahren", ["rund drei Jahren"]),
        ("seit Beginn des 19. Jahrhunderts", ["Beginn des 19. Jahrhunderts"]),
        ("von 14.30 bis 18 Uhr", ["14.30", "18 Uhr"]),
        ("drei Jahre und vier Monate", ["drei Jahre und vier Monate"]),
        ("DIE KONFERENZ BEGINNT AM DIENSTAG", ["DIENSTAG"]),
        ("der 72-stündige Einsatz und die zweiwöchige Pause", ["72-stündige", "zweiwöchige"]),
        ("in der Nacht vom 3. auf den 4. Mai", ["Nacht vom 3. auf den 4. Mai"]),
        ("In Kürze, vor Kurzem und bis dato", ["In Kürze", "vor Kurzem", "bis dato"]),
    ],
)
def test_spans(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Die Resolution 1973 und Artikel 2014 der Verordnung.",
        "Rund 2000 Soldaten und 1500 Panzer standen bereit.",
        "Es kostet 1990 Euro und wiegt 2010 Kilogramm.",
        "Ein drei Jahre altes Kind und ein Mann im Alter von 50 Jahren.",
        "Wahlrecht ab 16 Jahren.",
        "August Weber und Mai Lindt kamen.",
        "Fabian Winter sprach.",
        "Die Telefonnummer ist 0171/2024 11.",
        "Guten Morgen! Die ZEIT schrieb es, an der Zeit war es.",
        "Das Modell X2019 und die 2024er-Reihe.",
        "Er wurde eines Tages Mark genannt.",
    ],
)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert found(text) == []


def test_a_noun_is_not_the_adverb_that_sounds_like_it() -> None:
    assert [p.slots.get("daypart") for p in phrases("Er kam am Morgen.")] == ["MO"]
    assert [p.slots.get("shift") for p in phrases("Er kommt morgen. Morgen also!")] == ["1", "1"]


VOCABULARY = sorted(
    {row["word"] for row in lexicon.rows("calendar")} | {str(n) for n in (0, 5, 31, 99, 578, 1700, 2014)}
)
TEXTS = st.lists(
    st.sampled_from(
        [*VOCABULARY, ".", ",", "-", "–", ":", "/", "(", ")", "\n\n", "Haus", "Namen", "und", "ganz", "dreitägig"]
    ),
    max_size=14,
).flatmap(lambda parts: st.sampled_from([" ".join(parts), "".join(parts), " ".join(parts).upper()]))


@given(st.one_of(TEXTS, st.text(max_size=80)))
def test_phrases_are_sorted_apart_and_within_the_text(text: str) -> None:
    result = phrases(text)
    for phrase in result:
        assert 0 <= phrase.start < phrase.end <= len(text)
        assert text[phrase.start : phrase.end] == text[phrase.start : phrase.end].strip()
    for left, right in itertools.pairwise(result):
        assert left.end <= right.start


@given(TEXTS)
def test_where_rules_look_is_all_they_need(text: str) -> None:
    """The islands are a short cut only: the rules run over the whole text would find the same stretches."""
    codes = words.read(text).codes
    inside = {i for island in patterns.grammar().islands.finditer(codes) for i in range(*island.span())}
    for rule in patterns.grammar().rules:
        if rule.means != "nothing":
            for match in rule.regex.finditer(codes):
                assert inside.issuperset(range(*match.span())), (rule.id, text)


@given(st.text(max_size=80))
def test_words_cover_the_text(text: str) -> None:
    read = words.read(text)
    assert "".join(text[a:b] for a, b in zip(read.starts, read.ends, strict=True)) == text
    assert len(read.codes) == len(read.starts) == len(read.classes)
