"""Rankings and sums over the numbers that texts state: always said to be the texts' own, each with its sentence, none
beside a table's figure (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.answer import Answer, AnswerPassage, Kind
from bot.citing import Citations, mark_with_page
from bot.naming import join, number, rounded
from bot.phrases import say
from retrieval.passages import Quote
from retrieval.question import Question
from retrieval.reckoning.values import Result
from retrieval.texts.text_figures import Stated, TextFigures
from store.model import ReportHead

SHOWN = 10
"""Reports of a kind that are told one by one; the others are counted."""


def word_text_figures(question: Question, figures: TextFigures) -> Answer:
    """What the texts state, ranked or added up; then those that are not sure, and those that say nothing."""
    cited, english, told, unit = Citations(), question.english, len(figures.stated), figures.stated[0].unit
    results = _results(figures, unit)
    lines, passages = [_head(results, told, unit, english)], list[AnswerPassage]()
    for one in figures.stated[:SHOWN]:
        quoted = _quoted(one.report, one.quote, cited, passages, english)
        rank = "· " if results else f"{1 + _before(one, figures.stated)}. "
        lines.append(rank + say("text_value", english, value=number(one.value), unit=one.unit, quoted=quoted))
    lines += [say("text_more", english, more=told - SHOWN)] if told > SHOWN else []
    lines += _unsure(figures.unsure, cited, passages, english)
    lines += _silent(figures, english)
    kind = Kind.AGGREGATE if results else Kind.RANKING
    results += _counts(figures)
    return Answer(question.asked, kind, "\n".join(lines), (), tuple(results), tuple(passages), cited.all())


def _results(figures: TextFigures, unit: str) -> list[Result]:
    """The sum or the average that is asked for; none of a ranking."""
    if figures.asked.averaged:
        return [Result("average", figures.average, unit, len(figures.stated))]
    return [Result("sum", figures.total, unit, len(figures.stated))] if figures.asked.summed else []


def _head(results: Sequence[Result], told: int, unit: str, english: bool) -> str:
    """That these are the texts' numbers, with what was reckoned from them."""
    if not results:
        return say("text_ranking", english, of=told)
    return say(f"text_{results[0].operation}", english, value=rounded(results[0].value), unit=unit, of=told)


def _before(one: Stated, stated: Sequence[Stated]) -> int:
    """How many stand before it and are not level with it."""
    return next(place for place, other in enumerate(stated) if other.value == one.value)


def _quoted(report: ReportHead, quote: Quote, cited: Citations, passages: list[AnswerPassage], english: bool) -> str:
    passages.append(cited.passage(quote.held, quote.text))
    mark = mark_with_page(passages[-1].citation, quote.held.passage.locator, english)
    return say("quote", english, organ=report.organ.name, year=report.year, quote=quote.text, mark=mark)


def _unsure(
    unsure: Sequence[tuple[ReportHead, tuple[Quote, ...]]],
    cited: Citations,
    passages: list[AnswerPassage],
    english: bool,
) -> list[str]:
    """What may count something else, or is said in two ways: quoted, not reckoned with."""
    if not unsure:
        return []
    shown = [_quoted(head, quote, cited, passages, english) for head, quotes in unsure[:SHOWN] for quote in quotes]
    more = [say("text_more", english, more=len(unsure) - SHOWN)] if len(unsure) > SHOWN else []
    return [say("text_unsure", english, count=len(unsure)), *(f"· {line}" for line in shown), *more]


def _silent(figures: TextFigures, english: bool) -> list[str]:
    """Whose texts say nothing of it, and how many were gone through of those held."""
    lines = []
    if figures.silent:
        year = " {}" if english else "{}年"
        named = join((head.organ.name + year.format(head.year) for head in figures.silent[:SHOWN]), english)
        more = say("and_others", english) if len(figures.silent) > SHOWN else ""
        lines.append(say("text_silent", english, count=len(figures.silent), named=named + more))
    if figures.held > figures.read:
        lines.append(say("covered_part", english, held=figures.held, read=figures.read))
    return lines


def _counts(figures: TextFigures) -> list[Result]:
    """The numbers of reports that the answer speaks of."""
    numbers = {len(figures.stated), len(figures.unsure), len(figures.silent), figures.read}
    numbers |= {max(len(kind) - SHOWN, 0) for kind in (figures.stated, figures.unsure)}
    return [Result("count", Decimal(one), of=figures.held) for one in sorted(numbers - {0})]
