"""What stands in a cell of a ruled table, and whether that is beyond doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

import cv2
import numpy as np

from ingest.readers.ocr.pictures import INK, Pixels, Sheet
from ingest.readers.ocr.recogniser import Spoken, Written, recognise, recognise_either
from ingest.readers.ocr.rulings import Place, Ruled

_SPECK = 0.5
"""Millimetres; a speck is smaller both ways."""
_SLIVER = 0.45
"""Millimetres: what is left of a ruling is thinner, and lies as near to the cell's edge."""
_LEAST_LETTER, _MOST_LETTER = 1.4, 9.0
"""Millimetres: a letter's height."""
_USUAL_LETTER = 3.2
_LARGER = 1.5
"""Usual heights of a letter: a number that has grown together with a stain is as high."""
_LONGEST_NUMBER = 9.0
"""Heights of a line: how wide a number may be."""
_LEAST_LINE = 4.0
"""Millimetres of ink along a line of text."""
_PADDING = 4.2
"""Millimetres that a cell keeps free beside its text."""
_FOOT, _RAISED = 0.75, 0.75
_LEANING = -0.15
"""Heights by which a stroke moves to the right on its way down; a slash's moves to the left."""
_SURE, _SURER, _LEGIBLE = 0.9, 0.97, 0.6
_NUMBER = re.compile(r"[+-]?(?:0|[1-9]\d{0,8}|[1-9]\d{0,2}(?:,\d{3})+(?:\.\d{1,6})?|(?:0|[1-9]\d{0,6})\.\d{1,6})")
_COUNTED = re.compile(rf"(?:增加?|减少?) ?{_NUMBER.pattern}|{_NUMBER.pattern}(?:[万亿]?元|件次?|[条项宗个次份起])")
"""A number with its unit, or which way it changed: its shape says little."""
_PIECE = re.compile(r"[+-]?[\d,.]+")
_DIGIT = 0.75
"""How wide a figure is at most in heights."""
_FULL_WIDTH, _UNEVEN = 1.45, 0.25
"""Heights from one full-width figure to the next at most, and by how much these distances differ at most."""
_HAN = "\u4e00"
_DASH = re.compile(r"[-/]{1,3}")

Extent = tuple[int, int, int, int]
"""x0, y0, x1, y1 in pixels."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a cell: the cell's number, and the extents of its strokes in the table's pixels."""

    cell: int
    strokes: tuple[Extent, ...]

    @property
    def extent(self) -> Extent:
        x0, y0, x1, y1 = zip(*self.strokes, strict=True)
        return (min(x0), min(y0), max(x1), max(y1))

    @property
    def height(self) -> int:
        return self.extent[3] - self.extent[1]

    @property
    def width(self) -> int:
        return self.extent[2] - self.extent[0]


_Heard = tuple[_Line, Spoken, bool]
"""A line, what it says, and whether that is a number beyond doubt."""


def read_cells(sheet: Sheet, table: Ruled) -> tuple[Ruled, list[Written]]:
    """The lines that stand in the table's places; a place without ink has none. And the table, in which a place that
    holds a number in each of several rows is parted: the ruling between them is worn off."""
    bare, sealed = table.bare(sheet.white), table.bare(sheet.sealed)
    strokes = [_strokes(sheet, bare, table, place) for place in table.places]
    usual = _usual_height(sheet, strokes)
    lines = [line for cell, found in enumerate(strokes) for line in _lines(cell, found, usual)]
    table, lines = _parted(bare, table, lines, usual)
    heard = _unwrapped(sheet, bare, table, _speak(bare, sealed, lines, usual), usual)
    return table, list(_write(sheet, table, heard, usual))


def _write(sheet: Sheet, table: Ruled, heard: Sequence[_Heard], usual: float) -> Iterator[Written]:
    alone = Counter(line.cell for line, _, _ in heard)
    unlabelled = _unlabelled(table, heard)
    for line, said, sure in heard:
        x0, y0, x1, y1 = line.extent
        left, top = table.box[:2]
        box = (x0 + left, y0 + top, x1 + left, y1 + top)
        text = _legible(line, said, usual) if alone[line.cell] == 1 else said.text or "?"
        place = table.places[line.cell]
        certain = _is_certain(table, place, unlabelled) and not (
            line.width > usual and _may_go_on(sheet, table, place, line.width + 1.5 * usual)
        )
        yield Written(text, box, usual, said, sure and certain)


