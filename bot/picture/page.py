"""The page of a pdf or picture that figures stand on: the stretch around them, in grey, for people to compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from bot.picture.shapes import Box
from store.model import WenbaoError

if TYPE_CHECKING:
    from PIL.Image import Image

PointBox = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points (1/72 inch) from the top left of the page as it is seen."""

_WIDEST = 900.0
"""Points: of a wider page only so much is shown."""
_TALLEST = 1.45
"""Heights of what is shown, in its widths; A4 is 1.41."""
_LARGEST_PICTURE = 150_000_000
_MARGIN = 24
_INK = 200
_SHARPEST = 3.0


class UndrawablePage(WenbaoError):  # noqa: N818  (told to the reader beside the table, not a mistake)
    """A page that cannot be shown; the message says why."""


@dataclass(frozen=True, slots=True)
class PageView:
    """What is shown of a page, in grey, and where in it (pixels) the boxes lie that were asked for."""

    image: Image
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class _Window:
    """The stretch of a page that is shown, in points."""

    x0: float
    y0: float
    x1: float
    y1: float

    def pixels(self, box: PointBox, scale: float) -> Box:
        """A box of the page in this window's pixels."""
        x0, y0, x1, y1 = box
        left, top = (x0 - self.x0) * scale, (y0 - self.y0) * scale
        return Box(round(left), round(top), round((x1 - self.x0) * scale), round((y1 - self.y0) * scale))


def view_page(content: bytes, page: int, boxes: Sequence[PointBox], width: int, share: float = 1.0) -> PageView:
    """Page `page` (from 1) of a pdf, or of a picture (png, jpg, tiff…), around these boxes, `width` pixels wide at the
    most; `share` says how much of its height at the most. Raises UndrawablePage."""
    draw = _pdf_page if b"%PDF-" in content[:1024] else _picture_page
    image, scale, window = draw(content, page, boxes, width, share)
    shown = [window.pixels(box, scale) for box in boxes]
    top, bottom = _trimmed(image, shown)
    cut = image.crop((0, top, image.width, bottom))
    return PageView(cut, tuple(box.moved(0, -top) for box in shown))


def _window(size: tuple[float, float], boxes: Sequence[PointBox], share: float) -> _Window:
    x0, x1 = _stretch(size[0], _WIDEST, min(box[0] for box in boxes), max(box[2] for box in boxes))
    tallest = max((x1 - x0) * _TALLEST * share, 1.0)
    y0, y1 = _stretch(size[1], tallest, min(box[1] for box in boxes), max(box[3] for box in boxes))
    return _Window(x0, y0, x1, y1)


def _stretch(whole: float, most: float, start: float, end: float) -> tuple[float, float]:
    """So much of a length at the most, around what must be seen, which counts from its start."""
    if whole <= most:
        return 0.0, whole
    low = max(0.0, min((start + end - most) / 2, start, whole - most))
    return low, low + most


def _pdf_page(
    content: bytes, page: int, boxes: Sequence[PointBox], width: int, share: float
) -> tuple[Image, float, _Window]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
        try:
            held = document[page - 1]
            size = held.get_size()
            window = _window(size, boxes, share)
            scale = min(width / (window.x1 - window.x0), _SHARPEST)
            around = (window.x0, size[1] - window.y1, size[0] - window.x1, window.y0)
            image: Image = held.render(scale=scale, crop=around, grayscale=True).to_pil().copy()
        finally:
            document.close()
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise UndrawablePage(f"pdf 第 {page} 页打不开（{error}）") from error
    return image.convert("L"), scale, window


def _picture_page(
    content: bytes, page: int, boxes: Sequence[PointBox], width: int, share: float
) -> tuple[Image, float, _Window]:
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        held = Image.open(BytesIO(content))
        held.seek(page - 1)
        if held.width * held.height > _LARGEST_PICTURE:
            raise UndrawablePage(f"图片太大（{held.width}×{held.height}）")
        points = 72 / resolution(held)
        image = ImageOps.exif_transpose(held)
        window = _window((image.width * points, image.height * points), boxes, share)
        part = image.crop((window.x0 / points, window.y0 / points, window.x1 / points, window.y1 / points))
        scale = min(width / (window.x1 - window.x0), _SHARPEST)
        shown = (round((window.x1 - window.x0) * scale), round((window.y1 - window.y0) * scale))
        grey = _on_paper(part).resize(shown, Image.Resampling.LANCZOS, reducing_gap=2.0)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, EOFError, ValueError) as error:
        raise UndrawablePage(f"图片第 {page} 页打不开（{error}）") from error
    return grey, scale, window


def resolution(image: Image) -> float:
    """A picture's dots per inch: as it says itself, else those that make it as wide as an A4 page."""
    said = image.info.get("dpi")
    across = float(said[0]) if isinstance(said, tuple) else 0.0
    return across if 50 <= across <= 1200 else min(image.size) / 8.27


def _on_paper(image: Image) -> Image:
    """In grey; what is transparent shows white paper."""
    from PIL import Image as Pillow

    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("L")
    seen = image.convert("RGBA")
    paper = Pillow.new("RGBA", seen.size, "white")
    return Pillow.alpha_composite(paper, seen).convert("L")


def _trimmed(image: Image, boxes: Sequence[Box]) -> tuple[int, int]:
    """From where down to where there is ink, with a margin; the boxes are within."""
    ink = image.point([255 if grey < _INK else 0 for grey in range(256)]).getbbox()
    top, bottom = (ink[1], ink[3]) if ink else (0, image.height)
    top = min([top, *(box.y0 for box in boxes)]) - _MARGIN
    bottom = max([bottom, *(box.y1 for box in boxes)]) + _MARGIN
    return max(0, top), min(image.height, bottom)
