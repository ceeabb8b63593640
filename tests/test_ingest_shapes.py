"""Tables in other shapes than the form's: turned round, stacked, cell by cell, counted off, numbered by Word."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from html import escape

import pytest
from ingest_reports import application_rows, plain_values, proactive_rows, summed

from ingest.blocks import Block, Cell, Grid, Heading
from ingest.columns import APPLICANTS, applicant_order
from ingest.pipeline import read_report
from ingest.records import split_records
from ingest.statutory import read_tables
from store.catalogue import cells_of
from store.model import CellKey, Figure

Rows = list[list[str]]
NUMBERS = summed("2021")
VALUES = plain_values("2021", NUMBERS)
SIDES = [
    "自然人",
    *(f"法人或其他组织-{kind}" for kind in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")),
    "总计",
]
HEAD = ["", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]


def grid(rows: Sequence[Sequence[str]], number: int = 0) -> Grid:
    return Grid(
        tuple(tuple(Cell(text, row, column) for column, text in enumerate(cells)) for row, cells in enumerate(rows)),
        number,
    )


def read(*tables: Grid, section: str = "三、收到和处理政府信息公开申请情况") -> dict[CellKey, Figure]:
    blocks: list[Block] = [Heading(section, 1), *tables]
    return {figure.key: figure for figure in read_tables(split_records(blocks)[0], "2021").figures}


def assert_whole(figures: dict[CellKey, Figure], table: str) -> None:
    expected = {cell.key: NUMBERS[cell.key] for cell in cells_of(table, "2021")}
    assert {key: figures[key].value for key in expected} == expected


def applications() -> Rows:
    return [[" ".join(row[:-7]), *row[-7:]] for row in application_rows("2021", VALUES)]


def turned_round() -> list[Grid]:
    """The applicants down the side, the form's rows across, in two tables."""
    rows = applications()
    return [
        grid(
            [
                ["项目", *(row[0] for row in part)],
                *([side, *(row[n + 1] for row in part)] for n, side in enumerate(SIDES)),
            ]
        )
        for part in (rows[:12], rows[12:])
    ]


def stacked() -> list[Grid]:
    """A group's rows as lines of one row's cells."""
    rows = application_rows("2021", VALUES)
    group = [row[-8:] for row in rows[4:12]]
    lines = [["（三）不予公开", *("\n".join(column) for column in zip(*group, strict=True))]]
    return [
        grid([["", *HEAD], *(["", *row[-8:]] for row in rows[:4]), *lines, *(["", *row[-8:]] for row in rows[12:])])
    ]


def counted() -> list[Grid]:
    """As a program prints a table whose rows and columns have no names."""
    rows = [HEAD, *applications()]
    return [grid([["", *map(str, range(len(HEAD)))], *([str(n), *row] for n, row in enumerate(rows))])]


def numbered(own_cell: bool, values: dict[CellKey, str]) -> Grid:
    """With labels cut short, and list numbers that Word prints and the text does not hold."""
    rows: list[tuple[Cell, ...]] = []
    for row in grid([HEAD, *([row[-8], *row[-7:]] for row in application_rows("2021", values))]).rows:
        found = re.match(r"(（[一二三四五六七]）|[一二三四]、|\d\.)(?=.)", row[0].text)
        bare = row[0].text[found.end() :] if found else row[0].text
        label = replace(row[0], text=bare[:3] if row[0].text[:1].isdigit() else bare)
        number = found[0] if found else ""
        first = (Cell("", label.row, 0, number=number), label) if own_cell else (replace(label, number=number),)
        rows.append((*first, *row[1:]))
    return Grid(tuple(tuple(replace(c, column=n) for n, c in enumerate(row)) for row in rows), 0)


