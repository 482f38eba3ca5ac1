"""From words to actors: names, titles, roles, pronouns, pairs, states by all their names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.german.clauses import find_clauses
from depesche.german.pipeline import load
from depesche.reading.actors import actors_of, find_actors
from depesche.reading.layers import Entity, Phrase, Reading
from depesche.reading.places import find_places, place_of
from depesche.records import Document


def read(text: str) -> Reading:
    reading = Reading(Document(id="test", text=text), load()(text))
    reading.clauses = find_clauses(reading.doc)
    find_actors(reading)
    reading.places = find_places(reading)
    return reading


def stands_for(reading: Reading, word: str, nth: int = 0) -> list[str]:
    """Ids or names of what the nth mention on `word` stands for."""
    tokens = [t.i for t in reading.doc if t.text == word]
    mentions = [m for m in reading.mentions if m.head == tokens[nth]]
    assert mentions, f"no mention on {word}"
    return [e.id or e.name for m in mentions[:1] for e in m.entities]


def entity(reading: Reading, name: str) -> Entity:
    return next(e for e in reading.entities if name in (e.name, e.id))


def test_a_person_is_named_in_full_and_then_in_short() -> None:
    reading = read(
        "Die tschechische Außenministerin Jana Veselá ist am Montag in Kopenhagen eingetroffen. "
        "Veselá traf dort den dänischen Regierungschef Lars Holm. Holms Büro bestätigte das Treffen."
    )
    person = entity(reading, "Jana Veselá")
    assert (person.kind, person.affiliation, person.gender) == ("person", "CZE", "Fem")
    assert person.roles == ["Außenministerin"]
    assert stands_for(reading, "Veselá", 1) == ["Jana Veselá"]
    assert stands_for(reading, "Holms") == ["Lars Holm"]
    assert entity(reading, "Lars Holm").affiliation == "DNK"


def test_spellings_of_one_name_are_one_person() -> None:
    reading = read(
        "Präsident Wolodymyr Selenskyj reiste ab. Zelensky sprach von Fortschritten, Selenskis Berater schwieg."
    )
    assert stands_for(reading, "Zelensky") == stands_for(reading, "Selenskis") == ["Wolodymyr Selenskyj"]


def test_a_forename_on_s_is_no_genitive() -> None:
    reading = read("Estlands Präsident Hannes Tammsoo reiste ab.")
    assert entity(reading, "Hannes Tammsoo").affiliation == "EST"


def test_a_surname_named_with_a_title_stands_for_its_bearer_though_the_forename_is_a_word() -> None:
    reading = read("Außenminister Rein Kask sprach. „Wir zahlen“, sagte Kask im Parlament.")
    assert stands_for(reading, "Kask", 1) == ["Rein Kask"]


def test_surnames_first_shorten_to_the_front() -> None:
    reading = read("Der Präsident empfing Park Geun-hye in Seoul. Danach erklärte Park, man sei sich einig.")
    assert stands_for(reading, "Park", 1) == ["Park Geun-hye"]


@pytest.mark.parametrize(
    ("text", "head", "name", "code"),
    [
        ("Finnlands Präsident Matti Korhonen sprach.", "Präsident", "Matti Korhonen", "FIN"),
        ("Matti Korhonen, der Präsident der Republik Finnland, sprach.", "Präsident", "Matti Korhonen", None),
        ("Der Botschafter der Ukraine, Petro Bondarenko, sprach.", "Botschafter", "Petro Bondarenko", "UKR"),
        ("Kremlsprecher Pawel Orlow dementierte.", "Kremlsprecher", "Pawel Orlow", "RUS"),
        ("Der UN-Sondergesandte Jan Vermeer dementierte.", "UN-Sondergesandte", "Jan Vermeer", "UNO"),
        ("Der maltesische Minister für Fischerei, Carmelo Borg, dementierte.", "Minister", "Carmelo Borg", "MLT"),
    ],
)
def test_titles_go_with_names_and_tell_for_whom(text: str, head: str, name: str, code: str | None) -> None:
    reading = read(text)
    assert stands_for(reading, head) == [name]
    if code is not None:
        assert entity(reading, name).affiliation == code


def test_a_role_stands_for_who_carries_it() -> None:
    reading = read(
        "Die norwegische Ministerpräsidentin Ingrid Dahl traf in Wien den slowakischen Präsidenten Pavol Kral. "
        "Die Regierungschefin lobte die Gespräche. Der slowakische Präsident widersprach."
    )
    assert stands_for(reading, "Regierungschefin") == ["Ingrid Dahl"]
    assert stands_for(reading, "Präsident") == ["Pavol Kral"]


def test_a_former_holder_is_not_the_present_one() -> None:
    reading = read("Präsident Pavol Kral reiste ab. Das hatte der frühere Präsident gefordert.")
    assert stands_for(reading, "Präsident", 1) != ["Pavol Kral"]


def test_a_role_of_a_person_named_later() -> None:
    reading = read(
        "Der Sonderbeauftragte für Moldau zeigte sich besorgt. "
        "Das sagte Ole Lund, der Sonderbeauftragte für Moldau, am Freitag."
    )
    assert stands_for(reading, "Sonderbeauftragte") == ["Ole Lund"]


def test_a_role_nobody_carries_is_described_in_its_base_form() -> None:
    reading = read(
        "Das teilte ein Sprecher des estnischen Außenministeriums mit. Gemeint war der lettische Botschafter in Genf."
    )
    assert stands_for(reading, "Sprecher") == ["Sprecher des estnischen Außenministeriums"]
    assert entity(reading, "Sprecher des estnischen Außenministeriums").affiliation == "EST"
    assert entity(reading, "lettischer Botschafter in Genf").affiliation == "LVA"


def test_a_bare_role_of_nobody_is_left_open() -> None:
    assert stands_for(read("Danach äußerte sich der Minister."), "Minister") == []


def test_a_role_that_is_predicated_is_no_actor() -> None:
    assert stands_for(read("Früher war sie als Ministerin tätig."), "Ministerin") == []


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Präsident Pavol Kral empfing Minister Jan Bos. Er dankte dem Gast.", "Er", "Pavol Kral"),
        ("Ministerin Anna Lind traf Minister Jan Bos. Sie lobte die Arbeit.", "Sie", "Anna Lind"),
        ("Minister Jan Bos sagte, er werde bald abreisen.", "er", "Jan Bos"),
        ("Minister Jan Bos, der gestern anreiste, schwieg.", "der", "Jan Bos"),
        ("Minister Jan Bos lobte seine Beamten.", "seine", "Jan Bos"),
    ],
)
def test_pronouns(text: str, pronoun: str, name: str) -> None:
    assert stands_for(read(text), pronoun) == [name]


def test_a_pronoun_without_fitting_person_is_left_open() -> None:
    assert stands_for(read("Minister Jan Bos reiste an. Sie wurde vertagt."), "Sie") == []


def test_a_word_that_only_opens_a_longer_name_is_no_person() -> None:
    reading = read("Er lobte den Zorka Cup. Danach gewann sie den Zorka Cup.")
    assert not any(e.kind == "person" for e in reading.entities)


def test_the_s_of_a_name_is_its_own_where_the_full_name_acts() -> None:
    reading = read("Die Autorin Fenja Boyens soll dabei sein. „Gut so“, erklärten Berg, Lund und Boyens.")
    assert [e.name for e in reading.entities if "Boyen" in e.name] == ["Fenja Boyens"]


def test_a_pronoun_is_nobody_named_below_it() -> None:
    text = (
        "Minister Ole Berg hat seinen Sohn begnadigt. Nils Berg war verurteilt worden. Er hält Nils Berg für ein Opfer."
    )
    assert stands_for(read(text), "Er") == ["Ole Berg"]


def test_a_title_takes_no_state_from_a_place() -> None:
    reading = read("Die Außenminister Jana Veselá und Ole Lund trafen sich in der maltesischen Hauptstadt.")
    assert entity(reading, "Jana Veselá").affiliation is None
    assert entity(reading, "Ole Lund").affiliation is None
    assert entity(reading, "Jana Veselá").roles


def test_a_bare_title_is_of_the_state_that_acts_and_that_the_name_fits() -> None:
    reading = read("Malta lehnt den Plan ab. Das sagte Außenminister Carmelo Borg.")
    assert entity(reading, "Carmelo Borg").affiliation == "MLT"
    two = "{} lehnen den Plan ab. Das sagte Außenminister {}."
    for states in ("Malta und Finnland", "Finnland und Malta"):
        assert entity(read(two.format(states, "Juha Korhonen")), "Juha Korhonen").affiliation == "FIN"
    assert entity(read(two.format("Malta und Zypern", "Tran Dinh")), "Tran Dinh").affiliation is None
    accused = read("Außenminister Carmelo Borg warf Zypern einen Bruch des Vertrags vor.")
    assert entity(accused, "Carmelo Borg").affiliation is None


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Präsident Pavol Kral reiste ab. Der Vertrag gilt fünf Jahre. Er regelt den Handel.", "Er", []),
        (
            "Präsident Pavol Kral schwieg. Der UN-Sicherheitsrat tagte. Dieser beriet lange.",
            "Dieser",
            ["UN-Sicherheitsrat"],
        ),
        ("Die Europäische Union lehnte ab. Sie will weiter verhandeln.", "Sie", ["EU"]),
        ("Minister Jan Bos lobte Malta mit all seinen Inseln.", "seinen", ["Jan Bos"]),
    ],
)
def test_pronouns_heed_nouns_that_are_no_persons(text: str, word: str, expected: list[str]) -> None:
    assert stands_for(read(text), word) == expected


@pytest.mark.parametrize("noun", ["Schiitenmiliz", "Terrorgruppe", "Organisation"])
def test_a_genus_stands_for_the_body_named_last(noun: str) -> None:
    reading = read(f"Die Hisbollah griff an. Die {noun} schwieg dazu.")
    assert stands_for(reading, noun) == ["Hisbollah"]
    assert stands_for(read(f"Malta griff an. Die {noun} schwieg dazu."), noun) == []


def test_an_owner_in_the_genitive_is_not_who_bears_the_title() -> None:
    reading = read("Präsident Pavol Kral reiste ab. Die Anhänger Krals protestierten.")
    assert stands_for(reading, "Anhänger") != ["Pavol Kral"]
    assert stands_for(reading, "Krals") == ["Pavol Kral"]


def test_a_state_after_a_title_is_a_forename() -> None:
    reading = read("Der maltesische Außenminister Israel Veselá sprach. Veselá schwieg später.")
    assert entity(reading, "Israel Veselá").affiliation == "MLT"


def test_home_of_soldiers_is_not_where_they_stand() -> None:
    reading = read("Etwa 10.000 Soldaten aus Malta sind in Zypern stationiert.")
    assert entity(reading, "Soldaten").affiliation == "MLT"


def test_towns_in_names_of_treaties_do_not_act() -> None:
    reading = read("Der Vertrag von Lissabon gilt. Das Parlament stimmte zu.")
    assert "PRT" not in {e.affiliation for m in reading.mentions for e in m.entities}


def test_a_demonym_before_a_name_goes_with_it() -> None:
    assert stands_for(read("Beauftragter war der Franzose Jean Dubois."), "Franzose") == ["Jean Dubois"]


def test_pairs() -> None:
    reading = read(
        "Gespräche zwischen Malta und Zypern begannen. Beide Länder hoffen auf Erfolg. "
        "Präsident Pavol Kral und Präsidentin Anna Lind trafen sich. Die beiden Staatschefs unterschrieben."
    )
    assert sorted(stands_for(reading, "Länder")) == ["CYP", "MLT"]
    assert sorted(stands_for(reading, "Staatschefs")) == ["Anna Lind", "Pavol Kral"]


def test_ones_own_country_is_the_state_one_acts_for() -> None:
    reading = read("Der maltesische Präsident Carmelo Borg sagte, sein Land sei bereit.")
    assert stands_for(reading, "Land") == ["MLT"]


def test_a_named_counterpart_takes_the_role() -> None:
    reading = read("Die finnische Außenministerin Aino Salo sprach mit ihrem maltesischen Amtskollegen Carmelo Borg.")
    person = entity(reading, "Carmelo Borg")
    assert person.affiliation == "MLT"
    assert "Außenminister" in person.roles


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("Die finnische Regierung lehnt ab.", "Regierung", ["FIN"]),
        ("Die Regierung in Helsinki lehnt ab.", "Regierung", ["FIN"]),
        ("Finnlands Armee rückte aus.", "Armee", ["FIN"]),
        ("Helsinki lehnt ab.", "Helsinki", ["FIN"]),
        ("Der Kreml lehnt ab.", "Kreml", ["RUS"]),
        ("Das Weiße Haus lehnt ab.", "Haus", ["USA"]),
        ("Die Bundesregierung lehnt ab.", "Bundesregierung", ["DEU"]),
        ("Das finnische Außenministerium lehnt ab.", "Außenministerium", ["finnisches Außenministerium"]),
        ("Die baltischen Staaten lehnen ab.", "Staaten", ["EST", "LTU", "LVA"]),
        ("Die Welthandelsorganisation lehnt ab.", "Welthandelsorganisation", ["WTO"]),
    ],
)
def test_states_and_bodies_by_all_their_names(text: str, head: str, expected: list[str]) -> None:
    assert stands_for(read(text), head) == expected


def test_federal_titles_belong_to_the_state_that_is_spoken_of() -> None:
    text = "In Österreich wird gewählt. Bundeskanzler Josef Gruber warb in Wien für Österreichs Neutralität."
    assert entity(read(text), "Josef Gruber").affiliation == "AUT"
    assert entity(read("Bundeskanzler Josef Gruber warb für den Vertrag."), "Josef Gruber").affiliation == "DEU"


def test_actor_or_place_is_decided_by_grammar() -> None:
    reading = read("Helsinki warnt. Das Treffen in Helsinki dauerte lange.")
    assert [p.name for p in reading.places] == ["Helsinki"]
    assert len([m for m in reading.mentions if "FIN" in [e.id for e in m.entities]]) == 1


def test_places_have_states_and_clauses_have_places() -> None:
    reading = read("Die Minister trafen sich am Dienstag in Tampere, einer Stadt im Süden Finnlands.")
    assert [(p.name, p.country) for p in reading.places] == [("Tampere", "FIN"), ("Süden Finnlands", "FIN")]
    place = place_of(reading, reading.clauses[0])
    assert place is not None
    assert (place.name, place.country) == ("Tampere", "FIN")
    assert reading.document.text[place.start : place.end] == "Tampere"


def test_two_titles_before_one_name() -> None:
    reading = read("Die Vertreterin der Union im Rat, die finnische Diplomatin Aino Salo, widersprach.")
    assert stands_for(reading, "Vertreterin") == stands_for(reading, "Diplomatin") == ["Aino Salo"]
    assert entity(reading, "Aino Salo").roles == ["Diplomatin", "Vertreterin"]


def test_a_genitive_before_the_head_is_not_the_actor() -> None:
    reading = read("Maltas Präsident Carmelo Borg reiste ab.")
    head = next(t.i for t in reading.doc if t.text == "Maltas")
    assert [a.name for a in actors_of(reading, Phrase(head, head + 4, head))] == ["Carmelo Borg"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Die Staatschefs von Malta, Zypern und Oman sind eingetroffen.",
            [("Staatschefs von Malta", "MLT"), ("Staatschefs von Zypern", "CYP"), ("Staatschefs von Oman", "OMN")],
        ),
        (
            "Unterhändler aus Malta und Zypern sprachen miteinander.",
            [("Unterhändler aus Malta", "MLT"), ("Unterhändler aus Zypern", "CYP")],
        ),
        (
            "Maltesische und zyprische Diplomaten sprachen miteinander.",
            [("maltesische Diplomaten", "MLT"), ("zyprische Diplomaten", "CYP")],
        ),
        ("Die Regierungen in Valletta und Nikosia lehnten ab.", [("Malta", "MLT"), ("Zypern", "CYP")]),
    ],
)
def test_lists_of_states_make_a_group_each(text: str, expected: list[tuple[str, str]]) -> None:
    reading = read(text)
    found = [m for m in reading.mentions if len(m.entities) > 1]
    assert [(e.name, e.affiliation or e.id) for e in found[0].entities] == expected


def test_coordinated_genitives_are_several_groups() -> None:
    reading = read("Die Außenminister Maltas, Zyperns und der Schweiz tagten.")
    assert stands_for(reading, "Außenminister") == [
        "Außenminister Maltas",
        "Außenminister Zyperns",
        "Außenminister der Schweiz",
    ]


def test_actors_of_a_phrase_spread_its_conjuncts() -> None:
    reading = read("Malta und Zypern stimmten zu.")
    subject = reading.clauses[0].subject
    assert subject is not None
    assert [a.id for a in actors_of(reading, subject)] == ["MLT", "CYP"]
    mention = actors_of(reading, subject)[0].mention
    assert mention is not None
    assert mention.text == "Malta"


def test_a_phrase_without_actor_has_none() -> None:
    reading = read("Der Vertrag regelt den Handel.")
    assert actors_of(reading, Phrase(0, 2, 1)) == []


@settings(max_examples=60)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    reading = read(text)
    for mention in reading.mentions:
        assert 0 <= mention.start <= mention.head < mention.end <= len(reading.doc)
    for place in reading.places:
        assert 0 <= place.start < place.end <= len(text)


def test_long_documents_cost_no_more_a_word() -> None:
    import time

    text = "Präsident Pavol Kral traf Ministerin Anna Lind in Wien. Er lobte die finnische Regierung. "
    seconds = []
    for times in (20, 160):
        reading = Reading(Document(id="test", text=text * times), load()(text * times))
        reading.clauses = find_clauses(reading.doc)
        start = time.process_time()
        find_actors(reading)
        seconds.append((time.process_time() - start) / times)
    assert seconds[1] < 4 * seconds[0]


def test_gold_actors_are_found(shared: Path) -> None:
    """Nine of ten persons that offices of the development gold name are entities under that name."""

    def lines(name: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (shared / "gold" / name).read_text(encoding="utf-8").splitlines()]

    documents = {d["id"]: d for d in lines("dev.documents.jsonl")}
    wanted = hits = 0
    for gold in lines("dev.gold.jsonl"):
        names = {e.name for e in read(documents[gold["doc"]]["text"]).entities if e.kind == "person"}
        for person in {o["person"] for o in gold["offices"]}:
            wanted += 1
            hits += person in names
    assert hits / wanted >= 0.9


def test_of_two_who_share_a_bare_title_each_is_of_another_state() -> None:
    reading = read("Georgien und Finnland einigten sich. Die Außenminister Juha Korhonen und Lewan Beridse sprachen.")
    assert entity(reading, "Juha Korhonen").affiliation == "FIN"
    assert entity(reading, "Lewan Beridse").affiliation == "GEO"


@pytest.mark.parametrize("name", ["Karim bin Wahid", "Tarik ibn Raschid", "Pieter ten Haaf", "Karin van den Berg"])
def test_particles_stand_within_names(name: str) -> None:
    assert entity(read(f"Minister {name} sagte, die Lage sei ernst."), name).kind == "person"


def test_who_advises_a_president_is_no_president() -> None:
    reading = read("Der Berater des maltesischen Präsidenten, Carmelo Borg, sagte ab.")
    assert entity(reading, "Carmelo Borg").roles == ["Berater"]


def test_a_ministry_is_that_of_the_other_state_than_the_envoys() -> None:
    reading = read("Norwegen streitet mit Malta. Der maltesische Botschafter wurde ins Außenministerium einbestellt.")
    assert entity(reading, "Außenministerium").affiliation == "NOR"


def test_a_colleague_is_the_only_other_who_has_the_office() -> None:
    reading = read(
        "Norwegens Präsident Terje Solvang traf Maltas Präsident Carmelo Borg. Solvang dankte seinem Kollegen."
    )
    colleague = next(m for m in reading.mentions if reading.doc[m.head].text == "Kollegen")
    assert [e.name for e in colleague.entities] == ["Carmelo Borg"]


def test_the_federal_council_is_a_government_where_the_text_is_about_that_state() -> None:
    reading = read("Die Schweiz zögert. Der Bundesrat sagte ab.")
    council = next(m for m in reading.mentions if reading.doc[m.head].text == "Bundesrat")
    assert [e.id for e in council.entities] == ["CHE"]


def test_a_state_whose_name_stands_before_the_title_is_not_filled_in_by_another() -> None:
    reading = read(
        "Israels Vertretung war geschlossen. Israel schweigt. Später teilte Bayerns Innenminister Joachim Holm mit, "
        "der Mann sei tot."
    )
    assert entity(reading, "Joachim Holm").affiliation is None


def test_a_medium_of_no_state_has_no_affiliation() -> None:
    reading = read("Der Minister sprach in London mit Al-Hayat.")
    assert entity(reading, "Al-Hayat").affiliation is None
