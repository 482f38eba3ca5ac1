"""Who met whom: participants by name, each side once, and mentions of one encounter joined."""

from __future__ import annotations

import datetime as dt

import pytest

from depesche import german
from depesche.reading.analyse import analyse
from depesche.reading.encounters import build
from depesche.records import Document, Encounter


def read(text: str) -> list[Encounter]:
    document = Document(id="example", text=text, published=dt.date(2024, 11, 19))
    return build(analyse(document, german.load()(text)))


def only(text: str) -> Encounter:
    records = read(text)
    assert len(records) == 1, [(r.kind, who(r)) for r in records]
    return records[0]


def who(record: Encounter) -> set[str]:
    return {p.id or p.name for p in record.participants}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Außenminister Pavel Dvorak sprach in Genf mit der norwegischen Delegation.", {"Pavel Dvorak", "NOR"}),
        ("Die Außenminister Portugals und Kanadas trafen sich am Montag in Oslo.", {"PRT", "CAN"}),
        ("Der peruanische Außenminister Juan Quispe traf den norwegischen Präsidenten.", {"Juan Quispe", "NOR"}),
    ],
)
def test_officials_without_a_name_stand_for_their_state(text: str, expected: set[str]) -> None:
    assert who(only("Tschechiens Außenminister ist Pavel Dvorak. " + text)) == expected


def test_who_negotiates_to_join_has_the_organisation_for_a_partner() -> None:
    record = only("Die Verhandlungen mit Montenegro über einen Beitritt zur Europäischen Union stocken seit Jahren.")
    assert record.kind == "negotiation"
    assert who(record) == {"MNE", "EU"}


def test_who_criticises_a_journey_is_not_the_guest() -> None:
    record = only(
        "Der dänische Ministerpräsident Lars Holm flog nach Teheran. "
        "Das norwegische Außenministerium kritisierte Holms Reise nach Teheran."
    )
    assert record.kind == "visit"
    assert {p.name for p in record.participants if p.role == "guest"} == {"Lars Holm"}


def test_a_visit_and_the_talks_in_it_are_one() -> None:
    record = only(
        "Der dänische Präsident Lars Holm besuchte am Montag den kenianischen Präsidenten Daniel Mwangi. "
        "Bei dem Treffen mit Mwangi lobte Holm den Handel."
    )
    assert record.kind == "visit"
    assert who(record) == {"Lars Holm", "Daniel Mwangi"}
    assert len(record.evidence) == 2


def test_a_cancelled_visit_that_is_made_up_for_is_planned() -> None:
    record = only("Der dänische Präsident Lars Holm will seinen abgesagten Besuch in Kenia im Mai nachholen.")
    assert record.factuality == "planned"


def test_leaders_of_many_states_are_participants_by_description() -> None:
    record = only("Vor dem Treffen afrikanischer Staats- und Regierungschefs in Kigali gab es Streit.")
    assert record.kind == "summit"


def test_talks_told_of_the_hosts_alone_are_with_their_guest() -> None:
    records = read(
        "Der dänische Präsident Lars Holm reist im Dezember nach Kenia. "
        "In Nairobi ist ein Treffen mit dem kenianischen Präsidenten Daniel Mwangi geplant."
    )
    assert {r.kind: who(r) for r in records}["meeting"] == {"Lars Holm", "Daniel Mwangi"}


@pytest.mark.parametrize("told", ["besuchte im April Angola.", "ist seit gestern in Angola zu Gast."])
def test_the_place_visited_stands_anywhere_in_the_clause(told: str) -> None:
    record = only("Der dänische Präsident Lars Holm " + told)
    assert {(p.name, p.role) for p in record.participants} == {("Lars Holm", "guest"), ("Angola", "host")}


