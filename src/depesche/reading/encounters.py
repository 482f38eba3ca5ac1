"""Who met whom: encounters from rules on clauses, joined to one record a thing."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from depesche.german.encounter_words import (
    binds,
    formats_in,
    governs,
    is_approximation,
    is_phase,
    is_political_group,
    is_venue,
    lasts,
    represents,
)
from depesche.german.lexicon import state_of_code
from depesche.german.modality import is_definite, modality
from depesche.german.nominals import base_form
from depesche.german.numbers import ordinal
from depesche.german.rules import load
from depesche.reading.actors import actor
from depesche.reading.attribution import asserted_by
from depesche.reading.engine import Match, RuleSet
from depesche.reading.factuality import factuality_of
from depesche.reading.layers import Clause, Phrase, PlaceMention, Reading
from depesche.reading.merging import actor_key, clusters, join_actors, join_spans, same_time
from depesche.reading.sides import actor_in_compound, actors_in, is_public, is_side, side_of, sides
from depesche.reading.when import direction, phrases_of, time_of
from depesche.reading.where import as_place, by_precision, where_of
from depesche.records import Actor, Duration, Encounter, Factuality, Place, Plover, Span, Time
from depesche.records.actor import ParticipantRole

Kind = Literal["meeting", "visit", "call", "negotiation", "summit", "session", "ceremony"]
_TALKS = frozenset({"meeting", "negotiation", "summit", "session"})
_OFF = frozenset({"denied", "cancelled"})
_ROLES: dict[str, ParticipantRole] = {
    "host": "host",
    "guest": "guest",
    "mediator": "mediator",
    "delegation_head": "delegation_head",
    "participants": "none",
}


@dataclass(slots=True)
class _Told:
    """One mention of an encounter."""

    match: Match
    kind: Kind
    participants: list[Actor]
    factuality: Factuality
    when: Time | None
    where: Place | None
    evidence: list[Span]
    definite: bool  # may take up an encounter told before
    own: bool = True  # the participants are named with the trigger, not only by the rest of the clause
    light: bool = False  # tells who took part in what another trigger names
    topics: list[str] = field(default_factory=list)
    number: int | None = None
    duration: Duration | None = None
    asserted_by: list[Actor] = field(default_factory=list)

    @property
    def sides(self) -> set[str]:
        return sides(self.participants)

    @property
    def persons(self) -> dict[str, set[str]]:
        """Persons by the side they stand for."""
        found: dict[str, set[str]] = {}
        for one in self.participants:
            if one.kind == "person":
                found.setdefault(side_of(one) or one.name, set()).add(actor_key(one))
        return found


@lru_cache(maxsize=1)
def _rules() -> RuleSet:
    return RuleSet(load("encounters"))


def build(reading: Reading) -> list[Encounter]:
    """The encounters of a document, each once with all its evidence, in the order in which they are first told."""
    by_clause: dict[int, list[_Told]] = {}
    for match in _rules().match(reading):
        if (told := _tell(reading, match)) is not None:
            by_clause.setdefault(match.clause.index, []).append(told)
    parts = [t for one in by_clause.values() for t in one if t.match.rule.set.get("part")]
    mentions = [told for one in by_clause.values() for told in _within_clause(reading, one)]
    for part in parts:
        _add_part(part, mentions)
    _bring_guests(mentions)
    records = [r for group in clusters(mentions, _same) if (r := _record(reading, group)) is not None]
    return sorted(records, key=lambda r: r.evidence[0].start)


# --- One mention ----------------------------------------------------------------------------------------------------


def _tell(reading: Reading, match: Match) -> _Told | None:
    clause, rule = match.clause, match.rule
    if rule.noun is not None and _is_body(reading, match):
        return None
    start, end = reading.chars(match.trigger, match.trigger + 1)
    if any(r.start < end and start < r.end for r in reading.boilerplate):
        return None
    noun = reading.phrase_of_head.get(match.trigger) if rule.noun is not None else None
    kind: Kind = rule.set["kind"]
    participants = _participants(reading, match)
    destinations = [p for p in match.roles.get("destination", ()) if p.head != match.trigger]
    place = _destination(reading, destinations)
    if place is None and rule.set.get("place") and not actors_in(reading, destinations):
        place = _only_place(reading, match)
    if kind == "visit":
        participants = _with_host(reading, match, participants, destinations, place)
    where = as_place(place) if place is not None else None
    told = factuality_of(reading, clause, match.trigger)
    factuality = told if told in _OFF or rule.factuality is None else rule.factuality
    if kind == "negotiation" and factuality == "occurred" and noun is not None and _goes_on(clause, noun):
        factuality = "ongoing"
    if kind == "visit" and factuality == "denied":
        return None  # whom nobody let in or invited: no encounter
    if rule.verb is not None and _disagrees(reading, clause, participants):
        return None
    if rule.set.get("two") and len(sides(participants)) < 2:
        return None
    if rule.set.get("weak") and factuality not in ("occurred", "planned"):
        return None
    if kind == "visit" and rule.noun is None and _is_at_home(participants):
        return None
    if {"host", "guest"} <= rule.roles.keys() and not {"host", "guest"} <= {a.role for a in participants}:
        return None
    return _Told(
        match,
        kind,
        participants,
        factuality,
        time_of(reading, clause, match.trigger),
        where or where_of(reading, clause, match.trigger),
        [_evidence(reading, clause)],
        definite=noun is not None and is_definite(reading.doc, noun.start, noun.head) and not _names_sides(match),
        own=rule.noun is None or _names_sides(match),
        light=bool(rule.set.get("light") or rule.set.get("part")),
        topics=_topics(reading, match),
        number=_number(reading, noun) if noun is not None and kind == "session" else None,
        duration=_duration(reading, clause, noun) if noun is not None else None,
        asserted_by=asserted_by(reading, clause),
    )


def _participants(reading: Reading, match: Match) -> list[Actor]:
    kind = match.rule.set["kind"]
    found: list[Actor] = []
    for role, as_role in _ROLES.items():
        found += _as(as_role, _actors(reading, match, role, kind))
    if kind == "visit" and len(found) == 1 and found[0].kind == "person" and found[0].affiliation is None:
        subject = [a for a in reading.actors(match.clause.subject) if a.kind == "person"]
        owner = reading.mention_at.get(match.trigger - 1)
        if owner is not None and owner.form == "possessive" and len(subject) == 1:
            found = _as("guest", subject)
    if not found and kind != "visit" and match.rule.noun is not None:
        after = [p for p in match.roles.get("others", ()) if p.start == match.trigger + 1 and p.preposition is None]
        found += _as("none", _actors_of(reading, after))
    many = kind in ("visit", "summit", "session") or any(
        a.kind == "igo" or _is_of_many(a) or _is_of_states(a) for a in found
    )
    if kind == "visit" and not found and match.rule.noun is not None and match.trigger > 0:
        before = reading.mention_at.get(match.trigger - 1)  # "criticised Meier's journey": the owner is the guest
        if before is not None and before.end == match.trigger and before.form in ("name", "possessive"):
            found += _as("guest", [actor(reading, e, before) for e in before.entities if e.kind == "person"])
    enough = bool(found) if many and kind != "negotiation" else len(sides(found)) > 1
    if many and kind != "visit" and _attends(reading, match):
        found += _as("none", [a for a in reading.actors(match.clause.subject) if a.kind == "person"])
    if not enough and _is_told_by_clause(reading, match):
        as_role = "guest" if kind == "visit" and not found else "none"
        found += _as(as_role, [a for a in _actors(reading, match, "others", kind) if is_side(a)])
    if len(sides(found)) == 1 and (joined := _joined(reading, match)) is not None:
        found += _as("none", [joined])
    for phrase in match.roles.get("body", ()):
        name = base_form(reading.doc, phrase.start, phrase.end)
        found.append(
            Actor(id=None, name=name, kind="organisation", role="none", mention=reading.span(phrase.start, phrase.end))
        )
    return join_actors(found)


def _attends(reading: Reading, match: Match) -> bool:
    """Is the noun where the clause's subject did or said something ("bei einer Sitzung sagte …")?"""
    noun = reading.phrase_of_head.get(match.trigger) if match.rule.noun is not None else None
    return (
        noun is not None
        and noun.preposition is not None
        and is_venue(noun.preposition)
        and any(p.head == noun.head for p in match.clause.prepositional)
    )


