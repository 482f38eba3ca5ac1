"""Records → the world: one module a format, found through one registry.

A format takes the results of reading as they come. Its shape says how it is written:

- `text`, `binary`: `write(results, stream)` to one stream; a format that joins records over documents takes
  `dossiers` as well, the dossier of each record id.
- `document`: `render(result) -> bytes`, one file a document; `extras() -> {name: bytes}` beside them, where it has any.
- `folder`: `write(results, folder)`, several files.
- `archive`: `write(archive, folder)`, what only an archive can give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Literal, TextIO

from depesche.reading.reader import ReadResult

Writer = Callable[[Iterable[ReadResult], TextIO], None]
Shape = Literal["text", "binary", "document", "folder", "archive"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of output.

    Attributes:
        module: the module in `depesche.exports` that writes it.
        shape: how it is written (see above).
        suffix: of its files.
        about: what it is, in a few words.
        function: the function that writes it.
        extra: what pip has to install for it, as in `depesche[parquet]`.
        joins: it makes one thing of the records of one dossier.
    """

    module: str
    shape: Shape
    suffix: str
    about: str
    function: str = "write"
    extra: str | None = None
    joins: bool = False

    def load(self) -> Any:
        """The module that writes it."""
        return import_module(f"depesche.exports.{self.module}")

    @property
    def writes(self) -> Any:
        """The function that writes it."""
        return getattr(self.load(), self.function)


FORMATS = {
    "jsonl": Format("jsonl", "text", ".jsonl", "the records of the contract, one a line"),
    "csv": Format("table", "text", ".csv", "one row a record, safe to open in spreadsheets"),
    "tables": Format("tables", "folder", ".csv", "tidy tables: one a type, actors, evidence"),
    "excel": Format("tables", "folder", ".csv", "the same tables, safe to open in spreadsheets", "write_excel"),
    "parquet": Format("parquet", "folder", ".parquet", "the same tables with typed columns", extra="parquet"),
    "plover": Format("plover", "text", ".csv", "PLOVER event table, with CAMEO root codes", joins=True),
    "plover-jsonl": Format("plover", "text", ".jsonl", "PLOVER events, one a line", "write_jsonl", joins=True),
    "travel": Format("travel", "text", ".csv", "leader travel table (COLT)", joins=True),
    "treaties": Format("treaties", "text", ".csv", "treaty table, one row an agreement and party", joins=True),
    "ftm": Format("ftm", "text", ".ftm.json", "FollowTheMoney entities, one a line"),
    "turtle": Format("rdf", "text", ".ttl", "RDF: PROV-O, schema.org, Web Annotation", "write_turtle"),
    "json-ld": Format("rdf", "text", ".jsonld", "the same RDF as JSON-LD", "write_jsonld"),
    "w3c": Format("webannotation", "text", ".jsonld", "W3C Web Annotations with text selectors"),
    "graphml": Format("graphml", "text", ".graphml", "actors and dossiers as a graph", joins=True),
    "gexf": Format("gexf", "text", ".gexf", "the same graph over time, for Gephi", joins=True),
    "tei": Format("tei", "document", ".xml", "TEI P5 with standoff annotation, one file a document", "render"),
    "timex3": Format("timeml", "text", ".tml", "the texts with inline TIMEX3"),
    "xmi": Format("xmi", "document", ".xmi", "UIMA CAS for INCEpTION, one file a document", "render", extra="cas"),
    "webanno-tsv": Format("webanno", "document", ".tsv", "WebAnno TSV 3.3, one file a document", "render"),
    "docbin": Format("docbin", "binary", ".spacy", "spaCy DocBin with spans"),
    "sqlite": Format("sqlite", "archive", ".db", "a copy of the archive, ready for Datasette"),
}


def writer(name: str) -> Writer:
    """The function that writes a format of text; raises KeyError where there is none of that name."""
    write: Writer = FORMATS[name].writes
    return write
