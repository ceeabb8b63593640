"""Answers put into words from figures and results; every number is a stored one or follows from stored ones (pure)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import islice

from bot.amendments import amendment_note, mention_amendments
from bot.answer import Answer, Kind
from bot.citing import Citations, mark_with_page
from bot.comparing import moved_most, peak_line, step_line, sums_apart, word_ranking, word_trend
from bot.converting import converted
from bot.counting import definition, word_count, yes_or_no
from bot.labels import (
    MOST_FIGURES,
    MOST_LINES,
    Lines,
    label,
    part_line,
    printed,
    subject,
    value_name,
    within,
    without_number,
)
from bot.naming import cell_name, join, number, percent, quantity_name, rounded
from bot.notes import notes, scopes
from bot.phrases import say
from bot.running import verdicts
from bot.touching import touching
from retrieval.plan import Operation, Plan
from retrieval.question import Question
from retrieval.reckoning.findings import Findings
from retrieval.reckoning.thresholds import meets
from retrieval.reckoning.values import Result, Value
from store.model import Check, HeldFigure, HeldProblem, Status

_KINDS = {
    Operation.LOOKUP: Kind.FIGURE,
    Operation.DIFFERENCE: Kind.COMPARISON,
    Operation.RANKING: Kind.RANKING,
    Operation.SUM: Kind.AGGREGATE,
    Operation.AVERAGE: Kind.AGGREGATE,
    Operation.COUNT: Kind.AGGREGATE,
    Operation.RATIO: Kind.AGGREGATE,
    Operation.TREND: Kind.TREND,
}


def word_figures(question: Question, plan: Plan, findings: Findings, problems: Sequence[HeldProblem]) -> Answer:
    """The answer of a plan over cells."""
    english = question.english
    kind = Kind.AGGREGATE if plan.together else _KINDS[plan.operation]
    if kind is Kind.FIGURE and findings.results:
        kind = Kind.AGGREGATE
    if plan.operation is Operation.SUM and not findings.results:
        kind = Kind.FIGURE
    shown = shown_figures(plan, findings)
    cited = Citations()
    figures = cited.figures(shown)
    lines = _WORDING[plan.operation](plan, findings, shown, cited, english)
    if not any(lines):
        return Answer(question.asked, Kind.UNKNOWN, say("nothing_left", english))
    lines = yes_or_no(question, plan, findings, lines)
    in_unit, conversions = converted(question, plan, shown, findings)
    lacking = [say("lacking", english, years=join(map(str, plan.lacking), english))] if plan.lacking else []
    found = touching(shown, problems, findings.reports)
    overlapping = scopes(plan, findings.organs, english)
    answer = Answer(
        question.asked,
        kind,
        "\n".join([*lines, *in_unit, *notes(plan, findings, english), *overlapping, *lacking]),
        figures,
        (*_results(plan, findings), *conversions),
        citations=cited.all(),
        problems=(
            *(f"{one.report.title}：{one.problem.message}" for one in found),
            *lacking,
            *overlapping,
            *(line for line in lines if line.startswith(tuple(_NAMED_BLANKS))),
        ),
    )
    return mention_amendments(answer, findings.figures, english)


_NAMED_BLANKS = {say(key, english, labels="") for key in ("unranked", "left_out") for english in (False, True)}


def shown_figures(plan: Plan, findings: Findings) -> tuple[HeldFigure, ...]:
    """The figures that the answer lists: all of a few, the first of many, of a ranking those that tie with the last."""
    if plan.operation is Operation.RANKING and findings.values:
        told = [value for value in findings.values if value.number is not None] if plan.listed else []
        ranked = tuple(held for value in told or ranked_values(plan, findings) for held in value.held)[:MOST_FIGURES]
    else:
        ranked = findings.figures[:MOST_FIGURES]
    return ranked + tuple(held for held in findings.without_number[:MOST_LINES] if held not in ranked)


def _results(plan: Plan, findings: Findings) -> tuple[Result, ...]:
    counted = Decimal(sum(value.number is not None for value in findings.values))
    total = Result("count", Decimal(len(findings.values)))
    if plan.operation is Operation.RANKING and (plan.placed or len(findings.values) > MOST_LINES):
        kept = ranked_values(plan, findings)
        told = plan.spread or plan.together or plan.shares
        spread = findings.computed[: 3 if plan.together else 1] if told else ()
        own = [*spread, *(result for value in kept for result in value.results)]
        return (total if not plan.placed else Result("count", counted), *own)
    if plan.operation is Operation.COUNT and not (plan.running or plan.throughout or findings.against):
        met = [value for value in findings.values if value.number is not None][:MOST_FIGURES]
        means = findings.computed[: 1 + bool(plan.condition and plan.condition.mean) + plan.share]
        return (*means, *(result for value in met for result in value.results))
    if len(findings.values) > MOST_LINES and plan.operation is Operation.SUM:
        return (*findings.results, total)
    return findings.results


def ranked_values(plan: Plan, findings: Findings) -> tuple[Value, ...]:
    """The values of a ranking that are told: the first ones with all that tie with their last, both ends, or one."""
    numbered = [value for value in findings.values if value.number is not None]
    if plan.yearly:
        return tuple(numbered)
    if plan.extremes and numbered:
        size = min(plan.limit or 1, len(numbered))
        first, last = _with_ties(numbered, size), _with_ties(numbered[::-1], size)
        return tuple(dict.fromkeys([*first, *last[::-1]]))
    if plan.nth:
        at = numbered[plan.limit - 1].number if plan.limit and plan.limit <= len(numbered) else None
        return tuple(value for value in numbered if value.number == at)
    most = plan.limit or MOST_LINES
    kept = _with_ties(numbered, most) if plan.limit else numbered[:most]
    own = findings.of_organ(plan.placed.id) if plan.placed else None
    return tuple(dict.fromkeys([*kept, *([own] if own and own.number is not None else [])]))


def _with_ties(numbered: Sequence[Value], most: int) -> list[Value]:
    """The first so many, and of those that tie with their last no more than can be told."""
    tied = (value for value in numbered[most:] if value.number == numbered[most - 1].number)
    return [*numbered[:most], *islice(tied, MOST_FIGURES)]


def figure_line(held: HeldFigure, mark: int, english: bool) -> str:
    """One figure with organ, year and cell, or why it has no number."""
    figure = held.figure
    value = number(figure.value) if figure.value is not None else ""
    line = say(
        figure.status.value,
        english,
        organ=held.report.organ.name,
        year=held.report.year,
        cell=cell_name(figure.key, english),
        value=value,
        unit=figure.unit,
        mark=mark_with_page(mark, figure.locator, english),
    )
    return line + amendment_note(figure, english)


def _checked_line(held: HeldFigure, mark: int, english: bool, alone: bool) -> str:
    """A figure's line with the state of the sums it takes part in; of several figures only where they do not add up."""
    line = figure_line(held, mark, english)
    told = (Check.HOLDS, Check.BROKEN) if alone else (Check.BROKEN,)
    if held.figure.status is not Status.REPORTED or held.figure.check not in told:
        return line
    state = say("holds" if held.figure.check is Check.HOLDS else "broken", english)
    return line + (f" ({state})" if english else f"（{state}）")


