"""What is drawn on a page beside its text: lines, filled areas, pictures; and the frame that a page is seen in."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from ingest.readers.pdf.page import Box, Ruling
from store.model import WenbaoError

WHITE = 0.93
"""How light a colour is that cannot be seen on white."""
_MOST_OBJECTS, _MOST_SIGNS = 1_000_000, 1_000_000
_DEEPEST_FORM = 12
_THIN = 3.0
_LEAST_SCAN = 0.5
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Budget:
    """What is left of the things that one file may hold."""

    name: str
    objects: int = _MOST_OBJECTS
    signs: int = _MOST_SIGNS

    def take(self, objects: int = 0, signs: int = 0) -> None:
        """Raises WenbaoError where nothing is left."""
        self.objects -= objects
        self.signs -= signs
        if self.objects < 0 or self.signs < 0:
            what = f"图形超过 {_MOST_OBJECTS} 个" if self.objects < 0 else f"文字超过 {_MOST_SIGNS} 个"
            raise WenbaoError(f"{self.name}：PDF 文件的{what}，没有读入")


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a page that is seen, in points of the page's own space, and how it is turned for it."""

    bounds: Box
    rotation: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as they are seen."""
        left, bottom, right, top = self.bounds
        across, down = right - left, top - bottom
        return (down, across) if self.rotation % 2 else (across, down)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page's own space is seen, from the top left."""
        left, bottom, right, top = self.bounds
        match self.rotation:
            case 0:
                return x - left, top - y
            case 1:
                return y - bottom, x - left
            case 2:
                return right - x, y - bottom
            case _:
                return top - y, right - x

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Where a box of the page's own space is seen."""
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled area, or a picture."""

    box: Box
    white: bool
    order: int


@dataclass(slots=True)
class Drawn:
    """What is drawn on a page beside its text."""

    rulings: list[Ruling] = field(default_factory=list)
    pale: list[Ruling] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    pictures: list[Fill] = field(default_factory=list)
    texts: dict[int, int] = field(default_factory=dict)
    count: int = 0


class Drawing:
    """Reads what is drawn on one page, in points of the page as it is seen."""

    def __init__(self, frame: Frame, budget: Budget) -> None:
        self.frame = frame
        self.budget = budget
        self.drawn = Drawn()

    def read(self, page: Any) -> Drawn:
        """All that is drawn on a page; lines as light as the page count where they stand on something darker."""
        for place in range(self._count(pdfium.FPDFPage_CountObjects(page))):
            self._draw(pdfium.FPDFPage_GetObject(page, place), _SAME, self.drawn, 0)
        self._tell_scan()
        dark = [fill.box for fill in self.drawn.fills if not fill.white]
        self.drawn.rulings.extend(ruling for ruling in self.drawn.pale if dark and on_any(dark, *_middle(ruling)))
        return self.drawn

    def _count(self, count: int) -> int:
        self.budget.take(objects=max(count, 0))
        return max(count, 0)

    def _draw(self, item: Any, matrix: Matrix, drawn: Drawn, depth: int) -> None:
        kind = pdfium.FPDFPageObj_GetType(item)
        drawn.count += 1
        if kind == _TEXT:
            drawn.texts[address_of(item)] = drawn.count
        elif kind == _PATH:
            self._draw_path(item, _times(_matrix_of(item), matrix), drawn)
        elif kind == _IMAGE:
            drawn.pictures.append(self._picture(item, _times(_matrix_of(item), matrix), drawn.count))
        elif kind == _FORM and depth < _DEEPEST_FORM:
            inner = _times(_matrix_of(item), matrix)
            for place in range(self._count(pdfium.FPDFFormObj_CountObjects(item))):
                self._draw(pdfium.FPDFFormObj_GetObject(item, place), inner, drawn, depth + 1)

    def _picture(self, item: Any, matrix: Matrix, order: int) -> Fill:
        """A picture; one that nothing shines through counts as white until all are known."""
        return Fill(self._bounds(matrix), not pdfium.FPDFPageObj_HasTransparency(item), order)

    def _tell_scan(self) -> None:
        """Pictures hide what stands under them (count as white) where they make a scanned page, whole or in strips:
        others, such as a seal, may be clear where they say nothing of it."""
        width, height = self.frame.size
        opaque = [fill.box for fill in self.drawn.pictures if fill.white]
        share = sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in opaque) / (width * height)
        if share <= _LEAST_SCAN:
            self.drawn.pictures = [replace(fill, white=False) for fill in self.drawn.pictures]

    def _bounds(self, matrix: Matrix) -> Box:
        """Where the unit square that a picture fills stands."""
        corners = [self.frame.point(*_apply(matrix, x, y)) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
        across, down = [x for x, _ in corners], [y for _, y in corners]
        width, height = self.frame.size
        return (
            min(max(min(across), 0.0), width),
            min(max(min(down), 0.0), height),
            max(min(max(across), width), 0.0),
            max(min(max(down), height), 0.0),
        )

    def _draw_path(self, item: Any, matrix: Matrix, drawn: Drawn) -> None:
        mode, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(mode), ctypes.byref(stroked))
        stroke = shade_of(item, pdfium.FPDFPageObj_GetStrokeColor) if stroked.value else None
        fill = shade_of(item, pdfium.FPDFPageObj_GetFillColor) if mode.value else None
        if stroke is None and fill is None:
            return
        for points in self._outlines(item, matrix):
            if stroke is not None:
                lines = drawn.pale if stroke > WHITE else drawn.rulings
                lines.extend(ruling for a, b in pairwise(points) if (ruling := _ruling(a, b)))
            if fill is not None:
                _fill(points, fill > WHITE, drawn)

    def _outlines(self, item: Any, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
        """The straight outlines that a path draws, each as its corners; curves are passed over."""
        x, y = ctypes.c_float(), ctypes.c_float()
        at_x, at_y = ctypes.byref(x), ctypes.byref(y)
        points: list[tuple[float, float]] = []
        for place in range(self._count(pdfium.FPDFPath_CountSegments(item))):
            segment = pdfium.FPDFPath_GetPathSegment(item, place)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, at_x, at_y)
            point = self.frame.point(*_apply(matrix, x.value, y.value))
            if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
                yield points
                points = []
            points.append(point)
            if pdfium.FPDFPathSegment_GetClose(segment):
                yield [*points, points[0]]
                points = []
        if points:
            yield points


def address_of(item: Any) -> int:
    """What tells one thing that is drawn from another."""
    return ctypes.addressof(item.contents)


def shade_of(item: Any, read: Any) -> float | None:
    """How light a colour is, from 0 to 1; None where it is not seen at all."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not read(item, ctypes.byref(red), ctypes.byref(green), ctypes.byref(blue), ctypes.byref(alpha)):
        return 0.0
    if alpha.value < 8:
        return None
    return (0.3 * red.value + 0.59 * green.value + 0.11 * blue.value) / 255