@pytest.mark.parametrize(
    "talks",
    [
        "Im Mai sind neue Friedensgespräche geplant.",
        "Im Mai sollen Verhandlungen über ein Ende des Krieges beginnen.",
    ],
)
def test_peace_talks_without_sides_are_of_the_state_in_which_the_war_is(talks: str) -> None:
    record = only("Die Feuerpause im Jemen hält seit Freitag. " + talks)
    assert (record.kind, who(record), record.factuality) == ("negotiation", {"YEM"}, "planned")


def test_wars_in_two_states_leave_the_sides_of_peace_talks_open() -> None:
    assert (
        read("Auch der Krieg im Jemen und der Krieg im Sudan dauern an. Im Mai sind Friedensgespräche geplant.") == []
    )


def test_a_summit_named_after_two_sides_has_both() -> None:
    assert who(only("Der EU-Kanada-Gipfel in Halifax endete am Dienstag.")) == {"EU", "CAN"}


def test_who_was_last_in_a_state_visited_it() -> None:
    record = only("Der dänische Präsident Lars Holm war zuletzt im März in Nairobi.")
    assert (record.kind, who(record)) == ("visit", {"Lars Holm", "KEN"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ein Treffen der beiden Präsidenten Ghanas und Togos ist für Freitag in Cotonou geplant.", {"GHA", "TGO"}),
        ("Eine Gesprächsrunde zwischen Delegationen aus Kuba und der Schweiz endete in Lima.", {"CUB", "CHE"}),
        ("In Doha begannen Verhandlungen zwischen Vertretern der Taliban und der finnischen Regierung.",
         {"Vertreter der Taliban", "FIN"}),
        ("Die Präsidenten Perus, der Schweiz und des Iraks kamen in Quito zusammen.", {"PER", "CHE", "IRQ"}),
        ("Der dänische Präsident Lars Holm führte in Quito Gespräche mit den Präsidenten Perus und Chiles.",
         {"Lars Holm", "PER", "CHL"}),
        ("Unter Vermittlung Omans trafen Vertreter Malis und des Tschad zusammen.", {"OMN", "MLI", "TCD"}),
    ],
)  # fmt: skip
def test_all_sides_that_a_list_names_take_part(text: str, expected: set[str]) -> None:
    assert who(only(text)) == expected


def test_a_talk_on_the_fringes_is_not_the_summit() -> None:
    kinds = [
        r.kind
        for r in read(
            "Am Rande der UN-Vollversammlung sprach der dänische Präsident Lars Holm mit Perus Präsidentin Ana Ruiz."
        )
    ]
    assert sorted(kinds) == ["meeting", "session"]


@pytest.mark.parametrize(
    "told",
    ["sprach am Telefon mit", "beriet sich per Videoschalte mit", "sprach am Abend telefonisch mit"],
)
def test_what_is_spoken_by_wire_is_a_call(told: str) -> None:
    record = only(f"Der dänische Präsident Lars Holm {told} der Präsidentin von Peru.")
    assert (record.kind, who(record)) == ("call", {"Lars Holm", "PER"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zuvor waren Gespräche zwischen Ghana und Togo gescheitert.", "occurred"),
        ("Ein Treffen zwischen den Präsidenten Ghanas und Togos scheiterte.", "cancelled"),
        ("Der dänische Präsident zeigte sich zu einem Treffen mit dem Präsidenten von Peru bereit.", "proposed"),
        ("Auf dem Programm des dänischen Präsidenten steht ein Treffen mit dem Präsidenten von Peru.", "planned"),
        ("Der dänische Präsident ist bereit, sich mit dem Präsidenten von Peru zu treffen.", "proposed"),
    ],
)
def test_what_became_of_talks(text: str, expected: str) -> None:
    assert only(text).factuality == expected


def test_a_journey_to_two_states_is_two_visits() -> None:
    hosts = [
        {p.id for p in r.participants if p.role == "host"}
        for r in read("Der dänische Präsident Lars Holm reist nach Peru und Kuba.")
    ]
    assert hosts == [{"PER"}, {"CUB"}]


