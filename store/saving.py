"""Writing a report: its rows in bulk, whichever copy of its organ and year it is, and reading one anew. Each function
works in a transaction that its caller holds. Which copy counts, `store.copies` decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Column, Connection, Dialect, Row, Table, delete, insert, select, update

from store.copies import next_arrival, raise_revision, read_copies, settle, settles
from store.model import (
    IDENTITY_RULES,
    NOTHING_GIVEN,
    CellKey,
    Figure,
    Organ,
    Problem,
    Report,
    ReportHead,
    Rule,
    Status,
    WenbaoError,
)
from store.namesakes import doubt_namesakes
from store.removing import forget_passages, forget_readings
from store.rows import (
    as_stored,
    figure_row,
    passage_row,
    problem_row,
    text_number_row,
    to_figure,
    to_passage,
    to_problem,
    to_text_number,
)
from store.tables import AMENDMENT, FIGURE, ORGAN, PASSAGE, PROBLEM, REPORT, TEXT_NUMBER, Indexing, is_exact

DERIVED = frozenset({*IDENTITY_RULES, Rule.CARRY_OVER, Rule.DUPLICATE})
"""Rules whose problems follow from figures, neighbours and copies, and are worked out anew after each change."""


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that a second reading reads differently; None where one of the readings has no such cell."""

    key: CellKey
    before: Figure | None
    after: Figure | None


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a report: "added" (the first of its organ and year), "replaced" (it is the current one now, the
    older one is history), "kept" (the one held is fuller and stays; this one is history) or "unchanged".

    Of a source read anew "replaced" says that the reading differs: in `changes` by cell, in `parts` by what else does
    (title, form, given, places, passages, text_numbers, problems). `left` are the reports that were read from the same
    bytes before a person said whose they are, and are gone.
    """

    status: Literal["added", "unchanged", "replaced", "kept"]
    report_id: int
    organ_id: int
    changes: tuple[Change, ...] = ()
    parts: tuple[str, ...] = ()
    left: tuple[ReportHead, ...] = ()


def save_reports(connection: Connection, reports: Sequence[Report]) -> list[Saved]:
    """Writes reports in their order; those that are alone for their organ's year, as most are, with few statements."""
    reports = doubt_namesakes(connection, reports)
    alone = _alone(connection, reports)
    added = dict(zip(alone, _add_all(connection, [reports[place] for place in alone]), strict=True))
    return [added.get(place) or save_report(connection, report) for place, report in enumerate(reports)]


def _alone(connection: Connection, reports: Sequence[Report]) -> list[int]:
    """The places of the reports of an organ's year of which nothing else is held or given here."""
    named = Counter((report.organ.name, report.year) for report in reports)
    years = {year for _, year in named}
    pairs = select(ORGAN.c.name, REPORT.c.year).where(
        REPORT.c.organ_id == ORGAN.c.id, ORGAN.c.name.in_({name for name, _ in named}), REPORT.c.year.in_(years)
    )
    held = {(row.name, row.year) for row in connection.execute(pairs)}
    return [
        place
        for place, report in enumerate(reports)
        if report.given == NOTHING_GIVEN
        and named[report.organ.name, report.year] == 1
        and (report.organ.name, report.year) not in held
    ]


def _add_all(connection: Connection, reports: Sequence[Report]) -> list[Saved]:
    """Writes reports that are the first of their organ's year."""
    if not reports:
        return []
    organs = {organ.name: _organ(connection, organ) for organ in dict.fromkeys(report.organ for report in reports)}
    rows = [_report_row(report, organs[report.organ.name], 1, current=True) for report in reports]
    returning = insert(REPORT).returning(REPORT.c.id, sort_by_parameter_order=True)
    ids = [*connection.execute(returning, rows).scalars()]
    _add_contents(connection, dict(zip(ids, reports, strict=True)), Indexing.PENDING)
    return [
        Saved("added", report_id, organs[report.organ.name]) for report_id, report in zip(ids, reports, strict=True)
    ]


def save_report(connection: Connection, report: Report) -> Saved:
    """Writes the report with all its contents; see `Database.save`."""
    saved = _save_copy(connection, report)
    if report.given == NOTHING_GIVEN:
        return saved
    return replace(saved, left=tuple(_put_right(connection, report, saved.report_id)))


def _put_right(connection: Connection, report: Report, report_id: int) -> list[ReportHead]:
    """What a person says of a file takes the place of what was read from its bytes before it was said; the reports
    that this was."""
    given = {"given_organ": report.given.organ, "given_year": report.given.year}
    connection.execute(update(REPORT).where(REPORT.c.id == report_id).values(**given))
    same = (REPORT.c.given_organ.is_not_distinct_from(report.given.organ)) & (
        REPORT.c.given_year.is_not_distinct_from(report.given.year)
    )
    keep = connection.execute(select(REPORT.c.id).where(REPORT.c.digest == report.digest, same)).scalars()
    return forget_readings(connection, report.digest, {*keep})


