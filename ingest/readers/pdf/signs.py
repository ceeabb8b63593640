"""Signs that fonts map to look-alikes, made the ones that are meant; doubled and raised signs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from ingest.readers.pdf.page import Glyph

MAKES_NO_SIGN = frozenset({0x0D, 0x0A, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD, 0xFFFE, 0xFFFF, 0x02})
LOST = "\ufffd"
"""Stands for a sign whose font does not say what it is."""
_RADICALS = dict(
    zip(
        "⺁⺄⺇⺋⺌⺍⺎⺏⺐⺓⺝⺟⺠⺡⺢⺧⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乙几巳小小尢尢尢幺月母民水水牛疋目示示竹糸纟罒罒网冈羊羊羊羊羊老肀月臼艹艹艹虎衣覀西见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食食食饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜龟龟",
        strict=True,
    )
)
"""CJK Radicals Supplement: NFKC knows only two of them, but fonts made on some systems map whole characters to them."""
_SUBSTITUTED = range(0x2F00, 0x2FE0), range(0xF900, 0xFB00), range(0xFB00, 0xFB07), range(0x2F800, 0x2FA20)
"""Kangxi radicals, CJK compatibility ideographs and Latin ligatures: one sign drawn for what is written otherwise."""
_NEAR = 0.2
_RAISED_BY, _BESIDE = 0.2, 1.0


@lru_cache(maxsize=16_384)
def plain_sign(code: int) -> str:
    """The sign of a code point as it is usually written; full-width forms and circled numbers stay as they are."""
    sign = chr(code)
    if any(code in part for part in _SUBSTITUTED):
        return unicodedata.normalize("NFKC", sign)
    if sign in _RADICALS:
        return _RADICALS[sign]
    return " " if sign.isspace() or code < 0x20 else sign


def without_doubles(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The signs without those printed once more at the same place, to look bold or to cast a shadow."""
    kept: dict[tuple[str, int, int], list[Glyph]] = {}
    found: list[Glyph] = []
    for glyph in glyphs:
        reach = _NEAR * glyph.size
        across, down = int(glyph.x0 / 4), int(glyph.y0 / 4)
        near = (
            other
            for x in (across - 1, across, across + 1)
            for y in (down - 1, down, down + 1)
            for other in kept.get((glyph.text, x, y), ())
        )
        if not any(abs(other.x0 - glyph.x0) < reach and abs(other.y0 - glyph.y0) < reach for other in near):
            kept.setdefault((glyph.text, across, down), []).append(glyph)
            found.append(glyph)
    return found


def is_raised(glyph: Glyph, before: Glyph) -> bool:
    """Whether a sign is a note's mark after a figure: read as its last digit it would make another figure."""
    beside = glyph.x0 - before.x1 <= _BESIDE * before.size
    raised = glyph.size <= before.size and glyph.base < before.base - _RAISED_BY * before.size
    return before.text[-1:].isdigit() and beside and raised
