"""Vectors and words in the database: a text that many reports share has one of each. What was indexed before is
indexed anew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.text_keys import text_key

revision = "0005"
down_revision = "0004"

_AT_ONCE = 5_000


def upgrade() -> None:
    _describe_passages()
    op.create_table(
        "vector",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.BigInteger, nullable=False, unique=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
        sa.Column("segment", sa.Integer),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_vector_segment", "vector", ["segment"])
    op.create_table(
        "segment",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("size", sa.Integer, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "posting",
        sa.Column("term", sa.String, primary_key=True),
        sa.Column("segment", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("ids", sa.LargeBinary, nullable=False),
        sa.Column("weights", sa.LargeBinary, nullable=False),
    )


def _describe_passages() -> None:
    op.add_column("passage", sa.Column("text_key", sa.BigInteger, nullable=False, server_default="0"))
    op.add_column("passage", sa.Column("vector_id", sa.Integer))
    # of the states of indexing: embedded is pending again, stale is gone
    op.execute("UPDATE passage SET indexing = CASE indexing WHEN 1 THEN 0 WHEN 2 THEN 3 ELSE indexing END")
    op.execute("DELETE FROM leftover")
    _write_keys(op.get_bind())
    op.create_index("passage_text", "passage", ["text_key", "indexing"])
    op.create_index("passage_vector", "passage", ["vector_id", "indexing"])


def _write_keys(connection: sa.Connection) -> None:
    last = 0
    chosen = sa.text("SELECT id, section, text FROM passage WHERE id > :last ORDER BY id LIMIT :many")
    changed = sa.text("UPDATE passage SET text_key = :key WHERE id = :id")
    while rows := connection.execute(chosen, {"last": last, "many": _AT_ONCE}).all():
        connection.execute(changed, [{"id": row.id, "key": text_key(row.section, row.text)} for row in rows])
        last = rows[-1].id


def downgrade() -> None:
    for index, table in (("passage_vector", "passage"), ("passage_text", "passage")):
        op.drop_index(index, table)
    for table in ("posting", "segment", "vector"):
        op.drop_table(table)
    for column in ("vector_id", "text_key"):
        op.drop_column("passage", column)
