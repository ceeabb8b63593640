"""A page of a pdf as a picture, for pages that hold nothing else."""

from __future__ import annotations

import math

import numpy as np
import pypdfium2
from numpy.typing import NDArray

_LEAST_DPI, _MOST_DPI, _MOST_PIXELS = 150.0, 300.0, 9_000_000
_IMAGE = 3


def draw_page(content: bytes, number: int) -> tuple[NDArray[np.uint8], float]:
    """A page (from 1) of a pdf that opens, in red, green and blue, and its pixels an inch."""
    document = pypdfium2.PdfDocument(content)
    try:
        page = document[number - 1]
        width, height = (side / 72 for side in page.get_size())
        dpi = min(_dpi_of(page, width), math.sqrt(_MOST_PIXELS / (width * height)))
        bitmap = page.render(scale=dpi / 72, rev_byteorder=True)
        return bitmap.to_numpy()[..., :3].copy(), dpi
    finally:
        document.close()


def _dpi_of(page: pypdfium2.PdfPage, width: float) -> float:
    """The resolution of the largest picture of a page, within what letters need."""
    widths = [image.get_px_size()[0] for image in page.get_objects(filter=[_IMAGE])]
    return min(max(max(widths, default=0) / width, _LEAST_DPI), _MOST_DPI)
