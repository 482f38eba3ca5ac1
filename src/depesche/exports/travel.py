"""The leader travel table, in the columns of COLT: one row a traveller and visit, blank where nothing is told.

A visit that several documents tell of is one row where the archive has joined them. Visits that were denied, called
off or only asked for are no travel and left out; planned ones are marked.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TextIO

from depesche.exports.plover import offices
from depesche.exports.table import safe
from depesche.reading.reader import ReadResult
from depesche.records import Actor, Agreement, Encounter, Office, Record
from depesche.records.days import interval

COLUMNS = [
    "TripID",
    "LeaderFullName",
    "LeaderCountryOrIGO",
    "LeaderCountryISO",
    "LeaderRole",
    "LeaderTitle",
    "CountryVisited",
    "CountryVisitedISO",
    "CityVisited",
    "TripStartDate",
    "TripEndDate",
    "TripDuration",
    "MetHostHoGS",
    "HostHOGSName",
    "AttendedMultilatEvent",
    "NameMultilatEvent",
    "MetIGOLeader",
    "IGOLeaderName",
    "SignedAgreement",
    "Confidence",
    "SourceLink1",
    "Notes",
    "HostMet",
    "Purpose",
    "Factuality",
    "RecordIDs",
    "Evidence",
]
_TRAVELLED = ("occurred", "ongoing", "planned")
_HEADS = ("head_of_state", "head_of_government")
_RANKS = {"head_of_state": "HoS", "head_of_government": "HoG", "foreign_minister": "FM"}


@dataclass(slots=True)
class _Trip:
    """A row in the making: what each telling gives, the first that tells a cell fills it."""

    cells: dict[str, str] = field(default_factory=dict)
    records: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    confidence: float = 0.0
    exactness: int = 0

    def add(self, cells: Mapping[str, str | None], record: Record, exactness: int) -> None:
        told = {name: value for name, value in cells.items() if value}
        if exactness and (not self.exactness or exactness < self.exactness):  # the most exact day counts
            self.exactness = exactness
            for name in ("TripStartDate", "TripEndDate", "TripDuration"):
                self.cells.pop(name, None)
        elif exactness:
            told = {name: value for name, value in told.items() if not name.startswith("Trip")}
        self.cells = told | self.cells
        self.records.append(record.id)
        self.sources.append(record.document.url or record.document.id)
        self.confidence = max(self.confidence, record.confidence)


def write(results: Iterable[ReadResult], stream: TextIO, *, dossiers: Mapping[str, str]) -> None:
    """A CSV table. Dates are EDTF, as exact as told; the duration is in days."""
    trips: dict[tuple[str, str], _Trip] = {}
    for result in results:
        for visit, guest, cells, exactness in _visits(result):
            key = (dossiers.get(visit.id, visit.id), guest.name.casefold())
            trips.setdefault(key, _Trip()).add(cells, visit, exactness)
    table = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    table.writeheader()
    for (trip, _), told in trips.items():
        row: dict[str, str] = {**dict.fromkeys(COLUMNS, ""), **told.cells}
        row |= {"TripID": trip, "Confidence": f"{told.confidence:.2f}", "RecordIDs": "; ".join(told.records)}
        sources = list(dict.fromkeys(told.sources))
        row["SourceLink1"] = sources[0]
        if len(sources) > 1:
            row["Notes"] = "; ".join(filter(None, (row["Notes"], f"also: {' '.join(sources[1:])}")))
        table.writerow({column: safe(row[column]) for column in COLUMNS})


def _visits(result: ReadResult) -> Iterator[tuple[Encounter, Actor, dict[str, str | None], int]]:
    """Each person who visits, with the cells that this document fills and how many days its date leaves open."""
    titles = offices(result.records)
    for visit in result.records:
        if not isinstance(visit, Encounter) or visit.kind != "visit" or visit.factuality not in _TRAVELLED:
            continue
        guests = [a for a in visit.participants if a.role == "guest" and a.kind == "person"]
        for guest in guests:
            cells = _leader(guest, titles) | _visited(visit, guest) | _host(visit, titles)
            cells |= _beside(result.records, visit, guest) | _time(visit)
            cells |= {
                "Purpose": "; ".join(visit.topics),
                "Factuality": visit.factuality,
                "Evidence": " … ".join(span.text for span in visit.evidence),
                "Notes": "planned, not yet made" if visit.factuality == "planned" else None,
            }
            days = interval(visit.when.value) if visit.when else None
            yield visit, guest, cells, days.days if days else 0


def _leader(guest: Actor, titles: Mapping[str, Office]) -> dict[str, str | None]:
    from depesche.german.lexicon import state_of_code

    office = titles.get(guest.name)
    code = guest.affiliation
    state = state_of_code().get(code) if code else None
    return {
        "LeaderFullName": guest.name,
        "LeaderCountryOrIGO": state.name if state else code,
        "LeaderCountryISO": code if state else None,
        "LeaderRole": _RANKS.get(level(office.title)) if office else None,
        "LeaderTitle": office.title if office else None,
    }


def level(title: str) -> str:
    """What an office is: `head_of_state`, `foreign_minister` …; "" where its title does not tell."""
    from depesche.german.lexicon import roles

    known = roles()
    words = title.split()
    role = known.get(title) or (known.get(words[0]) if words else None)
    return role.level if role else ""


def _visited(visit: Encounter, guest: Actor) -> dict[str, str | None]:
    """Country and city: of the place told, else the country of the host, if it is one other than the guest's own."""
    from depesche.german.lexicon import state_of_code, states

    code, city = None, None
    if visit.where is not None:
        code = visit.where.country
        city = visit.where.name if visit.where.name not in states() else None
    else:
        hosts = {_state(a) for a in visit.participants if a.role == "host"} - {None, guest.affiliation}
        code = hosts.pop() if len(hosts) == 1 else None
    state = state_of_code().get(code) if code else None
    return {
        "CountryVisited": state.name if state else None,
        "CountryVisitedISO": code if state else None,
        "CityVisited": city,
    }


