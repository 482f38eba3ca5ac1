"""Whether a German clause tells what was or what will be: the direction in which an undated expression is resolved."""

from __future__ import annotations

from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from depesche.german.lexicon import rows

_CLAUSE_ENDS = frozenset(',;:.!?()–—"„“”»«\n')
_SENTENCE_ENDS = frozenset(".!?:\n")
_FUTURE_LEMMAS = frozenset({"werden", "sollen", "wollen", "mögen"})
_REACH = 40  # tokens; no clause is longer

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
    clause = _stretch(doc, span.start, span.end, _CLAUSE_ENDS)
    return _tense_of(doc, clause) or _tense_of(doc, _stretch(doc, span.start, span.end, _SENTENCE_ENDS))


def _stretch(doc: Doc, first: int, last: int, ends: frozenset[str]) -> range:
    left, right = first, last
    while left > 0 and first - left < _REACH and doc[left - 1].text[0] not in ends:
        left -= 1
    while right < len(doc) and right - last < _REACH and doc[right].text[0] not in ends:
        right += 1
    return range(left, right)


def _tense_of(doc: Doc, tokens: range) -> Tense | None:
    tagged = any(doc[i].has_morph() and len(doc[i].morph) for i in tokens)
    return _tagged(doc, tokens) if tagged else _untagged(doc, tokens)


def _tagged(doc: Doc, tokens: range) -> Tense | None:
    finite = [doc[i] for i in tokens if _is(doc[i], "VerbForm", "Fin")]
    if not finite:
        return None
    if any(_is(t, "Tense", "Past") and not _is(t, "Mood", "Sub") for t in finite):
        return "past"
    words = {doc[i].lower_ for i in tokens}
    participle = "worden" in words or any(_is(doc[i], "VerbForm", "Part") for i in tokens)
    for token in finite:
        if token.lower_ in _forms("auxiliary") and participle:
            return "past" if words.isdisjoint(_forms("planned")) else "future"
        if token.lemma_ in _FUTURE_LEMMAS or token.lower_ in _forms("future"):
            return "future"
    return "present"


def _untagged(doc: Doc, tokens: range) -> Tense | None:
    words = [doc[i].lower_ for i in tokens]
    if any(w in _forms("past") for w in words):
        return "past"
    participle = any(w.startswith(("ge", "be", "ver", "er", "ent", "zer")) and w.endswith(("t", "en")) for w in words)
    if participle and any(w in _forms("auxiliary") for w in words):
        return "past"
    if any(w in _forms("future") for w in words):
        return "future"
    weak = [doc[i].text for i in tokens]
    if any(
        w.islower() and len(w) > 4 and w.endswith(("te", "ten")) and not w.endswith(("zte", "zten", "bte"))
        for w in weak
    ):
        return "past"
    return None
