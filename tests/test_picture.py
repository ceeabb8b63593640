"""The picture that proves a figure: the forms, what is painted where, the page itself, and the command."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fakes import make_figures, make_report
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st
from PIL import Image, ImageDraw
from wenbao_process import SAMPLES, json_lines, run_wenbao

from bot.picture import fonts, page, shapes
from bot.picture.fonts import find_font
from bot.picture.forms import TABLES, Form, Place, Role, fill_form
from bot.picture.lettering import Lettering
from bot.picture.page import PointBox, view_page
from bot.picture.proof import MOST_BYTES, Picture, draw_proof
from bot.picture.shapes import Box, Rectangle, Words
from bot.picture.table import draw_form
from bot.settings import SettingError
from ingest.blocks import Grid
from ingest.limits import USUAL_LIMITS
from ingest.pipeline import read_report
from ingest.readers.html import read_html
from store.catalogue import cell_types
from store.model import Amendment, CellKey, Check, Figure, Report, ReportHead, Status, WenbaoError

RECEIVED = CellKey("applications.received", "total")
LETTERING = Lettering(find_font())


def head_of(report: Report) -> ReportHead:
    return ReportHead(1, 1, report.organ, report.year, report.title, report.form, report.source)


HEAD = head_of(make_report())


def changed(figures: Iterable[Figure], key: CellKey, **change: object) -> list[Figure]:
    return [replace(figure, **change) if figure.key == key else figure for figure in figures]  # type: ignore[arg-type]


def pixels(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.png)).convert("RGB")


def colours(picture: Picture, box: Box, inset: int) -> set[tuple[int, ...]]:
    """The colours inside a box, so far from its edges."""
    part = pixels(picture).crop((box.x0 + inset, box.y0 + inset, box.x1 - inset, box.y1 - inset))
    return {colour for _, colour in part.getcolors(1 << 20) or [] if isinstance(colour, tuple)}


def covered(form: Form) -> Counter[tuple[int, int]]:
    """How many places lie over each square of a form's grid."""
    return Counter(
        (row, column)
        for place in form.places
        for row in range(place.row, place.row + place.rows)
        for column in range(place.column, place.column + place.columns)
    )


# --- the forms


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_every_cell_of_a_form_has_one_place(form: str) -> None:
    figures = make_figures(form=form)
    filled = [fill_form(table, figures) for table in TABLES]
    places = [place for one in filled if one for place in one.places if place.role is Role.VALUE]
    assert Counter(place.figure and place.figure.key for place in places) == Counter(one.key for one in figures)


@effort(max_examples=60)
@given(st.sets(st.sampled_from([cell.key for cell in cell_types()]), min_size=1))
def test_whatever_was_read_fills_a_whole_table(keys: set[CellKey]) -> None:
    """Hybrids of both forms, lone rows, lone columns: every square has one place, and no figure is lost."""
    both = {figure.key: figure for form in ("2019", "2021") for figure in make_figures(form=form)}
    found: set[CellKey] = set()
    for table in TABLES:
        form = fill_form(table, [both[key] for key in keys])
        if form is None:
            continue
        squares = {(row, column) for row in range(form.rows) for column in range(len(form.widths))}
        assert covered(form) == Counter(squares)
        found |= {place.figure.key for place in form.places if place.figure is not None}
    assert found == keys


@pytest.mark.parametrize("sample", ["yingqiu-2020.html", "example-qihe-town-2021.html"])
def test_forms_are_those_that_offices_publish(sample: str) -> None:
    """The merged cells of a published table, square by square, hold the texts that ours hold there."""
    content = (SAMPLES / sample).read_bytes()
    grids = [block for block in read_html(sample, content, USUAL_LIMITS).blocks if isinstance(block, Grid)]
    figures = read_report(sample, content).figures
    for table, grid in zip(TABLES, grids, strict=True):
        form = fill_form(table, figures)
        assert form is not None
        printed = [[squeezed(cell.text) for cell in row] for row in grid.rows]
        assert [row for row in squares(form) if row] == printed


def squares(form: Form) -> list[list[str]]:
    texts = [[""] * len(form.widths) for _ in range(form.rows)]
    for place in form.places:
        for row in range(place.row, place.row + place.rows):
            for column in range(place.column, place.column + place.columns):
                texts[row][column] = squeezed(said(place))
    return texts


def said(place: Place) -> str:
    return str(place.figure.raw) if place.figure is not None else place.text


def squeezed(text: str) -> str:
    return "".join(text.split())


# --- lines of text


