"""How numbers moved from year to year where more than one plan could be meant: the sum of all organs against the year
before, the year in which one organ's number rose or fell most (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from retrieval.plan import Operation
from retrieval.question import Question

_SUM = re.compile(
    r"总量|总数|总额|总和|合计|总共|一共|共计|总计|加起来|合起来|\bin total\b|\bcombined\b|\btogether\b|\btotal\b"
)
_EACH = re.compile(
    r"各[自是个有]|各(?!.*(?:合计|一共|总共|共计|总计|[加合]起来))|分别|每|逐|哪|谁|几[家个]|多少[家个]|单位的?[?]*$|\beach\b|\bwhich\b|\bwho\b"
)
_MOVING = re.compile("变化|变动|波动|走势|趋势")
_PICKED = ("top", "bottom", "place", "count", "list", "average", "median", "ratio", "share", "trend", "absent")


def sums_moved(question: Question) -> bool:
    """Whether the sum of all organs is held against that of another year ("全部单位申请总量较2024年是多是少"), not
    each organ's number against its own."""
    moved = question.has("op", "change", "difference") and not question.has("op", *_PICKED)
    limits = question.counts.limit or question.counts.condition or question.counts.running
    over = question.has("scope", "all") and not (question.organs or question.measures or limits)
    added = _SUM.search(question.text) and not _EACH.search(question.text)
    return bool(moved and over and len(question.all_years) == 2 and added)


def moved_most(question: Question) -> bool:
    """Whether it is asked in which year one organ's number rose or fell most ("哪年涨得最多")."""
    one = len(question.all_years) != 2 and not (question.has("scope", "all") or question.group or question.measures)
    picked = question.has("op", "change") and question.has("op", "which_year") and question.has("op", "top", "bottom")
    return bool(one and picked) and len(question.organs) < 2 and not question.counts.condition


def moves(words: Iterable[str]) -> bool:
    """Whether one of some words for years says how a number went from one to the next."""
    return any(_MOVING.search(word) for word in words)


def kept_of_moves(question: Question, operation: Operation) -> tuple[str, ...]:
    """The kinds of words that the operation does justice to where it tells how a number moved."""
    if operation is Operation.TREND and moved_most(question):
        return ("top", "bottom", "which_year")
    return ("change", "difference", "percent") if operation is Operation.SUM and sums_moved(question) else ()
