"""Which columns a row has and in what order, as the header above it says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.labels import PROACTIVE, SURE, columns_of, find_columns, score_label, texts_of
from store.catalogue.normal import fold

PARTS = ("natural", "business", "research", "welfare", "legal", "other")
APPLICANTS = (*PARTS, "total")
OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
DISPUTE_ROWS = ("disputes.reconsideration", "disputes.litigation.direct", "disputes.litigation.after_review")

_GROUP = re.compile(r"法人(?:或|和|及)?(?:其他|其它)?组织")
_UNIT = re.compile(r"单位[:为]?(万元|亿元|元)")
_UNIT_AT_END = re.compile(r"\((?:单位[:为]?)?(万元|亿元|元)\)$")
_ONLY_2019 = frozenset({"made", "disclosed", "public_total", "items_last_year", "change", "items"})
_ONLY_2021 = frozenset({"issued", "repealed", "in_force"})
_COLUMNS = (*sorted(_ONLY_2019 | _ONLY_2021), "decisions", "amount")


@dataclass(frozen=True, slots=True)
class Header:
    """What a proactive row's header says: the form, the columns in the source's order, the unit of money.

    `sure`: it names a column that the other form does not have. `heads`: the columns as often as it names them, as a
    head that spans several cells may be printed in each.
    """

    form: str
    columns: tuple[str, ...]
    unit: str | None
    sure: bool
    heads: tuple[str, ...]


def proactive_header(indicator: str, header: str) -> Header | None:
    """The columns of a row of table 二 as its header names them, or None where it names none of them."""
    folded = fold(header)
    unit = _UNIT.search(folded)
    forms = [form for form in ("2021", "2019") if columns_of(indicator, form)]
    named = {form: find_columns(folded, columns_of(indicator, form)) for form in forms}
    old = any(_ONLY_2019 & set(named[form]) for form in named)
    new = any(_ONLY_2021 & set(named[form]) for form in named)
    if (old and new) or not any(named.values()):
        return None
    form = "2019" if old else "2021" if "2021" in named else "2019"
    columns = columns_of(indicator, form)
    heads = heads_in(header, columns)
    return Header(form, _ordered(columns, named[form]), unit[1] if unit else None, old or new, heads)


@dataclass(frozen=True, slots=True)
class CellName:
    """One cell of table 二 that a label names, row and column, with the unit of money and the form that it tells."""

    indicator: str
    column: str
    unit: str | None
    form: str


def cell_named(label: str, before: str | None) -> CellName | None:
    """The cell that a label names by its row and, at its end, its column: 行政许可本年处理决定数量; `before` is the row
    that the label before named, for one that names its column only."""
    folded = fold(label)
    unit = _UNIT_AT_END.search(folded)
    bare = folded[: unit.start()] if unit else folded
    text = max((text for name in _COLUMNS for text in texts_of(name) if bare.endswith(text)), key=len, default="")
    column = next((name for name in _COLUMNS if text in texts_of(name)), None)
    rest = bare.removesuffix(text).removesuffix("本年")
    scores = score_label(rest, PROACTIVE, None)
    row = max(scores, key=scores.__getitem__) if max(scores.values(), default=0) >= SURE else None if rest else before
    forms = [form for form in ("2021", "2019") if row and column in columns_of(row, form)]
    return CellName(str(row), str(column), unit[1] if unit else None, forms[0]) if forms else None


def _ordered(columns: tuple[str, ...], places: dict[str, int]) -> tuple[str, ...]:
    if len(set(places.values())) == len(columns):
        return tuple(sorted(columns, key=places.__getitem__))
    return columns


def heads_in(header: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    """The columns that a header names, as often and in the order that it names them."""
    names = {text: column for column in columns for text in texts_of(column)}
    pattern = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return tuple(names[found] for found in re.findall(pattern, fold(header))) if names else ()


def applicant_at_end(label: str) -> str | None:
    """The column of table 三 that the last words of a label name: 申请人-自然人, 法人或其他组织-其他."""
    folded = _GROUP.sub("", fold(label))
    places = {name: folded.rfind(text) for name in APPLICANTS for text in texts_of(name) if folded.endswith(text)}
    if places:
        return min(places, key=places.__getitem__)
    return "other" if folded.endswith(("其他", "其它")) else None


def applicant_order(header: str, *, in_grid: bool) -> tuple[str, ...] | None:
    """The seven columns of table 三 in the order in which a header gives them; None where it does not say, and none
    at all where it says what no order can be.

    A header row that spans others is printed before them (自然人, 法人或其他组织, 总计, then the five kinds of 法人),
    so the five stand where 法人或其他组织 stands. Outside a grid a head that spans two lines is printed between them,
    so that it tells no order if it comes first.
    """
    folded = _GROUP.sub("法人#", fold(header))
    places = find_columns(folded, APPLICANTS)
    if "natural" not in places or "total" not in places:
        return None
    kinds = _order_of_kinds(folded, places)
    if kinds is None:
        return ()
    group = _place_of_group(folded, places)
    if group < places["natural"] and not in_grid:
        return ()
    top = {"natural": places["natural"], "total": places["total"], "group": group}
    order: list[str] = []
    for name in sorted(top, key=top.__getitem__):
        order.extend(kinds if name == "group" else (name,))
    return tuple(order)


def _place_of_group(folded: str, places: dict[str, int]) -> int:
    """Where the five kinds of 法人 stand among the other columns: where they are named, if not in a row below."""
    group = folded.find("法人#")
    first = min((places[kind] for kind in PARTS[1:] if kind in places), default=len(folded))
    below = first > max(places["natural"], places["total"])
    return group if group >= 0 and below else first


def _order_of_kinds(folded: str, places: dict[str, int]) -> tuple[str, ...] | None:
    """The five kinds of 法人 in the header's order; where it names only some, they must be in the form's order."""
    kinds = PARTS[1:]
    other = re.search(r"其他(?!法律|处理|组织)|其它", folded)
    if other and "legal" in places:
        places = {**places, "other": other.start()}
    named = [kind for kind in kinds if kind in places]
    by_place = sorted(named, key=places.__getitem__)
    if len(named) == len(kinds):
        return tuple(by_place)
    return kinds if by_place == named else None
