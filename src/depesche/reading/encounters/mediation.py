"""Talks that somebody arranges between two others, whom the verb need not name: "Qatar mediates in the dispute"."""

from __future__ import annotations

from collections.abc import Iterable

from depesche.german.encounter_words import is_definite_text, is_ensemble, tells_both
from depesche.german.lexicon import state_of_code
from depesche.reading.agreements.parties import leading_pair, party_with_id
from depesche.reading.encounters.model import in_role
from depesche.reading.engine import Match
from depesche.reading.layers import Reading
from depesche.reading.sides import is_public, sides
from depesche.records import Actor

_NEAR = 2  # sentences before and behind talks in which those who talk are named


def with_parties(reading: Reading, match: Match, participants: list[Actor]) -> list[Actor]:
    """Mediators and those between whom they mediate: named, or else the two that the text is about."""
    mediators = [a for a in participants if a.role == "mediator"]
    named = [a for a in participants if a.role != "mediator"]
    if not any(is_public(a) for a in mediators) or _takes_something_else(match):
        return []
    if len(sides(named)) > 1:
        return participants
    pair = leading_pair(reading, sides(mediators))
    if not pair or not sides(named) <= set(pair):
        return []
    added = [party_with_id(reading, code) for code in pair if code not in sides(named)]
    return [*mediators, *named, *in_role("none", added)]


def _takes_something_else(match: Match) -> bool:
    """Is the verb about a thing that its rule does not ask for: "arranges flats"?"""
    verb, clause = match.rule.verb, match.clause
    if verb is None or verb.patient:
        return False
    return clause.voice != "active" or any(o.case in ("Acc", None) for o in clause.objects)


def of_impersonal(reading: Reading, match: Match, participants: list[Actor]) -> list[Actor]:
    """Those of whom no more is told than that there are talks ("is being negotiated"): the two the text is about."""
    subject = match.clause.subject
    if subject is not None and reading.doc[subject.head].tag_ != "PPER":
        return []  # a case that is heard
    known = sides(participants)
    if len(known) > 1:
        return participants
    pair = leading_pair(reading)
    if not pair or not known <= set(pair) or not named_near(reading, pair, match.clause.sentence):
        return []
    return [*participants, *in_role("none", [party_with_id(reading, code) for code in pair if code not in known])]


def named_near(reading: Reading, codes: Iterable[str], sentence: int) -> bool:
    """Does the text speak of all these states right around the sentence? Talks that go on elsewhere are others'."""
    first = reading.sentences[max(0, sentence - _NEAR)][0]
    last = reading.sentences[min(len(reading.sentences) - 1, sentence + _NEAR)][1]
    near = {m.start: m for t in range(first, last) if (m := reading.mention_at.get(t)) is not None}
    told = {e.id if e.kind in ("state", "igo") else e.affiliation for m in near.values() for e in m.entities}
    return set(codes) <= told


def in_place_of_ensembles(reading: Reading, participants: list[Actor]) -> list[Actor]:
    """The two that the text is about, where those who met are told by no more than "the delegations"."""
    met = [a for a in participants if a.role in (None, "none")]
    if len(met) != 1 or not (_is_ensemble(met) or (met[0].kind == "group" and tells_both(met[0].name))):
        return participants
    others = [a for a in participants if a.role not in (None, "none")]
    pair = leading_pair(reading, sides(others))
    if not pair:
        return participants
    return [*in_role("none", [party_with_id(reading, code) for code in pair]), *others]


def _is_ensemble(met: Iterable[Actor]) -> bool:
    return all(
        a.kind == "group"
        and a.affiliation is None
        and is_ensemble(a.name)
        and a.mention is not None
        and is_definite_text(a.mention.text)
        for a in met
    )


def with_other_side(reading: Reading, match: Match, participants: list[Actor]) -> list[Actor]:
    """A guest whose host is not told is one of the other side that the text is about, if the words around tell of it.

    "On the president's visit the king gave him a horse".
    """
    guests = sides(participants)
    if len(guests) != 1 or any(a.role != "guest" or a.kind != "person" for a in participants):
        return participants
    first = reading.sentences[max(0, match.clause.sentence - 1)][0]
    last = reading.sentences[match.clause.sentence][1]
    own = bool(match.roles.get("guest"))  # whose visit it is, not who speaks of it
    near = [m for m in reading.mentions if first <= m.start < last and (own or m.head in match.clause.tokens)]
    told = [e for m in near for e in m.entities]
    here = {e.id if e.kind == "state" else e.affiliation for e in told} - {None, *guests}
    pair = leading_pair(reading)
    others = [code for code in pair if code not in guests]
    if len(here) != 1 or len(others) != 1 or others[0] not in here or others[0] not in state_of_code():
        return participants
    return [*participants, *in_role("host", [party_with_id(reading, others[0])])]
