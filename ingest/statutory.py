"""The statutory tables: from records to figures, each by its row's and its column's label."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from ingest.alignment import Match, align
from ingest.blocks import Cell
from ingest.columns import APPLICANTS, DISPUTE_ROWS, applicant_order, dispute_order, proactive_header
from ingest.labels import APPLICATIONS, DISPUTES, PROACTIVE, columns_of
from ingest.readings import Reading, choose, number_of, readings, sum_holds
from ingest.records import Record
from ingest.values import read_value
from store.catalogue import CellType, cells_of
from store.catalogue.normal import fold
from store.model import CellKey, Check, Figure, Locator, Problem, Rule, Status

_DISPUTE_WORDS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "复议后起诉", "未经复议", "行政诉讼", "行政复议")
_LEAST_WORDS = 3
_WIDEST_ROW = 8
"""Cells that a row of table 三 may have at most: seven figures and a list number."""
_THREE_ROWS = frozenset(f"applications.other.{item}" for item in ("not_corrected", "fee_unpaid", "other"))


@dataclass(slots=True)
class Draft:
    """A cell on its way to a figure: where it was read, or that it was read twice and differently."""

    cell: Cell
    unit: str | None = None
    table: int | None = None


@dataclass(slots=True)
class TableReading:
    """What was read of one statutory table: the form that it is in, its cells, and what is wrong with them."""

    table: str
    form: str = ""
    drafts: dict[CellKey, Draft] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    doubtful: set[CellKey] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Statutory:
    """The tables as read: the form, every cell of that form, and the problems met in reading."""

    form: str
    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...]


def read_tables(records: Sequence[Record], form_otherwise: str) -> Statutory:
    """The figures of all three tables. `form_otherwise` lists the cells where no table tells its form."""
    proactive = _read_proactive(records)
    applications, last = _read_applications(records)
    disputes = _read_disputes(records, last)
    told = [table.form for table in (proactive, applications) if table.form]
    forms = {
        PROACTIVE: proactive.form or (told[0] if told else form_otherwise),
        APPLICATIONS: applications.form or (told[0] if told else form_otherwise),
        DISPUTES: "2021",
    }
    tables = (proactive, applications, disputes)
    figures = tuple(figure for table in tables for figure in _figures(table, forms[table.table]))
    form = "" if not told else told[0] if len(set(told)) == 1 and told[0] != "hybrid" else "hybrid"
    return Statutory(form, figures, tuple(problem for table in tables for problem in table.problems))


# ---- table 二 ---------------------------------------------------------------------------------
def _read_proactive(records: Sequence[Record]) -> TableReading:
    found = TableReading(PROACTIVE)
    forms: list[str] = []
    header = ""
    for match in align(records, PROACTIVE):
        lead = match.record.lead
        header = lead if not header or "信息内容" in fold(lead) else header + lead
        for record in (match.record, *match.again):
            shown = record.lead if proactive_header(match.row.indicator, record.lead) else header
            form = _read_proactive_row(found, match.row.indicator, record, shown)
            forms.extend([form] if form else [])
    if forms:
        found.form = forms[0] if len(set(forms)) == 1 else max(("2021", "2019"), key=forms.count)
    return found


def _read_proactive_row(found: TableReading, indicator: str, record: Record, shown: str) -> str:
    """Reads one row into `found`; returns the form that the row and its header are in, or ""."""
    header = proactive_header(indicator, shown)
    unit = header.unit if header else None
    options = (
        [(header.form, header.columns)]
        if header
        else [(form, columns) for form in ("2021", "2019") if (columns := columns_of(indicator, form))]
    )
    fits = [
        (form, columns, reading)
        for form, columns in options
        if (reading := choose(readings(record, len(columns)), lambda _: False)) is not None
    ]
    exact = [fit for fit in fits if sum(bool(cell and cell.text.strip()) for cell in fit[2]) == _filled(record)]
    if len({columns for _, columns, _ in exact}) != 1 or (len(exact) > 1 and not header):
        return ""
    form, columns, reading = exact[0]
    _keep(found, indicator, columns, reading, record, unit)
    return form if header or len(options) == 2 else ""


def _filled(record: Record) -> int:
    return sum(bool(cell.text.strip()) for cell in record.cells)


# ---- table 三 ---------------------------------------------------------------------------------
def _read_applications(records: Sequence[Record]) -> tuple[TableReading, int]:
    """The table, and the place after its last record."""
    found = TableReading(APPLICATIONS)
    matches = align(_with_own_figures(records), APPLICATIONS)
    places = {id(record): place for place, record in enumerate(records)}
    orders = _orders(records)
    rows = {match.row.indicator for match in matches if match.record.filled}
    found.form = "2021" if rows & _THREE_ROWS else "2019" if "applications.other" in rows else ""
    said = {order for match in matches if (order := orders[places[id(match.record)]]) is not None}
    habits = _habits(matches)
    for match in matches:
        if match.row.indicator == "applications.other" and found.form == "2021":
            continue
        for record in (match.record, *match.again):
            printed = orders[places[id(record)]]
            order = _agreed_order(record, printed, said) if printed else None
            reading = _read_applicants(match, record, order, habits) if order else None
            if order and reading is not None:
                _keep(found, match.row.indicator, order, reading, record, None)
    last = max((places[id(match.record)] for match in matches if match.record.filled), default=-1)
    return found, last + 1


def _with_own_figures(records: Sequence[Record]) -> list[Record]:
    """The records whose figures are surely their own. In a layout without marks, two rows' figures in one run mean that
    some stand before their labels; what follows is in doubt until as many labels stand together."""
    sure: list[Record] = []
    owing = False
    for record in records:
        if not record.explicit and record.names > 1:
            owing = False
        if not owing:
            sure.append(record)
        if not record.explicit and len(record.cells) >= 2 * _WIDEST_ROW - 2 and not _names_disputes(record):
            owing = True
    return sure


def _orders(records: Sequence[Record]) -> list[tuple[str, ...] | None]:
    """For each record the order of the columns as the nearest header above says it; the form's where none does."""
    orders: list[tuple[str, ...] | None] = []
    order: tuple[str, ...] | None = APPLICANTS
    for record in records:
        if "自然人" in fold(record.lead):
            order = applicant_order(record.lead)
        orders.append(order)
    return orders


