"""Indexes for what goes over a whole year: which of its reports are current, and problems by their rule."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.drop_index("report_year", "report")
    op.create_index("report_year", "report", ["year", "organ_id", "current"])
    op.create_index("problem_rule", "problem", ["rule", "report_id"])


def downgrade() -> None:
    op.drop_index("problem_rule", "problem")
    op.drop_index("report_year", "report")
    op.create_index("report_year", "report", ["year", "organ_id"])
