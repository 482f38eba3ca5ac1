"""What stands around a deed: whose victim somebody is, whether it is only imagined, promised, aimed at."""

from __future__ import annotations

import pytest

from reading.deeds import read, sides

WAR = "Mali und Niger haben Panzer an die Grenze verlegt, Rebellen griffen Soldaten an. "


def told(text: str) -> list[tuple[tuple[list[str], list[str]], str]]:
    """Sides and factuality of the deeds told after a sentence on a war."""
    return [(sides(one), one.factuality) for one in read(WAR + text) if one.evidence[0].start >= len(WAR)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ärztegruppen wie „Helfer ohne Namen“ warfen dem malischen Militär vor, ein Lager der Rebellen angegriffen "
            "zu haben.",
            (["MLI"], ["Rebellen"]),
        ),
        ("Später wurde General Traoré wegen Massakern an Nigrern hingerichtet.", ([], ["Traoré"])),
        (
            "General Traoré wurde von einer Kugel am Ohr verletzt, der Täter kurz darauf von Leibwächtern erschossen.",
            ([], ["Traoré"]),
        ),
    ],
)
def test_whom_it_befell(text: str, expected: tuple[list[str], list[str]]) -> None:
    assert told(text)[0] == (expected, "occurred")


@pytest.mark.parametrize(
    "text",
    [
        "Ein malischer Überfall auf Niger würde die Region erschüttern.",
        "Niger hatte sich zum Ziel gesetzt, den Rebellenführer Issa Bako zu töten.",
        "Er habe in Kidal einen Anschlag auf Niger verüben wollen.",
    ],
)
def test_what_is_imagined_or_aimed_at_did_not_occur(text: str) -> None:
    assert all(factuality in ("planned", "proposed") for _, factuality in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "Rund fünfzig Teilnehmer forderten, die noch verbliebenen nigrischen Geiseln freizulassen.",
        "Nur Tage nachdem das Gericht einen weitgehenden Stopp der Kidal-Offensive angeordnet hatte, fielen Schüsse.",
        "Der malische Präsident stellte die Freilassung des Nigrers Issa Bako in Aussicht.",
    ],
)
def test_nobody_did_what_is_asked_ended_or_held_out(text: str) -> None:
    assert not any(actors for (actors, _), factuality in told(text) if factuality == "occurred")


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Malische Soldaten töteten in Kidal den Rebellenführer Issa Bako.", "targeted"),
        ("Malische Soldaten töteten in Kidal dreißig Kämpfer.", None),
    ],
)
def test_a_killing_is_aimed_at_whom_somebody_names(text: str, mode: str | None) -> None:
    assert [one.plover.mode for one in read(WAR + text) if one.evidence[0].start >= len(WAR) and one.plover] == [mode]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Auch in Hamburg ist am Montag an den Überfall Malis auf Niger erinnert worden.", None),
        ("Mali hat Niger nach Angaben aus Kidal mit Raketen angegriffen.", None),
        ("Nach einem malischen Angriff ist in Agadez in Niger ein Feuer ausgebrochen.", "Agadez"),
    ],
)
def test_the_place_of_a_deed_is_not_that_of_a_vigil_or_a_source(text: str, where: str | None) -> None:
    [one] = [one for one in read(WAR + text) if one.evidence[0].start >= len(WAR)]
    assert (one.where.name if one.where else None) == where
    assert one.when is None


def test_to_be_allowed_to_strike_is_no_strike() -> None:
    text = "Die malische Regierung sprach davon, die Raketen auch gegen Ziele in Niger einsetzen zu dürfen."
    assert all(factuality == "proposed" for _, factuality in told(text))


def test_a_killing_does_not_go_on() -> None:
    text = "Die Tötung des Rebellenführers Issa Bako demonstriert die Stärke Malis."
    assert [factuality for _, factuality in told(text)] == ["occurred"]


def test_who_was_killed_in_an_attack_is_no_deed_besides_it() -> None:
    text = "Malische Kampfflugzeuge haben Stellungen der Rebellen angegriffen. Dabei seien 300 Kämpfer getötet worden."
    assert told(text) == [((["MLI"], ["Rebellen"]), "occurred")]


def test_hostages_are_abducted_not_arrested() -> None:
    [one] = [one for one in read(WAR + "Noch immer hält Hamas Geiseln gefangen.") if one.evidence[0].start >= len(WAR)]
    assert one.plover is not None
    assert (one.plover.type, one.plover.mode) == ("ASSAULT", "abduct")


def test_what_is_voted_on_did_not_occur() -> None:
    text = "Er forderte eine Volksabstimmung über die Stationierung malischer Truppen in Niger."
    assert all(factuality == "proposed" for _, factuality in told(text))


def test_a_pardon_at_home_is_no_matter_of_states() -> None:
    assert [sides(one) for one in read("Der Emir von Katar hat drei kenianische Seeleute begnadigt.")] == [
        (["QAT"], ["kenianische Seeleute"])
    ]
    assert read("Der Emir von Katar hat am Montag seinen Sohn begnadigt.") == []


def test_supporters_in_a_relative_clause_agree_with_its_verb() -> None:
    text = "Grund sollen die eritreischen Truppen in Kidal sein, die Niger bei der Offensive unterstützen."
    assert (["NER"], ["ERI"]) not in [one for one, _ in told(text)]


def test_what_came_off_smaller_took_place() -> None:
    text = "Die Proteste fallen kleiner aus als damals, als Tausende gegen Präsident Moussa Traoré demonstrierten."
    assert told(text) == [((["Tausende"], ["Moussa Traoré"]), "occurred")]


def test_who_wished_it_is_not_hit() -> None:
    text = "Soldaten aus Mali verübten auf Bitte des Nigrers Issa Bako einen Anschlag in Kidal."
    assert all("Bitte" not in name for (_, hit), _ in told(text) for name in hit)


def test_who_is_said_to_be_to_blame_for_an_attack() -> None:
    text = "Der Anführer Issa Bako soll für den Angriff der Rebellen auf Niger verantwortlich sein."
    assert told(text) == [((["Rebellen"], ["NER"]), "occurred")]
