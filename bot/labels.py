"""What sets a figure or a value apart from the others of an answer, and how it is told in a line of a list (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.amendments import amendment_note
from bot.naming import cell_name, join, number, percent, quantity_name
from bot.phrases import say, unit_name
from retrieval.plan import Operation, Plan
from retrieval.reckoning.findings import Findings
from retrieval.reckoning.values import Value
from store.model import CellKey, HeldFigure

MOST_LINES = 10
"""Lines of a list before it is folded."""
MOST_FIGURES = 50
"""Figures that an answer holds of a ranking or a count."""
Lines = list[str]


def label(held: HeldFigure, findings: Findings, english: bool) -> str:
    """What sets a figure apart from the others of the findings: organ, year, cell."""
    own = [cell_name(held.figure.key, english)] if findings.several.cells else []
    return _joined([*_report_parts(held, findings, english), *own], english) or held.report.organ.name


def _report_parts(held: HeldFigure, findings: Findings, english: bool, own: Sequence[HeldFigure] = ()) -> list[str]:
    """Organ and year where the figures differ in them; not where its `own` figures are of several."""
    parts = []
    if findings.several.organs and len({one.report.organ.name for one in own}) < 2:
        parts.append(held.report.organ.name)
    if findings.several.years and len({one.report.year for one in own}) < 2:
        parts.append(say("year", english, year=held.report.year))
    return parts


def _joined(parts: Sequence[str], english: bool) -> str:
    return (" " if english else "").join(parts)


def value_name(plan: Plan, value: Value, findings: Findings, english: bool, named: bool = False) -> str:
    """What sets a value apart from the others, or, where it is `named`, what it is called whoever reports it."""
    several = len(plan.quantities) > 1
    name = called(plan, value, english) if several or named else ""
    group = several and not named and _shared_name(plan.cells, english)
    own = [within(name) if group else name] if name else []
    if named or plan.across:
        return _joined(own, english)
    parts = _report_parts(value.held[0], findings, english, value.held)
    if plan.summed and (of := len({held.report.year for held in value.held if held.figure.value is not None})) > 1:
        return _joined(parts, english) + say("of_years", english, count=of)
    return _joined([*parts, *own], english) or value.report.organ.name


def _blank_name(plan: Plan, held: HeldFigure, findings: Findings, english: bool) -> str:
    parts = _report_parts(held, findings, english)
    silent = held.report.id not in findings.telling
    counted = plan.operation is Operation.SUM and len(plan.cells) > 1  # without this one cell
    if parts and (silent or (len(plan.quantities) == 1 and not counted)):
        return _joined(parts, english)
    return label(held, findings, english)


def called(plan: Plan, value: Value, english: bool) -> str:
    """What a value is called: its cell, its group, its measure, or the share of its part."""
    if value.kind in ("difference", "change_rate"):
        return quantity_name([held.figure.key for held in value.held[: value.split]], english)
    if value.kind == "ratio":
        return _ratio_name(plan, [held.figure.key for held in value.held[: value.split]], english)
    return quantity_name([held.figure.key for held in value.held], english)


def _ratio_name(plan: Plan, cells: Sequence[CellKey], english: bool) -> str:
    if plan.measure:
        return plan.measure.name(english)
    return say("share_of", english, part=quantity_name(cells, english)) if cells else ""


def subject(plan: Plan, findings: Findings, english: bool) -> str:
    """What all values of the findings share: organ, year, and what they are called."""
    organs = {one.report.organ.name for one in findings.figures}
    years = {one.report.year for one in findings.figures} or set(plan.years)
    of_all = plan.operation is Operation.COUNT and not plan.organs
    parts = list(organs) if len(organs) == 1 and not of_all else []
    if len(years) == 1:
        parts.append(say("year", english, year=min(years)))
    if plan.summed and len(years) > 1:
        parts.append(say("years_added", english, years=join(map(str, sorted(years)), english)))
    if plan.changed and plan.years:
        span = say("change_span", english, first=min(plan.years), last=max(plan.years))
        parts.append(span)
    if plan.whole:
        parts.append(_ratio_name(plan, plan.cells, english))
    elif len(plan.quantities) == 1:
        parts.append(quantity_name(plan.quantities[0], english))
    elif group := _shared_name(plan.cells, english):
        parts.append(group)
    return (", " if english else "").join(parts)


def within(name: str) -> str:
    """Of a cell's name the parts in brackets, where what stands before them is said already."""
    start = max(name.find("（"), name.find(" ("))
    end = max(name.rfind("）"), name.rfind(")"))
    parts = name[start:end].strip("（） ()").replace("）（", "，").replace(") (", ", ")
    return parts + name[end + 1 :] if start > 0 else name


def _shared_name(cells: Sequence[CellKey], english: bool) -> str:
    """The name of the group, or of the row, that all cells belong to; "" where they share none."""
    if len({cell.indicator for cell in cells}) == 1 and cells[0].indicator.startswith("applications."):
        return quantity_name([CellKey(cells[0].indicator, "total")], english)
    name = quantity_name(cells, english)
    return "" if ("+" if english else "＋") in name else name


def part_line(held: HeldFigure, mark: int, english: bool, name: str = "") -> str:
    """A figure in a list whose head says the rest; where it has no number, why."""
    figure = held.figure
    shown = number(figure.value) if figure.value is not None else say(f"read_{figure.status}", english)
    unit = figure.unit if figure.value is not None else ""
    label = name or within(cell_name(figure.key, english))
    return say("part", english, label=label, value=shown, unit=unit, mark=f"[{mark}]") + amendment_note(figure, english)


def printed(value: Value, english: bool) -> str:
    """A value with its unit: a figure as its report prints it, a fraction in percent."""
    if value.number is None:
        return say("no_number", english)
    if value.kind in ("difference", "change_rate"):
        return _change(value, english)
    if value.kind == "ratio":
        return percent(value.number) + "%"
    figure = value.held[0].figure
    if value.kind == "figure" and figure.value is not None:
        return number(figure.value) + unit_name(figure.unit, english)
    return number(value.number) + unit_name(value.unit, english)


def _change(value: Value, english: bool) -> str:
    """A change as 增加 or 减少; a rate with the two numbers that it is from."""
    number_at = value.number or Decimal(0)
    key = "rises" if number_at > 0 else "falls" if number_at else "stays"
    rate = value.kind == "change_rate"
    shown = percent(abs(number_at)) + "%" if rate else number(abs(number_at)) + unit_name(value.unit, english)
    return say(key, english, value=shown)


def of_nothing(plan: Plan, findings: Findings, english: bool) -> Lines:
    """The shares that there are none of since their whole is zero, named; of many how many more there are."""
    values = [one for one in findings.values if one.held and one.kind == "ratio" and one.number is None]
    zero = [one for one in values if all(held.figure.value is not None for held in one.held)]
    names = [value_name(plan, one, findings, english) for one in zero]
    if not names:
        return []
    line = say("of_nothing", english, labels=join(names[:MOST_LINES], english))
    more = len(names) + findings.hollow - MOST_LINES
    return [line + (say("and_more", english, count=more) if more > 0 else "")]


def without_number(key: str, plan: Plan, findings: Findings, english: bool) -> Lines:
    """What has no number, named; of many how many more there are. Of groups the reports are named."""
    lacking = findings.without_number
    if not lacking:
        return []
    names = list(dict.fromkeys(_blank_name(plan, held, findings, english) for held in lacking))
    line = say(key, english, labels=join(names[:MOST_LINES], english))
    more = len(names) + findings.unnamed - MOST_LINES
    return [line + (say("and_more", english, count=more) if more > 0 else "")]
