"""The page of a pdf or scan below the drawn table: how much of it is shown, where the boxes lie, what is said."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pytest
from fakes import make_figures, make_report
from pdf_pages import HEIGHT, Sheet, pdf
from picture_parts import HEAD, RECEIVED, changed, colours, pixels
from PIL import Image, ImageDraw

from bot.picture import page, shapes
from bot.picture.page import PointBox, view_page
from bot.picture.proof import draw_proof, prove
from store.database import Database
from store.model import Amendment, CellKey, Figure, Report, Status

A4 = (595, 842)
MARK: PointBox = (300.0, 500.0, 340.0, 520.0)


def sheet(mark: PointBox = MARK, size: tuple[int, int] = A4, scale: float = 2.0) -> Image.Image:
    """A white page with a black mark at a box in points."""
    image = Image.new("L", (round(size[0] * scale), round(size[1] * scale)), 255)
    x0, y0, x1, y1 = (round(side * scale) for side in mark)
    ImageDraw.Draw(image).rectangle((x0, y0, x1 - 1, y1 - 1), 0)
    return image


def saved(kind: str, images: Sequence[Image.Image], **options: Any) -> bytes:
    buffer = io.BytesIO()
    images[0].save(buffer, kind, save_all=len(images) > 1, append_images=images[1:], **options)
    return buffer.getvalue()


def lying() -> bytes:
    """A page as a camera held upright saves it: lying, with a note to turn it."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return saved("JPEG", [sheet().transpose(Image.Transpose.ROTATE_90)], exif=exif, dpi=(144, 144))


def turned(content: bytes, degrees: int) -> bytes:
    """A pdf whose pages are shown turned clockwise."""
    document, buffer = pypdfium2.PdfDocument(content), io.BytesIO()
    document[0].set_rotation(degrees)
    document.save(buffer)
    return buffer.getvalue()


LONG: PointBox = (300.0, 5000.0, 340.0, 5020.0)
PAGES: dict[str, tuple[bytes, int, PointBox]] = {
    "pdf": (saved("PDF", [sheet()], resolution=144), 1, MARK),
    "second page of a pdf": (saved("PDF", [sheet(scale=1), sheet()], resolution=144), 2, MARK),
    "very long pdf": (saved("PDF", [sheet(LONG, (595, 9000), 1)], resolution=72), 1, LONG),
    "pdf that lies": (turned(saved("PDF", [sheet()], resolution=144), 90), 1, (842 - 520.0, 300.0, 842 - 500.0, 340.0)),
    "wide pdf": (
        saved("PDF", [sheet((5000.0, 300.0, 5060.0, 330.0), (9000, 595), 1)], resolution=72),
        1,
        (5000.0, 300.0, 5060.0, 330.0),
    ),
    "png": (saved("PNG", [sheet()], dpi=(144, 144)), 1, MARK),
    "png that does not say how fine it is": (saved("PNG", [sheet()]), 1, MARK),
    "jpeg": (saved("JPEG", [sheet()], dpi=(144, 144)), 1, MARK),
    "lying jpeg": (lying(), 1, MARK),
    "second page of a tiff": (saved("TIFF", [sheet((9, 9, 12, 12)), sheet()], dpi=(144, 144)), 2, MARK),
    "black and white": (saved("TIFF", [sheet().convert("1")], dpi=(144, 144)), 1, MARK),
    "finer greys": (saved("PNG", [sheet().convert("I").point(lambda grey: grey * 257).convert("I;16")]), 1, MARK),
    "transparent": (saved("PNG", [sheet().convert("RGBA")], dpi=(144, 144)), 1, MARK),
}


def on_page(number: int, box: PointBox) -> list[Figure]:
    figures = make_figures()
    place = replace(next(one for one in figures if one.key == RECEIVED).locator, page=number, box=box)
    return changed(figures, RECEIVED, locator=place)


@pytest.mark.parametrize("kind", PAGES)
def test_the_box_on_the_page_is_around_the_cell(kind: str, tmp_path: Path) -> None:
    content, number, box = PAGES[kind]
    source = tmp_path / "source"
    source.write_bytes(content)
    picture = draw_proof(HEAD, on_page(number, box), [RECEIVED], source=source)
    cell = picture.page_cells[RECEIVED]
    assert picture.unshown == ""
    assert all(max(colour) < 60 for colour in colours(picture, cell, 4)), "the mark fills the box"
    image = pixels(picture)
    outside = [(cell.x0 - 4, cell.y0 - 4), (cell.x1 + 4, cell.y1 + 4)]
    assert all(min(image.getpixel(spot)) > 200 for spot in outside), "and ends with it"  # type: ignore[arg-type]
    frame = [(cell.x0 - 2, cell.y0 - 2), (cell.x1 + 1, cell.y1 + 1)]
    assert [image.getpixel(spot) for spot in frame] == [shapes.ASKED] * 2
    assert cell.y1 < picture.height < 6000


