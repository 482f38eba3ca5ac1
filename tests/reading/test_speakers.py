"""Who speaks: subjects told from objects, roles and names, pronouns, sources, and who can't. All text is invented."""

from __future__ import annotations

import pytest

from reading.said import speakers, statements


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # subject and object
        ("Berufsverbände in Malta haben die Regierung aufgefordert, die Verordnung zurückzunehmen.", "Berufsverbände"),
        ("Ehefrau verteidigt Dahl: „Mein Mann ist unschuldig.“", "Ehefrau"),
        # one person with two roles, or with a role of which a name is part
        ("Der Nahost-Experte und Autor Daniel Dahl sagte, es werde schlimmer.", "Daniel Dahl"),
        ("Nach Ansicht des früheren Historikers und Experten Daniel Dahl wird es schlimmer.", "Daniel Dahl"),
        ("Daniel Dahl, ein Experte vom Institut erklärte, es werde schlimmer.", "Daniel Dahl"),
        ("„Es wird schlimmer“, sagte der Befehlshaber der Truppen im Norden, General Daniel Dahl.", "Daniel Dahl"),
        (
            "Dort sagte der Leiter der Abteilung Bau und Umwelt des LKI: „Das ist gut.“",
            "Leiter der Abteilung",
        ),
        (
            "Ein Sprecher des dänischen Präsidenten Lars Holm sagte, es sei gut.",
            "Sprecher des dänischen Präsidenten",
        ),
        ("Der Geschäftsführer der CDU/CSU-Fraktion, Lars Holm, sagte, das sei falsch.", "Lars Holm"),
        ("Der Sprecher des Nationalen Sicherheitsrats im Weißen Haus, Sean Dahl, sagte, das sei falsch.", "Sean Dahl"),
        ("Die Suche ging weiter, wie der Sprecher der Feuerwehr Neustadt, Jan Dahl, berichtete.", "Jan Dahl"),
        ("Schalke-Cheftrainer Karel Dahl sagte: „Ich bin sehr froh darüber.“", "Karel Dahl"),
        # a genitive is no apposition, a name without its hyphen before a title no speaker
        ("Der Schatzmeister der SPD bezeichnete die Pläne als „Angriff auf Familien“.", "Schatzmeister der SPD"),
        ("„Wir sind stark“, sagte Boston General Manager Brad Dahl.", "Brad Dahl"),
        ("Die Food and Drug Administration erklärte, das Mittel sei sicher.", "Food and Drug Administration"),
        ("Der Präsident der Afrikanischen Union (AU), Ali Dahl, nannte dies einen „Putsch“.", "Ali Dahl"),
        ("Laut Angaben der IDF ist der bekannte Kämpfer Ali Dahl tot.", "IDF"),
        # whom it was told to
        ("Die Straße sei frei, wie die Polizei MDR THÜRINGEN mitteilte.", "Polizei"),
        ("Die Straße sei frei, wie das Ministerium Reuters bestätigte.", "Ministerium"),
        ("Der Mann sei geflohen, sagte eine Polizeisprecherin der Deutschen Presse-Agentur.", "Polizeisprecherin"),
        ("Das Werk schließe, sagte eine Sprecherin des Konzerns der Agentur AFP.", "Sprecherin des Konzerns"),
        ("Das Werk schließe, wie vertraute Personen der Financial Times sagten.", "vertraute Personen"),
        ("Das Werk schließe, sagte ein Sprecher der ARD.", "Sprecher der ARD"),
        ("Das Werk schließe, sagte die Chefredakteurin der taz.", "Chefredakteurin der taz"),
        # whose saying, and where it stood
        ("Laut einem Bericht von „Focus“ wird der Trainer entlassen.", "Focus"),
        ("Laut übereinstimmenden Medienberichten aus Italien war er dort.", "übereinstimmende Medienberichte"),
        ("Laut der Deutschen Rentenversicherung Bund gehen mehr Menschen früher.", "Deutsche Rentenversicherung Bund"),
        ("„Wir sind tief betroffen“, hieß es bei Facebook.", None),
        ("Im Reglement heißt es in Artikel 4: „Jeder Spieler muss sich anmelden.“", None),
        # bodies behind an impersonal verb
        ("Viele Haushalte seien ohne Strom, hieß es von der Behörde.", "Behörde"),
        ("Von der Polizeidirektion Berlin hieß es, ein Mann sei festgenommen worden.", "Polizeidirektion Berlin"),
        ("Die Forderung bestehe weiter, heißt es im Wirtschaftsministerium.", "Wirtschaftsministerium"),
        ("Im Auswärtigen Amt heißt es, man prüfe das.", "Auswärtiges Amt"),
        ("Eine Gefahr bestehe nicht, teilte das Polizeipräsidium Mittelfranken mit.", "Polizeipräsidium Mittelfranken"),
        ("Es gebe genug Wasser, teilte das Landratsamt Miesbach mit.", "Landratsamt Miesbach"),
        ("Die Feuerwehr Gelsenkirchen berichtete, alle seien gerettet.", "Feuerwehr Gelsenkirchen"),
        ("Wie im israelischen Armeeradio gemeldet wurde, ist der Minister krank.", "israelisches Armeeradio"),
        (
            "So schreibt etwa Nina Vester (spielt Ida Dahl): „Jetzt kann ich mich nicht mehr verplappern.“",
            "Nina Vester",
        ),
        ("„Ich habe genug davon“, sagte der Schauspieler 2011 in einem Film.", "Schauspieler"),
        # names in full
        ("Wie die Seattle Times berichtete, sei der Hafen gesperrt.", "Seattle Times"),
        ("„Das kommt öfter vor“, erläutert Amtsleiterin Michaela Kraft.", "Michaela Kraft"),
        ("Laut der Kanzlei Dr. Berg & Thal sind die Aussichten gut.", "Dr. Berg & Thal"),
        ("Die Gewerkschaft ver.di hat zum Streik aufgerufen.", "ver.di"),
        ("Für den Norden sagte der Weather Channel Regen voraus.", "Weather Channel"),
        # a genitive is no speaker
        ("Neustadts Bürgermeister Ulf Holm sagte, er sei froh.", "Ulf Holm"),
        ("Die Geisel Noa Holm ist frei. Holms Vater Jakob sagte, er sei froh. „Ich danke euch.“", "Jakob"),
        ("Die Geisel Noa Holm ist frei. „Das ist wahr“, sagte Holms Anwältin Ilse Dorn.", "Ilse Dorn"),
        ("Die Geisel Noa Holm ist frei. Noa Holms Mutter sagte, sie sei froh.", "Holms Mutter"),
        # somebody, not something
        ("Ihn vertritt der Anwalt Ulf Holm. „Das ist hart“, sagte dieser in einer Mitteilung.", "Ulf Holm"),
        (
            "Dem widerspricht ein Mitarbeiter des Geheimdienstes. Dieser sagte, der Geheimdienst sei vorbereitet.",
            "Mitarbeiter des Geheimdienstes",
        ),
        ("Hier hatte der Kommentator Zuschauer mit Kindern gewarnt, der Film sei schlimm.", "Kommentator"),
        # what stands beside the speaker
        ("Der Trend hält an, wie Expertin Lena Dahl der Katholischen Nachrichten-Agentur (KNA) sagte.", "Lena Dahl"),
        ("Jan «Joe» Dahl sagte, er habe Angst.", "Jan «Joe» Dahl"),
        ("Er starb am Montag, wie Medien unter Berufung auf Veselys Familie berichteten.", "Veselys Familie"),
        # an impersonal saying right behind somebody's words
        ("Die Polizei teilte mit, ein Mann sei verletzt. „Wir suchen Zeugen“, hieß es weiter.", "Polizei"),
        ("Die Polizei teilte mit, ein Mann sei verletzt. Ein Auto sei geflohen, hieß es.", "Polizei"),
        # sources
        ("Der Täter wurde laut Medienberichten von der Polizei gestoppt.", "Medienberichte"),
        ("Seiner Schwester zufolge hat er gelitten.", "Schwester"),
        ("Medienberichten zufolge ist der Minister krank.", "Medienberichte"),
        ("Dem Bericht einer Zeitung zufolge ist der Minister krank.", "Zeitung"),
    ],
)
def test_speakers(text: str, speaker: str | None) -> None:
    assert set(speakers(text)) == {speaker}


