"""Whom a pronoun that says something stands for: who spoke last, else the nearest subject that agrees with it.

Who has just been quoted is what the next sentence is about (the backward-looking centre of Grosz, Joshi & Weinstein
1995), also where the text has no name for him: "ein Polizist sagte … Er habe …". Agreement is that of number and
gender; where it can't be told, nobody is taken.
"""

from __future__ import annotations

from depesche.german.voices import gender_of_epithet, gender_of_pronoun, is_definite, is_epithet
from depesche.reading.layers import Clause, Phrase
from depesche.reading.statements.hyphenated import is_titled
from depesche.reading.statements.model import Extent, Frame
from depesche.reading.statements.text import Text
from depesche.reading.statements.voices import can_speak
from depesche.records import Actor

_REACH = 2  # sentences back in which a pronoun finds a subject
_NEAR = 2  # sentences from one saying to the next in which the speaker goes on


def is_pronoun(text: Text, frame: Frame) -> bool:
    """Is the frame's speaker a personal pronoun of the third person, or a noun that tells no more than one?"""
    phrase = frame.speaker
    if phrase is None or len(phrase.conjuncts) > 1:
        return False  # "er und der Sender"
    return (text.tags[phrase.head] == "PPER" and can_speak(text, phrase)) or _is_epithet(text, phrase)


def _is_epithet(text: Text, phrase: Phrase) -> bool:
    """ "Der 43-Jährige", "der Schweizer", "der 38 Jahre alte Torwart": somebody whom the text has named."""
    if is_titled(text, phrase):
        return is_definite(text.lower[phrase.start])
    if not is_definite(text.lower[phrase.start]) or phrase.conjuncts or phrase.start + 1 >= len(text.tags):
        return False
    aged = text.tags[phrase.start + 1] == "CARD" and phrase.head == phrase.start + 4
    alone = phrase.head == phrase.start + 1 and not phrase.genitives and phrase.end == phrase.head + 1
    aged = aged and text.tags[phrase.head - 1] == "ADJA" and text.tags[phrase.head] == "NN"
    return aged or (alone and is_epithet(text.forms[phrase.head]))


def speaks_on(text: Text, frame: Frame, last: Frame | None, since: int) -> bool:
    """Does the pronoun stand for who spoke last, rather than for whom the document's mentions make it?

    `since` is the last sentence that tells words of his.
    """
    if last is None or last.speaker is None or not last.actors or not is_pronoun(text, frame):
        return False
    head, before = _head(frame), _head(last)
    if text.spoken(head) is not None:
        return False  # who is quoted speaks of others
    if text.sentence_of(head) - since > _NEAR or before >= head or last.clause is frame.clause:
        return False
    if not agree(text, frame, last.speaker):
        return False
    epithet = _is_epithet(text, frame.speaker) if frame.speaker is not None else False
    return not frame.actors or epithet or not _named_between(text, last, head, {a.name for a in frame.actors})


def nearest_subject(text: Text, frame: Frame) -> Phrase | None:
    """The nearest subject before the pronoun that can speak and agrees with it: this sentence's, else the last's."""
    head = _head(frame)
    number = text.sentence_of(head)
    for sentence in range(number, max(-1, number - _REACH - 1), -1):
        clauses = [c for c in text.by_sentence[sentence] if c is not frame.clause and c.kind != "relative"]
        found = [c.subject for c in _outer_first(clauses) if c.subject is not None and not c.subject_shared]
        for phrase in found:
            open_too = text.tags[phrase.head] in {"PPER", "PDS", "PRELS"} or _is_epithet(text, phrase)
            told = phrase.end <= head and (text.spoken(phrase.head) is None or text.spoken(head) is not None)
            if told and not open_too and can_speak(text, phrase, written=False):
                return phrase if agree(text, frame, phrase) else None
    return _last_named(text, frame) if frame.speaker is not None and _is_epithet(text, frame.speaker) else None


def _last_named(text: Text, frame: Frame) -> Phrase | None:
    """Whom an age tells of where no subject does: the person of that gender who is named last, not in a quotation."""
    head = _head(frame)
    start = text.sentences[max(0, text.sentence_of(head) - _REACH)][0]
    for i in range(head - 1, start - 1, -1):
        mention = text.reading.mention_at.get(i)
        if mention is None or mention.form != "name" or text.spoken(i) is not None or len(mention.entities) != 1:
            continue
        phrase = Phrase(mention.start, mention.end, mention.head)
        if mention.entities[0].kind == "person" and agree(text, frame, phrase):
            return phrase
    return None


