"""Which of a record's cells are its columns: all readings that the source allows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations

from ingest.blocks import Cell
from ingest.record import Record
from ingest.values import read_value
from store.model import Status

_LIST_NUMBER = re.compile(r"[1-9]")
_MOST_EMPTY = 2
_LEAST_LEFT = 3
_LEAST_SUMMED = 5
"""Columns of the narrowest rows that have a total."""

Reading = tuple[Cell | None, ...]
"""A row's cells in the order of some columns; None where the source lacks the cell."""


def readings(record: Record, width: int) -> list[Reading]:
    """All ways in which a record's cells may be `width` columns.

    A layout that marks its empty cells explicitly gives them their places. Without such marks a row with too few
    figures says nothing, and one figure too many may be any of them (a page's number, a list number).
    """
    cells = list(record.cells)
    filled = [place for place, cell in enumerate(cells) if cell.text.strip()]
    if not filled:
        return [tuple(cells[:width])] if len(cells) >= width else []
    first, end = filled[0], filled[-1] + 1
    core = end - first
    if core == width and (not record.explicit or width < _LEAST_SUMMED or width in (len(filled), len(cells))):
        return [tuple(cells[first:end])]
    if core > width:
        apart = [_closed(cells)] if record.explicit and len(filled) == width else []
        if apart and not _LIST_NUMBER.fullmatch(cells[first].text.strip()):
            return apart
        if record.explicit and len(filled) <= width:
            return [*apart, *_without_first(cells[first:end], width)]
        return [*apart, *_narrowed(cells[first:end], width, explicit=record.explicit)]
    if not record.explicit or record.spanned:
        return [tuple(cells[first:end])] if core == width else []
    surplus = len(cells) - width
    if width >= _LEAST_SUMMED and 0 < surplus <= _MOST_EMPTY:
        return _without_blanks(cells, surplus)
    if surplus >= 0:
        starts = range(max(0, end - width), min(first, len(cells) - width) + 1)
        return [tuple(cells[start : start + width]) for start in starts]
    return _shortened(record, width)


def _closed(cells: Sequence[Cell]) -> Reading:
    """The filled cells, where empty columns stand between those of the figures."""
    return tuple(cell for cell in cells if cell.text.strip())


def _without_blanks(cells: Sequence[Cell], surplus: int) -> list[Reading]:
    """A row with more cells than columns: any of its empty cells may be those of empty columns."""
    blank = [place for place, cell in enumerate(cells) if not cell.text.strip()]
    return distinct(
        tuple(cell for place, cell in enumerate(cells) if place not in out) for out in combinations(blank, surplus)
    )


def _without_first(cells: Sequence[Cell], width: int) -> list[Reading]:
    """A row with no figure too many: only a list number before the others, or empty cells, can be none of them."""
    surplus = len(cells) - width
    found = _without_blanks(cells, surplus) if width >= _LEAST_SUMMED and surplus <= _MOST_EMPTY else []
    if _LIST_NUMBER.fullmatch(cells[0].text.strip()) and not any(cell.text.strip() for cell in cells[1:-width]):
        found.append(tuple(cells[-width:]))
    return distinct(found)


def _narrowed(cells: Sequence[Cell], width: int, *, explicit: bool) -> list[Reading]:
    if len(cells) > width + (2 if explicit else 1):
        return []
    windows: list[Reading] = [tuple(cells[start : start + width]) for start in range(len(cells) - width + 1)]
    if not explicit:
        windows += [(*cells[:out], *cells[out + 1 :]) for out in range(1, len(cells) - 1)]
    return windows


def _shortened(record: Record, width: int) -> list[Reading]:
    """A row that is too short. It lost its end where another label follows in it; and where it shows nothing but
    noughts and has a total. Else, or where it lacks one cell only, it may as well have lost one in the middle."""
    cells = record.cells
    if not record.cut and not _LEAST_LEFT <= len(cells) < width - 1:
        return []
    if not record.cut and (width < _LEAST_SUMMED or any(number_of(cell) != 0 for cell in cells)):
        return []
    return [(*cells, *[None] * (width - len(cells)))]


def distinct(found: Iterable[Reading]) -> list[Reading]:
    """The readings that do not show the same, the first of each."""
    kept: dict[tuple[str | None, ...], Reading] = {}
    for reading in found:
        kept.setdefault(tuple(_shown(cell) for cell in reading), reading)
    return list(kept.values())


def _shown(cell: Cell | None) -> str | None:
    if cell is None:
        return None
    number = number_of(cell)
    return cell.text.strip() if number is None else str(number.normalize())


def number_of(cell: Cell | None) -> Decimal | None:
    """The number in a cell, whatever its kind; None where it holds none."""
    return None if cell is None else read_value(cell.text, money=True, signed=True).value


def is_blank(cell: Cell | None) -> bool:
    """Whether a cell is there and says nothing."""
    return cell is not None and read_value(cell.text, money=True, signed=True).status is Status.BLANK


def sum_holds(reading: Reading, total: int) -> bool:
    """Whether the figures of a reading add up to the one at `total`; blanks count as nothing."""
    numbers = [number_of(cell) for cell in reading]
    spoiled = any(number is None and not is_blank(cell) for number, cell in zip(numbers, reading, strict=True))
    if spoiled or numbers[total] is None:
        return False
    return sum(number or 0 for number in numbers) == 2 * (numbers[total] or 0)