def _matrix_of(item: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    if then is _SAME:
        return first
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _ruling(start: tuple[float, float], end: tuple[float, float]) -> Ruling | None:
    (ax, ay), (bx, by) = start, end
    across, down = abs(ax - bx), abs(ay - by)
    if down <= 1 and across > down:
        return Ruling(True, (ay + by) / 2, min(ax, bx), max(ax, bx))
    return Ruling(False, (ax + bx) / 2, min(ay, by), max(ay, by)) if across <= 1 and down > across else None


def _fill(points: list[tuple[float, float]], white: bool, drawn: Drawn) -> None:
    """A filled outline: a line where it is thin, else an area."""
    across, down = [x for x, _ in points], [y for _, y in points]
    x0, y0, x1, y1 = min(across), min(down), max(across), max(down)
    lines = drawn.pale if white else drawn.rulings
    if y1 - y0 <= _THIN and x1 - x0 > y1 - y0:
        lines.append(Ruling(True, (y0 + y1) / 2, x0, x1))
    elif x1 - x0 <= _THIN and y1 - y0 > x1 - x0:
        lines.append(Ruling(False, (x0 + x1) / 2, y0, y1))
    elif x1 - x0 > _THIN and y1 - y0 > _THIN:
        drawn.fills.append(Fill((x0, y0, x1, y1), white, drawn.count))


def _middle(ruling: Ruling) -> tuple[float, float]:
    middle = (ruling.start + ruling.end) / 2
    return (middle, ruling.at) if ruling.across else (ruling.at, middle)


def holds(box: Box, x: float, y: float) -> bool:
    """Whether a point stands in a box."""
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def on_any(boxes: list[Box], x: float, y: float) -> bool:
    """Whether a point stands in one of some boxes."""
    return any(holds(box, x, y) for box in boxes)
