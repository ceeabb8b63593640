"""The line under the tables that says what their marks mean; only those that occur."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.picture import shapes
from bot.picture.lettering import LEADING, MIDDLE
from bot.picture.shapes import Box, Cross, Hatching, Rectangle, Shape, Words
from bot.picture.sheet import EDGE, INSIDE, Sheet
from store.model import CellKey, Check, Figure, Status

_SIZE = 24
_SWATCH = (44, 28)
_GAP, _BETWEEN = 10, 36


def write_legend(sheet: Sheet, drawn: Sequence[Figure], asked: Collection[CellKey]) -> None:
    """The marks that the drawn figures bear, each with its meaning, below what is there."""
    sheet.bottom += 18
    x, line = EDGE, round(_SIZE * LEADING) + 8
    for kind, meaning in _entries(drawn, asked):
        width = _SWATCH[0] + _GAP + round(sheet.lettering.width(meaning, _SIZE))
        if x + width > EDGE + INSIDE and x > EDGE:
            x, sheet.bottom = EDGE, sheet.bottom + line
        top = sheet.bottom + (line - _SWATCH[1]) // 2
        sheet.shapes += _swatch(kind, Box(x, top, x + _SWATCH[0], top + _SWATCH[1]))
        base = round(sheet.bottom + line / 2 + _SIZE * MIDDLE)
        sheet.shapes.append(Words(x + _SWATCH[0] + _GAP, base, meaning, _SIZE, shapes.MUTED))
        x += width + _BETWEEN
    if x > EDGE:
        sheet.bottom += line


def _entries(drawn: Sequence[Figure], asked: Collection[CellKey]) -> list[tuple[str, str]]:
    statuses, checks = {figure.status for figure in drawn}, {figure.check for figure in drawn}
    entries = (
        (bool(asked), "asked", "所问的格"),
        (Check.BROKEN in checks, "broken", "勾稽关系不成立"),
        (Status.MISSING in statuses, "missing", "表中没有，或无法准确读出"),
        (Status.BLANK in statuses, "blank", "原表空白（不等于零）"),
        (any(figure.amended is not None for figure in drawn), "amended", "人工更正"),
    )
    return [(kind, meaning) for occurs, kind, meaning in entries if occurs]


def _swatch(kind: str, box: Box) -> list[Shape]:
    middle = (box.x0 + box.x1) // 2
    outline = Rectangle(box, shapes.WHITE, shapes.LINE, 1)
    cross = Box(middle - 7, box.y0 + 7, middle + 7, box.y0 + 21)
    swatches: dict[str, list[Shape]] = {
        "asked": [Rectangle(box, shapes.ASKED_PALE, shapes.ASKED, 4)],
        "broken": [Rectangle(box, shapes.BROKEN_PALE, shapes.LINE, 1), Cross(cross, shapes.BROKEN)],
        "missing": [Hatching(box, shapes.HATCH), Rectangle(box, frame=shapes.LINE)],
        "blank": [outline],
        "amended": [outline, Words(middle - 6, box.y1 - 2, "*", 28, shapes.AMENDED, True)],
    }
    return swatches[kind]
