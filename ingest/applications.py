"""Table 三, 收到和处理政府信息公开申请情况: seven applicants down to a row."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from ingest.alignment import Match, align, count_off
from ingest.choice import Solution, System, choose_readings, sums_hold
from ingest.columns import APPLICANTS, applicant_order
from ingest.drafts import TableReading
from ingest.identities import CARRIED_IN, CARRIED_OUT, OTHER_ROWS, PROCESSED, RECEIVED, form_rows
from ingest.labels import APPLICATIONS
from ingest.readings import Reading, distinct, is_blank, number_of, readings, sum_holds
from ingest.record import Place, Record
from store.catalogue.normal import fold

_WIDTH = len(APPLICANTS)
_TOTAL = APPLICANTS.index("total")
_TOTAL_FIRST = ("total", *APPLICANTS[:-1])
_FORMS = ("2021", "2019")
_HEADER = re.compile(r"自然人.*(?:法人|商业|科研)|(?:法人|商业|科研).*自然人")
_SECTION = 3

Order = tuple[str, ...]


@cache
def system_of(form: str) -> System:
    """The rows of table 三 that its column identities tie in a form."""
    edges = (RECEIVED, CARRIED_IN, CARRIED_OUT)
    parts = tuple(row for row in form_rows(form) if row not in (*edges, PROCESSED))
    return System(parts, PROCESSED, edges)


def read_applications(records: Sequence[Record], told: str) -> TableReading:
    """The table among the records; `told` is the form that table 二 is in, or ""."""
    found = TableReading(APPLICATIONS)
    records = [record for record in records if not _counts_columns(record)]
    matches = align(records, APPLICATIONS)
    records, matches = _with_own_figures(records, matches)
    orders = _orders(records, matches)
    found.form = _form_of(matches)
    for form in _forms(found.form, told, matches, records):
        counted = count_off(_near(records, matches), matches, form_rows(form), APPLICATIONS)
        if len(counted) > len(matches):
            _read_rows(found, counted, orders, form)
            found.form = found.form or (form if found.drafts else "")
            if found.drafts:
                return found
    _read_rows(found, matches, orders, found.form or told or _FORMS[0])
    return found


def _forms(form: str, told: str, matches: Sequence[Match], records: Sequence[Record]) -> Sequence[str]:
    """The forms that the table's unnamed rows may be counted off along: its own; else, as it may have lost rows where
    it is parted, table 二's; and any where it stands in one piece."""
    places = {record.place for record in _near(records, matches)}
    return [form] if form else [told] if told and len(places) > 1 else _FORMS


def _near(records: Sequence[Record], matches: Sequence[Match]) -> list[Record]:
    """The records in the places where rows of the table stand, or, where none is sure, in its section."""
    places = {match.record.place for match in matches if match.record.filled}
    if not places:
        places = {record.place for record in records if _may_hold(record)}
    return [record for record in records if record.place in places]


def _may_hold(record: Record) -> bool:
    return record.place.section == _SECTION or _HEADER.search(fold(record.lead)) is not None


