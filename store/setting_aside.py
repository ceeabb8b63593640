"""Files in doubt, and every source that is held, for reading it again. Each function works on a connection that its
caller holds."""

from __future__ import annotations

from collections.abc import Collection
from itertools import groupby

from sqlalchemy import Connection, delete, insert, select

from store.model import Doubt, Given, HeldSource
from store.rows import to_head
from store.tables import DOUBT, ORGAN, REPORT

SOURCES_AT_ONCE = 500


def note_doubt(connection: Connection, doubt: Doubt) -> None:
    """Writes a file in doubt; what was written of the same bytes before goes."""
    settle_doubt(connection, doubt.digest)
    connection.execute(
        insert(DOUBT).values(
            digest=doubt.digest,
            source=doubt.source,
            message=doubt.message,
            given_organ=doubt.given.organ,
            given_year=doubt.given.year,
        )
    )


def settle_doubt(connection: Connection, digest: str) -> bool:
    """Takes a file out of those in doubt; whether it was one."""
    return connection.execute(delete(DOUBT).where(DOUBT.c.digest == digest)).rowcount > 0


def read_doubts(connection: Connection) -> list[Doubt]:
    """The files in doubt, in the order they came."""
    rows = connection.execute(select(DOUBT).order_by(DOUBT.c.id))
    return [Doubt(row.source, row.digest, row.message, Given(row.given_organ, row.given_year)) for row in rows]


def read_digests_in_use(connection: Connection, digests: Collection[str]) -> set[str]:
    """Which of these bytes a held report was read from, or a file in doubt has."""
    held = select(REPORT.c.digest).where(REPORT.c.digest.in_(digests))
    in_doubt = select(DOUBT.c.digest).where(DOUBT.c.digest.in_(digests))
    return {*connection.execute(held.union(in_doubt)).scalars()}


def read_sources(connection: Connection, after: str, limit: int = SOURCES_AT_ONCE) -> list[HeldSource]:
    """The first sources by digest after this one: those of held reports, current and history, and those in doubt."""
    digests = select(REPORT.c.digest).union(select(DOUBT.c.digest)).subquery()
    chosen = select(digests.c.digest).where(digests.c.digest > after).order_by(digests.c.digest).limit(limit)
    page = list(connection.execute(chosen).scalars())
    in_doubt = {
        row.digest: HeldSource(row.digest, row.source, Given(row.given_organ, row.given_year), ())
        for row in connection.execute(select(DOUBT).where(DOUBT.c.digest.in_(page)))
    }
    columns = (REPORT, ORGAN.c.name, ORGAN.c.region)
    reports = select(*columns).select_from(REPORT.join(ORGAN)).where(REPORT.c.digest.in_(page))
    held = {}
    for digest, rows in groupby(
        connection.execute(reports.order_by(REPORT.c.digest, REPORT.c.id)), lambda row: str(row.digest)
    ):
        listed = list(rows)
        last = listed[-1]
        given = Given(last.given_organ, last.given_year)
        held[digest] = HeldSource(digest, last.source, given, tuple(map(to_head, listed)))
    return [held.get(digest) or in_doubt[digest] for digest in page]
