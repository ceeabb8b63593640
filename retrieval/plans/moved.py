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
_WHOLE = re.compile(
    r"(?:全部|所有|全体)的?(?:单位|机关|部门|年报)|(?:全|整个)库|\ball (?:the )?(?:offices|organs)\b|\boverall\b"
)
"""All organs as one."""
_POOLED = re.compile(
    r"(?a)合计|总体|整体|总的|加起来|合起来|汇总|一起算|总公开率"
    r"|\boverall\b|\bcombined\b|\btogether\b|\btaken as a whole\b"
)
_WHOSE = re.compile(r"谁|哪一?[个家些份](?!年)|哪几[个家]|\bwho\b|\bwhich (?:office|organ)")
_PICKED = ("top", "bottom", "place", "count", "list", "average", "median", "ratio", "share", "absent")


def sums_moved(question: Question) -> bool:
    """Whether the sum of all organs is held against that of another year ("全部单位申请总量较2024年是多是少"), not
    each organ's number against its own."""
    along = [text for _, code, text in question.places if code == "trend"]
    between = bool(along) and len(question.all_years) == 2 and all(map(_MOVING.search, along))
    moved = (between or question.has("op", "change", "difference")) and not question.has("op", *_PICKED)
    moved = moved and (between or not along)
    limits = question.counts.limit or question.counts.condition or question.counts.running
    over = question.has("scope", "all") and not (question.organs or question.measures or limits)
    years = len(question.all_years) == 2 or (len(question.all_years) == 1 and question.has("op", "change"))
    return bool(moved and over and years and taken_together(question))


def moved_between(question: Question) -> bool:
    """Whether it is asked how each organ's number moved between two years ("各单位2023年和2024年的变化")."""
    along = [text for _, code, text in question.places if code == "trend"]
    over = question.has("scope", "all") and not (question.organs or question.measures)
    two = len(question.all_years) == 2 and bool(along) and all(map(_MOVING.search, along))
    return bool(over and two) and not (question.has("op", *_PICKED) or _SUM.search(question.text))


def added_up(question: Question) -> bool:
    """Whether a sum is asked for, by a word of its own or one that stands in a row's name ("申请总数")."""
    return question.has("op", "sum") or _SUM.search(question.text) is not None


def taken_together(question: Question) -> bool:
    """Whether all organs are meant as one, and not each of them."""
    whole = _SUM.search(question.text) or _WHOLE.search(question.text)
    return bool(whole) and not _EACH.search(question.text)


def as_one_rate(question: Question) -> bool:
    """Whether a rate is that of all organs together, and not of each."""
    return _POOLED.search(question.text) is not None or taken_together(question)


def peak_asked(question: Question) -> bool:
    """Whether it is asked in which year the sum of all organs was the greatest, or the least."""
    picked = question.has("op", "which_year") and question.has("op", "top", "bottom")
    other = question.has("op", "change", "difference", "average", "median", "place", "count", "ratio", "share")
    limits = question.counts.limit or question.counts.condition or question.counts.running
    over = question.has("scope", "all") and not (question.organs or question.measures or limits or other)
    together = added_up(question) or _WHOLE.search(question.text)
    return bool(picked and over and together) and not _WHOSE.search(question.text)


def sums_by_year(question: Question, over_all: bool) -> bool:
    """Whether the sums of all organs are asked for, year by year, or of which year that is the greatest."""
    return peak_asked(question) or (over_all and question.has("op", "trend") and added_up(question))


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
    if operation is Operation.SUM and peak_asked(question):
        return ("top", "bottom", "which_year", "trend")
    if operation is Operation.RANKING and moved_between(question):
        return ("trend", "change", "difference")
    moved = operation is Operation.SUM and sums_moved(question)
    return ("change", "difference", "percent", "trend") if moved else ()
