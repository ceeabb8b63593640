"""Writing what is derived from figures, anew after they or their neighbours changed. Nothing is written where nothing
changed. Each function works in a transaction that its caller holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select, update

from store.copies import raise_revision
from store.model import CellKey, Check, Problem, Rule
from store.rows import cell_ids, problem_row, to_problem
from store.tables import FIGURE, PROBLEM


def set_checks(connection: Connection, report_id: int, checks: Mapping[CellKey, Check]) -> None:
    """Writes what the identities say of these figures of a report."""
    wanted = {cell: check for key, check in checks.items() for cell in cell_ids(key)}
    own = FIGURE.c.report_id == report_id
    rows = connection.execute(select(FIGURE.c.cell, FIGURE.c.check_state).where(own)).all()
    changed: dict[Check, list[int]] = {}
    for row in rows:
        if row.cell in wanted and wanted[row.cell] is not row.check_state:
            changed.setdefault(wanted[row.cell], []).append(row.cell)
    for check, cells in changed.items():
        connection.execute(update(FIGURE).where(own, FIGURE.c.cell.in_(cells)).values(check_state=check))
    if changed:
        raise_revision(connection)


def replace_problems(
    connection: Connection, report_id: int, rules: Collection[Rule], problems: Sequence[Problem]
) -> None:
    """Puts these problems in place of those that the report has of these rules; those between copies stay."""
    own = (PROBLEM.c.report_id == report_id) & PROBLEM.c.copy_id.is_(None)
    own &= PROBLEM.c.rule.in_([rule.value for rule in rules])
    held = [to_problem(row) for row in connection.execute(select(PROBLEM).where(own).order_by(PROBLEM.c.id))]
    if held == list(problems):
        return
    connection.execute(delete(PROBLEM).where(own))
    if problems:
        connection.execute(insert(PROBLEM), [problem_row(report_id, problem) for problem in problems])
    raise_revision(connection)
