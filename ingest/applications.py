"""Table 三, 收到和处理政府信息公开申请情况: seven applicants down to a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.alignment import Match, count_off
from ingest.choice import Solution, System, sums_hold
from ingest.columns import APPLICANTS, applicant_order
from ingest.drafts import TableReading
from ingest.labels import APPLICATIONS, rows_of
from ingest.readings import Reading, distinct, readings, sum_holds
from ingest.record import Record
from ingest.strategy import Strategy
from store.catalogue.normal import fold

OTHER = "applications.other"
RECEIVED, CARRIED_IN = "applications.received", "applications.carried_in"
PROCESSED, CARRIED_OUT = "applications.processed", "applications.carried_out"
_WIDTH = len(APPLICANTS)
_TOTAL = APPLICANTS.index("total")
_TOTAL_FIRST = ("total", *APPLICANTS[:-1])
_FORMS = ("2021", "2019")

Order = tuple[str, ...]


def form_rows(form: str) -> tuple[str, ...]:
    """The rows of table 三 in a form: 其他处理 is one row in that of 2019 and three in that of 2021."""
    return tuple(
        row.indicator
        for row in rows_of(APPLICATIONS)
        if not row.indicator.startswith(OTHER) or (row.indicator == OTHER) == (form == "2019")
    )


def system_of(form: str) -> System:
    """The rows of table 三 that its column identities tie in a form."""
    edges = (RECEIVED, CARRIED_IN, CARRIED_OUT)
    parts = tuple(row for row in form_rows(form) if row not in (*edges, PROCESSED))
    return System(parts, PROCESSED, edges)


def read_applications(records: Sequence[Record], told: str, strategy: Strategy) -> TableReading:
    """The table in the records from its first to its last row; `told` is the form that table 二 is in, or ""."""
    found = TableReading(APPLICATIONS)
    records = [record for record in records if not _counts_columns(record)]
    matches = strategy.align(records, APPLICATIONS)
    records, matches = _with_own_figures(records, matches, strategy)
    orders = _orders(records, matches)
    found.form = _form_of(matches)
    for form in [found.form] if found.form else [form for form in _FORMS if told in ("", form)]:
        counted = count_off(records, matches, form_rows(form), APPLICATIONS)
        if len(counted) > len(matches):
            _read_rows(found, counted, orders, form, strategy)
            found.form = found.form or (form if found.drafts else "")
            if found.drafts:
                return found
    _read_rows(found, matches, orders, found.form or told or _FORMS[0], strategy)
    return found


def _counts_columns(record: Record) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3, …"""
    texts = [cell.text.strip() for cell in record.cells if cell.text.strip()]
    return len(texts) >= _WIDTH and texts == [str(number) for number in range(1, len(texts) + 1)]


def _form_of(matches: Sequence[Match]) -> str:
    rows = {match.row.indicator for match in matches if match.record.filled}
    if any(row.startswith(f"{OTHER}.") for row in rows):
        return "2021"
    return "2019" if OTHER in rows else ""


# ---- figures that stand before their labels -------------------------------------------------------
def _with_own_figures(
    records: Sequence[Record], matches: list[Match], strategy: Strategy
) -> tuple[Sequence[Record], list[Match]]:
    """The records, without the labels of those whose figures may be another row's.

    Where text spells one cell a line, two rows' figures in one run mean that a label was lost, or that from there on
    figures stand before their labels; the latter goes on until as many labels stand together.
    """
    late = _late(records, matches)
    if not late:
        return records, matches
    records = [replace(record, label="", lead="") if id(record) in late else record for record in records]
    return records, strategy.align(records, APPLICATIONS)


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
    any of them; the form's where there is none, or the total's first if only so the rows add up."""
    said: dict[int, Order] = {}
    order: Order | None = None
    usual = _usual_order(matches)
    for record in records:
        if "自然人" in fold(record.lead):
            said_here = applicant_order(record.lead)
            order = order if said_here is None else said_here
        said[id(record)] = usual if order is None else order
    orders = {said[id(match.record)] for match in matches}
    return {key: _agreed(order, orders) for key, order in said.items()}


def _agreed(order: Order, orders: set[Order]) -> tuple[Order, ...]:
    return (order, *sorted(other for other in orders if other and other != order)) if order else ()


def _usual_order(matches: Sequence[Match]) -> Order:
    single = [found[0] for match in matches if len(found := readings(match.record, _WIDTH)) == 1]
    last, first = (sum(sum_holds(reading, total) for reading in single) for total in (_TOTAL, 0))
    return _TOTAL_FIRST if first > last and first == len(single) else APPLICANTS


# ---- rows ---------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Habits:
    """How a grid's rows are laid out: the columns in which those begin that can be read in one way only, and the
    grids that set a row's list number before its figures."""

    starts: dict[int | None, set[int]]
    numbered: frozenset[int | None]