@pytest.mark.parametrize(
    "text",
    [
        "Nach dem ersten Satz rutschte der Spieler aus.",
        "Nach dem regulären Fahrplan fährt der Bus um acht.",
        "Den Angaben zufolge geht es ihm gut.",  # whose they are is not told
        "Wir brauchen meiner Meinung nach mehr Geld.",
        "Wer gewinnt?\n\nKonkret warf Zingler dem Verband vor, er habe zu spät gehandelt.",
        "Die Kripo Neustadt bittet die Bevölkerung um Hilfe.",
        "Der Trainer hat zuletzt laut über einen Abschied vom Verein nachgedacht.",
        "So geht es weiter über Dänen und Finnen, bis Holm zu dem Satz kommt: „Wenn es so ist, dann ist es eben so.“",
        "Nach der Untersuchung ist der Mann trotz allem auf dem Fest aufgetaucht.",
        "Sie sagte, das sei falsch.",  # nobody she could be
        "Der Polizist Jan Dahl kam. Sie weigert sich.",
        "Laut einer Umfrage liegt die Partei vorn.",
        "Kommentiert wird die Partie von Jan Dahl.",
        "Die Autofahrer müssen mit Staus rechnen.",
        "Minister Ulf Holm wird im Mai die Vertrauensfrage stellen.",
        "Die Akten, die dem Amt laut eigenen Angaben vorliegen, sind dick.",
        "Trainer Ulf Holm kam. Holm habe versagt, sagte er.",  # he speaks of another
        "Weitere Nachrichten aus Neustadt:\n\n„Das kann man schon mal vergessen, finde ich“",
        "Im Film wird die Geschichte der Figur Cassian Vester (gespielt von Diego Dahl) erzählt.",
        "Die Ministerin Ida Vester sprach.\n\n„Der Spion, der mich liebte“ 48 Jahre später: So lebt Ida Vester heute",
        "Die Antwort lautet in jedem Fall: „Das weiß ich nicht“.",
        "Die Frau ist begabt, unvergessen der von ihr gesungene Song: „Liebe, Liebe, Friede, Friede“.",
        "Die Schwimmer verkündeten den Sieg.\n\n»Wir haben Sie nie aufgegeben.« Präsident Jan Dahl\n\nAlle jubelten.",
        "„Das war ein schöner Anblick für mich.“ Fragten Kinder ihre Eltern nach dem Turm, schwiegen sie.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert speakers(text) == []


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Laut einem Sprecher war der Mitarbeiter neu. Er habe sich geirrt, sagte er dem Boten.", "Sprecher"),
        ("Ein Polizist hielt den Wagen an. Der Fahrer sei schnell gewesen, sagte er.", "Polizist"),
        ("Die Demonstranten zogen durch die Stadt. Sie fordern ein hartes Vorgehen.", "Demonstranten"),
        ("Der Trainer Jan Dahl war enttäuscht. „Das war gar nichts“, sagte der 54-Jährige.", "Jan Dahl"),
        ("Der Minister traf seine Kollegin Karin Holm. Sie sagte, das sei falsch.", "Karin Holm"),
        ("Die Ministerin Nora Dahl (SPD) kam. Die Grünen-Politikerin forderte mehr Schutz.", "Grünen-Politikerin"),
        ("Die Ministerin Nora Dahl (SPD) kam. Die SPD-Politikerin forderte mehr Schutz.", "Nora Dahl"),
        ("Neustadts Boss Ulf Holm stimmte seinem Kollegen zu. „Das ist falsch“, sagte er im Radio.", "Ulf Holm"),
        (
            "Kapitän Ulf Holm sagte, er bleibe. Wenn Trainer Jan Dahl gelogen habe, müsse sich viel ändern, sagte er.",
            "Ulf Holm",
        ),
        ("Ministerin Anna Vesely sprach in Brno. Vesely will das prüfen lassen, sagte sie.", "Anna Vesely"),
        ("Minister Ulf Holm erinnert an Jan Dahl. „Das muss schlank werden“, hatte dieser gesagt.", "Jan Dahl"),
        (
            "Ministerin Ida von der Vesely kam. Der Plan sei gut, sagte von der Vesely in einem Interview.",
            "Ida von der Vesely",
        ),
        ("Ministerin Ida von der Vesely kam. Von der Vesely betonte, dass das helfe.", "Ida von der Vesely"),
        (
            "Auf Kritik an der Sängerin Karin Holm reagierte Melvina Vester. „Das reicht“, schrieb sie.",
            "Melvina Vester",
        ),
        (
            "Autorin Ida Dorn war krank. „Ein Arzt war da. Er sagte, ich solle ruhen“, sagte Dorn. Sie sei noch matt.",
            "Ida Dorn",
        ),
        ("Die Gegner gaben auf. Holm bezeichnet sie als „schlechte Verlierer“.", "Holm"),
        (
            "Präsident Joe Vester begnadigt Sohn Hunter Vester. Hunter Vester jubelt. Das sei richtig, sagte Vester.",
            "Joe Vester",
        ),
        ("Auch die Autorin Ida Boyens kommt. „Es ist eine Ehre“, sagt Boyens.", "Ida Boyens"),
        ("Jan Vester war da. Er sagte, Europa brauche Geld und fügte hinzu: „Wer kann das glauben?“", "Jan Vester"),
        ("Trainer Luis de la Fuente kam. „Wir können besser werden“, sagte de la Fuente.", "Luis de la Fuente"),
    ],
)
def test_who_is_meant(text: str, last: str) -> None:
    assert speakers(text)[-1] == last


