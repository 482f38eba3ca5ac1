"""Who is bound by an agreement: its own words, those who act on it, and, where these name too few, the text around."""

from __future__ import annotations

from depesche.german import agreeing, treaties
from depesche.reading.agreements.around import sides_around, two_nearby, two_of_sentence
from depesche.reading.agreements.events import Event
from depesche.reading.agreements.leading import sides_of_document
from depesche.reading.agreements.mentions import AgreementMention, number
from depesche.reading.agreements.naming import is_named
from depesche.reading.agreements.parties import (
    contracting,
    parties_in,
    parties_of,
    party_with_id,
    peoples_as_states,
    sides_joined,
    stands_for_two,
)
from depesche.reading.agreements.told import BINDING, CONCLUDED, OUTSIDE, Told, event_factuality, failed_to_agree
from depesche.reading.layers import Clause, Phrase, Reading
from depesche.reading.mediators import mediators
from depesche.records import Actor

_BETWEEN_SIDES = frozenset({"treaty", "deal", "memorandum", "declaration", "protocol", "contract"})
_BEFORE = 2  # sentences in which the other side may have been told
_WITH_SIDES = _BETWEEN_SIDES | {"ceasefire"}
_OF_SIDES = _WITH_SIDES | {"ruling"}
_BODY_REACH = 4  # sentences back in which the body may be told whose resolution a number names


def bound_by(reading: Reading, told: Told) -> list[Actor]:
    """The parties of an agreement, each once."""
    parties = _by_public_sides(reading, told)
    if len(parties) < 2 and told.chain.noun.family in _OF_SIDES and not _between_firms(told):
        parties = sides_around(reading, told, parties) or two_nearby(reading, told)
        parties = parties or two_of_sentence(reading, told)
    if not parties and told.chain.noun.family in _BETWEEN_SIDES:
        # Who turns down what nobody else is said to have was to be a side of it.
        parties = _states(parties_of(reading, [a for e in told.events if e.status == "rejected" for a in e.by]))
    for event in told.events:
        if event.status in ("adopted", "signed") and not event.nominal and told.chain.noun.family in _BETWEEN_SIDES:
            known = {p.id or p.name for p in parties}
            parties += [a for a in contracting(reading, event.by) if parties and (a.id or a.name) not in known]
    return parties


def _between_firms(told: Told) -> bool:
    """Do the agreement's own words name firms or clubs as its sides: "the contract of [a firm] with [another]"?"""
    own = [a for m in told.chain.mentions for a in (*m.sides, *m.beside) if a.kind == "organisation"]
    return any(a.affiliation is None and a.name not in treaties.ARMED_MOVEMENTS for a in own)


def _by_public_sides(reading: Reading, told: Told) -> list[Actor]:
    family = told.chain.noun.family
    if family == "ruling":
        return _states(parties_of(reading, [a for m in told.chain.mentions for a in m.sides]))
    sides = [a for m in told.chain.mentions for a in m.sides]
    signed = parties_of(reading, [a for e in told.events if e.status == "signed" for a in e.by])
    if _is_bodys(told) and len(_states(signed)) < 2 and (bodies := _bodies_own(reading, told, sides)):
        return bodies
    named = [parties_of(reading, m.between) for m in told.chain.mentions]
    if family not in OUTSIDE and (both := next((p for p in named if len(p) > 1), None)) is not None:
        return both
    for event in told.events:
        binds = (event.status is None or event.status in BINDING) and not (
            from_outside(event) or _unreal(reading, event)
        )
        if binds or (event.status == "rejected" and family == "ceasefire"):
            sides += event.by
            if len(sides) == 1:
                sides += _who_has_it(reading, event)
        if event.status == "violated" and family == "ceasefire":
            # Who accuses the other of breaking it is mostly the other side.
            clause = event.match.clause
            reproached = event.match.rule.verb is not None and clause.predicate in agreeing.REPROACHING_VERBS
            above = parties_of(
                reading, reading.actors(clause.subject) if reproached else subject_above(reading, clause)
            )
            sides += [a for a in above if a.kind != "igo"]
    if family == "resolution":
        sides += _targets(reading, told)
        if not any(p.kind == "igo" for p in parties_of(reading, sides)):
            sides += _body_nearby(reading, told)
    parties = parties_of(reading, sides)
    if len(parties) == 1 and family in _WITH_SIDES:
        parties = parties_of(reading, [*parties, *_beside(reading, told, parties[0])])
    if len(parties) < 2 and family in _BETWEEN_SIDES:
        parties = _with_context(reading, told, parties)
    if len(parties) < 2:
        parties = parties_of(reading, [*parties, *_proposers(told)])
    if len(parties) < 2 and family in _BETWEEN_SIDES:
        parties = next((s for m in told.chain.mentions if m.joint and (s := _both_of(reading, m))), parties)
    if not parties and (_is_bodys(told) or any(is_named(reading, m) for m in told.chain.mentions)):
        parties = _body_nearby(reading, told)
    if not parties and family == "ceasefire" and told.events:
        clause = told.events[0].match.clause
        parties = next((_states(s) for s in sides_joined(reading, clause) if len(_states(s)) > 1), parties)
    if not any(p.kind == "state" for p in parties) and family == "ceasefire" and (warring := _warring(told)):
        return warring
    return parties


