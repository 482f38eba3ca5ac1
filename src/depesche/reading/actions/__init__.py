"""Who did what to whom: deeds with PLOVER type and mode, from rules on clauses, joined to one record a deed.

`mentions` turns a rule that fired into what its clause tells, `parties` finds who did it and whom it befell, `joining`
decides which mentions are one deed, `scope` whether it is one of international politics; here the record is made.
"""

from __future__ import annotations

from functools import lru_cache

from depesche.german.conflict import is_armed_body, means
from depesche.german.encounter_words import is_political_group
from depesche.german.lexicon import state_of_code
from depesche.german.prepositions import is_way
from depesche.german.rules import load
from depesche.german.voices import voice
from depesche.reading.actions.captors import with_captors
from depesche.reading.actions.counterparts import Counterparts
from depesche.reading.actions.joining import recipients_of, same
from depesche.reading.actions.launches import as_attacks
from depesche.reading.actions.mentions import tell
from depesche.reading.actions.model import REAL, Told
from depesche.reading.actions.opponents import with_opponents
from depesche.reading.actions.participles import participle_clauses
from depesche.reading.actions.scope import in_scope
from depesche.reading.confidence import UNRATED
from depesche.reading.conflict import tells_of_conflict, tells_of_fiction, tells_of_games
from depesche.reading.engine import Match, RuleSet
from depesche.reading.layers import Reading
from depesche.reading.merging import clusters, join_actors, join_spans
from depesche.reading.sides import actors_in, sides
from depesche.records import Action, Actor, Plover

__all__ = ["build"]


_ON_STATES = frozenset(
    {
        ("COERCE", "restrict"),
        ("RETREAT", "withdraw"),
        ("SANCTION", "discontinue"),
        ("SANCTION", "expel"),
        ("SANCTION", "withdraw"),
    }
)


_TAKES_PERSONS = frozenset({"abduct", "arrest", "convict", "expel"})


@lru_cache(maxsize=1)
def _rules() -> RuleSet:
    return RuleSet(load("actions"))


def build(reading: Reading) -> list[Action]:
    """The deeds of a document, each once with all its evidence, in the order in which they are first told."""
    conflict = tells_of_conflict(reading)
    if tells_of_fiction(reading) or (not conflict and tells_of_games(reading)):
        return []
    matches = _rules().match(reading)
    by_participle = [m for clause in participle_clauses(reading) for m in _rules().match_verb(reading, clause)]
    ended = {(m.clause.index, token) for m in matches if m.rule.set.get("ends") for token in _named_in(m)}
    mentions = [
        told
        for match in matches
        if (match.clause.index, match.trigger) not in ended and (told := tell(reading, match, conflict)) is not None
    ]
    told_besides = (tell(reading, match, conflict) for match in by_participle)
    mentions += [told for told in told_besides if told is not None and _is_told_aside(told)]
    tests = {(t.match.clause.index, t.match.trigger) for t in mentions if (t.type, t.mode) == ("MOBILIZE", "weapons")}
    mentions = [t for t in mentions if not _is_test(t, tests)]
    attacks = {(t.match.clause.index, t.match.trigger) for t in mentions if t.type == "ASSAULT"}
    mentions = [t for t in mentions if not _is_attack_besides(t, attacks)]
    mentions = as_attacks(mentions)
    mentions.sort(key=lambda t: t.evidence[0].start)
    counterparts = Counterparts(reading)
    made = [(group, _record(reading, group, counterparts)) for group in clusters(mentions, same)]
    answers = {r.id for group, r in made if r is not None and any(_answers(reading, t) for t in group)}
    records = with_captors(with_opponents([r for _, r in made if r is not None], answers))
    return sorted(records, key=lambda r: r.evidence[0].start)


def _answers(reading: Reading, told: Told) -> bool:
    """Is an attack an answer to another one by the word for it: "struck back", "returned fire", "counter-attack"?"""
    word = reading.doc[told.match.trigger].lemma_
    return told.type == "ASSAULT" and (means("answer", word) or means("answer", told.match.clause.predicate))