@effort(max_examples=80)
@given(st.text(alphabet="政府信息公开（）“”，。、3a7.", max_size=60), st.integers(40, 400), st.integers(18, 40))
def test_lines_hold_the_text_and_keep_its_marks_in_place(text: str, width: int, size: int) -> None:
    lines = LETTERING.wrap(text, size, width)
    assert "".join(lines) == text
    assert len(LETTERING.balance(text, size, width)) == len(lines)
    wide = [line for line in lines if LETTERING.width(line, size) > width]
    assert all(len(line.strip("（）“”，。、.")) <= 1 for line in wide), "but for what one letter must take with it"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("政府信息，公开", 4, ["政府信", "息，公开"]),
        ("政府信（公开）", 4, ["政府信", "（公开）"]),
        ("政府10000件", 3, ["政府", "10000", "件"]),
        ("", 4, [""]),
    ],
)
def test_lines_end_where_readers_expect(text: str, width: int, lines: list[str]) -> None:
    assert LETTERING.wrap(text, 20, width * 20 + 1) == lines


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("value", [7, 123_456, 98_765_432_109])
def test_text_stays_in_its_cell(form: str, value: int) -> None:
    figures = [replace(one, value=Decimal(value), check=Check.BROKEN) for one in make_figures(form=form)]
    for table in TABLES:
        filled = fill_form(table, figures)
        assert filled is not None
        drawing = draw_form(filled, [RECEIVED], LETTERING, 48, 300, 1504)
        cell = Box(0, 0, 0, 0)
        for shape in drawing.shapes:
            if isinstance(shape, Rectangle):
                cell = shape.box
            elif isinstance(shape, Words):
                left, top, right, bottom = LETTERING.at(shape.size).getbbox(shape.text, anchor="ls")
                assert cell.x0 <= shape.x + left and shape.x + right <= cell.x1, shape.text
                assert cell.y0 <= shape.base + top and shape.base + bottom <= cell.y1, shape.text
        assert drawing.height == max(box.y1 for box in drawing.cells.values()) - 300


# --- the picture


@pytest.fixture(scope="module")
def sample() -> Report:
    name = "jiaxiang-office-2021.html"
    return read_report(name, (SAMPLES / name).read_bytes())


def test_the_asked_cell_is_boxed_and_no_other(sample: Report) -> None:
    picture = draw_proof(head_of(sample), sample.figures, [RECEIVED])
    image = pixels(picture)
    boxed = {
        key
        for key, box in picture.cells.items()
        if {image.getpixel((x, y)) for x in (box.x0 + 3, box.x1 - 3) for y in (box.y0 + 3, box.y1 - 3)}
        == {shapes.ASKED}
    }
    assert boxed == {RECEIVED}
    assert {key.indicator.split(".")[0] for key in picture.cells} == {"applications"}
    assert shapes.ASKED_PALE in colours(picture, picture.cells[RECEIVED], 10)


def test_pictures_are_small_and_the_same_each_time(sample: Report) -> None:
    drawn = [draw_proof(head_of(sample), sample.figures) for _ in range(2)]
    assert drawn[0].png == drawn[1].png
    assert len(drawn[0].png) < MOST_BYTES
    assert pixels(drawn[0]).size == (drawn[0].width, drawn[0].height) == (1600, drawn[0].height)
    assert drawn[0].width + drawn[0].height <= 10_000  # what Telegram takes as a photo
    assert set(drawn[0].cells) == {figure.key for figure in sample.figures}


def test_each_status_looks_different() -> None:
    key = CellKey("applications.granted", "natural")
    figures = make_figures([1] * 200)
    amended = Amendment(key, Decimal(1), "核对原件", "张三", datetime(2026, 1, 2, tzinfo=UTC))
    looks: dict[str, dict[str, object]] = {
        "reported": {},
        "blank": {"value": None, "status": Status.BLANK, "raw": ""},
        "dash": {"value": None, "status": Status.BLANK, "raw": "—"},
        "missing": {"value": None, "status": Status.MISSING, "raw": None},
        "broken": {"check": Check.BROKEN},
        "amended": {"amended": amended, "read": Decimal(9), "read_status": Status.REPORTED},
    }
    found = {}
    for name, change in looks.items():
        picture = draw_proof(HEAD, changed(figures, key, **change), [RECEIVED])
        found[name] = colours(picture, picture.cells[key], 2)
    assert found["blank"] == {shapes.WHITE}
    assert shapes.HATCH in found["missing"] and shapes.WHITE in found["missing"]
    assert shapes.BROKEN in found["broken"] and shapes.BROKEN_PALE in found["broken"]
    assert shapes.AMENDED in found["amended"]
    assert shapes.INK in found["reported"] and shapes.MUTED in found["dash"]


@pytest.mark.parametrize("asked", [[CellKey("applications.other", "total")], [CellKey("no.such", "total"), RECEIVED]])
def test_what_the_report_lacks_is_not_drawn(asked: list[CellKey]) -> None:
    with pytest.raises(WenbaoError, match="画不出图"):
        draw_proof(HEAD, make_figures(), asked)


def test_a_report_without_tables_is_not_drawn() -> None:
    with pytest.raises(WenbaoError, match="2021 年年报没有读到"):
        draw_proof(HEAD, [])


# --- the page itself

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


