"""What two reports of one organ say of the same thing: last year's end is this year's beginning.

Two identities run from year to year. What an office carries into the next year (table 三, last row) is what the next
report says was carried over from the year before, in each column. And the documents in force at a year's end are
those of the year before, and those issued, less those repealed (table 二 of the 2021 form, 国办公开办函〔2021〕30号).
The 2019 form's 上一年项目数量 and 本年增/减 look like a third, but offices count their items anew between years, and
the form does not ask that they agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ingest.columns import APPLICANTS
from ingest.corrected import written
from ingest.identities import CARRIED_IN, CARRIED_OUT, print_number
from ingest.labels import columns_of
from store.catalogue import cell_type_by_key
from store.model import CellKey, Figure, Problem, Rule

Held = Mapping[CellKey, Figure]

_DOCUMENTS = ("proactive.regulations", "proactive.normative")
CARRIED_CELLS = frozenset(
    {
        *(CellKey(row, column) for row in (CARRIED_IN, CARRIED_OUT) for column in APPLICANTS),
        *(CellKey(row, column) for row in _DOCUMENTS for column in columns_of(row, "2021")),
    }
)
"""All cells that the identities between years look at."""


def check_carry_over(before: Held, after: Held, year: int) -> tuple[Problem, ...]:
    """The problems between the figures of one year's report and of the next one's, of `year`; all on the latter.

    A cell without a number, in either report, says nothing: it leaves its identity untested.
    """
    return (*_carried(before, after, year), *_in_force(before, after, year))


def _carried(before: Held, after: Held, year: int) -> Iterator[Problem]:
    for column in APPLICANTS:
        out, into = before.get(CellKey(CARRIED_OUT, column)), after.get(CellKey(CARRIED_IN, column))
        if out is None or into is None or out.value is None or into.value is None or out.value == into.value:
            continue
        label = cell_type_by_key()[CellKey(CARRIED_IN, column)].column_label
        yield Problem(
            Rule.CARRY_OVER,
            f"上年结转·{label}：{year - 1}年年报{written('结转下年度继续办理', out)}，"
            f"{year}年年报{written('上年结转', into)}，两者应相等",
            expected=print_number(out.value),
            found=print_number(into.value),
            locator=into.locator,
        )


def _in_force(before: Held, after: Held, year: int) -> Iterator[Problem]:
    for row in _DOCUMENTS:
        issued, repealed, in_force = (_value(after, row, column) for column in columns_of(row, "2021"))
        held = _value(before, row, "in_force")
        if issued is None or repealed is None or in_force is None or held is None:
            continue
        expected = held + issued - repealed
        if in_force == expected:
            continue
        key, right = CellKey(row, "in_force"), print_number(expected)
        made, gone, now = (after[CellKey(row, column)] for column in columns_of(row, "2021"))
        sums = f"{print_number(held)}+{print_number(issued)}-{print_number(repealed)}={right}"
        yield Problem(
            Rule.CARRY_OVER,
            f"{cell_type_by_key()[key].row_label}·现行有效件数：{year - 1}年年报{written('现行有效', before[key])}，"
            f"{year}年年报{written('制发', made)}、{written('废止', gone).removeprefix('写')}，应有{sums}件，"
            f"而{year}年年报{written('', now)}",
            expected=right,
            found=print_number(in_force),
            locator=after[key].locator,
        )


def _value(held: Held, indicator: str, column: str) -> Decimal | None:
    figure = held.get(CellKey(indicator, column))
    return None if figure is None else figure.value