@dataclass(frozen=True, slots=True)
class Habits:
    """How a grid's rows are laid out: the columns in which those begin that can be read in one way only, and the
    grids that set a row's list number before its figures."""

    starts: dict[int | None, set[int]]
    numbered: frozenset[int | None]


def _habits(matches: Sequence[Match]) -> Habits:
    starts: dict[int | None, set[int]] = {}
    for match in matches:
        found = readings(match.record, len(APPLICANTS)) if match.record.explicit else []
        if len(found) == 1 and found[0][0] is not None:
            starts.setdefault(match.record.table, set()).add(found[0][0].column)
    numbered = frozenset(
        match.record.table
        for match in matches
        if _filled(match.record) > len(APPLICANTS) and _leads_own_number(match, match.record)
    )
    return Habits(starts, numbered)


def _agreed_order(
    record: Record,
    order: tuple[str, ...],
    orders: Collection[tuple[str, ...]],
) -> tuple[str, ...] | None:
    """The order of a row's columns where the table's headers disagree: the only one that adds up; None in doubt."""
    if len(orders) < 2:
        return order
    found = readings(record, len(order))
    if len(found) == 1 and len({number_of(cell) for cell in found[0]}) == 1:
        return order
    holding = [order for order in orders if len(found) == 1 and sum_holds(found[0], order.index("total"))]
    return holding[0] if len(holding) == 1 else None


def _read_applicants(match: Match, record: Record, order: tuple[str, ...], habits: Habits) -> Reading | None:
    """A row's seven figures in the order of the header; None where more than one reading stays."""
    found = readings(record, len(order))
    total = order.index("total")
    usual = [
        reading
        for reading in found
        if record.explicit and reading[0] is not None and reading[0].column in habits.starts.get(record.table, ())
    ]
    if len(record.cells) > len(order) >= _filled(record) and len(usual) == 1 and sum_holds(usual[0], total):
        return usual[0]
    if (
        record.table in habits.numbered
        and len(found) == 1
        and _leads_own_number(match, record)
        and not sum_holds(found[0], total)
    ):
        return None
    return choose(found, lambda reading: sum_holds(reading, total))


def _leads_own_number(match: Match, record: Record) -> bool:
    first = next((cell.text.strip() for cell in record.cells if cell.text.strip()), "")
    return match.row.item is not None and first == str(match.row.item)


