"""From the mentions of one encounter to its record: scope, states for unnamed delegations, factuality, PLOVER."""

from __future__ import annotations

from depesche.german.compounds import first_part, is_of_states_together
from depesche.german.conflict import means
from depesche.german.encounter_words import (
    acts_abroad,
    are_heads,
    formats_in,
    governs,
    interviews,
    is_at_home,
    is_between_sides,
    is_circle,
    is_counterpart,
    is_envoy,
    is_political_group,
    is_urgent,
    represents,
)
from depesche.german.lexicon import state_of_code, states
from depesche.german.nameforms import known_leader
from depesche.german.prepositions import tells_of
from depesche.german.roles import role_forms
from depesche.german.speech import speech_lexicon
from depesche.german.sport import is_about_sport
from depesche.reading.agreements.parties import leading_pair, party_with_id
from depesche.reading.confidence import UNRATED
from depesche.reading.conflict import tells_of_conflict, tells_of_games
from depesche.reading.encounters.dealing import host_dealt_with
from depesche.reading.encounters.mediation import named_near
from depesche.reading.encounters.model import OFF, Kind, Told, in_role, is_of_many, is_of_states
from depesche.reading.encounters.participants import is_of_conflict
from depesche.reading.layers import Reading
from depesche.reading.merging import join_actors, join_spans
from depesche.reading.sides import is_public, is_side, side_of, sides
from depesche.reading.when import direction
from depesche.records import Actor, Encounter, Factuality, Place, Plover, Time


def record_of(reading: Reading, group: list[Told]) -> Encounter | None:
    group = sorted(group, key=lambda t: t.match.trigger)
    if all(t.kind == "visit" and t.factuality == "denied" for t in group):
        return None  # whom nobody let in or invited: no encounter
    # what somebody mediates is told first by words for the talks themselves
    told_itself = [t for t in group if not t.match.rule.set.get("mediated")] or group
    lead = max(told_itself, key=lambda t: (len(t.sides), t.kind != "meeting", -t.match.trigger))
    told = join_actors(a for t in group for a in t.participants if not _is_medium(reading, a))
    summoned = lead.kind == "meeting" and any(t.match.rule.set.get("hosted") for t in group)
    participants = _without_states(_as_states(reading, told, summoned))
    kind = lead.kind
    is_open = any(
        t.match.rule.set.get("open") or (t.kind == "negotiation" and t.own) or _is_on_land(reading, t) for t in group
    )
    if (
        kind == "summit"
        and not is_open
        and len(sides(participants)) == 2
        and not any(a.kind == "igo" or is_of_many(a) for a in participants)
    ):
        kind = "meeting"  # a summit has three states or more
    if kind == "meeting" and participants and all(is_of_many(a) and a.kind == "group" for a in participants):
        kind = "summit" if all(are_heads(a.name) for a in participants) else "session"
    participants = _with_pair(reading, kind, lead, participants)
    if (
        kind == "meeting"
        and len(participants) == 1
        and participants[0].kind == "igo"
        and lead.match.rule.set.get("many")
    ):
        kind = "session"  # "the Arab League meets in Cairo"
    participants = [_as_circle(a) for a in participants]
    if kind == "visit" and (host := host_dealt_with(reading, group, participants)):
        participants = _without_states([*participants, *host])
    to_state = any(t.where is not None and _is_abroad(t.where) for t in group)
    to_region = any(t.kind == "visit" and t.where is not None and is_of_states_together(t.where.name) for t in group)
    urgent = kind == "session" and any(is_urgent(reading.doc[t.match.trigger].lemma_) for t in group)
    of_body = any(a.kind == "person" and a.affiliation and a.affiliation not in state_of_code() for a in participants)
    in_scope = (urgent and of_body) or _in_scope(reading, kind, participants, is_open, to_state)
    if not in_scope and not (to_region and any(a.role == "guest" and _is_in_office(reading, a) for a in participants)):
        return None
    if _is_played(reading, participants):
        return None
    when = lead.when or next((t.when for t in group if t.when), None)
    where = lead.where or next((t.where for t in group if t.where), None)
    evidence = join_spans(s for t in group for s in t.evidence)
    factuality = _factuality(reading, group, lead, when)
    return Encounter(
        document=reading.document.reference,
        evidence=evidence,
        factuality=factuality,
        asserted_by=join_actors(a for t in group for a in t.asserted_by),
        when=when,
        where=where,
        plover=_plover(kind, factuality, participants),
        rule=lead.match.rule.id,
        confidence=UNRATED,
        kind=kind,
        participants=participants,
        formats=list(dict.fromkeys(f for s in evidence for f in formats_in(s.text))),
        duration=next((t.duration for t in group if t.duration), None),
        topics=list(dict.fromkeys(topic for t in group for topic in t.topics)),
        number=next((t.number for t in group if t.number is not None), None),
    ).with_id()


