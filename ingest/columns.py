"""Which columns a row has and in what order, as the header above it says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.labels import columns_of, find_columns
from store.catalogue.normal import fold

PARTS = ("natural", "business", "research", "welfare", "legal", "other")
APPLICANTS = (*PARTS, "total")
OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
DISPUTE_ROWS = ("disputes.reconsideration", "disputes.litigation.direct", "disputes.litigation.after_review")

_OUTCOME = re.compile(r"(结果维持)|(结果纠正)|(其他结果)|(尚未审结)|(总计|合计)")
_UNIT = re.compile(r"单位[:为]?(万元|亿元|元)")
_ONLY_2019 = frozenset({"made", "disclosed", "public_total", "items_last_year", "change", "items"})
_ONLY_2021 = frozenset({"issued", "repealed", "in_force"})


@dataclass(frozen=True, slots=True)
class Header:
    """What a proactive row's header says: the form, the columns in the source's order, the unit of money.

    `sure`: it names a column that the other form does not have.
    """

    form: str
    columns: tuple[str, ...]
    unit: str | None
    sure: bool


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
    return Header(form, _ordered(columns_of(indicator, form), named[form]), unit[1] if unit else None, old or new)


def _ordered(columns: tuple[str, ...], places: dict[str, int]) -> tuple[str, ...]:
    if len(set(places.values())) == len(columns):
        return tuple(sorted(columns, key=places.__getitem__))
    return columns


def applicant_order(header: str) -> tuple[str, ...] | None:
    """The seven columns of table 三 in the order in which a header gives them; None where it does not say, and none
    at all where it says what no order can be.

    A header row that spans others is printed before them (自然人, 法人或其他组织, 总计, then the five kinds of 法人),
    so the five stand where 法人或其他组织 stands.
    """
    folded = re.sub(r"法人(?:或|和|及)?(?:其他|其它)?组织", "法人#", fold(header))
    places = find_columns(folded, APPLICANTS)
    if "natural" not in places or "total" not in places:
        return None
    kinds = _order_of_kinds(folded, places)
    if kinds is None:
        return ()
    starts = [places[kind] for kind in PARTS[1:] if kind in places]
    starts += [folded.find("法人#")] if "法人#" in folded else []
    top = {"natural": places["natural"], "total": places["total"], "group": min(starts, default=len(folded))}
    order: list[str] = []
    for name in sorted(top, key=top.__getitem__):
        order.extend(kinds if name == "group" else (name,))
    return tuple(order)


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
