"""Tables that are pictures on a page of text: read by their looks, and put where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ingest.readers.ocr.viewing import Viewer
from ingest.readers.pdf.drawing import holds
from ingest.readers.pdf.page import Box, Glyph, Page, Ruling
from ingest.readers.pdf.rendering import draw_page

_LEAST_WIDTH, _LEAST_HEIGHT = 140.0, 50.0
_DARKER = 25
_LONG, _THICK = 0.5, 0.02
_LEAST_LINES = 3
_SLANTED = 0.01


def bare_pictures(glyphs: Sequence[Glyph], boxes: Sequence[Box]) -> tuple[Box, ...]:
    """Those of a page's pictures that may be tables: not small, and no background that text stands on."""
    large = [box for box in boxes if box[2] - box[0] >= _LEAST_WIDTH and box[3] - box[1] >= _LEAST_HEIGHT]
    return tuple(box for box in large if not any(holds(box, *glyph.middle) for glyph in glyphs if not glyph.blank))


def with_tables(content: bytes, page: Page, viewer: Viewer) -> Page:
    """The page, and what is seen of the ruled tables that are pictures on it."""
    pixels, dpi = draw_page(content, page.number)
    for box in page.pictures:
        left, top, right, bottom = (round(side * dpi / 72) for side in box)
        picture = pixels[top:bottom, left:right]
        if _is_ruled(picture):
            page = _with(page, box, viewer.read(picture, page.number, dpi, tables_only=True))
    return page


def _is_ruled(picture: NDArray[np.uint8]) -> bool:
    """Whether thin dark lines run over most of a picture, across it and down it."""
    grey = picture.mean(axis=2)
    dark = grey < np.median(grey) - _DARKER
    return all(_lines(dark.mean(axis=axis) > _LONG) >= _LEAST_LINES for axis in (0, 1))


def _lines(dark: NDArray[np.bool_]) -> int:
    """How many stretches of a side are dark, and thin."""
    ends = np.flatnonzero(np.diff(np.concatenate(([False], dark, [False]))))
    return int(((ends[1::2] - ends[::2]) <= max(2, _THICK * len(dark))).sum())


def _with(page: Page, box: Box, seen: Page) -> Page:
    """The page with what is seen in a box of it; without that, where the picture is tilted or turned."""
    a, b, right, d, e, down = seen.slant or (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
    if max(abs(a - 1), abs(b), abs(d), abs(e - 1)) > _SLANTED:
        return page
    x, y = box[0] + right, box[1] + down
    glyphs = [
        Glyph(text, x0 + x, y0 + y, x1 + x, y1 + y, base + y, size, turn, sure)
        for text, x0, y0, x1, y1, base, size, turn, sure in seen.glyphs
    ]
    rulings = [
        Ruling(across, at + (y if across else x), start + (x if across else y), end + (x if across else y))
        for across, at, start, end in seen.rulings
    ]
    return replace(page, glyphs=(*page.glyphs, *glyphs), rulings=(*page.rulings, *rulings))
