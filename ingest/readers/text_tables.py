"""The tables that plain text spells: with tabs, with strokes or drawn lines between cells, with commas, or as lists."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ingest.blocks import Cell, Grid
from ingest.headings import is_section_heading
from ingest.limits import Limits
from ingest.readers.grids import check_places
from ingest.readers.text_lists import Line, listed_rows, opens_list
from ingest.values import is_value

_LONGEST_CELL = 100
_MOST_CELLS = 200
_LONGEST_LINE = 10_000
_LONGEST_GAP = 4
_LEAST_FIELDS, _LEAST_CSV_LINES = 3, 3
_STROKE = re.compile("[|｜│┃║¦︱]")
_RULE = re.compile(r"[\s|｜│┃║:：+=\-—━─═┄┈\u2500-\u257f]+")
_DRAWN = re.compile(r"[\u2500-\u257f]{3}|\+[-=]{2,}\+")

Rows = list[list[Line]]


def table_at(lines: Sequence[str], start: int) -> tuple[int, Rows]:
    """Where the table that begins at a line ends, and its rows; no rows where none begins."""
    line = lines[start]
    if opens_list(line):
        return listed_rows(lines, start)
    if _is_tabbed(line):
        end = _tabbed_end(lines, start)
        tabbed = [text for text in lines[start:end] if _is_tabbed(text)]
        led = sum(_leads_cell(text) for text in tabbed)
        split = _led_rows if 2 * led > len(tabbed) else _tabbed_rows
        return end, list(split(lines, start, end))
    if _is_piped(line) or _is_rule(line):
        return _piped(lines, start)
    if _is_separated(line):
        return _separated(lines, start)
    return start, []


def make_grid(name: str, rows: Rows, table: int, first: int, limits: Limits) -> Grid | None:
    """The rows as a grid, if it holds figures; indented text and a portal's bars hold none. `first` is the number of
    the line at place 0. Raises WenbaoError where there are too many places."""
    check_places(name, sum(map(len, rows)), limits)
    if not any(is_value(text) for row in rows for _, text in row):
        return None
    return Grid(
        tuple(
            tuple(Cell(text.strip(), row, column, place + first) for column, (place, text) in enumerate(cells))
            for row, cells in enumerate(rows)
        ),
        table,
    )


# ---- tabs -------------------------------------------------------------------------------------
def _is_tabbed(line: str) -> bool:
    tabs = line.count("\t")
    return 0 < tabs < _MOST_CELLS and max(map(len, line.split("\t"))) <= _LONGEST_CELL


def _leads_cell(line: str) -> bool:
    """Whether the line's only tab leads it: a cell of its own in a Word dump."""
    return line.count("\t") == 1 and line.lstrip(" ").startswith("\t")


def _tabbed_end(lines: Sequence[str], start: int) -> int:
    """The end of the run of tabbed lines, over blank lines and short lines that a cell runs on to."""
    end = index = start
    while index < len(lines):
        if _is_tabbed(lines[index]):
            end = index + 1
        elif lines[index].strip():
            if index > end or len(lines[index]) > _LONGEST_CELL or is_section_heading(lines[index]):
                break
            end = index + 1
        elif index - end >= _LONGEST_GAP:
            break
        index += 1
    return end


def _led_rows(lines: Sequence[str], start: int, end: int) -> Iterator[list[Line]]:
    """Rows of a Word dump: a cell begins at a tab-led line and may run on; an empty line ends the row."""
    row: list[Line] = []
    for number in range(start, end):
        line = lines[number]
        if _is_tabbed(line):
            row.extend((number, text) for text in line.lstrip(" ").removeprefix("\t").split("\t"))
        elif line.strip():
            row[-1:] = [(row[-1][0], f"{row[-1][1]}\n{line}")] if row else [(number, line)]
        elif row:
            yield row
            row = []
    if row:
        yield row


def _tabbed_rows(lines: Sequence[str], start: int, end: int) -> Iterator[list[Line]]:
    return (
        [(number, text) for text in lines[number].split("\t")]
        for number in range(start, end)
        if lines[number].strip(" ")
    )


# ---- strokes ----------------------------------------------------------------------------------
def _is_piped(line: str) -> bool:
    return len(line) <= _LONGEST_LINE and 0 < len(_STROKE.findall(line)) < _MOST_CELLS


def _is_rule(line: str) -> bool:
    return len(line) <= _LONGEST_LINE and _DRAWN.search(line) is not None and _RULE.fullmatch(line) is not None


def _piped(lines: Sequence[str], start: int) -> tuple[int, Rows]:
    """The run of lines with strokes; lines between two drawn rules are one row where only one of them has figures."""
    rows: Rows = []
    held: Rows = []
    drawn = False
    index = start
    while index < len(lines) and (_is_piped(lines[index]) or _is_rule(lines[index]) or not lines[index].strip()):
        line = lines[index].strip()
        if _DRAWN.search(line) and _RULE.fullmatch(line):
            rows.extend(_one_row(held) if drawn else held)
            held, drawn = [], True
        elif line and not _RULE.fullmatch(line):
            bare = _STROKE.sub("|", line).removeprefix("|").removesuffix("|")
            held.append([(index, text.strip()) for text in bare.split("|")])
        index += 1
    return index, [*rows, *held]


def _one_row(lines: Rows) -> Rows:
    """Lines that a drawn row takes, cell by cell in one; left as rows of their own where several have figures."""
    figured = sum(any(is_value(text) for _, text in line) for line in lines)
    if len(lines) < 2 or figured > 1 or len({len(line) for line in lines}) > 1:
        return lines
    columns = zip_longest(*lines)
    return [[(column[0][0], "\n".join(text for _, text in column if text)) for column in columns]]


# ---- commas -----------------------------------------------------------------------------------
def _is_separated(line: str) -> bool:
    return len(line) <= _LONGEST_LINE and line.count(",") >= _LEAST_FIELDS - 1 and "。" not in line


def _separated(lines: Sequence[str], start: int) -> tuple[int, Rows]:
    """The run of lines with as many comma-separated fields each: where their number differs, a comma may stand
    within a number, and nothing is read off them."""
    rows: Rows = []
    end = start
    while end < len(lines) and _is_separated(lines[end]):
        rows.append([(end, field) for field in _fields(lines[end])])
        end += 1
    ragged = len({len(row) for row in rows}) > 1
    if len(rows) < _LEAST_CSV_LINES or ragged or max(len(text) for row in rows for _, text in row) > _LONGEST_CELL:
        return end, []
    return end, rows


def _fields(line: str) -> list[str]:
    try:
        return next(csv.reader([line], skipinitialspace=True))
    except csv.Error:
        return [line]
