"""Facts of German, one a line: each `*.csv` here is a table; the modules of `depesche.german` give them types.

Names have their types here: states with their adjectives, demonyms and seats, organisations, media, other bodies,
places, roles, persons' names. Every loader reads its table once, on first use.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, cast

Gender = Literal["Masc", "Fem", "Neut"]
GENDER_OF_ARTICLE: dict[str, Gender] = {"der": "Masc", "die": "Fem", "das": "Neut"}


def rows(name: str) -> list[dict[str, str]]:
    """The rows of the table `name`, as text by column; raises FileNotFoundError where there is no such table."""
    lines = csv.reader((files(__name__) / f"{name}.csv").read_text(encoding="utf-8").splitlines())
    header = next(lines)
    return [dict(zip(header, line, strict=True)) for line in lines]


@dataclass(frozen=True, slots=True)
class State:
    """A name of a state: ISO 3166-1 alpha-3 `code`, the article it takes ("" = none), and the usual name (`main`)."""

    name: str
    code: str
    article: str
    main: str


@dataclass(frozen=True, slots=True)
class StateGroup:
    """A name for several states at once ("die baltischen Staaten")."""

    name: str
    codes: tuple[str, ...]
    article: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A capital, or a seat of government: speaks for the state (or organisation) `code`."""

    name: str
    code: str
    article: str
    kind: Literal["capital", "seat"]


@dataclass(frozen=True, slots=True)
class Organisation:
    """A name of an international body. `id` is its abbreviation, "" for organs, which speak for their `parent`."""

    name: str
    body: str
    id: str
    kind: Literal["igo", "organisation"]
    article: str
    parent: str


@dataclass(frozen=True, slots=True)
class Medium:
    """A name of a news agency, broadcaster or paper, with the state it belongs to (ISO 3166-1 alpha-3; "" for none)."""

    name: str
    medium: str
    kind: Literal["agency", "broadcaster", "paper"]
    state: str


@dataclass(frozen=True, slots=True)
class Body:
    """A name of a non-state body (party, movement, company): acts for no state."""

    name: str
    body: str
    article: str
    plural: bool
    kind: str  # "armed" "party" "ngo" "company", "" where it is none of these


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A name of a place. `country` is an ISO 3166-1 alpha-3 code, "" where the place belongs to no single state."""

    name: str
    place: str
    country: str
    kind: Literal["city", "region"]
    latitude: float | None = None
    longitude: float | None = None
    wikidata: str | None = None
    article: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """A title or a noun for a person by what they do. `level` groups roles that can name one office."""

    masculine: str
    feminine: str
    declension: str
    level: str
    office: bool


@dataclass(frozen=True, slots=True)
class Demonym:
    """What a state's people are called."""

    masculine: str
    feminine: str
    plural: str
    code: str


@dataclass(frozen=True, slots=True)
class Leader:
    """A holder of high office, 2019 to 2026: tells for whom a person acts, never that they hold an office.

    `key` are the words of the name, folded (`depesche.german.nameforms.fold`).
    """

    name: str
    key: tuple[str, ...]
    affiliation: str
    head: bool
    wikidata: str | None


@cache
def states() -> MappingProxyType[str, State]:
    """Names of states in the nominative → state."""
    main = {r["code"]: r["name"] for r in rows("states") if r["main"]}
    found = {r["name"]: State(r["name"], r["code"], r["article"], main[r["code"]]) for r in rows("states")}
    return MappingProxyType(found)


@cache
def state_of_code() -> MappingProxyType[str, State]:
    """ISO 3166-1 alpha-3 code → the state under its usual name."""
    return MappingProxyType({s.code: s for s in states().values() if s.name == s.main})


@cache
def state_groups() -> MappingProxyType[str, StateGroup]:
    """Names for several states at once, in the nominative."""
    return MappingProxyType(
        {r["name"]: StateGroup(r["name"], tuple(r["codes"].split()), r["article"]) for r in rows("state_groups")}
    )


@cache
def state_adjectives() -> MappingProxyType[str, str]:
    """Uninflected adjectives ("nordkoreanisch") → code of the state."""
    return MappingProxyType({r["adjective"]: r["code"] for r in rows("state_adjectives")})


@cache
def demonyms() -> tuple[Demonym, ...]:
    """What the states' people are called."""
    return tuple(Demonym(**r) for r in rows("demonyms"))


@cache
def seats() -> MappingProxyType[str, Seat]:
    """Capitals and seats of government in the nominative → whom they speak for."""
    return MappingProxyType(
        {r["name"]: Seat(r["name"], r["code"], r["article"], _seat(r["kind"])) for r in rows("seats")}
    )


def _seat(kind: str) -> Literal["capital", "seat"]:
    return "capital" if kind == "capital" else "seat"


