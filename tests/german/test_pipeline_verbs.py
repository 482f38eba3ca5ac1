"""Verbs' tags follow the frame of the clause; moods, cases and lemmas follow lexicon and neighbours."""

from __future__ import annotations

import pytest

from depesche.german import lemmas, load
from depesche.german.decoding import noun_phrases
from depesche.german.verbtags import corrected
from depesche.german.wordforms import wordforms


@pytest.mark.parametrize(
    ("words", "tags", "changes"),
    [
        ("Morgen werden sie kommen .", "ADV VAFIN PPER VVFIN $.", {3: "VVINF"}),
        ("Sie wollen nach Rom reisen .", "PPER VMFIN APPR NE VVFIN $.", {4: "VVINF"}),
        ("weil sie morgen kommen .", "KOUS PPER ADV VVFIN $.", {}),
        ("Sie werden , weil alle warten .", "PPER VAFIN $, KOUS PIS VVFIN $.", {}),
        ("Flugzeuge zerstörten Brücken .", "NN ADJA NN $.", {1: "VVFIN"}),
        ("Die zerstörten Brücken .", "ART ADJA NN $.", {}),
        ("Den Plan paraphierten beide Seiten .", "ART NN ADJA PIS NN $.", {2: "VVFIN"}),
        ("Die am Montag paraphierten Pläne .", "ART APPRART NN ADJA NN $.", {}),
        ("Sie will gehen und bleiben .", "PPER VMFIN VVINF KON VVFIN $.", {}),
        ("Das kann Folgen haben .", "PDS VMFIN NN VAFIN $.", {3: "VAINF"}),
        ("Er wurde gefasst und muss dort bleiben .", "PPER VAFIN VVPP KON VMFIN ADV VVFIN $.", {6: "VVINF"}),
        ("Alle lesen viel oder reisen nach Rom .", "PIS VVFIN ADV KON VVINF APPR NE $.", {4: "VVFIN"}),
        ("Alle wollen lesen oder reisen nach Rom .", "PIS VMFIN VVINF KON VVINF APPR NE $.", {}),
        ("Zwei Boote erreichen die Küste .", "CARD NN VVINF ART NN $.", {2: "VVFIN"}),
        ("Ein gestern gezeigtes Bild hängt .", "ART ADV VVFIN NN VVFIN $.", {2: "ADJA"}),
        ("Das von Oslo bis Rom gezeigte Bild hängt .", "PDS APPR NE APPR NE VVFIN NN VVFIN $.", {0: "ART", 5: "ADJA"}),
        ("Die in Rom lebten , hungerten .", "ART APPR NE VVFIN $, VVFIN $.", {}),
        ("Mali , der Tschad und Benin zögern .", "NE $, PRELS NE KON NE ADJA $.", {2: "ART"}),
        ("Ein Mann , der Tschad und Benin kennt .", "ART NN $, PRELS NE KON NE VVFIN $.", {}),
        ("Während der Reise sprach er viel .", "KOUS ART NN VVFIN PPER ADV $.", {0: "APPR"}),
        ("Während der Mann sprach , schwieg sie .", "KOUS ART NN VVFIN $, VVFIN PPER $.", {}),
        ("Während des Essens schwieg sie .", "KOUS ART NN VVFIN PPER $.", {0: "APPR"}),
        ("Der G9-Gipfel endet .", "ART $( VVFIN $.", {1: "NN"}),
        ("Die Staats- und Regierungschefs .", "ART NN KON NN $.", {1: "TRUNC"}),
        ("Die Hand reichen .", "ART NN VVINF $.", {}),
        ("Oslo wirft Bern Betrug vor", "NE VVFIN NE NN APPR", {4: "PTKVZ"}),
        ("Oslo sagt Hilfe zu – Bern zögert", "NE VVFIN NN APPR $( NE VVFIN", {3: "PTKVZ"}),
        ("Oslo wirft Steine ins Meer", "NE VVFIN NN APPRART NN", {}),
        ("Sie sagte , dass der Streit dauere .", "PPER VVFIN $, KOUS ART NN NN $.", {6: "VVFIN"}),
        ("Der hatte gewarnt .", "ART VAFIN VVPP $.", {0: "PDS"}),
        ("Oslo ist überzeugt , dass er kommt .", "NE VAFIN VVPP $, KOUS PPER VVFIN $.", {2: "ADJD"}),
        ("Novak , bis zu seinem Sturz Chef , klagt .", "NE $, KOUS APPR PPOSAT NN NN $, VVFIN $.", {2: "APPR"}),
        ("Verletzt von der Menge .", "VVPP APPR ART NN $.", {}),
        ("Oft bestätigt der Arzt das .", "ADV VVPP ART NN PDS $.", {1: "VVFIN"}),
        ("als sie ihn bezwang .", "KOUS PPER PPER VVPP $.", {3: "VVFIN"}),
        ("Das macht er publik .", "PDS VVFIN PPER NE $.", {3: "ADJD"}),
        ("Das sagte Weil .", "PDS VVFIN KOUS $.", {2: "NE"}),
        ("Klubs , der Berichten zufolge zahlt .", "NN $, ART NN APPO VVFIN $.", {2: "PRELS"}),
        ("Dahl befürchtet , dass er geht .", "NE VVPP $, KOUS PPER VVFIN $.", {1: "VVFIN"}),
        ("Dahl ( SPÖ ) beklagt , dass er geht .", "NE $( NE $( VVPP $, KOUS PPER VVFIN $.", {4: "VVFIN"}),
        ("Säcke , vom Helfer befüllt .", "NN $, APPRART NN VVPP $.", {}),
        ("Sie haben den Schrank leergeräumt .", "PPER VAFIN ART NN ADJD $.", {4: "VVPP"}),
        ("Hier darf man reden und Musik machen .", "ADV VMFIN PIS VVFIN KON NN VVINF $.", {3: "VVINF"}),
        ("Eins bestärkt und ergänzt das andere .", "PIS VVPP KON VVFIN ART PIS $.", {1: "VVFIN"}),
        (
            "Ein Sprecher , der anonym bleibt , verbreitete Optimismus .",
            "ART NN $, PRELS ADJD VVFIN $, ADJA NN $.",
            {7: "VVFIN"},
        ),
        ("Das wollen sie nun verdatteln .", "PDS VMFIN PPER ADV NN $.", {4: "VVINF"}),
        ("ob er sie verdatteln will .", "KOUS PPER PPER NE VMFIN $.", {3: "VVINF"}),
        ("Er hat sie verdattelt .", "PPER VAFIN PPER NN $.", {3: "VVPP"}),
        ("Er hat einen Hut .", "PPER VAFIN ART NN $.", {}),
        ("Er hat mehr gewollt .", "PPER VAFIN PIS VVFIN $.", {3: "VVPP"}),
        ("Botschafter Perus , der Schweiz und Kubas warten .", "NN NE $, PRELS NE KON NE VVFIN $.", {3: "ART"}),
    ],
)
def test_verbs_by_the_frame(words: str, tags: str, changes: dict[int, str]) -> None:
    assert corrected(words.split(), tags.split()) == changes


