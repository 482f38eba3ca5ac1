"""Tokens and sentences of German news text.

Tokens follow the conventions of the German treebanks: "z. B." is two tokens "z." "B.", an ordinal keeps its full stop
("11. Sitzung"), so does an abbreviation ("Dr.", "Mio."), a hyphenated compound is one token, a slash between two names
parts them ("Paris/Berlin"). Text is never altered: ``doc.text`` equals the input, runs of white space that are more
than one blank become tokens of their own (``token.is_space``).

Whether a full stop after a number or a Roman numeral belongs to it (ordinal) or ends the sentence is decided from the
words around it, and so is the apostrophe of a genitive ("Grass' Roman") against a closing quotation mark.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from depesche.german.lexicon import rows
from depesche.german.texts import words_of
from depesche.german.wordforms import wordforms

OPENING = frozenset(("``", ",,", "<<", *"„»«“‚‘›‹\"'([{–—-*•"))
CLOSING = frozenset(("''", ">>", *"“”«»’‘‹›\"')]}"))
ENDING = frozenset((".", "!", "?", "…", "...", "!!", "??", "!?", "?!"))
ROMAN = re.compile(r"[IVX]{1,6}\Z")

_FORMS: dict[str, set[str]] = defaultdict(set)
for _table in ("abbreviations", "sentence_words"):
    for _row in rows(_table):
        _FORMS[_row["kind"]].add(_row["form"])
INNER = frozenset(_FORMS["inner"])  # a sentence rarely ends with one of these abbreviations
FINAL = frozenset(_FORMS["final"])  # with one of these it may
AMBIGUOUS = frozenset(_FORMS["ambiguous"])  # also full words ("Art.", "Mo."): end a sentence if a new one begins behind
MONTHS = frozenset(_FORMS["month"])
BEFORE_ORDINAL = frozenset(_FORMS["before_ordinal"])  # make "11." an ordinal when a noun follows
BEFORE_LETTER = frozenset(_FORMS["before_letter"])  # make "A" a name of its own
STARTERS = frozenset(_FORMS["starter"])  # open a sentence far more often than they follow an ordinal
HOSTS = frozenset(_FORMS["clitic_host"])  # "geht's", "gibt's"

_WORD = r"[^\W\d_](?:[\w\u0300-\u036f]|[’'](?=[^\W\d_]{2})|[-‐‑](?=\w)(?<=\w.))*"
_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<link>(?:https?://|www\.)[^\s<>"„“”»«]*[^\s<>"„“”»«.,;:!?)\]}'’]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)
  | (?P<mark>[#@]\w+(?:[-.]\w+)*)
  | (?P<dots>\.{2,}|…)
  | (?P<number>[+−-]?\d+(?:[.,:/]\d+)*(?:[-‐‑](?:[^\W\d_][\w]*|\d[\d.,]*)(?:[-‐‑]\w+)*|[^\W\d_]+(?:[-‐‑]\w+)*)?)
  | (?P<initials>(?:[^\W\d_]\.){2,}(?:-[^\W\d_][\w-]*)?)
  | (?P<word>WORD)
  | (?P<dash>-{2,}|[–—]+)
  | (?P<quote>``|''|,,|<<|>>)
  | (?P<other>\S)
    """.replace("WORD", _WORD),
    re.VERBOSE,
)  # fmt: skip
_INSIDE = re.compile(r"\.[a-zäöü]{2,}(?![\w.])")  # letters that follow a full stop at once, in lower case
_CLITIC = re.compile(r"[’']s(?!\w)")
_NEXT = re.compile(r"\s*(?:[„»«“\"'‚‘›(\[]\s*)*(\S*)")


