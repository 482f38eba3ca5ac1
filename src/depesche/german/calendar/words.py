"""The words of the calendar: text to words, each with the set of classes that `lexicon/calendar.csv` gives it.

A set of classes is written as one character, so that the words of a text are a string, over which the rules' patterns
run as regular expressions. Digits, punctuation and unknown words have classes too (`LEXER_CLASSES`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from depesche.errors import DepescheError
from depesche.german import lexicon, numbers

SPACE, BREAK = " ", "\n"

# What the lexer itself knows: PLURAL and NAME are unknown words with a capital, by their ending.
PLAIN = ("OTHER", "NAME", "PLURAL", "ADJECTIVE")
LEXER_CLASSES = (
    *PLAIN, "ISO", "GROUPED", "DECIMAL", "DECADE_NUM", "NN", "NNN", "YEAR", "YEARLIKE", "ROUND", "DIGITS",
    "CARD", "ORD", "SIGN", "DOT", "COMMA", "COLON", "DASH", "SLASH", "OPEN", "CLOSE", "APOSTROPHE", "PLUS_SIGN",
    "MEASURE", "LABEL",
)  # fmt: skip

_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
_PLURAL_ENDINGS = ("en", "er", "ern", "e", "s", "eln")
_ADJECTIVES = ("ische", "ischen", "ischer", "liche", "lichen", "neue", "neuen", "weitere", "weiteren")
# Compounds that are read as two words: "Montagabend", "dreitägig", "Neunzigerjahre".
_COMPOUND_HEADS = frozenset({"DAYPART", "WEEKDAY", "SPANNING", "SPANNING_YEAR", "SETTING", "UNIT_YEARS", "HALF_WORD"})
_COMPOUND_FIRSTS = frozenset({"WEEKDAY", "MONTH", "HOLIDAY", "DECADE", "HALF", "MULTI", "QUANTITY"})

_WORD = re.compile(
    r"(?P<WORD>[^\W\d_]+(?:[’'][^\W\d_]+)*)(?P<BLANK> (?=\S))?"
    r"|(?P<BREAK>\s*\n\s*\n\s*)"
    r"|(?P<SPACE>\s+)"
    r"|(?P<ISO>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?![\d-]))"
    r"|(?P<GROUPED>\d{1,3}(?:[.'’\u202f]\d{3})+(?!\d))"
    r"|(?P<DECIMAL>\d+,\d+)"
    r"|(?P<DECADE_NUM>(?:\d\d|1\d\d0|20\d0)er(?:n|s)?(?![^\W\d_]))"
    r"|(?P<NUMBER>\d+)"
    r"|(?P<MARK>.)",
    re.DOTALL,
)
_MARKS = {
    ".": "DOT", ",": "COMMA", ":": "COLON", "-": "DASH", "–": "DASH", "—": "DASH", "‑": "DASH", "/": "SLASH",
    "(": "OPEN", ")": "CLOSE", "'": "APOSTROPHE", "’": "APOSTROPHE", "%": "MEASURE", "€": "MEASURE", "$": "LABEL",
    "§": "LABEL", "#": "LABEL", "+": "PLUS_SIGN",
}  # fmt: skip
_SENTENCE_CLOSERS = frozenset('.!?:;"„“”»«›‹()[]–—*•|\n')

Classes = Mapping[str, str]  # class → value
_NONE: Classes = {}


class CalendarError(DepescheError):
    """A broken calendar lexicon or rule file."""

    code = "bad-calendar"


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str  # of the class
    value: str
    capital: bool  # written with a capital: nouns


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The table, indexed."""

    words: Mapping[str, tuple[_Entry, ...]]  # by lower-case form
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]  # multi-word entries by their first word
    codes: Mapping[frozenset[str], str]  # the character of each set of classes
    members: Mapping[str, str]  # the characters of all sets that hold a class
    compound: re.Pattern[str]


@dataclass(slots=True)
class Words:
    """The words of a text: `codes[i]` is the character of word `i`; white space between words is a word of its own."""

    starts: list[int] = field(default_factory=list)  # characters
    ends: list[int] = field(default_factory=list)
    classes: list[Classes] = field(default_factory=list)
    codes: str = ""

    def neighbour(self, i: int, step: int) -> Classes:
        """Classes of the next word after (`step` 1) or before (-1) word `i`, blanks skipped; empty at the bounds."""
        i += step
        if 0 <= i < len(self.codes) and self.codes[i] == SPACE:
            i += step
        return self.classes[i] if 0 <= i < len(self.codes) else _NONE


