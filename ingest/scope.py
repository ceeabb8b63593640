"""Which tables of a document are the report's own statutory ones: no past year's, no other statistics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.labels import APPLICATIONS, PROACTIVE, SURE, score_label
from ingest.record import Place, Record
from store.catalogue.normal import fold

_PAST = re.compile(r"(?:上一?年度?|去年|前一年度?)(?!.{0,3}结转|项目).{0,24}(?:情况|数据|统计|报告|表)")
_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)年")
_SECTIONS = {PROACTIVE: 2, APPLICATIONS: 3}
_WORDS = {
    PROACTIVE: re.compile(
        "第二十条|信息内容|制发|废止件|现行有效|新制作|新公开|对外公开总|处理决定|收费金额|项目数|采购总"
    ),
    APPLICATIONS: re.compile("自然人|勾稽|商业企业|法人或"),
}
_PROSE = frozenset({1, 5, 6})
_LEAST_ROWS = 3
_HEAD = 60


@dataclass(slots=True)
class _Table:
    """One place's rows of each statutory table, and how it begins."""

    place: Place
    head: str
    words: str = ""
    rows: dict[str, set[str]] = field(default_factory=dict)


def own_records(records: Sequence[Record]) -> list[Record]:
    """The records without those of tables that stand beside the report's own and say the same rows."""
    tables = _tables(records)
    dropped = {table.place.number for table in tables if _PAST.search(table.head)}
    for kind in (PROACTIVE, APPLICATIONS):
        alike = [table for table in tables if table.rows.get(kind) and table.place.number not in dropped]
        dropped |= {table.place.number for table in alike if not _is_like(table, kind)}
        dropped |= _rivals([table for table in alike if table.place.number not in dropped], kind)
    return [record for record in records if record.place.number not in dropped]


def _tables(records: Iterable[Record]) -> list[_Table]:
    found: dict[int, _Table] = {}
    for record in records:
        table = found.get(record.place.number)
        if table is None:
            head = fold(record.place.caption + record.lead[:_HEAD])
            table = found[record.place.number] = _Table(record.place, head)
        table.words += record.lead
        for kind in _SECTIONS if record.filled else ():
            scores = score_label(record.label, kind, None)
            table.rows.setdefault(kind, set()).update(row for row, score in scores.items() if score >= SURE)
    return list(found.values())


def _is_like(table: _Table, kind: str) -> bool:
    """Whether a table that has rows of a statutory one is headed so, has several, or stands in its section."""
    if table.place.section not in _PROSE and len(table.rows[kind]) >= (1 if kind == APPLICATIONS else _LEAST_ROWS):
        return True
    if kind == PROACTIVE and table.place.section == _SECTIONS[kind]:
        return True
    return bool(_WORDS[kind].search(fold(table.words)))


def _rivals(tables: Sequence[_Table], kind: str) -> set[int]:
    """The tables that say the same rows as one that stands in its section, or as one of a later year."""
    dropped: set[int] = set()
    for table in tables:
        for other in tables:
            if other is not table and other.rows[kind] & table.rows[kind] and _is_better(other, table, kind):
                dropped.add(table.place.number)
    return dropped


def _is_better(table: _Table, other: _Table, kind: str) -> bool:
    ranks = [one.place.section == _SECTIONS[kind] for one in (table, other)]
    if ranks[0] != ranks[1]:
        return ranks[0] and other.place.section in _PROSE
    years = [max(map(int, _YEAR.findall(one.head)), default=None) for one in (table, other)]
    return years[0] is not None and years[1] is not None and years[0] > years[1]
