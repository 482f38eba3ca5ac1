"""Agreements beside others: mediators are no sides, earlier truces stay apart, who acts alone agrees with nobody."""

from __future__ import annotations

import pytest

from reading.agreed import only, parties, read

QUARREL = "Peru und Chile stritten lange. Peru drohte, und Chile rüstete auf. Peru warnte Chile. "


@pytest.mark.parametrize(
    "text",
    [
        "Katar vermittelt in dem Streit. Am Freitag wurde in Doha ein Abkommen unterzeichnet. Katar war zufrieden.",
        "Das unter Vermittlung Katars geschlossene Abkommen läuft aus. Katar bedauerte das.",
        "Das von Katar vermittelte Abkommen läuft aus. Katar bedauerte das.",
        "Unter katarischer Vermittlung wurde am Freitag ein Abkommen unterzeichnet. Katar war zufrieden.",
    ],
)
def test_mediators_are_no_sides(text: str) -> None:
    assert parties(only(QUARREL + text)) == {"PER", "CHL"}


def test_with_whom_they_spoke_before_is_no_side() -> None:
    text = (
        "Auf die Waffenruhe hatten sich die Außenminister Malis und Nigers nach Telefonaten mit ihrem türkischen "
        "Kollegen verständigt."
    )
    assert parties(only(text)) == {"MLI", "NER"}


def test_an_earlier_truce_is_another_one() -> None:
    text = (
        "Mali und Niger haben sich auf eine Waffenruhe verständigt. Bereits am 10. Mai war in Dakar ein "
        "Waffenstillstand vereinbart worden."
    )
    assert len(read(text)) == 2


def test_the_same_truce_told_again_is_one() -> None:
    assert len(read("Waffenruhe vereinbart\n\nMali und Niger haben sich auf eine Waffenruhe verständigt.")) == 1


def test_a_one_sided_truce_is_no_agreement() -> None:
    assert not read("Mali verkündete einseitig eine Feuerpause. Niger schwieg.")


def test_a_capital_pronoun_with_a_singular_verb_goes_on_with_the_agreement() -> None:
    text = "Mali und Niger haben sich auf eine Waffenruhe geeinigt. Sie soll in der Nacht zum Sonntag beginnen."
    assert {s.status for s in only(text).statuses} == {"adopted", "in_force"}


def test_whose_enforcement_is_talked_about_is_not_negotiated() -> None:
    text = "In New York berieten die Botschafter über die Durchsetzung der Resolution 712 des Sicherheitsrats."
    assert all(s.status != "negotiating" for r in read(text) for s in r.statuses)


def test_a_relative_pronoun_before_a_name() -> None:
    text = "Mali berief sich auf das Abkommen von Dakar, gegen das Niger nach Ansicht der Regierung verstoßen hat."
    assert {s.status for s in only(text).statuses} == {"violated"}


def test_what_is_granted_in_a_treaty_is_content_and_no_status() -> None:
    record = only("Im Grenzvertrag mit Chile erkannte Peru die Hoheit der Nachbarn an.")
    assert not record.statuses
    assert record.obligations


def test_a_resolution_is_directed_at_whom_it_is_used_against() -> None:
    text = "Der Sicherheitsrat verhängte mit der Resolution 712 ein Waffenembargo gegen Mali und Niger."
    assert parties(only(text)) == {"UNO", "MLI", "NER"}


def test_those_who_sign_a_declaration_have_it() -> None:
    text = (
        "Die Vereinten Nationen mahnten. Der indische Premier Ravi Sen und der pakistanische Regierungschef Omar Khan "
        "unterzeichneten eine Erklärung, in der sich beide Staaten verpflichten, Unfälle zu melden."
    )
    record = only(text)
    assert parties(record) == {"IND", "PAK"}
    assert {s.status for s in record.statuses} == {"signed"}


def test_both_parties_of_one_state_are_no_states() -> None:
    text = (
        "Deutschland und Polen grenzen aneinander. SPD und CDU verhandeln in Potsdam. Beide Parteien haben sich darauf "
        "geeinigt, alle Kliniken zu erhalten."
    )
    assert not read(text)


def test_the_first_of_several_subjects_may_stand_behind_a_colon() -> None:
    text = (
        "Nun hat es geklappt: Norwegens Premier Jonas Berg, Perus Präsident Juan Rojas und der türkische Präsident "
        "Kemal Aydin haben am Sonntag in Oslo eine Absichtserklärung unterzeichnet."
    )
    assert parties(only(text)) == {"NOR", "PER", "TUR"}


def test_a_veto_rejects_a_resolution() -> None:
    record = only("Wegen des Vetos Russlands scheiterte im Sicherheitsrat eine Resolution zu Syrien.")
    assert [(s.status, [a.id for a in s.by]) for s in record.statuses] == [("rejected", ["RUS"])]


def test_a_title_in_quotation_marks_is_part_of_the_name() -> None:
    text = (
        "Norwegen und Peru besiegelten am Montag in Lima eine Absichtserklärung über eine „strategische Partnerschaft“."
    )
    assert only(text).name == "Absichtserklärung über eine „strategische Partnerschaft“"


def test_truces_without_sides_are_between_those_of_the_other_one() -> None:
    text = (
        "Mali und Niger haben sich auf eine Waffenruhe verständigt. Bereits im Mai war in Dakar ein Waffenstillstand "
        "vereinbart worden, der nicht hielt."
    )
    later, earlier = read(text)
    assert parties(later) == parties(earlier) == {"MLI", "NER"}
    assert {s.status for s in earlier.statuses} == {"adopted", "violated"}
