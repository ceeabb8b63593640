"""Round seals on a page without colour: where they are, and the page without them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

_Mask = NDArray[np.bool_]

_DPI = 75.0
_LEAST_RADIUS, _MOST_RADIUS = 15.0, 26.0
"""Millimetres; offices' seals are 42 across, those for business 38 to 45 (国发〔1999〕25号)."""
_RIM = 1.0
"""Millimetres to either side of a rim that may be its own."""
_STROKE, _LONG = 0.4, 7.0
"""Millimetres: what is thicker may be a seal's stroke; what is longer is none, but a ruling."""
_CLOSED = 0.75
"""Share of a circle that is inked where it is a seal's rim; letters make tiny of one at most."""
_DARKEST, _PALE, _LEVEL = 60, 215, 25
"""Grey below which a rim is as black as letters; from which paper is white; by how much a seal's grey differs."""


@dataclass(frozen=True, slots=True)
class _Rim:
    """A seal's rim in pixels, and its grey."""

    x: float
    y: float
    radius: float
    grey: float


def fade_seals(white: NDArray[np.uint8], dpi: float) -> NDArray[np.uint8]:
    """A whitened grey page without the round seals that are paler than letters: what they are made of, rim and thick
    strokes, fades to white, and letters under them, which are darker, stay."""
    found = list(_rims(white, dpi))
    if not found:
        return white
    faded = white.copy()
    for rim in found:
        reach = round(rim.radius + _RIM * dpi / 25.4) + 1
        rows, columns = (slice(max(0, round(at) - reach), round(at) + reach) for at in (rim.y, rim.x))
        part = faded[rows, columns]
        ys, xs = np.ogrid[rows.start : rows.start + part.shape[0], columns.start : columns.start + part.shape[1]]
        away = np.hypot(xs - rim.x, ys - rim.y)
        own = (np.abs(away - rim.radius) <= _RIM * dpi / 25.4) | ((away < rim.radius) & _strokes(part, rim.grey, dpi))
        part[own] = np.minimum(255, part[own] * (255 / rim.grey))
    return faded


def _strokes(part: NDArray[np.uint8], grey: float, dpi: float) -> _Mask:
    """Where strokes of the seal's own grey are, thick ones as its letters have, with their soft edges."""
    side = max(2, round(_STROKE * dpi / 25.4))
    soft = cv2.GaussianBlur(part, (0, 0), 0.8)
    flat = (np.abs(soft.astype(np.int16) - round(grey)) <= _LEVEL).astype(np.uint8)
    cores = cv2.morphologyEx(flat, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    own = cv2.dilate(cores, np.ones((2 * side + 1, 2 * side + 1), np.uint8)) > 0
    return own & ~_ruled(part, round(_LONG * dpi / 25.4))


def _ruled(part: NDArray[np.uint8], length: int) -> _Mask:
    """Where level or upright lines of this length are, which may climb by a pixel."""
    ink = (part < _PALE).astype(np.uint8)
    thick, wide = cv2.dilate(ink, np.ones((3, 1), np.uint8)), cv2.dilate(ink, np.ones((1, 3), np.uint8))
    level = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    upright = cv2.morphologyEx(wide, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    return np.logical_or(level, upright)


def _rims(white: NDArray[np.uint8], dpi: float) -> Iterator[_Rim]:
    """The circles that are inked almost all around, of one grey."""
    shrink = _DPI / dpi
    if shrink > 1:  # too coarse a picture for a rim to be told
        return
    tiny = cv2.resize(white, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    small = cv2.medianBlur(tiny, 3).astype(np.uint8)
    least, most = (round(radius * _DPI / 25.4) for radius in (_LEAST_RADIUS, _MOST_RADIUS))
    circles = cv2.HoughCircles(
        small, cv2.HOUGH_GRADIENT, dp=1, minDist=least, param1=100, param2=40, minRadius=least, maxRadius=most
    )
    for x, y, radius in [] if circles is None else circles[0].tolist():
        closed, rim = max(((_closed(small, at), at) for at in _near(x, y, radius)), key=lambda found: found[0])
        across, down, reach = (side / shrink for side in rim)
        grey = float(np.median(_around(white, across, down, reach)))
        if closed >= _CLOSED and _DARKEST <= grey < _PALE:
            yield _Rim(across, down, reach, grey)


def _near(x: float, y: float, radius: float) -> Iterator[tuple[float, float, float]]:
    """The circle, and those a pixel or two off."""
    steps = (-2.0, -1.0, 0.0, 1.0, 2.0)
    return ((x + right, y + down, radius + more) for right in steps for down in steps for more in steps)


def _closed(small: NDArray[np.uint8], rim: tuple[float, float, float]) -> float:
    return float((_around(small, *rim) < _PALE).mean())


def _around(page: NDArray[np.uint8], x: float, y: float, radius: float) -> NDArray[np.uint8]:
    """The greys along a circle; white where it leaves the page."""
    turns = np.linspace(0, 2 * np.pi, 180, endpoint=False)
    xs, ys = np.round(x + radius * np.cos(turns)).astype(int), np.round(y + radius * np.sin(turns)).astype(int)
    inside = (xs >= 0) & (ys >= 0) & (xs < page.shape[1]) & (ys < page.shape[0])
    found = np.full(len(turns), 255, np.uint8)
    found[inside] = page[ys[inside], xs[inside]]
    return found
