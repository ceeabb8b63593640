"""A supervisor's overview of several offices: sums, changes, shares, problems, and what the texts say (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from bot.amendments import mention_amendments
from bot.answer import Answer, AnswerPassage, Kind
from bot.citing import Citations
from bot.labels import MOST_LINES, Lines, part_line, within
from bot.naming import cell_name, join, number, percent, quantity_name
from bot.notes import scopes
from bot.phrases import say, unit_name
from retrieval.plan import Plan
from retrieval.question import Question
from retrieval.reckoning.values import Result
from store.catalogue.terms import lexicon
from store.model import CellKey, HeldFigure, HeldNumber, HeldPassage, HeldProblem, Organ, ReportHead

MOST_ORGANS = 40
_TOLD_SECTIONS = ("总体情况", "问题")
_LONGEST_TOLD = 160
_SHORTEST_TOLD = 12
_LEADERS = 3
RECEIVED = CellKey("applications.received", "total")
PROCESSED = CellKey("applications.processed", "total")
_RATE = lexicon().measures["disclosure_rate"]
_DISPUTES = (
    (CellKey("disputes.reconsideration", "total"),),
    (CellKey("disputes.litigation.direct", "total"), CellKey("disputes.litigation.after_review", "total")),
)
TOLD = (RECEIVED, PROCESSED)
"""What is told of each office."""
OVERVIEW_CELLS = tuple(dict.fromkeys((*TOLD, *_RATE.part, *_RATE.whole, *_DISPUTES[0], *_DISPUTES[1])))
"""What an overview is computed from."""


@dataclass(frozen=True, slots=True)
class Overviewed:
    """What an overview is of: what all its reports say in each of OVERVIEW_CELLS, and said of RECEIVED the year before
    (none where several years are asked for); the organs of all, and their problems. Of the reports told, in their
    order, the heads; of these, of the leaders and of those with corrections also the figures; the sentences to quote.
    """

    numbers: Mapping[CellKey, Sequence[HeldNumber]]
    before: Sequence[HeldNumber]
    organs: Sequence[Organ]
    heads: Sequence[ReportHead]
    figures: Sequence[HeldFigure]
    problems: Sequence[HeldProblem]
    quotes: Sequence[tuple[HeldPassage, str]]


def leaders(received: Sequence[HeldNumber]) -> list[int]:
    """The reports (by id) of the offices that received most, largest first."""
    numbered = [one for one in received if one.value is not None]
    return [one.report_id for one in sorted(numbered, key=lambda one: -(one.value or Decimal(0)))[:_LEADERS]]


def told_reports(received: Sequence[HeldNumber], one_year: bool) -> list[int]:
    """The first reports (by id): of one year by what they received, largest first, those without a number last; of
    several as they are."""
    order = sorted(received, key=lambda one: -(one.value or Decimal(-1))) if one_year else received
    return [one.report_id for one in order[:MOST_ORGANS]]


def word_overview(question: Question, plan: Plan, found: Overviewed) -> Answer:
    """Several reports side by side."""
    english = question.english
    cited = Citations()
    count = len(found.numbers[RECEIVED])
    results = [Result("count", Decimal(count), "份")]
    years = join(map(str, plan.years), english)
    alone = len(plan.organs) == 1
    head = say("overview_of", english, who=_whose(question, plan), years=years, count=count)
    lines = [head if _whose(question, plan) else say("overview_head", english, years=years, count=count)]
    lines += [say("assumed_year", english, year=plan.years[-1])] if plan.assumed_year else []
    for cells in ((RECEIVED,), (PROCESSED,), *_DISPUTES):
        lines += _total(cells, found, results, english)
    lines += _changed(found, results, english)
    lines += _disclosed(found, results, english)
    lines += _led(found, results, cited, english) if not alone else []
    shown = {head.id for head in found.heads}
    told = [held for held in found.figures if held.report.id in shown and held.figure.key in TOLD]
    lines += _each(found.heads, told, cited, english, len(plan.years) != 1)
    lines += _own_changes(found.figures, results, english) if alone else []
    if count > len(found.heads):
        lines.append(say("folded", english, count=count))
    quotes = list({quote: (held, quote) for held, quote in reversed(found.quotes)}.values())[::-1]
    passages = [cited.passage(held, quote) for held, quote in quotes]
    lines += _said(quotes, passages, english)
    lines += _wrong(found.problems, results, english)
    lines += scopes(plan, found.organs, english)
    answer = Answer(
        question.asked,
        Kind.SUMMARY,
        "\n".join(lines),
        cited.figures(told),
        tuple(results),
        passages=tuple(passages),
        citations=cited.all(),
        problems=tuple(f"{_report(one.report)}：{one.problem.message}" for one in found.problems),
    )
    return mention_amendments(answer, found.figures, english)


def _whose(question: Question, plan: Plan) -> str:
    """Whose overview it is, where that is a group, a region or one office."""
    if len(plan.organs) == 1:
        return plan.organs[0].organ.name
    unheld = next((one.text for one in question.organs if not one.organs), "")
    if question.group is None:
        return unheld and f"{unheld}{'' if question.english else '各机关'}"
    at = question.asked.lower().find(question.group.text)
    return question.asked[at : at + len(question.group.text)] if at >= 0 else question.group.text


def _own_changes(figures: Sequence[HeldFigure], results: list[Result], english: bool) -> Lines:
    """How what one office received changed from year to year, in words."""
    received = [held for held in figures if held.figure.key == RECEIVED and held.figure.value is not None]
    lines = []
    for early, late in pairwise(sorted(received, key=lambda held: held.report.year)):
        now, then = late.figure.value or Decimal(0), early.figure.value or Decimal(0)
        results += [Result("difference", now - then, "件")] + (
            [Result("change_rate", (now - then) / then)] if then else []
        )
        key = "more" if now > then else "fewer" if now < then else "equal"
        first, second = (say("year", english, year=held.report.year) for held in (late, early))
        rate = percent(abs(now - then) / then) if then and now != then else ""
        line = say(key, english, first=first, second=second, value=number(abs(now - then)), unit="件")
        lines.append("· " + cell_name(RECEIVED, english) + (": " if english else "：") + line)
        lines[-1] += say("grown" if now > then else "shrunk", english, value=rate) if rate else ""
    return lines


def _sum(cells: Sequence[CellKey], found: Overviewed) -> tuple[Decimal, int]:
    numbers = [one.value for cell in cells for one in found.numbers[cell] if one.value is not None]
    return sum(numbers, Decimal(0)), len(numbers)


def _total(cells: tuple[CellKey, ...], found: Overviewed, results: list[Result], english: bool) -> Lines:
    total, of = _sum(cells, found)
    if of < 2:
        return []
    results.append(Result("sum", total, "件", of))
    name = quantity_name(cells, english).removesuffix("总计")
    return ["· " + say("total_of", english, cell=name, value=number(total), unit="件", of=of)]


def _changed(found: Overviewed, results: list[Result], english: bool) -> Lines:
    """How much more or less the offices received that have a number for both years."""
    before = {one.organ_id: one.value for one in found.before if one.value is not None}
    both = [
        (one.value, before[one.organ_id])
        for one in found.numbers[RECEIVED]
        if one.value is not None and one.organ_id in before
    ]
    if not both:
        return []
    now, then = (sum(side, Decimal(0)) for side in zip(*both, strict=True))
    difference = now - then
    results += [
        Result("sum", now, "件", len(both)),
        Result("sum", then, "件", len(both)),
        Result("difference", difference, "件", len(both)),
    ]
    if then:
        results.append(Result("change_rate", difference / then))
    key = "overview_more" if difference > 0 else "overview_fewer" if difference else "overview_same"
    values = {"of": len(both), "now": number(now), "then": number(then), "value": number(abs(difference))}
    rate = say("grown" if difference > 0 else "shrunk", english, value=percent(abs(difference / then))) if then else ""
    return ["· " + say(key, english, **values, rate=rate if difference else "")]


def _disclosed(found: Overviewed, results: list[Result], english: bool) -> Lines:
    """The disclosure rate of all offices that have every number it needs."""
    columns = {
        cell: {one.report_id: one.value for one in found.numbers[cell] if one.value is not None}
        for cell in (*_RATE.part, *_RATE.whole)
    }
    full = set.intersection(*(set(column) for column in columns.values()))
    part, whole = (
        sum((columns[cell][report_id] for cell in cells for report_id in full), Decimal(0))
        for cells in (_RATE.part, _RATE.whole)
    )
    if not whole:
        return []
    results += [
        Result("sum", part, "件", len(full) * len(_RATE.part)),
        Result("sum", whole, "件", len(full)),
        Result("ratio", part / whole),
    ]
    definition = _RATE.en if english else _RATE.zh
    return ["· " + say("overview_rate", english, definition=definition, value=percent(part / whole))]


def _led(found: Overviewed, results: list[Result], cited: Citations, english: bool) -> Lines:
    """Who received most, and what share of all that is."""
    received = {held.report.id: held for held in found.figures if held.figure.key == RECEIVED and held.figure.value}
    first = [received[report_id] for report_id in leaders(found.numbers[RECEIVED]) if report_id in received]
    total, of = _sum((RECEIVED,), found)
    if not first or of < 2:
        return []
    parts = []
    for held in first:
        share = (held.figure.value or Decimal(0)) / total
        results.append(Result("ratio", share))
        value = number(held.figure.value or Decimal(0)) + unit_name(held.figure.unit, english)
        mark = f"[{cited.of_figure(held)}]"
        organ = held.report.organ.name
        parts.append(say("leader", english, organ=organ, value=value, mark=mark, share=percent(share)))
    return ["· " + say("leaders", english, organs=join(parts, english))]


def _each(
    heads: Sequence[ReportHead], told: Sequence[HeldFigure], cited: Citations, english: bool, dated: bool
) -> Lines:
    """For each report what it received and processed, in one line."""
    alone = len({head.organ_id for head in heads}) == 1
    lines = [say("overview_years" if alone else "overview_each", english)]
    for head in heads:
        own = [held for held in told if held.report.id == head.id]
        parts = [_short(held, cited.of_figure(held), english) for held in own]
        year = say("year", english, year=head.year) if dated else ""
        organ = (
            year if alone and dated else (f"{head.organ.name} {year}".rstrip() if english else head.organ.name + year)
        )
        lines.append(say("list_line", english, organ=organ, years=join(parts, english)) if parts else organ)
    return [lines[0], *("· " + line for line in lines[1:])]


def _short(held: HeldFigure, mark: int, english: bool) -> str:
    name = within(cell_name(held.figure.key, english))
    return part_line(held, mark, english, name).removeprefix("· ").replace("：", "").replace(": ", " ")


def _said(quotes: Sequence[tuple[HeldPassage, str]], passages: Sequence[AnswerPassage], english: bool) -> Lines:
    return [
        "· "
        + say(
            "quote",
            english,
            organ=held.report.organ.name,
            year=held.report.year,
            quote=quote,
            mark=f"[{passage.citation}]",
        )
        for (held, quote), passage in zip(quotes, passages, strict=True)
    ]


def _wrong(problems: Sequence[HeldProblem], results: list[Result], english: bool) -> Lines:
    """Which reports contradict themselves; each problem itself stands beside the answer."""
    reports = list(dict.fromkeys(_report(one.report) for one in problems))
    shown = join(reports[:MOST_LINES], english)
    if len(reports) > MOST_LINES:
        shown += say("and_more_reports", english, count=len(reports))
        results.append(Result("count", Decimal(len(reports)), "份"))
    return ["· " + say("overview_wrong", english, reports=shown)] if reports else []


def _report(head: ReportHead) -> str:
    return f"{head.organ.name}{head.year}年年报"


def first_told(passages: Sequence[HeldPassage], troubles: bool = False) -> list[tuple[HeldPassage, str]]:
    """The first sentences of the sections that a summary quotes, or of its troubles alone."""
    sections = _TOLD_SECTIONS[1:] if troubles else _TOLD_SECTIONS
    firsts = [next((held for held in passages if word in held.passage.section), None) for word in sections]
    return [(held, _first_sentence(held.passage.text)) for held in firsts if held]


def _first_sentence(text: str) -> str:
    """The first sentence that is more than a heading, cut where it is very long."""
    sentences = [one for one in re.findall(r"[^。]+。?", text) if one.strip()]
    first = next((one for one in sentences if len(one.strip()) >= _SHORTEST_TOLD), sentences[0] if sentences else "")
    return first.strip()[:_LONGEST_TOLD]
