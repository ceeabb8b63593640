"""Which of several readings of a table's rows stand: the only combination that the identities allow.

Rows that can be read in one way only are taken as they are, whether they add up or not: an identity may choose between
readings that the source allows, and never changes a figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from ingest.readings import Reading, is_blank, number_of

_MOST_SUMS = 4000
"""Sums that are followed at a time; a table with more ways to be read than that is not read."""

Vector = tuple[Decimal, ...]
Options = Mapping[str, Sequence[Reading]]
"""For each row the readings that are left; none where it cannot be read."""


@dataclass(frozen=True, slots=True)
class System:
    """The rows that a table's column identities tie: `parts` add up to `whole`; the first two of `edges` together are
    `whole` with the third (新收 + 上年结转 = 总计 + 结转下年)."""

    parts: tuple[str, ...]
    whole: str
    edges: tuple[str, str, str]


Solution = dict[str, Reading]


def choose_readings(options: Options, system: System) -> Solution:
    """For each row the reading that stands; rows in doubt are left out."""
    chosen = {row: found[0] for row, found in options.items() if len(found) == 1}
    open_rows = {row for row, found in options.items() if len(found) > 1}
    if not open_rows:
        return chosen
    parts = _known(options, system.parts)
    edges = _known(options, (*system.edges, system.whole))
    whole = _known(options, (system.whole,))
    solutions: list[Solution] = []
    if open_rows & {*system.parts, system.whole} and parts is not None and whole is not None:
        solutions = _solve(parts, edges if edges is not None else whole, system, balanced=edges is not None)
    elif edges is not None:
        solutions = [dict(solution) for solution in _balanced(edges, system)]
    if len(solutions) == 1:
        chosen |= {row: reading for row, reading in solutions[0].items() if row in open_rows}
    return chosen


def sums_hold(chosen: Solution, system: System) -> bool:
    """Whether all rows are read and their columns add up, in parts and in balance."""
    options = {row: [reading] for row, reading in chosen.items()}
    parts, edges = _known(options, system.parts), _known(options, (*system.edges, system.whole))
    return parts is not None and edges is not None and bool(_solve(parts, edges, system, balanced=True))


def _known(options: Options, rows: Sequence[str]) -> Options | None:
    """The options of these rows as far as they can be added up; None where one has none."""
    known = {row: [reading for reading in options.get(row, ()) if _adds(reading)] for row in rows}
    return known if all(known.values()) else None


def _adds(reading: Reading) -> bool:
    return all(number_of(cell) is not None or is_blank(cell) for cell in reading)


def _vector(reading: Reading) -> Vector:
    return tuple(number_of(cell) or Decimal(0) for cell in reading)


def _solve(parts: Options, edges: Options, system: System, *, balanced: bool) -> list[Solution]:
    """At most two of the ways to read all rows so that all identities hold."""
    sums = _sums(parts)
    found: list[Solution] = []
    for solution in _balanced(edges, system) if balanced else _single(edges, system.whole):
        for rest in sums.get(_vector(solution[system.whole]), ()):
            found.append({**solution, **rest})
            if len(found) > 1:
                return found
    return found


def _single(options: Options, row: str) -> Iterator[Solution]:
    return ({row: reading} for reading in options[row])


def _balanced(edges: Options, system: System) -> Iterator[Solution]:
    first, second, third = system.edges
    for one, two, three, whole in product(*(edges[row] for row in (*system.edges, system.whole))):
        left, right = zip(_vector(one), _vector(two), strict=True), zip(_vector(three), _vector(whole), strict=True)
        if [a + b for a, b in left] == [a + b for a, b in right]:
            yield {first: one, second: two, third: three, system.whole: whole}


def _sums(parts: Options) -> dict[Vector, list[Solution]]:
    """Each sum that the rows can have, with at most two of the ways to it."""
    sums: dict[Vector, list[Solution]] = {(): [{}]}
    for row, found in sorted(parts.items(), key=lambda item: len(item[1])):
        longer: dict[Vector, list[Solution]] = {}
        for before, ways in sums.items():
            for reading in found:
                vector = _vector(reading)
                after = tuple(a + b for a, b in zip(before, vector, strict=True)) if before else vector
                held = longer.setdefault(after, [])
                held += [{**way, row: reading} for way in ways[: 2 - len(held)]]
        if len(longer) > _MOST_SUMS:
            return {}
        sums = longer
    return sums
