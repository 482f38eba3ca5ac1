"""Which clauses with a verb of saying tell a speech act: one that took place, of somebody in the text.

The same verbs serve for questions that an author asks, for what he announces to the reader, and for what is expected
in general; none of these is a statement.
"""

from __future__ import annotations

from depesche.reading.layers import Clause
from depesche.reading.statements.model import Frame
from depesche.reading.statements.text import Text

_QUESTION_WORDS = frozenset({"PWS", "PWAT", "PWAV"})


def unsaid(text: Text, clause: Clause) -> bool:
    """Is the saying itself denied, only possible, asked after, or a condition?"""
    if clause.negated and any(text.words.is_a(text.lower[i], "negation") for i in clause.tokens):
        return True
    if clause.modal is not None and text.words.is_a(clause.modal, "unsaid-modal"):
        return True
    if clause.modal is not None and clause.mood == "sub2":
        return True  # "hätte sagen müssen", "sollte fordern"
    if clause.mood == "imp" or _to_be_done(text, clause) or _asked(text, clause):
        return True
    opener = clause.complementizer
    return opener is not None and text.words.is_a(text.lower[opener], "condition")


def _to_be_done(text: Text, clause: Clause) -> bool:
    """ "ist zu bemerken": nobody has said it."""
    if clause.kind == "infinitive" or clause.head is None:
        return False
    tag = text.tags[clause.head]
    return tag == "VVIZU" or (tag == "VVINF" and clause.head > 0 and text.tags[clause.head - 1] == "PTKZU")


def _asked(text: Text, clause: Clause) -> bool:
    """ "Hofft er darauf, dass …?", "Was sagt die Polizei?": a question after a saying tells none."""
    if clause.kind != "main" or clause.finite is None or clause.parent is not None:
        return False
    own = text.own(clause)
    first = own[0] if own else clause.start
    asks = (first == clause.finite and clause.vorfeld is None) or text.tags[first] in _QUESTION_WORDS
    if not asks:
        return False
    end = text.sentences[clause.sentence][1]
    mark = next((i for i in range(first, end) if text.forms[i] in {"?", "."}), None)
    return mark is not None and text.forms[mark] == "?" and text.quote_around(mark) is None


def is_act(text: Text, frame: Frame) -> bool:
    """Does the text tell of somebody's act: not the author's own, not one towards the reader, not everybody's view?"""
    clause, verb = frame.clause, frame.verb
    if clause.voice != "active" and verb is not None and "personal" in verb.frames and frame.speaker is None:
        return False
    subject = clause.subject
    if subject is not None and text.words.is_a(text.lower[subject.head], "generic"):
        return False
    return not _of_the_author(text, clause) and not any(_of_the_reader(text, p.head) for p in clause.objects)


def _of_the_author(text: Text, clause: Clause) -> bool:
    """Does "ich" or "wir" outside of quotation marks stand for who writes, or "du" for who reads?"""
    subject = clause.subject
    if subject is None or clause.finite is None or text.spoken(clause.finite) is not None:
        return False
    persons = [text.doc[p.head].morph.get("Person", []) for p in subject.conjuncts or [subject]]
    return ["1"] in persons or (["2"] in persons and text.doc[clause.finite].morph.get("Person", []) != ["3"])


def _of_the_reader(text: Text, i: int) -> bool:
    """ "verrät Ihnen, wie …": the article speaks of itself."""
    if text.tags[i] != "PPER" or text.spoken(i) is not None:
        return False
    opens = i == 0 or text.is_mark(i - 1) or text.forms[i - 1].isspace() or text.sentences[text.sentence_of(i)][0] == i
    return not opens and (text.forms[i][:1].isupper() or text.doc[i].morph.get("Person", []) == ["2"])
