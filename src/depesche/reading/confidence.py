"""How likely a careful reader is to accept a record: fitted on judged records, never set by hand.

`confidence.csv` holds, for each type of record, weights of a logistic regression with a ridge penalty (Hoerl & Kennard
1970; as a prior, each weight is drawn towards nought). A record's type, its rule's family, its rule, what is told of it
(see `features`) and what the document tells around it (`rating`) each add their weight; what fitting saw seldom
adds little, so that a rare rule is as good as its family, and an unknown one as its type. `python -m
training.confidence` writes the table.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from depesche.records import Action, Actor, Agreement, Encounter, Office, Record, Statement

#: Records of these types that are less likely to be right are left out unless asked for. Of agreements and offices
#: confidence hardly parts the right ones from the wrong: they stay.
FLOORS = {"action": 0.4, "encounter": 0.4, "statement": 0.6}
#: What builders give a record before it is rated.
UNRATED = 0.5
_SHORT = 20  # characters of a statement's content


@lru_cache(maxsize=1)
def _weights() -> dict[tuple[str, str], float]:
    lines = (files(__package__) / "confidence.csv").read_text(encoding="utf-8").splitlines()
    return {(row["type"], row["feature"]): float(row["weight"]) for row in csv.DictReader(lines)}


def of_rule(rule: str) -> float:
    """The confidence of a rule's records, 0 to 1, before anything else is known of them."""
    return chance(rule.split(".")[0], of_a_rule(rule))


def chance(kind: str, told: Iterable[str]) -> float:
    """The confidence of a record of that type of which this is told, 0 to 1."""
    table = _weights()
    return 1 / (1 + math.exp(-sum(table.get((kind, feature), 0.0) for feature in told)))


def sure(record: Record, least: float | None) -> bool:
    """Does the record have at least this confidence? By default that of `FLOORS`, where its type has one."""
    return record.confidence >= (FLOORS.get(record.type, 0.0) if least is None else least)


def of_a_rule(rule: str) -> list[str]:
    """What a rule alone tells: every record's own, its family ("agreement.adopted"), the rule."""
    kind, name, *form = rule.split(".", 2) if "." in rule else (rule, "")
    family = name if form or kind == "statement" else name.split("_")[0]  # of statements: the mode
    return ["any", f"family:{kind}.{family}", f"rule:{rule}"]


def features(record: Record) -> list[str]:
    """What its rule and its slots tell of a record, as names of weights."""
    found = [*of_a_rule(record.rule), f"factuality:{record.factuality}"]
    if record.when is not None:
        found.append("dated")
    if record.asserted_by:
        found.append("sourced")
    match record:
        case Statement():
            found += [f"act:{record.act}", f"speaker:{speaker_kind(record.speaker)}"]
            if record.speaker is not None and record.speaker.affiliation is not None:
                found.append("affiliated")
            if sum(span.end - span.start for span in record.content) < _SHORT:
                found.append("short")
        case Encounter():
            found += [f"kind:{record.kind}", f"participants:{_some(record.participants)}"]
            found += ["nameless"] if not any(a.kind == "person" for a in record.participants) else []
        case Agreement():
            found += [f"parties:{_some(record.parties)}", f"statuses:{min(len(record.statuses), 2)}"]
        case Action():
            found += [f"actors:{_some(record.actors)}", f"recipients:{_some(record.recipients)}"]
            found.append(f"plover:{record.plover.type if record.plover else None}")
        case Office():
            found += ["of:none" if record.of is None else f"of:{record.of.kind}", f"status:{record.status}"]
    return found


def _some(actors: list[Actor]) -> int:
    return min(len(actors), 2)


def speaker_kind(actor: Actor | None) -> str:
    """What an actor is, and whether its own words name it or stand for it ("er", "der Minister")."""
    if actor is None:
        return "none"
    if actor.mention is None:
        return actor.kind
    last = actor.name.split(" ")[-1].lower()
    return actor.kind if last[:4] in actor.mention.text.lower() else f"{actor.kind}, stood for"
