"""Numbers alone say of a whole year what all figures say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from random import Random

import pytest
from fakes import make_figures, make_report

from bot.wording import word_figures
from retrieval.figures import fetch
from retrieval.organs import OrganDirectory
from retrieval.plan import Operation, Plan, Target
from retrieval.question import parse
from retrieval.reading.counts import Condition
from retrieval.reckoning.columns import compute_many
from store.database import Database
from store.model import Amendment, CellKey, Figure, HeldOrgan, Organ, Problem, Rule, Status

RECEIVED = CellKey("applications.received", "total")
FEES = CellKey("proactive.fees", "amount")
REFUSED = tuple(CellKey(f"applications.denied.{why}", "total") for why in ("state_secret", "law", "security"))
DONE = CellKey("applications.processed", "total")
MANY = 160
"""Organs; more than a ranking fetches the figures of."""


def with_cells(rng: Random, unit: str) -> tuple[Figure, ...]:
    """The form's figures, all 0 but some, which may be blank."""
    received = {RECEIVED: rng.choice((None, *range(12)))}
    drawn = (
        received | {DONE: rng.choice((None, *[0] * 8, 3, 8))} | {cell: rng.choice((None, 0, 1, 2)) for cell in REFUSED}
    )
    changed = {
        cell: (None if number is None else Decimal(number), _status(number), "件") for cell, number in drawn.items()
    } | {FEES: (Decimal(rng.randrange(9)), Status.REPORTED, unit)}
    return tuple(
        replace(figure, value=value, status=status, raw=str(value or ""), unit=unit)
        for figure in make_figures()
        for value, status, unit in [changed.get(figure.key, (figure.value, figure.status, figure.unit))]
    )


def _status(number: int | None) -> Status:
    return Status.BLANK if number is None else Status.REPORTED


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """Reports with ties, blanks beyond what is told, a cell lacking, two units, amendments, doubts of identity."""
    database, rng = Database.in_home(tmp_path_factory.mktemp("home")), Random(3)
    doubt = (Problem(Rule.IDENTITY, "两个机关同名"),)
    broken = (Problem(Rule.ROW_SUM, "各类之和不等于总计"),)
    saved = []
    for at in range(MANY):
        figures = with_cells(rng, "元" if at == 5 else "万元")
        problems = doubt if at % 50 == 7 else broken if at % 9 == 0 else ()
        report = make_report(f"机关{at}", 2021, digest=f"{at}", figures=figures[at == 11 :], problems=problems)
        saved.append(database.save(replace(report, organ=Organ(f"机关{at}", None))))
    for at in range(MANY):
        figures = with_cells(rng, "万元")
        report = make_report(f"机关{at}", 2022, digest=f"{at} later", figures=figures)
        if at % 7:
            database.save(replace(report, organ=Organ(f"机关{at}", None)))
    for at, value in ((20, "1000"), (60, "3"), (61, None), (150, "0")):
        number = None if value is None else Decimal(value)
        database.amend(
            saved[at].organ_id, 2021, Amendment(RECEIVED, number, "另见附件", "张三", datetime(2024, 1, 2, tzinfo=UTC))
        )
    return database


def said(plan: Plan, database: Database, *, alone: bool) -> object:
    """All that the answer says."""
    question = parse("2021年哪些机关收到的申请最多", OrganDirectory(database.heads()), datetime(2024, 6, 1, tzinfo=UTC))
    evidence = (
        compute_many(plan, database, OrganDirectory(database.heads()).known, many=1) if alone else fetch(plan, database)
    )
    assert evidence is not None
    return word_figures(question, plan, evidence, database.problems())


PLAN = Plan(Operation.RANKING, years=(2021,), cells=(RECEIVED,))
GROUP = replace(PLAN, cells=REFUSED, groups=(REFUSED,))
SHARE = replace(GROUP, whole=(DONE,))
CHANGE = replace(PLAN, years=(2021, 2022), changed="difference")
COUNT = replace(PLAN, operation=Operation.COUNT, condition=Condition(">", "1", "", said="1"))
NAMED = HeldOrgan(31, Organ("机关30"))
BLANK = HeldOrgan(62, Organ("机关61"))


