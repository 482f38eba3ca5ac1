"""What is told of agreements: status actions and contents, found by rules and tied to the mention they speak of."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from depesche.german import agreeing, rules, treaties
from depesche.german.encounter_words import is_talk
from depesche.german.rules import Rule
from depesche.reading.agreements.contents import contents_of, says_something, trimmed, with_attributes
from depesche.reading.agreements.located import left_out, mentions_of, swapped_actors, takes_patient
from depesche.reading.agreements.mentions import AgreementMention, number
from depesche.reading.agreements.parties import (
    actors_at,
    body_of_members,
    parties_in,
    parties_of,
    peoples_as_states,
    sides_joined,
    stands_for_two,
    the_ministers,
    the_opponents,
    two_before,
)
from depesche.reading.agreements.unnamed import unnamed
from depesche.reading.engine import Match, RuleSet
from depesche.reading.layers import Clause, Phrase, Reading
from depesche.reading.listing import listed_behind, lists_sides
from depesche.records import Actor

_PRONOUN_REACH = 3  # sentences back
_VERBAL = frozenset({"VVPP", "VVFIN"})
_PARTICIPLE_REACH = 10  # tokens from whoever acts to the participle
_APPOSED_REACH = 24  # tokens from the comma behind a noun to the participle that tells more of it
_TAIL_REACH = 8  # tokens from an agreement's noun to the end of what follows it before a comma
_RELATIVES = frozenset({"PRELS", "PRELAT"})


@dataclass(slots=True)
class Event:
    """One thing told of an agreement: a status or (`status` None) what it binds its parties to."""

    mention: AgreementMention
    match: Match
    status: str | None
    by: list[Actor] = field(default_factory=list)
    contents: list[tuple[int, int]] = field(default_factory=list)  # characters
    nominal: bool = False
    attributive: bool = False
    offered: list[Actor] = field(default_factory=list)  # those to whom it is proposed


@cache
def _rules() -> RuleSet:
    return RuleSet(rules.load("agreements"))


def find_events(reading: Reading, mentions: list[AgreementMention]) -> list[Event]:
    """Events in text order; agreements that have no name but their content are appended to `mentions`."""
    by_head = {m.head: m for m in mentions}
    events: list[Event] = []
    informal: list[Match] = []
    told: set[tuple[int, int]] = set()  # clauses and triggers that already speak of a named agreement
    for match in _rules().match(reading):
        if reading.in_boilerplate(match.trigger, match.trigger + 1):
            continue
        if counterfactual(reading, match.clause) or _excepted(reading, match.clause):
            continue
        if match.rule.set.get("negated") and not match.clause.negated:
            continue
        found = mentions_of(reading, match, by_head)
        for mention in found:
            if not match.rule.set.get("unnamed"):
                events.append(_event(reading, match, mention))
            told.add((match.clause.index, match.trigger))
        if not found and match.rule.set.get("informal"):
            informal.append(match)
        elif not found and (meant := left_out(reading, match, mentions)) is not None:
            events.append(_event(reading, match, meant))
            told.add((match.clause.index, match.trigger))
    for mention in by_head.values():
        events += _attributive(reading, mention)
        events += _under_preposition(reading, mention)
        events += _dated(reading, mention)
    settled = {e.mention.head for e in events if e.status}
    events += [e for m in by_head.values() if m.head not in settled for e in _reached(reading, m)]
    for match in informal:
        if (match.clause.index, match.trigger) in told or _tells_of_named(reading, match, by_head):
            continue
        mention_ = unnamed(reading, match)
        if mention_ is not None:
            told.add((match.clause.index, match.trigger))
            mentions.append(mention_)
            event = _event(reading, match, mention_)
            assert mention_.content is not None
            event.contents = contents_of(reading, match.clause) or [mention_.content]
            events.append(event)
    told_by_verbs = {(e.mention.head, e.match.clause.index, e.status) for e in events if not e.nominal}
    events = [
        e
        for e in events
        if not e.nominal or e.attributive or (e.mention.head, e.match.clause.index, e.status) not in told_by_verbs
    ]
    mentions.sort(key=lambda m: m.start)
    return sorted(events, key=lambda e: e.match.trigger)


@cache
def _participles() -> dict[tuple[str, bool], Rule]:
    """Rules that a participle before the noun can stand for: (verb, present participle) to rule."""
    found: dict[tuple[str, bool], Rule] = {}
    for rule in rules.load("agreements"):
        if rule.verb is None or "status" not in rule.set or rule.verb.prep or rule.verb.adverb or rule.verb.subject:
            continue
        functions = {s.function for s in rule.roles.get("agreement", ())}
        for verb in rule.verb.lemma:
            if functions & {"patient", "trigger"}:
                found.setdefault((verb, False), rule)
            if "subject" in functions:
                found.setdefault((verb, True), rule)
                found.setdefault((verb, False), rule)
    return found


def _attributive(reading: Reading, mention: AgreementMention) -> list[Event]:
    """Statuses told by participles before the noun: "das am Montag unterzeichnete Abkommen"."""
    found: list[Event] = []
    if mention.in_compound or mention.clause is None or mention.reference == "negative":
        return found
    token = mention.head - 1
    while token >= 0 and reading.doc[token].tag_ == "ADJA":
        participle = treaties.verb_of_participle(reading.doc[token].lemma_)
        rule = (_participles().get(participle) or _phrasal(reading, token, participle[0])) if participle else None
        if rule is not None:
            match = Match(rule, mention.clause, token)
            acts = any(s.function == "agent" for s in rule.roles.get("by", ()))
            by = _agent_before(reading, mention, token) if acts else []
            found.append(Event(mention, match, rule.set["status"], by, [], True, True))
        token -= 1
    return [*found, *_apposed_participle(reading, mention, mention.clause)]


def _apposed_participle(reading: Reading, mention: AgreementMention, clause: Clause) -> list[Event]:
    """A status told by a participle between commas behind the noun: "the accord, signed in Lima by both, …"."""
    doc, start = reading.doc, mention.end
    tail = range(start, min(start + _TAIL_REACH, len(doc)))
    start = next((t for t in tail if doc[t].is_punct or doc[t].tag_.startswith("V")), len(doc))
    if start >= len(doc) or doc[start].text != ",":
        return []
    for token in range(start + 1, min(start + _APPOSED_REACH, len(doc) - 1)):
        word = doc[token]
        if token == start + 1 and doc[token + 1].lemma_ in rules.AGENT_PREPOSITIONS and word.tag_ in _VERBAL:
            # "ein Protokoll, unterzeichnet von beiden: …"; the form may be a finite one's as well
            rule = _participles().get(treaties.verb_of_participle(word.text) or ("", False))
            by = parties_in(reading, token, min(token + _APPOSED_REACH, word.sent.end))
            return [Event(mention, Match(rule, clause, token), rule.set["status"], by, [], True, True)] if rule else []
        if word.tag_.endswith("FIN") or word.tag_ in _RELATIVES or word.tag_ in ("KOUS", "PWAV", "$."):
            return []
        if doc[token + 1].tag_ not in ("$,", "$."):
            continue
        participle = (word.lemma_, False) if word.tag_ == "VVPP" else treaties.verb_of_participle(word.text)
        if participle is not None and not participle[1]:
            rule = _participles().get(participle)
            if rule is None:
                return []
            agents = (t for t in range(start, token) if doc[t].lemma_ in rules.AGENT_PREPOSITIONS)
            by = [a for t in agents for a in parties_in(reading, t, token)]
            return [Event(mention, Match(rule, clause, token), rule.set["status"], by, [], True, True)]
    return []


def _phrasal(reading: Reading, participle: int, verb: str) -> Rule | None:
    """The rule for a participle with its own preposition: "der in Kraft getretene Vertrag"."""
    doc = reading.doc
    for rule in _phrasal_rules() if participle > 1 else ():
        assert rule.verb is not None
        for preposition, words in rule.verb.prep.items():
            before = doc[participle - 1].lemma_ in words and doc[participle - 2].lower_ == preposition
            if before and verb in rule.verb.lemma:
                return rule
    return None


@cache
def _phrasal_rules() -> list[Rule]:
    return [
        r
        for r in rules.load("agreements")
        if r.verb is not None and "status" in r.set and r.verb.prep and all(r.verb.prep.values()) and not r.verb.adverb
    ]


@cache
def _rule(identifier: str) -> Rule:
    return next(r for r in rules.load("agreements") if r.id == identifier)


def _under_preposition(reading: Reading, mention: AgreementMention) -> list[Event]:
    """What a preposition tells: a ceasefire in spite of which something happened, an agreement that demands it."""
    if mention.in_compound or mention.noun is None or mention.clause is None or mention.reference == "negative":
        return []
    before = reading.doc[max(0, mention.start - 1)]
    word = before if before.tag_ == "APPR" else reading.doc[mention.start]
    if not word.tag_.startswith("APPR"):
        return []
    if word.lower_ in treaties.STANDING_PREPOSITIONS and mention.noun.family == "ceasefire":
        match = Match(_rule("agreement.in_force_holds"), mention.clause, mention.head)
        return [Event(mention, match, "in_force", nominal=True, attributive=True)]
    reached = mention.noun.noun in treaties.COMING_TO_TERMS or mention.noun.family == "resolution"
    if word.lower_ in treaties.AFTER_PREPOSITIONS and reached and mention.reference == "definite":
        match = Match(_rule("agreement.adopted"), mention.clause, mention.head)
        by = [a for a in parties_of(reading, mention.sides) if a.kind == "igo" or mention.noun.family != "resolution"]
        return [Event(mention, match, "adopted", by, nominal=True, attributive=True)]
    if word.lower_ in treaties.PLACE_PREPOSITIONS or word.lower_ == treaties.IN_THE:
        by = _declaring(reading, mention, mention.clause)
        if by:
            match = Match(_rule("agreement.adopted_declared_in"), mention.clause, mention.head)
            return [Event(mention, match, "adopted", by, nominal=True, attributive=True)]
    if word.lower_ == treaties.WITHOUT and mention.clause.predicate in agreeing.ENDING_VERBS:
        joined = next(iter(sides_joined(reading, mention.clause)), [])
        mention.sides += joined or [a for a in reading.actors(mention.clause.subject) if a.kind == "igo"]
        match = Match(_rule("agreement.rejected"), mention.clause, mention.head)
        return [Event(mention, match, "rejected", nominal=True, attributive=True)]
    if word.lower_ in treaties.BINDING_PREPOSITIONS:
        match = Match(_rule("agreement.provides"), mention.clause, mention.head)
        content = trimmed(reading, mention.clause.start, mention.clause.end)
        return [Event(mention, match, None, contents=[content])]
    return []


def _dated(reading: Reading, mention: AgreementMention) -> list[Event]:
    """The adoption that a resolution's own date tells: "resolution 1701 of 11 August 2006"."""
    if mention.noun is None or mention.noun.family != "resolution" or mention.clause is None or mention.in_compound:
        return []
    numbered = number(reading, mention) is not None
    behind = mention.head + (2 if numbered else 1)
    known = numbered or mention.reference in ("definite", "demonstrative")
    if behind + 2 > len(reading.doc) or mention.plural or not known:
        return []
    start, end = reading.chars(behind, behind + 2)
    if reading.doc[behind].lower_ not in treaties.YEAR_PREPOSITIONS:
        return []
    if not any(start <= t.start <= end for t in reading.times):
        return []
    match = Match(_rule("agreement.adopted"), mention.clause, mention.head)
    by = [a for a in parties_of(reading, mention.sides) if a.kind == "igo"]
    return [Event(mention, match, "adopted", by, nominal=True, attributive=True)]


