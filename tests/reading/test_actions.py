"""Who did what to whom: the sides, as one would code them, and what is no deed between states."""

from __future__ import annotations

import pytest

from reading.deeds import read, sides

WAR = "Mali und Niger haben Panzer an die Grenze verlegt, Rebellen griffen Soldaten an. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der UN-Sicherheitsrat verhängte gestern Sanktionen gegen Eritrea.", (["UNO"], ["ERI"])),
        ("Ein weißrussisches Gericht verurteilte den litauischen Konsul zu zwei Jahren Haft.", (["BLR"], None)),
        ("Kenianische Polizeikräfte nahmen am Freitag zwei iranische Agenten fest.", (["KEN"], None)),
        ("In Minsk wurden gestern zwei polnische Diplomaten festgenommen.", (["BLR"], None)),
        ("Talibankämpfer griffen am Abend einen Stützpunkt der pakistanischen Armee an.", (["Taliban"], ["PAK"])),
        ("Die Terrorgruppe Hamas griff am Morgen israelische Soldaten an.", (["Hamas"], ["ISR"])),
        ("Gegen Eritrea wurden von der EU neue Sanktionen verhängt.", (["EU"], ["ERI"])),
        ("Australien erhebt Strafzölle auf chilenischen Wein.", (["AUS"], ["CHL"])),
        ("Peru zieht sich bis Mai aus Ecuador zurück.", (["PER"], ["ECU"])),
        ("Der Abzug kenianischer Truppen aus Somalia hat begonnen.", (["KEN"], ["SOM"])),
        ("Die Lockerung der EU-Sanktionen gegen Eritrea hat begonnen.", (["EU"], ["ERI"])),
        ("Kanada hob die Sanktionen gegen Eritrea auf.", (["CAN"], ["ERI"])),
        ("Die Annexion der Krim durch Russland wurde verurteilt.", (["RUS"], ["UKR"])),
        ("Der Iran feuerte mehr als hundert Raketen auf Oman ab.", (["IRN"], ["OMN"])),
        ("Norwegen stellte der Mongolei Haubitzen zur Verfügung.", (["NOR"], ["MNG"])),
        ("Kolumbien hat drei venezolanische Journalisten festgenommen.", (["COL"], ["venezolanische Journalisten"])),
        ("Die norwegische Marine stoppte einen isländischen Kutter.", (["NOR"], ["isländischer Kutter"])),
        ("Burundi schob am Montag zwölf Ruander ab.", (["BDI"], ["Ruander"])),
        ("Am Montag wurden peruanische Stellungen in den Anden angegriffen.", ([], ["PER"])),
        ("Peruanische Diplomaten wurden am Montag aus Chile ausgewiesen.", (["CHL"], ["PER"])),
        ("Die kenianische Polizei ging mit Wasserwerfern gegen Demonstranten vor.", (["KEN"], ["Demonstranten"])),
        ("Rettungsteams aus Japan sind in der Türkei eingetroffen.", (["JPN"], ["TUR"])),
        ("Das Technische Hilfswerk schickt ein Rettungsteam nach Peru.", (["technisches Hilfswerk"], ["PER"])),
        ("Der kenianische Vizepräsident Jean Otieno wurde in der Nähe von Lima verhaftet.", (["PER"], ["Jean Otieno"])),
        ("Auf die Botschaft Kanadas wurde am Montag ein Anschlag verübt.", ([], ["CAN"])),
        ("Die Militärs haben in Mali die Macht übernommen.", (["Militär"], ["MLI"])),
        (
            "Nach dem gescheiterten Attentat auf den japanischen Premier schweigt Tokio.",
            (None, ["japanischer Premier"]),
        ),
        ("Der japanische Ministerpräsident Kaito Mori stoppte am Montag die Hilfen für Nepal.", (["JPN"], ["NPL"])),
        ("Eritrea hat in der Nacht Dschibuti angegriffen.", (["ERI"], ["DJI"])),
        ("Der Raketenangriff des Iran auf Oman blieb ohne Folgen.", (["IRN"], ["OMN"])),
        ("Peru tötete den Hamas-Chef Tarik Odeh.", (["PER"], ["Tarik Odeh"])),
        ("Eritreische Raketen trafen ein Kraftwerk in Dschibuti.", (["ERI"], ["DJI"])),
        ("Syrien wurde aus der Arabischen Liga ausgeschlossen.", (None, ["SYR"])),
        ("Spanien stationiert eine Brigade in Estland.", (["ESP"], ["EST"])),
        ("Die NATO-Staaten unterstützen Moldau im Krieg gegen die Rebellen.", (["NATO"], ["MDA"])),
        ("Kanada hob die Strafzölle auf chilenischen Wein auf.", (["CAN"], ["CHL"])),
        ("Polnische Ermittler nahmen einen belarussischen Spion fest.", (["POL"], ["belarussischer Spion"])),
    ],
)
def test_sides_are_states_and_groups(text: str, expected: tuple[list[str] | None, list[str] | None]) -> None:
    (deed,) = read(text)
    for found, wanted in zip(sides(deed), expected, strict=True):
        assert wanted is None or found == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Der Sänger Theo Kern wurde am Montag in Portugal festgenommen.",
        "Polnische Ermittler nahmen einen belarussischen Einbrecher fest.",
        "Streitpunkt bleibt der Abzug kenianischer Truppen aus Somalia.",
        "Die Regierung von Peru erteilte einem Angriff auf Ecuador eine Absage.",
        "Chile fragt, wie man aus der Europäischen Union austritt.",
        "Die Polizei in Kassel nahm am Montag einen Einbrecher fest.",
        "Die Zentralbank setzte den Kurs am Mittwoch auf 1,08 Dollar fest.",
        "Die Ministerin attackierte den Kanzler mit scharfen Worten.",
        "Der Verein trat von dem Vertrag zurück.",
        "Peru trifft im Halbfinale auf Chile, der Trainer warnt vor den Angriffen der Mannschaft aus Chile im Stadion.",
        "Beide Minister unterzeichneten einen Vertrag über die engere Zusammenarbeit zwischen Chile und Peru.",
    ],
)
def test_what_is_no_deed_between_sides(text: str) -> None:
    assert read(text) == []


