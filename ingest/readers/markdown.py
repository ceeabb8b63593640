"""Markdown: headings, paragraphs, its tables with strokes, and the tables that are written in it as html."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.blocks import Block, Document, Grid, Heading, Paragraph
from ingest.limits import Limits
from ingest.readers.decoding import decode
from ingest.readers.html import read_page
from ingest.readers.markdown_marks import bare_line, heading_in, is_alignment_row, split_row
from ingest.readers.text_lines import text_blocks
from ingest.readers.text_tables import Rows, make_grid

_RULE = re.compile(r" {0,3}(?:=+|-{3,}|\*{3,}|_{3,}|`{3,}.*|~{3,}.*)\s*")
_OPENS, _CLOSES = re.compile(r"<table[\s>]", re.IGNORECASE), re.compile(r"</table\s*>", re.IGNORECASE)


def read_markdown(name: str, content: bytes, limits: Limits) -> Document:
    """The blocks of a Markdown text; raises WenbaoError for what is no text."""
    lines = decode(name, content).split("\n")
    blocks: list[Block] = []
    start = place = 0
    while place < len(lines):
        found = _special(name, lines, place, limits)
        if found is None:
            place += 1
            continue
        end, special = found
        blocks.extend(_plain(name, lines[start:place], start, limits))
        blocks.extend(special)
        start = place = end
    blocks.extend(_plain(name, lines[start:], start, limits))
    return Document(tuple(_renumbered(blocks)))


def _special(name: str, lines: Sequence[str], place: int, limits: Limits) -> tuple[int, Sequence[Block]] | None:
    """What begins at a line and is more than text, and where it ends."""
    line = lines[place]
    if _OPENS.search(line):
        return _html_table(name, lines, place, limits)
    if "|" in line and place + 1 < len(lines) and is_alignment_row(lines[place + 1]):
        end, rows = _table_rows(lines, place)
        grid = make_grid(name, rows, 0, 1, limits)
        return (end, [grid]) if grid else None
    if _RULE.fullmatch(line):
        return place + 1, []
    heading = heading_in(line)
    return (place + 1, [Heading(heading[1], heading[0], place + 1)]) if heading else None


def _table_rows(lines: Sequence[str], start: int) -> tuple[int, Rows]:
    end = start
    rows: Rows = []
    while end < len(lines) and "|" in lines[end]:
        if not is_alignment_row(lines[end]):
            rows.append([(end, cell) for cell in split_row(lines[end])])
        end += 1
    return end, rows


def _html_table(name: str, lines: Sequence[str], start: int, limits: Limits) -> tuple[int, Sequence[Block]]:
    """The lines up to the table's end, read as a page."""
    depth, end = 0, start
    while end < len(lines):
        depth += len(_OPENS.findall(lines[end])) - len(_CLOSES.findall(lines[end]))
        end += 1
        if depth <= 0:
            break
    page = read_page(name, "\n" * start + "\n".join(lines[start:end]), limits)
    return end, page.blocks


def _plain(name: str, lines: Sequence[str], before: int, limits: Limits) -> Iterator[Block]:
    """Lines without marks that part them: text, and such tables as any text has."""
    for block in text_blocks(
        name, [bare_line(line) if "|" not in line else line for line in lines], limits, before + 1
    ):
        if isinstance(block, Paragraph) and "|" in block.text:
            block = replace(block, text=bare_line(block.text))
        yield block


def _renumbered(blocks: Sequence[Block]) -> Iterator[Block]:
    tables = 0
    for block in blocks:
        if isinstance(block, Grid):
            yield replace(block, table=tables)
            tables += 1
        else:
            yield block
