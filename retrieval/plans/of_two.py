"""What is asked of two or a few numbers that are held against each other: their quotient, the greater sum (pure)."""

from __future__ import annotations

import re

from retrieval.plan import Operation
from retrieval.question import Question

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


def sums_held_against(question: Question) -> bool:
    """Whether it is asked which of a few organs has more over several years together ("甲和乙三年各自合计,谁多")."""
    organs = len(question.organs) or (len(question.group.organs) if question.group else 0)
    other = question.measures or question.has("op", "change", "trend", "average", "ratio", "share", "percent")
    added = question.has("op", "sum") and question.has("op", "difference") and not other
    return organs > 1 and len(question.all_years) > 2 and added
