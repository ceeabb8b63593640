"""The statutory tables as the forms print them, with their merged cells, filled with a report's figures (pure).

Source: the tables of 国办公开办函〔2019〕60号 and 〔2021〕30号. A table that mixes both forms gets the rows and columns
of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from store.catalogue import CellType, cell_type_by_key, cells_of
from store.model import CellKey, Figure

TABLES = ("proactive", "applications", "disputes")

_RESULTS = "三、本年度办理结果"
_IDENTITY = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
_APPLICANTS = "申请人情况"
_ORGANISATIONS = "法人或其他组织"
_ROW_HEAD = "信息内容"
_RECONSIDERATION = "行政复议"
_LITIGATION = "行政诉讼"
_ARTICLES = {
    "proactive.regulations": "第二十条第（一）项",
    "proactive.normative": "第二十条第（一）项",
    "proactive.licences": "第二十条第（五）项",
    "proactive.other_services": "第二十条第（五）项",
    "proactive.penalties": "第二十条第（六）项",
    "proactive.coercion": "第二十条第（六）项",
    "proactive.fees": "第二十条第（八）项",
    "proactive.procurement": "第二十条第（九）项",
}
_LABEL_WIDTHS = (7, 12, 23)
_VALUE_WIDTH = 6


class Role(Enum):
    """What stands in a place: a column's head, a row's label, or a figure."""

    HEAD = auto()
    LABEL = auto()
    VALUE = auto()


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of the printed table, merged over `rows` and `columns` from its first row and column, counted from 0.

    `keys`: the figures that a head or label says what they are, none where it says so of the whole table; of a value
    its own.
    """

    role: Role
    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    keys: frozenset[CellKey] = frozenset()
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A statutory table: its section's title, its columns' relative widths, and its cells."""

    section: str
    widths: tuple[int, ...]
    places: tuple[Place, ...]

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return max(place.row + place.rows for place in self.places)


Held = Mapping[CellKey, Figure]


def fill_form(table: str, figures: Iterable[Figure]) -> Form | None:
    """The statutory table ("proactive", "applications" or "disputes") with those of the figures that are its own; None
    where none is."""
    held = {figure.key: figure for figure in figures if figure.indicator.split(".", 1)[0] == table}
    types = sorted(map(_type_of, held.values()), key=lambda cell: cell.id)
    if not types:
        return None
    fill = {"proactive": _proactive, "applications": _applications, "disputes": _disputes}[table]
    widths, places = fill(types, held)
    return Form(types[0].section, widths, tuple(places))


def _type_of(figure: Figure) -> CellType:
    """A figure's cell as its own form calls it: the two forms differ in some labels."""
    cell = cell_type_by_key()[figure.key]
    place = figure.locator
    return replace(cell, row_label=place.row or cell.row_label, column_label=place.column or cell.column_label)


def _applications(types: Sequence[CellType], held: Held) -> tuple[tuple[int, ...], list[Place]]:
    order = [cell.column for cell in cells_of("applications", "2021")]
    named = {cell.column: cell.column_label for cell in types}
    columns = sorted(named.items(), key=lambda column: order.index(column[0]))
    labels = {cell.indicator: cell.row_label for cell in types}
    paths = [_path(label) for label in labels.values()]
    depth, top = 3, 3
    places = [Place(Role.HEAD, _IDENTITY, 0, 0, top, depth)]
    places += _applicant_heads(columns, depth, held)
    places += _labels(paths, [_keys(held, row=row) for row in labels], top, depth)
    for row, indicator in enumerate(labels):
        places += [
            _value(held.get(CellKey(indicator, code)), top + row, depth + at) for at, (code, _) in enumerate(columns)
        ]
    return (*_LABEL_WIDTHS, *([_VALUE_WIDTH] * len(columns))), places


def _path(label: str) -> tuple[str, ...]:
    """The labels beside a row, from the outermost: results are printed within 三, and those not granted in a group."""
    parts = tuple(label.split(" "))
    return (_RESULTS, *parts) if label.startswith("（") else parts


def _applicant_heads(columns: Sequence[tuple[str, str]], start: int, held: Held) -> Iterator[Place]:
    yield Place(Role.HEAD, _APPLICANTS, 0, start, 1, len(columns))
    inside = [at for at, (code, _) in enumerate(columns) if code not in ("natural", "total")]
    if inside:
        keys = frozenset(key for at in inside for key in _keys(held, column=columns[at][0]))
        yield Place(Role.HEAD, _ORGANISATIONS, 1, start + inside[0], 1, len(inside), keys)
    for at, (code, label) in enumerate(columns):
        row, rows = (2, 1) if at in inside else (1, 2)
        yield Place(Role.HEAD, label, row, start + at, rows, 1, _keys(held, column=code))


