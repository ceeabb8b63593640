"""Records of a grid: a row's cells after its label, with labels that run over several rows put together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.blocks import Cell, Grid
from ingest.columns import APPLICANTS
from ingest.grid_shapes import Turned, data_rows, turned
from ingest.labels import APPLICATIONS, SURE, column_of, parse_label, score_label
from ingest.readings import sum_holds
from ingest.record import (
    LONGEST_LEAD,
    Place,
    Record,
    is_label,
    lacks_number,
    names_row,
    short,
    with_number,
)
from ingest.values import is_spoiled, is_value

_LIST_NUMBER = re.compile(r"[1-8]")
_WIDTH = 7


def grid_records(grid: Grid, place: Place) -> Iterator[Record]:
    """The records of a grid in order."""
    rows = data_rows(grid.rows)
    if found := turned(rows):
        yield from _turned_records(found, grid.table, place)
        return
    columns = _figure_columns(rows)
    segments = [segment for row in rows for segment in _segments(row, columns, grid.table, place)]
    records = list(_with_leads(_join_broken(_join_numbers(segments))))
    offsets = None if columns else _figure_offsets(records)
    for record in records:
        yield replace(record, columns=columns if offsets is None else _columns_at(record, offsets))


def _turned_records(found: Turned, table: int, place: Place) -> Iterator[Record]:
    """The columns of a table that is turned round, each a record."""
    heads = found.heads
    for item in found.items:
        yield Record(short(heads + item.label), item.label, item.cells, True, table, place)
        heads = ""


def _figure_columns(rows: Sequence[Sequence[Cell]]) -> tuple[int, ...] | None:
    """The columns that hold the figures of nearly all rows with seven, or that the head names; empty columns may stand
    between them. None where rows begin where their labels end, as in the dump of a page with merged cells."""
    found = Counter(columns for row in rows if (columns := _seven(row)))
    headed = _headed_columns(rows)
    if headed and all(not found or columns == headed for columns, _ in found.most_common(1)) and _hold(headed, rows):
        return headed
    if not found:
        return None
    columns, times = found.most_common(1)[0]
    return columns if 5 * times >= 4 * found.total() else None


def _figure_offsets(records: Sequence[Record]) -> tuple[int, ...] | None:
    """Where rows begin where their labels end: the places of nearly all rows' seven figures, counted from there, if an
    empty column stands between them."""
    found = Counter(_offsets(record) for record in records if record.filled == _WIDTH)
    if not found:
        return None
    offsets, times = found.most_common(1)[0]
    usual = 5 * times >= 4 * found.total() and times > 1
    return offsets if usual and offsets[-1] - offsets[0] >= _WIDTH else None


def _offsets(record: Record) -> tuple[int, ...]:
    return tuple(place for place, cell in enumerate(record.cells) if cell.text.strip())


def _columns_at(record: Record, offsets: Sequence[int]) -> tuple[int, ...] | None:
    return tuple(record.cells[0].column + offset for offset in offsets) if record.cells else None


def _headed_columns(rows: Sequence[Sequence[Cell]]) -> tuple[int, ...] | None:
    """The columns of the heads 自然人 … 总计, where a head stands over each."""
    places: dict[str, int] = {}
    for row in rows:
        for cell in row:
            name = None if cell.copy else column_of(cell.text)
            if name in APPLICANTS:
                places.setdefault(str(name), cell.column)
        if len(places) == _WIDTH:
            return tuple(sorted(places.values()))
    return None


def _hold(columns: tuple[int, ...], rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether nearly all figures stand in these columns or left of them."""
    figures = [cell.column for row in rows for cell in row if not cell.copy and is_value(cell.text)]
    inside = sum(column in columns or column < columns[0] for column in figures)
    return len(set(columns)) == _WIDTH and 10 * inside >= 9 * len(figures)


def _seven(row: Sequence[Cell]) -> tuple[int, ...]:
    """The columns of a row's seven figures, which a list number may precede; none where it has not seven."""
    figures = [cell for cell in row if not cell.copy and (is_value(cell.text) or is_spoiled(cell.text))]
    if len(figures) == _WIDTH + 1 and _LIST_NUMBER.fullmatch(figures[0].text.strip()):
        figures = figures[1:]
    return tuple(cell.column for cell in figures) if len(figures) == _WIDTH else ()


def _stands_for_figure(cell: Cell, row: Sequence[Cell], columns: tuple[int, ...] | None) -> bool:
    """Whether a cell of words stands among a row's figures, where one should."""
    if columns is None or cell.column not in columns[1:] or names_row(cell.text):
        return False
    figures = [other.column for other in row if not other.copy and other.column in columns and is_value(other.text)]
    return 2 * len(figures) > _WIDTH and min(figures) < cell.column


