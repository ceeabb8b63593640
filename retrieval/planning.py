"""From a question to its plan (pure): what it leaves out comes from the conversation, and nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.aiming import aim, aim_at_text, ask_among
from retrieval.cells import is_group, meant_cells, open_columns
from retrieval.conversation import Conversation
from retrieval.counts import Condition
from retrieval.organs import OrganDirectory, OrganMention
from retrieval.plan import MOST_CHOICES, Clarification, Doubt, Gap, Lack, Operation, Outcome, Plan, Refusal
from retrieval.question import ASKING, Question
from store.catalogue import cell_type_by_key
from store.catalogue.terms import measures, names
from store.model import CellKey, HeldOrgan

_INNOCENT = ("erase", "chat")
"""Words that a question about a report may use as well ("天气预报发布多少条", "删除了多少条信息")."""
_ACCOUNTED: dict[Operation, tuple[str, ...]] = {
    Operation.LOOKUP: ("sum", "list"),
    Operation.SUM: ("sum", "list"),
    Operation.AVERAGE: ("average", "sum"),
    Operation.COUNT: ("count", "list", "sum", "absent"),
    Operation.RATIO: ("ratio", "share", "sum"),
    Operation.TREND: ("trend", "change", "difference", "sum"),
    Operation.RANKING: ("top", "bottom", "list", "sum"),
    Operation.DIFFERENCE: ("difference", "change", "share", "sum"),
}
"""The words for what to do that each operation over cells does justice to; any other one is asked back."""
PROCESSED = CellKey("applications.processed", "total")
_NO_RESULTS = {"applications.received", "applications.carried_in", "applications.carried_out", "applications.processed"}
_OVERVIEWS = (Operation.LIST, Operation.LACKING, Operation.AUDIT, Operation.SUMMARY)
_OVER_ORGANS = (Operation.RANKING, Operation.SUM, Operation.AVERAGE, Operation.COUNT)
_KEPT = (Operation.DIFFERENCE, Operation.TREND, *_OVER_ORGANS)
_ASKS = re.compile(ASKING)
_ONE_THING = re.compile(r"多少|几[个条次篇项件份期]|谁|哪[个里些位天]|\bhow many\b|\bwho\b|\bwhen\b")
_BESIDE = re.compile(r"^(?:那|那么)?(?:和|跟|与|同|对比|比)|比呢|相比|比较|\bcompare|\bversus\b|\bvs\b|\bthan\b")


def make_plan(question: Question, conversation: Conversation, directory: OrganDirectory) -> Outcome:
    """What a question comes to."""
    if refusal := _refuse(question, conversation):
        return refusal
    if not directory.organs:
        return Gap(Lack.ANYTHING)
    for mention in question.organs:
        if len(mention.organs) > 1 or (mention.organs and not mention.sure):
            return _ask_which(question, directory, mention)
    operation = _operation(question, conversation)
    if operation in _OVERVIEWS:
        return _overview(question, conversation, directory, operation)
    return _figures_or_text(question, conversation, directory, operation)


def _refuse(question: Question, conversation: Conversation) -> Refusal | None:
    if not re.search(r"\w", question.text):
        return Refusal("empty")
    known = question.organs or question.years or question.named
    for why in ("change", "instruction", "harm", "erase", "chat"):
        if question.has("refuse", why) and not (known and why in _INNOCENT and _ASKS.search(question.text)):
            return Refusal(why)
    if question.has("refuse", "greeting") and not known:
        return Refusal("greeting")
    asked = question.has("op", "audit", "list") and question.has("scope")
    words = asked or question.has("op", "summary") or any(question.has(kind) for kind in ("domain", "about", "report"))
    return None if known or words or conversation.operation else Refusal("elsewhere")


def _ask_which(question: Question, directory: OrganDirectory, mention: OrganMention) -> Clarification:
    """Ask which organ a mention means; those that report on the year asked come first."""
    years = question.all_years
    fitting = [organ for organ in mention.organs if not years or set(years) & set(directory.years[organ.id])]
    organs = fitting or list(mention.organs)
    rest = (question.text[: mention.start], question.text[mention.end :])
    choices = tuple((organ.organ.name, organ.organ.name.join(rest)) for organ in organs[:MOST_CHOICES])
    return Clarification(
        Doubt.WHICH_ORGAN if mention.sure or len(organs) > 1 else Doubt.SIMILAR_NAME, choices, mention.text
    )


def _operation(question: Question, conversation: Conversation) -> Operation:
    """What the question wants done, by its words and by what they are about."""
    rows = any(one.kind in ("indicator", "column", "weak") for one in question.named)
    verbs = any(one.kind == "soft" for one in question.named)
    held = question.has("scope", "all") or question.has("op", "list", "absent")
    named = question.has("scope", "all") and question.has("op", "list", "absent") and not verbs
    lists = held and (question.has("report") or named)
    if question.has("op", "audit"):
        return Operation.AUDIT
    whole = question.has("op", "summary") and not question.has("domain") and not _ONE_THING.search(question.text)
    if whole and not rows and not verbs:
        return Operation.SUMMARY
    counted = question.has("report") and question.has("op", "sum") and not verbs
    if (lists or counted) and not rows and not question.content and not question.has("op", "top", "bottom"):
        return Operation.LACKING if question.has("op", "absent") else Operation.LIST
    if conversation.operation and not question.has("op"):
        return _continued(question, Operation(conversation.operation))
    wanted = _wanted(question)
    return Operation.SUM if wanted is Operation.LOOKUP and question.has("scope", "all") else wanted


def _continued(question: Question, last: Operation) -> Operation:
    """What a question without a word for what to do does after the last one ("和官庄镇比呢", "行政处罚呢")."""
    if len(question.organs) == 1 and not question.named and _BESIDE.search(question.text):
        return Operation.DIFFERENCE
    return last if last in _KEPT and not question.organs else Operation.LOOKUP


def _wanted(question: Question) -> Operation:
    has = question.has
    shared = has("op", "share") and not has("op", "change")
    most = has("op", "top", "bottom") or question.counts.limit is not None
    counted = question.counts.condition is not None and (
        has("scope", "all") or has("op", "count") or not question.organs
    )
    none = has("op", "absent") and has("scope", "all")
    apart = has("op", "difference", "change")
    ranked = (
        (Operation.RATIO, has("op", "ratio") or shared or bool(question.measures)),
        (Operation.AVERAGE, has("op", "average")),
        (Operation.COUNT, counted or none),
        (Operation.TREND, has("op", "trend")),
        (Operation.RANKING, most or (apart and has("scope", "all") and not question.organs)),
        (Operation.DIFFERENCE, apart),
        (Operation.SUM, has("op", "sum")),
    )
    return next((operation for operation, wanted in ranked if wanted), Operation.LOOKUP)


def _unaccounted(question: Question, operation: Operation) -> str:
    """The words for what to do that the operation would drop in silence."""
    kept = (
        *_ACCOUNTED.get(operation, ()),
        *(["difference"] if operation is Operation.RANKING and not question.organs else []),
    )
    if question.has("op", "which_year") and len(question.organs) == 1:
        kept = (*kept, "which_year")
    dropped = {code for kind, code in question.flags if kind == "op"} - set(kept)
    if question.has("op", "top") and question.has("op", "bottom"):
        dropped |= {"top", "bottom"}
    if operation is Operation.DIFFERENCE and question.has("scope", "all") and len(question.organs) == 1:
        dropped |= {"difference"}
    return "、".join(dict.fromkeys(text for _, code, text in sorted(question.places) if code in dropped))


def _overview(
    question: Question, conversation: Conversation, directory: OrganDirectory, operation: Operation
) -> Outcome:
    """Plans over whole reports: lists, audits, summaries."""
    if unheld := _unheld(question):
        return Gap(Lack.ORGAN, unheld, question.all_years)
    organs = _named_organs(question)
    years = question.all_years
    whole = operation in (Operation.AUDIT, Operation.SUMMARY)
    if whole and not organs and not years and not question.has("scope"):
        organs, years = _remembered(conversation, directory), conversation.years
    if whole and years and organs:
        held = {year for organ in organs for year in directory.years[organ.id]}
        if not held & set(years):
            return Gap(Lack.YEAR, organs[0].organ.name, years, tuple(sorted(held)))
    assumed = operation is Operation.SUMMARY and not years
    if assumed:
        years = (max(directory.years[organs[0].id]) if organs else directory.all_years()[-1],)
    return Plan(
        operation,
        organs=organs,
        years=years,
        cells=meant_cells(question.named),
        topic=question.topic,
        unused=question.content,
        assumed_year=assumed,
    )


def _figures_or_text(
    question: Question, conversation: Conversation, directory: OrganDirectory, operation: Operation
) -> Outcome:
    """Plans over cells; what no cell answers is looked for in the text."""
    unheld = _unheld(question)
    if unheld and question.named and not question.content and (near := directory.within(unheld)):
        mention = next(one for one in question.organs if one.text == unheld)
        return _ask_which(question, directory, replace(mention, organs=near))
    organs = _organs_meant(question, conversation, directory)
    if not organs and not unheld and (question.has("scope", "that") or _says_little(question)):
        return _ask_organ(question, directory)
    cells, whole = _cells_meant(question, conversation, operation)
    if question.content or not cells:
        columns = open_columns(question.named) if not unheld and not question.content else ()
        if columns and (asked := _ask_column(question, directory, organs, columns)).choices:
            return asked
        if columns:
            return aim(question, conversation, directory, Plan(Operation.LOOKUP, organs=organs, cells=columns))
        if not cells and not question.content and question.named and not unheld:
            return Clarification(Doubt.WHICH_CELL) if organs else _ask_organ(question, directory)
        return aim_at_text(question, conversation, directory, organs, cells, unheld)
    if dropped := _unaccounted(question, operation):
        return Clarification(Doubt.UNUSED_WORDS, subject=dropped)
    if unheld:
        search = aim_at_text(question, conversation, directory, (), cells, unheld)
        return Gap(Lack.ORGAN, unheld, question.all_years, plan=search if isinstance(search, Plan) else None)
    plan = Plan(
        operation,
        organs=organs,
        cells=cells,
        whole=whole,
        grouped=_grouped(question, operation, cells),
        ascending=question.has("op", "bottom"),
        limit=question.counts.limit,
        condition=question.counts.condition or (Condition("=", "0") if question.has("op", "absent") else None),
        topic=question.topic,
        measure=_measure_used(question, cells),
    )
    if operation is Operation.RATIO and (not whole or set(whole) & set(cells) or _on_both_sides(question)):
        return Clarification(Doubt.WHICH_CELL)
    if not organs and not _over_all(question, plan):
        return _ask_organ(question, directory, plan)
    return aim(question, conversation, directory, plan)


def _says_little(question: Question) -> bool:
    """Whether a question about the text names no organ, and nothing else that only one of them would speak of."""
    return (
        bool(question.content)
        and not question.named
        and not any(word not in question.common and len(word) > 1 for word in question.content)
    )


def _over_all(question: Question, plan: Plan) -> bool:
    """Whether the operation runs over all organs when none is named."""
    rows_ranked = plan.operation is Operation.RANKING and len(plan.cells) > 1
    asked = plan.operation is not Operation.SUM or question.has("scope", "all", "every_year") or question.counts.organs
    return plan.operation in _OVER_ORGANS and bool(asked) and not rows_ranked


def _cells_meant(
    question: Question, conversation: Conversation, operation: Operation
) -> tuple[tuple[CellKey, ...], tuple[CellKey, ...]]:
    """The cells meant, and for a ratio those of the whole."""
    before = conversation.cells
    if operation is Operation.RATIO:
        return _ratio_meant(question, before)
    cells = meant_cells(question.named, before)
    return (cells if cells or question.named or question.content else before), ()


def _ratio_meant(question: Question, before: Sequence[CellKey]) -> tuple[tuple[CellKey, ...], tuple[CellKey, ...]]:
    """A measure's part and whole; or what stands before and behind 占 or 除以; or a column and its row's total."""
    at = question.place("ratio")
    part = meant_cells([one for one in question.named if at < 0 or one.start < at], before)
    whole = meant_cells([one for one in question.named if 0 <= at <= one.start], part)
    if len(question.measures) == 1 and not (part and whole):
        return measures()[question.measures[0]].part, measures()[question.measures[0]].whole
    return part, whole or _natural_whole(part)


def _natural_whole(part: Sequence[CellKey]) -> tuple[CellKey, ...]:
    """What a share is of where only its part is named: a column's row, or a result's all applications processed."""
    if any(cell.column != "total" for cell in part):
        return tuple(dict.fromkeys(CellKey(cell.indicator, "total") for cell in part))
    results = all(cell.indicator.startswith("applications.") for cell in part)
    return (PROCESSED,) if part and results and not {cell.indicator for cell in part} & _NO_RESULTS else ()


def _on_both_sides(question: Question) -> bool:
    """Whether organs or years stand before and behind 占: whose share of whose is meant, the cells alone do not say."""
    at = question.place("ratio")
    starts = [[mention.start for mention in question.organs], [mention.start for mention in question.years]]
    return at >= 0 and any(side and min(side) < at < max(side) for side in starts)


def _measure_used(question: Question, cells: tuple[CellKey, ...]) -> str:
    """The measure that a ratio is, unless the question defines its own by other cells."""
    return next((one for one in question.measures if cells == measures()[one].part), "")


def _grouped(question: Question, operation: Operation, cells: Sequence[CellKey]) -> bool:
    """Whether several cells of a report are taken together as one number."""
    if len(cells) < 2:
        return False
    if operation is Operation.DIFFERENCE:
        return len(question.organs) > 1 and is_group(question.named)
    return operation is not Operation.RANKING and (
        is_group(question.named) or question.has("op", "sum", "ratio", "share")
    )


def _unheld(question: Question) -> str:
    return next((mention.text for mention in question.organs if not mention.organs), "")


def _named_organs(question: Question) -> tuple[HeldOrgan, ...]:
    return tuple(dict.fromkeys(organ for mention in question.organs for organ in mention.organs))


def _organs_meant(question: Question, conversation: Conversation, directory: OrganDirectory) -> tuple[HeldOrgan, ...]:
    """The organs named; with the last one before it where one is named beside it; else those talked of."""
    organs = _named_organs(question)
    if len(organs) == 1 and not question.named and conversation.operation and _BESIDE.search(question.text):
        return tuple(one for one in _remembered(conversation, directory)[:1] if one not in organs) + organs
    if organs or question.organs or question.has("scope"):
        return organs
    return _remembered(conversation, directory) or (directory.organs if len(directory.organs) == 1 else ())


def _remembered(conversation: Conversation, directory: OrganDirectory) -> tuple[HeldOrgan, ...]:
    held = {organ.organ.name: organ for organ in directory.organs}
    return tuple(held[name] for name in conversation.organs if name in held)


def _ask_organ(question: Question, directory: OrganDirectory, plan: Plan | None = None) -> Outcome:
    years = question.all_years
    organs = (
        tuple(dict.fromkeys(organ for year in years for organ in directory.organs_in(year)))
        if years
        else directory.organs
    )
    if not organs:
        return Gap(Lack.YEAR, "", years, directory.all_years())
    return ask_among(question, organs, replace(plan, years=years) if plan else None)


def _ask_column(
    question: Question, directory: OrganDirectory, organs: Sequence[HeldOrgan], columns: Sequence[CellKey]
) -> Clarification:
    """Ask which column is meant, of those that the form of the report asked about has."""
    forms = {
        form
        for organ in organs
        for year in question.all_years or directory.years[organ.id][-1:]
        if (form := directory.forms.get((organ.id, year))) in ("2019", "2021")
    }
    called = names("en" if question.english else "zh")
    labels = [
        called["column", cell.column]
        for cell in columns
        if not forms or any(cell_type_by_key()[cell].in_form(form) for form in forms)
    ]
    return Clarification(Doubt.WHICH_CELL, tuple((label, f"{question.text} {label}") for label in labels))