def _counts_columns(record: Record) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3, …"""
    texts = [cell.text.strip() for cell in record.cells if cell.text.strip()]
    return len(texts) >= _WIDTH and texts == [str(number) for number in range(1, len(texts) + 1)]


def _form_of(matches: Sequence[Match]) -> str:
    rows = {match.row.indicator for match in matches if match.record.filled}
    return next((form for form in _FORMS if rows & {*OTHER_ROWS[form]}), "")


# ---- figures that stand before their labels -------------------------------------------------------
def _with_own_figures(records: Sequence[Record], matches: list[Match]) -> tuple[Sequence[Record], list[Match]]:
    """The records, without the labels of those whose figures may be another row's.

    Where text spells one cell a line, two rows' figures in one run mean that a label was lost, or that from there on
    figures stand before their labels; the latter goes on until as many labels stand together.
    """
    late = _late(records, matches)
    if not late:
        return records, matches
    records = [replace(record, label="", lead="") if id(record) in late else record for record in records]
    return records, align(records, APPLICATIONS)


def _late(records: Sequence[Record], matches: Sequence[Match]) -> set[int]:
    late: set[int] = set()
    places = {id(record): number for number, record in enumerate(records)}
    owing = False
    for match, after in pairwise([*matches, None]):
        assert match is not None
        if match.record.names > 1:
            owing = False
        if match.record.run > 1 and match.record.names < match.record.run and after is not None:
            unnamed = places[id(after.record)] - places[id(match.record)] - 1
            owing = owing or unnamed != after.row.order - match.row.order - 1
        if owing:
            late.add(id(match.record))
    return late


# ---- the order of the columns -------------------------------------------------------------------
def _orders(records: Sequence[Record], matches: Sequence[Match]) -> dict[int, tuple[Order, ...]]:
    """For each record the orders that its columns may have: the nearest header's above, or, where headers disagree,
    any of them; the form's where there is none, or the total's first if only so the rows add up; none where most do.
    A header that says of another column that it is the total than the rows do was misread."""
    said: dict[int, Order] = {}
    order: Order | None = None
    single = [found[0] for match in matches if len(found := readings(match.record, _WIDTH)) == 1]
    usual = _usual_order(single)
    for record in records:
        if _HEADER.search(fold(record.lead)):
            said_here = applicant_order(record.lead, in_grid=record.explicit)
            order = order if said_here is None else _borne_out(said_here, single)
        said[id(record)] = usual if order is None else order
    orders = {said[id(match.record)] for match in matches}
    return {key: _agreed(order, orders) for key, order in said.items()}


def _agreed(order: Order, orders: set[Order]) -> tuple[Order, ...]:
    return (order, *sorted(other for other in orders if other and other != order)) if order else ()


def _borne_out(order: Order, single: Sequence[Reading]) -> Order:
    """A header's order, or the form's where only with the total where that has it rows add up, to something, and the
    others stand as they do there; none where rows contradict each other, most of them the header."""
    place = order.index("total") if order else _TOTAL
    said, usual = _told(single, place, _TOTAL), _told(single, _TOTAL, place)
    if said >= usual:
        return order
    return APPLICANTS if not said and [name for name in order if name != "total"] == [*APPLICANTS[:-1]] else ()


def _held(single: Sequence[Reading], total: int) -> int:
    return sum(sum_holds(reading, total) for reading in single)


def _told(single: Sequence[Reading], total: int, other: int) -> int:
    """How many rows that count something add up with the total at one place and not at another: of empty cells and
    noughts nothing tells which is the total."""
    return _held([one for one in single if number_of(one[total]) and not sum_holds(one, other)], total)


def _usual_order(single: Sequence[Reading]) -> Order:
    last, first = (_held(single, total) for total in (_TOTAL, 0))
    if first <= last:
        return APPLICANTS
    return _TOTAL_FIRST if first == len(single) else ()


# ---- rows ---------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Habits:
    """How the table's rows are laid out: the places without marks where rows have lost their empty cells, and those,
    each with a group, that set list numbers before the figures of the group's rows; and how many cells most rows of a
    place have."""

    lossy: frozenset[Place]
    cells: Mapping[Place, int]
    numbered: frozenset[tuple[Place, int | None]]


def _habits(rows: Sequence[Match]) -> Habits:
    lossy = (match.record.place for match in rows if not match.record.explicit and match.record.filled < _WIDTH)
    numbered = (
        (match.record.place, match.row.group)
        for match in rows
        if match.record.filled > _WIDTH and _leads_own_number(match)
    )
    counts: dict[Place, Counter[int]] = defaultdict(Counter)
    for match in rows:
        counts[match.record.place][len(match.record.cells)] += match.record.explicit
    cells = {place: found.most_common(1)[0][0] for place, found in counts.items()}
    return Habits(frozenset(lossy), cells, frozenset(numbered))


def _read_rows(
    found: TableReading,
    matches: Sequence[Match],
    orders: Mapping[int, tuple[Order, ...]],
    form: str,
) -> None:
    """Reads the rows into `found`; rows without labels only where all identities confirm them."""
    rows = [match for match in matches if match.row.indicator in form_rows(form) and match.record.filled]
    blank = [match for match in matches if match.row.indicator in form_rows(form) and not match.record.filled]
    habits = _habits(rows)
    options = {match.row.indicator: _options(match, match.record, orders, habits) for match in (*rows, *blank)}
    chosen = choose_readings(options, system_of(form))
    counted = {match.row.indicator for match in rows if _is_counted(match)}
    if counted and not _confirmed(chosen, counted, form):
        chosen = {row: reading for row, reading in chosen.items() if row not in counted}
    for match in (*rows, *blank):
        reading = chosen.get(match.row.indicator)
        if reading is not None:
            found.keep(match.row.indicator, APPLICANTS, reading, match.record)
        for record in match.again:
            again = _again(record, reading, orders.get(id(record), ()))
            if again is not None:
                found.keep(match.row.indicator, APPLICANTS, again, record)


def _again(record: Record, first: Reading | None, orders: Sequence[Order]) -> Reading | None:
    """How a row that stands once more is read: like the first time, if it can be, else in any way that it can."""
    found = _in_orders(readings(record, _WIDTH), orders)
    same = [
        reading
        for reading in found
        if first is not None and list(map(number_of, reading)) == list(map(number_of, first))
    ]
    return next(iter([*same, *found]), None)


def _is_counted(match: Match) -> bool:
    return match.counted or (match.record.run > 1 and match.record.names >= match.record.run)


def _confirmed(chosen: Solution, counted: set[str], form: str) -> bool:
    rows_hold = all(row in chosen and sum_holds(chosen[row], _TOTAL) for row in counted)
    return rows_hold and sums_hold(chosen, system_of(form))


def _options(match: Match, record: Record, orders: Mapping[int, tuple[Order, ...]], habits: Habits) -> list[Reading]:
    """The readings of a row, its figures in the form's order, that its own sum leaves.

    In a grid the columns of the other rows' figures count most: another reading stands beside them only where the
    row's figures lie elsewhere too, and only if it adds up, unless the row has no other cells. Where others have lost
    their empty cells, one with seven figures may have lost some too, and hold what is none, if it does not add up.
    """
    said = orders.get(id(record), ())
    aligned, outside = _aligned(record)
    if _lacks_one(match, record, aligned, habits):
        return []
    if _may_begin_with_number(match, record, aligned, habits):
        both = _with_and_without_number(record)
        if _is_short(match, record, habits):
            both = _without_empty(both)
        return _holding(_in_orders(both, said), said)
    printed = _printed(match, record, aligned, outside)
    if printed != [aligned] and _is_short(match, record, habits):
        printed = _without_empty(printed)
    found = _in_orders(printed, said)
    placed = printed == [aligned] or len(record.cells) == _WIDTH or record.columns is None or _lacks_end(record)
    if len(found) == 1 and placed and (record.place not in habits.lossy or not _is_broken(found[0])):
        return found
    return _holding(found, said)


def _is_short(match: Match, record: Record, habits: Habits) -> bool:
    """Whether a row has fewer cells than most, where these have more than seven: then its empty cell may be that of an
    empty column, and another is lost."""
    most = habits.cells.get(record.place, 0)
    return record.explicit and most > _WIDTH and len(record.cells) < most + _leads_own_number(match)


def _without_empty(found: Sequence[Reading]) -> list[Reading]:
    return [reading for reading in found if all(cell and cell.text.strip() for cell in reading)]


def _printed(match: Match, record: Record, aligned: Reading | None, outside: tuple[str, ...]) -> list[Reading]:
    """The readings of a row in the source's order."""
    numbered = _is_own_number(match, outside) and record.filled == _WIDTH + 1
    if aligned is not None and (not outside or numbered or _is_all_nought(aligned, outside)):
        return [aligned]
    found = _noughts(record) if _lacks_end(record) else readings(record, _WIDTH)
    return [aligned, *found] if aligned is not None and _is_own_number(match, outside) else found