def _is_played(reading: Reading, participants: list[Actor]) -> bool:
    """Do states, or clubs and athletes in a text on sport, visit each other on the field?"""
    if all(a.kind == "state" for a in participants) and tells_of_games(reading):
        return True
    if any(a.kind == "igo" or (a.kind == "person" and _holds_office(reading, a)) for a in participants):
        return False
    return is_about_sport(t.lemma_ for t in reading.doc)


def _is_on_land(reading: Reading, told: Told) -> bool:
    """A gathering of states on another one, told by the name of that one: "the Libya summit"."""
    if told.kind != "summit" or told.match.rule.noun is None:
        return False
    return first_part(reading.doc[told.match.trigger].text)[1] in state_of_code()


def _is_medium(reading: Reading, actor: Actor) -> bool:
    """A newspaper, broadcaster or agency, or who works for one: talks with them are interviews."""
    if actor.kind == "person":
        entity = next((e for e in reading.entities if e.name == actor.name), None)
        return entity is not None and any(map(interviews, entity.roles))
    return actor.kind == "organisation" and speech_lexicon().medium(actor.name) is not None


def _factuality(reading: Reading, group: list[Told], lead: Told, when: Time | None) -> Factuality:
    """What the mention that says most says, unless another tells that it was called off, goes on or is to come."""
    told = {t.factuality for t in group}
    if "cancelled" in told:
        published = reading.document.published
        coming = [t for t in group if t.factuality == "planned" and t.when is not None]
        again = any(t.when is not None and direction(t.when.value, published) == "future" for t in coming)
        return "planned" if again else "cancelled"  # what was called off may be made up for
    if lead.factuality == "occurred" and lead.kind == "negotiation" and "ongoing" in told:
        return "ongoing"
    if lead.factuality == "ongoing" and lead.kind not in ("negotiation", "visit") and "occurred" in told:
        return "occurred"  # a headline's present
    ahead = when is not None and direction(when.value, reading.document.published) == "future"
    if lead.factuality == "occurred" and "planned" in told and ahead:
        return "planned"
    return lead.factuality


def _as_states(reading: Reading, participants: list[Actor], summoned: bool) -> list[Actor]:
    """States in place of their delegations and of office holders whom the text does not name.

    Envoys who are `summoned` are told as who they are.
    """
    named = {a.affiliation for a in participants if a.kind == "person" and not _is_unnamed(reading, a)}
    led = {side_of(a) for a in participants if a.role == "delegation_head"}
    found = []
    for one in participants:
        state = state_of_code().get(one.affiliation or "")
        called = summoned and one.kind == "person" and one.role == "guest" and is_envoy(one.name)
        if state is None or called or one.affiliation in led or not _is_unnamed(reading, one):
            found.append(one)
        elif one.affiliation not in named:
            found.append(one.model_copy(update={"id": one.affiliation, "name": state.name, "kind": "state"}))
    return join_actors(found)


def _as_circle(actor: Actor) -> Actor:
    """A circle of states in place of those who lead them: it is nothing but their meetings ("the G7 ministers")."""
    leaders = actor.kind == "group" and (governs(actor.name) or are_heads(actor.name))
    if not leaders or not is_circle(actor.affiliation or ""):
        return actor
    return actor.model_copy(update={"id": actor.affiliation, "name": actor.affiliation, "kind": "igo"})


def _is_unnamed(reading: Reading, actor: Actor) -> bool:
    """A delegation or officials, or one official whom the text tells only by an office."""
    if not represents(actor.name):
        return False
    if actor.kind != "person" and is_political_group(actor.name) and not governs(actor.name):
        return False
    if actor.kind != "person":
        return actor.kind == "group"
    return not any(
        m.form == "name" and any(e.kind == "person" and e.name == actor.name for e in m.entities)
        for m in reading.mentions
    )