def _declaring(reading: Reading, mention: AgreementMention, clause: Clause) -> list[Actor]:
    """Who says something in their own declaration or resolution: a body, or several states in one of theirs."""
    if mention.noun is None or mention.noun.family not in ("declaration", "resolution") or mention.plural:
        return []
    subject = clause.subject
    if subject is None or clause.voice != "active" or subject.start <= mention.head < subject.end:
        return []
    body = body_of_members(reading, subject) or _body_of_its_members(reading, mention, subject)
    sides = parties_of(reading, reading.actors(subject)) or ([body] if body is not None else [])
    if any(p.kind == "igo" for p in sides):
        return sides
    return sides if len(sides) > 1 and mention.noun.family == "declaration" else []


def _body_of_its_members(reading: Reading, mention: AgreementMention, subject: Phrase) -> Actor | None:
    """The body told last whose members declare something in theirs: "in their communiqué, the members …"."""
    own = reading.doc[max(0, mention.start - 1) : mention.head]
    if not treaties.is_generic_party(reading.doc[subject.head].text) or not any(t.tag_ == "PPOSAT" for t in own):
        return None
    sentence = reading.clause_of_token[mention.head].sentence
    first = reading.sentences[max(0, sentence - _PRONOUN_REACH)][0]
    bodies = [p for p in parties_in(reading, first, mention.start) if p.kind == "igo"]
    return bodies[-1] if bodies else None


