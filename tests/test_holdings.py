"""Which offices have reports of every year, of few, or of none since: how it is asked, and what is told."""

from __future__ import annotations

import pytest
from planned import TODAY, directory

from bot.holdings import word_holding
from retrieval.plan import Operation, Plan
from retrieval.question import parse
from retrieval.reading.holdings import Held, Holding, read_holding
from store.model import Organ, ReportHead


@pytest.mark.parametrize(
    ("text", "kind", "years", "many"),
    [
        ("年报齐全的单位有几家", Held.EACH, (), 0),
        ("哪些单位五年的年报都有", Held.EACH, (), 5),
        ("2021年以来哪些单位年年都交了年报", Held.EACH, (), 0),
        ("年报数量最少的单位是哪些", Held.FEWEST, (), 0),
        ("只有三份年报的单位有哪几家", Held.SO_MANY, (), 3),
        ("年报超过5份的单位", Held.SO_MANY, (), 5),
        ("每个年份分别有多少份年报", Held.BY_YEAR, (), 0),
        ("2021到2025年每年各收录了几份年报", Held.BY_YEAR, (), 0),
        ("2022年比2021年多收录了几家单位的年报", Held.BY_YEAR, (2022, 2021), 0),
        ("哪些单位2020年有年报但2021年没有", Held.ONE_NOT_OTHER, (2020, 2021), 0),
        ("哪些单位2021年没有年报,2020年却有", Held.ONE_NOT_OTHER, (2020, 2021), 0),
        ("哪些单位的年报不全,缺了哪几年", Held.NOT_EACH, (), 0),
        ("哪些单位的年报只到2024年", Held.LAST, (2024,), 0),
        ("年报最新只更新到2023年的单位有哪些", Held.LAST, (2023,), 0),
        ("从2022年才开始有年报的单位", Held.FIRST, (2022,), 0),
        ("2025年的年报还有哪些单位没收到", Held.NONE, (), 0),
        ("2023年应报未报的单位名单", Held.NONE, (), 0),
    ],
)
def test_what_is_asked_of_the_years_held(text: str, kind: Held, years: tuple[int, ...], many: int) -> None:
    holding, _ = read_holding(text)
    assert holding is not None
    assert (holding.kind, holding.years, holding.many) == (kind, years, many)


@pytest.mark.parametrize(
    "text",
    [
        "2023年的年报都有哪些单位",
        "2023年哪些单位的年报里都有行政诉讼",
        "年报全不全",
        "年报中收到申请最少的单位",
        "2023年收到申请超过5件的单位",
        "2020年有诉讼但2021年没有的单位",
        "年报里只有三件申请的单位",
        "云岫市政府的年报是2023年的吗",
        "每年收到多少申请",
    ],
)
def test_what_asks_of_no_years_held(text: str) -> None:
    assert read_holding(text) == (None, [])


def test_a_word_for_all_means_each_year_only_of_several() -> None:
    assert read_holding("哪些单位都有年报")[0] == Holding(Held.EACH, bare=True)


def _told(holding: Holding, years: tuple[int, ...] = ()) -> str:
    held = (("甲县人民政府", (2020, 2021, 2022)), ("乙县人民政府", (2020, 2022)), ("丙县人民政府", (2021,)))
    heads = [
        ReportHead(at * 100 + year, at, Organ(name), year, "", "2021", "")
        for at, (name, own) in enumerate(held)
        for year in own
    ]
    plan = Plan(Operation.LIST, years=years, holding=holding)
    return word_holding(parse("哪些单位的年报", directory(), TODAY), plan, heads).text


@pytest.mark.parametrize(
    ("holding", "years", "names"),
    [
        (Holding(Held.EACH), (), "甲"),
        (Holding(Held.EACH), (2020, 2022), "甲乙"),
        (Holding(Held.EACH, many=2), (), "甲"),
        (Holding(Held.NOT_EACH), (), "乙丙"),
        (Holding(Held.FEWEST), (), "丙"),
        (Holding(Held.LAST, (2021,)), (), "丙"),
        (Holding(Held.FIRST, (2020,)), (), "甲乙"),
        (Holding(Held.SO_MANY, many=2, relation=">="), (), "甲乙"),
        (Holding(Held.SO_MANY, many=2, relation="="), (), "乙"),
        (Holding(Held.ONE_NOT_OTHER, (2020, 2021)), (), "乙"),
    ],
)
def test_those_are_told_that_have_them(holding: Holding, years: tuple[int, ...], names: str) -> None:
    told = _told(holding, years)
    assert [name for name in "甲乙丙" if f"{name}县" in told] == [*names]


def test_reports_are_counted_by_year() -> None:
    assert "2022年：2份" in _told(Holding(Held.BY_YEAR))
    assert "2022年比2021年少0份" not in _told(Holding(Held.BY_YEAR, (2022, 2021)))


@pytest.mark.parametrize("said", ["哪家单位的年报问题最多", "2023年哪家单位的数据错误最多"])
def test_whose_reports_have_most_wrong_is_an_audit_of_all(said: str) -> None:
    asked = parse(said, directory(), TODAY)
    assert asked.has("op", "audit") and asked.has("op", "top") and asked.has("scope", "all")
