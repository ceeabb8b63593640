"""How numbers moved: the sum of all organs against the year before, the year in which a number rose or fell most."""

from datetime import date

import pytest

from retrieval.conversation import Conversation
from retrieval.organs import OrganDirectory
from retrieval.plan import Operation, Plan
from retrieval.understanding import Situation, understand
from store.catalogue.terms import lexicon
from store.model import Organ, ReportHead

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