def _bodies_own(reading: Reading, told: Told, sides: list[Actor]) -> list[Actor]:
    """The bodies that made a declaration of their own, and not those who are spoken of beside it."""
    acting = [*sides, *(a for e in told.events for a in e.by)]
    return [p for p in parties_of(reading, acting) if p.kind == "igo"] or _body_nearby(reading, told)


def _is_bodys(told: Told) -> bool:
    """Is it a declaration that a body made or refused, and not one that sides have in common?"""
    mentions = [m for m in told.chain.mentions if m.noun is not None and m.noun.scope == "joint"]
    return bool(mentions) and not any(m.joint for m in mentions)


def _both_of(reading: Reading, mention: AgreementMention) -> list[Actor]:
    """The two states of the sentence in which they are said to have an agreement in common."""
    if mention.clause is None:
        return []
    states = _states(parties_in(reading, *reading.sentences[mention.clause.sentence]))
    return states if len(states) == 2 else []


def _warring(told: Told) -> list[Actor]:
    """Those who come to a ceasefire and are told only by what they are: "the warring parties in Syria"."""
    groups = [a for e in told.events if e.status == "adopted" for a in e.by if a.kind == "group"]
    return [g.model_copy(update={"role": None}) for g in groups if treaties.is_warring_party(g.name)][:1]


def _unreal(reading: Reading, event: Event) -> bool:
    """Who never did it is not bound by it, nor is who only seeks that others come to terms."""
    if event.attributive or failed_to_agree(event):
        return False
    seeking = event.mention.noun is not None and event.mention.noun.noun in treaties.COMING_TO_TERMS
    unreal = ["denied", "proposed"] if seeking else ["denied"]
    if event.status != "negotiating":
        unreal.append("cancelled")  # talks that were broken off had their sides
    return event_factuality(reading, event) in unreal


def from_outside(event: Event) -> bool:
    """Does the actor approve or violate what others decided?"""
    return event.mention.noun is not None and event.mention.noun.family in OUTSIDE and event.status == "violated"


def _beside(reading: Reading, told: Told, other: Actor) -> list[Actor]:
    """The side that an agreement "with X" leaves out: who is said to have it, to see it in danger, to want it."""
    for mention in told.chain.mentions:
        clause = mention.clause
        if clause is None or clause.subject is None or clause.predicate in agreeing.MEDIATING_VERBS:
            continue
        if clause.subject.start <= mention.head < clause.subject.end:
            continue
        if any(p.id == other.id for p in parties_of(reading, mention.beside)):
            told_of = _states(parties_of(reading, peoples_as_states(reading, reading.actors(clause.subject))))
            states = [s for s in told_of if s.id != other.id]
            if len(states) != 1:
                first = reading.sentences[max(0, clause.sentence - _BEFORE)][0]
                around = _states(parties_in(reading, first, reading.sentences[clause.sentence][1]))
                states = [s for s in around if s.id != other.id]
            if len(states) == 1:
                return states
    return []


