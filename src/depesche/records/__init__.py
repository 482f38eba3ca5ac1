"""What a record is: the typed models of the contract, and the JSON Schema generated from them."""

from depesche.records.actor import Actor, ActorKind
from depesche.records.document import Document, DocumentReference, Link, Note
from depesche.records.parts import Part, parts_of
from depesche.records.record import (
    Action,
    Agreement,
    Duration,
    Encounter,
    Factuality,
    Obligation,
    Office,
    Plover,
    Record,
    RecordBase,
    Statement,
    Status,
    record_from_dict,
    schema,
)
from depesche.records.span import Place, Span, Time

__all__ = [
    "Action",
    "Actor",
    "ActorKind",
    "Agreement",
    "Document",
    "DocumentReference",
    "Duration",
    "Encounter",
    "Factuality",
    "Link",
    "Note",
    "Obligation",
    "Office",
    "Part",
    "Place",
    "Plover",
    "Record",
    "RecordBase",
    "Span",
    "Statement",
    "Status",
    "Time",
    "parts_of",
    "record_from_dict",
    "schema",
]
