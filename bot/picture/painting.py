"""Shapes painted, and the painted picture as a PNG file's bytes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from bot.picture.lettering import Lettering
from bot.picture.shapes import DRAWN, FLAT, WHITE, Box, Colour, Cross, Hatching, Photo, Rectangle, Shape, Words

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

_GREYS = 24
_MIXED = 7
_HATCH_STEP = 14
_BOLD = 0.45


def paint(shapes: Iterable[Shape], width: int, height: int, lettering: Lettering) -> Image:
    """A picture of this size in pixels, in its few colours."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (width, height), WHITE)
    draw = ImageDraw.Draw(image)
    for shape in shapes:
        match shape:
            case Rectangle(box, fill, frame, thickness):
                # Pillow counts the last pixel in
                draw.rectangle((box.x0, box.y0, box.x1 - 1, box.y1 - 1), fill, frame, thickness)
            case Words(x, base, text, size, colour, bold):
                stroke = size * _BOLD / 16 if bold else 0
                draw.text((x, base), text, colour, lettering.at(size), "ls", stroke_width=stroke)
            case Hatching(box, colour):
                _hatch(draw, box, colour)
            case Cross(box, colour):
                draw.line((box.x0, box.y0, box.x1, box.y1), colour, 4)
                draw.line((box.x0, box.y1, box.x1, box.y0), colour, 4)
            case Photo(x, y, photo):
                image.paste(photo, (x, y))
    return image.quantize(palette=_palette(), dither=Image.Dither.NONE)


def to_png(image: Image) -> bytes:
    """The picture as a PNG file's bytes."""
    buffer = BytesIO()
    image.save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()


@cache
def _palette() -> Image:
    """Every colour exactly, greys, and what letters' edges mix of a colour with white."""
    from PIL import Image

    mixed = [_mix(colour, part / (_MIXED + 1)) for colour in DRAWN for part in range(1, _MIXED + 1)]
    greys = [(round(255 * at / (_GREYS - 1)),) * 3 for at in range(_GREYS)]
    colours = list(dict.fromkeys([*FLAT, *DRAWN, *greys, *mixed]))[:256]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in colours for part in colour])
    return palette


def _mix(colour: Colour, share: float) -> Colour:
    red, green, blue = (round(part * (1 - share) + 255 * share) for part in colour)
    return red, green, blue


def _hatch(draw: ImageDraw, box: Box, colour: Colour) -> None:
    """Slanted lines that end at the box's edges."""
    for start in range(_HATCH_STEP, box.width + box.height, _HATCH_STEP):
        x0, y0 = box.x0 + min(start, box.width - 1), box.y0 + max(0, start - box.width + 1)
        x1, y1 = box.x0 + max(0, start - box.height + 1), box.y0 + min(start, box.height - 1)
        draw.line((x0, y0, x1, y1), colour, 1)