@cache
def organisations() -> MappingProxyType[str, Organisation]:
    """Names of international organisations and their organs in the nominative → organisation."""
    found = {}
    for r in rows("organisations"):
        kind: Literal["igo", "organisation"] = "igo" if r["kind"] == "igo" else "organisation"
        found[r["name"]] = Organisation(r["name"], r["body"], r["id"], kind, r["article"], r["parent"])
    return MappingProxyType(found)


@cache
def _organisation_names() -> dict[str, str]:
    return {o.id: o.body for o in organisations().values() if o.id}


def name_of_organisation(code: str) -> str:
    """The full German name of an international organisation by its abbreviation; the abbreviation where unknown."""
    return _organisation_names().get(code, code)


def is_code(code: str) -> bool:
    """Whether this is the code of a state or the abbreviation of an international organisation."""
    return code in state_of_code() or code in _organisation_names()


@cache
def agencies() -> MappingProxyType[str, Medium]:
    """Names of news agencies, broadcasters and papers → medium."""
    kinds = Literal["agency", "broadcaster", "paper"]
    return MappingProxyType(
        {r["name"]: Medium(r["name"], r["medium"], cast("kinds", r["kind"]), r["state"]) for r in rows("agencies")}
    )


@cache
def bodies() -> MappingProxyType[str, Body]:
    """Names of well-known non-state bodies → body."""
    return MappingProxyType(
        {r["name"]: Body(r["name"], r["body"], r["article"], r["number"] == "pl", r["kind"]) for r in rows("bodies")}
    )


@cache
def state_bodies() -> MappingProxyType[str, str]:
    """Nouns for organs of states and groups (lemma) → whom they are when they act.

    `state`: the state itself · `body`: a body that acts for the state, `office`: one named by its genus only ·
    `group`: a group of people that does · `medium`: a medium of that state, `press`: its media at large ·
    `own`: acts for itself · `short`: short for the longer name of a body, nothing without one · `none`: no actor.
    """
    return MappingProxyType({r["noun"]: r["acts"] for r in rows("state_bodies")})


@cache
def roles() -> MappingProxyType[str, Role]:
    """Masculine and feminine role nouns (lemma) → role."""
    found: dict[str, Role] = {}
    for r in rows("roles"):
        role = Role(r["masculine"], r["feminine"], r["declension"], r["level"], r["office"] == "yes")
        found[role.masculine] = role
        found.setdefault(role.feminine, role)
    return MappingProxyType(found)


@cache
def regions() -> MappingProxyType[str, GazetteerPlace]:
    """Regions, provinces and continents → place."""
    found = {r["name"]: GazetteerPlace(r["name"], r["name"], r["country"], "region") for r in rows("provinces")}
    for r in rows("regions"):
        found[r["name"]] = GazetteerPlace(r["name"], r["name"], r["country"], "region", article=r["article"])
    return MappingProxyType(found)


@cache
def places() -> MappingProxyType[str, GazetteerPlace]:
    """Populated places by their German and local names → place with coordinates in degrees (WGS 84)."""
    return MappingProxyType(
        {
            r["name"]: GazetteerPlace(
                r["name"],
                r["place"],
                r["country"],
                "city",
                float(r["latitude"]),
                float(r["longitude"]),
                r["wikidata"] or None,
            )
            for r in rows("places")
        }
    )


@cache
def leaders() -> tuple[Leader, ...]:
    """Holders of high office, in the sources' (mostly English) spelling."""
    return tuple(
        Leader(r["name"], tuple(r["key"].split(" ")), r["affiliation"], bool(r["head"]), r["wikidata"] or None)
        for r in rows("leaders")
    )


@cache
def ministers() -> tuple[tuple[str, str, bool], ...]:
    """Ministers and heads of states, past ones too, in German spelling, with the state of each and whether they are or
    were its head; kept by hand."""
    return tuple((r["name"], r["affiliation"], bool(r["head"])) for r in rows("ministers"))


@cache
def forenames() -> MappingProxyType[str, Gender | None]:
    """Forenames → gender of the bearer, None where both or unknown."""
    return MappingProxyType({r["name"]: _gender(r["gender"]) for r in rows("forenames")})


@cache
def forename_keys() -> MappingProxyType[str, Gender | None]:
    """Forenames folded (`depesche.german.nameforms.fold`) → gender of the bearer, None where both or unknown."""
    out: dict[str, Gender | None] = {}
    for r in rows("forenames"):
        gender = _gender(r["gender"])
        out[r["key"]] = gender if out.get(r["key"], gender) == gender else None
    return MappingProxyType(out)


def _gender(text: str) -> Gender | None:
    return cast("Gender", text) if text else None


@cache
def surnames() -> frozenset[str]:
    """Common surnames."""
    return frozenset(r["name"] for r in rows("surnames"))
