"""A filled form as shapes: its columns and rows measured, its text wrapped and put in place, its marks (pure)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.naming import WHY_NOT, number
from bot.picture import shapes
from bot.picture.forms import Form, Place, Role
from bot.picture.lettering import LEADING, MIDDLE, Lettering
from bot.picture.shapes import Box, Colour, Cross, Drawing, Hatching, Rectangle, Shape, Words
from store.model import CellKey, Check, Figure, Status

_SIZES = {Role.HEAD: 26, Role.LABEL: 26, Role.VALUE: 30}
_SMALLEST = 18
_PADDING = 12
_LEAST_ROW = 56
ASKED_FRAME = 6
"""Pixels of the line around what was asked for."""
_MARK = 12
_LONGEST_SIGN = 4
_MOST_HEADS = 2


@dataclass(frozen=True, slots=True)
class _Text:
    """A place's text in lines of one size."""

    lines: tuple[str, ...]
    size: int

    @property
    def height(self) -> int:
        return round(len(self.lines) * self.size * LEADING)


def draw_form(form: Form, asked: Collection[CellKey], lettering: Lettering, x: int, y: int, width: int) -> Drawing:
    """The table in this width, its left top corner at (x, y), the asked cells and their heads and labels marked."""
    edges = [x + edge for edge in _edges(form.widths, width)]
    texts = [_fit(place, edges[place.column + place.columns] - edges[place.column], lettering) for place in form.places]
    tops = [y + top for top in _tops(form, texts)]
    boxes = [
        Box(edges[place.column], tops[place.row], edges[place.column + place.columns], tops[place.row + place.rows])
        for place in form.places
    ]
    drawn: list[Shape] = []
    for place, text, box in zip(form.places, texts, boxes, strict=True):
        drawn += _cell(place, text, box, asked, lettering)
    drawn.append(Rectangle(Box(x, y, x + width, tops[-1]), frame=shapes.FRAME, thickness=3))
    found = [
        box
        for place, box in zip(form.places, boxes, strict=True)
        if place.role is Role.VALUE and place.keys & set(asked)
    ]
    drawn += [Rectangle(box, frame=shapes.ASKED, thickness=ASKED_FRAME) for box in _joined(found)]
    cells = {key: box for place, box in zip(form.places, boxes, strict=True) for key in place.keys if place.figure}
    return Drawing(tuple(drawn), tops[-1] - y, cells)


def _joined(boxes: Iterable[Box]) -> list[Box]:
    """Boxes side by side as one."""
    joined: list[Box] = []
    for box in sorted(boxes, key=lambda box: (box.y0, box.x0)):
        last = joined[-1] if joined else None
        if last is not None and (last.y0, last.y1, last.x1) == (box.y0, box.y1, box.x0):
            joined[-1] = last._replace(x1=box.x1)
        else:
            joined.append(box)
    return joined


def _edges(widths: Sequence[int], width: int) -> list[int]:
    whole = sum(widths)
    return [round(sum(widths[:at]) * width / whole) for at in range(len(widths) + 1)]


def _fit(place: Place, width: int, lettering: Lettering) -> _Text:
    """The text in lines; a number is never cut but set smaller."""
    text, size = place_text(place), _SIZES[place.role]
    inside = width - 2 * _PADDING
    if place.role is Role.VALUE:
        while lettering.width(text, size) > inside and size > _SMALLEST:
            size -= 2
    wrap = lettering.wrap if _is_left_aligned(place) else lettering.balance
    return _Text(tuple(wrap(text, size, inside)), size)


def _is_left_aligned(place: Place) -> bool:
    """Rows' own labels are; heads, numbers and labels of several rows are centred."""
    return place.role is Role.LABEL and place.rows == 1


def place_text(place: Place) -> str:
    """What is printed in a place: a head, a label, or what was read of a figure."""
    figure = place.figure
    if place.role is not Role.VALUE or figure is None:
        return place.text
    mark = "*" if figure.amended is not None else ""
    if figure.value is not None:
        return number(figure.value) + _printed_unit(figure) + mark
    if figure.status is Status.BLANK:
        sign = (figure.raw or "").strip() if figure.amended is None else ""
        return (sign if len(sign) <= _LONGEST_SIGN else "") + mark
    return WHY_NOT[figure.status] + mark


def _printed_unit(figure: Figure) -> str:
    """The unit of money: reports differ in it, and a head may name another one."""
    return figure.unit if figure.unit.endswith("元") else ""


def _tops(form: Form, texts: Sequence[_Text]) -> list[int]:
    """The rows' upper edges and the last lower one. Cells over several rows widen the last of them where need be."""
    heights = [_LEAST_ROW] * form.rows
    for place, text in sorted(zip(form.places, texts, strict=True), key=lambda pair: pair[0].rows):
        spanned = range(place.row, place.row + place.rows)
        lacking = text.height + 2 * _PADDING - sum(heights[row] for row in spanned)
        if lacking > 0:
            heights[spanned[-1]] += lacking
    return [sum(heights[:row]) for row in range(form.rows + 1)]


def _cell(place: Place, text: _Text, box: Box, asked: Collection[CellKey], lettering: Lettering) -> Iterator[Shape]:
    meant = _is_meant(place, asked)
    # neighbours share one line
    line = Box(box.x0, box.y0, box.x1 + 1, box.y1 + 1)
    yield Rectangle(line, _fill(place, meant), shapes.LINE, 1)
    figure = place.figure
    if place.role is Role.VALUE and (figure is None or figure.status is Status.MISSING):
        yield Hatching(Box(box.x0 + 1, box.y0 + 1, box.x1, box.y1), shapes.HATCH)
    yield from _words(place, text, box, meant, lettering)
    if figure is not None and figure.check is Check.BROKEN:
        x, y = box.x1 - _MARK - 10, box.y0 + 8
        yield Cross(Box(x, y, x + _MARK, y + _MARK), shapes.BROKEN)


def _is_meant(place: Place, asked: Collection[CellKey]) -> bool:
    """Whether the asked cells are this one, or this head or label is the nearest to them. Heads tell nothing where a
    whole row is asked for."""
    if place.role is Role.LABEL and place.rows > 1:
        return False
    if place.role is Role.HEAD and len({key.column for key in asked}) > _MOST_HEADS:
        return False
    return not place.keys.isdisjoint(asked)


def _fill(place: Place, meant: bool) -> Colour:
    broken = place.figure is not None and place.figure.check is Check.BROKEN
    if place.role is Role.VALUE and broken:
        return shapes.BROKEN_PALE
    if meant:
        return shapes.ASKED_PALE
    return shapes.WHITE if place.role is Role.VALUE else shapes.HEAD


def _words(place: Place, text: _Text, box: Box, meant: bool, lettering: Lettering) -> Iterator[Words]:
    step = text.size * LEADING
    top = (box.y0 + box.y1 - len(text.lines) * step) / 2
    for at, line in enumerate(text.lines):
        base = round(top + (at + 0.5) * step + text.size * MIDDLE)
        x = box.x0 + _PADDING
        if not _is_left_aligned(place):
            x = round((box.x0 + box.x1 - lettering.width(line, text.size)) / 2)
        yield Words(x, base, line, text.size, _colour(place), bold=meant)


def _colour(place: Place) -> Colour:
    figure = place.figure
    if figure is None:
        return shapes.INK
    if figure.amended is not None:
        return shapes.AMENDED
    if figure.check is Check.BROKEN:
        return shapes.BROKEN
    return shapes.INK if figure.value is not None else shapes.MUTED
