"""What an answer over figures must add: the year assumed, units converted, scopes that overlap (pure)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from bot.naming import cell_name, join
from bot.phrases import say
from retrieval.plan import Operation, Plan
from retrieval.plans.cells import nearest_in_form
from retrieval.plans.intakes import may_mean_one_intake
from retrieval.plans.stocks import are_stocks
from retrieval.question import Question
from retrieval.reckoning.findings import MOST_ORGANS, Findings
from store.catalogue.aliases import ancestors, take_apart
from store.model import HeldFigure, Organ, Status

_ADDED = (Operation.SUM, Operation.AVERAGE)
_MOST_NAMES = 10
_MOST_WIDE = 3
_MOST_NEAREST = 4


def counted_as(question: Question) -> list[str]:
    """What each word that counts from today or from another year comes to ("去年"); that cases are no people, and those
    closed not only those received."""
    said = [say("cases", question.english)] if question.people else []
    said += [say("of_all_intakes", question.english)] if may_mean_one_intake(question.text) else []
    return said + [
        say(
            "relative_year",
            question.english,
            word=question.text[mention.start : mention.end],
            years=join(map(str, mention.years), question.english),
        )
        for mention in question.years
        if mention.relative
    ]


def notes(plan: Plan, findings: Findings, english: bool) -> list[str]:
    """The notes of an answer, each a line."""
    said = []
    if plan.assumed_year and plan.years:
        said.append(say("assumed_year", english, year=plan.years[-1]))
    if plan.silent:
        said.append(say("silent", english, organs=join(plan.silent[:_MOST_NAMES], english), count=len(plan.silent)))
    if findings.short:
        short = join((one.name for one in findings.short[:_MOST_NAMES]), english)
        said.append(say("short_of_years", english, organs=short, count=len(findings.short)))
    if plan.apart:
        said.append(say("set_apart", english, organs=join(plan.apart[:_MOST_NAMES], english)))
    if plan.changed:
        said.append(say("both_years", english))
    nearest = (_nearest(held, english) for held in findings.figures[:_MOST_NEAREST] if _has_nearest(held))
    said += dict.fromkeys(nearest)
    if plan.operation is Operation.LOOKUP and are_stocks(plan):
        said.append(say("stocks", english))
    if findings.converted and (findings.results or plan.operation is not Operation.SUM):
        key = "converted_as_asked" if plan.unit == findings.converted else "converted"
        said.append(say(key, english, unit=findings.converted))
    return said


def framed(question: Question, plan: Plan, held: Sequence[int]) -> list[str]:
    """That of a group named only one organ is held; that a ranking of one organ's years is only of those that were
    talked of, not of all held."""
    group = question.group
    if group and len(group.organs) == 1 and not (question.excluded or plan.excluded or "(" in group.text):
        return [say("only_member", question.english, group=group.text, organ=group.organs[0].organ.name)]
    over_years = plan.operation is Operation.RANKING and len(plan.organs) == 1 < len(plan.years) and not plan.placed
    if not over_years or question.years or question.recent or len(plan.years) >= len(held):
        return []
    return [say("those_years", question.english, years=join(map(str, sorted(plan.years)), question.english))]


def scopes(plan: Plan, organs: Sequence[Organ], english: bool) -> list[str]:
    """That reports of whole regions stand beside, or are added to, those of offices inside them, and which they are."""
    wide = region_wide(organs)
    added = plan.operation in (*_ADDED, Operation.SUMMARY) or plan.of_all or plan.pooled or plan.across
    added = added or plan.together or plan.shares
    names = join((one.name for one in wide[:_MOST_WIDE]), english)
    if len(wide) > _MOST_WIDE:
        names += say("and_more", english, count=len(wide) - _MOST_WIDE)
    return [say("scope_added" if added else "scope_beside", english, organs=names)] if wide else []


def _has_nearest(held: HeldFigure) -> bool:
    return held.figure.status is Status.ABSENT and bool(nearest_in_form(held.figure.key, held.report.form))


def _nearest(held: HeldFigure, english: bool) -> str:
    """What the report's form has in place of a cell that it lacks."""
    cells = nearest_in_form(held.figure.key, held.report.form)[:_MOST_NEAREST]
    return say("nearest", english, cells=join((cell_name(cell, english) for cell in cells), english))


def region_wide(organs: Sequence[Organ]) -> list[Organ]:
    """The governments of regions in which others of these organs lie."""
    known: dict[Organ, None] = {}
    for one in organs:
        known[one] = None
        if len(known) == MOST_ORGANS:
            break
    governed: dict[str, list[Organ]] = defaultdict(list)
    for one in known:
        if one.name.endswith("人民政府") and (regions := take_apart(one.name).regions):
            governed[regions[-1]].append(one)
    around: set[Organ] = set()
    for other in known if governed else ():
        inside = ancestors(other.name, other.region)
        near = (one for region in inside & governed.keys() for one in governed[region] if one != other)
        around.update(one for one in near if inside.issuperset(take_apart(one.name).regions))
    return [one for one in known if one in around]