def _proposers(told: Told) -> list[Actor]:
    """Those between whom a proposal is made: to whom it is made, and who makes it where it is made to one side.

    Who proposes a ceasefire to nobody named may be a mediator and is no side of it.
    """
    for event in told.events:
        if event.status == "proposed" and event.offered:
            return event.offered if len(event.offered) > 1 else [*event.by, *event.offered]
    if told.chain.noun.family == "resolution":
        return [a for e in told.events if e.status == "proposed" for a in e.by]
    if told.chain.noun.family == "plan":
        return next((e.by for e in told.events if e.status == "proposed" and len(e.by) > 1), [])
    return []


def _who_has_it(reading: Reading, event: Event) -> list[Actor]:
    """The other side of "that a treaty be made with X": the subject of the clause that tells of it."""
    clause = event.match.clause
    if clause.voice == "active" or not any(clause.prepositions(p) for p in treaties.SIDES_PREPOSITIONS):
        return []
    return subject_above(reading, clause)


def subject_above(reading: Reading, clause: Clause) -> list[Actor]:
    """The actors of the nearest subject among the clauses on which this one depends."""
    while clause.parent is not None:
        clause = reading.clauses[clause.parent]
        if clause.subject is not None and (actors := reading.actors(clause.subject)):
            return actors
    return []


def _targets(reading: Reading, told: Told) -> list[Actor]:
    """The states at which a body's decision is directed."""
    refused = "rejected" if any(number(reading, m) for m in told.chain.mentions) else "violated"  # one that there is
    found = [a for e in told.events if e.status in ("violated", refused) for a in e.by]
    declared = [e.match.clause for e in told.events if e.status == "adopted" and e.attributive and e.by]
    for clause in declared:
        for told_of in clause.objects:
            found += reading.actors(told_of)
            if not found and stands_for_two(reading, told_of):
                found += sides_of_document(reading)
    if any(e.status == "adopted" for e in told.events):
        found += [a for mention in told.chain.mentions for a in _concerned(reading, mention)]
    adopted = [e.match.clause for e in told.events if e.status == "adopted" and e.mention.content]
    by_means = [e for e in told.events if e.status == "adopted" and _is_means(reading, e)]
    adopted += [e.match.clause for e in by_means]
    if any(stands_for_two(reading, p) for e in by_means for p in _aimed_at(e.match.clause)):
        found += sides_of_document(reading)
    granted = [e.match.clause for e in told.events if e.match.rule.set.get("to") == "dative"]
    found += [a for clause in granted for o in clause.objects if o.case == "Dat" for a in reading.actors(o)]
    for event in told.events:
        way = event.match.rule.set.get("to")
        found += [a for p in event.match.clause.prepositions(way) for a in reading.actors(p)] if way else []
    clauses = [*adopted, *(c for a in adopted for c in reading.children.get(a.index, ()))]
    phrases = [p for c in clauses for p in _aimed_at(c)]
    found += [a for p in phrases for a in reading.actors(p)]
    wheres = [c for c in adopted if any(e.match.clause is c and e.match.rule.set.get("about") for e in told.events)]
    for clause in wheres:
        first, last = reading.chars(clause.start, clause.end)
        lands = [p.country for p in reading.places if first <= p.start < last and p.kind in ("country", "region")]
        found += [party_with_id(reading, land) for land in dict.fromkeys(lands) if land is not None]
    return [a for a in found if a.kind == "state"]


def _aimed_at(clause: Clause) -> list[Phrase]:
    return clause.prepositions(*treaties.TARGET_PREPOSITIONS)


def _is_means(reading: Reading, event: Event) -> bool:
    """Does a body do something to others by it: "with resolution 661 the council imposed an embargo on X"?"""
    phrase = reading.phrase_of_head.get(event.mention.head)
    return phrase is not None and phrase.preposition == treaties.SIDES_PREPOSITIONS[1]


