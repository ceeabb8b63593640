"""What stands in a cell of a ruled table, and whether that is beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.readers.ocr.pictures import INK, Pixels, Sheet
from ingest.readers.ocr.recogniser import Spoken, recognise
from ingest.readers.ocr.rulings import Place, Ruled

_SPECK = 0.5
"""Millimetres; a speck is smaller both ways."""
_SLIVER = 0.45
"""Millimetres: what is left of a ruling is thinner, and lies as near to the cell's edge."""
_LEAST_LETTER, _MOST_LETTER = 1.4, 9.0
"""Millimetres: a letter's height."""
_USUAL_LETTER = 3.2
_LONGEST_NUMBER = 5.0
"""Heights of a line: how wide a number may be."""
_SURE = 0.9
_NUMBER = re.compile(r"\d{1,9}|\d{1,3}(?:,\d{3})+|\d{1,7}\.\d{1,6}")
_DASH = re.compile(r"[-/]{1,3}")

Extent = tuple[int, int, int, int]
"""x0, y0, x1, y1 in pixels."""


@dataclass(frozen=True, slots=True)
class Written:
    """A cell's text; `chance` is how probable its least probable letter is, `sure` whether it is beyond doubt."""

    text: str
    chance: float = 1.0
    sure: bool = True


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


def read_cells(sheet: Sheet, table: Ruled) -> list[Written]:
    """What the table's places say, in their order. No ink: the cell is empty."""
    bare = table.bare(sheet.white)
    strokes = [_strokes(sheet, bare, table, place) for place in table.places]
    usual = _usual_height(sheet, strokes)
    lines = [line for cell, found in enumerate(strokes) for line in _lines(cell, found, usual)]
    spoken = _speak(bare, lines, usual)
    return [
        _written([entry for entry in spoken if entry[0].cell == cell], place.whole) for cell, place in enumerate(table.places)
    ]


def _strokes(sheet: Sheet, bare: Pixels, table: Ruled, place: Place) -> list[Extent]:
    """The extents of the connected ink in a cell, but for specks and what is left of rulings."""
    left, top = (round(place.box[side] - table.box[side]) for side in (0, 1))
    part = bare[top : round(place.box[3]) - table.box[1], left : round(place.box[2]) - table.box[0]]
    _, _, stats, _ = cv2.connectedComponentsWithStats((part < INK).astype(np.uint8))
    speck, sliver = sheet.pixels(_SPECK), sheet.pixels(_SLIVER)
    return [
        (left + x, top + y, left + x + wide, top + y + high)
        for x, y, wide, high, _ in stats[1:].tolist()
        if max(wide, high) > speck and not _is_sliver((x, y, wide, high), part.shape, sliver)
    ]


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


def _speak(bare: Pixels, lines: Sequence[_Line], usual: float) -> list[tuple[_Line, Spoken, bool]]:
    """What each line says, and whether it is a number beyond doubt."""
    alone = {cell for cell in (line.cell for line in lines) if sum(line.cell == cell for line in lines) == 1}
    short = [line for line in lines if line.cell in alone and line.width <= _LONGEST_NUMBER * max(usual, line.height)]
    numbers = _numbers(bare, short, usual)
    rest = [line for line in lines if line not in numbers]
    said = recognise([_cut(bare, line, usual, 0.3, 0.4) for line in rest])
    words = {line: (line, spoken, False) for line, spoken in zip(rest, said, strict=True)}
    return [numbers.get(line) or words[line] for line in lines]


def _numbers(bare: Pixels, lines: Sequence[_Line], usual: float) -> dict[_Line, tuple[_Line, Spoken, bool]]:
    """The lines that are numbers or dashes, each recognised twice in different surroundings."""
    first = recognise([_cut(bare, line, usual, 0.5, 0.4) for line in lines], numbers=True)
    found = [(line, spoken) for line, spoken in zip(lines, first, strict=True) if _is_value(spoken.text) or not spoken.text]
    again = recognise([_cut(bare, line, usual, 0.3, 1.0) for line, _ in found], numbers=True)
    height = median([line.height for line, spoken in found if _NUMBER.fullmatch(spoken.text)] or [usual])
    return {
        line: (line, spoken, _is_sure(line, spoken, second, height))
        for (line, spoken), second in zip(found, again, strict=True)
    }


def _is_value(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text) or _DASH.fullmatch(text))


def _is_sure(line: _Line, first: Spoken, second: Spoken, height: float) -> bool:
    """Whether both recognitions agree with each other and with the shape of the ink."""
    if first.text != second.text or not first.text or min(first.chance, second.chance) < _SURE:
        return False
    return bool(_DASH.fullmatch(first.text)) or _has_shape(line, first.text, height)


def _has_shape(line: _Line, text: str, height: float) -> bool:
    """Whether the ink is as high as the table's other figures and as wide as so many of them."""
    digits = sum(letter.isdigit() for letter in text)
    tall = sum(y1 - y0 > 0.6 * line.height for _, y0, _, y1 in line.strokes)
    narrow, wide = (digits - 1) * 0.55 + 0.1, len(text) * 1.0
    return 0.8 <= line.height / height <= 1.25 and narrow <= line.width / line.height <= wide and tall <= digits


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


def _written(spoken: Sequence[tuple[_Line, Spoken, bool]], whole: bool) -> Written:
    if not spoken:
        return Written("", 1.0, whole)
    text = "".join(said.text for _, said, _ in spoken)
    chance = min(said.chance for _, said, _ in spoken)
    number = len(spoken) == 1 and (spoken[0][2] or not any(letter.isdigit() for letter in text))
    return Written(text, chance, whole and bool(text) and number if len(text) < 12 else whole)
