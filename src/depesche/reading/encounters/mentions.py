"""From a rule that fired in a clause to a mention: kind, format, time, place, topics, number, duration."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from depesche.german.compounds import first_part, region_in
from depesche.german.encounter_words import (
    acts_abroad,
    are_heads,
    breaks_off,
    fails,
    governs,
    is_another,
    is_approximation,
    is_phrase,
    is_when,
    is_where,
    lasts,
    renounces,
)
from depesche.german.modality import is_definite
from depesche.german.numbers import ordinal
from depesche.reading.attribution import asserted_by
from depesche.reading.encounters.around import other_before, pair_around
from depesche.reading.encounters.holding import held_in, is_elsewhere, place_visited
from depesche.reading.encounters.hosts import destination_of, only_place, state_with, with_caller, with_host
from depesche.reading.encounters.mediation import in_place_of_ensembles, of_impersonal, with_other_side, with_parties
from depesche.reading.encounters.model import OFF, TALKS, Kind, Told, in_role, names_sides
from depesche.reading.encounters.participants import (
    disagrees,
    is_at_home,
    is_body,
    is_of_conflict,
    participants_of,
)
from depesche.reading.engine import Match, evidence_of
from depesche.reading.factuality import factuality_of
from depesche.reading.layers import Clause, Phrase, Reading
from depesche.reading.sides import actors_in, is_side, side_of, sides
from depesche.reading.when import direction, is_time, time_of
from depesche.reading.where import as_place, where_of
from depesche.records import Actor, Duration, Place, Time
from depesche.records.actor import ParticipantRole


def tell(reading: Reading, match: Match) -> Told | None:
    clause, rule = match.clause, match.rule
    if rule.noun is not None and is_body(reading, match):
        return None
    if reading.in_boilerplate(match.trigger, match.trigger + 1):
        return None
    noun = reading.phrase_of_head.get(match.trigger) if rule.noun is not None else None
    kind: Kind = rule.set["kind"]
    participants = participants_of(reading, match)
    if rule.set.get("mediated"):
        participants = with_parties(reading, match, participants)
    elif rule.set.get("impersonal"):
        participants = of_impersonal(reading, match, participants)
    elif kind in ("meeting", "negotiation"):
        participants = in_place_of_ensembles(reading, participants)
    if not participants:
        participants = in_role("none", pair_around(reading, match, kind))
    elif kind in TALKS or kind == "call":
        participants = [*in_role("none", other_before(reading, match, participants)), *participants]
    destinations = _destinations(match, noun)
    place = destination_of(reading, destinations)
    if place is None and rule.set.get("place") and not sides(actors_in(reading, destinations)) - sides(participants):
        place = only_place(reading, match)
    if kind == "visit":
        participants = with_host(reading, match, participants, destinations, place)
        participants = _right_way_round(participants)
        if place is None and rule.set.get("either") and all(is_time(reading, p) for p in destinations):
            participants = with_other_side(reading, match, participants)
    elif rule.set.get("hosted"):
        participants = with_host(reading, match, participants, destinations, place)
        participants = with_caller(reading, match, participants)
    if rule.set.get("alone") and match.roles.get("host"):
        return None
    where = as_place(place) if place is not None else place_visited(reading, match, kind, destinations)
    told = factuality_of(reading, clause, match.trigger)
    factuality = told if told in OFF or rule.factuality is None else rule.factuality
    broken_off = any(o.head == match.trigger for o in clause.objects) or clause.voice != "active"
    if kind == "negotiation" and factuality == "occurred" and breaks_off(clause.predicate) and broken_off:
        factuality = "cancelled"
    if factuality == "proposed" and rule.verb is not None and _is_awaited(reading, clause):
        factuality = "planned"
    if factuality == "ongoing" and rule.set.get("mediated") and match.roles.get("topics"):
        factuality = "occurred"  # who mediates a truce has done so
    if kind == "visit" and factuality == "denied" and renounces(clause.predicate):
        factuality = "cancelled"
    if factuality == "cancelled" and noun is not None and _came_to_nothing(reading, clause, noun, kind):
        factuality = "occurred"
    held = held_in(reading, match)
    if held is not None and factuality == "occurred":
        factuality = held.factuality
    if kind == "negotiation" and factuality == "occurred" and noun is not None and _goes_on(clause, noun):
        factuality = "ongoing"
    if rule.verb is not None and disagrees(reading, clause, participants):
        return None
    between = len(sides(filter(is_side, participants))) > 1
    if kind == "negotiation" and rule.verb is not None and clause.kind == "infinitive" and not between:
        return None  # "to negotiate with X would be …": nobody does
    if (
        noun is not None
        and not between
        and is_phrase(noun.preposition, reading.doc[noun.head].lemma_, clause.predicate)
    ):
        return None
    diplomats = between or (any(map(is_side, participants)) and any(acts_abroad(a.name) for a in participants))
    if rule.set.get("two") and not diplomats and not _is_of_named(reading, participants):
        return None
    if rule.set.get("persons") and len({side_of(a) for a in participants if _in_person(a)} - {None}) < 2:
        return None
    if rule.set.get("official") and not any(a.kind == "person" and a.affiliation for a in participants):
        return None
    if kind == "visit" and rule.noun is None and (is_at_home(participants) or _is_nobody(reading, participants)):
        return None
    if {"host", "guest"} <= rule.roles.keys() and not {"host", "guest"} <= {a.role for a in participants}:
        return None
    where = where or (held and held.where)
    where = where or where_of(reading, clause, match.trigger, partial(is_elsewhere, reading, match))
    if rule.set.get("weak") and factuality not in ("occurred", "planned") and not (factuality == "ongoing" and where):
        return None  # what somebody always does, wishes or denies
    if kind == "visit" and rule.verb is not None and not any(a.role == "guest" for a in participants):
        return None  # "the letter came after a visit"
    if rule.set.get("placed") and where is None:
        return None
    if rule.set.get("land") and not participants and not _is_on_land(reading.doc[match.trigger].text):
        return None  # "the digital conference in Berlin"
    if kind == "summit" and rule.set.get("open") and not participants and where is not None and where.country:
        participants = in_role("host", state_with(where.country))  # who holds it, and no word of who comes
    if kind == "meeting" and where is not None and rule.noun is None:
        participants = _at_hosts(participants, where)
    when = (held and held.when) or time_of(reading, clause, match.trigger)
    if rule.set.get("timed") and (
        when is None or not _is_then(reading, clause, when) or clause.predicative is not None
    ):
        return None
    return Told(
        match,
        kind,
        participants,
        factuality,
        when,
        where,
        [evidence_of(reading, clause)],
        definite=noun is not None and is_definite(reading.doc, noun.start, noun.head) and not names_sides(match),
        another=noun is not None and _is_another(reading, noun),
        own=rule.noun is None or names_sides(match) or (kind == "negotiation" and is_of_conflict(reading, match)),
        there=clause.complementizer is not None and is_where(reading.doc[clause.complementizer].lower_),
        light=bool(rule.set.get("light") or rule.set.get("part")),
        topics=_topics(reading, match),
        number=_number(reading, noun) if noun is not None and kind == "session" else None,
        duration=_duration(reading, clause, noun) if noun is not None else None,
        asserted_by=asserted_by(reading, clause),
    )


def _is_on_land(noun: str) -> bool:
    return region_in(noun) is not None or first_part(noun)[1] is not None


def _in_person(actor: Actor) -> bool:
    """Somebody named, or officials told by their office: "the ministers of both countries"."""
    told = actor.mention.text if actor.mention is not None and actor.kind == "state" else actor.name
    return actor.kind == "person" or (actor.kind in ("group", "state") and (governs(told) or are_heads(told)))


def _is_then(reading: Reading, clause: Clause, when: Time) -> bool:
    """Was somebody there at a time gone by, or are they on a day that is still to come?"""
    ahead = direction(when.value, reading.document.published) == "future"
    return clause.tense == "past" or (clause.tense == "present" and ahead)


def _is_awaited(reading: Reading, clause: Clause) -> bool:
    """ "… when the minister comes to Lima in May": a condition of which the day is known."""
    if clause.complementizer is None or clause.modal is not None or clause.mood != "ind" or clause.negated:
        return False
    if not is_when(reading.doc[clause.complementizer].lower_):
        return False
    when = time_of(reading, clause)
    return when is not None and direction(when.value, reading.document.published) == "future"


def _destinations(match: Match, noun: Phrase | None) -> list[Phrase]:
    """Where a visit goes; what the noun itself says of it comes before other places of its clause."""
    told = match.roles.get("destination", [])
    found = [p for p in told if p.head != match.trigger]
    if noun is None:
        return found
    own = [p for p in found if p in noun.attributes or p.start == match.trigger + 1]
    return own if own or len(found) < len(told) else found


def _at_hosts(participants: list[Actor], where: Place) -> list[Actor]:
    """Host and guest the right way round: names show no case, but nobody is a guest in their own state."""
    guests = sides(a for a in participants if a.role == "guest")
    hosts = sides(a for a in participants if a.role == "host")
    if guests != {where.country} or where.country in hosts or len(hosts) != 1:
        return participants
    exchanged: dict[ParticipantRole | None, ParticipantRole] = {"guest": "host", "host": "guest"}
    return [a.model_copy(update={"role": exchanged.get(a.role, a.role)}) for a in participants]


def _is_another(reading: Reading, noun: Phrase) -> bool:
    return any(t.tag_ == "ADJA" and is_another(t.text) for t in reading.doc[noun.start : noun.head])


def _right_way_round(participants: list[Actor]) -> list[Actor]:
    """States visit nobody: where the guest is a state and the host a person, the parse took one for the other."""
    guests = [a for a in participants if a.role == "guest"]
    hosts = [a for a in participants if a.role == "host"]
    if not guests or not hosts or any(a.kind != "state" for a in guests) or any(a.kind != "person" for a in hosts):
        return participants
    return [*in_role("guest", hosts), *in_role("host", guests)]


def _is_nobody(reading: Reading, participants: list[Actor]) -> bool:
    """Are all guests states told by their own name or a pronoun? These travel nowhere: "those from there who come"."""
    guests = [a for a in participants if a.role == "guest"]
    return bool(guests) and all(a.kind == "state" and _is_state_itself(reading, a) for a in guests)


def _is_state_itself(reading: Reading, state: Actor) -> bool:
    if state.mention is None:
        return False
    mention = reading.mention_at.get(reading.token_at(state.mention.start))
    return mention is not None and mention.form in ("state", "pronoun")


def _is_of_named(reading: Reading, participants: list[Actor]) -> bool:
    """Two persons or more, for each of whom the text tells a state or a title somewhere?"""
    persons = [a for a in participants if a.kind == "person"]
    titled = {e.name for e in reading.entities if e.kind == "person" and e.roles}
    return len(persons) > 1 and all(a.affiliation or a.name in titled for a in persons)


def apart(told: Told) -> list[Told]:
    """One visit for each state of a journey to several."""
    hosts = [a for a in told.participants if a.role == "host"]
    if told.kind != "visit" or len(hosts) < 2 or any(a.kind != "state" for a in hosts):
        return [told]
    guests = [a for a in told.participants if a.role != "host"]
    return [
        replace(told, participants=[*guests, host], where=told.where if _lies_in(told.where, host) else None)
        for host in hosts
    ]


def _lies_in(place: Place | None, state: Actor) -> bool:
    return place is not None and place.country == state.id


def _came_to_nothing(reading: Reading, clause: Clause, noun: Phrase, kind: Kind) -> bool:
    """Did talks fail? Those that failed were held; a single meeting that failed was not."""
    several = kind in ("negotiation", "summit") or "Plur" in reading.doc[noun.head].morph.get("Number", [])
    words = [clause.predicate, *(reading.doc[t].lemma_ for t in range(noun.start, noun.head))]
    return several and any(fails(word) for word in words)


def _goes_on(clause: Clause, noun: Phrase) -> bool:
    """Is something said in the present of negotiations that are the clause's subject?"""
    if clause.finite is None and clause.subject is None and clause.head is not None:
        return any(o.head == noun.head for o in clause.objects)  # a plural that reads like an infinitive
    return clause.tense == "present" and clause.subject is not None and clause.subject.head == noun.head


