"""From pages to blocks: tables, paragraphs in reading order, and what only frames the pages left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.blocks import Block, Paragraph, Spot
from ingest.limits import Limits
from ingest.readers.grids import check_places, data_table
from ingest.readers.pdf.columns import find_zones, is_sure, read_zone
from ingest.readers.pdf.gutters import columns_of
from ingest.readers.pdf.halves import halves_of
from ingest.readers.pdf.lines import Line, make_lines
from ingest.readers.pdf.margins import without_margins
from ingest.readers.pdf.page import Page, around, upright
from ingest.readers.pdf.paragraphs import join_lines
from ingest.readers.pdf.sheets import Sheet, take_apart
from ingest.readers.pdf.tables import Table, goes_on, grid_rows, join_tables, read_table, without_last
from ingest.values import is_value


@dataclass(frozen=True, slots=True)
class _Held:
    """A table, perhaps of several pages, and the lines that its signs make where it holds no data."""

    table: Table
    lines: tuple[tuple[Page, tuple[Line, ...]], ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines of one page that follow each other without a table between; `unsure`: they make a table whose columns
    cannot be told."""

    page: Page
    lines: tuple[Line, ...]
    unsure: bool = False


def lay_out(name: str, pages: Iterable[Page], limits: Limits) -> tuple[Block, ...]:
    """The blocks of pages that follow each other; raises WenbaoError where a table is too large."""
    sheets = without_margins([take_apart(half) for page in pages for half in halves_of(upright(page))])
    return tuple(_blocks(name, list(_joined(sheets)), limits))


def _joined(sheets: Sequence[Sheet]) -> Iterator[_Run | _Held]:
    """Runs of lines and tables in reading order, each table whole."""
    held: _Held | None = None
    for sheet in sheets:
        for place, item in enumerate(_items(sheet)):
            if isinstance(item, _Run):
                if held is not None:
                    loose = place == 0 and all(map(is_value, item.lines[0].text.split()))
                    yield replace(held, table=without_last(held.table)) if loose else held
                held = None
                yield item
                continue
            if held is not None and place == 0 and not item.table.rest and goes_on(held.table, item.table):
                held = _Held(join_tables(held.table, item.table), (*held.lines, *item.lines))
                continue
            if held is not None:
                yield replace(held, table=without_last(held.table)) if place == 0 and item.table.rest else held
            held = item
    if held is not None:
        yield held


def _items(sheet: Sheet) -> Iterator[_Run | _Held]:
    """A page's runs of lines and its tables from top to bottom."""
    lines = list(sheet.lines)
    for lattice, glyphs in sheet.tables:
        above = [line for line in lines if line.middle < lattice.box[1]]
        yield from _runs(sheet.page, above)
        lines = lines[len(above) :]
        inside = tuple(make_lines(glyph for glyph in glyphs if not glyph.turn))
        yield _Held(read_table(lattice, glyphs, sheet.page), ((sheet.page, inside),))
    yield from _runs(sheet.page, lines)


def _runs(page: Page, lines: Sequence[Line]) -> Iterator[_Run | _Held]:
    """Lines, and the tables without ruling lines among them."""
    start = 0
    for zone in find_zones(lines):
        if lines[start : zone.start]:
            yield _Run(page, tuple(lines[start : zone.start]))
        inside = tuple(lines[zone.start : zone.end])
        yield _Held(read_zone(zone, page), ((page, inside),)) if is_sure(zone) else _Run(page, inside, unsure=True)
        start = zone.end
    if lines[start:]:
        yield _Run(page, tuple(lines[start:]))


def _blocks(name: str, items: Sequence[_Run | _Held], limits: Limits) -> Iterator[Block]:
    tables = 0
    last = 0
    for item in items:
        if isinstance(item, _Run):
            yield from _texts(item, item.page.number != last)
            last = item.page.number
            continue
        check_places(name, item.table.rows * len(item.table.edges), limits)
        data = data_table(grid_rows(item.table))
        if data is None:
            for page, lines in item.lines:
                yield from _paragraphs(page, lines, True)
        else:
            yield from data.blocks(tables)
            tables += data.grids
        last = item.lines[-1][0].number


def _texts(run: _Run, new: bool) -> Iterator[Paragraph]:
    if not run.unsure:
        for column in columns_of(run.lines):
            yield from _paragraphs(run.page, column, new)
            new = False
        return
    box = run.page.shown(around([line.box for line in run.lines]))
    yield Paragraph(" ".join(line.text for line in run.lines), after_gap=True, spot=Spot(run.page.number, box))


def _paragraphs(page: Page, lines: Sequence[Line], new: bool) -> Iterator[Paragraph]:
    """The paragraphs of lines of a page; `new`: what stood before is of another page or a table."""
    for text, box in join_lines(lines):
        yield Paragraph(text, after_gap=new, spot=Spot(page.number, page.shown(box)))
        new = False
