"""Files into the database: reads what was named, several at once, and reports what became of each, in order."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, wait
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
from store.model import NOTHING_GIVEN, Doubt, DoubtfulIdentity, Given, Report, ReportHead, WenbaoError

_BATCH = 32
"""Files that are written in one transaction at most; so many at once take half the time of one after the other."""

_AHEAD = 16
"""Files begun for each worker beyond those to be written next: enough to be busy meanwhile, few enough to hold in
memory."""

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
    """Reads files, folders and the files in archives into the database; the outcomes in the files' order. A bad file
    never stops the others.

    A copy of each source that is taken is kept in `sources` under its SHA-256, before its reports are written.
    `given` is said of every file. Files are read in `workers` processes (None: as many as cores), each within the
    `limits`; they are found, read and written as a stream, so that memory does not grow with their number. What in
    folders and archives is no document is counted in `passed`, by its suffix.
    """
    with Workers(limits, workers) as pool:
        found = find_files(paths, given, sources, pool, Counter() if passed is None else passed)
        begun = (one for some in _some_at_a_time(found) for one in _begin(some, database, pool))
        for batch in batches(begun, pool):
            yield from tell(take(batch, database, pool), database)


def count_files(paths: Sequence[Path]) -> int:
    """How many files `ingest` will report on, an archive as one."""
    return sum(1 for _ in walk_files(paths))


def batches(begun: Iterable[B], pool: Workers) -> Iterator[list[B]]:
    """The files in order, in lists of those that are done at about the same time; so many are under way as keeps the
    workers busy, and no more."""
    waiting: deque[B] = deque()
    ahead = _BATCH + pool.count * _AHEAD
    for one in begun:
        waiting.append(one)
        if len(waiting) >= ahead:
            yield _next_batch(waiting)
    while waiting:
        yield _next_batch(waiting)


def _next_batch(waiting: deque[B]) -> list[B]:
    """The first file, and those after it that are done before long."""
    wait([one.reading for one in islice(waiting, _BATCH) if one.reading is not None], timeout=_PATIENCE)
    batch = [waiting.popleft()]
    while waiting and waiting[0].done and len(batch) < _BATCH:
        batch.append(waiting.popleft())
    return batch


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
            yield Begun(one.named, one.source, error=one.error)
        elif one.digest in in_use and (held := database.digest_held(one.digest)):
            yield Begun(one.named, one.source, one.digest, held=held)
        else:
            yield Begun(one.named, one.source, one.digest, reading=pool.read(one.source))


def take(batch: Sequence[Begun], database: Database, pool: Workers) -> list[Taken | Outcome]:
    """Waits for what is read from these files, and writes all of it in one transaction."""
    read = [(begun, reports_of(begun, pool)) for begun in batch]
    listed = [report for _, reports in read if isinstance(reports, tuple) for report in reports]
    saved = iter(_save(listed, database))
    done: list[Taken | Outcome] = []
    for begun, reports in read:
        done += _already(begun)
        if isinstance(reports, WenbaoError):
            done.append(failed(begun.named, str(reports), doubt=_note_doubt(begun, reports, database)))
            continue
        for report, one in zip(reports, saved, strict=False):
            done.append(taken(begun.named, report, one) if isinstance(one, Saved) else failed(begun.named, str(one)))
    _settle_doubts({one.digest for one in done if isinstance(one, Taken)}, database)
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
