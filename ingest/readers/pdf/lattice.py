"""Tables by their ruling lines: the areas that lines enclose, however they are merged."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.readers.pdf.page import Box, Ruling
from ingest.readers.pdf.rulings import REACH, cluster, join_rulings, meeting

_COVERED = 0.5
_LEAST_SIDE = 12.0
_MOST_PLACES = 40_000


@dataclass(frozen=True, slots=True)
class Area:
    """A cell's place: rows and columns from `row` to before `row_end` and so on, and its box."""

    row: int
    column: int
    row_end: int
    column_end: int
    box: Box


@dataclass(frozen=True, slots=True)
class Lattice:
    """A table's lines: where its columns and rows begin and end, and the areas between; `areas` cover each place once.

    `open_below`, `open_above`: no line closes it there.
    """

    across: tuple[float, ...]
    down: tuple[float, ...]
    areas: tuple[Area, ...]
    at: tuple[tuple[int, ...], ...]

    @property
    def box(self) -> Box:
        """The box around it."""
        return self.across[0], self.down[0], self.across[-1], self.down[-1]

    def area_at(self, x: float, y: float) -> int | None:
        """The area that a point stands in; None outside of the table."""
        x0, y0, x1, y1 = self.box
        if not (x0 <= x <= x1 and y0 <= y <= y1):
            return None
        column = min(bisect_right(self.across, x) - 1, len(self.across) - 2)
        row = min(bisect_right(self.down, y) - 1, len(self.down) - 2)
        return self.at[row][column]


def find_lattices(rulings: Sequence[Ruling]) -> list[Lattice]:
    """The tables that lines draw, each with two cells or more; smaller ones (that may stand in larger) first."""
    across, down = join_rulings(rulings)
    found = [lattice for group in meeting(across, down) if (lattice := _lattice(*group))]
    return sorted(found, key=lambda one: (one.box[2] - one.box[0]) * (one.box[3] - one.box[1]))


def _lattice(across: Sequence[Ruling], down: Sequence[Ruling]) -> Lattice | None:
    """The table of lines that hang together; the ends of others stand for outer lines not drawn."""
    xs = _edges([line.at for line in down], across)
    ys = _edges([line.at for line in across], down)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows * columns < 2 or rows * columns > _MOST_PLACES:
        return None
    if xs[-1] - xs[0] < _LEAST_SIDE or ys[-1] - ys[0] < _LEAST_SIDE:
        return None
    beside = _walls(down, xs, ys)
    under = _walls(across, ys, xs)
    owner = _owners(rows, columns, beside, under)
    areas, at = _areas(owner, xs, ys)
    return Lattice(tuple(xs), tuple(ys), areas, at) if len(areas) > 1 else None


def _edges(lines: Sequence[float], crossing: Sequence[Ruling]) -> list[float]:
    places = cluster(lines)
    first, last = min(line.start for line in crossing), max(line.end for line in crossing)
    before = [first] if first < places[0] - 2 * REACH else []
    after = [last] if last > places[-1] + 2 * REACH else []
    return [*before, *places, *after]


def _walls(lines: Sequence[Ruling], places: Sequence[float], steps: Sequence[float]) -> list[list[bool]]:
    """For each place and each step along it, whether a line stands there over most of the step."""
    held: list[list[Ruling]] = [[] for _ in places]
    for line in lines:
        nearest = min(range(len(places)), key=lambda place: abs(places[place] - line.at))
        held[nearest].append(line)
    return [
        [
            sum(max(0.0, min(line.end, end) - max(line.start, start)) for line in found) >= _COVERED * (end - start)
            for start, end in itertools.pairwise(steps)
        ]
        for found in held
    ]


def _owners(rows: int, columns: int, beside: list[list[bool]], under: list[list[bool]]) -> list[list[int]]:
    """For each place the number of the area that it belongs to: places without a line between them are one area."""
    parents = list(range(rows * columns))

    def root(place: int) -> int:
        while parents[place] != place:
            parents[place] = parents[parents[place]]
            place = parents[place]
        return place

    for row in range(rows):
        for column in range(columns):
            place = row * columns + column
            if column + 1 < columns and not beside[column + 1][row]:
                parents[root(place + 1)] = root(place)
            if row + 1 < rows and not under[row + 1][column]:
                parents[root(place + columns)] = root(place)
    return [[root(row * columns + column) for column in range(columns)] for row in range(rows)]


def _areas(
    owner: list[list[int]], xs: Sequence[float], ys: Sequence[float]
) -> tuple[tuple[Area, ...], tuple[tuple[int, ...], ...]]:
    spans: dict[int, list[tuple[int, int]]] = {}
    for row, owners in enumerate(owner):
        for column, one in enumerate(owners):
            spans.setdefault(one, []).append((row, column))
    areas: list[Area] = []
    at = [[0] * (len(xs) - 1) for _ in range(len(ys) - 1)]
    pieces = sorted(piece for places in spans.values() for piece in _rectangles(places))
    for number, (row, column, row_end, column_end) in enumerate(pieces):
        areas.append(Area(row, column, row_end, column_end, (xs[column], ys[row], xs[column_end], ys[row_end])))
        for down in range(row, row_end):
            at[down][column:column_end] = [number] * (column_end - column)
    return tuple(areas), tuple(map(tuple, at))


def _rectangles(places: list[tuple[int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """The rectangle that places fill; where they fill none, each run of a row is one."""
    rows = [row for row, _ in places]
    columns = [column for _, column in places]
    top, bottom, left, right = min(rows), max(rows) + 1, min(columns), max(columns) + 1
    if len(places) == (bottom - top) * (right - left):
        yield top, left, bottom, right
        return
    start = places[0]
    for (row, column), following in zip(places, [*places[1:], (-1, -1)], strict=True):
        if following != (row, column + 1):
            yield row, start[1], row + 1, column + 1
            start = following
