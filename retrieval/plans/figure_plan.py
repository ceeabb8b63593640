"""From what a question names and wants to a plan over cells: which of them are one number, held against what (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, pairwise

from retrieval.conversation import Conversation, Shape
from retrieval.plan import Operation, Plan
from retrieval.plans.cells import Quantity, meant_quantities, of_one_kind
from retrieval.plans.completing import counts_those
from retrieval.plans.moved import moved_between, moved_most, peak_asked, sums_moved
from retrieval.plans.of_two import in_percent, one_report, sums_held_against, two_sides
from retrieval.plans.operations import (
    BESIDE,
    ONE_NUMBER,
    OVER_ORGANS,
    derived,
    last_two,
    organ_beaten,
    pooled,
    runs_over_years,
    year_by_year,
)
from retrieval.plans.over_years import all_told, over_years
from retrieval.plans.parts import NO_RESULTS, ratio_meant
from retrieval.plans.picked_organs import of_every_case
from retrieval.plans.shares_of_all import of_many, share_of_all, share_of_group
from retrieval.plans.stocks import is_stock
from retrieval.question import Question
from retrieval.reading.counts import Condition
from retrieval.reading.multiples import times_asked
from store.catalogue import cell_type_by_key
from store.catalogue.terms import Measure
from store.model import CellKey, HeldOrgan

_RECEIVED = CellKey("applications.received", "total")
_WORKLOAD = {"applications.received", "applications.carried_in"}

_ALL_OF_IT = re.compile(r"(?a)全部|所有|总的|总共|一共|不分|\ball\b|\bevery(?:one|body)\b")


def meant(
    question: Question, conversation: Conversation, operation: Operation
) -> tuple[tuple[Quantity, ...], tuple[CellKey, ...]]:
    """What is asked for, and of a part over a whole the cells of the whole."""
    before = conversation.cells or ((_RECEIVED,) if derived(question) else ())
    if operation is Operation.RATIO and share_of_all(question):
        return meant_quantities(question.named, conversation.cells, question.text), ()
    if derived(question) and operation not in (Operation.AVERAGE, Operation.SUM):
        part, whole = ratio_meant(question, before, _last_number(question, conversation))
        quantities = meant_quantities(question.named, before, question.text)
        if _one_by_one(question) and tuple(chain.from_iterable(quantities)) == part:
            return quantities, whole
        if not (part or question.named or question.measures) and conversation.shape.whole:
            return (conversation.shape.groups or (conversation.cells,)), conversation.shape.whole
        return ((part,) if part else ()), whole
    if operation is Operation.RATIO and not derived(question) and question.named:
        return meant_quantities(question.named, before, question.text), conversation.shape.whole
    if operation is Operation.DIFFERENCE and (sides := two_sides(question, one_report(conversation))[0]):
        return sides, ()
    if last_two(question, conversation) == "cells":
        return conversation.told[-2:] or tuple((cell,) for cell in (*conversation.cells_before, *before)), ()
    meant = meant_quantities(question.named, before, question.text)
    if meant and _joins_last(question, conversation, operation):
        return tuple(dict.fromkeys(((before[0],), *meant))), ()
    if (column := _column_of_last(question, conversation)) and operation is Operation.LOOKUP:
        return _in_column(meant, column), ()
    if total := _whole_of_last(question, conversation):
        return ((total,),), ()
    if not meant and not question.named and not question.content:
        shape = conversation.shape
        if operation is Operation.SUM and not shape.groups and of_one_kind(before):
            return (tuple(before),), ()
        rows = operation is Operation.RANKING and _WHICH_ROW.search(question.text)
        return (() if rows else shape.groups) or tuple((cell,) for cell in before), shape.whole
    return meant, ()


_WHICH_ROW = re.compile(r"哪一?[类种项条](?!人)|(?:什么|哪[个些]|哪一个)(?:理由|原因|情形|情况|类型|事由)")
"""What asks which of the rows talked of."""


def _joins_last(question: Question, conversation: Conversation, operation: Operation) -> bool:
    """Whether what is named is held against, or added to, the one cell talked of ("和自然人比差多少")."""
    alone = len(conversation.cells) == 1 and not (question.organs or question.group or question.years)
    beside = operation in (Operation.DIFFERENCE, Operation.SUM) and BESIDE.search(question.text) is not None
    return beside and alone and conversation.operation in ONE_NUMBER


def _column_of_last(question: Question, conversation: Conversation) -> str:
    """The one column talked of, no total, where another row is named alone ("办结呢" after 自然人): the row's total may
    be meant as well as that column of it."""
    columns = {cell.column for cell in conversation.cells}
    alone = question.named and all(one.kind in ("indicator", "soft", "weak") for one in question.named)
    rows = {cell.indicator for cell in conversation.cells}
    if conversation.operation != Operation.LOOKUP or not alone or question.organs or question.group:
        return ""
    own = columns - ({"total"} if len(rows) == 1 else set())
    return own.pop() if len(own) == 1 and not _ALL_OF_IT.search(question.text) else ""


def _in_column(quantities: tuple[Quantity, ...], column: str) -> tuple[Quantity, ...]:
    """What is meant in a column, where its rows have it, beside what is meant as it stands."""
    own = (tuple(dict.fromkeys(CellKey(cell.indicator, column) for cell in quantity)) for quantity in quantities)
    known = (
        quantity
        for quantity, whole in zip(own, quantities, strict=True)
        if len(quantity) == len(whole) and all(cell in cell_type_by_key() for cell in quantity)
    )
    return tuple(dict.fromkeys((*known, *quantities)))


def _whole_of_last(question: Question, conversation: Conversation) -> CellKey | None:
    """A row's total, where all of it is asked for after one of its columns ("总共呢" after 企业)."""
    if question.named or question.organs or question.content or conversation.operation not in ONE_NUMBER:
        return None
    cells = conversation.cells
    totals = {CellKey(cell.indicator, "total") for cell in cells}
    asked = question.has("op", "sum") or _ALL_OF_IT.search(question.text)
    within = len(totals) == 1 and totals != {*cells} and (len(cells) == 1 or totals < {*cells})
    return totals.pop() if asked and within and all(cell in cell_type_by_key() for cell in totals) else None


