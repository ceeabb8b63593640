"""How numbers moved: the sum of all organs against the year before, the year in which a number rose or fell most."""

from datetime import date

import pytest

from bot.overviews import word_list
from retrieval.conversation import Conversation
from retrieval.organs import OrganDirectory
from retrieval.plan import Clarification, Operation, Plan
from retrieval.plans.completing import completed
from retrieval.understanding import Situation, understand
from store.catalogue.terms import lexicon
from store.model import CellKey, Organ, ReportHead

NAMES = ("青禾县人民政府", "白沙县人民政府", "白沙县教育局")
HEADS = [
    ReportHead(10 * at + year - 2020, at, Organ(name), year, name, "2021", "x")
    for at, name in enumerate(NAMES, 1)
    for year in (2021, 2022, 2023)
]
SITUATION = Situation(OrganDirectory(HEADS), date(2024, 6, 1), lexicon())


def planned(asked: str) -> Plan:
    outcome = understand(asked, Conversation(), SITUATION)[1]
    assert isinstance(outcome, Plan), outcome
    return outcome


@pytest.mark.parametrize(
    "asked",
    [
        "2023年全部单位申请总量较2022年是多了还是少了",
        "与2022年相比,2023年所有单位收到的申请合计增加多少",
        "2023年各单位办结一共比上年多多少",
    ],
)
def test_the_sums_of_two_years_are_held_against_each_other(asked: str) -> None:
    plan = planned(asked)
    assert (plan.operation, sorted(plan.years), plan.spread) == (Operation.SUM, [2022, 2023], True)


@pytest.mark.parametrize(
    ("asked", "operation"),
    [
        ("2023年各单位收到的申请比2022年增加多少", Operation.RANKING),
        ("2023年全部单位中哪家申请总量比2022年增加最多", Operation.RANKING),
        ("2023年所有单位收到的申请合计多少", Operation.SUM),
        ("2023年收到申请比2022年多的单位有哪些", Operation.COUNT),
    ],
)
def test_what_is_no_change_of_the_sum(asked: str, operation: Operation) -> None:
    plan = planned(asked)
    assert (plan.operation, plan.operation is Operation.SUM and plan.spread) == (operation, False)


@pytest.mark.parametrize(
    ("asked", "changed", "ascending"),
    [
        ("青禾县收到的申请哪年涨得最多", "difference", False),
        ("青禾县收到的申请哪一年跌得最厉害", "difference", True),
        ("青禾县收到的申请哪年增幅最大", "change_rate", False),
    ],
)
def test_the_year_that_moved_most(asked: str, changed: str, ascending: bool) -> None:
    plan = planned(asked)
    assert (plan.operation, plan.changed, plan.ascending) == (Operation.TREND, changed, ascending)
    assert [target.year for target in plan.targets] == [2021, 2022, 2023]


def test_the_year_of_most_is_none_that_moved() -> None:
    assert planned("青禾县收到的申请哪年最多").operation is Operation.RANKING


def test_what_is_asked_of_several_years_is_not_told_of_the_last_in_silence() -> None:
    several = understand("青禾县近几年总体情况", Conversation(), SITUATION)[1]
    assert isinstance(several, Clarification)
    assert [year for year, _ in several.choices] == ["2021年", "2022年", "2023年"]
    assert planned("青禾县总体情况").operation is Operation.SUMMARY
    assert planned("最近一年的年报有几家").years == (2023,)
    assert planned("收录了几家的年报").years == ()


def test_the_year_of_most_reports_is_told_by_year() -> None:
    question, plan = understand("哪年的报告份数最多", Conversation(), SITUATION)
    assert isinstance(plan, Plan)
    answer = word_list(question, plan, [*HEADS, ReportHead(99, 9, Organ("黄泥乡人民政府"), 2022, "", "2021", "x")])
    assert answer.text.splitlines()[0] == "收录年报最多的是2022年（4份）："
    question, plan = understand("哪家的年报最多", Conversation(), SITUATION)
    assert isinstance(plan, Plan)
    assert "收录年报最多的是" not in word_list(question, plan, HEADS).text


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("排全部单位第几", "青禾县人民政府在全部单位中排第几"),
        ("在所有机关里排第几名呢", "青禾县人民政府在全部单位中排第几"),
        ("全部单位谁排第一", "全部单位谁排第一"),
    ],
)
def test_the_place_of_the_one_talked_of(said: str, meant: str) -> None:
    before = Conversation(("青禾县人民政府",), (2023,), (CellKey("applications.received", "total"),), "lookup")
    assert completed(said, before) == meant
