"""Who said what: the five modes, their frames and speakers, and what is no statement. All sentences are invented."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.german.pipeline import load
from depesche.reading.analyse import analyse
from depesche.reading.statements import build
from depesche.records import Document, Statement


def statements(text: str) -> list[Statement]:
    document = Document(id="test", text=text, published=dt.date(2025, 3, 11))
    return build(analyse(document, load()(text)))


def told(text: str) -> list[tuple[str, str, str | None]]:
    """(mode, content, speaker) of each statement."""
    return [
        (s.mode, " … ".join(c.text for c in s.content), s.speaker.name if s.speaker else None) for s in statements(text)
    ]


@pytest.mark.parametrize(
    ("text", "mode", "content"),
    [
        # direct
        ("„Wir sind zu Gesprächen bereit“, sagte Ministerin Vesely.", "direct", "„Wir sind zu Gesprächen bereit“"),
        ("Vesely sagte: „Wir sind zu Gesprächen bereit.“", "direct", "„Wir sind zu Gesprächen bereit.“"),
        ("»Das reicht nicht«, kritisierte Vesely.", "direct", "»Das reicht nicht«"),
        ("„Das reicht nicht“, so Vesely.", "direct", "„Das reicht nicht“"),
        # indirect: dependent clauses, verb-second, infinitives
        ("Vesely sagte, dass die Brücke gebaut wird.", "indirect", "dass die Brücke gebaut wird"),
        ("Vesely erklärte, die Brücke werde gebaut.", "indirect", "die Brücke werde gebaut"),
        ("Die Brücke werde gebaut, erklärte Vesely am Montag.", "indirect", "Die Brücke werde gebaut"),
        ("Vesely versprach, die Brücke zu bauen.", "indirect", "die Brücke zu bauen"),
        ("Vesely ging davon aus, dass die Brücke hält.", "indirect", "dass die Brücke hält"),
        ("Vesely gab zu verstehen, dass sie bleiben werde.", "indirect", "dass sie bleiben werde"),
        ("Vesely rief Dänemark dazu auf, die Grenze zu öffnen.", "indirect", "die Grenze zu öffnen"),
        # frames without a verb of saying
        ("Die Brücke hält nicht, so Vesely.", "indirect", "Die Brücke hält nicht"),
        ("Wie Vesely mitteilte, ist die Brücke gesperrt.", "indirect", "ist die Brücke gesperrt"),
        ("Laut Vesely ist die Brücke gesperrt.", "indirect", "ist die Brücke gesperrt"),
        ("Nach Angaben von Vesely ist die Brücke gesperrt.", "indirect", "ist die Brücke gesperrt"),
    ],
)
def test_modes_and_contents(text: str, mode: str, content: str) -> None:
    found = told(text)
    assert [(m, c) for m, c, _ in found] == [(mode, content)]
    assert "Vesely" in (found[0][2] or "")


def test_content_flows_around_its_frame() -> None:
    (one,) = statements("Die Brücke ist nach Angaben der Polizei seit Montag gesperrt.")
    assert [c.text for c in one.content] == ["Die Brücke ist", "seit Montag gesperrt"]
    assert one.frame[0].text == "nach Angaben der Polizei"


def test_a_particle_apart_is_a_second_cue() -> None:
    (one,) = statements("Vesely kündigte am Abend an, dass die Grenze geöffnet werde.")
    assert [c.text for c in one.cue] == ["kündigte", "an"]
    assert one.frame[0].text == "Vesely kündigte am Abend an,"
    assert one.act == "announce"


def test_a_reported_act_is_the_whole_clause_with_its_verb_as_cue() -> None:
    (one,) = statements("Dänemark forderte am Dienstag eine unabhängige Untersuchung.")
    assert (one.mode, one.act) == ("reported", "demand")
    assert one.content[0].text == "Dänemark forderte am Dienstag eine unabhängige Untersuchung."
    assert [c.text for c in one.cue] == ["forderte"]
    assert one.plover is not None
    assert one.plover.type == "REQUEST"
    assert one.speaker is not None
    assert one.speaker.id == "DNK"


def test_a_passive_act_has_its_agent_as_speaker() -> None:
    (one,) = statements("Der Vorschlag wurde von Dänemark klar abgelehnt.")
    assert (one.mode, one.act) == ("reported", "reject")
    assert one.speaker is not None
    assert one.speaker.id == "DNK"


def test_joint_speakers_make_one_statement_each() -> None:
    found = statements("Dänemark und Norwegen verurteilten den Angriff auf das Schiff.")
    assert [s.speaker.id for s in found if s.speaker] == ["DNK", "NOR"]


def test_konjunktiv_runs_on_as_one_record_until_the_indicative() -> None:
    found = told(
        "Ministerin Jana Vesely sagte, die Brücke werde gebaut. Die Kosten seien gering. Man habe lange gerechnet. "
        "Am Abend reiste sie ab."
    )
    assert [(m, c) for m, c, _ in found] == [
        ("indirect", "die Brücke werde gebaut"),
        ("indirect_free_indirect", "Die Kosten seien gering. Man habe lange gerechnet."),
    ]
    assert {s for *_, s in found} == {"Jana Vesely"}


def test_an_irreal_condition_is_no_report() -> None:
    assert told("Die Brücke ist alt. Wenn das Geld da wäre, wäre sie längst ersetzt.") == []


def test_a_quotation_after_a_quotation_goes_on_with_the_speaker() -> None:
    found = told("„Wir bauen die Brücke“, sagte Jana Vesely. „Wir haben das Geld dafür.“")
    assert [(m, s) for m, _, s in found] == [("direct", "Jana Vesely"), ("direct", "Jana Vesely")]


def test_a_verbatim_piece_is_a_record_of_its_own() -> None:
    found = told("Vesely sagte, die Brücke sei „in einem erbärmlichen Zustand“ gewesen.")
    assert [m for m, *_ in found] == ["indirect", "direct"]
    assert found[1][1] == "„in einem erbärmlichen Zustand“"


def test_marks_lost_in_the_text() -> None:
    assert told("Wir haben das Geld nicht, sagte der Bauminister Hans Holm.")[0][0] == "direct"


def test_this_points_to_the_sentence_before() -> None:
    found = told("In Kopenhagen trafen sich zwei Minister. Dies berichtete die Agentur Ritzau.")
    assert found == [("indirect", "In Kopenhagen trafen sich zwei Minister.", "Ritzau")]


@pytest.mark.parametrize(
    "text",
    [
        "Vesely sagte dazu nichts.",
        "Der Minister äußerte sich nicht.",
        "Er will am Montag sagen, was er plant.",
        "Der Zug fuhr nach der Mitteilung ab.",
        "Die Lawine droht abzugehen.",
        "Der Film „Wer hat den Wolf gesehen“ lief im Kino.",
        "Wenn die Ministerin sagt, dass es geht, bauen sie.",
        "",
        "???",
    ],
)
def test_what_nobody_said_is_no_statement(text: str) -> None:
    assert told(text) == []


def test_a_pronoun_speaker_keeps_the_pronoun_as_its_mention() -> None:
    found = statements("Ministerin Jana Vesely kam am Montag an. Sie sagte, die Reise sei lang gewesen.")
    speaker = found[0].speaker
    assert speaker is not None
    assert speaker.mention is not None
    assert (speaker.name, speaker.mention.text) == ("Jana Vesely", "Sie")


def test_addressees_are_named() -> None:
    (one,) = statements("Jana Vesely sagte der Zeitung „Elbbote“, die Brücke werde gebaut.")
    assert one.addressees
    assert "Elbbote" in (one.addressees[0].mention.text if one.addressees[0].mention else "")


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(
            [
                "Vesely",
                "sagte",
                ",",
                ".",
                ":",
                "„",
                "“",
                "dass",
                "die",
                "Lage",
                "sei",
                "ernst",
                "laut",
                "so",
                "wie",
                "\n\n",
                "nach",
                "Angaben",
                "er",
                "erklärte",
                "zufolge",
                "demnach",
                "und",
                "forderte",
                "Ruhe",
                "–",
                "(",
                ")",
                "\xad",
            ]
        ),
        max_size=25,
    )
)
def test_any_order_of_words_gives_records_that_cut_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for record in statements(text):
        for span in (*record.content, *record.cue, *record.frame, *record.evidence):
            assert text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Nach norwegischen Angaben sank das Schiff in der Nacht.", ["NOR"]),
        ("Das Schiff ist nach Angaben aus Oslo in der Nacht gesunken.", ["NOR"]),
        ("Nach Angaben Dänemarks und Norwegens sind zwei Schiffe gesunken.", ["DNK", "NOR"]),
        ("Norwegischen Presseberichten zufolge sank das Schiff in der Nacht.", ["norwegische Presseberichte"]),
        ("Die norwegische Armee teilte mit, die Lage sei ruhig.", ["norwegische Armee"]),
        ("Die Zeitung „Nordlicht“ berichtet, dass die Verhandlungen gescheitert seien.", ["Nordlicht"]),
        ("Dänemark warf Norwegen daraufhin Versäumnisse beim Schutz der Küste vor.", ["DNK"]),
    ],
)
def test_speakers_are_named_in_their_base_form(text: str, speakers: list[str]) -> None:
    found = [s for s in statements(text) if s.mode != "direct"]
    assert [s.speaker.id or s.speaker.name for s in found if s.speaker] == speakers


def test_who_is_quoted_within_a_report_does_not_carry_it_on() -> None:
    text = (
        "Das norwegische Außenministerium teilte mit, das Schiff sei nach Angaben von Fischern gesunken. "
        "Die Suche habe begonnen."
    )
    assert told(text)[-1][2] == "norwegisches Außenministerium"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Norwegen bekannte sich am Montag zur Zusammenarbeit mit Dänemark.", "Norwegen"),
        ("Dänemark reagierte mit scharfen Worten auf die Pläne.", "Dänemark"),
        ("Das Gericht stufte die Tat als Raub ein.", "Gericht"),
        ("Dänemark teilt die Einschätzung der Fachleute.", "Dänemark"),
    ],
)
def test_views_of_bodies_are_reported(text: str, speaker: str) -> None:
    assert told(text) == [("reported", text, speaker)]


def test_a_quoted_predicate_stands_in_the_act_that_uses_it() -> None:
    text = "Dänemark nannte den Plan einen „schweren Fehler“."
    assert [t[:2] for t in told(text)] == [("reported", text), ("direct", "„schweren Fehler“")]


def test_a_paper_without_author_is_that_of_who_spoke_last() -> None:
    text = "Das norwegische Institut Nordhav sagte, die Lage sei ernst. Dem Bericht zufolge steigt der See."
    assert told(text)[-1][2] == told(text)[0][2]


def test_a_passive_plan_is_no_report() -> None:
    text = "Vesely sagte, die Lage sei ernst. Am Freitag soll die Brücke eröffnet werden."
    assert [t[0] for t in told(text)] == ["indirect"]


def test_a_source_in_a_running_report_is_quoted_by_who_reports() -> None:
    text = "Die Agentur Nordbild meldete, das Schiff sei gesunken. Der Schaden sei nach Angaben der Polizei hoch."
    last = statements(text)[-1]
    assert last.speaker is not None
    assert last.speaker.name == "Polizei"
    assert len(last.asserted_by) == 1


def test_a_denial_needs_no_object_and_a_denied_saying_is_none() -> None:
    assert told("Norwegen hat am Freitag ebenfalls dementiert.")[0][0] == "reported"
    assert told("Norwegen gab keine Stellungnahme ab.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Hofft Vesely darauf, dass die Brücke hält?",
        "Was sagt die Regierung dazu, dass die Brücke bricht?",
        "Wir verraten Ihnen, wie Sie die Brücke am besten sehen.",
        "Mit Spannung wird erwartet, ob die Brücke hält.",
        "Die Brücke hält, muss man sagen.",
    ],
)
def test_questions_announcements_to_the_reader_and_what_everybody_expects_are_no_statements(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Die Brücke könnte im Mai brechen.",
        "Es wäre ein guter Tag für Norwegen.",
        "Das hätte Folgen für den Hafen.",
        "Bitte verwende einen anderen Browser.",
        "Am Freitag soll die Fähre nach Bergen fahren.",
        "„Nordlicht“-Sänger Ole Vik mit Band und Gästen. © Bild Haus | Eva Muster",
    ],
)
def test_the_authors_own_konjunktiv_and_plans_carry_no_report_on(text: str) -> None:
    assert [t[0] for t in told(f"Ministerin Vesely sagte, die Lage sei ernst.\n{text}")] == ["indirect"]


def test_hearsay_carries_on_only_what_a_source_says() -> None:
    hearsay = "Das Schiff soll vor Bergen gesunken sein."
    assert [t[0] for t in told(f"Laut Vesely fehlen zwei Boote. {hearsay}")] == ["indirect", "free_indirect"]
    assert [t[0] for t in told(f"Vesely forderte Hilfe. {hearsay}")] == ["reported"]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Die Schäden hätten sich verdoppelt.", "indirect_free_indirect"),
        ("Darunter seien zwei Kinder.", "indirect_free_indirect"),
        ("Sie habe das Schiff nicht gesehen.", "indirect_free_indirect"),
        ("Das Schiff soll vor Bergen gesunken sein.", "free_indirect"),
    ],
)
def test_what_can_only_be_somebody_elses_words_carries_a_report_on(text: str, mode: str) -> None:
    assert [t[0] for t in told(f"Ministerin Vesely sagte, die Lage sei ernst. {text}")] == ["indirect", mode]


def test_sentences_of_another_language_hold_no_statements() -> None:
    text = "Ministerin Vesely sagte, die Lage sei ernst. At the same time the crew said that they had seen the ship."
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Die Norweger bestritten das zweite Spiel in Bergen.",
        "Holm verteidigte den Titel.",
        "Die Firma bietet das Gerät für neun Euro an.",
        "Norwegen verfügt über strenge Regeln, die sicherstellen, dass Häuser halten.",
        "Das Treffen von Präsident Holm mit Vesely wird mit Spannung erwartet.",
        "Holm gab seiner Frau in Bergen das Ja-Wort.",
        "Die Gäste dominierten, fanden aber kaum Mittel.",
        "Norwegen erwartet 9 Prozent - das wäre der beste Wert seit Jahren.",
    ],
)
def test_verbs_of_saying_in_other_senses_tell_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Norwegen bestritt die Vorwürfe.",
        "Dänemark verteidigte das Abkommen.",
        "Norwegen bietet Verhandlungen an.",
        "Norwegen erwartet von Dänemark eine Lösung.",
    ],
)
def test_the_same_verbs_with_a_matter_are_reported(text: str) -> None:
    assert [t[:2] for t in told(text)] == [("reported", text)]


def test_who_turns_a_demand_away_denies_nothing() -> None:
    assert [s.act for s in statements("Norwegen wies Forderungen nach einem Abzug zurück.")] == ["reject"]
    assert [s.act for s in statements("Norwegen wies den Vorwurf zurück.")] == ["deny"]


def test_a_source_behind_a_describing_clause_is_that_of_the_sentence() -> None:
    text = "Gefunden wurden Lampen, die den Hafen erhellen, wie die Polizei mitteilte."
    assert told(text) == [("indirect", "Gefunden wurden Lampen, die den Hafen erhellen", "Polizei")]


def test_a_whole_quotation_is_direct_speech_even_as_a_clause() -> None:
    text = "Vesely sagte: „Dass die Brücke bricht, ist wahrscheinlich.“"
    assert [t[:2] for t in told(text)] == [("direct", "„Dass die Brücke bricht, ist wahrscheinlich.“")]


@pytest.mark.parametrize(
    "text",
    [
        "Vesely dankte im „Nordischen Blatt“ den Helfern.",
        "Holm sprach beim Start von „Abend mit Musik“-Star Vik.",
        "Die Feuerwehr wirbt unter dem Motto „Rauch ist tödlich“ für neue Geräte.",
    ],
)
def test_names_and_mottos_in_quotation_marks_are_no_speech(text: str) -> None:
    assert not [t for t in told(text) if t[0] == "direct"]


@pytest.mark.parametrize(
    "text",
    [
        "Ministerin Vesely begrüßte die Gäste im Hafen.",
        "Ein Gericht in Bergen verurteilte ihn zu drei Jahren Haft.",
        "Holm macht sich Vorwürfe.",
        "Norwegen hätte das zum Ausdruck bringen müssen.",
        "Holm hatte den Stürmer umgerissen.",
    ],
)
def test_deeds_and_feelings_that_share_a_verb_with_saying_tell_nothing(text: str) -> None:
    assert told(text) == []


def test_who_welcomes_a_step_says_so() -> None:
    assert [t[0] for t in told("Norwegen begrüßte den Schritt.")] == ["reported"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Für den Klub wird es bitterer: Wie der Verein mitteilte, fehlen drei Spieler.",
            "fehlen drei Spieler",
        ),
        ("Die Firma jubelt, denn wie Holm mitteilte, wird die Fähre gebaut.", "wird die Fähre gebaut"),
    ],
)
def test_a_source_in_the_first_place_of_a_clause_is_that_of_the_clause(text: str, content: str) -> None:
    assert [t[1] for t in told(text)] == [content]


def test_a_report_of_an_act_ends_before_the_words_themselves() -> None:
    found = told("Norwegen kündigte Hilfe an: „Wir schicken im Mai zwei Schiffe nach Bergen.“")
    assert [t[1] for t in found if t[0] == "reported"] in ([], ["Norwegen kündigte Hilfe an"])
    assert [t[1] for t in found if t[0] == "direct"] == ["„Wir schicken im Mai zwei Schiffe nach Bergen.“"]


@pytest.mark.parametrize("name", ["der „Bund für Bergen“", "dem Schiff „Schwarze Perle“", "bei „Hart und herb“"])
def test_names_by_their_look_are_no_speech(name: str) -> None:
    found = told(f"Vesely sagte, sie habe mit {name} gesprochen.")
    assert [t[0] for t in found] == ["indirect"]


def test_what_was_asked_is_no_answer() -> None:
    text = "Minister Holm antwortete auf die Frage, ob das stimme, er wisse es nicht."
    assert [t[:2] for t in told(text)] == [("indirect", "er wisse es nicht")]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Ministerin Vesely erklärte, warum sie nicht kam.", []),
        ("Was die Brücke kostet, erklärte Ministerin Vesely am Montag.", []),
        ("Ministerin Vesely fragte, ob die Brücke hält.", ["ob die Brücke hält"]),
        ("Auf die Frage im Rat, ob das stimme, sagte Vesely, sie wisse es nicht.", ["sie wisse es nicht"]),
        ("Gefragt, wie es weitergehe, betonte Vesely, dass sie bleibe.", ["dass sie bleibe"]),
    ],
)
def test_a_dependent_question_is_told_only_by_verbs_that_ask(text: str, contents: list[str]) -> None:
    assert [c for mode, c, _ in told(text) if mode == "indirect"] == contents


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Laut Polizei soll der Fahrer betrunken gewesen sein.", "say"),
        ("Nach Angaben der Polizei soll der Fahrer aus Lettland stammen.", "say"),
        ("Vesely sagte, man solle die Brücke bauen.", "demand"),
        ("Vesely sagte, die Stadt müsse die Brücke bauen.", "demand"),
        ("Die Stadt teilte mit, dass sie im Winter Bäume fällen musste.", "say"),
        ("Ministerin Vesely sprach sich für den Bau der Brücke aus.", "support"),
        ("Ministerin Vesely sprach sich gegen den Bau der Brücke aus.", "reject"),
    ],
)
def test_acts_follow_from_what_is_told(text: str, act: str) -> None:
    assert [s.act for s in statements(text)] == [act]


def test_two_names_side_by_side_are_two_persons() -> None:
    (first,) = told("Nach der Sitzung warf Anna Vesely Peter Lang vor, er habe die Brücke vergessen.")
    assert first[2] == "Anna Vesely"


def test_father_and_son_are_two() -> None:
    found = told("Peter Lang Jr. schwieg am Montag. Peter Lang sagte, die Brücke werde gebaut.")
    assert found[0][2] == "Peter Lang"
