"""The page of a pdf or picture that figures stand on: the stretch around them, in grey, for people to compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING

from bot.picture.shapes import Box
from store.bound_pages import is_bound, page_of
from store.model import WenbaoError
from store.paper import dots_per_inch

if TYPE_CHECKING:
    from PIL.Image import Image

PointBox = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points (1/72 inch) from the top left of the page as it is seen."""

_WIDEST = 1200.0
"""Points: of a wider page only so much is shown."""
_TALLEST = 1.45
"""Heights of what is shown, in its widths; A4 is 1.41."""
_AROUND = 20.0
"""Points: what is at least shown above and below the boxes."""
_LARGEST_PICTURE = 80_000_000
_MARGIN = 24
_INK = 200
_WHITE, _MOSTLY = 255, 0.5
_SHARPEST = 3.0
_SHARES = (1.0, 0.6, 0.35, 0.2)
"""How much of a page's height is shown at the most, until it is small enough."""
_FEW_GREYS = 8
_BLOCK, _BLOCKS = 16, 9
"""Pixels, and how many times as many: what is at least so wide and as dark is shadow, not ink."""
_DARKEST_PAPER = 0.35
_ONE_AT_A_TIME = Lock()
"""PDFium knows no threads."""


class UndrawablePage(WenbaoError):  # noqa: N818  (told to the reader beside the table, not a mistake)
    """A page that cannot be shown; the message says why."""


@dataclass(frozen=True, slots=True)
class PageView:
    """What is shown of a page, in grey, so many pixels a point (`scale`), and where in it (pixels) the boxes lie that
    were asked for; None for one that is not on it. To keep it small it may be only a `part`, and `smoothed`: without
    specks and shadows."""

    image: Image
    boxes: tuple[Box | None, ...]
    scale: float
    part: bool = False
    smoothed: bool = False


@dataclass(frozen=True, slots=True)
class _Window:
    """The stretch of a page that is shown, in points; whether it is but a `part`."""

    x0: float
    y0: float
    x1: float
    y1: float
    part: bool

    def pixels(self, box: PointBox, scale: float) -> Box | None:
        """A box of the page in this window's pixels; None where its middle is not in it."""
        x0, y0, x1, y1 = box
        if not (self.x0 <= (x0 + x1) / 2 <= self.x1 and self.y0 <= (y0 + y1) / 2 <= self.y1):
            return None
        left, top = (x0 - self.x0) * scale, (y0 - self.y0) * scale
        return Box(round(left), round(top), round((x1 - self.x0) * scale), round((y1 - self.y0) * scale))


def view_page(content: bytes, page: int, boxes: Sequence[PointBox], width: int, most_bytes: int) -> PageView:
    """Page `page` (from 1) of a pdf, of a picture (png, jpg, tiff…) or of bound ones, around these boxes, `width`
    pixels wide at the most. A scan whose noise would take more than so many bytes is smoothed, then shown in part only.

    Raises UndrawablePage.
    """
    if is_bound(content):
        content, page = page_of(content, page) or b"", 1
    draw = _pdf_page if b"%PDF-" in content[:1024] else _picture_page
    view = _view(*draw(content, page, boxes, width, 1.0), boxes)
    for share in _SHARES:
        if _size(view.image) <= most_bytes:
            break
        drawn, scale, window = draw(content, page, boxes, width, share)
        noisy = _is_noisy(drawn)
        view = replace(_view(_smoothed(drawn) if noisy else drawn, scale, window, boxes), smoothed=noisy)
    return view


def _is_noisy(image: Image) -> bool:
    """Whether a page's paper is of many greys, as a scan's is. Smoothing one that is printed takes its thin strokes."""
    return image.histogram()[_WHITE] < image.width * image.height * _MOSTLY


def _view(image: Image, scale: float, window: _Window, boxes: Sequence[PointBox]) -> PageView:
    shown = [window.pixels(box, scale) for box in boxes]
    top, bottom = _trimmed(image, [box for box in shown if box is not None])
    cut = image.crop((0, top, image.width, bottom))
    return PageView(cut, tuple(box and box.moved(0, -top) for box in shown), scale, window.part)


