"""Sides of a deed told by a noun that the verb beside the noun tells: who did it, and whom it befell.

"started an offensive", "is behind the attack", "was the target of raids", "the air raid hit a hospital".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from depesche.german.conflict import is_behind, means
from depesche.german.encounter_words import binds, is_venue
from depesche.german.modality import modality
from depesche.german.prepositions import is_below, is_inside, is_means, is_purpose
from depesche.german.rules import Selector
from depesche.reading.actions.owners import owner_of_thing, state_before
from depesche.reading.actions.parties import doers_in, is_within, party_in
from depesche.reading.engine import Match, select
from depesche.reading.layers import Clause, Phrase, Reading
from depesche.reading.merging import join_actors
from depesche.reading.sides import is_side
from depesche.records import Actor

_OWNERS = (Selector(function="modifier"), Selector(function="compound"), Selector(function="attribute_genitive"))


def subject_doers(reading: Reading, match: Match, conflict: bool) -> list[Actor]:
    """The subject (or object) of a clause that tells the deed by a noun, where the verb makes it the doer.

    "started an offensive", "replied with air strikes"; "blamed the militia for the attack", "the militia claimed it".
    """
    clause, doc = match.clause, reading.doc
    noun = reading.phrase_of_head.get(match.trigger)
    if match.rule.noun is None or noun is None or clause.subject is None:
        return []
    found: Phrase | None = None
    if is_behind(noun.preposition or "", clause.predicate):
        found = clause.subject
    elif any(doc[t].tag_ == "PPOSAT" for t in range(noun.start, noun.head)):
        found = clause.subject  # "in their advance the troops met …"
    elif noun.preposition is None:
        carried = clause.voice == "active" and any(is_within(noun, o) for o in clause.objects)
        found = clause.subject if carried and means("carry_out", clause.predicate) else None
        accused = means("accuse", clause.predicate) and (clause.voice == "active" or is_within(noun, clause.subject))
        found = next((o for o in clause.objects if o.case == "Dat" and o is not noun), None) if accused else found
    elif means("claim", clause.predicate):
        found = clause.subject
    elif means_blame(reading, clause) and binds(noun.preposition):
        blamed = [o for o in clause.objects if o.case in ("Acc", None)]
        found = (blamed[0] if blamed else None) if clause.voice == "active" and blamed else clause.subject
    elif clause.voice == "active" and is_means(noun.preposition) and means("carry_out", clause.predicate):
        found = clause.subject
    found = found or _planner(reading, clause, noun)
    if found is None or doc[found.head].pos_ not in ("NOUN", "PROPN", "PRON"):
        return []
    return join_actors(a for part in found.conjuncts or [found] for a in doers_in(reading, match, part, conflict))


def _planner(reading: Reading, clause: Clause, noun: Phrase) -> Phrase | None:
    """Whose plan it is: "plans [of the government] for the killing of X"."""
    if not is_purpose(noun.preposition or ""):
        return None
    before = [p for p in (clause.subject, *clause.objects) if p is not None and p.end == noun.start and p.genitives]
    plans = [p for p in before if modality("noun", reading.doc[p.head].lemma_) is not None]
    return plans[0].genitives[0] if plans else None


def means_blame(reading: Reading, clause: Clause) -> bool:
    """Does the clause hold an adjective that makes somebody the one who did it?"""
    return any(means("blame", reading.doc[t].lemma_) for t in clause.tokens if reading.doc[t].pos_ in ("ADJ", "ADV"))


def attacked_subject(reading: Reading, match: Match) -> list[Actor]:
    """The subject that is under attack ("is under fire") or the aim of one ("was the target of raids")."""
    noun = reading.phrase_of_head.get(match.trigger)
    clause = match.clause
    if match.rule.noun is None or noun is None or clause.subject is None:
        return []
    aims = [p for p in (clause.predicative, *clause.objects, *clause.prepositional) if p is not None]
    owned = (*aims, *(p for aim in aims for p in aim.genitives))
    if any(means("aim", reading.doc[a.head].lemma_) and noun in a.genitives for a in owned):
        return owner_of_thing(reading, match, clause.subject) or party_in(reading, clause, clause.subject)
    if noun.preposition is None:
        return []
    return party_in(reading, clause, clause.subject) if is_below(noun.preposition) and clause.voice == "active" else []


def with_object_hit(reading: Reading, match: Match) -> Match:
    """The match with what its noun hit, as the object of the clause tells it: "the raid hit [a hospital]"."""
    clause, noun = match.clause, reading.phrase_of_head.get(match.trigger)
    attack = match.rule.noun is not None and match.rule.set["type"] == "ASSAULT"
    if not attack or noun is None or noun is not clause.subject or match.roles.get("recipients"):
        return match
    if clause.voice != "active" or not means("hit", clause.predicate):
        return match
    hit = [o for o in clause.objects if o.case in ("Acc", "Dat", None)]
    return replace(match, roles={**match.roles, "recipients": hit[:1]})


def principals(reading: Reading, match: Match, conflict: bool) -> list[Actor]:
    """On whose order it was done: "shot the defector [on behalf of X]"."""
    if match.rule.verb is None:
        return []
    orders = (p for p in match.clause.prepositional if is_inside(p.preposition or ""))
    orders = (p for p in orders if means("order", reading.doc[p.head].lemma_))
    owners = [o for p in orders for s in _OWNERS for o in select(reading, match.clause, p, s)]
    found = join_actors(a for o in owners for a in doers_in(reading, match, o, conflict) or state_before(reading, o))
    return [a for a in found if is_side(a)]


def doers_of_operation(reading: Reading, match: Match, conflict: bool) -> list[Actor]:
    """Whose operation it was in which somebody was hit: "was killed in a raid [of the army]"."""
    if match.rule.verb is None or match.rule.set["type"] != "ASSAULT":
        return []
    phrases = _owners_of_operations(reading, match.clause)
    return join_actors(a for phrase in phrases for a in doers_in(reading, match, phrase, conflict))


def _owners_of_operations(reading: Reading, clause: Clause) -> Iterator[Phrase]:
    for phrase in clause.prepositional:
        if is_venue(phrase.preposition or "") and means("operation", reading.doc[phrase.head].lemma_):
            for selector in _OWNERS:
                yield from select(reading, clause, phrase, selector)
