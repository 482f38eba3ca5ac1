"""Every rule proves itself: its `yes` sentences fire it and find the phrases named, its `no` sentences don't."""

from __future__ import annotations

from typing import Any

import pytest

from depesche import german
from depesche.german.rules import Rule, RuleError, all_rules, load, parse
from depesche.reading.analyse import analyse
from depesche.reading.engine import Match, RuleSet
from depesche.reading.layers import Phrase, Reading
from depesche.records import Document

RULES = list(all_rules())
YES = [pytest.param(rule, example, id=f"{rule.id}-{n}") for _, rule in RULES for n, example in enumerate(rule.yes)]
NO = [pytest.param(rule, example, id=f"{rule.id}-{n}") for _, rule in RULES for n, example in enumerate(rule.no)]


def matches(rule: Rule, text: str) -> tuple[Reading, list[Match]]:
    reading = analyse(Document(id="example", text=text), german.load()(text))
    return reading, RuleSet([rule]).match(reading)


def texts(reading: Reading, phrases: list[Phrase]) -> list[str]:
    parts = [part for phrase in phrases for part in (phrase, *phrase.conjuncts)]
    return [reading.doc[p.start : p.end].text for p in parts]


@pytest.mark.parametrize(("rule", "example"), YES)
def test_yes(rule: Rule, example: dict[str, Any]) -> None:
    reading, found = matches(rule, example["text"])
    assert found, f"{rule.id} does not fire"
    for role, expected in example.items():
        if role == "text":
            continue
        phrases = [text for match in found for text in texts(reading, match.roles[role])]
        for words in [expected] if isinstance(expected, str) else expected:
            assert any(words in text for text in phrases), f"{role}: {words!r} is not in {phrases}"


@pytest.mark.parametrize(("rule", "example"), NO)
def test_no(rule: Rule, example: dict[str, Any]) -> None:
    _, found = matches(rule, example["text"])
    assert not found, f"{rule.id} fires"


def test_ids_are_unique_and_named_after_their_question() -> None:
    ids = [rule.id for _, rule in RULES]
    assert len(ids) == len(set(ids))
    assert all(rule.id.split(".")[0] == question.removesuffix("s") for question, rule in RULES)


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("- id: a.b\n  verbs: {lemma: x}\n  yes: [{text: x}]", "verbs"),
        ("- id: a.b\n  yes: [{text: x}]", "one trigger"),
        ("- id: a.b\n  verb: {lemma: x}", "yes"),
        ("- id: a.b\n  verb: {lemma: x}\n  yes: [{text: x, who: y}]", "unknown roles"),
        ("- id: a.b\n  verb: {lemma: x}\n  yes: [{}]", "text"),
        (
            "- id: a.b\n  verb: {lemma: x}\n  yes: [{text: x}]\n- id: a.b\n  verb: {lemma: x}\n  yes: [{text: x}]",
            "twice",
        ),
        ("- id: [", "not YAML"),
    ],
)
def test_a_broken_rule_is_refused_with_its_place(source: str, what: str) -> None:
    with pytest.raises(RuleError, match=what) as error:
        parse(source, "broken.yaml")
    assert "broken.yaml:" in str(error.value)


def test_reading_without_examples_gives_the_same_rules() -> None:
    for question in {question for question, _ in RULES}:
        full = [rule.model_copy(update={"yes": (), "no": ()}) for q, rule in RULES if q == question]
        assert list(load(question)) == full


def test_a_rule_needs_an_example() -> None:
    with pytest.raises(RuleError, match="no example"):
        parse("- id: a.b\n  verb: {lemma: [sagen]}\n", "bare.yaml")
