"""Pdf files: tables by their ruling lines, over the end of a page, turned; reports as programs print them."""

from __future__ import annotations

from pathlib import Path

import pytest
from factory.making import make_report
from factory.printing import can_print, print_all
from factory.scoring import score
from hypothesis import given
from hypothesis import strategies as st
from pdf_pages import HEIGHT, LEFT, ROW, TOP, WIDTH, Draw, Sheet
from pdf_reading import HEAD, ROWS, WIDTHS, as_lists, grids, read, texts

from ingest.blocks import Grid
from ingest.pipeline import read_report
from ingest.readers.pdf.lattice import find_lattices
from ingest.readers.pdf.page import Glyph, Page, Ruling, moved, upright
from store.model import Status

REPORTS = Path(__file__).resolve().parent.parent.parent / "shared" / "reports"


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


def test_a_row_whose_figures_the_pages_end_parts_is_whole() -> None:
    widths = (150.0, 50.0, 50.0)
    above = (("四、结转下年度", "6", "7"), ("2.其他法律行政", "3", ""))
    below = (("法规禁止公开", "", "4"), ("3.危及安全", "1", "2"))
    document = read(lambda sheet: sheet.table(above, widths, top=750), lambda sheet: sheet.table(below, widths, top=72))
    assert grids(document)[0][1] == ["2.其他法律行政法规禁止公开", "3", "4"]


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
    for other in (page, moved(page, -100.0)):
        assert other.shown(other.glyphs[0][1:5]) == pytest.approx((x, y, x + 10, y + 12), abs=0.1)


# ---- reports ----------------------------------------------------------------------------------
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
