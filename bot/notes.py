"""What an answer over figures must add: the year assumed, units converted, scopes that overlap (pure)."""

from __future__ import annotations

from bot.naming import join
from bot.phrases import say
from retrieval.figures import Evidence
from retrieval.plan import Operation, Plan
from store.catalogue.aliases import ancestors, take_apart
from store.model import Organ

_ADDED = (Operation.SUM, Operation.AVERAGE)
_MOST_ORGANS = 2000
_MOST_NAMES = 10


def notes(plan: Plan, evidence: Evidence, english: bool) -> list[str]:
    """The notes of an answer, each a line."""
    said = []
    if plan.assumed_year and plan.years:
        said.append(say("assumed_year", english, year=plan.years[-1]))
    if plan.silent:
        said.append(say("silent", english, organs=join(plan.silent[:_MOST_NAMES], english), count=len(plan.silent)))
    if plan.changed:
        said.append(say("both_years", english))
    if evidence.converted:
        said.append(say("converted", english, unit=evidence.converted))
    if (plan.operation in _ADDED or plan.of_all or plan.across) and overlapping(
        [held.report.organ for held in evidence.figures]
    ):
        said.append(say("scope", english))
    return said


def overlapping(organs: list[Organ]) -> bool:
    """Whether one organ is the government of a region that another one lies in."""
    known = list(dict.fromkeys(organs))[:_MOST_ORGANS]
    governed = {take_apart(one.name).regions[-1:]: one for one in known if one.name.endswith("人民政府")}
    return any(
        (own := governed.get((region,))) is not None and own != other
        for other in (known if governed else ())
        for region in ancestors(other.name, other.region)
    )
