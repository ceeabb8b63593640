"""Writing a report: which copy of one organ's year counts, and its rows in bulk. Each function works in a transaction
that its caller holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Literal

from sqlalchemy import Connection, Row, case, func, insert, literal, select, update

from store.catalogue import cell_types
from store.model import Organ, Problem, Report, Rule, Status, WenbaoError
from store.rows import cell_ids, figure_row, passage_row, print_value, problem_row
from store.tables import FIGURE, META, ORGAN, PASSAGE, PROBLEM, REPORT, Indexing, is_exact


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a report: "added" (the first of its organ and year), "replaced" (it is the current one now, the
    older one is history), "kept" (the one held is fuller and stays; this one is history) or "unchanged"."""

    status: Literal["added", "unchanged", "replaced", "kept"]
    report_id: int


def save_report(connection: Connection, report: Report) -> Saved:
    """Writes the report with all its contents; see `Database.save`."""
    organ_id = _organ(connection, report.organ)
    current = _copy(connection, organ_id, report.year, REPORT.c.current)
    if current is None:
        return Saved("added", _add(connection, report, organ_id, current=True))
    older = _copy(connection, organ_id, report.year, REPORT.c.digest == report.digest)
    if older is not None and changes_nothing(
        older.current, older.reported, current.reported, report.source == current.source
    ):
        return Saved("unchanged", older.id)
    if _is_poorer(connection, report, current):
        return _keep(connection, report, organ_id, current, older)
    return _replace(connection, report, organ_id, current, older)


def changes_nothing(is_current: bool, reported: int, best: int, same_source: bool) -> bool:
    """Whether the bytes of a held copy, given again, leave things as they are.

    They do when they are the current report's, when the current copy has more readable figures (`best` against
    `reported`), and when it came from another file: two copies side by side do not replace each other in turn.
    They do not when one file changed back.
    """
    return is_current or reported < best or not same_source


def _copy(connection: Connection, organ_id: int, year: int, condition: Any) -> Row[Any] | None:
    chosen = select(REPORT).where(REPORT.c.organ_id == organ_id, REPORT.c.year == year, condition)
    return connection.execute(chosen.order_by(REPORT.c.id.desc()).limit(1)).first()


def _organ(connection: Connection, organ: Organ) -> int:
    held = connection.execute(select(ORGAN).where(ORGAN.c.name == organ.name).with_for_update()).first()
    if held is None:
        return _insert(connection, ORGAN, {"name": organ.name, "region": organ.region})
    if held.region is None and organ.region is not None:
        connection.execute(update(ORGAN).where(ORGAN.c.id == held.id).values(region=organ.region))
        _raise_revision(connection)
    return int(held.id)


def _insert(connection: Connection, table: Any, values: dict[str, Any]) -> int:
    key = connection.execute(insert(table).values(values)).inserted_primary_key
    assert key is not None
    return int(key[0])


def _is_poorer(connection: Connection, report: Report, current: Row[Any]) -> bool:
    """Fewer readable figures; where they are as many, less than half the text."""
    reported = report.count(Status.REPORTED)
    if reported != current.reported:
        return reported < int(current.reported)
    length = select(func.coalesce(func.sum(func.length(PASSAGE.c.text)), 0)).where(PASSAGE.c.report_id == current.id)
    held = connection.execute(length).scalar_one()
    return bool(2 * sum(len(passage.text) for passage in report.passages) < held)


def _add(connection: Connection, report: Report, organ_id: int, *, current: bool) -> int:
    report_id = _insert(
        connection,
        REPORT,
        {
            "organ_id": organ_id,
            "year": report.year,
            "title": report.title,
            "form": report.form,
            "source": report.source,
            "digest": report.digest,
            "current": current,
            "reported": report.count(Status.REPORTED),
            "ingested_at": datetime.now(UTC),
        },
    )
    indexing = Indexing.PENDING if current else Indexing.GONE
    _insert_all(connection, FIGURE, (figure_row(report_id, figure, report.form) for figure in report.figures))
    _insert_all(
        connection, PASSAGE, ({**passage_row(report_id, passage), "indexing": indexing} for passage in report.passages)
    )
    _insert_all(connection, PROBLEM, (problem_row(report_id, problem) for problem in report.problems))
    _raise_revision(connection)
    return report_id


