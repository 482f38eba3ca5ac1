"""Who says what is told of a place alone: "aus dem Ministerium verlautete", "in Oslo sieht man das anders"."""

from __future__ import annotations

from depesche.german import lexicon
from depesche.german.voices import speaks_from
from depesche.reading.layers import Phrase
from depesche.reading.statements.model import Frame
from depesche.reading.statements.naming import named_by
from depesche.reading.statements.text import Text
from depesche.reading.statements.voices import can_speak


def is_fixed(text: Text, frame: Frame, phrase: Phrase) -> bool:
    """ "Davon war in Oslo die Rede": is the subject no more than a word that makes the verb one of saying?"""
    return frame.verb is not None and text.lower[phrase.head] in frame.verb.fixed


def leak(text: Text, frame: Frame) -> Phrase | None:
    """ "Aus dem Ministerium verlautete, …": where what nobody says in person comes from."""
    clause, verb = frame.clause, frame.verb
    if verb is None or "from" not in verb.frames:
        return None
    for phrase in clause.prepositional:
        origin = phrase.preposition is not None and text.words.is_a(phrase.preposition, "origin-preposition")
        if origin and can_speak(text, phrase):
            return phrase
    return None


def seat(text: Text, frame: Frame) -> Phrase | None:
    """ "In Oslo rechnet man mit", "aus Oslo heißt es", "in Oslo wird befürchtet": the capital where all say so."""
    clause, verb = frame.clause, frame.verb
    subject = clause.subject
    open_who = subject is not None and (
        text.words.is_a(text.lower[subject.head], "impersonal") or is_fixed(text, frame, subject)
    )
    if clause.voice != "active":
        open_who = verb is not None and ("personal" in verb.frames or verb.register == "cognitive")
        open_who = open_who or (clause.tense == "present" and subject is None)  # "in Oslo wird darauf verwiesen, dass"
        guest = subject is not None and any(a.kind == "person" for a in named_by(text, subject))
        open_who = open_who and not (guest and frame.act in {"demand", "say"})  # "der Minister wird in Oslo erwartet"
    for phrase in clause.prepositional if open_who else ():
        here = phrase.preposition is not None and speaks_from(phrase.preposition)
        if not here or text.tags[phrase.head] != "NE":
            continue
        name = text.lemmas[phrase.head]
        if name in lexicon.seats() or (name in lexicon.states() and frame.act != "say"):
            return phrase  # of a state only what it turns down or backs: "in Kroatien sieht man das anders"
    return None
