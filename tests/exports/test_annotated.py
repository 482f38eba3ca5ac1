"""Annotated texts (TEI, CAS XMI, WebAnno TSV, DocBin, TIMEX3), read back independently: evidence cuts to its text."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import cassis
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from spacy.tokens import DocBin

from depesche.exports import docbin, tei, timeml, webanno, xmi
from depesche.exports.annotations import annotated, tokenized
from depesche.exports.needs import ExportError
from depesche.exports.run import export
from depesche.reading.reader import ReadResult
from depesche.records import Document
from exports import odd
from samples import result

TEI = "{http://www.tei-c.org/ns/1.0}"
RNG = "{http://relaxng.org/ns/structure/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
texts = st.text(st.characters(codec="utf-8"), max_size=80)


def shifted(before: str, after: str = "") -> ReadResult:
    """The odd sample behind any text."""
    old = odd.PREFIX
    odd.PREFIX = before
    try:
        told = odd.result()
    finally:
        odd.PREFIX = old
    if not after:
        return told
    document = Document(**{**told.document.model_dump(), "text": told.document.text + after})
    return ReadResult(document, [r.model_copy(update={"document": document.reference}) for r in told.records])


@pytest.fixture(scope="module")
def schema(root: Path) -> Any:
    """TEI's own schema. Elements that the sample has not are forbidden: libxml2 takes a minute for all 595 of them."""
    sample = etree.fromstring(tei.render(odd.result()))
    written = {etree.QName(element).localname for element in sample.iter(etree.Element)}
    with gzip.open(root / "tests" / "data" / "tei" / "tei_all.rng.gz") as stream:
        grammar = etree.parse(stream)
    for element in list(grammar.iter(f"{RNG}element")):
        if element.get("name") not in written:
            element.getparent().replace(element, etree.Element(f"{RNG}notAllowed"))
    return etree.RelaxNG(grammar)


def quoted(told: ReadResult) -> set[tuple[str, str, int, int, str]]:
    text = told.document.text
    return {(one.record, one.part, one.start, one.end, text[one.start : one.end]) for one in annotated(told)}


def tei_spans(tree: Any) -> tuple[str, set[tuple[str, str, int, int, str]]]:
    """The text of a TEI document, and what its spans cut from it, by walking from anchor to anchor."""
    text, at = "", {}
    for event, element in etree.iterwalk(tree.find(f".//{TEI}body"), events=("start", "end")):
        if event == "start":
            if element.tag == f"{TEI}anchor":
                at[element.get(XML_ID)] = len(text)
            text += element.text or ""
        elif element.tag != f"{TEI}body":
            text += element.tail or ""
    found = set()
    for group in tree.iter(f"{TEI}spanGrp"):
        for span in group:
            start, end = at[span.get("from")[1:]], at[span.get("to")[1:]]
            found.add((span.get("ana").removeprefix("#record-"), group.get("type"), start, end, text[start:end]))
    return text, found


def test_tei_is_valid_and_cuts(schema: Any) -> None:
    told = odd.result()
    tree = etree.fromstring(tei.render(told))
    schema.assertValid(tree)
    text, spans = tei_spans(tree)
    assert text == told.document.text
    assert spans == quoted(told)
    ids = {element.get(XML_ID) for element in tree.iter() if element.get(XML_ID)}
    for element in tree.iter():
        for name in ("active", "passive", "ana", "from", "to", "where"):
            if target := element.get(name):
                assert target[1:] in ids
    (visit,) = (event for event in tree.iter(f"{TEI}event") if event.get("type") == "encounter")
    assert (visit.get("subtype"), visit.get("when")) == ("visit", "2025-03-10")


@settings(max_examples=40)
@given(texts, texts)
def test_tei_keeps_any_text(before: str, after: str) -> None:
    told = shifted(before, after)
    text, spans = tei_spans(etree.fromstring(tei.render(told)))
    holdable = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", told.document.text)
    assert text == holdable
    assert {span[:4] for span in spans} == {span[:4] for span in quoted(told)}


def test_tei_of_a_document_without_records(schema: Any) -> None:
    schema.assertValid(etree.fromstring(tei.render(ReadResult(Document(id="a", text="Nichts.")))))


