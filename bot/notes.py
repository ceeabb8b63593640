"""What an answer over figures must add: the year assumed, units converted, scopes that overlap (pure)."""

from __future__ import annotations

from bot.naming import cell_name, join
from bot.phrases import say
from retrieval.cells import nearest_in_form
from retrieval.figures import Evidence
from retrieval.plan import Operation, Plan
from store.catalogue.aliases import ancestors, take_apart
from store.model import HeldFigure, Organ, Status

_ADDED = (Operation.SUM, Operation.AVERAGE)
_MOST_ORGANS = 2000
_MOST_NAMES = 10
_MOST_NEAREST = 4


def notes(plan: Plan, evidence: Evidence, english: bool) -> list[str]:
    """The notes of an answer, each a line."""
    said = []
    if plan.assumed_year and plan.years:
        said.append(say("assumed_year", english, year=plan.years[-1]))
    if plan.silent:
        said.append(say("silent", english, organs=join(plan.silent[:_MOST_NAMES], english), count=len(plan.silent)))
    if plan.changed:
        said.append(say("both_years", english))
    said += [_nearest(held, english) for held in evidence.figures[:_MOST_NEAREST] if _has_nearest(held)]
    if evidence.converted:
        said.append(say("converted", english, unit=evidence.converted))
    if (plan.operation in _ADDED or plan.of_all or plan.across) and overlapping(
        [held.report.organ for held in evidence.figures]
    ):
        said.append(say("scope", english))
    return said


def _has_nearest(held: HeldFigure) -> bool:
    return held.figure.status is Status.ABSENT and bool(nearest_in_form(held.figure.key, held.report.form))


def _nearest(held: HeldFigure, english: bool) -> str:
    """What the report's form has in place of a cell that it lacks."""
    cells = nearest_in_form(held.figure.key, held.report.form)[:_MOST_NEAREST]
    return say("nearest", english, cells=join((cell_name(cell, english) for cell in cells), english))


def overlapping(organs: list[Organ]) -> bool:
    """Whether one organ is the government of a region that another one lies in."""
    known = list(dict.fromkeys(organs))[:_MOST_ORGANS]
    governed = {take_apart(one.name).regions[-1:]: one for one in known if one.name.endswith("人民政府")}
    return any(
        (own := governed.get((region,))) is not None and own != other
        for other in (known if governed else ())
        for region in ancestors(other.name, other.region)
    )