def test_faint_ink_outlives_shadow_and_noise() -> None:
    """A scan that is smoothed to be small still shows a mark of four fifths of its paper's brightness, dark or lit."""
    noise = np.random.default_rng(7).normal(0, 5, (1684, 1190))
    paper = np.tile(np.linspace(130, 245, 1190), (1684, 1))
    boxes = [(50.0, 400.0, 90.0, 420.0), (500.0, 400.0, 540.0, 420.0)]
    for x0, y0, x1, y1 in boxes:
        paper[int(y0 * 2) : int(y1 * 2), int(x0 * 2) : int(x1 * 2)] *= 0.8
    content = saved("PNG", [Image.fromarray((paper + noise).clip(0, 255).astype(np.uint8))], dpi=(144, 144))
    view = view_page(content, 1, boxes, 1504, 60_000)
    assert view.smoothed and not view.part
    marks = [np.asarray(view.image.crop((box.x0 + 4, box.y0 + 4, box.x1 - 4, box.y1 - 4))) for box in view.boxes if box]
    assert all(mark.max() < 250 for mark in marks)
    assert np.asarray(view.image)[:100].mean() > 250, "and the paper is white"


def test_a_noisy_scan_is_shown_in_part(tmp_path: Path) -> None:
    noisy = Image.effect_noise((1240, 1754), 90)
    (tmp_path / "scan.png").write_bytes(saved("PNG", [noisy], dpi=(150, 150)))
    picture = draw_proof(HEAD, on_page(1, MARK), [RECEIVED], source=tmp_path / "scan.png")
    whole = draw_proof(HEAD, on_page(1, MARK), [RECEIVED])
    assert 400 < picture.height - whole.height < 900
    assert RECEIVED in picture.page_cells


@pytest.mark.parametrize(
    ("content", "number", "why"),
    [
        (None, 1, "保存的来源文件不见了"),
        (b"", 1, "没有页面可画"),
        (b"PK\x03\x04 a word file", 1, "没有页面可画"),
        (PAGES["pdf"][0][:300], 1, "pdf 第 1 页打不开"),
        (PAGES["pdf"][0], 2, "pdf 第 2 页打不开"),
        (PAGES["png"][0][:200], 1, "图片第 1 页打不开"),
        (PAGES["png"][0], 2, "图片第 2 页打不开"),
    ],
)
def test_a_page_that_cannot_be_shown_costs_only_itself(
    content: bytes | None, number: int, why: str, tmp_path: Path
) -> None:
    source = tmp_path / "source"
    if content is not None:
        source.write_bytes(content)
    picture = draw_proof(HEAD, on_page(number, MARK), [RECEIVED], source=source if content is not None else None)
    assert why in picture.unshown
    assert picture.page_cells == {} and RECEIVED in picture.cells


def test_a_picture_of_absurd_size_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "_LARGEST_PICTURE", 100)
    (tmp_path / "source").write_bytes(PAGES["png"][0])
    assert "图片太大" in draw_proof(HEAD, on_page(1, MARK), [RECEIVED], source=tmp_path / "source").unshown


SECOND = CellKey("applications.carried_in", "total")


def two_on_page(first: PointBox, second: PointBox, pages: tuple[int, int] = (1, 1)) -> list[Figure]:
    figures = on_page(pages[0], first)
    place = replace(next(one for one in figures if one.key == SECOND).locator, page=pages[1], box=second)
    return changed(figures, SECOND, locator=place)


def test_what_is_filled_into_a_form_is_shown() -> None:
    def fill(held: Sheet) -> None:
        held.canvas.acroForm.textfield(name="a", value="12345", x=200, y=HEIGHT - 300, borderStyle="underlined")

    content = pdf(fill)
    view = view_page(content, 1, [(203.0, 268.0, 240.0, 280.0)], 1504, 60_000)
    (box,) = view.boxes
    assert box is not None and any(view.image.crop(box).histogram()[:60])


def test_of_a_noisy_page_as_much_is_shown_as_the_boxes_need() -> None:
    noisy = saved("PNG", [Image.effect_noise((1240, 1754), 90)], dpi=(150, 150))
    far = [(100.0, 100.0, 140.0, 120.0), (100.0, 700.0, 140.0, 720.0)]
    view = view_page(noisy, 1, far, 600, 10_000)
    assert view.part and view.smoothed
    assert all(box and 0 < box.y0 < box.y1 < view.image.height for box in view.boxes)


def test_boxes_too_far_apart_for_one_picture_are_counted(tmp_path: Path) -> None:
    source = tmp_path / "long.pdf"
    source.write_bytes(PAGES["very long pdf"][0])
    picture = draw_proof(HEAD, two_on_page(LONG, (300, 100, 340, 120)), [RECEIVED, SECOND], source=source)
    assert picture.unshown == "所问的格有 1 个没有在页面上画出"
    assert len(picture.page_cells) == 1