def test_the_schema_refuses_what_tei_does(schema: Any) -> None:
    good = tei.render(odd.result()).decode("utf-8")
    for wrong in (
        good.replace("<standOff>", "<standOff><p/>"),
        good.replace('when="2025-03-10"', 'when="2025-W11"'),
        good.replace("<label>", "<headline>", 1).replace("</label>", "</headline>", 1),
        re.sub("<publicationStmt>.*</publicationStmt>", "", good),
    ):
        assert wrong != good
        assert not schema.validate(etree.fromstring(wrong.encode("utf-8")))


def cas_of(told: ReadResult) -> tuple[Any, Any]:
    types = cassis.load_typesystem(io.BytesIO(xmi.extras()["TypeSystem.xml"]))
    raw = xmi.render(told)
    return cassis.load_cas_from_xmi(io.BytesIO(raw), typesystem=types), etree.fromstring(raw)


def test_xmi_cuts_with_cassis_and_in_utf16() -> None:
    told = odd.result()
    cas, tree = cas_of(told)
    assert cas.sofa_string == told.document.text
    found = {(a.record, a.part, a.begin, a.end, a.get_covered_text()) for a in cas.select(xmi.LAYER)}
    assert found == quoted(told)
    # Independently of cassis: XMI's own offsets count UTF-16 units of the sofa.
    (sofa,) = (e for e in tree if e.tag.endswith("Sofa"))
    units = sofa.get("sofaString").encode("utf-16-le")
    layer = [e for e in tree if e.tag.endswith("}Depesche")]
    assert len(layer) == len(annotated(told))
    for element in layer:
        start, end = int(element.get("begin")), int(element.get("end"))
        words = units[2 * start : 2 * end].decode("utf-16-le")
        assert (element.get("record"), element.get("part"), words) in {(r, p, w) for r, p, _, _, w in quoted(told)}


def test_xmi_has_tokens_and_sentences() -> None:
    cas, _ = cas_of(odd.result())
    words = [
        token.get_covered_text() for token in cas.select("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token")
    ]
    assert words[-6:] == ["Belarus", "wies", "den", "Gesandten", "aus", "."]
    sentences = cas.select("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence")
    assert "Belarus wies den Gesandten aus." in [sentence.get_covered_text() for sentence in sentences]


def webanno_spans(raw: str, text: str) -> set[tuple[str, str, int, int, str]]:
    """What a WebAnno TSV file annotates, put together from its columns; offsets turned back from UTF-16 units."""
    units = text.encode("utf-16-le")
    pieces: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    head = next(line for line in raw.splitlines() if line.startswith("#T_SP="))
    features = head.split("|")[1:]
    for line in raw.splitlines():
        if not re.match(r"\d+-\d+\t", line):
            continue
        _, place, word, *columns = line.rstrip("\t").split("\t")
        start, end = map(int, place.split("-"))
        assert units[2 * start : 2 * end].decode("utf-16-le") == word
        cells = [re.split(r"(?<!\\)\|", column) for column in columns]
        assert len(cells) == len(features)
        if columns[0] == "_":
            continue
        for values in zip(*cells, strict=True):
            number = re.search(r"\[(\d+)\]$", values[0])
            plain = [re.sub(r"\\(.)", r"\1", re.sub(r"(?<!\\)\[\d+\]$", "", value)) for value in values]
            key = (*plain, number[1] if number else place)
            pieces.setdefault(key, []).append((start, end))
    found = set()
    for key, places in pieces.items():
        told = dict(zip(features, key, strict=False))
        start, end = places[0][0], places[-1][1]
        cut = units[2 * start : 2 * end].decode("utf-16-le")
        begin = len(units[: 2 * start].decode("utf-16-le"))
        found.add((told["record"], told["part"], begin, begin + len(cut), cut))
    return found


def test_webanno_tsv_cuts() -> None:
    told = odd.result()
    raw = webanno.render(told).decode("utf-8")
    assert raw.startswith("#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Depesche|label|part|recordType|record\n")
    assert webanno_spans(raw, told.document.text) == quoted(told)
    assert "#Text=Belarus wies den Gesandten aus.\n" in raw


