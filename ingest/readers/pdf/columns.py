"""Tables without ruling lines: figures that stand under each other make the columns, labels that stand beside them the
rows. What cannot be told for sure is put together in one cell, where it is no figure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.blocks import Spot
from ingest.columns import APPLICANTS, applicant_at_end
from ingest.headings import is_section_heading
from ingest.labels import APPLICATIONS, PROACTIVE, SURE, score_label
from ingest.readers.pdf.lines import Line, chunks, make_line
from ingest.readers.pdf.page import Glyph, Page, around
from ingest.readers.pdf.tables import Place, Table
from ingest.record import lacks_number
from ingest.values import is_value

_GAP, _NARROW_GAP = 1.0, 0.35
_PROSE = 0.6
_LEAST_ROWS, _LEAST_FIGURES = 3, 6
_INDENT = 5.0
_FEW_COLUMNS = 4
_MOST_LABELS = 1
_LINE_STEP = 2.0
_LEAST_SHARE, _PADDING = 0.8, 16.0
"""Of the distance between the middles of two columns, what one of them surely has; what it keeps free at its edges."""
_PART = re.compile(r"[\d,.，．]*\d[\d,.，．]*")
_MARKS = re.compile("[（(][一二三四五六七八九][）)]"), re.compile("(?<![0-9])[1-9][.．、]")
_HEAD = re.compile("第.{1,3}条第|信息内容")


@dataclass(frozen=True, slots=True)
class Zone:
    """Lines that make a table, with their pieces: `start` and `end` count the lines of the run that they stand in."""

    start: int
    end: int
    pieces: tuple[tuple[Line, ...], ...]


@dataclass(slots=True)
class _Row:
    """A row being put together: its labels by label column, and the pieces in each figure column.

    `heads`: it holds only heads that stand over several columns.
    """

    labels: dict[int, list[Line]] = field(default_factory=dict)
    figures: dict[int, list[Line]] = field(default_factory=dict)
    heads: bool = False

    @property
    def has_figures(self) -> bool:
        """Whether a figure stands in one of its figure columns."""
        return any(_is_figure(piece) for pieces in self.figures.values() for piece in pieces)

    @property
    def pieces_of_figures(self) -> list[Line]:
        """All that stands in its figure columns."""
        return [piece for place in sorted(self.figures) for piece in self.figures[place]]

    @property
    def pieces(self) -> list[Line]:
        """All that stands in it."""
        return [piece for pieces in self.labels.values() for piece in pieces] + self.pieces_of_figures


def find_zones(lines: Sequence[Line]) -> Iterator[Zone]:
    """The stretches of lines that hold a table: figures set off by gaps, no running text and no section's heading."""
    if not lines:
        return
    width = max(line.box[2] for line in lines) - min(line.box[0] for line in lines)
    pieces = [tuple(chunks(line, _GAP)) for line in lines]
    start = 0
    for place in range(len(lines) + 1):
        if place < len(lines) and not _is_prose(lines[place], pieces[place], width):
            continue
        yield from _zone(pieces, start, place)
        start = place + 1


def _is_prose(line: Line, pieces: Sequence[Line], width: float) -> bool:
    if is_section_heading(line.text):
        return True
    wide = max(piece.box[2] - piece.box[0] for piece in pieces) > _PROSE * width
    return wide or (len(pieces) == 1 and line.text.endswith(("。", "；")))


def _zone(pieces: Sequence[tuple[Line, ...]], start: int, end: int) -> Iterator[Zone]:
    figured = [place for place in range(start, end) if any(_is_figure(piece) for piece in pieces[place])]
    many = [place for place in figured if len(pieces[place]) > 1]
    count = sum(_is_figure(piece) for place in figured for piece in pieces[place])
    enough = len(many) >= _LEAST_ROWS or (many and count >= _LEAST_FIGURES)
    if enough and count >= _LEAST_FIGURES:
        yield Zone(start, end, tuple(pieces[start:end]))


def _is_figure(piece: Line) -> bool:
    return is_value(piece.text) or _PART.fullmatch(piece.text) is not None


