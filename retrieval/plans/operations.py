"""What a question wants done with what it names (pure)."""

from __future__ import annotations

import re

from retrieval.conversation import Conversation, Shape
from retrieval.names.placing import asks_place
from retrieval.plan import Operation
from retrieval.plans.moved import as_one_rate, kept_of_moves, moved_between, moved_most, moves, sums_by_year, sums_moved
from retrieval.plans.of_two import in_percent, sums_held_against
from retrieval.plans.over_years import all_told, in_each_year
from retrieval.plans.overviews import YEARS, overview_of
from retrieval.plans.parts import NO_RESULTS
from retrieval.plans.shares_of_all import first_together, share_of_organs, shares_of_each
from retrieval.question import Question
from retrieval.reading.multiples import times_asked
from store.model import HeldOrgan

_ACCOUNTED: dict[Operation, tuple[str, ...]] = {
    Operation.LOOKUP: ("sum", "list"),
    Operation.SUM: ("sum", "list"),
    Operation.AVERAGE: ("average", "sum", "median"),
    Operation.COUNT: ("count", "list", "sum", "absent", "change", "difference"),
    Operation.RATIO: ("ratio", "share", "percent", "sum"),
    Operation.TREND: ("trend", "change", "difference", "sum"),
    Operation.RANKING: ("top", "bottom", "list", "sum", "place"),
    Operation.DIFFERENCE: ("difference", "change", "percent", "sum"),
}
"""The words for what to do that each operation over cells does justice to; any other one is asked back."""
OVER_ORGANS = (Operation.RANKING, Operation.SUM, Operation.AVERAGE, Operation.COUNT)
ONE_NUMBER = (Operation.LOOKUP, Operation.SUM)
"""What may have had one number for its answer."""
OVERVIEWS = (Operation.LIST, Operation.LACKING, Operation.AUDIT, Operation.SUMMARY)
_TELLING = (Operation.LOOKUP, Operation.SUM, Operation.TREND, Operation.DIFFERENCE, Operation.RANKING)
"""What "说说" or "汇总" asks no more of than to be told."""
_KEPT = (Operation.DIFFERENCE, Operation.TREND, *OVER_ORGANS)
_WHICH = re.compile(
    r"(?a)哪[些几个家]|谁|的(?:单位|机关|部门|[局镇乡])[?]*$|(?:单位|机关|(?<![给报要来])[个家])数|几[个家]|多少[个家]"
    r"|\bwhich\b|\bwho\b|how many (?:office|organ|government)"
)
_EACH_OF_ALL = {"历年", "历年来", "历年情况"}
_ALL_ALONG = frozenset(
    {
        *("历年", "over the years", "历年来", "这几年", "这几年来", "这些年", "这些年来", "几年来"),
        *("近几年", "近些年", "近些年来", "近年来", "近年", "最近几年", "最近这几年", "过去几年"),
        *("各年", "各年度", "几年下来", "这几年下来", "几年里", "几年间", ""),
    }
)
"""Words for all the years that say nothing of how a number went."""
_EACH_YEAR = re.compile("(?:每|各|逐|历|按|分|依|一年一|[这近]几|[这近]些)年.*|.*序列")
"""Words that only list the years one by one."""
_ADDED_TOO = re.compile(
    "求和|(?:合计|总和|总数|总量|共计)(?:数)?[并且,及和]+(?:逐年|每年|各年|按年|分年)|(?:[,和及与并再另]|以及|另外)(?:再|给出|求|算出?|计算|列出|报)*(?:一下|个)?"
    "(?:总和|总数|总量|合计|总计|一共|共计|加起来|相加|加总|累计|统共|拢共)"
)
"""What asks for the sum beside what it is of."""
_ADDED = re.compile(
    "一共|总共|合计|共计|累计|加起来|合起来|总计|加总|统共|拢共|总和|之和|相加|[合加搁归拢并凑][在到]?一[起块处]|(?<=[年来])共"
    r"|\bin total\b"
)
_ORGAN_AND_YEAR = re.compile(
    r"(?a)(?:谁|哪[一]?[个家](?:单位|机关)?|哪份|哪[一]?份).{0,12}哪[一]?(?:年|个年[份度])|哪[一]?(?:年|个年[份度]).{0,8}(?:谁|哪[一]?[个家份])"
    r"|\bwhich (?:organ|office)\b.*\byear\b"
)
_DEFINES = re.compile(r"等于[^,;?!]*(?:除以|÷|/)")
_QUANTITY = re.compile(r"多少(?![个家])|几[件起宗项次]|how many (?!office|organ|government)")
_BESIDE_YEAR = re.compile(r"(?a)^那?(?:么)?比|[和跟与同].*比|相比|比较|\bcompared?\b|\bversus\b|\bvs\b|\bthan\b")
HOW_MANY = re.compile(r"(?a)多少|几件|几个|数量|件数|数字|数据|\bhow many\b|\bnumbers?\b")
BESIDE = re.compile(
    r"(?a)^(?:那么?|[这那]个?数[字目]?|[这它])*(?:和|跟|与|同|对比|比)|比呢|相比|比较"
    r"|\bcompare|\bversus\b|\bvs\b|\bthan\b"
)