def _smoothed(image: Image) -> Image:
    """Without specks, its paper white wherever a shadow fell, in few greys. Ink that is but a little darker than the
    paper around it is still seen."""
    import numpy as np
    from PIL import Image as Pillow
    from PIL import ImageFilter

    calm = image.filter(ImageFilter.MedianFilter(3))
    around = calm.reduce(_BLOCK).filter(ImageFilter.MaxFilter(_BLOCKS)).filter(ImageFilter.GaussianBlur(2))
    paper = np.asarray(around.resize(calm.size, Pillow.Resampling.BILINEAR), np.float32)
    paper = np.maximum(paper, max(1.0, paper.max() * _DARKEST_PAPER))
    step = 255 / (_FEW_GREYS - 1)
    levels = np.round(np.minimum(255, np.asarray(calm) * (255 / paper)) / step) * step
    return Pillow.fromarray(levels.round().astype(np.uint8))


def _size(image: Image) -> int:
    """About how many bytes it takes in a PNG file of few greys."""
    buffer = BytesIO()
    image.point([grey // 11 for grey in range(256)]).save(buffer, "PNG", compress_level=3)
    return len(buffer.getvalue())


def _window(size: tuple[float, float], boxes: Sequence[PointBox], share: float) -> _Window:
    left, top, right, bottom = (far(box[side] for box in boxes) for side, far in enumerate((min, min, max, max)))
    x0, x1 = _stretch(size[0], _WIDEST, left, right)
    most = (x1 - x0) * _TALLEST
    tallest = max(most * share, min(most, bottom - top + 2 * _AROUND), 1.0)
    y0, y1 = _stretch(size[1], tallest, top, bottom)
    return _Window(x0, y0, x1, y1, x1 - x0 < size[0] or y1 - y0 < size[1])


def _stretch(whole: float, most: float, start: float, end: float) -> tuple[float, float]:
    """So much of a length at the most, around what must be seen, which counts from its start."""
    if whole <= most:
        return 0.0, whole
    low = max(0.0, min((start + end - most) / 2, start, whole - most))
    return low, low + most


def _pdf_page(
    content: bytes, page: int, boxes: Sequence[PointBox], width: int, share: float
) -> tuple[Image, float, _Window]:
    try:
        import pypdfium2
    except ImportError as error:
        raise UndrawablePage("画 pdf 的页面需要 pypdfium2，这里没有安装（pip install pypdfium2）") from error
    try:
        with _ONE_AT_A_TIME, pypdfium2.PdfDocument(content) as document:
            document.init_forms()  # else what is filled into its fields is not drawn
            held = document[page - 1]
            size = held.get_size()
            window = _window(size, boxes, share)
            scale = min(width / (window.x1 - window.x0), _SHARPEST)
            around = (window.x0, size[1] - window.y1, size[0] - window.x1, window.y0)
            image: Image = held.render(scale=scale, crop=around, grayscale=True).to_pil().copy()
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise UndrawablePage(f"pdf 第 {page} 页打不开") from error
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
        points = 72 / dots_per_inch(held.size, float(held.info.get("dpi", (0, 0))[0]))
        image = ImageOps.exif_transpose(held)
        window = _window((image.width * points, image.height * points), boxes, share)
        part = image.crop((window.x0 / points, window.y0 / points, window.x1 / points, window.y1 / points))
        scale = min(width / (window.x1 - window.x0), _SHARPEST)
        shown = (round((window.x1 - window.x0) * scale), round((window.y1 - window.y0) * scale))
        grey = _grey(part).resize(shown, Image.Resampling.LANCZOS, reducing_gap=2.0)
    except UnidentifiedImageError as error:
        raise UndrawablePage("来源不是 pdf，也不是图片，没有页面可画") from error
    except (Image.DecompressionBombError, OSError, EOFError, SyntaxError, ValueError) as error:
        raise UndrawablePage(f"图片第 {page} 页打不开") from error
    return grey, scale, window


def _grey(image: Image) -> Image:
    """In 256 greys; what is transparent shows white paper."""
    from PIL import Image as Pillow

    if image.mode.startswith(("I", "F")):
        brightest = max(255.0, float(image.getextrema()[1]))  # type: ignore[arg-type]
        return image.convert("F").point(lambda grey: grey * (255 / brightest) + 0).convert("L")
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
