"""The text against the tables and against itself: contradictions are named with their quotes, nothing else is."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.claims import check_claims
from ingest.sections import Text
from store.catalogue import cells_of
from store.model import CellKey, Check, Figure, Locator, Problem, Rule, Status

OFFICE, TOWN, CITY = "清河县水利局", "清河县白塔镇人民政府", "柳州市人民政府"
YEAR = 2022
NUMBERS = {
    "applications.received": {"natural": 40, "business": 6, "total": 46},
    "applications.carried_in": {"natural": 4, "total": 4},
    "applications.granted": {"natural": 20, "total": 20},
    "applications.partial": {"natural": 7, "total": 7},
    "applications.denied.law": {"natural": 3, "total": 3},
    "applications.unavailable.not_held": {"natural": 8, "business": 6, "total": 14},
    "applications.unavailable.unclear": {"natural": 2, "total": 2},
    "applications.processed": {"natural": 40, "business": 6, "total": 46},
    "applications.carried_out": {"natural": 4, "total": 4},
    "disputes.reconsideration": {"upheld": 5, "corrected": 1, "total": 6},
    "disputes.litigation.direct": {"upheld": 2, "total": 2},
    "disputes.litigation.after_review": {"pending": 1, "total": 1},
    "proactive.normative": {"issued": 3, "repealed": 1, "in_force": 19},
    "proactive.penalties": {"decisions": 75},
    "proactive.fees": {"amount": 30},
}


def held() -> dict[CellKey, Figure]:
    figures = [
        Figure(
            cell.indicator,
            cell.column,
            Decimal(NUMBERS.get(cell.indicator, {}).get(cell.column, 0)),
            Status.REPORTED,
            None,
            cell.unit,
            Check.UNTESTED,
            Locator(row=cell.row_label, column=cell.column_label),
        )
        for table in ("proactive", "applications", "disputes")
        for cell in cells_of(table, "2021")
    ]
    return {figure.key: figure for figure in figures}


HELD = held()


def problems(text: str, organ: str = OFFICE) -> tuple[Problem, ...]:
    return check_claims(HELD, [Text(text, "一、总体情况", 1, 9)], organ, YEAR)


AGREES = [
    "2022年，我局收到政府信息公开申请46件，上年结转4件，办结46件，结转下年度继续办理4件。",
    "全年共受理政府信息公开申请四十六件，其中自然人四十件，法人或其他组织六件。",
    "我局共收到政府信息公开申请50件（含上年结转4件）。",
    "其中，予以公开20件，部分公开7件，不予公开3件，无法提供16件，其他处理0件。",
    "予以公开及部分公开27件，因本机关不掌握相关政府信息无法提供14件。",
    "因政府信息公开被申请行政复议6件，其中维持5件、纠正1件；被提起行政诉讼3件。",
    "制发行政规范性文件3件，废止1件，现行有效19件。作出行政处罚决定75件。",
    "全年行政事业性收费30万元。全年行政事业性收费300000元。",
    "没有收到减免费用的申请，未发生行政诉讼败诉案件。",
]
COUNTS_OTHERWISE = [
    "2022年，全县水利系统共收到政府信息公开申请130件。",
    "各乡镇水利站收到申请12件，均已答复。",
    "2021年收到申请31件，2022年收到申请46件。",
    "与去年相比，收到政府信息公开申请3件。",
    "截至目前，累计受理政府信息公开申请300件。",
    "三季度收到申请9件。截至2022年8月，共收到政府信息公开申请28件。",
    "通过网站收到政府信息公开申请30件，收到救助申请80件。",
    "共收到政府信息公开申请40余件，计划明年受理申请60件。",
    "全年办理行政复议案件12件，代理行政诉讼案件9件。",
    "予以公开的政策文件12件均已解读。主动公开信息12条，公示行政处罚70件。",
    "申请人撤回申请2件，实际答复44件。",
    "办结46件，其中本年新收申请42件，上年结转申请4件。",
]
COMES_OUT = [
    "主动公开信息100条，其中网站60条，公众号40条。",
    "主动公开信息100条，其中重点领域30条，政策解读20条。",
    "主动公开信息100条，其中网站90条，公众号70条。",
    "网站公开信息231条，其中动态占比较大；公众号推送593条。",
    "受理46件，其中在线申请20件，信函申请26件，按时办理46件。",
    "受理130件（含上年结转10件），其中县直60件，乡镇70件。",
    "通过网站发布信息80条。比上年多发布20条，同比增长33%。",
    "网站发布80条，公众号发布30条，比上年多发布20条，同比增长90%。",
    "网站30条，公众号20条，合计50条。",
]


@pytest.mark.parametrize("text", [*AGREES, *COUNTS_OTHERWISE, *COMES_OUT])
def test_what_agrees_or_counts_otherwise_is_no_problem(text: str) -> None:
    assert problems(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2022年，我局收到政府信息公开申请64件。", "64"),
        ("2022年，清河县水利局共受理政府信息公开申请十二件。", "12"),
        ("2022年，县水利局受理64件政府信息公开申请。", "64"),
        ("2022年，全县水利系统收到申请130件，其中我局收到政府信息公开申请64件。", "64"),
        ("共收到政府信息公开申请46件，其中自然人36件。", "36"),
        ("我局未收到政府信息公开申请。", "0"),
        ("依法办结申请39件。", "39"),
        ("2021年度结转5件，均已办结。", "5"),
        ("结转下年度继续办理8件。", "8"),
        ("在办结的申请中，予以公开21件。", "21"),
        ("部分公开17件。", "17"),
        ("不予公开9件。", "9"),
        ("无法提供11件。", "11"),
        ("其他处理2件。", "2"),
        ("因本机关不掌握相关政府信息无法提供4件。", "4"),
        ("发生行政复议2件。", "2"),
        ("发生行政诉讼7件。", "7"),
        ("全年没有发生因政府信息公开引发的行政诉讼。", "0"),
        ("行政复议6件，其中纠正2件。", "2"),
        ("制发行政规范性文件5件。", "5"),
        ("制发行政规范性文件3件，废止2件。", "2"),
        ("现行有效行政规范性文件23件。", "23"),
        ("作出行政处罚决定57件。", "57"),
        ("全年行政事业性收费310000元。", "31"),
    ],
)
def test_a_statement_against_the_table_is_a_problem_with_both_numbers(text: str, found: str) -> None:
    told = problems(text)
    assert [(problem.rule, problem.found) for problem in told] == [(Rule.TEXT_AGAINST_TABLE, found)]
    assert told[0].expected is not None
    assert told[0].expected in told[0].message
    assert told[0].locator.column


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("主动公开信息100条，其中网站60条，公众号140条。", "200"),
        ("主动公开信息100条，其中网站60条，公众号50条。", "110"),
        ("主动公开信息100条。其中甲20条、乙20条、丙20条、丁20条、戊19条。", "99"),
        ("发布解读16件（图解8件、视频3件、文字6件）。", "17"),
        ("受理120件，其中当面30件，信函40件，网络40件。", "110"),
        ("受理120件，其中自然人100件，法人10件。", "110"),
        ("网站30条，公众号20条，合计60条。", "50"),
        ("通过网站发布信息80条。比上年多发布60条，同比增长33%。", "33%"),
        ("发布信息320条，较2021年的200条增长16%。", "16%"),
    ],
)
def test_numbers_of_the_text_that_do_not_come_out_are_a_problem(text: str, found: str) -> None:
    assert [(problem.rule, problem.found) for problem in problems(text)] == [(Rule.TEXT_AGAINST_TEXT, found)]


def test_cases_all_upheld_leave_no_other_outcome() -> None:
    told = problems("行政复议6件，均获维持。")
    assert [(problem.expected, problem.found, problem.locator.column) for problem in told] == [("0", "1", "结果纠正")]
    assert problems("行政诉讼3件，维持2件。") == ()


@pytest.mark.parametrize(
    ("organ", "text", "contradicts"),
    [
        (CITY, "全市共收到政府信息公开申请64件。", True),
        (CITY, "全市收到申请46件，市政府本级收到政府信息公开申请12件。", False),
        (CITY, "城中区收到政府信息公开申请12件。", False),
        (TOWN, "我镇收到政府信息公开申请64件。", True),
        (TOWN, "全镇共收到政府信息公开申请64件。", True),
        (TOWN, "县政府收到政府信息公开申请64件。", False),
        (OFFICE, "全县共收到政府信息公开申请64件。", False),
    ],
)
def test_whose_number_it_is(organ: str, text: str, contradicts: bool) -> None:
    assert [problem.found for problem in problems(text, organ)] == (["64"] if contradicts else [])


def test_a_missing_or_blank_cell_contradicts_nothing() -> None:
    bare = {key: _without(figure) for key, figure in HELD.items()}
    texts = [Text("我局收到政府信息公开申请64件，予以公开3件。", "", 1, None)]
    assert check_claims(bare, texts, OFFICE, YEAR) == ()


def _without(figure: Figure) -> Figure:
    status = Status.MISSING if figure.column == "total" else Status.BLANK
    return Figure(figure.indicator, figure.column, None, status, "", figure.unit, Check.UNTESTED, figure.locator)


@pytest.mark.parametrize("number", [2, 3, 4, 5])
def test_remnants_of_tables_and_other_sections_are_not_read_as_claims(number: int) -> None:
    assert check_claims(HELD, [Text("予以公开 99件", "", number, None)], OFFICE, YEAR) == ()


_PIECES = st.sampled_from(
    [
        "2022年，",
        "我局",
        "全县",
        "收到 ",
        "政府信息公开申请",
        "予以公开",
        "（",
        "）",
        "１２件",
        "五十 件",
        "，其中",
        "、",
        "。",
        "合计",
        "  ",
    ]
)


@given(st.lists(_PIECES, max_size=24).map("".join))
def test_quotes_stand_in_the_text_as_printed(text: str) -> None:
    for problem in problems(text):
        quotes = re.findall(r"写“(.*?)”(?=，)", problem.message)
        assert quotes
        assert [quote for quote in quotes if quote not in text] == []


@given(st.integers(0, 10_000))
def test_only_the_tables_own_number_agrees(number: int) -> None:
    told = problems(f"2022年，我局收到政府信息公开申请{number}件。")
    assert bool(told) == (number not in (46, 50))
