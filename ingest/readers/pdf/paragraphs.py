"""Lines of running text put together to paragraphs."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from ingest.headings import is_section_heading
from ingest.readers.pdf.lines import Line
from ingest.readers.pdf.page import Box, around

_FULL, _INDENT, _SAME_SIZE = 1.9, 0.8, 0.12
_WIDEST_STEP, _WIDER = 2.6, 1.25
_WORD = re.compile(r"[A-Za-z0-9]")
_ENDS = ("。", "！", "？", "：", ":")


def join_lines(lines: Sequence[Line]) -> Iterator[tuple[str, Box]]:
    """The text and the box of each paragraph of some lines, from top to bottom."""
    if not lines:
        return
    left, right = _margins(lines)
    step = _usual_step(lines)
    held: list[Line] = []
    for line in lines:
        if held and not _runs_on(held[-1], line, left, right, step):
            yield _whole(held)
            held = []
        held.append(line)
    yield _whole(held)


def _margins(lines: Sequence[Line]) -> tuple[float, float]:
    """Where most long lines begin, and where the longest end."""
    widest = max(line.box[2] - line.box[0] for line in lines)
    long = [line for line in lines if line.box[2] - line.box[0] > 0.6 * widest]
    return min(line.box[0] for line in long), max(line.box[2] for line in long)


def _usual_step(lines: Sequence[Line]) -> float:
    steps = sorted(_step(before, after) for before, after in itertools.pairwise(lines))
    return steps[len(steps) // 2] if steps else 0.0


def _step(before: Line, after: Line) -> float:
    return after.glyphs[0].base - before.glyphs[0].base


def _runs_on(before: Line, after: Line, left: float, right: float, step: float) -> bool:
    """Whether a line is only the rest of the one before: that one is full, and this one is not set off from it."""
    size = before.size
    if is_section_heading(before.text) or is_section_heading(after.text):
        return False
    full = before.box[2] >= right - _FULL * size
    indented = after.box[0] > left + _INDENT * size
    alike = abs(after.size - size) <= _SAME_SIZE * size
    down = _step(before, after)
    apart = down > _WIDEST_STEP * size or (down > _WIDER * step and before.text.endswith(_ENDS))
    return full and not indented and alike and not apart


def _whole(lines: Sequence[Line]) -> tuple[str, Box]:
    text = lines[0].text
    for line in lines[1:]:
        glue = " " if _WORD.match(text[-1]) and _WORD.match(line.text[0]) else ""
        text += glue + line.text
    return text, around([line.box for line in lines])