def beside_one(question: Question) -> bool:
    """Whether the one organ that is named is held against what was talked of ("这个数比甲县高吗", "办结比甲县多吗")."""
    alone = len(question.organs) == 1 and not question.group
    own = question.organs[0] if alone else None
    against = own and (question.text[: own.start].endswith("比") or question.text.startswith("比它", own.end))
    return bool(alone and (against or (not question.named and BESIDE.search(question.text))))


def told_apart(question: Question, conversation: Conversation) -> bool:
    """Whether each number is asked for of the organs whose sum or average was told last ("自然人各多少"), or the number
    of one more year after two of an organ were compared ("2019年收到多少呢")."""
    added = conversation.operation in (Operation.SUM, Operation.AVERAGE) and conversation.organs
    compared = conversation.operation == Operation.DIFFERENCE and len(conversation.organs) == 1
    one_year = len(question.all_years) == 1 and not (question.organs or question.group or BESIDE.search(question.text))
    one_more = compared and one_year and question.named and HOW_MANY.search(question.text) and not derived(question)
    return bool(one_more or (added and question.has("apart", "each"))) and not question.has("op")


_MORE_THAN = re.compile(r"^[^,;?!]{0,12}?(?<!多)(?P<way>[多少高低])(?!少|于)")
_WHO_MORE = re.compile(r"(?a)\b(?P<way>more|fewer|less|higher|lower)\b.*\bthan(?: that of| those of| the)? ?$")
_WHO_HAS_MORE = re.compile(
    r"(?a)^(?!.*(?:[多高差](?:出|了)?(?:多少|几)|\bby how\b|\bhow (?:many|much) more\b))"
    r".*?(?:(?:谁|哪[一个家]).{0,14}[多高]|\b(?:which|who)\b.*\b(?:more|higher)\b)"
)
"""What asks of two that are not named one by one for the greater."""
_STEADY = re.compile(
    r"(?a)年年|逐年|越来越|比一年|连续|持续|连年|一直|每年都|\bevery year\b|\bin a row\b|\bsteadily\b|\bconsecutive\b"
)
"""What happens from each year to the next, which no plan tells of all organs."""
_WHO_ELSE = re.compile(
    r"(?a)哪[些几家个]|谁|几[家个]|多少[家个]|有没有(?:哪|一|别|其他|单位)|的单位|的机关|的部门|的都?有$"
    r"|\bwhich\b|\bwho\b|\bhow many (?:office|organ)"
)


def operation_of(question: Question, conversation: Conversation) -> Operation:
    """What the question wants done, by its words and by what they are about."""
    rows = bool(question.measures) or any(one.kind in ("indicator", "column", "each", "weak") for one in question.named)
    verbs = any(one.kind == "soft" for one in question.named)
    if question.counts.running:
        over = question.has("scope", "all") or question.has("op", "count", "list")
        return Operation.COUNT if over and not question.organs else Operation.TREND
    of_text = question.content and _QUANTITY.search(question.text)
    if question.has("op", "audit") and not of_text and not _DEFINES.search(question.text):
        return Operation.AUDIT
    if overview := overview_of(question, conversation, rows, verbs):
        return overview
    if another_share(question, conversation):
        return Operation.RATIO
    if conversation.operation and not question.has("op"):
        of_one = conversation.operation == Operation.RANKING and len(conversation.organs) == 1
        return _continued(question, Operation(conversation.operation), conversation.shape, of_one)
    wanted = _wanted(question)
    return Operation.SUM if wanted is Operation.LOOKUP and question.has("scope", "all") else wanted


