"""Who mediates between others in a document, and so is no side of what these come to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from depesche.german import treaties
from depesche.german.agreeing import MEDIATING_VERB, is_mediation
from depesche.german.rules import AGENT_PREPOSITIONS
from depesche.reading.layers import Clause, Mention, Phrase, Reading

_REACH = 8  # tokens from "by" to a participle, and from a noun to those who come behind it


@lru_cache(maxsize=1)  # asked of every agreement, settled once a document
def mediators(reading: Reading) -> frozenset[str]:
    """The codes of the states and bodies that the document says mediate."""
    return frozenset(code for mention in _mediating(reading) for code in _codes(mention))


def _mediating(reading: Reading) -> Iterator[Mention]:
    for clause in reading.clauses:
        if clause.predicate != MEDIATING_VERB:
            continue
        if _is_truce_itself(reading, clause):
            yield from (m for o in clause.objects for m in _inside(reading, o))
        elif not _gives_something_else(reading, clause):
            parts = [clause.subject] if clause.voice == "active" else clause.prepositions(*AGENT_PREPOSITIONS)
            yield from (m for p in parts if p is not None for m in _inside(reading, p))
    for token in reading.doc:
        if token.tag_ == "NN" and is_mediation(token.lemma_):
            yield from _of_noun(reading, token.i)
        elif token.tag_ == "ADJA" and treaties.verb_of_participle(token.lemma_) == (MEDIATING_VERB, False):
            yield from _before(reading, token.i)


def _is_truce_itself(reading: Reading, clause: Clause) -> bool:
    """Was what is mediated taken for the one who does: "the truce that [Egypt] had mediated"?"""
    subject = clause.subject
    if subject is None or clause.voice != "active" or clause.antecedent is None:
        return False
    return subject.head == clause.complementizer and _agreed(reading, clause.antecedent)


def _agreed(reading: Reading, token: int) -> bool:
    return treaties.agreement_noun(reading.doc[token].text) is not None


def _gives_something_else(reading: Reading, clause: Clause) -> bool:
    """Is the verb about a thing that sides do not agree on: "gives an impression"?"""
    objects = [clause.subject] if clause.voice != "active" else clause.objects
    taken = [o for o in objects if o is not None and (clause.voice != "active" or o.case in ("Acc", None))]
    return any(not _agreed(reading, o.head) for o in taken)


def _inside(reading: Reading, phrase: Phrase) -> Iterator[Mention]:
    seen = {id(m): m for t in range(phrase.start, phrase.end) if (m := reading.mention_at.get(t)) is not None}
    yield from seen.values()


def _of_noun(reading: Reading, token: int) -> Iterator[Mention]:
    """Whose mediation it is: "Egyptian mediation", "the mediation of Egypt and Qatar"."""
    if token > 0 and (before := reading.attribute_at.get(token - 1)) is not None and before.end == token:
        yield before
    at, doc = token + 1, reading.doc
    while at < min(len(doc), token + _REACH):
        mention = reading.mention_at.get(at)
        if mention is not None and mention.form in ("name", "state", "role"):
            yield mention
            at = max(mention.end, at + 1)
        elif doc[at].tag_ in ("ART", "KON") or doc[at].lower_ in AGENT_PREPOSITIONS:
            at += 1
        else:
            return


def _before(reading: Reading, participle: int) -> Iterator[Mention]:
    """By whom: "the truce [mediated by Egypt]"; in German the agent stands before."""
    span = range(max(0, participle - _REACH), participle)
    start = next((t for t in reversed(span) if reading.doc[t].lower_ in AGENT_PREPOSITIONS), None)
    if start is not None:
        yield from _inside(reading, Phrase(start + 1, participle, start + 1))


def _codes(mention: Mention) -> Iterator[str]:
    for entity in mention.entities:
        code = entity.id if entity.kind in ("state", "igo") else entity.affiliation
        if code is not None:
            yield code
