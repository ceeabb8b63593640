"""Sheets that hold two pages side by side, as printers and scanners make them: each page by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.readers.pdf.lines import chunks, make_lines
from ingest.readers.pdf.page import Glyph, Page, Ruling, moved

_LEAST_GUTTER = 24.0
_LEAST_SIGNS = 40
_GAP, _WIDE = 1.0, 0.5
"""Times the type's size that parts two columns; of a page's width, what a line of text or a ruling takes there."""


def halves_of(page: Page) -> tuple[Page, ...]:
    """The two pages of an upright sheet, the right one moved to where the left one stands; else the page itself.

    They are two where the sheet is wider than high, nothing stands in the middle of it from head to foot, and both
    sides hold a line of text or a ruling that a column of one table would not have.
    """
    middle = page.width / 2
    if page.width <= page.height:
        return (page,)
    right = [glyph for glyph in page.glyphs if glyph.middle[0] > middle]
    left = [glyph for glyph in page.glyphs if glyph.middle[0] <= middle]
    ruled = [ruling for ruling in page.rulings if _reach(ruling)[0] >= middle]
    rest = [ruling for ruling in page.rulings if _reach(ruling)[0] < middle]
    ends = [*(glyph.x1 for glyph in left if not glyph.blank), *(_reach(ruling)[1] for ruling in rest)]
    starts = [*(glyph.x0 for glyph in right if not glyph.blank), *(_reach(ruling)[0] for ruling in ruled)]
    if not (ends and starts) or min(starts) - max(ends) < _LEAST_GUTTER:
        return (page,)
    if not (_is_page(left, rest, middle) and _is_page(right, ruled, middle)):
        return (page,)
    first = replace(page, glyphs=tuple(left), rulings=tuple(rest))
    return first, moved(replace(page, glyphs=tuple(right), rulings=tuple(ruled)), -middle)


def _reach(ruling: Ruling) -> tuple[float, float]:
    """From where to where a ruling reaches across the page."""
    return (ruling.start, ruling.end) if ruling.across else (ruling.at, ruling.at)


def _is_page(glyphs: Sequence[Glyph], rulings: Sequence[Ruling], width: float) -> bool:
    if len(glyphs) < _LEAST_SIGNS:
        return False
    if any(ruling.across and ruling.end - ruling.start > _WIDE * width for ruling in rulings):
        return True
    lines = make_lines(glyph for glyph in glyphs if not glyph.turn)
    pieces = (piece for line in lines for piece in chunks(line, _GAP))
    return any(piece.box[2] - piece.box[0] > _WIDE * width for piece in pieces)
