"""What only looks like a statement: literal uses, states, comparisons, expectations. All sentences are invented."""

from __future__ import annotations

import pytest

from depesche.german.pipeline import load
from depesche.reading.analyse import analyse
from depesche.reading.statements import build
from depesche.records import Document, Statement


def statements(text: str) -> list[Statement]:
    return build(analyse(Document(id="test", text=text), load()(text)))


@pytest.mark.parametrize(
    "text",
    [
        # literal uses of verbs of saying
        "Kapitän Tom Dahl brachte seine Mannschaft zurück ins Spiel.",
        "Die Läuferin Jana Vesely behauptete ihre Führung bis zuletzt.",
        "Die Malerin Jana Vesely erinnert an Frida Kahlo.",
        "Die Stadt rief den Notstand aus.",
        "Minister Dahl erwähnt die Reise mit keinem Wort.",
        "Das ruft Ministerin Jana Vesely auf den Plan.",
        "Verlangt die Regierung Gehorsam, müsste sie Geld geben.",
        "Trainer Tom Dahl hat den Fans den Glauben zurückgegeben, das Spiel zu gewinnen.",
        "Sängerin Jana Vesely reagiert auf Kritik.",
        "Im Herbst kündigen sich bei der Partei Abgänge an.",
        "Schiedsrichter Tom Dahl nahm die Karte zurück.",
        "Jana Vesely hoffte, das Rennen zu gewinnen.",
        "Die Firma Dahl verlangt 450 Euro für das Gerät.",
        "Ministerin Jana Vesely gab sich in der Sitzung offen.",
        "Über ihr Privatleben gibt Jana Vesely wenig preis.",
        "Die Sender berichten täglich von den Spielen.",
        "Es ging um Männer, die von einem Gericht verurteilt wurden.",
        "Nun heißt es für die Verlierer, die Wunden zu lecken.",
        "Jana Vesely bemerkt, dass die Tür offen steht.",
        "Nach zwei frühen Treffern ging der Gast aus dem Norden leer aus.",
        "Beide Mannschaften gaben sich mit dem Punkt zufrieden.",
        "Doch nach Hinweis des Assistenten gab er Elfmeter.",
        "Gefordert wurde in dem Film auch der Rücktritt von Ministerin Ida Vesely.",
        "So hatten es die dänischen Richter gefordert.",
        "Der Sprecher Tom Dahl nannte keine Einzelheiten.",
        "Beim Blick in den Keller musste Jana Vesely feststellen, dass die Bilder fehlten.",
        # polls and rumours
        "Laut einer Umfrage im Auftrag des Senders Nordlicht liegt die Partei vorn.",
        "Am Montag kamen Gerüchte auf, wonach der Minister krank ist.",
        # states, hopes and expectations
        "Der Gegner ist gewarnt, wenn er sieht, dass die Besten kommen.",
        "Viele Firmen hoffen auf ein gutes Geschäft.",
        "Die Gäste hatten erwartet, dass das Konzert ausfällt.",
        "Es wird befürchtet, dass die Zahl der Opfer steigt.",
        # clauses with "wie" that tell no source
        "Wie der Stürmer den Ball ins Tor donnerte, war eine Wucht.",
        "Das war Teil des Lebens, wie ihn das Fernsehen darstellte.",
        "Es gibt wenig zu rechnen, wie immer behauptet wird.",
        "Das Lied ging um die Welt, wie es neudeutsch heißt.",
        "Minister Karl Dahl wird zitiert, wie er von Zielen sprach.",
        # what is no source
        "Mit ihr ist die laut Rekordbuch älteste Frau der Welt gestorben.",
        "Gerüchten zufolge soll der Verein neue Spieler suchen.",
        "Das Fenster soll sich nach den Wünschen der Nutzer anpassen.",
        "Vier Jahre nach Dahls Vorschlag ist die Brücke fertig.",
        "Kurz nach der Mitteilung des Ministers fiel der Kurs.",
        "Nach der Auszählung aller Stimmen liegt Dahl vorn.",
        "Hochrechnungen zufolge liegt Dahl vorn.",
        "Das könnte mit dem Sturm zusammenhängen, so eine Vermutung.",
        # somebody in brackets
        "In der Serie wird das Leben des Helden (gespielt von Karl Dahl) erzählt.",
    ],
)
def test_what_nobody_says_is_no_statement(text: str) -> None:
    assert [s.content[0].text for s in statements(text)] == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Kanzler Karl Dahl erinnerte an die Opfer des Anschlags.", "Karl Dahl"),
        ("Minister Karl Dahl brachte Neuwahlen ins Spiel.", "Karl Dahl"),
        ("Ministerin Jana Vesely zeigte sich offen für Gespräche.", "Jana Vesely"),
        ("Die Regierung in Oslo verlangt 300 Millionen Euro Entschädigung.", "Norwegen"),
        ("In der Regierung wird befürchtet, dass der Streit sich ausweitet.", "Regierung"),
        ("Nun ist Jana Vesely ihrer Familie zufolge gestorben.", "Familie"),
        ("Die meisten Mitgliedstaaten hatten sich für den Namen ausgesprochen.", "Mitgliedstaaten"),
        ("Beide Kriegsparteien weisen sich gegenseitig die Schuld zu.", "Kriegsparteien"),
        ("Beobachter deuten das Urteil als Zeichen der Schwäche.", "Beobachter"),
        ("Die Deutsche Welle berichtet von neuen Kämpfen.", "Deutsche Welle"),
        ("Die Verteidigung sagte, Dahl habe dort nur geforscht.", "Verteidigung"),
        ("Wie unter anderem Reuters berichtet, soll das Werk wachsen.", "Reuters"),
        ("Ersten Erkenntnissen zufolge brannte ein Kabel, wie die Polizei mitteilte.", "Polizei"),
        ("Kunden können laut Verbraucherzentrale Ersatz verlangen.", "Verbraucherzentrale"),
        ("Laut dem „Abendblatt“ verkaufte sie ihre Anteile.", "Abendblatt"),
        ("Das Haus sei verkauft, wie die Schauspielerin Anfang 2024 bestätigte.", "Schauspielerin"),
        ("Nach dem Treffen mit Karl Dahl (SPD) fordert Jana Vesely (Grüne) mehr Tempo.", "Jana Vesely"),
    ],
)
def test_what_looks_like_it_and_is_said(text: str, speaker: str) -> None:
    assert [s.speaker.name if s.speaker else None for s in statements(text)] == [speaker]


