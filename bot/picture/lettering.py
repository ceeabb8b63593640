"""How wide text is, and where its lines end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.picture.fonts import FontFile

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

LEADING = 1.36
"""From line to line, in sizes."""
MIDDLE = 0.37
"""From the middle of a Chinese letter or a digit down to the line it stands on, in sizes."""

_PIECES = re.compile(r"[A-Za-z0-9.,%:/_-]+|\s+|.", re.DOTALL)
_NEVER_FIRST = frozenset("，。、；：！？）》”’】〕…)]},.;:!?%")
_NEVER_LAST = frozenset("（《“‘【〔([{")


class Lettering:
    """A font in all the sizes that a picture needs."""

    def __init__(self, font: FontFile) -> None:
        self._font = font
        self._sizes: dict[int, FreeTypeFont] = {}
        self._widths: dict[tuple[str, int], float] = {}

    def at(self, size: int) -> FreeTypeFont:
        """The font in a size in pixels."""
        from PIL import ImageFont

        if size not in self._sizes:
            # the plain layout is the same on every machine; the other one needs a library that may be lacking
            layout = ImageFont.Layout.BASIC
            self._sizes[size] = ImageFont.truetype(self._font.path, size, self._font.number, layout_engine=layout)
        return self._sizes[size]

    def width(self, text: str, size: int) -> float:
        """How many pixels a line of text takes."""
        if (text, size) not in self._widths:
            self._widths[text, size] = self.at(size).getlength(text)
        return self._widths[text, size]

    def wrap(self, text: str, size: int, width: float) -> list[str]:
        """The text in lines no wider than this; words and numbers are cut only where one alone is wider, and no line
        begins with a closing mark or ends with an opening one. At least one line, which may be empty."""
        lines = [""]
        for piece in self._pieces(text, size, width):
            if self.width((lines[-1] + piece).rstrip(), size) <= width or not lines[-1]:
                lines[-1] += piece
            else:
                kept, carried = _carry(lines[-1], piece)
                lines[-1:] = [kept.rstrip(), (carried + piece).lstrip()]
        lines[-1] = lines[-1].rstrip()
        return lines

    def balance(self, text: str, size: int, width: float) -> list[str]:
        """As `wrap`, in as many lines, but of much the same length."""
        lines = self.wrap(text, size, width)
        least, most = width / len(lines) * 0.8, width
        while len(lines) > 1 and most - least > 1:
            middle = (least + most) / 2
            least, most = (least, middle) if len(self.wrap(text, size, middle)) <= len(lines) else (middle, most)
        return self.wrap(text, size, most)

    def _pieces(self, text: str, size: int, width: float) -> Iterator[str]:
        for piece in _PIECES.findall(text):
            if self.width(piece, size) <= width:
                yield piece
            else:
                yield from piece


def _carry(line: str, piece: str) -> tuple[str, str]:
    """What stays on a full line, and what goes down with the piece that does not fit."""
    cut = len(line)
    if piece[0] in _NEVER_FIRST:
        while cut > 1 and line[cut - 1] in _NEVER_FIRST:
            cut -= 1
        cut -= 1
    while cut > 0 and line[cut - 1] in _NEVER_LAST:
        cut -= 1
    return (line[:cut], line[cut:]) if cut > 0 else (line, "")
