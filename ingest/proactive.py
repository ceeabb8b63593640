"""Table 二, 主动公开政府信息情况: each row under its own header, in one form or the other."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.columns import Header, proactive_header
from ingest.drafts import TableReading
from ingest.labels import PROACTIVE, columns_of
from ingest.readings import Reading, distinct, readings
from ingest.record import Record
from ingest.strategy import Strategy
from store.catalogue.normal import fold

_FORMS = ("2021", "2019")


def read_proactive(records: Sequence[Record], strategy: Strategy) -> TableReading:
    """The table among the records."""
    found = TableReading(PROACTIVE)
    forms: list[str] = []
    header = ""
    for match in strategy.align(records, PROACTIVE):
        lead = match.record.lead
        header = lead if not header or "信息内容" in fold(lead) else header + lead
        for record in (match.record, *match.again):
            shown = record.lead if proactive_header(match.row.indicator, record.lead) else header
            form = _read_row(found, match.row.indicator, record, shown)
            forms.extend([form] if form else [])
    if forms:
        found.form = forms[0] if len(set(forms)) == 1 else max(_FORMS, key=forms.count)
    return found


def _read_row(found: TableReading, indicator: str, record: Record, shown: str) -> str:
    """Reads one row into `found`; returns the form that the row and its header are in, or ""."""
    header = proactive_header(indicator, shown)
    options = _options(indicator, header)
    fits: list[tuple[str, tuple[str, ...], Reading]] = []
    for form, columns in options:
        different = _readings(record, len(columns))
        if len(different) == 1 and _shows_all(different[0], record):
            fits.append((form, columns, different[0]))
    if len({columns for _, columns, _ in fits}) != 1 or (len(fits) > 1 and not header):
        return ""
    form, columns, reading = fits[0]
    found.keep(indicator, columns, reading, record, header.unit if header else None)
    return form if header or len(options) == 2 else ""


def _options(indicator: str, header: Header | None) -> list[tuple[str, tuple[str, ...]]]:
    if header:
        return [(header.form, header.columns)]
    return [(form, columns) for form in _FORMS if (columns := columns_of(indicator, form))]


def _readings(record: Record, width: int) -> list[Reading]:
    """A row's readings. In a grid its figures begin right after its label: no sum could tell otherwise."""
    found = distinct(readings(record, width))
    if not record.explicit or record.filled in (0, width):
        return found
    first = record.cells[0] if record.cells else None
    return [reading for reading in found if reading[0] is first]


def _shows_all(reading: Reading, record: Record) -> bool:
    return sum(bool(cell and cell.text.strip()) for cell in reading) == record.filled
