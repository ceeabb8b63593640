"""Table 四, 政府信息公开行政复议、行政诉讼情况, in whatever shape: one row of fifteen, three of five, turned round,
or a label and a figure a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.columns import DISPUTE_ROWS, OUTCOMES
from ingest.drafts import TableReading
from ingest.labels import DISPUTES
from ingest.readings import Reading, distinct, readings, sum_holds
from ingest.record import Place, Record, names_row
from store.catalogue.normal import fold

_REVIEW, _DIRECT, _AFTER = DISPUTE_ROWS
_COURT = "litigation"
"""Both kinds of 行政诉讼 under one head."""
_MENTION = re.compile(
    r"(?P<direct>未经?复议(?:直接)?(?:起诉|诉讼)?)|(?P<after>(?:经|先)?复议后(?:再)?(?:起诉|诉讼)?)"
    r"|(?P<review>行政复议)|(?P<court>行政诉讼)"
    r"|(?P<upheld>(?:结果)?维持)|(?P<corrected>(?:结果)?纠正)|(?P<other>其[他它](?:结果|结)?)"
    r"|(?P<pending>尚?未审结)|(?P<total>总计|合计)"
)
_GROUPS = {"direct": _DIRECT, "after": _AFTER, "review": _REVIEW, "court": _COURT}
_DISPUTE_WORDS = ("结果维", "结果纠", "其他结", "尚未审", "复议后", "未经复议", "行政诉讼", "行政复议")
"""Heads of table 四, as far as one may stand on a line before it breaks."""
_LEAST_WORDS = 3
_SECTION = 4
_WIDEST_ROW = 8
"""Cells that a row of table 三 may have at most: seven figures and a list number."""
_FIVE = len(OUTCOMES)
_TOTAL = OUTCOMES.index("total")

Cells = tuple[tuple[str, str], ...]
"""Rows and outcomes in the order in which a record's cells give them."""


def dispute_records(records: Sequence[Record]) -> list[Record]:
    """The records of table 四: from one that its head or section announces to one that names a row of the others."""
    found: list[Record] = []
    begun: Place | None = None
    for record in records:
        if _begins(record):
            begun = record.place
        elif begun and _ends(record, begun):
            begun = None
        if begun:
            found.append(record)
    return found


def _begins(record: Record) -> bool:
    lead = fold(record.lead)
    words = sum(word in lead for word in _DISPUTE_WORDS)
    if not record.filled:
        return False
    if words >= _LEAST_WORDS or (words and record.place.section == _SECTION):
        return True
    bare = not record.label and record.explicit and record.filled > _WIDEST_ROW + 2
    return bare or (record.place.section == _SECTION and not record.label)


def _ends(record: Record, begun: Place) -> bool:
    other = record.place is not begun and record.place.section != _SECTION
    return other or (names_row(record.label) and not _mentions(record.label))


@dataclass(slots=True)
class _Head:
    """What the labels passed so far say: the groups that columns stand under, the group that rows belong to, the order
    of the outcomes; `turned`: the groups head the columns, and each row is an outcome."""

    groups: tuple[str, ...] = DISPUTE_ROWS
    group: str | None = None
    outcomes: tuple[str, ...] = OUTCOMES
    turned: bool = False


def read_disputes(records: Sequence[Record]) -> TableReading:
    """The fifteen figures in the records from the table's first on."""
    found = TableReading(DISPUTES)
    head = _Head()
    filled = [record for record in records if record.filled]
    for record in filled:
        mentions = _mentions(record.lead)
        cells = _cells(record, mentions, head)
        told = len(cells) <= 2 * _FIVE or _tells_fifteen(mentions)
        reading = _choose(record, cells, told=told) if cells else None
        if reading is not None:
            _keep(found, cells, reading, record)
    if not found.drafts and len(filled) == len(DISPUTE_ROWS) and not any(_mentions(record.lead) for record in filled):
        _read_bare(found, filled)
    return found


def _mentions(lead: str) -> list[str]:
    """The groups and outcomes that label text names, in order."""
    return [_GROUPS.get(str(found.lastgroup), str(found.lastgroup)) for found in _MENTION.finditer(fold(lead))]


def _cells(record: Record, mentions: Sequence[str], head: _Head) -> Cells:
    """Which figures a record's cells are, by its labels and those before; none where they do not say."""
    groups = [name for name in mentions if name not in OUTCOMES]
    outcomes = [name for name in mentions if name in OUTCOMES]
    _pass_heads(mentions, head)
    if len(record.cells) > 2 * _FIVE or len(outcomes) >= 3 * _FIVE:
        return _fifteen(groups, outcomes)
    if mentions and mentions[-1] in OUTCOMES and not _ends_with_five(mentions):
        return _one_outcome(mentions[-1], head)
    if head.group == _COURT:
        return tuple((group, outcome) for group in (_DIRECT, _AFTER) for outcome in head.outcomes)
    if head.group is None or not mentions:
        return ()
    if {_DIRECT, _AFTER} <= set(groups) and record.filled > _FIVE:
        return tuple((group, outcome) for group in head.groups[1:] for outcome in head.outcomes)
    return tuple((head.group, outcome) for outcome in head.outcomes)


