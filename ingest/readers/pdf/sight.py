"""What of a page's text is seen on it: a small picture of the page, as a reader sees it, decides (layers that are not
shown, text that is clipped away or lies under something)."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from ingest.readers.pdf.page import Glyph

_MOST_PIXELS = 1_500_000
_FAINT = 12
"""Grey levels by which a sign differs from what is around it, at the least."""
_MOST, _STEP = 0.5, 4


def without_unseen(page: Any, size: tuple[float, float], glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The signs without those where the page shows nothing. Where most are not drawn their fonts may not be at hand:
    then only digits and Latin letters count, which are drawn in any font."""
    grey, scale = _draw(page, size)
    if all(glyph.blank or _is_seen(grey, scale, glyph) for glyph in _sample(glyphs)):
        return list(glyphs)
    seen = [glyph.blank or _is_seen(grey, scale, glyph) for glyph in glyphs]
    drawn = sum(seen) > _MOST * len(seen)
    return [glyph for glyph, shown in zip(glyphs, seen, strict=True) if shown or not (drawn or glyph.text.isascii())]


def _sample(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """The digits and Latin letters, and some of the other signs."""
    return (glyph for place, glyph in enumerate(glyphs) if place % _STEP == 0 or glyph.text.isascii())


def _draw(page: Any, size: tuple[float, float]) -> tuple[NDArray[np.uint8], float]:
    """The page in grey, and its pixels a point."""
    scale = min(1.0, math.sqrt(_MOST_PIXELS / (size[0] * size[1])))
    width, height = (max(1, math.ceil(side * scale)) for side in size)
    grey = np.full((height, width), 255, np.uint8)
    pixels = grey.ctypes.data_as(ctypes.c_void_p)
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, pixels, width)
    try:
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return grey, scale


def _is_seen(grey: NDArray[np.uint8], scale: float, glyph: Glyph) -> bool:
    left, top = int(glyph.x0 * scale), int(glyph.y0 * scale)
    box = grey[top : max(top + 1, math.ceil(glyph.y1 * scale)), left : max(left + 1, math.ceil(glyph.x1 * scale))]
    return box.size == 0 or int(box.max()) - int(box.min()) >= _FAINT