def _parted(bare: Pixels, table: Ruled, lines: Sequence[_Line], usual: float) -> tuple[Ruled, list[_Line]]:
    """The table and its lines, each place that holds a number in each of its rows as so many places."""
    places, parted = list(table.places), list[_Line]()
    for cell, own in groupby(lines, key=lambda line: line.cell):
        found, place = list(own), table.places[cell]
        rows = _rows_of(table, place) if len(found) == place.rows > 1 else []
        if rows and _stand_apart(bare, table, found, rows, usual):
            cells = (cell, *range(len(places), len(places) + len(rows) - 1))
            found = [replace(line, cell=at) for line, at in zip(found, cells, strict=True)]
            places[cell] = rows[0]
            places += rows[1:]
        parted += found
    return replace(table, places=tuple(places)), parted


def _rows_of(table: Ruled, place: Place) -> list[Place]:
    """A place as one in each of its rows, none of them beyond doubt; none where it is not known where these end."""
    bands = {other.row: other.box for other in table.places if other.rows == 1}
    if not all(row in bands for row in place.reach):
        return []
    left, _, right, _ = place.box
    return [
        replace(place, row=row, rows=1, box=(left, bands[row][1], right, bands[row][3]), whole=False)
        for row in place.reach
    ]


def _stand_apart(bare: Pixels, table: Ruled, lines: Sequence[_Line], rows: Sequence[Place], usual: float) -> bool:
    """Whether each of the lines stands in a row of its own, and they are numbers, if not all of them legible ones."""
    tops = [row.box[1] - table.box[1] for row in rows]
    first = [next((top for top in reversed(tops) if top <= sum(line.extent[1::2]) / 2), None) for line in lines]
    if first != tops or any(line.height > _LARGER * usual for line in lines):
        return False
    said = [one.text for one in recognise([_cut(bare, line, usual, 0.5, 0.4) for line in lines], numbers=True)]
    numbers = [_NUMBER.fullmatch(text) is not None for text in said]
    broken = any(_PIECE.fullmatch(text) and not whole for text, whole in zip(said, numbers, strict=True))
    return any(numbers) and not broken and max("".join(said)) < _HAN


def _is_certain(table: Ruled, place: Place, unlabelled: frozenset[int]) -> bool:
    """Whether the rulings say beyond doubt where a place ends and whose row it is."""
    return place.whole and table.doubtful.isdisjoint(place.squares) and unlabelled.isdisjoint(place.reach)


def _unlabelled(table: Ruled, heard: Sequence[_Heard]) -> frozenset[int]:
    """The rows of which it is in doubt where their label ends: what stands before the last columns, which hold the
    figures."""
    rows = frozenset(row for row, _ in table.doubtful)
    figures = _first_figures(table, heard)
    labels = [place for place in table.places if place.column < figures <= place.column + place.columns]
    doubted = {row for place in labels if not table.doubtful.isdisjoint(place.squares) for row in place.reach}
    return rows & doubted if labels else rows


def _first_figures(table: Ruled, heard: Sequence[_Heard]) -> int:
    """The first of the last columns in which most of what stands is a value; 0 where there are none such."""
    said: dict[int, list[bool]] = {}
    for line, spoken, _ in heard:
        said.setdefault(table.places[line.cell].column, []).append(_is_value(spoken.text))
    first = table.columns
    while first and 2 * sum(said.get(first - 1, [])) > len(said.get(first - 1, [])):
        first -= 1
    return first if first < table.columns else 0


def _may_go_on(sheet: Sheet, table: Ruled, place: Place, width: float) -> bool:
    """Whether a number may be the first half of one that the page's end cuts: it stands in the last row of a table that
    reaches down to the page's foot with no text after it, and its cell has no room for one more figure."""
    last = place.row + place.rows == table.rows and table.box[3] > _FOOT * sheet.white.shape[0]
    return last and place.box[2] - place.box[0] < width + sheet.pixels(_PADDING) and not _is_followed(sheet, table)


def _is_followed(sheet: Sheet, table: Ruled) -> bool:
    """Whether lines of text stand below a table: one may be the page's number."""
    below = sheet.white[table.box[3] + sheet.pixels(_SLIVER) :] < INK
    inked = np.flatnonzero(below.sum(axis=1) >= sheet.pixels(_LEAST_LINE))
    lines = np.split(inked, np.flatnonzero(np.diff(inked) > 1) + 1)
    return sum(len(line) >= sheet.pixels(_LEAST_LETTER) for line in lines) > 1


def _legible(line: _Line, said: Spoken, usual: float) -> str:
    """The text; of a few letters that may as well be stains, a question mark."""
    garbled = said.chance < _LEGIBLE and line.width <= 2.5 * usual
    return "?" if garbled or not said.text.strip() else said.text


