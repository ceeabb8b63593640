"""The pages of a pdf as PDFium reads them (ISO 32000-1; fpdf_text.h, fpdf_edit.h): the one place that knows it."""

from __future__ import annotations

import ctypes
import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from ingest.limits import Limits
from ingest.readers.pdf.page import Box, Glyph, Page, Ruling
from ingest.readers.pdf.signs import LOST, MAKES_NO_SIGN, plain_sign
from store.model import WenbaoError

_MOST_PAGES, _MOST_OBJECTS, _MOST_SIGNS = 2000, 2_000_000, 1_500_000
_DEEPEST_FORM = 12
_WIDEST_PAGE = 14_400.0
_THIN, _WHITE = 3.0, 0.93
_LEAST_COVER, _LEAST_SCAN = 4.0, 0.5
_LEAST_DPI, _MOST_DPI, _MOST_PIXELS = 150.0, 300.0, 12_000_000
_UNSEEN_MODES = (3, 7)
_PATH, _IMAGE, _FORM, _TEXT = 2, 3, 5, 1
_ERRORS = {
    pdfium.FPDF_ERR_PASSWORD: "文件有密码，请去掉密码后重新读入",
    pdfium.FPDF_ERR_SECURITY: "文件的加密方式不支持，请去掉密码后重新读入",
}
Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read_pages(name: str, content: bytes, limits: Limits) -> Iterator[Page]:
    """The pages of a pdf one by one; raises WenbaoError where it is damaged, locked, empty or passes a limit."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    if not document:
        cause = _ERRORS.get(pdfium.FPDF_GetLastError(), "PDF 文件残缺或损坏，打不开")
        raise WenbaoError(f"{name}：{cause}")
    try:
        yield from _pages(name, document)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _pages(name: str, document: Any) -> Iterator[Page]:
    count = pdfium.FPDF_GetPageCount(document)
    if count < 1:
        raise WenbaoError(f"{name}：PDF 文件里没有页面，可能残缺或损坏")
    if count > _MOST_PAGES:
        raise WenbaoError(f"{name}：PDF 文件有 {count} 页，超过上限 {_MOST_PAGES} 页，没有读入")
    budget = _Budget(name)
    for number in range(1, count + 1):
        page = pdfium.FPDF_LoadPage(document, number - 1)
        if not page:
            raise WenbaoError(f"{name}：PDF 第 {number} 页残缺或损坏，打不开")
        try:
            yield _PageReader(name, number, page, budget).read()
        finally:
            pdfium.FPDF_ClosePage(page)


def draw_page(name: str, content: bytes, number: int) -> tuple[NDArray[np.uint8], float]:
    """A page (from 1) as a picture in red, green and blue, and its resolution in pixels an inch."""
    document = pypdfium2.PdfDocument(content)
    try:
        page = document[number - 1]
        width, height = (side / 72 for side in page.get_size())
        dpi = max(36.0, min(_dpi_of(page, width), math.sqrt(_MOST_PIXELS / (width * height))))
        bitmap = page.render(scale=dpi / 72, rev_byteorder=True)
        return bitmap.to_numpy()[..., :3].copy(), dpi
    finally:
        document.close()


def _dpi_of(page: pypdfium2.PdfPage, width: float) -> float:
    """The resolution of the largest picture of a page, within what letters need."""
    widths = [image.get_px_size()[0] for image in page.get_objects(filter=[_IMAGE])]
    return min(max(max(widths, default=0) / width, _LEAST_DPI), _MOST_DPI)


@dataclass(slots=True)
class _Budget:
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
class _Style:
    """What the signs of one piece of text have in common; `order` is its place among all that is drawn."""

    seen: bool
    white: bool
    size: float
    turn: int
    order: int


@dataclass(frozen=True, slots=True)
class _Fill:
    """A filled area, or a picture."""

    box: Box
    white: bool
    order: int


@dataclass(slots=True)
class _Drawn:
    """What is drawn on a page beside its text."""

    rulings: list[Ruling] = field(default_factory=list)
    pale: list[Ruling] = field(default_factory=list)
    fills: list[_Fill] = field(default_factory=list)
    pictures: list[_Fill] = field(default_factory=list)
    texts: dict[int, int] = field(default_factory=dict)
    count: int = 0


class _PageReader:
    """One page. Points of the page's own space are turned at once into those of the page as it is seen."""

    def __init__(self, name: str, number: int, page: Any, budget: _Budget) -> None:
        self.name = name
        self.number = number
        self.page = page
        self.budget = budget
        bounds = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(bounds))
        self.bounds = (bounds.left, bounds.bottom, bounds.right, bounds.top)
        self.rotation = max(pdfium.FPDFPage_GetRotation(page), 0) % 4
        across, down = bounds.right - bounds.left, bounds.top - bounds.bottom
        self.width, self.height = (down, across) if self.rotation % 2 else (across, down)
        if not (0 < across <= _WIDEST_PAGE and 0 < down <= _WIDEST_PAGE):
            raise WenbaoError(f"{name}：PDF 第 {number} 页的尺寸不合理（{across:.0f}×{down:.0f} 点），没有读入")

    def read(self) -> Page:
        drawn = _Drawn()
        for place in range(self._count(pdfium.FPDFPage_CountObjects(self.page))):
            self._draw(pdfium.FPDFPage_GetObject(self.page, place), _SAME, drawn, 0)
        glyphs, unread = self._glyphs(drawn)
        dark = [fill.box for fill in drawn.fills if not fill.white]
        pale = [ruling for ruling in drawn.pale if _on_any(dark, *_middle(ruling))] if dark else []
        area = self.width * self.height
        pictured = sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in (fill.box for fill in drawn.pictures)) / area
        return Page(
            self.number,
            self.width,
            self.height,
            tuple(glyphs),
            (*drawn.rulings, *pale),
            unread=unread,
            pictured=min(pictured, 1.0),
        )

    def _count(self, count: int) -> int:
        self.budget.take(objects=max(count, 0))
        return max(count, 0)

    def _seen(self, x: float, y: float) -> tuple[float, float]:
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

    def _seen_box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        (ax, ay), (bx, by) = self._seen(x0, y0), self._seen(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    # ---- signs ------------------------------------------------------------------------------
    def _glyphs(self, drawn: _Drawn) -> tuple[list[Glyph], int]:
        text = pdfium.FPDFText_LoadPage(self.page)
        if not text:
            return [], 0
        try:
            count = max(pdfium.FPDFText_CountChars(text), 0)
            self.budget.take(signs=count)
            return _SignReader(self, text, drawn).read(count)
        finally:
            pdfium.FPDFText_ClosePage(text)

    # ---- lines and fills --------------------------------------------------------------------
    def _draw(self, item: Any, matrix: Matrix, drawn: _Drawn, depth: int) -> None:
        kind = pdfium.FPDFPageObj_GetType(item)
        drawn.count += 1
        if kind == _TEXT:
            drawn.texts[_address(item)] = drawn.count
        elif kind == _PATH:
            self._draw_path(item, _times(_matrix_of(item), matrix), drawn)
        elif kind == _IMAGE:
            drawn.pictures.append(self._picture(item, _times(_matrix_of(item), matrix), drawn.count))
        elif kind == _FORM and depth < _DEEPEST_FORM:
            inner = _times(_matrix_of(item), matrix)
            for place in range(self._count(pdfium.FPDFFormObj_CountObjects(item))):
                self._draw(pdfium.FPDFFormObj_GetObject(item, place), inner, drawn, depth + 1)

    def _picture(self, item: Any, matrix: Matrix, order: int) -> _Fill:
        """A picture; one that hides what stands under it (a scanned page over its text, no seal) counts as white."""
        box = self._bounds(matrix)
        share = (box[2] - box[0]) * (box[3] - box[1]) / (self.width * self.height)
        return _Fill(box, share > _LEAST_SCAN and not pdfium.FPDFPageObj_HasTransparency(item), order)

    def _bounds(self, matrix: Matrix) -> Box:
        """Where the unit square that a picture fills stands."""
        corners = [self._seen(*_apply(matrix, x, y)) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
        across, down = [x for x, _ in corners], [y for _, y in corners]
        return (
            min(max(min(across), 0.0), self.width),
            min(max(min(down), 0.0), self.height),
            max(min(max(across), self.width), 0.0),
            max(min(max(down), self.height), 0.0),
        )

    def _draw_path(self, item: Any, matrix: Matrix, drawn: _Drawn) -> None:
        mode, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(mode), ctypes.byref(stroked))
        stroke = _shade(item, pdfium.FPDFPageObj_GetStrokeColor) if stroked.value else None
        fill = _shade(item, pdfium.FPDFPageObj_GetFillColor) if mode.value else None
        if stroke is None and fill is None:
            return
        for points in self._outlines(item, matrix):
            if stroke is not None:
                lines = drawn.pale if stroke > _WHITE else drawn.rulings
                lines.extend(ruling for a, b in itertools.pairwise(points) if (ruling := _ruling(a, b)))
            if fill is not None:
                _fill(points, fill > _WHITE, drawn)

    def _outlines(self, item: Any, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
        """The straight outlines that a path draws, each as its corners; curves are passed over."""
        x, y = ctypes.c_float(), ctypes.c_float()
        at_x, at_y = ctypes.byref(x), ctypes.byref(y)
        points: list[tuple[float, float]] = []
        for place in range(self._count(pdfium.FPDFPath_CountSegments(item))):
            segment = pdfium.FPDFPath_GetPathSegment(item, place)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, at_x, at_y)
            point = self._seen(*_apply(matrix, x.value, y.value))
            if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
                yield points
                points = []
            points.append(point)
            if pdfium.FPDFPathSegment_GetClose(segment):
                yield [*points, points[0]]
                points = []
        if points:
            yield points


class _SignReader:
    """The signs of one page that are seen, each in its box."""

    def __init__(self, reader: _PageReader, text: Any, drawn: _Drawn) -> None:
        self.reader = reader
        self.text = text
        self.drawn = drawn
        self.styles: dict[int, _Style] = {}
        self.dark = [fill.box for fill in drawn.fills if not fill.white] + [fill.box for fill in drawn.pictures]
        first = min(drawn.texts.values(), default=0)
        hiding = [*(fill for fill in drawn.fills if fill.white), *(fill for fill in drawn.pictures if fill.white)]
        self.covers = [fill for fill in hiding if fill.order > first and _is_large(fill.box)]

    def read(self, count: int) -> tuple[list[Glyph], int]:
        found: list[Glyph] = []
        unread = 0
        tight = tuple(ctypes.c_double() for _ in range(4))
        x0, x1, y0, y1 = tight
        refs = [ctypes.byref(value) for value in tight]
        loose = pdfium.FS_RECTF()
        loose_ref = ctypes.byref(loose)
        text = self.text
        for place in range(count):
            item = pdfium.FPDFText_GetTextObject(text, place)
            code = pdfium.FPDFText_GetUnicode(text, place)
            if not item or code in MAKES_NO_SIGN:
                continue
            style = self._style(item, place)
            if not style.seen:
                continue
            lost = not code or pdfium.FPDFText_HasUnicodeMapError(text, place) == 1
            unread += lost
            pdfium.FPDFText_GetLooseCharBox(text, place, loose_ref)
            wide = self.reader._seen_box(loose.left, loose.bottom, loose.right, loose.top)
            pdfium.FPDFText_GetCharBox(text, place, *refs)
            narrow = self.reader._seen_box(x0.value, y0.value, x1.value, y1.value)
            pdfium.FPDFText_GetCharOrigin(text, place, refs[0], refs[2])
            origin = self.reader._seen(x0.value, y0.value)
            glyph = _glyph(LOST if lost else plain_sign(code), wide, narrow, origin[style.turn % 2 == 0], style)
            if self._is_seen(glyph, style):
                found.append(glyph)
        return found, unread

    def _style(self, item: Any, place: int) -> _Style:
        key = _address(item)
        if key not in self.styles:
            self.styles[key] = self._new_style(item, key, place)
        return self.styles[key]

    def _new_style(self, item: Any, key: int, place: int) -> _Style:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self.text, place, ctypes.byref(matrix))
        size = pdfium.FPDFText_GetFontSize(self.text, place) * math.hypot(matrix.c, matrix.d)
        angle = math.degrees(math.atan2(-matrix.b, matrix.a)) / 90
        turn = round(angle)
        shade = _shade(item, pdfium.FPDFPageObj_GetFillColor)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
        seen = mode not in _UNSEEN_MODES and shade is not None and abs(angle - turn) < 0.1 and 0.5 < size < 500
        return _Style(
            seen,
            shade is not None and shade > _WHITE and mode in (0, 4),
            size,
            (turn + self.reader.rotation) % 4,
            self.drawn.texts.get(key, 0),
        )

    def _is_seen(self, glyph: Glyph, style: _Style) -> bool:
        x, y = glyph.middle
        if not (0 <= x <= self.reader.width and 0 <= y <= self.reader.height):
            return False
        if style.white and not _on_any(self.dark, x, y):
            return False
        return not any(cover.order > style.order and _holds(cover.box, x, y) for cover in self.covers)


