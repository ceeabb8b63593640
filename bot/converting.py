"""Amounts of money in the unit that a question asks for, beside the one that the report prints (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.labels import Lines, label
from bot.naming import number
from bot.phrases import say
from retrieval.plan import Plan
from retrieval.question import Question
from retrieval.reckoning.findings import Findings
from retrieval.reckoning.values import Result, amount
from store.catalogue import MONEY
from store.model import HeldFigure


def converted(
    question: Question, plan: Plan, shown: Sequence[HeldFigure], findings: Findings
) -> tuple[Lines, tuple[Result, ...]]:
    """The amounts looked up, each in the unit asked for where its report prints another; and what was computed."""
    if not plan.unit or findings.results:
        return [], ()
    found = tuple(_in_unit(shown, plan.unit))
    names = [label(held, findings, question.english) if len(shown) > 1 else "" for held, _ in found]
    lines = [_line(result, name, question.english) for (_, result), name in zip(found, names, strict=True)]
    return lines, tuple(result for _, result in found)


def _in_unit(shown: Sequence[HeldFigure], unit: str) -> Iterator[tuple[HeldFigure, Result]]:
    for held in shown:
        other = held.figure.unit in MONEY and held.figure.unit != unit
        if other and (value := amount(held.figure, unit)) is not None:
            yield held, Result("converted", value, unit)


def _line(result: Result, name: str, english: bool) -> str:
    return say("in_unit", english, label=name, value=number(result.value), unit=result.unit)