def _reached(reading: Reading, mention: AgreementMention) -> list[Event]:
    """What the noun tells where its clause tells nothing: "the settlement between A and B" was reached."""
    if mention.in_compound or mention.noun is None or mention.clause is None or mention.reference != "definite":
        return []
    sides = parties_of(reading, mention.sides)
    if mention.noun.noun not in treaties.COMING_TO_TERMS or len(sides) < 2:
        return []
    match = Match(_rule("agreement.adopted"), mention.clause, mention.head)
    return [Event(mention, match, "adopted", sides, nominal=True, attributive=True)]


def _agent_before(reading: Reading, mention: AgreementMention, participle: int) -> list[Actor]:
    """Who acts in "der von den Rebellen gebrochene Waffenstillstand"."""
    for token in range(participle - 1, max(0, participle - _PARTICIPLE_REACH) - 1, -1):
        word = reading.doc[token]
        if token < mention.start and (word.tag_.endswith("FIN") or (word.is_punct and word.tag_ != "$,")):
            break
        if reading.doc[token].lemma_ in rules.AGENT_PREPOSITIONS and reading.doc[token].tag_.startswith("APPR"):
            return [
                a
                for at in range(token + 1, participle)
                if (m := reading.mention_at.get(at)) is not None and m.head == at
                for a in reading.actors(Phrase(m.start, m.end, m.head))
            ]
    return []


