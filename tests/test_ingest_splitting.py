"""Several reports in one file: taken apart where that is certain, refused where it is not; other papers refused."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from ingest_reports import LAYOUTS, plain_values, summed
from word_files import paragraph, word_file

from ingest.pipeline import read_report, read_reports
from store.model import CellKey, Given, Report, Status, WenbaoError

TOTAL = CellKey("applications.other.other", "total")


def numbers(extra: int) -> dict[CellKey, Decimal]:
    """Figures that satisfy every identity, and differ by `extra` applications."""
    found = summed("2021")
    rows = ("applications.other.other", "applications.processed", "applications.received")
    return found | {CellKey(row, at): found[CellKey(row, at)] + extra for row in rows for at in ("natural", "total")}


def write(layout: str, organ: str, year: int, extra: int) -> str:
    return LAYOUTS[layout]("2021", plain_values("2021", numbers(extra)), organ, year)


def read_all(layout: str, *texts: str) -> tuple[Report, ...]:
    bound = re.sub(r"</body></html>\n<html>.*?<body>", "\n", "\n".join(texts))
    return read_reports(layout, bound.encode())


def told(reports: tuple[Report, ...]) -> list[tuple[str, int, Decimal | None]]:
    return [
        (report.organ.name, report.year, next(figure.value for figure in report.figures if figure.key == TOTAL))
        for report in reports
    ]


OFFICES = [("响水县水务局", 2022, 0), ("响水县民政局", 2022, 4), ("响水县陈家港镇人民政府", 2022, 9)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_countys_reports_bound_together_are_taken_apart(layout: str) -> None:
    reports = read_all(layout, *(write(layout, *office) for office in OFFICES))
    base = numbers(0)[TOTAL]
    assert told(reports) == [(organ, year, base + extra) for organ, year, extra in OFFICES]
    assert all(report.source == layout and report.passages for report in reports)
    assert all(figure.status is not Status.MISSING for report in reports for figure in report.figures)
    for report in reports:
        others = [organ for organ, _, _ in OFFICES if organ != report.organ.name]
        assert not any(other in passage.text for other in others for passage in report.passages)


def test_two_years_of_one_office_are_taken_apart() -> None:
    texts = [write("tabs.txt", "响水县水务局", year, year - 2020) for year in (2021, 2022)]
    assert [(organ, year) for organ, year, _ in told(read_all("tabs.txt", *texts))] == [
        ("响水县水务局", 2021),
        ("响水县水务局", 2022),
    ]


def test_a_list_of_what_is_bound_together_is_no_report() -> None:
    contents = "目录\n" + "\n".join(f"{organ}{year}年政府信息公开工作年度报告" for organ, year, _ in OFFICES) + "\n"
    reports = read_all("tabs.txt", contents, *(write("tabs.txt", *office) for office in OFFICES))
    assert [report.organ.name for report in reports] == [organ for organ, _, _ in OFFICES]


ONE = write("tabs.txt", "响水县水务局", 2022, 0)
SECTIONS = [line for line in ONE.split("\n") if re.match("[一二三四五六]、(?!本年|上年)", line)][:6]


@pytest.mark.parametrize(
    "text",
    [
        "目录\n" + "\n".join(SECTIONS) + "\n" + ONE,
        ONE.replace("一、总体情况", "目录\n" + "\n".join(SECTIONS) + "\n一、总体情况", 1),
        ONE
        + "\n上一篇：响水县水务局2021年政府信息公开工作年度报告\n下一篇：响水县水务局2023年政府信息公开工作年度报告\n",
        ONE + "\n响水县水务局2021年政府信息公开工作年度报告\n响水县水务局2020年政府信息公开工作年度报告\n",
        ONE.replace(
            "没有收到群众投诉。", "没有收到群众投诉。\n与《响水县水务局2021年政府信息公开工作年度报告》相比略有增加。"
        ),
        ONE + "\n" + ONE,
    ],
    ids=["contents before", "contents inside", "neighbours", "links", "last year in the text", "shown twice"],
)
def test_one_report_stays_one(text: str) -> None:
    report = read_report("a.txt", text.encode())
    assert (report.organ.name, report.year) == ("响水县水务局", 2022)
    assert {figure.key: figure.value for figure in report.figures if figure.key == TOTAL} == {TOTAL: numbers(0)[TOTAL]}


SHORT = (
    "响水县民政局2022年政府信息公开工作年度报告\n一、总体情况\n"
    + "本机关按照条例要求主动公开各类政府信息若干条，并及时回应了群众关切。" * 4
)


@pytest.mark.parametrize("text", [ONE + "\n" + SHORT, SHORT + "\n" + ONE])
def test_a_short_report_beside_a_long_one_is_its_own(text: str) -> None:
    assert {report.organ.name for report in read_reports("a.txt", text.encode())} == {"响水县水务局", "响水县民政局"}


def untitled(text: str) -> str:
    return text.split("\n", 1)[1]


def test_what_cannot_be_taken_apart_is_refused() -> None:
    text = ONE + "\n" + untitled(write("tabs.txt", "响水县民政局", 2022, 4))
    with pytest.raises(WenbaoError, match=r"^a\.txt：文件里有2份年报.*分成单独的文件"):
        read_reports("a.txt", text.encode())


def test_the_same_tables_again_without_a_title_are_one_report() -> None:
    assert len(read_reports("a.txt", (ONE + "\n" + untitled(ONE)).encode())) == 1


def test_one_of_several_whose_place_is_not_told_is_named() -> None:
    text = ONE + "\n" + write("tabs.txt", "兴隆镇人民政府", 2022, 4)
    with pytest.raises(WenbaoError, match=r"^a\.txt：文件里有几份年报，第2份无法确定报告机关.*兴隆镇"):
        read_reports("a.txt", text.encode())


def test_several_reports_take_no_organ_and_no_year() -> None:
    text = "\n".join(write("tabs.txt", *office) for office in OFFICES)
    with pytest.raises(WenbaoError, match="不能一起指定机关或年度"):
        read_reports("a.txt", text.encode(), Given(organ="响水县水务局"))
    with pytest.raises(WenbaoError, match="有3份年报"):
        read_report("a.txt", text.encode())


def test_a_notice_is_refused_as_one_in_word_too() -> None:
    lines = ("关于报送2022年政府信息公开工作年度报告的通知", "各乡镇人民政府：", "请按下列格式填写政府信息公开年报。")
    with pytest.raises(WenbaoError, match=r"^通知\.docx：不是政府信息公开工作年度报告（通知"):
        read_reports("通知.docx", word_file("".join(map(paragraph, lines))))


BLANK = (
    "一、总体情况\n二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
    "规章\t\t\t\n行政规范性文件\t\t\t\n三、收到和处理政府信息公开申请情况\n五、存在的主要问题及改进情况\n"
)
STATISTICS = (
    "响水县2022年依申请公开情况统计表\n本年新收政府信息公开申请数量\t3\t1\t0\t0\t0\t0\t4\n"
    "上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n"
)
LINKS = "\n".join(f"响水县水务局{year}年政府信息公开工作年度报告" for year in range(2015, 2023))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("响水县水务局2023年部门预算公开\n一、部门概况\n二、收支预算总表\n收入 100 支出 100\n", "预算"),
        ("响水县2023年政务公开工作要点\n一、深化政府信息公开\n二、强化保障\n", "工作计划、方案"),
        (f"关于做好2022年政府信息公开工作年度报告编制工作的通知\n各乡镇：按下列格式编写。\n{BLANK}", "通知"),
        ("响水县水务局政府信息公开指南\n一、公开内容\n二、依申请公开\n", "公开指南"),
        ("《响水县水务局2022年政府信息公开工作年度报告》解读\n一、总体情况\n五、存在的主要问题\n", "解读"),
        ("2022年响水县人民政府工作报告\n一、工作回顾\n推进政府信息公开。\n", "政府工作报告"),
        ("响水县水务局2022年法治政府建设年度报告\n一、总体情况\n政府信息公开扎实。\n", "法治政府建设"),
        (f"XX县XX局2022年政府信息公开工作年度报告\n{BLANK}", "空白的年度报告模板"),
        (f"××局20××年政府信息公开工作年度报告\n{BLANK}", "空白的年度报告模板"),
        (f"（机关名称）2022年政府信息公开工作年度报告\n{BLANK}", "空白的年度报告模板"),
        (STATISTICS, "依申请公开的统计"),
        (f"政府信息公开年报\n{LINKS}\n", "列表页"),
        ("菜谱\n红烧肉：五花肉500克。\n", "与政府信息公开无关"),
    ],
)
def test_other_papers_are_refused_and_called_by_their_name(text: str, what: str) -> None:
    with pytest.raises(WenbaoError, match=rf"^W0123\.txt：不是政府信息公开工作年度报告（.*{what}"):
        read_reports("W0123.txt", text.encode())
