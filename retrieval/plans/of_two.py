"""What is asked of two or a few numbers that are held against each other: which two, their quotient, the greater sum
(pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from retrieval.conversation import Conversation
from retrieval.plan import Operation
from retrieval.plans.cells import Quantity, meant_quantities
from retrieval.question import Question
from store.model import CellKey

_IS_OF = re.compile(
    r"(?:(?<!不)是|相当于|抵得?[上过]?|等于|够|达到?了?|为)[^,;?!占]{2,40}?的?(?:百分之几|百分之多少|百分比|几成|几分之几)"
)


def in_percent(question: Question) -> bool:
    """Whether one number of two organs or years is asked for in hundredths of the other (是前一年的百分之几)."""
    organs, years = len(question.organs), len(question.all_years)
    rows = {one.codes for one in question.named if one.kind in ("indicator", "soft")}
    two = (organs == 2 and years < 2) or (organs < 2 and years == 2 and len(question.years) == 2)
    other = question.has("op", "top", "bottom", "average", "sum", "change", "difference") or question.measures
    plain = not (other or question.group or question.has("scope")) and len(rows) < 2
    asked = question.has("op", "percent") and not question.has("op", "ratio", "share")
    return asked and two and plain and _IS_OF.search(question.text) is not None


_TIMES_OF = re.compile(r"(?:是|相当于|为)(?P<of>[^,;?!]{1,20}?)的(?:几|多少)倍")


def times_of_what(question: Question, operation: Operation) -> str:
    """What one number is to be how many times of, where that is no organ, year or row known ("复议是申请的几倍"): the
    year before is none that was asked for."""
    hit = _TIMES_OF.search(question.text)
    if hit is None or operation is not Operation.DIFFERENCE or question.group:
        return ""
    named = [one.start for one in question.named if one.kind not in ("weak", "soft")]
    starts = [*(one.start for one in question.organs), *(one.start for one in question.years), *named]
    known = any(hit.start("of") <= start < hit.end("of") for start in starts)
    return "" if known else hit["of"]


_BETWEEN_SIDES = re.compile(
    r"(?<![占同环百对类相无之])(?P<than>比)(?!例|率|重|值|上年|去年|前年|较)(?P<second>[^,;?!\d]{1,24}?)(?:更|还|要|数量)*的?[多少高低大小]"
    r"|(?P<is>是|相当于)(?P<of>[^,;?!\d]{1,24}?)的?(?:几|多少)倍"
    r"|(?P<and>[和与跟同])(?P<other>[^,;?!\d和与跟同]{1,24}?)(?:之间|相比|两者|的)*(?:相?差(?:了|距|额|值)?|差别)(?:是|有)?(?:多少|几|多大)"
    r"|(?a:\b(?:more|fewer|less|higher|lower)\b[^,;?!]*? (?P<english>than) (?P<last>[^,;?!\d]{2,60}?)"
    r"(?= (?:did|does|do|has|have|had|were|was)\b| \d|[,;?!.]|$))"
)
"""What parts one side from the other where two numbers of one report are held against each other."""


_OTHERWISE = ("average", "ratio", "share", "top", "bottom", "trend", "which_year")
_ALL_OF_IT = re.compile("(?:申请)?(?:总数|总量|总计|总的|全部|所有)的?(?:申请)?(?:数量?)?")
_ADDED = re.compile("加起来|合计|之和|相加|一起|总和|合起来")


def one_report(conversation: Conversation) -> tuple[CellKey, ...]:
    """The cells talked of last, where they are of one report."""
    return conversation.cells if len(conversation.years) < 2 and len(conversation.organs) < 2 else ()


def two_sides(question: Question, before: Sequence[CellKey] = ()) -> tuple[tuple[Quantity, ...], str]:
    """The two numbers of one report of which one is held against the other, each read from its own side ("收到的申请比
    企业的多多少": all, and those of companies), and the words for the second, "" where none is named; () where the
    sides do not say what they are."""
    hit = _BETWEEN_SIDES.search(question.text)
    if hit is None or question.group or question.measures or question.has("op", *_OTHERWISE):
        return (), ""
    side = next(name for name in ("second", "of", "other", "last") if hit[name])
    start, end = hit.span(side)
    ahead, behind = ([one for one in question.named if a <= one.start < b] for a, b in ((0, start), (start, end)))
    whole = _ALL_OF_IT.fullmatch(hit[side])
    own = [one for one in behind if one.kind != "weak"]
    if any(start <= one.start < end for one in question.years) or not (behind or whole):
        return (), ""
    if len(question.all_years) > 1 and own:
        return (), hit[side]
    if any(start <= one.start < end for one in question.organs):
        other = ahead and own and {one.codes for one in own} != {one.codes for one in ahead if one.kind != "weak"}
        return (), hit[side] if other and len(question.organs) > 1 else ""
    first = _together(meant_quantities(ahead, before, question.text), question.text[:start]) or _each(before)
    if whole:
        second: tuple[Quantity, ...] = _each(CellKey(cell.indicator, "total") for one in first for cell in one)
    else:
        second = _together(meant_quantities(behind, tuple(chain(*first)), question.text), hit[side])
    both = tuple(dict.fromkeys((*first, *second)))
    return (both if len(first) == len(second) == 1 and len(both) == 2 else ()), hit[side]


def _each(cells: Iterable[CellKey]) -> tuple[Quantity, ...]:
    return tuple((cell,) for cell in dict.fromkeys(cells))


def _together(quantities: tuple[Quantity, ...], text: str) -> tuple[Quantity, ...]:
    """What one side names, as one number where its words add it up."""
    return (tuple(chain(*quantities)),) if quantities and _ADDED.search(text) else quantities


def beside_itself(question: Question, operation: Operation, before: Sequence[CellKey]) -> str:
    """The words for what a number is held against, where these name a row or a column but not which two numbers are
    meant: another year's number is none that was asked for."""
    sides, words = two_sides(question, before) if operation is Operation.DIFFERENCE else ((), "")
    return words if not sides else ""


def sums_held_against(question: Question) -> bool:
    """Whether it is asked which of a few organs has more over several years together ("甲和乙三年各自合计,谁多")."""
    organs = len(question.organs) or (len(question.group.organs) if question.group else 0)
    other = question.measures or question.has("op", "change", "trend", "average", "ratio", "share", "percent")
    added = question.has("op", "sum") and question.has("op", "difference") and not other
    return organs > 1 and len(question.all_years) > 2 and added
