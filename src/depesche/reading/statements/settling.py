"""A last look at all that was found: one record for one thing said, and nobody who speaks from inside his own words."""

from __future__ import annotations

from collections import Counter

from depesche.reading.statements.model import Utterance
from depesche.reading.statements.text import Text

_SAME = 0.6  # share of common tokens above which two contents are one
_CONTENT = frozenset({"NN", "NE", "AD", "VV", "CA"})  # classes of words that carry content, as STTS begins them
_WINDOW = 40  # utterances before and after that are compared
_REPEATED = 0.85  # share of the shorter content's words that the longer one has too, where one repeats the other
_FEWEST = 4  # content words from which on that says something


def settled(text: Text, found: list[Utterance]) -> list[Utterance]:
    """The utterances in text order without doubles and without speakers that their own content names."""
    told = [u for u in found if not _speaks_inside(text, u) and not _of_nobody(u)]
    told.sort(key=lambda u: (u.start, -u.end))
    return _told_once(
        text, [u for i, u in enumerate(told) if not _is_double(u, told[max(0, i - _WINDOW) : i + _WINDOW])]
    )


def _told_once(text: Text, told: list[Utterance]) -> list[Utterance]:
    """What a teaser or a heading tells ahead, and the text again, is one thing said: the fuller telling stays and takes
    the words of the other as evidence.
    """
    words = [_words(text, u) for u in told]
    at: dict[str, list[int]] = {}
    gone: set[int] = set()
    for i, own in enumerate(words):
        common = Counter(j for word in own for j in at.get(word, ()) if j not in gone)
        for j, shared in common.items():
            small = min(len(own), len(words[j]))
            if small < _FEWEST or shared < _REPEATED * small or not _may_repeat(told[i], told[j]):
                continue
            less, more = sorted((i, j), key=lambda k: (len(words[k]), bool(told[k].actors), -k))
            told[more].repeats += [*told[less].content, *told[less].frame, *told[less].repeats]
            gone.add(less)
            if less == i:
                break
        if i not in gone:
            for word in own:
                at.setdefault(word, []).append(i)
    return [u for i, u in enumerate(told) if i not in gone]


def _words(text: Text, told: Utterance) -> frozenset[str]:
    tokens = (i for start, end in told.content for i in range(start, end))
    return frozenset(text.lemmas[i].lower() for i in tokens if text.tags[i][:2] in _CONTENT)


def _may_repeat(one: Utterance, other: Utterance) -> bool:
    """Do the two stand apart, and may they have one speaker: by name, or because one tells none?"""
    if one.start < other.end and other.start < one.end:
        return False
    mine, yours = _names(one), _names(other)
    if not mine or not yours:
        return True
    return bool({name.split()[-1] for name in mine} & {name.split()[-1] for name in yours})


def _of_nobody(told: Utterance) -> bool:
    """Is it a report without a frame that nobody is known to have given?"""
    return told.mode in {"indirect_free_indirect", "free_indirect"} and not told.actors


def _speaks_inside(text: Text, told: Utterance) -> bool:
    """Does the speaker stand in the words said? Who reports an act is named in the clause that tells it."""
    if told.speaker is None:
        return False
    if told.mode == "reported":
        quote = text.spoken(told.speaker.head)
        return quote is not None and not any(quote.start <= a < quote.end for a, _ in told.cue)
    if told.mode != "direct" and not (told.cue or told.frame):
        return False
    head = told.speaker.head
    if any(a <= head < b for a, b in told.frame):
        return False
    return any(a <= head < b for a, b in told.content)


def _is_double(told: Utterance, others: list[Utterance]) -> bool:
    """Is there another record for the same words, with a better frame?"""
    for other in others:
        if other is told or not (other.start < told.end and told.start < other.end):
            continue
        if other.mode != "direct" or told.mode == "reported":
            continue
        if told.mode == "direct":
            if _common(told, other) >= _SAME and not _framed(told) and _framed(other):
                return True
        elif _within(told, other) and (_common(told, other) >= _SAME or _names(told) <= _names(other)):
            return True
    return False


def _framed(told: Utterance) -> bool:
    return told.rule.split(".")[-1] not in {"continued", "nested"}


def _names(told: Utterance) -> set[str]:
    return {a.name for a in told.actors}


def _within(inner: Utterance, outer: Utterance) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _common(one: Utterance, other: Utterance) -> float:
    a = {i for start, end in one.content for i in range(start, end)}
    b = {i for start, end in other.content for i in range(start, end)}
    return len(a & b) / len(a | b) if a and b else 0.0
