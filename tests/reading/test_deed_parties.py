"""Who did a deed and whom it befell, by construction."""

from __future__ import annotations

import pytest

from reading.deeds import read, sides


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die in Tunis inhaftierte maltesische Ärztin Rosa Camilleri ist krank.", (["TUN"], ["Rosa Camilleri"])),
        ("Der aus Tunesien ausgewiesene maltesische Konsul kehrte am Freitag zurück.", (["TUN"], ["MLT"])),
    ],
)
def test_a_participle_before_a_noun_tells_where_the_deed_was_done(
    text: str, expected: tuple[list[str], list[str]]
) -> None:
    assert sides(read(text)[0]) == expected


def test_a_bare_participle_tells_no_deed() -> None:
    assert read("Die inhaftierte maltesische Ärztin Rosa Camilleri ist krank.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Gabun hat das Militär die Macht ergriffen.", (["Militär"], ["GAB"])),
        ("Tunesien schenkte Malta drei Patrouillenboote.", (["TUN"], ["MLT"])),
        ("Tunesien überließ Malta Impfstoff.", (["TUN"], ["MLT"])),
        ("Am Montag begannen gemeinsame Manöver der USA und Südkoreas.", (["USA", "KOR"], ["USA", "KOR"])),
    ],
)
def test_parties_of_a_clause(text: str, expected: tuple[list[str], list[str]]) -> None:
    assert expected in map(sides, read(text))


def test_everybody_resigns_for_themselves() -> None:
    text = "Der tunesische Präsident Ali Salah ist zurückgetreten. Auch Außenministerin Leila Trabelsi trat zurück."
    resigned = [a.actors[0].name for a in read(text) if a.plover is not None and a.plover.mode == "resign"]
    assert resigned == ["Ali Salah", "Leila Trabelsi"]


def test_sanctions_that_were_not_imposed_are_denied() -> None:
    (deed,) = read("Norwegen verhängte keine Sanktionen gegen Chile.")
    assert (deed.factuality, sides(deed)) == ("denied", (["NOR"], ["CHL"]))


def test_a_reservation_makes_no_deed() -> None:
    assert all(a.factuality != "occurred" for a in read("Gegebenenfalls kürzt Tunesien die Hilfe für Malta."))


def test_who_leaves_a_body_leaves_no_state() -> None:
    text = "Malta und Tunesien streiten seit Mai. Malta steht fest. Tunesien ist aus den Verträgen ausgestiegen."
    assert all("MLT" not in sides(a)[1] for a in read(text))


def test_whoever_took_somebody_lets_them_go() -> None:
    text = "Malta sandte Soldaten in den Krieg im Jemen, wo Rebellen Angriffe auf die Armee und Anschläge verübten. "
    text += "Im Mai entführte die Huthi-Miliz zwei maltesische Ärzte. Am Montag kamen die maltesischen Ärzte frei."
    (released,) = [a for a in read(text) if a.plover is not None and a.plover.mode == "release"]
    (taken,) = [a for a in read(text) if a.plover is not None and a.plover.mode == "abduct"]
    assert sides(released)[0] == sides(taken)[0] != []


def test_a_missile_fired_at_nobody_is_a_test() -> None:
    (deed,) = read("Am Montag hat Tunesien zwei Marschflugkörper abgefeuert.")
    assert deed.plover is not None
    assert (deed.plover.type, deed.plover.mode) == ("MOBILIZE", "weapons")


def test_a_ship_that_is_seized_stands_for_its_state() -> None:
    (deed,) = read("Die tunesische Marine brachte am Montag einen maltesischen Frachter auf.")
    assert sides(deed) == (["TUN"], ["MLT"])


def test_nobody_calls_an_envoy_home_from_their_own_land() -> None:
    assert read("Tunesien rief seinen Botschafter aus Tunis zurück. Malta schwieg. Malta hatte Tunesien gelobt.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Norweger ziehen ihre letzten Soldaten aus Malta ab.", (["NOR"], ["MLT"])),
        ("Den Maltesern schenkte Norwegen im Mai drei Patrouillenboote.", (["NOR"], ["MLT"])),
        ("Die Blauhelme räumten am Montag ihr Lager in Tunesien.", (["UNO"], ["TUN"])),
        ("Seitens Norwegens wurden zwei maltesische Diplomaten ausgewiesen.", (["NOR"], ["MLT"])),
        ("Unbekannte haben den maltesischen Abgeordneten Carmelo Borg getötet.", (["Unbekannte"], ["Carmelo Borg"])),
        ("Norwegen und die Hisbollah haben einander mit Raketen angegriffen.", (["NOR", "Hisbollah"],) * 2),
        ("Huthi-Stellungen in Tunesien waren das Ziel norwegischer Luftangriffe.", (["NOR"], ["Huthi"])),
        ("Tunesiens Generäle haben Malta mit Raketen angegriffen.", (["TUN"], ["MLT"])),
    ],
)
def test_sides_told_by_people_and_soldiers(text: str, expected: tuple[list[str], list[str]]) -> None:
    assert expected in map(sides, read(text))