def test_webanno_tsv_escapes_what_it_reserves() -> None:
    told = odd.result()
    name = "Rat [a]|b_c;*->\\\n\te"
    deed = told.records[3].model_copy(update={"actors": []})
    office = told.records[4].model_copy(update={"title": name})
    raw = webanno.render(ReadResult(told.document, [deed, office])).decode("utf-8")
    assert "Rat \\[a\\]\\|b\\_c\\;\\*\\->\\\\ e" in raw
    assert webanno_spans(raw, told.document.text) == quoted(ReadResult(told.document, [deed, office]))


def test_docbin_has_the_text_and_exact_spans(tmp_path: Path) -> None:
    told = odd.result()
    export([told, result()], "docbin", tmp_path / "x.spacy")
    one, other = DocBin(store_user_data=True).from_disk(tmp_path / "x.spacy").get_docs(spacy.blank("de").vocab)
    assert one.text == told.document.text
    assert other.text == result().document.text
    found = {
        (span.id_, part, span.start_char, span.end_char, span.text)
        for part, group in one.spans.items()
        for span in group
    }
    assert found == quoted(told)
    assert {span.label_ for span in one.spans["evidence"]} == {
        "encounter",
        "agreement",
        "statement",
        "action",
        "office",
    }
    assert list(one.user_data["depesche"]) == [record.model_dump_json() for record in told.records]
    assert one.has_annotation("SENT_START")


@settings(max_examples=40)
@given(texts)
def test_docs_hold_any_text(before: str) -> None:
    told = shifted(before)
    doc = docbin.to_doc(told, spacy.blank("de").vocab)
    assert doc.text == told.document.text
    assert {(s.start_char, s.end_char) for s in doc.spans["evidence"]} == {
        (span.start, span.end) for record in told.records for span in record.evidence
    }


def test_tokens_end_where_evidence_ends() -> None:
    told = odd.result()
    inside = told.document.cut(len(odd.PREFIX) + 4, len(odd.PREFIX) + 9)  # a piece of a word
    torn = ReadResult(told.document, [told.records[3].model_copy(update={"evidence": [inside]})])
    segmented = tokenized(torn)
    assert inside.start in {start for start, _ in segmented.tokens}
    assert inside.end in {end for _, end in segmented.tokens}
    assert quoted(torn) == webanno_spans(webanno.render(torn).decode("utf-8"), torn.document.text)


def test_timex3_is_the_text_with_tags() -> None:
    stream = io.StringIO()
    timeml.write([odd.result()], stream)
    text = ElementTree.fromstring(stream.getvalue().encode("utf-8")).find("TEXT")
    assert text is not None
    assert "".join(text.itertext()) == odd.result().document.text
    assert [(tag.text, tag.get("value"), tag.get("type")) for tag in text.iter("TIMEX3")] == [
        ("Montag", "2025-03-10", "DATE")
    ]


@pytest.mark.parametrize("name", ["tei", "xmi", "webanno-tsv"])
def test_one_file_a_document(name: str, tmp_path: Path) -> None:
    done = export([odd.result(), result()], name, tmp_path / "out.zip")
    assert done.documents == 2
    with zipfile.ZipFile(tmp_path / "out.zip") as packed:
        names = packed.namelist()
    assert len([one for one in names if one.startswith("probe.txt-")]) == 2
    assert ("TypeSystem.xml" in names) == (name == "xmi")
    suffix = Path(names[-1]).suffix
    export([result()], name, tmp_path / f"one{suffix}")
    assert (tmp_path / f"one{suffix}").stat().st_size > 500
    with pytest.raises(ExportError, match="one file a document"):
        export([odd.result(), result()], name, tmp_path / f"two{suffix}")
    assert not (tmp_path / f"two{suffix}").exists()


def test_file_names_are_safe(tmp_path: Path) -> None:
    ids = ["../../etc/passwd", "https://example.org/a?b=c/", "", "🕊️", "a" * 300]
    told = [ReadResult(Document(id=one, text=f"Text {i}.")) for i, one in enumerate(ids)]
    export(told, "tei", tmp_path / "out")
    assert len(list((tmp_path / "out").iterdir())) == 5
    assert sorted(file.name for file in tmp_path.iterdir()) == ["out"]
