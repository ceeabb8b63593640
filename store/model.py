"""The words of the field as frozen values: what a report is once it has been read.

Nothing here knows a file, a database or a question.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import PurePath
from typing import Any, NamedTuple


class Status(StrEnum):
    """Why a figure has its value, or has none."""

    __hash__ = str.__hash__  # of the word itself, and without the way through Python that enumerations take

    REPORTED = "reported"  # the report prints this number in this cell
    BLANK = "blank"  # the cell is there and empty, or holds a dash or a stroke
    MISSING = "missing"  # no such cell in the report's table, or not readable beyond doubt
    ABSENT = "absent"  # the report's form has no such cell


class Check(StrEnum):
    """What the identities (勾稽关系) that a figure takes part in say of it."""

    __hash__ = str.__hash__  # of the word itself, and without the way through Python that enumerations take

    HOLDS = "holds"
    BROKEN = "broken"
    UNTESTED = "untested"


class Rule(StrEnum):
    """The kinds of problem that a report can have with itself, its neighbours or its reader."""

    __hash__ = str.__hash__  # of the word itself, and without the way through Python that enumerations take

    ROW_SUM = "row_sum"
    COLUMN_SUM = "column_sum"
    BALANCE = "balance"
    DISPUTE_SUM = "dispute_sum"
    CARRY_OVER = "carry_over"
    TEXT_AGAINST_TABLE = "text_against_table"
    TEXT_AGAINST_TEXT = "text_against_text"
    NUMBER_TYPE = "number_type"
    IDENTITY = "identity"
    DUPLICATE = "duplicate"


IDENTITY_RULES = (Rule.ROW_SUM, Rule.COLUMN_SUM, Rule.BALANCE, Rule.DISPUTE_SUM)
"""The rules within one report's tables (勾稽关系)."""


class CellKey(NamedTuple):
    """A cell of the statutory tables by its codes (`catalogue.csv`)."""

    indicator: str
    column: str


@dataclass(frozen=True, slots=True)
class Locator:
    """The way back to a place in a source; only what the source has is filled in.

    `page` counts from 1, `box` is (x0, y0, x1, y1) in points, `table`, `table_row` and `table_column` count from 0
    in the order of the source, `line` counts from 1.
    """

    section: str | None = None
    row: str | None = None
    column: str | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    table: int | None = None
    table_row: int | None = None
    table_column: int | None = None
    line: int | None = None

    def to_json(self) -> dict[str, Any]:
        """The parts that are known, for JSON."""
        known = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in known.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Amendment:
    """A correction by hand of one cell of an organ's year; `value` None says that the cell is blank.

    It is kept apart from what was read, and holds for whichever copy of the report counts. `by` is the name it is
    signed with, `at` when (UTC).
    """

    key: CellKey
    value: Decimal | None
    why: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell of a report's statutory table as read: `value` is exact, in `unit`, and None unless reported.

    Where it is amended by hand, `value` and `status` are the amendment's; `raw` and `locator` stay as read, and `read`
    and `read_status` say what was read. Of a figure that is not amended these three are None.
    """

    indicator: str
    column: str
    value: Decimal | None
    status: Status
    raw: str | None
    unit: str
    check: Check
    locator: Locator
    amended: Amendment | None = None
    read: Decimal | None = None
    read_status: Status | None = None

    @property
    def key(self) -> CellKey:
        """The cell's codes."""
        return CellKey(self.indicator, self.column)


@dataclass(frozen=True, slots=True)
class Organ:
    """An office that reports: its full Chinese name as its report gives it, and its region's GB/T 2260 code."""

    name: str
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a section's text, in whole sentences, that is retrieved and quoted; `text` stands so in the source.

    `ordinal` counts from 0 through the report; `section` is the section's title, empty for what stands before 一.
    """

    ordinal: int
    section: str
    text: str
    locator: Locator


@dataclass(frozen=True, slots=True)
class TextNumber:
    """A number that the text states: `value` of `unit`, in the sentence from `start` up to `end` of a passage's text.

    `passage` is the passage's ordinal. `verb` is what was done (举办), `counted` what it was done to (培训) and `means`
    what stands before the verb (通过微信公众号), each as the sentence says it without white space; each may be empty.
    `exact` is False where the sentence says it is about so many, or of a part of the year.
    """

    passage: int
    start: int
    end: int
    value: Decimal
    unit: str
    verb: str
    counted: str
    means: str
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a report contradicts or leaves in doubt; `message` is for its reader, in Chinese."""

    rule: Rule
    message: str
    expected: str | None = None
    found: str | None = None
    locator: Locator = Locator()


