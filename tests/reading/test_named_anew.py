"""Who is brought in anew, titles that open a compound, whom a medium quotes, headings. All text is invented."""

from __future__ import annotations

import pytest

from reading.said import speakers, statements


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "„Das hilft uns“, sagte Chef Lars Dahl am Mittwoch.\n\n"
            "Deutlicher wurde Direktor Ulf Holm. „Wir erhoffen uns viel“, sagte der 44-Jährige.",
            "Ulf Holm",
        ),
        (
            "CDU-Chef Jan Dahl gewann. „Ich freue mich“, sagte AfD-Chef Tom Vik.\n\n"
            "Ministerpräsident Ulf Holm wirbt für Ruhe. „Die Menschen haben gewählt“, sagte der CDU-Politiker.",
            "Ulf Holm",
        ),
        ("Sängerin Anna Berg lacht.\n\n„Ich weiß, dass Vik fort ist“, sagte die 27-Jährige.", "Anna Berg"),
    ],
)
def test_who_is_named_right_before_goes_on(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


def test_whom_a_quotation_names_has_no_age_outside_it() -> None:
    assert speakers("„Ich weiß, dass Ulf Holm fort ist“, berichtete der 27-Jährige.") == ["27-Jährige"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Der ehemalige „Haus der Bären“-Star sagte dem Blatt: „Ich lebe gern!“", "Star"),
        ("Kate Berg liebt das Meer. Wie die „Sturm“-Schauspielerin verrät, war es kalt.", "Kate Berg"),
        ("Die Gruppe „Vik 2.0“ geht von einem Mord aus. Ulf Vik schweigt.", "Vik 2.0"),
    ],
)
def test_a_title_before_a_noun_is_no_speaker(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Der Plan sei „nicht ernst gemeint“, zitierte die „Tagwacht“ einen Insider.", {"Insider"}),
        (
            "„Wir sind kein Paar mehr“, zitiert die „Tagwacht“-Zeitung aus einer Erklärung von Anna Berg und Ulf Holm.",
            {"Anna Berg", "Ulf Holm"},
        ),
        ("„Das Ende ist beschlossen“, zitiert die Zeitung das „Raunen“ von FDP-Abgeordneten.", {"FDP-Abgeordnete"}),
    ],
)
def test_whom_a_medium_quotes_speaks(text: str, names: set[str]) -> None:
    assert set(speakers(text)) == names


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Das Bild sei unscharf, sagte Holm einmal der „Nordland Times“. Ulf Holm flog zum Mond.", "Ulf Holm"),
        ("Sie sei ansteckend, sagte Anna Berg, ein schwedischer Gast der Klinik.", "Anna Berg"),
        ("Grund ist nach SWR-Informationen der Lärm.", "SWR"),
        ("Dabei sind laut Medienberichten Ulf Holm sowie der Chef Jan Dahl.", "Medienberichte"),
        ("„Die Menge sinkt“, wird ein namentlich nicht genannter Manager zitiert.", "Manager"),
        (
            "„Die Firma wächst“, sagt Direktor Ulf Holm, dessen Team gewinnt, im Gespräch mit Nord-Sport.com.",
            "Ulf Holm",
        ),
    ],
)
def test_the_words_beside_the_speaker_are_not_he(text: str, speaker: str) -> None:
    assert set(speakers(text)) == {speaker}


@pytest.mark.parametrize(
    "text",
    [
        "50.000 Bürger in Neustadt profitieren von Ausweisen: „Vorreiter im Stadtleben“\n\nDie Stadt baut um.",
        "Die Firma baut. Voraussetzung dafür sei eine gute Lage der Firma: „Unter Umständen könnten wir bauen.“",
        "Karin klagt über den Lärm. Und ärgerte sich zusehends, dass der Wirt nichts tat.",
        "„Es wird gut“, so seine Sicht der Dinge.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert all(not s.speaker or s.speaker.name in {"Firma", "Karin"} for s in statements(text))


@pytest.mark.parametrize(
    "text",
    [
        "„Ich freue mich“, sagte Anna Berg.\n\nStars der Liga: „Der Gegner ist gewarnt“\n\nDanach war Ruhe.",
        "Anna Berg sagte, alles sei gut.\n\nAlle vier seien gesund\n\nDanach flog die Gruppe heim.",
        "„Wo sind die Bilder?“, fragte Anna Berg. „Du lügst“, schrieb jemand anderes.",
        "„Du bist ein Vordenker“, sagte Anna Berg. „Ich bin kein Vordenker“, entgegnete der.",
        "Anna Berg sagte, es sei aus. Er habe Annas Zweifel früh gespürt.",
        "Anna Berg sagte, es sei aus. Sie sei besser als Anna Berg gewesen. Mit Druck könne sie gut umgehen.",
    ],
)
def test_headings_and_words_of_others_are_not_the_last_speaker_s(text: str) -> None:
    assert speakers(text) == ["Anna Berg"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "Ein Vik lacht. Den Titel hatte Generalsekretär Lars Klingen Dahl 2021 verpasst. Armin Dahl blieb ruhig. "
            "„Das passt“, erklärte Dahl.",
            "Armin Dahl",
        ),
        (
            "Sachsens Ministerpräsident Michael Schmelzer fordert Ruhe. Schmelzer lobt SPD-Chef Lars Vik als Mann, "
            "„den wir seit Jahren kennen“.",
            "Michael Schmelzer",
        ),
        (
            "Man hoffe, sagt der russische Sprecher Dmitri Vik.\n\nKandidat Ulf Holm will keine wichtige Aufgabe in "
            "seiner Partei mehr. „Ich werde keine Rolle mehr spielen“, sagte er.",
            "Ulf Holm",
        ),
    ],
)
def test_names_side_by_side_and_names_that_look_like_plurals(text: str, last: str) -> None:
    assert speakers(text)[-1] == last


def test_who_is_told_of_in_the_same_sentence_is_nearer() -> None:
    text = "Ulf Holm schwieg. Der Botschafter Nepals, Jan Dahl, staunte: Das sei falsch, versicherte er dem Sender."
    assert speakers(text) == ["Jan Dahl"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Diesmal ruft ver.di die Leute auf, ihre Arbeit ruhen zu lassen.", "ver.di"),
        ("Das ist gut, wie tagblick.de berichtet.", "tagblick.de"),
        (
            "Ein Sprecher der Polizei rief an. Wie ein Sprecher der Bahn sagte, fahren zwei Züge. Dadurch werde es "
            "eng, so der Sprecher.",
            "Sprecher der Bahn",
        ),
        ("Nordia stellt die Nordia Klick vor. Die Klick ist klein. Mit der Klick geht es los, warnt Nordia.", "Nordia"),
    ],
)
def test_who_speaks_by_name_or_noun(text: str, speaker: str) -> None:
    assert set(speakers(text)) == {speaker}


@pytest.mark.parametrize(
    "text",
    [
        "Er muss laut aktueller Charta seinen Posten räumen.",
        "Und Unfälle passieren laut Statistik vor allem am Tag.",
        "Das Bad öffnet laut bisherigen Planungen am Freitag.",
        "Das Gesetz, das die Union laut eigenem Wahlprogramm abschaffen will, gilt noch.",
    ],
)
def test_what_holds_or_is_planned_speaks_for_nobody(text: str) -> None:
    assert speakers(text) == []


def test_both_are_no_single_person() -> None:
    assert speakers("Anna Berg lacht. Die Lage ist gut. Es ist kalt. Beide betonen, dass alles gut sei.") == []
