"""Clauses joined by "und", "oder", "aber": cuts frames where both sides of a coordinator have a verb of their own."""

from __future__ import annotations

from depesche.german.clauses.frames import COORDINATORS, FINITE, NONFINITE, Frame
from depesche.german.clauses.inflection import Readings
from depesche.german.clauses.words import Words


def split_coordinated(
    words: Words, frames: list[Frame], inside: dict[int, tuple[int, int]], readings: dict[int, Readings]
) -> list[Frame]:
    """The frames, each cut before every coordinator that begins a clause of its own."""
    out: list[Frame] = []
    for frame in frames:
        parts = [frame]
        while (cut := _cut(words, parts[-1], inside)) is not None:
            parts.append(_divide(words, parts[-1], cut))
        out.extend(parts)
        if len(parts) > 1:
            _rehang(frames, parts)
    return out


def _rehang(frames: list[Frame], parts: list[Frame]) -> None:
    """Hangs what depends on a divided clause, or goes on from it, on the part that it follows."""
    for other in frames:
        if not other.tokens or other is parts[0]:
            continue
        nearest = next((p for p in reversed(parts) if p.tokens and p.tokens[0] < other.tokens[0]), parts[0])
        if other.parent is parts[0]:
            other.parent = nearest
        if other.coordinated is parts[0]:
            other.coordinated = nearest


def _cut(words: Words, frame: Frame, inside: dict[int, tuple[int, int]]) -> int | None:
    """The token of the first coordinator in the frame that joins two predicates, or None."""
    tags = words.tags
    tokens = frame.tokens
    verbs = [i for i in tokens if tags[i] in FINITE or tags[i] in NONFINITE]
    if len(verbs) < 2:
        return None
    coordinators = [
        i for i in tokens[1:-1]
        if (tags[i] == "KON" and words.lower[i] in COORDINATORS and not _within(i, inside)) or _but(words, frame, i)
    ]  # fmt: skip
    finite = [i for i in verbs if tags[i] in FINITE]
    for n, k in enumerate(coordinators):
        left = [i for i in verbs if i < k]
        right = [i for i in verbs if i > k]
        if not left or not right:
            continue
        left_finite = [i for i in left if tags[i] in FINITE]
        right_finite = [i for i in right if tags[i] in FINITE]
        bracket_before = k - 1 in left or tags[k - 1] == "PTKVZ" or words.texts[k - 1] == ","
        nearest = next((i for i in coordinators[n + 1 :] if i < right[0]), None)
        if left_finite and right_finite:
            # "traf Kim und Putin und reiste ab": the last coordinator before the verb, unless a verb closes here
            if nearest is not None and not bracket_before and frame.order != "VL":
                continue
            if frame.order != "VL" and _closes_later(words, left, right, coordinators[n + 1 :]):
                continue
            return k
        if right_finite and not left_finite:
            # verb-last: "dass der Vertrag unterzeichnet und ratifiziert wurde"
            if (frame.order == "VL" or frame.kind == "infinitive") and bracket_before:
                return k
            continue
        if left_finite and not right_finite:
            bracket = [i for i in left if tags[i] in NONFINITE]
            if not bracket or not bracket_before:
                continue
            if tags[right[0]] == tags[bracket[-1]] or {tags[right[0]], tags[bracket[-1]]} <= {"VVINF", "VVPP", "VAINF"}:
                return k
            continue
        if not finite and (frame.kind == "infinitive" or frame.shared) and bracket_before:
            return k
    return None


def _but(words: Words, frame: Frame, i: int) -> bool:
    """Whether "aber" inside a clause begins another one, though no comma stands there: "… aber hier hat es …"."""
    if words.lower[i] != "aber" or words.tags[i] != "ADV" or frame.order == "VL":
        return False
    near = [j for j in frame.tokens if i < j <= i + 3 and words.tags[j] in FINITE]
    return bool(near) and any(words.tags[j] in FINITE for j in frame.tokens if j < i - 1)


def _closes_later(words: Words, left: list[int], right: list[int], later: list[int]) -> bool:
    """Whether the auxiliary's right bracket comes behind this "und": "hatten Berg und Tal besucht und gingen"."""
    tags = words.tags
    if len(left) != 1 or tags[left[0]] not in ("VAFIN", "VMFIN") or tags[right[0]] not in NONFINITE:
        return False
    first = next(i for i in right if tags[i] in FINITE)
    return any(right[0] < k < first for k in later)


def _within(i: int, inside: dict[int, tuple[int, int]]) -> bool:
    extent = inside.get(i)
    return extent is not None and extent[0] < i < extent[1] - 1


def _divide(words: Words, frame: Frame, cut: int) -> Frame:
    tags = words.tags
    left = [i for i in frame.tokens if i < cut]
    right = [i for i in frame.tokens if i >= cut]
    new = Frame(frame.kind, frame.order, parent=frame.parent, coordinated=frame, bracket=frame.bracket)
    left_finite = [i for i in left if tags[i] in FINITE]
    right_finite = [i for i in right if tags[i] in FINITE]
    if left[-1:] and words.texts[left[-1]] == ",":
        right.insert(0, left.pop())
    frame.tokens, new.tokens = left, right
    if right_finite:
        new.finite = right_finite[0] if frame.order != "VL" else right_finite[-1]
        if left_finite:
            frame.finite = frame.finite if frame.finite in left else left_finite[0]
        else:
            frame.finite, frame.shared = right_finite[-1], True
    elif left_finite or frame.shared:
        new.finite, new.shared = frame.finite, True
    if frame.order == "VL" and right_finite and len(right) > 3 and words.texts[right[0]] != "," and left_finite:
        content = [i for i in right if not tags[i].startswith("$") and tags[i] != "KON"]
        after = [i for i in content if i > right_finite[-1] and tags[i] not in NONFINITE]
        if after and len(content) > 3:
            new.order, new.kind = "V2", "main"
    return new