def _concerned(reading: Reading, mention: AgreementMention) -> list[Actor]:
    """The state that a resolution is about, as the words right behind its noun tell: "resolution on Sudan"."""
    phrase = reading.phrase_of_head.get(mention.head)
    about = [p for p in phrase.attributes if p.preposition in treaties.CONCERNED_PREPOSITIONS] if phrase else []
    named = parties_of(reading, [a for p in about if p.head in reading.mention_at for a in reading.actors(p)])
    return named + [p for a in about if a.head not in reading.mention_at for p in parties_in(reading, a.start, a.end)]


def _body_nearby(reading: Reading, told: Told) -> list[Actor]:
    """The body whose resolution it is, told elsewhere in the sentence or, of one with a number, before it."""
    for event in told.events:
        if bodies := _bodies(reading, *reading.sentences[event.match.clause.sentence]):
            return bodies[:1]
    for mention in told.chain.mentions:
        made = mention.noun is not None and mention.noun.family in ("declaration", "resolution")
        if mention.clause is None or not made:
            continue
        for sentence in range(mention.clause.sentence, max(-1, mention.clause.sentence - 1 - _BODY_REACH), -1):
            if bodies := _bodies(reading, *reading.sentences[sentence]):
                return bodies[-1:]
    return []


def _bodies(reading: Reading, start: int, end: int) -> list[Actor]:
    return [p for p in parties_in(reading, start, end) if p.kind == "igo"]


def _with_context(reading: Reading, told: Told, parties: list[Actor]) -> list[Actor]:
    """Two sides told in the clause's sentence or the two before it, where the agreement's own words name fewer."""
    events = [e for e in told.events if e.status in CONCLUDED]
    if not events or any(is_named(reading, m) for m in told.chain.mentions):
        return parties
    clause = events[0].match.clause
    if clause.voice == "active" and clause.subject is not None and not parties:
        words = (t.lower_ for t in reading.doc[clause.subject.start : clause.subject.end])
        if treaties.BOTH.isdisjoint(words):
            return parties  # somebody else's: the one who acts is no side
    doers = {a.name for a in events[0].by if a.kind == "person"}
    pair = sides_of_document(reading) if len(doers) > len(parties) == 1 else []
    if parties and parties[0].id in {p.id for p in pair}:
        return pair  # of two who act the text tells only of one whom he acts for
    outside = mediators(reading)
    own = [p for p in _states(parties_in(reading, clause.start, clause.end)) if p.id not in outside]
    if len(own) == 2 and {p.id for p in parties} <= {p.id for p in own}:
        return own
    sentences = [*range(clause.sentence, max(-1, clause.sentence - 3), -1)]
    sentences += [m.clause.sentence for m in told.chain.mentions if m.clause is not None]
    last = max(sentences)
    if not parties and clause.sentence:
        around = _states(
            parties_in(reading, reading.sentences[clause.sentence - 1][0], reading.sentences[clause.sentence][1])
        )
        around = [p for p in around if p.id not in outside]
        if len(around) == 2 and any(_is_one(m) for m in told.chain.mentions):
            return around  # "A gives B the islands. An accord on it was signed."
    for sentence in dict.fromkeys([*sentences, last + 1]):
        for other in reading.clauses_of_sentence.get(sentence, ()):
            for sides in sides_joined(reading, other):
                states = [p for p in _states(sides) if p.id not in outside]
                if len(states) > 1 and {p.id for p in parties} <= {p.id for p in states}:
                    return states
    return parties


def _is_one(mention: AgreementMention) -> bool:
    """Does the mention bring up one agreement of states, by a word that contracts of others rarely have?"""
    noun = mention.noun
    return noun is not None and mention.reference == "new" and not mention.plural and noun.scope in ("own", "side")


def _states(parties: list[Actor]) -> list[Actor]:
    return [p for p in parties if p.kind == "state"]