def _is_test(told: Told, tests: set[tuple[int, int]]) -> bool:
    """Is an attack on nobody the test of a weapon that another rule reads in the same word: "fired into the sea"?"""
    attack = told.type == "ASSAULT" and not told.recipients
    return attack and (told.match.clause.index, told.match.trigger) in tests


def _is_attack_besides(told: Told, attacks: set[tuple[int, int]]) -> bool:
    """Does a verb tell as a seizure or a protest what it tells as an attack already: "took the base", "damaged"?"""
    besides = (told.type, told.mode) in (("COERCE", "seize"), ("PROTEST", "vandalize"))
    return besides and not told.by_noun and (told.match.clause.index, told.match.trigger) in attacks


def _is_told_aside(told: Told) -> bool:
    """Does a participle tell a deed of its own: whose it is, or of whom and where? "Killed by wars" is none's deed."""
    return told.named or (told.mode in _TAKES_PERSONS and bool(told.recipients) and not told.by_noun)


def _named_in(match: Match) -> list[int]:
    """The nouns of what a deed puts an end to ("lifted the sanctions"), which is no deed besides it: tokens."""
    clause = match.clause
    phrases = [p for p in (clause.subject, *clause.objects) if p is not None]
    if match.rule.noun is not None:
        phrases = [
            p for whole in phrases for p in (*whole.genitives, *(g for c in whole.conjuncts for g in c.genitives))
        ]
        phrases += [p for whole in clause.prepositional for p in whole.genitives]
    return [part.head for p in phrases for part in p.conjuncts or [p]]


def _record(reading: Reading, group: list[Told], counterparts: Counterparts) -> Action | None:
    group = sorted(group, key=lambda t: t.match.trigger)
    lead = max(
        group, key=lambda t: (bool(t.actors) + bool(t.recipients), t.match.rule.verb is not None, -t.match.trigger)
    )
    actors = join_actors(a for t in group for a in t.actors)
    recipients = recipients_of(group, actors)
    where = lead.match.clause.sentence
    recipients = [r for r in recipients if not _is_left_to_text(lead, r)]
    neighbour = lead.type != "ASSAULT" and _speaks_of_neighbour(reading, lead)
    bilateral = neighbour or _is_between_states(reading, lead)
    if not recipients and lead.mode == "withdraw" and (left := _state_left(lead, actors)):
        recipients = left
    elif not recipients and len(actors) == 1 and actors[0].kind in ("state", "igo") and bilateral:
        recipients = counterparts.of(sides(actors), where, neighbour) if not _names_goal(reading, lead) else []
    elif not recipients and (helped := _helped_in_war(reading, lead, actors)):
        recipients = helped
    elif _hits_things(lead, recipients) and len(actors) == 1 and not _tells_of_rebels(reading, actors[0]):
        recipients = counterparts.of(sides(actors), where) or recipients
    if not in_scope(reading, group, actors, recipients):
        return None
    if not recipients and len(actors) > 1 and (lead.type == "COOPERATE" or any(t.mutual for t in group)):
        recipients = list(actors)  # each does it with or to the other
    return Action(
        document=reading.document.reference,
        evidence=join_spans(s for t in group for s in t.evidence),
        factuality=lead.factuality,
        asserted_by=join_actors(a for t in group for a in t.asserted_by),
        when=lead.when or next((t.when for t in group if t.when), None),
        where=lead.where or next((t.where for t in group if t.where), None),
        plover=Plover(type=lead.type, mode=_mode(lead, group, recipients)),
        rule=lead.match.rule.id,
        confidence=UNRATED,
        actors=actors,
        recipients=recipients,
    ).with_id()


def _state_left(told: Told, actors: list[Actor]) -> list[Actor]:
    """The state out of which another one withdrew: "to [a town in X], where [Y] had vacated its base"."""
    state = state_of_code().get(told.where.country or "") if told.where is not None else None
    if state is None or told.type != "RETREAT" or state.code in sides(actors):
        return []
    if not any(a.kind in ("state", "igo") for a in actors):
        return []
    return [Actor(id=state.code, name=state.name, kind="state", affiliation=state.code)]