def _save_copy(connection: Connection, report: Report) -> Saved:
    organ_id = _organ(connection, report.organ)
    copies = read_copies(connection, organ_id, report.year)
    arrived = next_arrival(copies)
    if not copies:
        return Saved("added", _add(connection, report, organ_id, arrived, current=True), organ_id)
    held = next((copy for copy in copies if copy.digest == report.digest), None)
    if held is None:
        saved = _add(connection, report, organ_id, arrived, current=False)
    elif settles(copies, held):
        return Saved("unchanged", held.id, organ_id)
    else:
        saved = held.id
        connection.execute(update(REPORT).where(REPORT.c.id == saved).values(arrived=arrived))
    current = settle(connection, organ_id, report.year)
    return Saved("replaced" if current == saved else "kept", saved, organ_id)


def _organ(connection: Connection, organ: Organ) -> int:
    held = connection.execute(select(ORGAN).where(ORGAN.c.name == organ.name).with_for_update()).first()
    if held is None:
        return _insert(connection, ORGAN, {"name": organ.name, "region": organ.region})
    if held.region is None and organ.region is not None:
        connection.execute(update(ORGAN).where(ORGAN.c.id == held.id).values(region=organ.region))
        raise_revision(connection)
    return int(held.id)


def _insert(connection: Connection, table: Any, values: dict[str, Any]) -> int:
    key = connection.execute(insert(table).values(values)).inserted_primary_key
    assert key is not None
    return int(key[0])


def _add(connection: Connection, report: Report, organ_id: int, arrived: int, *, current: bool) -> int:
    report_id = _insert(connection, REPORT, _report_row(report, organ_id, arrived, current=current))
    _add_contents(connection, {report_id: report}, Indexing.PENDING if current else Indexing.GONE)
    return report_id


def _report_row(report: Report, organ_id: int, arrived: int, *, current: bool) -> dict[str, Any]:
    return {
        **_head_row(report),
        "organ_id": organ_id,
        "year": report.year,
        "digest": report.digest,
        "current": current,
        "arrived": arrived,
        "ingested_at": datetime.now(UTC),
    }


def _add_contents(connection: Connection, reports: Mapping[int, Report], indexing: Indexing) -> None:
    """Writes what these reports, by id, hold."""
    _add_figures(connection, reports)
    _add_passages(connection, reports, indexing)
    _add_text_numbers(connection, reports)
    _add_problems(connection, reports)
    raise_revision(connection)


def _head_row(report: Report) -> dict[str, Any]:
    """What a row of `report` says that another reading of the same bytes may say differently."""
    return {
        "title": report.title,
        "form": report.form,
        "source": report.source,
        "given_organ": report.given.organ,
        "given_year": report.given.year,
        "reported": report.count(Status.REPORTED),
        "length": sum(len(passage.text) for passage in report.passages),
    }


def _add_figures(connection: Connection, reports: Mapping[int, Report]) -> None:
    rows = (figure_row(key, figure, report.form) for key, report in reports.items() for figure in report.figures)
    _insert_all(connection, FIGURE, rows)


def _add_passages(connection: Connection, reports: Mapping[int, Report], indexing: Indexing) -> None:
    rows = (passage_row(key, passage) for key, report in reports.items() for passage in report.passages)
    _insert_all(connection, PASSAGE, ({**row, "indexing": indexing} for row in rows))


def _add_text_numbers(connection: Connection, reports: Mapping[int, Report]) -> None:
    rows = (
        text_number_row(key, ordinal, number)
        for key, report in reports.items()
        for ordinal, number in enumerate(report.text_numbers)
    )
    _insert_all(connection, TEXT_NUMBER, rows)


def _add_problems(connection: Connection, reports: Mapping[int, Report]) -> None:
    rows = (problem_row(key, problem) for key, report in reports.items() for problem in report.problems)
    _insert_all(connection, PROBLEM, rows)