def _without_states(participants: list[Actor]) -> list[Actor]:
    """Without states for which somebody named takes part, in the same role for a visit's host."""
    represented = {side_of(a) for a in participants if a.kind not in ("state", "igo")}
    hosts = {side_of(a) for a in participants if a.kind not in ("state", "igo") and a.role != "guest"}
    welcoming = {a.id for a in participants if a.kind == "state" and a.role == "host"}
    return [
        a.model_copy(update={"role": "host"}) if a.role == "none" and side_of(a) in welcoming else a
        for a in participants
        if a.kind not in ("state", "igo") or a.id not in (hosts if a.role == "host" else represented)
    ]


def _in_scope(reading: Reading, kind: Kind, participants: list[Actor], is_open: bool, to_state: bool) -> bool:
    """Officials or bodies of two sides, one of them a state or an organisation of states.

    Some nouns (`is_open`: "nuclear summit") are of several states by themselves; a negotiation with somebody has
    another side, named or not; who governs and travels or meets abroad (`to_state`) acts for another state.
    """
    if kind == "meeting" and is_open and len(participants) > 1:
        return True  # an ambassador called to a ministry, of whichever state
    apart = to_state or any(is_counterpart(t) for a in participants for t in _titles(reading, a))
    if kind in ("meeting", "call") and apart and _are_counterparts(reading, participants):
        return True
    if kind in ("meeting", "call", "visit") and _is_with_others(reading, kind, participants):
        return True
    if not any(is_public(a) for a in participants) and kind != "negotiation":
        if kind == "session" and tells_of_conflict(reading):
            return any(a.kind == "organisation" and is_political_group(a.name) for a in participants)
        return kind != "visit" and any(is_of_states(a) for a in participants)
    if kind in ("session", "summit"):
        public = [a for a in participants if is_public(a)]
        return (
            len(sides(public)) > 1
            or any(a.kind == "igo" or is_of_many(a) for a in public)
            or (kind == "summit" and any(side_of(a) not in state_of_code() for a in public))
            or (is_open and bool(public))
        )
    if kind == "visit":
        guests = sides(a for a in participants if a.role == "guest" and _travels_for_side(a))
        hosts = sides(a for a in participants if a.role == "host")
        if guests:
            return bool(hosts - guests)
        return to_state and bool(hosts) and any(a.role == "guest" and _governs(reading, a) for a in participants)
    if len({side_of(a) or a.name for a in participants if is_side(a) or _speaks_for_group(a)}) > 1:
        return True
    if (
        kind in ("meeting", "ceremony", "call")
        and all(a.kind == "person" for a in participants)
        and len(participants) > 1
    ):
        # An official and somebody in office whose side is not told.
        titled = {e.name for e in reading.entities if e.kind == "person" and e.roles}
        unknown = [a for a in participants if a.affiliation is None]
        if all(not _holds_office(reading, a) for a in participants if a.affiliation is not None):
            return False
        return bool(unknown) and (all(a.name in titled for a in unknown) or tells_of_conflict(reading))
    if kind == "negotiation":
        if is_open and any(a.kind in ("state", "igo") for a in participants):
            return True
        if is_open and any(is_public(a) for a in participants) and _has_counterpart(reading, participants):
            return True
        doers = any(means("doer", a.name) or is_political_group(a.name) for a in participants)
        return is_open and tells_of_conflict(reading) and doers
    return any(is_of_many(a) or is_of_states(a) for a in participants)


def _is_with_others(reading: Reading, kind: Kind, participants: list[Actor]) -> bool:
    """Is one an official or a state, and the other one who only acts among states: diplomats, a foreign minister?"""
    if any(acts_abroad(a.name) and not is_public(a) for a in participants):
        return kind == "meeting" and any(is_side(a) for a in participants if not acts_abroad(a.name))
    abroad = any(is_public(a) and not is_at_home(side_of(a) or "") for a in participants)
    return kind == "call" and len(participants) > 1 and abroad and any(_governs(reading, a) for a in participants)


def _has_counterpart(reading: Reading, participants: list[Actor]) -> bool:
    """Is one of them somebody in government, or a group of such people, whose state is not told?"""
    return any(
        _governs(reading, a) or (a.kind == "group" and not is_public(a) and governs(a.name)) for a in participants
    )


def _is_abroad(where: Place) -> bool:
    """A state, or a place in one that is not the readers' own."""
    return where.name in states() or (where.country is not None and not is_at_home(where.country))