def _word_each(plan: Plan, findings: Findings, shown: Sequence[HeldFigure], cited: Citations, english: bool) -> Lines:
    if any(value.kind == "sum" for value in findings.values):
        return [line for value in findings.values for line in _value_lines(value, cited, english)]
    lines = [_checked_line(held, cited.of_figure(held), english, len(shown) == 1) for held in shown]
    if plan.condition and len(findings.values) == 1 and findings.values[0].number is not None:
        lines.append(say("as_asked" if meets(findings.values[0], plan.condition) else "not_as_asked", english))
    return lines


def _value_lines(value: Value, cited: Citations, english: bool) -> Lines:
    """A value by itself: a figure, or a sum with what it is of."""
    if value.kind == "figure":
        return [figure_line(value.held[0], cited.of_figure(value.held[0]), english)]
    name = quantity_name([held.figure.key for held in value.held], english)
    place = {"organ": value.report.organ.name, "year": value.report.year, "cell": name}
    counted = sum(held.figure.value is not None for held in value.held)
    if value.number is None:
        head = say("no_total", english, **place)
    else:
        head = say("total", english, **place, value=number(value.number), unit=value.unit, of=counted)
    names = [cell_name(held.figure.key, english) for held in value.held]
    alike = len({within(name) for name in names}) < len(names) == len(set(names))
    parts = zip(value.held, names if alike else [""] * len(names), strict=True)
    return [head, *(part_line(held, cited.of_figure(held), english, name) for held, name in parts)]


