"""German time expressions: from text to phrases with language-neutral slots.

Two steps. The text is cut into words, and each word gets the set of classes it has in `lexicon/calendar.csv` (month, weekday,
unit, "last"/"next", numeral …). The rules in `rules/times.yaml` are patterns over those classes. What a phrase means on
the calendar is worked out by `depesche.reading.times`, which knows no German.

Pattern language of a rule, blanks between words optional:

    MONTH            a word of that class              name=MONTH      the same, its value goes into slot `name`
    [MONTH SEASON]   a word of either class            {MACRO}         text of a macro
    A? (A | B) A*    as in regular expressions         !A              not followed by A
    < … >            the span that is the expression (default: all); several spans share slots from right to left
    ~A               A directly after the word before it, without white space
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from depesche.errors import DepescheError
from depesche.german import numbers

SENTENCE_CLOSERS = frozenset(".!?:;\"„“”»«›‹()[]–—*•|\n")
_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")

_WORD = re.compile(
    r"(?P<ISO>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?![\d-]))"
    r"|(?P<GROUPED>\d{1,3}(?:[.'’\u202f]\d{3})+(?![\d]))"
    r"|(?P<DECIMAL>\d+,\d+)"
    r"|(?P<DECADE_NUM>(?:\d\d|1\d\d0|20\d0)er(?:n|s)?(?![^\W\d_]))"
    r"|(?P<NUMBER>\d+)"
    r"|(?P<WORD>[^\W\d_]+(?:[’'][^\W\d_]+)*)"
    r"|(?P<BREAK>\s*\n\s*\n\s*)"
    r"|(?P<SPACE>\s+)"
    r"|(?P<MARK>.)",
    re.DOTALL,
)
_MARKS = {
    ".": "DOT", ",": "COMMA", ":": "COLON", "-": "DASH", "–": "DASH", "—": "DASH", "‑": "DASH", "/": "SLASH",
    "(": "OPEN", ")": "CLOSE", "'": "APOSTROPHE", "’": "APOSTROPHE", "%": "MEASURE", "€": "MEASURE", "$": "LABEL",
    "§": "LABEL", "#": "LABEL", "+": "PLUS_SIGN",
}  # fmt: skip
# Classes that the lexer gives beyond those of the lexicon.
_LEXER_CLASSES = (
    "ISO", "GROUPED", "DECIMAL", "DECADE_NUM", "NN", "NNN", "YEAR", "YEARLIKE", "ROUND", "DIGITS", "CARD", "ORD", "NAME",
    "PLURAL", "ADJECTIVE", "OTHER", *sorted(set(_MARKS.values())),
)  # fmt: skip
# Compounds that are read as two words: "Montagabend", "dreitägig", "Neunzigerjahre".
_COMPOUND_HEADS = ("DAYPART", "SPANNING", "SPANNING_YEAR", "SETTING", "UNIT_YEARS")
_COMPOUND_FIRSTS = ("WEEKDAY", "HOLIDAY", "DECADE", "HALF", "MULTI", "QUANTITY")

# What several spans of one match may have in common: "5. bis 22. November 2013", "50 statt 30 Jahre".
_SHARED = frozenset({"month", "year", "year2", "yearshift", "unit", "century"})

SPACE, BREAK = " ", "\n"
BREAK_PATTERN = re.compile(r"\n\s*\n")


class CalendarError(DepescheError):
    """A broken calendar lexicon or rule file."""

    code = "bad-calendar"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time expression as words tell it; `start`/`end` are characters. `means` names how its slots are to be read."""

    start: int
    end: int
    means: str
    slots: Mapping[str, str]
    rule: str


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    code: str
    values: Mapping[str, str]


Entry = tuple[str, str, bool]  # class, value, written with a capital


@dataclass(frozen=True, slots=True)
class _Lexicon:
    words: Mapping[str, tuple[Entry, ...]]  # by lower-case form
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]  # multi-word entries by first word
    codes: Mapping[frozenset[str], str]  # one character for each set of classes
    members: Mapping[str, str]  # the characters of each class
    compound: re.Pattern[str]


def _forms(word: str, endings: str) -> Iterator[str]:
    yield word
    for ending in _ADJECTIVE_ENDINGS if endings == "adj" else endings.split():
        yield word + ending


def _classes_of(entries: tuple[Entry, ...], capital: bool, initial: bool, shouted: bool) -> dict[str, str]:
    """Classes and values of a word form as it is written: nouns only with a capital, others with one only at a start."""
    return {c: v for c, v, noun in entries if shouted or noun == capital or (initial and capital)}