def test_who_governs_visits_a_state_though_their_own_is_not_told() -> None:
    record = only("Es war der dritte Besuch von Verteidigungsminister Lars Holm in Peru.")
    assert who(record) == {"Lars Holm", "PER"}
    assert read("Es war der dritte Besuch von Trainer Lars Holm in Peru.") == []


@pytest.mark.parametrize("medium", ["der F.A.Z.", "dem Sender CNN", "der Süddeutschen Zeitung"])
def test_talks_with_a_medium_are_an_interview(medium: str) -> None:
    assert read(f"Außenminister Lars Holm aus Dänemark sprach in einem Gespräch mit {medium} von Fortschritten.") == []


def test_a_visit_that_falls_through_is_one_with_its_cancellation() -> None:
    record = only(
        "Der dänische Präsident Lars Holm kommt nicht nach Peru. Der Präsident sagte die für Mai geplante Reise ab."
    )
    assert (record.factuality, who(record), len(record.evidence)) == ("cancelled", {"Lars Holm", "PER"}, 2)


def test_an_envoy_summoned_to_a_ministry_has_its_state_for_a_host() -> None:
    record = only("Der peruanische Botschafter wurde ins Auswärtige Amt einbestellt.")
    told = {(p.id or p.name, p.affiliation, p.role) for p in record.participants}
    assert told == {("DEU", None, "host"), ("peruanischer Botschafter", "PER", "guest")}


def test_an_envoy_summoned_to_an_unnamed_states_ministry_is_not_called_in_by_the_own_state() -> None:
    record = only("Der peruanische Geschäftsträger wurde ins Außenministerium einbestellt.")
    told = {(p.name, p.affiliation, p.role) for p in record.participants}
    assert told == {("Außenministerium", None, "host"), ("peruanischer Geschäftsträger", "PER", "guest")}


@pytest.mark.parametrize(
    "text",
    [
        "Zwischen dem Außenminister Ghanas und seiner peruanischen Kollegin kam es in Lomé zu einem Treffen.",
        "Der Staatschef von Ghana und die Präsidentin von Peru haben in Lomé konferiert.",
        "Vertreter aus Ghana und Peru trafen sich in Lomé.",
        "Die Staatschefs Ghanas und Perus trafen sich in Lomé.",
    ],
)
def test_officials_told_by_their_state_meet(text: str) -> None:
    assert who(only(text)) == {"GHA", "PER"}


def test_the_next_summit_is_another_one() -> None:
    held = "Die Präsidenten von Ghana und Peru trafen sich am Montag in Lomé zu einem Gipfel. "
    (record,) = read(held + "Der nächste Gipfel soll 2031 in Lima stattfinden.")
    assert (record.factuality, record.where and record.where.name, len(record.evidence)) == ("occurred", "Lomé", 1)
    (record,) = read(held + "Der Gipfel dauerte drei Tage.")
    assert len(record.evidence) == 2


def test_a_relative_clause_tells_when_and_where_a_summit_is_held() -> None:
    record = only("Auf dem Gipfel der Afrikanischen Union, der im Mai in Kigali stattfindet, geht es um Zölle.")
    assert record.factuality == "planned"
    assert record.where is not None
    assert record.where.name == "Kigali"
    assert record.when is not None
    assert record.when.text == "Mai"


@pytest.mark.parametrize(
    "talks",
    [
        "sprachen über eine Bahn nach China",
        "führten Gespräche über den Krieg im Sudan",
        "führten nach einem Abstecher in Lima Gespräche",
    ],
)
def test_places_talked_about_are_not_where_talks_are_held(talks: str) -> None:
    verb, rest = talks.split(" ", 1)
    found = read(f"Die Präsidenten Chiles und Perus {verb} miteinander {rest}.")
    assert [r.where for r in found if r.kind == "meeting"] == [None]