def _labels(
    paths: Sequence[tuple[str, ...]], keys: Sequence[frozenset[CellKey]], top: int, depth: int
) -> Iterator[Place]:
    """The labels of rows as merged cells: equal groups of neighbours are one cell, a last label fills what is left."""
    for level in range(depth):
        begin = 0
        while begin < len(paths):
            end = begin + 1
            group = len(paths[begin]) > level + 1
            while group and end < len(paths) and len(paths[end]) > level + 1 and _same(paths[begin], paths[end], level):
                end += 1
            if level < len(paths[begin]):
                columns = 1 if group else depth - level
                named = frozenset().union(*keys[begin:end])
                yield Place(Role.LABEL, paths[begin][level], top + begin, level, end - begin, columns, named)
            begin = end


def _same(first: Sequence[str], second: Sequence[str], level: int) -> bool:
    return first[: level + 1] == second[: level + 1]


def _disputes(types: Sequence[CellType], held: Held) -> tuple[tuple[int, ...], list[Place]]:
    indicators = {cell.indicator: cell.row_label.split(" ")[-1] for cell in types}
    lawsuits = [cell for cell in types if cell.indicator.startswith("disputes.litigation")]
    places: list[Place] = []
    for at, cell in enumerate(types):
        row, rows = (2, 1) if cell in lawsuits else (1, 2)
        places.append(Place(Role.HEAD, cell.column_label, row, at, rows, 1, frozenset({cell.key})))
        places.append(_value(held[cell.key], 3, at))
    for indicator, label in indicators.items():
        own = [at for at, cell in enumerate(types) if cell.indicator == indicator]
        row, text = (1, label) if types[own[0]] in lawsuits else (0, _RECONSIDERATION)
        places.append(Place(Role.HEAD, text, row, own[0], 1, len(own), _keys(held, row=indicator)))
    if lawsuits:
        keys = frozenset(cell.key for cell in lawsuits)
        places.append(Place(Role.HEAD, _LITIGATION, 0, types.index(lawsuits[0]), 1, len(lawsuits), keys))
    return (1,) * len(types), places


def _proactive(types: Sequence[CellType], held: Held) -> tuple[tuple[int, ...], list[Place]]:
    """Blocks one below the other, each with its own columns; the last column of a block fills what is left."""
    blocks: dict[str, list[CellType]] = {article: [] for article in _ARTICLES.values()}
    for cell in types:
        blocks[_ARTICLES[cell.indicator]].append(cell)
    most = max(3, *(len({cell.column for cell in block}) for block in blocks.values()))
    places: list[Place] = []
    row = 0
    for article, block in blocks.items():
        if block:
            places += _block(article, block, held, row, most)
            row = max(place.row for place in places) + 1
    return (2, *([1] * most)), places


def _block(article: str, block: Sequence[CellType], held: Held, top: int, most: int) -> Iterator[Place]:
    columns = list({cell.column: cell.column_label for cell in block}.items())
    rows = {cell.indicator: cell.row_label for cell in block}
    spans = [1] * (len(columns) - 1) + [most - len(columns) + 1]
    yield Place(Role.HEAD, article, top, 0, 1, most + 1, frozenset(cell.key for cell in block))
    yield Place(Role.HEAD, _ROW_HEAD, top + 1, 0)
    for at, (code, label) in enumerate(columns):
        keys = frozenset(cell.key for cell in block if cell.column == code)
        yield Place(Role.HEAD, label, top + 1, 1 + at, 1, spans[at], keys)
    for below, (indicator, label) in enumerate(rows.items(), start=2):
        yield Place(Role.LABEL, label, top + below, 0, keys=_keys(held, row=indicator))
        for at, (code, _) in enumerate(columns):
            yield _value(held.get(CellKey(indicator, code)), top + below, 1 + at, spans[at])


def _value(figure: Figure | None, row: int, column: int, columns: int = 1) -> Place:
    keys = frozenset({figure.key}) if figure is not None else frozenset[CellKey]()
    return Place(Role.VALUE, "", row, column, 1, columns, keys, figure)


def _keys(held: Held, *, row: str | None = None, column: str | None = None) -> frozenset[CellKey]:
    return frozenset(key for key in held if row in (None, key.indicator) and column in (None, key.column))