def _insert_all(connection: Connection, table: Any, rows: Iterable[dict[str, Any]]) -> None:
    if listed := list(rows):
        connection.execute(insert(table), listed)


def _keep(connection: Connection, report: Report, organ_id: int, current: Row[Any], older: Row[Any] | None) -> Saved:
    if older is not None:
        return Saved("unchanged", older.id)
    kept = _add(connection, report, organ_id, current=False)
    message = f"另有一份较不完整的文件（{report.source}），未采用；现用 {current.source}"
    _note_duplicate(connection, current.id, message, _disagreements(connection, current.id, kept))
    return Saved("kept", kept)


def _replace(connection: Connection, report: Report, organ_id: int, current: Row[Any], older: Row[Any] | None) -> Saved:
    connection.execute(update(REPORT).where(REPORT.c.id == current.id).values(current=False))
    _move(connection, current.id, {Indexing.EMBEDDED: Indexing.STALE, Indexing.PENDING: Indexing.GONE})
    if older is not None:
        return Saved("replaced", _reinstate(connection, older.id))
    new = _add(connection, report, organ_id, current=True)
    if disagreements := _disagreements(connection, new, current.id):
        message = f"另有一份较早的文件（{current.source}）与此不同；现用 {report.source}"
        _note_duplicate(connection, new, message, disagreements)
    return Saved("replaced", new)


def _reinstate(connection: Connection, report_id: int) -> int:
    connection.execute(update(REPORT).where(REPORT.c.id == report_id).values(current=True))
    _move(connection, report_id, {Indexing.STALE: Indexing.EMBEDDED, Indexing.GONE: Indexing.PENDING})
    _raise_revision(connection)
    return report_id


def _move(connection: Connection, report_id: int, steps: dict[Indexing, Indexing]) -> None:
    own = PASSAGE.c.report_id == report_id
    connection.execute(update(PASSAGE).where(own).values(indexing=moved(steps)))


def moved(steps: dict[Indexing, Indexing]) -> Any:
    """The SQL expression of where a passage stands after these steps; the states not named stay."""
    column = PASSAGE.c.indexing
    return case(*((column == before, literal(after, column.type)) for before, after in steps.items()), else_=column)


def _disagreements(connection: Connection, report_id: int, other_id: int) -> list[tuple[str, Decimal, Decimal]]:
    """Where two copies print different numbers: the cell's words, the first copy's number, the other's."""
    one, other = FIGURE.alias(), FIGURE.alias()
    rows = connection.execute(
        select(one.c.cell, one.c.value, other.c.value.label("other"))
        .join(other, (one.c.cell == other.c.cell) & (one.c.value != other.c.value))
        .where(one.c.report_id == report_id, other.c.report_id == other_id)
        .order_by(one.c.cell)
    )
    words = {cell.id: f"{cell.row_label}·{cell.column_label}" for cell in cell_types()}
    return [(words[row.cell], row.value, row.other) for row in rows]


def _note_duplicate(
    connection: Connection, report_id: int, message: str, disagreements: list[tuple[str, Decimal, Decimal]]
) -> None:
    expected = found = None
    if disagreements:
        words, held, other = disagreements[0]
        expected, found = print_value(held), print_value(other)
        message += f"：“{words}”等 {len(disagreements)} 格的数不同（{expected}，另一份 {found}）"
    connection.execute(insert(PROBLEM), [problem_row(report_id, Problem(Rule.DUPLICATE, message, expected, found))])
    _raise_revision(connection)


def _raise_revision(connection: Connection) -> None:
    own = META.c.key == "revision"
    held = connection.execute(select(META.c.value).where(own).with_for_update()).scalar_one()
    connection.execute(update(META).where(own).values(value=str(int(held) + 1)))


def check_storable(report: Report) -> None:
    """WenbaoError where a report cannot be kept as it is: a number beyond what is stored, text that is no Unicode."""
    for figure in report.figures:
        cell_ids(figure.key)
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
