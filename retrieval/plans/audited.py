"""What cells an audit of rows looks at: the total beside all its columns, and both ends of what one year carries into
the next (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from retrieval.plan import Operation, Plan
from retrieval.question import Question
from store.catalogue import cell_types
from store.model import CellKey

_OUT, _INTO = "applications.carried_out", "applications.carried_in"


def audited_cells(cells: Sequence[CellKey], organs: int, years: Sequence[int]) -> tuple[CellKey, ...]:
    """The cells of an audit with the total behind the last of a row's columns where all of them are named; of rows of
    what is carried, in two years that follow each other, with the other end of it."""
    if organs == 1 and _follow(years) and cells and {cell.indicator for cell in cells} <= {_OUT, _INTO}:
        columns = tuple(dict.fromkeys(cell.column for cell in cells))
        return tuple(CellKey(row, column) for column in columns for row in (_OUT, _INTO))
    rows = dict.fromkeys(cell.indicator for cell in cells)
    return tuple(chain.from_iterable(_with_total(row, [one for one in cells if one.indicator == row]) for row in rows))


def years_audited(question: Question, cells: Sequence[CellKey]) -> tuple[int, ...]:
    """The years of an audit; none where the only one is the year before, against which what each report carries in is
    held."""
    carried = bool(cells) and {cell.indicator for cell in cells} <= {_OUT, _INTO}
    said = [question.text[one.start : one.end].rstrip("度") for one in question.years]
    return () if carried and said and all(one in _YEAR_BEFORE for one in said) else question.all_years


_YEAR_BEFORE = ("上年", "上一年", "前一年", "the year before", "the previous year", "previous year", "prior year")


def _with_total(row: str, cells: Sequence[CellKey]) -> Sequence[CellKey]:
    """The cells of a row with its total where they are all its other columns."""
    known = [cell.key for cell in cell_types() if cell.indicator == row]
    total = CellKey(row, "total")
    parts = {*known} - {total}
    return [*cells, total] if total in known and parts and parts == {*cells} else cells


def _follow(years: Sequence[int]) -> bool:
    return len(years) == 2 and abs(years[0] - years[1]) == 1


def ends_of_carried(plan: Plan) -> tuple[tuple[int, str], ...]:
    """Which row of which year is one end of what is carried, and which the other, where a plan holds them together;
    () where it does not."""
    rows = {cell.indicator for cell in plan.cells}
    if (
        plan.operation is not Operation.AUDIT
        or len(plan.organs) != 1
        or rows != {_OUT, _INTO}
        or not _follow(plan.years)
    ):
        return ()
    return (min(plan.years), _OUT), (max(plan.years), _INTO)