def read_zone(zone: Zone, page: Page) -> Table:
    """The table of a zone."""
    walls = _walls(_figure_columns(zone.pieces), zone.pieces)
    labels = _label_columns(zone.pieces, walls[0])
    rows: list[_Row] = []
    for line in _without_wrapped(zone.pieces, walls):
        _add_line(rows, line, labels, walls)
    own = _without_rest(rows) if page.number > 1 and zone.start == 0 else rows
    rest = any(row.has_figures for row in rows[: len(rows) - len(own)])
    rows = own
    _level_heads(rows)
    rows = [_checked(row) for row in rows if row.pieces]
    edges = (*labels, *walls)
    return Table(edges, len(rows), tuple(_places(rows, edges, len(labels), page)), rest)


def is_sure(zone: Zone) -> bool:
    """Whether figures stand under each other in columns of their own, with no words between them, and no two heads over
    one of them."""
    walls = _walls(_figure_columns(zone.pieces), zone.pieces)
    if not _heads_fit(zone, walls):
        return False
    inside = [piece for line in zone.pieces for piece in line if _middle(piece) > walls[0] and not _is_figure(piece)]
    return sum(not lacks_number(piece.text) for piece in inside) <= _MOST_LABELS


def _heads_fit(zone: Zone, walls: Sequence[float]) -> bool:
    """Whether the applicants, where heads name them, stand over columns of their own: of heads that are printed over
    each other nothing tells whose column is left without one."""
    heads: dict[int, str] = {}
    for line in zone.pieces:
        if any(_is_figure(piece) and _middle(piece) > walls[0] for piece in line):
            break
        for part in (part for piece in line for part in _parted(piece, (), walls)):
            column = bisect_right(walls, _middle(part))
            heads[column] = heads.get(column, "") + part.text
    heads.pop(0, None)
    named = Counter(map(applicant_at_end, heads.values()))
    if "natural" not in named:
        return True
    return "total" in named and len(heads) >= len(APPLICANTS) and max(named[name] for name in APPLICANTS) == 1


def _without_wrapped(pieces: Sequence[Sequence[Line]], walls: Sequence[float]) -> list[list[Line]]:
    """The pieces, those figures in doubt that may be parts of one number, wrapped in its cell: they stand right above
    each other, the upper one fills its column, and they are not of lines that surely are rows of their own."""
    sure = _sure_lines(pieces, walls)
    widest = _widest(pieces, walls)
    last: dict[int, tuple[Line | None, bool]] = {}
    lost: set[int] = set()
    for line, own in zip(pieces, sure, strict=True):
        for piece in line:
            if not _is_figure(piece):
                continue
            column = bisect_right(walls, _middle(piece))
            above, row = last.get(column, (None, True))
            last[column] = (piece, own)
            if above is None or (own and row) or not _is_near(above, piece):
                continue
            if _may_go_on(above, walls, column, widest[column]):
                lost |= {id(above), id(piece)}
    return [[_doubted(piece) if id(piece) in lost else piece for piece in line] for line in pieces]


def _sure_lines(pieces: Sequence[Sequence[Line]], walls: Sequence[float]) -> list[bool]:
    """Of each line, whether it begins with a row's own label and has a figure in all columns."""
    counts = [sum(_is_figure(piece) for piece in line) for line in pieces]
    labels = [
        "".join(piece.text for piece in line if _middle(piece) < walls[0] and not _is_figure(piece)) for line in pieces
    ]
    return [count == max(counts) and _is_own(label) for label, count in zip(labels, counts, strict=True)]


def _widest(pieces: Sequence[Sequence[Line]], walls: Sequence[float]) -> Counter[int]:
    """How wide the widest piece of each column is, of those that stand in it alone."""
    widest: Counter[int] = Counter()
    for piece in (piece for line in pieces for piece in line):
        column = bisect_right(walls, _middle(piece))
        if column == bisect_right(walls, piece.box[0]) == bisect_right(walls, piece.box[2]):
            widest[column] = max(widest[column], int(piece.box[2] - piece.box[0]))
    return widest


def _may_go_on(piece: Line, walls: Sequence[float], column: int, widest: float) -> bool:
    """Whether a number may go on below because its column has no room for another digit."""
    if not 0 < column < len(walls) or not piece.text[-1].isdigit():
        return True
    width = piece.box[2] - piece.box[0]
    digit = width / len(piece.text)
    room = _LEAST_SHARE * (walls[column] - walls[column - 1]) - _PADDING
    return width + digit > max(widest - 1, room)


def _is_near(above: Line, below: Line) -> bool:
    return below.middle - above.middle <= _LINE_STEP * max(above.size, below.size)