def _topics(reading: Reading, match: Match) -> list[str]:
    found = []
    for phrase in match.roles.get("topics", ()):
        start = phrase.start + (phrase.preposition is not None and phrase.start < phrase.head)
        text = reading.doc[start : phrase.end].text
        if text not in found:
            found.append(text)
    return found


def _number(reading: Reading, noun: Phrase) -> int | None:
    for token in range(noun.start, noun.head):
        text = reading.doc[token].text
        if text.endswith(".") and text[:-1].isdecimal():
            return int(text[:-1])
        if (value := ordinal(text.lower())) is not None:
            return value
    return None


def _duration(reading: Reading, clause: Clause, noun: Phrase) -> Duration | None:
    lasting = lasts(clause.predicate) and clause.subject is not None and clause.subject.head == noun.head
    for time in reading.times:
        if time.type != "DURATION" or time.value is None or not time.value.startswith("P"):
            continue
        token = reading.token_at(time.start)
        if noun.start <= token < noun.head or (lasting and token in clause.tokens):
            first = token
            while first > 0 and is_approximation(reading.doc[first - 1].text):
                first -= 1
            last = reading.token_at(time.end - 1) + 1
            approx = any(is_approximation(reading.doc[t].text) for t in range(first, last))
            return Duration(value=time.value, approx=approx, text=reading.span(first, last).text)
    return None