def _word_steps(plan: Plan, findings: Findings, shown: Sequence[HeldFigure], cited: Citations, english: bool) -> Lines:
    lines = _value_or_figure_lines(plan, findings, shown, cited, english)
    if not findings.steps:
        return [*lines, say("no_difference", english)]
    return [*lines, *(step_line(plan, step, findings, english) for step in findings.steps)]


def _value_or_figure_lines(
    plan: Plan, findings: Findings, shown: Sequence[HeldFigure], cited: Citations, english: bool
) -> Lines:
    if plan.whole:
        return _word_ratio(plan, findings, shown, cited, english)
    if plan.groups:
        return [line for value in findings.values for line in _value_lines(value, cited, english)]
    return [_checked_line(held, cited.of_figure(held), english, alone=False) for held in shown]


def _word_trend(plan: Plan, findings: Findings, shown: Sequence[HeldFigure], cited: Citations, english: bool) -> Lines:
    lines = word_trend(plan, findings, cited, english)
    if plan.running and findings.values:
        lines = [*verdicts(plan, plan.running, findings, english), *lines]
    if len({held.report.id for held in findings.figures}) == 1:
        lines.append(say("one_year", english))
    elif plan.changed:
        lines = [moved_most(plan, findings, english), *lines]
    return [*lines, *definition(plan, english)]


def _word_ranking(
    plan: Plan, findings: Findings, shown: Sequence[HeldFigure], cited: Citations, english: bool
) -> Lines:
    if not findings.values:
        lines = [figure_line(held, cited.of_figure(held), english) for held in shown]
        return [*lines, say("nothing_ranked", english, subject=subject(plan, findings, english))]
    return [
        *word_ranking(plan, findings, ranked_values(plan, findings), cited, english),
        *definition(plan, english),
    ]


def _word_total(plan: Plan, findings: Findings, shown: Sequence[HeldFigure], cited: Citations, english: bool) -> Lines:
    if not findings.results:
        return _value_or_figure_lines(plan, findings, shown, cited, english)
    totals = [
        (quantity_name(group, english) + " " if len(plan.quantities) > 1 else "")
        + ("; " if english else "；").join(
            say(one.operation, english, value=_total(one), unit=one.unit, of=one.of)
            for one in findings.computed[at * _parts(plan) : (at + 1) * _parts(plan)]
        )
        for at, group in enumerate(plan.quantities)
    ]
    totals = [sums_apart(step, english) for step in findings.steps] or totals
    head = subject(plan, findings, english)
    lines = [f"{head}: {'; '.join(totals)}" if english else f"{head}：{'；'.join(totals)}"]
    if plan.peak and plan.single and findings.values:
        lines.insert(0, peak_line(plan, findings.values, english))
    if findings.values:
        lines += [_sum_line(value, plan, findings, english) for value in findings.values[:MOST_LINES]]
    else:
        told = [held for held in shown if held.figure.value is not None][:MOST_LINES]
        lines += [part_line(held, cited.of_figure(held), english, label(held, findings, english)) for held in told]
    if (len(findings.values) or findings.numbered) > MOST_LINES:
        lines.append(
            say("folded", english, count=findings.results[0].of if not findings.values else len(findings.values))
        )
    return [*lines, *without_number("left_out", plan, findings, english)]


def _total(result: Result) -> str:
    """A sum as it is; a mean, which may go on for ever, in four places."""
    return rounded(result.value, 4) if result.operation == "average" else number(result.value)


def _parts(plan: Plan) -> int:
    """How many results there are of each thing asked for."""
    return 2 if plan.operation is Operation.AVERAGE and (plan.both_means or not plan.median) else 1


def _sum_line(value: Value, plan: Plan, findings: Findings, english: bool) -> str:
    name = value_name(plan, value, findings, english)
    of = sum(held.figure.value is not None for held in value.held)
    counted = say("reports_summed", english, of=of) if len({held.report.id for held in value.held}) > 1 else ""
    return say("part", english, label=name, value=printed(value, english), unit="", mark="") + counted