def _actors_of(reading: Reading, phrases: list[Phrase]) -> list[Actor]:
    return [a for a in actors_in(reading, phrases) if is_side(a) or _is_of_states(a)]


def _is_of_states(actor: Actor) -> bool:
    """Officials of several states that are told by what they are: "Asian ministers of defence"."""
    return actor.kind == "group" and actor.affiliation is None and " " in actor.name and governs(actor.name)


def _joined(reading: Reading, match: Match) -> Actor | None:
    """The organisation of states that a state negotiates to join, with the noun or in the sentence, else the document's
    only one."""
    for phrase in match.roles.get("joined", ()):
        inside = actor_in_compound(reading, phrase.head)
        following = [inside] if inside is not None else actors_in(reading, [*phrase.attributes, *phrase.genitives])
        if (body := next((a for a in following if a.kind == "igo"), None)) is not None:
            return body
    if not match.rule.set.get("joins"):
        return None
    sentence = match.clause.sentence
    clauses = [c for c in reading.clauses if c.sentence == sentence]
    bodies = [e for m in reading.mentions for e in m.entities if e.kind == "igo"]
    near = [
        e for m in reading.mentions for e in m.entities if e.kind == "igo" and any(m.head in c.tokens for c in clauses)
    ]
    ids = {e.id for e in near} or {e.id for e in bodies}
    if len(ids) != 1:
        return None
    return actor(reading, (near or bodies)[0])


