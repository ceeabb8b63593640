"""What stands at the head and foot of pages and is no part of their text: page numbers, running titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.headings import is_section_heading
from ingest.readers.pdf.lines import Line
from ingest.readers.pdf.sheets import Sheet
from ingest.values import is_value

_EDGE, _OUTER_EDGE = 0.12, 0.08
_MOST_LINES = 3
_NUMBER = re.compile(
    r"第\s*\d{1,4}\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}|[Pp]age\s*\d{1,4}(?:\s*of\s*\d{1,4})?"
    r"|[-—–－·~～]+\s*(?:\d{1,4}|[ivxIVX]{1,5})\s*[-—–－·~～]+"
)
_BARE = re.compile(r"\d{1,4}")
_DIGITS = re.compile(r"\d+")
_STEP, _GAP = 4.0, 1.5


def without_margins(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The pages without numbers at their edges and without lines that stand there on several pages."""
    edges = [list(_edge_lines(sheet)) for sheet in sheets]
    said = [[(_DIGITS.sub("#", line.text), line.box[1]) for line in lines] for lines in edges]
    shifts = [_shift(sheet, line) for sheet, lines in zip(sheets, edges, strict=True) for line in lines]
    found: list[Sheet] = []
    for number, (sheet, lines) in enumerate(zip(sheets, edges, strict=True)):
        others = [one for place, one in enumerate(said) if place != number]
        dropped = {
            id(line)
            for line, (words, height) in zip(lines, said[number], strict=True)
            if _is_number(sheet, line, shifts) or (_may_repeat(line) and _stands_on(others, words, height))
        }
        found.append(replace(sheet, lines=tuple(line for line in sheet.lines if id(line) not in dropped)))
    return found


def _edge_lines(sheet: Sheet) -> Iterator[Line]:
    """The few lines at the head and the foot of a page that no table stands outside of."""
    height = sheet.page.height
    top = min([_EDGE * height, *(lattice.box[1] for lattice, _ in sheet.tables)])
    foot = max([(1 - _EDGE) * height, *(lattice.box[3] for lattice, _ in sheet.tables)])
    yield from [line for line in sheet.lines if line.middle < top][:_MOST_LINES]
    yield from [line for line in sheet.lines if line.middle > foot][-_MOST_LINES:]


def _shift(sheet: Sheet, line: Line) -> int | None:
    """How much a bare number differs from the page's own; None of other lines."""
    return int(line.text) - sheet.page.number if _BARE.fullmatch(line.text) else None


def _is_number(sheet: Sheet, line: Line, shifts: Sequence[int | None]) -> bool:
    if _NUMBER.fullmatch(line.text):
        return True
    shift = _shift(sheet, line)
    if shift is None:
        return False
    height = sheet.page.height
    outer = line.middle < _OUTER_EDGE * height or line.middle > (1 - _OUTER_EDGE) * height
    gap = min((_gap(line, other) for other in sheet.lines if other is not line), default=height)
    return shifts.count(shift) > 1 or (outer and gap > _GAP * line.size)


def _gap(line: Line, other: Line) -> float:
    return max(line.box[1] - other.box[3], other.box[1] - line.box[3])


def _may_repeat(line: Line) -> bool:
    return not is_section_heading(line.text) and sum(map(is_value, line.text.split())) < 2


def _stands_on(others: Sequence[Sequence[tuple[str, float]]], words: str, height: float) -> bool:
    """Whether the same words stand at the same height on enough of the other pages."""
    same = sum(any(text == words and abs(at - height) <= _STEP for text, at in one) for one in others)
    return same >= (1 if len(others) < 3 else len(others) // 3)
