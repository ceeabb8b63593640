"""A picture in the making: what has been put on it, from top to bottom, and how far down it goes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from bot.picture import shapes
from bot.picture.forms import Form
from bot.picture.lettering import LEADING, MIDDLE, Lettering
from bot.picture.page import PageView
from bot.picture.shapes import Box, Colour, Photo, Rectangle, Shape, Words
from bot.picture.table import draw_form
from store.model import CellKey

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH = 1600
"""Pixels of every picture from left to right."""
EDGE = 48
"""Pixels left free at each side."""
INSIDE = WIDTH - 2 * EDGE

_FRAME = 4
"""Pixels: around a cell of a page, half of it on the cell's own rulings, none on its neighbours' figures."""
_TIGHT = 10.5
"""Points: a box that is lower or narrower has no rulings around it, which would not leave its figure room."""


class Sheet:
    """Collects shapes downwards; `cells` and `page_cells` say where figures stand."""

    def __init__(self, lettering: Lettering) -> None:
        self.lettering = lettering
        self.shapes: list[Shape] = []
        self.bottom = EDGE
        self.cells: dict[CellKey, Box] = {}
        self.page_cells: dict[CellKey, Box] = {}

    def write(
        self, text: str, size: int, colour: Colour = shapes.INK, *, bold: bool = False, above: int = 0, inset: int = 0
    ) -> None:
        """A paragraph below what is there."""
        self.bottom += above
        for line in self.lettering.wrap(text, size, INSIDE - 2 * inset):
            base = round(self.bottom + size * (LEADING / 2 + MIDDLE))
            self.shapes.append(Words(EDGE + inset, base, line, size, colour, bold))
            self.bottom += round(size * LEADING)

    def add_form(self, form: Form, asked: Collection[CellKey], above: int) -> None:
        """A statutory table below what is there."""
        drawing = draw_form(form, asked, self.lettering, EDGE, self.bottom + above, INSIDE)
        self.shapes += drawing.shapes
        self.cells.update(drawing.cells)
        self.bottom += above + drawing.height

    def add_page(self, view: PageView, keys: Sequence[CellKey], above: int) -> None:
        """A page below what is there, in a frame, with a box around the cells."""
        left, top = EDGE + (INSIDE - view.image.width) // 2, self.bottom + above
        self.shapes.append(Photo(left, top, view.image))
        frame = Box(left, top, left + view.image.width, top + view.image.height)
        self.shapes.append(Rectangle(frame, frame=shapes.FRAME, thickness=2))
        for key, box in zip(keys, view.boxes, strict=True):
            if box is not None:
                self.page_cells[key] = box.moved(left, top)
                self.shapes.append(
                    Rectangle(_around(self.page_cells[key], view.scale), frame=shapes.ASKED, thickness=_FRAME)
                )
        self.bottom = frame.y1

    def paint(self) -> Image:
        """What has been put on it, painted."""
        from bot.picture.painting import paint

        return paint(self.shapes, WIDTH, self.bottom + EDGE, self.lettering)


def _around(cell: Box, scale: float) -> Box:
    """A cell's box with its frame: half of the frame lies on the rulings, or all of it beside a bare figure."""
    out = _FRAME // 2 if min(cell.width, cell.height) >= _TIGHT * scale else 2 * _FRAME
    return Box(cell.x0 - out, cell.y0 - out, cell.x1 + out, cell.y1 + out)
