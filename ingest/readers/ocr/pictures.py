"""A page as a picture: its ink without the paper's colour, shadows and seals, and upright."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.readers.ocr.seals import fade_seals

Pixels = NDArray[np.uint8]

INK = 170
"""Grey below which a pixel of a whitened page is ink."""

_MILLIMETRES = 25.4
_SMALL = 1000
_STEEPEST = 5.0
_COLOURED = 40
"""By how much coloured ink is darker in grey than in its brightest colour."""
_SEAL = 0.07
"""Share of the page's longer side; no coloured letter is as large."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page made upright: `white` is its grey picture on white paper, `sealed` the same with what grey seals it bears,
    `dpi` its resolution.

    `turn` leads from its pixels back to those of the picture as it came (a 2×3 affine matrix).
    """

    white: Pixels
    sealed: Pixels
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


def make_upright(picture: Pixels, dpi: float, quarters: int = 0) -> Sheet:
    """The sheet of a picture (grey, or red-green-blue), turned by so many quarters anticlockwise and then by the few
    degrees by which it is tilted."""
    sealed = whiten(np.ascontiguousarray(np.rot90(picture, quarters)))
    white = fade_seals(sealed, dpi)
    height, width = white.shape
    tilt = cv2.getRotationMatrix2D((width / 2, height / 2), find_tilt(white), 1)
    upright = _tilted(white, tilt)
    back = _quarters_back(quarters, picture.shape[1], picture.shape[0]) @ _square(cv2.invertAffineTransform(tilt))
    return Sheet(upright, upright if white is sealed else _tilted(sealed, tilt), dpi, back[:2])


def _tilted(white: Pixels, tilt: cv2.typing.MatLike) -> Pixels:
    size = (white.shape[1], white.shape[0])
    border = cv2.BORDER_CONSTANT
    return cv2.warpAffine(white, tilt, size, flags=cv2.INTER_CUBIC, borderMode=border, borderValue=(255,)).astype(
        np.uint8
    )


def _square(affine: cv2.typing.MatLike) -> NDArray[np.float64]:
    return np.vstack([affine, (0, 0, 1)]).astype(np.float64)


def _quarters_back(quarters: int, width: int, height: int) -> NDArray[np.float64]:
    """From a point of the turned picture to that of the picture of this size as it came."""
    rows = (
        ((1, 0, 0), (0, 1, 0)),
        ((0, -1, width), (1, 0, 0)),
        ((-1, 0, width), (0, -1, height)),
        ((0, 1, 0), (-1, 0, height)),
    )[quarters]
    return _square(np.array(rows))


def whiten(picture: Pixels) -> Pixels:
    """The page in grey, its paper white wherever a shadow fell, without coloured seals.

    Each pixel is divided by the paper around it: the median of the brightest greys.
    """
    grey = without_seals(picture) if picture.ndim == 3 else picture
    height, width = grey.shape
    small = cv2.resize(grey, (max(1, width // 8), max(1, height // 8)), interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 21)
    paper = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(grey, paper, scale=255).astype(np.uint8)


def without_seals(picture: Pixels) -> Pixels:
    """A coloured picture in grey; where coloured ink makes a large shape, as a seal's rim does, all coloured ink inside
    fades: black letters under it stay."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    pale = picture.max(axis=2)
    coloured = cv2.dilate((cv2.subtract(pale, grey) > _COLOURED).astype(np.uint8), np.ones((5, 5), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(coloured)
    for x, y, wide, high, _ in stats[1:].tolist():
        if max(wide, high) > _SEAL * max(grey.shape):
            window = (slice(y, y + high), slice(x, x + wide))
            grey[window] = pale[window]
    return grey.astype(np.uint8)


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
