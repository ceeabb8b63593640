"""Counts of what keeps to a threshold, and yes or no, in words (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.citing import Citations
from bot.labels import MOST_FIGURES, Lines, of_nothing, printed, subject, value_name, without_number
from bot.naming import number, percent, quantity_name, rounded
from bot.phrases import say, unit_name
from bot.running import word_running
from retrieval.plan import Operation, Plan
from retrieval.plans.picked_organs import each_asked
from retrieval.question import Question
from retrieval.reading.counts import Condition
from retrieval.reckoning.findings import Findings
from retrieval.reckoning.values import Value
from store.model import CellKey, HeldFigure

_WHETHER = re.compile(r"有没有|是否|有无|是不是|吗|了没|没有[?]?$|^(?:are|is|were|was|did|does|do|has|have)\b|\bany\b")
_LEFT = CellKey("applications.carried_out", "total")


def yes_or_no(question: Question, plan: Plan, findings: Findings, lines: Lines) -> Lines:
    """The lines with the yes or no that a question asks for before them, or what follows of it behind them."""
    english = question.english
    if level := _level_or_not(question, plan, findings) if lines else "":
        return [level, *lines]
    if not _WHETHER.search(question.text) or not lines:
        return lines
    if each_asked(question) and findings.computed:
        return [say("not_each", english) + lines[0], *lines[1:]] if findings.computed[0].value else lines
    if plan.operation is Operation.COUNT and findings.computed and plan.condition:
        said = say("some" if findings.computed[0].value else "none", english)
        return [said + (" " if english else "") + lines[0], *lines[1:]]
    alone = plan.operation is Operation.LOOKUP and plan.cells == (_LEFT,) and not plan.condition
    if alone and len(findings.figures) == 1 and (left := findings.figures[0].figure.value) is not None:
        return [*lines, say("not_all_done" if left else "all_done", english)]
    return lines


_LEVEL = re.compile("持平|不相上下|一样多")
_REACHED = re.compile("恢复到?|回到|回升|赶上|追上|赶超")
_NOT_YET = re.compile("[没未](?:能|有)?(?:恢复|回|赶|追|持平)")


def _level_or_not(question: Question, plan: Plan, findings: Findings) -> str:
    """Whether one number keeps level with another, or has come up to it, where that is asked; "" where it is not."""
    asked = question.asked
    if plan.operation is not Operation.DIFFERENCE or len(findings.steps) != 1 or _NOT_YET.search(asked):
        return ""
    apart = findings.steps[0].difference.value
    if _LEVEL.search(asked):
        return say("not_level" if apart else "level", question.english)
    if not _REACHED.search(asked):
        return ""
    return say("not_reached" if apart < 0 else "reached", question.english)


def word_count(plan: Plan, findings: Findings, shown: Sequence[HeldFigure], cited: Citations, english: bool) -> Lines:
    """How many keep to the threshold, and which; what has no number is named."""
    if plan.running and findings.computed:
        return [*word_running(plan, findings, cited, english), *definition(plan, english)]
    met = [value for value in findings.values if value.number is not None]
    blanks = [*of_nothing(plan, findings, english), *without_number("left_out", plan, findings, english)]
    if plan.throughout and findings.computed:
        bound = _condition(plan, findings, met, cited, english)
        return [*word_running(plan, findings, cited, english, bound), *definition(plan, english)]
    if not findings.computed or plan.condition is None:
        return [say("nothing_counted", english), *blanks]
    result = findings.computed[0]
    lines = [
        say(
            "count" if result.value else "count_none",
            english,
            what=_condition(plan, findings, met, cited, english),
            value=number(result.value),
            unit=result.unit,
            of=result.of,
        )
    ]
    if plan.share and result.of:
        lines.append(say("count_share", english, of=result.of, share=percent(result.value / result.of)))
    for value in met[:MOST_FIGURES]:
        marks = _marks_of(value, cited)
        lines.append(
            say(
                "part",
                english,
                label=value_name(plan, value, findings, english),
                value=printed(value, english),
                unit="",
                mark=marks,
            )
        )
    return [*lines, *definition(plan, english), *blanks]


def _condition(plan: Plan, findings: Findings, met: Sequence[Value], cited: Citations, english: bool) -> str:
    """What the values were held against, in words."""
    about, own = subject(plan, findings, english), findings.against
    if plan.condition is None:
        return about
    if own is not None:
        up = plan.condition.relation == ">"
        key = ("rate_above" if up else "rate_below") if plan.whole else "above_own" if up else "below_own"
        shown = printed(own, english) + _marks_of(own, cited)
        return say(key, english, what=about, organ=own.report.organ.name, value=shown)
    if plan.condition.mean:
        mean = findings.computed[1]
        said = {"value": rounded(mean.value), "unit": unit_name(mean.unit, english), "of": mean.of}
        shown = say(f"mean_{mean.operation}", english, **said)
        return say(_MEANS[plan.condition.relation], english, what=about, mean=shown)
    printed_in = next((held.figure.unit for held in findings.figures if held.figure.value is not None), "")
    if plan.changed and plan.condition.said:
        about = say("condition_fell" if plan.ascending else "condition_rose", english, what=about)
    unit = plan.condition.unit or (met[0].unit if met else "" if plan.whole else printed_in)
    return say(_condition_key(plan, plan.condition), english, what=about, bound=plan.condition.said, unit=unit)


def _marks_of(value: Value, cited: Citations) -> str:
    """The citation of a single figure."""
    return "".join(f"[{cited.of_figure(held)}]" for held in value.held) if value.kind == "figure" else ""


def _condition_key(plan: Plan, condition: Condition) -> str:
    if condition.said:
        return f"condition_{_CONDITIONS[condition.relation]}"
    return (_CHANGED if plan.changed else _NOUGHT)[condition.relation]


_CHANGED = {">": "condition_rose", "<": "condition_fell", "=": "condition_none"}
_CONDITIONS = {"=": "is", ">": "over", ">=": "least", "<": "under", "<=": "most", "between": "between", "both": "both"}
_MEANS = {">": "mean_above", "<": "mean_below", ">=": "mean_at_least", "<=": "mean_at_most"}
_NOUGHT = {"=": "condition_none", ">": "condition_any"}


def definition(plan: Plan, english: bool) -> Lines:
    """How a derived measure is defined; of shares that are told without their numbers what they are of."""
    if plan.measure:
        return [plan.measure.en if english else plan.measure.zh]
    of_many = plan.whole and plan.operation in (Operation.RANKING, Operation.COUNT)
    return [say("shares_of", english, whole=quantity_name(plan.whole, english))] if of_many else []