def another_share(question: Question, conversation: Conversation) -> bool:
    """Whether another part is named alone after a share of the same whole ("自然人呢" after "企业占多少")."""
    shape, cells = conversation.shape, conversation.cells
    share = conversation.operation == Operation.RATIO and shape.whole and shape.measure is None
    if not share or len(shape.groups or cells) != 1 or len(question.named) != 1:
        return False
    in_row = cells[0].indicator == shape.whole[0].indicator
    one = question.named[0]
    result = all(code.startswith("applications.") and code not in NO_RESULTS for code in one.codes)
    part = one.kind == "column" if in_row else one.kind == "indicator" and result
    said = question.has("op") or question.has("scope") or question.organs or question.group or question.content
    return part and not said and not _QUANTITY.search(question.text)


def _continued(question: Question, last: Operation, shape: Shape, of_one: bool) -> Operation:
    """What a question without a word for what to do does after the last one ("和官庄镇比呢", "行政处罚呢")."""
    if beside_one(question):
        return Operation.DIFFERENCE
    if (
        question.years
        and not (question.organs or question.named)
        and last in ONE_NUMBER
        and _BESIDE_YEAR.search(question.text)
    ):
        return Operation.DIFFERENCE
    added = last in (Operation.SUM, Operation.AVERAGE, Operation.COUNT)
    if last in _KEPT and not question.organs and not (added and derived(question)):
        return last
    if not question.named and not derived(question) and not question.content:
        return last if of_one else _repeated(last, shape)
    if derived(question):
        return _wanted(question)
    return Operation.RANKING if question.has("scope", "all") and not question.organs else Operation.LOOKUP


def _repeated(last: Operation, shape: Shape) -> Operation:
    """The last operation for another organ, or what is left of one that ran over all organs."""
    if last in (Operation.RATIO, Operation.TREND, *OVERVIEWS) or shape.placed:
        return last
    return Operation.RATIO if shape.whole else Operation.LOOKUP


def _wanted(question: Question) -> Operation:
    has = question.has
    most = has("op", "top", "bottom", "place") or question.counts.limit is not None
    two = question.group is not None and len(question.group.organs) == 2
    pair = two and has("op", "difference") and not most and not _WHO_HAS_MORE.search(question.text)
    over_all = has("scope", "all") and not question.organs and not pair
    counted = question.counts.condition is not None and (
        has("scope", "all")
        or has("op", "count", "which_year")
        or not question.organs
        or bool(YEARS.search(question.text))
    )
    which = (has("scope", "all") or has("op", "count")) and not question.organs and _which_organs(question)
    apart = has("op", "difference", "change") or in_percent(question)
    counts_organs = over_all or (has("op", "count", "list") and not question.organs)
    grown = (
        counts_organs
        and apart
        and (len(question.all_years) == 2 or (has("op", "change") and len(question.all_years) == 1))
        and not most
        and _which_organs(question, grown=True)
    )
    ranked = (
        (Operation.AVERAGE, has("op", "average", "median")),
        (Operation.COUNT, organ_beaten(question) is not None),
        (Operation.COUNT, counted or (which and not most) or grown or share_of_organs(question)),
        (Operation.RANKING, has("op", "place") and bool(question.organs)),
        (Operation.SUM, sums_by_year(question, over_all and not most)),
        (Operation.SUM, not (most or apart or over_all) and added_over_years(question)),
        (Operation.RANKING, sums_held_against(question)),
        (Operation.SUM, sums_moved(question)),
        (Operation.RANKING, moved_between(question)),
        (Operation.TREND, moved_most(question)),
        (Operation.TREND, has("op", "trend") and not (most and (over_all or _of_its_years(question)))),
        (Operation.RATIO, pooled(question)),
        (Operation.RANKING, most or (over_all and (apart or derived(question) or shares_of_each(question)))),
        (Operation.DIFFERENCE, apart),
        (Operation.RATIO, derived(question)),
        (Operation.SUM, has("op", "sum") or (all_told(question) and len(question.years) == 1)),
    )
    return next((operation for operation, wanted in ranked if wanted), Operation.LOOKUP)


