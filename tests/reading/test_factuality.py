"""What took place and what did not: tense, modals, mood, negation, conditions, predicates and nouns above the event."""

from __future__ import annotations

import datetime as dt

import pytest

from depesche import german
from depesche.german.clauses import find_clauses
from depesche.reading.factuality import factuality_of
from depesche.reading.layers import Reading
from depesche.reading.times import find_times
from depesche.records import Document, Factuality

PUBLISHED = dt.date(2024, 11, 19)


def read(text: str) -> Reading:
    document = Document(id="example", text=text, published=PUBLISHED)
    doc = german.load()(text)
    reading = Reading(document, doc)
    reading.clauses = find_clauses(doc)
    reading.times = find_times(doc, PUBLISHED)
    return reading


def told(text: str, word: str) -> Factuality:
    """Of the event that `word` names: a verb of the clause, or a noun in it."""
    reading = read(text)
    token = next(t.i for t in reading.doc if t.text == word)
    return factuality_of(reading, reading.clause_of_token[token], token)


VERBS = [
    ("Die Ministerin traf am Freitag ihren Kollegen.", "traf", "occurred"),
    ("Die Ministerin hat ihren Kollegen getroffen.", "getroffen", "occurred"),
    ("Die Ministerin hatte ihren Kollegen getroffen.", "getroffen", "occurred"),
    ("Die Geisel wurde freigelassen.", "freigelassen", "occurred"),
    ("Die Ministerin wird ihren Kollegen treffen.", "treffen", "planned"),
    ("Die Geisel wird am Donnerstag freigelassen werden.", "freigelassen", "planned"),
    ("Die Ministerin trifft am nächsten Montag ihren Kollegen.", "trifft", "planned"),
    ("Die Ministerin trifft morgen ihren Kollegen.", "trifft", "planned"),
    ("Beide Seiten verhandeln seit Wochen.", "verhandeln", "ongoing"),
    ("Die Ministerin will ihren Kollegen treffen.", "treffen", "planned"),
    ("Die Ministerin wollte ihren Kollegen treffen.", "treffen", "planned"),
    ("Die Ministerin soll morgen ihren Kollegen treffen.", "treffen", "planned"),
    ("Die Ministerin soll ihren Kollegen getroffen haben.", "getroffen", "occurred"),
    ("Die Geisel soll getötet worden sein.", "getötet", "occurred"),
    ("Die Geisel könnte freigelassen werden.", "freigelassen", "proposed"),
    ("Beide Seiten müssen verhandeln.", "verhandeln", "proposed"),
    ("Beide Seiten mussten verhandeln.", "verhandeln", "occurred"),
    ("Der Gesandte konnte die Geisel treffen.", "treffen", "occurred"),
    ("Die Ministerin traf ihren Kollegen nicht.", "traf", "denied"),
    ("Die Ministerin hat ihren Kollegen nie getroffen.", "getroffen", "denied"),
    ("Die Ministerin wird ihren Kollegen nicht treffen.", "treffen", "denied"),
    ("Die Ministerin würde ihren Kollegen treffen.", "treffen", "proposed"),
    ("Er sagte, die Ministerin habe ihren Kollegen getroffen.", "getroffen", "occurred"),
    ("Er sagte, die Ministerin werde ihren Kollegen treffen.", "treffen", "planned"),
    ("Wenn die Ministerin ihren Kollegen trifft, ist alles gut.", "trifft", "proposed"),
    ("Falls die Armee angreift, flieht die Regierung.", "angreift", "proposed"),
    ("Bevor die Ministerin ihren Kollegen trifft, reist sie heim.", "trifft", "planned"),
    ("Bevor die Ministerin ihren Kollegen traf, reiste sie heim.", "traf", "occurred"),
    ("Die Ministerin plant, ihren Kollegen zu treffen.", "treffen", "planned"),
    ("Die Ministerin hofft, ihren Kollegen zu treffen.", "treffen", "proposed"),
    ("Die Ministerin weigerte sich, ihren Kollegen zu treffen.", "treffen", "denied"),
    ("Die Ministerin bestritt, ihren Kollegen getroffen zu haben.", "getroffen", "denied"),
    ("Die Ministerin begann, mit ihrem Kollegen zu verhandeln.", "verhandeln", "occurred"),
    ("Es gelang dem Gesandten, die Geisel zu treffen.", "treffen", "occurred"),
    ("Es gelang dem Gesandten nicht, die Geisel zu treffen.", "treffen", "denied"),
    ("Sie reist nach Wien, um ihren Kollegen zu treffen.", "treffen", "planned"),
    ("Sie reiste ab, ohne ihren Kollegen zu treffen.", "treffen", "denied"),
    ("Die Regierung erklärte ihre Bereitschaft, mit den Rebellen zu verhandeln.", "verhandeln", "proposed"),
    ("Sie schlug vor, dass beide Seiten verhandeln.", "verhandeln", "proposed"),
    ("Sie kündigte an, dass die Armee abzieht.", "abzieht", "planned"),
    ("Sie dementierte, dass die Armee abgezogen ist.", "abgezogen", "denied"),
    ("Sie bestätigte, dass die Armee abgezogen ist.", "abgezogen", "occurred"),
]