def _names_goal(reading: Reading, told: Told) -> bool:
    """Does the clause name where the goods go, if no state: "stopped the deliveries [to Europe]"?"""
    if told.type != "SANCTION" or told.by_noun:
        return False
    goals = (p for p in told.match.clause.prepositional if is_way(p.preposition or "") and p.head in reading.place_at)
    return any(reading.place_at[p.head].country is None for p in goals)


def _is_between_states(reading: Reading, told: Told) -> bool:
    """Is it done to another state, whether the sentence names it or not?"""
    slots = told.match.rule.set
    if slots.get("goods"):
        return False  # duties are laid on goods from anywhere
    if slots.get("mode") == "expel" and _befalls_private_persons(reading, told):
        return False
    if slots.get("mode") == "withdraw" and slots.get("body"):
        return False  # who leaves a treaty leaves no state
    if told.type == "SANCTION" and told.mode == "withdraw" and _takes_several(reading, told):
        return False  # "called its ambassadors home" leaves open from how many states
    on_state = (told.type, told.mode) in _ON_STATES or (told.type == "CONCEDE" and slots.get("ends"))
    return on_state or bool(slots.get("bilateral"))


def _takes_several(reading: Reading, told: Told) -> bool:
    """Does the clause tell of several ambassadors?"""
    words = [reading.doc[t] for t in told.match.clause.tokens]
    return any(means("head_of_mission", w.lemma_) and "Plur" in w.morph.get("Number", []) for w in words)


def _befalls_private_persons(reading: Reading, told: Told) -> bool:
    """Was it done to persons who stand for no state: "drives migrants out of the country"?"""
    words = [reading.doc[t].lemma_ for t in told.match.clause.tokens if reading.doc[t].pos_ == "NOUN"]
    return any(voice(word) == "person" for word in words) and not any(means("envoy", word) for word in words)


def _helped_in_war(reading: Reading, told: Told, actors: list[Actor]) -> list[Actor]:
    """Against whom a war is of which only the one side is told, by whom the clause says is helped in it.

    "They support [X] in the war of aggression by [Y]".
    """
    clause = told.match.clause
    if not told.by_noun or not told.match.rule.set.get("war"):
        return []
    named = [a for o in clause.objects for a in actors_in(reading, [o]) if a.kind == "state"]
    others = {a.id: a for a in named if a.id not in sides(actors)}
    return list(others.values()) if len(others) == 1 else []


def _is_left_to_text(told: Told, actor: Actor) -> bool:
    """Is it some state's neighbour, or envoys who are expelled, of a state that only the text tells?"""
    if actor.id or actor.affiliation:
        return False
    envoys = told.mode == "expel" and actor.kind == "group" and means("envoy", actor.name)
    return envoys or means("neighbour", actor.name)


def _speaks_of_neighbour(reading: Reading, told: Told) -> bool:
    return any(means("neighbour", reading.doc[t].lemma_) for t in told.match.clause.tokens)


def _hits_things(told: Told, recipients: list[Actor]) -> bool:
    """Were only places and things hit that nobody is named for: "shelled a small town"?

    What is done to a crowd is done at home.
    """
    nobodys = all(r.id is None and r.affiliation is None and means("thing", r.name) for r in recipients)
    attack = told.type == "ASSAULT" and told.mode != "crowd-control"
    return attack and told.factuality in REAL and bool(recipients) and nobodys


def _tells_of_rebels(reading: Reading, actor: Actor) -> bool:
    """Does the document tell of those whom a state fights in its own land?"""
    groups = (e for e in reading.entities if e.kind in ("group", "organisation"))
    return actor.kind == "state" and any(is_political_group(e.name) or is_armed_body(e.name) for e in groups)


def _mode(lead: Told, group: list[Told], recipients: list[Actor]) -> str | None:
    """How it was done: what kills says less than what it was killed with, and it is aimed at whom somebody names."""
    modes = [t.mode for t in (lead, *group) if t.mode]
    other = next((m for m in modes if m != "targeted"), None)
    one = any(r.kind == "person" or r.role for r in recipients)
    return other or ("targeted" if modes and one else None)
