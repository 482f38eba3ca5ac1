"""spaCy's DocBin: documents with a span group a part (`evidence`, `content`, `speaker` …), labelled by type of record.

Tokens end wherever a span ends, so every span is exact. `doc.user_data["depesche"]` holds the records as JSON.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from depesche.exports.annotations import annotated, tokenized
from depesche.reading.reader import ReadResult

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


def write(results: Iterable[ReadResult], stream: BinaryIO) -> None:
    """One DocBin; it is held in memory as a whole."""
    import spacy
    from spacy.tokens import DocBin

    vocab = spacy.blank("de").vocab
    held = DocBin(store_user_data=True)
    for result in results:
        held.add(to_doc(result, vocab))
    stream.write(held.to_bytes())


def to_doc(result: ReadResult, vocab: Vocab) -> Doc:
    """The document as a `Doc` whose text is the document's, with sentences and span groups."""
    from spacy.tokens import Doc, Span

    text = result.document.text
    segmented = tokenized(result)
    words: list[str] = []
    spaces: list[bool] = []
    number: dict[int, int] = {}  # offset where a token begins → which word it is
    at = 0
    for start, end in [*segmented.tokens, (len(text), len(text))]:
        if at < start and text[at] == " " and spaces:  # a single blank belongs to the word before it
            spaces[-1] = True
            at += 1
        if at < start:  # whatever else is between words is a token of its own
            words.append(text[at:start])
            spaces.append(False)
        if start < end:
            number[start] = len(words)
            words.append(text[start:end])
            spaces.append(False)
        at = end
    begins = {number[start] for start, _ in segmented.sentences}
    starts: list[bool | int | None] = [i in begins or i == 0 for i in range(len(words))]
    doc = Doc(vocab, words=words, spaces=spaces, sent_starts=starts)
    ends = {doc[i].idx + len(doc[i].text): i + 1 for i in range(len(doc))}
    groups: dict[str, list[Span]] = {}
    for one in annotated(result):
        first, last = number.get(one.start), ends.get(one.end)
        if first is not None and last is not None and first < last:
            span = Span(doc, first, last, label=one.type, kb_id=one.label, span_id=one.record)
            groups.setdefault(one.part, []).append(span)
    for part, spans in groups.items():
        doc.spans[part] = spans
    doc.user_data["depesche"] = [record.model_dump_json() for record in result.records]
    doc.user_data["document"] = result.document.reference.model_dump_json()
    return doc
