"""The models keep the contract; ids are stable."""

from __future__ import annotations

import hashlib
import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from depesche.records import Document, Record, Span, record_from_dict, schema
from samples import DOCUMENT, TEXT, records

SCHEMA = schema()
odd_text = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=["Cs"]), st.sampled_from("\u0301\u00a0\u00ad\ufeff\r\n😀\u200d")
    ),
    min_size=1,
)


@pytest.mark.parametrize("record", records(), ids=lambda r: r.type)
def test_a_record_validates_and_comes_back(record: Record) -> None:
    line = json.loads(record.model_dump_json())
    jsonschema.Draft202012Validator(SCHEMA).validate(line)
    assert record_from_dict(line) == record


@pytest.mark.parametrize("record", records(), ids=lambda r: r.type)
def test_an_unknown_field_breaks_the_contract(record: Record) -> None:
    line = {**json.loads(record.model_dump_json()), "surprise": 1}
    with pytest.raises(ValidationError):
        record_from_dict(line)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(line)


def test_the_schema_is_a_schema_and_tells_the_five_types_apart() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["discriminator"]["mapping"].keys() == {"encounter", "agreement", "statement", "action", "office"}


def test_no_evidence_no_record() -> None:
    line = json.loads(records()[0].model_dump_json())
    with pytest.raises(ValidationError, match="evidence"):
        record_from_dict({**line, "evidence": []})


def test_ids_follow_content_and_not_the_rule_or_confidence() -> None:
    first = records()[0]
    assert first.id == records()[0].id
    assert len({record.id for record in records()}) == 5
    assert first.model_copy(update={"rule": "other", "confidence": 0.1}).with_id().id == first.id
    assert first.model_copy(update={"factuality": "planned"}).with_id().id != first.id


def test_a_span_has_the_length_of_its_text() -> None:
    with pytest.raises(ValidationError, match="length"):
        Span(start=0, end=3, text="ab")
    for start, end in ((-1, 2), (3, 3), (5, 4), (0, len(TEXT) + 1)):
        with pytest.raises(ValueError, match="not inside"):
            DOCUMENT.cut(start, end)


@given(odd_text, st.data())
def test_a_cut_is_always_the_text_under_it(text: str, data: st.DataObject) -> None:
    document = Document(id="a", text=text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = document.cut(start, end)
    again = Span.model_validate_json(span.model_dump_json())
    assert again.text == text[again.start : again.end] == text[start:end]
    assert document.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_half_a_surrogate_pair_is_no_text() -> None:
    with pytest.raises(ValidationError, match="surrogate"):
        Document(id="a", text="halb \ud83d da")
