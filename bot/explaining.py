"""Definitions and articles put into words (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from bot.answer import Answer, AnswerPassage, Choice, Kind
from bot.citing import Citations
from bot.naming import join
from bot.phrases import say
from retrieval.plan import Explanation
from retrieval.question import Question
from retrieval.reckoning.values import Result
from store.catalogue.definitions import Definition, definitions
from store.catalogue.numerals import spell
from store.catalogue.terms import names
from store.model import HeldArticle

_MOST_CHOICES = 4
_MOST_QUOTES = 2
_REGULATION = "政府信息公开条例"
_RULE = re.compile(r"(?P<number>\d+)(?: ?(?P<unit>个?工作日|年|月|日|条|working days|articles))?")
_UNITS = {"个工作日": "工作日", "working days": "工作日", "articles": "条"}


def articles_of(explanation: Explanation) -> tuple[int, ...]:
    """The articles to quote: those asked for, or those that the terms rest on."""
    return explanation.articles or tuple(
        dict.fromkeys(number for code in explanation.codes for number in definitions()[code].articles)
    )


def word_explanation(question: Question, explanation: Explanation, held: Sequence[HeldArticle] = ()) -> Answer:
    """What terms mean, with what they rest on, or what is said here about the articles asked for; and the articles
    themselves where they are held."""
    english = question.english
    told = [definitions()[code] for code in explanation.codes]
    if explanation.articles:
        told = [one for one in definitions().values() if set(one.articles) & set(explanation.articles)]
    else:
        held = [one for one in held if _REGULATION in one.title][:_MOST_QUOTES]
    lines = [_defined(one, english) for one in told]
    lines += [one.en if english else one.zh for one in explanation.measures]
    ruled: list[Definition] = [] if explanation.articles and held else told
    if explanation.articles and held:
        lines = []
    elif explanation.articles:
        about = [say("about_article", english)] if told else []
        lines = [say("no_reference", english, articles=_articles(explanation.articles, english)), *about, *lines]
    cited = Citations()
    passages = [_quoted(one, cited, english) for one in held]
    lines += [
        say("article_says", english, title=one.title, quote=one.article.text, mark=f"[{passage.citation}]")
        for one, passage in zip(held, passages, strict=True)
    ]
    return Answer(
        question.asked,
        Kind.PASSAGE if told or held or explanation.measures else Kind.UNKNOWN,
        "\n".join(lines),
        results=tuple(dict.fromkeys(rule for one in ruled for rule in rules(one, english))),
        passages=tuple(passages),
        citations=cited.all(),
        choices=() if held else _choices(told, english),
    )


def rules(one: Definition, english: bool) -> Iterator[Result]:
    """The numbers that a definition gives in a language, with their units, which the articles that it rests on set."""
    for hit in _RULE.finditer(one.en if english else one.zh):
        unit = hit["unit"] or ""
        yield Result("rule", Decimal(hit["number"]), _UNITS.get(unit, unit), articles=one.articles)


def _quoted(one: HeldArticle, cited: Citations, english: bool) -> AnswerPassage:
    return AnswerPassage(one.article.text, cited.of_article(one, _articles([one.article.number], english)))


def _defined(one: Definition, english: bool) -> str:
    basis = [say("regulation", english, articles=_articles(one.articles, english))] if one.articles else []
    basis += [say("the_form", english)] if one.form else []
    text = (one.en if english else one.zh) + (" " if english else "")
    text = text.rstrip() + say("rests_on", english, basis=join(basis, english))
    name = _name(one, english)
    return say("defined", english, name=name, text=text) if name else text


def _articles(articles: Iterable[int], english: bool) -> str:
    return join((say("article", english, number=number if english else spell(number)) for number in articles), english)


def _name(one: Definition, english: bool) -> str:
    """What is defined: a row, a group, a column by its name, else by the first of its phrases; "" for how to do it."""
    called = names("en" if english else "zh")
    kinds = ("indicator", "group", "column", "columns")
    code = one.code.removeprefix("column:")
    known = next((called[kind, code] for kind in kinds if (kind, code) in called), "")
    if known or one.howto:
        return known
    return one.code.replace("_", " ") if english else one.phrases[0]


def _choices(told: Iterable[Definition], english: bool) -> tuple[Choice, ...]:
    numbers = list(dict.fromkeys(number for one in told for number in one.articles))[:_MOST_CHOICES]
    asked = [say("ask_article", english, article=_articles([number], english)) for number in numbers]
    return tuple(Choice(one, one) for one in asked)
