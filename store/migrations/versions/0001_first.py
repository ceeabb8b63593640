"""The first schema: organs, reports with figures, passages and problems, channels' inbox and outbox, conversations."""

from __future__ import annotations

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "organ",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False, unique=True),
        sa.Column("region", sa.String),
    )
    op.create_index("ix_organ_region", "organ", ["region"])
    op.create_table(
        "report",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("organ_id", sa.Integer, sa.ForeignKey("organ.id"), nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("form", sa.String, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("reported", sa.Integer, nullable=False),
        sa.Column("ingested_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_report_digest", "report", ["digest"])
    op.create_index(
        "report_current",
        "report",
        ["organ_id", "year"],
        unique=True,
        sqlite_where=sa.text("current"),
        postgresql_where=sa.text("current"),
    )
    op.create_index("report_year", "report", ["year", "organ_id"])
    _create_contents()
    _create_channels()
    meta = op.create_table(
        "meta",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("value", sa.String, nullable=False),
    )
    op.bulk_insert(meta, [{"key": "revision", "value": "0"}, {"key": "identity", "value": secrets.token_hex(8)}])


def _create_contents() -> None:
    op.create_table(
        "figure",
        sa.Column("report_id", sa.Integer, sa.ForeignKey("report.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("cell", sa.SmallInteger, primary_key=True, autoincrement=False),
        sa.Column("value", sa.BigInteger),
        sa.Column("status", sa.SmallInteger, nullable=False),
        sa.Column("check_state", sa.SmallInteger, nullable=False),
        sa.Column("raw", sa.String),
        sa.Column("unit", sa.String),
        sa.Column("place", sa.JSON),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "passage",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("report_id", sa.Integer, sa.ForeignKey("report.id", ondelete="CASCADE"), nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("section", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("place", sa.JSON),
        sa.Column("indexing", sa.SmallInteger, nullable=False),
        sa.UniqueConstraint("report_id", "ordinal", name="passage_place"),
        sqlite_autoincrement=True,
    )
    op.create_index("passage_indexing", "passage", ["indexing", "id"])
    op.create_table(
        "problem",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("report_id", sa.Integer, sa.ForeignKey("report.id", ondelete="CASCADE"), nullable=False),
        sa.Column("rule", sa.String, nullable=False),
        sa.Column("message", sa.String, nullable=False),
        sa.Column("expected", sa.String),
        sa.Column("found", sa.String),
        sa.Column("place", sa.JSON),
    )
    op.create_index("ix_problem_report_id", "problem", ["report_id"])


def _create_channels() -> None:
    op.create_table(
        "inbox",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("update_id", sa.BigInteger, nullable=False),
        sa.Column("payload", sa.JSON, nullable=False),
        sa.Column("done", sa.Boolean, nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("channel", "update_id", name="inbox_update"),
    )
    op.create_index("inbox_open", "inbox", ["done", "id"])
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("inbox_id", sa.Integer, sa.ForeignKey("inbox.id", ondelete="CASCADE"), nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("payload", sa.JSON, nullable=False),
        sa.Column("sent", sa.Boolean, nullable=False),
        sa.UniqueConstraint("inbox_id", "ordinal", name="outbox_place"),
    )
    op.create_table(
        "conversation",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("state", sa.JSON, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    for table in ("meta", "conversation", "outbox", "inbox", "problem", "passage", "figure", "report", "organ"):
        op.drop_table(table)
