"""Reports drawn as pdf files, their statutory tables ruled as the forms print them, with where each figure was drawn;
the same pages turned, cropped and scanned."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

import numpy as np
import pypdfium2
from pdf_pages import HEIGHT, WIDTH, Sheet, pdf
from PIL import Image

from bot.picture.forms import TABLES, Form, Place, fill_form
from store.model import CellKey, Figure

ORGAN, YEAR = "嘉祥县教育和体育局", 2021
SIZE = 8.0
"""Points: the type in tables."""
_LEFT, _TOP, _BOTTOM, _ACROSS = 45.0, 60.0, 780.0, 505.0
_PADDING, _LEAST_ROW = 3.0, 14.0

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A file, and of each figure the page (from 1) and the box (x0, y0, x1, y1 in points, from the top left of the page
    as it is seen) in which it was drawn."""

    content: bytes
    cells: dict[CellKey, tuple[int, Box]]

    def moved(self, content: bytes, move: Callable[[Box], Box]) -> Drawn:
        """Another file whose figures stand elsewhere."""
        return Drawn(content, {key: (page, move(box)) for key, (page, box) in self.cells.items()})


class Paper:
    """Pages being drawn on, from top to bottom."""

    def __init__(self) -> None:
        self.pages: list[list[Callable[[Sheet], None]]] = [[]]
        self.y = _TOP
        self.cells: dict[CellKey, tuple[int, Box]] = {}

    def make_room(self, height: float) -> None:
        """Begins a new page where this one has not so much left."""
        if self.y + height > _BOTTOM:
            self.pages.append([])
            self.y = _TOP

    def write(self, text: str, size: float = 12.0) -> None:
        """A line of text."""
        self.make_room(size * 2)
        self.pages[-1].append(partial(_write, x=_LEFT, y=self.y + size, text=text, size=size))
        self.y += size * 2

    def add(self, form: Form) -> None:
        """A ruled table; its rows are not cut where a page ends, its merged cells are."""
        scale = _ACROSS / sum(form.widths)
        edges = [_LEFT + scale * edge for edge in accumulate(form.widths, initial=0)]
        texts = {
            place: _wrapped(_said(place), edges[place.column + place.columns] - edges[place.column])
            for place in form.places
        }
        heights = _heights(form, texts)
        tops: list[tuple[int, float]] = []
        for height in heights:
            self.make_room(height)
            tops.append((len(self.pages), self.y))
            self.y += height
        for place in form.places:
            self._place(place, texts[place], edges[place.column], edges[place.column + place.columns], tops, heights)
        self.y += 12

    def _place(
        self, place: Place, lines: list[str], x0: float, x1: float, tops: list[tuple[int, float]], heights: list[float]
    ) -> None:
        rows = range(place.row, place.row + place.rows)
        parts: dict[int, Box] = {}
        for row in rows:
            page, y = tops[row]
            top = parts[page][1] if page in parts else y
            parts[page] = (x0, top, x1, y + heights[row])
        largest = max(parts, key=lambda page: parts[page][3] - parts[page][1])
        for page, box in parts.items():
            self.pages[page - 1].append(partial(_cell, box=box, lines=lines if page == largest else []))
        if place.figure is not None:
            self.cells[place.figure.key] = (largest, parts[largest])


def draw_report(figures: Sequence[Figure]) -> Drawn:
    """A report with these figures."""
    paper = Paper()
    paper.write(f"{ORGAN}{YEAR}年政府信息公开工作年度报告", 16)
    paper.write("一、总体情况")
    paper.write("全年政府信息公开工作总体平稳。")
    for table in TABLES:
        form = fill_form(table, figures)
        if form is not None:
            paper.write(form.section)
            paper.add(form)
    paper.write("五、存在的主要问题及改进情况")
    paper.write("公开内容不够全面。")
    pages = [partial(_draw, drawings=drawings) for drawings in paper.pages]
    return Drawn(pdf(*pages), paper.cells)