def _word_ratio(plan: Plan, findings: Findings, shown: Sequence[HeldFigure], cited: Citations, english: bool) -> Lines:
    """Each fraction with what it is of, and how it is defined."""
    if plan.pooled and findings.values:
        blanks = without_number("left_out", plan, findings, english)
        return [*_pooled_lines(plan, findings, english), *definition(plan, english), *blanks]
    if not findings.values:
        return [*(figure_line(held, cited.of_figure(held), english) for held in shown), say("no_ratio", english)]
    lines = []
    for value in findings.values:
        if value.number is None:
            told = [held for held in value.held if held in shown]
            lines += [figure_line(held, cited.of_figure(held), english) for held in told]
            numbered = all(held.figure.value is not None for held in value.held)
            lines.append(say("no_share" if numbered else "no_ratio", english))
            continue
        lines.append(_ratio_line(plan, value, findings, cited, english))
    if plan.of_all:
        return [*lines, *without_number("left_out", plan, findings, english)]
    return [*lines, *definition(plan, english), *_read_otherwise(plan, findings, english)]


def _pooled_lines(plan: Plan, findings: Findings, english: bool) -> Lines:
    """For each year the rate of all reports together."""
    lines = []
    for at, value in enumerate(findings.values):
        part, whole, rate = findings.computed[at * 3 : at * 3 + 3]
        name = value_name(plan, value, findings, english, named=True)
        sides = {"part": number(part.value), "whole": number(whole.value), "unit": part.unit, "of": rate.of}
        lines.append(say("pooled", english, year=value.report.year, name=name, value=percent(rate.value), **sides))
    return lines


def _read_otherwise(plan: Plan, findings: Findings, english: bool) -> Lines:
    """What the measure is by its other definition, where it has one."""
    other = plan.read_otherwise if plan.operation is Operation.RATIO else None
    lines = []
    for value in findings.values if other and not plan.of_all else ():
        part, whole = value.held[: value.split], value.held[value.split :]
        own = sum(
            (held.figure.value or Decimal(0) for held in part if other and held.figure.key in other.part), Decimal(0)
        )
        total = sum((held.figure.value or Decimal(0) for held in whole), Decimal(0))
        if other and value.number is not None:
            definition = other.en if english else other.zh
            lines.append(say("otherwise", english, definition=definition, value=percent(own / total)))
    return lines


def _ratio_line(plan: Plan, value: Value, findings: Findings, cited: Citations, english: bool) -> str:
    part, whole = value.held[: value.split], () if plan.of_all else value.held[value.split :]
    plus, comma = (" + ", ", ") if english else ("＋", "，")
    terms = [
        plus.join(
            say(
                "term",
                english,
                cell=cell_name(held.figure.key, english),
                value=number(held.figure.value or Decimal(0)),
                unit=held.figure.unit,
                mark=f"[{cited.of_figure(held)}]",
            )
            for held in side
        )
        for side in (part, whole)
        if side
    ]
    if plan.of_all:
        total = next(one for one in findings.computed if one.operation == "sum")
        key = "of_members" if plan.members else "of_all"
        terms.append(say(key, english, value=number(total.value), unit=total.unit, of=total.of))
    place = {"organ": value.report.organ.name, "year": value.report.year}
    name = value_name(plan, value, findings, english, named=True)
    line = say("ratio", english, **place, name=name, value=percent(value.number or Decimal(0)), terms=comma.join(terms))
    if plan.of_all or all(held.figure.check is not Check.BROKEN for held in value.held):
        return line
    return line + (f" ({say('broken', english)})" if english else f"（{say('broken', english)}）")


Wording = Callable[[Plan, Findings, Sequence[HeldFigure], Citations, bool], Lines]
_WORDING: dict[Operation, Wording] = {
    Operation.LOOKUP: _word_each,
    Operation.DIFFERENCE: _word_steps,
    Operation.RANKING: _word_ranking,
    Operation.SUM: _word_total,
    Operation.AVERAGE: _word_total,
    Operation.COUNT: word_count,
    Operation.RATIO: _word_ratio,
    Operation.TREND: _word_trend,
}
