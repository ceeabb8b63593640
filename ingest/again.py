"""Kept sources read again, because the reading improved: what it now says differently takes the old one's place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.finding import find_in
from ingest.limits import USUAL_LIMITS, Limits
from ingest.load import Begun, batches, reports_of, take
from ingest.outcomes import Outcome, Taken, failed, taken, tell
from ingest.sources import Walked, find_copy, walk_files
from ingest.workers import Source, Workers
from store.database import Database
from store.model import NOTHING_GIVEN, HeldSource, Problem, Report, Rule, WenbaoError, without_folder


@dataclass(frozen=True, slots=True)
class _Again(Begun):
    """A kept source that is being read again, beside what was held of it."""

    before: HeldSource | None = None


def ingest_again(
    database: Database,
    sources: Path,
    *,
    paths: Iterable[Path] | None = None,
    limits: Limits = USUAL_LIMITS,
    workers: int | None = None,
) -> Iterator[Outcome]:
    """Reads all sources that are held or in doubt again, or only those of the files named (by their bytes, or by their
    name where they are gone); an outcome a report: "replaced" where the reading differs, with what does.

    What was amended by hand stays. What can no longer be read, or now reads as another organ's or year's, leaves what
    is held as it is and fails; so does a source whose copy in `sources` is gone.
    """
    with Workers(limits, workers) as pool:
        chosen = database.sources() if paths is None else _named(paths, database, pool)
        begun = (_begin(held, sources, pool) if isinstance(held, HeldSource) else held for held in chosen)
        for batch in batches(begun, pool):
            yield from tell([done for one in batch for done in _take(one, database, pool)], database)


def _named(paths: Iterable[Path], database: Database, pool: Workers) -> Iterator[HeldSource | _Again]:
    """The held sources that the paths mean; a failure for each path that means none."""
    files = {walked.path: _names_of(walked, pool) for walked in walk_files(paths)}
    wanted, met = set[str]().union(*files.values()), set[str]()
    for held in database.sources():
        name = without_folder(held.source)
        if meant := wanted & {held.digest, name, name.partition("!")[0]}:
            met |= meant
            yield held
    for path in (path for path, names in files.items() if names.isdisjoint(met)):
        error = WenbaoError(f"{path}：没有收录过这个文件，无从重读；请先读入（不加 --again）")
        yield _Again(str(path), Source(path, path.name, NOTHING_GIVEN), error=error)


def _names_of(walked: Walked, pool: Workers) -> set[str]:
    """What a path's sources are known by: their bytes' digests; its name, where there is no such file any more."""
    if not walked.files[0].exists():
        return {walked.path.name}
    found = find_in(walked, NOTHING_GIVEN, None, pool, Counter())
    return {one.digest for one in found if one.error is None}


def _begin(source: HeldSource, sources: Path, pool: Workers) -> _Again:
    name = without_folder(source.source)
    try:
        kept = Source(find_copy(sources, source.digest, name), name, source.given)
    except WenbaoError as error:
        return _Again(source.source, Source(sources, name, source.given), source.digest, error=error)
    return _Again(source.source, kept, source.digest, reading=pool.read(kept), before=source)


def _take(begun: _Again, database: Database, pool: Workers) -> list[Taken | Outcome]:
    if begun.before is None or not begun.before.reports:
        return take([begun], database, pool)[0]
    reports = reports_of(begun, pool)
    if isinstance(reports, WenbaoError):
        return [failed(begun.named, f"{reports}；保留原来收录的")]
    if refusal := _refusal(begun.before, reports):
        return [failed(begun.named, refusal, (Problem(Rule.IDENTITY, refusal),))]
    return [_reread(begun, report, database) for report in reports]


def _refusal(held: HeldSource, reports: Sequence[Report]) -> str | None:
    """Why a second reading cannot take the place of what is held."""
    if any(report.digest != held.digest for report in reports):
        return f"{held.source}：保存的来源文件已损坏（内容与读入时不同），未重读"
    before = {(head.organ.name, head.year) for head in held.reports}
    after = {(report.organ.name, report.year) for report in reports}
    if before == after:
        return None
    kept = f"收录的是{_listed(before)}，重读却成了{_listed(after)}；保留原来收录的"
    return f"{held.source}：{kept}，请核对后用 --organ、--year 说明"


def _listed(named: Iterable[tuple[str, int]]) -> str:
    return "、".join(f"{organ} {year} 年" for organ, year in sorted(named))


def _reread(begun: Begun, report: Report, database: Database) -> Taken | Outcome:
    try:
        return taken(begun.named, report, database.reread(report), again=True)
    except WenbaoError as error:
        return failed(begun.named, str(error))