def _outer_first(clauses: list[Clause]) -> list[Clause]:
    return sorted(clauses, key=lambda c: (c.parent is not None, -c.start))


def _head(frame: Frame) -> int:
    return frame.speaker.head if frame.speaker is not None else frame.clause.start


def named_within(text: Text, actors: list[Actor], extents: list[Extent]) -> bool:
    """Does one of the persons stand by name in what is said? Whom a speaker names is rather not himself.

    That is open where a plain main clause tells what he does: "Vesely will bleiben, sagte sie".
    """
    names = {a.name for a in actors if a.kind == "person"}
    for start, end in extents if names else ():
        for i in range(start, end):
            mention = text.reading.mention_at.get(i)
            if mention is None or mention.form != "name" or not any(e.name in names for e in mention.entities):
                continue
            clause = text.owner[i]
            plain = clause is not None and clause.kind == "main" and clause.mood == "ind"
            subject = clause.subject if clause is not None and plain else None
            if subject is None or not subject.start <= i < subject.end or text.spoken(i) is not None:
                return True
    return False


def _named_between(text: Text, last: Frame, end: int, names: set[str]) -> bool:
    """Is one of them named as a subject after the last speaker, outside of his own words?"""
    for i in range(text.sentences[last.clause.sentence][1], end):
        mention = text.reading.mention_at.get(i)
        if mention is None or mention.form not in {"name", "role", "state"}:
            continue
        clause = text.owner[i]
        subject = clause.subject if clause is not None else None
        if clause is None or clause.mood in {"sub1", "sub2"}:
            continue
        if subject is not None and subject.start <= i < subject.end and any(e.name in names for e in mention.entities):
            return True
    return False


def agree(text: Text, frame: Frame, phrase: Phrase) -> bool:
    """Do pronoun and antecedent agree in number and, in the singular, in gender?"""
    assert frame.speaker is not None
    pronoun = text.doc[frame.speaker.head].morph
    finite = frame.clause.finite
    number = text.doc[finite].morph.get("Number", []) if finite is not None else pronoun.get("Number", [])
    plural = _is_plural(text, phrase)
    if number and plural is not None and (number == ["Plur"]) != plural:
        return False
    if number == ["Plur"]:
        return plural is True
    told = gender_of_pronoun(text.lower[frame.speaker.head]) if number == ["Sing"] else None
    if number == ["Sing"] and _is_epithet(text, frame.speaker):
        told = gender_of_epithet(text.lower[frame.speaker.start], text.forms[frame.speaker.head])
    wanted = [told] if told is not None else pronoun.get("Gender", [])
    gender = _gender(text, phrase)
    if gender is None and told is not None and _is_epithet(text, frame.speaker):
        return _is_person(text, phrase)  # an age is told of nobody but whom the text has named
    return bool(gender) and (not wanted or wanted == [gender])


def _is_plural(text: Text, phrase: Phrase) -> bool | None:
    if phrase.conjuncts:
        return True
    mention = text.reading.mention_at.get(phrase.head)
    if mention is not None and mention.entities:
        return len(mention.entities) > 1 or mention.entities[0].plural
    number = text.doc[phrase.head].morph.get("Number", [])
    return number == ["Plur"] if number else None


def _is_person(text: Text, phrase: Phrase) -> bool:
    mention = text.reading.mention_at.get(phrase.head)
    return mention is not None and len(mention.entities) == 1 and mention.entities[0].kind == "person"


def _gender(text: Text, phrase: Phrase) -> str | None:
    """The gender of whom the phrase stands for: as the document tells it, else that of the noun."""
    mention = text.reading.mention_at.get(phrase.head)
    body = mention is not None and all(e.kind not in {"person", "group"} for e in mention.entities)
    if mention is not None and mention.entities and not (body and text.tags[phrase.head] == "NN"):
        return mention.entities[0].gender
    gender = text.doc[phrase.head].morph.get("Gender", [])
    return gender[0] if gender and text.tags[phrase.head] in {"NN", "PPER"} else None
