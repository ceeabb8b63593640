"""Definitions and articles put into words (pure)."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answer import Answer, Choice, Kind
from bot.naming import join
from bot.phrases import say
from retrieval.plan import Explanation
from retrieval.question import Question
from store.catalogue.definitions import Definition, definitions
from store.catalogue.numerals import spell
from store.catalogue.terms import names

_MOST_CHOICES = 4


def word_explanation(question: Question, explanation: Explanation) -> Answer:
    """What terms mean, with what they rest on; or what is said here about the articles asked for."""
    english = question.english
    if explanation.articles:
        return _about_articles(question, explanation.articles)
    told = [definitions()[code] for code in explanation.codes]
    lines = [_defined(one, english) for one in told]
    lines += [one.en if english else one.zh for one in explanation.measures]
    return Answer(question.asked, Kind.PASSAGE, "\n".join(lines), choices=_choices(told, english))


def _about_articles(question: Question, articles: tuple[int, ...]) -> Answer:
    english = question.english
    told = [one for one in definitions().values() if set(one.articles) & set(articles)]
    lines = [say("no_reference", english, articles=_articles(articles, english))]
    if told:
        lines += [say("about_article", english), *(_defined(one, english) for one in told)]
    return Answer(
        question.asked, Kind.PASSAGE if told else Kind.UNKNOWN, "\n".join(lines), choices=_choices(told, english)
    )


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
