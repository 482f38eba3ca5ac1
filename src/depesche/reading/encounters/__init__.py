"""Who met whom: encounters from rules on clauses, joined to one record a thing.

`mentions` turns a rule that fired into what its clause tells, `attributive` does so for participles before a noun,
`headlines` for lines without a verb,
`participants` finds who took part, `serial` parts talks had in turn, `joining` decides which are one encounter,
`record` makes the record.
"""

from __future__ import annotations

from functools import lru_cache

from depesche.german.rules import load
from depesche.reading.encounters.attributive import find_attributive
from depesche.reading.encounters.headlines import find_headlines
from depesche.reading.encounters.joining import (
    add_part,
    bring_guests,
    same,
    within_clause,
    without_aims,
    without_refused,
)
from depesche.reading.encounters.mentions import apart, tell
from depesche.reading.encounters.model import Told
from depesche.reading.encounters.record import record_of
from depesche.reading.encounters.serial import one_by_one
from depesche.reading.engine import RuleSet
from depesche.reading.layers import Reading
from depesche.reading.merging import clusters
from depesche.records import Encounter

__all__ = ["build"]


@lru_cache(maxsize=1)
def _rules() -> RuleSet:
    return RuleSet(load("encounters"))


def build(reading: Reading) -> list[Encounter]:
    """The encounters of a document, each once with all its evidence, in the order in which they are first told."""
    by_clause: dict[int, list[Told]] = {}
    for match in _rules().match(reading):
        if (told := tell(reading, match)) is not None:
            by_clause.setdefault(match.clause.index, []).append(told)
    for told in (*find_attributive(reading, _rules()), *find_headlines(reading, _rules())):
        by_clause.setdefault(told.match.clause.index, []).append(told)
    without_aims(by_clause)
    parts = [t for one in by_clause.values() for t in one if t.match.rule.set.get("part")]
    mentions = [t for one in by_clause.values() for told in within_clause(reading, one) for t in apart(told)]
    mentions = [t for told in mentions for t in one_by_one(reading, told)]
    mentions = without_refused(mentions)
    for part in parts:
        add_part(part, mentions)
    bring_guests(mentions)
    records = [r for group in clusters(mentions, same) if (r := record_of(reading, group)) is not None]
    return sorted(records, key=lambda r: r.evidence[0].start)
