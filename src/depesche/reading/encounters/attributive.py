"""Encounters that a participle before a noun tells: in German, "the to Oslo travelled minister"."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.german.prepositions import is_agent
from depesche.german.treaties import verb_of_participle
from depesche.reading.encounters.hosts import state_of_place
from depesche.reading.encounters.model import Told, in_role
from depesche.reading.engine import Match, RuleSet, evidence_of, fits
from depesche.reading.layers import Clause, Phrase, PlaceMention, Reading
from depesche.reading.sides import actors_in, is_side, sides
from depesche.reading.when import direction, time_between
from depesche.reading.where import as_place, by_precision
from depesche.records import Actor

_LONGEST = 16  # tokens from an article to the participle before its noun
_BEFORE = frozenset(
    {"APPRART", "APPR", "ADV", "CARD", "ADJD", "NN", "NE", "ART", "ADJA", "PPOSAT", "KON", "PTKNEG", "PAV"}
)


def find_attributive(reading: Reading, rules: RuleSet) -> Iterator[Told]:
    """What participles of travelling and receiving say of their nouns."""
    for token in reading.doc:
        if token.tag_ == "VVPP" and (told := _behind_noun(reading, rules, token.i)) is not None:
            yield told
        if token.tag_ != "ADJA" or (clause := reading.clause_of_token.get(token.i)) is None:
            continue
        participle = verb_of_participle(token.lemma_)
        if participle is None or participle[1]:
            continue
        for rule in rules.verbs.get(participle[0], ()):
            if rule.set.get("attributive"):
                told = _tell(reading, Match(rule, clause, token.i), clause)
                if told is not None:
                    yield told
                break


def _behind_noun(reading: Reading, rules: RuleSet, participle: int) -> Told | None:
    """What a participle between commas behind a noun tells: "the minister, received by the king on Monday, …"."""
    doc = reading.doc
    clause = reading.clause_of_token.get(participle)
    if clause is None or participle == clause.head or doc[participle + 1 : participle + 2].text not in (",", ".", ")"):
        return None
    first = participle
    while first > 0 and participle - first < _LONGEST and doc[first - 1].tag_ in _BEFORE:
        first -= 1
    mention = reading.mention_at.get(first - 2)
    if first == participle or doc[first - 1].text != "," or mention is None or mention.end != first - 1:
        return None
    for rule in rules.verbs.get(doc[participle].lemma_, ()):
        if rule.set.get("attributive") and rule.verb is not None and not rule.verb.patient:
            words = tuple(w for asked in rule.verb.prep.values() for w in asked)
            if not words or any(fits(doc[t].lemma_, words) for t in range(first, participle)):
                noun = Phrase(mention.start, mention.end, mention.head)
                return _told(reading, Match(rule, clause, participle), clause, first, noun)
    return None


def _tell(reading: Reading, match: Match, clause: Clause) -> Told | None:
    first, noun = _start(reading, match.trigger), _noun(reading, match.trigger)
    if noun is None or first == match.trigger:
        return None
    return _told(reading, match, clause, first, noun)


def _told(reading: Reading, match: Match, clause: Clause, first: int, noun: Phrase) -> Told | None:
    """Who was where or with whom, as the tokens from `first` to the participle say of a noun."""
    guests = [a for a in actors_in(reading, [noun]) if is_side(a)]
    place = _place(reading, first, match.trigger)
    hosts = _agents(reading, first, match.trigger) or ([] if place is None else state_of_place(place))
    participants = [*in_role("guest", guests), *in_role("host", hosts)]
    if not guests or not sides(hosts) - sides(guests):
        return None
    when = time_between(reading, first, match.trigger)
    ahead = when is not None and direction(when.value, reading.document.published) == "future"
    return Told(
        match,
        match.rule.set["kind"],
        participants,
        "planned" if ahead else "occurred",
        when,
        as_place(place) if place is not None else None,
        [evidence_of(reading, clause)],
        definite=False,
        another=False,
    )


def _start(reading: Reading, participle: int) -> int:
    """The first token behind the article that waits for the participle's noun."""
    doc, token = reading.doc, participle
    while token > 0 and participle - token < _LONGEST and doc[token - 1].tag_ in _BEFORE:
        if doc[token - 1].tag_ in ("ART", "PPOSAT") and doc[token].tag_ in ("APPR", "APPRART", "ADV", "CARD", "ADJD"):
            return token
        token -= 1
    return token


def _noun(reading: Reading, participle: int) -> Phrase | None:
    """The noun that the participle stands before, with what follows of it."""
    doc = reading.doc
    head = next((t for t in range(participle + 1, len(doc)) if doc[t].tag_ != "ADJA"), participle)
    if doc[head].tag_ not in ("NN", "NE"):
        return None
    phrase = reading.phrase_of_head.get(head)
    return phrase if phrase is not None else Phrase(head, head + 1, head)


def _place(reading: Reading, start: int, end: int) -> PlaceMention | None:
    first, last = reading.chars(start, end)
    inside = [p for p in reading.places if first <= p.start < last]
    return min(inside, key=by_precision) if inside else None


def _agents(reading: Reading, start: int, end: int) -> list[Actor]:
    """By whom: "the delegation received by the king of X"."""
    at = next((t for t in range(start, end) if is_agent(reading.doc[t].lower_)), None)
    if at is None:
        return []
    mentions = {m.start: m for t in range(at + 1, end) if (m := reading.mention_at.get(t)) is not None}
    named = (m for m in mentions.values() if m.form in ("name", "role", "state"))
    return [a for m in named for a in actors_in(reading, [Phrase(m.start, m.end, m.head)]) if is_side(a)][:1]
