"""Whom the sentence before a quotation has brought in: "Deutlich wurde Ulf Holm. „…“, sagte der 44-Jährige".

The subject of the sentence before is what the next one is about (the centre of Grosz, Joshi & Weinstein 1995). Who is
named there anew is nearer than who spoke before, by whatever noun he goes next.
"""

from __future__ import annotations

from depesche.german.roles import role_forms
from depesche.german.voices import is_definite, is_oblique
from depesche.reading.layers import Clause, Phrase
from depesche.reading.statements.model import Frame
from depesche.reading.statements.pronouns import agree, is_pronoun
from depesche.reading.statements.text import Text


def brought_in(text: Text, frame: Frame) -> Phrase | None:
    """The person named as the subject of the sentence before the frame's words.

    Null where the frame's speaker is neither a pronoun nor a noun that any politician goes by, or does not agree.
    """
    if frame.speaker is None or not (is_pronoun(text, frame) or _is_generic(text, frame)):
        return None
    clause = frame.clause
    if clause.kind != "main" and clause.start > text.sentences[clause.sentence][0]:
        return None  # "Holm erklärte, dass er …": somebody of its own sentence
    if any(c.mood == "ind" and _names(text, c) for c in text.by_sentence[clause.sentence] if c.start < clause.start):
        return None  # "Holm war verwundert: Das sei falsch, sagte er"
    first = _opening(text, frame)
    number = text.sentence_of(first) - 1
    if number < 0 or text.spoken(frame.speaker.head) is not None or _parted(text, number, first):
        return None
    for clause in text.by_sentence[number]:
        subject = clause.subject
        if clause.kind != "main" or clause.parent is not None or clause.mood != "ind" or subject is None:
            continue
        if clause.subject_shared or text.spoken(subject.head) is not None:
            continue
        found = _person(text, subject) or _opening_person(text, clause)
        return found if found is not None and agree(text, frame, found) else None
    return None


def _is_generic(text: Text, frame: Frame) -> bool:
    """ "Der CDU-Politiker": a role that any politician of a party goes by, and taken for that of another."""
    phrase = frame.speaker
    named = [a for a in frame.actors if a.kind == "person" and " " in a.name]
    if phrase is None or len(named) != 1:
        return False
    alone = phrase.head == phrase.start + 1 == phrase.end - 1 and is_definite(text.lower[phrase.start])
    return alone and any(r.level == "politician" and r.generic for r in role_forms(text.lemmas[phrase.head]))


def _opening(text: Text, frame: Frame) -> int:
    """Where the words of the frame begin: with the quotation that ends before its clause, else with its sentence."""
    clause = frame.clause
    own = text.own(clause)
    quote = text.quote_ending(own[0] - 1) if own and own[0] > 1 else None
    start = text.sentences[clause.sentence][0]
    return start if quote is None else min(start, text.sentences[text.sentence_of(quote.start + 1)][0])


def _parted(text: Text, number: int, first: int) -> bool:
    """Does a line end between the sentence and what follows it?"""
    return any("\n" in text.forms[i] for i in range(text.sentences[number][1] - 1, first + 1))


def _names(text: Text, clause: Clause) -> bool:
    """Is the subject of the clause, outside of quotations, a person by name or role?"""
    subject = clause.subject
    if subject is None or text.spoken(subject.head) is not None or text.tags[subject.head] == "PPER":
        return False
    told = [m for i in (subject.head, subject.head + 1) if (m := text.reading.mention_at.get(i)) is not None]
    return any(e.kind == "person" for m in told for e in m.entities)


def _opening_person(text: Text, clause: Clause) -> Phrase | None:
    """Who opens the clause by name and was taken for its object ("Trainer Ulf Holm will keine Ruhe")."""
    field = clause.vorfeld
    first = next((o for o in clause.objects if field is not None and o.start == field[0]), None)
    if first is None or first.preposition is not None or is_oblique(text.lower[first.start]):
        return None
    return _person(text, first)


def _person(text: Text, subject: Phrase) -> Phrase | None:
    """The one person whom the subject names: by its head, or right behind it ("Trainer | Ulf Holm")."""
    for i in (subject.head, subject.head + 1) if not subject.conjuncts else ():
        mention = text.reading.mention_at.get(i)
        if mention is None or mention.form != "name" or len(mention.entities) != 1:
            continue
        owner = text.forms[mention.end - 1].endswith("s") and text.tags[mention.end : mention.end + 1] == ["NN"]
        if mention.entities[0].kind == "person" and not owner:
            return Phrase(mention.start, mention.end, mention.head)
    return None