def _doubted(piece: Line) -> Line:
    """A figure that may not be all that belongs to it, or not belong where it stands."""
    return replace(piece, glyphs=tuple(glyph._replace(sure=False) for glyph in piece.glyphs))


def _is_sure(pieces: Sequence[Line]) -> bool:
    return all(glyph.sure for piece in pieces for glyph in piece.glyphs)


def _without_rest(rows: list[_Row]) -> list[_Row]:
    """The rows without figures at a page's head that may belong to a row of the page before."""
    first = next((place for place, row in enumerate(rows) if _is_own(_label(row)) or row.heads), len(rows))
    return rows[first:] if any(row.labels for row in rows[:first]) or first < len(rows) else rows


def _walls(columns: Sequence[tuple[float, float]], pieces: Sequence[Sequence[Line]]) -> list[float]:
    """Where the columns of figures begin and end: half way between them, and half a step beyond the outer ones."""
    middles = [(start + end) / 2 for start, end in columns]
    between = [(before + after) / 2 for before, after in pairwise(middles)]
    steps = sorted(after - before for before, after in pairwise(middles))
    half = steps[len(steps) // 2] / 2 if steps else 3 * (columns[0][1] - columns[0][0])
    labels = [piece.box[2] for line in pieces for piece in line if piece.box[2] < columns[0][0]]
    left = max([middles[0] - half, *(right for right in labels if right > middles[0] - half)])
    return [min(left, columns[0][0]), *between, max(middles[-1] + half, columns[-1][1])]


def _figure_columns(pieces: Sequence[Sequence[Line]]) -> list[tuple[float, float]]:
    """From where to where each column of figures reaches; numbers before a label only count rows."""
    found = [piece for line in pieces for piece in _behind_label(line)]
    held = found or [piece for line in pieces for piece in line if _is_figure(piece)]
    spans = sorted((piece.box[0], piece.box[2]) for piece in held)
    columns: list[tuple[float, float]] = []
    for start, end in spans:
        if columns and start <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], end))
        else:
            columns.append((start, end))
    return columns


def _behind_label(line: Sequence[Line]) -> Iterator[Line]:
    """The figures of a line behind its label; where it has none, the first may count rows."""
    first = next((place for place, piece in enumerate(line) if not _is_figure(piece)), 0)
    return (piece for place, piece in enumerate(line) if _is_figure(piece) and (place > first or first > 1))


def _label_columns(pieces: Sequence[Sequence[Line]], first: float) -> list[float]:
    """Where the columns of labels, left of all figures, begin."""
    found: list[float] = []
    for left in sorted(piece.box[0] for line in pieces for piece in line if _middle(piece) < first):
        if not found or left - found[-1] > _INDENT:
            found.append(left)
    return found


def _middle(piece: Line) -> float:
    return (piece.box[0] + piece.box[2]) / 2


def _add_line(rows: list[_Row], line: Sequence[Line], labels: Sequence[float], walls: Sequence[float]) -> None:
    """Puts a line's pieces to the last row or to a new one; heads over several columns make a row of their own."""
    row, heads = _Row(), _Row(heads=True)
    for part in (part for piece in line for part in _parted(piece, labels, walls)):
        if _middle(part) < walls[0]:
            own = min(range(len(labels)), key=lambda place: abs(labels[place] - part.box[0]))
            row.labels.setdefault(own, []).append(part)
            continue
        column = min(max(bisect_right(walls, _middle(part)) - 1, 0), len(walls) - 2)
        wide = part.box[2] - part.box[0] > walls[column + 1] - walls[column] + part.size / 2
        (heads if wide else row).figures.setdefault(column, []).append(part)
    if heads.figures:
        rows.append(heads)
    if row.labels or row.figures:
        if rows and rows[-1] is not heads and not _begins_row(row, rows[-1], len(walls) - 1):
            _extend(rows[-1], row)
        else:
            rows.append(row)


def _parted(piece: Line, labels: Sequence[float], walls: Sequence[float]) -> Iterator[Line]:
    """A piece taken apart at small gaps too, where another column begins."""
    held: list[Glyph] = []
    for part in chunks(piece, _NARROW_GAP):
        left = part.box[0]
        if held and (left > walls[0] - part.size or any(abs(left - start) <= _INDENT for start in labels)):
            yield from filter(None, [make_line(held)])
            held = []
        held.extend(part.glyphs)
    yield from filter(None, [make_line(held)])


