"""The tables of a sheet by their ruling lines: where the cells lie, and which of them are merged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.readers.ocr.pictures import INK, Pixels, Sheet

_Mask = NDArray[np.uint8]

_SHORTEST_LEVEL, _SHORTEST_UPRIGHT = 7.0, 4.0
"""Millimetres; no stroke of a letter is as long."""
_THICKEST = 1.2
_CLOSEST = 2.0
"""Millimetres between two parallel rulings of a table."""
_SLACK = 0.7
"""Millimetres by which a ruling may lie off its place."""
_DRAWN, _UNBROKEN = 0.9, 0.93
"""Share of an edge that is inked where it is ruled."""
_SEEN, _FAINT, _PLAIN, _WORN, _BARE = 0.6, 0.35, 0.8, 0.5, 0.15
"""Share of an edge that is inked where a ruling surely, or perhaps, goes on; where it is not drawn at both ends, and
where it is; share of ink that may lie beside it."""
_FLANK = 0.5
"""Millimetres beside a ruling where no ink of its own lies."""
_TALLEST_LETTER = 9.0
_BROKEN = 0.4
"""Millimetres by which a ruling may be broken."""
_LEAST_WIDTH, _LEAST_ROW = 20.0, 3.5
_LEAST_SHARE = 0.15
"""Of a table's width, that a ruling between rows is drawn over."""


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of a ruled table: its first row and column, how many it spans, its box in the sheet's pixels.

    `whole`: its edges make a rectangle, as a cell's do.
    """

    row: int
    column: int
    rows: int
    columns: int
    box: tuple[int, int, int, int]
    whole: bool = True

    @property
    def reach(self) -> range:
        """Its rows."""
        return range(self.row, self.row + self.rows)

    @property
    def squares(self) -> frozenset[tuple[int, int]]:
        """Its squares, by row and column."""
        columns = range(self.column, self.column + self.columns)
        return frozenset((row, column) for row in self.reach for column in columns)


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruled table: its box in the sheet's pixels, how many rows and columns, its cells in reading order, and where in
    its box the rulings are. `doubtful` are the squares, by row and column, above or below which a ruling may be hidden,
    by a seal perhaps."""

    box: tuple[int, int, int, int]
    rows: int
    columns: int
    places: tuple[Place, ...]
    drawn: _Mask
    doubtful: frozenset[tuple[int, int]] = frozenset()

    def bare(self, white: Pixels) -> Pixels:
        """The table's part of the sheet without its rulings; what only touches them stays."""
        left, top, right, bottom = self.box
        part = white[top:bottom, left:right].copy()
        part[self.drawn > 0] = 255
        return part


@dataclass(frozen=True, slots=True)
class Rulings:
    """The long straight lines of a sheet as masks: level and upright ones."""

    level: _Mask
    upright: _Mask


def find_rulings(sheet: Sheet) -> Rulings:
    """The long straight lines of a sheet, thin as rulings are."""
    ink = (sheet.white < INK).astype(np.uint8)
    thickest, broken = sheet.pixels(_THICKEST), sheet.pixels(_BROKEN)
    level = _long_runs(ink, sheet.pixels(_SHORTEST_LEVEL), thickest, broken)
    upright = _long_runs(ink.T.copy(), sheet.pixels(_SHORTEST_UPRIGHT), thickest, broken).T.copy()
    return Rulings(level, upright)


def _long_runs(ink: _Mask, length: int, thickest: int, broken: int) -> _Mask:
    """The level runs of ink of this length; a line that climbs by a pixel now and then is one run."""
    thick = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    runs = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    blocks = cv2.morphologyEx(runs, cv2.MORPH_OPEN, np.ones((thickest + 3, 1), np.uint8))
    thin = cv2.bitwise_and(cv2.subtract(runs, blocks), cv2.dilate(ink, np.ones((3, 3), np.uint8)))
    return cv2.morphologyEx(thin, cv2.MORPH_CLOSE, np.ones((1, broken), np.uint8)).astype(np.uint8)


