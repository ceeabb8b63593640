"""A report on its way to a file: blocks of text and tables whose cells remember which figure they print.

A table is a matrix of cells by line; the same `Cell` object in neighbouring places is one merged cell. So a noise can
insert, drop and move lines and columns as in a list, and the writers find the merges again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from store.model import CellKey

STATUTORY = ("proactive", "applications", "disputes")


@dataclass(eq=False, slots=True)
class Cell:
    """A printed cell.

    `keys` are the figures it prints, `note` a mark printed above the line after its text; a `stray` cell stands
    between label and figures and is neither.
    """

    text: str
    keys: tuple[CellKey, ...] = ()
    note: str = ""
    stray: bool = False


@dataclass(eq=False, slots=True)
class Line:
    """A row of a table. `kind`: "head", "band", "data" or "foreign" (what belongs to no row of the form)."""

    kind: str
    cells: list[Cell]
    indicator: str = ""
    hidden: bool = False

    @property
    def values(self) -> list[Cell]:
        """The cells that print figures, each once, in order."""
        return [cell for cell in unique(self.cells) if cell.keys]

    @property
    def labels(self) -> list[Cell]:
        """The cells that name the row, from the widest group to its own label."""
        return [cell for cell in unique(self.cells[: self.first_value()]) if not cell.stray]

    @property
    def label(self) -> Cell:
        """The row's own label: the last cell before the figures."""
        return self.labels[-1]

    def first_value(self) -> int:
        """The column in which the figures begin."""
        return next((place for place, cell in enumerate(self.cells) if cell.keys), len(self.cells))


@dataclass(eq=False, slots=True)
class Table:
    """A table; `name` is one of STATUTORY or "other" for numbers that belong to no form."""

    name: str
    lines: list[Line]

    def data(self) -> list[Line]:
        """The rows of the form."""
        return [line for line in self.lines if line.kind == "data"]

    def width(self) -> int:
        """The number of columns of the widest line."""
        return max(len(line.cells) for line in self.lines)


@dataclass(eq=False, slots=True)
class Paragraph:
    """A line of text; `style`: "title", "heading", "body" or "mark"."""

    text: str
    style: str = "body"


Block = Paragraph | Table


@dataclass(eq=False, slots=True)
class Draft:
    """The report before it is written.

    `values` is what each printed cell says; `lenient` the cells where silence is as right as the value, `void` those
    that nobody can tell; `witnessed` are rows whose place is told by order only, so that the identities must confirm
    it; `touched` the rows that a noise has damaged already. `tags` say what the format can show.
    """

    form: str
    organ: str
    year: int
    tags: frozenset[str]
    blocks: list[Block]
    values: dict[CellKey, Decimal | None]
    lenient: set[CellKey] = field(default_factory=set)
    void: set[CellKey] = field(default_factory=set)
    witnessed: set[str] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)
    options: set[str] = field(default_factory=set)
    file_name: str = ""

    def tables(self, *names: str) -> list[Table]:
        """The tables of these names (all statutory ones without a name), in order."""
        wanted = names or STATUTORY
        return [block for block in self.blocks if isinstance(block, Table) and block.name in wanted]

    def lines(self, *names: str) -> list[Line]:
        """The rows of the form in these tables."""
        return [line for table in self.tables(*names) for line in table.data()]

    def cells(self) -> Iterator[Cell]:
        """Every cell of the statutory tables, each once."""
        for table in self.tables():
            yield from unique([cell for line in table.lines for cell in line.cells])

    def value_cells(self, *names: str) -> list[Cell]:
        """The cells that print figures."""
        return [cell for line in self.lines(*names) for cell in line.values]

    def label_cells(self, *names: str) -> list[Cell]:
        """The cells that name rows, groups, bands and columns."""
        found = [cell for table in self.tables(*names) for line in table.lines for cell in line.cells]
        return [cell for cell in unique(found) if not cell.keys and cell.text]

    def paragraphs(self) -> list[Paragraph]:
        """The text blocks."""
        return [block for block in self.blocks if isinstance(block, Paragraph)]

    def heading_of(self, name: str) -> Paragraph:
        """The heading that stands before the first table of that name."""
        place = self.blocks.index(self.tables(name)[0])
        before = self.blocks[:place]
        return next(b for b in reversed(before) if isinstance(b, Paragraph) and b.style == "heading")

    def number(self, cell: Cell) -> Decimal | None:
        """What a cell prints, as a number."""
        return self.values[cell.keys[0]] if cell.keys else None

    def reword(self, change: Callable[[str], str], cells: list[Cell]) -> None:
        """Rewrite the text of these cells."""
        for cell in cells:
            cell.text = change(cell.text)


def unique(cells: list[Cell]) -> list[Cell]:
    """The cells in order, each object once."""
    return list({id(cell): cell for cell in cells}.values())


@dataclass(frozen=True, slots=True)
class Area:
    """A cell with its spans.

    `below` marks the part of a merged cell that reaches down from a line above; `again` that the cell was printed
    before, in a part of the table from which this one was cut off.
    """

    cell: Cell
    columns: int
    rows: int
    below: bool = False
    again: bool = False

    @property
    def text(self) -> str:
        """What is printed."""
        return "" if self.again or self.below else self.cell.text


def areas(table: Table) -> list[list[Area]]:
    """Each line's areas from left to right; every place of the matrix belongs to exactly one."""
    grid = [line.cells for line in table.lines]
    below: dict[tuple[int, int], Area] = {}
    seen: set[int] = set()
    found: list[list[Area]] = []
    for row, cells in enumerate(grid):
        line: list[Area] = []
        column = 0
        while column < len(cells):
            area = below.get((row, column))
            if area is None:
                width, height = extent(grid, row, column)
                area = Area(cells[column], width, height, again=id(cells[column]) in seen)
                reach = Area(area.cell, width, 1, below=True)
                below |= {(row + down, column): reach for down in range(1, height)}
                seen.add(id(area.cell))
            line.append(area)
            column += area.columns
        found.append(line)
    return found


def extent(grid: list[list[Cell]], row: int, column: int) -> tuple[int, int]:
    """The width and height of the largest rectangle of one cell object from here to the right and down."""
    cell = grid[row][column]
    width = 1
    while column + width < len(grid[row]) and grid[row][column + width] is cell:
        width += 1
    height = 1
    while row + height < len(grid) and spans(grid[row + height], column, width, cell):
        height += 1
    return width, height


def spans(cells: list[Cell], column: int, width: int, cell: Cell) -> bool:
    """Whether this line has the cell in exactly these columns."""
    same = [place for place, other in enumerate(cells) if other is cell]
    return same == list(range(column, column + width))


def flat(table: Table) -> list[list[str]]:
    """Each line's texts by column, a merged cell's text in its first place and nothing in the others."""
    seen: set[int] = set()
    rows = []
    for line in table.lines:
        texts = []
        for cell in line.cells:
            texts.append("" if id(cell) in seen else cell.text)
            seen.add(id(cell))
        rows.append(texts)
    return rows