def _state(actor: Actor) -> str | None:
    return actor.id if actor.kind == "state" else actor.affiliation if actor.kind == "person" else None


def _host(visit: Encounter, titles: Mapping[str, Office]) -> dict[str, str | None]:
    """Who received the guest. "Yes" where a host is told to be head of state or government; blank says nothing."""
    hosts = [a for a in visit.participants if a.role == "host" and a.kind == "person"]
    heads = [a for a in hosts if (o := titles.get(a.name)) is not None and level(o.title) in _HEADS]
    met = visit.factuality != "planned" and bool(heads)
    return {
        "HostMet": "; ".join(a.name for a in hosts) if visit.factuality != "planned" else None,
        "MetHostHoGS": "Yes" if met else None,
        "HostHOGSName": "; ".join(a.name for a in heads) if met else None,
    }


def _beside(records: Iterable[Record], visit: Encounter, guest: Actor) -> dict[str, str | None]:
    """What the same document tells of the same day or place: summits, leaders of organisations met, signatures."""
    cells: dict[str, str | None] = {}
    for other in records:
        if other.id == visit.id or other.factuality not in ("occurred", "ongoing") or not _together(visit, other):
            continue
        if isinstance(other, Encounter) and any(a.name == guest.name for a in other.participants):
            if other.kind == "summit":
                cells |= {"AttendedMultilatEvent": "Yes", "NameMultilatEvent": "; ".join(other.topics) or None}
            leaders = [a for a in other.participants if a.kind == "person" and _of_organisation(a)]
            if leaders:
                cells |= {"MetIGOLeader": "Yes", "IGOLeaderName": "; ".join(a.name for a in leaders)}
        if isinstance(other, Agreement) and guest.affiliation in {_state(a) or a.id for a in other.parties}:
            signed = any(s.status == "signed" and s.factuality == "occurred" for s in other.statuses)
            cells |= {"SignedAgreement": "Yes"} if signed else {}
    return cells


def _of_organisation(actor: Actor) -> bool:
    from depesche.german.lexicon import is_code, state_of_code

    code = actor.affiliation
    return code is not None and is_code(code) and code not in state_of_code()


def _together(visit: Encounter, other: Record) -> bool:
    """Do both tell of one day, or of one place?"""
    day = visit.when is not None and other.when is not None and visit.when.value == other.when.value
    place = visit.where is not None and other.where is not None and visit.where.name == other.where.name
    return bool((day and visit.when is not None and visit.when.value) or place)


def _time(visit: Encounter) -> dict[str, str | None]:
    value = visit.when.value if visit.when else None
    days = interval(value)
    if days is None or value is None:
        start = end = None
    elif "/" in value:
        start, _, end = value.partition("/")
    else:  # a day, month or year in which the trip was; when it ended is not told
        start, end = value.partition("T")[0], None
    first, last = interval(start), interval(end)
    long = None
    if first is not None and last is not None and first.days == last.days == 1:
        long = str((last.last - first.first).days + 1)
    elif visit.duration is not None and visit.duration.value[:1] == "P" and visit.duration.value[1:-1].isdigit():
        unit = visit.duration.value[-1]
        long = str(int(visit.duration.value[1:-1]) * (7 if unit == "W" else 1)) if unit in "DW" else None
    return {"TripStartDate": start, "TripEndDate": end, "TripDuration": long}
