"""The register of noises: what each needs of a format, and the helpers that pick what is to be damaged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from factory.drafts import Cell, Draft, Line, Table, unique
from store.model import CellKey

Apply = Callable[[Draft, Random], None]


@dataclass(frozen=True, slots=True)
class Noise:
    """A kind of noise. `needs` and `unfit` are tags of formats; `form` and `regime` what figures it needs to show."""

    name: str
    apply: Apply
    needs: frozenset[str]
    unfit: frozenset[str]
    form: str | None
    regime: str | None

    def fits(self, tags: frozenset[str]) -> bool:
        """Whether a format with these tags can show it."""
        return self.needs <= tags and not self.unfit & tags


NOISES: dict[str, Noise] = {}


def noise(
    needs: str = "", unfit: str = "", form: str | None = None, regime: str | None = None
) -> Callable[[Apply], Apply]:
    """Register a noise under its function's name; in one module they are applied in the order of registration."""

    def register(apply: Apply) -> Apply:
        name = apply.__name__
        NOISES[name] = Noise(name, apply, frozenset(needs.split()), frozenset(unfit.split()), form, regime)
        return apply

    return register


def application_rows(draft: Draft) -> list[tuple[Table, Line]]:
    """The rows of table 三 with the table that holds them."""
    return [(table, line) for table in draft.tables("applications") for line in table.data()]


def pick_rows(
    draft: Draft, rng: Random, most: int, fit: Callable[[Line], bool] = lambda line: True
) -> list[tuple[Table, Line]]:
    """Up to so many undamaged rows of table 三, none beside a damaged one; they count as damaged from now on."""
    picked: list[tuple[Table, Line]] = []
    rows = application_rows(draft)
    order = [line.indicator for _, line in rows]
    for table, line in rng.sample(rows, len(rows)):
        place = order.index(line.indicator)
        if len(picked) < most and fit(line) and not draft.touched & set(order[max(place - 1, 0) : place + 2]):
            draft.touched.add(line.indicator)
            picked.append((table, line))
    return picked


def is_number(text: str) -> bool:
    """Whether a cell shows a number that no noise has rewritten."""
    return text.isascii() and text.replace(".", "", 1).isdigit()


def whole(line: Line) -> bool:
    """Whether a row shows seven numbers that no noise has rewritten."""
    return len(line.values) == 7 and all(is_number(cell.text) for cell in line.values)


def keys_of(line: Line) -> list[CellKey]:
    """The figures that a row prints."""
    return [key for cell in line.values for key in cell.keys]


def full_row(table: Table, text: str, kind: str = "foreign") -> Line:
    """A row with one cell over the whole width."""
    return Line(kind, [Cell(text)] * table.width())


def insert_row(table: Table, before: Line, row: Line) -> None:
    """Put a row before another."""
    table.lines.insert(table.lines.index(before), row)


def insert_column(table: Table, place: int, cells: Mapping[int, Cell]) -> None:
    """Put a column in at a place, with these cells by their line's id; in other lines the cell to the left grows."""
    for line in table.lines:
        neighbour = line.cells[min(max(place - 1, 0), len(line.cells) - 1)]
        line.cells.insert(place, cells.get(id(line), neighbour))


def label_width(table: Table) -> int:
    """How many columns stand before the figures."""
    return table.data()[0].first_value()


def sub_labels(draft: Draft) -> list[Cell]:
    """The numbered labels inside the groups of table 三."""
    return unique([line.label for line in draft.lines("applications") if line.label.text[:1].isdigit()])