def _begins_row(row: _Row, last: _Row, columns: int) -> bool:
    """Whether a line begins a row of its own: its label says so, or the row before can be no part of it."""
    label = _label(row)
    if _is_own(label):
        return True
    if row.has_figures:
        return not last.has_figures and (not last.labels or bool(last.figures))
    return last.has_figures and (not label or len(row.figures) > columns // 2)


def _is_own(label: str) -> bool:
    """Whether a label is surely a row's or a head's from its beginning on."""
    if not label:
        return False
    return (
        not lacks_number(label)
        or _HEAD.match(label) is not None
        or any(
            max(score_label(label, table, None, whole=True).values(), default=0) >= SURE
            for table in (PROACTIVE, APPLICATIONS)
        )
    )


def _level_heads(rows: Sequence[_Row]) -> None:
    """Puts heads that stand at several heights, each in the middle of its cell, into one row, also those over several
    columns: so they stand in the order of their columns."""
    above: list[_Row] = []
    for row in rows:
        if row.has_figures:
            above = []
            continue
        if not row.heads:
            for other in above:
                _move_heads(other, row)
            above = []
        if row.heads or not _is_own(_label(row)):
            above.append(row)


def _move_heads(row: _Row, below: _Row) -> None:
    for column, pieces in row.figures.items():
        below.figures[column] = pieces + below.figures.get(column, [])
    row.figures = {}


def _checked(row: _Row) -> _Row:
    """A row, its figures in doubt where one of its labels bears the numbers of several rows."""
    labels = ("".join(piece.text for piece in pieces) for pieces in row.labels.values())
    if not any(len(set(mark.findall(label))) > 1 for label in labels for mark in _MARKS):
        return row
    return replace(row, figures={place: [*map(_doubted, pieces)] for place, pieces in row.figures.items()})


def _label(row: _Row) -> str:
    pieces = (piece for place in sorted(row.labels) for piece in row.labels[place])
    return "".join(piece.text for piece in pieces if not _is_figure(piece))


def _extend(row: _Row, more: _Row) -> None:
    """Puts a line to a row. Where both hold figures, those of the line may as well be the next row's: they are in
    doubt."""
    both = row.has_figures and more.has_figures
    for place, pieces in more.labels.items():
        row.labels.setdefault(place, []).extend(pieces)
    for place, pieces in more.figures.items():
        row.figures.setdefault(place, []).extend(map(_doubted, pieces) if both else pieces)


def _places(rows: Sequence[_Row], edges: Sequence[float], labels: int, page: Page) -> Iterator[Place]:
    """The cells of the rows. A label reaches to what stands right of it, and so does the only cell of a few columns."""
    last = len(edges) - 1
    for number, row in enumerate(rows):
        held = {**row.labels, **{labels + place: pieces for place, pieces in row.figures.items()}}
        if len(row.figures) == 1 and last - labels <= _FEW_COLUMNS:
            held = {**row.labels, labels: row.pieces_of_figures}
        taken = sorted({0, labels, *held, *(range(labels, last) if labels not in held or len(row.figures) > 1 else ())})
        whole = around([piece.box for piece in row.pieces])
        for start, end in pairwise([*taken, last]):
            pieces = held.get(start, [])
            left, top, right, bottom = around([piece.box for piece in pieces]) if pieces else whole
            box = (left, top, right, bottom) if pieces else (edges[start], top, edges[end], bottom)
            spot = Spot(page.number, page.shown(box))
            sure = _is_sure(pieces) if pieces else _is_blank(rows, number, start - labels)
            yield Place(number, number + 1, edges[start], edges[end], _text(pieces), spot, sure=sure)


def _is_blank(rows: Sequence[_Row], number: int, column: int) -> bool:
    """Whether a row without a figure in a column surely has none: it has others, all of them sure, and what stands in
    that column in the row above or below is no part of it."""
    row = rows[number]
    if not row.has_figures or not _is_sure(row.pieces):
        return False
    near = [rows[other] for other in (number - 1, number + 1) if 0 <= other < len(rows)]
    return all(
        column not in other.figures
        or not other.has_figures
        or (_is_own(_label(other)) and row.figures.keys() <= other.figures.keys())
        for other in near
    )


def _text(pieces: Sequence[Line]) -> str:
    return ("\n" if any(_is_figure(piece) for piece in pieces) else "").join(piece.text for piece in pieces)
