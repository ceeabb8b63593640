"""Answers to which offices have reports of every year, of few, or of none since (pure)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.answer import Answer
from bot.naming import join
from bot.overviews import listed, word_list
from bot.phrases import say
from retrieval.plan import Plan
from retrieval.question import Question
from retrieval.reading.holdings import Held, Holding
from retrieval.reckoning.thresholds import RELATIONS
from retrieval.reckoning.values import Result
from store.model import ReportHead


def word_holding(question: Question, plan: Plan, heads: Sequence[ReportHead]) -> Answer:
    """Which organs have the reports that the plan's holding says, of all those held."""
    holding, english = plan.holding, question.english
    if holding is None or not heads:
        return word_list(question, plan, heads)
    if holding.kind is Held.BY_YEAR:
        return _by_year(question, holding, plan.years, heads)
    years: dict[str, list[int]] = defaultdict(list)
    for head in heads:
        years[head.organ.name].append(head.year)
    asked = _years_asked(holding, plan, sorted({head.year for head in heads}))
    met = {organ: sorted(held) for organ, held in years.items() if _meets(holding, held, asked, years)}
    said = {"years": _said(asked, english), "count": len(met), "many": _so_many(holding, met, english)}
    if holding.kind is Held.ONE_NOT_OTHER:
        said |= {"had": _said(holding.years[:1], english), "lacked": _said(holding.years[1:], english)}
    lacking = holding.kind is Held.NOT_EACH
    lines = [_line(organ, held, asked if lacking else (), english) for organ, held in met.items()]
    answer = listed(question, say(f"held_{holding.kind.value}", english, **said), lines, len(met), "家")
    if not lines:
        answer = replace(answer, text=answer.text.rstrip("：:"))
    denied = lacking or holding.kind in (Held.LAST, Held.ONE_NOT_OTHER)
    return replace(answer, text=f"{answer.text}\n{say('not_held', english)}") if denied else answer


def _years_asked(holding: Holding, plan: Plan, held: Sequence[int]) -> tuple[int, ...]:
    """The years that each is held against: those named, the last so many, or all held; of one year alone that one."""
    if holding.kind in (Held.LAST, Held.FIRST):
        return holding.years
    if plan.years:
        return tuple(sorted(plan.years))
    return tuple(held[-holding.many :]) if holding.kind is Held.EACH and holding.many else tuple(held)


def _meets(holding: Holding, held: Sequence[int], asked: Sequence[int], all_held: Mapping[str, Sequence[int]]) -> bool:
    """Whether the years that an organ has reports of are as the holding says."""
    own = [year for year in held if year in asked]
    match holding.kind:
        case Held.EACH:
            return len(own) == len(asked)
        case Held.NOT_EACH:
            return len(own) < len(asked)
        case Held.LAST:
            return max(held) == holding.years[0]
        case Held.FIRST:
            return min(held) == holding.years[0]
        case Held.ONE_NOT_OTHER:
            return holding.years[0] in held and holding.years[1] not in held
        case Held.SO_MANY:
            return RELATIONS[holding.relation](Decimal(len(own)), Decimal(holding.many))
    return len(own) == min(len([year for year in one if year in asked]) for one in all_held.values())


def _so_many(holding: Holding, met: Mapping[str, Sequence[int]], english: bool) -> str:
    """How many reports those have that are told, as it was said, or as it came out."""
    if holding.kind is Held.SO_MANY:
        return say(f"so_many_{holding.relation}", english, many=holding.many)
    return str(len(next(iter(met.values()), ())))


def _line(organ: str, held: Sequence[int], asked: Sequence[int], english: bool) -> str:
    """An organ with the years that it has reports of; of those `asked` with those that it has none of."""
    lacked = [year for year in asked if year not in held]
    if lacked:
        return say("lacks_line", english, organ=organ, years=_said(lacked, english))
    return say("list_line", english, organ=organ, years=_said(held, english))


def _said(years: Iterable[int], english: bool) -> str:
    return join((say("year", english, year=year) for year in years), english)


def _by_year(question: Question, holding: Holding, asked: Sequence[int], heads: Sequence[ReportHead]) -> Answer:
    """How many reports of each year are held; of two years also by how many they differ."""
    english = question.english
    held = Counter(head.year for head in heads)
    years = sorted(set(holding.years or asked) or held)
    lines = [say("list_year", english, year=year, count=held[year]) for year in years]
    many = sum(held[year] for year in years)
    answer = listed(question, say("held_by_year", english, count=many), lines, many, "份")
    if not holding.years:
        return answer
    more, than = holding.years
    apart = held[more] - held[than]
    said = say("held_more" if apart >= 0 else "held_fewer", english, year=more, than=than, count=abs(apart))
    results = (Result("difference", Decimal(apart), "份"), *answer.results)
    return replace(answer, text=f"{said}\n{answer.text}", results=results)
