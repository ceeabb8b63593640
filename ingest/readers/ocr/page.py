"""From a picture of a page to what stands on it: rulings and lines of text, as of a page that holds them itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.readers.ocr.cells import read_cells
from ingest.readers.ocr.finding import find_lines
from ingest.readers.ocr.pictures import Pixels, Sheet, make_upright
from ingest.readers.ocr.recogniser import Spoken, recognise
from ingest.readers.ocr.rulings import Ruled, find_rulings, find_tables
from ingest.readers.pdf.page import Glyph, Page, Ruling

_POINTS = 72
_MARGIN = 0.6
_TYPE = 0.75
"""Height of type in heights of the box that the detector draws around a line."""
_SURE, _LEGIBLE = 0.9, 0.5


def read_page(picture: Pixels, number: int, dpi: float) -> Page:
    """The page of a picture (grey, or red-green-blue): letters and rulings in points, upright, however it is tilted.

    A cell's number counts as read only where it is beyond doubt (`sure`). `Page.shown` leads back to the picture.
    """
    sheet = make_upright(picture, dpi)
    tables = find_tables(sheet, find_rulings(sheet))
    glyphs = [*_cell_glyphs(sheet, tables), *_line_glyphs(sheet, tables)]
    rulings = [ruling for table in tables for ruling in _rulings(table, _POINTS / dpi)]
    high, wide = sheet.white.shape
    size = (wide * _POINTS / dpi, high * _POINTS / dpi)
    return Page(number, *size, tuple(glyphs), tuple(rulings), pictured=1.0, slant=sheet.slant_in_points())


def _cell_glyphs(sheet: Sheet, tables: Sequence[Ruled]) -> Iterator[Glyph]:
    """The lines in the cells of tables, each as one glyph: a number's figures stay together."""
    scale = _POINTS / sheet.dpi
    for table in tables:
        for line in read_cells(sheet, table):
            x0, y0, x1, y1 = (side * scale for side in line.box)
            yield Glyph(line.text, x0, y0, x1, y1, y1, line.size * scale, sure=line.sure)


def _line_glyphs(sheet: Sheet, tables: Sequence[Ruled]) -> Iterator[Glyph]:
    """The lines beside the tables, each piece that stands apart as one glyph."""
    white = sheet.white.copy()
    margin = sheet.pixels(_MARGIN)
    for left, top, right, bottom in (table.box for table in tables):
        white[max(0, top - margin) : bottom + margin, max(0, left - margin) : right + margin] = 255
    boxes = [(x0, y0, x1, y1) for x0, y0, x1, y1 in find_lines(sheet, white) if x1 - x0 > 2 and y1 - y0 > 2]
    said = recognise([white[y0:y1, x0:x1] for x0, y0, x1, y1 in boxes])
    heights = _levelled([y1 - y0 for _, y0, _, y1 in boxes])
    scale = _POINTS / sheet.dpi
    for box, spoken, height in zip(boxes, said, heights, strict=True):
        if spoken.text.strip() and _is_legible(spoken):
            x0, y0, x1, y1 = (side * scale for side in box)
            yield Glyph(spoken.text.strip(), x0, y0, x1, y1, y1, height * _TYPE * scale, sure=_is_sure(spoken))


def _is_legible(spoken: Spoken) -> bool:
    """Whether most letters are read for certain: else it is a seal, a picture or a stain."""
    return sum(letter.chance for letter in spoken.letters) / len(spoken.letters) >= _LEGIBLE


def _is_sure(spoken: Spoken) -> bool:
    return all(letter.chance >= _SURE for letter in spoken.letters if letter.text.isdigit())


def _levelled(heights: Sequence[float]) -> list[float]:
    """Heights of lines, where like ones are the same: boxes of one type differ by a little."""
    groups: list[list[float]] = []
    for height in sorted(heights):
        if groups and height <= 1.2 * groups[-1][0]:
            groups[-1].append(height)
        else:
            groups.append([height])
    level = {height: sum(group) / len(group) for group in groups for height in group}
    return [level[height] for height in heights]


def _rulings(table: Ruled, scale: float) -> Iterator[Ruling]:
    """The rulings of a table: the edges of its cells."""
    for place in table.places:
        x0, y0, x1, y1 = (side * scale for side in place.box)
        yield from (Ruling(True, y0, x0, x1), Ruling(True, y1, x0, x1))
        yield from (Ruling(False, x0, y0, y1), Ruling(False, x1, y0, y1))
