"""Whether an answer is what was expected: right, abstained, wrong, or a false figure."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from bot.answer import Answer, AnswerFigure, Kind
from bot.evaluation.expected import Expected, ExpectedFigure
from bot.evaluation.numbers import numbers_in, numbers_of
from store.catalogue.aliases import aliases
from store.catalogue.normal import fold, squash
from store.model import CellKey

ABSTAINING = frozenset({Kind.CLARIFY, Kind.UNKNOWN, Kind.REFUSED})
_LONGEST_QUOTE = 600
_LEAST_QUOTED = 0.5
_SHORTEST_TAIL = 5
_NEAR = Decimal("1e-6")

Place = tuple[str, int, CellKey]
"""An organ's canonical name, a year and a cell."""
HeldReports = Mapping[tuple[str, int], Mapping[CellKey, Decimal | None]]
"""What held reports say, by the organ's canonical name and the year; a cell that is not there is none of the form's."""


class Verdict(StrEnum):
    """What an answer is worth; a false figure is the worst."""

    RIGHT = "right"
    ABSTAINED = "abstained"
    WRONG = "wrong"
    FALSE_FIGURE = "false figure"


Judgement = tuple[Verdict, str]
"""A verdict and why."""


class OrganNames:
    """The names of the organs held: one name for all that an organ is called by."""

    def __init__(self, names: Collection[str]) -> None:
        self._names = frozenset(map(squash, names))
        self._known: dict[str, str] = {}

    def canonical(self, said: str) -> str:
        """The full name of the one organ that is called so, or so with more or fewer regions before it; else what was
        said."""
        said = squash(said)
        if said not in self._known:
            self._known[said] = said if said in self._names else self._only(said)
        return self._known[said]

    def _only(self, said: str) -> str:
        called = [name for name in self._names if fold(said) in self._short[name]]
        if len(called) == 1:
            return called[0]
        near = [name for name in self._names if _same_tail(said, name)]
        return near[0] if len(near) == 1 else said

    @cached_property
    def _short(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(map(fold, aliases(name))) for name in self._names}


def _same_tail(first: str, second: str) -> bool:
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) >= _SHORTEST_TAIL and longer.endswith(shorter)


class Case:
    """An answer beside what was expected, both in the same terms."""

    def __init__(self, expected: Expected, answer: Answer, names: OrganNames) -> None:
        self.expected, self.answer, self.names = expected, answer, names
        self.wanted: dict[Place, ExpectedFigure] = {
            (names.canonical(one.organ), one.year, one.cell): one for one in expected.figures
        }
        self.got: dict[Place, AnswerFigure] = {
            (names.canonical(one.organ), one.year, CellKey(one.indicator, one.column)): one for one in answer.figures
        }
        self.text, self.numbers = squash(answer.text), numbers_in(answer.text)


def judge(expected: Expected, answer: Answer, names: OrganNames, held: HeldReports) -> Judgement:
    """What the answer is worth, and why where it is not right. `held` has the reports that its figures are of."""
    case = Case(expected, answer, names)
    checks = (_kind, _figures, _text_says_figures, _order, _results, _pieces, _quote, _choices)
    contradiction = _contradiction(case, held)
    if contradiction:
        return Verdict.FALSE_FIGURE, contradiction
    return next((found for check in checks if (found := check(case))), (Verdict.RIGHT, ""))


def same(left: Decimal | None, right: Decimal | None) -> bool:
    """Whether two numbers are one but for rounding; no number is only the same as no number."""
    if left is None or right is None:
        return left is right
    return abs(left - right) <= _NEAR * max(Decimal(1), abs(right))


def _contradiction(case: Case, held: HeldReports) -> str:
    """A figure that says another number than was expected, or than its report does."""
    for place, wanted in case.wanted.items():
        if place in case.got and not same(case.got[place].value, wanted.value):
            return f"{_told(place)}应为 {_number(wanted.value)}，答 {_number(case.got[place].value)}"
    for place, got in case.got.items():
        organ, year, cell = place
        cells = held.get((organ, year))
        if got.value is not None and cells is not None and not same(got.value, cells.get(cell)):
            return f"{_told(place)}库里是 {_number(cells.get(cell))}，答 {_number(got.value)}"
    return ""


