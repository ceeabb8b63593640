"""Answers over many reports, from their texts: what each one says, one after the other (pure)."""

from __future__ import annotations

from decimal import Decimal

from bot.answer import Answer, Kind
from bot.citing import Citations, mark_with_page
from bot.phrases import say
from retrieval.question import Question
from retrieval.reckoning.values import Result
from retrieval.texts.covering import Covered

SHOWN = 10
"""Reports that are quoted; the others are counted."""


def word_covered(question: Question, covered: Covered) -> Answer:
    """How many reports were gone through and how many say it; the first SHOWN quoted, none mixed with others."""
    english, cited = question.english, Citations()
    told = len(covered.quotes)
    lines = [say("covered", english, told=told, read=covered.read)]
    passages = []
    for head, quotes in covered.quotes[:SHOWN]:
        for quote in quotes:
            passages.append(cited.passage(quote.held, quote.text))
            mark = mark_with_page(passages[-1].citation, quote.held.passage.locator, english)
            lines.append(say("quote", english, organ=head.organ.name, year=head.year, quote=quote.text, mark=mark))
    if told > SHOWN:
        lines.append(say("covered_more", english, more=told - SHOWN))
    if covered.held > covered.read:
        lines.append(say("covered_part", english, held=covered.held, read=covered.read))
    counts = [(told, covered.read), *([(told - SHOWN, told)] if told > SHOWN else []), (covered.read, covered.held)]
    return Answer(
        question.asked,
        Kind.PASSAGE,
        "\n".join(lines),
        results=tuple(Result("count", Decimal(number), of=of) for number, of in counts),
        passages=tuple(passages),
        citations=cited.all(),
    )
