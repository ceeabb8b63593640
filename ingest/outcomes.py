"""What became of the reports in a batch of files: told once all of them are written and their rules held anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ingest.rechecking import recheck_all
from store.database import Change, Database, Saved
from store.model import Doubt, Figure, HeldFigure, HeldPassage, HeldProblem, Passage, Problem, Report, ReportHead, Rule

Year = tuple[int, int]
"""An organ's id and a year."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report: added, unchanged, replaced, or failed with `error`. A file that holds several has as
    many outcomes, one that holds none has one.

    `source` is the file as named. Of a source read again `changes` are the cells that now read differently and
    `parts` names what else does; otherwise `changes` is None. A file that failed with a `doubt` is set aside until a
    person says whose it is. `left` are the reports that the file was held as before a person said so. `adopted`:
    whether what counts was read from these bytes; of two copies one is kept as history only. `last`: whether nothing
    more is to come of the file, or of the archive that it is in.
    """

    source: str
    report: Report | None
    status: str
    problems: tuple[Problem, ...]
    error: str | None
    changes: tuple[Change, ...] | None = None
    parts: tuple[str, ...] = ()
    doubt: Doubt | None = None
    left: tuple[ReportHead, ...] = ()
    adopted: bool = True
    last: bool = True


@dataclass(frozen=True, slots=True)
class Taken:
    """A report of a file (`source`, as named) that was given to the store; `report` None where it was held already.

    `left` are the reports that the file was held as before a person said whose it is."""

    source: str
    digest: str
    year: Year
    status: str
    report: Report | None = None
    changes: tuple[Change, ...] | None = None
    parts: tuple[str, ...] = ()
    left: tuple[ReportHead, ...] = ()


def taken(source: str, report: Report, saved: Saved, *, again: bool = False) -> Taken:
    """A report after the store took it; with `again` one that was read again."""
    year = (saved.organ_id, report.year)
    if again:
        return Taken(source, report.digest, year, saved.status, report, saved.changes, saved.parts, saved.left)
    read = None if saved.status == "unchanged" else report
    return Taken(source, report.digest, year, saved.status, read, left=saved.left)


def failed(source: str, error: str, problems: tuple[Problem, ...] = (), doubt: Doubt | None = None) -> Outcome:
    """The outcome of a file that was not taken in."""
    return Outcome(source, None, "failed", problems, error, doubt=doubt)


def tell(batch: Sequence[Taken | Outcome], database: Database) -> Iterator[Outcome]:
    """Holds the rules of what was taken anew, and says what became of it. The outcomes that are known already pass.

    Of a report that was held already the rules are held anew too: a run that was killed may not have come to it.
    Of a report that was not adopted its own figures and problems are told, though what is held counts.
    """
    given = [one for one in batch if isinstance(one, Taken)]
    if not given:
        yield from (one for one in batch if isinstance(one, Outcome))
        return
    left = {(head.organ_id, head.year) for one in given for head in one.left}
    recheck_all(database, left | {one.year for one in given})
    problems = _by_year(database.problems(*_ids(one.year for one in given)))
    held = _Held(database, {one.year for one in given if one.report is None})
    for one in batch:
        yield one if isinstance(one, Outcome) else _outcome(one, problems.get(one.year, []), held)


def _outcome(one: Taken, problems: Iterable[HeldProblem], held: _Held) -> Outcome:
    found = tuple(held.problem for held in problems)
    if one.report is None:
        return Outcome(one.source, held.report(one, found), "unchanged", found, None, left=one.left)
    if one.status == "kept":
        message = "已收录的一份更完整、勾稽更好或收录在先，本文件只存为历史，未采用"
        own = (Problem(Rule.DUPLICATE, message), *one.report.problems)
        return Outcome(one.source, one.report, "unchanged", own, None, left=one.left, adopted=False)
    report = replace(one.report, problems=found)
    return Outcome(one.source, report, one.status, found, None, one.changes, one.parts, left=one.left)


class _Held:
    """What counts for some organs' years, read at once."""

    def __init__(self, database: Database, years: Collection[Year]) -> None:
        ids = _ids(years)
        self._heads = {(head.organ_id, head.year): head for head in database.heads(*ids)}
        self._figures = _by_year(database.figures(*ids))
        self._passages = _by_year(database.passages(*ids))

    def report(self, one: Taken, problems: tuple[Problem, ...]) -> Report:
        head: ReportHead = self._heads[one.year]
        figures: tuple[Figure, ...] = tuple(held.figure for held in self._figures.get(one.year, ()))
        passages: tuple[Passage, ...] = tuple(held.passage for held in self._passages.get(one.year, ()))
        return Report(
            head.organ, head.year, head.title, head.form, head.source, one.digest, figures, passages, problems
        )


T = TypeVar("T", HeldFigure, HeldPassage, HeldProblem)


def _by_year(found: Iterable[T]) -> dict[Year, list[T]]:
    grouped: dict[Year, list[T]] = {}
    for held in found:
        grouped.setdefault((held.report.organ_id, held.report.year), []).append(held)
    return grouped


def _ids(years: Iterable[Year]) -> tuple[set[int], set[int]]:
    listed = list(years)
    return {organ_id for organ_id, _ in listed}, {year for _, year in listed}
