"""A table's row as the source gives it, whether the source spells a grid or one cell a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ingest.blocks import Cell
from ingest.labels import APPLICATIONS, PROACTIVE, SURE, parse_label, score_label
from ingest.values import is_spoiled, is_value

_PAGE = re.compile(
    r"[-—–－]\s*\d{1,4}\s*[-—–－]|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?"
    r"|\d{1,3}\s*/\s*\d{1,3}"
)
_INDEX = re.compile(r"[1-9]\d{0,2}")
_LEAST_INDICES = 5
_WIDEST_GAP = 4
"""Rows that may lack between two of a table that is counted."""
LONGEST_LEAD = 600
"""Characters of label text that are kept before or after a row."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run of records stands: its number among the document's tables, its section (1 to 6), the text before."""

    number: int
    section: int | None
    caption: str


@dataclass(frozen=True, slots=True)
class Record:
    """A row as the source gives it: the cells after a label.

    `lead` is all label text since the record before, its own label at the end; `label` is its own row's; `tail` is
    label text that follows in rows without figures. `explicit`: the layout marks its empty cells. `cut`: another label
    follows in the same row, so that cells may have been lost; `spanned`: a figure spans into it from above. `names`
    is how many rows' labels stand before its figures where nothing parts them; `run` is how many rows' figures stood
    together after them, of which it holds one row's. `columns` are the grid's columns in which its rows of seven
    figures stand.
    """

    lead: str
    label: str
    cells: tuple[Cell, ...]
    explicit: bool
    table: int | None
    place: Place
    tail: str = ""
    names: int = 1
    run: int = 1
    cut: bool = False
    spanned: bool = False
    columns: tuple[int, ...] | None = None

    @property
    def filled(self) -> int:
        """How many cells hold something."""
        return len([None for cell in self.cells if cell.text.strip()])


def is_page_number(text: str) -> bool:
    """Whether a line is a page's number, such as "- 3 -"."""
    return len(text) < 40 and _PAGE.fullmatch(text.strip()) is not None


def is_label(text: str) -> bool:
    """Whether a cell holds words, not a figure nor what was meant as one."""
    bare = text.strip()
    return bool(bare) and not is_value(bare) and not is_spoiled(bare)


def names_row(label: str) -> bool:
    """Whether a label surely says a row of table 二 or 三."""
    return any(max(score_label(label, table, None).values(), default=0) >= SURE for table in (PROACTIVE, APPLICATIONS))


def with_number(number: str, label: str) -> str:
    """A label with the number that a program prints before it, if it says a row of table 三 the better for it; else the
    number only counts rows."""
    if not number or not label.strip():
        return label
    plain, numbered = (_likeness(text) for text in (label, number + label))
    return number + label if numbered and numbered >= plain else label


def _likeness(label: str) -> float:
    return max(score_label(label, APPLICATIONS, None).values(), default=0.0)


def lacks_number(label: str) -> bool:
    """Whether a label bears no number of its own."""
    return bool(label.strip()) and parse_label(label).mark is None


def are_indices(texts: list[str]) -> bool:
    """Whether texts count rows off from one: 1, 2, 3, … with few left out or twice, and none that is out of order."""
    if len(texts) < _LEAST_INDICES or not all(_INDEX.fullmatch(text) for text in texts):
        return False
    numbers = [int(text) for text in texts]
    steps = [after - before for before, after in pairwise(numbers)]
    return numbers[0] == 1 and 5 * steps.count(1) >= 4 * len(steps) and all(0 <= step <= _WIDEST_GAP for step in steps)


def short(text: str) -> str:
    """The end of label text that has gathered before a row."""
    return text[-LONGEST_LEAD:]