def _segments(row: Sequence[Cell], columns: tuple[int, ...] | None, table: int, place: Place) -> Iterator[Record]:
    """A grid's row, cut before each label that follows figures: such a row lost its end and ran into the next."""
    labels: list[str] = []
    cells: list[Cell] = []
    originals = [cell for cell in row if not cell.copy]
    for number, cell in enumerate(originals):
        if not is_label(cell.text) or _stands_for_figure(cell, row, columns):
            cells.append(cell)
            continue
        own = _own_number(cells, labels, originals, number)
        if any(c.text.strip() for c in cells) and not own:
            yield Record("", "".join(labels), tuple(cells), True, table, place, cut=True)
            labels = []
        labels.append(own + with_number(cell.number, cell.text[:LONGEST_LEAD]))
        cells = []
    spanned = _has_spanned_value(row)
    if labels or cells:
        yield Record("", "".join(labels), tuple(cells), True, table, place, spanned=spanned)


def _own_number(cells: list[Cell], labels: list[str], row: Sequence[Cell], place: int) -> str:
    """The list number that stands in a cell of its own before its label ("2" | "其他法律行政法规禁止公开")."""
    filled = [cell.text.strip() for cell in cells if cell.text.strip()]
    if len(filled) != 1 or not _LIST_NUMBER.fullmatch(filled[0]):
        return ""
    label = "".join(labels) + filled[0] + "." + row[place].text
    return filled[0] + "." if max(score_label(label, APPLICATIONS, None).values(), default=0) >= SURE else ""


def _has_spanned_value(row: Sequence[Cell]) -> bool:
    """Whether a figure spans into this row from above: then what follows it is not to be counted off."""
    return any(cell.copy and is_value(cell.text) and before.text != cell.text for before, cell in pairwise(row))


def _join_numbers(rows: list[Record]) -> list[Record]:
    """Figures led by their list number, with the label's words in the row after, become one record."""
    joined: list[Record] = []
    for row in rows:
        last = joined[-1] if joined else None
        if last is not None and not names_row(last.label) and not row.filled and (label := _numbered(last, row.label)):
            joined[-1] = replace(last, label=label)
        else:
            joined.append(row)
    return joined


def _numbered(row: Record, rest: str) -> str:
    """The label of a row that is led by its list number, with the words in the row after; "" where it is not so."""
    if not _leads_number(row) or not lacks_number(rest):
        return ""
    label = f"{row.label}{row.cells[_first(row)].text.strip()}.{rest.lstrip(' .、．·')}"
    return label if not row.label or names_row(label) else ""


def _join_broken(rows: list[Record]) -> list[Record]:
    """A row's figures that the source breaks off, and those without a label after them that make it whole and add up,
    become one record."""
    joined: list[Record] = []
    place = 0
    while place < len(rows):
        end = place + 1
        while end < len(rows) and _goes_on(rows[end]):
            end += 1
        parts = [cell for row in rows[place:end] for cell in row.cells]
        if end > place + 1 and len(rows[place].cells) < len(parts) and _is_whole(parts):
            joined.append(replace(rows[place], cells=tuple(parts)))
        else:
            joined.extend(rows[place:end])
        place = end
    return joined


def _goes_on(row: Record) -> bool:
    return not row.label and not row.cut and all(cell.text.strip() for cell in row.cells)


def _is_whole(cells: Sequence[Cell]) -> bool:
    if len(cells) == _WIDTH:
        return sum_holds(tuple(cells), _WIDTH - 1)
    groups = [tuple(cells[start : start + 5]) for start in (0, 5, 10)]
    return len(cells) == 15 and all(sum_holds(group, 4) for group in groups)


def _first(record: Record) -> int:
    return next(place for place, cell in enumerate(record.cells) if cell.text.strip())


def _leads_number(record: Record) -> bool:
    return record.filled > 0 and bool(_LIST_NUMBER.fullmatch(record.cells[_first(record)].text.strip()))


def _with_leads(rows: Iterable[Record]) -> Iterator[Record]:
    """Each record with the label text before and after it; rows without any cell after their label are only that."""
    pending: list[str] = []
    last: Record | None = None
    for row in rows:
        filled = row.filled > 0
        continues = last is not None and not filled and _continues(last.label, row.label)
        if filled or (row.cells and row.label and not continues and names_row(row.label)):
            if last is not None:
                yield replace(last, tail=short("".join(pending)))
            last = replace(row, lead=short("".join([*pending, row.label])))
            pending = []
        else:
            pending.append(row.label)
    if last is not None:
        yield replace(last, tail=short("".join(pending)))


def _continues(label: str, rest: str) -> bool:
    """Whether a row's label, cut off by the end of a page, goes on in the next row."""
    if not label or parse_label(rest).mark is not None:
        return False
    joined = max(score_label(label + rest, APPLICATIONS, None, whole=True).values(), default=0)
    return joined >= SURE and joined > max(score_label(label, APPLICATIONS, None, whole=True).values(), default=0)
