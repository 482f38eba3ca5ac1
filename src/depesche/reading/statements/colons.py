"""Who speaks behind a colon: "Die Regierung gab sich wortkarg: Man werde …".

What stands before the colon need not tell a saying. Whoever acts there in person is who says what follows in the
Konjunktiv.
"""

from __future__ import annotations

from depesche.german import lexicon
from depesche.reading.layers import Clause, Phrase
from depesche.reading.statements.model import Extent, Frame
from depesche.reading.statements.subjects import find_speaker
from depesche.reading.statements.text import Text
from depesche.reading.statements.voices import can_act


def colon_frame(text: Text, sentence: int, marks: str = ":") -> tuple[Frame, Extent] | None:
    """The frame of the clause before one of the marks, and what follows it up to a semicolon or the sentence's end."""
    start, end = text.sentences[sentence]
    colon = next((i for i in range(start + 1, end - 1) if text.parts(i, marks)), None)
    if colon is None:
        return None
    stop = next((i for i in range(colon + 1, end) if text.parts(i, ";")), end)
    while stop > colon and text.forms[stop - 1].isspace():
        stop -= 1
    told = _noun_before(text, sentence, colon)
    if told is not None:
        return told, (colon + 1, stop)
    clause = _before(text, sentence, colon)
    if clause is None or clause.voice != "active" or clause.mood in {"sub1", "sub2"} or clause.tense == "future":
        return None
    if clause.modal is not None:
        return None  # "muss die Kandidatin den Richter enttäuschen: …": open who says so
    frame = Frame(rule="colon", place="before", act="say", clause=clause, cue=[])
    find_speaker(text, frame)
    if frame.speaker is None or not can_act(text, frame.speaker, bodies=False):
        return None
    return frame, (colon + 1, stop)


def _noun_before(text: Text, sentence: int, colon: int) -> Frame | None:
    """ "Die Begründung des Ministers: …", "Die Antwort aus Oslo kam prompt: …": a noun of saying, and whose it is."""
    for clause in text.by_sentence[sentence]:
        own = text.own(clause)
        if not own or not own[0] < colon or (clause.finite or 0) > colon or clause.kind not in {"main", "fragment"}:
            continue
        if clause.kind == "main" and not text.words.is_a(clause.predicate or "", "coming"):
            continue
        for phrase in text.phrases(clause):
            noun = text.words.noun(text.lemmas[phrase.head]) if text.tags[phrase.head] == "NN" else None
            first = phrase.start == text.sentences[sentence][0]
            if noun is None or noun.kind not in {"speech", "view"} or not first or phrase.preposition is not None:
                continue
            holder = _holder(text, clause, phrase)
            if holder is None:
                continue
            frame = Frame(rule="colon", place="before", act=noun.act, clause=clause, cue=[phrase.head], noun=noun)
            frame.speaker, frame.mention = holder, (min(holder.start, holder.head), holder.end)
            return frame
    return None


def _holder(text: Text, clause: Clause, phrase: Phrase) -> Phrase | None:
    """Whose saying it is: "des Ministers", "von Vesely", "aus Oslo", "seine"."""
    behind = [p for p in clause.prepositional if p.start == phrase.end]
    for held in (*phrase.genitives, *phrase.attributes, *behind):
        word = held.preposition or ""
        if not word or (text.words.is_a(word, "agent-preposition") and held not in behind):
            return held
        if text.words.is_a(word, "origin-preposition") and text.lemmas[held.head] in lexicon.seats():
            return held
    return phrase if text.tags[phrase.start] == "PPOSAT" else None


def _before(text: Text, sentence: int, colon: int) -> Clause | None:
    """The main clause that ends at the colon; with relative and other clauses that depend on it in between."""
    mains = [c for c in text.by_sentence[sentence] if c.kind == "main" and c.parent is None and c.finite is not None]
    ahead = [c for c in mains if c.tokens and text.own(c) and text.own(c)[0] < colon]
    last = max(ahead, key=lambda c: text.own(c)[-1], default=None)
    return last if last is not None and (last.finite or colon) < colon else None