def _excepted(reading: Reading, clause: Clause) -> bool:
    """Does a conjunction of what is only imagined open the clause, or "es sei denn"?"""
    if clause.complementizer is not None and reading.doc[clause.complementizer].lower_ in treaties.CONDITIONAL:
        return True
    words = [t.lower_ for t in reading.doc[max(0, clause.start - 4) : clause.start] if t.is_alpha]
    return tuple(words[-len(treaties.UNLESS) :]) == treaties.UNLESS


def counterfactual(reading: Reading, clause: Clause) -> bool:
    """What would or should have been done, and was not: the perfect of the Konjunktiv II, with a modal or without."""
    if clause.mood != "sub2" or clause.finite is None:
        return False
    auxiliary = reading.doc[clause.finite]
    return clause.tense in ("perfect", "pluperfect") or (
        auxiliary.tag_ == "VAFIN"
        and auxiliary.lemma_ in treaties.PERFECT_AUXILIARIES
        and auxiliary.lemma_ != clause.predicate
        and clause.voice == "active"
    )


def _event(reading: Reading, match: Match, mention: AgreementMention) -> Event:
    others = [p for p in match.roles.get("by", ()) if not p.start <= mention.head < p.end and p.start != mention.start]
    others = [p for p in others if not _with_another(reading, match, p)]
    by = [a for p in others for a in _acting(reading, p)]
    by += [a for p in others if lists_sides(reading, p.start) for a in listed_behind(reading, p.start)]
    if not parties_of(reading, by):
        by = [b for p in match.roles.get("by", ()) if (b := body_of_members(reading, p)) is not None] or by
    if match.rule.noun is not None and len(parties_of(reading, by)) < 2 and lists_sides(reading, match.trigger + 1):
        by = listed_behind(reading, match.trigger + 1) or by
    if match.rule.noun is not None and match.rule.set.get("status") == "negotiating" and match.clause.voice == "active":
        acting = [a for a in reading.actors(match.clause.subject) if a.kind in ("state", "igo")]
        told_with = [p for p in match.roles.get("by", ()) if p.preposition == treaties.SIDES_PREPOSITIONS[1]]
        by += acting if told_with and len(parties_of(reading, by)) == 1 and len(acting) == 1 else []
    offering = match.rule.set.get("status") == "proposed" and match.clause.predicate in agreeing.OFFERING_VERBS
    if offering and not by and match.clause.voice == "active":
        by = reading.actors(match.clause.subject)
    offered = [a for o in match.clause.objects if offering and o.case == "Dat" for a in reading.actors(o)]
    taken = any(p.start <= mention.head < p.end for p in match.roles.get("agreement", ()))
    if not by and not taken and match.clause.voice == "active" and takes_patient(match.rule):
        by = swapped_actors(reading, match.clause)
    if not by and match.clause.voice == "active" and _is_number(reading, match.clause.subject):
        by = swapped_actors(reading, match.clause)
    if not by and match.clause.voice == "active" and takes_patient(match.rule):
        by = [a for o in match.clause.objects if len(o.conjuncts) > 1 and o.case != "Acc" for a in reading.actors(o)]
    actors = match.roles.get("by", ())
    told = len(parties_of(reading, by))
    if (told < 2 and any(stands_for_two(reading, p) for p in actors)) or (
        told == 0 and any(the_ministers(reading, p) or the_opponents(reading, p) for p in actors)
    ):
        by = two_before(reading, match.clause)
    if not by and mention.content is None and match.rule.set.get("informal") and _nobody(reading, match.clause):
        by = two_before(reading, match.clause)  # "an accord on which one had agreed"
    contents: list[tuple[int, int]] = []
    if match.rule.set.get("content"):
        contents = contents_of(reading, match.clause)
        if not contents:
            contents = [reading.chars(p.start, with_attributes(p)) for p in match.roles.get("content", ())[:1]]
    contents = [c for c in contents if says_something(reading, c)]
    nominal = match.rule.noun is not None
    if nominal and not by and agreeing.tells_later_life(reading.doc[match.trigger].lemma_):
        by = _deciding(reading, match)
    return Event(mention, match, _status(reading, match, mention), by, contents, nominal, offered=offered)


