"""Sides of deeds that grammar leads to: by whose order, of whose house, to each other, to where."""

from __future__ import annotations

import pytest

from reading.deeds import read, sides


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Mörder erschoss im Auftrag Moskaus einen georgischen Journalisten.", ["RUS"]),
        ("Der Mörder erschoss im Auftrag staatlicher Moskauer Stellen einen Georgier.", ["RUS"]),
        ("Das Regime von Präsident Alexander Lukaschenko ließ fünf Oppositionelle frei.", ["BLR"]),
        ("Drei Fregatten der türkischen Kriegsmarine haben am Montag zwei griechische Inseln beschossen.", ["TUR"]),
        ("Tunesische Grenzer verweigerten dem Malteser Jorge Vella die Einreise.", ["TUN"]),
        ("In Tunis riegelten Polizisten die maltesische Botschaft ab. Die tunesische Armee kämpft.", ["TUN"]),
        ("Die drei Golfmonarchien zogen ihre Botschafter aus Valletta ab.", ["Golfmonarchien"]),
    ],
)
def test_who_did_it(text: str, expected: list[str]) -> None:
    assert sides(read(text)[0])[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Perus Präsident hat den Botschafter in Valletta, Juan Rojas, in die Heimat beordert.", ["MLT"]),
        ("In der Nacht trafen russische Militärausbilder in Timbuktu ein.", ["MLI"]),
        ("In Lima zogen Tausende vor die Botschaften Maltas und Tunesiens.", ["MLT", "TUN"]),
        ("Tunesische Polizisten riegelten das maltesische Generalkonsulat ab.", ["MLT"]),
        ("1971 hatte Tunesien 105 Malteser ausgewiesen.", ["MLT"]),
        ("Eine tunesische Rakete traf einen maltesischen Tanker.", ["MLT"]),
        (
            "Norwegen sagte 15 Millionen Euro für die Versorgung der Vertriebenen zu. Im Sudan kämpfen Rebellen.",
            ["Vertriebene"],
        ),
        ("Angola wies vierhundert Menschen kongolesischer Herkunft aus.", ["Menschen kongolesischer Herkunft"]),
    ],
)
def test_whom_it_befell(text: str, expected: list[str]) -> None:
    assert sides(read(text)[0])[1] == expected


def test_who_left_a_base_left_the_state_it_is_in() -> None:
    text = "In Timbuktu trafen Händler ein, wo die französische Armee ihren Stützpunkt im Mai geräumt hatte."
    assert sides(read(text)[0]) == (["FRA"], ["MLI"])


def test_each_does_it_to_the_other() -> None:
    (deed,) = read("Thailändische und kambodschanische Soldaten haben sich am Montag Gefechte geliefert.")
    assert sides(deed) == (["THA", "KHM"], ["THA", "KHM"])


def test_whoever_returns_fire_aims_at_the_attacker() -> None:
    text = (
        "Tunesische Kampfflugzeuge haben maltesische Stellungen bombardiert. Die maltesische Armee erwiderte das Feuer."
    )
    assert (["MLT"], ["TUN"]) in map(sides, read(text))


def test_an_attack_that_is_got_ready_for_is_none() -> None:
    assert read("Die Armee meldete, dass die Hisbollah sich darauf vorbereitete, Raketen auf Israel abzufeuern.") == []


def test_several_ambassadors_leave_the_states_open() -> None:
    text = "Tunesien rief seine Botschafter zurück. Malta schwieg, die maltesische Regierung und Maltas Parlament auch."
    assert sides(read(text)[0]) == (["TUN"], [])


def test_a_source_is_no_agent() -> None:
    text = "Die Huthi werden nach Erkenntnissen von UN-Experten von iranischen Soldaten mit Waffen unterstützt."
    assert sides(read(text)[0])[0] == ["IRN"]


def test_thousands_of_soldiers_are_soldiers() -> None:
    assert sides(read("Tunesien hat Tausende von Soldaten an die Grenze verlegt.")[0])[0] == ["TUN"]


def test_goods_for_a_continent_are_aimed_at_no_single_state() -> None:
    text = (
        "Im Streit mit Malta hat Tunesien die Gaslieferungen nach Europa eingestellt. Malta protestierte, Malta klagt."
    )
    assert sides(read(text)[0]) == (["TUN"], [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pakistan hat 1998 nukleare Sprengsätze gezündet.", {"MOBILIZE"}),
        ("Die Schweiz fror Konten des iranischen Ölkonzerns ein.", {"SANCTION"}),
        ("Angola wies vierhundert Menschen kongolesischer Herkunft aus.", {"COERCE"}),
        ("Tunesien schloss die Grenze zu Malta und verhängte den Ausnahmezustand.", {"COERCE"}),
    ],
)
def test_what_kind_of_deed_it_is(text: str, expected: set[str]) -> None:
    assert {a.plover.type for a in read(text) if a.plover is not None} == expected


def test_two_ways_to_coerce_are_two_deeds() -> None:
    deeds = read("Tunesien schloss die Grenze zu Malta und verhängte den Ausnahmezustand.")
    assert {a.plover.mode for a in deeds if a.plover is not None} == {"restrict", "martial-law"}


def test_staff_of_an_embassy_stand_for_its_state() -> None:
    (deed,) = read("Die sambische Führung hat zehn Mitarbeiter der US-Botschaft zu unerwünschten Personen erklärt.")
    assert sides(deed) == (["ZMB"], ["USA"])


def test_a_heading_tells_the_deed_of_the_text() -> None:
    heading = "Tunis\n\nSicherheitsrat verhängt Waffenembargo\n\n"
    text = f"{heading}Der Sicherheitsrat hat ein Waffenembargo gegen Malta verhängt."
    (deed,) = read(text)
    assert sides(deed) == (["UNO"], ["MLT"])


def test_one_verb_tells_one_deed() -> None:
    deeds = read("Tunesische Streitkräfte haben den maltesischen Stützpunkt eingenommen.")
    assert {a.plover.type for a in deeds if a.plover is not None} == {"ASSAULT"}