def _insert_all(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Writes rows that name the same columns. What SQLAlchemy would do for each row anew, there being hundreds in a
    report, is done once."""
    listed = list(rows)
    if not listed:
        return
    dialect, names = connection.dialect, [*listed[0]]
    columns = zip(*(row.values() for row in listed), strict=True)
    written = [_written(table.c[name], dialect, column) for name, column in zip(names, columns, strict=True)]
    statement = insert(table).inline().compile(dialect=dialect, column_keys=names)
    values = zip(*written, strict=True)
    named = values if statement.positional else (dict(zip(names, row, strict=True)) for row in values)
    connection.exec_driver_sql(str(statement), list(named))


def _written(column: Column[Any], dialect: Dialect, values: Iterable[Any]) -> Iterable[Any]:
    """The values of a column as the database's driver takes them."""
    write = column.type.dialect_impl(dialect).bind_processor(dialect)
    return values if write is None else map(write, values)


def reread_report(connection: Connection, report: Report) -> Saved:
    """Puts another reading of the same bytes in place of the one held; see `Database.reread`."""
    (report,) = doubt_namesakes(connection, [report])
    organ_id = _organ(connection, report.organ)
    own = (REPORT.c.organ_id == organ_id) & (REPORT.c.year == report.year) & (REPORT.c.digest == report.digest)
    held = connection.execute(select(REPORT).where(own).with_for_update()).first()
    if held is None:
        return save_report(connection, report)
    changes, parts = _differences(connection, held, report)
    if not changes and not parts:
        return Saved("unchanged", held.id, organ_id)
    connection.execute(update(REPORT).where(REPORT.c.id == held.id).values(_head_row(report)))
    connection.execute(delete(FIGURE).where(FIGURE.c.report_id == held.id))
    _add_figures(connection, {held.id: report})
    if "passages" in parts:
        forget_passages(connection, [held.id])
        _add_passages(connection, {held.id: report}, Indexing.PENDING if held.current else Indexing.GONE)
    connection.execute(delete(TEXT_NUMBER).where(TEXT_NUMBER.c.report_id == held.id))
    _add_text_numbers(connection, {held.id: report})
    own_problems = (PROBLEM.c.report_id == held.id) & PROBLEM.c.copy_id.is_(None)
    connection.execute(delete(PROBLEM).where(own_problems))
    _add_problems(connection, {held.id: report})
    raise_revision(connection)
    settle(connection, organ_id, report.year)
    return Saved("replaced", held.id, organ_id, changes, parts)


def _differences(connection: Connection, held: Row[Any], report: Report) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """The cells that the reading reads differently, and what else of it differs from what is held.

    What the identities say of figures is left aside: it follows from them, and from amendments. So does what the text
    says against the tables, where cells are or were amended.
    """
    amended = select(AMENDMENT.c.id).where(AMENDMENT.c.organ_id == held.organ_id, AMENDMENT.c.year == held.year)
    derived = DERIVED | {Rule.TEXT_AGAINST_TABLE} if connection.execute(amended).first() else DERIVED
    rows = connection.execute(select(FIGURE).where(FIGURE.c.report_id == held.id))
    before = {figure.key: figure for figure in map(to_figure, rows)}
    after = {figure.key: figure for figure in (as_stored(figure, report.form) for figure in report.figures)}
    pairs = [(key, before.get(key), after.get(key)) for key in dict.fromkeys((*before, *after))]
    changes = tuple(Change(*pair) for pair in pairs if _reading(pair[1]) != _reading(pair[2]))
    passages = connection.execute(select(PASSAGE).where(PASSAGE.c.report_id == held.id).order_by(PASSAGE.c.ordinal))
    stated = select(TEXT_NUMBER).where(TEXT_NUMBER.c.report_id == held.id).order_by(TEXT_NUMBER.c.ordinal)
    problems = connection.execute(select(PROBLEM).where(PROBLEM.c.report_id == held.id))
    parts = {
        "title": held.title != report.title,
        "form": held.form != report.form,
        "given": (held.given_organ, held.given_year) != (report.given.organ, report.given.year),
        "places": any(one and two and one.locator != two.locator for _, one, two in pairs),
        "passages": list(map(to_passage, passages)) != sorted(report.passages, key=lambda passage: passage.ordinal),
        "text_numbers": tuple(map(to_text_number, connection.execute(stated))) != report.text_numbers,
        "problems": _own_problems(map(to_problem, problems), derived) != _own_problems(report.problems, derived),
    }
    return changes, tuple(name for name, differs in parts.items() if differs)


def _reading(figure: Figure | None) -> object:
    return None if figure is None else (figure.value, figure.status, figure.raw, figure.unit)


def _own_problems(problems: Iterable[Problem], derived: Collection[Rule]) -> Counter[Problem]:
    return Counter(problem for problem in problems if problem.rule not in derived)


def check_storable(report: Report) -> None:
    """WenbaoError where a report cannot be kept as it is: a number beyond what is stored, text that is no Unicode."""
    for figure in report.figures:
        if figure.value is not None and not is_exact(figure.value):
            raise WenbaoError(f"{report.source}：数值超出可存范围（{figure.raw or figure.value}）")
    texts = [
        report.organ.name,
        report.title,
        report.source,
        *(passage.text for passage in report.passages),
        *(figure.raw or "" for figure in report.figures),
    ]
    try:
        "".join(texts).encode()
    except UnicodeEncodeError as error:
        raise WenbaoError(f"{report.source!a}：文件名或正文含无法保存的字符") from error
