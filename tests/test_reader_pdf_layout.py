"""Pdf files: tables without ruling lines, text in reading order, two pages on one sheet."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pdf_pages import HEIGHT, LEFT, ROW, TOP, WIDTH, Sheet, pdf
from pdf_reading import ROWS, WIDTHS, as_lists, doubts, grids, read, texts

from ingest.blocks import Grid
from ingest.readers import read_document

# ---- without lines ----------------------------------------------------------------------------
APPLICATIONS = (
    ("一、本年新收政府信息公开申请数量", "21", "0", "0", "0", "0", "2", "23"),
    ("二、上年结转政府信息公开申请数量", "1", "0", "0", "0", "0", "0", "1"),
    ("（一）予以公开", "12", "0", "3", "0", "0", "0", "15"),
    ("（二）部分公开", "4", "0", "0", "0", "0", "0", "4"),
)


def test_figures_under_each_other_are_a_table() -> None:
    widths = (190.0, *[40.0] * 7)
    document = read(lambda sheet: sheet.rows(APPLICATIONS, widths))
    assert grids(document) == [as_lists(APPLICATIONS)]


def test_a_number_that_may_be_wrapped_is_not_read_and_the_others_are() -> None:
    def page(sheet: Sheet) -> None:
        sheet.rows(APPLICATIONS, (190.0, *[40.0] * 7))
        sheet.text(254, TOP + ROW + 3, "5")

    document = read(page)
    (grid,) = grids(document)
    first, *others = as_lists(APPLICATIONS)
    assert grid == [[first[0], f"{first[1]}\n5", *first[2:]], *others]
    assert doubts(document) == {(0, 1)}


EMPTY = [list(row) for row in APPLICATIONS]
EMPTY[2][2] = ""
MOVED = as_lists(EMPTY)
MOVED[3:4] = [["（二）部分公", "4", "", "0", "0", "0", "0", "4"], ["开", "", "0", "", "", "", "", ""]]


@pytest.mark.parametrize(("rows", "doubted"), [(EMPTY, set()), (MOVED, {(3, 2)})])
def test_a_cell_is_empty_only_where_no_figure_near_may_be_its_own(
    rows: list[list[str]], doubted: set[tuple[int, int]]
) -> None:
    document = read(lambda sheet: sheet.rows(rows, (190.0, *[40.0] * 7)))
    assert {(2, 2), (3, 2)} & doubts(document) == doubted


def test_a_figure_printed_higher_than_the_one_before_is_no_notes_mark() -> None:
    def page(sheet: Sheet) -> None:
        sheet.rows([[*row[:-1], ""] for row in APPLICATIONS], (190.0, *[40.0] * 7))
        for place, row in enumerate(APPLICATIONS):
            sheet.text(494, TOP + place * ROW + 13, row[-1])

    assert grids(read(page)) == [as_lists(APPLICATIONS)]


def test_a_column_that_counts_rows_is_no_column_of_figures() -> None:
    counted = [[str(number), *row] for number, row in enumerate(as_lists(APPLICATIONS), 1)]
    assert grids(read(lambda sheet: sheet.rows(counted, (20.0, 190.0, *[40.0] * 7)))) == [counted]


def test_figures_beside_the_labels_of_two_rows_are_neithers() -> None:
    rows = [*as_lists(APPLICATIONS)[:2], ["（一）予以公开（二）部分公开", *["7"] * 7]]
    document = read(lambda sheet: sheet.rows(rows, (190.0, *[40.0] * 7)))
    assert grids(document) == [rows]
    assert doubts(document) == {(2, column) for column in range(1, 8)}


HEADS = ("自然人", "商业企业", "科研机构", "公益组织", "法律机构", "其他", "总计")


@pytest.mark.parametrize("heads", [HEADS, ("总计", *HEADS[:-1])])
def test_heads_at_several_heights_stand_in_the_order_of_their_columns(heads: Sequence[str]) -> None:
    """As programs print heads of merged cells: in the middle of their own height."""

    def page(sheet: Sheet) -> None:
        sheet.text(400, TOP - 30, "法人或其他组织")
        for place, head in enumerate(heads):
            lifted = head in ("自然人", "总计")
            sheet.text(252 + 48 * place, TOP - (22 if lifted else 12), head, size=9)
        sheet.rows(APPLICATIONS, (190.0, *[48.0] * 7))

    (grid,) = grids(read(page))
    said = "".join(cell for row in grid[:-4] for cell in row).replace("法人或其他组织", "")
    assert said == "".join(heads)
    assert grid[-4:] == as_lists(APPLICATIONS)


def test_heads_printed_over_each_other_leave_no_figures() -> None:
    def page(sheet: Sheet) -> None:
        for place, head in enumerate((*HEADS[:2], "科研总计", *HEADS[3:6])):
            sheet.text(252 + 48 * place, TOP - 12, head, size=9)
        sheet.rows(APPLICATIONS, (190.0, *[48.0] * 7))

    assert grids(read(page)) == []


# ---- text -------------------------------------------------------------------------------------
def test_lines_are_put_together_to_paragraphs() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(80, 100, "本年度我县坚持以公开为常态、不公开为例外，主动公开政府信息一千")
        sheet.text(60, 118, "余条，群众满意度不断提高。")
        sheet.text(80, 136, "下一步继续努力。")
        sheet.text(60, 160, "一、总体情况")

    assert texts(read(page)) == [
        "本年度我县坚持以公开为常态、不公开为例外，主动公开政府信息一千余条，群众满意度不断提高。",
        "下一步继续努力。",
        "一、总体情况",
    ]


MENU = ("公开指南", "公开制度", "法定主动公开内容", "依申请公开")
FIRST = ("本年度我县坚持以公开为常态，不公开", "为例外，主动公开政府信息一千余条。", "下一步继续努力，加强培训，")
SECOND = ("提高能力。", "存在的不足主要是解读形式不够丰富，", "今后改进。")


def beside(sheet: Sheet, left: Sequence[str], right: Sequence[str], size: float) -> None:
    for place, text in enumerate(left):
        sheet.text(60, 100 + 18 * place, text)
    for place, text in enumerate(right):
        sheet.text(300, 100 + 18 * place, text, size)


def test_a_menu_beside_a_title_is_no_part_of_it() -> None:
    title = "某县水利局2021年政府信息公开年报"
    assert title in texts(read(lambda sheet: beside(sheet, MENU, ("", title), 16)))


def test_two_columns_of_text_are_read_one_after_the_other() -> None:
    assert "".join(texts(read(lambda sheet: beside(sheet, FIRST, SECOND, 10)))) == "".join((*FIRST, *SECOND))


@pytest.mark.parametrize("right", [("", "12"), ("总计", "自然人", "法人或其他组织其他组织法人"), ("", "", "行政许可")])
def test_what_may_be_of_a_table_stays_in_its_line(right: Sequence[str]) -> None:
    found = " ".join(texts(read(lambda sheet: beside(sheet, MENU, right, 10))))
    assert all(f"{left} {text}" in found for left, text in zip(MENU, right, strict=False) if text)


def test_what_is_filled_into_a_form_is_read_where_it_stands() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(60, 100, "收到申请")
        sheet.canvas.acroForm.textfield(name="a", value="12345", x=200, y=HEIGHT - 300)

    (label, field) = read(page).lines()
    assert (label.text, field.text) == ("收到申请", "12345")
    assert field.spot and 200 < field.spot.box[0] < 220 and 260 < field.spot.box[1] < 300


# ---- two pages on one sheet -------------------------------------------------------------------
def test_of_two_pages_on_a_sheet_the_left_one_comes_first_and_its_table_goes_on() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(60, 80, FIRST[0] * 2)
        sheet.table(ROWS, WIDTHS, top=HEIGHT - 150)
        sheet.table((("其他文件", "7", "8", "9"),), WIDTHS, top=60, left=WIDTH + LEFT)
        sheet.text(WIDTH + 60, 200, SECOND[1] * 2)

    document = read_document("年报.pdf", pdf(page, size=(2.0 * WIDTH, HEIGHT)))
    assert texts(document) == [FIRST[0] * 2, SECOND[1] * 2]
    assert grids(document) == [[*as_lists(ROWS), ["其他文件", "7", "8", "9"]]]
    spot = next(block for block in document.blocks if isinstance(block, Grid)).rows[3][1].spot
    assert spot and spot.box == pytest.approx((WIDTH + LEFT + 120, 60, WIDTH + LEFT + 230, 84), abs=1)


def test_a_wide_table_without_lines_is_not_two_pages() -> None:
    document = read_document(
        "年报.pdf", pdf(lambda sheet: sheet.rows(APPLICATIONS, (300.0, *[110.0] * 7)), size=(1190, 842))
    )
    assert grids(document) == [as_lists(APPLICATIONS)]
