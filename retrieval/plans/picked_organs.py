"""Questions of organs that say more than one plan holds: organs picked by one thing and asked for another, one row
held against another in each organ, all of the cases, all of the organs (pure)."""

from __future__ import annotations

import re
from dataclasses import replace

from retrieval.plan import Operation, Plan
from retrieval.plans.over_years import in_each_year
from retrieval.question import Question
from retrieval.reading.counts import Condition
from store.catalogue import cell_type_by_key
from store.model import CellKey

_OFFICES = r"(?:单位|机关|部门|[各这那]?[几两二三四五六七八九十\d]*[家个](?!月)|镇街|[省市县区镇乡局旗]|街道|办事处)"
_BEHIND_PICK = re.compile(rf"(?:的|[^,;?!]{{0,6}}?){_OFFICES}|[里中内](?!容)|当中|[,;]|它|其(?![他它])")
"""What stands behind a bound or a place and speaks of those that keep to it."""
_ASKS_OTHER = re.compile(
    r"合计|总计|一共|总共|之和|总和|平均|多少(?![家个])|几[件起项次宗]|率|各|分别|最[多少高低大小]"
)
_AMONG = re.compile(r"(?:名|位|个|家|单位|机关)?(?:里面?|里头|当中|之中|其中|中|内)[,的]?")
_ADDED = re.compile(r"(?:合计|一共|总共|共计|总计|加起来|共|平均)(?:[^,;?!]{0,6}?)多少(?![家个])")
_ALL_CASES = re.compile(
    r"全部(?!的?(?:单位|机关|部门|有|各|政府|[县区市镇乡局]))|全[都是部]|一律|百分之?百"
    r"|(?<![a-z])all (?:of )?(?:the |its |their )?(?=applications|requests|cases|lawsuits|litigation|reconsiderations)"
    r"|所有的?(?=(?:政府信息公开)?(?:申请|复议|诉讼|案件|官司|答复))"
    r"|(?<![首成])[都均](?!有|是?[哪谁]|没有?[哪谁]|说|列|算|要|给|行|可)"
)
_LISTS = re.compile(rf"(?:[哪谁]|{_OFFICES})[^,;?!]{{0,2}}$")
"""Behind what 都 only gathers the organs up ("哪些单位都收到过")."""
_EACH_HAS = re.compile(
    r"(?:每一?[个家]|各|全部|所有|全体)[^,;?!]{0,12}?(?:都|均|全)[^,;?!]*?(?:吗|么|是不是|是否)[?]*$"
    r"|^[^,;?!]*?(?:是不是|是否)(?:每一?[个家]|各|全部|所有)[^,;?!]*?(?:都|均|全)"
)
_DENIED = re.compile(r"[没未无不]")
_ALIKE = re.compile(r"并列(?!的?[都也]?(?:算|说|列|包))|(?:相同|一样|相等|一致)的")
_ABOVE = re.compile(
    r"(?<![占同环对类相])比(?!较|例|重|率|值|起|如)(?P<other>[^,;?!比]{1,14}?)(?:更|还|要)?[多少高低大小](?!少|于)(?:的|得多的?)?"
)
_WHOSE = re.compile(
    r"[哪谁]|(?:单位|机关)(?:里面?|中|当中|之中)|几[家个]|多少[家个]|的?(?:单位|机关|部门|镇|街道|[县区市乡局])[?呢]*$"
)


def picked_by_another(question: Question, operation: Operation) -> str:
    """The words by which organs are picked where another number of them is asked for ("收到超过300件的单位复议多少");
    "" where there are none."""
    picks = _picks(question)
    if not picks or len(question.organs) > 0 or operation in (Operation.LOOKUP, Operation.TREND):
        return ""
    start, end = picks[0]
    said = question.text[start:end]
    if question.counts.condition and operation in (Operation.AVERAGE, Operation.SUM, Operation.RATIO):
        return said
    if (
        question.group
        and question.group.spans[0][0] >= end
        and _AMONG.fullmatch(question.text[end : question.group.spans[0][0]].removesuffix("有"))
    ):
        return said
    behind = _BEHIND_PICK.search(question.text, end)
    cut = behind.end() if behind and not question.text[end : behind.start()].strip("的") else end
    before, after = (_rows(question, *side) for side in ((0, end), (cut, len(question.text))))
    if behind and any(one.start < start for one in question.years) and any(one.start >= cut for one in question.years):
        return said
    if question.counts.condition and behind and not (after - before) and _ADDED.search(question.text, cut):
        return said
    mean = bool(question.counts.condition and question.counts.condition.mean) and behind and not before
    asks = _ASKS_OTHER.search(question.text, cut)
    return said if (before or mean) and after - before and (asks or mean) else ""


