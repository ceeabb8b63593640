"""Pdf files that cannot be read, and such as look so."""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

import pytest
from pdf_pages import HEIGHT, WIDTH, Sheet, pdf, stream, written_pdf
from pdf_reading import ROWS, WIDTHS, as_lists, grids, texts

from ingest.limits import MEBIBYTE, Limits
from ingest.readers import read_document
from ingest.workers import Source, Workers
from store.model import NOTHING_GIVEN, WenbaoError

SHOWN = "BT /F 12 Tf 50 200 Td (Open data) Tj ET"


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


def forms_in_each_other(depth: int) -> bytes:
    """A page that draws a form that draws another ten times, and so on."""
    inner = "BT /F 12 Tf 50 200 Td (Open data) Tj ET"
    forms = [
        f"<</Type/XObject/Subtype/Form/BBox[0 0 300 300]/Resources<</XObject<</X {7 + place} 0 R>>>>{drawn[2:]}"
        for place in range(depth)
        for drawn in (stream("/X Do " * 10 if place < depth - 1 else inner),)
    ]
    return written_pdf("/X Do", resources="/XObject<</X 6 0 R>>", more=forms)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to the limit")
def test_a_file_that_takes_all_memory_ends_only_its_reader(tmp_path: Path) -> None:
    path = tmp_path / "年报.pdf"
    path.write_bytes(forms_in_each_other(12))
    source = Source(path, path.name, NOTHING_GIVEN)
    with Workers(Limits(memory_bytes=384 * MEBIBYTE), 1) as pool, pytest.raises(WenbaoError, match="384 MB"):
        pool.reports_of(source, pool.read(source))
