"""Signs to lines of text, and lines to the text of a cell."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.readers.pdf.page import Box, Glyph, around
from ingest.readers.pdf.signs import is_raised

_SAME_LINE = 0.5
_WORD_GAP, _SIGN_GAP = 0.25, 0.6
_PADDING = 12.0
_ASCII = re.compile(r"[!-~]")
_LATIN = re.compile(r"[A-Za-z]")
_FIGURE = re.compile(r"[\d.,，．%]+")


@dataclass(frozen=True, slots=True)
class Line:
    """Signs that stand on one line, from left to right."""

    glyphs: tuple[Glyph, ...]
    box: Box
    text: str

    @property
    def size(self) -> float:
        """The size of its type."""
        return max(glyph.size for glyph in self.glyphs)

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.box[1] + self.box[3]) / 2


def make_lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines of upright signs, from top to bottom; a raised or lowered sign belongs to the line beside it."""
    groups: list[list[Glyph]] = []
    base, size = 0.0, 0.0
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if groups and glyph.base - base <= _SAME_LINE * max(size, glyph.size):
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
            base, size = glyph.base, 0.0
        if glyph.size > size:
            base, size = glyph.base, glyph.size
    return [line for group in groups if (line := make_line(group))]


def make_line(glyphs: Iterable[Glyph]) -> Line | None:
    """The signs as one line; None where they are only gaps."""
    ordered = _without_marks(sorted(glyphs, key=lambda glyph: (glyph.x0, glyph.x1)))
    seen = [glyph for glyph in ordered if not glyph.blank]
    if not seen:
        return None
    return Line(tuple(ordered), around([glyph[1:5] for glyph in seen]), _text(ordered))


def _without_marks(glyphs: Sequence[Glyph]) -> list[Glyph]:
    kept: list[Glyph] = []
    for glyph in glyphs:
        if not (kept and is_raised(glyph, kept[-1])):
            kept.append(glyph)
    return kept


def _text(glyphs: Sequence[Glyph]) -> str:
    pieces: list[str] = []
    last: Glyph | None = None
    blank = False
    for glyph in glyphs:
        if glyph.blank:
            blank = True
            continue
        if last is not None and (blank or glyph.x0 - last.x1 > _gap(last, glyph) * max(last.size, glyph.size)):
            pieces.append(" ")
        pieces.append(glyph.text)
        last, blank = glyph, False
    return "".join(pieces)


def _gap(before: Glyph, after: Glyph) -> float:
    ascii_both = _ASCII.match(before.text[-1:]) and _ASCII.match(after.text[:1])
    return _WORD_GAP if ascii_both else _SIGN_GAP


def chunks(line: Line, gap: float) -> list[Line]:
    """A line taken apart where gaps stand in it, wider than the given share of the type's size."""
    parts: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in line.glyphs:
        if glyph.blank:
            continue
        if last is None or glyph.x0 - last.x1 > gap * max(last.size, glyph.size):
            parts.append([])
        parts[-1].append(glyph)
        last = glyph
    blanks = [glyph for glyph in line.glyphs if glyph.blank]
    for part in parts:
        part.extend(blank for blank in blanks if part[0].x0 < blank.x0 < part[-1].x1)
    return [made for part in parts if (made := make_line(part))]


def cell_text(glyphs: Sequence[Glyph], box: Box) -> str:
    """The text of a cell: what is only wrapped is one; lines that the cell's width does not force stay apart."""
    turned = Counter(glyph.turn for glyph in glyphs if not glyph.blank).most_common(1)
    if turned and turned[0][0]:
        return _turned_text(glyphs, turned[0][0])
    lines = make_lines([glyph for glyph in glyphs if not glyph.turn])
    if _is_set_downwards(lines):
        return _downwards(lines)
    text = ""
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else None
        text += (_joint(before, line, box[2] - box[0]) if before else "") + line.text
    return text


def _joint(before: Line, after: Line, width: float) -> str:
    """What stands between two lines of a cell: a break parts figures unless the first line is full."""
    last, first = before.text[-1], after.text[0]
    if not (last.isascii() and first.isascii()):
        return ""
    if _FIGURE.fullmatch(before.text) and _FIGURE.fullmatch(after.text):
        return "" if _room(before, width) < before.size else "\n"
    return " " if _LATIN.match(last) and _LATIN.match(first) else "\n" if last.isdigit() and first.isdigit() else ""


def _room(line: Line, width: float) -> float:
    """What is left of a cell's width beside a line, blanks and the usual padding counted in."""
    return width - (line.glyphs[-1].x1 - line.glyphs[0].x0) - _PADDING


def is_full(glyphs: Sequence[Glyph], box: Box) -> bool:
    """Whether the last line of a cell leaves no room for another sign."""
    lines = make_lines([glyph for glyph in glyphs if not glyph.turn])
    return bool(lines) and _room(lines[-1], box[2] - box[0]) < lines[-1].size


def _turned_text(glyphs: Sequence[Glyph], turn: int) -> str:
    """Text that runs down (turn 1), upside down (2) or up the page (3)."""
    sign = -1 if turn in (1, 2) else 1
    along = 1 if turn == 1 else -1
    kept = [glyph for glyph in glyphs if glyph.turn == turn and not glyph.blank]
    if turn == 2:
        ordered = sorted(kept, key=lambda glyph: (round(-glyph.base / max(glyph.size, 1)), -glyph.x0))
    else:
        ordered = sorted(kept, key=lambda glyph: (round(sign * glyph.base / max(glyph.size, 1)), along * glyph.y0))
    return "".join(glyph.text for glyph in ordered)


def _is_set_downwards(lines: Sequence[Line]) -> bool:
    """Whether text is set in columns from top to bottom: on every line single signs with gaps as wide as a column's."""
    if len(lines) < 3:
        return False
    counts = [len([glyph for glyph in line.glyphs if not glyph.blank]) for line in lines]
    if max(counts) < 2 or max(counts) > 4:
        return False
    return all(
        after.x0 - before.x1 > 0.15 * before.size and not before.text.isascii()
        for line in lines
        for before, after in _pairs([glyph for glyph in line.glyphs if not glyph.blank])
    )


def _pairs(glyphs: Sequence[Glyph]) -> Iterable[tuple[Glyph, Glyph]]:
    return itertools.pairwise(glyphs)


def _downwards(lines: Sequence[Line]) -> str:
    glyphs = [glyph for line in lines for glyph in line.glyphs if not glyph.blank]
    ordered = sorted(glyphs, key=lambda glyph: (-round(glyph.middle[0] / glyph.size), glyph.y0))
    return "".join(glyph.text for glyph in ordered)
