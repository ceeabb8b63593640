"""The picture of figures as the report has them: each table they stand in, drawn as the form prints it, the figures
boxed; and for a pdf or scan the page itself. The one thing that the command, the bot and a page call."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.amendments import word_amendment, word_value
from bot.naming import cell_name, print_place
from bot.picture import shapes
from bot.picture.fonts import find_font
from bot.picture.forms import TABLES, fill_form
from bot.picture.legend import write_legend
from bot.picture.lettering import Lettering
from bot.picture.page import PageView, UndrawablePage, view_page
from bot.picture.painting import to_png
from bot.picture.shapes import Box
from bot.picture.sheet import INSIDE, WIDTH, Sheet
from store.model import CellKey, Check, Figure, HeldFigure, ReportHead, WenbaoError

if TYPE_CHECKING:
    from store.database import Database

MOST_BYTES = 300_000
"""What a picture with a page tries to stay below, by showing less of the page."""

_FORMS = {
    "2019": "2019 年格式（国办公开办函〔2019〕60号）",
    "2021": "2021 年格式（国办公开办函〔2021〕30号）",
    "hybrid": "2019 与 2021 两种格式混用",
}
_CHECKS = {Check.HOLDS: "　勾稽关系成立", Check.BROKEN: "　勾稽关系不成立", Check.UNTESTED: ""}
_MOST_ANSWERS = 3
_MOST_LINES = 6
_MOST_PAGES = 2
_PAGE_BYTES = MOST_BYTES // 2


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG file's bytes, its size in pixels, and where in it each figure stands: in the tables drawn, and, of those
    asked for, on the page itself. `unshown`: why the page is not shown, "" where it is or there is none."""

    png: bytes
    width: int
    height: int
    cells: dict[CellKey, Box]
    page_cells: dict[CellKey, Box]
    unshown: str = ""


def prove(
    database: Database, head: ReportHead, asked: Collection[CellKey] = (), *, sources: Path, font: Path | None = None
) -> Picture:
    """The picture of these figures of a held report, with the page from its copy in `sources`; see `draw_proof`."""
    held = database.figures([head.organ_id], [head.year])
    digest = next((copy.digest for copy in database.copies(head.organ_id, head.year) if copy.id == head.id), None)
    kept = next(sources.glob(f"{digest}*"), None) if digest else None
    return draw_proof(head, [one.figure for one in held], asked, source=kept, font=font)


def draw_proof(
    head: ReportHead,
    figures: Sequence[Figure],
    asked: Collection[CellKey] = (),
    *,
    source: Path | None = None,
    font: Path | None = None,
) -> Picture:
    """The statutory tables in which the asked figures stand (all tables where none is asked), the asked ones boxed; and
    below, where they come from a page of a pdf or scan, that page of the file `source` with the same boxes.

    The same figures, source and font give the same bytes. Raises WenbaoError where no font with Chinese letters is
    found (SettingError where `font` is none), or the report has not all the figures.
    """
    lettering = Lettering(find_font(font))
    wanted = [figure for figure in figures if figure.key in set(asked)]
    tables = [table for table in TABLES if not wanted or any(one.indicator.startswith(table) for one in wanted)]
    forms = [form for table in tables if (form := fill_form(table, figures)) is not None]
    if not forms or len(wanted) < len(set(asked)):
        raise WenbaoError(f"{head.organ.name} {head.year} 年年报没有读到这样的表格，画不出图")
    sheet = Sheet(lettering)
    sheet.write(f"{head.organ.name}{head.year}年政府信息公开工作年度报告", 42, bold=True)
    sheet.write(_FORMS.get(head.form, ""), 24, shapes.MUTED, above=4)
    _write_answer(sheet, wanted)
    for at, form in enumerate(forms):
        sheet.write(form.section, 32, bold=True, above=40 if at else 24)
        sheet.add_form(form, asked, above=16)
    drawn = [figure for figure in figures if figure.key in sheet.cells]
    write_legend(sheet, drawn, asked)
    _write_source(sheet, head, drawn, wanted)
    return _with_pages(sheet, wanted, source)


def _write_answer(sheet: Sheet, wanted: Sequence[Figure]) -> None:
    """What was asked for in words; of a whole row or more the boxes tell enough."""
    for at, figure in enumerate(wanted if len(wanted) <= _MOST_ANSWERS else ()):
        sheet.write(_line(figure), 32, shapes.ASKED, bold=True, above=0 if at else 16)


def _write_source(sheet: Sheet, head: ReportHead, drawn: Sequence[Figure], wanted: Sequence[Figure]) -> None:
    amended = [figure for figure in drawn if figure.amended is not None]
    for figure in amended[:_MOST_LINES]:
        sheet.write(f"* {word_amendment(HeldFigure(head, figure), False)}", 24, shapes.AMENDED)
    place = print_place(wanted[0].locator) if len(wanted) == 1 else ""
    source = f"来源：{head.source}" + (f"，{place}" if place else "")
    sheet.write(source, 24, shapes.MUTED, above=8)
    sheet.write("本表由问报（Wenbao）按读到的数重新绘制，不是原件影像。", 24, shapes.MUTED)


def _line(figure: Figure) -> str:
    """An asked figure in a sentence: what it is, what is printed there, and what the identities say."""
    value = word_value(figure.value, figure.status, False) + (figure.unit if figure.value is not None else "")
    return f"{cell_name(figure.key, False)}：{value}{_CHECKS[figure.check]}"


def _with_pages(sheet: Sheet, wanted: Sequence[Figure], source: Path | None) -> Picture:
    """The picture with the pages below, as much of them as keeps it small; without them where they cannot be shown."""
    pages = dict.fromkeys(figure.locator.page for figure in wanted if figure.locator.page and figure.locator.box)
    if not pages:
        return _finish(sheet)
    try:
        content = _read(source)
        views = [
            _view([figure for figure in wanted if figure.locator.page == page], content)
            for page in list(pages)[:_MOST_PAGES]
        ]
    except UndrawablePage as error:
        sheet.write(f"原件页面没有画出：{error}。", 24, shapes.BROKEN, above=8)
        return _finish(sheet, str(error))
    for number, view, keys in views:
        told = "，".join(note for note, holds in (("局部", view.part), ("已去底色和噪点", view.smoothed)) if holds)
        sheet.write(f"原件第 {number} 页" + (f"（{told}）" if told else ""), 32, bold=True, above=40)
        sheet.add_page(view, keys, above=16)
    return _finish(sheet)


def _read(source: Path | None) -> bytes:
    if source is None:
        raise UndrawablePage("保存的来源文件不见了")
    try:
        return source.read_bytes()
    except OSError as error:
        raise UndrawablePage(f"保存的来源文件读不了（{error.strerror}）") from error


def _view(figures: Sequence[Figure], content: bytes) -> tuple[int, PageView, list[CellKey]]:
    """The page that these figures stand on, its number, and those of them that have a box."""
    boxed = [(figure.key, figure.locator.box) for figure in figures if figure.locator.box is not None]
    number = figures[0].locator.page or 1
    view = view_page(content, number, [box for _, box in boxed], INSIDE, _PAGE_BYTES)
    return number, view, [key for key, _ in boxed]


def _finish(sheet: Sheet, unshown: str = "") -> Picture:
    image = sheet.paint()
    return Picture(to_png(image), WIDTH, image.height, sheet.cells, sheet.page_cells, unshown)
