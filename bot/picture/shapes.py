"""What a picture is made of before anything is painted: shapes at their places, in pixels from the top left (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from store.model import CellKey

if TYPE_CHECKING:
    from PIL.Image import Image

Colour = tuple[int, int, int]
"""Red, green, blue, each 0 to 255."""

WHITE: Colour = (255, 255, 255)
INK: Colour = (24, 29, 36)
MUTED: Colour = (96, 106, 120)
LINE: Colour = (178, 187, 199)
FRAME: Colour = (84, 96, 114)
HEAD: Colour = (240, 243, 247)
ASKED: Colour = (20, 86, 214)
ASKED_PALE: Colour = (221, 233, 253)
BROKEN: Colour = (200, 30, 30)
BROKEN_PALE: Colour = (253, 229, 229)
HATCH: Colour = (205, 211, 219)
AMENDED: Colour = (0, 120, 110)

FLAT = (WHITE, LINE, FRAME, HEAD, ASKED_PALE, BROKEN_PALE, HATCH)
"""Colours of areas and lines."""

DRAWN = (INK, MUTED, ASKED, BROKEN, AMENDED)
"""Colours of text and marks, whose edges mix with what is behind them."""


class Box(NamedTuple):
    """Left, top, right and bottom edges; the right and bottom ones are the first pixels outside."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def width(self) -> int:
        """Pixels from left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return self.y1 - self.y0

    def moved(self, x: int, y: int) -> Box:
        """The box so far to the right and down."""
        return Box(self.x0 + x, self.y0 + y, self.x1 + x, self.y1 + y)


class Rectangle(NamedTuple):
    """A filled or framed box; the frame lies inside it."""

    box: Box
    fill: Colour | None = None
    frame: Colour | None = None
    thickness: int = 1


class Hatching(NamedTuple):
    """A box with slanted lines."""

    box: Box
    colour: Colour


class Cross(NamedTuple):
    """A slanted cross that fills a box."""

    box: Box
    colour: Colour


class Words(NamedTuple):
    """A line of text; it begins at `x` and stands on `base`."""

    x: int
    base: int
    text: str
    size: int
    colour: Colour = INK
    bold: bool = False


class Photo(NamedTuple):
    """A picture put in as it is, its top left corner at (x, y)."""

    x: int
    y: int
    image: Image


Shape = Rectangle | Hatching | Cross | Words | Photo


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order of painting, the height that they take, and where the asked and other figures stand."""

    shapes: tuple[Shape, ...]
    height: int
    cells: Mapping[CellKey, Box]