def turned(drawn: Drawn, degrees: int) -> Drawn:
    """The pages turned clockwise, so that they lie, or stand on their heads."""
    document = pypdfium2.PdfDocument(drawn.content)
    for page in document:
        page.set_rotation(degrees)
    moves: dict[int, Callable[[Box], Box]] = {
        0: lambda box: box,
        90: lambda box: (HEIGHT - box[3], box[0], HEIGHT - box[1], box[2]),
        180: lambda box: (WIDTH - box[2], HEIGHT - box[3], WIDTH - box[0], HEIGHT - box[1]),
        270: lambda box: (box[1], WIDTH - box[2], box[3], WIDTH - box[0]),
    }
    return drawn.moved(_saved(document), moves[degrees])


def cropped(drawn: Drawn, left: float, top: float) -> Drawn:
    """The pages without so much of their left and upper margins, which the file still has."""
    document = pypdfium2.PdfDocument(drawn.content)
    for page in document:
        page.set_cropbox(left, 0, WIDTH, HEIGHT - top)
    return drawn.moved(_saved(document), lambda box: (box[0] - left, box[1] - top, box[2] - left, box[3] - top))


def scanned(drawn: Drawn, dpi: int, tilt: float) -> Drawn:
    """The pages as a scanner leaves them, tilted anticlockwise by so many degrees, with grain and a shadow; the boxes
    are shrunk to what is in the cell however it is tilted."""
    document = pypdfium2.PdfDocument(drawn.content)
    pages = [_worn(page.render(scale=dpi / 72).to_pil().convert("L"), tilt) for page in document]
    buffer = io.BytesIO()
    pages[0].save(buffer, "TIFF", save_all=True, append_images=pages[1:], dpi=(dpi, dpi), compression="tiff_lzw")
    return drawn.moved(buffer.getvalue(), partial(_tilted, tilt=math.radians(tilt)))


def _worn(page: Image.Image, tilt: float) -> Image.Image:
    tilted = page.rotate(tilt, Image.Resampling.BICUBIC, fillcolor="white")
    grain = np.random.default_rng(5).normal(0, 5, (tilted.height, tilted.width))
    pixels = (np.asarray(tilted, np.float64) + grain) * np.linspace(1, 0.8, tilted.width)
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


def _tilted(box: Box, tilt: float) -> Box:
    """The middle of a box, as large as what stays inside of it."""
    x, y = (box[0] + box[2]) / 2 - WIDTH / 2, (box[1] + box[3]) / 2 - HEIGHT / 2
    middle = (
        WIDTH / 2 + x * math.cos(tilt) + y * math.sin(tilt),
        HEIGHT / 2 - x * math.sin(tilt) + y * math.cos(tilt),
    )
    wide, high = ((box[side + 2] - box[side]) / 2 for side in (0, 1))
    wide, high = wide - high * abs(math.sin(tilt)), high - wide * abs(math.sin(tilt))
    return middle[0] - wide, middle[1] - high, middle[0] + wide, middle[1] + high


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _said(place: Place) -> str:
    return str(place.figure.raw or "") if place.figure is not None else place.text


def _wrapped(text: str, width: float) -> list[str]:
    """Lines of letters that are as wide as high."""
    fit = max(1, int((width - 2 * _PADDING) / SIZE))
    if text.isascii():
        return [text] if text else []
    return [text[start : start + fit] for start in range(0, len(text), fit)]


def _heights(form: Form, texts: dict[Place, list[str]]) -> list[float]:
    heights = [_LEAST_ROW] * form.rows
    for place in sorted(form.places, key=lambda place: place.rows):
        last = place.row + place.rows - 1
        held = sum(heights[place.row : last + 1])
        heights[last] += max(0.0, len(texts[place]) * SIZE * 1.2 + 2 * _PADDING - held)
    return heights


def _draw(sheet: Sheet, drawings: Sequence[Callable[[Sheet], None]]) -> None:
    for draw in drawings:
        draw(sheet)


def _write(sheet: Sheet, x: float, y: float, text: str, size: float) -> None:
    sheet.text(x, y, text, size)


def _cell(sheet: Sheet, box: Box, lines: list[str]) -> None:
    x0, y0, x1, y1 = box
    for line in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
        sheet.line(*line)
    top = (y0 + y1 - len(lines) * SIZE * 1.2) / 2
    for at, text in enumerate(lines):
        wide = sheet.canvas.stringWidth(text, "STSong-Light", SIZE)
        sheet.text((x0 + x1 - wide) / 2, top + at * SIZE * 1.2 + SIZE, text, SIZE)
