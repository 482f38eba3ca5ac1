"""Who took part in talks that their own clause tells without them: those whom the words around it name as a pair."""

from __future__ import annotations

from collections.abc import Iterator

from depesche.reading.actors import actor
from depesche.reading.agreements.parties import party_with_id
from depesche.reading.encounters.model import Kind
from depesche.reading.encounters.participants import known_person
from depesche.reading.engine import Match
from depesche.reading.layers import Clause, Reading
from depesche.reading.sides import actors_in, is_public, side_of, sides
from depesche.reading.when import with_followers
from depesche.records import Actor

_REACH = 2  # sentences back to whom a pronoun may stand for
_TALKS = ("meeting", "negotiation", "call")


def pair_around(reading: Reading, match: Match, kind: Kind) -> list[Actor]:
    """The two sides of talks without participants.

    They are the subject of a clause that belongs to the noun ("the meeting at which X and Y …"), of another clause of
    the sentence ("As X and Y quarrel, the meeting was put off") or of the sentence before.
    """
    if kind not in _TALKS or match.rule.noun is None or match.rule.set.get("joins"):
        return []
    here = match.clause
    for clause in _clauses_near(reading, match):
        if clause is here or (clause.negated and clause.sentence != here.sentence):
            continue
        if bool(_said_at(reading, clause)) != bool(_said_at(reading, here)):
            continue  # what somebody says of others is not what is reported here
        pair = _pair(reading, clause)
        if pair:
            return [_state_of(reading, a) for a in pair] if kind == "negotiation" else pair
    return []


def other_before(reading: Reading, match: Match, known: list[Actor]) -> list[Actor]:
    """Who "he" or "the minister" is that meets somebody, where the text leaves it open but for one person before.

    Whoever meets somebody of one side acts for another one, which leaves fewer than the words by themselves do.
    """
    subject = match.clause.subject
    mention = reading.mention_at.get(subject.head) if subject is not None else None
    if mention is None or mention.entities or mention.form not in ("pronoun", "role") or match.rule.verb is None:
        return []
    morph = reading.doc[mention.head].morph
    if len(sides(known)) != 1 or "Plur" in morph.get("Number", []):
        return []
    gender, sentence = morph.get("Gender", []), match.clause.sentence
    for back in range(sentence, max(-1, sentence - _REACH - 1), -1):
        first, last = reading.sentences[back]
        last = min(last, mention.start)
        told = [m for m in reading.mentions if first <= m.start < last and m.form in ("name", "role")]
        persons = {id(e): (e, m) for m in told for e in m.entities if e.kind == "person" and not e.plural}
        fitting = [(e, m) for e, m in persons.values() if e.gender is None or not gender or e.gender in gender]
        found = [a for e, m in fitting if (a := known_person(actor(reading, e, m))).affiliation is not None]
        found = [a for a in found if side_of(a) not in sides(known)]
        if found:
            return found if len(found) == 1 else []
    return []


def _state_of(reading: Reading, actor: Actor) -> Actor:
    """The state for which somebody leads talks that go on: not all who announce them sit there."""
    code = side_of(actor)
    return actor if actor.kind != "person" or code is None else party_with_id(reading, code, actor)


def _said_at(reading: Reading, clause: Clause) -> list[object]:
    token = clause.head if clause.head is not None else clause.start
    return [u for u in reading.utterances_at(token) if u.mode in ("direct", "indirect", "indirect_free_indirect")]


def _clauses_near(reading: Reading, match: Match) -> Iterator[Clause]:
    here = match.clause
    noun = reading.phrase_of_head.get(match.trigger)
    end = match.trigger + 1
    if noun is not None:
        end = max([end, *(p.end for p in (*noun.genitives, *with_followers(here, noun).attributes))])
    relative = [
        c
        for c in reading.children.get(here.index, ())
        if c.kind == "relative" and c.antecedent is not None and match.trigger <= c.antecedent < end
    ]
    yield from relative
    yield from (c for c in reading.clauses_of_sentence.get(here.sentence, ()) if c not in relative)
    yield from (c for c in reading.clauses_of_sentence.get(here.sentence - 1, ()) if c.kind == "main")


def _pair(reading: Reading, clause: Clause) -> list[Actor]:
    """Two public sides that a clause tells as its subject: "X and Y …"."""
    subject = clause.subject
    if subject is None or clause.subject_shared:
        return []
    if not subject.conjuncts:
        return []
    found = [a for a in actors_in(reading, [subject]) if is_public(a)]
    return found if len(found) == len({side_of(a) for a in found}) == 2 else []
