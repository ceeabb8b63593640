"""Whose report of which year: title, signature, lead, address, file name."""

from __future__ import annotations

import pytest

from ingest.pipeline import read_report
from store.model import DoubtfulIdentity, Given, Organ, Rule, WenbaoError

BODY = (
    "一、总体情况\n认真贯彻落实政府信息公开条例。\n五、存在的主要问题及改进情况\n有待加强。\n"
    "六、其他需要报告的事项\n无。\n"
)


@pytest.mark.parametrize(
    ("front", "end", "name", "organ", "year"),
    [
        ("嘉祥县教育局2021年政府信息公开工作年度报告", "", "a.txt", "嘉祥县教育局", 2021),
        ("嘉祥县教育局\n2021年度政府信息公开工作年度报告", "", "a.txt", "嘉祥县教育局", 2021),
        ("2021年嘉祥县教育局政府信息公开工作年度报告", "", "a.txt", "嘉祥县教育局", 2021),
        ("2021年度嘉祥县教育局信息公开年报", "", "a.txt", "嘉祥县教育局", 2021),
        ("嘉祥县教育局政府信息公开工作年度报告（2021年度）", "", "a.txt", "嘉祥县教育局", 2021),
        ("嘉祥县教育局二〇二一年政府信息公开工作年度报告", "", "a.txt", "嘉祥县教育局", 2021),
        ("[bookmark: _GoBack]嘉祥县教育局2021年政府信息公开工作年度报告", "", "a.txt", "嘉祥县教育局", 2021),
        (
            "首页 > 公开 > 年报\n发布日期：2022-01-20\n嘉祥县教育局2021年政府信息公开工作年度报告\n访问量：12",
            "",
            "a.txt",
            "嘉祥县教育局",
            2021,
        ),
        ("嘉祥县教育局\n嘉祥县教育局2021年政府信息公开工作年度报告", "", "a.txt", "嘉祥县教育局", 2021),
        ("信丰县卫生健康委2023年政府信息公开工作年度报告", "", "a.txt", "信丰县卫生健康委员会", 2023),
        ("嘉祥县政府办2021年政府信息公开工作年度报告", "", "a.txt", "嘉祥县人民政府办公室", 2021),
        ("宿迁市2023年政府信息公开工作年度报告", "", "a.txt", "宿迁市人民政府", 2023),
        ("义乌市廿三里街道2022年政府信息公开工作年度报告", "", "a.txt", "义乌市廿三里街道办事处", 2022),
        ("2021年政府信息公开工作年度报告", "嘉祥县教育局\n2022年1月24日", "a.txt", "嘉祥县教育局", 2021),
        (
            "本报告由嘉祥县教育局按照条例要求编制，统计期限自2021年1月1日起至2021年12月31日止。",
            "",
            "a.txt",
            "嘉祥县教育局",
            2021,
        ),
        ("统计期限为2021年1月1日至12月31日。如有疑问，请与嘉祥县教育局联系。", "", "a.txt", "嘉祥县教育局", 2021),
        ("", "", "嘉祥县教育局2021年政府信息公开工作年度报告.txt", "嘉祥县教育局", 2021),
        ("2021年政府信息公开工作年度报告", "", "宿迁市2021年政府信息公开工作年度报告.txt", "宿迁市人民政府", 2021),
        (
            "洪泽区人民政府2023年政府信息公开工作年度报告\n请与淮安市洪泽区人民政府办公室联系。",
            "",
            "a.txt",
            "淮安市洪泽区人民政府",
            2023,
        ),
        (
            "兴隆镇人民政府2021年政府信息公开工作年度报告\n地址：山东省金乡县兴隆镇政府驻地。",
            "",
            "a.txt",
            "金乡县兴隆镇人民政府",
            2021,
        ),
        (
            "兴隆镇2021年政府信息公开工作年度报告\n地址：山东省金乡县兴隆镇政府驻地。",
            "",
            "a.txt",
            "金乡县兴隆镇人民政府",
            2021,
        ),
        ("营丘镇2020年政府信息公开工作年度报告", "", "a.txt", "昌乐县营丘镇人民政府", 2020),
        ("安丘市官庄镇人民政府2021年政府信息公开工作年度报告", "", "a.txt", "安丘市官庄镇人民政府", 2021),
    ],
)
def test_organ_and_year(front: str, end: str, name: str, organ: str, year: int) -> None:
    report = read_report(name, f"{front}\n{BODY}{end}\n".encode())
    assert (report.organ.name, report.year) == (organ, year)
    assert str(year) in report.title or "二〇二一" in report.title


@pytest.mark.parametrize(
    ("title", "region"),
    [
        ("金乡县兴隆镇人民政府", "370828113000"),
        ("安丘市官庄镇人民政府", "370784104000"),
        ("嘉祥县教育局", "370829000000"),
        ("上海市人民政府办公厅", "310000000000"),
        ("义乌市人民政府廿三里街道办事处", "330782007000"),
    ],
)
def test_the_region_is_resolved(title: str, region: str) -> None:
    assert read_report("a.txt", f"{title}2021年政府信息公开工作年度报告\n{BODY}".encode()).organ.region == region


def test_a_town_that_may_be_any_of_many_is_asked_for() -> None:
    content = f"兴隆镇人民政府2021年政府信息公开工作年度报告\n{BODY}".encode()
    with pytest.raises(DoubtfulIdentity, match=r"31个“兴隆镇”.*wenbao ingest --organ"):
        read_report("a.txt", content)
    report = read_report("a.txt", content, Given(organ="金乡县兴隆镇人民政府"))
    assert (report.organ, report.year) == (Organ("金乡县兴隆镇人民政府", "370828113000"), 2021)
    assert report.given == Given(organ="金乡县兴隆镇人民政府")


def test_title_and_period_of_different_years_are_a_problem() -> None:
    front = "嘉祥县教育局2021年政府信息公开工作年度报告\n统计期限自2020年1月1日起至2020年12月31日止。\n"
    report = read_report("a.txt", (front + BODY).encode())
    assert report.year == 2021
    assert [problem.rule for problem in report.problems] == [Rule.IDENTITY]


@pytest.mark.parametrize("title", ["政府信息公开工作年度报告", "嘉祥县教育局政府信息公开工作年度报告"])
def test_the_way_out_of_a_refusal_works(title: str) -> None:
    """Who is told to put the report's title in the file's name and does so gets the report read."""
    content = f"{title}\n一、总体情况\n工作扎实。\n五、存在的主要问题及改进情况\n无。".encode()
    with pytest.raises(WenbaoError, match=r"机关名.年份.政府信息公开工作年度报告"):
        read_report("a.txt", content)
    report = read_report("嘉祥县教育局2021年政府信息公开工作年度报告.txt", content)
    assert (report.organ.name, report.year) == ("嘉祥县教育局", 2021)
