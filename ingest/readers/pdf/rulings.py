"""Ruling lines put together from the strokes, dashes and thin boxes that they are drawn with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from ingest.readers.pdf.page import Ruling

REACH = 3.0
"""Points by which lines that should meet may miss each other, and within which two lines are one."""
_SHORT, _LEAST = 9.0, 6.0
_MOST = 4000


def join_rulings(rulings: Iterable[Ruling]) -> tuple[list[Ruling], list[Ruling]]:
    """The lines across and the lines down, each whole; none where there are so many that they draw no table."""
    held = sorted(set(rulings))
    if len(held) > 10 * _MOST:
        return [], []
    sides = {across: list(side) for across, side in groupby(held, key=lambda ruling: ruling.across)}
    across, down = _whole(sides.get(True, [])), _whole(sides.get(False, []))
    return ([], []) if len(across) + len(down) > _MOST else (across, down)


def _whole(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Lines of one direction, in order of `at`, joined where they touch or where dashes follow each other."""
    found: list[Ruling] = []
    for group in _level(rulings):
        at = sum(ruling.at for ruling in group) / len(group)
        pieces = sorted(group, key=lambda ruling: ruling.start)
        start, end, last = pieces[0].start, pieces[0].end, pieces[0].end - pieces[0].start
        for piece in pieces[1:]:
            length = piece.end - piece.start
            gap = REACH * 2 if max(length, last) < _SHORT else REACH
            if piece.start > end + gap:
                found.append(Ruling(piece.across, at, start, end))
                start, end = piece.start, piece.end
            end, last = max(end, piece.end), length
        found.append(Ruling(pieces[0].across, at, start, end))
    return [ruling for ruling in found if ruling.end - ruling.start >= _LEAST]


def _level(rulings: Sequence[Ruling]) -> list[list[Ruling]]:
    """Lines, sorted by `at`, in groups that lie on one line."""
    groups: list[list[Ruling]] = []
    for ruling in rulings:
        if groups and ruling.at - groups[-1][0].at <= REACH:
            groups[-1].append(ruling)
        else:
            groups.append([ruling])
    return groups


def meeting(across: Sequence[Ruling], down: Sequence[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """The lines in groups that hang together: of each table the lines across and the lines down."""
    parents = list(range(len(across) + len(down)))

    def root(place: int) -> int:
        while parents[place] != place:
            parents[place] = parents[parents[place]]
            place = parents[place]
        return place

    for row, line in enumerate(across):
        for column, other in enumerate(down, len(across)):
            if _meet(line, other):
                parents[root(row)] = root(column)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for place, line in enumerate((*across, *down)):
        groups.setdefault(root(place), ([], []))[place >= len(across)].append(line)
    return [group for group in groups.values() if all(group)]


def _meet(across: Ruling, down: Ruling) -> bool:
    return across.start - REACH <= down.at <= across.end + REACH and down.start - REACH <= across.at <= down.end + REACH


def cluster(values: Iterable[float], reach: float = REACH) -> list[float]:
    """Values that lie within reach of the first of a group made one, in order."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= reach:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]
