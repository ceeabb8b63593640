"""What the tables count in some of their cells: functions that look it up or sum it, None where it cannot be told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from ingest.columns import PARTS
from store.model import CellKey, Figure, Status

Held = Mapping[CellKey, Figure]
Count = Callable[[Held], Decimal | None]


def cell(indicator: str, column: str = "total") -> Count:
    """What a cell prints; a row's total that it left blank counts as the sum of what the row prints."""

    def count(held: Held) -> Decimal | None:
        total = held.get(CellKey(indicator, column))
        if total is None or total.status is Status.MISSING:
            return None
        parts = [held.get(CellKey(indicator, part)) for part in PARTS]
        if (
            column != "total"
            or total.amended is not None
            or total.value is not None
            or any(part is None or part.status is Status.MISSING for part in parts)
        ):
            return total.value
        printed = [part.value for part in parts if part is not None and part.value is not None]
        return sum(printed, Decimal(0)) if printed else None

    return count


def total(*counts: Count) -> Count:
    """The sum of some counts: of those that print something."""

    def count(held: Held) -> Decimal | None:
        values = [value for one in counts if (value := one(held)) is not None]
        return sum(values, Decimal(0)) if values else None

    return count


def _all_of(keys: Sequence[CellKey]) -> Count:
    """The sum of some cells, None where one of them could not be read."""
    summed = total(*(cell(*key) for key in keys))

    def count(held: Held) -> Decimal | None:
        figures = [held.get(key) for key in keys]
        if any(figure is None or figure.status is Status.MISSING for figure in figures):
            return None
        return summed(held)

    return count


def rows(*indicators: str, column: str = "total") -> Count:
    """The sum of rows in one column, None where one of them could not be read."""
    return _all_of([CellKey(indicator, column) for indicator in indicators])


def columns(indicator: str, *columns: str) -> Count:
    """The sum of some columns of a row, None where one of them could not be read."""
    return _all_of([CellKey(indicator, column) for column in columns])


def less(whole: Count, part: Count) -> Count:
    """One count without another, None where either is not known."""

    def count(held: Held) -> Decimal | None:
        one, other = whole(held), part(held)
        return None if one is None or other is None else one - other

    return count


def either(first: Count, second: Count) -> Count:
    """The first where the form has it, else the second."""

    def count(held: Held) -> Decimal | None:
        value = first(held)
        return second(held) if value is None else value

    return count