class NewsTokenizer(DummyTokenizer):
    """Callable ``str → Doc`` with the conventions of this module; stateless, hence nothing to serialise."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        pieces = split(text)
        words: list[str] = []
        spaces: list[bool] = []
        for piece in pieces:
            if piece == " " and words and not spaces[-1] and not words[-1].isspace():
                spaces[-1] = True
            elif piece.isspace() and piece[0] == " " and words and not spaces[-1] and not words[-1].isspace():
                spaces[-1] = True
                words.append(piece[1:])
                spaces.append(False)
            else:
                words.append(piece)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)


def split(text: str) -> list[str]:
    """Cut ``text`` into pieces, white space included: ``"".join(split(text)) == text``."""
    out: list[str] = []
    end = 0
    size = len(text)
    while end < size:
        match = _TOKEN.match(text, end)
        if match is None:  # cannot happen: "other" and "space" cover every character
            out.append(text[end])
            end += 1
            continue
        start, end = match.span()
        kind = match.lastgroup
        piece = match.group()
        if kind == "word":
            after = text[end] if end < size else ""
            inside = _INSIDE.match(text, end) if after == "." and piece not in INNER else None
            if inside is not None:
                piece += inside.group()  # "ver.di"
                end = inside.end()
            elif after == "." and not text.startswith("..", end) and _keeps_stop(piece, out, text, end):
                piece += "."
                end += 1
            elif after and after in "'’" and piece.lower() in HOSTS and _CLITIC.match(text, end):
                out += [piece, text[end : end + 2]]
                end += 2
                continue
            elif after and after in "'’" and piece[0].isupper() and _CLITIC.match(text, end):
                piece += text[end : end + 2]  # "Gore's"
                end += 2
            elif after and after in "'’" and _is_genitive(piece, text, end):
                piece += after
                end += 1
            elif after == "-" and (end + 1 == size or not text[end + 1].isalnum()) and piece[0].isalpha():
                # "Außen- und Sicherheitspolitik": the hyphen of a truncated compound stays with its word
                if not text.startswith("--", end):
                    piece += "-"
                    end += 1
            elif after == "/" and text.startswith("/-innen", end):
                piece += "/-innen"
                end += 7
            elif text.startswith("*innen", end) or text.startswith(":innen", end):
                piece += text[end : end + 6]
                end += 6
        elif kind == "number":
            if text.startswith(".", end) and not text.startswith("..", end) and piece.isdigit():
                if _is_ordinal(piece, out, text, end + 1):
                    piece += "."
                    end += 1
            elif piece[0] in "+-−" and start and not text[start - 1].isspace():
                out.append(piece[0])
                piece = piece[1:]
        out.append(piece)
    return out


def _keeps_stop(word: str, before: list[str], text: str, stop: int) -> bool:
    """Does the full stop at ``text[stop]`` belong to ``word``?"""
    following = _NEXT.match(text, stop + 1)
    then = following.group(1) if following else ""
    gap = text[stop + 1 : stop + 2]
    if len(word) == 1:
        # initials and one-letter abbreviations; a lone capital at the end of a paragraph ("Vitamin C.") is not one
        return bool(then) and gap != "\n" and not (word.isupper() and _is_letter_name(word, before, then))
    if word in INNER:
        if not then:
            return word in FINAL
        if word in FINAL or not gap.isspace():
            return True
        return not (word in AMBIGUOUS and (then[0].isupper() and then.rstrip(",.:;") in STARTERS))
    if word in FINAL:
        return True
    if ROMAN.match(word):
        previous = _last_word(before)
        if not then or not previous[:1].isupper() or gap == "\n":
            return False
        return then.strip(",.:;") not in STARTERS
    return False


def _is_letter_name(letter: str, before: list[str], then: str) -> bool:
    """Is a capital the whole name of something ("auf X. Danach", "die Gruppe B. Spanien"), not the start of one?"""
    previous = _last_word(before)
    if len(previous) == 2 and previous[1] == ".":  # "z. B."
        return False
    if then.strip(",.:;") in STARTERS:
        return True
    return then[0].isupper() and (previous in BEFORE_LETTER or f"{previous} {letter}" in BEFORE_LETTER)


def _is_ordinal(digits: str, before: list[str], text: str, end: int) -> bool:
    following = _NEXT.match(text, end)
    then = following.group(1) if following else ""
    gap = text[end : end + 1]
    word = then.rstrip(",.:;!?)“”»«\"'")
    if not then or (gap and not gap.isspace() and gap not in "-–"):
        return bool(gap) and gap in ",;:)–-/" and len(digits) <= 2
    if "\n" in text[end : end + 2]:
        return False
    if word in MONTHS or then[0].islower():
        return True
    if then[0].isdigit():
        return len(digits) <= 2 and word.isdigit()  # "11. 3. 2020"
    if len(digits) > 3 or word in STARTERS or not then[0].isalpha():
        return False
    previous = _last_word(before).lower()
    if previous in BEFORE_ORDINAL:
        return True
    if previous.islower() and previous.endswith(("e", "en", "em", "er", "es")):
        return any(reading.pos == "ADJ" for reading in wordforms().readings(previous))  # "im späten 19. Jahrhundert"
    return not previous and not before  # a list number or a headline that begins with an ordinal


def _last_word(before: list[str]) -> str:
    for piece in reversed(before[-3:]):
        if not piece.isspace():
            return piece
    return ""


def _is_genitive(word: str, text: str, at: int) -> bool:
    """Is the apostrophe at ``text[at]`` a genitive's ("Fidel Castros" needs none, "Hans' Haus" does)?"""
    if word[-1] not in "sxzßS" or not word[0].isupper():
        return False
    rest = text[at + 1 : at + 3]
    if len(rest) < 2 or rest[0] != " " or not (rest[1].isupper() or rest[1].islower()):
        return False
    line = text[max(0, at - 200) : at]
    opened = line.count(" '") + line.count("\n'") if text[at] == "'" else line.count("‚") + line.count(" ’")
    return opened == 0


def is_sentence_end(token: str) -> bool:
    return token in ENDING or (len(token) > 1 and token[0] in "!?." and set(token) <= set("!?."))