def _kind(case: Case) -> Judgement | None:
    kinds, kind = case.expected.kinds, case.answer.kind
    if kind in kinds:
        return None
    why = f"应为 {'/'.join(kinds)}，答 {kind}"
    if kind in ABSTAINING:
        return Verdict.ABSTAINED, why
    if ABSTAINING.issuperset(kinds) and any(one.value is not None for one in case.got.values()):
        return Verdict.FALSE_FIGURE, f"{why}，带数"
    return Verdict.WRONG, why


def _figures(case: Case) -> Judgement | None:
    kind = case.answer.kind
    missing = [place for place in case.wanted if place not in case.got]
    # a cell without a number: saying so in words is enough
    if missing and not (kind in ABSTAINING and all(one.value is None for one in case.wanted.values())):
        stray = kind is Kind.FIGURE and bool(case.got)
        why = f"缺 {_told(missing[0])}" + (f"，给的是 {_told(next(iter(case.got)))}" if stray else "")
        return Verdict.FALSE_FIGURE if stray else Verdict.WRONG, why
    if kind is Kind.FIGURE and len(case.got) > 2 * len(case.wanted) + len(case.expected.optional) + 1:
        return Verdict.WRONG, f"问 {len(case.wanted)} 格，给了 {len(case.got)} 格"
    return None


def _text_says_figures(case: Case) -> Judgement | None:
    if case.answer.kind is not Kind.FIGURE:
        return None
    values = [one.value for one in case.expected.figures if one.value is not None]
    unsaid = [value for value in values if not numbers_of(value) <= case.numbers]
    return (Verdict.WRONG, f"文字没有说出 {_number(unsaid[0])}") if unsaid else None


def _order(case: Case) -> Judgement | None:
    if not case.expected.ordered:
        return None
    first = [one.value for one in case.answer.figures][: len(case.wanted)]
    wanted = [one.value for one in case.expected.figures]
    in_order = len(first) == len(case.wanted) and all(map(same, first, wanted))
    return None if in_order else (Verdict.WRONG, "次序不对")


def _results(case: Case) -> Judgement | None:
    said = case.answer.results
    if case.expected.results == () and said:
        return Verdict.FALSE_FIGURE, f"这里算不出数，答 {said[0].operation} {_number(said[0].value)}"
    for wanted in case.expected.results or ():
        values = [one.value for one in said if one.operation == wanted.operation]
        if not any(same(value, wanted.value) for value in values):
            told = "、".join(map(_number, values[:3])) or "没有算"
            why = f"{wanted.operation} 应为 {_number(wanted.value)}，答 {told}"
            return Verdict.FALSE_FIGURE if values else Verdict.WRONG, why
    return None


def _pieces(case: Case) -> Judgement | None:
    for piece in case.expected.contains:
        if not _says(case, squash(piece)):
            return Verdict.WRONG, f"文字里没有“{piece}”"
    for piece in case.expected.excludes:
        if squash(piece).lower() in case.text.lower():
            return Verdict.WRONG, f"文字里不该有“{piece}”"
    return None


def _says(case: Case, piece: str) -> bool:
    """Whether the text has the piece; a number must be there as a number, not within another one."""
    if re.fullmatch(r"[\d.,]+", piece):
        return numbers_in(piece) <= case.numbers
    return piece.lower() in case.text.lower()


def _quote(case: Case) -> Judgement | None:
    if not case.expected.quote or case.answer.kind in ABSTAINING:
        return None
    passages = [squash(one.text) for one in case.answer.passages]
    quoted = passages + [squash(one.quote) for one in case.answer.citations]
    wanted = squash(case.expected.quote)
    if any(longest_run(wanted, one) >= _LEAST_QUOTED for one in quoted if len(one) <= _LONGEST_QUOTE):
        return None
    return Verdict.WRONG, "没有引用原句"


def longest_run(needle: str, hay: str) -> float:
    """The longest stretch of the needle that stands in the hay, as a share of the needle (0 to 1)."""
    longest = start = 0
    for end in range(1, len(needle) + 1):
        while needle[start:end] not in hay:
            start += 1
        longest = max(longest, end - start)
    return longest / len(needle) if needle else 1.0


def _choices(case: Case) -> Judgement | None:
    offered = {case.names.canonical(one.label) for one in case.answer.choices}
    lacking = [one for one in case.expected.choices if case.names.canonical(one) not in offered]
    return (Verdict.WRONG, f"没有请选“{lacking[0]}”") if lacking else None


def _told(place: Place) -> str:
    organ, year, cell = place
    return f"{organ} {year} {cell.indicator}/{cell.column} "


def _number(value: Decimal | None) -> str:
    return "无数" if value is None else f"{value:f}"
