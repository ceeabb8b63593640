"""Which organs keep to a bound over several years: by what they have of them together, or in each of them (pure)."""

from __future__ import annotations

import re
from dataclasses import replace

from retrieval.plan import Operation, Plan
from retrieval.question import Question
from retrieval.reading.claims import claimed_in_english

_TOGETHER = re.compile(
    r"合计|累计|总共|一共|共计|总计|加起来|合起来|相加|总和|(?<=年)共|\bin total\b|\baltogether\b|\bcombined\b"
)
_EACH = re.compile(
    r"从来|从未|从没|向来|历来|(?:每一?|年|各|历)年(?:来)?都?(?:均|都|没|有|超|不|在|为|收)|[都均](?=没|未|无|有|超|不|为|是|在|达|低|高|少|多|大|小)"
    r"|一直|始终|\bnever\b|\b(?:every|each) year\b|\bin both\b"
)
_EVER = re.compile(r"从来|从未|从没|历年|每一?年|年年|一直|始终|历来|\b(?:never|every year)\b")
_ONE_NOT_ANOTHER = re.compile(
    r"(?:(?:19|20)\d\d|[去前今]年)[^,;?!没]*?(?<!没)有(?!没)[^;?!没]*?(?:(?:19|20)\d\d|[去前今]年)[^,;?!]*?(?P<none>没有?|无)"
    r"|(?:(?:19|20)\d\d|[去前今]年)[^,;?!]*?没有?[^;?!]*?(?:(?:19|20)\d\d|[去前今]年)[^,;?!没]*?(?P<some>(?<!没)有)(?!几|多少|哪)"
)
"""Something in one year and not in another, which no plan holds together."""
_UNTIL = re.compile(
    r"(?:(?<!从)截[至止]到?|(?<!\d年)[到至])(?:(?:19|20)\d\d年|[去今前]年)(?:年?[底末终]|12月底?)?(?:为?止)?[^;?!]*?(?:累计|合计|共|总数|总量)"
)
"""A sum over all the years up to one, which is not that year's number."""
_PER_YEAR = re.compile("(?:平均每|每|平均各?)一?年平?均?|年均|每年度?平均|年度平均")
_STOCK = re.compile(r"carried|_valid|items")
_ALL_TOLD = re.compile("总量|总数(?![字据])|总件数")


def all_told(question: Question) -> bool:
    """Whether the sum of several years is asked for by a word that stands in a row's name ("近三年申请总量")."""
    several = len(question.all_years) > 1 or question.has("scope", "every_year")
    return several and _ALL_TOLD.search(question.text) is not None


def left_open(question: Question) -> str:
    """The words of a question for what no plan checks: a claim in English, something in one year and not in another;
    "" where there are none."""
    several = len(question.all_years) > 1 and not question.counts.holding
    apart = _ONE_NOT_ANOTHER.search(question.text) if several else None
    of_many = question.has("scope", "all") or question.has("op", "count", "list", "absent")
    told = any(code.startswith(("applications", "disputes")) for one in question.named for code in one.codes)
    until = _UNTIL.search(question.text) if len(question.all_years) == 1 and told else None
    if until and not re.search("信息|累计发布|条", question.text):
        return until[0]
    return claimed_in_english(question.text) or (apart[0] if apart and of_many and not question.organs else "")


def mean_of_years(question: Question, operation: Operation) -> str:
    """The words for an average of years, where it would be that of all reports of several organs."""
    said = _PER_YEAR.search(question.text) if operation is Operation.AVERAGE and len(question.organs) != 1 else None
    return said[0] if said and len(question.all_years) != 1 else ""


def in_each_year(question: Question) -> bool:
    """Whether a bound, or none of something, is to hold in each of several years ("从来没有诉讼")."""
    none = question.has("op", "absent") or (question.counts.condition and question.counts.condition.bound == "0")
    if not (none or question.counts.condition):
        return False
    if len(question.all_years) > 1 or question.recent > 1:
        return bool(none or _EACH.search(question.text))
    return _EVER.search(question.text) is not None


def over_years(question: Question, plan: Plan) -> Plan:
    """A count of the organs that keep to a bound, with how several years are taken; an average of one report as that of
    its row's columns."""
    if (
        plan.operation is Operation.AVERAGE
        and len(plan.organs) == 1
        and len({one.indicator.split(".")[1] for one in plan.cells}) == 1
    ):
        one_report = len(question.all_years) < 2 and not (question.recent or question.has("op", "trend"))
        return replace(plan, groups=(plan.cells,)) if one_report and len(plan.cells) > 1 else plan
    counts = plan.operation is Operation.COUNT and plan.condition and not (plan.changed or plan.running or plan.than)
    if not counts or len(plan.organs) == 1:
        return plan
    several = len(question.all_years) > 1 or question.recent > 1
    stock = any(_STOCK.search(cell.indicator) for cell in plan.cells)
    if several and plan.single and not plan.whole and not stock and _TOGETHER.search(question.text):
        return replace(plan, summed=True)
    return replace(plan, throughout=plan.single and in_each_year(question))
