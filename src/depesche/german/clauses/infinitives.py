"""Infinitive clauses with "zu" that no comma parts from the clause around them."""

from __future__ import annotations

from depesche.german.clauses.frames import VERBAL, Frame, zu_infinitive
from depesche.german.clauses.inflection import Readings
from depesche.german.clauses.lexica import control_nouns
from depesche.german.clauses.model import Phrase
from depesche.german.clauses.words import Words

# with these the infinitive belongs to the verbal complex: "ist zu begrüßen", "scheint zu gelingen"
_RAISING = frozenset({"sein", "haben", "scheinen", "brauchen", "pflegen", "vermögen"})
# with these it is a clause of its own: "ist bereit zu verhandeln"
CONTROL_ADJECTIVES = frozenset(
    {"berechtigt", "bereit", "entschlossen", "fähig", "froh", "gewillt", "imstande", "stolz", "verpflichtet", "willens"}
)
_LIGHT = frozenset({"ADV", "ADJD", "PTKNEG", "PROAV", "PAV", "PTKA"})


def split_infinitives(
    words: Words, frames: list[Frame], phrases: list[Phrase], readings: dict[int, Readings]
) -> list[Frame]:
    """The frames, infinitive clauses cut out of the verb-first and verb-second ones that hold them."""
    out: list[Frame] = []
    for frame in frames:
        out.append(frame)
        if frame.finite is None or frame.kind == "infinitive":
            continue
        verb = zu_infinitive(words, frame.tokens)
        behind = verb is not None and verb > frame.finite and not frame.shared
        if verb is None or (frame.order == "VL" and not frame.shared and not behind):
            continue
        first = _first(words, frame, verb, phrases, readings)
        if first is None:
            continue
        last = verb
        inside = [i for i in frame.tokens if first <= i <= last]
        inner = Frame("infinitive", "VL", inside, parent=frame)
        frame.tokens = [i for i in frame.tokens if i < first or i > last]
        out.append(inner)
        for other in frames:  # "versuchte zu erklären, dass …": what follows the infinitive depends on it
            follows = other.parent is frame and bool(other.tokens) and other.tokens[0] > last
            if follows and not any(last < i < other.tokens[0] and words.tags[i] in VERBAL for i in frame.tokens):
                other.parent = inner
    return out


def _first(words: Words, frame: Frame, verb: int, phrases: list[Phrase], readings: dict[int, Readings]) -> int | None:
    """The first token of the infinitive clause, or None where the infinitive is part of the verbal complex."""
    tags = words.tags
    finite = frame.finite
    assert finite is not None
    tokens = frame.tokens
    zu = verb if tags[verb] == "VVIZU" else verb - 1
    if frame.order == "VL" and not frame.shared:  # "…, ob sie bereit ist zu verhandeln"
        return next((i for i in tokens if i > finite and not tags[i].startswith("$")), None)
    if verb < finite:
        return (
            next(i for i in tokens if not tags[i].startswith("$") and tags[i] != "KON") if frame.order == "V2" else None
        )
    members = set(tokens)
    inside = [p for p in phrases if finite < p.start and p.end <= zu and p.head in members]
    nouns = control_nouns()
    for phrase in reversed(inside):
        for head in (phrase.head, *(g.head for g in phrase.genitives)):
            if words.lemmas[head] in nouns and phrase.end <= zu:
                return next((i for i in tokens if i >= phrase.end and not tags[i].startswith("$")), None)
    bracket = next((i for i in reversed(tokens) if i < zu and tags[i] in ("VVPP", "PTKVZ", "VVINF")), None)
    if bracket is not None:
        return next((i for i in tokens if i > bracket and not tags[i].startswith("$")), None)
    if words.lemmas[finite] == "sein" and (adjective := _governing(words, tokens, finite, zu, inside)) is not None:
        return next(i for i in tokens if i > adjective)
    if words.lemmas[finite] in _RAISING:
        return None
    if tags[finite] in ("VAFIN", "VMFIN"):
        return None
    before = [p for p in phrases if p.end <= finite and p.head in members and p.preposition is None]
    has_subject = any(case == "Nom" for p in before for case, _ in readings.get(p.head, ()))
    for phrase in inside:
        if phrase.preposition is None:
            cases = {case for case, _ in readings.get(phrase.head, ())}
            if tags[phrase.head] == "PPER" or (not has_subject and "Nom" in cases):
                has_subject = True
                continue
            return phrase.start
    start = zu
    for i in reversed([i for i in tokens if finite < i < zu]):
        phrase_here = next((p for p in inside if p.start <= i < p.end), None)
        if phrase_here is not None and phrase_here.preposition is not None:
            return phrase_here.start
        if tags[i] in _LIGHT and phrase_here is None:
            start = i
            continue
        break
    return start


def _governing(words: Words, tokens: list[int], finite: int, zu: int, inside: list[Phrase]) -> int | None:
    """The adjective that the infinitive depends on: "bereit zu verhandeln", "Es ist schwer, mit ihr zu reden"."""
    tags = words.tags
    impersonal = any(words.lower[i] == "es" for i in tokens if i < zu)
    for i in tokens:
        if not finite < i < zu or tags[i] not in ("ADJD", "ADV"):
            continue
        if words.lower[i] in CONTROL_ADJECTIVES:
            return i
        if impersonal and tags[i] == "ADJD" and any(i < p.start for p in inside):
            return i
    return None
