"""Answers over whole reports: what is held, what contradicts itself, what a report says in brief (pure)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from bot.amendments import mention_amendments
from bot.answer import Answer, AnswerPassage, Choice, Kind
from bot.citing import Citations
from bot.labels import MOST_LINES, part_line
from bot.naming import cell_name, join, number, percent
from bot.phrases import say
from bot.wording import figure_line
from retrieval.plan import Plan
from retrieval.plans.audited import ends_of_carried
from retrieval.question import Question
from retrieval.reckoning.findings import Findings
from retrieval.reckoning.values import Result
from store.catalogue import cell_type_by_key, cell_types
from store.catalogue.terms import lexicon, names
from store.model import (
    IDENTITY_RULES,
    CellKey,
    HeldFigure,
    HeldPassage,
    HeldProblem,
    ReportHead,
    Rule,
    Status,
)

MOST_ORGANS = 40
_MOST_WRONG = 5
_FEW_ORGANS = 3
"""Of so many all is told."""
KEY_CELLS = tuple(
    CellKey(*code.rsplit("/", 1))
    for code in (
        "applications.received/total",
        "applications.carried_in/total",
        "applications.granted/total",
        "applications.partial/total",
        "applications.processed/total",
        "applications.carried_out/total",
        "disputes.reconsideration/total",
        "disputes.litigation.direct/total",
        "disputes.litigation.after_review/total",
        "proactive.normative/in_force",
        "proactive.licences/decisions",
        "proactive.penalties/decisions",
        "proactive.coercion/decisions",
        "proactive.fees/amount",
    )
)
"""What a summary tells of a report."""


def word_list(question: Question, plan: Plan, heads: Sequence[ReportHead]) -> Answer:
    """Which reports are held, by organ."""
    english = question.english
    if not heads:
        what = join((one.organ.name for one in plan.organs), english) + join(
            (say("year", english, year=year) for year in plan.years), english
        )
        text = say("list_none", english, what=f" ({what})" if english else what)
        return Answer(question.asked, Kind.LIST, text, problems=(text,))
    years: dict[str, list[str]] = defaultdict(list)
    for head in heads:
        years[head.organ.name].append(say("year", english, year=head.year))
    if question.has("op", "fullest") and question.has("op", "which_year") and not plan.organs:
        return _by_year(question, heads)
    fullest = question.has("op", "fullest") and len(years) > 1
    if fullest:
        years = dict(sorted(years.items(), key=lambda one: -len(one[1])))
    lines = [say("list_line", english, organ=organ, years=join(held, english)) for organ, held in years.items()]
    found = sorted(head.year for head in heads)
    told = {"count": len(heads), "organs": len(years), "first": found[0], "last": found[-1]}
    opening = say("list_of_many" if len(years) > 1 else "list_all", english, **told)
    if not fullest:
        return listed(question, opening, lines, len(heads), "份")
    most = max(map(len, years.values()))
    first = join((organ for organ, held in years.items() if len(held) == most), english)
    whole = "list_each_year" if most == len({*found}) else "list_fullest"
    answer = listed(question, f"{say(whole, english, organs=first, count=most)}\n{opening}", lines, len(heads), "份")
    return replace(answer, results=(Result("max", Decimal(most), "份"), *answer.results))


def _by_year(question: Question, heads: Sequence[ReportHead]) -> Answer:
    """Of which year most reports are held, and how many of each."""
    english = question.english
    counts = sorted(Counter(head.year for head in heads).items())
    most = max(count for _, count in counts)
    first = join((say("year", english, year=year) for year, count in counts if count == most), english)
    lines = [say("list_year", english, year=year, count=count) for year, count in counts]
    answer = listed(question, say("list_most_of_year", english, years=first, count=most), lines, len(heads), "份")
    return replace(answer, results=(Result("max", Decimal(most), "份"), *answer.results))


def word_lacking(question: Question, plan: Plan, organs: Sequence[str]) -> Answer:
    """Which of the organs known have no report of the years asked."""
    english = question.english
    years = join(map(str, plan.years), english)
    if not organs:
        text = say("lacking_none", english, years=years)
        return Answer(question.asked, Kind.LIST, text, problems=(text,))
    answer = listed(question, say("lacking_all", english, years=years, count=len(organs)), organs, len(organs), "家")
    head = answer.text.partition("\n")[0]
    return replace(answer, text=f"{answer.text}\n{say('not_held', english)}", problems=(head,))


def word_lacking_years(question: Question, organ: str, held: Sequence[int], known: Sequence[int]) -> Answer:
    """Of which of the years that are held of any organ one organ has no report."""
    english = question.english
    lacking = [year for year in range(min(known), max(known) + 1) if year not in held]
    said, had = (join((say("year", english, year=year) for year in years), english) for years in (lacking, held))
    text = say("lacking_years" if lacking else "lacking_no_year", english, organ=organ, years=said, held=had)
    choices = tuple(Choice(label, label) for year in lacking if (label := organ + say("year", english, year=year)))
    return Answer(
        question.asked,
        Kind.LIST,
        text,
        results=(Result("count", Decimal(len(lacking)), "年"),),
        choices=choices,
        problems=(text,),
    )


def listed(question: Question, head: str, lines: Sequence[str], count: int, unit: str) -> Answer:
    """A list under its head, with how many there are."""
    shown = [say("choice", question.english, label=line) for line in lines[:MOST_ORGANS]]
    if len(lines) > MOST_ORGANS:
        shown.append(say("folded", question.english, count=len(lines)))
    results = [Result("count", Decimal(count), unit)]
    results += [Result("count", Decimal(len(lines)), "家")] if len(lines) not in (count, 0) else []
    return Answer(
        question.asked,
        Kind.LIST,
        "\n".join([head, *shown]),
        results=tuple(results),
        choices=tuple(Choice(line, line) for line in lines[:MOST_ORGANS]),
    )


def word_audit(
    question: Question,
    plan: Plan,
    heads: Sequence[ReportHead],
    problems: Sequence[HeldProblem],
    figures: Sequence[HeldFigure],
    asked: Findings | None,
) -> Answer:
    """What the reports asked about contradict themselves in; of rows that are named, also their figures."""
    cited = Citations()
    what, found = _asked_about(question, plan, problems)
    if _WITHOUT_ANY.search(question.text):
        return _without_any(question, heads, found)
    read, printed = {one.report.id for one in figures}, {(one.report.id, one.figure.raw) for one in figures}
    lines = _wrong_reports(question, plan, found)
    most = MOST_LINES if lines else MOST_ORGANS
    for one in found[:most]:
        mark = cited.of_problem(one) if (one.report.id, one.problem.found) in printed else None
        lines.append(_problem_line(one, f"[{mark}]" if mark else "", question.english))
    if len(found) > most:
        lines.append(say("audit_folded", question.english, count=len(found)))
    wrong = {one.report.id for one in found}
    clean = [head for head in heads if head.id not in wrong]
    told_clean = (0 < len(plan.organs) <= _FEW_ORGANS and not ends_of_carried(plan)) or not found
    if told_clean and len(clean) > MOST_LINES:
        told_clean = False
        key = "audit_part_all_clean" if what else "audit_all_clean"
        lines.append(say(key, question.english, count=len(clean), what=what))
    if told_clean:
        others, of = Counter(one.report.id for one in problems), clean[:MOST_ORGANS]
        known = read if plan.organs else {head.id for head in of}
        lines += [_clean_line(head, head.id in known, what, others[head.id], question.english) for head in of]
    told, carried = _told(plan, asked, question.english)
    lines = [*carried, *lines, *(figure_line(held, cited.of_figure(held), question.english) for held in told)]
    results = asked.results if asked else ()
    lines += [say("sum", question.english, value=number(one.value), unit=one.unit, of=one.of) for one in results]
    answer = Answer(
        question.asked,
        Kind.AUDIT,
        "\n".join(lines),
        cited.figures(told),
        (*results, *(() if plan.cells else _counted(heads, found))),
        citations=cited.all(),
        choices=tuple(Choice(_report(head), f"总结{_report(head)}") for head in clean[:MOST_ORGANS])
        if told_clean
        else (),
        problems=tuple(f"{_report(one.report)}：{one.problem.message}" for one in found),
    )
    return mention_amendments(answer, (*told, *figures), question.english)


def _told(plan: Plan, asked: Findings | None, english: bool) -> tuple[list[HeldFigure], list[str]]:
    """The figures of the rows that are named; of what is carried from one year to the next both ends alone, and
    whether they are equal."""
    told = [held for held in asked.figures if held.figure.status is not Status.ABSENT] if asked else []
    ends = ends_of_carried(plan)
    if not ends:
        return told, []
    told = [held for held in told if (held.report.year, held.figure.indicator) in ends]
    numbers = sorted((held for held in told if held.figure.value is not None), key=lambda held: held.report.year)
    lines = []
    for out, into in combinations(numbers, 2):
        if out.figure.column != into.figure.column or out.report.year == into.report.year:
            continue
        names_told = {"first": cell_name(out.figure.key, english), "next": cell_name(into.figure.key, english)}
        way = "carried_same" if out.figure.value == into.figure.value else "carried_other"
        lines.append(say(way, english, **names_told, year=out.report.year, after=into.report.year))
    return told, lines or [say("carried_untold", english)]


def _clean_line(head: ReportHead, read: bool, what: str, others: int, english: bool) -> str:
    """That nothing is wrong with a report, or with what is asked about of it, where `others` is so much elsewhere."""
    if not what or not read:
        return say("audit_clean" if read else "audit_unread", english, report=_report(head))
    beside = say("audit_elsewhere", english) if others else ""
    return say("audit_part_clean", english, report=_report(head), what=what, beside=beside)


def _without_any(question: Question, heads: Sequence[ReportHead], found: Sequence[HeldProblem]) -> Answer:
    """The reports in which nothing contradicts itself."""
    wrong = {one.report.id for one in found}
    clean = [_report(head) for head in heads if head.id not in wrong]
    of = {"count": len(clean), "of": len(heads)}
    return replace(
        listed(question, say("audit_without", question.english, **of), clean, len(clean), "份"), kind=Kind.AUDIT
    )


def _problem_line(one: HeldProblem, mark: str, english: bool) -> str:
    return say("audit_found", english, report=_report(one.report), message=one.problem.message, mark=mark)


def _counted(heads: Sequence[ReportHead], problems: Sequence[HeldProblem]) -> tuple[Result, ...]:
    """How many problems, and in how many reports of how many."""
    wrong = {one.report.id for one in problems}
    counts = ((len(problems), "处"), (len(wrong), "份"), (len(heads), "份"))
    return tuple(Result("count", Decimal(count), unit) for count, unit in counts)


def _wrong_reports(question: Question, plan: Plan, found: Sequence[HeldProblem]) -> list[str]:
    """All reports that contradict themselves, before what is wrong with each, where that is too much to tell; of which
    organ's most is wrong, where that is asked."""
    english = question.english
    counted = Counter(_report(one.report) for one in found)
    if 0 < len(plan.organs) <= _FEW_ORGANS or len(counted) < 2:
        return []
    names = (f"{name} ({count})" if english else f"{name}（{count}处）" for name, count in counted.items())
    lines = [say("audit_reports", english, count=len(counted), many=len(found), reports=join(names, english))]
    if not question.has("op", "top"):
        return lines
    of_organ = Counter(one.report.organ.name for one in found)
    most = max(of_organ.values())
    first = join((organ for organ, count in of_organ.items() if count == most), english)
    return [say("audit_most", english, organs=first, count=most), *lines]


