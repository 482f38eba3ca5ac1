"""What a clause may say where forms leave open which of its arguments is which: subject, object, who is given to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from depesche.german.articles import leaves_case_open, may_be_nominative
from depesche.german.compounds import first_part
from depesche.german.conflict import is_armed_body, means
from depesche.german.encounter_words import is_political_group
from depesche.reading.layers import Clause, Phrase, Reading


def views(reading: Reading, clause: Clause, patient: bool) -> list[Clause]:
    """The clause as it stands and as it may be read, likelier ones first; `patient`: for a rule that asks for one."""
    return [*_exchanged(reading, clause, patient), *_given_first(reading, clause, patient)]


def antecedent(reading: Reading, phrase: Phrase) -> Phrase | None:
    """The noun that a relative pronoun stands for."""
    clause = reading.clause_of_token.get(phrase.head)
    if clause is None or clause.antecedent is None or "Rel" not in reading.doc[phrase.head].morph.get("PronType", []):
        return None
    return reading.phrase_of_head.get(clause.antecedent)


def _exchanged(reading: Reading, clause: Clause, patient: bool) -> Iterator[Clause]:
    """The clause, and the clause with subject and object exchanged where their forms leave open which is which.

    "The authorities lifted the bans" reads the same both ways in German; only the words that the rule asks for tell
    what was lifted: `patient` tells whether it asks for an object's. Whoever is named before the verb rather does it
    to what stands behind than the other way round.
    """
    if clause.voice != "active" or clause.subject is None:
        yield clause
        return
    objects = [(n, o) for n, o in enumerate(clause.objects) if o.case in ("Acc", None)]
    named = (pair for pair in enumerate(clause.objects) if _rather_subject(reading, clause, pair[1]))
    at, other = next(named, objects[0] if objects else (0, None))
    if other is None:
        yield clause
        return
    others = [*clause.objects[:at], replace(clause.subject, case="Acc"), *clause.objects[at + 1 :]]
    exchanged = replace(clause, subject=other, objects=others)
    rather = _rather_subject(reading, clause, other) or _acts_in_relative(reading, clause, other)
    if rather:
        yield exchanged
    yield clause
    relative = antecedent(reading, clause.subject) is not None  # "the bans that [X] imposed": one form for both
    verb_last = clause.order == "VL" and clause.subject.start < other.start and not relative
    if patient and not rather and not verb_last and not (relative and _disagrees(reading, clause, other)):
        yield exchanged


def names_somebody(reading: Reading, token: int) -> bool:
    """Does the first part of a compound name an actor ("US-Angriff")?"""
    return bool(first_part(reading.doc[token].text)[0])


def _given_first(reading: Reading, clause: Clause, patient: bool) -> Iterator[Clause]:
    """The clause with a bare name as the one to whom the object right behind it is given: "lent [X] two ships".

    Names show no case, and who is given something stands before what is given.
    """
    objects = clause.objects
    if clause.voice != "active" or not patient or len(objects) != 2:
        return
    one, other = objects
    bare = reading.doc[one.start].pos_ == "PROPN" and one.case in ("Acc", None) and other.case in ("Dat", None)
    if bare and one.end == other.start and one.preposition is None and other.preposition is None:
        yield replace(clause, objects=[replace(one, case="Dat"), replace(other, case="Acc")])


def _rather_subject(reading: Reading, clause: Clause, other: Phrase) -> bool:
    """Does the object name an actor before the subject, which names only things, or is a bare name like it?"""
    finite, subject = clause.finite, clause.subject
    if finite is None or subject is None or clause.order == "VL" or not other.start < other.end <= subject.start:
        return False
    before = reading.doc[other.start - 1] if other.start else None
    if before is not None and before.pos_ in ("NOUN", "PROPN"):
        return False  # rather a genitive
    first = reading.doc[other.start]
    bare = first.pos_ == "PROPN" and other.end <= finite
    if other.case not in ("Acc", None) and not bare:
        return False
    if first.pos_ == "PRON" or (first.pos_ == "DET" and not may_be_nominative(first.lower_)):
        return False
    names = bare and reading.doc[subject.start].pos_ == "PROPN"
    if _names_side(reading, subject) and not names:
        return False
    numbers = [set(reading.doc[t].morph.get("Number", [])) for t in (finite, other.head)]
    agree = bool(other.conjuncts) or not all(numbers) or bool(numbers[0] & numbers[1])
    if agree and _names_doer(reading, other) and not _names_doer(reading, subject):
        return True  # "Greek soldiers have … taken 20 people": the tagger may have it the other way round
    return agree and (_names_side(reading, other) or names_somebody(reading, other.head))


def _acts_in_relative(reading: Reading, clause: Clause, other: Phrase) -> bool:
    """Is what the relative pronoun stands for rather the object: "the hostages that [the group] had taken"?

    By the number of the finite verb, else by which of the two is somebody who acts.
    """
    subject, doc = clause.subject, reading.doc
    whole = antecedent(reading, subject) if subject is not None else None
    if subject is None or whole is None or clause.finite is None or not leaves_case_open(doc[subject.head].lower_):
        return False
    first = doc[other.start]
    if (
        other.start < subject.end
        or first.pos_ == "PRON"
        or (first.pos_ == "DET" and not may_be_nominative(first.lower_))
    ):
        return False
    finite, own, theirs = (_number(reading, p) for p in (clause.finite, whole, other))
    if finite != theirs and finite and theirs:
        return False
    if finite and own and finite != own:
        return True
    word = reading.doc[whole.head].lemma_
    acts = _names_doer(reading, whole) or means("organ", word) or means("weapon", word)  # "the drone that hit [X]"
    return _names_doer(reading, other) and not acts


def _disagrees(reading: Reading, clause: Clause, other: Phrase) -> bool:
    """Is the verb of another number, so that the phrase is not its subject: "troops that [X] support"?"""
    numbers = {_number(reading, other), _number(reading, clause.finite)} if clause.finite is not None else set()
    return numbers == {"Sing", "Plur"}


def _number(reading: Reading, of: Phrase | int) -> str:
    if isinstance(of, Phrase) and of.conjuncts:
        return "Plur"
    token = reading.doc[of.head if isinstance(of, Phrase) else of]
    plural = "Plur" if token.tag_ == "VVINF" else ""  # a finite verb at the end that looks like an infinitive
    return next(iter(token.morph.get("Number", [])), plural)


def _names_doer(reading: Reading, phrase: Phrase) -> bool:
    """Does it name a side, or those who fight?"""
    word = reading.doc[phrase.head]
    return _names_side(reading, phrase) or any(
        is_armed_body(w) or is_political_group(w) or means("doer", w) for w in (word.text, word.lemma_)
    )


def _names_side(reading: Reading, phrase: Phrase) -> bool:
    return any(a.kind in ("state", "igo", "person") for a in reading.actors(phrase))
