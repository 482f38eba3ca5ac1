"""One record a real-world thing: what all builders share to join the mentions of a thing within one document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from depesche.records import Actor, Span

T = TypeVar("T")


def clusters(mentions: Sequence[T], same: Callable[[list[T], T], float]) -> list[list[T]]:
    """Mentions in text order, put together where `same(cluster, mention)` is above 0: the best such cluster wins.

    Of equally good clusters the one told last wins, as a pronoun or a definite noun takes up what is nearest. The
    number of clusters stays small (things told in one document), so that each mention is held against all of them.
    """
    found: list[list[T]] = []
    for mention in mentions:
        scores = [(same(cluster, mention), n) for n, cluster in enumerate(found)]
        best, place = max(scores, default=(0.0, 0))
        if best > 0:
            found.append([*found.pop(place), mention])
        else:
            found.append([mention])
    return found


def join_spans(spans: Iterable[Span]) -> list[Span]:
    """The spans in text order, without those that lie inside another."""
    out: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.start, -s.end)):
        if not out or span.end > out[-1].end:
            out.append(span)
    return out


def actor_key(actor: Actor) -> str:
    """What makes two actors of one document the same: the code, else the name."""
    return actor.id or actor.name.casefold()


def join_actors(actors: Iterable[Actor]) -> list[Actor]:
    """Each actor once, in order of first mention; a role that is told later is added."""
    out: dict[str, Actor] = {}
    for actor in actors:
        key = actor_key(actor)
        known = out.get(key)
        if known is None:
            out[key] = actor
        elif known.role in (None, "none") and actor.role not in (None, "none"):
            out[key] = known.model_copy(update={"role": actor.role})
    return list(out.values())


def same_time(one: str | None, other: str | None) -> bool:
    """Can both TIMEX3 or EDTF values be the same time: one unknown or vague, or one a part of the other?"""
    if one is None or other is None or one.endswith("_REF") or other.endswith("_REF"):
        return True
    one, other = (v.split("T")[0] if v[:1].isdigit() else v for v in (one, other))
    if "/" in one or "/" in other:
        first, last = sorted((one, other), key=lambda v: "/" in v)
        if "/" in first:
            return first == last
        start, _, end = last.partition("/")
        return start[: len(first)] <= first[: len(start)] and (not end or first[: len(end)] <= end)
    return one.startswith(other) or other.startswith(one)