def _report(head: ReportHead) -> str:
    return f"{head.organ.name}{head.year}年年报"


_WITHOUT_ANY = re.compile(
    r"没有?(?:发现)?(?:任何)?(?:问题|矛盾|错误?|毛病|差错|对不上)的?(?:之处|地方)?的(?:年报|报告|单位|机关|有)"
)
_SUMS_ALONE = re.compile("勾稽|表内")


def _asked_about(question: Question, plan: Plan, problems: Sequence[HeldProblem]) -> tuple[str, list[HeldProblem]]:
    """What of the reports is asked about ("" for all of them), by rows or, of many organs, by the sums of the tables;
    and the problems with it."""
    if plan.cells:
        cells = join((cell_name(cell, question.english) for cell in plan.cells[:_MOST_NAMED]), question.english)
        return cells, [one for one in problems if _is_about(plan, one)]
    if (table := _TABLE.search(question.text)) and all(word in table[0] for word in question.content):
        of_it = _of_table(table["table"] or table["of"], problems)
        if not _ADDS_UP.search(question.text):
            return table[0], of_it
        sums = (*IDENTITY_RULES, Rule.NUMBER_TYPE)
        return table[0] + say("audit_sums", question.english), [one for one in of_it if one.problem.rule in sums]
    if not plan.organs and _SUMS_ALONE.search(question.text):
        return say("audit_sums", question.english), [one for one in problems if one.problem.rule in IDENTITY_RULES]
    return "", list(problems)