def test_people_are_no_state() -> None:
    assert all("NOR" not in sides(a)[0] for a in read("Drei Norweger haben in Tunesien einen Wachmann erschossen."))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der norwegische Luftangriff traf ein Krankenhaus in Tunesien.", (["NOR"], ["Krankenhaus"])),
        (
            "Der Mord an dem maltesischen Politiker wird der Hisbollah angelastet.",
            (["Hisbollah"], ["maltesischer Politiker"]),
        ),
        ("Hinter dem Anschlag auf die maltesische Botschaft steht die Hisbollah.", (["Hisbollah"], ["MLT"])),
        ("Zwei Malteser sind bei einer Razzia der tunesischen Armee getötet worden.", (["TUN"], ["Malteser"])),
        ("Der Huthi-Angriff auf Malta am Montag dauerte eine Stunde.", (["Huthi"], ["MLT"])),
        ("Mehrere westliche Staaten haben Sanktionen gegen Malta verhängt.", (["westliche Staaten"], ["MLT"])),
        ("In Tunesien gilt weiter der Ausnahmezustand.", (["TUN"], [])),
    ],
)
def test_sides_told_by_the_verb_beside_the_noun(text: str, expected: tuple[list[str], list[str]]) -> None:
    assert expected in map(sides, read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Die Bundesländer stellten die Zahlungen an Malta ein.",
        "Attacke in Oslo durch islamistische Propaganda gegen Malta.",
    ],
)
def test_not_everybody_is_a_side(text: str) -> None:
    assert all(not sides(a)[0] for a in read(text))


def test_a_missile_fired_into_the_sea_is_a_test() -> None:
    text = "Malta und Tunesien sind im Krieg. Malta hat abermals eine ballistische Rakete ins Mittelmeer abgefeuert."
    assert all((a.plover is not None and a.plover.type != "ASSAULT") or sides(a)[1] for a in read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Malta brach die Beziehungen zum südlichen Nachbarn ab, teilte die Regierung in Tunis mit.",
            (["MLT"], ["TUN"]),
        ),
        (
            "Malta antwortete mit der Ausweisung zweier Attachés. Tunesien und das tunesische Parlament schwiegen.",
            (["MLT"], ["TUN"]),
        ),
        ("Moskau wollte den Überläufer Sergej Iwanow vergiften.", (["RUS"], ["Sergej Iwanow"])),
        ("Die griechische Armee wurde in Alarmbereitschaft versetzt.", (["GRC"], [])),
        ("Sri Lankas Präsident Mahesh Perera ist zurückgetreten.", (["Mahesh Perera"], [])),
    ],
)
def test_sides_that_the_text_leaves_to_the_reader(text: str, expected: tuple[list[str], list[str]]) -> None:
    assert expected in map(sides, read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Touristen, die die Islamisten in Tunesien entführten, sind Malteser.", (["Islamisten"], ["Touristen"])),
        ("Die Dörfer, die die Rebellen überfielen, liegen im Norden Malis.", (["Rebellen"], ["Dörfer"])),
        ("Die Milizen, die Malta beschossen haben, sitzen in Tunesien.", (["Milizen"], ["MLT"])),
        ("Die Rakete, die Malta am Montag traf, kam aus Tunesien. Die Drohne, die Malta angriff, auch.", ([], [])),
    ],
)
def test_a_relative_pronoun_may_be_the_object(text: str, expected: tuple[list[str], list[str]]) -> None:
    told = list(map(sides, read(text)))
    assert expected in told or (expected == ([], []) and all("MLT" not in actors for actors, _ in told))


def test_a_continent_is_no_side() -> None:
    (deed,) = read("Peru hat im Krieg das größte Kraftwerk Südamerikas erobert. Chiles Truppen wichen zurück.")[:1]
    assert sides(deed)[0] == ["PER"]
    assert "Südamerikas" not in sides(deed)[1]


def test_a_deed_took_not_place_where_others_fled_to() -> None:
    deeds = read("Der peruanische Angriff auf Chile trieb Tausende nach Bolivien.")
    assert [sides(deed) for deed in deeds] == [(["PER"], ["CHL"])]
    assert deeds[0].where is None or deeds[0].where.country != "BOL"


def test_what_may_be_done_or_not_is_no_deed() -> None:
    assert read("Unklar ist, ob Peru im Krieg Chile weiter mit Waffen unterstützen wird.") == []
    assert read("Klar ist, dass Peru im Krieg Chile weiter mit Waffen unterstützen wird.") != []


@pytest.mark.parametrize(
    "text",
    [
        "Spanien lehnt Maltas Plan ab, in Tunesien einzumarschieren.",
        "Die Absicht Maltas, in Tunesien einzumarschieren, stößt in Spanien auf Kritik.",
    ],
)
def test_what_somebody_plans_they_would_do_themselves(text: str) -> None:
    assert sides(read(text)[0]) == (["MLT"], ["TUN"])


def test_where_people_fled_was_not_where_the_deed_was_done() -> None:
    assert all("TUR" not in sides(a)[1] for a in read("Nach dem Putsch der Offiziere floh die Familie in die Türkei."))


def test_a_crowd_is_no_matter_of_the_other_state_of_the_text() -> None:
    text = (
        "Spanien kritisiert Marokko. Marokko wehrt sich gegen Spanien. Marokko rief nach dem Gesandten. "
        "Am Montag löste die Polizei in Sevilla ein Protestlager auf dem Campus gewaltsam auf."
    )
    assert [sides(a) for a in read(text)] == [(["ESP"], ["Protestlager"])]


def test_who_leaves_public_life_withdraws_no_state() -> None:
    assert read("Der deutsche Finanzminister Jan Kolbe kündigte seinen Rückzug aus der Politik an.") == []
    assert sides(read("Deutschland kündigte seinen Rückzug aus Mali an.")[0]) == (["DEU"], ["MLI"])


def test_what_is_talked_about_is_not_done() -> None:
    assert read("Die Außenminister berieten über den Abzug der französischen Truppen aus Mali.") == []
