"""The rows of the database, as SQLModel tables. Nothing outside `store` sees a row.

Kept narrow, because there are two hundred figures a report: codes are small whole numbers, a figure's value is exact
(millionths, as a whole number), and what the catalogue says is not repeated.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    DateTime,
    Dialect,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from store.model import Check, Status

SCALE = 6
"""Decimals that a stored value keeps; the forms ask for at most four."""


LARGEST = Decimal(9) * 10**12
"""What a stored value stays below, so that its millionths fit in 64 bits."""


@lru_cache(maxsize=4096)
def is_exact(value: Decimal) -> bool:
    """Whether the value can be kept as it is: below LARGEST either way and with at most SCALE decimals."""
    return value.is_finite() and abs(value) < LARGEST and value == round(value, SCALE)


@lru_cache(maxsize=4096)
def _to_millionths(value: Decimal) -> int:
    if not is_exact(value):
        raise ValueError(f"{value} is too large or has more than {SCALE} decimals")
    return int(value.scaleb(SCALE))


@lru_cache(maxsize=65_536)
def from_millionths(value: int) -> Decimal:
    """The decimal of so many millionths, without trailing zeros."""
    return Decimal(value).scaleb(-SCALE).normalize() if value % 10**SCALE else Decimal(value // 10**SCALE)


class Exact(TypeDecorator[Decimal]):
    """A decimal kept as a whole number of millionths, so that every database compares and sums it exactly."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """To millionths; ValueError where `is_exact` says no."""
        return None if value is None else _to_millionths(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """From millionths, without trailing zeros."""
        return None if value is None else from_millionths(value)


class Code(TypeDecorator[Any]):
    """A word of a closed list kept as its place in that list; the lists may only grow at their end."""

    impl = SmallInteger
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words
        self._words = tuple(words)
        self._places = {word: place for place, word in enumerate(words)}

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> int | None:
        """To its place."""
        return None if value is None else self._places[value]

    def process_result_value(self, value: int | None, dialect: Dialect) -> Any:
        """From its place."""
        return None if value is None else self._words[value]


class Indexing(StrEnum):
    """Where a passage stands with the index: wanted there or not (its report is current or history), there or not."""

    PENDING = "pending"  # wanted, not there
    EMBEDDED = "embedded"  # wanted, there
    STALE = "stale"  # not wanted, there
    GONE = "gone"  # not wanted, not there


class OrganRow(SQLModel, table=True):
    """An office of which a report is or was held."""

    __tablename__ = "organ"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    region: str | None = Field(default=None, index=True)


class ReportRow(SQLModel, table=True):
    """A report as read from one source; of one organ and year exactly one is `current`, the others are its history.

    `reported` counts its readable figures, `length` the characters of its text, `arrived` its place in the order in
    which the copies of its organ and year came; what `store.copies` chooses by. `given_organ` and `given_year` are
    what was said of the file when it was taken in.
    """

    __tablename__ = "report"
    __table_args__ = (
        Index(
            "report_current",
            "organ_id",
            "year",
            unique=True,
            sqlite_where=text("current"),
            postgresql_where=text("current"),
        ),
        Index("report_year", "year", "organ_id", "current"),
    )

    id: int | None = Field(default=None, primary_key=True)
    organ_id: int = Field(foreign_key="organ.id")
    year: int
    title: str
    form: str
    source: str
    digest: str = Field(index=True)
    current: bool
    reported: int
    length: int
    arrived: int
    given_organ: str | None = None
    given_year: int | None = None
    ingested_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))


class FigureRow(SQLModel, table=True):
    """One cell of a report. `cell` is the catalogue's id; `raw`, `unit` and `place` as `store.rows` writes them."""

    __tablename__ = "figure"
    __table_args__ = ({"sqlite_with_rowid": False},)

    report_id: int = Field(foreign_key="report.id", primary_key=True, ondelete="CASCADE")
    cell: int = Field(sa_column=Column(SmallInteger, primary_key=True, autoincrement=False))
    value: Decimal | None = Field(default=None, sa_column=Column(Exact))
    status: Status = Field(sa_column=Column(Code(Status), nullable=False))
    check_state: Check = Field(sa_column=Column(Code(Check), nullable=False))
    raw: str | None = None
    unit: str | None = None
    place: Any = Field(default=None, sa_column=Column(JSON(none_as_null=True)))


