"""The spaCy factory `depesche`."""

from __future__ import annotations

import subprocess
import sys

import pytest
import spacy

import depesche
from depesche.errors import PipelineError
from depesche.german import load

TEXT = "Außenministerin Jana Veselá ist am Montag in Kopenhagen eingetroffen. Das meldete die Agentur Ritzau."


def test_it_gives_the_records_of_reading() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("depesche")
    doc = load()(TEXT)
    doc._.depesche_published = "2025-03-11"
    doc._.depesche_id = "document"
    nlp.get_pipe("depesche")(doc)
    assert doc._.depesche == depesche.read(TEXT, published="2025-03-11")
    assert doc._.depesche_notes == []


def test_any_german_pipeline_can_take_it() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("depesche")
    *blank, doc = nlp.pipe(["", " \n", TEXT])
    assert [doc._.depesche for doc in blank] == [[], []]
    assert {record.type for record in doc._.depesche} == {record.type for record in depesche.read(TEXT)}


def test_another_language_is_refused() -> None:
    with pytest.raises(PipelineError, match="'en'"):
        spacy.blank("en").add_pipe("depesche")


def test_spacy_finds_it_without_importing_depesche() -> None:
    code = "import spacy; nlp = spacy.blank('de'); nlp.add_pipe('depesche'); print(nlp.pipe_names)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.stdout == "['depesche']\n", run.stderr
