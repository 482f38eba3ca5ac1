"""Whose words they are: names glued to what stands beside them, sources inside compounds, reports that a new paragraph
begins, and quotations that the same source goes on with. All text is invented.
"""

from __future__ import annotations

import pytest

from reading.said import speakers, statements


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Das Dorf ist sicher“, hieß es vonseiten der Behörden.", "Behörden"),
        ("Das Dorf sei sicher, hieß es seitens der Stadt.", "Stadt"),
        ("„Wir werden gehen müssen“, sagte Weil.", "Weil"),
        ("„Das ist gut“, sagte der CDU-Politiker einer Mitteilung zufolge.", "CDU-Politiker"),
        ("Nach Polizeiangaben war das Auto gestohlen.", "Polizei"),
        ("Laut Unternehmensangaben war das Werk leer.", "Unternehmen"),
        ("Beim Brand waren nach einer früheren Mitteilung Gase freigesetzt worden.", "frühere Mitteilung"),
        ("So machte der Minister publik, dass er im Mai geht.", "Minister"),
        ("Die Ministerin Jana Dahl aus Graz befürchtet, dass es so bleibt.", "Jana Dahl"),
        ("Der Vorsitzende und Spitzenkandidat der „Freien Neustädter“, Jan Dahl, sprach von Verrat.", "Jan Dahl"),
        ("Tage vor dem Spiel Blau Süd - Rot Nord hat der DFB eine Entscheidung verkündet.", "DFB"),
        ("Die Nummer 10 ergänzte: „Ich freue mich auf das Spiel am Sonntag.“", "Nummer 10"),
    ],
)
def test_a_speaker_is_named_without_what_stands_beside_him(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_an_owner_behind_a_surname_is_somebody_else() -> None:
    text = "Nico Dahl traf Georg Weller. Dahl lachte, Weller auch. „Es war knapp“, bestätigte Dahl Wellers Sichtweise."
    assert speakers(text) == ["Nico Dahl"]


def test_an_impersonal_saying_goes_on_with_the_last_source() -> None:
    text = "Das Amt teilte mit, der Sturm komme. „Bleiben Sie zu Haus! Gehen Sie nicht hinaus“, hieß es weiter."
    assert speakers(text) == ["Amt", "Amt"]


def test_a_paragraph_in_the_konjunktiv_is_of_whom_it_names() -> None:
    text = (
        "Ministerin Eva Dahl sagte, die Lage sei ernst.\n\nEines der Opfer sei ertrunken. "
        "Ein zweites sei noch nicht gefunden, betonte Polizeichef Jan Holm."
    )
    assert speakers(text) == ["Eva Dahl", "Jan Holm", "Jan Holm"]


def test_a_new_entry_goes_on_with_nobody() -> None:
    text = "Ministerin Eva Dahl sagte, die Lage sei ernst. Neues vom 3. Mai, 17.30 Uhr: Es sei noch alles offen."
    assert speakers(text) == ["Eva Dahl"]


def test_what_goes_on_from_an_act_is_said() -> None:
    told = statements("Ministerin Eva Dahl versprach, dass sie gehe. Sie habe das immer gewollt.")
    assert [s.act for s in told] == ["promise", "say"]


def test_a_quotation_behind_a_colon_is_the_content() -> None:
    told = statements("Dahl fordert von Oslo: „Aufhören und endlich arbeiten!“")
    assert [(s.mode, s.act) for s in told] == [("direct", "demand")]
    assert [a.name for s in told for a in s.addressees] == ["Norwegen"]


def test_a_source_behind_two_clauses_gives_both() -> None:
    told = statements("Das Wasser ging zurück und floss nach Norden ab, wie Förster Jan Dahl berichtet.")
    assert [s.content[0].text for s in told] == ["Das Wasser ging zurück und floss nach Norden ab"]


def test_police_in_another_country_act_for_nobody_known() -> None:
    text = "In Österreich suchte ihn die Polizei. Er war in Tschechien. Die Polizei sprach von Mord."
    assert [s.speaker.affiliation for s in statements(text) if s.speaker] == [None]


def test_what_a_relative_clause_says_is_told_of_its_noun_alone() -> None:
    told = statements("Richter Jan Dahl wies die Anwälte zurück, die verlangt hatten, dass er gehe.")
    assert [s.speaker.name for s in told if s.speaker and s.act == "demand"] == ["Anwälte"]
    assert [
        s.content[0].text for s in statements("Der „Bote“ verweist auf ein Schreiben der Stadt, wonach sie zahlt.")
    ] == ["sie zahlt"]


def test_what_no_one_does_is_foreseen_not_demanded() -> None:
    assert [s.act for s in statements("Das Amt erwartet, dass die Pegel steigen.")] == ["say"]
    assert [s.act for s in statements("Die EU erwartet, dass Serbien zahlt.")] == ["demand"]


def test_words_behind_a_relative_clause_are_those_it_tells_or_the_rest_of_what_is_around_it() -> None:
    text = "Das gefiel General Jan Dahl, der in Oslo ankündigte, die Schießen würden wiederholt."
    assert "die Schießen würden wiederholt" in [s.content[0].text for s in statements(text)]
    text = "Kommt es zu einem Plan, den der Ausschuss bestätigt, müsste er rasch beginnen."
    assert "müsste er rasch beginnen" not in [s.content[0].text for s in statements(text)]


def test_a_heading_points_at_nothing() -> None:
    assert (
        statements("Die Aktie fiel um zwei Prozent.\n\nDas sagen die Analysten jetzt\n\nNun steigt sie wieder.") == []
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("„Das wird schwer“, sagte Anna Berg. Die Historikerin rechnet mit Streit.", ["Anna Berg", "Anna Berg"]),
        ("„Das wird schwer“, sagte Anna Berg. Der Historiker rechnet mit Streit.", ["Anna Berg", "Historiker"]),
        ("Jan Dahl sagte, er gehe. Nach Einschätzung des Politologen gehe es gut.", ["Jan Dahl", "Jan Dahl"]),
        ("Präsident Jan Dahl sagte, er gehe. Das sei gut, meint der Politologe.", ["Jan Dahl", "Politologe"]),
        ("Minister Jan Dahl sagte, er gehe. Das sei gut, so der Sozialdemokrat.", ["Jan Dahl", "Jan Dahl"]),
    ],
)
def test_who_was_quoted_last_may_go_by_a_trade(text: str, names: list[str]) -> None:
    assert speakers(text) == names
