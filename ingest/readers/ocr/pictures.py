"""A page as a picture: its ink without the paper's colour, shadows and seals, and upright."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]

INK = 170
"""Grey below which a pixel of a whitened page is ink."""

_MILLIMETRES = 25.4
_SMALL = 1000
_STEEPEST = 5.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page made upright: `white` is its grey picture on white paper, `dpi` its resolution.

    `turn` leads from its pixels back to those of the picture as it came (a 2×3 affine matrix).
    """

    white: Pixels
    dpi: float
    turn: NDArray[np.float64]

    def pixels(self, millimetres: float) -> int:
        """A length on paper in pixels, at least one."""
        return max(1, round(millimetres * self.dpi / _MILLIMETRES))

    def slant_in_points(self) -> tuple[float, float, float, float, float, float]:
        """`turn` row by row, for lengths in points (1/72 inch)."""
        (a, b, c), (d, e, f) = self.turn.tolist()
        scale = 72 / self.dpi
        return a, b, c * scale, d, e, f * scale


def make_upright(picture: Pixels, dpi: float) -> Sheet:
    """The sheet of a picture (grey, or red-green-blue) that is tilted by up to five degrees."""
    white = whiten(picture)
    height, width = white.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), find_tilt(white), 1)
    upright = cv2.warpAffine(
        white, turn, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=(255,)
    )
    return Sheet(upright.astype(np.uint8), dpi, cv2.invertAffineTransform(turn))


def whiten(picture: Pixels) -> Pixels:
    """The page in grey, its paper white wherever a shadow fell; coloured ink, such as a seal's, fades.

    Each pixel is divided by the paper around it: the median of the brightest greys.
    """
    grey = picture.max(axis=2) if picture.ndim == 3 else picture
    height, width = grey.shape
    small = cv2.resize(grey, (max(1, width // 8), max(1, height // 8)), interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 21)
    paper = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(grey, paper, scale=255).astype(np.uint8)


def find_tilt(white: Pixels) -> float:
    """The degrees by which a page has to be turned for its lines to be level: where the sums of ink along them differ
    most from line to line (Postl's criterion)."""
    shrink = _SMALL / max(white.shape)
    small = cv2.resize(white, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    ink = (small < INK).astype(np.float32)
    size = (ink.shape[1], ink.shape[0])

    def contrast(degrees: float) -> float:
        turn = cv2.getRotationMatrix2D((size[0] / 2, size[1] / 2), degrees, 1)
        sums = cv2.warpAffine(ink, turn, size).sum(axis=1)
        return float((np.diff(sums) ** 2).sum())

    best = max(np.arange(-_STEEPEST, _STEEPEST + 0.01, 0.25), key=contrast)
    for step in (0.05, 0.01):
        best = max(np.arange(best - 5 * step, best + 5.01 * step, step), key=contrast)
    return float(best)
