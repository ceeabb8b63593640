"""The picture that proves a figure: the forms, what is painted where, fonts, and the command."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from fakes import make_figures
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st
from picture_parts import HEAD, RECEIVED, changed, colours, head_of, pixels
from PIL import Image
from wenbao_process import SAMPLES, json_lines, run_wenbao

from bot.picture import fonts, shapes
from bot.picture.fonts import find_font
from bot.picture.forms import TABLES, Form, Place, Role, fill_form
from bot.picture.lettering import Lettering
from bot.picture.proof import MOST_BYTES, draw_proof
from bot.picture.shapes import Box, Rectangle, Words
from bot.picture.table import draw_form
from bot.settings import SettingError
from ingest.blocks import Grid
from ingest.limits import USUAL_LIMITS
from ingest.pipeline import read_report
from ingest.readers.html import read_html
from store.catalogue import cell_types
from store.model import Amendment, CellKey, Check, Report, Status, WenbaoError

LETTERING = Lettering(find_font())


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
    with pytest.raises(WenbaoError, match=f"没有这样的格（{asked[0].indicator}/total）"):
        draw_proof(HEAD, make_figures(), asked)


def test_a_report_without_tables_is_not_drawn() -> None:
    with pytest.raises(WenbaoError, match="2021 年年报没有读到"):
        draw_proof(HEAD, [])


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
def test_show_draws_the_page_of_a_pdf(tmp_path: Path) -> None:
    assert run_wenbao(tmp_path, "ingest", "--no-index", HONGZE).returncode == 0
    sizes = []
    for row in (["applications.received", "总计"], []):
        image = tmp_path / f"{len(row)}.png"
        done = run_wenbao(tmp_path, "show", "洪泽", "2023", *row, "--image", image)
        assert (done.returncode, done.stderr.decode()) == (0, f"已画出 {image}\n")
        sizes.append(Image.open(image).size)
    assert sizes[0][1] > 4000, "a table and a page"
