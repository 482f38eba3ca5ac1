"""What is asked for in an address, the same names for pages and API: filters, words, pages."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated, Any

from fastapi import Depends, Query

from depesche.archive.times import interval
from depesche.room import labels
from depesche.room.errors import RequestError

_CHOICES = {
    "type": tuple(labels.TYPES),
    "factuality": tuple(labels.FACTUALITY),
    "mode": tuple(labels.MODES),
}
MOST = 200  # entries of a page


@dataclass(frozen=True, slots=True)
class Asked:
    """Filters of records; null asks for nothing. The names are those of `depesche.archive.Filter`."""

    type: Annotated[str | None, Query(description="Type of record: " + ", ".join(_CHOICES["type"]))] = None
    kind: Annotated[str | None, Query(description="Kind of encounter or agreement, act of a statement")] = None
    plover: Annotated[str | None, Query(description="PLOVER type, SANCTION say")] = None
    actor: Annotated[str | None, Query(description="Who takes part: a person, state or body")] = None
    by: Annotated[str | None, Query(description="Who speaks or acts")] = None
    about: Annotated[str | None, Query(description="Whom a statement is about")] = None
    state: Annotated[str | None, Query(description="State that takes part or that it was in: name or code")] = None
    place: Annotated[str | None, Query(description="Where it was: a place or a state")] = None
    since: Annotated[str | None, Query(description="From that day, month or year on (EDTF)")] = None
    until: Annotated[str | None, Query(description="Until that day, month or year (EDTF)")] = None
    factuality: Annotated[
        str | None, Query(description="Whether it happened: " + ", ".join(_CHOICES["factuality"]))
    ] = None
    source: Annotated[str | None, Query(description="Publisher, document, or who it is told from")] = None
    confidence: Annotated[
        float | None, Query(ge=0, le=1, description="Only records at least this likely to be right (0 to 1)")
    ] = None
    rejected: Annotated[bool, Query(description="With records that people rejected")] = False

    def filters(self, **more: Any) -> dict[str, Any]:
        """As keywords of the archive's methods; raises RequestError where a value means nothing."""
        held = {name: clean(value) for name, value in asdict(self).items() if name != "rejected"}
        held |= {"rejected": self.rejected, **more}
        for name, choices in _CHOICES.items():
            if held.get(name) and held[name] not in choices:
                raise RequestError(
                    400, "invalid-parameter", f"{name} can't be {held[name]!r}", hint=f"One of {', '.join(choices)}."
                )
        for name in ("since", "until"):
            if held[name] and interval(held[name]) is None:
                hint = "Write it as YYYY-MM-DD, YYYY-MM or YYYY."
                raise RequestError(400, "invalid-parameter", f"{name}: {held[name]!r} is no date", hint=hint)
        return held

    def named(self) -> dict[str, Any]:
        """The filters that hold anything, for addresses."""
        return {name: value for name, value in asdict(self).items() if clean(value)}


def clean(value: object) -> Any:
    """An empty parameter asks for nothing; null characters are none that anything could hold."""
    if isinstance(value, str):
        return value.replace("\x00", "").strip()[:500] or None
    return value


def checked_mode(mode: str | None) -> str | None:
    """A statement's mode; raises RequestError where there is none of that name."""
    mode = clean(mode)
    if mode and mode not in _CHOICES["mode"]:
        hint = f"One of {', '.join(_CHOICES['mode'])}."
        raise RequestError(400, "invalid-parameter", f"mode can't be {mode!r}", hint=hint)
    return mode


@dataclass(frozen=True, slots=True)
class Leaf:
    """Which page of a list, counted from 1, and how long pages are."""

    page: Annotated[int, Query(ge=1, le=100_000)] = 1
    limit: Annotated[int, Query(ge=1, le=MOST)] = 25

    @property
    def offset(self) -> int:
        """How many entries come before."""
        return (self.page - 1) * self.limit


AskedQuery = Annotated[Asked, Depends()]
LeafQuery = Annotated[Leaf, Depends()]
Words = Annotated[str, Query(description="Words in any form German gives them; „…“ is a phrase", max_length=500)]
