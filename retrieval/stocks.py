"""Numbers that tell how many there are on a day, which are not added up over years (pure)."""

from __future__ import annotations

from dataclasses import replace

from retrieval.plan import Operation, Outcome, Plan


def are_stocks(plan: Plan) -> bool:
    """Whether all that is asked for is what was in force at the end of each of several years."""
    years = {target.year for target in plan.targets} or {*plan.years}
    return bool(plan.cells) and len(years) > 1 and all(cell.column == "in_force" for cell in plan.cells)


def told_by_year(outcome: Outcome) -> Outcome:
    """A plan that would add up one organ's stocks of several years as one for each of them; any other as it is."""
    if isinstance(outcome, Plan) and outcome.operation is Operation.SUM and are_stocks(outcome):
        return replace(outcome, operation=Operation.LOOKUP, groups=())
    return outcome
