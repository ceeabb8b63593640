"""What the next question may leave out, after what was asked and what was answered (pure)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from bot.answer import Answer, Kind
from retrieval.conversation import Conversation, Shape
from retrieval.plan import Clarification, Doubt, Explanation, Gap, Lack, Operation, Outcome, Plan, Refusal
from retrieval.plans.cells import meant_cells
from retrieval.plans.reasons import asks_why
from retrieval.question import ASKING, Question

_ASKS = re.compile(ASKING)
_MOST_LISTED = 20
"""Organs that an answer lists and the next question may mean together."""
_PICKED_BY_NAME = (Doubt.WHICH_ORGAN, Doubt.SIMILAR_NAME, Doubt.WHICH_YEAR, Doubt.WHICH_CELL)


def remember(question: Question, outcome: Outcome, answer: Answer, before: Conversation, now: float) -> Conversation:
    """The conversation after a question; what was not understood and asks for nothing changes nothing."""
    asks = _ASKS.search(question.text) is not None and (bool(question.content) or not before.cells)
    bare = not (question.organs or question.years or asks)
    lost = isinstance(outcome, Plan) and (asks_why(outcome) or (answer.kind is Kind.UNKNOWN and bare))
    if lost or (isinstance(outcome, Refusal) and outcome.why != "anew"):
        return before
    after = _after(question, outcome, before, now)
    leader, listed = _leader(outcome, answer), _listed(outcome, answer) or _goes_through(outcome, before)
    return replace(after, leader=leader, leading_year=_leading_year(outcome, answer), listed=listed)


def _after(question: Question, outcome: Outcome, before: Conversation, now: float) -> Conversation:
    """What the next question may leave out; what was refused changes nothing that was known.

    After an organ that is not held nobody is talked of any more: whose figure "行政处罚呢" means would be a guess.
    """
    match outcome:
        case Refusal("anew"):
            return Conversation()
        case Plan():
            return outcome.remembered(now).follows(before)
        case Explanation() if not before.cells and any(one.kind == "indicator" for one in question.named):
            # "那甲县这个数是多少" after what a row means asks for that row
            row = meant_cells(question.named)
            return replace(before, cells=row, operation=Operation.LOOKUP.value, shape=Shape(), at=now)
        case Gap(Lack.ORGAN):
            before = replace(before, organs=(), years=question.all_years or before.years)
            if asked := meant_cells(question.named):
                return replace(before, cells=asked, operation=Operation.LOOKUP.value, shape=Shape())
            ranked = before.operation == Operation.RANKING
            shape = Shape(before.shape.groups)
            return replace(before, operation=Operation.LOOKUP.value, shape=shape) if ranked else before
        case Gap(Lack.YEAR, plan=None) | Clarification(plan=None):
            before = _turned(question, before, now)
        case Gap(plan=Plan() as plan) | Clarification(plan=Plan() as plan):
            # the year asked for stays, held or not: another one in its place would answer what nobody asked
            kept = plan.remembered(now)
            before = replace(kept, years=kept.years or before.years).follows(before)
    return replace(before, asked=_offered(outcome), at=now) if isinstance(outcome, Clarification) else before


def _offered(asked_back: Clarification) -> tuple[tuple[str, str], ...]:
    """The choices that a short answer may pick; what leaves out words of the question only by a plain yes."""
    if asked_back.doubt in _PICKED_BY_NAME:
        return asked_back.choices
    return tuple(("", asked) for _, asked in asked_back.choices if len(asked_back.choices) == 1)


def _turned(question: Question, before: Conversation, now: float) -> Conversation:
    """What is talked of after a question that was asked back: the organs and years that it named, for the answer to
    complete it, and nothing of the rows of another one, but what was looked up where it names no row."""
    if not (question.organs or question.group or question.years or question.named or question.measures):
        return before
    organs, years = before.organs, question.all_years or before.years
    if question.organs or question.group:
        organs = tuple(one.organs[0].organ.name for one in question.organs if one.sure and len(one.organs) == 1)
    if question.named or question.measures or before.operation != Operation.LOOKUP:
        return Conversation(organs, years, at=now)
    return Conversation(organs, years, before.cells, before.operation, at=now, shape=Shape(before.shape.groups))


def _leading_year(outcome: Outcome, answer: Answer) -> int:
    """The year that came out first in a ranking of one organ's years, alone: "那年" of the next question."""
    figures = answer.figures if isinstance(outcome, Plan) and _leader(outcome, answer) else ()
    over_years = isinstance(outcome, Plan) and len(outcome.organs) == 1 and len({one.year for one in figures}) > 1
    return figures[0].year if over_years else 0


