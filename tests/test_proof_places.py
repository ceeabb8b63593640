"""The way back from each figure of a pdf or scan to where it stands on its page, and the box drawn there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from drawn_reports import Box, Drawn, cropped, draw_report, scanned, turned
from fakes import make_figures
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from bot.picture.page import PageView, view_page
from ingest.pipeline import read_report
from store.model import CellKey, Figure, Status

HAN = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")
HONGZE = Path(__file__).resolve().parent.parent.parent / "shared" / "reports" / "hongze-2023" / "source.pdf"
NUMBERS = (0, 1, 12, None, 345, 0, 6789, 2)
WIDE, MUCH = 1504, 10_000_000
NEAR = 2.5
"""Points: a column's ruling may be taken for one that stands so near below another table's."""


def numbered(form: str) -> tuple[Figure, ...]:
    """A form's figures with numbers and blanks of all widths, in no order that a row or column has."""
    count = len(make_figures(form=form))
    return make_figures([NUMBERS[at * at % 61 % len(NUMBERS)] for at in range(count)], form)


def hybrid() -> tuple[Figure, ...]:
    old = [figure for figure in numbered("2019") if figure.indicator.startswith("proactive")]
    return (*old, *(figure for figure in numbered("2021") if not figure.indicator.startswith("proactive")))


def assert_in_place(found: Iterable[Figure], drawn: Drawn, figures: Iterable[Figure]) -> None:
    """All figures are there, each as it was printed, on its page and in its box."""
    kept = {one.key: one for one in found}
    for figure in figures:
        page, box = drawn.cells[figure.key]
        one = kept[figure.key]
        assert (one.raw or "", one.status) == (figure.raw, figure.status)
        assert one.locator.page == page
        assert one.locator.box == pytest.approx(box, abs=NEAR), figure.key


TURNS: dict[str, Callable[[Drawn], Drawn]] = {
    "upright": lambda drawn: drawn,
    "lying": lambda drawn: turned(drawn, 90),
    "on its head": lambda drawn: turned(drawn, 180),
    "lying the other way": lambda drawn: turned(drawn, 270),
    "cropped": lambda drawn: cropped(drawn, 20, 30),
}


@pytest.mark.parametrize("turn", TURNS)
def test_figures_of_a_pdf_stand_where_they_were_drawn(turn: str) -> None:
    """Tables over two pages, their groups' labels cut in two, on pages however they are turned."""
    figures = numbered("2021")
    drawn = TURNS[turn](draw_report(figures))
    found = read_report("年报.pdf", drawn.content).figures
    assert {page for page, _ in drawn.cells.values()} == {1, 2}
    assert_in_place(found, drawn, figures)
    for number in (1, 2):
        on_page = [one for one in found if one.locator.page == number]
        view = view_page(drawn.content, number, boxes_of(on_page), WIDE, MUCH)
        assert {one.key for one in on_page if one.raw} == inked(view, on_page)


@pytest.mark.parametrize("figures", [numbered("2019"), hybrid()], ids=["2019", "hybrid"])
def test_figures_of_other_forms_stand_where_they_were_drawn(figures: tuple[Figure, ...]) -> None:
    drawn = draw_report(figures)
    assert_in_place(read_report("年报.pdf", drawn.content).figures, drawn, figures)


@effort(max_examples=6, deadline=None)
@given(st.lists(st.one_of(st.none(), st.integers(0, 99_999)), min_size=175, max_size=175))
def test_figures_stand_where_they_were_drawn_whatever_they_are(numbers: list[int | None]) -> None:
    figures = make_figures(numbers)[10:]
    drawn = draw_report(figures)
    assert_in_place(read_report("年报.pdf", drawn.content).figures, drawn, figures)


def boxes_of(figures: Iterable[Figure]) -> list[Box]:
    return [one.locator.box for one in figures if one.locator.box is not None]


def inked(view: PageView, figures: Iterable[Figure]) -> set[CellKey]:
    """The figures in whose boxes on the page, rulings left out, there is ink."""
    found = set()
    for figure, box in zip(figures, view.boxes, strict=True):
        assert box is not None
        inside = view.image.crop((box.x0 + 6, box.y0 + 6, box.x1 - 6, box.y1 - 6))
        if any(inside.histogram()[:100]):
            found.add(figure.key)
    return found


# --- a real report


@pytest.mark.skipif(not HONGZE.is_file(), reason="no shared reports here")
def test_each_box_of_a_real_report_holds_the_figures_text() -> None:
    content = HONGZE.read_bytes()
    figures = read_report("source.pdf", content).figures
    assert len(figures) == 186
    document = pypdfium2.PdfDocument(content)
    texts = [page.get_textpage() for page in document]
    for figure in figures:
        place = figure.locator
        assert place.page is not None and place.box is not None
        height = document[place.page - 1].get_height()
        x0, y0, x1, y1 = place.box
        text = texts[place.page - 1].get_text_bounded(x0, height - y1, x1, height - y0)
        assert "".join(text.split()) == "".join((figure.raw or "").split()), figure.key


# --- scans


def assert_on_scan(drawn: Drawn, figures: Iterable[Figure]) -> list[Figure]:
    """Whatever is read of a scan leads back into the cell that was drawn; what was read."""
    found = read_report("年报.tif", drawn.content).figures
    truth = {figure.key: figure for figure in figures}
    for figure in found:
        if figure.status is Status.REPORTED:
            assert figure.value == truth[figure.key].value
        if figure.locator.box is None:
            assert figure.status is Status.MISSING
            continue
        page, (x0, y0, x1, y1) = drawn.cells[figure.key]
        left, top, right, bottom = figure.locator.box
        assert figure.locator.page == page
        assert x0 < (left + right) / 2 < x1 and y0 < (top + bottom) / 2 < y1, figure.key
    return [figure for figure in found if figure.locator.box is not None]


@pytest.mark.skipif(not HAN.exists(), reason="a font with Chinese letters is needed (fonts-noto-cjk)")
def test_figures_of_a_tilted_scan_lead_back_to_their_cells() -> None:
    figures = make_figures([None, 2, 30, 0, 4, 0, 715, 0, 8])[:10]
    drawn = scanned(draw_report(figures), 200, 1.2)
    placed = assert_on_scan(drawn, figures)
    assert len(placed) == len(figures)


@pytest.mark.skipif(not HAN.exists(), reason="a font with Chinese letters is needed (fonts-noto-cjk)")
@pytest.mark.slow
@pytest.mark.parametrize(("form", "dpi", "tilt"), [("2019", 150, -1.7), ("2021", 200, 0.6), ("2021", 300, 1.9)])
def test_figures_of_whole_scans_lead_back_to_their_cells(form: str, dpi: int, tilt: float) -> None:
    """With identities that hold, which confirm what is not read for certain, and with rows that are blank."""
    blank = ("applications.carried_in", "applications.denied.law")
    figures = [
        replace(one, value=None, raw="", status=Status.BLANK) if one.indicator in blank else one
        for one in make_figures(form=form)
    ]
    placed = assert_on_scan(scanned(draw_report(figures), dpi, tilt), figures)
    assert len(placed) == len(figures)
