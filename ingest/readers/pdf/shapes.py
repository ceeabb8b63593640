"""Whether a font draws the digits that it says it draws: some files map theirs to others, so that nobody can copy them,
or by mistake (PDFium's outlines: fpdf_edit.h)."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as pdfium

_SIZE = 1000.0
_START = pdfium.FPDF_SEGMENT_MOVETO
_OUTLINES = {
    "0": (2, 3),
    "1": (1,),
    "2": (1,),
    "3": (1,),
    "4": (1, 2),
    "5": (1,),
    "6": (2,),
    "7": (1,),
    "8": (3,),
    "9": (2,),
}
"""How many outlines draw a digit: one, and one for each hole; a nought may be struck through or dotted."""


def draws_digit(font: Any, digit: str) -> bool:
    """Whether the outline that a font gives a digit may be that digit's: it has as many holes, those of 6 and 9 in its
    lower and its upper half. True where the font gives none. 2, 3, 5 and 7 are not told from each other."""
    path = pdfium.FPDFFont_GetGlyphPath(font, ord(digit), _SIZE)
    segments = [
        pdfium.FPDFGlyphPath_GetGlyphPathSegment(path, place)
        for place in range(pdfium.FPDFGlyphPath_CountGlyphSegments(path) if path else 0)
    ]
    starts = [number for number, one in enumerate(segments) if pdfium.FPDFPathSegment_GetType(one) == _START]
    if not starts:
        return True
    if len(starts) not in _OUTLINES[digit]:
        return False
    return digit not in "69" or _hole_is_low(segments, starts[1]) == (digit == "6")


def _hole_is_low(segments: Sequence[Any], second: int) -> bool:
    """Of two outlines that follow each other, whether the smaller lies in the lower half of the other."""
    x, y = ctypes.c_float(), ctypes.c_float()
    heights = []
    for segment in segments:
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        heights.append(y.value)
    parts = heights[:second], heights[second:]
    hole, whole = sorted(((min(part), max(part)) for part in parts), key=lambda reach: reach[1] - reach[0])
    return sum(hole) < sum(whole)