NOUNS = [
    ("Das Treffen fand in Wien statt.", "Treffen", "occurred"),
    ("Das geplante Treffen liegt in weiter Ferne.", "Treffen", "planned"),
    ("Die Regierung sagte das Treffen ab.", "Treffen", "cancelled"),
    ("Das Treffen wurde abgesagt.", "Treffen", "cancelled"),
    ("Die Absage des Treffens überraschte alle.", "Treffens", "cancelled"),
    ("Das Treffen ist für Donnerstag geplant.", "Treffen", "planned"),
    ("Das Treffen wird morgen stattfinden.", "Treffen", "planned"),
    ("Die Ministerin schlug ein Treffen vor.", "Treffen", "proposed"),
    ("Die Ministerin hofft auf ein Treffen.", "Treffen", "proposed"),
    ("Die Ministerin rief zu Verhandlungen auf.", "Verhandlungen", "proposed"),
    ("Der Vorschlag für ein Treffen kam aus Oslo.", "Treffen", "proposed"),
    ("Die Forderung nach Verhandlungen wird lauter.", "Verhandlungen", "proposed"),
    ("Die Regierung lehnt Verhandlungen ab.", "Verhandlungen", "denied"),
    ("Es gab keine Verhandlungen.", "Verhandlungen", "denied"),
    ("Es wird keine Verhandlungen geben.", "Verhandlungen", "denied"),
    ("Die Ministerin lehnt ein Treffen nicht ab.", "Treffen", "proposed"),
    ("Die Ministerin plant kein Treffen.", "Treffen", "denied"),
    ("Nach dem Treffen lobte sie ihren Kollegen.", "Treffen", "occurred"),
    ("Bei dem Treffen schlug sie eine Pause vor.", "Treffen", "occurred"),
    ("Bei dem Treffen am Donnerstag soll es um Fisch gehen.", "Treffen", "planned"),
    ("Die Verhandlungen gehen weiter.", "Verhandlungen", "ongoing"),
    ("Die Verhandlungen dauern an.", "Verhandlungen", "ongoing"),
    ("Beide Seiten haben Verhandlungen aufgenommen.", "Verhandlungen", "occurred"),
    ("Beide Seiten wollen Verhandlungen aufnehmen.", "Verhandlungen", "planned"),
    ("Der mögliche Abzug der Truppen beschäftigt den Rat.", "Abzug", "proposed"),
]


@pytest.mark.parametrize(("text", "word", "expected"), VERBS)
def test_verb(text: str, word: str, expected: Factuality) -> None:
    assert told(text, word) == expected


@pytest.mark.parametrize(("text", "word", "expected"), NOUNS)
def test_noun(text: str, word: str, expected: Factuality) -> None:
    assert told(text, word) == expected


def test_without_a_trigger_the_verb_counts() -> None:
    reading = read("Die Ministerin wird abreisen.")
    assert factuality_of(reading, reading.clauses[0]) == "planned"


def test_a_fragment_is_taken_as_told() -> None:
    reading = read("Treffen der Minister in Wien")
    assert factuality_of(reading, reading.clauses[0], 0) == "occurred"
