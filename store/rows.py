"""Between the words of the field and the rows of the database (pure). What the catalogue says is not stored again."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache, lru_cache
from operator import attrgetter
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Row

from store.catalogue import CellType, cell_types
from store.model import CellKey, Figure, Locator, Organ, Passage, Problem, ReportHead, Rule, TextNumber
from store.text_keys import text_key

_PLACE = ("table", "table_row", "table_column", "line", "page", "box")
_NONE = "\\"
_parts = attrgetter(*_PLACE)


@cache
def _types_by_id() -> dict[int, CellType]:
    return {cell.id: cell for cell in cell_types()}


@cache
def _types_by_key() -> dict[CellKey, tuple[CellType, ...]]:
    found: dict[CellKey, tuple[CellType, ...]] = {}
    for cell in cell_types():
        found[cell.key] = (*found.get(cell.key, ()), cell)
    return found


def cell_ids(key: CellKey) -> tuple[int, ...]:
    """The catalogue's ids of a cell, more than one where the forms word it differently; KeyError where none has it."""
    return tuple(cell.id for cell in _types_by_key()[key])


@lru_cache(maxsize=4096)
def _type_of(indicator: str, column: str, label: str | None, form: str) -> CellType:
    """The cell in the words of the figure's own column, else in those of the report's form."""
    types = _types_by_key()[CellKey(indicator, column)]
    worded = (cell for cell in types if cell.column_label == label)
    return next(worded, None) or next((cell for cell in types if cell.in_form(form)), types[0])


@lru_cache(maxsize=4096)
def print_value(value: Decimal) -> str:
    """The value as digits without exponent or needless zeros: "10", "0.5"."""
    return f"{value.normalize():f}" if value % 1 else str(int(value))


def pack_raw(raw: str | None, value: Decimal | None) -> str | None:
    """The cell's text as stored: null where it is what `value` prints (or, without a value, where there is none).

    A backslash alone is "no text in spite of a value"; a text that begins with one is written with one more.
    """
    usual = None if value is None else print_value(value)
    if raw == usual:
        return None
    if raw is None:
        return _NONE
    return _NONE + raw if raw.startswith(_NONE) else raw


def unpack_raw(stored: str | None, value: Decimal | None) -> str | None:
    """The opposite of `pack_raw`."""
    if stored is None:
        return None if value is None else print_value(value)
    if stored == _NONE:
        return None
    return stored.removeprefix(_NONE)


def pack_place(locator: Locator) -> list[Any] | None:
    """A figure's place in its source as a short list in the order of _PLACE, its empty end cut off."""
    values = [*_parts(locator)]
    while values and values[-1] is None:
        values.pop()
    return values or None


def unpack_place(stored: Sequence[Any] | None, cell: CellType) -> Locator:
    """The opposite of `pack_place`, with section, row and column from the catalogue."""
    known: dict[str, Any] = dict(zip(_PLACE, stored or (), strict=False))
    return _locator({"section": cell.section, "row": cell.row_label, "column": cell.column_label, **known})


def figure_row(report_id: int, figure: Figure, form: str) -> dict[str, Any]:
    """The row of a figure of a report in this form; KeyError where no form has its cell."""
    cell = _type_of(figure.indicator, figure.column, figure.locator.column, form)
    return {
        "report_id": report_id,
        "cell": cell.id,
        "value": figure.value,
        "status": figure.status,
        "check_state": figure.check,
        "raw": pack_raw(figure.raw, figure.value),
        "unit": None if figure.unit == cell.unit else figure.unit,
        "place": pack_place(figure.locator),
    }


def to_figure(row: Row[Any] | SimpleNamespace) -> Figure:
    """The figure of a row of the table `figure`."""
    cell = _types_by_id()[row.cell]
    return Figure(
        cell.indicator,
        cell.column,
        row.value,
        row.status,
        unpack_raw(row.raw, row.value),
        cell.unit if row.unit is None else row.unit,
        row.check_state,
        unpack_place(row.place, cell),
    )


def as_stored(figure: Figure, form: str) -> Figure:
    """The figure as it comes back once it was stored."""
    return to_figure(SimpleNamespace(**figure_row(0, figure, form)))


def passage_row(report_id: int, passage: Passage) -> dict[str, Any]:
    """The row of a passage; its locator's section is stored only where it is not the passage's own."""
    place = passage.locator.to_json()
    if passage.locator.section == passage.section:
        del place["section"]
    elif passage.locator.section is None:
        place["section"] = None
    return {
        "report_id": report_id,
        "ordinal": passage.ordinal,
        "section": passage.section,
        "text": passage.text,
        "place": place or None,
        "text_key": text_key(passage.section, passage.text),
    }


def to_passage(row: Row[Any]) -> Passage:
    """The passage of a row of the table `passage`."""
    return Passage(row.ordinal, row.section, row.text, _locator({"section": row.section, **(row.place or {})}))


def text_number_row(report_id: int, ordinal: int, number: TextNumber) -> dict[str, Any]:
    """The row of a number that the text states, `ordinal` its place among those of its report."""
    return {
        "report_id": report_id,
        "ordinal": ordinal,
        "passage": number.passage,
        "span_start": number.start,
        "span_end": number.end,
        "value": number.value,
        "unit": number.unit,
        "verb": number.verb,
        "counted": number.counted,
        "means": number.means,
        "exact": number.exact,
    }


def to_text_number(row: Row[Any]) -> TextNumber:
    """The number of a row of the table `text_number`."""
    span = (row.passage, row.span_start, row.span_end)
    return TextNumber(*span, row.value, row.unit, row.verb, row.counted, row.means, row.exact)


def problem_row(report_id: int, problem: Problem) -> dict[str, Any]:
    """The row of a problem."""
    return {
        "report_id": report_id,
        "rule": problem.rule.value,
        "message": problem.message,
        "expected": problem.expected,
        "found": problem.found,
        "place": problem.locator.to_json() or None,
    }


def to_problem(row: Row[Any]) -> Problem:
    """The problem of a row of the table `problem`."""
    return Problem(Rule(row.rule), row.message, row.expected, row.found, _locator(row.place or {}))


def to_head(row: Row[Any]) -> ReportHead:
    """The head of a row of the table `report` joined with its organ."""
    return ReportHead(row.id, row.organ_id, Organ(row.name, row.region), row.year, row.title, row.form, row.source)


def _locator(known: dict[str, Any]) -> Locator:
    box = known.get("box")
    return Locator(**(known if box is None else {**known, "box": tuple(box)}))