def test_a_lead_up_is_not_the_content() -> None:
    (one,) = statements("Als der Sieg sicher scheint, enthüllt Minister Karl Dahl seine wahren Pläne.")
    assert one.mode == "reported"


def test_a_source_behind_an_infinitive_is_no_part_of_it() -> None:
    text = "Karl Dahl forderte die Bewohner auf, Schutz zu suchen, wie Augenzeugen berichteten."
    assert "Schutz zu suchen" in {c.text for s in statements(text) for c in s.content}


def test_whom_a_free_report_names_does_not_give_it() -> None:
    text = "Präsidentin Jana Vesely sagte, es sei Zeit. Die Nato lehnte ab. Die Nato habe das Abkommen verletzt."
    free = [s for s in statements(text) if s.mode == "indirect_free_indirect"]
    assert [s.speaker.name if s.speaker else None for s in free] == ["Jana Vesely"]


@pytest.mark.parametrize(
    ("text", "act", "speaker"),
    [
        ("Die Ministerin Jana Vesely äußerte Kritik an Ungarn.", "criticise", "Jana Vesely"),
        ("Außenminister Karl Dahl hält das Angebot für verfrüht.", "say", "Karl Dahl"),
        ("Moskau sieht darin eine Provokation.", "say", "Russland"),
        ("Der Kreml warf dem Westen Heuchelei vor.", "accuse", "Russland"),
        ("Einen Rückzug wollte Präsident Karl Dahl nicht ausschließen.", "say", "Karl Dahl"),
    ],
)
def test_views_and_acts_are_told_by_a_noun_or_an_adjective(text: str, act: str, speaker: str) -> None:
    told = [s for s in statements(text) if s.mode == "reported"]
    assert [(s.act, s.speaker.name if s.speaker else None) for s in told] == [(act, speaker)]


@pytest.mark.parametrize(
    "text",
    ["Ein Anschlag kann nicht ausgeschlossen werden.", "Es lässt sich nicht ausschließen, dass es Opfer gibt."],
)
def test_what_nobody_in_particular_leaves_open_is_no_statement(text: str) -> None:
    assert statements(text) == []


def test_a_single_word_that_colours_is_verbatim_a_name_is_not() -> None:
    text = "Der Gesandte Karl Dahl sagte, das sei „unverantwortlich“. Er teilte mit, das Blatt „Fokus“ habe geirrt."
    assert [s.content[0].text for s in statements(text) if s.mode == "direct"] == ["„unverantwortlich“"]


def test_a_clause_may_say_something_to_the_one_before_it() -> None:
    told = statements("Serbien soll Soldaten verlegt haben, was Belgrad bestreitet.")
    assert [(s.act, s.content[0].text, s.speaker and s.speaker.name) for s in told] == [
        ("deny", "was Belgrad bestreitet.", "Serbien")
    ]
    assert statements("Alles, was der Kreml bestreitet, wird geprüft.") == []


def test_what_somebody_sees_in_a_matter_is_his_view_a_thing_seen_in_a_place_is_none() -> None:
    told = statements("Außenminister Karl Dahl sieht in dem Schritt eine Drohung gegen Moldau.")
    assert [(s.mode, s.speaker and s.speaker.name) for s in told] == [("reported", "Karl Dahl")]
    assert statements("Außenminister Karl Dahl sah in der Stadt einen Hund.") == []
