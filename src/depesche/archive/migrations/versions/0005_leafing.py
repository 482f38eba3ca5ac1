"""Leafing: the day a record stands under, a statement's mode, and indexes that lists and their facets are read from."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("records", sa.Column("day", sa.String(10), nullable=False, server_default=""))
    op.add_column("records", sa.Column("mode", sa.String(24)))
    names = ("day", "begins", "document", "type", "mode")
    records = sa.table("records", *(sa.column(name) for name in names), sa.column("data", sa.JSON))
    documents = sa.table("documents", sa.column("number"), sa.column("published"))
    published = sa.select(sa.cast(documents.c.published, sa.String)).where(documents.c.number == records.c.document)
    op.execute(records.update().values(day=sa.func.coalesce(records.c.begins, published.scalar_subquery(), "")))
    mode = records.c.data["mode"].as_string()
    op.execute(records.update().where(records.c.type == "statement").values(mode=mode))
    facets = ["type", "kind", "factuality", "country", "begins", "mode", "verdict", "document"]
    op.create_index("records_by_facet", "records", facets)
    op.create_index("records_by_type", "records", ["type", "day"])
    op.create_index("records_by_day", "records", ["day"])
    op.create_index("records_by_document", "records", ["document", "type", "verdict"])
