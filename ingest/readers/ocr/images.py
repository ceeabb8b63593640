"""A picture file's pages as pixels."""

from __future__ import annotations

import io
import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from ingest.limits import Limits, check_seen
from ingest.readers.ocr.pictures import Pixels
from store.model import WenbaoError
from store.paper import dots_per_inch, is_strip

_KINDS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF")
_MOST_PIXELS, _KEPT_PIXELS = 60_000_000, 9_000_000
_LEAST_SIDE = 200
_LEAST_DPI, _MOST_DPI = 150.0, 300.0
_BROKEN = (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError, EOFError)


def width_of(content: bytes) -> int:
    """How many pixels wide a picture says it is; 0 for what is none that can be read."""
    with _quiet():
        try:
            with Image.open(io.BytesIO(content), formats=_KINDS) as image:
                return image.width
        except _BROKEN:
            return 0


def open_pages(name: str, content: bytes, limits: Limits, said: float = 0) -> Iterator[tuple[Pixels, float]]:
    """The pages of a picture file, upright as its camera says, in red, green and blue, with their pixels an inch (as
    `said`, or as the file itself says).

    Raises WenbaoError where it is damaged, has too many pages or pixels, or is too narrow.
    """
    with _quiet():
        try:
            with Image.open(io.BytesIO(content), formats=_KINDS) as image:
                frames = ImageSequence.Iterator(image) if image.format == "TIFF" else [image]
                if image.format == "TIFF":
                    check_seen(name, getattr(image, "n_frames", 1), limits)
                for frame in frames:
                    _check_size(name, frame)
                    yield _page(frame, said)
        except Image.DecompressionBombError as error:
            raise WenbaoError(f"{name}：图片太大，没有读入") from error
        except _BROKEN as error:
            raise WenbaoError(f"{name}：图片残缺或损坏，打不开") from error


@contextmanager
def _quiet() -> Iterator[None]:
    """Without Pillow's warnings: of large pictures, for which the limit here is our own, and of what is damaged, which
    is said where it matters."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        warnings.simplefilter("ignore", UserWarning)
        yield


def _check_size(name: str, image: Image.Image) -> None:
    if image.width * image.height > _MOST_PIXELS:
        most = _MOST_PIXELS // 10_000
        raise WenbaoError(f"{name}：图片太大（{image.width}×{image.height} 像素），上限 {most} 万像素，没有读入")
    if max(image.size) < _LEAST_SIDE:
        raise WenbaoError(f"{name}：图片太小（{image.width}×{image.height} 像素），看不清文字")
    if is_strip(image.size):
        raise WenbaoError(f"{name}：图片太细长（{image.width}×{image.height} 像素），看不清文字，没有读入")


def _page(image: Image.Image, said: float) -> tuple[Pixels, float]:
    """The picture at a resolution at which letters can be read."""
    dpi = dots_per_inch(image.size, said or float(image.info.get("dpi", (0, 0))[0]))
    most = math.sqrt(_KEPT_PIXELS / (image.width * image.height))
    scale = min(max(min(1.0, _MOST_DPI / dpi), _LEAST_DPI / dpi), most)
    upright = ImageOps.exif_transpose(_on_white(image))
    size = (max(1, round(upright.width * scale)), max(1, round(upright.height * scale)))
    kept = upright if size == upright.size else upright.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    return np.asarray(kept), dpi * scale


def _on_white(image: Image.Image) -> Image.Image:
    """The picture in red, green and blue, what is clear in it white."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        white.alpha_composite(clear)
        white.info, image = clear.info, white
    if image.mode.startswith("I") or image.mode == "F":
        levels = np.asarray(image, np.float64)
        return Image.fromarray((levels * (255 / max(levels.max(), 255))).astype(np.uint8)).convert("RGB")
    return image.convert("RGB")
