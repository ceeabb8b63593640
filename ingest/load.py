"""Files into the database: reads what was named, several at once, and reports what became of each as it is done."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TypeVar

from ingest.finding import Found, find_files
from ingest.limits import USUAL_LIMITS, Limits
from ingest.outcomes import Outcome, Taken, failed, taken, tell
from ingest.sources import readable_name, walk_files
from ingest.workers import Workers
from store.database import Database, Saved
from store.model import NOTHING_GIVEN, Doubt, DoubtfulIdentity, Given, NoReport, Report, ReportHead, WenbaoError

_BATCH = 32
"""Files that are written in one transaction at most; so many at once take half the time of one after the other."""

_AHEAD = 16
"""Files begun for each worker beyond those to be written next: enough to be busy meanwhile, few enough to hold in
memory."""

_MOST_TOLD = 5
"""Files of one archive which are no reports that are told one by one: an archive of anything has thousands."""

_PATIENCE = 1.0
"""Seconds that files which are done wait for others to be written with."""


@dataclass(frozen=True, slots=True)
class Begun(Found):
    """A file that is being read (`reading`), or need not be: it is `held` already, or cannot be read (`error`)."""

    reading: Future[tuple[Report, ...]] | None = None
    held: tuple[ReportHead, ...] = ()

    @property
    def done(self) -> bool:
        """Whether nothing has to be waited for."""
        return self.reading is None or self.reading.done()

    @property
    def is_no_report(self) -> bool:
        """Whether it was read, and is something else than a report."""
        return self.reading is not None and isinstance(self.reading.exception(), NoReport)


B = TypeVar("B", bound=Begun)


def ingest(
    paths: Iterable[Path],
    database: Database,
    sources: Path,
    *,
    given: Given = NOTHING_GIVEN,
    limits: Limits = USUAL_LIMITS,
    workers: int | None = None,
    passed: Counter[str] | None = None,
) -> Iterator[Outcome]:
    """Reads files, folders and the files in archives into the database; the outcomes as files are done: one that takes
    long holds no other back, and none stops the others. The last of a file or archive that was named says so.

    A copy of each source that is taken is kept in `sources` under its SHA-256, before its reports are written.
    `given` is said of every file. Files are read in `workers` processes (None: as many as cores), each within the
    `limits`; they are found, read and written as a stream, so that memory does not grow with their number. What in
    folders and archives is no document is counted in `passed`, by its suffix.
    """
    with Workers(limits, workers) as pool:
        found = find_files(paths, given, sources, pool, Counter() if passed is None else passed)
        begun = (one for some in _some_at_a_time(found) for one in _begin(some, database, pool))
        account = _Account()
        for batch in batches(begun, pool):
            done = take(batch, database, pool)
            told = tell([one for of_file in done for one in of_file], database)
            for one, of_file in zip(batch, done, strict=True):
                yield from account.enter(one, list(islice(told, len(of_file))))


def count_files(paths: Sequence[Path]) -> int:
    """How many files `ingest` will report on, an archive as one."""
    return sum(1 for _ in walk_files(paths))


class _Account:
    """What is still to come of what was named, and how many files of an archive are no reports."""

    def __init__(self) -> None:
        self._left: dict[Path, int] = {}
        self._no_reports: Counter[Path] = Counter()

    def enter(self, begun: Begun, outcomes: Sequence[Outcome]) -> list[Outcome]:
        """What is to be told now that a file is done: its outcomes, or with the last of an archive how many were no
        reports beyond the first few."""
        path = begun.source.path
        told = list(outcomes)
        if begun.together > 1 and begun.is_no_report:
            self._no_reports[path] += 1
            told = told if self._no_reports[path] <= _MOST_TOLD else []
        left = self._left.pop(path, begun.together) - 1
        if left:
            self._left[path] = left
            return [replace(one, last=False) for one in told]
        more = self._no_reports.pop(path, 0) - _MOST_TOLD
        if more > 0:
            what = f"另有 {more} 个文件也不是政府信息公开工作年度报告，不一一列出"
            told.append(failed(f"{begun.named.partition('!')[0]}!（另 {more} 个）", f"{path.name}：{what}"))
        return [*(replace(one, last=False) for one in told[:-1]), *told[-1:]]


def batches(begun: Iterable[B], pool: Workers) -> Iterator[list[B]]:
    """The files in lists of those that are done at about the same time: in order, but those that take long come once
    they are done. So many are under way as keeps the workers busy, and no more."""
    waiting, late = deque[B](), list[B]()
    ahead = _BATCH + pool.count * _AHEAD
    for one in begun:
        waiting.append(one)
        if len(waiting) + len(late) >= ahead:
            yield _next_batch(waiting, late)
    while waiting or late:
        yield _next_batch(waiting, late)


def _next_batch(waiting: deque[B], late: list[B]) -> list[B]:
    """The next files of those `waiting` that are done before long, and of the `late` ones; the others are late then."""
    first = [waiting.popleft() for _ in range(min(_BATCH, len(waiting)))]
    wait([one.reading for one in first if one.reading is not None], timeout=_PATIENCE)
    both = [*late, *first]
    if not any(one.done for one in both):
        wait([one.reading for one in both if one.reading is not None], return_when=FIRST_COMPLETED)
    ready = list[B]()
    late.clear()
    for one in both:
        (ready if one.done else late).append(one)
    return ready


def _some_at_a_time(found: Iterable[Found]) -> Iterator[list[Found]]:
    listed = iter(found)
    while some := list(islice(listed, _BATCH)):
        yield some


def _begin(found: Sequence[Found], database: Database, pool: Workers) -> Iterator[Begun]:
    """Starts to read files, unless their bytes are held. What a person says of a file is worth reading it again."""
    known = {one.digest for one in found if one.error is None and one.source.given == NOTHING_GIVEN}
    in_use = database.digests_in_use(known)
    for one in found:
        if one.error is not None:
            yield Begun(one.named, one.source, error=one.error, together=one.together)
        elif one.digest in in_use and (held := database.digest_held(one.digest)):
            yield Begun(one.named, one.source, one.digest, together=one.together, held=held)
        else:
            yield Begun(one.named, one.source, one.digest, together=one.together, reading=pool.read(one.source))


def take(batch: Sequence[Begun], database: Database, pool: Workers) -> list[list[Taken | Outcome]]:
    """Waits for what is read from these files, and writes all of it in one transaction; a list for each file."""
    read = [(begun, reports_of(begun, pool)) for begun in batch]
    listed = [report for _, reports in read if isinstance(reports, tuple) for report in reports]
    saved = iter(_save(listed, database))
    done = [_taken_of(begun, reports, saved, database) for begun, reports in read]
    _settle_doubts({one.digest for of_file in done for one in of_file if isinstance(one, Taken)}, database)
    return done


def _taken_of(
    begun: Begun, reports: tuple[Report, ...] | WenbaoError, saved: Iterator[Saved | WenbaoError], database: Database
) -> list[Taken | Outcome]:
    """What became of a file; of its reports `saved` says it in order."""
    done: list[Taken | Outcome] = [*_already(begun)]
    if isinstance(reports, WenbaoError):
        return [*done, failed(begun.named, str(reports), doubt=_note_doubt(begun, reports, database))]
    for report, one in zip(reports, saved, strict=False):
        done.append(taken(begun.named, report, one) if isinstance(one, Saved) else failed(begun.named, str(one)))
    return done


def _settle_doubts(digests: set[str], database: Database) -> None:
    """What is held is no longer in doubt: told its organ and year, or read under a better name."""
    for digest in digests & {doubt.digest for doubt in database.doubts()}:
        database.settle_doubt(digest)


def _already(begun: Begun) -> list[Taken]:
    return [Taken(begun.named, begun.digest, (head.organ_id, head.year), "unchanged") for head in begun.held]


def _note_doubt(begun: Begun, error: WenbaoError, database: Database) -> Doubt | None:
    """Sets a file aside whose organ or year is in doubt, by the name that a person can type."""
    if not isinstance(error, DoubtfulIdentity):
        return None
    doubt = Doubt(begun.named, begun.digest, str(error), begun.source.given)
    database.note_doubt(replace(doubt, source=readable_name(begun.named)))
    return doubt


def reports_of(begun: Begun, pool: Workers) -> tuple[Report, ...] | WenbaoError:
    """The reports of a file, waited for; none of one that is held; the reason why there are none."""
    if begun.reading is None:
        return begun.error or ()
    try:
        return pool.reports_of(begun.source, begun.reading)
    except WenbaoError as error:
        return error


def _save(reports: Sequence[Report], database: Database) -> list[Saved | WenbaoError]:
    """Writes the reports at once; one by one where one of them cannot be stored."""
    if not reports:
        return []
    try:
        return [*database.save_all(reports)]
    except WenbaoError:
        return [_save_one(report, database) for report in reports]


def _save_one(report: Report, database: Database) -> Saved | WenbaoError:
    try:
        return database.save(report)
    except WenbaoError as error:
        return error
