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
    asked for, on the page itself. `unshown`: why the page, or some of them, is not shown, "" where all are or the
    source has none."""

    png: bytes
    width: int
    height: int
    cells: dict[CellKey, Box]
    page_cells: dict[CellKey, Box]
    unshown: str = ""


def prove(
    database: Database, head: ReportHead, asked: Collection[CellKey] = (), *, sources: Path, font: Path | None = None
) -> Picture:
    """The picture of these figures of an organ's year as it is held now, also where `head` is of a copy that has been
    replaced, with the page from the copy's bytes in the folder `sources`; see `draw_proof`. Reads these and writes
    nothing, so that threads may call it side by side."""
    held = database.figures([head.organ_id], [head.year])
    report = held[0].report if held else head
    digest = next((copy.digest for copy in database.copies(head.organ_id, head.year) if copy.id == report.id), None)
    kept = next(sources.glob(f"{digest}*"), None) if digest else None
    return draw_proof(report, [one.figure for one in held], asked, source=kept, font=font)


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
    if not forms:
        raise WenbaoError(f"{head.organ.name} {head.year} 年年报没有读到表格，画不出图")
    if lacking := set(asked) - {figure.key for figure in wanted}:
        named = "、".join(sorted(f"{key.indicator}/{key.column}" for key in lacking))
        raise WenbaoError(f"{head.organ.name} {head.year} 年年报的表格没有这样的格（{named}），画不出图")
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
    paged = any(figure.locator.page for figure in figures)
    return _with_pages(sheet, wanted if paged else [], source)


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
    """The picture with the pages below, as much of them as keeps it small, and what of them is not shown."""
    pages = list(dict.fromkeys(figure.locator.page for figure in wanted if figure.locator.page and figure.locator.box))
    try:
        content = _read(source) if pages else b""
        views = [_view([one for one in wanted if one.locator.page == page], content) for page in pages[:_MOST_PAGES]]
    except UndrawablePage as error:
        return _finish(sheet, f"原件页面没有画出：{error}")
    for number, view, keys in views:
        told = "，".join(note for note, holds in (("局部", view.part), ("已去底色和噪点", view.smoothed)) if holds)
        sheet.write(f"原件第 {number} 页" + (f"（{told}）" if told else ""), 32, bold=True, above=40)
        sheet.add_page(view, keys, above=16)
    return _finish(sheet, _tell_unshown(sheet, wanted))


def _tell_unshown(sheet: Sheet, wanted: Sequence[Figure]) -> str:
    """How many of the asked figures are not boxed on a page: those of which no place is known, and those left out."""
    lost = sum(figure.locator.box is None for figure in wanted)
    left = len(wanted) - lost - len(sheet.page_cells)
    if lost and lost == len(wanted):
        return "所问的格在原件里没有找到"
    told = (f"{lost} 个在原件里没有找到" if lost else "", f"{left} 个没有在页面上画出" if left else "")
    return f"所问的格有 {'，'.join(filter(None, told))}" if lost or left else ""


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


def _finish(sheet: Sheet, unshown: str) -> Picture:
    if unshown:
        sheet.write(f"{unshown}。", 24, shapes.BROKEN, above=8)
    image = sheet.paint()
    return Picture(to_png(image), WIDTH, image.height, sheet.cells, sheet.page_cells, unshown)
