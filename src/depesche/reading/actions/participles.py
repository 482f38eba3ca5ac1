"""Deeds told by a participle before a noun, with who did it or where: "the [hostages abducted by the group]".

Such a participle is a passive clause of its own in all but form: the noun is what the deed befell, the phrases before
the participle tell who did it, where and when. So it is handed to the rules as one. A bare participle ("the arrested
men") only takes up what was told before and is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from depesche.german.rules import AGENT_PREPOSITIONS
from depesche.german.wordforms import infinitives_of
from depesche.reading.layers import Clause, Mention, Phrase, Reading

_BETWEEN = frozenset({"ADJA", "ADJD", "ADV", "CARD"})  # what may stand between the participle and its noun
_UNKNOWN = Mention(-1, -1, -1, "pronoun")
_REACH = 12  # tokens before the participle in which its agent is looked for


def participle_clauses(reading: Reading) -> Iterator[Clause]:
    """The participles before nouns with what belongs to them, as passive clauses, in text order."""
    for clause in reading.clauses:
        for token in clause.tokens:
            if reading.doc[token].tag_ == "ADJA" and (infinitives := infinitives_of(reading.doc[token].lemma_)):
                yield from _clauses(reading, clause, token, infinitives)


def _clauses(reading: Reading, outer: Clause, token: int, infinitives: tuple[str, ...]) -> Iterator[Clause]:
    agent, patient = _agent(reading, outer, token), _patient(reading, outer, token)
    if patient is None:
        return
    start = agent.start if agent is not None else _opening(reading, outer, token)
    phrases = [*([agent] if agent is not None else []), *_between(reading, agent.end if agent else start, token)]
    if not phrases:
        return
    for infinitive in infinitives:
        yield replace(
            outer,
            kind="main",
            order="none",
            start=start,
            end=patient.end,
            tokens=list(range(start, patient.end)),
            finite=None,
            verbs=[token],
            predicate=infinitive,
            head=token,
            support=None,
            particle=None,
            voice="passive",
            tense="perfect",
            mood="ind",
            modal=None,
            negated=False,
            reflexive=False,
            subject=patient,
            subject_shared=False,
            objects=[],
            prepositional=[*phrases, *patient.attributes],
            predicative=None,
            adverbs=[],
            complementizer=None,
            parent=None,
            coordinated=None,
            antecedent=None,
            vorfeld=None,
        )


def _opening(reading: Reading, outer: Clause, token: int) -> int:
    """Where that begins which belongs to a participle: behind the article of its noun."""
    doc = reading.doc
    start = token
    while start > max(outer.start, token - _REACH):
        before = doc[start - 1]
        of_noun = before.pos_ == "DET" and doc[start - 2].pos_ != "ADP"
        if of_noun or before.is_punct or before.pos_ in ("VERB", "AUX", "PRON", "CCONJ", "SCONJ"):
            break
        start -= 1
    return next((t for t in range(start, token) if doc[t].pos_ == "ADP"), token)


def _agent(reading: Reading, outer: Clause, token: int) -> Phrase | None:
    """The phrase before the participle that names who did it, the nearest with an agent's preposition."""
    doc = reading.doc
    for start in range(token - 1, max(outer.start, token - _REACH) - 1, -1):
        if doc[start].is_punct or doc[start].pos_ in ("VERB", "AUX"):
            return None
        preposition = doc[start].lemma_ if doc[start].pos_ == "ADP" else ""
        if preposition not in AGENT_PREPOSITIONS:
            continue
        head = start + 1
        while head < token and (doc[head].pos_ == "DET" or doc[head].tag_ in _BETWEEN):
            head += 1
        if head < token and doc[head].pos_ == "PRON" and reading.mention_at.get(head, _UNKNOWN).entities:
            return Phrase(start, head + 1, head, "Dat", preposition)
        if head >= token or doc[head].pos_ not in ("NOUN", "PROPN"):
            return None
        whole = reading.phrase_of_head.get(head)
        if whole is not None and head < whole.end <= token:
            return replace(whole, start=start, case="Dat", preposition=preposition)
        end = next((t for t in range(head + 1, token) if doc[t].pos_ != "PROPN"), token)
        return Phrase(start, end, head, "Dat", preposition)
    return None


def _between(reading: Reading, start: int, token: int) -> list[Phrase]:
    """The other prepositional phrases before a participle: "the sanctions imposed by X [on Y]"."""
    doc = reading.doc
    found: list[Phrase] = []
    for at in range(start, token):
        if doc[at].pos_ != "ADP":
            continue
        head = at + 1
        while head < token and (doc[head].pos_ == "DET" or doc[head].tag_ in _BETWEEN):
            head += 1
        if head < token and doc[head].pos_ in ("NOUN", "PROPN"):
            found.append(Phrase(at, head + 1, head, None, doc[at].lemma_))
    return found


def _patient(reading: Reading, outer: Clause, token: int) -> Phrase | None:
    """The noun that the participle stands before, without what stands before the participle."""
    doc = reading.doc
    head = token + 1
    while head < outer.end and doc[head].tag_ in _BETWEEN:
        head += 1
    if head >= outer.end or doc[head].pos_ not in ("NOUN", "PROPN"):
        return None
    whole = reading.phrase_of_head.get(head)
    if whole is None:
        return Phrase(token + 1, head + 1, head, "Nom")
    return replace(whole, start=token + 1, case="Nom", preposition=None, conjuncts=[])
