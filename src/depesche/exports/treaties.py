"""The treaty table: one row a party of an agreement, with its dated actions, in the columns of treaty databases.

Columns are those of manytreaties (agreement and party) and of the Dutch treaty database (party); dates are EDTF, as
exact as told. A date counts only where the action is told to have happened; all actions, planned and denied ones too,
stand in `Actions`. Agreements that the archive has joined over documents are one.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TextIO

from depesche.exports.table import safe
from depesche.reading.reader import ReadResult
from depesche.records import Actor, Agreement, Status
from depesche.records.days import interval

COLUMNS = [
    "treatyID",
    "Title",
    "Begin",
    "End",
    "Signature",
    "Force",
    "Term",
    "Grounds",
    "TypeAgree",
    "TypeAmbit",
    "TypeSubject",
    "Location",
    "Depository",
    "stateID",
    "Party",
    "StateSignature",
    "ProvisionalApplication",
    "StateRatification",
    "StateForce",
    "Renunciation",
    "StateEnd",
    "Actions",
    "Articles",
    "Obligations",
    "Confidence",
    "Sources",
    "RecordIDs",
    "Evidence",
]
# Column of a party → statuses that fill it.
_OF_PARTY = {
    "StateSignature": ("signed",),
    "ProvisionalApplication": ("provisionally_applied",),
    "StateRatification": ("ratified",),
    "StateForce": ("in_force",),
    "Renunciation": ("denounced",),
    "StateEnd": ("terminated", "superseded"),
}
_OF_ALL = {"Signature": ("signed",), "Force": ("in_force",), "Term": ("terminated", "superseded")}
_BEGINS = ("initialled", "adopted", "signed", "provisionally_applied", "in_force")
_MULTILATERAL = 3  # parties


@dataclass(slots=True)
class _Treaty:
    """All tellings of one agreement."""

    told: list[Agreement] = field(default_factory=list)

    @property
    def statuses(self) -> list[Status]:
        return [status for one in self.told for status in one.statuses]

    @property
    def parties(self) -> dict[str, Actor]:
        named = [a for one in self.told for a in one.parties]
        named += [a for status in self.statuses for a in status.by]
        found: dict[str, Actor] = {}
        for actor in named:
            found.setdefault(_key(actor), actor)
        return found


def write(results: Iterable[ReadResult], stream: TextIO, *, dossiers: Mapping[str, str]) -> None:
    """A CSV table; an agreement whose parties are not told has one row without a party."""
    treaties: dict[str, _Treaty] = {}
    for result in results:
        for record in result.records:
            if isinstance(record, Agreement):
                treaties.setdefault(dossiers.get(record.id, record.id), _Treaty()).told.append(record)
    table = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    table.writeheader()
    for number, treaty in treaties.items():
        for row in _rows(number, treaty):
            table.writerow({column: safe(row.get(column) or "") for column in COLUMNS})


def _rows(number: str, treaty: _Treaty) -> Iterator[dict[str, str | None]]:
    told = treaty.told
    done = [s for s in treaty.statuses if s.factuality in ("occurred", "ongoing")]
    names = Counter(one.name for one in told)
    shared: dict[str, str | None] = {
        "treatyID": number,
        "Title": max(names, key=lambda name: (names[name], len(name))),
        "Begin": min((d for s in done if s.status in _BEGINS and (d := _day(s))), key=_order, default=None),
        "TypeAgree": Counter(one.kind for one in told).most_common(1)[0][0],
        "TypeAmbit": "M" if len(treaty.parties) >= _MULTILATERAL else None,  # two named may be two of many
        "TypeSubject": next((one.subject for one in told if one.subject), None),
        "Location": next((s.where.name for s in done if s.status == "signed" and s.where), None),
        "Actions": "; ".join(dict.fromkeys(_action(s) for s in treaty.statuses)),
        "Articles": next((str(one.articles) for one in told if one.articles is not None), None),
        "Obligations": "; ".join(dict.fromkeys(duty.kind for one in told for duty in one.obligations)),
        "Confidence": f"{max(one.confidence for one in told):.2f}",
        "Sources": "; ".join(dict.fromkeys(one.document.url or one.document.id for one in told)),
        "RecordIDs": "; ".join(one.id for one in told),
        "Evidence": " … ".join(dict.fromkeys(span.text for one in told for span in one.evidence)),
    }
    shared |= {column: _date(s for s in done if s.status in names) for column, names in _OF_ALL.items()}
    shared["End"] = shared["Term"]
    for key, party in treaty.parties.items() or [("", None)]:
        own = [s for s in done if not s.by or key in {_key(a) for a in s.by}] if party else []
        row = {column: _date(s for s in own if s.status in names) for column, names in _OF_PARTY.items()}
        yield (
            shared
            | row
            | {
                "stateID": party.id if party and party.kind in ("state", "igo") else None,
                "Party": party.name if party else None,
            }
        )


def _key(actor: Actor) -> str:
    """A state by its code; a person who acts for one is that state."""
    return actor.id or actor.affiliation or actor.name


def _day(status: Status) -> str | None:
    value = status.when.value if status.when else None
    return value.partition("T")[0] if value and interval(value) else None


def _order(value: str) -> str:
    days = interval(value)
    return days.first.isoformat() if days else "9999"


def _date(statuses: Iterable[Status]) -> str | None:
    """The most exact day told of an action; of equals the earliest."""

    def exactness(value: str) -> tuple[int, str]:
        days = interval(value)
        return (days.days, days.first.isoformat()) if days else (10**6, "")

    return min((day for status in statuses if (day := _day(status))), key=exactness, default=None)


def _action(status: Status) -> str:
    """ "signed 2024-06-19 by CHL", "ratified (planned)"."""
    parts = [status.status, _day(status)]
    if status.factuality not in ("occurred", "ongoing"):
        parts.append(f"({status.factuality})")
    if status.by:
        parts.append(f"by {', '.join(_key(a) for a in status.by)}")
    return " ".join(part for part in parts if part)
