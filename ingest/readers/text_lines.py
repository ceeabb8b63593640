"""Lines of text, of a file or of a part of one that is set as typed: paragraphs and grids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.blocks import Block, Paragraph
from ingest.limits import Limits
from ingest.readers.text_tables import make_grid, table_at

_MARKERS = re.compile(r"\[(?:bookmark|image|图片|书签)[^\[\]]{0,40}\]|!\[[^\[\]]*\]\([^()]*\)")


def text_blocks(name: str, lines: Sequence[str], limits: Limits, first: int = 1, tables: int = 0) -> Iterator[Block]:
    """The blocks that lines spell; `first` is the number of the first line, `tables` that of the first grid."""
    index = 0
    while index < len(lines):
        if not lines[index]:
            index += 1
            continue
        end, rows = table_at(lines, index)
        grid = make_grid(name, rows, tables, first, limits)
        if grid is not None:
            yield grid
            tables += 1
        else:
            end = max(end, index + 1)
            for number in range(index, end):
                yield from _paragraphs(lines[number], number + first)
        index = end


def _paragraphs(line: str, number: int) -> Iterator[Paragraph]:
    """A line's text, cut where the name of a bookmark or a picture was left in it."""
    pieces = _MARKERS.split(line) if "[" in line else [line]
    return (Paragraph(piece.strip(), number, place > 0) for place, piece in enumerate(pieces) if piece.strip())
