"""What reading by looks, a package or a conversion may take: small files that claim or hold too much end in one clear
line, before they cost anything."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from word_files import paragraph, word_file

from ingest.blocks import Grid
from ingest.limits import USUAL_LIMITS, Limits
from ingest.readers import office_guard, package, read_document
from ingest.readers.ocr import page as ocr_page
from ingest.readers.ocr import viewing
from ingest.readers.ocr.pictures import INK, whiten
from ingest.readers.ocr.viewing import Viewer
from store.model import WenbaoError

BLANK = Image.new("1", (300, 300), 1)


def tiff(*pages: Image.Image) -> bytes:
    written = io.BytesIO()
    pages[0].save(written, "TIFF", save_all=True, append_images=pages[1:])
    return written.getvalue()


def png(width: int, height: int) -> bytes:
    written = io.BytesIO()
    Image.new("1", (width, height)).save(written, "PNG")
    return written.getvalue()


def scanned(picture: Image.Image, size: tuple[float, float], pages: int = 1) -> bytes:
    """A pdf whose pages, of this size in points, are a picture each."""
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=size)
    for _ in range(pages):
        canvas.drawImage(ImageReader(picture), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def table() -> Image.Image:
    """A page of A4 at 150 dpi with a ruled table, two of its cells filled."""
    drawn = Image.new("L", (1240, 1754), 255)
    pen = ImageDraw.Draw(drawn)
    for step in range(4):
        pen.line((200, 300 + 60 * step, 800, 300 + 60 * step), fill=0, width=2)
        pen.line((200 + 200 * step, 300, 200 + 200 * step, 480), fill=0, width=2)
    pen.text((300, 330), "15", fill=0, font_size=28, anchor="mm")
    pen.text((700, 390), "16", fill=0, font_size=28, anchor="mm")
    return drawn


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "long.png": (lambda: png(20_000, 10), "图片太细长（20000×10 像素）"),
    "high.png": (lambda: png(10, 20_000), "图片太细长（10×20000 像素）"),
    "many.tif": (lambda: tiff(BLANK, BLANK, BLANK), "有 3 页扫描件或图片，超过上限 2 页"),
    "many.pdf": (lambda: scanned(BLANK, (595, 842), 3), "有 3 页扫描件或图片，超过上限 2 页"),
    "long.pdf": (lambda: scanned(BLANK, (14_400, 100)), "第 1 页太大而细长（14400×100 点）"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_before_it_is_looked_at(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(Viewer, "read")
    content, said = REFUSED[name]
    with pytest.raises(WenbaoError) as raised:
        read_document(name, content(), Limits(seen_pages=2))
    assert str(raised.value).startswith(f"{name}：{said}")


def test_a_scan_on_a_huge_page_is_read_as_on_paper() -> None:
    drawn, larger = table(), 8.0
    size = (drawn.width * larger, drawn.height * larger)
    (grid,) = (one for one in read_document("a.pdf", scanned(drawn, size)).blocks if isinstance(one, Grid))
    cell = grid.rows[1][2]
    assert cell.text == "16" and cell.spot is not None
    x0, y0, x1, y1 = (side / larger for side in cell.spot.box)
    assert x0 < 700 < x1 < 820 and y0 < 390 < y1 < 440


@pytest.mark.parametrize("error", [cv2.error("Insufficient memory"), MemoryError()])
def test_a_page_that_takes_all_memory_is_one_line(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(ocr_page, "read_page", fail)
    with pytest.raises(WenbaoError, match=r"^a\.pdf：第 1 页.*内存不够，没有读入"):
        read_document("a.pdf", scanned(table(), (595, 842)))


def test_pages_without_ink_take_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[float] = []
    monkeypatch.setattr(viewing, "put_off_end", given.append)
    monkeypatch.delattr(ocr_page, "read_page")
    viewer = Viewer("a.pdf", USUAL_LIMITS)
    assert viewer.read(np.full((300, 200, 3), 240, np.uint8), 1, 144).width == 100
    assert (given, viewer.seen, viewer.left) == ([], 1, [])


@pytest.mark.parametrize(("darkest", "brightest", "blank"), [(171, 255, True), (101, 150, True), (160, 255, False)])
def test_a_page_is_blank_where_nothing_of_it_can_be_ink(darkest: int, brightest: int, blank: bool) -> None:
    picture = np.random.default_rng(3).integers(darkest, brightest, (80, 60, 3), np.uint8, endpoint=True)
    assert viewing._is_blank(picture) == blank
    assert not blank or whiten(picture).min() >= INK


def test_a_damaged_picture_says_nothing_of_its_own() -> None:
    content = b"II*\x00\x08\x00\x00\x00" + b"\xff" * 500
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(WenbaoError, match=r"^a\.tif：图片残缺或损坏"):
            read_document("a.tif", content)


def test_a_part_of_too_many_tags_is_refused_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    content = word_file(paragraph("a") * 40)
    assert len(read_document("a.docx", content).blocks) == 40
    monkeypatch.setattr(package, "_MOST_TAGS", 100)
    with pytest.raises(WenbaoError, match=r"^a\.docx：文件里的段落或表格太多（word/document\.xml"):
        read_document("a.docx", content)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not keep to the limit")
def test_a_converter_has_less_than_a_gigabyte(tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nmkdir out\nulimit -d > out/source.docx\n")
    program.chmod(0o755)
    guard = [sys.executable, "-I", "-S", str(office_guard.__file__), "20", "1", ".rtf", "RTF", str(program)]
    reads, writes = os.pipe()
    os.write(writes, b"x")
    done = subprocess.run(guard, stdin=reads, stdout=subprocess.PIPE, check=True)
    os.close(reads)
    os.close(writes)
    assert 0 < int(done.stdout) * 1024 < 2**30