def _is_broken(reading: Reading) -> bool:
    """Whether a row that can be added up does not add up."""
    known = all(number_of(cell) is not None or is_blank(cell) for cell in reading)
    return known and not sum_holds(reading, _TOTAL)


def _holding(found: Sequence[Reading], orders: Sequence[Order]) -> list[Reading]:
    """The readings that add up; where headers give several orders, or others cannot be added up, to something."""
    held = [reading for reading in found if sum_holds(reading, _TOTAL)]
    if len(orders) > 1 or any(is_blank(reading[_TOTAL]) for reading in found):
        return [reading for reading in held if number_of(reading[_TOTAL])]
    return held


def _aligned(record: Record) -> tuple[Reading | None, tuple[str, ...]]:
    """A row's cells in the columns of its grid's figures, if it has them all; and what else it shows."""
    if record.columns is None:
        return None, ()
    cells = {cell.column: cell for cell in record.cells}
    outside = tuple(text for cell in record.cells if cell.column not in record.columns and (text := cell.text.strip()))
    if not all(column in cells for column in record.columns):
        return None, outside
    return tuple(cells[column] for column in record.columns), outside


def _lacks_end(record: Record) -> bool:
    """Whether a grid's row breaks off before the last columns of the others."""
    columns = {cell.column for cell in record.cells}
    if record.columns is None or record.filled >= _WIDTH or record.columns[0] not in columns:
        return False
    return record.columns[-1] > max(columns)