def test_what_one_has_others_do_is_ones_own_deed() -> None:
    (deed,) = read("Eritrea ließ am Montag äthiopische Stellungen bombardieren.")
    assert sides(deed) == (["ERI"], ["ETH"])


def test_what_is_hit_comes_before_the_state_it_lies_in() -> None:
    deeds = read(WAR + "Niger tötete bei einem Luftangriff in Bamako einen Kommandeur der Hisbollah.")
    assert sides(deeds[-1])[1] == ["Kommandeur der Hisbollah"]


def test_descriptions_are_in_their_base_form() -> None:
    deeds = read(WAR + "Die Verschleppung malischer Kinder durch Rebellen dauert an.")
    assert sides(deeds[-1]) == (["Rebellen"], ["malische Kinder"])


def test_who_crushes_protests_does_not_protest() -> None:
    deeds = read(
        WAR + "Am Montag wurden Proteste gegen die Regierung in Bamako von Sicherheitskräften niedergeschlagen."
    )
    assert all(d.plover.type != "PROTEST" or not d.actors for d in deeds)


def test_an_attack_happens_in_the_town_it_is_named_after() -> None:
    deeds = read(WAR + "Nach dem Anschlag von Bamako schloss Niger die Grenze.")
    assert not any(
        "MLI" in sides(d)[0] for d in deeds if d.plover.type == "ASSAULT" and "Anschlag" in d.evidence[0].text
    )


def test_what_does_not_live_is_not_killed() -> None:
    deeds = read(WAR + "Das Recht wurde am Montag ermordet.")
    assert all("ermordet" not in s.text for d in deeds for s in d.evidence)


def test_of_two_that_fight_both_do_it() -> None:
    deeds = read(WAR + "Am Montag gab es Gefechte zwischen Rebellen und Söldnern in Gao.")
    assert sides(deeds[-1]) == (["Rebellen", "Söldner"], ["Rebellen", "Söldner"])


def test_an_accusation_names_the_doer() -> None:
    deeds = read(
        WAR + "Niger machte die Islamisten am Freitag für den Anschlag auf die Botschaft in Gao verantwortlich."
    )
    assert any("Islamisten" in sides(d)[0] for d in deeds)


def test_a_participle_names_who_did_it() -> None:
    deed = read(WAR + "Die Familien sprachen über die von den Rebellen verschleppten Bauern.")[-1]
    assert (deed.plover.mode, sides(deed)) == ("abduct", (["Rebellen"], ["Bauern"]))


def test_whom_a_war_is_waged_on_did_not_do_it() -> None:
    text = "Der Krieg Malis gegen die Rebellen dauert. Am Abend kam der Angriff der Rebellen."
    assert all("Rebellen" not in sides(d)[1] or "Rebellen" not in sides(d)[0] for d in read(WAR + text))


def test_a_war_that_is_the_reason_for_sanctions_is_not_what_they_are_against() -> None:
    assert not [d for d in read("Wegen des Feldzugs gegen Eritrea gelten Sanktionen.") if d.plover.type == "SANCTION"]


def test_an_attack_told_again_without_its_doer_is_the_same() -> None:
    deeds = read(WAR + "Der Iran griff Oman an. Viele verurteilten die Raketenangriffe auf Oman.")
    assert [sides(d) for d in deeds if "OMN" in sides(d)[1]] == [(["IRN"], ["OMN"])]


def test_who_attacks_one_side_only_attacks_it_again() -> None:
    deeds = read(WAR + "Der Iran beschoss Oman. Am Abend gab es iranische Drohnenangriffe.")
    assert [sides(d) for d in deeds if "IRN" in sides(d)[0]] == [(["IRN"], ["OMN"])] * 2


def test_films_tell_of_no_deeds() -> None:
    text = (
        "In dem Film des Regisseurs greift eine Rebellenarmee das Imperium an, der Schauspieler spielt einen Piloten. "
    )
    assert not read(WAR + text + "Im dritten Teil der Serie entführen Separatisten im Kino den Sohn des Generals.")


def test_a_plan_is_of_whom_it_belongs_to() -> None:
    text = (
        "Die Zeitung deckte Anfang des Jahres Pläne der iranischen Regierung zur Ermordung des Dichters Arman Tal auf."
    )
    (deed,) = [d for d in read(WAR + text) if d.plover.mode == "targeted"]
    assert (deed.factuality, sides(deed)) == ("planned", (["IRN"], ["Arman Tal"]))


def test_a_condition_with_its_verb_first_tells_of_nothing_done() -> None:
    (deed,) = read("Erhebt Kanada Strafzölle auf chilenischen Wein, steigen die Preise.")
    assert deed.factuality == "proposed"


def test_an_exercise_of_two_states_is_one_with_each_other() -> None:
    (both,) = read("Malta und Zypern hielten im Mai ein Seemanöver ab.")
    (alone,) = read("Malta hielt im Mai ein Seemanöver ab.")
    assert (both.plover.type, alone.plover.type) == ("COOPERATE", "MOBILIZE")
