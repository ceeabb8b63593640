"""Pdf files: tables with and without lines, over the end of a page, what is not seen, and what cannot be read."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from factory.making import make_report
from factory.printing import can_print, print_all
from factory.scoring import score
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from pdf_pages import HEIGHT, LEFT, ROW, TOP, WIDTH, Draw, Sheet, pdf, stream, written_pdf

from ingest.blocks import Document, Grid
from ingest.pipeline import read_report
from ingest.readers import read_document
from ingest.readers.pdf.lattice import find_lattices
from ingest.readers.pdf.page import Glyph, Page, Ruling, upright
from ingest.readers.pdf.rendering import draw_page
from ingest.readers.pdf.signs import plain_sign, without_doubles
from ingest.readers.pdf.source import read_pages
from ingest.values import is_value
from store.model import Status, WenbaoError

HEAD = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
ROWS = (HEAD, ("规章", "1", "0", "12"), ("行政规范性文件", "3", "4", "5"))
WIDTHS = (120.0, 110.0, 110.0, 110.0)
REPORTS = Path(__file__).resolve().parent.parent.parent / "shared" / "reports"


def read(*pages: Draw, turn: int = 0) -> Document:
    return read_document("年报.pdf", pdf(*pages, turn=turn))


def grids(document: Document) -> list[list[list[str]]]:
    """The texts of each grid, ^ for a copy."""
    return [
        [["^" if cell.copy else cell.text for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Grid)
    ]


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines()]


def as_lists(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [list(row) for row in rows]


# ---- lines ------------------------------------------------------------------------------------
def solid(sheet: Sheet) -> None:
    sheet.grid(3, WIDTHS)


def dashed(sheet: Sheet) -> None:
    sheet.canvas.setDash(3, 2)
    sheet.grid(3, WIDTHS)
    sheet.canvas.setDash()


def of_pieces(sheet: Sheet) -> None:
    """Lines drawn as many short strokes."""
    right = LEFT + sum(WIDTHS)
    for row in range(4):
        x = LEFT
        while x < right:
            sheet.line(x, TOP + row * ROW, min(x + 4, right), TOP + row * ROW)
            x += 6
    for column in range(5):
        x = LEFT + sum(WIDTHS[:column])
        sheet.line(x, TOP, x, TOP + 3 * ROW)


def thin_boxes(sheet: Sheet) -> None:
    """Lines drawn as filled boxes."""
    right, bottom = LEFT + sum(WIDTHS), TOP + 3 * ROW
    for row in range(4):
        sheet.area(LEFT, TOP + row * ROW, right, TOP + row * ROW + 0.5)
    for column in range(5):
        x = LEFT + sum(WIDTHS[:column])
        sheet.area(x, TOP, x + 0.5, bottom)


def framed_cells(sheet: Sheet) -> None:
    """A box around each cell."""
    for row in range(3):
        for column, width in enumerate(WIDTHS):
            x, y = LEFT + sum(WIDTHS[:column]), TOP + row * ROW
            sheet.canvas.rect(x, sheet.height - y - ROW, width, ROW)


def open_sides(sheet: Sheet) -> None:
    """No lines left and right."""
    right, bottom = LEFT + sum(WIDTHS), TOP + 3 * ROW
    for row in range(4):
        sheet.line(LEFT, TOP + row * ROW, right, TOP + row * ROW)
    for column in range(1, 4):
        x = LEFT + sum(WIDTHS[:column])
        sheet.line(x, TOP, x, bottom)


def open_ends(sheet: Sheet) -> None:
    """No lines above and below."""
    right, bottom = LEFT + sum(WIDTHS), TOP + 3 * ROW
    for row in range(1, 3):
        sheet.line(LEFT, TOP + row * ROW, right, TOP + row * ROW)
    for column in range(5):
        x = LEFT + sum(WIDTHS[:column])
        sheet.line(x, TOP, x, bottom)


def white_on_dark(sheet: Sheet) -> None:
    """White lines and a white head on colour."""
    right, bottom = LEFT + sum(WIDTHS), TOP + 3 * ROW
    sheet.area(LEFT - 1, TOP - 1, right + 1, TOP + ROW, 0.2)
    sheet.area(LEFT - 1, TOP + ROW, right + 1, bottom + 1, 0.8)
    sheet.canvas.setStrokeGray(1)
    sheet.grid(3, WIDTHS)
    sheet.canvas.setStrokeGray(0)


@pytest.mark.parametrize(
    "lines", [solid, dashed, of_pieces, thin_boxes, framed_cells, open_sides, open_ends, white_on_dark]
)
def test_a_table_is_read_however_its_lines_are_drawn(lines: Draw) -> None:
    def page(sheet: Sheet) -> None:
        lines(sheet)
        sheet.rows(ROWS, WIDTHS)

    assert grids(read(page)) == [as_lists(ROWS)]


def test_each_cell_has_its_page_and_box() -> None:
    document = read(lambda sheet: sheet.text(60, 60, "总体情况"), lambda sheet: sheet.table(ROWS, WIDTHS))
    grid = next(block for block in document.blocks if isinstance(block, Grid))
    spot = grid.rows[2][1].spot
    assert spot is not None
    assert spot.page == 2
    assert spot.box == pytest.approx((LEFT + 120, TOP + 2 * ROW, LEFT + 230, TOP + 3 * ROW), abs=1)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_seen(turn: int) -> None:
    """Drawn so that it stands upright once the page is turned as it asks for; boxes are those of the page as seen."""
    x, y, angle = {90: (HEIGHT, 0, 90), 180: (WIDTH, HEIGHT, 180), 270: (0, WIDTH, -90)}[turn]

    def page(sheet: Sheet) -> None:
        sheet.canvas.translate(x, y)
        sheet.canvas.rotate(angle)
        sheet.table(ROWS, WIDTHS)

    document = read(page, turn=turn)
    assert grids(document) == [as_lists(ROWS)]
    grid = next(block for block in document.blocks if isinstance(block, Grid))
    spot = grid.rows[0][0].spot
    assert spot is not None
    assert spot.box == pytest.approx((LEFT, TOP, LEFT + 120, TOP + ROW), abs=1)


def test_text_turned_on_an_upright_page_is_read_and_found_again() -> None:
    def page(sheet: Sheet) -> None:
        sheet.canvas.translate(0, HEIGHT)
        sheet.canvas.rotate(-90)
        sheet.height = WIDTH
        sheet.table(ROWS, WIDTHS)

    document = read(page)
    assert grids(document) == [as_lists(ROWS)]
    grid = next(block for block in document.blocks if isinstance(block, Grid))
    spot = grid.rows[0][0].spot
    assert spot is not None
    assert spot.box == pytest.approx((WIDTH - TOP - ROW, LEFT, WIDTH - TOP, LEFT + 120), abs=1)


def test_merged_cells_span() -> None:
    def page(sheet: Sheet) -> None:
        for y, x0 in ((120, 60), (144, 60), (168, 140), (192, 60)):
            sheet.line(x0, y, 380, y)
        for x, y0 in ((60, 120), (140, 144), (220, 144), (300, 144), (380, 120)):
            sheet.line(x, y0, x, 192)
        for x, y, text in ((64, 136, "申请人情况"), (64, 170, "三、本年度"), (64, 182, "办理结果"), (224, 160, "7")):
            sheet.text(x, y, text)
        sheet.text(144, 160, "（一）予以公开")
        sheet.text(144, 184, "（二）部分公开")
        sheet.text(304, 184, "9")

    assert grids(read(page)) == [
        [
            ["申请人情况", "^", "^", "^"],
            ["三、本年度办理结果", "（一）予以公开", "7", ""],
            ["^", "（二）部分公开", "", "9"],
        ]
    ]


def test_text_set_downwards_or_turned_is_a_label() -> None:
    def page(sheet: Sheet) -> None:
        sheet.grid(2, (30.0, 30.0, 100.0), top=120)
        sheet.line(60, 168, 220, 168)
        for x in (60, 90, 120, 220):
            sheet.line(x, 168, x, 300)
        sheet.line(60, 300, 220, 300)
        sheet.rows((("甲", "乙", "3"), ("丙", "丁", "5")), (30.0, 30.0, 100.0))
        for place, sign in enumerate("三、本年度办理结果"):
            sheet.text(68, 182 + 12 * place, sign)
        sheet.canvas.saveState()
        sheet.canvas.translate(108, sheet.height - 290)
        sheet.canvas.rotate(90)
        sheet.canvas.drawString(0, 0, "其他处理")
        sheet.canvas.restoreState()
        sheet.text(140, 230, "8")

    assert grids(read(page))[0][2] == ["三、本年度办理结果", "其他处理", "8"]


@pytest.mark.parametrize(
    ("lines", "width", "text"),
    [
        (("773", "0.28"), 32.0, "7730.28"),
        (("12", "34"), 100.0, "12\n34"),
        (("1.属于国", "家秘密"), 100.0, "1.属于国家秘密"),
        (("open", "data"), 100.0, "open data"),
    ],
)
def test_only_what_the_cells_width_forces_is_one_number(lines: tuple[str, str], width: float, text: str) -> None:
    def page(sheet: Sheet) -> None:
        sheet.table((("项目", ""), ("数量", "")), (60.0, width))
        sheet.text(126, TOP + 34, lines[0])
        sheet.text(126, TOP + 45, lines[1])

    assert grids(read(page))[0][1][1] == text


def test_a_notes_mark_is_no_digit() -> None:
    def page(sheet: Sheet) -> None:
        sheet.table((("行政许可", "55"), ("行政处罚", "8")), (100.0, 100.0))
        sheet.text(174.5, TOP + 12, "1", size=6)

    assert grids(read(page))[0][0] == ["行政许可", "55"]


# ---- over the end of a page -------------------------------------------------------------------
def test_a_table_over_two_pages_is_one_and_its_head_stands_once() -> None:
    def first(sheet: Sheet) -> None:
        sheet.table(ROWS[:2], WIDTHS, top=740)
        sheet.text(290, 820, "- 1 -")

    def second(sheet: Sheet) -> None:
        sheet.table((HEAD, ROWS[2]), WIDTHS, top=72)
        sheet.text(290, 820, "- 2 -")

    document = read(first, second)
    assert grids(document) == [as_lists(ROWS)]
    assert texts(document) == []
    grid = next(block for block in document.blocks if isinstance(block, Grid))
    assert [row[0].spot.page for row in grid.rows if row[0].spot] == [1, 1, 2]


def test_a_row_cut_by_the_pages_end_is_whole() -> None:
    widths = (150.0, 50.0, 50.0)
    above = (("四、结转下年度", "6", "7"), ("2.其他法律行政", "", ""))
    below = (("法规禁止公开", "3", "4"), ("3.危及安全", "1", "2"))
    document = read(lambda sheet: sheet.table(above, widths, top=750), lambda sheet: sheet.table(below, widths, top=72))
    assert grids(document) == [
        [["四、结转下年度", "6", "7"], ["2.其他法律行政法规禁止公开", "3", "4"], ["3.危及安全", "1", "2"]]
    ]


def test_a_row_of_its_own_at_a_pages_head_stays_one() -> None:
    widths = (150.0, 50.0, 50.0)
    above = (("1.属于国家秘密", "6", "7"), ("（三）不予公开", "", ""))
    below = (("2.其他法律行政法规禁止公开", "3", "4"), ("3.危及安全", "1", "2"))
    document = read(lambda sheet: sheet.table(above, widths, top=750), lambda sheet: sheet.table(below, widths, top=72))
    assert grids(document) == [as_lists((*above, *below))]


def test_running_titles_and_page_numbers_are_left_out() -> None:
    def page(number: int) -> Draw:
        def draw(sheet: Sheet) -> None:
            sheet.text(200, 40, "某县人民政府办公室文件")
            sheet.text(60, 120, f"第{'一二三'[number - 1]}段没有写完，")
            sheet.text(290, 815, str(number + 6))

        return draw

    assert texts(read(*map(page, (1, 2, 3)))) == ["第一段没有写完，", "第二段没有写完，", "第三段没有写完，"]


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

    (grid,) = grids(read(page))
    first, *others = as_lists(APPLICATIONS)
    assert not is_value(grid[0][1])
    assert [grid[0][0], *grid[0][2:]] == [first[0], *first[2:]]
    assert grid[1:] == others


def test_a_column_that_counts_rows_is_no_column_of_figures() -> None:
    counted = [[str(number), *row] for number, row in enumerate(as_lists(APPLICATIONS), 1)]
    assert grids(read(lambda sheet: sheet.rows(counted, (20.0, 190.0, *[40.0] * 7)))) == [counted]


def test_figures_beside_the_labels_of_two_rows_are_neithers() -> None:
    rows = [*as_lists(APPLICATIONS)[:2], ["（一）予以公开（二）部分公开", *["7"] * 7]]
    (grid,) = grids(read(lambda sheet: sheet.rows(rows, (190.0, *[40.0] * 7))))
    assert grid[:2] == rows[:2]
    assert not any(cell == "7" for row in grid for cell in row)


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


def unseen_white(sheet: Sheet) -> None:
    sheet.canvas.setFillGray(1)
    sheet.text(60, 200, "9999")
    sheet.canvas.setFillGray(0)


def unseen_mode(sheet: Sheet) -> None:
    sheet.text(60, 200, "9999", mode=3)


def unseen_outside(sheet: Sheet) -> None:
    sheet.text(-90, 200, "9999")


def unseen_covered(sheet: Sheet) -> None:
    sheet.text(60, 200, "9999")
    sheet.area(50, 180, 120, 210, 1.0)


def unseen_slanted(sheet: Sheet) -> None:
    sheet.canvas.saveState()
    sheet.canvas.rotate(40)
    sheet.canvas.drawString(300, 100, "9999")
    sheet.canvas.restoreState()


@pytest.mark.parametrize("draw", [unseen_white, unseen_mode, unseen_outside, unseen_covered, unseen_slanted])
def test_what_a_reader_does_not_see_is_not_read(draw: Draw) -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(60, 100, "总体情况良好。")
        draw(sheet)

    assert texts(read(page)) == ["总体情况良好。"]


SHOWN, HIDDEN = "BT /F 12 Tf 50 200 Td (Open data) Tj ET", "BT /F 12 Tf 50 150 Td (9999) Tj ET"
LAYER = {"catalog": "/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>", "resources": "/Properties<</L 6 0 R>>"}


@pytest.mark.parametrize(
    "content",
    [
        written_pdf(f"{SHOWN} /OC /L BDC {HIDDEN} EMC", more=["<</Type/OCG/Name(x)>>"], **LAYER),
        written_pdf(f"{SHOWN} q 0 0 40 40 re W n {HIDDEN} Q"),
        written_pdf(f"{SHOWN} 0.5 g 40 140 100 30 re f {HIDDEN}"),
        written_pdf(f"{SHOWN} {HIDDEN} 0.5 g 40 140 m 40 170 100 190 140 170 c 140 140 l f"),
    ],
    ids=["layer", "clipped", "grey on grey", "covered"],
)
def test_what_is_not_drawn_is_not_read(content: bytes) -> None:
    assert texts(read_document("年报.pdf", content)) == ["Open data"]


@pytest.mark.parametrize(
    ("pairs", "unread"),
    [("<33> <0033> <38> <0038>", 0), ("<33> <0038> <38> <0033>", 10), ("<33> <0036> <38> <0039>", 10)],
)
def test_a_font_that_draws_other_digits_than_it_says_is_not_believed(pairs: str, unread: int) -> None:
    head = "begincmap /CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange"
    names = stream(f"{head} 2 beginbfchar {pairs} endbfchar endcmap")
    content = written_pdf("BT /F 12 Tf 50 200 Td (Open data38) Tj ET", font="/ToUnicode 6 0 R", more=[names])
    (page,) = read_pages("年报.pdf", content)
    assert page.unread == unread


def test_what_is_filled_into_a_form_is_read_where_it_stands() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(60, 100, "收到申请")
        sheet.canvas.acroForm.textfield(name="a", value="12345", x=200, y=HEIGHT - 300)

    (label, field) = read(page).lines()
    assert (label.text, field.text) == ("收到申请", "12345")
    assert field.spot and 200 < field.spot.box[0] < 220 and 260 < field.spot.box[1] < 300


def test_text_printed_twice_is_read_once() -> None:
    def page(sheet: Sheet) -> None:
        for shift in (0.0, 0.4, 0.8):
            sheet.text(60 + shift, 100, "共收到申请11件。")

    assert texts(read(page)) == ["共收到申请11件。"]


@given(st.lists(st.sampled_from("0123456789"), min_size=1, max_size=12))
def test_digits_side_by_side_are_no_doubles(digits: list[str]) -> None:
    glyphs = [Glyph(digit, 60 + 5 * n, 90, 65 + 5 * n, 98, 98, 10) for n, digit in enumerate(digits)]
    assert without_doubles(glyphs) == glyphs


@pytest.mark.parametrize(("code", "sign"), [(0x2F00, "一"), (0x2EDA, "页"), (0xFB01, "fi"), (0x2461, "②"), (0x31, "1")])
def test_look_alikes_are_the_signs_that_are_meant(code: int, sign: str) -> None:
    assert plain_sign(code) == sign


def test_a_table_that_is_a_picture_on_a_page_of_text_is_read_where_it_stands() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    table, _ = draw_page(pdf(lambda sheet: sheet.table(ROWS, WIDTHS)), 1)
    scale = table.shape[1] / WIDTH
    top, bottom = (round(scale * y) for y in (TOP - 12, TOP + 3 * ROW + 12))
    shown = ImageReader(Image.fromarray(table[top:bottom]))

    def page(sheet: Sheet) -> None:
        sheet.text(60, 60, "二、主动公开政府信息情况")
        sheet.text(60, 500, "三、收到和处理政府信息公开申请情况")
        sheet.canvas.drawImage(shown, 0, HEIGHT - 300 - (bottom - top) / scale, WIDTH, (bottom - top) / scale)

    document = read(page)
    assert grids(document) == [as_lists(ROWS)]
    spot = next(block for block in document.blocks if isinstance(block, Grid)).rows[2][1].spot
    assert spot and spot.box == pytest.approx((LEFT + 120, 312 + 2 * ROW, LEFT + 230, 312 + 3 * ROW), abs=2)


def strips(sheet: Sheet, pixels: NDArray[np.uint8]) -> None:
    """A scanned page as some devices store it: in several pictures, each over the one before."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    height = len(pixels)
    for start in range(0, height, height // 3):
        part = pixels[start : start + height // 3]
        y = HEIGHT * (1 - (start + len(part)) / height)
        sheet.canvas.drawImage(ImageReader(Image.fromarray(part)), 0, y, WIDTH, HEIGHT * len(part) / height)


@pytest.mark.parametrize("mode", [0, 3], ids=["under the pictures", "over them, unseen"])
def test_the_text_that_a_program_laid_under_a_scan_is_not_believed(mode: int) -> None:
    pixels, _ = draw_page(pdf(lambda sheet: sheet.table(ROWS, WIDTHS)), 1)
    false = [[text.replace("1", "9") for text in row] for row in ROWS]

    def page(sheet: Sheet) -> None:
        if not mode:
            sheet.rows(false, WIDTHS)
        strips(sheet, pixels)
        if mode:
            for row, cells in enumerate(false):
                for column, text in enumerate(cells):
                    sheet.text(LEFT + sum(WIDTHS[:column]), TOP + row * ROW + 16, text, mode=3)
        sheet.text(60, 60, "某县水利局")

    document = read(page)
    (grid,) = grids(document)
    assert document.seen == 1
    assert all(
        cell in (text, "?")
        for row, cells in zip(grid, ROWS, strict=True)
        for cell, text in zip(row, cells, strict=True)
    )


# ---- laws -------------------------------------------------------------------------------------
Spans = list[tuple[int, int, int, int]]


@st.composite
def partitions(draw: st.DrawFn) -> Spans:
    """Areas that fill a table: a rectangle cut in two again and again."""
    areas: Spans = [(0, 0, draw(st.integers(2, 6)), draw(st.integers(2, 6)))]
    for _ in range(draw(st.integers(1, 12))):
        place = draw(st.integers(0, len(areas) - 1))
        top, left, bottom, right = areas[place]
        across = draw(st.booleans())
        if (bottom - top if across else right - left) < 2:
            continue
        cut = draw(st.integers((top if across else left) + 1, (bottom if across else right) - 1))
        halves: Spans = (
            [(top, left, cut, right), (cut, left, bottom, right)]
            if across
            else [(top, left, bottom, cut), (top, cut, bottom, right)]
        )
        areas[place : place + 1] = halves
    return areas


@given(partitions())
def test_areas_are_found_again_from_their_lines(areas: Spans) -> None:
    rulings = [
        ruling
        for top, left, bottom, right in areas
        for ruling in (
            Ruling(True, top * 20.0, left * 30.0, right * 30.0),
            Ruling(True, bottom * 20.0, left * 30.0, right * 30.0),
            Ruling(False, left * 30.0, top * 20.0, bottom * 20.0),
            Ruling(False, right * 30.0, top * 20.0, bottom * 20.0),
        )
    ]
    found = find_lattices(rulings)
    if len(areas) < 2:
        assert found == []
        return
    boxes = {(left * 30.0, top * 20.0, right * 30.0, bottom * 20.0) for top, left, bottom, right in areas}
    assert [area.box for lattice in found for area in lattice.areas] == sorted(boxes, key=lambda box: (box[1], box[0]))


@given(st.integers(0, 3), st.floats(10, 500), st.floats(10, 700))
def test_a_turned_box_is_shown_where_it_was(turn: int, x: float, y: float) -> None:
    glyph = Glyph("一", x, y, x + 10, y + 12, y + 10, 10, turn)
    page = upright(Page(1, WIDTH, HEIGHT, (glyph,)))
    assert page.glyphs[0].turn == 0
    assert page.shown(page.glyphs[0][1:5]) == pytest.approx((x, y, x + 10, y + 12), abs=0.1)


# ---- what cannot be read ----------------------------------------------------------------------
def picture(sheet: Sheet) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    sheet.canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, WIDTH, HEIGHT)


WHOLE = pdf(lambda sheet: sheet.table(ROWS, WIDTHS))
UNMAPPED = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Resources<</Font<</F 4 0 R>>>>/Contents 7 0 R>> endobj
4 0 obj <</Type/Font/Subtype/Type0/BaseFont/None/Encoding/Identity-H/DescendantFonts[5 0 R]>> endobj
5 0 obj <</Type/Font/Subtype/CIDFontType2/BaseFont/None/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)
/Supplement 0>>/FontDescriptor 6 0 R>> endobj
6 0 obj <</Type/FontDescriptor/FontName/None/Flags 4/FontBBox[0 0 9 9]/Ascent 9/Descent 0/StemV 1>> endobj
7 0 obj <</Length 61>> stream
BT /F 12 Tf 50 200 Td <0F410F420F430F440F450F460F470F480F490F4A> Tj ET
endstream endobj
trailer <</Root 1 0 R>>
%%EOF
"""
"""A font whose signs have no names, nor anything to draw."""


def packed(content: bytes, times: int = 1) -> bytes:
    """A pdf of one page that draws this, packed."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    head = f"<</Filter[{'/FlateDecode' * times}]/Length {len(content)}>> stream\n".encode()
    page = written_pdf("").split(b"5 0 obj")[0]
    return page + b"5 0 obj " + head + content + b"\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"


