"""The rules of `rules/times.yaml`: patterns over the classes of calendar words, compiled to regular expressions.

Pattern language, blanks between words optional:

    MONTH            a word of that class              name=MONTH      the same; its value goes into slot `name`
    [MONTH SEASON]   a word of either class            {MACRO}         text of a macro
    A? (A | B) A*    as in regular expressions         !A              not followed by A
    < … >            the span that is the expression (default: all); several spans share a month, year or unit,
                     which the last one tells
    ~A               A directly after the word before it, without white space
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from depesche.german.calendar.words import BREAK, PLAIN, SPACE, CalendarError, load

_PART = re.compile(
    r"\s*(?:(?P<tight>~)?(?:(?P<slot>[a-z][a-z0-9_]*)=)?"
    r"(?:(?P<name>[A-Z][A-Z_]*)|\[(?P<names>[A-Z_ ]+)\])(?P<many>[?*+]?)"
    r"|!(?:(?P<not>[A-Z][A-Z_]*)|\[(?P<nots>[A-Z_ ]+)\])|(?P<op>[()|?<>])|(?P<bad>\S))"
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A named word of a pattern: its `group`, the span it stands in (0 = none), the classes that give its value."""

    group: str
    span: int
    name: str
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of a rule. `needs`: for each word it can't do without, the codes that word may have."""

    id: str
    means: str
    order: int
    source: str  # of `regex`
    spans: int  # how many < … >; 0 = the whole match
    slots: tuple[Slot, ...]
    fixed: Mapping[str, str]
    needs: tuple[frozenset[str], ...]

    @property
    def regex(self) -> re.Pattern[str]:
        """Compiled when a text first has words for it: a document needs few of the rules."""
        return _regex(self.source)


@cache
def _regex(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _chars(names: list[str]) -> str:
    members = load().members
    if unknown := [n for n in names if n not in members]:
        raise ValueError(f"unknown class {', '.join(unknown)}")
    return "".join(sorted({c for n in names for c in members[n]}))


def _expanded(pattern: str, macros: Mapping[str, str]) -> str:
    for _ in range(8):  # macros may name macros
        pattern = re.sub(r"\{(\w+)\}", lambda m: macros.get(m[1], m[0]), pattern)
    if "{" in pattern:
        raise ValueError(f"unknown macro in {pattern}")
    return pattern


def _compile(rule: str, means: str, order: int, pattern: str, fixed: Mapping[str, str]) -> Rule:
    out: list[str] = []
    slots: list[Slot] = []
    needs: list[frozenset[str]] = []
    spans, inside, depth = 0, False, 0
    for part in _PART.finditer(pattern.rstrip()):
        if part["bad"]:
            raise ValueError(f"can't read {part['bad']!r}")
        if forbidden := part["not"] or part["nots"]:
            out.append(f"(?! ?[{_chars(forbidden.split())}])")
        elif op := part["op"]:
            if op in "<>":
                spans, inside = spans + (op == "<"), op == "<"
                out.append(f"(?P<span{spans}>" if inside else ")")
            else:
                depth += {"(": 1, ")": -1}.get(op, 0)
                out.append("(?:" if op == "(" else op)
        else:
            classes = (part["name"] or part["names"]).split()
            chars = _chars(classes)
            body = f"[{chars}]"
            if depth == 0 and part["many"] not in ("?", "*"):
                needs.append(frozenset(chars))
            if part["slot"]:
                slots.append(Slot(f"g{len(slots)}", spans if inside else 0, part["slot"], frozenset(classes)))
                body = f"(?P<{slots[-1].group}>{body})"
            gap = "" if part["tight"] else f"{SPACE}?"
            out.append(f"(?:{gap}{body}){part['many']}")
    return Rule(rule, means, order, "".join(out), spans, tuple(slots), fixed, tuple(needs))


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules, and where in a text to look: `islands` finds the stretches that hold a word no context word is."""

    rules: tuple[Rule, ...]
    islands: re.Pattern[str]

    def rules_for(self, codes: frozenset[str]) -> tuple[Rule, ...]:
        """The rules that a stretch with these words can satisfy."""
        return tuple(r for r in self.rules if all(not codes.isdisjoint(need) for need in r.needs))


@cache
def grammar() -> Grammar:
    """The rules of `times.yaml`, in file order; raises CalendarError naming the rule that is broken."""
    text = (files("depesche.german.rules") / "times.yaml").read_text(encoding="utf-8")
    data: Any = yaml.load(text, Loader=yaml.CSafeLoader)
    context = set(data["context"].split())
    rules: list[Rule] = []
    for item in data["rules"]:
        try:
            if unknown := set(item) - {"id", "means", "pattern", "slots"}:
                raise ValueError(f"unknown key {', '.join(sorted(unknown))}")
            fixed = {k: str(v) for k, v in item.get("slots", {}).items()}
            patterns = item["pattern"] if isinstance(item["pattern"], list) else [item["pattern"]]
            for pattern in patterns:
                expanded = _expanded(pattern, data["macros"])
                rules.append(_compile(item["id"], item["means"], len(rules), expanded, fixed))
        except (KeyError, ValueError) as error:
            raise CalendarError(f"times.yaml: rule {item.get('id')}: {error}") from error
    return Grammar(tuple(rules), _islands(context))


def _islands(context: set[str]) -> re.Pattern[str]:
    """Runs of calendar words with at least one that is no mere context, and up to two other words on either side."""
    codes = load().codes
    if unknown := context - {name for classes in codes for name in classes}:
        raise CalendarError(f"times.yaml: context names unknown classes {', '.join(sorted(unknown))}")
    plain = _chars(list(PLAIN))
    triggers = "".join(code for classes, code in codes.items() if not classes <= context and code not in plain)
    other = f"(?:[{plain}]{SPACE}?){{0,2}}"
    near = f"[^{plain}{BREAK}]*"
    return re.compile(f"(?:{other}{near}[{triggers}]{near})+{other}")


@lru_cache(maxsize=32768)
def rules_for(codes: frozenset[str]) -> tuple[Rule, ...]:
    """The rules that a stretch with these words can satisfy."""
    return grammar().rules_for(codes)
