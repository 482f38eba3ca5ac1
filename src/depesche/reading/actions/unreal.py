"""Which matches tell of no deed, though their words name one: asked, left open, said of anybody, only talked about."""

from __future__ import annotations

from depesche.german.conflict import means
from depesche.german.encounter_words import binds
from depesche.german.modality import is_anybody, is_talk, leaves_open, talks
from depesche.german.prepositions import is_against
from depesche.reading.engine import Match
from depesche.reading.layers import Phrase, Reading

# What is done by decision: who talks about it, or is against it, may do so before it is done, or instead.
_DECIDED = frozenset({"AID", "CONCEDE", "COOPERATE", "MOBILIZE", "RETREAT"})
_DECIDED_MODES = frozenset({"deport"})


def tells_nothing_done(reading: Reading, match: Match) -> bool:
    """Do the words around a deed leave no deed that somebody did or decided?"""
    left = _is_asked(reading, match) or _is_open(reading, match) or _is_of_anybody(reading, match)
    return left or _is_figure(reading, match) or _is_prepared(reading, match)


def _is_prepared(reading: Reading, match: Match) -> bool:
    """Is an attack only got ready for: "prepared to fire rockets"? Who is said to do so has announced nothing."""
    clause = match.clause
    if match.rule.verb is None or match.rule.set["type"] != "ASSAULT" or clause.kind != "infinitive":
        return False
    return clause.parent is not None and means("prepare", reading.clauses[clause.parent].predicate)


def _is_figure(reading: Reading, match: Match) -> bool:
    """Is the attack one without weapons by the adjective before it: "a hybrid war"?"""
    noun = reading.phrase_of_head.get(match.trigger) if match.rule.noun is not None else None
    if noun is None or match.rule.set["type"] != "ASSAULT":
        return False
    return any(means("figurative", reading.doc[t].lemma_) for t in range(noun.start, noun.head))


def is_matter_of_talk(reading: Reading, match: Match) -> bool:
    """Is a deed told by a noun only what is talked about or opposed: "an agreement on closer cooperation"?"""
    noun = reading.phrase_of_head.get(match.trigger) if match.rule.noun is not None else None
    if noun is None or noun.preposition is None:
        return False
    slots = match.rule.set
    if slots.get("mode") == "resign":
        return False
    if slots["type"] not in _DECIDED and slots.get("mode") not in _DECIDED_MODES:
        return False
    if is_against(noun.preposition):
        return True
    if not binds(noun.preposition):
        return False
    if talks(match.clause.predicate) and match.clause.finite is not None:
        return True
    before = _noun_before(reading, noun)
    return before is not None and (slots["type"] == "COOPERATE" or is_talk(before))


def _noun_before(reading: Reading, noun: Phrase) -> str | None:
    word = reading.doc[noun.start - 1] if noun.start else None
    return word.lemma_ if word is not None and word.pos_ == "NOUN" else None


def _is_asked(reading: Reading, match: Match) -> bool:
    """Does the sentence end as a question, whatever mark of quotation stands behind?"""
    first, end = reading.sentences[match.clause.sentence]
    last = end - 1
    while last > first and reading.doc[last].is_quote:
        last -= 1
    return reading.doc[last].text == "?"


def _is_open(reading: Reading, match: Match) -> bool:
    """Is it left open whether it is done: "it is unclear whether the union will help"?"""
    opening = match.clause.complementizer
    return match.rule.verb is not None and opening is not None and leaves_open(reading.doc[opening].lower_)


def _is_of_anybody(reading: Reading, match: Match) -> bool:
    """Is it said of whoever may do it: "everyone who attacks the country will pay"?"""
    subject = match.clause.subject
    if match.rule.verb is None or subject is None:
        return False
    told = [subject.head]
    if match.clause.antecedent is not None and "Rel" in reading.doc[subject.head].morph.get("PronType", []):
        told.append(match.clause.antecedent)
    return any(is_anybody(reading.doc[t].lower_) for t in told)
