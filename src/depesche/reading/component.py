"""The spaCy factory `depesche`: the whole of reading as one component of any German pipeline.

>>> nlp.add_pipe("depesche")                       # doctest: +SKIP
>>> doc = nlp.make_doc(text)                       # doctest: +SKIP
>>> doc._.depesche_published = "2024-11-19"        # doctest: +SKIP
>>> nlp(doc)._.depesche                            # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from depesche.errors import PipelineError
from depesche.reading import reader
from depesche.records import Document
from depesche.sources.fields import parse_date


@Language.factory("depesche", assigns=["doc._.depesche", "doc._.depesche_notes"])
def create_depesche(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """A component that sets `doc._.depesche` (list of records) and `doc._.depesche_notes` (list of notes).

    It takes the publication date from `doc._.depesche_published` (a date or ISO 8601 text) and the document's id from
    `doc._.depesche_id`. Raises PipelineError where the pipeline is not German.
    """
    if nlp.lang != "de":
        raise PipelineError(f"the spaCy pipeline is for {nlp.lang!r}, not for German", hint="Use a German one.")
    for extension, default in (
        ("depesche", None),
        ("depesche_notes", None),
        ("depesche_published", None),
        ("depesche_id", "document"),
    ):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=default)
    return annotate


def annotate(doc: Doc) -> Doc:
    """Read one `Doc`; raises Rejected where its publication date is none."""
    document = Document(id=doc._.depesche_id, text=doc.text, published=parse_date(doc._.depesche_published))
    doc._.depesche, doc._.depesche_notes = reader.read_doc(document, doc) if document.text.strip() else ([], [])
    return doc