def last_two(question: Question, conversation: Conversation) -> str:
    """Which of organs, years and cells a bare "差多少" compares: what the last question had another one of than the
    question before it; "" where the question says itself what it compares."""
    says = (
        question.organs or question.group or question.years or question.named or question.content or derived(question)
    )
    moved = question.has("op", "change") and conversation.changed == "years"
    bare = not says and not question.has("scope") and (moved or question.has("op", "difference"))
    return conversation.changed if bare and conversation.operation in ONE_NUMBER else ""


def runs_over_years(question: Question) -> bool:
    """Whether a ranking is of reports, over organs and years ("历年最多的三份", "哪家哪年最多")."""
    trends = {text for _, code, text in question.places if code == "trend"}
    every = question.has("scope", "every_year") and trends <= _EACH_OF_ALL
    return every or _ORGAN_AND_YEAR.search(question.text) is not None


def _of_its_years(question: Question) -> bool:
    """Whether a ranking is of years: of all organs', or of one's own ("这些年最多的是哪年")."""
    return runs_over_years(question) or (question.has("op", "which_year") and len(question.organs) == 1)


def added_over_years(question: Question) -> bool:
    """Whether one organ's numbers of all its years are to be added up ("这几年一共收到多少", "历年累计")."""
    along = {text for _, code, text in question.places if code == "trend"}
    if all(_EACH_YEAR.fullmatch(text) for text in along) and along and _ADDED_TOO.search(question.text):
        return True
    return bool(along) and along <= _ALL_ALONG and _ADDED.search(question.text) is not None


def year_by_year(question: Question) -> bool:
    """Whether a ranking of the organs is asked of each year by itself ("每年最多的是谁")."""
    over_all = question.has("scope", "all") and not question.organs
    return over_all and question.has("op", "trend") and not (moved_between(question) or runs_over_years(question))


def pooled(question: Question) -> bool:
    """Whether one rate of all organs together is asked for ("各单位合计的公开率"), and not that of each."""
    over_all = question.has("scope", "all") and not question.organs
    other = question.has("op", "top", "bottom", "place", "change", "difference", "trend", "average", "count")
    limits = question.counts.limit or question.counts.condition
    return over_all and derived(question) and not (other or limits) and as_one_rate(question)


def organ_beaten(question: Question) -> tuple[HeldOrgan, bool] | None:
    """The one organ that others are to have more or, where the second is True, less than ("比某局多的有哪些")."""
    alone = len(question.organs) == 1 and len(question.organs[0].organs) == 1 and len(question.all_years) < 2
    if not alone or question.counts.condition or question.has("op", "change") or not question.has("op", "difference"):
        return None
    own = question.organs[0]
    before, behind = question.text[: own.start], question.text[own.end :]
    said = _MORE_THAN.search(behind) if before.endswith(("比", "比较")) else _WHO_MORE.search(before)
    if said is None or not _WHO_ELSE.search(before + behind):
        return None
    return own.organs[0], said["way"] in ("少", "低", "fewer", "less", "lower")


def placed_in_group(question: Question, operation: Operation) -> HeldOrgan | None:
    """The organ whose place among the group beside it is asked for."""
    beside = question.group is not None and len(question.organs) == 1 and asks_place(question.text)
    return next(iter(question.organs[0].organs), None) if beside and operation is Operation.RANKING else None


def derived(question: Question) -> bool:
    """Whether a part over a whole is asked for: a measure, a share; not by how many percent something grew."""
    if first_together(question) or in_percent(question):
        return False
    if share_of_organs(question) or shares_of_each(question):
        return bool(question.measures)
    changed = question.has("op", "change")
    share = question.has("op", "share") and not changed
    percent = question.has("op", "percent") and not changed and not question.has("op", "difference")
    return bool(question.measures) or question.has("op", "ratio") or share or percent


def _which_organs(question: Question, grown: bool = False) -> bool:
    """Whether it is asked which organs have any, or none, of something ("哪些单位有行政诉讼"), and not how many."""
    told = {code for kind, code in question.flags if kind == "op"} <= {
        *("count", "list", "absent", "sum"),
        *(("change", "difference") if grown else ()),
    }
    text = question.text
    those = _THOSE_FEW.search(question.group.text) if question.group else None
    for start, end in (
        question.group.spans if question.group and those and (those[1] or question.has("op", "sum")) else ()
    ):
        text = text[:start] + "," * (end - start) + text[end:]
    return told and not question.measures and bool(_WHICH.search(text)) and not _QUANTITY.search(text)


