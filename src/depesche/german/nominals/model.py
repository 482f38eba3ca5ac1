"""What a nominal is: one stretch of text that can stand for an actor."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from depesche.german import lexicon
from depesche.german import nameforms as names
from depesche.german.lexicon import Gender
from depesche.german.roles import RoleForm

NominalKind = Literal[
    "name", "person", "role", "organ", "demonym", "adjective", "pronoun", "possessive", "pair", "country"
]


PlaceKind = Literal["city", "region", "country", "seat", "other"]


Determiner = Literal["definite", "indefinite", "demonstrative", "possessive", "none"]


@dataclass(slots=True)
class Nominal:
    """One stretch that can stand for an actor.

    `codes` are states and organisations told in it by adjective, genitive or compound ("der russische Präsident");
    `description` is its base form, `[start, end)` the whole group with determiner and attributes.
    """

    start: int
    end: int
    head: int
    kind: NominalKind
    determiner: Determiner = "none"
    gender: Gender | None = None
    plural: bool = False
    codes: tuple[str, ...] = ()
    description: str = ""
    item: names.Item | None = None
    role: RoleForm | None = None
    acts: str = ""  # organs: see lexicon.state_bodies
    full: bool = False  # persons: more than one word
    surely: bool = False  # persons: title, forename or network say so
    former: bool = False  # roles: held before
    genitive: bool = False
    person: int | None = None  # roles: index of the nominal they are the title of
    titles: list[int] = field(default_factory=list)  # persons: indices of their titles
    possessor: int | None = None  # roles and countries: token of their possessive determiner
    core: int = 0  # roles and organs: where the group begins, without a genitive name before it
    parts: list[tuple[str, str]] = field(default_factory=list)  # code and description of each of several groups
    homes: tuple[str, ...] = ()  # states among which the compound leaves the choice ("Bundeskanzler")
    bare: bool = False  # organs: a definite article and no attribute
    office_only: bool = False  # roles: the office is meant, not who holds it
    genus: str = ""  # organs: kind of body that the noun can take up ("die Miliz": armed)
    joint: bool = False  # roles: a title in the plural before several names
    acts_for: str = ""  # persons: the state told beside the name ("aus Norwegen") or by its place in a list
    place: bool = False  # names: stands as a place by its grammar ("in Moskau"), not as an actor


@cache
def reference_words() -> dict[str, str]:
    return {row["word"]: row["class"] for row in lexicon.rows("reference_words")}


@dataclass(slots=True)
class Attributes:
    codes: list[str] = field(default_factory=list)
    parts: list[tuple[str, str]] = field(default_factory=list)  # coordinated genitives: code and words
    end: int = 0
    body: str | None = None  # a named body without code ("der PSOE")


DATELINE = {"–", "—", "-", "(", "/"}  # marks after a place name that opens a dispatch