def test_pages_beyond_the_second_are_counted(tmp_path: Path) -> None:
    source = tmp_path / "three.pdf"
    source.write_bytes(saved("PDF", [sheet()] * 3, resolution=144))
    figures = two_on_page(MARK, MARK, (1, 2))
    third = CellKey("applications.granted", "total")
    place = replace(next(one for one in figures if one.key == third).locator, page=3, box=MARK)
    picture = draw_proof(HEAD, changed(figures, third, locator=place), [RECEIVED, SECOND, third], source=source)
    assert picture.unshown == "所问的格有 1 个没有在页面上画出"
    assert set(picture.page_cells) == {RECEIVED, SECOND}


def test_a_cell_that_was_not_found_is_boxed_nowhere(tmp_path: Path) -> None:
    """Neither at another cell's place, nor at one that it should have."""
    source = tmp_path / "a.pdf"
    source.write_bytes(PAGES["pdf"][0])
    figures = changed(on_page(1, MARK), SECOND, value=None, status=Status.MISSING, raw=None)
    alone = draw_proof(HEAD, figures, [SECOND], source=source)
    assert (alone.unshown, alone.page_cells) == ("所问的格在原件里没有找到", {})
    both = draw_proof(HEAD, figures, [SECOND, RECEIVED], source=source)
    assert (both.unshown, set(both.page_cells)) == ("所问的格有 1 个在原件里没有找到", {RECEIVED})
    assert draw_proof(HEAD, make_figures(), [SECOND], source=source).unshown == "", "a source without pages has none"


def test_the_frame_of_a_bare_figure_leaves_it_free(tmp_path: Path) -> None:
    bare = (300.0, 500.0, 304.0, 507.0)
    source = tmp_path / "a.pdf"
    source.write_bytes(saved("PDF", [sheet(bare)], resolution=144))
    picture = draw_proof(HEAD, on_page(1, bare), [RECEIVED], source=source)
    cell, image = picture.page_cells[RECEIVED], pixels(picture)
    middle = ((cell.x0 + cell.x1) // 2, (cell.y0 + cell.y1) // 2)
    assert max(image.getpixel(middle)) < 60  # type: ignore[arg-type]
    around = [(cell.x0 - 3, middle[1]), (cell.x1 + 3, middle[1]), (middle[0], cell.y0 - 3), (middle[0], cell.y1 + 3)]
    assert all(min(image.getpixel(spot)) > 200 for spot in around)  # type: ignore[arg-type]
    assert image.getpixel((cell.x0 - 6, middle[1])) == shapes.ASKED


def test_without_the_pdf_reader_the_table_is_drawn_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(PAGES["pdf"][0])
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    picture = draw_proof(HEAD, on_page(1, MARK), [RECEIVED], source=source)
    assert "pypdfium2" in picture.unshown and RECEIVED in picture.cells


# --- of what is held


def kept(folder: Path, content: bytes, *, more: int = 0) -> Report:
    """A report whose source is kept; `more`: what its fees are."""
    report = make_report(figures=changed(on_page(1, MARK), CellKey("proactive.fees", "amount"), value=Decimal(more)))
    folder.mkdir(exist_ok=True)
    (folder / f"{report.digest}.pdf").write_bytes(content)
    return report


def test_what_is_held_now_is_proved_by_its_own_copy(database: Database, tmp_path: Path) -> None:
    """Also for one who still has the head of a copy that was replaced, and after a correction."""
    sources = tmp_path / "sources"
    database.save(kept(sources, saved("PDF", [sheet((9, 9, 12, 12))], resolution=144)))
    (before,) = database.heads()
    database.save(kept(sources, PAGES["pdf"][0], more=7))
    made = Amendment(RECEIVED, Decimal(15), "附件为 15", "张三", datetime(2026, 11, 21, tzinfo=UTC))
    database.amend(before.organ_id, before.year, made)
    picture = prove(database, before, [RECEIVED], sources=sources)
    assert picture.unshown == ""
    assert all(max(colour) < 60 for colour in colours(picture, picture.page_cells[RECEIVED], 4)), "the newer page"
    assert shapes.AMENDED in colours(picture, picture.cells[RECEIVED], 8)


def test_without_its_source_a_report_is_proved_by_its_table(database: Database, tmp_path: Path) -> None:
    database.save(kept(tmp_path / "sources", b""))
    (head,) = database.heads()
    for lost in (tmp_path / "sources", tmp_path / "none"):
        for file in lost.glob("*"):
            file.unlink()
        picture = prove(database, head, [RECEIVED], sources=lost)
        assert picture.unshown == "原件页面没有画出：保存的来源文件不见了"
        assert RECEIVED in picture.cells and not picture.page_cells
