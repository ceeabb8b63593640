"""From a picture of a page to what stands on it: rulings and lines of text, as of a page that holds them itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.readers.ocr.cells import read_cells
from ingest.readers.ocr.finding import find_lines
from ingest.readers.ocr.pictures import Pixels, Sheet, make_upright
from ingest.readers.ocr.recogniser import Letter, Spoken, Written, recognise_either
from ingest.readers.ocr.rulings import Ruled, find_rulings, find_tables
from ingest.readers.pdf.page import Glyph, Page, Ruling

_POINTS = 72
_MARGIN = 0.6
_TYPE = 0.75
"""Height of type in heights of the box that the detector draws around a line."""
_SURE, _LEGIBLE = 0.9, 0.5
_UPRIGHT, _FEW_LETTERS, _FEW_LINES = 0.35, 12, 3
_SURELY_UPRIGHT, _MANY_CERTAIN = 0.8, 40
_HAN = "\u4e00"


def read_page(picture: Pixels, number: int, dpi: float, *, tables_only: bool = False) -> Page:
    """The page of a picture (grey, or red-green-blue): letters and rulings in points, upright, however it is tilted or
    turned.

    A cell's number counts as read only where it is beyond doubt (`sure`). `Page.shown` leads back to the picture.
    `tables_only`: a page without a ruled table is not read but empty.
    """
    best = _see(picture, dpi, 0, tables_only)
    if not best.legible:
        best = max([best, *_turned(picture, dpi)], key=lambda seen: seen.certain)
    sheet, scale = best.sheet, _POINTS / dpi
    rulings = [ruling for table in best.tables for ruling in _rulings(table, scale)]
    high, wide = sheet.white.shape
    slant = sheet.slant_in_points()
    return Page(number, wide * scale, high * scale, best.glyphs, tuple(rulings), pictured=1.0, slant=slant)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is seen of a page held one way up, how much of it is read (see `_share_read`), and how many Chinese letters
    and numbers are read for certain: letters that lie on their backs may be, but numbers are not."""

    sheet: Sheet
    tables: tuple[Ruled, ...]
    glyphs: tuple[Glyph, ...]
    share: float
    certain: int

    @property
    def legible(self) -> bool:
        """Whether it need not be looked at another way up."""
        return self.share >= _UPRIGHT

    @property
    def upright(self) -> bool:
        """Whether it need not be looked at any other way up, once it was at one where it was not legible."""
        return self.share >= _SURELY_UPRIGHT and self.certain >= _MANY_CERTAIN


def _turned(picture: Pixels, dpi: float) -> Iterator[_Seen]:
    """The page turned to either side and over, as far as it takes to find it upright."""
    for quarters in (1, 3, 2):
        seen = _see(picture, dpi, quarters)
        yield seen
        if seen.upright:
            return


def _see(picture: Pixels, dpi: float, quarters: int, tables_only: bool = False) -> _Seen:
    sheet = make_upright(picture, dpi, quarters)
    tables = tuple(find_tables(sheet, find_rulings(sheet)))
    if tables_only and not tables:
        return _Seen(sheet, (), (), 1.0, 0)
    read = [read_cells(sheet, table) for table in tables]
    tables = tuple(table for table, _ in read)
    written = [*(line for _, lines in read for line in lines), *_read_lines(sheet, tables)]
    glyphs = tuple(_glyph(line, _POINTS / dpi) for line in written if line.text)
    numbers = sum(line.sure and any(map(str.isdigit, line.text)) for line in written)
    letters = [_chinese(line.spoken) for line in written]
    return _Seen(sheet, tables, glyphs, _share_read(letters), numbers + sum(map(_certain, letters)))


def _chinese(spoken: Spoken) -> list[Letter]:
    return [letter for letter in spoken.letters if letter.text >= _HAN]


def _certain(letters: Sequence[Letter]) -> int:
    return sum(letter.chance >= _SURE for letter in letters)


def _share_read(lines: Sequence[Sequence[Letter]]) -> float:
    """The share of Chinese letters that stand in lines and are read for certain: of a page that is turned, each letter
    is a line, or no letter at all. One where there are too few lines to say."""
    count = sum(map(len, lines))
    if count < _FEW_LETTERS:
        return 0.0 if len(lines) >= _FEW_LINES else 1.0
    return sum(_certain(letters) for letters in lines if len(letters) > 1) / count


def _glyph(line: Written, scale: float) -> Glyph:
    """A line as one glyph: a number's figures stay together."""
    x0, y0, x1, y1 = (side * scale for side in line.box)
    return Glyph(line.text, x0, y0, x1, y1, y1, line.size * scale, sure=line.sure)


def _read_lines(sheet: Sheet, tables: Sequence[Ruled]) -> Iterator[Written]:
    """The lines beside the tables, each piece that stands apart by itself; what is no writing has no text."""
    white = sheet.white.copy()
    margin = sheet.pixels(_MARGIN)
    for left, top, right, bottom in (table.box for table in tables):
        white[max(0, top - margin) : bottom + margin, max(0, left - margin) : right + margin] = 255
    boxes = find_lines(sheet, white)
    said = recognise_either(*([one[y0:y1, x0:x1] for x0, y0, x1, y1 in boxes] for one in (white, sheet.sealed)))
    heights = _levelled([y1 - y0 for _, y0, _, y1 in boxes])
    for box, spoken, height in zip(boxes, said, heights, strict=True):
        text = spoken.text.strip() if _is_legible(spoken) else ""
        yield Written(text, box, height * _TYPE, spoken, _is_sure(spoken))


def _is_legible(spoken: Spoken) -> bool:
    """Whether most letters are read for certain: else it is a seal, a picture or a stain."""
    chances = [letter.chance for letter in spoken.letters]
    return sum(chances) >= _LEGIBLE * max(1, len(chances))


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
