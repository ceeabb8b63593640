"""Which of several copies of one organ's year counts, and where they disagree. Pure but for `settle`, which works in a
transaction that its caller holds.

Of copies from different sources the fuller one counts: the one with most readable figures, of as many the one with
fewer broken identities, then the one with more text, then the one whose source was held first. In what order they come
does not matter but for that last tie. A source that is
published again with other bytes is a correction: of one source the later copy speaks, unless it is poorer (fewer
readable figures, or as many with less than half the text). The others are kept as history; where they print another
number than the copy that counts, that is a problem (Rule.DUPLICATE).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy import BigInteger, Connection, String, cast, delete, func, insert, literal, select, update
from sqlalchemy import case as choose
from sqlalchemy.sql.elements import ColumnElement

from store.catalogue import MONEY, cell_types
from store.model import IDENTITY_RULES, CellKey, Problem, Rule
from store.rows import print_value, problem_row
from store.tables import FIGURE, META, PASSAGE, PROBLEM, REPORT, Indexing

_MOST_SHOWN = 5
_BROKEN = [rule.value for rule in IDENTITY_RULES]


@dataclass(frozen=True, slots=True)
class Copy:
    """One held copy: how many figures are readable, how many characters its text has, its place in the order in which
    the copies of its organ and year came, and how many identities are broken in it. Ids grow."""

    id: int
    source: str
    digest: str
    reported: int
    length: int
    arrived: int
    current: bool = False
    broken: int = 0


def elect(copies: Iterable[Copy]) -> Copy:
    """The copy that counts; ValueError where there is none."""
    speaking: dict[str, Copy] = {}
    held_since: dict[str, int] = {}
    for copy in sorted(copies, key=lambda copy: copy.arrived):
        held_since[copy.source] = min(copy.id, held_since.get(copy.source, copy.id))
        before = speaking.get(copy.source)
        if before is None or not _is_poorer(copy, before):
            speaking[copy.source] = copy
    ranked = speaking.values()
    return max(ranked, key=lambda copy: (copy.reported, -copy.broken, copy.length, -held_since[copy.source]))


def _is_poorer(copy: Copy, than: Copy) -> bool:
    if copy.reported != than.reported:
        return copy.reported < than.reported
    return 2 * copy.length < than.length


def settles(copies: Sequence[Copy], again: Copy) -> bool:
    """Whether the bytes of a held copy, given once more, leave things as they are. They do not when one file changed
    back; two copies side by side do not replace each other in turn."""
    if again.arrived == max(copy.arrived for copy in copies if copy.source == again.source):
        return True
    bumped = replace(again, arrived=next_arrival(copies))
    return elect([bumped, *(copy for copy in copies if copy.id != again.id)]).id == elect(copies).id


def next_arrival(copies: Iterable[Copy]) -> int:
    """The place in their order of a copy that comes after these."""
    return 1 + max((copy.arrived for copy in copies), default=0)


def read_copies(connection: Connection, organ_id: int, year: int) -> list[Copy]:
    """All copies of an organ's year, in no order."""
    broken = select(func.count()).where(PROBLEM.c.report_id == REPORT.c.id, PROBLEM.c.rule.in_(_BROKEN))
    columns = (
        REPORT.c.id,
        REPORT.c.source,
        REPORT.c.digest,
        REPORT.c.reported,
        REPORT.c.length,
        REPORT.c.arrived,
        REPORT.c.current,
        broken.scalar_subquery(),
    )
    rows = connection.execute(select(*columns).where(REPORT.c.organ_id == organ_id, REPORT.c.year == year))
    return [Copy(*row) for row in rows]


def settle(connection: Connection, organ_id: int, year: int) -> int | None:
    """Makes the copy current that counts, and notes where the others disagree with it; its id, None where none is
    held."""
    copies = read_copies(connection, organ_id, year)
    if not copies:
        return None
    best = elect(copies)
    if not best.current:
        _promote(connection, best, copies)
        raise_revision(connection)
    if _note_duplicates(connection, best, copies):
        raise_revision(connection)
    return best.id


def _promote(connection: Connection, best: Copy, copies: Iterable[Copy]) -> None:
    for copy in copies:
        if copy.current:
            connection.execute(update(REPORT).where(REPORT.c.id == copy.id).values(current=False))
            _move(connection, copy.id, {Indexing.EMBEDDED: Indexing.STALE, Indexing.PENDING: Indexing.GONE})
    connection.execute(update(REPORT).where(REPORT.c.id == best.id).values(current=True))
    _move(connection, best.id, {Indexing.STALE: Indexing.EMBEDDED, Indexing.GONE: Indexing.PENDING})