@lru_cache(maxsize=4096)
def _abbreviation_may_end(token: str) -> bool:
    return token[:-1] in FINAL or token in ("u.a.", "u.ä.", "o.ä.", "u.s.w.", "U.S.", "U.S.A.", "n.Chr.", "v.Chr.")


_PLAIN, _SPACE, _END, _ABBREVIATION = range(4)


@lru_cache(maxsize=65536)
def _kind(word: str) -> int:
    if word.isspace():
        return _SPACE
    if is_sentence_end(word):
        return _END
    if len(word) > 2 and word[-1] == "." and _abbreviation_may_end(word):
        return _ABBREVIATION
    return _PLAIN


def sentence_starts(words: Sequence[str]) -> list[bool]:
    """For each token, does a sentence begin with it? White-space tokens belong to the sentence before them."""
    starts = [False] * len(words)
    if not words:
        return starts
    starts[0] = True
    kinds = list(map(_kind, words))
    for index in range(1, len(words)):
        if words[index] == words[index - 1] == "+":
            kinds[index] = _END  # "++" parts the headlines of a ticker
    wrapped = _is_wrapped(words, kinds)
    pending = False  # a full stop was seen, the next suitable token opens a sentence
    forced = False  # a paragraph ended, the next token opens a sentence whatever it is
    for index, kind in enumerate(kinds):
        if kind == _PLAIN and not (pending or forced):
            continue
        word = words[index]
        if kind == _SPACE:
            breaks = word.count("\n")
            if breaks > 1 or (breaks == 1 and not wrapped):
                forced = True
            continue
        if forced and index:
            starts[index] = True
            forced = pending = False
        elif pending:
            if _opens(words, index):
                starts[index] = True
                pending = False
            elif word not in CLOSING:
                pending = False
        if kind == _END or (kind == _ABBREVIATION and _starter_follows(words, index)):
            pending = True
    return starts


def _opens(words: Sequence[str], index: int) -> bool:
    """May the token at ``index`` open a sentence, given that the one before may have ended one?"""
    word = words[index]
    if word[0].isupper() or word[0].isdigit() or word[0] in "#@":
        return True
    if word in CLOSING and word not in OPENING:
        return False
    if word in OPENING or word in ("``", ",,", "<<"):
        # `"` after a full stop closes a quotation unless one was not opened; look at what follows
        follow = next((w for w in words[index + 1 : index + 3] if not w.isspace()), "")
        if not follow or not (follow[0].isupper() or follow[0].isdigit() or follow in OPENING):
            return False
        return word not in CLOSING or _is_opening(words, index)
    return False


def _is_opening(words: Sequence[str], index: int) -> bool:
    """Does the ambiguous quotation mark at ``index`` open (an even number of its kind stands before it)?"""
    word = words[index]
    window = words[max(0, index - 300) : index]
    if word in "\"'":
        return window.count(word) % 2 == 0
    if word in "“‘":  # closes „ and ‚, else opens English quotation marks
        opener = "„" if word == "“" else "‚"
        return window.count(opener) <= window.count(word)
    if word in "»«":
        other = "«" if word == "»" else "»"
        closed = window.count(word) <= window.count(other)
        return closed and (window.count(word) + window.count(other)) % 2 == 0
    return window.count(word) % 2 == 0


def _starter_follows(words: Sequence[str], index: int) -> bool:
    follow = next((word for word in words[index + 1 : index + 3] if not word.isspace()), "")
    return follow in STARTERS


def _is_wrapped(words: Sequence[str], kinds: list[int]) -> bool:
    """Is the text broken into lines of fixed width, so that a single line break means nothing?"""
    breaks = [index for index, kind in enumerate(kinds) if kind == _SPACE and "\n" in words[index]]
    lengths: list[int] = []
    inner = 0
    start = 0
    for stop in breaks:
        if words[stop].count("\n") == 1 and stop > start:
            lengths.append(sum(map(len, words[start:stop])) + stop - start)
            last = words[stop - 1]
            inner += not (is_sentence_end(last) or last in CLOSING or last == ":")
        start = stop + 1
    if len(lengths) < 4:
        return False
    middle = sorted(lengths)[len(lengths) // 2]
    near = sum(abs(one - middle) <= 15 for one in lengths)
    return inner > 0.6 * len(lengths) and near > 0.6 * len(lengths) and 40 <= middle <= 130


@Language.component("german_sentences", assigns=["token.is_sent_start"])
def german_sentences(doc: Doc) -> Doc:
    """Set sentence starts, unless the document carries them already."""
    if len(doc) and not doc.has_annotation("SENT_START"):
        starts = sentence_starts(words_of(doc))
        values: Any = np.where(starts, 1, -1).astype("int64").astype("uint64")
        doc.from_array([SENT_START], values)
    return doc


@registry.tokenizers("depesche.NewsTokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], NewsTokenizer]:
    """The tokenizer's entry for a pipeline's configuration."""
    return lambda nlp: NewsTokenizer(nlp.vocab)