def kept_shape(question: Question, conversation: Conversation, operation: Operation) -> Shape:
    """What of the last question's way to take its cells is still meant: all where its operation goes on."""
    goes_on = conversation.operation == operation and not question.has("op") and not question.has("scope")
    goes_on |= counts_those(question, conversation, operation)
    kept = conversation.shape if goes_on else Shape(measure=conversation.shape.measure)
    return replace(kept, condition=None) if operation is Operation.LOOKUP else kept


def _last_number(question: Question, conversation: Conversation) -> tuple[CellKey, ...]:
    """The cells of the one number talked of last, which a share without a part of its own is of ("占办结的比例")."""
    at = question.place("ratio")
    own = any(at < 0 or one.start < at for one in question.named) or question.measures
    one = len(conversation.cells) == 1 or len(conversation.shape.groups) == 1
    return conversation.cells if one and not own and not conversation.shape.whole else ()


def _on_both_sides(question: Question) -> bool:
    """Whether organs or years stand before and behind 占: whose share of whose is meant, the cells alone do not say."""
    at = question.place("ratio")
    starts = [[mention.start for mention in question.organs], [mention.start for mention in question.years]]
    return at >= 0 and any(side and min(side) < at < max(side) for side in starts)


def _measure_used(question: Question, cells: tuple[CellKey, ...]) -> Measure | None:
    """The measure that a ratio is, unless the question defines its own by other cells."""
    return next((one for one in question.measures if cells == one.part), None)