def test_a_rumour_is_not_what_the_last_source_says() -> None:
    text = "Die Polizei teilte mit, ein Mann sei verletzt. Damals hieß es, er lebe im Ausland."
    assert speakers(text) == ["Polizei", None]


def test_the_charge_is_not_that_of_who_spoke_last() -> None:
    text = "Das Gericht teilte mit, es urteile heute. Die Teile sind laut Anklage verboten."
    assert speakers(text) == ["Gericht", "Anklage"]


def test_a_quotation_framed_behind_has_one_record() -> None:
    text = "Der Trainer war froh. „Das war ein schöner Tag für uns“, sagte Kapitän Jan Dahl, der zwei Tore schoss."
    assert speakers(text) == ["Jan Dahl"]


def test_whose_kin_speaks_has_no_addressee_in_her_description() -> None:
    (one,) = statements("Dort erklärt die Schwester von Ida Vester (43) und Anna Dahl (42): „Es hat nicht gereicht.“")
    assert one.addressees == []


def test_who_is_named_in_passing_is_not_spoken_to() -> None:
    (one,) = statements("Nach dem Treffen von Minister Jan Vester mit Ida Dahl fordert Ulf Holm mehr Schutz.")
    assert one.addressees == []


def test_a_broadcaster_is_no_agency() -> None:
    text = (
        "Foto: Jan Dahl / Reuters\n\nDie Wahl sei frei gewesen, sagte Ida Vester. Das sei falsch, erklärte der Sender."
    )
    assert speakers(text) == ["Ida Vester", "Sender"]