_THOSE_FEW = re.compile(r"(?:([这那])|(?<=[省市县区州])的?)几[个家]")
"""A few organs that are meant, and not asked for ("某县这几家单位")."""


def _unheld_bound(question: Question, operation: Operation) -> str:
    """The words for an average that nothing is held against, or for a run of years beside what no run tells."""
    held, run = question.counts.condition, question.counts.running
    if run and (
        held or question.has("op", "top", "bottom", "absent", "average", "median", "sum", "difference", "change")
    ):
        return run.said
    times = (
        times_asked(question.text) if operation is not Operation.DIFFERENCE and not (held and held.unit == "%") else ""
    )
    if times:
        return next(text for _, code, text in sorted(question.places) if code in ("change", "difference"))
    if held and held.unit == "%" and operation is Operation.LOOKUP:
        return held.said
    if held and held.mean and (operation is not Operation.COUNT or derived(question) or question.has("op", "change")):
        return held.said
    return ""


def _kept_of_years(question: Question, operation: Operation) -> tuple[str, ...]:
    """The kinds of words for years that the operation does justice to."""
    along = {text for _, code, text in question.places if code == "trend"}
    if operation is Operation.AVERAGE:
        lists = all(text in _ALL_ALONG or _EACH_YEAR.fullmatch(text) for text in along)
        return ("trend",) if len(question.organs) == 1 and lists else ()
    over = operation in (Operation.RANKING, Operation.SUM) and not _of_one_year(question, operation)
    if over and _of_its_years(question):
        return ("which_year", "trend")
    added = operation is Operation.SUM and added_over_years(question)
    ranked = operation is Operation.RANKING and not moves(along)
    each = year_by_year(question) and (ranked or operation is Operation.SUM)
    return ("trend",) if added or each or (operation is Operation.COUNT and in_each_year(question)) else ()


def _of_one_year(question: Question, operation: Operation) -> bool:
    """Whether no year is picked from others where one is asked for: the one named is ranked alone, or the one before
    which each lies is taken for the last ("哪一年比上一年多得最多")."""
    relative = any(year.relative for year in question.years)
    return len(question.all_years) == 1 and (operation is Operation.RANKING or relative)


def unaccounted(question: Question, operation: Operation) -> str:
    """The words for what to do that the operation would drop in silence."""
    if dropped_bound := _unheld_bound(question, operation):
        return dropped_bound
    counted = operation is Operation.COUNT and not (question.counts.running or in_each_year(question))
    steady = _STEADY.search(question.text) if counted or question.has("op", "change", "top", "bottom") else None
    if steady and operation in OVER_ORGANS and not question.organs and not year_by_year(question):
        return steady[0]
    ends = question.has("op", "top") and question.has("op", "bottom")
    over_all = operation is Operation.RANKING and (len(question.organs) != 1 or ends)
    kept = (
        *_ACCOUNTED.get(operation, ()),
        *(["difference"] if over_all else []),
        *(["change", "percent"] if over_all and len(question.all_years) < 3 else []),
    )
    if not _of_one_year(question, operation) and len(question.organs) < 2 and not question.has("scope", "all"):
        kept = (*kept, "which_year")
    if question.named and operation in _TELLING:
        kept = (*kept, "summary")
    if operation is Operation.DIFFERENCE and question.has("op", "change"):
        kept = (*kept, "share")
    kept = (*kept, *_kept_of_years(question, operation), *kept_of_moves(question, operation))
    if any(way(question) for way in (first_together, in_percent, share_of_organs, shares_of_each)):
        kept = (*kept, "ratio", "share", "percent")
    dropped = {code for kind, code in question.flags if kind == "op"} - set(kept)
    if (
        question.has("op", "top")
        and question.has("op", "bottom")
        and question.counts.limit
        and not question.counts.ends
    ):
        dropped |= {"top", "bottom"}
    rows = {one.codes for one in question.named if one.kind == "indicator"}
    if (
        operation is Operation.DIFFERENCE
        and question.has("scope", "all")
        and len(question.organs) == 1
        and len(rows) < 2
    ):
        dropped |= {"difference"}
    if derived(question) and operation not in (Operation.AVERAGE, Operation.SUM):
        dropped -= {"ratio", "share", "percent"}
    elif question.measures:
        dropped |= {"average", "sum", "median"}
    return "、".join(dict.fromkeys(text for _, code, text in sorted(question.places) if code in dropped))