def _habits(matches: Sequence[Match]) -> Habits:
    starts: dict[int | None, set[int]] = {}
    for match in matches:
        found = readings(match.record, _WIDTH) if match.record.explicit else []
        if len(found) == 1 and found[0][0] is not None:
            starts.setdefault(match.record.table, set()).add(found[0][0].column)
    numbered = frozenset(
        match.record.table
        for match in matches
        if match.record.filled > _WIDTH and _leads_own_number(match, match.record)
    )
    return Habits(starts, numbered)


def _leads_own_number(match: Match, record: Record) -> bool:
    first = next((cell.text.strip() for cell in record.cells if cell.text.strip()), "")
    return match.row.item is not None and first == str(match.row.item)


def _read_rows(
    found: TableReading,
    matches: Sequence[Match],
    orders: Mapping[int, tuple[Order, ...]],
    form: str,
    strategy: Strategy,
) -> None:
    """Reads the rows into `found`; rows without labels only where all identities confirm them."""
    rows = [match for match in matches if match.row.indicator in form_rows(form) and match.record.filled]
    blank = [match for match in matches if match.row.indicator in form_rows(form) and not match.record.filled]
    habits = _habits(matches)
    options = {match.row.indicator: _options(match, match.record, orders, habits) for match in (*rows, *blank)}
    chosen = strategy.choose(options, system_of(form))
    counted = {match.row.indicator for match in rows if _is_counted(match)}
    if counted and not _confirmed(chosen, counted, form):
        chosen = {row: reading for row, reading in chosen.items() if row not in counted}
    for match in (*rows, *blank):
        reading = chosen.get(match.row.indicator)
        if reading is not None:
            found.keep(match.row.indicator, APPLICANTS, reading, match.record)
        for record in match.again:
            again = strategy.choose({match.row.indicator: _options(match, record, orders, habits)}, system_of(form))
            for reading in again.values():
                found.keep(match.row.indicator, APPLICANTS, reading, record)


def _is_counted(match: Match) -> bool:
    return match.counted or (match.record.run > 1 and match.record.names >= match.record.run)


def _confirmed(chosen: Solution, counted: set[str], form: str) -> bool:
    rows_hold = all(row in chosen and sum_holds(chosen[row], _TOTAL) for row in counted)
    return rows_hold and sums_hold(chosen, system_of(form))


def _options(match: Match, record: Record, orders: Mapping[int, tuple[Order, ...]], habits: Habits) -> list[Reading]:
    """The readings of a row, its figures in the form's order, that its own sum leaves."""
    said = orders.get(id(record), ())
    printed = readings(record, _WIDTH)
    usual = [reading for reading in printed if _begins_usually(reading, record, habits)]
    if len(record.cells) > _WIDTH >= record.filled and len(usual) == 1:
        held = _holding(usual, said)
        if len(held) == 1:
            return held
    found = distinct(_in_order(reading, order) for reading in printed for order in said)
    if len(found) == 1 and not _owes_number(match, record, habits, found[0]):
        return found
    return _holding(printed, said)


def _begins_usually(reading: Reading, record: Record, habits: Habits) -> bool:
    starts = habits.starts.get(record.table, ())
    return record.explicit and reading[0] is not None and reading[0].column in starts


def _owes_number(match: Match, record: Record, habits: Habits, reading: Reading) -> bool:
    """Whether a row that does not add up may have its list number for its first figure, as others of its grid do."""
    numbered = record.table in habits.numbered and _leads_own_number(match, record)
    return numbered and not sum_holds(reading, _TOTAL)


def _holding(printed: Sequence[Reading], orders: Sequence[Order]) -> list[Reading]:
    found = distinct(_in_order(reading, order) for reading in printed for order in orders)
    return [reading for reading in found if sum_holds(reading, _TOTAL)]


def _in_order(reading: Reading, order: Order) -> Reading:
    return tuple(reading[order.index(column)] for column in APPLICANTS)
