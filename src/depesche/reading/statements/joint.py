"""Who else speaks in the same clause: "sowohl A als auch B", "weder A noch B", "gemeinsam mit B", "neben B auch A"."""

from __future__ import annotations

from depesche.reading.layers import Phrase
from depesche.reading.statements.model import Frame
from depesche.reading.statements.naming import named_by
from depesche.reading.statements.text import Text
from depesche.reading.statements.voices import can_speak
from depesche.records import Actor

_MOST = 8  # speakers of one clause


def joined(text: Text, frame: Frame) -> list[Actor]:
    """The actors who speak with those of the frame, in text order."""
    phrase = frame.speaker
    if phrase is None or not frame.actors or text.tags[phrase.head] not in {"NN", "NE"}:
        return []
    parts = [] if phrase.conjuncts else [*_before(text, frame, phrase), *_behind(text, frame, phrase)]
    parts += _beside(text, frame)
    names = {a.name for a in frame.actors}
    out: list[Actor] = []
    for part in parts:
        for actor in named_by(text, part) if can_speak(text, part, written=False) else []:
            if actor.name not in names:
                names.add(actor.name)
                out.append(actor)
    return out


def _behind(text: Text, frame: Frame, phrase: Phrase) -> list[Phrase]:
    starts = {p.start: p for p in text.phrases(frame.clause) if _like(text, phrase, p)}
    out: list[Phrase] = []
    end = _reach(phrase)
    for _ in range(_MOST):
        start = _over(text, end, 1)
        found = starts.get(start) if start > end else None
        if found is None:
            break
        out.append(found)
        end = _reach(found)
    return out if _several(text, frame, phrase.start, end) else []


def _before(text: Text, frame: Frame, phrase: Phrase) -> list[Phrase]:
    ends = {_reach(p): p for p in text.phrases(frame.clause) if _like(text, phrase, p)}
    out: list[Phrase] = []
    start = phrase.start
    for _ in range(_MOST):
        end = _over(text, start - 1, -1) + 1
        found = ends.get(end) if end < start else None
        if found is None:
            break
        out.insert(0, found)
        start = found.start
    return out if _several(text, frame, start, phrase.end) else []


def _over(text: Text, i: int, step: int) -> int:
    """Past the words that join two phrases: a comma, "und", "als auch"."""
    while 0 <= i < len(text.forms) and (text.forms[i] == "," or text.words.is_a(text.lower[i], "joiner")):
        i += step
    return i


def _several(text: Text, frame: Frame, start: int, end: int) -> bool:
    """Do the words show that several are named: a pair like "sowohl … als auch", or a verb in the plural?

    Commas alone part what is told of one.
    """
    paired = any(text.words.is_a(text.lower[i], "pair") for i in range(max(0, start - 1), end))
    finite = frame.clause.finite
    plural = finite is not None and text.doc[finite].morph.get("Number", []) == ["Plur"]
    active = frame.clause.voice == "active"
    return paired or ((plural or not active) and any(text.tags[i] == "KON" for i in range(start, end)))


def _like(text: Text, phrase: Phrase, other: Phrase) -> bool:
    """May the other be joined to the phrase: both with a preposition, or both without?"""
    bare = {None, *(p for p in (other.preposition,) if p and text.words.is_a(p, "joiner"))}
    if phrase.preposition is None:
        return other.preposition in bare and other.case != "Gen"
    return other.preposition in {phrase.preposition, *bare}


def _reach(phrase: Phrase) -> int:
    return max([phrase.end, *(p.end for p in phrase.genitives)])


def _beside(text: Text, frame: Frame) -> list[Phrase]:
    """ "Gemeinsam mit X", "neben X … auch": who does the same."""
    clause, words = frame.clause, text.words
    too = any(words.is_a(text.lower[i], "too") for i in clause.tokens)
    out = []
    for phrase in clause.prepositional:
        preposition = phrase.preposition or ""
        before = text.lower[phrase.start - 1] if phrase.start else ""
        with_others = words.is_a(preposition, "manner") and words.is_a(before, "together")
        if with_others or (too and words.is_a(preposition, "beside")):
            out += phrase.conjuncts or [phrase]
    return [p for p in out if text.tags[p.head] in {"NN", "NE"} and text.reading.mention_at.get(p.head) is not None]