def _is_body(reading: Reading, match: Match) -> bool:
    """A body that meets, not a meeting: "der Vorsitzende der Vollversammlung"."""
    owner = next((p for p in phrases_of(match.clause) if any(g.head == match.trigger for g in p.genitives)), None)
    mention = reading.mention_at.get(owner.head) if owner is not None else None
    return mention is not None and mention.form in ("role", "name")


def _as(role: ParticipantRole, actors: list[Actor]) -> list[Actor]:
    return [a.model_copy(update={"role": role}) for a in actors]


def _actors(reading: Reading, match: Match, role: str, kind: Kind) -> list[Actor]:
    found: list[Actor] = []
    for phrase in match.roles.get(role, ()):
        if match.rule.noun is None or phrase.head != match.trigger:
            found += actors_in(reading, [phrase])
            continue
        # "EU summit" names who meets, "Putin visit" the guest; "Ukraine talks" what they are about.
        inside = actor_in_compound(reading, match.trigger)
        if inside is not None and inside.kind == ("person" if kind == "visit" else "igo"):
            found.append(inside)
    return found


def _is_told_by_clause(reading: Reading, match: Match) -> bool:
    """Is the trigger an argument or adjunct of its clause, so that the clause's subject may be one of those who met?

    "Putin named talks as a condition for a truce" and "the chairman of the assembly" tell of no meeting of the subject.
    """
    if match.rule.noun is None:
        return True
    noun = reading.phrase_of_head.get(match.trigger)
    if noun is not None and noun.preposition is not None and binds(noun.preposition):
        word = modality("predicate", match.clause.predicate)
        if word is None or noun.preposition not in word.prepositions:
            return False
    owner = next((p for p in phrases_of(match.clause) if _hangs_on(reading, p, match.trigger)), None)
    return owner is None or is_phase(reading.doc[owner.head].lemma_)


def _hangs_on(reading: Reading, phrase: Phrase, trigger: int) -> bool:
    hanging = list(phrase.genitives)
    if phrase.head not in reading.mention_at:
        hanging += [a for a in phrase.attributes[:1] if a.preposition is not None and binds(a.preposition)]
    return any(trigger in (p.head, *(c.head for c in p.conjuncts)) for p in hanging)


def _destination(reading: Reading, phrases: list[Phrase]) -> PlaceMention | None:
    for phrase in phrases:
        start, end = reading.chars(phrase.start, phrase.end)
        inside = [p for p in reading.places if start <= p.start < end]
        if inside:
            return min(inside, key=by_precision)
    return None


def _only_place(reading: Reading, match: Match) -> PlaceMention | None:
    """The one place of the clause outside its subject, for verbs that only go with a place ("besuchen")."""
    clause = match.clause
    subject = clause.subject
    inside = [t for t in clause.tokens if subject is None or not subject.start <= t < subject.end]
    found = [p for p in reading.places if reading.token_at(p.start) in inside]
    return found[0] if len(found) == 1 else None


