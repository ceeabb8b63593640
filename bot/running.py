"""Runs of years in words: who rose, or fell, from each year to the next (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from bot.citing import Citations
from bot.labels import MOST_FIGURES, MOST_LINES, Lines, called, printed
from bot.naming import join, number, quantity_name
from bot.phrases import say
from retrieval.plan import Plan
from retrieval.reading.running import Running
from retrieval.reckoning.findings import Findings
from retrieval.reckoning.values import Value


def word_running(plan: Plan, findings: Findings, cited: Citations, english: bool, bound: str = "") -> Lines:
    """How many organs rose, or fell, in each year, or kept to a `bound` in each, with their numbers; those of which it
    cannot be told."""
    series = [(organ, list(own)) for organ, own in groupby(findings.values, lambda value: value.report.organ.name)]
    met = [(organ, own) for organ, own in series if own[0].number is not None]
    unknown = [organ for organ, own in series if own[0].number is None]
    told, years = findings.computed[0], plan.years
    cells = quantity_name(plan.quantities[0], english)
    what = plan.measure.name(english) if plan.measure else say("share_of", english, part=cells) if plan.whole else cells
    span = say("run_span" if years else "run_own", english, first=min(years, default=0), last=max(years, default=0))
    way = say("run_down" if plan.running and plan.running.falls else "run_up", english)
    if bound and years:
        span = say("each_of", english, years=join(map(str, sorted(years)), english))
    place = {"span": span, "what": bound or what, "way": way, "value": number(told.value), "of": told.of}
    key = "each" if bound else "run"
    lines = [say(f"{key}_count" if met else f"{key}_nobody", english, **place)]
    for organ, own in met[:MOST_FIGURES]:
        steps = " → ".join(_dated(value, cited, english) for value in own)
        lines.append(say("part", english, label=organ, value=steps, unit="", mark=""))
    if unknown:
        more = say("and_more", english, count=len(unknown) - MOST_LINES) if len(unknown) > MOST_LINES else ""
        lines.append(say("run_unknown", english, organs=join(unknown[:MOST_LINES], english) + more))
    return lines


def _dated(value: Value, cited: Citations, english: bool) -> str:
    marks = "".join(f"[{cited.of_figure(held)}]" for held in value.held) if len(value.held) < 3 else ""
    return say("year", english, year=value.report.year) + " " + printed(value, english) + marks


def verdicts(plan: Plan, running: Running, findings: Findings, english: bool) -> Lines:
    """Of each series whether it rose, or fell, in every year; where a year or a number lacks, that it is not known."""
    series: dict[tuple[str, str], list[Value]] = {}
    for value in findings.values:
        series.setdefault((value.report.organ.name, called(plan, value, english)), []).append(value)
    several = len(series) > 1
    lines = []
    for (organ, name), values in series.items():
        label = (organ + (", " if english else "") + name + (": " if english else "：")) if several else ""
        lines.append(label + _verdict(running, values[-running.steps - 1 :] if running.steps else values, english))
    return lines


def _verdict(running: Running, values: Sequence[Value], english: bool) -> str:
    years = [value.report.year for value in values]
    way = say("run_down" if running.falls else "run_up", english)
    gaps = years[-1] - years[0] >= len(years) or any(value.number is None for value in values)
    if gaps or len(values) < max(running.steps + 1, 2):
        return say("run_cannot_tell", english, way=way)
    sign = -1 if running.falls else 1
    broken = [
        late.report.year
        for early, late in pairwise(values)
        if late.number is not None and early.number is not None and (late.number - early.number) * sign <= 0
    ]
    span = say("run_span", english, first=years[0], last=years[-1])
    key = "run_broken" if broken else "run_holds"
    return say(key, english, span=span, way=way, years=join(map(str, broken), english))