def _pass_heads(mentions: Sequence[str], head: _Head) -> None:
    outcomes = [name for name in mentions if name in OUTCOMES]
    groups = [name for name in mentions if name in _GROUPS.values()]
    if sorted(outcomes[-_FIVE:]) == sorted(OUTCOMES):
        head.outcomes = tuple(outcomes[-_FIVE:])
    kinds = tuple(dict.fromkeys(name for name in groups if name != _COURT))
    if len(kinds) == len(DISPUTE_ROWS):
        head.groups = kinds
    if groups:
        head.group = groups[-1]
        apart = not any(name in OUTCOMES for name in mentions[: mentions.index(groups[-1])])
        head.turned = len(kinds) == len(DISPUTE_ROWS) and apart and 0 < len(outcomes) < _FIVE


def _ends_with_five(mentions: Sequence[str]) -> bool:
    return len(mentions) >= _FIVE and all(name in OUTCOMES for name in mentions[-_FIVE:])


def _one_outcome(outcome: str, head: _Head) -> Cells:
    if head.turned:
        return tuple((group, outcome) for group in head.groups)
    return ((str(head.group), outcome),) if head.group in DISPUTE_ROWS else ()


def _fifteen(groups: Sequence[str], outcomes: Sequence[str]) -> Cells:
    kinds = tuple(dict.fromkeys(name for name in groups if name != _COURT))
    rows = kinds if sorted(kinds) == sorted(DISPUTE_ROWS) else DISPUTE_ROWS
    last = outcomes[-3 * _FIVE :]
    orders = [tuple(last[start : start + _FIVE]) for start in (0, _FIVE, 2 * _FIVE)]
    if not all(sorted(order) == sorted(OUTCOMES) for order in orders):
        orders = [OUTCOMES] * 3
    return tuple((row, outcome) for row, order in zip(rows, orders, strict=True) for outcome in order)


def _tells_fifteen(mentions: Sequence[str]) -> bool:
    """Whether heads name the outcomes of all three rows one after the other."""
    outcomes = [name for name in mentions if name in OUTCOMES][-3 * _FIVE :]
    return all(sorted(outcomes[start : start + _FIVE]) == sorted(OUTCOMES) for start in (0, _FIVE, 2 * _FIVE))


def _choose(record: Record, cells: Cells, *, told: bool) -> Reading | None:
    """The only way to read the cells, or the only one whose groups add up; `told`: heads say what each is, so that
    sums need not confirm it."""
    if record.cut and record.label and not _mentions(record.label):
        return None
    found = distinct(readings(record, len(cells)))
    if len(found) > 1 or not told:
        found = [reading for reading in found if all(_sums(cells, reading))]
    if len(found) != 1 or (None in found[0] and not all(_sums(cells, found[0]))):
        return None
    if record.cut and not record.label and not any(_sums(cells, found[0])):
        return None  # words stand among the figures of a row without a label: nothing tells whose these few are
    return found[0]


def _sums(cells: Cells, reading: Reading) -> Iterator[bool]:
    """Whether each group that a reading has whole adds up: one that lost its end lost nothing before it."""
    for row in DISPUTE_ROWS:
        group = {outcome: cell for (name, outcome), cell in zip(cells, reading, strict=True) if name == row}
        if len(group) == _FIVE and None not in group.values():
            yield sum_holds(tuple(group[outcome] for outcome in OUTCOMES), _TOTAL)


def _keep(found: TableReading, cells: Cells, reading: Reading, record: Record) -> None:
    for row in DISPUTE_ROWS:
        held = {outcome: cell for (name, outcome), cell in zip(cells, reading, strict=True) if name == row}
        found.keep(row, tuple(held), tuple(held.values()), record)


def _read_bare(found: TableReading, records: Sequence[Record]) -> None:
    """Three rows of five without any label, each of which adds up: order and count leave one reading."""
    rows = [tuple((row, outcome) for outcome in OUTCOMES) for row in DISPUTE_ROWS]
    chosen = [_choose(record, cells, told=False) for record, cells in zip(records, rows, strict=True)]
    whole = [reading for reading in chosen if reading is not None]
    if len(whole) == len(rows):
        for record, cells, reading in zip(records, rows, whole, strict=True):
            _keep(found, cells, reading, record)