def _move(connection: Connection, report_id: int, steps: dict[Indexing, Indexing]) -> None:
    own = PASSAGE.c.report_id == report_id
    connection.execute(update(PASSAGE).where(own).values(indexing=moved(steps)))


def moved(steps: dict[Indexing, Indexing]) -> ColumnElement[Indexing]:
    """The SQL expression of where a passage stands after these steps; the states not named stay."""
    column = PASSAGE.c.indexing
    return choose(*((column == before, literal(after, column.type)) for before, after in steps.items()), else_=column)


def _note_duplicates(connection: Connection, best: Copy, copies: Sequence[Copy]) -> bool:
    """Writes the problems between the copies anew where they changed; whether they did."""
    wanted = [(best.id, other.id, problem) for other, problem in _duplicates(connection, best, copies)]
    own = PROBLEM.c.report_id.in_([copy.id for copy in copies]) & PROBLEM.c.copy_id.is_not(None)
    held = connection.execute(select(PROBLEM).where(own).order_by(PROBLEM.c.id)).all()
    if [(row.report_id, row.copy_id, row.message) for row in held] == [(*ids, one.message) for *ids, one in wanted]:
        return False
    connection.execute(delete(PROBLEM).where(own))
    for report_id, copy_id, problem in wanted:
        connection.execute(insert(PROBLEM).values(**problem_row(report_id, problem), copy_id=copy_id))
    return True


def _duplicates(connection: Connection, best: Copy, copies: Sequence[Copy]) -> list[tuple[Copy, Problem]]:
    if len(copies) == 1:
        return []
    numbers = _read_numbers(connection, copies)
    others = sorted((copy for copy in copies if copy.id != best.id), key=lambda copy: (copy.source, copy.digest))
    found = ((other, _compare(best, numbers[best.id], other, numbers[other.id])) for other in others)
    return [(other, problem) for other, problem in found if problem is not None]


@dataclass(frozen=True, slots=True)
class Printed:
    """A number that a copy prints, with its unit and the words of its row and column."""

    value: Decimal
    unit: str
    words: str

    def __str__(self) -> str:
        return print_value(self.value) + (self.unit if self.unit in MONEY else "")

    def agrees(self, other: Printed) -> bool:
        """Whether both are the same amount, be it in another unit of money."""
        if self.unit == other.unit or self.unit not in MONEY or other.unit not in MONEY:
            return self.value == other.value
        return self.value * MONEY[self.unit] == other.value * MONEY[other.unit]


def _read_numbers(connection: Connection, copies: Iterable[Copy]) -> dict[int, dict[CellKey, Printed]]:
    types = {cell.id: cell for cell in cell_types()}
    found: dict[int, dict[CellKey, Printed]] = {copy.id: {} for copy in copies}
    chosen = select(FIGURE.c.report_id, FIGURE.c.cell, FIGURE.c.value, FIGURE.c.unit)
    chosen = chosen.where(FIGURE.c.report_id.in_(list(found)), FIGURE.c.value.is_not(None))
    for row in connection.execute(chosen.order_by(FIGURE.c.cell)):
        cell = types[row.cell]
        words = f"“{cell.row_label}·{cell.column_label}”"
        found[row.report_id][cell.key] = Printed(row.value, cell.unit if row.unit is None else row.unit, words)
    return found


def _compare(
    best: Copy, numbers: Mapping[CellKey, Printed], other: Copy, others: Mapping[CellKey, Printed]
) -> Problem | None:
    """What to say of two copies that print different numbers: every cell is named, the first ones with both numbers."""
    pairs = [(one, others[key]) for key, one in numbers.items() if key in others and not one.agrees(others[key])]
    if not pairs:
        return None
    name = other.source if other.source != best.source else f"{other.source} 的另一版本"
    shown = [f"{one.words}{best.source} 为 {one}，{name} 为 {two}" for one, two in pairs[:_MOST_SHOWN]]
    rest = "、".join(one.words for one, _ in pairs[_MOST_SHOWN:])
    message = f"同一份年报有两个文件（现用 {best.source}，另有 {name}），{len(pairs)} 格的数不同：{'；'.join(shown)}"
    first, second = pairs[0]
    return Problem(
        Rule.DUPLICATE,
        message + (f"；此外还有{rest}" if rest else ""),
        print_value(first.value),
        print_value(second.value),
    )


def raise_revision(connection: Connection) -> None:
    """Notes that what is held changed."""
    next_one = cast(cast(META.c.value, BigInteger) + 1, String)
    connection.execute(update(META).where(META.c.key == "revision").values(value=next_one))
