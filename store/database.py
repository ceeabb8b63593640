"""The truth: reports with their figures, passages and problems, in SQL.

`Database` is all that others see of it; which database it is, only this module and `store.engine` know.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from store import queries
from store.engine import explained, open_engine
from store.model import (
    CellKey,
    HeldFigure,
    HeldOrgan,
    HeldPassage,
    HeldProblem,
    Report,
    ReportHead,
    WenbaoError,
)
from store.saving import Saved, check_storable, save_report
from store.tables import Indexing

__all__ = ["Database", "Saved"]

Ids = Collection[int] | None


class Database:
    """What is held. Safe to share between threads and, on one file, between processes.

    Wherever `organ_ids`, `years`, `cells` or `ids` narrow a reading, None means all and an empty collection none.
    """

    def __init__(self, url: str) -> None:
        """Opens the database of a SQLAlchemy URL and brings its schema to the newest.

        WenbaoError where it cannot be opened, is no database, or was written by a newer version.
        """
        self._engine = open_engine(url)

    @classmethod
    def in_home(cls, home: Path) -> Database:
        """The SQLite database `wenbao.sqlite` of a home, made with its folder where they are not there yet."""
        try:
            home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WenbaoError(f"WENBAO_HOME：无法建立文件夹 {home}（{error.strerror}）") from error
        return cls(f"sqlite:///{home / 'wenbao.sqlite'}")

    def close(self) -> None:
        """Closes all connections."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection whose readings all see one state."""
        with explained(self._engine), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction of its own: all of it is written, or nothing."""
        with (
            explained(self._engine),
            self._engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    def save(self, report: Report) -> Saved:
        """Takes a report in, in one transaction.

        The first copy of an organ's year is "added". The bytes of a copy held already leave all "unchanged". A newer
        copy that is not poorer is "replaced": it is the current one, the older one its history. A poorer one (fewer
        readable figures, or as many with less than half the text) is "kept" as history. Where two copies print
        different numbers, or one was kept, the current report gets the problem Rule.DUPLICATE. An organ is known by
        its name; a region not known before is added. WenbaoError where a number or text cannot be stored.
        """
        check_storable(report)
        with self.writing() as connection:
            return save_report(connection, report)

    def digest_held(self, digest: str) -> ReportHead | None:
        """The held report with these bytes (SHA-256), where saving them again would change nothing."""
        with self.reading() as connection:
            return queries.read_digest(connection, digest)

    def heads(self, organ_ids: Ids = None, years: Ids = None) -> list[ReportHead]:
        """The current reports, by organ and year."""
        with self.reading() as connection:
            return queries.read_heads(connection, organ_ids, years)

    def organs(self) -> list[HeldOrgan]:
        """The organs with a current report."""
        with self.reading() as connection:
            return queries.read_organs(connection)

    def figures(
        self, organ_ids: Ids = None, years: Ids = None, cells: Collection[CellKey] | None = None
    ) -> list[HeldFigure]:
        """The figures of current reports by organ, year and cell, their locators complete."""
        with self.reading() as connection:
            return list(queries.read_figures(connection, organ_ids, years, cells))

    def iterate_figures(self, organ_ids: Ids = None, years: Ids = None) -> Iterator[HeldFigure]:
        """As `figures`, some reports at a time, for any amount of them."""
        with self.reading() as connection:
            yield from queries.read_figures(connection, organ_ids, years)

    def passages(self, organ_ids: Ids = None, years: Ids = None, ids: Ids = None) -> list[HeldPassage]:
        """The passages of current reports, by organ, year and place in the report."""
        with self.reading() as connection:
            return queries.read_passages(connection, organ_ids, years, ids)

    def problems(self, organ_ids: Ids = None, years: Ids = None) -> list[HeldProblem]:
        """The problems of current reports, by organ and year."""
        with self.reading() as connection:
            return queries.read_problems(connection, organ_ids, years)

    def revision(self) -> int:
        """A number that grows with each change of what is held."""
        with self.reading() as connection:
            return int(queries.read_meta(connection, "revision"))

    def identity(self) -> str:
        """What tells this database from all others, from its making on."""
        with self.reading() as connection:
            return queries.read_meta(connection, "identity")

    def pending_passages(self, limit: int) -> list[HeldPassage]:
        """Passages of current reports that the index does not hold."""
        with self.reading() as connection:
            ids = queries.read_queue(connection, Indexing.PENDING, limit)
            return queries.read_passages(connection, ids=ids)

    def mark_embedded(self, ids: Collection[int]) -> None:
        """Notes that the index holds these passages now."""
        self._move({Indexing.PENDING: Indexing.EMBEDDED, Indexing.GONE: Indexing.STALE}, ids)

    def stale_passages(self, limit: int) -> list[int]:
        """Passages that the index holds although their report is no longer current."""
        with self.reading() as connection:
            return queries.read_queue(connection, Indexing.STALE, limit)

    def mark_removed(self, ids: Collection[int]) -> None:
        """Notes that the index holds these passages no longer."""
        self._move({Indexing.EMBEDDED: Indexing.PENDING, Indexing.STALE: Indexing.GONE}, ids)

    def forget_index(self) -> None:
        """Notes that the index holds nothing."""
        self._move({Indexing.EMBEDDED: Indexing.PENDING, Indexing.STALE: Indexing.GONE}, None)

    def index_counts(self) -> tuple[int, int]:
        """(embedded, all) passages of current reports."""
        with self.reading() as connection:
            return queries.read_index_counts(connection)

    def _move(self, steps: dict[Indexing, Indexing], ids: Ids) -> None:
        with self.writing() as connection:
            queries.move_passages(connection, steps, ids)
