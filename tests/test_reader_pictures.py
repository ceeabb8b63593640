"""Scanned and photographed pages: what is read of them, what is not, and the way back to the picture."""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import numpy as np
import pytest
from pdf_pages import Sheet, pdf
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader

from bot.picture.page import view_page
from ingest.blocks import Cell, Document, Grid, Paragraph
from ingest.columns import APPLICANTS
from ingest.limits import USUAL_LIMITS
from ingest.pictures import tell_outside, with_pictures
from ingest.readers import read_document
from ingest.readers.ocr.page import read_page
from ingest.records import split_records
from ingest.statutory import read_tables
from store.bound_pages import bind_pages
from store.model import CellKey, WenbaoError

HAN = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")
ROWS = (
    ("0", "1", "11", "", "7"),
    ("10", "-", "100", "/", "35.5"),
    ("2", "3", "4", "5", "6"),
    ("8", "9", "0", "", "1024"),
)
LEFT, TOP, WIDE, HIGH = 200, 300, 220, 60

needs_han = pytest.mark.skipif(not HAN.exists(), reason="a font with Chinese letters is needed (fonts-noto-cjk)")


def sheet(rows: tuple[tuple[str, ...], ...] = ROWS, high: int = HIGH) -> Image.Image:
    """A page of A4 at 200 dpi with a ruled table, its rows so high."""
    page = Image.new("RGB", (1654, 2339), "white")
    pen = ImageDraw.Draw(page)
    font = ImageFont.load_default(32)
    right, foot = LEFT + WIDE * len(rows[0]), TOP + high * len(rows)
    for row in range(len(rows) + 1):
        pen.line((LEFT, TOP + row * high, right, TOP + row * high), fill="black", width=2)
    for column in range(len(rows[0]) + 1):
        pen.line((LEFT + column * WIDE, TOP, LEFT + column * WIDE, foot), fill="black", width=2)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            pen.text(middle(row, column, high), text, fill="black", font=font, anchor="mm")
    return page


def middle(row: int, column: int, high: int = HIGH) -> tuple[float, float]:
    return LEFT + (column + 0.5) * WIDE, TOP + (row + 0.5) * high


