"""The signs of a page that are seen: not those outside of it, white on white, covered, or set for machines only."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from ingest.readers.pdf.drawing import WHITE, Drawn, Frame, address_of, holds, on_any, shade_of
from ingest.readers.pdf.page import Box, Glyph
from ingest.readers.pdf.shapes import draws_digit
from ingest.readers.pdf.signs import LOST, MAKES_NO_SIGN, plain_sign

_LEAST_COVER = 4.0
_WIDEST_SIGN = 2.5
_UNSEEN_MODES = (3, 7)
_DIGITS = range(0x30, 0x3A)


@dataclass(frozen=True, slots=True)
class _Style:
    """What the signs of one piece of text have in common; `hidden`: it is set to be found, not to be seen; `order` is
    its place among all that is drawn."""

    seen: bool
    hidden: bool
    white: bool
    size: float
    turn: int
    order: int
    font: int


class SignReader:
    """The signs of one page that are seen, each in its box; `hidden` counts those that only programs find."""

    def __init__(self, frame: Frame, text: Any, drawn: Drawn) -> None:
        self.frame = frame
        self.text = text
        self.drawn = drawn
        self.styles: dict[int, _Style] = {}
        self.hidden = 0
        self.honest: dict[tuple[int, str], bool] = {}
        self.dark = [fill.box for fill in drawn.fills if not fill.white] + [fill.box for fill in drawn.pictures]
        first = min(drawn.texts.values(), default=0)
        hiding = [*(fill for fill in drawn.fills if fill.white), *(fill for fill in drawn.pictures if fill.white)]
        self.covers = [fill for fill in hiding if fill.order > first and _is_large(fill.box)]

    def read(self, count: int) -> tuple[list[Glyph], int]:
        """The signs that are seen, of as many as there are, and how many of them cannot be told: all where a font draws
        digits that it says are others."""
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
                self.hidden += style.hidden
                continue
            if code in _DIGITS:
                self._check_digit(item, style.font, chr(code))
            lost = not code or pdfium.FPDFText_HasUnicodeMapError(text, place) == 1
            unread += lost
            pdfium.FPDFText_GetLooseCharBox(text, place, loose_ref)
            wide = self.frame.box(loose.left, loose.bottom, loose.right, loose.top)
            pdfium.FPDFText_GetCharBox(text, place, *refs)
            narrow = self.frame.box(x0.value, y0.value, x1.value, y1.value)
            pdfium.FPDFText_GetCharOrigin(text, place, refs[0], refs[2])
            origin = self.frame.point(x0.value, y0.value)
            glyph = _glyph(LOST if lost else plain_sign(code), wide, narrow, origin[style.turn % 2 == 0], style)
            if self._is_seen(glyph, style):
                found.append(glyph)
            else:
                self.hidden += 1
        if not all(self.honest.values()):
            lied = [glyph._replace(text=LOST) for glyph in found if not glyph.blank]
            return lied, len(lied)
        return found, unread

    def _style(self, item: Any, place: int) -> _Style:
        key = address_of(item)
        if key not in self.styles:
            self.styles[key] = self._new_style(item, key, place)
        return self.styles[key]

    def _check_digit(self, item: Any, font: int, digit: str) -> None:
        if (font, digit) not in self.honest:
            self.honest[font, digit] = draws_digit(pdfium.FPDFTextObj_GetFont(item), digit)

    def _new_style(self, item: Any, key: int, place: int) -> _Style:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self.text, place, ctypes.byref(matrix))
        size = pdfium.FPDFText_GetFontSize(self.text, place) * math.hypot(matrix.c, matrix.d)
        angle = math.degrees(math.atan2(-matrix.b, matrix.a)) / 90
        turn = round(angle)
        shade = shade_of(item, pdfium.FPDFPageObj_GetFillColor)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
        seen = mode not in _UNSEEN_MODES and shade is not None and abs(angle - turn) < 0.1 and 0.5 < size < 500
        return _Style(
            seen,
            mode in _UNSEEN_MODES,
            shade is not None and shade > WHITE and mode in (0, 4),
            size,
            (turn + self.frame.rotation) % 4,
            self.drawn.texts.get(key, 0),
            address_of(pdfium.FPDFTextObj_GetFont(item)),
        )

    def _is_seen(self, glyph: Glyph, style: _Style) -> bool:
        x, y = glyph.middle
        width, height = self.frame.size
        if not (0 <= x <= width and 0 <= y <= height):
            return False
        if style.white and not on_any(self.dark, x, y):
            return False
        return not any(cover.order > style.order and holds(cover.box, x, y) for cover in self.covers)


def _glyph(text: str, wide: Box, narrow: Box, base: float, style: _Style) -> Glyph:
    """A sign: as wide as it moves the pen, as high as it is printed."""
    if wide[2] - wide[0] > _WIDEST_SIGN * max(style.size, 1.0):  # what PDFium gives of signs that are set downwards
        wide = narrow
    x0, y0, x1, y1 = wide
    if style.turn % 2 == 0 and narrow[3] > narrow[1]:
        y0, y1 = narrow[1], narrow[3]
    return Glyph(text, x0, y0, x1, y1, base, style.size, style.turn)


def _is_large(box: Box) -> bool:
    return box[2] - box[0] > _LEAST_COVER and box[3] - box[1] > _LEAST_COVER