def _are_counterparts(reading: Reading, participants: list[Actor]) -> bool:
    """Two persons in government whose states are not told, met abroad: "the minister met his colleague in Rome"."""
    persons = [a for a in participants if a.kind == "person" and a.affiliation is None]
    titled = {e.name for e in reading.entities if e.kind == "person" and e.roles}
    return (
        len(persons) == len(participants) == 2
        and any(_governs(reading, a) for a in persons)
        and all(a.name in titled for a in persons)
    )


def _with_pair(reading: Reading, kind: Kind, lead: Told, participants: list[Actor]) -> list[Actor]:
    """The two that the document is about, where talks that go on between sides are told without them."""
    trigger = reading.doc[lead.match.trigger]
    plain = kind == "meeting" and "Plur" in trigger.morph.get("Number", []) and is_between_sides(trigger.lemma_)
    known = sides(participants)
    others = any(e.kind in ("group", "organisation") and is_political_group(e.name) for e in reading.entities)
    if not (plain or kind == "negotiation") or others or lead.match.rule.set.get("joins"):
        return participants
    if lead.match.rule.noun is None or len(known) > 1 or any(side_of(a) is None for a in participants):
        return participants
    noun, pair = reading.phrase_of_head.get(lead.match.trigger), leading_pair(reading)
    somebodys = noun is not None and (noun.genitives or any(tells_of(p.preposition or "") for p in noun.attributes))
    if not pair or not known <= set(pair) or (somebodys and not known) or is_of_conflict(reading, lead.match):
        return participants
    if any(map(is_at_home, pair)):
        return participants  # the readers' own state is named often whatever the text is about
    missing = [code for code in pair if code not in known]
    if not named_near(reading, missing, lead.match.clause.sentence):
        return participants
    return [*participants, *in_role("none", [party_with_id(reading, code) for code in missing])]


def _titles(reading: Reading, actor: Actor) -> list[str]:
    return next((e.roles for e in reading.entities if e.kind == "person" and e.name == actor.name), [])


def _governs(reading: Reading, actor: Actor) -> bool:
    """Has a person whose state is not told an office that only states have?"""
    if actor.kind != "person" or actor.affiliation is not None:
        return False
    entity = next((e for e in reading.entities if e.kind == "person" and e.name == actor.name), None)
    roles = entity.roles if entity is not None else ()
    return any(governs(title) for title in roles)


def _holds_office(reading: Reading, actor: Actor) -> bool:
    """Has a person of the document an office, or one that the list of leaders knows?"""
    entity = next((e for e in reading.entities if e.kind == "person" and e.name == actor.name), None)
    roles = entity.roles if entity is not None else ()
    return any(f.office for title in roles for f in role_forms(title)) or known_leader(actor.name) is not None


def _is_in_office(reading: Reading, actor: Actor) -> bool:
    """A person who holds an office of a state or an organisation of states, or a delegation of one."""
    if actor.kind == "person":
        return actor.affiliation is not None and _holds_office(reading, actor)
    return actor.kind == "group" and actor.affiliation is not None and represents(actor.name)


def _speaks_for_group(actor: Actor) -> bool:
    """Somebody told only as who represents a group that is a side by itself: "representatives of the rebels"."""
    return actor.kind == "person" and represents(actor.name) and is_political_group(actor.name)


def _travels_for_side(actor: Actor) -> bool:
    """Officials and delegations, not soldiers or tourists."""
    return is_side(actor) and (actor.kind not in ("group", "organisation") or _acts_by_itself(actor))


def _acts_by_itself(actor: Actor) -> bool:
    return represents(actor.name) or is_political_group(actor.name) or is_of_many(actor)


def _plover(kind: Kind, factuality: Factuality, participants: list[Actor]) -> Plover:
    """PLOVER's diplomacy rules: what is to come is AGREE, what is called off REJECT, what took place CONSULT."""
    if factuality == "planned":
        return Plover(type="AGREE")
    if factuality == "proposed":
        return Plover(type="REQUEST", mode="meet")
    if factuality in OFF:
        return Plover(type="REJECT", mode="meet")
    mode: str | None
    if kind == "visit":
        mode = "visit"
    elif kind == "call":
        mode = "phone"
    elif any(a.role == "mediator" for a in participants):
        mode = "third-party"
    else:
        mode = "multilateral" if len(sides(participants)) > 2 or kind in ("summit", "session") else None
    return Plover(type="CONSULT", mode=mode)