def _with_another(reading: Reading, match: Match, phrase: Phrase) -> bool:
    """Does "with X" hang on talks that went before: "after telephone calls with X they agreed on …"?"""
    if phrase.preposition != treaties.SIDES_PREPOSITIONS[1] or match.rule.noun is not None or phrase.start == 0:
        return False
    owner = reading.phrase_of_head.get(phrase.start - 1)
    return (
        owner is not None and owner.preposition in treaties.AFTER_PREPOSITIONS and is_talk(reading.lemmas[owner.head])
    )


def _nobody(reading: Reading, clause: Clause) -> bool:
    """Does the clause leave open who acts: "man"?"""
    return clause.subject is not None and reading.doc[clause.subject.head].tag_ in treaties.NOBODY


def _tells_of_named(reading: Reading, match: Match, by_head: dict[int, AgreementMention]) -> bool:
    """Is what is agreed on a deed done to a named agreement: "agreed on an extension of the accord"?"""
    phrases = [p for p in match.roles.get("agreement", ()) if agreeing.tells_later_life(reading.doc[p.head].lemma_)]
    return any(part.head in by_head for p in phrases for part in (*p.genitives, *p.attributes))


def _deciding(reading: Reading, match: Match) -> list[Actor]:
    """Who decides on the deed that a noun tells: "Peru beschloss den Ausstieg aus dem Abkommen"."""
    clause = match.clause
    if clause.predicate not in agreeing.DECIDING_VERBS or clause.subject is None or clause.voice != "active":
        return []
    within = clause.subject.start <= match.trigger < clause.subject.end
    return [] if within else reading.actors(clause.subject)


def _status(reading: Reading, match: Match, mention: AgreementMention) -> str | None:
    """The rule's status; who fights and accepts a ceasefire has agreed to it, only parliaments approve it.

    Where many states together accept a treaty, they adopt it.
    """
    status: str | None = match.rule.set.get("status")
    subject = match.clause.subject
    if status == "approved_domestically" and subject is not None and match.clause.voice == "active":
        counted = any(t.tag_ == "CARD" for t in reading.doc[subject.start : subject.head])
        if counted and treaties.are_states(reading.doc[subject.head].text):
            return "adopted"
    fighting = mention.noun is not None and mention.noun.family in ("ceasefire", "peace")
    if status != "approved_domestically" or not fighting or match.rule.noun is not None or subject is None:
        return status
    heads = [p.head for p in subject.conjuncts or [subject]]
    approves = any(agreeing.approves_at_home(reading.doc[h].lemma_) for h in heads)
    return status if approves or match.clause.voice != "active" else "adopted"


def _is_number(reading: Reading, phrase: Phrase | None) -> bool:
    """Is the phrase a bare number? A year right behind the verb may be taken for its subject."""
    return phrase is not None and reading.doc[phrase.head].tag_ == "CARD"


def _acting(reading: Reading, phrase: Phrase) -> list[Actor]:
    """The actors of a phrase; of an adjective, those it is made from ("israelischer Vorschlag")."""
    mention = reading.mention_at.get(phrase.head)
    if mention is not None and mention.form == "adjective" and phrase.end - phrase.start == 1:
        return actors_at(reading, mention)
    actors = peoples_as_states(reading, reading.actors(phrase))
    if treaties.are_states(reading.doc[phrase.head].text):
        actors = [a for a in actors if a.kind != "igo"]
    if treaties.is_generic_party(reading.doc[phrase.head].text) and not parties_of(reading, actors):
        # "die libyschen Konfliktparteien": a state's own sides
        before = (reading.attribute_at.get(t) for t in range(phrase.start, phrase.head))
        actors = [a for m in before if m is not None and m.form == "adjective" for a in actors_at(reading, m)] or actors
    return actors