MANY = written_pdf("").replace(b"/Kids[3 0 R]/Count 1", b"/Kids[" + b"3 0 R " * 3000 + b"]/Count 3000")
DEEP = written_pdf("", catalog="/X " + "[" * 100_000 + "]" * 100_000)
LOOP = written_pdf("").replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]")
BROKEN: dict[str, tuple[bytes, str]] = {
    "password": (pdf(lambda sheet: sheet.text(60, 60, "一"), password="x"), "密码"),
    "cut off": (WHOLE[:300], "残缺或损坏"),
    "only a head": (b"%PDF-1.7\n", "残缺或损坏"),
    "no pdf": (b"\x00\x01\x02garbage" * 50, "残缺或损坏"),
    "no text either": (b"\x80\x81\xff\xfa" * 500, "残缺或损坏"),
    "a scan": (pdf(picture), "扫描件"),
    "no names of signs": (UNMAPPED, "对照表"),
    "no text": (pdf(lambda sheet: sheet.area(10, 10, 30, 30)), "没有文字"),
    "cut in its middle": (WHOLE[: len(WHOLE) // 2], "残缺或损坏"),
    "too many pages": (MANY, "3000 页"),
    "pages within themselves": (LOOP, "残缺或损坏"),
    "deep": (DEEP, "没有文字"),
    "a bomb": (packed(b" " * 9_000_000), "解压后超过 8 MB"),
    "a bomb in a bomb": (packed(b"q " * 20_000_000, 2), "解压后超过 8 MB"),
    "a page of one point": (pdf(lambda sheet: sheet.text(60, 60, "一"), size=(1.0, 1.0)), "没有文字"),
    "huge page": (pdf(lambda sheet: sheet.text(60, 60, "一"), size=(90_000.0, 90_000.0)), "尺寸"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_cannot_be_read_says_why(case: str) -> None:
    content, cause = BROKEN[case]
    with pytest.raises(WenbaoError, match=cause) as raised:
        read_document("年报.pdf", content)
    assert str(raised.value).startswith("年报.pdf：")


def test_a_file_that_only_its_owner_may_copy_from_is_read() -> None:
    assert grids(read_document("年报.pdf", pdf(lambda sheet: sheet.table(ROWS, WIDTHS), owner="x"))) == [as_lists(ROWS)]


def test_the_largest_page_and_packed_pages_are_read() -> None:
    assert texts(read_document("年报.pdf", pdf(lambda sheet: sheet.text(60, 60, "总体"), size=(14_400.0, 14_400.0))))
    assert texts(read_document("年报.pdf", packed(SHOWN.encode() + b" " * 8_000_000))) == ["Open data"]


def test_text_before_the_mark_and_another_suffix_do_no_harm() -> None:
    assert grids(read_document("年报.doc", b"\r\n" + WHOLE)) == [as_lists(ROWS)]


@pytest.mark.skipif(not (REPORTS / "hongze-2023" / "source.pdf").exists(), reason="the shared reports are not here")
def test_a_real_report_leads_from_each_figure_to_its_page() -> None:
    folder = REPORTS / "hongze-2023"
    report = read_report("洪泽.pdf", (folder / "source.pdf").read_bytes())
    text = read_report("洪泽.txt", (folder / "source.txt").read_bytes())
    known = {figure.key: figure.value for figure in text.figures if figure.status is Status.REPORTED}
    assert {figure.key: figure.value for figure in report.figures if figure.key in known} == known
    assert all(figure.status is Status.REPORTED for figure in report.figures)
    assert {figure.locator.page for figure in report.figures} == {2, 3, 4}
    assert all(figure.locator.box for figure in report.figures)
    assert all(passage.locator.page and passage.locator.box for passage in report.passages)


@pytest.mark.skipif(not can_print(), reason="LibreOffice is not installed")
def test_printed_reports_are_read_as_they_were_written() -> None:
    printed = list(print_all([make_report(seed, "docx", []) for seed in (1, 2, 3)]))
    assert len(printed) == 3
    for report in printed:
        counts = score(report).counts
        assert (counts["wrong"], counts["invented"], counts["missed"], counts["identity"]) == (0, 0, 0, 0)
