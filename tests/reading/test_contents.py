"""Which words are what was said: nothing cut off, nothing of the author's. All sentences are invented."""

from __future__ import annotations

import pytest

from reading.said import statements


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Der Sender NRK hatte berichtet, Anna Vesely habe das Haus nicht im Wagen, sondern zu Fuß verlassen.",
            "Anna Vesely habe das Haus nicht im Wagen, sondern zu Fuß verlassen",
        ),
        (
            "Kommissar Ulf Holm sagte, wenn dieser Aufruf nicht befolgt werde, dann sehe er dunkle Stunden kommen.",
            "wenn dieser Aufruf nicht befolgt werde, dann sehe er dunkle Stunden kommen",
        ),
        ("Ulf Holm verrät, dass er krank sei und punktet bei den Gästen mit seinen Antworten.", "dass er krank sei"),
        ("Ein Urteil könnte laut Gerichts-Angaben Mitte Mai fallen.", "Ein Urteil könnte / Mitte Mai fallen"),
        (
            "Kunden haben laut der Webseite stau-meldung.de Probleme beim Telefonieren.",
            "Kunden haben / Probleme beim Telefonieren",
        ),
        (
            "Bei der Bank treten laut Berichten in sozialen Medien vereinzelt Störungen auf.",
            "Bei der Bank treten / vereinzelt Störungen auf",
        ),
        (
            "Isaak Holm lobte den Sieger: Das Lied sei ein schönes Stück, so der 29-jährige Norweger vor Journalisten.",
            "Das Lied sei ein schönes Stück",
        ),
        (
            "Und dann ist da noch der Hund – „der wahre Chef in der Familie“, wie Anna Vesely sagt.",
            "„der wahre Chef in der Familie“",
        ),
    ],
)
def test_the_words_said(text: str, content: str) -> None:
    (statement,) = statements(text)
    assert " / ".join(c.text for c in statement.content) == content


def test_what_somebody_else_reports_is_not_among_ones_own_figures() -> None:
    text = "Die Feuerwehr hatte nach eigenen Angaben mehr als 1.800 Einsätze, die Polizei meldete 400 Festnahmen."
    own, others = statements(text)
    assert own.content[-1].text == "mehr als 1.800 Einsätze"
    assert others.asserted_by == []


def test_who_goes_on_with_a_deed_has_not_said_the_one_before() -> None:
    assert not statements("Am Abend fiel Anna Vesely ihren Gästen ins Wort, rief sie zur Ordnung.")


def test_a_refusal_told_in_two_words_is_an_act_and_what_follows_the_colon_is_not_its_content() -> None:
    (told,) = statements("Norwegen sagt Nein zu Plastik: Mit einem Verbot sorgt das Land für Aufsehen.")
    assert (told.mode, told.act, told.content[0].text) == ("reported", "reject", "Norwegen sagt Nein zu Plastik")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Holm hatte behauptet, die Wahl sei ihm gestohlen worden, ohne dafür Belege vorzulegen.",
            "die Wahl sei ihm gestohlen worden",
        ),
        (
            "Holm sagte, die Kontrollen seien verstärkt worden, ohne den Verkehr zu stören.",
            "die Kontrollen seien verstärkt worden, ohne den Verkehr zu stören",
        ),
        (
            "Kanzler Ulf Holm schlug vor, das Parlament aufzulösen - was Präsident Jan Vesely dann anordnete.",
            "das Parlament aufzulösen",
        ),
    ],
)
def test_what_the_author_remarks_on_it_is_no_part_of_it(text: str, content: str) -> None:
    assert [c.text for s in statements(text) for c in s.content] == [content]


def test_a_word_that_introduces_a_quotation_makes_no_second_statement_of_it() -> None:
    (told,) = statements("Aber: „Wir wollen nach wie vor nur die Besten holen“, so Anna Vesely.")
    assert (told.mode, told.content[0].text) == ("direct", "„Wir wollen nach wie vor nur die Besten holen“")


def test_relative_clauses_about_who_speaks_are_no_content_one_by_one() -> None:
    text = (
        "Die Zahl steige, so die Holm GmbH, die für die Erhebung zuständig ist und an der viele Sender beteiligt sind."
    )
    (told,) = statements(text)
    assert [c.text for c in told.content] == ["Die Zahl steige"]


def test_an_infinitive_that_tells_of_plans_is_theirs_and_not_what_a_report_of_them_says() -> None:
    (told,) = statements(
        "Medien hatten über Überlegungen der Regierung berichtet, Hilfsgüter an Land bringen zu lassen."
    )
    assert told.mode == "reported"


def test_women_and_men_of_one_trade_are_one_source() -> None:
    (told,) = statements("Der Strom hat Expertinnen und Experten zufolge zwei Höhepunkte.")
    assert [c.text for c in told.content] == ["Der Strom hat", "zwei Höhepunkte"]
