"""Whether a German clause tells what was or what will be: the direction in which an undated expression is resolved."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Literal

from spacy.tokens import Doc, Token

from depesche.german.lexicon import rows
from depesche.german.wordforms import infinitives_of

_CLAUSE_ENDS = frozenset(',;:.!?()–—"„“”»«\n')
_SENTENCE_ENDS = frozenset(".!?:\n")
_FUTURE_LEMMAS = frozenset({"werden", "sollen", "wollen", "mögen"})
_PERFECT = frozenset({"haben", "sein"})  # infinitives of the perfect
_PASSED = frozenset({"worden", "gewesen"})
_REACH = 40  # tokens; no clause is longer
_BESIDE = 5  # tokens between an article or a participle and the time told with it
_BEFORE_PARTICIPLE = frozenset({"ADJD", "ADV", "APPR", "APPRART"})

Tense = Literal["past", "future", "present"]


@cache
def _forms(kind: str) -> frozenset[str]:
    """Forms that decide the tense without a tagger: auxiliaries, modals, and the strong verbs that news tells most.

    Kinds: `past` and `future` (finite), `auxiliary` (of the perfect), `planned` (participles that look ahead).
    """
    return frozenset(row["form"] for row in rows("tense_forms") if row["kind"] == kind)


def _is(token: Token, feature: str, value: str) -> bool:
    return value in token.morph.get(feature, [])


def tense_at(doc: Doc, start: int, end: int) -> Tense | None:
    """Tense of the clause around the characters `[start, end)`, or None where no finite verb tells it.

    Reads UD morphology where the tagger gave it, else closed lists of auxiliaries and strong verbs. `future` covers
    the modals of plan ("soll", "will"); the perfect counts as past.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    for ends in (_CLAUSE_ENDS, _SENTENCE_ENDS):
        around = _around(doc, span.start, span.end, ends)
        tagged = any(token.has_morph() and len(token.morph) for token in around)
        if tense := _tagged(around) if tagged else _untagged(around):
            return tense
    return None


def is_before_the_past(doc: Doc, start: int, end: int) -> bool:
    """Does the clause around the characters `[start, end)` tell in the pluperfect what lay before the story?"""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return False
    around = _around(doc, span.start, span.end, _CLAUSE_ENDS)
    auxiliary = any(
        t.tag_ == "VAFIN" and t.lemma_ in _PERFECT and _is(t, "Tense", "Past") and not _is(t, "Mood", "Sub")
        for t in around
    )
    return auxiliary and any(_is(t, "VerbForm", "Part") or t.lower_ in _PASSED for t in around)


def is_of_participle(doc: Doc, start: int, end: int) -> bool:
    """Is it told, at the characters `[start, end)`, by a participle of what is done before its noun?

    "der erst [am Wochenende] in Kraft getretene Vertrag": an article before it, the participle behind it.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return False
    left, right = span.start - 1, span.end
    while left >= 0 and span.start - left < _BESIDE and doc[left].tag_ in _BEFORE_PARTICIPLE:
        left -= 1
    while right < len(doc) and right - span.end < _BESIDE and doc[right].tag_ in _BEFORE_PARTICIPLE | {"NN", "NE"}:
        right += 1
    if left < 0 or right >= len(doc) or doc[left].tag_ not in ("ART", "PPOSAT", "PDAT") or doc[right].tag_ != "ADJA":
        return False
    participle = doc[right]
    planned = {participle.lemma_, participle.lower_} & _forms("planned")
    return not planned and bool(infinitives_of(participle.lemma_))


def _around(doc: Doc, first: int, last: int, ends: frozenset[str]) -> list[Token]:
    """Tokens from the last of `ends` before token `first` to the next one after `last`, those between left out."""
    left, right = first, last
    while left > 0 and first - left < _REACH and doc[left - 1].text[0] not in ends:
        left -= 1
    while right < len(doc) and right - last < _REACH and doc[right].text[0] not in ends:
        right += 1
    return [*doc[left:first], *doc[last:right]]


def _tagged(tokens: list[Token]) -> Tense | None:
    finite = [token for token in tokens if _is(token, "VerbForm", "Fin") or token.tag_.endswith("FIN")]
    if not finite:
        return None
    words = {token.lower_ for token in tokens}
    told_past = any(_is(token, "Tense", "Past") and not _is(token, "Mood", "Sub") for token in finite)
    if not words.isdisjoint(_forms("planned")):
        return "present" if told_past else "future"  # what was planned may be long over
    if told_past or _is_alleged(tokens):
        return "past"
    participle = "worden" in words or any(_is(token, "VerbForm", "Part") for token in tokens)
    for token in finite:
        if token.lower_ in _forms("auxiliary") and participle:
            return "past"
        if token.lemma_ in _FUTURE_LEMMAS or token.lower_ in _forms("future"):
            return "future"
    return "present"


def _is_alleged(tokens: list[Token]) -> bool:
    """Does an infinitive of the perfect tell of the past what a modal only claims ("soll befohlen haben")?"""
    return any(
        b.lower_ in _PERFECT and (a.lower_ in _PASSED or (b.lower_ != "sein" and _is(a, "VerbForm", "Part")))
        for a, b in pairwise(tokens)
    )


def _untagged(tokens: list[Token]) -> Tense | None:
    words = {token.lower_ for token in tokens}
    if not words.isdisjoint(_forms("planned")):
        return "future"
    if not words.isdisjoint(_forms("past")) or _is_alleged(tokens):
        return "past"
    participle = any(w.startswith(("ge", "be", "ver", "er", "ent", "zer")) and w.endswith(("t", "en")) for w in words)
    if participle and not words.isdisjoint(_forms("auxiliary")):
        return "past"
    if not words.isdisjoint(_forms("future")):
        return "future"
    weak = (t.text for t in tokens if t.text.islower() and len(t) > 4 and t.text.endswith(("te", "ten")))
    return "past" if any(not word.endswith(("zte", "zten", "bte")) for word in weak) else None
