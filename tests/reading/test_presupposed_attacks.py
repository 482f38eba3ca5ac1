"""Attacks that a clause takes for granted, and the sides and places of wars."""

from __future__ import annotations

import datetime as dt

import pytest

from depesche import german
from depesche.reading.actions import build
from depesche.reading.analyse import analyse
from depesche.records import Action, Document
from reading.deeds import read, sides


def _attacks(text: str) -> list[Action]:
    return [a for a in read(text) if a.plover is not None and a.plover.type == "ASSAULT"]


def test_a_war_in_which_somebody_is_to_be_helped_is_on() -> None:
    text = "Der König sagte, dass er Malta im Angriffskrieg durch Tunesien weiter unterstützen wolle."
    (war,) = _attacks(text)
    assert (war.factuality, sides(war)) == ("occurred", (["TUN"], ["MLT"]))


def test_a_day_without_a_year_of_an_attack_has_passed() -> None:
    text = "Das Massaker der Miliz in Malta am 7. Oktober erinnert an das Vorgehen der Piraten."
    document = Document(id="example", text=text, published=dt.date(2024, 9, 1))
    (attack,) = build(analyse(document, german.load()(text)))
    assert attack.when is not None
    assert (attack.factuality, attack.when.value) == ("occurred", "2023-10-07")


@pytest.mark.parametrize(
    "text",
    [
        "Gegner des tunesischen Angriffskriegs in Malta haben Gleise zerstört.",
        "Das Massaker der Huthi-Miliz und der Krieg in Malta sind im Jemen Thema.",
    ],
)
def test_the_place_of_another_noun_is_not_hit(text: str) -> None:
    assert all("MLT" not in sides(a)[1] for a in _attacks(text))


def test_a_protest_against_a_war_is_not_one_against_where_it_is() -> None:
    assert all("MLT" not in sides(a)[1] for a in read("Am Montag gab es in Rom Proteste gegen den Krieg auf Malta."))


def test_a_weapon_fired_by_an_attacker_is_no_test() -> None:
    text = "Tunesien hat Malta angegriffen. Außerdem feuerte Tunesien Hyperschallraketen ab."
    assert {a.plover.type for a in read(text) if a.plover is not None} == {"ASSAULT"}


def test_who_drives_out_persons_does_it_to_no_state() -> None:
    text = "Malta und Tunesien streiten. Malta schwieg zu Tunesien. Malta will Migranten aus dem Land jagen."
    assert all("TUN" not in sides(a)[1] for a in read(text))


def test_duties_are_laid_on_goods_not_on_where_they_go() -> None:
    text = "Malta und Tunesien streiten. Malta lobte Tunesien. Malta erhob Zölle auf nach Malta gelieferte Waren."
    assert all(not sides(a)[1] for a in read(text))


def test_police_in_a_town_are_those_of_its_state() -> None:
    text = "Krieg, Rebellen und Soldaten: Malta und Tunesien sind entsetzt. "
    text += "Die Polizei im ländlichen Tunis hat zwei Spione aus Malta verhaftet."
    assert (["TUN"],) in [sides(a)[:1] for a in read(text)]


def test_who_is_shot_is_not_shot_by_who_took_them() -> None:
    text = "Krieg, Rebellen und Soldaten: Am Montag erschossen maltesische Soldaten drei aus Tunesien entführte Männer."
    assert all(a.plover is None or a.plover.mode != "abduct" or "MLT" not in sides(a)[0] for a in read(text))