def plan_figures(
    question: Question,
    operation: Operation,
    organs: tuple[HeldOrgan, ...],
    quantities: tuple[Quantity, ...],
    whole: tuple[CellKey, ...],
    kept: Shape,
) -> Plan:
    """The plan over what is meant, without its years."""
    cells = tuple(dict.fromkeys(chain.from_iterable(quantities)))
    if question.named or derived(question):
        quantities, across = _arranged(question, operation, organs, quantities, bool(whole))
    else:
        across = kept.across and not organs
    both = (question.has("op", "top") and question.has("op", "bottom")) or question.counts.ends
    beaten, shared = organ_beaten(question), share_of_group(question)
    organs = shared[:1] if shared else organs
    if beaten:
        organs = question.group.organs if question.group else ()
    changed = _change_asked(question, operation, organs, whole)
    falls = bool(changed) and _FALLS.search(question.text) is not None
    ranked = operation is Operation.RANKING
    plan = Plan(
        operation,
        organs=organs,
        cells=cells,
        whole=whole,
        groups=quantities if whole or any(len(one) > 1 for one in quantities) else (),
        of_all=operation is Operation.RATIO and (share_of_all(question) or kept.of_all),
        across=across,
        excluded=tuple(dict.fromkeys(organ for mention in question.excluded for organ in mention.organs)),
        changed=changed,
        placed=organs[0] if ranked and (question.has("op", "place") or kept.placed) and len(organs) == 1 else None,
        extremes=ranked and (both or kept.extremes),
        ascending=not both and (question.has("op", "bottom") or question.counts.last or kept.ascending or falls),
        limit=question.counts.limit or kept.limit,
        condition=question.counts.condition or kept.condition or _usual_condition(question, operation, beaten, falls),
        topic=question.topic,
        measure=_measure_used(question, cells) or _measure_kept(kept, cells, whole),
        listed=ranked and not question.counts.limit and _LISTED.search(question.text) is not None,
        nth=ranked and _nth_alone(question, kept),
        yearly=(ranked or operation is Operation.SUM) and (year_by_year(question) or peak_asked(question)),
        summed=ranked and len(organs) != 1 and not whole and _years_added(question, quantities),
        spread=(ranked and both and not question.counts.limit and question.has("op", "difference"))
        or (operation is Operation.SUM and sums_moved(question)),
        pooled=operation is Operation.RATIO and pooled(question),
        than=beaten[0] if beaten else None,
        times=_times(question) if operation is Operation.DIFFERENCE else "",
    )
    return over_years(question, of_every_case(question, of_many(question, plan)))


def _times(question: Question) -> str:
    """In which way it is asked how many times the second the first is; "percent" where in hundredths of it."""
    return "percent" if in_percent(question) else times_asked(question.text)


def _nth_alone(question: Question, kept: Shape) -> bool:
    """Whether only who came in at one place is asked for, now or, where no place is named, in the last question."""
    nth = question.counts.nth if question.counts.limit else kept.nth
    return nth and not _FIRST_TOO.search(question.text)


def _usual_condition(
    question: Question, operation: Operation, beaten: tuple[HeldOrgan, bool] | None, falls: bool
) -> Condition | None:
    """What organs are counted by where the question gives no bound: none of it, any of it, less, more."""
    if falls or beaten:
        return Condition("<" if falls or (beaten and beaten[1]) else ">", "0")
    if question.has("op", "absent"):
        return Condition("=", "0")
    return Condition(">", "0") if operation is Operation.COUNT else None


_FIRST_TOO = re.compile(
    r"(?a)(?:最[多少高低大小]|\b(?:most|fewest|highest|lowest|least)\b)(?:.*[,;?!和与及跟]|.*\band\b).*?"
    r"(?:第[二三四五]|\b(?:second|third)\b)"
)
"""Who came out first asked beside who came next."""
_LISTED = re.compile(
    r"(?a)[从由][高多大]到[低少小]|[从由][低少小]到[高多大]|排[个一]?下?[序队]|排一?下|排个?名(?!第|前|最|靠|在|几)|排行|[降升]序"
    r"|\brank(?:ing)?\b(?! did| does| has)|descending|ascending|(?:highest|lowest|most|fewest) (?:first|to)"
)
_FALLS = re.compile(
    r"(?a)比.{0,12}(?<!多)少(?!于)|下降|减少|降低|降幅|减幅|减量|净减|[降减掉缩滑]得|跌|少了|回落|\b(?:decrease|fell|fall|drop|declin|shr[aiu]nk)|fewer"
)
_RATE = re.compile(r"(?a)^(?!.*(?:[按以论]件数|绝对[数值量]|[按以论]绝对)).*?(?:率|快|幅|百分|\brate|fastest|percent)")


