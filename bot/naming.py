"""How cells, values and rates are written out (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

from store.catalogue import cell_types
from store.catalogue.terms import indicators_like, names
from store.model import CellKey, Locator, Status

WHY_NOT = {Status.BLANK: "空", Status.MISSING: "缺", Status.ABSENT: "无此项"}
"""What a table shows in place of a number."""


def cell_name(cell: CellKey, english: bool) -> str:
    """What a cell is called: its row, and its column where that is not the row's total."""
    called = names("en" if english else "zh")
    row, column = called["indicator", cell.indicator], called["column", cell.column]
    if cell.indicator.startswith("proactive."):
        return f"{row}, {column}" if english else row + column
    dispute, bracketed = cell.indicator.startswith("disputes."), row.endswith(("）", ")"))
    if cell.column == "total":
        return row + column if dispute and not bracketed and not english else row
    if dispute and bracketed:
        return row[:-1] + (", " if english else "，") + column + row[-1]
    return f"{row} ({column})" if english else f"{row}（{column}）"


def quantity_name(cells: Sequence[CellKey], english: bool) -> str:
    """What cells that are taken together are called: by their group's name, else by all of theirs."""
    if len(set(cells)) == 1:
        return cell_name(cells[0], english)
    rows, columns = (tuple(dict.fromkeys(part)) for part in zip(*cells, strict=True))
    called = names("en" if english else "zh")
    row = _group_names(english).get(frozenset(rows)) or _sum_of((called["indicator", one] for one in rows), english)
    if not {"total", "decisions", "amount"}.isdisjoint(columns):
        return row
    key = ("columns", ",".join(columns))
    column = called.get(key) or _sum_of((called["column", one] for one in columns), english)
    return f"{row} ({column})" if english else f"{row}（{column}）"


def _sum_of(parts: Iterable[str], english: bool) -> str:
    return (" + " if english else "＋").join(parts)


@cache
def _group_names(english: bool) -> dict[frozenset[str], str]:
    """The names of the groups by their rows: all of them, and those that each form has."""
    found: dict[frozenset[str], str] = {}
    for (kind, pattern), name in names("en" if english else "zh").items():
        for form in ("2019", "2021", None) if kind == "group" else ():
            cells = [cell for cell in cell_types() if form is None or cell.in_form(form)]
            found[frozenset(cell.indicator for cell in cells) & set(indicators_like(pattern))] = name
    return found


def number(value: Decimal) -> str:
    """A value in plain digits, exact, without trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(value: Decimal, places: int = 2) -> str:
    """A value rounded for reading."""
    return number(round(value, places))


def percent(fraction: Decimal) -> str:
    """A fraction in percent, rounded to two decimals; to four where it would else be told as the whole, and is not."""
    shown = rounded(fraction * 100)
    return rounded(fraction * 100, 4) if shown == "100" and fraction != 1 else shown


def join(parts: Iterable[str], english: bool) -> str:
    """An enumeration."""
    return (", " if english else "、").join(parts)


def print_page(place: Locator, english: bool) -> str:
    """The page that something stands on; "" where the source has none."""
    if place.page is None:
        return ""
    return f"p. {place.page}" if english else f"第{place.page}页"


def print_box(place: Locator) -> str:
    """Where on its page a cell stands; "" where that is not known."""
    if place.box is None:
        return ""
    x0, y0, x1, y1 = (f"{side:g}" for side in place.box)
    return f"页上左 {x0} 至 {x1}、上 {y0} 至 {y1} 点"


def print_place(place: Locator) -> str:
    """Where in its source a cell stands, counted from 1."""
    parts = [
        f"第 {place.page} 页" if place.page is not None else "",
        f"第 {place.table + 1} 张表" if place.table is not None else "",
        f"表内第 {place.table_row + 1} 行" if place.table_row is not None else "",
        f"第 {place.table_column + 1} 列" if place.table_column is not None else "",
        f"原文第 {place.line} 行" if place.line is not None else "",
    ]
    return " ".join(part for part in parts if part)
