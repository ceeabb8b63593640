"""The articles of the references that a home has taken in: laws and rules that reports rest on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "article",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("line", sa.Integer),
        sa.Column("page", sa.Integer),
        sa.UniqueConstraint("title", "number", name="article_number"),
    )


def downgrade() -> None:
    op.drop_table("article")
