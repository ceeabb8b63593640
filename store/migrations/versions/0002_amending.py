"""Amendments, files in doubt, and what the choice among copies and a second reading need to know of each report."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _describe_copies()
    op.create_table("leftover", sa.Column("passage_id", sa.Integer, primary_key=True, autoincrement=False))
    op.create_table(
        "amendment",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("organ_id", sa.Integer, sa.ForeignKey("organ.id"), nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sa.Column("indicator", sa.String, nullable=False),
        sa.Column("column_code", sa.String, nullable=False),
        sa.Column("value", sa.BigInteger),
        sa.Column("why", sa.String, nullable=False),
        sa.Column("signed", sa.String, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True)),
    )
    op.create_index(
        "amendment_holding",
        "amendment",
        ["organ_id", "year", "indicator", "column_code"],
        unique=True,
        sqlite_where=sa.text("undone_at IS NULL"),
        postgresql_where=sa.text("undone_at IS NULL"),
    )
    op.create_table(
        "doubt",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("digest", sa.String, nullable=False, unique=True),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("message", sa.String, nullable=False),
        sa.Column("given_organ", sa.String),
        sa.Column("given_year", sa.Integer),
    )


def _describe_copies() -> None:
    op.add_column("report", sa.Column("length", sa.Integer, nullable=False, server_default="0"))
    op.add_column("report", sa.Column("arrived", sa.Integer, nullable=False, server_default="0"))
    op.add_column("report", sa.Column("given_organ", sa.String))
    op.add_column("report", sa.Column("given_year", sa.Integer))
    op.add_column("problem", sa.Column("copy_id", sa.Integer))
    op.execute(
        "UPDATE report SET arrived = id, length = "
        "(SELECT coalesce(sum(length(text)), 0) FROM passage WHERE report_id = report.id)"
    )
    # the current copy may be an older one that came back, so it counts as the last to come
    op.execute("UPDATE report SET arrived = (SELECT max(id) + 1 FROM report) WHERE current")
    # problems between copies are worked out anew whenever a copy comes; 0 is no copy's id
    op.execute("UPDATE problem SET copy_id = 0 WHERE rule = 'duplicate'")


def downgrade() -> None:
    for table in ("doubt", "amendment", "leftover"):
        op.drop_table(table)
    for table, column in (
        ("problem", "copy_id"),
        ("report", "given_year"),
        ("report", "given_organ"),
        ("report", "arrived"),
        ("report", "length"),
    ):
        op.drop_column(table, column)