def _years_added(question: Question, quantities: Sequence[Quantity]) -> bool:
    """Whether the organs are ranked by what they have over several years together ("三年合计最多的")."""
    years = len(question.all_years) > 1 or question.has("scope", "every_year")
    beside = ("change", "which_year", "place", *(() if sums_held_against(question) else ("difference",)))
    alone = len(quantities) == 1 and not question.has("op", *beside) and not any(map(is_stock, quantities[0]))
    added = question.has("op", "sum") or all_told(question)
    return years and alone and added and not year_by_year(question)


def _change_asked(
    question: Question, operation: Operation, organs: Sequence[HeldOrgan], whole: Sequence[CellKey]
) -> str:
    """Whether it is asked of all organs, or of one organ's years, how they changed from year to year, and if so by how
    much or at what rate."""
    if operation is Operation.TREND:
        by_rate = _RATE.search(question.text) is not None
        return ("change_rate" if by_rate else "difference") if moved_most(question) else ""
    years = len(question.all_years) == 2 or (len(question.all_years) < 2 and question.has("op", "change"))
    moved = question.has("op", "change", "difference") or moved_between(question)
    asked = moved and operation in (Operation.RANKING, Operation.COUNT)
    if not asked or len(organs) == 1 or not years or whole:
        return ""
    rated = question.has("op", "change") and _RATE.search(question.text) and operation is Operation.RANKING
    percent = question.counts.condition is not None and question.counts.condition.unit == "%"
    return "change_rate" if rated or percent else "difference"


def _measure_kept(kept: Shape, cells: tuple[CellKey, ...], whole: tuple[CellKey, ...]) -> Measure | None:
    """The measure of the last question, where its cells are still asked for."""
    measure = kept.measure
    return measure if measure and (measure.part, measure.whole) == (cells, whole) else None


def _arranged(
    question: Question,
    operation: Operation,
    organs: Sequence[HeldOrgan],
    quantities: tuple[Quantity, ...],
    part: bool,
) -> tuple[tuple[Quantity, ...], bool]:
    """What is asked for as one number each: a group's cells one by one where each of them is asked for, several things
    as one where their sum is. And whether they are ranked by their sums over all organs."""
    each = _one_by_one(question)
    ranked = operation is Operation.RANKING and not part
    over_years = question.has("op", "which_year", "place") or len(question.all_years) > 1
    if len(quantities) == 1 and (each or (ranked and len(organs) == 1 and not over_years)):
        quantities = tuple((cell,) for cell in quantities[0])
    elif (part and not each) or (
        question.has("op", "sum")
        and _additive(quantities)
        and not _for_each(question, "sum")
        and not (operation is Operation.DIFFERENCE and two_sides(question, quantities[0])[0])
    ):
        quantities = (tuple(dict.fromkeys(chain.from_iterable(quantities))),)
    return quantities, ranked and not organs and len(quantities) > 1


_EACH_ADDED = re.compile(
    r"各(?:分?项|类|行|种|栏|款)[^,;?!]{0,4}?(?:之和|相加|加总|加起来|总和|求和|累加|加在一起|合在一起)"
    r"|各(?:分?项|类|种)(?:(?!分别|各)[^,;?!]){0,16}?(?:一共|总共|合计|共计)(?:是|有|为)?(?:多少|几)"
)
"""What adds up each of the rows, and asks for none of them alone."""
_EACH_SHARE = re.compile(
    r"各自?占|分别占|各是占"
    r"|(?:占比|比例|比重|份额|占得|占的)(?:谁|哪一?[个类种项边])的?(?:更|要|比较)?[多高大少低小]"
    r"|(?:谁|哪一?[个类种项边])的?(?:占比|比例|比重|份额|占得|占的|占)(?:更|要|比较)?[多高大少低小]"
)


