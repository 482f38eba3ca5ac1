"""The Reader's face: order, batches, faults that stay with their document."""

from __future__ import annotations

import datetime as dt
import tracemalloc
from collections.abc import Iterator

import pytest
import spacy
from spacy.tokens import Doc

import depesche
from depesche.errors import PipelineError, Rejected
from depesche.reading import reader as module
from depesche.reading.reader import BATCH, MAX_CHARACTERS, Reader
from depesche.records import Document, Note, Office, Record

GERMAN = "Der Minister hat am Montag in Wien mit dem Gesandten über den Vertrag gesprochen und ist danach abgereist."


def documents(count: int, text: str = GERMAN) -> list[Document]:
    return [Document(id=str(n), text=f"{text} {n}") for n in range(count)]


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading replaced by one that fails on documents whose text says so; what is tested here goes around it."""

    def read_doc(document: Document, doc: Doc, confidence: float | None) -> tuple[list[Record], list[Note]]:
        assert doc.text == document.text
        if "FAULT" in document.text:
            raise ZeroDivisionError("of its own")
        return [], [Note(code="seen", message=document.id)]

    monkeypatch.setattr(module, "read_doc", read_doc)


def reader() -> Reader:
    return Reader(spacy.blank("de"))


@pytest.mark.usefixtures("reading")
def test_results_come_in_order_over_batches() -> None:
    results = list(reader().read_many(documents(2 * BATCH + 3)))
    assert [result.document.id for result in results] == [str(n) for n in range(2 * BATCH + 3)]
    assert all(result.rejection is None and result.notes for result in results)


@pytest.mark.usefixtures("reading")
def test_a_fault_in_one_document_stops_no_other() -> None:
    batch = documents(5)
    batch[2] = Document(id="2", text=f"{GERMAN} FAULT")
    results = list(reader().read_many(batch))
    assert [result.rejection.code if result.rejection else None for result in results] == [
        None, None, "reading-failed", None, None,
    ]  # fmt: skip
    assert results[2].rejection is not None
    assert "ZeroDivisionError: of its own (test_reader.py:" in results[2].rejection.reason


@pytest.mark.usefixtures("reading")
def test_a_fault_in_the_pipeline_stops_no_other() -> None:
    nlp = spacy.blank("de")

    @spacy.Language.component("faulty")
    def faulty(doc: Doc) -> Doc:
        if "FAULT" in doc.text:
            raise RuntimeError("in a component")
        return doc

    nlp.add_pipe("faulty")
    batch = documents(4)
    batch[1] = Document(id="1", text=f"{GERMAN} FAULT")
    results = list(Reader(nlp).read_many(batch))
    assert [result.rejection is None for result in results] == [True, False, True, True]


@pytest.mark.usefixtures("reading")
@pytest.mark.parametrize(
    ("document", "code"),
    [
        (Document(id="a", text=" \n"), "empty"),
        (Document(id="a", text="a" * (MAX_CHARACTERS + 1)), "too-long"),
        (Document(id="a", text=GERMAN, language="fr"), "not-german"),
        (
            Document(id="a", text="The minister met the envoy in Vienna on Monday and then he left for home."),
            "not-german",
        ),
    ],
)
def test_documents_that_cannot_be_read_are_refused(document: Document, code: str) -> None:
    with pytest.raises(Rejected) as caught:
        reader().read(document)
    assert caught.value.code == code


@pytest.mark.usefixtures("reading")
@pytest.mark.parametrize("language", [None, "de", "de-AT", "DE_ch", "deu"])
def test_german_by_any_name_is_read(language: str | None) -> None:
    assert reader().read(Document(id="a", text=GERMAN, language=language)) == []


@pytest.mark.usefixtures("reading")
def test_memory_does_not_grow_with_the_stream() -> None:
    def stream() -> Iterator[Document]:
        for n in range(20 * BATCH):
            yield Document(id=str(n), text=f"{GERMAN} {n} " * 20)

    own = reader()
    tracemalloc.start()
    peaks = []
    for n, _ in enumerate(own.read_many(stream()), start=1):
        if n % (5 * BATCH) == 0:
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.reset_peak()
    tracemalloc.stop()
    assert peaks[-1] < 1.5 * peaks[0]


def test_refused_documents_load_no_pipeline() -> None:
    never = Reader("no_such_pipeline")
    assert [result.rejection is not None for result in never.read_many([Document(id="a", text="")])] == [True]


def test_a_pipeline_that_is_not_there_says_how_to_get_it() -> None:
    with pytest.raises(PipelineError, match="no_such_pipeline") as caught:
        Reader("no_such_pipeline").read(documents(1)[0])
    assert "spacy download" in caught.value.hint


def test_missing_weights_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def load() -> spacy.Language:
        raise OSError("no weights")

    monkeypatch.setattr("depesche.german.load", load)
    with pytest.raises(PipelineError, match="no weights"):
        Reader().read(documents(1)[0])


def test_a_pipeline_must_be_german() -> None:
    with pytest.raises(PipelineError, match="'en'"):
        Reader(spacy.blank("en")).read(documents(1)[0])


def test_the_python_interface_reads_a_text() -> None:
    text = "Außenministerin Jana Veselá ist am Montag in Kopenhagen eingetroffen. Das meldete die Agentur Ritzau."
    records = depesche.read(text, published="2025-03-11")
    offices = [record for record in records if isinstance(record, Office)]
    assert [(office.person.name, office.title) for office in offices] == [("Jana Veselá", "Außenministerin")]
    assert records == depesche.read(text, published=dt.date(2025, 3, 11))
    assert all(text[s.start : s.end] == s.text for record in records for s in record.evidence)


@pytest.mark.parametrize(("text", "published", "code"), [("", None, "empty"), (GERMAN, "2024-02-30", "invalid-date")])
def test_the_python_interface_says_what_is_wrong(text: str, published: str | None, code: str) -> None:
    with pytest.raises(Rejected) as caught:
        depesche.read(text, published=published)
    assert caught.value.code == code


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(Rejected, match="surrogate"):
        depesche.read("halb \ud83d da")
