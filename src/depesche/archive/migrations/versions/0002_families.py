"""Near-duplicates: families of documents that print one text."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.add_column("documents", sa.Column("family", NUMBER))
    op.create_index("ix_documents_family", "documents", ["family"])
    op.create_table(
        "bands",
        sa.Column("document", NUMBER, sa.ForeignKey("documents.number"), primary_key=True),
        sa.Column("band", sa.Integer, primary_key=True),
        sa.Column("value", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_bands_value", "bands", ["value"])
    op.create_table(
        "copies",
        sa.Column("document", NUMBER, sa.ForeignKey("documents.number"), primary_key=True),
        sa.Column("of", NUMBER, sa.ForeignKey("documents.number"), nullable=False),
        sa.Column("aligned", sa.Float, nullable=False),
    )
