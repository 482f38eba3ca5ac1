"""W3C Web Annotations (JSON-LD): a record is the body, its evidence in the hashed text are the targets."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

import depesche
from depesche.exports.identity import BASE, document_uri, record_uri
from depesche.exports.selectors import selectors
from depesche.reading.reader import ReadResult
from depesche.records import Document, Encounter, Office, Record, Statement

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write(results: Iterable[ReadResult], stream: TextIO) -> None:
    """One AnnotationCollection with one page; the annotations are written as they come."""
    page = f'"type": "AnnotationPage", "id": "{BASE}annotations:1", "startIndex": 0, "items": ['
    stream.write(f'{{"@context": "{CONTEXT}", "id": "{BASE}annotations", "type": "AnnotationCollection", ')
    stream.write(f'"label": "Depesche", "first": {{{page}')
    parting = "\n"
    for result in results:
        for record in result.records:
            stream.write(parting + json.dumps(annotation(result.document, record), ensure_ascii=False))
            parting = ",\n"
    stream.write("\n]}}\n")


def annotation(document: Document, record: Record) -> dict[str, Any]:
    """The annotation of one record: tags to show, the record itself as JSON, a target a span of evidence.

    Positions count code points of the text whose SHA-256 stands in the source's id.
    """
    source: dict[str, Any] = {"id": document_uri(record.document), "type": "Text", "format": "text/plain"}
    source["language"] = document.language or "de"
    if document.url:
        source["via"] = document.url
    tags = [record.type, _kind(record)]
    return {
        "id": record_uri(record.id),
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"id": f"{BASE}software", "type": "Software", "name": f"Depesche {depesche.__version__}"},
        "body": [
            *({"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags if tag),
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "application/json",
                "value": record.model_dump_json(),
            },
        ],
        "target": [
            {"source": source, "selector": selectors(document.text, span.start, span.end)} for span in record.evidence
        ],
    }


def _kind(record: Record) -> str | None:
    match record:
        case Encounter():
            return record.kind
        case Statement():
            return record.act
        case Office():
            return record.status
        case _:
            return record.plover.type if record.plover else None
