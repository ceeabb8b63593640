"""The statutory tables: read whole where they are whole, and never wrong where they are not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingest_reports import (
    LAYOUTS,
    all_cells,
    plain_values,
    summed,
    write_dump,
    write_html,
    write_stream,
    write_tabs,
)

from ingest.alignment import align, count_off
from ingest.blocks import Cell
from ingest.identities import form_rows
from ingest.labels import APPLICATIONS
from ingest.pipeline import read_report
from ingest.record import Place, Record
from ingest.values import read_value
from store.model import CellKey, Figure, Report, Rule, Status

ORGAN, YEAR = "嘉祥县教育局", 2021
COUNTS = st.one_of(st.just(0), st.integers(0, 9), st.integers(0, 3_000_000))


@st.composite
def numbers_of(draw: st.DrawFn, form: str) -> dict[CellKey, Decimal]:
    """Any figures at all: the identities need not hold."""
    numbers: dict[CellKey, Decimal] = {}
    for cell in all_cells(form):
        if cell.column == "amount":
            numbers[cell.key] = Decimal(draw(st.integers(0, 10**9))).scaleb(-4)
        else:
            numbers[cell.key] = Decimal(draw(st.integers(-50, 50) if cell.column == "change" else COUNTS))
    return numbers


def read(name: str, text: str) -> Report:
    return read_report(name, text.encode())


def by_key(report: Report) -> dict[CellKey, Figure]:
    return {figure.key: figure for figure in report.figures}


def wrong(report: Report, numbers: Mapping[CellKey, Decimal]) -> list[tuple[CellKey, Decimal | None]]:
    return [
        (figure.key, figure.value)
        for figure in report.figures
        if figure.value is not None and figure.value != numbers.get(figure.key)
    ]


def missing(report: Report) -> set[CellKey]:
    return {figure.key for figure in report.figures if figure.status is Status.MISSING}


def indicators(keys: set[CellKey]) -> set[str]:
    return {key.indicator for key in keys}


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("layout", LAYOUTS)
@given(data=st.data())
@settings(max_examples=12, deadline=None)
def test_a_whole_table_is_read_whole(layout: str, form: str, data: st.DataObject) -> None:
    numbers = data.draw(numbers_of(form))
    report = read(layout, LAYOUTS[layout](form, plain_values(form, numbers), ORGAN, YEAR))
    assert {figure.key: figure.value for figure in report.figures} == numbers
    assert report.form == form


# ---- noise: figures that satisfy the identities, one thing spoiled at a time ---------------------
def lines(*changes: tuple[str, str]) -> Callable[[str], str]:
    """Replaces lines or parts of lines; each must be there."""

    def spoil(text: str) -> str:
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        return text

    return spoil


STREAM_NOISE = {
    "page number in a row": lines(("1.属于国家秘密\n13\n0\n", "1.属于国家秘密\n13\n- 4 -\n0\n")),
    "bare page number in a row": lines(("1.属于国家秘密\n13\n0\n", "1.属于国家秘密\n13\n7\n0\n")),
    "label over two lines": lines(("2.其他法律行政法规禁止公开", "2.其他法律行政法规禁止公\n开")),
    "label set vertically": lines(("三、本年度办理结果\n", "三\n、\n本\n年\n度\n办\n理\n结\n果\n")),
    "group set vertically": lines(("（四）无法提供\n", "（四）\n无\n法\n提\n供\n")),
    "misprinted label": lines(("2.其他法律行政法规禁止公开", "2.其他法律行政止公开")),
    "short label": lines(("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "1.逾期不补正")),
    "half-width brackets": lines(("（一）予以公开", "(一)予以公开"), ("（二）部分公开", "(二) 部分公开")),
    "without its bracketed half": lines(("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（二）部分公开")),
    "header again in the middle": lines(
        (
            "（四）无法提供\n",
            "申请人情况\n自然人\n法人或其他组织\n总计\n商业\n企业\n科研机构\n社会公益\n组织\n"
            "法律服务机构\n其他\n（四）无法提供\n",
        )
    ),
    "the note after the rows": lines(
        ("（四）无法提供\n", "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\n\n（四）无法提供\n")
    ),
    "header cells run together": lines(("尚未审结\n总计\n未经复议直接起诉", "尚未\n审结总计\n未经复议直接起诉")),
    "list number on a line before": lines(("7.属于行政执法案卷", "7\n属于行政执法案卷")),
    "full-width digits": lines(("1.属于国家秘密\n13\n", "1.属于国家秘密\n１３\n")),
    "a unit in the cell": lines(("1.属于国家秘密\n13\n", "1.属于国家秘密\n13件\n")),
}


@pytest.mark.parametrize("noise", STREAM_NOISE)
def test_noise_that_leaves_one_reading_costs_nothing(noise: str) -> None:
    numbers = summed("2021")
    report = read("a.txt", STREAM_NOISE[noise](write_stream("2021", plain_values("2021", numbers), ORGAN, YEAR)))
    assert wrong(report, numbers) == []
    assert missing(report) == set()


TABBED = {
    "no label, but one row between two that are sure, and all sums hold": lines(("3.危及“三安全一稳定”\t15", "\t15")),
    "shifted left": lines(("4.保护第三方合法权益\t16", "4.保护第三方合法权益\t\t16")),
    "shifted by two, empty cells after": lines(
        ("4.保护第三方合法权益\t16\t0\t0\t0\t0\t0\t16", "4.保护第三方合法权益\t\t\t16\t0\t0\t0\t0\t0\t16\t")
    ),
    "list number in a cell of its own": lines(("4.保护第三方合法权益\t", "4\t保护第三方合法权益\t")),
    "list number before the figures": lines(("4.保护第三方合法权益\t", "4.保护第三方合法权益\t4\t")),
    "label in the row after its figures": lines(
        ("4.保护第三方合法权益\t16\t0\t0\t0\t0\t0\t16", "4\t16\t0\t0\t0\t0\t0\t16\n.保护第三方合法权益\t\t\t\t\t\t\t")
    ),
    "label cut by the page": lines(
        ("4.保护第三方合法权益\t16\t0\t0\t0\t0\t0\t16", "4.保护第三\t16\t0\t0\t0\t0\t0\t16\n\n方合法权益\t\t\t\t\t\t\t")
    ),
    "an empty line": lines(("4.保护第三方合法权益", "\n4.保护第三方合法权益")),
    "the row twice": lines(
        ("4.保护第三方合法权益\t16\t0\t0\t0\t0\t0\t16\n", "4.保护第三方合法权益\t16\t0\t0\t0\t0\t0\t16\n" * 2)
    ),
}


@pytest.mark.parametrize("noise", TABBED)
def test_shifted_and_cut_rows_are_read_by_label(noise: str) -> None:
    numbers = summed("2021")
    report = read("a.txt", TABBED[noise](write_tabs("2021", plain_values("2021", numbers), ORGAN, YEAR)))
    assert wrong(report, numbers) == []
    assert missing(report) == set()


SECURITY = "applications.denied.security"
DOUBTFUL: dict[str, tuple[str, str]] = {
    "a figure lacks": ("15\t0\t0\t0\t0\t0\t15", "15\t0\t0\t0\t15"),
    "two figures too many": ("15\t0\t0\t0\t0\t0\t15", "15\t9\t9\t9\t0\t0\t0\t0\t15"),
    "no row": ("3.危及“三安全一稳定”\t15\t0\t0\t0\t0\t0\t15\n", ""),
}


@pytest.mark.parametrize("case", DOUBTFUL)
def test_what_is_in_doubt_is_missing_and_nothing_else(case: str) -> None:
    numbers = summed("2021")
    report = read("a.txt", lines(DOUBTFUL[case])(write_tabs("2021", plain_values("2021", numbers), ORGAN, YEAR)))
    assert wrong(report, numbers) == []
    assert indicators(missing(report)) == {SECURITY}
    assert len(missing(report)) == 7


def test_a_row_printed_twice_with_different_figures_is_missing_and_a_problem() -> None:
    numbers = summed("2021")
    row = "3.危及“三安全一稳定”\t15\t0\t0\t0\t0\t0\t15\n"
    text = lines((row, row + row.replace("15", "16")))(write_tabs("2021", plain_values("2021", numbers), ORGAN, YEAR))
    report = read("a.txt", text)
    assert missing(report) == {CellKey(SECURITY, "natural"), CellKey(SECURITY, "total")}
    assert Rule.NUMBER_TYPE in {problem.rule for problem in report.problems}


def test_a_row_that_ran_into_the_next_keeps_its_first_figures() -> None:
    numbers = {cell.key: Decimal(4) for cell in all_cells("2021")}
    text = write_dump("2021", plain_values("2021", numbers), ORGAN, YEAR)
    text = lines(("\t行政规范性文件\n\t4\n\t4\n\t4\n\n", "\t行政规范性文件\n\t4\n\t4\n "))(text)
    assert missing(read("a.txt", text)) == {CellKey("proactive.normative", "in_force")}


@pytest.mark.parametrize("layout", ["tabs.txt", "dump.txt", "page.html", "pipes.md"])
def test_empty_cells_are_blank_and_never_nought(layout: str) -> None:
    numbers = summed("2021")
    values = {
        key: "" if number == 0 and key.indicator.startswith("applications") else f"{number:f}"
        for key, number in numbers.items()
    }
    report = read(layout, LAYOUTS[layout]("2021", values, ORGAN, YEAR))
    assert wrong(report, numbers) == []
    assert {key for key, figure in by_key(report).items() if figure.status is Status.BLANK} == {
        key for key, value in values.items() if not value
    }
    assert all(figure.check.value != "broken" for figure in report.figures)


def total_first(numbers: Mapping[CellKey, Decimal]) -> str:
    """A page whose table 三 has its total before its parts."""
    text = write_html("2021", plain_values("2021", numbers), ORGAN, YEAR)
    head = "<td><p>自然人</p></td><td><p>法人或其他组织</p></td><td><p>总计</p></td>"
    assert head in text
    text = text.replace(head, "<td><p>总计</p></td><td><p>自然人</p></td><td><p>法人或其他组织</p></td>")
    datum = r"<td><p>\d+</p></td>"
    return re.sub(rf"(<tr>(?:<td><p>[^<]*\D[^<]*</p></td>)+)((?:{datum}){{6}})({datum})</tr>", r"\1\3\2</tr>", text)


def test_total_before_its_parts() -> None:
    numbers = summed("2021")
    report = read("a.html", total_first(numbers))
    assert wrong(report, numbers) == []
    assert missing(report) == set()


def test_noughts_beside_an_empty_total_do_not_tell_that_it_stands_last() -> None:
    parts = ("applications.denied", "applications.unavail", "applications.unprocessed")
    numbers = {key: Decimal(0) if key.indicator.startswith(parts) else value for key, value in summed("2021").items()}
    nought = "<td><p>0</p></td>"
    report = read("a.html", total_first(numbers).replace(nought * 7, "<td></td>" + nought * 6))
    assert wrong(report, numbers) == []
    assert {CellKey("applications.granted", "natural")} - missing(report)


def test_where_no_header_says_it_and_only_most_rows_add_up_with_the_total_first_none_is_read() -> None:
    numbers = summed("2021")
    text = write_tabs("2021", plain_values("2021", numbers), ORGAN, YEAR)
    text = re.sub(r"自然人.*\n.*其他\n", "", text)
    text = re.sub(r"(?m)^(.*\D)((?:\t\d+){6})(\t\d+)$", r"\1\3\2", text)
    whole = read("a.txt", text)
    assert (wrong(whole, numbers), missing(whole)) == ([], set())
    broken = read("a.txt", text.replace("439\t439", "440\t439"))
    assert missing(broken) == {key for key in numbers if key.indicator.startswith("applications.")}


def test_a_hybrid_is_told_from_its_tables() -> None:
    new, old = summed("2021"), summed("2019")
    parts = [
        write_tabs(form, plain_values(form, numbers), ORGAN, YEAR).split("三、收到和处理政府信息公开申请情况\n")
        for form, numbers in (("2021", new), ("2019", old))
    ]
    report = read("a.txt", f"{parts[0][0]}三、收到和处理政府信息公开申请情况\n{parts[1][1]}")
    assert report.form == "hybrid"
    assert missing(report) == set()
    assert {"applications.other"} < indicators(set(by_key(report)))


# ---- single cells -----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "money", "signed", "expected"),
    [
        ("10", False, False, "10"),
        ("１０", False, False, "10"),
        ("1,234", False, False, "1234"),
        ("\xa00\xa0", False, False, "0"),
        ("3件", False, False, "3"),
        ("12①", False, False, "12"),
        ("7[1]", False, False, "7"),
        ("增10", False, True, "10"),
        ("减5", False, True, "-5"),
        ("-5", False, True, "-5"),
        ("+3", False, True, "3"),
        ("251000元", True, False, "251000"),
        ("1276.5534万元", True, False, "1276.5534"),
        ("59237.2449", True, False, "59237.2449"),
        ("", False, False, "blank"),
        ("\u3000", False, False, "blank"),
        ("/", False, False, "blank"),
        ("—", False, False, "blank"),
        ("--", False, False, "blank"),
        ("十二", False, False, "missing"),
        ("O", False, False, "missing"),
        ("1O", False, False, "missing"),
        ("-3", False, False, "missing"),
        ("2.5", False, False, "missing"),
        ("1 0", False, False, "missing"),
        ("12,34", False, False, "missing"),
        ("无", False, False, "missing"),
        ("增10", False, False, "missing"),
        ("1.23456789", True, False, "missing"),
    ],
)
def test_a_cell_is_a_number_a_blank_or_unreadable(text: str, money: bool, signed: bool, expected: str) -> None:
    reading = read_value(text, money=money, signed=signed)
    assert (reading.status.value if reading.value is None else f"{reading.value:f}") == expected


@pytest.mark.parametrize(
    ("layout", "spoiled"),
    [
        (layout, spoiled)
        for layout in ("tabs.txt", "dump.txt", "page.html", "pipes.md", "stream.txt")
        for spoiled in ("十二", "O", "2.5", "-3", "1 0", "无")
        if (layout, spoiled) != ("stream.txt", "1 0")
    ],
)
def test_a_spoiled_figure_is_missing_alone_and_a_problem(layout: str, spoiled: str) -> None:
    numbers = summed("2021")
    key = CellKey(SECURITY, "welfare")
    values = {**plain_values("2021", numbers), key: spoiled}
    report = read(layout, LAYOUTS[layout]("2021", values, ORGAN, YEAR))
    assert wrong(report, numbers) == []
    assert missing(report) == {key}
    assert spoiled in {problem.found for problem in report.problems if problem.rule is Rule.NUMBER_TYPE}


def test_money_keeps_its_printed_unit_and_a_figure_its_place() -> None:
    numbers = summed("2019")
    key = CellKey("proactive.procurement", "amount")
    report = read("a.html", write_html("2019", {**plain_values("2019", numbers), key: "251000元"}, ORGAN, YEAR))
    figure = by_key(report)[key]
    assert (figure.value, figure.unit, figure.raw) == (Decimal(251000), "元", "251000元")
    locator = figure.locator
    assert (locator.row, locator.column, locator.table, locator.table_column) == ("政府集中采购", "采购总金额", 0, 2)
    assert locator.line is not None


@pytest.mark.parametrize(
    ("key", "printed"),
    [
        (CellKey("proactive.licences", "decisions"), "3万元"),
        (CellKey(SECURITY, "welfare"), "0元"),
        (CellKey("proactive.fees", "amount"), "12件"),
    ],
)
def test_a_figure_in_a_unit_of_another_kind_is_missing_and_a_problem(key: CellKey, printed: str) -> None:
    numbers = summed("2021")
    report = read("a.html", write_html("2021", {**plain_values("2021", numbers), key: printed}, ORGAN, YEAR))
    assert wrong(report, numbers) == []
    assert missing(report) == {key}
    assert printed in {problem.found for problem in report.problems if problem.rule is Rule.NUMBER_TYPE}


def test_one_amount_in_two_units_is_in_doubt() -> None:
    key = CellKey("proactive.fees", "amount")
    values = {**plain_values("2021", summed("2021")), key: "25元"}
    page = write_html("2021", values, ORGAN, YEAR)
    row = next(row for row in re.findall("<tr>.*?</tr>", page, re.DOTALL) if "25元" in row)
    assert by_key(read("a.html", page.replace(row, row * 2)))[key].value == 25
    assert missing(read("a.html", page.replace(row, row + row.replace("25元", "25万元")))) == {key}


def test_where_headers_disagree_only_rows_that_add_up_one_way_are_read() -> None:
    numbers = summed("2021")
    row = "3.危及“三安全一稳定”\t15\t0\t0\t0\t0\t0\t15\n"
    head = "申请人情况\n总计\t自然人\t法人或其他组织\n商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n"
    text = write_tabs("2021", plain_values("2021", numbers), ORGAN, YEAR)
    one_way = row.replace("15\t0\t0\t0\t0\t0\t15", "10\t5\t0\t0\t0\t0\t15")
    figures = by_key(read("a.txt", lines((row, head + one_way))(text)))
    assert [figures[CellKey(SECURITY, column)].value for column in ("natural", "business", "total")] == [10, 5, 15]
    assert indicators(missing(read("a.txt", lines((row, head + row))(text)))) > {SECURITY}


def test_a_row_without_figures_that_stands_elsewhere_keeps_others_from_being_counted_off() -> None:
    form = form_rows("2021")
    labels = {form[0]: "一、本年新收政府信息公开申请数量", form[-1]: "四、结转下年度继续办理"}
    figures = tuple(Cell("0", 0, column) for column in range(7))
    place, elsewhere = Place(1, 3, ""), Place(2, 3, "")
    near = [Record(label, label, figures, True, 1, place) for label in labels.values()]
    blank = Record("（七）总计", "（七）总计", (), True, 2, elsewhere)
    matches = align([near[0], blank, near[1]], APPLICATIONS)
    assert len(matches) == 3
    assert count_off(near, matches, form, APPLICATIONS) == matches
