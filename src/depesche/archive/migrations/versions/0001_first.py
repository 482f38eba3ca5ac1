"""The first schema: documents, records, actors, dossiers, judgements."""

import sqlalchemy as sa
from alembic import op

from depesche.archive import words

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "runs",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("started", sa.String, nullable=False),
        sa.Column("finished", sa.String),
        sa.Column("version", sa.String, nullable=False),
    )
    op.create_table(
        "documents",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("sha256", sa.String(64), nullable=False, unique=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("published", sa.Date),
        sa.Column("url", sa.Text),
        sa.Column("publisher", sa.Text),
        sa.Column("language", sa.String),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("notes", sa.JSON, nullable=False),
        sa.Column("added", sa.String, nullable=False),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("run", NUMBER, sa.ForeignKey("runs.number"), nullable=False),
    )
    op.create_index("ix_documents_id", "documents", ["id"])
    op.create_index("ix_documents_published", "documents", ["published"])
    op.create_index("ix_documents_publisher", "documents", ["publisher"])
    op.create_table(
        "appearances",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("document", NUMBER, sa.ForeignKey("documents.number"), nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("published", sa.Date),
        sa.Column("url", sa.Text),
        sa.Column("publisher", sa.Text),
        sa.Column("added", sa.String, nullable=False),
        sa.UniqueConstraint("document", "id"),
    )
    op.create_table(
        "dossiers",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("id", sa.String(16), nullable=False, unique=True),
        sa.Column("type", sa.String(16), nullable=False),
        sa.Column("begins", sa.String(10)),
        sa.Column("ends", sa.String(10)),
        sa.Column("profile", sa.JSON, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
    )
    op.create_index("ix_dossiers_begins", "dossiers", ["begins"])
    op.create_table(
        "blocks",
        sa.Column("dossier", NUMBER, sa.ForeignKey("dossiers.number"), primary_key=True),
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("begins", sa.String(10), nullable=False),
        sa.Column("ends", sa.String(10), nullable=False),
    )
    op.create_index("blocks_by_key", "blocks", ["key", "begins"])
    op.create_table(
        "records",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("anchor", sa.String(20), nullable=False),
        sa.Column("document", NUMBER, sa.ForeignKey("documents.number"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("type", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(32)),
        sa.Column("factuality", sa.String(16), nullable=False),
        sa.Column("plover", sa.String(16)),
        sa.Column("place", sa.Text),
        sa.Column("country", sa.String(16)),
        sa.Column("begins", sa.String(10)),
        sa.Column("ends", sa.String(10)),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("data", sa.JSON, nullable=False),
        sa.Column("corrected", sa.JSON),
        sa.Column("verdict", sa.String(8)),
        sa.Column("dossier", NUMBER, sa.ForeignKey("dossiers.number")),
        sa.Column("joined", sa.JSON),
    )
    op.create_index("ix_records_id", "records", ["id"])
    op.create_index("ix_records_anchor", "records", ["anchor"])
    op.create_index("ix_records_document", "records", ["document"])
    op.create_index("ix_records_type", "records", ["type"])
    op.create_index("ix_records_begins", "records", ["begins"])
    op.create_index("ix_records_dossier", "records", ["dossier"])
    op.create_table(
        "evidence",
        sa.Column("record", NUMBER, sa.ForeignKey("records.number"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
    )
    op.create_table(
        "actors",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("code", sa.String(32)),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("affiliation", sa.String(32)),
    )
    op.create_index("ix_actors_code", "actors", ["code"])
    op.create_index("ix_actors_name", "actors", ["name"])
    op.create_table(
        "actor_words",
        sa.Column("word", sa.Text, primary_key=True),
        sa.Column("actor", NUMBER, sa.ForeignKey("actors.number"), primary_key=True),
    )
    op.create_table(
        "parts",
        sa.Column("record", NUMBER, sa.ForeignKey("records.number"), primary_key=True),
        sa.Column("part", sa.String(16), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("actor", NUMBER, sa.ForeignKey("actors.number"), nullable=False),
        sa.Column("state", sa.String(32)),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.String(16)),
        sa.Column("type", sa.String(16), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
    )
    op.create_index("parts_by_actor", "parts", ["actor", "type", "day"])
    op.create_index("parts_by_state", "parts", ["state", "type", "day"])
    op.create_index("parts_by_name", "parts", ["actor", "name"])
    op.create_table(
        "suggestions",
        sa.Column("record", NUMBER, sa.ForeignKey("records.number"), primary_key=True),
        sa.Column("dossier", NUMBER, sa.ForeignKey("dossiers.number"), primary_key=True),
        sa.Column("weight", sa.Float, nullable=False),
        sa.Column("features", sa.JSON, nullable=False),
    )
    op.create_index("ix_suggestions_dossier", "suggestions", ["dossier"])
    op.create_table(
        "judgements",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("made", sa.String, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("verb", sa.String(8), nullable=False),
        sa.Column("sha256", sa.String(64)),
        sa.Column("anchor", sa.String(20)),
        sa.Column("mark", sa.JSON),
        sa.Column("other", sa.JSON),
        sa.Column("slot", sa.Text),
        sa.Column("value", sa.JSON),
        sa.Column("reason", sa.Text),
        sa.Column("undoes", NUMBER),
    )
    op.create_index("ix_judgements_sha256", "judgements", ["sha256"])
    op.create_index("ix_judgements_anchor", "judgements", ["anchor"])
    op.create_table(
        "links",
        sa.Column("anchor", sa.String(20), primary_key=True),
        sa.Column("other", sa.String(20), primary_key=True),
        sa.Column("same", sa.Boolean, nullable=False),
        sa.Column("judgement", NUMBER, sa.ForeignKey("judgements.number"), nullable=False),
    )
    op.create_index("ix_links_judgement", "links", ["judgement"])
    words.create(op.get_bind())
