"""What follows from figures by arithmetic, on a table small enough to check by eye; the laws as properties."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planned import TODAY

from retrieval.conversation import Conversation
from retrieval.figures import fetch
from retrieval.organs import OrganDirectory
from retrieval.plan import Operation, Plan, Target
from retrieval.plans.cells import nearest_in_form
from retrieval.plans.planning import make_plan
from retrieval.question import parse
from retrieval.reckoning.findings import Findings
from retrieval.reckoning.values import amount
from store.catalogue import cell_type_by_key
from store.model import CellKey, Check, Figure, HeldFigure, HeldOrgan, Locator, Organ, ReportHead, Status

RECEIVED = CellKey("applications.received", "total")
FEES = CellKey("proactive.fees", "amount")
Printed = dict[tuple[str, int], dict[str, str]]
TABLE: Printed = {
    ("甲山县人民政府", 2021): {
        "applications.received/total": "10",
        "applications.processed/total": "8",
        "applications.granted/total": "2",
        "proactive.fees/amount": "1.5万元",
    },
    ("甲山县人民政府", 2022): {
        "applications.received/total": "15",
        "applications.processed/total": "15",
        "applications.granted/total": "/",
        "proactive.fees/amount": "20000元",
    },
    ("乙山县人民政府", 2022): {
        "applications.received/total": "0",
        "applications.processed/total": "0",
        "applications.granted/total": "0",
        "proactive.fees/amount": "3万元",
    },
    ("丙山县人民政府", 2022): {"applications.received/total": "15", "applications.processed/total": ""},
}


class Table:
    """Figures as they are printed: a store of a few reports."""

    def __init__(self, printed: Printed) -> None:
        names = list(dict.fromkeys(name for name, _ in printed))
        self._reports = [
            (ReportHead(number, names.index(name) + 1, Organ(name), year, f"{name}{year}年年报", "2021", "x"), cells)
            for number, ((name, year), cells) in enumerate(sorted(printed.items()), 1)
        ]

    def heads(self, organ_ids: Sequence[int] | None = None, years: Sequence[int] | None = None) -> list[ReportHead]:
        """All reports, or those of organs and years."""
        return [
            head
            for head, _ in self._reports
            if (organ_ids is None or head.organ_id in organ_ids) and (years is None or head.year in years)
        ]

    def figures_of(self, reports: Sequence[ReportHead], cells: Sequence[CellKey] | None = None) -> list[HeldFigure]:
        """The figures of these reports, all or those of cells."""
        held = {head.id for head in reports}
        return [
            HeldFigure(head, _figure(CellKey(*code.split("/")), raw))
            for head, printed in self._reports
            if head.id in held
            for code, raw in printed.items()
            if cells is None or CellKey(*code.split("/")) in cells
        ]


def _figure(cell: CellKey, raw: str) -> Figure:
    unit = "元" if raw.endswith("元") and not raw.endswith("万元") else cell_type_by_key()[cell].unit
    digits = raw.rstrip("万元")
    value = Decimal(digits) if digits not in ("", "/") else None
    return Figure(
        *cell, value, Status.REPORTED if value is not None else Status.BLANK, raw, unit, Check.UNTESTED, Locator()
    )


def evidence(question: str) -> Findings:
    """What a question comes to over the table."""
    table = Table(TABLE)
    directory = OrganDirectory(table.heads())
    plan = make_plan(parse(question, directory, TODAY), Conversation(), directory)
    assert isinstance(plan, Plan), plan
    return fetch(plan, table)


def told(found: Findings) -> str:
    """Findings in a small notation: figures, then results."""
    figures = " ".join(
        f"{held.report.organ.name[0]}{held.report.year % 100}:{held.figure.raw or '?'}" for held in found.figures
    )
    return figures + " => " + " ".join(f"{one.operation}={one.value.normalize():f}" for one in found.results)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("甲山县政府2021年收到多少申请", "甲21:10 => "),
        ("甲山县政府2022年比2021年多收多少申请", "甲22:15 甲21:10 => difference=5 change_rate=0.5"),
        ("甲山县政府和乙山县政府2022年收到的申请相差多少", "甲22:15 乙22:0 => difference=15"),
        ("乙山县政府和甲山县政府2022年收到的申请相差多少", "乙22:0 甲22:15 => difference=-15 change_rate=-1"),
        ("甲山县政府和丙山县政府2022年办结相差多少", "甲22:15 丙22:? => "),
        ("甲山县政府2021年予以公开占办结的比例", "甲21:2 甲21:8 => ratio=0.25"),
        ("甲山县政府2022年予以公开占办结的比例", "甲22:/ 甲22:15 => "),
        ("乙山县政府2022年予以公开占办结的比例", "乙22:0 乙22:0 => "),
        ("2022年各单位收到申请排名", "丙22:15 甲22:15 乙22:0 => "),
        ("2022年办结最少的单位是哪个", "乙22:0 甲22:15 丙22:? => "),
        ("2022年各单位一共办结多少", "丙22:? 乙22:0 甲22:15 => sum=15"),
        ("2022年平均每个单位办结多少", "丙22:? 乙22:0 甲22:15 => average=7.5 sum=15"),
        ("2022年收到申请超过10件的单位有几家", "丙22:15 甲22:15 => count=2"),
        ("甲山县政府历年收到申请的趋势", "甲21:10 甲22:15 => difference=5 change_rate=0.5"),
        ("甲山县政府2022年收到申请是2021年的百分之几", "甲22:15 甲21:10 => difference=5 change_rate=0.5 ratio=1.5"),
        (
            "甲山县政府和乙山县政府2022年行政事业性收费相差多少元",
            "甲22:20000元 乙22:3万元 => difference=-10000 change_rate=-0.3333333333333333333333333333",
        ),
        ("2022年各单位行政事业性收费一共多少元", "丙22:? 乙22:3万元 甲22:20000元 => sum=50000"),
        ("2022年各单位行政事业性收费一共多少", "丙22:? 乙22:3万元 甲22:20000元 => sum=5"),
        ("甲山县政府2021年行政复议多少件", "甲21:? => "),
    ],
)
def test_arithmetic(question: str, expected: str) -> None:
    assert sorted(told(evidence(question)).split()) == sorted(expected.split())


def test_amounts_in_two_units_are_converted_and_said_so() -> None:
    found = evidence("2022年各单位行政事业性收费排名")
    assert found.converted == "万元"
    assert [held.figure.raw for held in found.figures][:2] == ["3万元", "20000元"]


@given(st.lists(st.one_of(st.none(), st.integers(0, 10**6)), min_size=2, max_size=8))
def test_sums_rankings_and_counts_hold_for_any_figures(values: list[int | None]) -> None:
    printed: Printed = {
        (f"第{number}山乡人民政府", 2022): {"applications.received/total": "/" if value is None else str(value)}
        for number, value in enumerate(values)
    }
    numbers = [value for value in values if value is not None]
    total = fetch(Plan(Operation.SUM, years=(2022,), cells=(RECEIVED,)), Table(printed))
    assert [(int(one.value), one.of) for one in total.results] == ([(sum(numbers), len(numbers))] if numbers else [])
    ranked = [
        held.figure.value
        for held in fetch(Plan(Operation.RANKING, years=(2022,), cells=(RECEIVED,)), Table(printed)).figures
    ]
    assert ranked == sorted(numbers, reverse=True) + [None] * (len(values) - len(numbers))


@given(st.decimals(min_value=0, max_value=10**9, places=4))
def test_money_keeps_its_value_from_unit_to_unit(value: Decimal) -> None:
    figure = Figure(*FEES, value, Status.REPORTED, str(value), "万元", Check.UNTESTED, Locator())
    assert (amount(figure, "元") or Decimal(0)) / 10_000 == value == amount(figure, "万元")


def test_a_cell_that_the_form_lacks_is_absent() -> None:
    organ = HeldOrgan(1, Organ("甲山县人民政府"))
    plan = Plan(
        Operation.LOOKUP,
        targets=(Target(organ, 2021),),
        years=(2021,),
        cells=(CellKey("disputes.reconsideration", "total"),),
    )
    assert [held.figure.status for held in fetch(plan, Table(TABLE)).figures] == [Status.ABSENT]


def test_what_a_form_has_in_place_of_a_cell_it_lacks() -> None:
    issued, made = CellKey("proactive.regulations", "issued"), CellKey("proactive.regulations", "made")
    assert issued in nearest_in_form(made, "2021") and made in nearest_in_form(issued, "2019")
    assert nearest_in_form(CellKey("applications.other.not_corrected", "total"), "2019") == (
        CellKey("applications.other", "total"),
    )
    assert nearest_in_form(issued, "2021") == nearest_in_form(made, "hybrid") == ()
