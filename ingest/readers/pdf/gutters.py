"""Running text in two columns, and menus beside the text of a page: each column by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.labels import APPLICATIONS, DISPUTES, PROACTIVE, SURE, column_of, score_label
from ingest.readers.pdf.lines import Line, chunks
from ingest.values import is_value

_GAP = 1.5
"""Times the type's size: what parts columns at the least."""
_ALIGNED = 4.0
_LEAST_LINES, _LONG = 3, 12

Pieces = list[Line]


def columns_of(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Lines from top to bottom; where some stand in two columns, those of the left one before those of the right."""
    pieces = [chunks(line, _GAP) for line in lines]
    done = 0
    for place, parts in enumerate(pieces):
        if place < done or len(parts) != 2:
            continue
        found = _block(pieces, done, place)
        if found is None:
            continue
        start, end, left, right = found
        yield from filter(None, (lines[done:start], left, right))
        done = end
    if lines[done:]:
        yield lines[done:]


def _block(pieces: Sequence[Pieces], first: int, place: int) -> tuple[int, int, Pieces, Pieces] | None:
    """The stretch of lines around one of two pieces that keep a gap free between them, and what stands on its sides;
    None where they make no columns: too few lines, or short ones, or such as a table has."""
    gap = (pieces[place][0].box[2], pieces[place][1].box[0])
    start, end = place, place + 1
    while start > first and (narrowed := _narrowed(gap, pieces[start - 1])):
        gap, start = narrowed, start - 1
    while end < len(pieces) and (narrowed := _narrowed(gap, pieces[end])):
        gap, end = narrowed, end + 1
    held = [piece for parts in pieces[start:end] for piece in parts]
    left = [piece for piece in held if piece.box[2] <= gap[0]]
    right = [piece for piece in held if piece.box[0] >= gap[1]]
    aligned = sum(abs(piece.box[0] - pieces[place][0].box[0]) <= _ALIGNED for piece in left)
    longest = max(len(piece.text) for piece in right)
    if aligned < _LEAST_LINES or longest < _LONG or any(map(_is_of_table, held)):
        return None
    return start, end, left, right


def _is_of_table(piece: Line) -> bool:
    """Whether a table's head, label or figure may stand here: their order says whose figures follow."""
    if column_of(piece.text) or any(map(is_value, piece.text.split())):
        return True
    scores = (score_label(piece.text, table, None) for table in (PROACTIVE, APPLICATIONS, DISPUTES))
    return any(max(found.values(), default=0) >= SURE for found in scores)


def _narrowed(gap: tuple[float, float], parts: Pieces) -> tuple[float, float] | None:
    """What a line leaves free of a gap; None where it leaves too little, or stands in it."""
    left, right = gap
    for piece in parts:
        begins, ends = piece.box[0] <= gap[0], piece.box[2] >= gap[1]
        if begins == ends:
            return None
        left, right = (max(left, piece.box[2]), right) if begins else (left, min(right, piece.box[0]))
    return (left, right) if right - left >= max(piece.size for piece in parts) else None
