"""Files into the database: reads what was named, several at once, and reports what became of each, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from ingest.limits import USUAL_LIMITS, Limits
from ingest.outcomes import Outcome, Taken, failed, taken, tell
from ingest.sources import digest_of, readable_name, walk_files
from ingest.workers import Source, Workers
from store.database import Database, Saved
from store.model import Doubt, DoubtfulIdentity, Given, Report, ReportHead, WenbaoError

NOTHING_GIVEN = Given()

_AHEAD = 32
"""Files begun for each worker: enough to bridge a slow one, few enough to hold in memory."""

_BATCH = 32
"""Files that are written in one transaction at most."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A file that is being read (`reading`), or need not be: it is `held` already, or cannot be read (`error`).
    `named`: as the person named it."""

    named: str
    source: Source
    digest: str = ""
    reading: Future[tuple[Report, ...]] | None = None
    held: tuple[ReportHead, ...] = ()
    error: WenbaoError | None = None

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
) -> Iterator[Outcome]:
    """Reads files and folders into the database; the outcomes in the files' order. A bad file never stops the others.

    A copy of each source that is taken is kept in `sources` under its SHA-256, before its reports are written.
    `given` is said of every file. Files are read in `workers` processes (None: as many as cores), each within the
    `limits`; they are found, read and written as a stream, so that memory does not grow with their number.
    """
    with Workers(limits, workers) as pool:
        begun = (
            one for some in _some_at_a_time(walk_files(paths)) for one in _begin(some, given, database, sources, pool)
        )
        for batch in batches(begun, pool):
            yield from tell(take(batch, database, pool), database)


def count_files(paths: Sequence[Path]) -> int:
    """How many files `ingest` will report on."""
    return sum(1 for _ in walk_files(paths))


def batches(begun: Iterable[B], pool: Workers) -> Iterator[list[B]]:
    """The files in order, in lists of those that are done at the same time; so many are under way as keeps the workers
    busy, and no more."""
    waiting: deque[B] = deque()
    ahead = pool.count * _AHEAD
    for one in begun:
        waiting.append(one)
        if len(waiting) >= ahead or (len(waiting) >= _BATCH and waiting[0].done):
            yield _next_batch(waiting)
    while waiting:
        yield _next_batch(waiting)


def _next_batch(waiting: deque[B]) -> list[B]:
    """The first file, and those after it that need not be waited for."""
    batch = [waiting.popleft()]
    while waiting and waiting[0].done and len(batch) < _BATCH:
        batch.append(waiting.popleft())
    return batch


def _some_at_a_time(paths: Iterable[Path]) -> Iterator[list[Path]]:
    listed = iter(paths)
    while some := list(islice(listed, _BATCH)):
        yield some


def _begin(paths: Sequence[Path], given: Given, database: Database, sources: Path, pool: Workers) -> Iterator[Begun]:
    """Starts to read files, unless their bytes are held. What a person says of a file is worth reading it again."""
    digests = {path: _digest_of(path, pool) for path in paths}
    known = {digest for digest in digests.values() if isinstance(digest, str)} if given == NOTHING_GIVEN else set()
    in_use = database.digests_in_use(known)
    for path in paths:
        source, digest = Source(path, readable_name(path.name), given, sources), digests[path]
        if isinstance(digest, WenbaoError):
            yield Begun(str(path), source, error=digest)
        elif digest in in_use and (held := database.digest_held(digest)):
            yield Begun(str(path), source, digest, held=held)
        else:
            yield Begun(str(path), source, digest, pool.read(source))


def _digest_of(path: Path, pool: Workers) -> str | WenbaoError:
    try:
        return digest_of(path, pool.limits.file_bytes)
    except WenbaoError as error:
        return error


def take(batch: Sequence[Begun], database: Database, pool: Workers) -> list[Taken | Outcome]:
    """Waits for what is read from these files, and writes all of it in one transaction."""
    read = [(begun, reports_of(begun, database, pool)) for begun in batch]
    listed = [report for _, reports in read if isinstance(reports, tuple) for report in reports]
    saved = iter(_save(listed, database))
    done: list[Taken | Outcome] = []
    for begun, reports in read:
        done += _already(begun)
        if isinstance(reports, WenbaoError):
            done.append(failed(begun.named, str(reports)))
            continue
        for report, one in zip(reports, saved, strict=False):
            done.append(taken(begun.named, report, one) if isinstance(one, Saved) else failed(begun.named, str(one)))
    _settle_doubts({one.digest for one in done if isinstance(one, Taken)}, database)
    return done


def _settle_doubts(digests: set[str], database: Database) -> None:
    """What is held is no longer in doubt: told its organ and year, or read under a better name."""
    for doubt in database.doubts():
        if doubt.digest in digests:
            database.settle_doubt(doubt.digest)


def _already(begun: Begun) -> list[Taken]:
    return [Taken(begun.named, begun.digest, (head.organ_id, head.year), "unchanged") for head in begun.held]


def reports_of(begun: Begun, database: Database, pool: Workers) -> tuple[Report, ...] | WenbaoError:
    """The reports of a file, waited for; none of one that is held; the reason why there are none. A file whose organ
    or year is in doubt is noted as such."""
    if begun.reading is None:
        return begun.error or ()
    try:
        return pool.reports_of(begun.source, begun.reading)
    except DoubtfulIdentity as error:
        database.note_doubt(Doubt(begun.source.name, begun.digest, str(error), begun.source.given))
        return error
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
