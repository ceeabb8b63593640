"""Where lines of text stand on a sheet, beside its tables (DB: Liao et al. 2020, with PP-OCR's settings)."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from ingest.readers.ocr.models import Numbers, finder
from ingest.readers.ocr.pictures import INK, Pixels, Sheet

_DPI = 110.0
"""Resolution at which lines are looked for: type of nine points is 14 pixels high."""
_LARGEST = 1600
_STEP = 32
_CORE, _LIKELY = 0.3, 0.5
_SWELL = 1.6
_LEAST = 3
_LEAST_INK = 0.6
"""Millimetres: what is smaller is a speck."""

Extent = tuple[int, int, int, int]


def find_lines(sheet: Sheet, white: Pixels) -> list[Extent]:
    """The boxes of the lines of text of a sheet's picture (`white`: without its tables), from the top."""
    window = _inked(sheet, white)
    if window is None:
        return []
    left, top, right, bottom = window
    part = white[top:bottom, left:right]
    shrink = min(1.0, _DPI / sheet.dpi, _LARGEST / max(part.shape))
    likely = _likely(part, shrink)
    boxes = [tuple(round(side / shrink) for side in box) for box in _boxes(likely)]
    high, wide = part.shape
    inside = [(max(0, x0), max(0, y0), min(wide, x1), min(high, y1)) for x0, y0, x1, y1 in boxes]
    found = [(x0 + left, y0 + top, x1 + left, y1 + top) for x0, y0, x1, y1 in inside if x1 - x0 > 2 and y1 - y0 > 2]
    return sorted(found, key=lambda box: box[1])


def _inked(sheet: Sheet, white: Pixels) -> Extent | None:
    """The box around all ink that is no speck, with a margin; None for an empty sheet."""
    _, _, stats, _ = cv2.connectedComponentsWithStats((white < INK).astype(np.uint8))
    kept = stats[1:][np.maximum(stats[1:, 2], stats[1:, 3]) > sheet.pixels(_LEAST_INK)]
    if not len(kept):
        return None
    margin = sheet.pixels(5)
    low, high = kept[:, :2].min(axis=0) - margin, (kept[:, :2] + kept[:, 2:4]).max(axis=0) + margin
    return (
        max(0, int(low[0])),
        max(0, int(low[1])),
        min(white.shape[1], int(high[0])),
        min(white.shape[0], int(high[1])),
    )


def _likely(part: Pixels, shrink: float) -> Numbers:
    """How probable it is of each pixel of the shrunk picture that it stands in the core of a line."""
    small = cv2.resize(part, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    high, wide = small.shape
    picture = np.ones((1, 3, -(-high // _STEP) * _STEP, -(-wide // _STEP) * _STEP), np.float32)
    picture[0, :, :high, :wide] = small.astype(np.float32) / 127.5 - 1
    found: Numbers = finder().run(picture)[0, 0, :high, :wide]
    return found


def _boxes(likely: Numbers) -> Iterator[tuple[float, float, float, float]]:
    """The boxes of lines: cores, swollen to what they are the core of."""
    cores = cv2.dilate((likely > _CORE).astype(np.uint8), np.ones((2, 2), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(cores)
    for label in range(1, count):
        x, y, wide, high = (int(side) for side in stats[label, :4])
        window = (slice(y, y + high), slice(x, x + wide))
        if min(wide, high) < _LEAST or likely[window][labels[window] == label].mean() < _LIKELY:
            continue
        swell = wide * high * _SWELL / (2 * (wide + high))
        yield x - swell, y - swell, x + wide + swell, y + high + swell