@cache
def lexicon() -> _Lexicon:
    """The calendar words; raises CalendarError where the table is broken."""
    text = (files("depesche.german.lexicon") / "calendar.csv").read_text(encoding="utf-8")
    words: dict[str, list[Entry]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        if set(row) != {"class", "word", "endings", "value"} or None in row.values():
            raise CalendarError(f"calendar.csv:{number}: expected class,word,endings,value")
        for form in _forms(row["word"], row["endings"]):
            parts = tuple(m[0].lower() for m in _WORD.finditer(form) if m.lastgroup not in ("SPACE", "BREAK"))
            if len(parts) > 1:
                phrases.setdefault(parts[0], []).append((parts, row["class"], row["value"]))
            else:
                entry = (row["class"], row["value"], form[0].isupper())
                words.setdefault(form.lower(), [])
                if entry not in words[form.lower()]:
                    words[form.lower()].append(entry)
    sets = {frozenset({name}) for name in _LEXER_CLASSES} | {frozenset({"CARD", "ORD"})}
    for entries in words.values():
        for capital in (False, True):
            for initial in (False, True):
                for shouted in (False, True):
                    sets.add(frozenset(_classes_of(tuple(entries), capital, initial, shouted)))
    sets |= {frozenset({name}) for group in phrases.values() for _, name, _ in group}
    codes = {classes: chr(0xE000 + i) for i, classes in enumerate(sorted(sets - {frozenset()}, key=sorted))}
    members: dict[str, str] = {}
    for classes, code in codes.items():
        for name in classes:
            members[name] = members.get(name, "") + code
    heads = {form for form, entries in words.items() if any(c in _COMPOUND_HEADS for c, _, _ in entries)}
    alternatives = "|".join(re.escape(h) for h in sorted(heads, key=len, reverse=True) if len(h) > 4)
    return _Lexicon(
        words={form: tuple(entries) for form, entries in words.items()},
        phrases={first: tuple(sorted(group, key=lambda g: -len(g[0]))) for first, group in phrases.items()},
        codes=codes,
        members=members,
        compound=re.compile(rf"(.{{3,}}?)(s?)({alternatives})"),
    )


def _numeral(word: str) -> dict[str, str]:
    out = {}
    if (n := numbers.cardinal(word)) is not None:
        out["CARD"] = f"{n:g}"
    if (n := numbers.ordinal(word)) is not None:
        out["ORD"] = str(n)
    return out


@lru_cache(maxsize=65536)
def _classify(word: str, initial: bool) -> tuple[tuple[int, Mapping[str, str]], ...]:
    """Parts of a word as (length, classes with values): one part, or two for a compound."""
    lex, lower = lexicon(), word.lower()
    capital, shouted = word[0].isupper(), len(word) > 1 and word.isupper()
    classes = _classes_of(lex.words.get(lower, ()), capital, initial, shouted)
    if not classes:
        classes = _numeral(lower)
    if classes:
        return ((len(word), classes),)
    if match := lex.compound.fullmatch(lower):
        first, link, head = match.groups()
        for stem in (first, first + link):
            entries = [e for e in lex.words.get(stem, ()) if e[0] in _COMPOUND_FIRSTS]
            left = {c: v for c, v, _ in entries} or _numeral(stem)
            right = {c: v for c, v, _ in lex.words[head] if c in _COMPOUND_HEADS}
            if left and right:
                length = len(first) + len(link)
                return ((length, _only_known(left)), (len(word) - length, _only_known(right)))
    if capital:
        plural = len(word) > 3 and lower.endswith(("en", "er", "ern", "e", "s", "eln"))
        return ((len(word), {"PLURAL" if plural else "NAME": ""}),)
    adjective = lower.endswith(("ische", "ischen", "ischer", "liche", "lichen", "neue", "neuen", "weitere", "weiteren"))
    return ((len(word), {"ADJECTIVE" if adjective else "OTHER": ""}),)


def _only_known(classes: dict[str, str]) -> dict[str, str]:
    """Keep a set of classes that has a code; else the first class alone."""
    if frozenset(classes) in lexicon().codes:
        return classes
    name = next(iter(classes))
    return {name: classes[name]}


def _number_class(digits: str) -> str:
    """Class of a bare number: `YEAR` is hardly anything but a year, `YEARLIKE` and still more `ROUND` may be a count."""
    if len(digits) <= 2:
        return "NN"
    if len(digits) == 3:
        return "NNN"
    if len(digits) == 4 and 1000 <= int(digits) <= 2199:
        if digits.endswith("00"):
            return "ROUND"
        return "YEAR" if 1900 < int(digits) < 2040 else "YEARLIKE"
    return "DIGITS"


def _tokens(text: str) -> list[_Token]:
    """All words of the text with their class code; white space and paragraph breaks are tokens of their own."""
    lex = lexicon()
    codes = lex.codes
    out: list[_Token] = []
    initial = True
    for match in _WORD.finditer(text):
        kind, start, end = match.lastgroup, match.start(), match.end()
        if kind == "WORD":
            for length, classes in _classify(match[0], initial):
                out.append(_Token(start, start + length, codes[frozenset(classes)], classes))
                start += length
            initial = False
        elif kind == "SPACE":
            out.append(_Token(start, end, SPACE, {}))
        elif kind == "BREAK":
            out.append(_Token(start, end, BREAK, {}))
            initial = True
        elif kind == "MARK":
            name = _MARKS.get(match[0], "OTHER")
            out.append(_Token(start, end, codes[frozenset({name})], {}))
            initial = initial or match[0] in SENTENCE_CLOSERS
        else:
            name, value = str(kind), match[0]
            if name == "NUMBER":
                name = _number_class(value)
            elif name == "DECADE_NUM":
                value = value[: value.index("e")]
            elif name == "DECIMAL":
                value = value.replace(",", ".")
            out.append(_Token(start, end, codes[frozenset({name})], {name: value}))
            initial = False
    return _with_phrases(text, out)


def _with_phrases(text: str, tokens: list[_Token]) -> list[_Token]:
    """Join the tokens of multi-word entries into one."""
    lex = lexicon()
    out: list[_Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        joined = None
        if token.code not in (SPACE, BREAK):
            for parts, name, value in lex.phrases.get(text[token.start : token.end].lower(), ()):
                if last := _matches(text, tokens, i, parts):
                    joined = _Token(token.start, tokens[last].end, lex.codes[frozenset({name})], {name: value})
                    i = last
                    break
        out.append(joined or token)
        i += 1
    return out


def _matches(text: str, tokens: list[_Token], i: int, parts: tuple[str, ...]) -> int | None:
    """Index of the last token if the words from token `i` on are `parts`, with at most blanks between them."""
    for k, part in enumerate(parts):
        if k and i < len(tokens) and tokens[i].code == SPACE:
            i += 1
        if i >= len(tokens) or text[tokens[i].start : tokens[i].end].lower() != part:
            return None
        i += 1
    return i - 1


@dataclass(frozen=True, slots=True)
class _Rule:
    id: str
    means: str
    pattern: re.Pattern[str]
    spans: int  # number of < … > spans; 0 = the whole match
    names: tuple[tuple[str, str, frozenset[str]], ...]  # group, slot, classes that may give the value
    slots: Mapping[str, str]


_PART = re.compile(
    r"\s*(?:(?P<tight>~)?(?:(?P<slot>[a-z][a-z0-9_]*)=)?(?:(?P<name>[A-Z][A-Z_]*)|\[(?P<names>[A-Z_ ]+)\])(?P<many>[?*+]?)"
    r"|!(?:(?P<not>[A-Z][A-Z_]*)|\[(?P<nots>[A-Z_ ]+)\])|(?P<op>[()|?<>])|(?P<bad>\S))"
)


class _Compiler:
    """Turns a pattern into a regular expression over class codes."""

    def __init__(self, rule: str, macros: Mapping[str, str]) -> None:
        self.rule, self.macros = rule, macros

    def fail(self, what: str) -> CalendarError:
        return CalendarError(f"times.yaml: rule {self.rule}: {what}")

    def expand(self, pattern: str) -> str:
        for _ in range(8):
            expanded = re.sub(r"\{(\w+)\}", lambda m: self.macros.get(m[1], m[0]), pattern)
            if expanded == pattern:
                break
            pattern = expanded
        if "{" in pattern:
            raise self.fail("unknown macro")
        return pattern

    def chars(self, names: list[str]) -> str:
        members = lexicon().members
        if unknown := [n for n in names if n not in members]:
            raise self.fail(f"unknown class {', '.join(unknown)}")
        return "[" + "".join(sorted({c for n in names for c in members[n]})) + "]"

    def compile(self, pattern: str) -> tuple[re.Pattern[str], int, tuple[tuple[str, str, frozenset[str]], ...]]:
        out: list[str] = []
        names: list[tuple[str, str, frozenset[str]]] = []
        spans = 0
        inside = False
        source = self.expand(pattern)
        for part in _PART.finditer(source.rstrip()):
            if part["bad"]:
                raise self.fail(f"can't read {part['bad']!r} in the pattern")
            if forbidden := part["not"] or part["nots"]:
                out.append(f"(?! ?{self.chars(forbidden.split())})")
            elif op := part["op"]:
                if op == "<":
                    spans, inside = spans + 1, True
                    out.append(f"(?P<span{spans}>")
                elif op == ">":
                    inside = False
                    out.append(")")
                else:
                    out.append("(?:" if op == "(" else op)
            else:
                classes = (part["name"] or part["names"]).split()
                body = self.chars(classes)
                if slot := part["slot"]:
                    group = f"g{len(names)}"
                    names.append((group, f"{spans}:{slot}" if inside else slot, frozenset(classes)))
                    body = f"(?P<{group}>{body})"
                gap = "" if part["tight"] else " ?"
                out.append(f"(?:{gap}{body}){part['many']}")
        try:
            return re.compile("".join(out)), spans, tuple(names)
        except re.error as error:
            raise self.fail(str(error)) from error


@cache
def rules() -> tuple[_Rule, ...]:
    """The rules of `times.yaml`, in file order; raises CalendarError naming the rule that is broken."""
    data: Any = yaml.safe_load((files("depesche.german.rules") / "times.yaml").read_text(encoding="utf-8"))
    out: list[_Rule] = []
    for item in data["rules"]:
        if unknown := set(item) - {"id", "means", "pattern", "slots"}:
            raise CalendarError(f"times.yaml: rule {item.get('id')}: unknown key {', '.join(sorted(unknown))}")
        patterns = item["pattern"] if isinstance(item["pattern"], list) else [item["pattern"]]
        for pattern in patterns:
            compiled, spans, names = _Compiler(item["id"], data["macros"]).compile(pattern)
            slots = {k: str(v) for k, v in item.get("slots", {}).items()}
            out.append(_Rule(item["id"], item["means"], compiled, spans, names, slots))
    return tuple(out)


def phrases(text: str) -> list[Phrase]:
    """The time phrases of `text`, sorted, without overlap: of two that compete for a word the longer match wins."""
    tokens = _tokens(text)
    codes = "".join(t.code for t in tokens)
    found: list[tuple[int, int, int, re.Match[str], _Rule]] = []
    for order, rule in enumerate(rules()):
        for match in rule.pattern.finditer(codes):
            start, end = match.span()
            start += codes[start] == SPACE
            found.append((start - end, order, start, match, rule))
    found.sort(key=lambda f: f[:3])
    taken = bytearray(len(tokens))
    out: list[Phrase] = []
    for length, _, start, match, rule in found:
        end = start - length
        if any(taken[start:end]):
            continue
        taken[start:end] = b"\x01" * (end - start)
        if rule.means != "nothing":
            out.extend(_phrases_of(match, rule, tokens, codes))
    return sorted(out, key=lambda p: p.start)


def _neighbour(tokens: list[_Token], i: int, step: int) -> Mapping[str, str]:
    """Classes of the next word before or after token `i`, blanks skipped."""
    i += step
    if 0 <= i < len(tokens) and tokens[i].code == SPACE:
        i += step
    return tokens[i].values if 0 <= i < len(tokens) else {}


def _way(tokens: list[_Token], start: int, end: int) -> str | None:
    """Which way the preposition before an expression looks: "seit Montag" back, "für Montag" ahead, "vom Montag" back."""
    before = _neighbour(tokens, start, -1)
    if "SINCE" in before:
        return "-1"
    if "FOR" in before or "STARTING" in before:
        return "1"
    if "FROM" in before and "UNTIL" not in _neighbour(tokens, end - 1, 1):
        return "-1"
    return None


def _phrases_of(match: re.Match[str], rule: _Rule, tokens: list[_Token], codes: str) -> list[Phrase]:
    common = dict(rule.slots)
    own: dict[int, dict[str, str]] = {k: {} for k in range(1, rule.spans + 1)}
    for group, slot, classes in rule.names:
        if match[group]:
            values = tokens[match.start(group)].values
            value = next(values[c] for c in values if c in classes)
            if ":" in slot:
                span, _, slot = slot.partition(":")
                own[int(span)][slot] = value
            else:
                common[slot] = value
    out: list[Phrase] = []
    shared: dict[str, str] = {}
    for k in range(rule.spans or 1, 0, -1):
        start, end = match.span(f"span{k}") if rule.spans else match.span()
        if start < 0 or start == end:
            continue
        start += codes[start] == SPACE
        slots = common | shared | own.get(k, {})
        if way := _way(tokens, start, end):
            slots["looks"] = way
        out.append(Phrase(tokens[start].start, tokens[end - 1].end, rule.means, slots, rule.id))
        shared = shared | {slot: value for slot, value in own.get(k, {}).items() if slot in _SHARED}
    return out