# ---- table 四 ---------------------------------------------------------------------------------
def _read_disputes(records: Sequence[Record], start: int) -> TableReading:
    """The fifteen figures of table 四: under its header, or, where that is lost, the one row too wide for table 三."""
    found = TableReading(DISPUTES)
    named = [record for record in records if _names_disputes(record)]
    wide = [
        record for record in records[start:] if not record.label and record.explicit and len(record.cells) > _WIDEST_ROW
    ]
    for record in named or wide[:1]:
        order = dispute_order(record.lead)
        reading = choose(readings(record, len(order)), _disputes_hold)
        if reading is None or (None in reading and not _whole_groups_hold(reading)):
            continue
        for place, row in enumerate(DISPUTE_ROWS):
            group = [(number, column) for number, (indicator, column) in enumerate(order) if indicator == row]
            if group:
                _keep(
                    found,
                    DISPUTE_ROWS[place],
                    tuple(column for _, column in group),
                    tuple(reading[number] for number, _ in group),
                    record,
                    None,
                )
    return found


def _names_disputes(record: Record) -> bool:
    lead = fold(record.lead)
    words = sum(word in lead for word in _DISPUTE_WORDS)
    return record.filled and len(record.cells) > _WIDEST_ROW and words >= _LEAST_WORDS


def _disputes_hold(reading: Reading) -> bool:
    return all(sum_holds(reading[start : start + 5], 4) for start in (0, 5, 10))


def _whole_groups_hold(reading: Reading) -> bool:
    """Whether the groups that a cut-off row still has whole add up: then it lost its end and nothing before it."""
    groups = [reading[start : start + 5] for start in (0, 5, 10)]
    return all(sum_holds(group, 4) for group in groups if None not in group)


# ---- cells to figures -------------------------------------------------------------------------
def _keep(
    found: TableReading,
    indicator: str,
    columns: Iterable[str],
    reading: Reading,
    record: Record,
    unit: str | None,
) -> None:
    for column, cell in zip(columns, reading, strict=True):
        key = CellKey(indicator, column)
        held = found.drafts.get(key)
        if cell is None:
            continue
        if held is None:
            found.drafts[key] = Draft(cell, unit, record.table)
        elif number_of(held.cell) != number_of(cell):
            found.doubtful.add(key)
            first, again = held.cell.text.strip(), cell.text.strip()
            found.problems.append(
                Problem(
                    Rule.NUMBER_TYPE,
                    f"同一单元格出现两个不同的数：“{first}”与“{again}”，无法确定，不予采用",
                    expected=first,
                    found=again,
                    locator=Locator(line=cell.line, table=record.table),
                )
            )


def _figures(table: TableReading, form: str) -> list[Figure]:
    types = {cell.key: cell for cell in cells_of(table.table, form)}
    strays = {
        cell.key: cell
        for other in ("2021", "2019")
        for cell in cells_of(table.table, other)
        if cell.key in table.drafts and cell.key not in types
    }
    return [_figure(table, cell) for cell in (*types.values(), *strays.values())]


def _figure(table: TableReading, cell: CellType) -> Figure:
    draft = table.drafts.get(cell.key)
    named = Locator(section=cell.section, row=cell.row_label, column=cell.column_label)
    if draft is None:
        return Figure(cell.indicator, cell.column, None, Status.MISSING, None, cell.unit, Check.UNTESTED, named)
    locator = Locator(
        section=cell.section,
        row=cell.row_label,
        column=cell.column_label,
        table=draft.table,
        line=draft.cell.line,
        table_row=None if draft.table is None else draft.cell.row,
        table_column=None if draft.table is None else draft.cell.column,
    )
    money = cell.column == "amount"
    reading = read_value(draft.cell.text, money=money, signed=cell.column == "change")
    status, value = (Status.MISSING, None) if cell.key in table.doubtful else (reading.status, reading.value)
    if reading.status is Status.MISSING:
        table.problems.append(
            Problem(
                Rule.NUMBER_TYPE,
                f"{cell.row_label}·{cell.column_label}：“{draft.cell.text.strip()}”不是可采用的数，不予采用",
                found=draft.cell.text.strip(),
                locator=locator,
            )
        )
    unit = (reading.unit if money else None) or draft.unit or cell.unit
    return Figure(
        cell.indicator,
        cell.column,
        value,
        status,
        draft.cell.text.strip(),
        unit if money else cell.unit,
        Check.UNTESTED,
        locator,
    )
