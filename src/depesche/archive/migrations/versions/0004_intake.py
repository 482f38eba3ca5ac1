"""Taking in: what a date is known from, authors, what stood beside a text; rejected inputs, fetched pages, feeds."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.add_column("documents", sa.Column("published_from", sa.String(16)))
    op.add_column("documents", sa.Column("authors", sa.JSON))
    op.add_column("documents", sa.Column("beside", sa.JSON))
    op.create_table(
        "rejections",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("input", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("line", NUMBER, nullable=False),
        sa.Column("code", sa.String(32), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("hint", sa.Text, nullable=False),
        sa.Column("options", sa.JSON, nullable=False),
        sa.Column("first", sa.String, nullable=False),
        sa.Column("last", sa.String, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("run", NUMBER, sa.ForeignKey("runs.number"), nullable=False),
    )
    op.create_index("rejections_by_place", "rejections", ["source", "line"])
    op.create_index("ix_rejections_input", "rejections", ["input"])
    op.create_table(
        "fetches",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("modified", sa.Text),
        sa.Column("fetched", sa.String, nullable=False),
    )
    op.create_table(
        "feeds",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("checked", sa.String, nullable=False),
        sa.Column("fault", sa.Text),
    )
    op.create_table(
        "entries",
        sa.Column("feed", sa.String(64), primary_key=True),
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("seen", sa.String, nullable=False),
    )
