"""Comparisons, trends and rankings in words: values held against each other (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.amendments import amendment_note
from bot.citing import Citations
from bot.labels import MOST_LINES, Lines, called, of_nothing, part_line, printed, subject, value_name, without_number
from bot.naming import cell_name, join, number, percent, rounded
from bot.phrases import say, unit_name
from retrieval.plan import Plan
from retrieval.reckoning.findings import Findings, Step
from retrieval.reckoning.values import Value

_MOST_DOUBLINGS = 20


def step_line(plan: Plan, step: Step, findings: Findings, english: bool) -> str:
    """One value held against another: what both share before it, what sets them apart within it."""
    first, second = step.first, step.second
    shared: list[str] = []
    apart: tuple[list[str], list[str]] = ([], [])
    for parts in _parts(plan, first, second, findings, english):
        if parts[0] == parts[1]:
            shared += parts[:1] if parts[2] else []
        else:
            apart[0].append(parts[0])
            apart[1].append(parts[1])
    sides = [(" " if english else "").join(side) for side in apart]
    head = (", " if english else "").join(shared)
    line = (head + (": " if english else "：") if head else "") + _held_against(step, sides[0], sides[1], english)
    if step.times is None:
        return line
    named = (sides[1], sides[0]) if step.turned else (sides[0], sides[1])
    if plan.times == "percent":
        return line + say("times_percent", english, first=named[0], second=named[1], value=percent(step.times.value))
    line += say("times", english, first=named[0], second=named[1], value=rounded(step.times.value))
    if plan.times == "grown" and step.rate and step.rate.value > 0:
        return line + say("times_more", english, value=rounded(step.rate.value))
    return line + (_doubled(step.times.value, english) if plan.times == "doubled" else "")


def _doubled(times: Decimal, english: bool) -> str:
    """How often a number doubled, where it did so just so often; else what doubling once and twice would be."""
    often = next((many for many in range(1, _MOST_DOUBLINGS) if times == 2**many), 0)
    return say("doubled" if often else "doubling", english, count=often)


def _parts(plan: Plan, first: Value, second: Value, findings: Findings, english: bool) -> list[tuple[str, str, bool]]:
    """Organ, year and name of both sides; each with whether the findings have more than one of it."""
    held = findings.figures
    years = (say("year", english, year=first.report.year), say("year", english, year=second.report.year))
    names = (called(plan, first, english), called(plan, second, english))
    return [
        (first.report.organ.name, second.report.organ.name, len({one.report.organ_id for one in held}) > 1),
        (*years, len({one.report.year for one in held}) > 1),
        (*names, len(plan.quantities) > 1),
    ]


def _held_against(step: Step, first: str, second: str, english: bool) -> str:
    difference = step.difference
    if not difference.value:
        return say("equal", english, first=first, second=second)
    up = difference.value > 0
    if step.first.kind == "ratio":
        key, value, unit = "higher" if up else "lower", percent(abs(difference.value)), ""
    else:
        key, value, unit = "more" if up else "fewer", number(abs(difference.value)), difference.unit
    return say(key, english, first=first, second=second, value=value, unit=unit) + _rate(step, english)


def sums_apart(step: Step, english: bool) -> str:
    """The sum of one year held against that of another; that they are not of the same organs, where they are not."""
    first, second = _years_of(step, english)
    same = _organs_of(step.first) == _organs_of(step.second)
    return _held_against(step, first, second, english) + ("" if same else say("sums_of_others", english))


def _years_of(step: Step, english: bool) -> tuple[str, str]:
    return say("year", english, year=step.first.report.year), say("year", english, year=step.second.report.year)


def _organs_of(value: Value) -> set[int]:
    return {held.report.organ_id for held in value.held if held.figure.value is not None}


def moved_most(plan: Plan, findings: Findings, english: bool) -> str:
    """The years in which a number rose, or fell, most from the one before; or that there are none."""
    way = say("run_down" if plan.ascending else "run_up", english)
    moves = [(step.rate if plan.changed == "change_rate" else step.difference, step) for step in findings.steps]
    amounts = [(move.value * (-1 if plan.ascending else 1), step) for move, step in moves if move]
    most = max((amount for amount, _ in amounts), default=Decimal(0))
    told = [step for amount, step in amounts if amount == most]
    if most <= 0 or len(plan.organs) != 1 or not plan.single:
        return say("moved_never", english, way=way)
    lines = [_held_against(step, *_years_of(step, english), english) for step in told]
    return say("moved_most", english, way=way, years=("; " if english else "；").join(lines))


def peak_line(plan: Plan, sums: Sequence[Value], english: bool) -> str:
    """In which of several years the sum was the greatest, or the least."""
    best = (min if plan.ascending else max)(value.number or Decimal(0) for value in sums)
    years = join((str(value.report.year) for value in sums if value.number == best), english)
    unit = unit_name(sums[0].unit, english)
    line = say("least_year" if plan.ascending else "most_year", english, years=years, value=number(best), unit=unit)
    alike = len({frozenset(_organs_of(value)) for value in sums}) == 1
    return line if alike else line + say("other_organs", english)


def _rate(step: Step, english: bool) -> str:
    if step.rate is None:
        return ""
    grows = step.first.report.year != step.second.report.year and _organs_of(step.first) & _organs_of(step.second)
    up, down = ("grown", "shrunk") if grows else ("above", "under")
    return say(up if step.rate.value > 0 else down, english, value=percent(abs(step.rate.value)))


def word_trend(plan: Plan, findings: Findings, cited: Citations, english: bool) -> Lines:
    """For each organ and each thing asked for its values by year, each with the change from the one before."""
    by_late = {(step.first.report.id, step.first.held): step for step in findings.steps}
    if not findings.values:
        return [
            part_line(
                held,
                cited.of_figure(held),
                english,
                _dated(held.report.year, cell_name(held.figure.key, english), english),
            )
            for held in findings.figures
        ]
    series: dict[tuple[str, str], list[Value]] = {}
    for value in findings.values:
        series.setdefault((value.report.organ.name, called(plan, value, english)), []).append(value)
    lines = []
    for (organ, name), values in series.items():
        lines.append(say("series", english, organ=organ, name=name))
        lines += [_trend_line(value, by_late.get((value.report.id, value.held)), cited, english) for value in values]
    return lines


def _dated(year: int, name: str, english: bool) -> str:
    return say("year", english, year=year) + (" " if english else "") + name


def _trend_line(value: Value, step: Step | None, cited: Citations, english: bool) -> str:
    year = say("year", english, year=value.report.year)
    line = say("part", english, label=year, value=printed(value, english), unit="", mark=_marks(value, cited))
    line += "".join(amendment_note(held.figure, english) for held in value.held[:1] if value.kind == "figure")
    if step is None:
        return line
    before = say("year", english, year=step.second.report.year)
    comma = ", " if english else "，"
    return line + comma + _held_against(step, "", before, english).lstrip(": ")


def _marks(value: Value, cited: Citations) -> str:
    """The citations of a value of few figures."""
    return "".join(f"[{cited.of_figure(held)}]" for held in value.held) if len(value.held) <= 3 else ""


def word_ranking(plan: Plan, findings: Findings, told: Sequence[Value], cited: Citations, english: bool) -> Lines:
    """The values that are told, in their order, each with its rank; those that tie share one."""
    numbers = [value.number for value in findings.values if value.number is not None]
    if not told and numbers and plan.nth:
        about = subject(plan, findings, english)
        return [say("no_such_place", english, subject=about, count=len(numbers), rank=plan.limit)]
    if not told:
        return [
            say("nothing_ranked", english, subject=subject(plan, findings, english)),
            *_blanks(plan, findings, english),
        ]
    lines = [_head(plan, findings, told, numbers, english)]
    if plan.extremes:
        return [*lines, *_ends(plan, findings, told, cited, english), *_blanks(plan, findings, english)]
    if plan.yearly:
        return [*lines, *_years(plan, told, findings, cited, english), *_blanks(plan, findings, english)]
    whole = findings.computed[0].value if plan.shares else Decimal(0)
    if whole:
        of_all = {"value": number(whole), "unit": unit_name(told[0].unit, english), "of": findings.computed[0].of}
        lines.append(say("shares_of_sum", english, **of_all))
    for value in told:
        place = numbers.index(value.number or Decimal(0)) + 1
        tied = say("tie", english) if numbers.count(value.number or Decimal(0)) > 1 else ""
        lines.append(
            say(
                "rank_line",
                english,
                rank=place,
                label=value_name(plan, value, findings, english) + tied,
                value=printed(value, english)
                + (say("of_sum", english, share=percent((value.number or Decimal(0)) / whole)) if whole else ""),
                unit="",
                mark=_marks(value, cited),
            )
        )
    if plan.together:
        lines.insert(0, _first_together(plan, findings, english))
    elif plan.placed is None and not plan.nth and len(findings.values) > max(len(told), MOST_LINES):
        lines.append(say("folded", english, count=len(findings.values)))
    return [*lines, *_blanks(plan, findings, english)]


def _first_together(plan: Plan, findings: Findings, english: bool) -> str:
    """What the first ones have together, and which part of all that is."""
    first, whole, *part = findings.computed[:3]
    key = "last_together" if plan.ascending else "first_together"
    head = subject(plan, findings, english) + (": " if english else "：")
    line = head + say(key, english, count=first.of, value=number(first.value), unit=unit_name(first.unit, english))
    total = {"total": number(whole.value), "unit": unit_name(whole.unit, english), "of": whole.of}
    if not part or part[0].operation != "ratio":
        return line
    return line + say("part_of_all", english, **total, share=percent(part[0].value))


def _ends(plan: Plan, findings: Findings, told: Sequence[Value], cited: Citations, english: bool) -> Lines:
    """Both ends of a ranking, each with all that tie for it."""
    size = min(plan.limit or 1, len(told))
    words = ("highest", "lowest") if plan.whole else ("most", "least")
    heads = [say(one, english, count=size) for one in (("first_so_many", "last_so_many") if size > 1 else words)]
    colon, comma = (": ", ", ") if english else ("：", "、")
    sign, shown = 1 if plan.ascending else -1, max(size, MOST_LINES)
    lines = []
    for head, end in zip(heads, ((told[size - 1], 1), (told[-size], -1)), strict=True):
        bound, way = (end[0].number or Decimal(0)) * sign, end[1]
        ending = [value for value in told if ((value.number or Decimal(0)) * sign - bound) * way <= 0]
        named = ending[-shown:] if way < 0 else ending[:shown]
        names = [
            f"{value_name(plan, one, findings, english)} {printed(one, english)}{_marks(one, cited)}" for one in named
        ]
        many = sum(one.number is not None and (one.number * sign - bound) * way <= 0 for one in findings.values)
        more = say("and_more", english, count=many - len(named)) if many > len(named) else ""
        lines.append(head + colon + comma.join(names) + more)
    if plan.spread and told[0].kind not in ("difference", "change_rate"):
        apart = abs((told[0].number or Decimal(0)) - (told[-1].number or Decimal(0)))
        width = percent(apart) if plan.whole else number(apart)
        unit = "" if plan.whole else told[0].unit
        lines.append(say("rate_spread" if plan.whole else "spread", english, value=width, unit=unit))
    return list(dict.fromkeys(lines))


def _years(plan: Plan, told: Sequence[Value], findings: Findings, cited: Citations, english: bool) -> Lines:
    """Of each year the first ones."""
    colon, comma = (": ", ", ") if english else ("：", "、")
    by_year: dict[int, list[str]] = {}
    for value in told:
        line = f"{value.report.organ.name} {printed(value, english)}{_marks(value, cited)}"
        by_year.setdefault(value.report.year, []).append(line)
    return [f"· {say('year', english, year=year)}{colon}{comma.join(names)}" for year, names in by_year.items()]


def _head(plan: Plan, findings: Findings, told: Sequence[Value], numbers: Sequence[Decimal], english: bool) -> str:
    about = subject(plan, findings, english)
    if plan.placed is None:
        down, up = ("rates_down", "rates_up") if plan.whole or plan.changed else ("ranking_down", "ranking_up")
        key = "ranking_ends" if plan.extremes else up if plan.ascending else down
        if plan.nth or plan.yearly:
            order = say("order_up" if plan.ascending else "order_down", english)
            way = say("least" if plan.ascending else "most", english)
            way = way.lower()
            return say(
                "nth_place" if plan.nth else "yearly", english, subject=about, order=order, rank=plan.limit, way=way
            )
        return say(key, english, subject=about)
    own = findings.of_organ(plan.placed.id)
    organ = plan.placed.organ.name
    if own is None or own.number is None:
        return say("unplaced", english, organ=organ, subject=about)
    tied = say("tie", english) if numbers.count(own.number) > 1 else ""
    place = {"rank": numbers.index(own.number) + 1, "count": len(numbers), "tie": tied}
    order = say("order_up" if plan.ascending else "order_down", english)
    return say("placed", english, organ=organ, subject=about, order=order, **place)


def _blanks(plan: Plan, findings: Findings, english: bool) -> Lines:
    return [*of_nothing(plan, findings, english), *without_number("unranked", plan, findings, english)]
