"""Whom something is said to: the dative of a verb of saying, "gegenüber X", "im Gespräch mit X"."""

from __future__ import annotations

from depesche.german.speech import SpeechVerb
from depesche.german.voices import is_genitive, marks_dative
from depesche.reading.layers import Clause, Phrase
from depesche.reading.statements.media import is_medium
from depesche.reading.statements.text import Text


def addressees(text: Text, clause: Clause, verb: SpeechVerb) -> list[Phrase]:
    """The phrases of a clause that name whom its verb of saying tells something."""
    out: list[Phrase] = []
    if clause.voice == "passive":
        if "acc" in verb.addressee and clause.subject is not None and not clause.subject_shared:
            out.append(clause.subject)
    elif "acc" in verb.addressee:
        out.extend(p for p in clause.objects if p.case == "Acc")
    if "dat" in verb.addressee:
        # A feminine dative looks like a genitive, which no verb of saying takes.
        out.extend(p for p in clause.objects if p.case in {"Dat", "Gen"} or _is_dative(text, p))
    for phrase in clause.prepositional:
        if phrase.preposition is None:
            continue
        if phrase.preposition in verb.addressee or text.words.is_a(phrase.preposition, "addressee-preposition"):
            out.append(phrase)
    out += partners(text, clause)
    taken = clause.subject
    return [
        p
        for p in out
        if text.tags[p.head] in {"NN", "NE", "PPER", "PRELS", "PDS"}
        and (taken is None or p is taken or not taken.start <= p.head < taken.end)
        and (
            text.tags[p.head] != "NN"
            or text.reading.mention_at.get(p.head) is not None
            or text.words.is_medium_noun(text.lemmas[p.head])
        )
        and not _is_part(text, clause, p)
    ]


def _is_part(text: Text, clause: Clause, phrase: Phrase) -> bool:
    """Is it what a noun before it belongs to: "nach dem Sieg | des Teams", "vor einem Treffen | der Minister"?"""
    start = phrase.start
    if phrase.preposition is not None or start == 0:
        return False
    if "KOKOM" in text.tags[max(0, start - 2) : start]:
        return True  # "warnte wie auch | die WHO": who says it too
    if is_genitive(text.lower[start]):
        return True
    if text.quote_opening(start - 1) is not None and text.tags[start - 2] == "APPR":
        return True  # "nach „Kapitel 3“"
    whole = is_medium(text, phrase) or text.tags[start] != "ART" or marks_dative(text.lower[start]) is not None
    if whole or text.tags[start - 1] != "NN" or text.is_time(start - 1):
        return False
    return any(p.preposition is not None and p.start <= start - 1 < p.end for p in clause.prepositional)


def _is_dative(text: Text, phrase: Phrase) -> bool:
    """ "sagte der KCNA": an object whose name shows no case, behind an article that no accusative has."""
    return phrase.case is None and text.words.is_a(text.lower[phrase.start], "masculine-article")


def partners(text: Text, clause: Clause) -> list[Phrase]:
    """ "im Gespräch mit X": whom an interview is given to."""
    out = []
    for phrase in clause.prepositional:
        if phrase.preposition is None or not text.words.is_a(phrase.preposition, "partner-preposition"):
            continue
        before = phrase.start - 1
        if before >= 0 and text.tags[before] == "NN" and text.words.is_a(text.lemmas[before], "conversation"):
            out.append(phrase)
    return out
