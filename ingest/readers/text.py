"""Plain text and Markdown: paragraphs, and the grids that tabs or pipes spell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.blocks import Block, Cell, Document, Grid, Paragraph
from ingest.headings import is_section_heading
from ingest.readers.decoding import decode
from ingest.readers.html import claims_html
from ingest.readers.limits import Limits
from ingest.readers.package import ZIP
from ingest.values import is_value

_MARKERS = re.compile(r"\[(?:bookmark|image|图片|书签)[^\[\]]{0,40}\]")
_LONGEST_CELL = 100

Line = tuple[int, str]


def claims_text(suffix: str, content: bytes) -> bool:
    """Whether the bytes are of no other kind."""
    return not content.startswith(ZIP) and not claims_html(suffix, content)


def read_text(name: str, content: bytes, limits: Limits) -> Document:
    """The blocks of a text; raises WenbaoError for what is no text."""
    return Document(tuple(_blocks(decode(name, content).split("\n"))))


def _blocks(lines: list[str]) -> Iterator[Block]:
    tables = index = 0
    while index < len(lines):
        end, rows = _table_at(lines, index)
        grid = _grid(rows, tables)
        if grid is not None:
            yield grid
            tables += 1
        else:
            end = max(end, index + 1)
            for number in range(index, end):
                yield from _paragraphs(lines[number], number + 1)
        index = end


def _paragraphs(line: str, number: int) -> Iterator[Paragraph]:
    """A line's text, cut where Word left the name of a bookmark or picture in it."""
    pieces = _MARKERS.split(line) if "[" in line else [line]
    return (Paragraph(piece.strip(), number, place > 0) for place, piece in enumerate(pieces) if piece.strip())


def _table_at(lines: list[str], start: int) -> tuple[int, list[list[Line]]]:
    """Where the table that begins at a line ends, and its rows; no rows where none begins."""
    line = lines[start]
    if _is_tabbed(line):
        end = _tabbed_end(lines, start)
        tabbed = [text for text in lines[start:end] if _is_tabbed(text)]
        led = sum(_leads_cell(text) for text in tabbed)
        split = _led_rows if 2 * led > len(tabbed) else _tabbed_rows
        return end, list(split(lines, start, end))
    if "|" in line or "｜" in line:
        return _piped(lines, start)
    return start, []


def _is_tabbed(line: str) -> bool:
    return "\t" in line and max(map(len, line.split("\t"))) <= _LONGEST_CELL


def _leads_cell(line: str) -> bool:
    """Whether the line's only tab leads it: a cell of its own in a Word dump."""
    return line.count("\t") == 1 and line.lstrip(" ").startswith("\t")


def _tabbed_end(lines: list[str], start: int) -> int:
    """The end of the run of tabbed lines, over blank lines and short lines that a cell runs on to."""
    end = index = start
    while index < len(lines):
        if _is_tabbed(lines[index]):
            end = index + 1
        elif lines[index].strip():
            if index > end or len(lines[index]) > _LONGEST_CELL or is_section_heading(lines[index]):
                break
            end = index + 1
        elif index - end >= 4:
            break
        index += 1
    return end


def _led_rows(lines: list[str], start: int, end: int) -> Iterator[list[Line]]:
    """Rows of a Word dump: a cell begins at a tab-led line and may run on; an empty line ends the row."""
    row: list[Line] = []
    for number in range(start, end):
        line = lines[number]
        if _is_tabbed(line):
            row.extend((number + 1, text) for text in line.lstrip(" ").removeprefix("\t").split("\t"))
        elif line.strip():
            row[-1:] = [(row[-1][0], f"{row[-1][1]}\n{line}")] if row else [(number + 1, line)]
        elif row:
            yield row
            row = []
    if row:
        yield row


def _tabbed_rows(lines: list[str], start: int, end: int) -> Iterator[list[Line]]:
    return (
        [(number + 1, text) for text in lines[number].split("\t")]
        for number in range(start, end)
        if lines[number].strip(" ")
    )


def _piped(lines: list[str], start: int) -> tuple[int, list[list[Line]]]:
    rows, index = [], start
    while index < len(lines) and ("|" in lines[index] or "｜" in lines[index] or not lines[index].strip()):
        line = lines[index].replace("｜", "|").strip()
        if line.strip("|:+- "):
            rows.append([(index + 1, text.strip()) for text in line.removeprefix("|").removesuffix("|").split("|")])
        index += 1
    return index, rows


def _grid(rows: list[list[Line]], table: int) -> Grid | None:
    """The rows as a grid, if it holds figures; indented text and a portal's bars hold none."""
    values = sum(is_value(text) for row in rows for _, text in row)
    if values < 1:
        return None
    return Grid(
        tuple(
            tuple(Cell(text.strip(), row, column, number) for column, (number, text) in enumerate(cells))
            for row, cells in enumerate(rows)
        ),
        table,
    )
