"""Whether a weapon fired at nobody who is named was a test: not where its owner attacks somebody as well."""

from __future__ import annotations

from dataclasses import replace

from depesche.reading.actions.model import REAL, Told
from depesche.reading.sides import sides


def as_attacks(mentions: list[Told]) -> list[Told]:
    """The mentions, launches as attacks where the document tells of other attacks of the same side."""
    attackers = {
        s for t in mentions if t.type == "ASSAULT" and t.factuality in REAL and t.recipients for s in sides(t.actors)
    }
    return [_as_attack(t) if _is_launch(t) and sides(t.actors) & attackers else t for t in mentions]


def _is_launch(told: Told) -> bool:
    return (told.type, told.mode) == ("MOBILIZE", "weapons") and bool(told.match.rule.set.get("launch"))


def _as_attack(told: Told) -> Told:
    return replace(told, type="ASSAULT", mode="heavy-weapons")
