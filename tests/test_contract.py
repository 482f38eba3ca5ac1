"""The contract, on whole runs: every line validates, every cut is the text under it, whatever the text holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from depesche.reading.reader import Reader
from depesche.records import Document, schema
from depesche.sources import documents
from depesche.sources.fields import Found

VALIDATOR = jsonschema.Draft202012Validator(schema())
EXAMPLES = Path(__file__).parent.parent / "examples"
# Combining acute, non-breaking space, soft hyphen, byte order mark, zero-width space and joiner, emoji with modifier,
# line separator, right-to-left override, carriage return, form feed, NUL, a letter outside the basic plane.
ODD = [
    "\u0301",
    "\u00a0",
    "\u00ad",
    "\ufeff",
    "\u200b",
    "\u200d",
    "👩🏽‍✈️",
    "\u2028",
    "\u202e",
    "\r",
    "\r\n",
    "\f",
    "\0",
    "𝔄",
]


@cache
def reader() -> Reader:
    return Reader()


@cache
def example_documents() -> list[Document]:
    return [item.document for item in documents([str(EXAMPLES)]) if isinstance(item, Found)]


def check(document: Document) -> int:
    """Read the document, hold every record against the contract, and count the records."""
    (result,) = reader().read_many([document])
    assert result.rejection is None or result.rejection.code in {"empty", "not-german"}, result.rejection
    ids = [record.id for record in result.records]
    assert len(ids) == len(set(ids))
    for record in result.records:
        line = json.loads(record.model_dump_json())
        VALIDATOR.validate(line)
        for start, end, text in cuts(line):
            assert 0 <= start < end <= len(document.text)
            assert text is None or document.text[start:end] == text
    return len(result.records)


def cuts(value: Any) -> Iterator[tuple[int, int, str | None]]:
    """Every extent in a record, with the text beside it where there is one."""
    if isinstance(value, dict):
        if "start" in value:
            yield value["start"], value["end"], value.get("text")
        for inner in value.values():
            yield from cuts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from cuts(inner)


@pytest.mark.parametrize("document", example_documents(), ids=lambda document: document.id)
def test_examples_keep_the_contract(document: Document) -> None:
    assert check(document) > 0


@pytest.mark.parametrize("name", ["seed", "dev"])
def test_gold_documents_keep_the_contract(shared: Path, name: str) -> None:
    found = list(documents([str(shared / "gold" / f"{name}.documents.jsonl")]))
    assert found
    assert all(isinstance(item, Found) for item in found)
    assert sum(check(item.document) for item in found if isinstance(item, Found)) > 0


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_odd_characters_never_move_an_offset(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(example_documents())).text[:700]
    for at in sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=12)), reverse=True):
        text = text[:at] + data.draw(st.sampled_from(ODD)) + text[at:]
    check(Document(id="odd", text=text))


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("„“\"'()-–.,: \n"))))
@example("„" * 50)
@example("(" * 50 + "Er sagte: ")
def test_no_text_breaks_reading(text: str) -> None:
    check(Document(id="any", text=text))


@pytest.mark.parametrize("document", example_documents(), ids=lambda document: document.id)
def test_layout_keeps_the_records(document: Document) -> None:
    count = check(document)
    for text in (
        document.text.replace("\n", "\r\n"),
        "\ufeff" + document.text,
        document.text.replace(" ", "\u00a0"),
    ):
        assert check(document.model_copy(update={"text": text})) == count


def test_the_same_document_gives_the_same_ids() -> None:
    document = example_documents()[0]
    first, second = (Reader().read(document) for _ in range(2))
    assert [record.id for record in first] == [record.id for record in second]


def test_boilerplate_yields_no_records() -> None:
    document = example_documents()[0]
    related = document.text.index("Mehr zum Thema")
    caption = document.text.index("Die Außenminister Lars Holm")
    for record in reader().read(document):
        for span in record.evidence:
            assert span.end <= caption, record
    assert caption < related
