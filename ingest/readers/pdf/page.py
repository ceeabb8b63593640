"""What stands on a page of a pdf or a picture: signs, ruling lines and fills, in points from the top left as it is
seen. Nothing here knows where they were read from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points, y downwards."""


class Glyph(NamedTuple):
    """A sign, or a few that stand together, in its box; `base` is the line it stands on (where that runs down the
    page, its distance from the left), `size` the type's. `turn`: by how many quarters it is turned clockwise. `sure`:
    see ingest.blocks.Cell.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float
    turn: int = 0
    sure: bool = True

    @property
    def blank(self) -> bool:
        """Whether it is only a gap."""
        return self.text.isspace()

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of its box."""
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2


class Ruling(NamedTuple):
    """A straight line along one axis: `across` the page or down it, at a height or distance, from `start` to `end`."""

    across: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number from 1 and its size as it is seen; `turn` says by how many quarters what is held here was
    turned back so that its text stands upright. `unread`: signs whose font does not say what they are; `pictured`: the
    share of the page that pictures cover, `pictures`: those that may hold more than ornament; `slant`: how a point of a
    page that was tilted, and is held here upright, leads back (a, b, c, d, e, f: x is ax + by + c, y is dx + ey + f).
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    turn: int = 0
    unread: int = 0
    pictured: float = 0.0
    pictures: tuple[Box, ...] = ()
    slant: tuple[float, float, float, float, float, float] | None = None

    def shown(self, box: Box) -> Box:
        """A box of this page in points of the page as it is seen."""
        x0, y0, x1, y1 = (_turned(self.width, self.height, (4 - self.turn) % 4, box)) if self.turn else box
        if self.slant is not None:
            x0, y0, x1, y1 = _slanted(self.slant, (x0, y0, x1, y1))
        return round(x0, 1), round(y0, 1), round(x1, 1), round(y1, 1)


def _slanted(slant: tuple[float, float, float, float, float, float], box: Box) -> Box:
    """The box around a tilted box."""
    a, b, c, d, e, f = slant
    x0, y0, x1, y1 = box
    corners = [(a * x + b * y + c, d * x + e * y + f) for x in (x0, x1) for y in (y0, y1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def upright(page: Page) -> Page:
    """The page turned so that most of its text stands upright."""
    turn = Counter(glyph.turn for glyph in page.glyphs).most_common(1)[0][0] if page.glyphs else 0
    if not turn:
        return page
    width, height = page.width, page.height

    def turned(box: Box) -> Box:
        return _turned(width, height, turn, box)

    edge = (0.0, width, height, 0.0)[turn]
    glyphs = tuple(_turn_glyph(glyph, turn, turned, edge) for glyph in page.glyphs)
    rulings = tuple(_turn_ruling(ruling, turned) for ruling in page.rulings)
    size = (height, width) if turn % 2 else (width, height)
    return replace(page, width=size[0], height=size[1], glyphs=glyphs, rulings=rulings, turn=turn)


def _turned(width: float, height: float, turn: int, box: Box) -> Box:
    """A box of a page of this size, seen after the page was turned so many quarters anticlockwise."""
    x0, y0, x1, y1 = box
    if turn == 1:
        return y0, width - x1, y1, width - x0
    if turn == 2:
        return width - x1, height - y1, width - x0, height - y0
    return (height - y1, x0, height - y0, x1) if turn == 3 else box


def shown_larger(page: Page, times: float) -> Page:
    """The page, held at the size of paper, of one that is shown so many times as large: some programs give a scan's
    page a point for each pixel."""
    a, b, right, d, e, down = page.slant or (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
    return replace(page, slant=(times * a, times * b, times * right, times * d, times * e, times * down))


def moved(page: Page, across: float) -> Page:
    """The page with what it holds moved across it; it is shown where it was."""
    back = (4 - page.turn) % 4
    x, y, *_ = _turned(page.width, page.height, back, (-across, 0.0, -across, 0.0))
    from_x, from_y, *_ = _turned(page.width, page.height, back, (0.0, 0.0, 0.0, 0.0))
    a, b, right, d, e, down = page.slant or (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
    x, y = x - from_x, y - from_y
    return replace(
        page,
        glyphs=tuple(
            glyph._replace(x0=glyph.x0 + across, x1=glyph.x1 + across, base=glyph.base + across * (glyph.turn % 2))
            for glyph in page.glyphs
        ),
        rulings=tuple(_moved(ruling, across) for ruling in page.rulings),
        slant=(a, b, a * x + b * y + right, d, e, d * x + e * y + down),
    )


def _moved(ruling: Ruling, across: float) -> Ruling:
    if not ruling.across:
        return ruling._replace(at=ruling.at + across)
    return ruling._replace(start=ruling.start + across, end=ruling.end + across)


def _turn_glyph(glyph: Glyph, turn: int, turned: Callable[[Box], Box], edge: float) -> Glyph:
    x0, y0, x1, y1 = turned((glyph.x0, glyph.y0, glyph.x1, glyph.y1))
    left = (glyph.turn - turn) % 4
    base = y1 if left % 2 else abs(edge - glyph.base)
    return Glyph(glyph.text, x0, y0, x1, y1, base, glyph.size, left, glyph.sure)


def _turn_ruling(ruling: Ruling, turned: Callable[[Box], Box]) -> Ruling:
    across, at, start, end = ruling
    x0, y0, x1, y1 = turned((start, at, end, at) if across else (at, start, at, end))
    return Ruling(True, y0, x0, x1) if x1 - x0 > y1 - y0 else Ruling(False, x0, y0, y1)


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box around some."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
