"""Between whom an agreement is where its own words do not say it, and what bodies and courts decide."""

from __future__ import annotations

import pytest

from depesche.german.contracting import is_contracting, is_court_of_states, is_open_to_all
from reading.agreed import only, parties, read, statuses


def test_a_treaty_told_in_passing_is_that_of_the_two_sides_of_its_sentence() -> None:
    record = only("Bulgarien wirft Nordmazedonien vor, den Nachbarschaftsvertrag von 2017 zu verletzen.")
    assert parties(record) == {"BGR", "MKD"}


def test_a_treaty_told_in_passing_is_that_of_the_two_sides_the_document_is_about() -> None:
    text = "Peru und Chile streiten über ihre Grenze. Perus Regierung schweigt. Lima beruft sich auf den Grenzvertrag."
    assert parties(only(text)) == {"PER", "CHL"}


def test_a_third_state_spoken_of_as_much_leaves_the_sides_open() -> None:
    text = (
        "Peru, Chile und Bolivien streiten. Peru klagt. Chile lacht. Bolivien droht. Der Grenzvertrag gilt seit 1950."
    )
    assert all(parties(r) == set() for r in read(text))


def test_a_treaty_that_all_may_join_has_no_two_sides() -> None:
    text = "Peru und Chile streiten. Peru beruft sich auf die Chemiewaffenkonvention."
    assert all(parties(r) != {"PER", "CHL"} for r in read(text))


def test_members_act_for_their_body() -> None:
    record = only("Die Außenminister der Afrikanischen Union beschlossen, Beobachter nach Mali zu entsenden.")
    assert "AU" in parties(record)
    assert record.kind == "resolution"


def test_who_says_something_in_a_declaration_has_adopted_it() -> None:
    record = only(
        "In einer gemeinsamen Erklärung gingen Peru und Chile weiter und sprachen von einem Bruch des Rechts."
    )
    assert (record.kind, parties(record)) == ("declaration", {"PER", "CHL"})
    assert statuses(record) == {("adopted", "occurred")}


def test_a_declaration_adopted_by_a_body_needs_no_word_for_joint() -> None:
    text = "Der Sicherheitsrat tagte in New York. In einer am Abend verabschiedeten Erklärung rügt er den Putsch."
    record = only(text)
    assert (record.kind, parties(record)) == ("declaration", {"UNO"})


def test_a_numbered_resolution_with_its_day_was_adopted_by_the_body_told_before() -> None:
    text = "Der Sicherheitsrat tagt am Montag. Eritrea missachtet die Resolution 1907 vom 9. Februar 2010."
    record = only(text)
    assert parties(record) == {"UNO", "ERI"}
    assert {s.status: s.when and s.when.value for s in record.statuses}["adopted"] == "2010-02-09"


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Der Internationale Gerichtshof verpflichtete Peru, Chiles Fischer ziehen zu lassen.", {"PER", "CHL"}),
        ("Das Schiedsgericht in Den Haag gab Chile im Streit mit Peru Recht.", {"PER", "CHL"}),
        ("Der Ständige Schiedshof erklärte die Ansprüche Perus für unbegründet.", {"PER"}),
    ],
)
def test_what_a_court_of_states_rules_binds_the_states_before_it(text: str, sides: set[str]) -> None:
    record = only(text)
    assert (record.kind, parties(record)) == ("resolution", sides)


def test_a_court_at_home_makes_no_agreement() -> None:
    assert read("Das Landgericht in Köln verpflichtete Peru, die Rechnung zu bezahlen.") == []


def test_a_quarrel_laid_aside_is_an_agreement() -> None:
    record = only("Peru und Chile haben ihren Streit um die Fischgründe beigelegt.")
    assert (parties(record), statuses(record)) == ({"PER", "CHL"}, {("adopted", "occurred")})


def test_words_for_those_who_agree() -> None:
    assert is_contracting("PER")
    assert not is_contracting("UNO")
    assert is_open_to_all("Chemiewaffenkonvention")
    assert not is_open_to_all("Grenzvertrag")
    assert is_court_of_states("Schiedsgericht", "")
    assert not is_court_of_states("Landgericht", "Landgericht")


def test_a_participle_between_commas_tells_what_was_done() -> None:
    record = only("Das Handelsabkommen, von Peru und Chile am Montag in Lima paraphiert, umfasst zwölf Artikel.")
    assert (parties(record), statuses(record)) == ({"PER", "CHL"}, {("initialled", "occurred")})


def test_both_who_agree_are_the_two_the_document_is_about() -> None:
    text = "Peru und Chile streiten um eine Bucht. Auf ein Verfahren haben sich die beiden Andenrepubliken geeinigt."
    assert parties(only(text)) == {"PER", "CHL"}


def test_members_declare_what_their_body_declares() -> None:
    text = "Die Asean tagte in Jakarta. In ihrem Kommuniqué mahnten die zehn Mitgliedstaaten zur Ruhe."
    assert parties(only(text)) == {"ASEAN"}


def test_a_treaty_with_its_year_is_not_the_new_deal_told_before() -> None:
    text = "Peru schlug Chile eine Vereinbarung vor. Der Grenzvertrag zwischen Peru und Chile von 1929 bleibt."
    assert len(read(text)) == 2


def test_a_court_told_before_is_meant_by_its_ruling() -> None:
    text = "Der Internationale Gerichtshof sprach Chile die Bucht zu. Das Urteil wird von Peru nicht anerkannt."
    assert ("rejected", "occurred") in statuses(only(text))


def test_a_treaty_that_obliges_is_no_ruling() -> None:
    record = only("Peru und Chile schlossen ein Abkommen. Es verpflichtet Lima, Fischer auszuliefern.")
    assert statuses(record) == {("signed", "occurred")}