def _strokes(sheet: Sheet, bare: Pixels, table: Ruled, place: Place) -> list[Extent]:
    """The extents of the connected ink in a cell, but for specks and what is left of rulings: these are wiped off."""
    left, top = (place.box[side] - table.box[side] for side in (0, 1))
    part = bare[top : place.box[3] - table.box[1], left : place.box[2] - table.box[0]]
    _, _, stats, _ = cv2.connectedComponentsWithStats((part < INK).astype(np.uint8))
    speck, sliver = sheet.pixels(_SPECK), sheet.pixels(_SLIVER)
    kept: list[Extent] = []
    for x, y, wide, high, _ in stats[1:].tolist():
        if _is_sliver((x, y, wide, high), part.shape, sliver):
            part[max(0, y - 1) : y + high + 1, max(0, x - 1) : x + wide + 1] = 255
        elif max(wide, high) > speck:
            kept.append((left + x, top + y, left + x + wide, top + y + high))
    return kept


def _is_sliver(found: tuple[int, int, int, int], shape: Sequence[int], thin: int) -> bool:
    """Whether ink is what is left of a ruling at the cell's edge."""
    x, y, wide, high = found
    level = high <= thin and (y <= thin or y + high >= shape[0] - thin)
    upright = wide <= thin and (x <= thin or x + wide >= shape[1] - thin)
    return level or upright


def _usual_height(sheet: Sheet, strokes: Sequence[Sequence[Extent]]) -> float:
    """The usual height of the table's letters in pixels."""
    least, most = sheet.pixels(_LEAST_LETTER), sheet.pixels(_MOST_LETTER)
    heights = [y1 - y0 for found in strokes for _, y0, _, y1 in found if least <= y1 - y0 <= most]
    return float(np.percentile(heights, 75)) if heights else float(sheet.pixels(_USUAL_LETTER))


def _lines(cell: int, strokes: Sequence[Extent], usual: float) -> Iterator[_Line]:
    """The strokes in lines from the top: those that overlap, or are no farther apart than the parts of a letter."""
    line: list[Extent] = []
    for stroke in sorted(strokes, key=lambda extent: extent[1]):
        if line:
            top, bottom = min(found[1] for found in line), max(found[3] for found in line)
            if stroke[1] >= bottom and stroke[3] - top > 1.25 * usual:
                yield _Line(cell, tuple(line))
                line = []
        line.append(stroke)
    if line:
        yield _Line(cell, tuple(line))


def _speak(bare: Pixels, sealed: Pixels, lines: Sequence[_Line], usual: float) -> list[_Heard]:
    """What each line says, and whether it is a number beyond doubt; `sealed`: the same picture with its grey seals, as
    words are legible through a seal, but may have faded with it."""
    alone = Counter(line.cell for line in lines)
    short = [
        line for line in lines if alone[line.cell] == 1 and line.width <= _LONGEST_NUMBER * max(usual, line.height)
    ]
    numbers = _numbers(bare, short, usual, _is_value)
    rest = [line for line in lines if line not in numbers]
    said = recognise_either(*([_cut(one, line, usual, 0.3, 0.4) for line in rest] for one in (bare, sealed)))
    words = {line: (line, spoken, False) for line, spoken in zip(rest, said, strict=True)}
    return [numbers.get(line) or words[line] for line in lines]


def _unwrapped(sheet: Sheet, bare: Pixels, table: Ruled, heard: Sequence[_Heard], usual: float) -> list[_Heard]:
    """The lines, those of a cell that only together are one number as one."""
    cells = [list(found) for _, found in groupby(heard, key=lambda one: one[0].cell)]
    wrapped = [found for found in cells if len(found) > 1 and _NUMBER.fullmatch("".join(one[1].text for one in found))]
    pieces = [line for found in wrapped for line, _, _ in found]
    height = median([line.height for line, _, sure in heard if sure] or [usual])
    again = _numbers(bare, pieces, usual, lambda text: _PIECE.fullmatch(text) is not None, height)
    return [
        one for found in cells for one in ([_joined(sheet, table, found, again, usual)] if found in wrapped else found)
    ]


def _joined(sheet: Sheet, table: Ruled, found: Sequence[_Heard], again: Mapping[_Line, _Heard], usual: float) -> _Heard:
    """A number that is broken over the lines of a cell; beyond doubt only where its lines can be nothing else: they are
    no numbers by themselves, or have no room for another figure."""
    lines = [line for line, _, _ in found]
    pieces = [again.get(line, one) for line, one in zip(lines, found, strict=True)]
    whole = Spoken(tuple(letter for _, said, _ in pieces for letter in said.letters))
    box = table.places[lines[0].cell].box
    full = all(box[2] - box[0] - line.width - sheet.pixels(_PADDING) < _DIGIT * usual for line in lines[:-1])
    forced = full or not all(_NUMBER.fullmatch(said.text) for _, said, _ in pieces)
    sure = forced and all(sure for _, _, sure in pieces) and _NUMBER.fullmatch(whole.text) is not None
    return _Line(lines[0].cell, tuple(stroke for line in lines for stroke in line.strokes)), whole, sure


