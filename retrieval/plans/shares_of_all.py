"""Whose part of what others report together is asked for: one organ's of a group, or that of the first ones (pure)."""

from __future__ import annotations

import re
from dataclasses import replace

from retrieval.plan import Operation, Plan
from retrieval.plans.moved import peak_asked
from retrieval.question import Question
from retrieval.reading.money import unit_asked
from store.model import HeldOrgan

_ALL_TOGETHER = re.compile(r"全部|总数|总量|总额|所有|各单位|各家|各机关|总计|合计|总的|\ball\b|\btotal\b|\bwhole\b")
_EACH = re.compile(r"分别|各[自是占有为]|每[家个]|\beach\b|\brespectively\b")
_TOGETHER = re.compile(
    r"\b(?:together|combined|altogether|add(?:ed)? up|sum of|account(?:s|ed)? for|make up|made up)\b"
)
_SHARE = ("ratio", "share", "percent")
_OTHERWISE = ("difference", "change", "average", "median", "trend", "place", "count", "which_year")
_INSIDE = re.compile(r"(?:单位|机关)?(?:里面?|里头|当中|之中|其中|中|内),?")

_ITSELF = re.compile(r"(?:的|自己|一家|单独|所|那?边|那?部分)*")
"""What stands between the organ that is told after those that it is one of and its share ("……，甲县自己占多少")."""

_OF_THEM = re.compile(r"(?:合计|一共|总共|加起来|总和|之和|总数)*的?(?:里面?|中|当中|之中|内)?所?")
"""What stands between those that an organ told before them is one of and its share ("甲县……在甲县和乙县两家里占")."""
_OF_ALL = re.compile(r"\b(?:share|proportion|percentage) of (?:all|the total|every)\b")


_OF_ORGANS = re.compile(
    r"的(?:单位|机关|部门)(?:的?(?:个数|数量|家数|数))?,?(?:一共|共|所)*(?:占|的?占比|的?比例|的?比重|有?(?:几成|百分之几|百分之多少))"
    r"|(?:多大|多少|多高)的?比例的(?:单位|机关|部门)|(?:几成|百分之几|百分之多少)的?(?:单位|机关|部门)"
    r"|\b(?:share|proportion|percentage|fraction|percent) of (?:all |the )*(?:offices|organs)\b"
)
"""A part of the organs themselves ("没有诉讼的单位占几成")."""
_EACH_OF_ALL = re.compile(
    r"(?:各|每)(?:一?[个家])?(?:单位|机关|部门|[镇乡局县区市]|街道|镇街|县区)[^;?!]*?(?:各自?|分别)?占了?(?:全部|所有|全体|总量|总数|总额|合计|申请总|收件总)"
)
"""Each one's part of what all have together."""


def share_of_organs(question: Question) -> bool:
    """Whether it is asked which part of the organs keeps to a bound, or has any of something."""
    over = question.has("scope", "all") and not (question.organs or question.has("op", "top", "bottom", "change"))
    return bool(over and (question.named or question.measures)) and _OF_ORGANS.search(question.text) is not None


def shares_of_each(question: Question) -> bool:
    """Whether each organ's part of what all have together is asked for, and not a part of its own whole."""
    over = question.has("scope", "all") and not (question.organs or question.measures or question.has("op", "change"))
    if not over or not _EACH_OF_ALL.search(question.text) or share_of_organs(question):
        return False
    at = question.place("ratio")
    parts = {(one.kind == "column", one.codes) for one in question.named if one.start < at}
    wholes = {(one.kind == "column", one.codes) for one in question.named if one.start > at}
    own = any(column or not _ALONE.match(min(codes)) for column, codes in parts)
    return parts <= wholes if wholes and parts else bool(wholes) or not own


_ALONE = re.compile(r"applications\.(?:received|processed|carried)|disputes\.(?:reconsideration|litigation)|proactive")
"""Rows that are no part of another one, of which a share could be meant."""


def share_of_group(question: Question) -> tuple[HeldOrgan, tuple[HeldOrgan, ...]] | None:
    """The organ whose part is asked for of what a group that it is one of reports ("某局占某县各部门的多少")."""
    if not question.group or len(question.organs) != 1 or len(question.organs[0].organs) != 1 or question.measures:
        return None
    own, group = question.organs[0], question.group
    first, last = group.spans[0][0], group.spans[-1][1]
    at = question.place("ratio")
    divided = own.end <= at < first or (question.english and question.has("op", *_SHARE) and last <= own.start)
    inside = last <= own.start and _INSIDE.fullmatch(question.text[last : own.start]) and question.has("op", *_SHARE)
    said = max(at, question.place("share"))
    alone = last <= own.start and own.end <= said and _ITSELF.fullmatch(question.text[own.end : said])
    among = own.end <= first and last <= said and _OF_THEM.fullmatch(question.text[last:said])
    one_of = len(group.organs) > 1 and own.organs[0] in group.organs
    return (own.organs[0], group.organs) if one_of and (divided or inside or alone or among) else None


def share_of_all(question: Question) -> bool:
    """Whether an organ's share of all organs is asked for ("甲占全部单位的百分之几")."""
    at = max(question.place("ratio"), question.place("share"), 0)
    if share_of_group(question):
        return True
    named = [mention.start for mention in question.organs]
    turned = _OF_ALL.search(question.text) is not None
    return bool(named) and (max(named) < at or turned) and question.place("all") >= 0 and not question.measures


def of_many(question: Question, plan: Plan) -> Plan:
    """The plan with what it takes of many organs or years at once: their median, the first of them together, the group
    that a share is of, the years that something rose or fell in; and the unit that money is asked in."""
    median = plan.operation is Operation.AVERAGE and question.has("op", "median")
    shared, together = share_of_group(question), plan.operation is Operation.RANKING and first_together(question)
    return replace(
        plan,
        median=median,
        both_means=median and question.has("op", "average"),
        together=together,
        limit=plan.limit or (1 if together else None),
        members=shared[1] if shared else (),
        running=question.counts.running,
        unit=unit_asked(question.text),
        peak=plan.operation is Operation.SUM and peak_asked(question),
        share=plan.operation is Operation.COUNT and share_of_organs(question),
        shares=plan.operation is Operation.RANKING and shares_of_each(question),
    )


def first_together(question: Question) -> bool:
    """Whether it is asked what the first ones have together, or which part of all ("前三名合计", "占全部的几成")."""
    counts, text = question.counts, question.text
    several = len(question.all_years) > 1 or question.has("scope", "every_year")
    ends = [question.place(code) for code in ("top", "bottom") if question.has("op", code)]
    if (
        not (counts.limit or len(ends) == 1)
        or counts.nth
        or counts.ends
        or counts.condition
        or several
        or _EACH.search(text)
    ):
        return False
    if question.organs or question.measures or question.has("op", *_OTHERWISE):
        return False
    end = next((end for _, end in counts.spans), 0) if counts.limit else ends[0]
    if not counts.limit and (question.english or question.place("ratio") < end):
        return False
    shared, added = (any(question.place(code) >= end for code in codes) for codes in (_SHARE, ("sum",)))
    if question.english:
        part = question.has("op", *_SHARE) and _ALL_TOGETHER.search(text)
        return bool(part) or _TOGETHER.search(text) is not None
    return added or (shared and _ALL_TOGETHER.search(text[end:]) is not None)
