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
    connection: Connection, rules: Collection[Rule], problems: Mapping[int, Sequence[Problem]]
) -> None:
    """Puts these problems, by report, in place of those that the reports have of these rules; those between copies
    stay."""
    own = PROBLEM.c.copy_id.is_(None) & PROBLEM.c.rule.in_([rule.value for rule in rules])
    held: dict[int, list[Problem]] = {}
    for row in connection.execute(select(PROBLEM).where(own, PROBLEM.c.report_id.in_(problems)).order_by(PROBLEM.c.id)):
        held.setdefault(row.report_id, []).append(to_problem(row))
    changed = {key: found for key, found in problems.items() if held.get(key, []) != list(found)}
    if not changed:
        return
    connection.execute(delete(PROBLEM).where(own, PROBLEM.c.report_id.in_(changed)))
    rows = [problem_row(report_id, problem) for report_id, found in changed.items() for problem in found]
    if rows:
        connection.execute(insert(PROBLEM), rows)
    raise_revision(connection)