_TABLE = re.compile(
    r"表(?P<table>[一二三四])(?![年季月]|份)|(?P<of>主动公开|依申请公开|收到和处理|复议诉讼|行政复议、?行政诉讼)(?:情况)?(?:统计)?表"
)
"""One table of the three, by the number of its section, as reports call it (统计表三 is that of the applications)."""
_ADDS_UP = re.compile("加起来|相加|之和|总计|合计|总数|加总|勾稽|平衡")
_TABLES = {
    "proactive": ("一", "二", "主动公开"),
    "applications": ("三", "依申请公开", "收到和处理"),
    "disputes": ("四", "复议诉讼", "行政复议行政诉讼", "行政复议、行政诉讼"),
}
_SUMS_OF = {"applications": {Rule.ROW_SUM, Rule.COLUMN_SUM, Rule.BALANCE}, "disputes": {Rule.DISPUTE_SUM}}


def _of_table(said: str, problems: Sequence[HeldProblem]) -> list[HeldProblem]:
    """The problems with the rows of one table, by the rule that is broken or by the rows that they name."""
    table = next(name for name, called in _TABLES.items() if said in called)
    cells = tuple(cell.key for cell in cell_types() if cell.indicator.startswith(table))
    return [one for one in problems if one.problem.rule in _SUMS_OF.get(table, ()) or _names_row(cells, one)]


