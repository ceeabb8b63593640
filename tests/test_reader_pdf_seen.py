"""Pdf files: only what a page shows is read, and only of fonts that draw what they say."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from pdf_pages import HEIGHT, LEFT, ROW, TOP, WIDTH, Draw, Sheet, pdf, stream, written_pdf
from pdf_reading import ROWS, WIDTHS, as_lists, grids, read, texts

from ingest.blocks import Grid
from ingest.readers import read_document
from ingest.readers.pdf.page import Glyph
from ingest.readers.pdf.rendering import draw_page
from ingest.readers.pdf.signs import plain_sign, without_doubles
from ingest.readers.pdf.source import read_pages


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


FALSE = [[text.replace("1", "9") for text in row] for row in ROWS]


def test_the_text_that_a_program_laid_under_a_scan_is_not_read() -> None:
    pixels, _ = draw_page(pdf(lambda sheet: sheet.table(ROWS, WIDTHS)), 1)

    def page(sheet: Sheet) -> None:
        sheet.rows(FALSE, WIDTHS)
        strips(sheet, pixels)
        sheet.text(60, 60, "某县水利局")

    (found,) = read_pages("年报.pdf", pdf(page))
    assert "".join(glyph.text for glyph in found.glyphs) == "某县水利局"


def test_the_unseen_text_over_a_scan_is_not_believed() -> None:
    pixels, _ = draw_page(pdf(lambda sheet: sheet.table(ROWS, WIDTHS)), 1)

    def page(sheet: Sheet) -> None:
        strips(sheet, pixels)
        for row, cells in enumerate(FALSE):
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