def _one_by_one(question: Question) -> bool:
    """Whether a group's cells are asked for one by one ("各种情形", "各类申请人", "分别多少件" of one report)."""
    if any(one.kind == "each" for one in question.named):
        return True
    if _EACH_ADDED.search(question.text):
        return False
    one_report = len(question.organs) < 2 and len(question.all_years) < 2 and not question.has("scope", "all")
    apart = (
        _EACH_SHARE.search(question.text) is not None
        or _for_each(question, "ratio")
        or _for_each(question, "share")
        or question.has("apart", "rows")
        or (question.has("apart", "each") and one_report)
    )
    return apart and not question.measures


def _for_each(question: Question, operation: str) -> bool:
    """Whether it is asked for of each thing named ("甲合计,乙合计"; "甲占比和乙占比")."""
    said = [start for start, code, text in question.places if code == operation and text not in ("加", "连同", "外加")]
    return any(first < one.start < last for one in question.named for first, last in pairwise(said))


def _additive(quantities: Sequence[Quantity]) -> bool:
    """Whether what is asked for can be added up: results of one process, or columns of one row; not 收到 and 办结, nor
    what holds another ("一共多少件,其中企业多少件")."""
    cells = list(chain.from_iterable(quantities))
    totals = {cell.indicator for cell in cells if cell.column == "total"}
    if len({*cells}) < len(cells) or any(cell.column != "total" and cell.indicator in totals for cell in cells):
        return False
    rows = {cell.indicator for cell in cells}
    tables = {row.partition(".")[0] for row in rows}
    return len(rows) == 1 or (len(tables) == 1 and (not rows & NO_RESULTS or rows == _WORKLOAD))


def leaves_open(question: Question, plan: Plan) -> bool:
    """Whether the question leaves open which number it means."""
    if (plan.together and len(plan.organs) == 1) or (plan.changed and not plan.single):
        return True
    if (plan.of_all or plan.together or (plan.running and not plan.organs)) and not plan.single:
        return True
    if plan.operation is Operation.RATIO and not plan.of_all:
        itself = set(plan.whole) <= set(plan.cells) and plan.single
        part, whole = (
            {(cell.indicator, cell.column != "total") for cell in cells} for cells in (plan.cells, plan.whole)
        )
        narrower = whole == {(row, True) for row, of_column in part if not of_column}
        return not plan.whole or itself or narrower or _on_both_sides(question)
    if derived(question) and not plan.of_all and not plan.whole:
        return True
    if plan.operation in (Operation.RANKING, Operation.COUNT) and question.has("op", "change") and not plan.changed:
        return True
    rated = bool(plan.whole) or plan.changed == "change_rate"
    rate = bool(plan.than and plan.whole) or (plan.condition is not None and plan.condition.unit == "%")
    counts = plan.operation is Operation.COUNT
    several = len(plan.quantities) > 1 and not plan.across and len(plan.organs) != 1
    return (counts and not plan.running and (rate != rated or several)) or (
        plan.operation is Operation.RANKING and several
    )


def adds_up_all(question: Question, conversation: Conversation, plan: Plan) -> bool:
    """Whether the sum is asked for of all that the last question was the average, the sum or the ranking of."""
    last, shape = conversation.operation, conversation.shape
    of_all = last in (Operation.SUM, Operation.AVERAGE, Operation.RANKING) and not conversation.organs
    some = shape.limit or shape.condition or shape.whole or shape.placed or shape.extremes
    same = plan.operation in (Operation.SUM, Operation.AVERAGE) and not (question.organs or question.group)
    return same and of_all and not some and len(conversation.years) < 2


def over_all(question: Question, plan: Plan, goes_on: bool) -> bool:
    """Whether the operation runs over all organs when none is named: by its words, or because the last one did and it
    `goes_on`."""
    asked = goes_on or question.has("scope", "all", "every_year") or question.counts.organs or question.excluded
    if plan.pooled:
        return True
    whose = plan.operation is Operation.RANKING and question.has("op", "which_year") and not question.english
    if whose and not asked and not runs_over_years(question):
        return False  # whose years are ranked
    return plan.operation in OVER_ORGANS and (plan.operation is not Operation.SUM or bool(asked))
