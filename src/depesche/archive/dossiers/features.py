"""How much speaks for two profiles being one real-world thing, feature by feature.

After Fellegi and Sunter (A Theory for Record Linkage, 1969): every feature that both know adds a weight, for where it
agrees and against where it does not; what one side does not tell adds nothing. The sum is compared with two thresholds.
The weights were set by hand, on the synthetic world of `benchmarks/` (seeds 1 to 5 and 13) and on one story that three
documents tell (tests/archive/test_seed_story.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from depesche.archive.dossiers.profile import Party, Profile, as_interval
from depesche.archive.times import Interval

SURE = 6.0  # at least this: one dossier
LIKELY = 4.0  # at least this: suggested to a person
MARGIN = 1.0  # by which the best dossier must lead the next one that is something else
NEVER = -100.0


class Feature(NamedTuple):
    """One reason: what was compared, its weight (positive speaks for the same thing), and what was seen."""

    name: str
    weight: float
    seen: str


def compare(one: Profile, other: Profile) -> list[Feature]:
    """The reasons for and against, in the order a reader asks: who, when, where, what."""
    if one.type != other.type:
        return [Feature("type", NEVER, f"{one.type}, {other.type}")]
    by_type = {"encounter": _encounters, "agreement": _agreements, "action": _actions}
    return [feature for feature in by_type[one.type](one, other) if feature.weight]


def weight(features: Iterable[Feature]) -> float:
    """Their sum, to two places."""
    return round(sum(feature.weight for feature in features), 2)


def _encounters(one: Profile, other: Profile) -> Iterator[Feature]:
    yield from _participants(one, other)
    yield _time(one, other)
    yield _place(one, other)
    yield _sort_of_encounter(one, other)
    yield _number("number", one, other, same=2.5)
    yield _named("topics", one, other, each=0.75, most=1.5, none=-1.5)
    yield _wording(one, other, most=1.5)
    yield _factuality(one, other)


def _agreements(one: Profile, other: Profile) -> Iterator[Feature]:
    yield from _sides("parties", one.parties, other.parties, each=1.25)
    yield _named("name", one, other, each=1.6, most=4.0, none=-2.0)
    yield from _life(one, other)
    yield _place(one, other)
    yield _number("articles", one, other, same=2.0)
    kinds = _common(one.kinds, other.kinds)
    yield Feature("kind", 0.5 if kinds else -1.0, _seen(one.kinds, other.kinds))
    yield _wording(one, other, most=1.5)


def _actions(one: Profile, other: Profile) -> Iterator[Feature]:
    yield Feature("plover", 0.5 if _common(one.kinds, other.kinds) else NEVER, _seen(one.kinds, other.kinds))
    yield from _sides("actors", one.parties, other.parties, each=1.5)
    yield from _sides("recipients", one.recipients, other.recipients, each=1.5)
    yield _time(one, other)
    yield _place(one, other)
    yield _figures(one, other)
    yield _wording(one, other, most=3.5, none=-1.5)
    yield _factuality(one, other)


def _participants(one: Profile, other: Profile) -> Iterator[Feature]:
    """Persons first; where one side names none, the states they act for."""
    same = [(p, q) for p in one.parties for q in other.parties if p.kind != "state" and p.is_one_with(q)]
    if same:
        named = dict.fromkeys(max(p.name, q.name, key=len) for p, q in same)
        yield Feature("participants", min(2.0 * len(named), 5.0), ", ".join(list(named)[:5]))
    covered = {p.state for p, _ in same}
    shared = sorted(one.states() & other.states())
    rest = [state for state in shared if state not in covered]
    clash = [state for state in rest if _persons(one, state) and _persons(other, state)]
    if clash:
        # Delegations are told by different heads; two that meet somebody else are two encounters.
        yield Feature("others of the same side", -1.5 if len(covered) > 1 else -4.5, ", ".join(clash))
    told = [state for state in rest if state not in clash]
    if told:
        yield Feature("states", 1.25 * min(len(told), 3), ", ".join(told))
    yield from _strangers(one.states(), other.states())
    if not shared and not same:
        yield Feature("participants", NEVER, "none in common")


def _strangers(one: frozenset[str], other: frozenset[str]) -> Iterator[Feature]:
    """States that only one side tells, where both tell of several."""
    if len(one) < 2 or len(other) < 2:
        return
    likeness = len(one & other) / len(one | other)
    if not (one <= other or other <= one):
        yield Feature("other states", -7.0 * (1 - likeness), ", ".join(sorted(one ^ other)[:6]))
    elif likeness < 0.6:
        yield Feature("more states", -2.0 * (1 - likeness), ", ".join(sorted(one ^ other)[:6]))


def _persons(profile: Profile, state: str) -> bool:
    return any(p.kind == "person" and p.state == state for p in profile.parties)


def _sides(name: str, one: list[Party], other: list[Party], each: float) -> Iterator[Feature]:
    """Sides told by state, or by name where they have none."""
    mine = {p.state or p.name for p in one}
    yours = {p.state or p.name for p in other}
    if not mine or not yours:
        return
    shared = mine & yours
    if shared:
        yield Feature(name, each * min(len(shared), 3), ", ".join(sorted(shared)[:6]))
    if not shared:
        yield Feature(name, -6.0, _seen(sorted(mine), sorted(yours)))
    elif not (mine <= yours or yours <= mine) or (min(len(mine), len(yours)) > 1 and mine != yours):
        likeness = len(shared) / len(mine | yours)
        yield Feature(f"other {name}", -6.0 * (1 - likeness), ", ".join(sorted(mine ^ yours)[:6]))


def _time(one: Profile, other: Profile) -> Feature:
    mine, yours = one.when, other.when
    if mine is None or yours is None:
        return Feature("time", 0.0, "")
    seen = _seen([_days(mine)], [_days(yours)])
    if one.told and other.told:
        return Feature("time", _told_weight(mine, yours), seen)
    if one.told or other.told:
        return Feature("time", _half_told_weight(mine, yours), seen + " (one supposed from the publication)")
    gap = mine.gap(yours)
    guess = 1.5 if gap == 0 else 0.5 if gap <= 2 else -2.0 if gap <= 7 else -6.0
    return Feature("time", guess, seen + " (both supposed from the publication)")


def _told_weight(mine: Interval, yours: Interval) -> float:
    gap, width = mine.gap(yours), max(mine.days, yours.days)
    if gap == 0:
        return 3.0 if width == 1 else 2.0 if width <= 7 else 1.5 if width <= 31 else 0.5
    if width <= 7:
        return {1: -0.5, 2: -3.0}.get(gap, -8.0)
    return -8.0


def _half_told_weight(mine: Interval, yours: Interval) -> float:
    gap, width = mine.gap(yours), max(mine.days, yours.days)
    if gap == 0:
        return 1.5 if width <= 31 else 0.25
    return -1.0 if gap <= 2 else -3.0 if gap <= 7 else -6.0


def _place(one: Profile, other: Profile) -> Feature:
    if not one.places or not other.places:
        # A place that one tells and the other's words name without telling that it was there.
        named = [p for p in one.places if p in _spelled(other)] + [p for p in other.places if p in _spelled(one)]
        return Feature("place", 0.75 if named else 0.0, ", ".join(named))
    shared = one.places.keys() & other.places.keys()
    seen = _seen(sorted(one.places), sorted(other.places))
    if shared:
        return Feature("place", 1.5, ", ".join(sorted(shared)))
    mine, yours = set(one.places.values()) - {None}, set(other.places.values()) - {None}
    if not mine or not yours:
        return Feature("place", -0.5, seen)
    return Feature("place", -0.75 if mine & yours else -4.0, seen)


def _spelled(profile: Profile) -> set[str]:
    from depesche.archive.names import fold

    return {fold(word) for word in profile.wording}


_SORTS = {
    ("call", "ceremony"): -5.0, ("call", "meeting"): -4.5, ("call", "negotiation"): -2.0, ("call", "session"): -5.0,
    ("call", "summit"): -5.0, ("call", "visit"): -5.0, ("ceremony", "meeting"): -3.0, ("ceremony", "negotiation"): -4.0,
    ("ceremony", "session"): -3.0, ("ceremony", "summit"): -3.0, ("ceremony", "visit"): -3.0,
    ("meeting", "negotiation"): -0.5, ("meeting", "session"): -2.0, ("meeting", "summit"): 0.0,
    ("meeting", "visit"): -2.5, ("negotiation", "session"): -2.0, ("negotiation", "summit"): -1.0,
    ("negotiation", "visit"): -3.0, ("session", "summit"): -1.5, ("session", "visit"): -3.0, ("summit", "visit"): -2.5,
}  # fmt: skip


def _sort_of_encounter(one: Profile, other: Profile) -> Feature:
    """The kinds that are told most often; papers call one thing a meeting and a summit, hardly a call and a visit."""
    if _common(one.kinds, other.kinds):
        return Feature("kind", 1.0, ", ".join(sorted(_common(one.kinds, other.kinds))))
    pair = sorted((max(one.kinds, key=lambda k: one.kinds[k]), max(other.kinds, key=lambda k: other.kinds[k])))
    return Feature("kind", _SORTS[pair[0], pair[1]], ", ".join(pair))


def _number(name: str, one: Profile, other: Profile, same: float) -> Feature:
    if one.number is None or other.number is None:
        return Feature(name, 0.0, "")
    return Feature(name, same if one.number == other.number else -5.0, f"{one.number}, {other.number}")


def _named(name: str, one: Profile, other: Profile, each: float, most: float, none: float) -> Feature:
    """Distinctive words of a name: shared ones speak for it, words of its own on either side against it."""
    if not one.names or not other.names:
        return Feature(name, 0.0, "")
    shared = _common(one.names, other.names)
    alone = min(len(one.names.keys() - shared), len(other.names.keys() - shared))
    value = min(each * len(shared), most) - 0.4 * min(alone, 3) if shared else none
    if one.names.keys() == other.names.keys():
        value += each / 2
    return Feature(name, value, ", ".join(sorted(shared)) or "no word in common")


def _wording(one: Profile, other: Profile, most: float, none: float = 0.0) -> Feature:
    """Words of the evidence in common, as a share of the shorter evidence."""
    mine, yours = one.wording.keys(), other.wording.keys()
    if min(len(mine), len(yours)) < 3:
        return Feature("wording", 0.0, "")
    shared = mine & yours
    share = len(shared) / min(len(mine), len(yours))
    value = most * min(share / 0.75, 1.0) if share >= 0.2 else none
    return Feature("wording", round(value, 2), f"{share:.0%} of the words: {', '.join(sorted(shared)[:8])}")


def _figures(one: Profile, other: Profile) -> Feature:
    """How many: the same numbers, or none in common. Papers do differ in numbers, so it is no proof."""
    if not one.figures or not other.figures:
        return Feature("figures", 0.0, "")
    shared = _common(one.figures, other.figures)
    return Feature("figures", 1.5 if shared else -4.5, _seen(sorted(one.figures)[:4], sorted(other.figures)[:4]))


def _factuality(one: Profile, other: Profile) -> Feature:
    """What is only proposed without a day is hardly what has happened."""
    open_ended = {"planned", "proposed"}
    for mine, yours in ((one, other), (other, one)):
        if mine.factuality.keys() <= open_ended and not mine.told and not yours.factuality.keys() <= open_ended:
            return Feature("factuality", -2.0, _seen(one.factuality, other.factuality))
    return Feature("factuality", 0.0, "")


_SOON = 730  # days in which one step mostly follows another

# In the order of an agreement's life; what comes later in life can't lie earlier in time.
_LIFE = ("proposed", "negotiating", "initialled", "adopted", "signed", "approved_domestically", "ratified", "deposited",
         "in_force", "extended", "amended", "suspended", "denounced", "terminated")  # fmt: skip


def _life(one: Profile, other: Profile) -> Iterator[Feature]:
    """The same step at the same time speaks for it; the same step at another time, or life run backwards, against."""
    shared = sorted(one.statuses.keys() & other.statuses.keys())
    dated = False
    for status in shared:
        mine, yours = as_interval(one.statuses[status]), as_interval(other.statuses[status])
        if mine and yours:
            dated = True
            yield Feature(status, _told_weight(mine, yours), _seen([_days(mine)], [_days(yours)]))
    if shared and not dated:
        mine, yours = one.when, other.when
        if mine and yours:
            yield Feature("time", _half_told_weight(mine, yours) if mine.gap(yours) <= 31 else -0.5,
                          _seen([_days(mine)], [_days(yours)]) + f" ({', '.join(shared)})")  # fmt: skip
    if not shared:
        yield from _order(one, other)


def _order(one: Profile, other: Profile) -> Iterator[Feature]:
    """Steps that only one side tells: they go on from one another, or can't both be of one life."""
    for early, late in ((one, other), (other, one)):
        for first in early.statuses:
            for then in late.statuses:
                if first not in _LIFE or then not in _LIFE or _LIFE.index(first) >= _LIFE.index(then):
                    continue
                before = as_interval(early.statuses[first]) or early.when
                after = as_interval(late.statuses[then]) or late.when
                if not before or not after:
                    continue
                seen = f"{first} {_days(before)}, {then} {_days(after)}"
                if before.first > after.last:
                    yield Feature("life", -4.0, seen)
                elif (after.first - before.last).days <= _SOON:
                    yield Feature("life", 1.0, seen)
                return


def _common(one: dict[str, int], other: dict[str, int]) -> set[str]:
    return one.keys() & other.keys()


def _seen(one: Iterable[str], other: Iterable[str]) -> str:
    return f"{', '.join(one)} | {', '.join(other)}"


def _days(when: Interval) -> str:
    return str(when.first) if when.days == 1 else f"{when.first}/{when.last}"