@dataclass(frozen=True, slots=True)
class Given:
    """What the person who ingests a file says of it; kept with the report, so that reading it again keeps it."""

    organ: str | None = None
    year: int | None = None


NOTHING_GIVEN = Given()


@dataclass(frozen=True, slots=True)
class Report:
    """One organ's annual report of one year as read from one source.

    `form` is "2019", "2021" or "hybrid" (told from the tables), or "" where no statutory table was found. `figures`
    holds every cell of that form. `digest` is the SHA-256 of the source's bytes, `source` its name as given.
    """

    organ: Organ
    year: int
    title: str
    form: str
    source: str
    digest: str
    figures: tuple[Figure, ...] = ()
    passages: tuple[Passage, ...] = ()
    problems: tuple[Problem, ...] = ()
    given: Given = NOTHING_GIVEN
    text_numbers: tuple[TextNumber, ...] = ()

    def count(self, status: Status) -> int:
        """How many figures have this status."""
        return sum(figure.status is status for figure in self.figures)


@dataclass(frozen=True, slots=True)
class ReportHead:
    """A held report without its contents: what a list or a citation needs. `id` and `organ_id` are the store's."""

    id: int
    organ_id: int
    organ: Organ
    year: int
    title: str
    form: str
    source: str


@dataclass(frozen=True, slots=True)
class HeldFigure:
    """A figure with the report it stands in."""

    report: ReportHead
    figure: Figure

    def __hash__(self) -> int:
        """By the cell's place alone: a year has twenty thousand of one cell, and hashing all they hold takes long."""
        return hash((self.report.id, self.figure.indicator, self.figure.column))


class HeldNumber(NamedTuple):
    """What a report says in one cell, without the way back to it; `value` is in `unit`, None where there is none.

    `report_id` and `organ_id` are the store's; `amended` says that the value is a correction by hand.
    """

    report_id: int
    organ_id: int
    value: Decimal | None
    unit: str
    amended: bool = False


@dataclass(frozen=True, slots=True)
class HeldPassage:
    """A passage with the report it stands in; `id` is the store's and the index's."""

    id: int
    report: ReportHead
    passage: Passage


@dataclass(frozen=True, slots=True)
class HeldTextNumber:
    """A number that a held report's text states; `passage_id` is the store's."""

    report_id: int
    passage_id: int
    number: TextNumber


@dataclass(frozen=True, slots=True)
class HeldProblem:
    """A problem with the report it was found in."""

    report: ReportHead
    problem: Problem


@dataclass(frozen=True, slots=True)
class HeldOrgan:
    """An organ of which at least one report is held; `id` is the store's."""

    id: int
    organ: Organ


class Holding(NamedTuple):
    """That a report of an organ's year is held, and of which form; `organ_id` is the store's."""

    organ_id: int
    organ: Organ
    year: int
    form: str


@dataclass(frozen=True, slots=True)
class HeldAmendment:
    """An amendment with the organ and year it belongs to; `undone_at` says when it was taken back, None while it
    holds."""

    organ_id: int
    organ: Organ
    year: int
    amendment: Amendment
    undone_at: datetime | None = None


def without_folder(named: str) -> str:
    """A file's own name, of one named with its folder; that of one in an archive keeps its place within."""
    file, mark, member = named.partition("!")
    return PurePath(file).name + mark + member


@dataclass(frozen=True, slots=True)
class Doubt:
    """A file set aside, because its organ or year must be given; `source` is the file as named, with its folder,
    `digest` the SHA-256 of its bytes."""

    source: str
    digest: str
    message: str
    given: Given = NOTHING_GIVEN


@dataclass(frozen=True, slots=True)
class HeldSource:
    """A source that was taken in, with the reports read from it, current or history; none where it is in doubt."""

    digest: str
    source: str
    given: Given
    reports: tuple[ReportHead, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a law or rule: its number, and its text with its number as it stands in the source."""

    number: int
    text: str
    locator: Locator


@dataclass(frozen=True, slots=True)
class Reference:
    """A law or rule that reports rest on, as read from one source: `digest` is the SHA-256 of its bytes."""

    title: str
    source: str
    digest: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class HeldArticle:
    """An article with the reference it stands in and that one's source."""

    title: str
    source: str
    article: Article


class WenbaoError(Exception):
    """An error that its reader can act on; the message is in Chinese and names the file or setting and the cause."""


class NoReport(WenbaoError):  # noqa: N818  (what a file is, not a mistake)
    """What was read in full, and is something else than a report on government information disclosure."""


class DoubtfulIdentity(WenbaoError):  # noqa: N818  (a state to be settled, not a mistake)
    """What is surely a report, but of which organ or year cannot be told: they must be given."""