def find_tables(sheet: Sheet, rulings: Rulings) -> list[Ruled]:
    """The ruled tables, from the top; boxes without rows and columns, such as a seal's or a picture's frame, are left
    out."""
    reach = 2 * sheet.pixels(_SLACK) + 1
    joined = cv2.dilate(rulings.level | rulings.upright, np.ones((reach, reach), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    least = sheet.pixels(_LEAST_WIDTH)
    regions = [tuple(int(side) for side in found[:4]) for found in stats[1:] if found[2] >= least]
    tables = [
        table for left, top, width, height in regions if (table := _table(sheet, rulings, left, top, width, height))
    ]
    return sorted(tables, key=lambda table: table.box[1])


def _table(sheet: Sheet, rulings: Rulings, left: int, top: int, width: int, height: int) -> Ruled | None:
    window = (slice(top, top + height), slice(left, left + width))
    level, upright = rulings.level[window], rulings.upright[window].T
    closest, slack, letter = sheet.pixels(_CLOSEST), sheet.pixels(_SLACK), sheet.pixels(_TALLEST_LETTER)
    ys = _centres(level, closest, sheet.pixels(_SHORTEST_LEVEL))
    xs = _centres(upright, closest, sheet.pixels(_SHORTEST_UPRIGHT))
    if len(ys) < 2 or len(xs) < 3:
        return None
    ys = _kept(ys, xs, _edges(level, ys, xs, slack, 0), 0)
    xs = _kept(xs, ys, _edges(upright, xs, ys, slack, letter), letter)
    if len(ys) < 2 or len(xs) < 3:
        return None
    ys = _long(ys, xs, _edges(level, ys, xs, slack, 0))
    if len(ys) < 2 or len(xs) < 3:
        return None
    below = _edges(level, ys, xs, slack, 0)
    inked = _inked(sheet.white[window] < INK, level, ys, xs, slack)
    doubtful = np.argwhere((inked >= _FAINT) & (inked < _SEEN) & ~below)
    below |= inked >= _SEEN
    head, foot = _open_ends(upright, xs, ys, slack, sheet.pixels(_LEAST_ROW))
    ys, below = [*head, *ys, *foot], np.pad(below, ((len(head), len(foot)), (0, 0)), constant_values=True)
    beside = _edges(upright, xs, ys, slack, letter)
    beside |= _worn(sheet.white[window].T < INK, upright, xs, ys, beside, slack, sheet.pixels(_FLANK))
    places = tuple(_places([y + top for y in ys], [x + left for x in xs], below, beside.T))
    drawn = _drawn(level, ys, xs, below, slack) | _drawn(upright, xs, ys, beside, slack).T
    rows, columns = (_reach(lines, slack, most) for lines, most in ((ys, height), (xs, width)))
    box = (left + columns.start, top + rows.start, left + columns.stop, top + rows.stop)
    doubted = _beside(np.add(doubtful, [len(head), 0]), len(ys) - 1)
    return Ruled(box, len(ys) - 1, len(xs) - 1, places, drawn[rows, columns], doubted)


def _beside(edges: NDArray[np.intp], last: int) -> frozenset[tuple[int, int]]:
    """The squares above and below some edges, each given by its line and column, but for those of the first line and
    the last: a table's outer squares end with it."""
    inner = [(line, column) for line, column in edges.tolist() if 0 < line < last]
    return frozenset((row, column) for line, column in inner for row in (line - 1, line))


def _worn(
    ink: NDArray[np.bool_],
    mask: _Mask,
    lines: Sequence[int],
    crossings: Sequence[int],
    edges: NDArray[np.bool_],
    slack: int,
    flank: int,
) -> NDArray[np.bool_]:
    """Where a line goes on, worn, through a gap: there is ink along it, and none beside it, as there is where letters
    stand; less of it is enough where the line is drawn before and behind, or ends behind with the table."""
    seen = _inked(ink, mask, lines, crossings, slack)
    beside = np.maximum(
        *(_inked(np.roll(ink, step, axis=0), mask, lines, crossings, slack) for step in (-flank, flank))
    )
    plain = (seen >= _PLAIN) & (beside <= _BARE)
    ends = np.pad(edges | plain, ((0, 0), (1, 1)))
    ends[:, -1] = True
    return plain | (ends[:, :-2] & ends[:, 2:] & (seen >= _WORN) & (beside <= _BARE))


def _open_ends(
    upright: _Mask, xs: Sequence[int], ys: Sequence[int], slack: int, least: int
) -> tuple[list[int], list[int]]:
    """Where a table's first row begins, and where its last ends, if no ruling closes them since the table goes on over
    the page's end: how far both its outer lines reach above the first ruling and below the last."""
    outer = [np.flatnonzero(upright[max(0, x - slack) : x + slack + 1].any(axis=0)) for x in (xs[0], xs[-1])]
    if not all(rows.size for rows in outer):
        return [], []
    top, bottom = max(int(rows[0]) for rows in outer), min(int(rows[-1]) for rows in outer)
    return [top] if top + least < ys[0] else [], [bottom] if bottom - least > ys[-1] else []


def _inked(
    ink: NDArray[np.bool_], mask: _Mask, lines: Sequence[int], crossings: Sequence[int], slack: int
) -> NDArray[np.float64]:
    """The share of ink where each level line goes on between its drawn parts, between each two crossings."""
    found = np.zeros((len(lines), len(crossings) - 1))
    for place, line in enumerate(lines):
        top = max(0, line - slack)
        band = mask[top : line + slack + 1]
        drawn = np.flatnonzero(band.any(axis=0))
        heights = band[:, drawn].argmax(axis=0) + (band[:, drawn].sum(axis=0) - 1) / 2
        at = np.interp(np.arange(mask.shape[1]), drawn, heights + top).round().astype(int)
        near = [ink[np.clip(at + step, 0, len(ink) - 1), np.arange(ink.shape[1])] for step in (-1, 0, 1)]
        seen = np.logical_or.reduce(near)
        found[place] = [seen[start + 1 : end].mean() for start, end in pairwise(crossings)]
    return found


def _reach(lines: Sequence[int], slack: int, most: int) -> slice:
    """From the first line to the last, with what is drawn of them."""
    return slice(max(0, lines[0] - slack), min(most, lines[-1] + slack + 1))


def _centres(mask: _Mask, closest: int, shortest: int) -> list[int]:
    """At which of its rows a mask has level rulings: the middle of each group of rows that hold enough ink and, of
    these, at least half as much as the fullest (a seal's rim may run into a ruling)."""
    sums = mask.sum(axis=1)
    found: list[int] = []
    for group in _groups(np.flatnonzero(sums >= shortest), closest):
        strong = group[2 * sums[group] >= sums[group].max()]
        found += [round(float(np.average(part, weights=sums[part]))) for part in _groups(strong, closest)]
    return found


def _groups(rows: NDArray[np.intp], closest: int) -> list[NDArray[np.intp]]:
    """Rows in groups that lie apart."""
    return np.split(rows, np.flatnonzero(np.diff(rows) > closest // 2 + 1) + 1) if rows.size else []


def _kept(lines: Sequence[int], crossings: Sequence[int], edges: NDArray[np.bool_], letter: int) -> list[int]:
    """The lines that are drawn between several pairs of neighbouring crossings, or for longer than a letter's stroke,
    which may reach from one to the next, or from end to end of a table of one row."""
    long = np.diff(crossings) > letter
    return [
        line for line, drawn in zip(lines, edges, strict=True) if drawn.sum() > 1 or (drawn & long).any() or drawn.all()
    ]


def _long(lines: Sequence[int], crossings: Sequence[int], edges: NDArray[np.bool_]) -> list[int]:
    """The lines that are drawn over enough of the table: others are strokes of letters, or a seal's."""
    lengths = edges @ np.diff(crossings)
    return [line for line, length in zip(lines, lengths, strict=True) if length >= _LEAST_SHARE * np.ptp(crossings)]


def _edges(mask: _Mask, lines: Sequence[int], crossings: Sequence[int], slack: int, letter: int) -> NDArray[np.bool_]:
    """Whether each line is drawn between each two neighbouring crossings: an array of lines × gaps. Where these are no
    farther apart than a letter is high, the line must be without a gap."""
    drawn = np.zeros((len(lines), len(crossings) - 1), dtype=bool)
    for place, line in enumerate(lines):
        seen = mask[max(0, line - slack) : line + slack + 1].max(axis=0)
        for gap, (start, end) in enumerate(pairwise(crossings)):
            least = _DRAWN if end - start > letter else _UNBROKEN
            drawn[place, gap] = seen[start + 1 : end].mean() >= least
    return drawn


def _drawn(mask: _Mask, lines: Sequence[int], crossings: Sequence[int], edges: NDArray[np.bool_], slack: int) -> _Mask:
    """The part of a mask that belongs to the drawn edges."""
    kept = np.zeros_like(mask)
    for line, drawn in zip(lines, edges, strict=True):
        for gap in np.flatnonzero(drawn).tolist():
            window = (slice(max(0, line - slack), line + slack + 1), slice(crossings[gap], crossings[gap + 1] + 1))
            kept[window] = mask[window]
    return kept


def _places(
    ys: Sequence[int], xs: Sequence[int], level: NDArray[np.bool_], upright: NDArray[np.bool_]
) -> Iterator[Place]:
    """The cells: neighbours without a ruling between them are one. Where that makes no rectangle, each stands alone."""
    for members in _merged(level, upright):
        rows, columns = [row for row, _ in members], [column for _, column in members]
        first, left = min(rows), min(columns)
        high, wide = max(rows) - first + 1, max(columns) - left + 1
        if high * wide == len(members):
            yield Place(first, left, high, wide, (xs[left], ys[first], xs[left + wide], ys[first + high]))
            continue
        for row, column in members:
            yield Place(row, column, 1, 1, (xs[column], ys[row], xs[column + 1], ys[row + 1]), whole=False)


def _merged(level: NDArray[np.bool_], upright: NDArray[np.bool_]) -> list[list[tuple[int, int]]]:
    """Groups of squares of the grid that no ruling parts, in reading order of their first."""
    rows, columns = upright.shape[0], level.shape[1]
    group: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for row in range(rows):
        for column in range(columns):
            own = group[row, column] = [(row, column)]
            if row and not level[row, column]:
                own = _join(group, group[row - 1, column], own)
            if column and not upright[row, column]:
                _join(group, group[row, column - 1], own)
    seen = {id(members): members for members in group.values()}
    return [sorted(members) for members in seen.values()]


def _join(
    group: dict[tuple[int, int], list[tuple[int, int]]], first: list[tuple[int, int]], second: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    if first is not second:
        first.extend(second)
        for place in second:
            group[place] = first
    return first
