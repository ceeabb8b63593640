"""Numbers that the text of reports states, each with its sentence. Reports taken in before have none until their
sources are read again (`ingest --again`)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "text_number",
        sa.Column("report_id", sa.Integer, sa.ForeignKey("report.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("ordinal", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("passage", sa.Integer, nullable=False),
        sa.Column("span_start", sa.Integer, nullable=False),
        sa.Column("span_end", sa.Integer, nullable=False),
        sa.Column("value", sa.BigInteger, nullable=False),
        sa.Column("unit", sa.String, nullable=False),
        sa.Column("verb", sa.String, nullable=False),
        sa.Column("counted", sa.String, nullable=False),
        sa.Column("means", sa.String, nullable=False),
        sa.Column("exact", sa.Boolean, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("text_number")