def _numbers(
    bare: Pixels, lines: Sequence[_Line], usual: float, wanted: Callable[[str], bool], height: float = 0
) -> dict[_Line, _Heard]:
    """The lines that are wanted, or say nothing, each recognised twice as a number in different surroundings; `height`:
    the table's figures', if that is known."""
    first = recognise([_cut(bare, line, usual, 0.5, 0.4) for line in lines], numbers=True)
    found = [
        (line, spoken) for line, spoken in zip(lines, first, strict=True) if wanted(spoken.text) or not spoken.text
    ]
    again = recognise([_cut(bare, line, usual, 0.3, 0.6) for line, _ in found], numbers=True)
    height = height or median([line.height for line, spoken in found if _NUMBER.fullmatch(spoken.text)] or [usual])
    return {
        line: (line, spoken, _is_sure(bare, line, spoken, second, height))
        for (line, spoken), second in zip(found, again, strict=True)
    }


def _is_value(text: str) -> bool:
    return any(kind.fullmatch(text) for kind in (_NUMBER, _DASH, _COUNTED))


def _is_sure(bare: Pixels, line: _Line, first: Spoken, second: Spoken, height: float) -> bool:
    """Whether both recognitions agree with each other and with the shape of the ink."""
    if first.text != second.text or not first.text or min(first.chance, second.chance) < _SURE:
        return False
    if _COUNTED.fullmatch(first.text):
        return min(first.chance, second.chance) >= _SURER
    return bool(_DASH.fullmatch(first.text)) or (
        _has_shape(line, first.text, height) and (first.text != "1" or _stands(bare, line))
    )


def _stands(bare: Pixels, line: _Line) -> bool:
    """Whether a lone stroke is upright: one that leans to the right is no 1 but says that there is nothing."""
    x0, y0, x1, y1 = line.extent
    ys, xs = np.nonzero(bare[y0:y1, x0:x1] < INK)
    return bool(np.cov(xs, ys)[0, 1] > _LEANING * ys.var())


def _has_shape(line: _Line, text: str, height: float) -> bool:
    """Whether the ink is as high as the table's other figures and as wide as so many of them, and nothing is raised, as
    a note's number is."""
    top = line.extent[1]
    raised = any(_RAISED * line.height > y1 - top >= y1 - y0 > 0.25 * line.height for _, y0, _, y1 in line.strokes)
    digits = sum(letter.isdigit() for letter in text)
    tall = [stroke for stroke in line.strokes if stroke[3] - stroke[1] > 0.6 * line.height]
    spaced = len(line.strokes) == len(tall) == digits == len(text) and _is_even(tall, line.height)
    narrow, wide = (digits - 1) * 0.55 + 0.1, len(text) * (_FULL_WIDTH if spaced else 1.0)
    return (
        0.8 <= line.height / height <= 1.25
        and narrow <= line.width / line.height <= wide
        and len(tall) <= digits
        and not raised
    )


def _is_even(strokes: Sequence[Extent], height: float) -> bool:
    """Whether strokes follow each other at one distance, as full-width figures do."""
    middles = sorted((x0 + x1) / 2 for x0, _, x1, _ in strokes)
    steps = [after - before for before, after in pairwise(middles)]
    return bool(steps) and max(steps) <= _FULL_WIDTH * height and max(steps) - min(steps) <= _UNEVEN * height


def _cut(bare: Pixels, line: _Line, usual: float, above: float, beside: float) -> Pixels:
    """A line's picture with so much white around it, in heights of its letters; a low line keeps its place."""
    x0, y0, x1, y1 = line.extent
    high = max(y1 - y0, usual * 0.75)
    middle = (y0 + y1) / 2
    top, bottom = round(middle - high * (0.5 + above)), round(middle + high * (0.5 + above))
    side = round(high * beside)
    whole = np.full((bottom - top, x1 - x0 + 2 * side), 255, np.uint8)
    margin = max(2, round(high * 0.1))
    rows = slice(max(0, y0 - margin), min(bare.shape[0], y1 + margin))
    columns = slice(max(0, x0 - margin), min(bare.shape[1], x1 + margin))
    part = bare[rows, columns]
    down, right = rows.start - top, columns.start - (x0 - side)
    whole[down : down + part.shape[0], right : right + part.shape[1]] = part[: whole.shape[0] - down]
    return whole
