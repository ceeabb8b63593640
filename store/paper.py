"""How a picture of a page is measured in points: the reader that finds figures on it and the drawing that boxes them
must agree (pure)."""

from __future__ import annotations

A4 = (8.27, 11.69)
"""Inches, on which reports are printed."""

_LEAST_SHEET, _MOST_SHEET = 5.5, 17.0
"""Inches: the longer side of what a picture's own resolution may make of it."""
_LONG = 1.8
_STRIP = 50
"""How many times as long as wide: of what is longer, letters cannot be told at any size that a picture may have."""


def dots_per_inch(size: tuple[int, int], said: float) -> float:
    """A picture's resolution, of its width and height in pixels: what it says itself (0 where it says nothing), if that
    makes it a sheet of paper; else as of a page of A4, of a long picture as of a strip as wide."""
    short, long = sorted(size)
    if said > 0 and _LEAST_SHEET <= long / said <= _MOST_SHEET:
        return said
    return short / A4[0] if long > _LONG * short else long / A4[1]


def is_strip(size: tuple[float, float]) -> bool:
    """Whether a page or picture of this width and height is too narrow for its length to be read."""
    short, long = sorted(size)
    return long > _STRIP * short
