"""The five records of the contract. No logic here beyond validation and the stable id."""

from __future__ import annotations

import hashlib
import json
from typing import Annotated, Any, Literal, Self

from pydantic import Field, TypeAdapter

from depesche.records.actor import Actor
from depesche.records.document import DocumentReference
from depesche.records.span import Frozen, Place, Span, Time

Factuality = Literal["occurred", "ongoing", "planned", "proposed", "denied", "cancelled"]
PloverType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
#: In the order of an agreement's life.
StatusName = Literal[
    "proposed",
    "negotiating",
    "initialled",
    "adopted",
    "signed",
    "approved_domestically",
    "ratified",
    "deposited",
    "provisionally_applied",
    "in_force",
    "extended",
    "suspended",
    "amended",
    "violated",
    "denounced",
    "terminated",
    "superseded",
    "rejected",
]
ObligationKind = Literal[
    "defense",
    "offense",
    "neutrality",
    "nonaggression",
    "consultation",
    "cooperation",
    "trade",
    "aid",
    "arms_control",
    "ceasefire",
    "border",
    "environment",
    "legal",
    "migration",
    "other",
]
Act = Literal[
    "say",
    "demand",
    "request",
    "promise",
    "offer",
    "praise",
    "thank",
    "support",
    "criticise",
    "accuse",
    "warn",
    "threaten",
    "deny",
    "reject",
    "announce",
    "hope",
    "congratulate",
    "condemn",
    "confirm",
]
Mode = Literal["direct", "indirect", "indirect_free_indirect", "free_indirect", "reported"]


class Plover(Frozen):
    """PLOVER (manual of December 2023): event type and mode."""

    type: PloverType
    mode: str | None = None


class Duration(Frozen):
    """How long something took: ISO 8601 duration, whether the text says "about", and its words."""

    value: str
    approx: bool = False
    text: str


class RecordBase(Frozen):
    """What every record has. `id` is made from the document's text and the record's own content."""

    id: str = ""
    document: DocumentReference
    evidence: list[Span] = Field(min_length=1)
    factuality: Factuality = "occurred"
    asserted_by: list[Actor] = []
    when: Time | None = None
    where: Place | None = None
    plover: Plover | None = None
    rule: str
    confidence: float = Field(ge=0, le=1)

    def with_id(self) -> Self:
        """This record with its stable id: the same document text and the same record give the same id anywhere."""
        content = self.model_dump(mode="json", exclude={"id", "confidence", "rule", "document"})
        key = json.dumps([self.document.id, self.document.sha256, content], ensure_ascii=False, sort_keys=True)
        return self.model_copy(update={"id": hashlib.sha256(key.encode("utf-8")).hexdigest()[:20]})

    def _repr_html_(self) -> str:
        from depesche.records import display

        return display.record(self)  # type: ignore[arg-type]  # every record is one of the five


class Encounter(RecordBase):
    """Who met whom."""

    type: Literal["encounter"] = "encounter"
    kind: Literal["meeting", "visit", "call", "negotiation", "summit", "session", "ceremony"]
    participants: list[Actor]
    formats: list[Literal["one_on_one", "delegation"]] = []
    duration: Duration | None = None
    topics: list[str] = []
    number: int | None = None


class Status(Frozen):
    """One dated action in an agreement's life; `by` empty means all parties."""

    status: StatusName
    by: list[Actor] = []
    when: Time | None = None
    where: Place | None = None
    factuality: Factuality = "occurred"
    evidence: list[Span] = Field(min_length=1)


class Obligation(Frozen):
    """What the parties bind themselves to, after ATOP."""

    kind: ObligationKind
    evidence: list[Span] = Field(min_length=1)


class Agreement(RecordBase):
    """What was agreed."""

    type: Literal["agreement"] = "agreement"
    name: str
    kind: Literal["treaty", "ceasefire", "memorandum", "declaration", "protocol", "resolution", "contract", "other"]
    parties: list[Actor]
    subject: str | None = None
    articles: int | None = None
    statuses: list[Status] = []
    obligations: list[Obligation] = []


class Statement(RecordBase):
    """Who said what."""

    type: Literal["statement"] = "statement"
    mode: Mode
    act: Act
    content: list[Span] = Field(min_length=1)
    speaker: Actor | None
    cue: list[Span] = []
    addressees: list[Actor] = []
    frame: list[Span] = []
    about: list[Actor | str] = []


class Action(RecordBase):
    """Who did what to whom."""

    type: Literal["action"] = "action"
    actors: list[Actor]
    recipients: list[Actor] = []


class Office(RecordBase):
    """Who speaks for whom."""

    type: Literal["office"] = "office"
    person: Actor
    title: str
    of: Actor | None
    status: Literal["current", "former", "designated", "acting"] = "current"


Record = Annotated[Encounter | Agreement | Statement | Action | Office, Field(discriminator="type")]
_ADAPTER: TypeAdapter[Record] = TypeAdapter(Record)


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one record line."""
    generated = _ADAPTER.json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Depesche record", **generated}


def record_from_dict(data: dict[str, Any]) -> Record:
    """The record in a parsed JSON line; raises pydantic.ValidationError where it breaks the contract."""
    return _ADAPTER.validate_python(data)