def _glyph(text: str, wide: Box, narrow: Box, base: float, style: _Style) -> Glyph:
    """A sign: as wide as it moves the pen, as high as it is printed."""
    x0, y0, x1, y1 = wide
    if style.turn % 2 == 0 and narrow[3] > narrow[1]:
        y0, y1 = narrow[1], narrow[3]
    return Glyph(text, x0, y0, x1, y1, base, style.size, style.turn)


def _address(item: Any) -> int:
    return ctypes.addressof(item.contents)


def _shade(item: Any, read: Any) -> float | None:
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


def _fill(points: list[tuple[float, float]], white: bool, drawn: _Drawn) -> None:
    """A filled outline: a line where it is thin, else an area."""
    across, down = [x for x, _ in points], [y for _, y in points]
    x0, y0, x1, y1 = min(across), min(down), max(across), max(down)
    lines = drawn.pale if white else drawn.rulings
    if y1 - y0 <= _THIN and x1 - x0 > y1 - y0:
        lines.append(Ruling(True, (y0 + y1) / 2, x0, x1))
    elif x1 - x0 <= _THIN and y1 - y0 > x1 - x0:
        lines.append(Ruling(False, (x0 + x1) / 2, y0, y1))
    elif x1 - x0 > _THIN and y1 - y0 > _THIN:
        drawn.fills.append(_Fill((x0, y0, x1, y1), white, drawn.count))


def _middle(ruling: Ruling) -> tuple[float, float]:
    middle = (ruling.start + ruling.end) / 2
    return (middle, ruling.at) if ruling.across else (ruling.at, middle)


def _is_large(box: Box) -> bool:
    return box[2] - box[0] > _LEAST_COVER and box[3] - box[1] > _LEAST_COVER


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _on_any(boxes: list[Box], x: float, y: float) -> bool:
    return any(_holds(box, x, y) for box in boxes)
