"""Nouns of saying with the clause that tells what was said: "die Warnung der Ministerin, …", "mit den Worten, …"."""

from __future__ import annotations

from depesche.reading.layers import Clause, Phrase
from depesche.reading.statements.acts import unsaid
from depesche.reading.statements.frames import complement_form
from depesche.reading.statements.model import Frame
from depesche.reading.statements.subjects import find_speaker
from depesche.reading.statements.text import Text


def noun_frames(text: Text, clause: Clause) -> list[tuple[Frame, Clause]]:
    """Nouns of saying with a holder and the clause that tells the content right behind them."""
    out: list[tuple[Frame, Clause]] = []
    for child in text.reading.children.get(clause.index, []):
        begin = child.tokens[0] if child.tokens else child.start
        if child.kind not in {"subordinate", "infinitive", "main"} or text.forms[begin] != ",":
            continue
        form = complement_form(text, child)
        if not form or (form == "v2" and child.mood != "sub1"):
            continue
        phrase = next((p for p in text.phrases(clause) if p.start < begin and reach(p) == begin), None)
        phrase = phrase or _before_bracket(text, clause, begin)
        if phrase is None or text.tags[phrase.head] != "NN":
            continue
        noun = text.words.noun(text.lemmas[phrase.head])
        if (
            noun is None
            or noun.kind == "view"
            or (noun.act == "announce" and form == "infinitive")  # "das Ziel des Landes, … zu sein": meant, not said
            or not ({form} & noun.frames or (form == "v2" and "clause" in noun.frames))
        ):
            continue
        cue = [i for i in range(phrase.start, phrase.head + 1) if text.tags[i] in {"ART", "NN"}]
        frame = Frame(rule=f"noun.{noun.lemma}", place="before", act=noun.act, clause=clause, cue=cue, noun=noun)
        holder = next(iter([*phrase.genitives, *phrase.attributes]), None)
        if (
            holder is None
            and "v2" in noun.frames
            and phrase.preposition is not None
            and text.words.is_a(phrase.preposition, "manner")
        ):
            find_speaker(text, frame)
            if frame.speaker is not None and not unsaid(text, clause):
                out.append((frame, child))
            continue
        if holder is None or (holder.preposition and not text.words.is_a(holder.preposition, "agent-preposition")):
            continue
        frame.speaker = holder
        start = holder.start + (holder.preposition is not None)
        frame.mention = (min(start, holder.end - 1), holder.end)
        out.append((frame, child))
    return out


def reach(phrase: Phrase) -> int:
    """One past the phrase with its genitives and attributes."""
    return max([phrase.end, *(p.end for p in phrase.genitives), *(p.end for p in phrase.attributes)])


def _before_bracket(text: Text, clause: Clause, begin: int) -> Phrase | None:
    """ "lehnte mit der Begründung | ab, …": the phrase that only the end of the predicate parts from the comma."""
    stop = begin
    while stop > clause.start and (stop - 1 in clause.verbs or text.tags[stop - 1] == "PTKVZ"):
        stop -= 1
    if stop == begin:
        return None
    manner = [p for p in clause.prepositional if text.words.is_a(p.preposition or "", "manner")]
    return next((p for p in manner if p.head + 1 == p.end == stop), None)