def _with_host(
    reading: Reading, match: Match, guests: list[Actor], destinations: list[Phrase], place: PlaceMention | None
) -> list[Actor]:
    """Guests and host of a visit: the person or body visited, else the state that the place belongs to."""
    known = {actor_key(g) for g in guests}
    hosts = [a for a in actors_in(reading, destinations) if actor_key(a) not in known]
    if not hosts and not any(a.role == "host" for a in guests):
        inside = actor_in_compound(reading, match.trigger) if match.rule.noun is not None else None
        if place is not None and place.country is not None and place.country in state_of_code():
            hosts = [Actor(id=place.country, name=state_of_code()[place.country].name, kind="state")]
        elif inside is not None and inside.kind == "state":
            hosts = [inside]
        elif place is None and match.rule.set.get("place"):
            hosts = _only_state(reading, match)
    return join_actors([*guests, *_as("host", hosts)])


def _goes_on(clause: Clause, noun: Phrase) -> bool:
    """Is something said in the present of negotiations that are the clause's subject?"""
    return clause.tense == "present" and clause.subject is not None and clause.subject.head == noun.head


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
    return [actor(reading, e, found[0]) for e in found[0].entities] if len(found) == 1 else []


def _is_at_home(participants: list[Actor]) -> bool:
    """Does a guest act for the host's state? Then somebody only moved about in their own country."""
    return bool(
        sides(a for a in participants if a.role == "guest") & sides(a for a in participants if a.role == "host")
    )


def _disagrees(reading: Reading, clause: Clause, participants: list[Actor]) -> bool:
    """Is the verb plural, but its subject taken for one person? Then the pronoun stands for somebody else."""
    if clause.finite is None or "Plur" not in reading.doc[clause.finite].morph.get("Number", []):
        return False
    subject = reading.actors(clause.subject)
    return bool(participants) and len(subject) == 1 and subject[0].kind == "person"


def _evidence(reading: Reading, clause: Clause) -> Span:
    start, end = clause.start, clause.end
    while end - 1 > start and reading.doc[end - 1].is_space:
        end -= 1
    while start < end - 1 and (reading.doc[start].is_space or reading.doc[start].is_punct):
        start += 1
    return reading.span(start, end)


def _names_sides(match: Match) -> bool:
    return any(p.head != match.trigger for role in ("participants", "guest") for p in match.roles.get(role, ()))


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


# --- Mentions of one thing ------------------------------------------------------------------------------------------


def _within_clause(reading: Reading, told: list[_Told]) -> list[_Told]:
    """A verb that says little ("zusammenkommen") and the noun that says what it was are one mention."""
    verbs = [t for t in told if t.match.rule.verb is not None]
    # Several rules may name one noun; the one that says more than "meeting" counts.
    named: dict[int, _Told] = {}
    for one in told:
        if one.match.rule.verb is None and (one.match.trigger not in named or one.kind != "meeting"):
            named[one.match.trigger] = one
    nouns = list(named.values())
    out: list[_Told] = []
    for verb in verbs:
        home = next((n for n in nouns if _names(reading, verb, n)), None)
        if home is None:
            if not verb.light:
                out.append(verb)
            continue
        joined = join_actors([*verb.participants, *home.participants])
        home.participants = joined if verb.light or not home.sides or verb.sides & home.sides else home.participants
        home.when, home.where = home.when or verb.when, home.where or verb.where
        home.topics = home.topics or verb.topics
        if home.factuality in ("occurred", "ongoing") or verb.match.rule.factuality is not None:
            home.factuality = verb.factuality
    visits = any(t.kind == "visit" and _by_role([t], "host") for t in out)
    for noun in nouns:
        own = actors_in(reading, noun.match.roles.get("participants", ()))
        if visits and noun.kind == "meeting" and not own:
            continue  # a journey to talks is a visit; the talks are not told separately
        out.append(noun)
    return sorted(out, key=lambda t: t.match.trigger)


def _bring_guests(mentions: list[_Told]) -> None:
    """Talks and ceremonies told of the hosts alone are with the guest whose visit to them the text tells."""
    visits = [t for t in mentions if t.kind == "visit"]
    for told in mentions:
        if told.kind not in ("meeting", "ceremony") or len(told.sides) != 1 or not told.persons:
            continue
        guests = join_actors(
            a for v in visits if _by_role([v], "host") == told.sides for a in v.participants if a.role == "guest"
        )
        if len(guests) == 1 and guests[0].kind == "person":
            told.participants = join_actors([*told.participants, *_as("none", guests)])


def _add_part(part: _Told, mentions: list[_Told]) -> None:
    """What is told of one side alone ("leads the delegation") belongs to the encounter of the same sentence."""
    for told in mentions:
        if told.match.clause.sentence == part.match.clause.sentence and told.sides & part.sides:
            told.participants = join_actors([*part.participants, *told.participants])
            told.evidence = join_spans([*part.evidence, *told.evidence])
            return


