"""UIMA CAS XMI for INCEpTION: text, sentences, tokens and a span layer `webanno.custom.Depesche` (needs dkpro-cassis).

Offsets in XMI count UTF-16 units, as Java does; dkpro-cassis turns them into code points and back.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from depesche.exports.annotations import annotated, tokenized
from depesche.exports.markup import holdable
from depesche.exports.needs import need
from depesche.reading.reader import ReadResult

LAYER = "webanno.custom.Depesche"
FEATURES = ("label", "part", "recordType", "record")
_SEGMENTS = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type"
_METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"


def render(result: ReadResult) -> bytes:
    """The document as XMI; its types stand in `TypeSystem.xml`.

    Raises:
        MissingExtra: dkpro-cassis is not installed.
    """
    cassis = need("cassis", "cas")
    types = _types()
    cas = cassis.Cas(typesystem=types)
    document = result.document
    cas.sofa_string = holdable(document.text)
    cas.sofa_mime = "text/plain"
    told = {"begin": 0, "end": len(document.text), "language": document.language or "de"}
    about = {"documentId": holdable(document.id), "documentTitle": holdable(document.title or document.id)}
    cas.add(types.get_type(_METADATA)(**told, **about))
    segmented = tokenized(result)
    for name, spans in (("Sentence", segmented.sentences), ("Token", segmented.tokens)):
        segment = types.get_type(f"{_SEGMENTS}.{name}")
        cas.add_all([segment(begin=start, end=end) for start, end in spans])
    layer = types.get_type(LAYER)
    for one in annotated(result):
        values = (holdable(one.label), one.part, one.type, one.record)
        cas.add(layer(begin=one.start, end=one.end, **dict(zip(FEATURES, values, strict=True))))
    return cas.to_xmi().encode("utf-8")  # type: ignore[no-any-return]


def extras() -> dict[str, bytes]:
    """The type system that the files share."""
    return {"TypeSystem.xml": _types().to_xml().encode("utf-8")}


@cache
def _types() -> Any:
    cassis = need("cassis", "cas")
    types = cassis.TypeSystem()
    text = "uima.cas.String"
    annotation = "uima.tcas.Annotation"
    for name in ("Sentence", "Token"):
        types.create_type(f"{_SEGMENTS}.{name}", supertypeName=annotation)
    metadata = types.create_type(_METADATA, supertypeName="uima.tcas.DocumentAnnotation")
    for name in ("documentId", "documentTitle"):
        types.create_feature(metadata, name, text)
    layer = types.create_type(LAYER, supertypeName=annotation)
    for name in FEATURES:
        types.create_feature(layer, name, text)
    return types