@pytest.mark.parametrize(
    "plan",
    [
        PLAN,
        replace(PLAN, ascending=True),
        replace(PLAN, limit=3),
        replace(PLAN, limit=30, ascending=True),
        replace(PLAN, limit=155),
        replace(PLAN, limit=2, nth=True),
        replace(PLAN, extremes=True),
        replace(PLAN, extremes=True, spread=True),
        replace(PLAN, extremes=True, spread=True, ascending=True),
        replace(PLAN, extremes=True, ascending=True, limit=2),
        replace(PLAN, extremes=True, cells=(FEES,)),
        replace(PLAN, extremes=True, cells=(CellKey("applications.carried_in", "legal"),)),
        replace(PLAN, cells=(FEES,)),
        replace(PLAN, operation=Operation.SUM),
        replace(PLAN, operation=Operation.SUM, cells=(FEES,)),
        replace(PLAN, operation=Operation.SUM, excluded=(HeldOrgan(21, Organ("机关20")),)),
        replace(PLAN, operation=Operation.AVERAGE),
        replace(PLAN, operation=Operation.AVERAGE, cells=(FEES,)),
        replace(PLAN, operation=Operation.COUNT, condition=Condition(">", "5", "", said="5")),
        replace(PLAN, operation=Operation.COUNT, condition=Condition("<=", "20", "元", said="20"), cells=(FEES,)),
        replace(PLAN, operation=Operation.COUNT, condition=Condition(">", "5000", "", said="5000")),
        replace(PLAN, operation=Operation.COUNT, condition=Condition(">=", "0", "", said="0")),
        replace(PLAN, operation=Operation.COUNT, condition=Condition("=", "3", "", said="3")),
        *(
            replace(PLAN, operation=Operation.RATIO, of_all=True, organs=(organ,), targets=(Target(organ, 2021),))
            for organ in (
                HeldOrgan(21, Organ("机关20")),
                HeldOrgan(62, Organ("机关61")),
                HeldOrgan(160, Organ("机关159")),
            )
        ),
        *(
            replace(base, **more)
            for base in (GROUP, SHARE, CHANGE, replace(CHANGE, changed="change_rate"))
            for more in (
                {},
                {"limit": 5, "ascending": True},
                {"extremes": True, "spread": True},
                {"placed": NAMED},
                {"excluded": (NAMED,), "limit": 120},
                {"nth": True, "limit": 1} if base is not SHARE else {"limit": 2},
            )
        ),
        replace(PLAN, placed=NAMED),
        replace(PLAN, placed=BLANK),
        replace(PLAN, whole=(DONE,)),
        replace(PLAN, together=True, limit=4),
        replace(CHANGE, cells=REFUSED, groups=(REFUSED,)),
        replace(CHANGE, cells=REFUSED, groups=(REFUSED,), whole=(RECEIVED,)),
        replace(COUNT, cells=REFUSED, groups=(REFUSED,)),
        replace(
            COUNT, cells=REFUSED, groups=(REFUSED,), whole=(DONE,), condition=Condition(">", "10", "%", said="10%")
        ),
        replace(COUNT, condition=Condition(">", "", "", mean="average")),
        replace(COUNT, years=(2021, 2022), changed="difference"),
        replace(COUNT, years=(2021, 2022), changed="difference", ascending=True),
        replace(COUNT, years=(2021, 2022), changed="difference", condition=Condition(">", "0", "")),
        replace(COUNT, years=(2021, 2022), changed="change_rate", condition=Condition("<", "0", "")),
        replace(GROUP, operation=Operation.AVERAGE),
        replace(PLAN, excluded=(HeldOrgan(21, Organ("机关20")),)),
        replace(PLAN, cells=(CellKey("applications.carried_in", "legal"),)),
    ],
)
def test_numbers_alone_say_what_all_figures_say(held: Database, plan: Plan) -> None:
    assert said(plan, held, alone=True) == said(plan, held, alone=False)


@pytest.mark.parametrize(
    "plan",
    [
        replace(PLAN, cells=(RECEIVED, FEES)),
        replace(PLAN, operation=Operation.TREND),
        replace(PLAN, operation=Operation.COUNT, than=HeldOrgan(1, Organ("机关0"))),
        replace(PLAN, years=(2020, 2021)),
        replace(GROUP, operation=Operation.SUM),
        replace(CHANGE, years=(2020, 2021, 2022)),
        replace(PLAN, yearly=True),
        replace(PLAN, years=(2020,)),
    ],
)
def test_what_needs_all_figures_is_left_to_them(held: Database, plan: Plan) -> None:
    assert compute_many(plan, held, {}, many=1) is None


def test_a_few_reports_are_ranked_with_all_their_figures(held: Database) -> None:
    assert compute_many(PLAN, held, {}) is None