def _names_row(cells: Sequence[CellKey], one: HeldProblem) -> bool:
    """Whether a problem stands at, or speaks of, the row of one of some cells."""
    labels = {cell_type_by_key()[cell].row_label for cell in cells}
    labels |= {names("zh")["indicator", cell.indicator] for cell in cells}
    return one.problem.locator.row in labels or any(label in one.problem.message for label in labels)


def _is_about(plan: Plan, one: HeldProblem) -> bool:
    """Whether a problem is one of the rows that a plan names, by its place, its words or the sums they take part in."""
    rows = {cell.indicator for cell in plan.cells}
    results = any(row.startswith("applications.") and row not in _TAKEN_IN for row in rows)
    summed = one.problem.rule is Rule.COLUMN_SUM and results
    balanced = one.problem.rule is Rule.BALANCE and any(row.startswith("applications.") for row in rows)
    said = _names_row(plan.cells, one)
    carried = "结转" in one.problem.message and any("carried" in row for row in rows)
    return said or summed or balanced or carried


_TAKEN_IN = ("applications.received", "applications.carried_in", "applications.carried_out")
_MOST_NAMED = 4


def word_summary(
    question: Question,
    head: ReportHead,
    figures: Sequence[HeldFigure],
    quotes: Iterable[tuple[HeldPassage, str]],
    problems: Sequence[HeldProblem],
    before: Sequence[HeldFigure] = (),
) -> Answer:
    """One report in brief: its main figures, its disclosure rate, the change of what it received against the year
    `before`, what its text says first of each section, and what is wrong with it."""
    english = question.english
    cited = Citations()
    told = [held for held in figures if held.figure.value is not None]
    lines = [say("summary_head", english, organ=head.organ.name, year=head.year)]
    lines += [part_line(held, cited.of_figure(held), english, cell_name(held.figure.key, english)) for held in told]
    results: list[Result] = []
    lines += _own_rate(told, results, english) + _own_change(told, before, results, cited, english)
    passages: list[AnswerPassage] = []
    for held, quote in quotes:
        passages.append(cited.passage(held, quote))
        lines.append(
            "· "
            + say("section_says", english, section=held.passage.section, quote=quote, mark=f"[{passages[-1].citation}]")
        )
    answer = Answer(
        question.asked,
        Kind.SUMMARY,
        "\n".join(
            [*lines, *(say("contradicted", english, message=one.problem.message) for one in problems[:_MOST_WRONG])]
        ),
        cited.figures((*told, *(before if results and results[-1].operation != "ratio" else ()))),
        tuple(results),
        passages=tuple(passages),
        citations=cited.all(),
        problems=tuple(one.problem.message for one in problems),
    )
    return mention_amendments(answer, figures, english)


def _own_rate(told: Sequence[HeldFigure], results: list[Result], english: bool) -> list[str]:
    """The report's disclosure rate with its definition, where it has the numbers."""
    measure = lexicon().measures["disclosure_rate"]
    values = {held.figure.key: held.figure.value or Decimal(0) for held in told}
    whole = sum((values.get(cell, Decimal(0)) for cell in measure.whole), Decimal(0))
    if not whole or not {*measure.part, *measure.whole} <= set(values):
        return []
    rate = sum((values[cell] for cell in measure.part), Decimal(0)) / whole
    results.append(Result("ratio", rate))
    return [say("own_rate", english, definition=measure.en if english else measure.zh, value=percent(rate))]


def _own_change(
    told: Sequence[HeldFigure], before: Sequence[HeldFigure], results: list[Result], cited: Citations, english: bool
) -> list[str]:
    """How much more or less it received than the year before, where both years have a number."""
    now = next((held for held in told if held.figure.key == KEY_CELLS[0]), None)
    then = next((held for held in before if held.figure.value is not None), None)
    if now is None or then is None or now.figure.value is None or then.figure.value is None:
        return []
    difference = now.figure.value - then.figure.value
    results.append(Result("difference", difference, "件"))
    year = say("year", english, year=then.report.year) + f"[{cited.of_figure(then)}]"
    key = "more" if difference > 0 else "fewer" if difference else "equal"
    change = say(key, english, first="", second=year, value=number(abs(difference)), unit="件").strip(": ")
    return [say("own_change", english, cell=cell_name(now.figure.key, english), change=change)]