def _names(reading: Reading, verb: _Told, noun: _Told) -> bool:
    if not (verb.light or verb.kind in ("meeting", noun.kind) or verb.match.rule.set.get("yields")):
        return False
    phrase = reading.phrase_of_head.get(noun.match.trigger)
    preposition = phrase.preposition if phrase is not None else None
    if verb.match.rule.set.get("yields"):
        word = modality("predicate", verb.match.clause.predicate)
        return word is not None and preposition in word.prepositions
    return preposition is None or modality("preposition", preposition) is None


def _same(cluster: list[_Told], told: _Told) -> float:
    """How well a mention fits those of one encounter, 0 where it is another one."""
    if any(t.kind == told.kind and t.match.clause is told.match.clause for t in cluster):
        return 0  # what one clause tells twice is two things
    if told.when and not all(same_time(told.when.value, t.when.value) for t in cluster if t.when):
        return 0
    if told.definite and not told.sides:
        return _taken_up(cluster, told)
    if not told.sides or not _same_stage(cluster, told):
        return 0
    if told.kind == "visit":
        return float(_same_visit(cluster, told))
    kinds = {t.kind for t in cluster}
    if told.kind == "meeting" and "visit" in kinds:
        return 0.5 * _is_part_of_visit(cluster, told)
    if told.kind not in kinds and not (told.kind in _TALKS and kinds & {"meeting", "negotiation"}):
        return 0
    known = set().union(*(t.sides for t in cluster))
    if told.kind not in kinds and len(told.sides | known) < 2:
        return 0  # two things that one body took part in
    if not (told.sides <= known or known <= told.sides):
        return 0
    persons: dict[str, set[str]] = {}
    for one in cluster:
        for side, names in one.persons.items():
            persons.setdefault(side, set()).update(names)
    if any(side in persons and not names & persons[side] for side, names in told.persons.items()):
        return 0
    return float(all(_same_place(told.where, t.where) for t in cluster))


def _taken_up(cluster: list[_Told], told: _Told) -> float:
    """How well "das Treffen" takes up an encounter told before: by its kind, its word and its place."""
    kinds = {t.kind for t in cluster}
    if not any(t.sides for t in cluster) or not (told.kind in kinds or (told.kind in _TALKS and kinds & _TALKS)):
        return 0
    if not all(_same_place(told.where, t.where) for t in cluster):
        return 0
    here = told.where is not None and any(t.where is not None and t.where.name == told.where.name for t in cluster)
    return 1 + here + 0.5 * (told.kind in kinds)


def _same_visit(cluster: list[_Told], told: _Told) -> bool:
    """The same guest at the same host."""
    cluster = [t for t in cluster if t.kind == "visit"]
    if not cluster:
        return False
    guests, hosts = _by_role(cluster, "guest"), _by_role(cluster, "host")
    own_guests, own_hosts = _by_role([told], "guest"), _by_role([told], "host")
    if own_guests & hosts or guests & own_hosts:
        return False
    if not (guests & own_guests or not own_guests) or (hosts and own_hosts and not hosts & own_hosts):
        return False
    return bool(own_hosts or own_guests)


def _is_part_of_visit(cluster: list[_Told], told: _Told) -> bool:
    """Guest and host meet, with no word of where or when else."""
    both = _by_role(cluster, "guest") | _by_role(cluster, "host")
    return told.where is None and told.when is None and len(told.sides) > 1 and told.sides == both


def _by_role(told: list[_Told], role: ParticipantRole) -> set[str]:
    return sides(a for t in told for a in t.participants if a.role == role)


def _same_stage(cluster: list[_Told], told: _Told) -> bool:
    """What took place is not what is to come; what was called off is what had been to come."""
    real = {t.factuality in ("occurred", "ongoing") for t in cluster}
    return (told.factuality in ("occurred", "ongoing")) in real