LONG: PointBox = (300.0, 5000.0, 340.0, 5020.0)
PAGES: dict[str, tuple[bytes, int, PointBox]] = {
    "pdf": (saved("PDF", [sheet()], resolution=144), 1, MARK),
    "second page of a pdf": (saved("PDF", [sheet(scale=1), sheet()], resolution=144), 2, MARK),
    "very long pdf": (saved("PDF", [sheet(LONG, (595, 9000), 1)], resolution=72), 1, LONG),
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
    marks = [np.asarray(view.image.crop((box.x0 + 4, box.y0 + 4, box.x1 - 4, box.y1 - 4))) for box in view.boxes]
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


# --- fonts


def test_without_any_font_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_PACKAGED", "no_such_package")
    monkeypatch.setattr(fonts, "_FOLDERS", ())
    with pytest.raises(WenbaoError, match=r"fonts-noto-cjk.*WENBAO_FONT"):
        find_font.__wrapped__()


def test_the_system_font_serves_where_the_packaged_one_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packaged = find_font().path
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "notosanscjk-regular.ttc").symlink_to(packaged)
    monkeypatch.setattr(fonts, "_PACKAGED", "no_such_package")
    monkeypatch.setattr(fonts, "_FOLDERS", (str(tmp_path),))
    assert find_font.__wrapped__() == (tmp_path / "deep" / "notosanscjk-regular.ttc", find_font().number)


def test_a_named_font_must_be_one(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="WENBAO_FONT：没有这个字体文件"):
        find_font(tmp_path / "none.ttf")
    (tmp_path / "bad.ttf").write_bytes(b"no font")
    with pytest.raises(SettingError, match=r"WENBAO_FONT：.*不是字体文件"):
        find_font(tmp_path / "bad.ttf")
    assert find_font(find_font().path) == find_font()


# --- the command


def test_show_draws_one_cell(home: Path, tmp_path: Path) -> None:
    image = tmp_path / "cell.png"
    image.write_bytes(b"what was there")
    organ = "嘉祥县人民政府办公室"
    done = run_wenbao(home, "show", organ, "2021", "新收", "总计", "--json", "--image", image)
    assert done.returncode == 0, done.stderr.decode()
    assert [(line["indicator"], line["column"]) for line in json_lines(done)] == [RECEIVED]
    assert "（代替了原有的文件）" in done.stderr.decode()
    assert Image.open(image).size[0] == 1600


@pytest.mark.parametrize(
    ("file", "environ", "code", "why"),
    [
        ("none/cell.png", {}, 2, "没有文件夹"),
        ("cell.jpg", {}, 2, "文件名应以 .png 结尾"),
        ("folder.png", {}, 1, "写不了"),
        ("cell.png", {"WENBAO_FONT": "none.ttf"}, 2, "WENBAO_FONT"),
    ],
)
def test_show_says_why_it_cannot_draw(
    home: Path, tmp_path: Path, file: str, environ: dict[str, str], code: int, why: str
) -> None:
    (tmp_path / "folder.png").mkdir()
    done = run_wenbao(home, "show", "嘉祥县人民政府办公室", "2021", "--json", "--image", tmp_path / file, **environ)
    assert (done.returncode, done.stdout) == (code, b"")
    assert why in done.stderr.decode()
    assert [path.name for path in tmp_path.iterdir()] == ["folder.png"]


# --- with the real readers


HONGZE = Path(__file__).resolve().parent.parent.parent / "shared" / "reports" / "hongze-2023" / "source.pdf"


@pytest.mark.skipif(not HONGZE.is_file(), reason="no shared reports here")
def test_every_figure_of_a_pdf_stands_in_its_box() -> None:
    content = HONGZE.read_bytes()
    placed = [figure for figure in read_report("source.pdf", content).figures if figure.locator.box is not None]
    pages = {number: [one for one in placed if one.locator.page == number] for number in (2, 3, 4)}
    assert sum(map(len, pages.values())) == len(placed) == 186
    for number, figures in pages.items():
        view = view_page(content, number, [one.locator.box for one in figures if one.locator.box], 1504, MOST_BYTES)
        for figure, box in zip(figures, view.boxes, strict=True):
            inside = view.image.crop((box.x0 + 6, box.y0 + 6, box.x1 - 6, box.y1 - 6))
            assert any(inside.histogram()[:100]), f"no ink in the box of {figure.key}"


@pytest.mark.skipif(not HONGZE.is_file(), reason="no shared reports here")
def test_show_draws_the_page_of_a_pdf(tmp_path: Path) -> None:
    assert run_wenbao(tmp_path, "ingest", "--no-index", HONGZE).returncode == 0
    sizes = []
    for row in (["applications.received", "总计"], []):
        image = tmp_path / f"{len(row)}.png"
        done = run_wenbao(tmp_path, "show", "洪泽", "2023", *row, "--image", image)
        assert (done.returncode, done.stderr.decode()) == (0, f"已画出 {image}\n")
        sizes.append(Image.open(image).size)
    assert sizes[0][1] > 4000, "a table and a page"