def _listed(outcome: Outcome, answer: Answer) -> tuple[str, ...]:
    """The organs that an answer over all of one year lists: all that meet a bound, or the first of a ranking, as far
    as none shares a place; () where it does not list them one by one, or some of those asked for share one."""
    if not isinstance(outcome, Plan) or outcome.running or outcome.than:
        return ()
    if two := _compared(outcome, answer):
        return two
    ranked = outcome.operation is Operation.RANKING
    few = ranked and not (outcome.limit or outcome.ascending) and len(outcome.organs) <= _MOST_LISTED
    first_of_group = ranked and 0 < (outcome.limit or 0) < len(outcome.organs)
    if (outcome.organs and not (first_of_group or few)) or len(outcome.years) != 1 or outcome.across:
        return ()
    blank = {figure.organ for figure in answer.figures if figure.value is None}
    organs = tuple(dict.fromkeys(figure.organ for figure in answer.figures if figure.organ not in blank))
    if outcome.operation is Operation.COUNT:
        counts = [result.value for result in answer.results if result.operation == "count"]
        return organs if counts == [len(organs)] and len(organs) <= _MOST_LISTED else ()
    values = [figure.value for figure in answer.figures if figure.organ not in blank]
    single = outcome.operation is Operation.RANKING and outcome.single and not (outcome.whole or outcome.changed)
    apart = next((at for at, (one, other) in enumerate(pairwise(values)) if one == other), len(values))
    own = len(organs) == len(values) and not outcome.nth and apart >= (outcome.limit or 2)
    return organs[: min(outcome.limit or _MOST_LISTED, apart)] if single and own else ()


def _compared(outcome: Plan, answer: Answer) -> tuple[str, ...]:
    """The two organs that were held against each other by one number of a year, the greater first; () where there are
    none, or they have as many."""
    pair = outcome.operation is Operation.DIFFERENCE and len(outcome.organs) == 2 and len(outcome.years) == 1
    values = [(figure.value, figure.organ) for figure in answer.figures if figure.value is not None]
    alone = pair and outcome.single and not (outcome.whole or outcome.changed) and len(values) == 2
    if not alone or values[0][0] == values[1][0]:
        return ()
    return tuple(organ for _, organ in sorted(values, reverse=True))


def _goes_through(outcome: Outcome, before: Conversation) -> tuple[str, ...]:
    """The organs listed before, where one of them is asked about ("第一名办结了多少")."""
    one = isinstance(outcome, Plan) and outcome.operation is Operation.LOOKUP and len(outcome.organs) == 1
    if not isinstance(outcome, Plan) or not one or len(outcome.years) != 1:
        return ()
    return before.listed if outcome.organs[0].organ.name in before.listed else ()


def _leader(outcome: Outcome, answer: Answer) -> str:
    """The organ that came out first in a ranking, where it stands there alone: "它" of the next question."""
    if not isinstance(outcome, Plan) or outcome.operation is not Operation.RANKING or outcome.changed:
        return ""
    figures, compared = answer.figures, "ratio" if outcome.whole else "sum" if outcome.summed else ""
    results: list[Decimal | None] = [result.value for result in answer.results if result.operation == compared]
    values = results or [figure.value for figure in figures]
    alone = bool(figures) and (len(values) < 2 or values[0] != values[1])
    return figures[0].organ if alone else ""
