"""The tables. What is read is kept as read; what people decided is kept beside it and only ever added to."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import JSON

HEAD = "0005"  # the newest migration; a test holds it to migrations/versions

metadata = MetaData()

# Whole numbers that count rows: 64 bits on PostgreSQL; SQLite counts by itself only in plain INTEGER.
Number = BigInteger().with_variant(Integer, "sqlite")

runs = Table(
    "runs",
    metadata,
    Column("number", Number, primary_key=True),
    Column("started", String, nullable=False),  # ISO 8601, UTC
    Column("finished", String),
    Column("version", String, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("number", Number, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("id", Text, nullable=False, index=True),
    Column("title", Text),
    Column("published", Date, index=True),
    Column("url", Text),
    Column("publisher", Text, index=True),
    Column("language", String),
    Column("text", Text, nullable=False),
    Column("words", Integer, nullable=False),
    Column("notes", JSON, nullable=False),
    Column("added", String, nullable=False),
    Column("version", String, nullable=False),  # of Depesche, that made the records kept now
    Column("run", Number, ForeignKey("runs.number"), nullable=False),
    Column("family", Number, index=True),  # number of the family's first document; null until compared
    Column("published_from", String(16)),  # what the date is known from; null where nobody noted it
    Column("authors", JSON),
    Column("beside", JSON),  # related links and credits that stood beside the text
)

# The same text printed elsewhere, under other names.
appearances = Table(
    "appearances",
    metadata,
    Column("number", Number, primary_key=True),
    Column("document", Number, ForeignKey("documents.number"), nullable=False),
    Column("id", Text, nullable=False),
    Column("title", Text),
    Column("published", Date),
    Column("url", Text),
    Column("publisher", Text),
    Column("added", String, nullable=False),
    UniqueConstraint("document", "id"),
)

# Near-duplicates: a band of the document's MinHash signature; documents that share one are compared.
bands = Table(
    "bands",
    metadata,
    Column("document", Number, ForeignKey("documents.number"), primary_key=True),
    Column("band", Integer, primary_key=True),
    Column("value", BigInteger, nullable=False, index=True),
)

# Why a document belongs to its family.
copies = Table(
    "copies",
    metadata,
    Column("document", Number, ForeignKey("documents.number"), primary_key=True),
    Column("of", Number, ForeignKey("documents.number"), nullable=False),
    Column("aligned", Float, nullable=False),  # share of the shorter text's words in sentences that the other has too
)

dossiers = Table(
    "dossiers",
    metadata,
    Column("number", Number, primary_key=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("type", String(16), nullable=False),
    Column("begins", String(10), index=True),  # first and last day it may have been, ISO 8601; null where unknown
    Column("ends", String(10)),
    Column("profile", JSON, nullable=False),
    Column("size", Integer, nullable=False),
)

# Where a dossier is looked for: a key made of type, actors or name, and the days it may have been.
blocks = Table(
    "blocks",
    metadata,
    Column("dossier", Number, ForeignKey("dossiers.number"), primary_key=True),
    Column("key", String, primary_key=True),
    Column("begins", String(10), nullable=False),
    Column("ends", String(10), nullable=False),
    Index("blocks_by_key", "key", "begins"),
)

records = Table(
    "records",
    metadata,
    Column("number", Number, primary_key=True),
    Column("id", String(20), nullable=False, index=True),
    Column("anchor", String(20), nullable=False, index=True),  # the id it was first stored under; outlives re-reading
    Column("document", Number, ForeignKey("documents.number"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("type", String(16), nullable=False, index=True),
    Column("kind", String(32)),
    Column("factuality", String(16), nullable=False),
    Column("plover", String(16)),
    Column("place", Text),
    Column("country", String(16)),
    Column("begins", String(10), index=True),
    Column("ends", String(10)),
    Column("day", String(10), nullable=False, server_default=""),  # first day told, else of publication; "" unknown
    Column("mode", String(24)),  # of a statement
    Column("confidence", Float, nullable=False),
    Column("rule", Text, nullable=False),
    Column("version", String, nullable=False),
    Column("data", JSON, nullable=False),  # the record as read
    Column("corrected", JSON),  # the record with people's corrections; null where there are none
    Column("verdict", String(8)),  # accepted, rejected or null: what people decided last
    Column("dossier", Number, ForeignKey("dossiers.number"), index=True),
    Column("joined", JSON),  # why it is in this dossier: features with weights
    # Lists and the counts of their facets are read from these alone.
    Index("records_by_facet", "type", "kind", "factuality", "country", "begins", "mode", "verdict", "document"),
    Index("records_by_type", "type", "day"),
    Index("records_by_day", "day"),
    Index("records_by_document", "document", "type", "verdict"),
)

evidence = Table(
    "evidence",
    metadata,
    Column("record", Number, ForeignKey("records.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),  # characters into documents.text
    Column("end", Integer, nullable=False),
)

actors = Table(
    "actors",
    metadata,
    Column("number", Number, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("code", String(32), index=True),
    Column("name", Text, nullable=False, index=True),
    Column("affiliation", String(32)),
)

# Every word of every name an actor was called by, in lower case.
actor_words = Table(
    "actor_words",
    metadata,
    Column("word", Text, primary_key=True),
    Column("actor", Number, ForeignKey("actors.number"), primary_key=True),
)

parts = Table(
    "parts",
    metadata,
    Column("record", Number, ForeignKey("records.number"), primary_key=True),
    Column("part", String(16), primary_key=True),  # participant, party, speaker, addressee, about, actor, …
    Column("position", Integer, primary_key=True),
    Column("actor", Number, ForeignKey("actors.number"), nullable=False),
    Column("state", String(32)),  # the code the actor is or acts for
    Column("name", Text, nullable=False),  # as this record calls the actor
    Column("role", String(16)),
    Column("type", String(16), nullable=False),  # of the record
    Column("day", String(10), nullable=False),  # the record's first day, else its publication; "" where unknown
    Index("parts_by_actor", "actor", "type", "day"),
    Index("parts_by_state", "state", "type", "day"),
    Index("parts_by_name", "actor", "name"),
)

suggestions = Table(
    "suggestions",
    metadata,
    Column("record", Number, ForeignKey("records.number"), primary_key=True),
    Column("dossier", Number, ForeignKey("dossiers.number"), primary_key=True, index=True),
    Column("weight", Float, nullable=False),
    Column("features", JSON, nullable=False),
)

# Append-only: no row is ever changed or taken away.
judgements = Table(
    "judgements",
    metadata,
    Column("number", Number, primary_key=True),
    Column("made", String, nullable=False),
    Column("who", Text, nullable=False),
    Column("verb", String(8), nullable=False),  # accept, reject, correct, merge, split, undo
    Column("sha256", String(64), index=True),  # of the document of the record judged
    Column("anchor", String(20), index=True),
    Column("mark", JSON),  # type and evidence of the record judged, to know it again after re-reading
    Column("other", JSON),  # anchors of the records merged with or split from
    Column("slot", Text),  # that is corrected; "actor" where actors are merged
    Column("value", JSON),
    Column("reason", Text),
    Column("undoes", Number),
)

# What judgements in force say of merging; made from them, for looking up.
links = Table(
    "links",
    metadata,
    Column("anchor", String(20), primary_key=True),
    Column("other", String(20), primary_key=True),
    Column("same", Boolean, nullable=False),  # one dossier, or never one
    Column("judgement", Number, ForeignKey("judgements.number"), nullable=False, index=True),
)

# Inputs that could not be taken in, until they can.
rejections = Table(
    "rejections",
    metadata,
    Column("number", Number, primary_key=True),
    Column("input", Text, nullable=False, index=True),  # file or address to read again
    Column("source", Text, nullable=False),  # place in it
    Column("line", Number, nullable=False),  # line of the source; 0 where lines mean nothing
    Column("code", String(32), nullable=False),
    Column("reason", Text, nullable=False),
    Column("hint", Text, nullable=False),
    Column("options", JSON, nullable=False),  # how it was to be read
    Column("first", String, nullable=False),
    Column("last", String, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("run", Number, ForeignKey("runs.number"), nullable=False),  # that rejected it last
    Index("rejections_by_place", "source", "line"),
)

# What servers gave along with pages that were taken in. Keys are SHA-256 of addresses, which may be long.
fetches = Table(
    "fetches",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("url", Text, nullable=False),
    Column("etag", Text),
    Column("modified", Text),
    Column("fetched", String, nullable=False),
)

feeds = Table(
    "feeds",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("url", Text, nullable=False),
    Column("title", Text),
    Column("checked", String, nullable=False),
    Column("fault", Text),  # why it could not be had when it was asked last
)

# Entries of feeds that were taken in: SHA-256 of the feed's address and of the entry's id.
entries = Table(
    "entries",
    metadata,
    Column("feed", String(64), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("seen", String, nullable=False),
)
