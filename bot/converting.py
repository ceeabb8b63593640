"""Amounts of money in the unit that a question asks for, beside the one that the report prints (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.labels import Lines, label
from bot.naming import number
from bot.phrases import say
from retrieval.plan import Operation, Plan
from retrieval.question import Question
from retrieval.reckoning.findings import Findings
from retrieval.reckoning.values import Result, amount
from store.catalogue import MONEY
from store.model import HeldFigure

_ASKED = re.compile(
    r"(?:多少|几|[以按用]|换算成|折算成|折合成?|约合|换成)个?(?P<unit>亿元|万元|元|亿|万)(?![件项家])"
    r"|\bin (?P<myriads>ten thousand yuan|10,?000 yuan|wan)|\bin (?P<yuan>yuan|rmb)"
)
"""The unit in which an amount is wanted."""


def converted(
    question: Question, plan: Plan, shown: Sequence[HeldFigure], findings: Findings
) -> tuple[Lines, tuple[Result, ...]]:
    """The amounts looked up, each in the unit asked for where its report prints another; and what was computed."""
    unit = _unit_asked(question.text)
    if not unit or plan.operation is not Operation.LOOKUP:
        return [], ()
    found = tuple(_in_unit(shown, unit))
    names = [label(held, findings, question.english) if len(shown) > 1 else "" for held, _ in found]
    lines = [_line(result, name, question.english) for (_, result), name in zip(found, names, strict=True)]
    return lines, tuple(result for _, result in found)


def _unit_asked(text: str) -> str:
    hit = _ASKED.search(text)
    if hit is None:
        return ""
    said = hit["unit"] or ("万元" if hit["myriads"] else "元")
    return said if said in MONEY else f"{said}元"


def _in_unit(shown: Sequence[HeldFigure], unit: str) -> Iterator[tuple[HeldFigure, Result]]:
    for held in shown:
        other = held.figure.unit in MONEY and held.figure.unit != unit
        if other and (value := amount(held.figure, unit)) is not None:
            yield held, Result("converted", value, unit)


def _line(result: Result, name: str, english: bool) -> str:
    return say("in_unit", english, label=name, value=number(result.value), unit=result.unit)
