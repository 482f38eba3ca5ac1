"""Where a visit goes and who is its host: a person, a body, or the state of the place."""

from __future__ import annotations

from depesche.german.capitals import names_capital
from depesche.german.lexicon import state_of_code
from depesche.reading.actors import actor
from depesche.reading.agreements.parties import leading_pair, party_with_id
from depesche.reading.encounters.model import in_role
from depesche.reading.encounters.participants import named_bodies
from depesche.reading.engine import Match
from depesche.reading.layers import Phrase, PlaceMention, Reading
from depesche.reading.merging import actor_key, join_actors
from depesche.reading.sides import actor_in_compound, actors_in, side_of, sides
from depesche.reading.where import by_precision
from depesche.records import Actor


def destination_of(reading: Reading, phrases: list[Phrase]) -> PlaceMention | None:
    for phrase in phrases:
        start, end = reading.chars(phrase.start, phrase.end)
        inside = [p for p in reading.places if start <= p.start < end]
        if inside:
            return min(inside, key=by_precision)
    return None


def only_place(reading: Reading, match: Match) -> PlaceMention | None:
    """The one place of the clause outside its subject, for verbs that only go with a place ("besuchen")."""
    clause = match.clause
    subject = clause.subject
    inside = [t for t in clause.tokens if subject is None or not subject.start <= t < subject.end]
    found = [p for p in reading.places if reading.token_at(p.start) in inside]
    return found[0] if len(found) == 1 else None


def with_host(
    reading: Reading, match: Match, guests: list[Actor], destinations: list[Phrase], place: PlaceMention | None
) -> list[Actor]:
    """Guests and host of a visit: the person or body visited, else the state that the place belongs to."""
    known = {actor_key(g) for g in guests}
    hosts = [a for a in actors_in(reading, destinations) if actor_key(a) not in known]
    if not hosts and not sides(a for a in guests if a.role == "host"):
        inside = actor_in_compound(reading, match.trigger) if match.rule.noun is not None else None
        if place is not None and state_of_place(place):
            hosts = state_of_place(place)
        elif inside is not None and inside.kind == "state":
            hosts = [inside]
        elif town := _by_capital(reading, destinations):
            hosts = town
        elif place is None and match.rule.set.get("place"):
            hosts = _only_state(reading, match)
    elif hosts and place is not None and not sides(hosts) - sides(guests):
        # "visits the king in London", "visits his own troops in Mali": the state is the host, too
        hosts = [*(h for h in hosts if side_of(h) is None), *state_of_place(place)]
    elif hosts and place is not None and any(p.conjuncts for p in destinations):
        hosts = [*state_of_place(place), *hosts]  # "to Finland and Norway"
    return join_actors([*guests, *in_role("host", hosts)])


def with_caller(reading: Reading, match: Match, participants: list[Actor]) -> list[Actor]:
    """Envoys and who called them in: another state than theirs, else a ministry of which the text tells no state."""
    guests = sides(a for a in participants if a.role == "guest")
    unknown = [a.model_copy(update={"affiliation": None}) for a in participants]
    found = [
        u if a.role == "host" and a.kind == "organisation" and a.affiliation in guests else a
        for a, u in zip(participants, unknown, strict=True)
    ]
    if any(a.role == "host" for a in found):
        return found
    if bodies := named_bodies(reading, match):
        return [*found, *in_role("host", bodies)]
    # "the ambassador was summoned": by the other one of the two states that the text is about
    others = [code for code in leading_pair(reading) if code not in guests]
    if match.clause.voice == "active" or len(guests) != 1 or len(others) != 1 or others[0] not in state_of_code():
        return found
    return [*found, *in_role("host", [party_with_id(reading, others[0])])]


def state_of_place(place: PlaceMention) -> list[Actor]:
    """The state in which a place lies."""
    return state_with(place.country)


def state_with(code: str | None) -> list[Actor]:
    """The state with this code, as an actor that the text need not name."""
    state = state_of_code().get(code or "")
    return [Actor(id=code, name=state.name, kind="state")] if state is not None else []


def _only_state(reading: Reading, match: Match) -> list[Actor]:
    """The one state that the clause names outside its subject."""
    subject = match.clause.subject
    found = [
        m
        for m in reading.mentions
        if m.form == "state"
        and m.head in match.clause.tokens
        and not (subject and subject.start <= m.head < subject.end)
    ]
    one = len({id(e) for m in found for e in m.entities}) == 1
    return [actor(reading, e, found[-1]) for e in found[-1].entities] if one else []


def _by_capital(reading: Reading, destinations: list[Phrase]) -> list[Actor]:
    """The state whose capital is told by no more than that: "to the Georgian capital", "to the capital of Georgia"."""
    for phrase in destinations:
        if not names_capital(reading.doc[phrase.head].lemma_):
            continue
        told = [m for t in range(phrase.start, phrase.head) if (m := reading.attribute_at.get(t)) is not None]
        told += [m for g in phrase.genitives if (m := reading.mention_at.get(g.head)) is not None]
        found = [actor(reading, e, m) for m in told for e in m.entities if e.kind == "state"]
        if len(found) == 1:
            return found
    return []
