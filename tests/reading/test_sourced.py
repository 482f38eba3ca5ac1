"""What a source's words take in, and whose words go on after them. All text is invented."""

from __future__ import annotations

import pytest

from depesche.german.pipeline import load
from depesche.reading.analyse import analyse
from depesche.reading.statements import build
from depesche.records import Document, Statement


def statements(text: str) -> list[Statement]:
    return build(analyse(Document(id="test", text=text), load()(text)))


def told(text: str) -> list[tuple[str | None, str]]:
    """Speaker and content of every statement."""
    found = statements(text)
    return [(s.speaker.name if s.speaker else None, " … ".join(c.text for c in s.content)) for s in found]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "So haben nach Angaben der Stiftung für soziale Fragen die Haushalte gespart.",
            "So haben … die Haushalte gespart",
        ),
        ("Am Abend waren nach Angaben der Polizei Bäume umgestürzt.", "Am Abend waren … Bäume umgestürzt"),
        ("Sein Dienstgrad war laut „Kreisbote“ Obergefreiter.", "Sein Dienstgrad war … Obergefreiter"),
        ("Er wollte, laut der Aufschrift am Tor, morgen öffnen.", "Er wollte … morgen öffnen"),
        (
            "Alle Karten behalten laut Polizei für das Konzert ihre Gültigkeit.",
            "Alle Karten behalten … für das Konzert ihre Gültigkeit",
        ),
    ],
)
def test_the_words_for_a_source_are_taken_whole(text: str, content: str) -> None:
    assert [c for _, c in told(text)] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "Schätzungen zufolge sind es zehn Millionen.",
        "Laut einem Interview mit „Kreisbote“ wurde er nach dem Dichter benannt.",
        "Bereits nach den Aussagen von Daniel Dahl war Anna Berg misstrauisch.",
    ],
)
def test_nobody_is_a_source_whom_nobody_names(text: str) -> None:
    assert told(text) == []


def test_a_dateline_does_not_speak() -> None:
    assert told("Neustadt (dpa) – Minister Daniel Dahl hat den Bericht zurückgewiesen.")[0][0] == "Daniel Dahl"


def test_a_demonym_or_age_stands_for_who_spoke() -> None:
    text = "Torwart Daniel Dahl hört auf. Das gab der 38 Jahre alte Profi bekannt. „Gut“, sagte der Schweizer."
    assert [speaker for speaker, _ in told(text)] == ["Daniel Dahl", "Daniel Dahl"]


def test_who_reports_what_others_say_goes_on() -> None:
    text = "Daniel Dahl sagte, die Partei habe deutlich gemacht, dass sie warte. Man könne sich Auswege denken."
    assert told(text)[-1] == ("Daniel Dahl", "Man könne sich Auswege denken.")


def test_a_name_before_a_colon_tells_who_speaks_behind_it() -> None:
    assert told("Anna Berg sagt, das sei Wahnsinn. Daniel Dahl: „Nein.“")[-1] == ("Daniel Dahl", "„Nein.“")
    text = "Anna Berg sagte, das sei Wahnsinn. Dahls Fazit: Er habe es geahnt. Daniel Dahl ging."
    assert [speaker for speaker, _ in told(text)] == ["Anna Berg", "Daniel Dahl"]


def test_a_person_does_not_relay_the_source_of_the_next_sentence() -> None:
    text = "Minister Daniel Dahl kritisierte den Plan. Laut Anna Berg gehe es um Geld."
    assert [a.name for s in statements(text) for a in s.asserted_by] == []
    text = "„Wir feiern“, sagte Daniel Dahl nach den ersten Hochrechnungen."
    assert [a.name for s in statements(text) for a in s.asserted_by] == []


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ("„Wir warten“, sagte Daniel Dahl, „bis alle da sind“.", ("Daniel Dahl", "„Wir warten“ … „bis alle da sind“")),
        (
            "Die Lehrerinnen und Lehrer fordern mehr Geld.",
            ("Lehrerinnen und Lehrer", "Die Lehrerinnen und Lehrer fordern mehr Geld."),
        ),
        ("Der Plan sei gut, sagte Daniel Dahl, wie die Agentur AFP berichtet.", ("Daniel Dahl", "Der Plan sei gut")),
        (
            "Jetzt wirft das Paar der Gaststätte vor, sie lasse die Feier platzen.",
            ("Paar", "sie lasse die Feier platzen"),
        ),
        (
            "Er habe es nicht selbst, sondern mit Freunden gebaut, sagte Daniel Dahl.",
            ("Daniel Dahl", "Er habe es nicht selbst, sondern mit Freunden gebaut"),
        ),
        ("Alles sei gut gegangen. Das sagte Daniel Dahl in Neustadt.", ("Daniel Dahl", "Alles sei gut gegangen.")),
        (
            "Der Verband sprach von Willkür: „Das ist ein schlechter Plan“, sagte Chefin Anna Berg.",
            ("Anna Berg", "„Das ist ein schlechter Plan“"),
        ),
    ],
)
def test_what_is_said_is_one_record(text: str, record: tuple[str, str]) -> None:
    assert told(text) == [record]