def _noughts(record: Record) -> list[Reading]:
    """What is left of a row that breaks off, if it shows nothing but noughts: else it may have lost what stood
    before. A row that lacks one cell only may have lost any."""
    cells = {cell.column: cell for cell in record.cells}
    if record.columns is None or any(cell.text.strip() and number_of(cell) != 0 for cell in record.cells):
        return []
    if sum(column in cells for column in record.columns) == _WIDTH - 1:
        return []
    return [tuple(cells.get(column) for column in record.columns)]


def _is_all_nought(aligned: Reading, outside: tuple[str, ...]) -> bool:
    """Whether a row shows a nought in each column and nothing else beside them: one too many changes nothing."""
    return set(outside) == {"0"} and all(number_of(cell) == 0 for cell in aligned)


def _is_own_number(match: Match, outside: tuple[str, ...]) -> bool:
    return match.row.item is not None and outside == (str(match.row.item),)


def _may_begin_with_number(match: Match, record: Record, aligned: Reading | None, habits: Habits) -> bool:
    """Whether a row of a grid begins with its list number, and that may not be its first figure."""
    if not record.explicit or not record.cells or not _leads_own_number(match):
        return False
    if aligned is not None and (
        aligned[0] is not record.cells[0] or all(cell and cell.text.strip() for cell in aligned)
    ):
        return False
    span = record.columns[-1] - record.columns[0] + 1 if record.columns else _WIDTH
    return len(record.cells) > span or _is_numbered(match, habits)


def _is_numbered(match: Match, habits: Habits) -> bool:
    return (match.record.place, match.row.group) in habits.numbered


def _lacks_one(match: Match, record: Record, aligned: Reading | None, habits: Habits) -> bool:
    """Whether a row's seven figures are its list number, as the rows beside it set theirs before their figures, and six
    others."""
    if aligned is not None or not (_is_numbered(match, habits) and _leads_own_number(match)):
        return False
    return record.filled == len(record.cells) == _WIDTH


def _leads_own_number(match: Match) -> bool:
    return bool(match.record.cells) and match.record.cells[0].text.strip() == str(match.row.item)


def _with_and_without_number(record: Record) -> list[Reading]:
    rest = replace(record, cells=record.cells[1:])
    return [*readings(record, _WIDTH), *readings(rest, _WIDTH)]


def _in_orders(printed: Sequence[Reading], orders: Sequence[Order]) -> list[Reading]:
    return distinct(
        tuple(reading[order.index(column)] for column in APPLICANTS) for reading in printed for order in orders
    )
