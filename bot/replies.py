"""Answers that carry no figures of their own: asking back, what is not held, refusals, quotations (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.amendments import mention_amendments
from bot.answer import Answer, Choice, Kind
from bot.citing import Citations, mark_with_page
from bot.naming import join
from bot.phrases import say
from retrieval.plan import Clarification, Doubt, Gap, Lack, Plan, Refusal
from retrieval.question import Question
from store.catalogue.normal import squash
from store.model import HeldFigure, HeldPassage, HeldProblem, Rule

_LEAD = {
    Doubt.SIMILAR_NAME: "similar_name",
    Doubt.WHICH_YEAR: "which_year",
    Doubt.WHICH_CELL: "which_cell",
    Doubt.UNUSED_WORDS: "unused_words",
    Doubt.UNCOMPUTED: "uncomputed",
    Doubt.ONE_INTAKE: "one_intake",
}


def word_clarification(question: Question, doubt: Clarification) -> Answer:
    """Ask back, with the choices that there are."""
    lead = "which_of" if doubt.doubt is Doubt.WHICH_ORGAN and doubt.subject else _LEAD.get(doubt.doubt, "which_organ")
    lines = [say(lead, question.english, subject=doubt.subject)]
    lines += [say("choice", question.english, label=label) for label, _ in doubt.choices]
    return Answer(
        question.asked, Kind.CLARIFY, "\n".join(lines), choices=tuple(Choice(*choice) for choice in doubt.choices)
    )


def word_gap(question: Question, gap: Gap) -> Answer:
    """Say what is not held, and which years are."""
    english = question.english
    years = join(map(str, gap.years), english)
    if gap.lack is Lack.ANYTHING:
        text = say("gap_anything", english)
    elif gap.lack is Lack.POPULATION:
        text = say("gap_population", english)
    elif gap.lack is Lack.ORGAN:
        text = say("gap_organ", english, organ=gap.organ)
    else:
        text = say("gap_year" if gap.organ else "gap_year_all", english, organ=gap.organ, years=years)
    labels = [say("year", english, year=year) for year in gap.held]
    if labels:
        text += (" " if english else "") + say("gap_held", english, held=join(labels, english))
    choices = tuple(Choice(gap.organ + label, gap.organ + label + _without_names(question)) for label in labels)
    return Answer(question.asked, Kind.UNKNOWN, text, choices=choices, problems=(text,))


def _without_names(question: Question) -> str:
    text = question.text
    names = [mention.text for mention in question.organs]
    for name in (*names, *(question.text[year.start : year.end] for year in question.years)):
        text = text.replace(name, "")
    return text


def word_refusal(question: Question, refusal: Refusal) -> Answer:
    """Say in one sentence what can be asked."""
    key = {"change": "refused_change", "anew": "anew", "thanks": "thanks"}.get(refusal.why, "refused")
    return Answer(question.asked, Kind.REFUSED, say(key, question.english))


def word_quotes(
    question: Question,
    quotes: Sequence[tuple[HeldPassage, str]],
    figures: Sequence[HeldFigure] = (),
    problems: Sequence[HeldProblem] = (),
) -> Answer:
    """Quote what the text says, and what is wrong with it; `figures` are cells without a number that it speaks of."""
    cited = Citations()
    passages, lines = [], []
    for held, text in quotes:
        passages.append(cited.passage(held, text))
        mark = mark_with_page(passages[-1].citation, held.passage.locator, question.english)
        place = {"organ": held.report.organ.name, "year": held.report.year, "mark": mark}
        lines.append(say("quote", question.english, quote=text, **place))
    if figures:
        lines[0] = say("not_in_table", question.english) + lines[0]
    found = (one for one in problems if any(_touches(one, held, text) for held, text in quotes))
    wrong = tuple(one.problem.message for one in found)
    answer = Answer(
        question.asked,
        Kind.PASSAGE,
        "\n".join([*lines, *(say("contradicted", question.english, message=message) for message in wrong)]),
        cited.figures(figures),
        passages=tuple(passages),
        citations=cited.all(),
        problems=wrong,
    )
    return mention_amendments(answer, figures, question.english)


def _touches(one: HeldProblem, held: HeldPassage, text: str) -> bool:
    """Whether a problem is with the report's being this organ's and year's, or with one of the sentences quoted: it
    quotes them, or has their numbers."""
    if one.problem.rule is Rule.IDENTITY and one.report.id == held.report.id:
        return True
    if one.report.id != held.report.id or one.problem.rule not in (Rule.TEXT_AGAINST_TEXT, Rule.TEXT_AGAINST_TABLE):
        return False
    said = re.findall("“([^”]+)”", one.problem.message)
    numbers = set(re.findall(r"\d+", one.problem.message.split("=")[0]))
    return any(squash(part) in squash(text) for part in said) or (
        not said and len(numbers & set(re.findall(r"\d+", text))) >= min(3, len(numbers))
    )


def word_silence(question: Question, plan: Plan) -> Answer:
    """Say that the text does not say it."""
    if plan.organs and plan.years:
        subject = say(
            "gap_text_report",
            question.english,
            organ=join((one.organ.name for one in plan.organs), question.english),
            years=join(map(str, plan.years), question.english),
        )
    else:
        subject = say("gap_text_all", question.english)
    about = f" ({plan.about})" if plan.about else ""
    return Answer(
        question.asked,
        Kind.UNKNOWN,
        say("gap_text", question.english, subject=subject + about),
        choices=tuple(_summary_of(organ.organ.name, year) for organ in plan.organs[:1] for year in plan.years),
    )


def _summary_of(organ: str, year: int) -> Choice:
    return Choice(f"{organ}{year}年年报概要", f"总结{organ}{year}年的年报")