def test_a_quotation_between_two_frames_has_one_record() -> None:
    text = "Der Trainer blickt zurück: „Das war ein schöner Tag. So etwas vergisst man nicht“, so Jan Dahl weiter."
    assert speakers(text) == ["Jan Dahl"]


def test_a_named_medium_passes_on() -> None:
    (one,) = statements("Der Regisseur Jan Dahl sagte dem Magazin „Nordlicht“, er habe genug.")
    assert [a.name for a in one.asserted_by] == ["Nordlicht"]


def test_who_acts_after_the_speaker_ends_his_report() -> None:
    text = "Ulf Dahl sagte, die Lage sei ernst. Karin Holm will das prüfen. Der Bau sei zu teuer."
    assert speakers(text) == ["Ulf Dahl"]


def test_an_age_stands_for_who_was_told_of_before() -> None:
    text = "DFB-Coach Ulf Holm bemängelte die Fehler. Der 73-Jährige kritisierte, dass alle müde seien."
    assert speakers(text)[-1] == "Ulf Holm"


def test_a_line_break_is_no_part_of_a_description() -> None:
    assert all("\n" not in (name or "") for name in speakers("Es ist still.\n\n\n\nAugenzeugen sagten, es sei laut."))


def test_no_date_describes_a_speaker() -> None:
    (one,) = statements("„Ich mag den Ort“, sagte die am 3. Mai 1950 in Rom geborene Malerin.")
    assert one.speaker is not None
    assert "Mai" not in one.speaker.name


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Wie die Polizei MDR Sachsen mitteilte, sind dort 300 Menschen unterwegs.", "Polizei"),
        ("Wie ein Sprecher NDR 90,3 sagte, muss mehr Personal eingesetzt werden.", "Sprecher"),
        ("Zwei Menschen starben, wie ein Feuerwehrsprecher der Deutschen Presse-Agentur sagte.", "Feuerwehrsprecher"),
        ("Zwei starben, wie ein Sprecher der Behörde der dpa bestätigte.", "Sprecher der Behörde"),
    ],
)
def test_a_medium_behind_the_speaker_is_whom_he_told(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ex-Minister Jan Dahl (CDU) hat Ulf Holm (CDU) Feigheit vorgeworfen.", "Jan Dahl"),
        ("Der Generalsekretär der SPD bezeichnete die Pläne als falsch.", "Generalsekretär der SPD"),
        ("Darum bekräftigt die SPD ihre Forderung nach einer Besserstellung von Müttern.", "SPD"),
        ("Das Haus ist laut Angaben von „Bild“ verkauft.", "Bild"),
        ("Laut Medienberichten aus Italien war er in Rom.", "Medienberichte"),
        ("Die Bundespolizei sperrte den Bahnhof. Die Polizei teilte mit, dass der Platz frei ist.", "Polizei"),
    ],
)
def test_who_speaks_is_told_by_his_own_noun(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_whom_a_relative_clause_quotes_says_it() -> None:
    text = "Der Kanzler sprach über den Dichter Jan Dahl, der 1990 gesagt hatte, die Zeit sei kurz."
    assert "Jan Dahl" in speakers(text)


def test_nobody_is_spoken_to_by_himself() -> None:
    text = "Der Dienst meldete, dass 200 Liter Regen fielen – ein Vielfaches dessen, was sonst fällt."
    assert [s.addressees for s in statements(text)] == [[]]


def test_a_text_may_break_off_after_an_article() -> None:
    assert speakers("„Das ist gut so“, sagte die") in ([], [None])