def _picks(question: Question) -> list[tuple[int, int]]:
    """Where a bound or a place in an order stands, in order."""
    spans = list(question.counts.spans) if question.counts.condition or question.counts.limit else []
    spans += [(at, at + len(said)) for at, code, said in question.places if code in ("top", "bottom")]
    return sorted(spans)


def _rows(question: Question, start: int, end: int) -> set[frozenset[str]]:
    """The rows and measures named in a stretch; verbs of receiving only where nothing else is named."""
    named = [one for one in question.named if start <= one.start < end]
    strong = {one.codes for one in named if one.kind in ("indicator", "column")}
    measures = {code for kind, code in question.flags if kind == "measure"}
    strong |= {frozenset((code,)) for at, code, _ in question.places if code in measures and start <= at < end}
    return strong or {one.codes for one in named if one.kind in ("soft", "weak")}


def one_above_another(question: Question, operation: Operation) -> str:
    """The words that hold one row against another in each of the organs ("许可比处罚多的单位"), which no plan does."""
    hit = _ABOVE.search(question.text)
    if hit is None or question.organs or operation is Operation.TREND:
        return ""
    start, end = hit.span("other")
    years = any(one.start < end and start < one.end for one in question.years)
    rows = any(start <= one.start < end for one in question.named) or "公开" in hit["other"]
    asked = question.has("scope", "all") and _WHOSE.search(question.text)
    return hit[0] if rows and asked and not years else ""


def told_of_all(question: Question, operation: Operation) -> str:
    """The words for all, or equal, cases of an organ that would be read as any at all."""
    if operation is not Operation.COUNT or question.counts.condition or question.counts.running:
        return ""
    if in_each_year(question) and len(question.all_years) > 1:
        return ""
    if hit := _ALIKE.search(question.text):
        return hit[0]
    return "" if _names_one_kind(question) else _all_cases(question)


def _all_cases(question: Question) -> str:
    for hit in _ALL_CASES.finditer(question.text):
        named = [*((one.start, one.end) for one in question.organs), *(question.group.spans if question.group else ())]
        inside = any(start <= hit.start() < end for start, end in named)
        lists = hit[0] in "都均" and _LISTS.search(question.text[: hit.start()])
        whole = question.text[: hit.start()].endswith("占")
        if not (inside or lists or whole):
            return hit[0]
    return ""


def _names_one_kind(question: Question) -> bool:
    """Whether one result, or one kind of applicant, is named, which is a part of its row's total."""
    return len({one.codes for one in question.named if one.kind == "column" and len(one.codes) == 1}) == 1


def of_every_case(question: Question, plan: Plan) -> Plan:
    """The plan with those counted of which all cases are of the kind named ("复议全部维持的单位"), or which have none
    of what it is asked whether each has."""
    if each_asked(question) and plan.single and plan.operation in (Operation.SUM, Operation.COUNT):
        return replace(plan, operation=Operation.COUNT, condition=Condition("=", "0"))
    usual = plan.operation is Operation.COUNT and not question.counts.condition and not question.has("op", "absent")
    rows = {cell.indicator for cell in plan.cells}
    totals = tuple(CellKey(row, "total") for row in sorted(rows))
    if not usual or plan.whole or not _all_cases(question) or not _names_one_kind(question):
        return plan
    if not plan.single or set(totals) & {*plan.cells} or not all(cell in cell_type_by_key() for cell in totals):
        return plan
    return replace(plan, whole=totals, groups=(plan.cells,), condition=Condition("=", "100", "%", said="100"))


def each_asked(question: Question) -> bool:
    """Whether it is asked of all organs whether each has any of a row ("每个单位都收到申请了吗")."""
    hit = _EACH_HAS.search(question.text)
    plain = not (question.has("op") or question.counts.condition or question.measures or question.organs)
    return hit is not None and plain and len(question.all_years) < 2 and not _DENIED.search(question.text)