def worn(page: Image.Image, tilt: float) -> Image.Image:
    """The page tilted, with grain and a shadow on its right."""
    turned = page.rotate(tilt, Image.Resampling.BICUBIC, fillcolor="white")
    grain = np.random.default_rng(1).normal(0, 6, (turned.height, turned.width, 1))
    pixels = (np.asarray(turned, np.float64) + grain) * np.linspace(1, 0.7, turned.width)[None, :, None]
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def encoded(page: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    buffer = io.BytesIO()
    page.save(buffer, kind, **options)
    return buffer.getvalue()


def read(page: Image.Image) -> Document:
    return read_document("page.png", encoded(page, dpi=(200, 200)))


def cells(document: Document) -> list[list[Cell]]:
    (grid,) = (block for block in document.blocks if isinstance(block, Grid))
    return [list(row) for row in grid.rows]


def test_figures_of_a_tilted_page_lead_back_to_it() -> None:
    tilt = 1.3
    found = cells(read(worn(sheet(), tilt)))
    assert [len(row) for row in found] == [5] * 4
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            cell = found[row][column]
            if text.strip("-/"):
                assert (cell.text, cell.sure) == (text, True)
            else:
                assert not cell.sure or not cell.text.strip("-/")
            x, y = turned(*middle(row, column), tilt)
            assert cell.spot is not None and cell.spot.page == 1
            x0, y0, x1, y1 = cell.spot.box
            assert x0 < x < x1 and y0 < y < y1


def turned(x: float, y: float, tilt: float) -> tuple[float, float]:
    """Where a point of the page lies in points after it was tilted anticlockwise around its middle."""
    angle = np.radians(tilt)
    across, down = x - 827, y - 1169.5
    return (
        (827 + across * np.cos(angle) + down * np.sin(angle)) * 72 / 200,
        (1169.5 - across * np.sin(angle) + down * np.cos(angle)) * 72 / 200,
    )


def test_a_figure_under_a_stain_is_not_beyond_doubt() -> None:
    page = sheet()
    pen = ImageDraw.Draw(page)
    x, y = middle(2, 1)
    pen.ellipse((x - 12, y - 12, x + 4, y + 14), fill="black")
    found = cells(read(page))
    assert found[2][1].text and not found[2][1].sure
    assert (found[2][2].text, found[2][2].sure) == ("4", True)


def test_two_figures_without_a_ruling_between_are_not_one() -> None:
    page = sheet()
    pen = ImageDraw.Draw(page)
    pen.line((LEFT + 2 * WIDE, TOP + 2 * HIGH + 4, LEFT + 2 * WIDE, TOP + 3 * HIGH - 4), fill="white", width=8)
    found = cells(read(page))
    assert not found[2][1].sure


def test_two_figures_one_above_the_other_without_a_ruling_between_keep_their_rows() -> None:
    y = TOP + 3 * HIGH
    found = cells(read(wiped(sheet(), (LEFT + WIDE + 4, y - 4, LEFT + 2 * WIDE - 4, y + 4))))
    assert [(found[row][1].text, found[row][1].sure) for row in (2, 3)] == [("3", False), ("9", False)]
    assert [(found[row][2].text, found[row][2].sure) for row in (2, 3)] == [("4", True), ("0", True)]


def test_a_table_of_one_row_is_one() -> None:
    page = read_page(np.asarray(sheet((("8", "0", "1024", "17"),))), 1, 200)
    assert [(glyph.text, glyph.sure) for glyph in page.glyphs] == [(text, True) for text in ("8", "0", "1024", "17")]
    assert len({ruling.at for ruling in page.rulings if not ruling.across}) == 5


def wiped(page: Image.Image, *boxes: tuple[float, float, float, float]) -> Image.Image:
    """The page without what stood in some boxes."""
    for box in boxes:
        ImageDraw.Draw(page).rectangle(box, fill="white")
    return page


def without_foot() -> Image.Image:
    """The table goes on over the page's end: no ruling closes its last row."""
    foot = TOP + 4 * HIGH
    gaps = [(LEFT + column * WIDE + 3, foot - 3, LEFT + (column + 1) * WIDE - 3, foot + 3) for column in range(5)]
    return wiped(sheet(), *gaps)


def with_worn_ruling() -> Image.Image:
    """The ruling between two figures of a row is worn away in its middle."""
    x, y = LEFT + 3 * WIDE, TOP + 2 * HIGH
    return wiped(sheet(), (x - 4, y + 22, x + 4, y + 36))


def under_grey_seal() -> Image.Image:
    """A grey copy of a seal lies over the table; its rim crosses figures and rulings."""
    x, y = middle(2, 2)
    seal = Image.new("L", (1654, 2339), 255)
    ImageDraw.Draw(seal).ellipse((x - 165, y - 165, x + 165, y + 165), outline=125, width=8)
    return Image.fromarray(np.minimum(np.asarray(sheet()), np.asarray(seal)[..., None]))


@pytest.mark.parametrize("draw", [without_foot, with_worn_ruling, under_grey_seal])
def test_each_figure_of_a_worn_page_is_read(draw: Callable[[], Image.Image]) -> None:
    found = cells(read(worn(draw(), 1.3)))
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            if text.strip("-/"):
                assert (found[row][column].text, found[row][column].sure) == (text, True)


def high_cell(*written: tuple[str, float, float, int]) -> Cell:
    """The cell of two rows' height in which texts are written, each so far from its middle, at some size."""
    x, y = middle(1, 1)
    page = wiped(sheet(), (x - WIDE / 2 + 3, y - HIGH / 2 + 3, x + WIDE / 2 - 3, y + 1.5 * HIGH - 3))
    for text, right, down, size in written:
        font = ImageFont.load_default(size)
        ImageDraw.Draw(page).text((x + right, y + HIGH / 2 + down), text, fill="black", font=font, anchor="ms")
    return cells(read(page))[1][1]


@pytest.mark.parametrize(
    ("written", "text", "sure"),
    [
        pytest.param((("1,02", 0, -12, 32), ("4", 0, 30, 32)), "1,024", True, id="can be nothing else"),
        pytest.param((("12", 0, -12, 32), ("34", 0, 30, 32)), "1234", False, id="may be two"),
        pytest.param((("0", 0, 10, 32), ("3", 20, 0, 18)), "0", False, id="with the number of a note"),
    ],
)
def test_a_number_over_two_lines(written: tuple[tuple[str, float, float, int], ...], text: str, sure: bool) -> None:
    found = high_cell(*written)
    assert found.sure == sure
    assert not sure or found.text == text


@needs_han
@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_page_is_read_whichever_way_up(quarters: int) -> None:
    page = Image.new("RGB", (1654, 1200), "white")
    font = ImageFont.truetype(str(HAN), 44)
    lines = (
        "本机关2023年度政府信息公开工作年度报告",
        "全年收到政府信息公开申请12件，办结11件。",
        "特此报告，请社会各界监督。",
    )
    for place, line in enumerate(lines):
        ImageDraw.Draw(page).text((150, 200 + 140 * place), line, fill="black", font=font)
    turned_page = Image.fromarray(np.ascontiguousarray(np.rot90(np.asarray(page), quarters)))
    found = [block.text for block in read(turned_page).blocks if isinstance(block, Paragraph)]
    assert "".join(found).replace(" ", "").replace("，", ",") == "".join(lines).replace("，", ",")


@needs_han
@pytest.mark.parametrize("quarters", [0, 3])
def test_a_page_whose_labels_stand_a_letter_a_line_is_read_whichever_way_up(quarters: int) -> None:
    page = sheet((("", "12", "0", "5", "17"), ("", "0", "3", "40", "43")), 400)
    font = ImageFont.truetype(str(HAN), 36)
    for row, label in enumerate(("属于行政执法案卷", "属于行政查询事项")):
        x, y = middle(row, 0, 400)
        for place, letter in enumerate(label):
            ImageDraw.Draw(page).text((x, y - 154 + place * 44), letter, fill="black", font=font, anchor="mm")
    turned_page = Image.fromarray(np.ascontiguousarray(np.rot90(np.asarray(page), quarters)))
    assert [cell.text for cell in cells(read(turned_page))[0][1:]] == ["12", "0", "5", "17"]


def test_a_tiff_has_pages_and_a_camera_says_what_is_up() -> None:
    first, second = sheet(), sheet((("5", "6"), ("7", "8")))
    both = encoded(first, "TIFF", save_all=True, append_images=[second], dpi=(200, 200), compression="tiff_lzw")
    grids = [block for block in read_document("two.tif", both).blocks if isinstance(block, Grid)]
    assert [grid.rows[0][0].spot.page for grid in grids if grid.rows[0][0].spot] == [1, 2]
    exif = Image.Exif()
    exif[0x112] = 6
    sideways = encoded(first.rotate(90, expand=True), "JPEG", exif=exif, quality=90)
    assert [cell.text for cell in cells(read_document("photo.jpg", sideways))[2]] == ["2", "3", "4", "5", "6"]


def test_pages_that_are_a_picture_each_are_read_in_order() -> None:
    pages = [encoded(sheet()), encoded(sheet((("5", "6"), ("7", "8"))), "JPEG", quality=90)]
    bound = bind_pages(pages)
    grids = [block for block in read_document("p1-2.png", bound).blocks if isinstance(block, Grid)]
    spots = [grid.rows[0][0].spot for grid in grids]
    assert [spot.page for spot in spots if spot] == [1, 2] and spots[1] is not None
    drawn = view_page(bound, 2, [spots[1].box], 900, 10**7)
    assert drawn.image.tobytes() == view_page(pages[1], 1, [spots[1].box], 900, 10**7).image.tobytes()
    tiff = encoded(sheet(), "TIFF", save_all=True, append_images=[sheet()])
    for page, cause in ((pages[0][:2000], "残缺"), (tiff, "本身有多页")):
        with pytest.raises(WenbaoError, match=f"^p1-2.png：第 2 页.*{cause}"):
            read_document("p1-2.png", bind_pages([pages[0], page]))


def test_of_a_gif_the_first_picture_is_read() -> None:
    moving = encoded(sheet().convert("L"), "GIF", save_all=True, append_images=[Image.new("L", (1654, 2339))])
    assert [cell.text for cell in cells(read_document("a.gif", moving))[2]] == ["2", "3", "4", "5", "6"]


def huge_png() -> bytes:
    """A png whose head claims more pixels than are read."""
    small = bytearray(encoded(Image.new("L", (300, 300))))
    small[16:24] = (40_000).to_bytes(4, "big") * 2
    return bytes(small)


BAD = {
    "cut.png": (encoded(sheet())[:2000], "残缺"),
    "cut.jpg": (encoded(sheet(), "JPEG")[:2000], "残缺"),
    "huge.png": (huge_png(), "太大|残缺"),
    "small.png": (encoded(Image.new("L", (20, 20))), "太小"),
    "cut.gif": (b"GIF89a" + bytes(50), "残缺"),
    "picture.pdf": (encoded(sheet())[:2000], "图片残缺"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_pictures_are_refused_with_the_cause(name: str) -> None:
    content, cause = BAD[name]
    with pytest.raises(WenbaoError, match=f"^{name}：.*(?:{cause})"):
        read_document(name, content)


def test_once_half_the_time_is_used_only_pages_with_tables_are_read() -> None:
    plain = Image.new("RGB", (1654, 2339), "white")
    for line in range(8):
        ImageDraw.Draw(plain).text((200, 300 + 90 * line), "1234567890 " * 3, fill="black", font_size=40)
    both = encoded(plain, "TIFF", save_all=True, append_images=[sheet()], dpi=(200, 200))
    found = read_document("two.tif", both, replace(USUAL_LIMITS, seconds=0, page_seconds=0))
    assert (found.seen, found.left) == (1, (1,))
    assert [type(block) for block in found.blocks] == [Grid]


def test_a_pdf_may_hold_pages_of_text_and_scanned_ones() -> None:
    def scanned(page: Sheet) -> None:
        page.canvas.drawImage(ImageReader(sheet()), 0, 0, 595, 842)

    def written(page: Sheet) -> None:
        page.table((("一", "7"), ("二", "8")), (100, 80))

    found = read_document("mixed.pdf", pdf(written, scanned, written))
    grids = [block for block in found.blocks if isinstance(block, Grid)]
    assert [grid.rows[0][0].spot.page for grid in grids if grid.rows[0][0].spot] == [1, 2, 3]
    assert [grid.rows[-1][-1].text for grid in grids] == ["8", "1024", "8"]
    assert found.seen == 1


HEAD = (
    ("项目", "自然人", "法人或其", "", "", "也组织", "", "总计"),
    ("", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""),
)


def test_a_misread_head_does_not_order_the_columns_against_the_sums() -> None:
    body = (("一、本年新收政府信息公开申请数量", *"1230006"), ("二、上年结转政府信息公开申请数量", *"1000001"))
    rows = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in (*HEAD, *body))
    records = split_records(read_document("a.html", f"<table>{rows}</table>".encode()).blocks)[0]
    found = {figure.key: figure.value for figure in read_tables(records, "2021").figures}
    assert [found[CellKey("applications.received", column)] for column in APPLICANTS] == [1, 2, 3, 0, 0, 0, 6]


# ---- pictures in other files ------------------------------------------------------------------
TEXT = "本机关依照条例公布二〇二三年度政府信息公开工作情况。" * 10


def in_word(picture: bytes) -> bytes:
    made = docx.Document()
    made.add_paragraph(TEXT)
    made.add_picture(io.BytesIO(picture), width=docx.shared.Cm(15))
    made.add_paragraph("后文")
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def in_page(picture: bytes) -> bytes:
    held = b64encode(picture).decode()
    return f'<p>{TEXT}</p><p><img src="data:image/png;base64,{held}"></p><p>后文</p>'.encode()


def seen(document: Document) -> Document:
    return with_pictures("report", document, USUAL_LIMITS, lambda _: False)


@pytest.mark.parametrize(("name", "put"), [("a.docx", in_word), ("a.html", in_page)])
def test_a_table_that_is_a_picture_is_read_where_it_stands(name: str, put: Callable[[bytes], bytes]) -> None:
    cut = sheet().crop((LEFT - 20, TOP - 20, LEFT + 5 * WIDE + 20, TOP + 4 * HIGH + 20))
    document = read_document(name, put(encoded(cut)))
    assert [type(block) for block in document.blocks] == [Paragraph, Paragraph]
    found = seen(document)
    assert [type(block) for block in found.blocks] == [Paragraph, Grid, Paragraph]
    row = cells(found)[2]
    assert [(cell.text, cell.spot) for cell in row] == [(text, None) for text in ROWS[2]]
    assert sum(cell.sure for cell in row) >= 4
    held = with_pictures("report", document, USUAL_LIMITS, lambda _: True)
    assert held is document


@pytest.mark.parametrize(
    "picture", [encoded(Image.new("RGB", (1200, 600), "white")), bytes(5000), encoded(sheet())[:9000]]
)
def test_a_picture_that_holds_no_table_changes_nothing(picture: bytes) -> None:
    document = read_document("a.html", in_page(picture))
    assert len(document.pictures) == 1
    assert seen(document).blocks == document.blocks


def test_a_page_whose_tables_are_pictures_elsewhere_says_so() -> None:
    page = "<p>正文</p><img src='/a/W0.png'><img src='icon.png' width='16' height='16'><img src='x.gif'>"
    document = read_document("a.html", page.encode())
    assert (document.outside, document.pictures) == (1, ())
    (problem,) = tell_outside(document, False)
    assert "引用了 1 张图片" in problem.message
    assert tell_outside(document, True) == ()
