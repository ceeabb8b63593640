"""Table 二, 主动公开政府信息情况: each row under its own header, in one form or the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.alignment import Match, align
from ingest.columns import CellName, Header, cell_named, proactive_header
from ingest.drafts import TableReading
from ingest.labels import PROACTIVE, columns_of
from ingest.readings import Reading, distinct, readings
from ingest.record import Record
from store.catalogue.normal import fold

_FORMS = ("2021", "2019")
_LEAST_NAMED = 3


def read_proactive(records: Sequence[Record]) -> TableReading:
    """The table among the records."""
    found = TableReading(PROACTIVE)
    named = _named_cells(records)
    forms = [_keep_named(found, cell, record) for record, cell in named]
    own = {id(record) for record, _ in named}
    records = [record for record in records if id(record) not in own]
    rows = list(_with_headers(align(records, PROACTIVE)))
    old = any(header is not None and header.sure and header.form == "2019" for _, _, header in rows)
    for indicator, record, header in rows:
        doubtful = old and header is not None and not header.sure and header.form == "2021"
        form = _read_row(found, indicator, record, header, doubtful=doubtful)
        forms.extend([form] if form else [])
    if forms:
        found.form = forms[0] if len(set(forms)) == 1 else max(_FORMS, key=forms.count)
    return found


def _named_cells(records: Sequence[Record]) -> list[tuple[Record, CellName]]:
    """The records of a table that gives each cell a row of its own, with row and column as its label; none where
    fewer than three do."""
    found: list[tuple[Record, CellName]] = []
    row: str | None = None
    for record in records:
        single = record.explicit and record.filled == len(record.cells) == 1
        cell = cell_named(record.label, row) if single else None
        row = cell.indicator if cell else None
        if cell:
            found.append((record, cell))
    return found if len(found) >= _LEAST_NAMED else []


def _keep_named(found: TableReading, cell: CellName, record: Record) -> str:
    found.keep(cell.indicator, (cell.column,), record.cells, record, cell.unit)
    return cell.form


def _with_headers(matches: Sequence[Match]) -> Iterator[tuple[str, Record, Header | None]]:
    """Each record with the row that it is and the header above it."""
    header = ""
    for match in matches:
        lead = match.record.lead
        header = lead if not header or "信息内容" in fold(lead) else header + lead
        for record in (match.record, *match.again):
            own = proactive_header(match.row.indicator, record.lead)
            yield match.row.indicator, record, own or proactive_header(match.row.indicator, header)


def _read_row(found: TableReading, indicator: str, record: Record, header: Header | None, *, doubtful: bool) -> str:
    """Reads one row into `found`; returns the form that the row and its header are in, or "".

    `doubtful`: the header names nothing but what both forms have, and other rows are in the form of 2019: it may have
    lost its other columns, and only as many cells as it names columns can tell.
    """
    record = _without_repeats(record, header)
    options = _options(indicator, header)
    fits: list[tuple[str, tuple[str, ...], Reading]] = []
    for form, columns in options:
        different = _readings(record, len(columns)) if not doubtful or _has_just(record, len(columns)) else []
        if len(different) == 1 and _shows_all(different[0], record):
            fits.append((form, columns, different[0]))
    if len({columns for _, columns, _ in fits}) != 1 or (len(fits) > 1 and not header):
        return ""
    form, columns, reading = fits[0]
    found.keep(indicator, columns, reading, record, header.unit if header else None)
    return form if header or len(options) == 2 else ""


def _without_repeats(record: Record, header: Header | None) -> Record:
    """A grid's row with each figure once, where a head that spans several cells is printed in each, and so are they."""
    if header is None or not record.explicit or len(header.heads) != len(record.cells):
        return record
    shown = list(
        dict.fromkeys((head, cell.text.strip()) for head, cell in zip(header.heads, record.cells, strict=True))
    )
    if len(shown) != len(set(header.heads)):
        return record
    places = [header.heads.index(head) for head, _ in shown]
    return replace(record, cells=tuple(record.cells[place] for place in places))


def _options(indicator: str, header: Header | None) -> list[tuple[str, tuple[str, ...]]]:
    if header:
        return [(header.form, header.columns)]
    return [(form, columns) for form in _FORMS if (columns := columns_of(indicator, form))]


def _has_just(record: Record, width: int) -> bool:
    return record.explicit and len(record.cells) == width


def _readings(record: Record, width: int) -> list[Reading]:
    """A row's readings. In a grid its figures begin right after its label: no sum could tell otherwise."""
    found = distinct(readings(record, width))
    if not record.explicit or record.filled in (0, width):
        return found
    first = record.cells[0] if record.cells else None
    return [reading for reading in found if reading[0] is first]


def _shows_all(reading: Reading, record: Record) -> bool:
    return sum(bool(cell and cell.text.strip()) for cell in reading) == record.filled