@pytest.mark.parametrize(
    ("text", "form", "mood"),
    [
        ("Er sagte, er komme morgen.", "komme", "Sub"),
        ("Ich komme morgen.", "komme", "Ind"),
        ("Die Lage sei ruhig.", "sei", "Sub"),
        ("Das Land werde zahlen, hieß es.", "werde", "Sub"),
        ("Sie würden gern bleiben.", "würden", "Sub"),
        ("Sie wurden gewählt.", "wurden", "Ind"),
        ("Dort entstehe ein neues Werk, sagte sie.", "entstehe", "Sub"),
    ],
)
def test_mood(text: str, form: str, mood: str) -> None:
    assert next(token for token in load()(text) if token.text == form).morph.get("Mood") == [mood]


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("Staatspräsidenten", "NN", "Staatspräsident"),
        ("Vizeaußenministerin", "NN", "Vizeaußenministerin"),
        ("US-Sanktionen", "NN", "US-Sanktion"),
        ("zurückgetreten", "VVPP", "zurücktreten"),
        ("entgegennahm", "VVFIN", "entgegennehmen"),
        ("Moskaus", "NE", "Moskau"),
        ("im", "APPRART", "in"),
        ("bilateralen", "ADJA", "bilateral"),
        ("Verhandlungen", "NN", "Verhandlung"),
    ],
)
def test_lemma(form: str, tag: str, lemma: str) -> None:
    feats = frozenset({"Case=Gen"} if form == "Moskaus" else set())
    assert lemmas.lemma(form, tag, feats) == lemma


def test_noun_phrases() -> None:
    assert list(noun_phrases(["APPR", "ART", "ADJA", "NN", "VVFIN", "ART", "NN"])) == [[1, 2, 3], [5, 6]]
    assert list(noun_phrases(["ART", "ADV", "VVFIN", "NN"])) == []


def test_the_lexicon_knows_both_subjunctives() -> None:
    feats = [reading.feats for reading in wordforms().readings("käme")]
    assert {"Mood=Sub", "Tense=Past"} <= feats[0]
    assert wordforms().readings("Xqzt") == ()
    modifier, head = wordforms().compound("Grenzschutzabkommen")
    assert modifier + head.lower() == "Grenzschutzabkommen"


@pytest.mark.parametrize(
    "text",
    ["Am Montag paraphierten Norwegen und Chile das Abkommen.", "Den Vertrag paraphierten zwei Minister in Oslo."],
)
def test_an_unknown_verb_in_en_is_a_plural(text: str) -> None:
    verb = next(token for token in load()(text) if token.text == "paraphierten")
    assert verb.tag_ == "VVFIN"
    assert (verb.morph.get("Number"), verb.morph.get("Mood")) == (["Plur"], ["Ind"])
