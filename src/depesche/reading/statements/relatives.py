"""Clauses that are none of the frame's: relative ones that tell themselves whose words they give, those of a noun."""

from __future__ import annotations

from depesche.german.clauses.lexica import control_nouns
from depesche.reading.layers import Clause
from depesche.reading.statements.model import Frame
from depesche.reading.statements.text import Text


def told_by_relative(text: Text, child: Clause) -> bool:
    """ "wies den Antrag zurück, der verlangt hatte, dass …": does the clause hang on a relative one that says it?"""
    host = text.clauses[child.parent] if child.parent is not None else None
    if host is None or host.kind != "relative":
        return False
    return any(verb.frames & {"v2", "clause"} and not verb.fixed for verb in text.words.verbs(host.predicate or ""))


def tells_of_noun(text: Text, clause: Clause) -> bool:
    """Does the clause give what the noun before it says: "verweist auf einen Bericht, wonach …"?"""
    opener = clause.complementizer
    return opener is not None and text.words.is_a(text.lower[opener], "relative-adverb")


def before_host(text: Text, clause: Clause, other: Clause) -> bool:
    """ "Der Plan, den der Rat bestätigt, müsste …": does a relative clause end before the clause around it goes on?"""
    own = text.own(other)
    goes_on = clause.kind == "relative" and other.parent != clause.index and other.mood != "sub1"
    return goes_on and bool(own) and own[0] == other.finite


def before_remark(text: Text, first: Clause, end: int) -> int:
    """Where the author's remark on what was said begins, if the content ends with it, else `end`.

    "…, ohne dies belegen zu können", "schlug vor, den Rat aufzulösen, was der Präsident dann tat".
    """
    last = text.own(first)[-1]
    for other in text.by_sentence[first.sentence]:
        if not last < other.tokens[0] < end <= other.end or text.quote_around(other.tokens[0]) is not None:
            continue
        own = [text.lower[i] for i in other.tokens if not text.is_mark(i)]
        proof = any(text.words.is_a(text.lemmas[i], "proof") for i in other.tokens)
        if other.kind == "infinitive" and text.words.is_a(own[0], "without") and proof:
            return other.tokens[0]
        told = first.kind == "infinitive" and other.mood == "ind" and other.subject is not None
        if told and other.kind != "main" and text.words.is_a(own[0], "sentence-relative") and other.tense == "past":
            return other.tokens[0]
    return end


def of_noun(text: Text, frame: Frame, child: Clause) -> bool:
    """ "auf die Frage, ob …": such a clause tells what was asked, not what was said to it."""
    first = next((i for i in child.tokens if not text.is_mark(i)), None)
    if first is None or text.forms[first - 1] != ",":
        return False
    if _of_subject(text, frame.clause, first - 1):
        return True
    if frame.verb is None:
        return False
    free = frame.pointer is None and "infinitive" not in frame.verb.frames
    if child.kind == "infinitive" and free and _planned(text, frame.clause, first):
        return True
    phrase = next((p for p in frame.clause.prepositional if p.start < first - 1 and p.end == first - 1), None)
    if phrase is None or phrase.head != first - 2 or phrase.preposition in frame.verb.prepositions:
        return False
    noun = text.words.noun(text.lemmas[phrase.head])
    return noun is not None and noun.kind == "question"


def _planned(text: Text, clause: Clause, first: int) -> bool:
    """ "berichtete über Pläne, Hilfe zu schicken": is it a noun with a preposition that takes the infinitive?"""
    return any(text.lemmas[p.head] in control_nouns() for p in clause.prepositional if p.end < first)


def _of_subject(text: Text, clause: Clause, comma: int) -> bool:
    """ "Die Drohung, Zölle zu erheben, stieß auf Ablehnung": the noun of saying right before the comma has it."""
    subject, field = clause.subject, clause.vorfeld
    if subject is None or field is None or clause.subject_shared or subject.start != field[0]:
        return False
    noun = text.words.noun(text.lemmas[subject.head]) if text.tags[subject.head] == "NN" else None
    ends = {subject.end, *(p.end for p in subject.genitives), *(p.end for p in subject.attributes)}
    return noun is not None and noun.kind == "speech" and comma in ends and comma < (clause.finite or comma)
