"""States told of a person beside the name: "X aus Malta", "X (Malta)", "die Minister Maltas und Zyperns, X und Y"."""

from __future__ import annotations

from spacy.tokens import Doc

from depesche.german.nameforms import state_of_form
from depesche.german.nominals.model import Nominal

_LONGEST = 4  # tokens of a state's name


def origin(doc: Doc, end: int) -> tuple[str | None, int]:
    """The code of the state told right behind a name that ends before token `end`, and its end; else None, `end`."""
    opens = doc[end].text if end + 1 < len(doc) else ""
    at = end + 1
    if opens == "aus" and doc[at].tag_ == "ART":
        at += 1
    if opens not in ("aus", "(") or at >= len(doc):
        return None, end
    last = min(at + _LONGEST, len(doc))
    for stop in range(last, at, -1):
        code = state_of_form(" ".join(doc[at:stop].text.split()))
        if code is None:
            continue
        if opens == "(":
            closed = stop < len(doc) and doc[stop].text == ")"
            return (code, stop + 1) if closed else (None, end)
        return code, stop
    return None, end


def past_brackets(doc: Doc, end: int) -> int:
    """Past a state or party told behind a name: " (SPD)", " aus Norwegen"."""
    code, stop = origin(doc, end)
    if code is None and end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")":
        return end + 3
    return stop


def tell_origins(doc: Doc, found: list[Nominal]) -> None:
    """Note at persons with a title the state told beside their name, or shared out among several by a plural title."""
    for nominal in found:
        if nominal.kind == "person" and nominal.titles:
            nominal.acts_for = origin(doc, nominal.end)[0] or ""
    starts = {n.start: k for k, n in enumerate(found) if n.kind == "person"}
    for k, nominal in enumerate(found):
        if nominal.kind == "role" and nominal.parts:
            _share_out(doc, found, k, starts)


def _share_out(doc: Doc, found: list[Nominal], title: int, starts: dict[int, int]) -> None:
    """Give each of the names after "die Minister Norwegens und Maltas," its state, where there are as many of both."""
    end = found[title].end
    people: list[int] = []
    while end + 1 < len(doc) and (doc[end].text == "," or (people and doc[end].tag_ == "KON")):
        name = starts.get(end + 1)
        if name is None:
            break
        people.append(name)
        end = past_brackets(doc, found[name].end)
    parts = found[title].parts
    if len(people) != len(parts):
        return
    found[title].joint, found[title].plural = True, False
    found[title].person = people[0]
    for name, (code, _) in zip(people, parts, strict=True):
        found[name].acts_for = code
        found[name].surely = True
        if title not in found[name].titles:
            found[name].titles.append(title)