def _forms(word: str, endings: str) -> Iterator[str]:
    yield word
    for ending in _ADJECTIVE_ENDINGS if endings == "adj" else endings.split():
        yield word + ending


def _written(entries: tuple[_Entry, ...], capital: bool, initial: bool, shouted: bool) -> dict[str, str]:
    """Classes of a form as it is written: nouns have a capital, other words only where a sentence starts."""
    return {e.name: e.value for e in entries if shouted or e.capital == capital or (initial and capital)}


@cache
def load() -> Lexicon:
    """The calendar words; raises CalendarError where the table is broken."""
    words: dict[str, list[_Entry]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for number, row in enumerate(lexicon.rows("calendar"), start=2):
        if set(row) != {"class", "word", "endings", "value"} or None in row.values():
            raise CalendarError(f"calendar.csv:{number}: expected class,word,endings,value")
        for form in _forms(row["word"], row["endings"]):
            parts = tuple(m[0].strip().lower() for m in _WORD.finditer(form) if m.lastgroup != "SPACE")
            if len(parts) > 1:
                phrases.setdefault(parts[0], []).append((parts, row["class"], row["value"]))
            else:
                entry = _Entry(row["class"], row["value"], form[0].isupper())
                if entry not in words.setdefault(form.lower(), []):
                    words[form.lower()].append(entry)
    indexed = {form: tuple(entries) for form, entries in words.items()}
    codes = _codes(indexed, {name for group in phrases.values() for _, name, _ in group})
    members: dict[str, str] = {}
    for classes, code in codes.items():
        for name in classes:
            members[name] = members.get(name, "") + code
    heads = [f for f, entries in indexed.items() if len(f) > 4 and any(e.name in _COMPOUND_HEADS for e in entries)]
    return Lexicon(
        words=indexed,
        phrases={first: tuple(sorted(group, key=lambda g: -len(g[0]))) for first, group in phrases.items()},
        codes=codes,
        members=members,
        compound=re.compile(rf"(.{{3,}}?)(s?)({'|'.join(sorted(map(re.escape, heads), key=len, reverse=True))})"),
    )


def _codes(words: Mapping[str, tuple[_Entry, ...]], names: set[str]) -> dict[frozenset[str], str]:
    """A character for every set of classes that a word can have, however it is written."""
    sets = {frozenset({name}) for name in (*LEXER_CLASSES, *names)}
    for entries in words.values():
        sets |= {frozenset({e.name}) for e in entries}
        for initial, shouted in ((False, False), (True, False), (False, True)):
            for capital in (False, True):
                sets.add(frozenset(_written(entries, capital, initial, shouted)))
    return {classes: chr(0xE000 + i) for i, classes in enumerate(sorted(sets - {frozenset()}, key=sorted))}


def _numeral(word: str) -> dict[str, str]:
    if (cardinal := numbers.cardinal(word)) is not None:
        if isinstance(cardinal, int) and 1000 < cardinal < 2100 and cardinal % 100:
            return {"YEARLIKE": str(cardinal)}
        return {"CARD": f"{cardinal:g}"}
    if (ordinal := numbers.ordinal(word)) is not None:
        return {"ORD": str(ordinal)}
    return {}


def _coded(classes: dict[str, str]) -> tuple[str, Classes]:
    """The character of a set of classes; of a set that has none, that of its first class."""
    codes = load().codes
    if code := codes.get(frozenset(classes)):
        return code, classes
    name = next(iter(classes))
    return codes[frozenset({name})], {name: classes[name]}


@lru_cache(maxsize=65536)
def _read_word(word: str, initial: bool) -> tuple[tuple[int, str, Classes], ...]:
    """A word as (length, code, classes): one part, or two for a compound."""
    lex, lower = load(), word.lower()
    capital = word[0].isupper()
    classes = _written(lex.words.get(lower, ()), capital, initial, len(word) > 1 and word.isupper()) or _numeral(lower)
    if classes:
        return ((len(word), *_coded(classes)),)
    if match := lex.compound.fullmatch(lower):
        first, link, head = match.groups()
        for stem in (first, first + link):
            left = {e.name: e.value for e in lex.words.get(stem, ()) if e.name in _COMPOUND_FIRSTS} or _numeral(stem)
            right = {e.name: e.value for e in lex.words[head] if e.name in _COMPOUND_HEADS}
            if left and right:
                length = len(first) + len(link)
                return (length, *_coded(left)), (len(word) - length, *_coded(right))
    if capital:
        name = "PLURAL" if len(word) > 3 and lower.endswith(_PLURAL_ENDINGS) else "NAME"
    else:
        name = "ADJECTIVE" if lower.endswith(_ADJECTIVES) else "OTHER"
    return ((len(word), *_coded({name: ""})),)


@lru_cache(maxsize=4096)
def _read_mark(mark: str) -> tuple[str, Classes]:
    return _coded({_MARKS.get(mark, "SIGN"): ""})


def _read_number(kind: str, digits: str) -> tuple[str, Classes]:
    """`YEAR` is hardly anything but a year; `YEARLIKE`, and still more `ROUND`, may be a count."""
    value = digits
    if kind == "DECADE_NUM":
        value = digits[: digits.index("e")]
    elif kind == "DECIMAL":
        value = digits.replace(",", ".")
    elif kind == "NUMBER":
        kind = {1: "NN", 2: "NN", 3: "NNN"}.get(len(digits), "DIGITS")
        if len(digits) == 4 and 1000 <= int(digits) <= 2199:
            kind = "ROUND" if digits.endswith("00") else "YEAR" if 1900 < int(digits) < 2040 else "YEARLIKE"
    return _coded({kind: value})


def read(text: str) -> Words:
    """All words of `text` with their classes; white space and paragraph breaks are words of their own."""
    words = Words()
    starts, ends, classes = words.starts, words.ends, words.classes
    codes: list[str] = []
    firsts = load().phrases
    candidates: list[int] = []
    initial = True
    for match in _WORD.finditer(text):
        kind = match.lastgroup
        start, end = match.span()
        if kind in ("WORD", "BLANK"):
            word = match[1]
            if word.lower() in firsts:
                candidates.append(len(codes))
            for length, code, found in _read_word(word, initial):
                starts.append(start)
                start += length
                ends.append(start)
                classes.append(found)
                codes.append(code)
            initial = False
            if kind == "BLANK":
                starts.append(start)
                ends.append(end)
                classes.append(_NONE)
                codes.append(SPACE)
            continue
        starts.append(start)
        ends.append(end)
        if kind == "SPACE" or kind == "BREAK":
            initial = initial or kind == "BREAK"
            classes.append(_NONE)
            codes.append(SPACE if kind == "SPACE" else BREAK)
            continue
        if kind == "MARK":
            mark = match[0]
            code, found = _read_mark(mark)
            initial = initial or mark in _SENTENCE_CLOSERS
        else:
            code, found = _read_number(str(kind), match[0])
            initial = False
        classes.append(found)
        codes.append(code)
    words.codes = "".join(codes)
    return _joined(text, words, candidates)


def _joined(text: str, words: Words, candidates: list[int]) -> Words:
    """Make one word of each multi-word entry that begins at one of the `candidates`."""
    out, done = Words(), 0
    codes: list[str] = []

    def keep(until: int) -> None:
        out.starts.extend(words.starts[done:until])
        out.ends.extend(words.ends[done:until])
        out.classes.extend(words.classes[done:until])
        codes.append(words.codes[done:until])

    for i in candidates:
        if i < done:
            continue
        first = text[words.starts[i] : words.ends[i]].lower()
        for parts, name, value in load().phrases.get(first, ()):
            if last := _last_of(text, words, i, parts):
                keep(i)
                code, found = _coded({name: value})
                out.starts.append(words.starts[i])
                out.ends.append(words.ends[last])
                out.classes.append(found)
                codes.append(code)
                done = last + 1
                break
    if not done:
        return words
    keep(len(words.codes))
    out.codes = "".join(codes)
    return out


def _last_of(text: str, words: Words, i: int, parts: tuple[str, ...]) -> int | None:
    """Index of the last word if the words from `i` on are `parts`, with at most blanks between them."""
    for k, part in enumerate(parts):
        if k and i < len(words.codes) and words.codes[i] == SPACE:
            i += 1
        if i >= len(words.codes) or text[words.starts[i] : words.ends[i]].lower() != part:
            return None
        i += 1
    return i - 1
