"""Which phrases a clause has, of sentences that the pipeline tags: where one ends and the next begins."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from depesche import german
from depesche.german.clauses import Clause, find_clauses


def read(text: str) -> tuple[list[Clause], Doc]:
    made = german.load()(text)
    return find_clauses(made), made


def objects(clause: Clause, made: Doc) -> list[str]:
    return [made[o.start : o.end].text for o in clause.objects]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tunesische Soldaten haben den Hafen beschossen und zwei Dörfer eingenommen.", ["zwei Dörfer"]),
        ("Malta will die Botschaft in Lima schließen und zwei Diplomaten ausweisen.", ["zwei Diplomaten"]),
        ("Die Armee hatte den Palast umstellt und Präsident Peter Camilleri gestürzt.", ["Präsident Peter Camilleri"]),
    ],
)
def test_a_second_participle_of_one_auxiliary_brings_an_object(text: str, expected: list[str]) -> None:
    (_, second), made = read(text)
    assert second.subject is not None
    assert second.subject.start == 0
    assert objects(second, made) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mehrere Menschen wurden getötet und zwei Häuser zerstört.",
        "Die Preise dürften steigen und die Löhne sinken.",
        "Malta hat gewonnen und Tunesien verloren.",
    ],
)
def test_a_second_participle_may_have_a_subject_of_its_own(text: str) -> None:
    (first, second), _ = read(text)
    assert first.subject is not None
    assert second.subject is not None
    assert second.subject.start > first.subject.start


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Malta stoppte nach dem Angriff Hilfslieferungen an Tunesien.", ["Hilfslieferungen"]),
        ("Tunesien hat auf maltesische Städte Raketen abgefeuert.", ["Raketen"]),
        ("Im Mai hatten beide Staaten Truppen an den Fluss entsandt.", ["Truppen"]),
        ("Die Miliz schoss vom Libanon aus 40 Raketen auf Malta ab.", ["40 Raketen"]),
        (
            "Angola wies vierhundert Menschen kongolesischer Herkunft aus.",
            ["vierhundert Menschen kongolesischer Herkunft"],
        ),
    ],
)
def test_where_an_object_begins_and_ends(text: str, expected: list[str]) -> None:
    (clause,), made = read(text)
    assert objects(clause, made) == expected


@pytest.mark.parametrize(
    ("text", "preposition", "noun"),
    [
        ("Das Militär erwiderte das Feuer mit rund 80 Granaten.", "mit", "Granaten"),
        ("Er wurde zu fünfeinhalb Jahren Haft verurteilt.", "zu", "Jahren"),
        ("Ein Brief von Camilleri aus Lima traf ein.", "aus", "Lima"),
    ],
)
def test_what_a_preposition_governs(text: str, preposition: str, noun: str) -> None:
    (clause,), made = read(text)
    assert noun in [made[p.head].text for p in clause.prepositional if p.preposition == preposition]


def test_nights_in_a_row_tell_when() -> None:
    (clause,), made = read("Die dritte Nacht in Folge hat Tunesien die Stadt angegriffen.")
    assert clause.subject is not None
    assert made[clause.subject.head].text == "Tunesien"


def test_what_is_somebodys_is_no_genitive_itself() -> None:
    clauses, made = read("Der Konzern, dessen Konten das Ministerium eingefroren hatte, klagt.")
    relative = next(c for c in clauses if c.kind == "relative")
    assert [o.case for o in relative.objects] == ["Acc"]
    assert objects(relative, made) == ["dessen Konten"]
