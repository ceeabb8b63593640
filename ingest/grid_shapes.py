"""A grid's rows, brought into the shape that the form has: a row a label, its figures after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from ingest.blocks import Cell
from ingest.columns import APPLICANTS, applicant_at_end
from ingest.record import are_indices, is_label, is_page_number, names_row
from ingest.values import is_value
from store.catalogue.normal import fold

Rows = list[tuple[Cell, ...]]

_INDEX_HEADS = frozenset({"序号", "行次", "编号", "栏次", "行号"})
_BEYOND = re.compile(r"\D*(?:9|[1-9]\d+)\D*")
_LAST_INDEX_COLUMN = 4
_LEAST_COUNTED = 3
_LEAST_ITEMS = 2


def data_rows(rows: Sequence[tuple[Cell, ...]]) -> Rows:
    """The rows that hold something of a table, one for each label: without page numbers, without rows and columns that
    only count, and with what is stacked in one row taken apart."""
    kept = [row for row in rows if not _is_page_row(row)]
    kept = _without_indices(_without_counts(_with_own_numbers(kept)))
    return [part for row in kept for part in _unstacked(row)]


def _is_page_row(row: Sequence[Cell]) -> bool:
    filled = [cell.text for cell in row if not cell.copy and cell.text.strip()]
    return len(filled) == 1 and is_page_number(filled[0])


def _with_own_numbers(rows: Rows) -> Rows:
    """The rows with the numbers that a program prints in cells of their own, as text; but not where they go on beyond
    the form's longest list, and only count the rows."""
    numbered = [cell for row in rows for cell in row if cell.number and not cell.text.strip()]
    lists = {cell.column for cell in numbered} - {cell.column for cell in numbered if _BEYOND.fullmatch(cell.number)}
    if not lists:
        return rows
    return [tuple(_numbered(cell) if cell.column in lists else cell for cell in row) for row in rows]


def _numbered(cell: Cell) -> Cell:
    return cell if cell.text.strip() else replace(cell, text=cell.number, number="")


def _without_counts(rows: Rows) -> Rows:
    """The rows without a first one that counts the columns from nought, and a first column that counts the others from
    nought: so programs print a table that has no names for its rows and columns."""
    if len(rows) < _LEAST_ITEMS or rows[0][0].text.strip() or not _counts(rows[0][1:]):
        return rows
    first = [row[0] for row in rows[1:] if row and row[0].column == rows[0][0].column]
    if len(first) < len(rows) - 1 or not _counts(first, least=1):
        return rows
    return [row[1:] for row in rows[1:]]


def _counts(cells: Sequence[Cell], least: int = _LEAST_COUNTED) -> bool:
    texts = [cell.text.strip() for cell in cells]
    return len(texts) >= least and texts == [str(number) for number in range(len(texts))]


def _without_indices(rows: Rows) -> Rows:
    """The rows without a column that only counts them."""
    dropped = {column for column in range(_LAST_INDEX_COLUMN) if _is_index_column(rows, column)}
    if not dropped:
        return rows
    return [tuple(cell for cell in row if cell.column not in dropped) for row in rows]


def _is_index_column(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    texts = [row[column].text.strip() for row in rows if column < len(row) and not row[column].copy]
    named = any(fold(text) in _INDEX_HEADS for text in texts)
    numbers = [text for text in texts if text and is_value(text)]
    return are_indices(numbers) or (named and bool(numbers) and len(set(numbers)) == len(numbers))


# ---- several rows in one --------------------------------------------------------------------------
def _unstacked(row: tuple[Cell, ...]) -> Iterator[tuple[Cell, ...]]:
    """A row whose cells hold as many lines of figures as its label names rows, one row for each of them."""
    own = [cell for cell in row if not cell.copy]
    labels = list(takewhile(lambda cell: is_label(cell.text) and not _figures(cell), own))
    stacked = [_figures(cell) for cell in own[len(labels) :]]
    lines = labels[-1].text.split("\n") if labels else []
    if len(lines) < _LEAST_ITEMS or not stacked or any(len(found) != len(lines) for found in stacked):
        yield row
        return
    if not all(map(names_row, lines)):
        yield row
        return
    for number, line in enumerate(lines):
        stub = labels[:-1] if not number else []
        figures = zip(own[len(labels) :], stacked, strict=True)
        yield (*stub, replace(labels[-1], text=line), *(replace(cell, text=found[number]) for cell, found in figures))


def _figures(cell: Cell) -> list[str]:
    """The figures that stand one a line in a cell; none where it holds anything else."""
    lines = cell.text.split("\n")
    return lines if all(map(is_value, lines)) else []


# ---- a table turned round -------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Item:
    """A column of a table that is turned round: its label, and its figures downwards."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Turned:
    """A table 三 with the applicants down its side: their names in order, and the form's rows as its columns."""

    heads: str
    items: tuple[Item, ...]


def turned(rows: Rows) -> Turned | None:
    """The rows as a table that is turned round, where each applicant has one row and heads name the form's rows."""
    sides = {number: name for number, row in enumerate(rows) if (name := _side(row))}
    found = [applicant_at_end(name) for name in sides.values()]
    if sorted(map(str, found)) != sorted(APPLICANTS):
        return None
    body = [rows[number] for number in sides]
    heads = rows[: min(sides)]
    width = min(len(row) for row in body)
    items = [item for place in range(width) if (item := _item(heads, body, place))]
    named = sum(names_row(item.label) for item in items)
    return Turned("".join(sides.values()), tuple(items)) if named >= _LEAST_ITEMS else None


def _side(row: Sequence[Cell]) -> str:
    """The words before a row's figures; none where it has no figures."""
    labels = list(takewhile(lambda cell: is_label(cell.text), row))
    own = [cell.text for cell in labels if not cell.copy]
    return "".join(own) if own and any(is_value(cell.text) for cell in row[len(labels) :]) else ""


def _item(heads: Sequence[Sequence[Cell]], body: Sequence[Sequence[Cell]], place: int) -> Item | None:
    cells = tuple(row[place] for row in body)
    if any(is_label(cell.text) or cell.copy for cell in cells) or len({cell.column for cell in cells}) != 1:
        return None
    above = [cell.text for row in heads for cell in row if cell.column == cells[0].column and is_label(cell.text)]
    return Item("".join(dict.fromkeys(above)), cells)
