"""Answers put into words from figures and results; every number is a stored one or follows from stored ones (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from bot.amendments import amendment_note, mention_amendments
from bot.answer import Answer, Kind
from bot.citing import Citations
from bot.naming import cell_name, join, number, percent, rounded
from bot.phrases import say
from bot.touching import touching
from retrieval.figures import Evidence, Result, Step
from retrieval.plan import Operation, Plan
from retrieval.question import Question
from store.catalogue.aliases import ancestors, take_apart
from store.catalogue.terms import measures
from store.model import Check, HeldFigure, HeldProblem, Status

MOST_LINES = 10
_MOST_FIGURES = 50
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


def word_figures(question: Question, plan: Plan, evidence: Evidence, problems: Sequence[HeldProblem]) -> Answer:
    """The answer of a plan over cells."""
    kind = _KINDS[plan.operation]
    if kind is Kind.FIGURE and evidence.results:
        kind = Kind.AGGREGATE
    if plan.operation is Operation.SUM and not evidence.results:
        kind = Kind.FIGURE
    shown = _shown(plan, evidence)
    cited = Citations()
    figures = cited.figures(shown)
    write = _word_total if kind is Kind.AGGREGATE and plan.operation is Operation.LOOKUP else _WORDING[plan.operation]
    lines = write(plan, evidence, shown, cited, question.english)
    notes = _notes(plan, evidence, question.english)
    lacking = (
        [say("lacking", question.english, years=join(map(str, plan.lacking), question.english))] if plan.lacking else []
    )
    found = touching(shown, problems, evidence.figures)
    answer = Answer(
        question.asked,
        kind,
        "\n".join([*lines, *notes, *lacking]),
        figures,
        _results(plan, evidence),
        citations=cited.all(),
        problems=(*(f"{one.report.title}：{one.problem.message}" for one in found), *lacking),
    )
    return mention_amendments(answer, evidence.figures, question.english)


def _shown(plan: Plan, evidence: Evidence) -> tuple[HeldFigure, ...]:
    """The figures that the answer lists: all of a few, the first of many."""
    most = plan.limit or (MOST_LINES if plan.operation is Operation.RANKING else _MOST_FIGURES)
    ranked = evidence.figures[:most]
    return ranked + tuple(held for held in evidence.without_number[:MOST_LINES] if held not in ranked)


def _results(plan: Plan, evidence: Evidence) -> tuple[Result, ...]:
    if plan.operation is Operation.RANKING and len(evidence.figures) > MOST_LINES:
        return (Result("count", Decimal(len(evidence.figures))),)
    return evidence.results


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
        mark=f"[{mark}]",
    )
    return line + amendment_note(figure, english)


Lines = list[str]


def _word_each(plan: Plan, evidence: Evidence, shown: Sequence[HeldFigure], cited: Citations, english: bool) -> Lines:
    lines = [figure_line(held, cited.of_figure(held), english) for held in shown]
    if len(shown) == 1 and shown[0].figure.check is not Check.UNTESTED and shown[0].figure.status is Status.REPORTED:
        state = say("holds" if shown[0].figure.check is Check.HOLDS else "broken", english)
        lines[0] += f" ({state})" if english else f"（{state}）"
    return lines


def _word_steps(plan: Plan, evidence: Evidence, shown: Sequence[HeldFigure], cited: Citations, english: bool) -> Lines:
    lines = _word_each(plan, evidence, shown, cited, english)
    if plan.operation is Operation.TREND and len({held.report.id for held in evidence.figures}) == 1:
        return [*lines, say("one_year", english)]
    if plan.operation is Operation.DIFFERENCE and not evidence.steps:
        return [*lines, say("no_difference", english)]
    return [*lines, *(_step_line(step, evidence, english) for step in evidence.steps)]


def _step_line(step: Step, evidence: Evidence, english: bool) -> str:
    first, second = (_side(held, evidence, english) for held in (step.first, step.second))
    difference = step.difference
    if not difference.value:
        return say("equal", english, first=first, second=second)
    more = say(
        "more" if difference.value > 0 else "fewer",
        english,
        first=first,
        second=second,
        value=number(abs(difference.value)),
        unit=difference.unit,
    )
    return more + (say("rate", english, value=percent(step.rate.value)) if step.rate else "")


def _side(held: Sequence[HeldFigure], evidence: Evidence, english: bool) -> str:
    """What to call a side that is compared: what sets it apart; of several cells together, the report."""
    return _label(held[0], evidence, english, rows=len(held) == 1)


def _label(held: HeldFigure, evidence: Evidence, english: bool, rows: bool = True) -> str:
    """What sets a figure apart from the others of the evidence: organ, year, cell."""
    parts = []
    if len({one.report.organ.name for one in evidence.figures}) > 1:
        parts.append(held.report.organ.name)
    if len({one.report.year for one in evidence.figures}) > 1:
        parts.append(say("year", english, year=held.report.year))
    if rows and len({one.figure.key for one in evidence.figures}) > 1:
        parts.append(cell_name(held.figure.key, english))
    return (" " if english else "").join(parts) or held.report.organ.name


def _subject(plan: Plan, evidence: Evidence, english: bool) -> str:
    """What all figures of the evidence share: organ, year, cell."""
    held = evidence.figures[0]
    parts = []
    if len({one.report.organ.name for one in evidence.figures}) == 1:
        parts.append(held.report.organ.name)
    if len({one.report.year for one in evidence.figures}) == 1:
        parts.append(say("year", english, year=held.report.year))
    called = {cell_name(one.figure.key, english) for one in evidence.figures}
    group = {re.split("[（(]", name)[0].strip() for name in called}
    if len(called) == 1 or len(group) == 1:
        parts += called if len(called) == 1 else group
    return (", " if english else "").join(parts)


def _word_ranking(
    plan: Plan, evidence: Evidence, shown: Sequence[HeldFigure], cited: Citations, english: bool
) -> Lines:
    head = "ranking_up" if plan.ascending else "ranking_down"
    lines = [say(head, english, subject=_subject(plan, evidence, english))]
    values = [held.figure.value for held in shown]
    for held in shown:
        if held.figure.value is None:
            continue
        tied = values.count(held.figure.value) > 1
        label = _label(held, evidence, english) + (say("tie", english) if tied else "")
        lines.append(
            say(
                "rank_line",
                english,
                rank=values.index(held.figure.value) + 1,
                label=label,
                unit=held.figure.unit,
                value=number(held.figure.value),
                mark=f"[{cited.of_figure(held)}]",
            )
        )
    if len(evidence.figures) > MOST_LINES:
        lines.append(say("folded", english, count=len(evidence.figures)))
    return [*lines, *_without_number("unranked", evidence, english)]


def _without_number(key: str, evidence: Evidence, english: bool) -> Lines:
    labels = [_label(held, evidence, english) for held in evidence.without_number[:MOST_LINES]]
    return [say(key, english, labels=join(labels, english))] if labels else []


def _word_total(plan: Plan, evidence: Evidence, shown: Sequence[HeldFigure], cited: Citations, english: bool) -> Lines:
    if not evidence.results:
        return _word_each(plan, evidence, shown, cited, english)
    cells = list(dict.fromkeys(held.figure.key for held in evidence.figures))
    apart = len(cells) > 1 and [result.operation for result in evidence.results] == ["sum"] * len(cells)
    totals = [
        (cell_name(cells[at], english) + " " if apart else "")
        + say(result.operation, english, value=rounded(result.value, 4), unit=result.unit, of=result.of)
        for at, result in enumerate(evidence.results)
    ]
    subject = _subject(plan, evidence, english)
    lines = [f"{subject}: {'; '.join(totals)}" if english else f"{subject}：{'；'.join(totals)}"]
    lines += [figure_line(held, cited.of_figure(held), english) for held in shown[:MOST_LINES]]
    if len(evidence.figures) > MOST_LINES:
        lines.append("…")
    return [*lines, *_without_number("left_out", evidence, english)]


def _word_count(plan: Plan, evidence: Evidence, shown: Sequence[HeldFigure], cited: Citations, english: bool) -> Lines:
    result = evidence.results[0]
    lines = [say("count", english, value=number(result.value), unit=result.unit, of=result.of)]
    lines += [figure_line(held, cited.of_figure(held), english) for held in shown if held.figure.value is not None]
    return [*lines, *_without_number("left_out", evidence, english)]


def _word_ratio(plan: Plan, evidence: Evidence, shown: Sequence[HeldFigure], cited: Citations, english: bool) -> Lines:
    lines = [figure_line(held, cited.of_figure(held), english) for held in shown]
    if plan.measure:
        lines.append(measures()[plan.measure].en if english else measures()[plan.measure].zh)
    ratios = [result for result in evidence.results if result.operation == "ratio"]
    reports = list(dict.fromkeys(held.report.id for held in evidence.figures))
    firsts = [next(held for held in evidence.figures if held.report.id == report) for report in reports]
    if len(ratios) != len(firsts):
        return [*lines, say("no_ratio", english)]
    labels = [_label(held, evidence, english, rows=False) + (": " if english else "：") for held in firsts]
    return [
        *lines,
        *(
            (label if len(ratios) > 1 else "") + say("ratio", english, value=percent(result.value))
            for label, result in zip(labels, ratios, strict=True)
        ),
    ]


Wording = Callable[[Plan, Evidence, Sequence[HeldFigure], Citations, bool], Lines]
_WORDING: dict[Operation, Wording] = {
    Operation.LOOKUP: _word_each,
    Operation.DIFFERENCE: _word_steps,
    Operation.RANKING: _word_ranking,
    Operation.SUM: _word_total,
    Operation.AVERAGE: _word_total,
    Operation.COUNT: _word_count,
    Operation.RATIO: _word_ratio,
    Operation.TREND: _word_steps,
}


def _notes(plan: Plan, evidence: Evidence, english: bool) -> Lines:
    notes = []
    if plan.assumed_year and plan.years:
        notes.append(say("assumed_year", english, year=plan.years[-1]))
    if evidence.converted:
        notes.append(say("converted", english, unit=evidence.converted))
    if plan.operation in (Operation.SUM, Operation.AVERAGE) and _overlap(evidence):
        notes.append(say("scope", english))
    return notes


def _overlap(evidence: Evidence) -> bool:
    """Whether one organ counted is the government of a region that another one lies in."""
    organs = list({held.report.organ for held in evidence.figures})[:200]
    governed = [(organ, take_apart(organ.name).regions[-1:]) for organ in organs if organ.name.endswith("人民政府")]
    return any(
        set(region) & ancestors(other.name, other.region)
        for organ, region in governed
        for other in organs
        if other != organ
    )