class PassageRow(SQLModel, table=True):
    """A passage; `indexing` is the queue of the index, so that indexing can be put off and taken up again.

    Passages that say the same have the same `text_key`; `vector_id` is what the index knows the passage by, once it is
    embedded. An id is never given twice.
    """

    __tablename__ = "passage"
    __table_args__ = (
        UniqueConstraint("report_id", "ordinal", name="passage_place"),
        Index("passage_indexing", "indexing", "id"),
        Index("passage_text", "text_key", "indexing"),
        Index("passage_vector", "vector_id", "indexing"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="report.id", ondelete="CASCADE")
    ordinal: int
    section: str
    text: str = Field(sa_column=Column(Text, nullable=False))
    place: Any = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    text_key: int = Field(sa_column=Column(BigInteger, nullable=False))
    indexing: Indexing = Field(sa_column=Column(Code(Indexing), nullable=False))
    vector_id: int | None = None


class TextNumberRow(SQLModel, table=True):
    """A number that a report's text states, in a sentence of one of its passages; see `store.model.TextNumber`."""

    __tablename__ = "text_number"

    report_id: int = Field(foreign_key="report.id", primary_key=True, ondelete="CASCADE")
    ordinal: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    passage: int
    span_start: int
    span_end: int
    value: Decimal = Field(sa_column=Column(Exact, nullable=False))
    unit: str
    verb: str
    counted: str
    means: str
    exact: bool


class VectorRow(SQLModel, table=True):
    """The vector of a text, of unit length in half precision; `key` is the text's, `segment` the one of `posting` that
    has its words. Its id is the index's too, so an id is never given twice."""

    __tablename__ = "vector"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    key: int = Field(sa_column=Column(BigInteger, nullable=False, unique=True))
    value: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    segment: int | None = Field(default=None, index=True)


class SegmentRow(SQLModel, table=True):
    """Some thousand texts whose words were written down together; `size` is how many."""

    __tablename__ = "segment"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    size: int


class PostingRow(SQLModel, table=True):
    """Which texts of a segment have a term (`ids`, by vector), and how much it weighs in each (`weights`), as
    `store.postings` packs them."""

    __tablename__ = "posting"

    term: str = Field(primary_key=True)
    segment: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    ids: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    weights: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class LeftoverRow(SQLModel, table=True):
    """A passage that is no longer held, but still in the index."""

    __tablename__ = "leftover"

    passage_id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))


class ProblemRow(SQLModel, table=True):
    """A problem found in a report; `copy_id` is the other copy where it is with another copy of the same report."""

    __tablename__ = "problem"
    __table_args__ = (Index("problem_rule", "rule", "report_id"),)

    id: int | None = Field(default=None, primary_key=True)
    report_id: int = Field(foreign_key="report.id", index=True, ondelete="CASCADE")
    rule: str
    message: str
    expected: str | None = None
    found: str | None = None
    place: Any = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    copy_id: int | None = None


class AmendmentRow(SQLModel, table=True):
    """A correction of one cell by hand; of one cell at most one is not undone, the others are its history."""

    __tablename__ = "amendment"
    __table_args__ = (
        Index(
            "amendment_holding",
            "organ_id",
            "year",
            "indicator",
            "column_code",
            unique=True,
            sqlite_where=text("undone_at IS NULL"),
            postgresql_where=text("undone_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    organ_id: int = Field(foreign_key="organ.id")
    year: int
    indicator: str
    column_code: str
    value: Decimal | None = Field(default=None, sa_column=Column(Exact))
    why: str
    signed: str
    made_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))
    undone_at: datetime | None = Field(default=None, sa_column=Column(DateTime(timezone=True)))


class DoubtRow(SQLModel, table=True):
    """A file that is set aside until its organ or year is given."""

    __tablename__ = "doubt"

    id: int | None = Field(default=None, primary_key=True)
    digest: str = Field(unique=True)
    source: str
    message: str
    given_organ: str | None = None
    given_year: int | None = None


class ArticleRow(SQLModel, table=True):
    """An article of a law or rule that a home has taken in; its text as it stands in the source."""

    __tablename__ = "article"
    __table_args__ = (UniqueConstraint("title", "number", name="article_number"),)

    id: int | None = Field(default=None, primary_key=True)
    title: str
    source: str
    digest: str
    number: int
    text: str = Field(sa_column=Column(Text, nullable=False))
    line: int | None = None
    page: int | None = None


class InboxRow(SQLModel, table=True):
    """An update of a channel, kept before it is confirmed; `done` once all its replies were handed over."""

    __tablename__ = "inbox"
    __table_args__ = (UniqueConstraint("channel", "update_id", name="inbox_update"), Index("inbox_open", "done", "id"))

    id: int | None = Field(default=None, primary_key=True)
    channel: str
    update_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    payload: Any = Field(sa_column=Column(JSON, nullable=False))
    done: bool = False
    received_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))


class OutboxRow(SQLModel, table=True):
    """One call that answers an update, in order; `sent` once the channel's server took it."""

    __tablename__ = "outbox"
    __table_args__ = (UniqueConstraint("inbox_id", "ordinal", name="outbox_place"),)

    id: int | None = Field(default=None, primary_key=True)
    inbox_id: int = Field(foreign_key="inbox.id", ondelete="CASCADE")
    ordinal: int
    payload: Any = Field(sa_column=Column(JSON, nullable=False))
    sent: bool = False


class ConversationRow(SQLModel, table=True):
    """What was last talked of in one conversation (one person in one chat), for ellipsis and for buttons."""

    __tablename__ = "conversation"

    key: str = Field(primary_key=True)
    state: Any = Field(sa_column=Column(JSON, nullable=False))
    updated_at: datetime = Field(sa_column=Column(DateTime(timezone=True), nullable=False))


class MetaRow(SQLModel, table=True):
    """Single values: `revision` grows with every change to what is held; `identity` tells this database from others."""

    __tablename__ = "meta"

    key: str = Field(primary_key=True)
    value: str


ORGAN, REPORT, FIGURE, PASSAGE, LEFTOVER, PROBLEM, AMENDMENT, DOUBT = (
    SQLModel.metadata.tables[name]
    for name in ("organ", "report", "figure", "passage", "leftover", "problem", "amendment", "doubt")
)
INBOX, OUTBOX, CONVERSATION, META, ARTICLE = (
    SQLModel.metadata.tables[name] for name in ("inbox", "outbox", "conversation", "meta", "article")
)
VECTOR, SEGMENT, POSTING = (SQLModel.metadata.tables[name] for name in ("vector", "segment", "posting"))
TEXT_NUMBER = SQLModel.metadata.tables["text_number"]
