"""The truth: reports with their figures, passages and problems, in SQL.

`Database` is all that others see of it; which database it is, only this module and `store.engine` know.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from store import amending, queries, rechecked, references, removing, setting_aside, vector_rows
from store.amending import check_amended_value
from store.columns import KnownColumns
from store.copies import Copy, read_copies
from store.engine import explained, open_engine
from store.model import (
    Amendment,
    CellKey,
    Check,
    Doubt,
    HeldAmendment,
    HeldArticle,
    HeldFigure,
    HeldNumber,
    HeldOrgan,
    HeldPassage,
    HeldProblem,
    HeldSource,
    HeldTextNumber,
    Holding,
    Problem,
    Reference,
    Report,
    ReportHead,
    Rule,
    WenbaoError,
)
from store.saving import Change, Saved, check_storable, reread_report, save_reports
from store.tables import Indexing

__all__ = ["Change", "Copy", "Database", "Saved"]

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
        self._columns = KnownColumns()

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

        The first copy of an organ's year is "added". Of several the fullest counts, as `store.copies` says: a copy
        that does is "replaced", one that does not is "kept" as history. The bytes of a copy held already leave all
        "unchanged". Where another copy prints another number, the current report has the problem Rule.DUPLICATE. An
        organ is known by its name; a region not known before is added. Where a person said whose the report is
        (`given`), what was read from the same bytes before that goes. WenbaoError where a number or text cannot be
        stored.
        """
        return self.save_all([report])[0]

    def save_all(self, reports: Sequence[Report]) -> list[Saved]:
        """As `save`, of many reports in one transaction: all of them or, where one cannot be stored, none."""
        for report in reports:
            check_storable(report)
        with self.writing() as connection:
            return save_reports(connection, reports)

    def reread(self, report: Report) -> Saved:
        """Puts another reading of the same bytes in place of the one held; "unchanged" where it says the same.

        No copy is kept of the reading before, and amendments stay. `Saved.changes` and `Saved.parts` say what differs.
        A report of these bytes that was not held yet (another organ, another year) is saved as by `save`; what the
        bytes were read as before is then to be taken out by `forget_readings`.
        """
        check_storable(report)
        with self.writing() as connection:
            return reread_report(connection, report)

    def forget_readings(self, digest: str, keep: Collection[int]) -> int:
        """Takes out what was read from these bytes but the reports with the ids to keep; how many reports."""
        with self.writing() as connection:
            return len(removing.forget_readings(connection, digest, keep))

    def remove(self, organ_id: int, year: int) -> bool:
        """Takes out all copies of an organ's year, with their passages and problems, and its amendments; whether there
        was any. What the index holds of them is deleted when it is next brought up to date."""
        with self.writing() as connection:
            return removing.remove_year(connection, organ_id, year)

    def digest_held(self, digest: str) -> tuple[ReportHead, ...]:
        """The current reports to which a file of these bytes (SHA-256) has nothing to add; () where it may have."""
        with self.reading() as connection:
            return queries.read_digest(connection, digest)

    def set_checks(self, report_id: int, checks: Mapping[CellKey, Check]) -> None:
        """Writes what the identities say of these figures of a report; the others stay."""
        with self.writing() as connection:
            rechecked.set_checks(connection, report_id, checks)

    def replace_problems(self, report_id: int, rules: Collection[Rule], problems: Sequence[Problem]) -> None:
        """Puts these problems in place of those that the report has of these rules; those between copies stay."""
        self.replace_all_problems(rules, {report_id: problems})

    def replace_all_problems(self, rules: Collection[Rule], problems: Mapping[int, Sequence[Problem]]) -> None:
        """As `replace_problems`, of many reports (by id) in one transaction."""
        with self.writing() as connection:
            rechecked.replace_problems(connection, rules, problems)

    def amend(self, organ_id: int, year: int, amendment: Amendment) -> None:
        """Corrects one cell by hand, for whichever copy of the organ's year counts, now or later.

        An earlier amendment of the cell is undone by it. WenbaoError where no report of the organ's year is held, where
        it has no such cell, or where the cell cannot hold the value.
        """
        check_amended_value(amendment.key, amendment.value)
        with self.writing() as connection:
            held = next(queries.read_figures(connection, [organ_id], [year], [amendment.key]), None)
            if held is None:
                raise WenbaoError(f"{year} 年的年报没有收录，或没有 {'/'.join(amendment.key)} 这一格")
            amending.add_amendment(connection, organ_id, year, amendment, held.figure.unit)

    def undo_amendment(self, organ_id: int, year: int, key: CellKey) -> Amendment | None:
        """Takes back the amendment of a cell; the one taken back, None where there is none."""
        with self.writing() as connection:
            return amending.undo_amendment(connection, organ_id, year, key)

    def amendments(self, organ_ids: Ids = None, years: Ids = None, *, undone: bool = False) -> list[HeldAmendment]:
        """The amendments in the order they were made; with `undone` also those that were taken back."""
        with self.reading() as connection:
            return amending.read_amendments(connection, organ_ids, years, undone=undone)

    def copies(self, organ_id: int, year: int) -> list[Copy]:
        """All copies of an organ's year, current and history, in the order they came."""
        with self.reading() as connection:
            return sorted(read_copies(connection, organ_id, year), key=lambda copy: copy.arrived)

    def digests_in_use(self, digests: Collection[str]) -> set[str]:
        """Which of these bytes (SHA-256) a held report was read from, or a file in doubt has."""
        with self.reading() as connection:
            return setting_aside.read_digests_in_use(connection, digests)

    def note_doubt(self, doubt: Doubt) -> None:
        """Keeps a file in mind of which organ or year must be given; of the same bytes only what was noted last."""
        with self.writing() as connection:
            setting_aside.note_doubt(connection, doubt)

    def settle_doubt(self, digest: str) -> bool:
        """Takes a file (by SHA-256) out of those in doubt; whether it was one. Writes nothing where it was not."""
        with self.reading() as connection:
            if not any(doubt.digest == digest for doubt in setting_aside.read_doubts(connection)):
                return False
        with self.writing() as connection:
            return setting_aside.settle_doubt(connection, digest)

    def doubts(self) -> list[Doubt]:
        """The files in doubt, in the order they came."""
        with self.reading() as connection:
            return setting_aside.read_doubts(connection)

    def take_reference(self, reference: Reference) -> str:
        """Takes in a law or rule whose articles answers quote: "added", "replaced" (by title) or "unchanged"."""
        with self.writing() as connection:
            return references.save_reference(connection, reference)

    def articles(self, numbers: Collection[int]) -> list[HeldArticle]:
        """The articles of these numbers in every reference held, by reference."""
        with self.reading() as connection:
            return references.read_articles(connection, numbers)

    def sources(self) -> Iterator[HeldSource]:
        """Every source of the reports held, current and history, and of the files in doubt, by digest.

        Some at a time, each time on a connection of its own: what is read again may be saved meanwhile.
        """
        last = ""
        while True:
            with self.reading() as connection:
                page = setting_aside.read_sources(connection, last)
            if not page:
                return
            yield from page
            last = page[-1].digest

    def heads(self, organ_ids: Ids = None, years: Ids = None) -> list[ReportHead]:
        """The current reports, by organ and year."""
        with self.reading() as connection:
            return queries.read_heads(connection, organ_ids, years)

    def holdings(self) -> list[Holding]:
        """Of which organs' years a report is held, by organ and year; less than heads, and sooner read."""
        with self.reading() as connection:
            return queries.read_holdings(connection)

    def organs(self) -> list[HeldOrgan]:
        """The organs with a current report."""
        with self.reading() as connection:
            return queries.read_organs(connection)

    def figures(
        self, organ_ids: Ids = None, years: Ids = None, cells: Collection[CellKey] | None = None
    ) -> list[HeldFigure]:
        """The figures of current reports by organ, year and cell, located in full, amendments laid over them."""
        with self.reading() as connection:
            return list(queries.read_figures(connection, organ_ids, years, cells))

    def figures_of(self, reports: Sequence[ReportHead], cells: Collection[CellKey] | None = None) -> list[HeldFigure]:
        """As `figures`, of these reports in their order."""
        with self.reading() as connection:
            return list(queries.read_figures_of(connection, list(reports), cells))

    def column(self, cells: Collection[CellKey], organ_ids: Ids = None, years: Ids = None) -> Sequence[HeldNumber]:
        """What current reports say in these cells together, by organ and year, amendments laid over it; also those
        whose form lacks them. For so many reports that reading figures would take long."""
        with self.reading() as connection:
            return self._columns.read(connection, cells, organ_ids, years)

    def reports(self, ids: Collection[int]) -> list[ReportHead]:
        """The current reports of these ids, in the order of the ids."""
        with self.reading() as connection:
            return queries.read_reports(connection, ids)

    def iterate_figures(self, organ_ids: Ids = None, years: Ids = None) -> Iterator[HeldFigure]:
        """As `figures`, some reports at a time, for any amount of them."""
        with self.reading() as connection:
            yield from queries.read_figures(connection, organ_ids, years)

    def passages(self, organ_ids: Ids = None, years: Ids = None, ids: Ids = None) -> list[HeldPassage]:
        """The passages of current reports, by organ, year and place in the report."""
        with self.reading() as connection:
            return queries.read_passages(connection, organ_ids, years, ids)

    def speaking(self, years: Ids, words: Sequence[Collection[str]], least: float) -> set[int]:
        """The current reports with a passage that has at least so many of these words, each in one of its ways."""
        with self.reading() as connection:
            return queries.read_speaking(connection, years, words, least)

    def text_numbers(self, report_ids: Collection[int]) -> list[HeldTextNumber]:
        """The numbers that the text of these reports states, by report and place in it."""
        with self.reading() as connection:
            return queries.read_text_numbers(connection, report_ids)

    def problems(
        self, organ_ids: Ids = None, years: Ids = None, rules: Collection[Rule] | None = None
    ) -> list[HeldProblem]:
        """The problems (of these rules) of current reports, by organ and year."""
        with self.reading() as connection:
            return queries.read_problems(connection, organ_ids, years, rules)

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

    def mark_embedded(self, ids: Collection[int], vectors: Mapping[int, int] | None = None) -> None:
        """Notes that the index holds these passages now, by the vectors given; a passage whose vector was taken out
        meanwhile stays pending."""
        with self.writing() as connection:
            ids = ids if vectors is None else vector_rows.attach(connection, vectors)
            steps = {Indexing.PENDING: Indexing.EMBEDDED, Indexing.GONE: Indexing.STALE}
            queries.move_passages(connection, steps, ids)
            queries.note_leftover(connection, ids)

    def stale_passages(self, limit: int) -> list[int]:
        """Passages that the index holds although their report is no longer current."""
        with self.reading() as connection:
            return queries.read_stale(connection, limit)

    def mark_removed(self, ids: Collection[int]) -> None:
        """Notes that the index holds these passages no longer."""
        self._forget(ids)

    def forget_index(self) -> None:
        """Notes that the index holds nothing."""
        self._forget(None)

    def index_counts(self) -> tuple[int, int]:
        """(embedded, all) passages of current reports."""
        with self.reading() as connection:
            return queries.read_index_counts(connection)

    def _forget(self, ids: Ids) -> None:
        with self.writing() as connection:
            steps = {Indexing.EMBEDDED: Indexing.PENDING, Indexing.STALE: Indexing.GONE}
            queries.move_passages(connection, steps, ids)
            queries.forget_leftover(connection, ids)