SHAPES: dict[str, Callable[[], list[Grid]]] = {
    "turned round": turned_round,
    "stacked": stacked,
    "counted from nought": counted,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_table_three_in_another_shape_is_read_whole(shape: str) -> None:
    assert_whole(read(*SHAPES[shape]()), "applications")


@pytest.mark.parametrize("own_cell", [False, True], ids=["beside labels", "in cells of their own"])
def test_numbers_that_word_prints_tell_rows_that_their_labels_do_not(own_cell: bool) -> None:
    """A sum that does not hold, so that nothing else can tell them."""
    odd = CellKey("applications.processed", "total")
    values = {**VALUES, odd: "999"}
    figures = read(numbered(own_cell, values))
    expected = {cell.key: values[cell.key] for cell in cells_of("applications", "2021")}
    assert {key: f"{figures[key].value}" for key in expected} == expected


def test_stacked_lines_that_are_not_as_many_as_their_labels_say_nothing() -> None:
    (table,) = stacked()
    rows = [tuple(replace(cell, text=cell.text.removesuffix("\n0")) for cell in row) for row in table.rows]
    figures = read(replace(table, rows=tuple(rows)))
    assert figures[CellKey("applications.denied.law", "natural")].value is None
    assert figures[CellKey("applications.granted", "natural")].value is not None


def repeated_heads() -> Rows:
    rows = []
    for row in proactive_rows("2021", VALUES):
        filled = row[1:] if len(row) != 2 else row[1:] * 3
        rows.append([row[0], *filled] if filled else row * 4)
    return rows


def cell_by_cell() -> Rows:
    rows = [["信息内容", "指标", "数量"]]
    for cell in cells_of("proactive", "2021"):
        rows.append([cell.row_label, cell.column_label, VALUES[cell.key]])
    return rows


@pytest.mark.parametrize("rows", [repeated_heads(), cell_by_cell()], ids=["heads repeated", "a row for each cell"])
def test_table_two_in_another_shape_is_read_whole(rows: Rows) -> None:
    assert_whole(read(grid(rows), section="二、主动公开政府信息情况"), "proactive")


def test_figures_that_differ_under_one_head_are_not_taken_for_one() -> None:
    rows = [[*row[:3], "9"] if row[0] == "行政许可" else row for row in repeated_heads()]
    figures = read(grid(rows), section="二、主动公开政府信息情况")
    assert figures[CellKey("proactive.licences", "decisions")].value is None


def test_empty_columns_stand_where_other_rows_have_them() -> None:
    """Rows begin where their labels end; the third place is empty in all, and one row's total is blank."""
    rows = [[*row[:3], "", *row[3:]] for row in applications()]
    labelled = [["三、本年度办理结果", *row] if n > 1 else row for n, row in enumerate(rows)]
    blank = CellKey("applications.granted", "total")
    labelled[2][-1] = ""
    figures = read(grid([HEAD, *labelled]))
    assert figures[blank].value is None
    expected = {cell.key: NUMBERS[cell.key] for cell in cells_of("applications", "2021") if cell.key != blank}
    assert {key: figures[key].value for key in expected} == expected


HEADERS = {
    "a head over the others, printed row by row": (
        True,
        "自然人 法人或其他组织 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他",
        APPLICANTS,
    ),
    "the head over the others first, each named between": (
        False,
        "法人或其他组织 自然人 商业企 科研机 社会公 法律服 其他 总计 业 构 益组织 务机构",
        APPLICANTS,
    ),
    "the head over the others first, in text": (
        False,
        "法人或其他组织 自然人 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他",
        (),
    ),
    "the total first": (
        True,
        "总计 自然人 法人或其他组织 商业企业 科研机构 社会公益组织 法律服务机构 其他",
        ("total", *APPLICANTS[:-1]),
    ),
    "no head": (True, "申请人情况", None),
}


@pytest.mark.parametrize("case", HEADERS)
def test_the_order_that_a_header_tells(case: str) -> None:
    in_grid, header, expected = HEADERS[case]
    assert applicant_order(header, in_grid=in_grid) == expected


@pytest.mark.parametrize("text", ["0\u200b1", "3\ufeff2"])
def test_digits_with_something_unseen_between_are_no_figure(text: str) -> None:
    rows = applications()
    rows[5][2] = text
    cells = "".join(f"<tr>{''.join(f'<td>{escape(t)}</td>' for t in row)}</tr>" for row in [HEAD, *rows])
    title, section = "嘉祥县教育局2021年政府信息公开工作年度报告", "三、收到和处理政府信息公开申请情况"
    page = f"<h1>{title}</h1><p>{section}</p><table>{cells}</table>"
    figures = {figure.key: figure.value for figure in read_report("a.html", page.encode()).figures}
    assert figures[CellKey("applications.denied.law", "business")] is None
    assert figures[CellKey("applications.denied.law", "natural")] == Decimal(rows[5][1])


def test_a_row_of_fifteen_that_words_interrupt_says_nothing() -> None:
    heads = ["结果", "结果", "其他", "尚未", "总计"]
    rest = ["维持", "纠正", "结", "审", ""]
    figures = ["16", "2", "果0", "结8", "26", *["0"] * 5, "0", "9", "0", "0", "9"]
    groups = [*["行政复议"] * 5, *["未经复议直接起诉"] * 5, *["复议后起诉"] * 5]
    found = read(grid([groups, heads * 3, rest * 3, figures]), section="四、政府信息公开行政复议、行政诉讼情况")
    assert [figure.key for figure in found.values() if figure.value is not None] == []
