"""Questions with the answers expected of them, from JSON lines; `docs/evaluation.md` describes the form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bot.answer import Kind
from bot.json_lines import mend_text, read_object
from store.catalogue import cell_type_by_key
from store.model import CellKey, Status, WenbaoError

_FIELDS = {
    *("id", "q", "session", "category", "kind", "figures", "figures_optional", "ordered"),
    *("results", "contains", "excludes", "quote", "choices", "note", "check"),
}
_FIGURE_FIELDS = {"organ", "year", "indicator", "column", "value", "status"}
_OPERATIONS = ("sum", "difference", "change_rate", "ratio", "average", "count", "max", "min")
_LARGEST = 10**15


@dataclass(frozen=True, slots=True)
class ExpectedFigure:
    """A cell that the answer must show; `value` None where the cell has no number, `status` None where any will do."""

    organ: str
    year: int
    cell: CellKey
    value: Decimal | None
    status: Status | None


@dataclass(frozen=True, slots=True)
class ExpectedResult:
    """A number that the answer must have computed; rates and ratios are fractions."""

    operation: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Expected:
    """One question and what a right answer to it has. `kinds`: any of them will do, the first is what it counts as.

    `optional`: figures that may be shown too. `ordered`: the figures stand in this order. `results` None: whatever is
    computed; empty: nothing can be. `contains`, `excludes`: pieces of the text; `quote`: the sentence to be quoted.
    """

    id: str
    question: str
    kinds: tuple[Kind, ...]
    session: str | None = None
    category: str = ""
    figures: tuple[ExpectedFigure, ...] = ()
    optional: tuple[ExpectedFigure, ...] = ()
    ordered: bool = False
    results: tuple[ExpectedResult, ...] | None = None
    contains: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    quote: str = ""
    choices: tuple[str, ...] = ()


def read_expected(line: bytes, number: int) -> Expected:
    """A line of a question file, the `number`-th. Raises WenbaoError saying what is wrong with it."""
    found = read_object(line)
    if found is None:
        raise WenbaoError('应为 {"q": …, "kind": …}')
    _refuse_unknown(found, _FIELDS, "")
    session = found.get("session")
    return Expected(
        id=str(found.get("id", number)),
        question=_text(found, "q"),
        kinds=_kinds(found.get("kind")),
        session=None if session is None else str(session),
        category=_text(found, "category", ""),
        figures=_figures(found, "figures"),
        optional=_figures(found, "figures_optional"),
        ordered=_flag(found, "ordered"),
        results=tuple(map(_result, _objects(found, "results"))) if "results" in found else None,
        contains=_texts(found, "contains"),
        excludes=_texts(found, "excludes"),
        quote=_text(found, "quote", ""),
        choices=_texts(found, "choices"),
    )


def _kinds(found: object) -> tuple[Kind, ...]:
    named: list[Any] = found if isinstance(found, list) else [found]
    known = [kind.value for kind in Kind]
    if not named or any(name not in known for name in named):
        raise WenbaoError(f"kind：应为 {'、'.join(known)} 之一，或其中几个的列表，现为 {_shown(found)}")
    return tuple(Kind(name) for name in named)


def _figures(found: Mapping[str, Any], name: str) -> tuple[ExpectedFigure, ...]:
    return tuple(_figure(entry, f"{name}[{place}]") for place, entry in enumerate(_objects(found, name)))


def _figure(entry: Mapping[str, Any], place: str) -> ExpectedFigure:
    _refuse_unknown(entry, _FIGURE_FIELDS, f"{place}.")
    cell = CellKey(_text(entry, "indicator", place=place), _text(entry, "column", place=place))
    if cell not in cell_type_by_key():
        raise WenbaoError(f"{place}：统计表里没有 {cell.indicator}/{cell.column} 这一格（代码见 figures --json）")
    year, status = entry.get("year"), entry.get("status")
    if not isinstance(year, int) or isinstance(year, bool):
        raise WenbaoError(f"{place}.year：应为整数，现为 {_shown(year)}")
    if status is not None and status not in [one.value for one in Status]:
        raise WenbaoError(f"{place}.status：应为 {'、'.join(Status)} 之一，现为 {_shown(status)}")
    if "value" not in entry:
        raise WenbaoError(f"{place}.value：没有写；格内没有数的写 null")
    value = None if entry["value"] is None else _number(entry["value"], f"{place}.value")
    return ExpectedFigure(_text(entry, "organ", place=place), year, cell, value, status and Status(status))


def _result(entry: Mapping[str, Any]) -> ExpectedResult:
    operation = entry.get("operation")
    if operation not in _OPERATIONS:
        raise WenbaoError(f"results：operation 应为 {'、'.join(_OPERATIONS)} 之一，现为 {_shown(operation)}")
    return ExpectedResult(operation, _number(entry.get("value"), "results：value"))


def _number(found: object, place: str) -> Decimal:
    """A number as money and counts are; not one, infinity or so large that no report can hold it is a slip."""
    if isinstance(found, bool) or not isinstance(found, int | float) or not abs(found) < _LARGEST:
        raise WenbaoError(f"{place}：应为数，现为 {_shown(found)}")
    return Decimal(str(found))


def _text(found: Mapping[str, Any], name: str, default: str | None = None, place: str = "") -> str:
    """The text under a name; without a default it must be there and say something."""
    value = found.get(name, default)
    if not isinstance(value, str) or (default is None and not value.strip()):
        raise WenbaoError(f"{place and f'{place}.'}{name}：应为文字，现为 {_shown(value)}")
    return mend_text(value)


def _texts(found: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = found.get(name, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise WenbaoError(f"{name}：应为文字的列表，现为 {_shown(value)}")
    return tuple(map(mend_text, value))


def _objects(found: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    value = found.get(name, [])
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise WenbaoError(f"{name}：应为 {{…}} 的列表，现为 {_shown(value)}")
    return value


def _flag(found: Mapping[str, Any], name: str) -> bool:
    value = found.get(name, False)
    if not isinstance(value, bool):
        raise WenbaoError(f"{name}：应为 true 或 false，现为 {_shown(value)}")
    return value


def _refuse_unknown(found: Mapping[str, Any], known: set[str], place: str) -> None:
    """A misspelt name would let an answer pass that was never held against it."""
    if stray := [name for name in found if name not in known]:
        raise WenbaoError(f"没有“{place}{stray[0]}”这一项；有：{'、'.join(sorted(known))}")


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else f"{shown[:40]}…"
