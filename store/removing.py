"""Taking out what is held: whole reports, and what an improved reading no longer finds in a source. Each function works
in a transaction that its caller holds."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, insert, select

from store.copies import raise_revision, settle
from store.model import ReportHead
from store.rows import to_head
from store.tables import AMENDMENT, FIGURE, LEFTOVER, ORGAN, PASSAGE, PROBLEM, REPORT, TEXT_NUMBER, Indexing


def remove_year(connection: Connection, organ_id: int, year: int) -> bool:
    """Takes out all copies of an organ's year with all they hold, and its amendments; whether there was any."""
    own = (REPORT.c.organ_id == organ_id) & (REPORT.c.year == year)
    copies = list(connection.execute(select(REPORT.c.id).where(own)).scalars())
    _forget_reports(connection, copies)
    connection.execute(delete(AMENDMENT).where(AMENDMENT.c.organ_id == organ_id, AMENDMENT.c.year == year))
    if copies:
        raise_revision(connection)
    return bool(copies)


def forget_readings(connection: Connection, digest: str, keep: Collection[int]) -> list[ReportHead]:
    """Takes out the reports read from these bytes but those to keep; the heads of those taken out. Where one of them
    counted, another copy of its organ and year counts now."""
    chosen = select(REPORT, ORGAN.c.name, ORGAN.c.region).select_from(REPORT.join(ORGAN))
    rows = connection.execute(chosen.where(REPORT.c.digest == digest).order_by(REPORT.c.id))
    gone = [to_head(row) for row in rows if row.id not in keep]
    _forget_reports(connection, [row.id for row in gone])
    for organ_id, year in dict.fromkeys((row.organ_id, row.year) for row in gone):
        settle(connection, organ_id, year)
    if gone:
        raise_revision(connection)
    return gone


def _forget_reports(connection: Connection, report_ids: Collection[int]) -> None:
    forget_passages(connection, report_ids)
    for table in (FIGURE, PROBLEM, TEXT_NUMBER):
        connection.execute(delete(table).where(table.c.report_id.in_(report_ids)))
    connection.execute(delete(REPORT).where(REPORT.c.id.in_(report_ids)))


def forget_passages(connection: Connection, report_ids: Collection[int]) -> None:
    """Takes out the passages of these reports; those that the index holds are noted, for it to delete them."""
    own = PASSAGE.c.report_id.in_(report_ids)
    indexed = select(PASSAGE.c.id).where(own, PASSAGE.c.indexing.in_([Indexing.EMBEDDED, Indexing.STALE]))
    connection.execute(insert(LEFTOVER).from_select(["passage_id"], indexed))
    connection.execute(delete(PASSAGE).where(own))