def test_officials_of_both_countries_are_those_named_before() -> None:
    record = only(
        "Finnlands Außenministerin Aino Lehto schwieg. Estlands Außenminister Rein Kask tobte. "
        "Finnland und Estland streiten über Fisch. Am Montag treffen sich die Außenminister beider Länder auf Malta."
    )
    assert who(record) == {"Aino Lehto", "Rein Kask"}


def test_talks_take_up_a_call() -> None:
    record = only(
        "Der dänische Präsident Lars Holm telefonierte mit der kenianischen Präsidentin Ruth Mwangi. "
        "In dem Gespräch ging es um Fisch."
    )
    assert record.kind == "call"
    assert len(record.evidence) == 2


def test_talks_asked_for_are_not_those_arranged() -> None:
    found = read(
        "Chile hat Peru um ein Gespräch gebeten. "
        "Am kommenden Montag wollen sich die Präsidenten Chiles und Perus treffen."
    )
    assert {r.factuality for r in found} <= {"proposed", "planned"}
    assert sum(r.factuality == "planned" for r in found) == 1


def test_whom_another_noun_owns_does_not_negotiate() -> None:
    record = only("Togo und Benin führen Verhandlungen über einen Austausch der Familie von Paul Mensah.")
    assert who(record) == {"TGO", "BEN"}


def test_who_is_invited_to_a_conference_is_the_guest_of_a_visit() -> None:
    record = only("Der Präsident von Tonga lud die Präsidentin von Malta zur Klimakonferenz nach Nukualofa ein.")
    assert (record.kind, record.factuality) == ("visit", "proposed")


def test_a_minister_and_a_colleague_who_meet_abroad_are_of_two_states() -> None:
    record = only("Verteidigungsminister Karl Anders traf sich in Nairobi mit seinem Kollegen Paul Mensah.")
    assert who(record) == {"Karl Anders", "Paul Mensah"}


def test_what_is_under_discussion_is_no_encounter() -> None:
    assert not read("Nach Darstellung Chiles und Perus sind 400 Soldaten im Gespräch.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am Montag, wenn sich die Präsidenten Chiles und Perus treffen, regnet es.", "planned"),
        ("Wenn sich die Präsidenten Chiles und Perus treffen, regnet es.", "proposed"),
    ],
)
def test_a_day_right_before_a_condition_makes_it_a_plan(text: str, expected: str) -> None:
    assert only(text).factuality == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("US-Präsident Miller hat seine Afrikareise beendet.", "Afrika"),
        ("US-Präsident Miller brach am Montag zu einer Reise durch Zentralasien auf.", "Zentralasien"),
        ("Nach ihrem Europabesuch sprach die finnische Ministerin Aino Salmi von Fortschritten.", "Europa"),
    ],
)
def test_journeys_to_regions_have_no_host(text: str, place: str) -> None:
    record = only(text)
    assert record.kind == "visit"
    assert [a.role for a in record.participants] == ["guest"]
    assert record.where is not None
    assert (record.where.name, record.where.country) == (place, None)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Norwegen schickt am Freitag einen Sondergesandten nach Kabul.", {"NOR", "AFG"}),
        ("Eine Delegation der EU wurde nach Tiflis geschickt.", {"EU", "GEO"}),
    ],
)
def test_who_sends_envoys_is_the_guest(text: str, sides: set[str]) -> None:
    record = only(text)
    assert record.kind == "visit"
    assert {a.id for a in record.participants} == sides


def test_tourists_make_no_visit() -> None:
    assert not read("Touristen aus den USA reisen nach Europa.")


def test_both_sides_may_be_a_state_and_an_organisation() -> None:
    record = only("Japan und die EU schlossen Frieden. Derzeit verhandeln die beiden Seiten über Marken.")
    assert (record.kind, who(record)) == ("negotiation", {"JPN", "EU"})


def test_a_clause_on_what_is_held_follows_those_who_hold_it() -> None:
    record = only("Die Verhandlungen zwischen Peru und Chile, die im Mai in Wien geführt werden, gelten als schwierig.")
    assert record.where is not None
    assert record.where.name == "Wien"
