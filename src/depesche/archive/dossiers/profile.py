"""What a record, or a whole dossier, is compared by: who, when, where, what sort, which words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from itertools import combinations
from typing import Any, Self

from depesche.archive.names import fold, spelling
from depesche.archive.times import Interval, interval, supposed
from depesche.german.wording import agreements_in, content, distinctive
from depesche.records import Action, Actor, Agreement, Encounter, Place, Record

JOINED = ("encounter", "agreement", "action")  # the types that dossiers are made of
_WORDS = 40  # stems of the wording that are kept, the commonest first
_KEYED = 5  # states, and persons, that a dossier is looked for by

Days = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as profiles know it: its number in the archive, kind, the code it is or acts for, its folded name."""

    number: int
    kind: str
    state: str | None
    name: str
    shown: str = ""  # the name as told

    def is_one_with(self, other: Party) -> bool:
        """The same actor, or a person and the same person's surname alone."""
        if self.number == other.number:
            return True
        if self.kind != "person" or other.kind != "person" or self.state != other.state:
            return False
        short, full = sorted(([spelling(word) for word in party.name.split()] for party in (self, other)), key=len)
        return len(short) == 1 and short[0] in (full[0], full[-1])


@dataclass(slots=True)
class Profile:
    """What is compared. Counts are of records; days are ISO 8601, first and last."""

    type: str
    kinds: dict[str, int] = field(default_factory=dict)
    parties: list[Party] = field(default_factory=list)  # participants, parties, or who acts
    recipients: list[Party] = field(default_factory=list)
    told: Days | None = None
    supposed: Days | None = None  # from the day of publication, where no day is told
    places: dict[str, str | None] = field(default_factory=dict)  # folded name → country
    spelled: dict[str, str] = field(default_factory=dict)  # folded name of a place → name as told
    number: int | None = None
    names: dict[str, int] = field(default_factory=dict)  # stems that tell the name, or the topic
    titles: dict[str, int] = field(default_factory=dict)  # an agreement's names as told
    wording: dict[str, int] = field(default_factory=dict)
    figures: dict[str, int] = field(default_factory=dict)  # numbers in the wording that are no part of a time
    statuses: dict[str, Days | None] = field(default_factory=dict)
    factuality: dict[str, int] = field(default_factory=dict)
    size: int = 1

    @classmethod
    def load(cls, data: Mapping[str, Any]) -> Self:
        """The profile in its JSON form."""

        def days(value: Any) -> Days | None:
            return (value[0], value[1]) if value else None

        fields = dict(data)
        fields["parties"] = [Party(*party) for party in data["parties"]]
        fields["recipients"] = [Party(*party) for party in data["recipients"]]
        fields |= {name: days(data[name]) for name in ("told", "supposed")}
        fields["statuses"] = {status: days(value) for status, value in data["statuses"].items()}
        return cls(**fields)

    def dump(self) -> dict[str, Any]:
        """Its JSON form."""
        data = asdict(self)
        for side in ("parties", "recipients"):
            data[side] = [list(party.values()) for party in data[side]]
        return data

    @property
    def when(self) -> Interval | None:
        """The days told, else those supposed."""
        return as_interval(self.told) or as_interval(self.supposed)

    def states(self) -> frozenset[str]:
        """The codes of the parties' states and organisations."""
        return frozenset(party.state for party in self.parties if party.state)

    def block_keys(self) -> list[str]:
        """What dossiers that may be the same share with this one, one of these at least."""
        return list(dict.fromkeys(_keys(self)))


def as_interval(days: Days | None) -> Interval | None:
    """The interval in its JSON form."""
    return Interval(dt.date.fromisoformat(days[0]), dt.date.fromisoformat(days[1])) if days else None


def as_days(when: Interval | None) -> Days | None:
    """The JSON form of an interval."""
    return (when.first.isoformat(), when.last.isoformat()) if when else None


def _keys(profile: Profile) -> Iterable[str]:
    head = profile.type
    states = sorted(profile.states())
    if profile.type == "action":
        targets = sorted({p.state or p.name for p in profile.recipients}) or [""]
        sources = sorted({p.state or p.name for p in profile.parties}) or [""]
        sort = next(iter(profile.kinds), "")
        yield from (f"{head}|{sort}|{a}|{b}" for a in sources[:_KEYED] for b in targets[:_KEYED])
        return
    pairs = [f"{head}|{a}|{b}" for a, b in combinations(states[:_KEYED], 2)]
    if profile.type == "agreement":
        yield from pairs
        stems = sorted(profile.names, key=lambda stem: (-profile.names[stem], stem))[:_KEYED]
        yield from (f"{key}|{stem}" for key in (pairs or [f"{head}|{s}" for s in states] or [head]) for stem in stems)
        return
    yield from pairs
    persons = [p for p in profile.parties if p.kind == "person"]
    yield from (f"{head}|{p.state or ''}|{spelling(p.name.split()[-1])}" for p in persons[:_KEYED] if p.name)
    yield from (f"{head}|{p.state or ''}|{spelling(p.name.split()[0])}" for p in persons[:_KEYED] if " " in p.name)
    yield from (f"{head}|#{p.number}" for p in profile.parties[:_KEYED] if p.kind not in ("person", "state"))
    if len(states) == 1:
        yield f"{head}|{states[0]}"


