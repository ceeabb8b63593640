"""What is compared, ranked, summed or counted: one cell of a report, cells taken together, or a part over its whole."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from decimal import Decimal

from store.catalogue import MONEY
from store.model import Figure, HeldFigure, HeldNumber, ReportHead, Status


@dataclass(frozen=True, slots=True)
class Result:
    """What code computed from figures: rates and ratios are fractions; `of` says how many figures went in.

    A "rule" is a number that the Regulation sets instead (20 工作日), in one of its `articles`.
    """

    operation: str
    value: Decimal
    unit: str = ""
    of: int | None = None
    articles: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """One or more figures as one number in `unit`, None where one that it needs has none.

    `kind` is "figure", "sum", "ratio" (a fraction, without unit), or how it changed from one year to the next:
    "difference" or "change_rate" (a fraction). Of these three the figures of the whole, or of the year before, come
    after the first `split`.
    """

    held: tuple[HeldFigure, ...]
    number: Decimal | None
    unit: str
    kind: str = "figure"
    split: int = 0

    @property
    def report(self) -> ReportHead:
        """The report that it stands in, or the first one."""
        return self.held[0].report

    @property
    def results(self) -> tuple[Result, ...]:
        """What was computed for it; nothing for a figure as it is printed, or where the number lacks."""
        if self.kind == "figure" or self.number is None:
            return ()
        counted = sum(one.figure.value is not None for one in self.held)
        return (Result(self.kind, self.number, self.unit, counted if self.kind == "sum" else None),)


def amount(figure: Figure | HeldNumber, unit: str) -> Decimal | None:
    """The figure's value in a unit; money is converted between 元, 万元 and 亿元, nothing else is (ValueError)."""
    if figure.value is None or figure.unit == unit:
        return figure.value
    if figure.unit not in MONEY or unit not in MONEY:
        raise ValueError(f"no way from {figure.unit} to {unit}")
    return figure.value * MONEY[figure.unit] / MONEY[unit]


def common_unit(units: Set[str], wanted: str = "") -> tuple[str, str]:
    """The unit to compute in ("" where there is none for all these), and the same again where money has to be
    converted: the one `wanted`, where it is of money as all these are."""
    if wanted in MONEY and units and units <= set(MONEY):
        return wanted, "" if units == {wanted} else wanted
    if len(units) > 1 and units <= set(MONEY):
        return "万元", "万元"
    return (next(iter(units)), "") if len(units) == 1 else ("", "")


def together(held: Sequence[HeldFigure], unit: str) -> Value:
    """Cells as one number: None unless each of them has one. One cell alone keeps its figure."""
    kind = "figure" if len(held) == 1 else "sum"
    if any(one.figure.value is None for one in held):
        return Value(tuple(held), None, unit, kind)
    return Value(tuple(held), sum((amount(one.figure, unit) or Decimal(0) for one in held), Decimal(0)), unit, kind)


def summed(held: Sequence[HeldFigure], unit: str) -> Value:
    """The sum of the cells that have a number; None where none has, or where one of several in a report is unread.

    A blank is left out (and named by whoever tells the sum); what could not be read may be any number.
    """
    numbers = [number for one in held if (number := amount(one.figure, unit)) is not None]
    alone = len({one.report.id for one in held}) == 1
    unread = alone and any(one.figure.status is Status.MISSING for one in held)
    return Value(tuple(held), None if unread or not numbers else sum(numbers, Decimal(0)), unit, "sum")


def mean_of(numbers: Sequence[Decimal], kind: str) -> Decimal:
    """The "average" or the "median" of some numbers: of an even number of them the mean of the two in the middle."""
    if kind == "average":
        return sum(numbers, Decimal(0)) / len(numbers)
    ordered, middle = sorted(numbers), len(numbers) // 2
    return ordered[middle] if len(numbers) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def part_of_first(numbers: Sequence[Decimal], most: int, unit: str) -> tuple[Result, ...]:
    """Of numbers in their order the sum of the first ones, the sum of all, and, where that is not zero, the part of
    the one in the other."""
    first, whole = sum(numbers[:most], Decimal(0)), sum(numbers, Decimal(0))
    sums = (Result("sum", first, unit, len(numbers[:most])), Result("sum", whole, unit, len(numbers)))
    return (*sums, Result("ratio", first / whole)) if whole else sums


def over(part: Value, whole: Value) -> Value:
    """The part as a fraction of the whole; None where a number lacks or the whole is zero."""
    known = part.number is not None and whole.number
    fraction = part.number / whole.number if known and part.number is not None and whole.number else None
    return Value((*part.held, *whole.held), fraction, "", "ratio", len(part.held))


def changed(late: Value, early: Value, rate: bool) -> Value:
    """By how much a value differs from the one before, or, as a `rate`, that over the one before."""
    held, split = (*late.held, *early.held), len(late.held)
    if late.number is None or early.number is None or (rate and not early.number):
        return Value(held, None, late.unit, "change_rate" if rate else "difference", split)
    difference = late.number - early.number
    if rate:
        return Value(held, difference / early.number, "", "change_rate", split)
    return Value(held, difference, late.unit, "difference", split)


def first_of_each_year(values: Sequence[Value], most: int) -> list[Value]:
    """Of values in their order the first of each year, by year, with those that tie with the last of them; then those
    without a number."""
    kept: list[Value] = []
    for year in sorted({value.report.year for value in values}):
        own = [value for value in values if value.report.year == year and value.number is not None]
        last = own[min(most, len(own)) - 1].number if own else None
        kept += [*own[:most], *(value for value in own[most:] if value.number == last)]
    return [*kept, *(value for value in values if value.number is None)]