def _same_place(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None or one.name == other.name:
        return True
    if one.country != other.country:
        return False
    state = state_of_code().get(one.country) if one.country else None
    return state is not None and state.name in (one.name, other.name)


# --- The record -----------------------------------------------------------------------------------------------------


def _record(reading: Reading, group: list[_Told]) -> Encounter | None:
    group = sorted(group, key=lambda t: t.match.trigger)
    lead = max(group, key=lambda t: (len(t.sides), t.kind != "meeting", -t.match.trigger))
    participants = _without_states(_as_states(reading, join_actors(a for t in group for a in t.participants)))
    kind = lead.kind
    if (
        kind == "summit"
        and len(sides(participants)) == 2
        and not any(a.kind == "igo" or _is_of_many(a) for a in participants)
    ):
        kind = "meeting"  # a summit has three states or more
    is_open = any(t.match.rule.set.get("open") or (t.kind == "negotiation" and t.own) for t in group)
    if not _in_scope(kind, participants, is_open):
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
        confidence=0.8 if len(sides(participants)) > 1 else 0.6,
        kind=kind,
        participants=participants,
        formats=list(dict.fromkeys(f for s in evidence for f in formats_in(s.text))),
        duration=next((t.duration for t in group if t.duration), None),
        topics=list(dict.fromkeys(topic for t in group for topic in t.topics)),
        number=next((t.number for t in group if t.number is not None), None),
    ).with_id()


def _factuality(reading: Reading, group: list[_Told], lead: _Told, when: Time | None) -> Factuality:
    """What the mention that says most says, unless another tells that it was called off, goes on or is to come."""
    told = {t.factuality for t in group}
    if "cancelled" in told:
        return "cancelled"
    if lead.factuality == "occurred" and lead.kind == "negotiation" and "ongoing" in told:
        return "ongoing"
    ahead = when is not None and direction(when.value, reading.document.published) == "future"
    if lead.factuality == "occurred" and "planned" in told and ahead:
        return "planned"
    return lead.factuality


def _as_states(reading: Reading, participants: list[Actor]) -> list[Actor]:
    """States in place of their delegations and of office holders whom the text does not name."""
    named = {a.affiliation for a in participants if a.kind == "person" and not _is_unnamed(reading, a)}
    led = {side_of(a) for a in participants if a.role == "delegation_head"}
    found = []
    for one in participants:
        state = state_of_code().get(one.affiliation or "")
        if state is None or one.affiliation in led or not _is_unnamed(reading, one):
            found.append(one)
        elif one.affiliation not in named:
            found.append(one.model_copy(update={"id": one.affiliation, "name": state.name, "kind": "state"}))
    return join_actors(found)


def _is_unnamed(reading: Reading, actor: Actor) -> bool:
    """A delegation or officials, or one official whom the text tells only by an office."""
    if not represents(actor.name) or is_political_group(actor.name):
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


def _in_scope(kind: Kind, participants: list[Actor], is_open: bool) -> bool:
    """Officials or bodies of two sides, one of them a state or an organisation of states.

    Some nouns (`is_open`: "nuclear summit") are of several states by themselves; a negotiation with somebody has
    another side, named or not.
    """
    if not any(is_public(a) for a in participants):
        return kind != "visit" and any(_is_of_states(a) for a in participants)
    if kind in ("session", "summit"):
        public = [a for a in participants if is_public(a)]
        return (
            len(sides(public)) > 1
            or any(a.kind == "igo" or _is_of_many(a) for a in public)
            or (kind == "summit" and any(side_of(a) not in state_of_code() for a in public))
            or (is_open and bool(public))
        )
    if kind == "visit":
        guests = sides(a for a in participants if a.role == "guest" and is_public(a))
        hosts = sides(a for a in participants if a.role == "host")
        return bool(guests) and bool(hosts - guests)
    if len(sides(a for a in participants if is_side(a))) > 1:
        return True
    if kind in ("meeting", "ceremony") and all(a.kind == "person" for a in participants) and len(participants) > 1:
        return any(a.affiliation is None for a in participants)  # an official and somebody whose side is not told
    if kind == "negotiation":
        return is_open and any(a.kind in ("state", "igo") for a in participants)
    return any(_is_of_many(a) or _is_of_states(a) for a in participants)


def _is_of_many(actor: Actor) -> bool:
    """A group or body that acts for several states: "the foreign ministers of the EU", "the Security Council"."""
    return (
        actor.kind in ("group", "organisation")
        and actor.affiliation is not None
        and actor.affiliation not in state_of_code()
    )


def _plover(kind: Kind, factuality: Factuality, participants: list[Actor]) -> Plover:
    """PLOVER's diplomacy rules: what is to come is AGREE, what is called off REJECT, what took place CONSULT."""
    if factuality == "planned":
        return Plover(type="AGREE")
    if factuality == "proposed":
        return Plover(type="REQUEST", mode="meet")
    if factuality in _OFF:
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