def profile_of(record: Record, numbers: Mapping[str, int], published: dt.date | None) -> Profile:
    """The profile of one record.

    Args:
        record: an encounter, an agreement or an action.
        numbers: the archive's numbers of its actors by `actors.key`.
        published: the day its document was published.
    """
    told = interval(record.when.value) if record.when else None
    value = record.when.value if record.when else None
    guess = None if told else supposed(value, record.factuality, published)
    profile = Profile(
        record.type,
        told=as_days(told),
        supposed=as_days(guess),
        factuality={record.factuality: 1},
        wording=dict.fromkeys(sorted(set().union(*(content(span.text) for span in record.evidence)))[: 3 * _WORDS], 1),
    )
    if record.where:
        _put_place(profile, record.where)
    match record:
        case Encounter():
            profile.kinds = {record.kind: 1}
            profile.parties = _parties(record.participants, numbers)
            profile.number = record.number
            profile.names = dict.fromkeys(sorted(set().union(*(content(topic) for topic in record.topics))), 1)
        case Agreement():
            profile.kinds = {record.kind: 1}
            profile.titles = {record.name: 1}
            profile.parties = _parties(record.parties, numbers)
            named = distinctive(f"{record.name} {record.subject or ''}")
            named |= agreements_in(" ".join(span.text for span in record.evidence))
            profile.names = dict.fromkeys(sorted(named), 1)
            profile.number = record.articles
            for status in record.statuses:
                day = interval(status.when.value) if status.when else None
                profile.statuses.setdefault(status.status, as_days(day))
                if status.where:
                    _put_place(profile, status.where)
        case Action():
            profile.kinds = {record.plover.type if record.plover else "": 1}
            profile.parties = _parties(record.actors, numbers)
            profile.recipients = _parties(record.recipients, numbers)
            profile.figures = dict.fromkeys(sorted(_figures(record)), 1)
        case _:
            raise ValueError(f"a {record.type} has no dossier")
    named = content(" ".join(p.shown for p in (*profile.parties, *profile.recipients)))
    profile.wording = {stem: 1 for stem in profile.wording if stem not in named}
    return profile


def _figures(record: Record) -> set[str]:
    """How many, as the evidence has it."""
    time = record.when
    out = set()
    for span in record.evidence:
        for match in re.finditer(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w])", span.text):
            at = span.start + match.start()
            if time is None or not time.start <= at < time.end:
                out.add(match[0].rstrip(".,"))
    return out


def _put_place(profile: Profile, place: Place) -> None:
    name = fold(place.name)
    profile.places[name] = place.country
    profile.spelled[name] = place.name


def _parties(found: Iterable[Actor], numbers: Mapping[str, int]) -> list[Party]:
    from depesche.archive.actors import key, state

    return [Party(numbers[key(a)], a.kind, state(a), fold(a.name), a.name) for a in found]


def joined(one: Profile, other: Profile) -> Profile:
    """The profile of both together: counts add up, days narrow down to those that both may mean."""
    out = Profile(one.type, size=one.size + other.size)
    for name in ("kinds", "names", "factuality", "wording", "figures", "titles"):
        setattr(out, name, _sum(getattr(one, name), getattr(other, name)))
    out.wording = dict(sorted(out.wording.items(), key=lambda item: (-item[1], item[0]))[:_WORDS])
    for side in ("parties", "recipients"):
        both = {party.number: party for party in (*getattr(one, side), *getattr(other, side))}
        setattr(out, side, list(both.values()))
    out.told = _narrow(one.told, other.told)
    out.supposed = _narrow(one.supposed, other.supposed)
    out.places = {**other.places, **one.places}
    out.spelled = {**other.spelled, **one.spelled}
    out.number = one.number if one.number is not None else other.number
    for status in {**one.statuses, **other.statuses}:
        out.statuses[status] = _narrow(one.statuses.get(status), other.statuses.get(status))
    return out


def _sum(one: dict[str, int], other: dict[str, int]) -> dict[str, int]:
    return {name: one.get(name, 0) + other.get(name, 0) for name in {**one, **other}}


def _narrow(one: Days | None, other: Days | None) -> Days | None:
    """The days in both; where there are none, the more exact telling, and of equal ones the first."""
    a, b = as_interval(one), as_interval(other)
    if a is None or b is None:
        return one or other
    common = a.common(b)
    return as_days(common) if common else (one if a.days <= b.days else other)
