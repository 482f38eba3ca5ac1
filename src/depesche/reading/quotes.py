"""Stretches between quotation marks: German, French, English and typewriter styles, nested, unclosed, wrongly typed.

A mark opens or closes by its shape where that is unambiguous, and else by its surroundings, as typesetting has it:
an opening mark stands after a space or bracket and before a letter. A quotation left open ends with its paragraph,
unless the next paragraph opens with the same mark (the printed convention for speech over several paragraphs) or
holds the closing mark before any other opening one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from depesche.german.speech import speech_lexicon
from depesche.german.texts import text_of
from depesche.reading.layers import Quote

_MARK = re.compile(r"[„“”\"«»‚‘‹›‟]|''|``|(?<=\s)'(?=\w{3})|(?<=[\w.!?,])'(?=[\s.,;:!?)]|$)")
_PARAGRAPH = re.compile(r"\n[ \t]*\n|\n")
_CLOSERS = {
    "„": '“”"‟',
    "“": '”"“',
    "”": '”"',
    "‟": '”"“',
    '"': '"”“',
    "«": "»",
    "»": "«",
    "‚": "‘’'",
    "‘": "’'‘",
    "‹": "›",
    "›": "‹",
    "'": "'’",
    "``": "''",
    "''": "''",
}
_ALWAYS_OPEN = frozenset("„‚‟") | {"``"}
_OPENS_AFTER = frozenset("([{-–—/„“»«›‹\"‚‘'") | {""}
_LOOK_AHEAD = 2000  # characters a quotation may run on past its paragraph
_DEEPEST = 4  # quotations inside one another; what goes beyond is damage
_FRAGMENT = 6  # tokens; a shorter stretch may be a title or a term
_NOUNS = frozenset({"NN", "NE", "FM", "CARD", "TRUNC", "XY"})
_LINKS = frozenset({"APPR", "APPRART", "ART"})
_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"})


class _Mark(NamedTuple):
    start: int
    end: int
    text: str
    opening: bool  # could open
    closing: bool  # could close


def find_quotes(doc: Doc) -> list[Quote]:
    """All quotations of `doc` in text order, nested ones after those around them. Offsets are characters."""
    text = text_of(doc)
    pairs = pair_marks(text)
    titles = {text[s + 1 : e - 1] for s, e, _ in pairs if _is_titled(doc, s, e)}
    found = [Quote(s, e, text[s + 1 : e - 1] not in titles and _is_speech(doc, s, e), c) for s, e, c in pairs]
    return sorted(found, key=lambda q: (q.start, -q.end))


def pair_marks(text: str) -> list[tuple[int, int, bool]]:
    """(start, end, closed) of every quotation in `text`, marks included. Offsets are characters."""
    marks = [_mark(text, m) for m in _MARK.finditer(text)]
    breaks = [m.start() for m in _PARAGRAPH.finditer(text)] + [len(text)]
    pairs: list[tuple[int, int, bool]] = []
    open_marks: list[_Mark] = []
    b = 0
    for i, mark in enumerate(marks):
        while b < len(breaks) and breaks[b] <= mark.start:
            open_marks = _end_paragraph(open_marks, marks, i, breaks[b], text, pairs)
            b += 1
        depth = next((d for d in range(len(open_marks) - 1, -1, -1) if mark.text in _CLOSERS[open_marks[d].text]), None)
        if depth is not None and _closes(open_marks, depth, mark, text):
            pairs.append((open_marks[depth].start, mark.end, True))
            del open_marks[depth:]
        elif _opens(open_marks, mark, text):
            open_marks.append(mark)
    for end in breaks[b:]:
        open_marks = _end_paragraph(open_marks, marks, len(marks), end, text, pairs)
    return pairs


def _closes(open_marks: list[_Mark], depth: int, mark: _Mark, text: str) -> bool:
    """Does `mark` close the quotation at `depth`? A typewriter mark before a letter opens one inside another style."""
    opened = open_marks[depth]
    if not mark.closing or (mark.opening and _continues(opened, mark, text)):
        return False
    return not (mark.text == '"' and mark.opening and depth == len(open_marks) - 1 and opened.text != '"')


def _opens(open_marks: list[_Mark], mark: _Mark, text: str) -> bool:
    if not mark.opening or mark.text not in _CLOSERS:
        return False
    if len(open_marks) >= _DEEPEST:
        return False
    again = any(o.text == mark.text for o in open_marks)
    return not again or (mark.text in _ALWAYS_OPEN and not _continues(open_marks[-1], mark, text))


def _mark(text: str, match: re.Match[str]) -> _Mark:
    start, end, mark = match.start(), match.end(), match.group()
    before, after = text[start - 1 : start], text[end : end + 1]
    free_left = before.isspace() or before in _OPENS_AFTER
    free_right = not after or not (after.isalnum() or after in "„‚‹›«»([…+-–$€§")
    if mark in _ALWAYS_OPEN:
        return _Mark(start, end, mark, True, False)
    if mark in "»«›‹":  # either may open: „«…»“ in French and Swiss usage, „»…«“ in German
        return _Mark(start, end, mark, free_left or not free_right, free_right or not free_left)
    if free_left and not free_right:
        return _Mark(start, end, mark, True, mark in "“”")
    if free_right and not free_left:
        return _Mark(start, end, mark, False, True)
    return _Mark(start, end, mark, free_left, True)


def _continues(opened: _Mark, mark: _Mark, text: str) -> bool:
    """Does `mark` at the head of a paragraph only repeat the mark that is still open?"""
    if mark.text != opened.text:
        return False
    i = mark.start - 1
    while i >= 0 and text[i] in " \t":
        i -= 1
    return i > opened.start and text[i] == "\n"


def _end_paragraph(
    open_marks: list[_Mark], marks: list[_Mark], upcoming: int, end: int, text: str, pairs: list[tuple[int, int, bool]]
) -> list[_Mark]:
    """Close what the paragraph left open, keeping quotations that run on into the next one."""
    if not open_marks:
        return open_marks
    outer = open_marks[0]
    nxt = marks[upcoming] if upcoming < len(marks) else None
    if nxt is not None and nxt.start - outer.start < _LOOK_AHEAD:
        repeats = _continues(outer, nxt, text) and not text[end : nxt.start].strip()
        if repeats or (nxt.closing and not nxt.opening and nxt.text in _CLOSERS[outer.text]):
            return open_marks
    stop = end
    while stop > outer.end and text[stop - 1].isspace():
        stop -= 1
    if stop > outer.end:
        pairs.append((outer.start, stop, False))
    return []


def _is_name(doc: Doc, span: Span, inner: list[Token]) -> bool:
    """A name by its look and place, for stretches without a verb.

    Part of a compound; a word with a capital that within a sentence would have none ("Schwarze Perle"); nothing but
    nouns right behind a definite article ("das „Bündnis für Bergen“").
    """
    after = doc[span.end] if span.end < len(doc) else None
    if after is not None and after.text == "-" and not doc[span.end - 1].whitespace_ and not after.whitespace_:
        return True
    first = inner[0]
    if len(inner) > 1 and all(t.text[:1].isupper() for t in inner) and any(t.tag_ in {"NE", "FM"} for t in inner):
        return True
    if first.text[:1].isupper() and first.tag_ not in _NOUNS and not first.is_sent_start and not span[0].is_sent_start:
        return True
    if (
        span.start < 2
        or len(inner) < 2
        or first.tag_ not in _NOUNS
        or not all(t.tag_ in _NOUNS | _LINKS for t in inner)
    ):
        return False
    article, called = doc[span.start - 1], speech_lexicon().is_a(doc[span.start - 2].lower_, "predicate-particle")
    return article.tag_ == "ART" and "Ind" not in article.morph.get("Definite", []) and not called


def _is_titled(doc: Doc, start: int, end: int) -> bool:
    """Does a noun before it, or a compound with it, say that it is a name? Then it is one throughout the text."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not span.start or span.end >= len(doc):
        return False
    before, after = doc[span.start - 1], doc[span.end]
    joined = after.text[:1] == "-" and after.text != "-" and not doc[span.end - 1].whitespace_
    return joined or (before.tag_ == "NN" and speech_lexicon().is_title_noun(before.lemma_))


def _is_speech(doc: Doc, start: int, end: int) -> bool:
    """Could this be somebody's words, rather than a title, a name or a label?"""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return False
    inner = [t for t in span if any(c.isalnum() for c in t.text)]
    if not inner:
        return False
    before = doc[span.start - 1] if span.start else None
    words = speech_lexicon()
    named = before is not None and before.tag_ == "NN" and words.is_title_noun(before.lemma_)
    if named:
        return False
    sentence_end = any(t.text in {".", "!", "?", "…"} for t in span[-3:])
    if any(t.tag_ in _FINITE for t in inner) or sentence_end or (before is not None and before.text == ":"):
        return True
    if len(inner) >= _FRAGMENT:
        return True
    if all(t.tag_ in {"NE", "FM", "CARD", "XY"} for t in inner) or _is_name(doc, span, inner):
        return False
    # A label stands right after its noun; a quoted part of a sentence takes the sentence's grammar.
    after_noun = before is not None and before.tag_ in {"NN", "NE"} and not words.is_speech_noun(before.lemma_)
    first = inner[0]
    return not (after_noun and first.tag_ in {"NN", "NE", "FM", "XY", "CARD"})
