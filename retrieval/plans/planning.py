"""From a question to its plan (pure): what it leaves out comes from the conversation, and nothing is guessed."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain

from retrieval.conversation import Conversation
from retrieval.names.one_region import of_bare_kind
from retrieval.names.told_places import regions_alone
from retrieval.organs import OrganDirectory
from retrieval.plan import Clarification, Doubt, Gap, Lack, Operation, Outcome, Plan, Refusal
from retrieval.plans.aiming import aim, aim_at_text
from retrieval.plans.asking_back import (
    ask_column,
    ask_fee,
    ask_measure,
    ask_number,
    ask_organ,
    ask_row,
    ask_rows,
    ask_which,
    offer_average,
)
from retrieval.plans.audited import audited_cells, years_audited
from retrieval.plans.cells import meant_cells, open_columns
from retrieval.plans.completing import counts_those, unheeded
from retrieval.plans.explaining import explain
from retrieval.plans.figure_plan import adds_up_all, kept_shape, leaves_open, meant, over_all, plan_figures
from retrieval.plans.first_of import against_all
from retrieval.plans.follow_ups import miscounted
from retrieval.plans.followed_organs import elsewhere, narrowed
from retrieval.plans.intakes import asks_of_one_intake
from retrieval.plans.narrowed_rates import narrow_measures
from retrieval.plans.operations import (
    HOW_MANY,
    OVERVIEWS,
    beside_one,
    derived,
    last_two,
    operation_of,
    placed_in_group,
    told_apart,
    unaccounted,
)
from retrieval.plans.over_years import left_open
from retrieval.plans.overviews import holding_asked, offices_counted, tells_of_reports
from retrieval.plans.reasons import ask_why
from retrieval.plans.stocks import told_by_year
from retrieval.plans.untold import asks_for_person, untold
from retrieval.question import ASKING, Question
from retrieval.reading.background import told_beside
from retrieval.reading.money import leaves_fee_open
from store.model import CellKey, HeldOrgan

_INNOCENT = ("erase", "chat")
"""Words that a question about a report may use as well ("天气预报发布多少条", "删除了多少条信息")."""
_ASKS = re.compile(ASKING)
_PRIVATE = re.compile(
    r"(?:申请人|申请的人|提的人|提申请的人?|当事人|原告|投诉人|举报人|个人)(?:叫|的?(?:真实)?(?:姓名|名字|电话|手机|住址|地址|身份证|联系方式))"
)
"""What is asked of a person who applied or complained, which no report tells."""
_SENDS = re.compile(
    r"(?:[替帮给]我|^请?把|请把|麻烦把).{0,20}(?:发|寄|传|转)(?:送|发|寄)?(?:一[份下])?(?:到|给|去|往|至|进).{0,10}(?:邮箱|邮件|微信|qq|群|手机|传真|网盘|钉钉)"
    r"|\b(?:e-?mail|fax|text) (?:me|them|these|it|the reports?)\b"
)
"""What asks for something to be sent elsewhere, which no answer does."""
_IT = re.compile(r"(?<!其)它(?!们|们的|种|类)|(?<![a-z])its(?![a-z])")
_BESIDE_IT = re.compile(r"比它(?!们|的|自己)|^那?么?它比")
_OF_YEARS = {"历年", "历史上", "所有年份", "全部年份", "all years", "ever"}
"""Words for all years that say nothing of whose reports are meant."""
_OF_ANY = re.compile(r"(?a)哪|谁|各|全|所有|总共|\bwhich\b|\bwho\b|\ball\b|\bany\b|\bevery\b")
"""Words by which an overview of a year is of more than what was talked of."""
_NUMBERS = re.compile(r"(?a)[哪些几个的]数(?!人)|数字|数据|数目|表格|报表|\bfigures\b|\bnumbers\b|\bsums\b|\btables?\b")
_HOW_MANY_REPORT = re.compile(
    r"(?a)(?:几|多少)[份家个](?!年(?!报|度报))|谁"
    r"|\bhow many (?:reports|annual|offices|organs)|\bwho\b|\bwhich (?:offices|organs)"
)
_MENTIONS = re.compile(r"(?:提到|提及|写到|说到)[了过]?|\bmention")
"""What asks in which reports something stands ("哪些单位提到抖音")."""
_COUNT = re.compile("[前后]?[几两二三四五六七八九十]+[家个名]?")
_BARE = {"谁", "谁家", "哪个", "哪一个", "哪家", "哪一家", "who", "which", "which one"}


_SOME_OF_ALL = re.compile(r"(?:所有|全部|各)[^、]*、(?P<some>[^、]*(?:几|多少)[个家].*)")
"""Offices of one kind asked for among all of a region."""


def make_plan(question: Question, conversation: Conversation, directory: OrganDirectory) -> Outcome:
    """What a question comes to."""
    explained = explain(question)
    if question.has("op", "spread") and (question.named or question.measures):
        return offer_average(question)
    if refusal := _refuse(question, conversation, known=explained is not None):
        return refusal
    if explained:
        return explained
    if not directory.organs:
        return Gap(Lack.ANYTHING)
    if conversation.operation and (why := ask_why(question, conversation, directory)):
        return why
    it_alone = not (question.organs or question.group or len(conversation.organs) == 1)
    if (_IT.search(question.text) and it_alone) or _beside_it(question, conversation):
        return ask_organ(question, directory, among=_remembered(conversation, directory))
    turned = elsewhere(narrowed(against_all(question), conversation), conversation, directory)
    if isinstance(turned, Clarification):
        return turned
    question, dropped = narrow_measures(turned, conversation)
    if dropped := dropped or left_open(question):
        return Clarification(Doubt.UNUSED_WORDS, subject=dropped)
    for mention in (*question.organs, *question.excluded):
        if len(mention.organs) > 1 or (mention.organs and not mention.sure):
            return ask_which(question, directory, mention)
    if question.has("op", "per_head"):
        return Gap(Lack.POPULATION)
    operation = Operation.LOOKUP if told_apart(question, conversation) else operation_of(question, conversation)
    if operation in OVERVIEWS:
        return _overview(question, conversation, directory, operation)
    return _figures_or_text(question, conversation, directory, operation)


def _beside_it(question: Question, conversation: Conversation) -> bool:
    """Whether an organ is held against 它, and no other one was talked of."""
    named = {organ.organ.name for mention in question.organs for organ in mention.organs}
    return bool(named and _BESIDE_IT.search(question.text)) and len({*conversation.organs} - named) != 1


def _refuse(question: Question, conversation: Conversation, known: bool) -> Refusal | None:
    if not re.search(r"\w", question.text):
        return Refusal("empty")
    known = bool(known or question.organs or question.group or question.years or question.named)
    for why in ("change", "instruction", "harm", "erase", "chat"):
        asks = _ASKS.search(question.text) is not None or question.has("op", "summary")
        if question.has("refuse", why) and not (known and why in _INNOCENT and asks):
            return Refusal(why)
    if (
        (question.has("refuse", "elsewhere") and all(one.kind == "column" for one in question.named))
        or _PRIVATE.search(question.text)
        or _SENDS.search(question.text)
    ):
        return Refusal("elsewhere")
    if question.has("refuse", "greeting") and not known:
        return Refusal("greeting")
    if not question.content and (_ranks(question) or offices_counted(question)):
        return None
    checked = question.has("op", "audit") and _NUMBERS.search(question.text) is not None
    complete = question.has("op", "absent") and bool(question.years)
    asked = (
        checked
        or complete
        or (question.has("op", "audit", "list") and (question.has("scope") or question.has("op", "which_year")))
    )
    words = (
        asked
        or question.counts.holding
        or tells_of_reports(question)
        or (question.has("scope", "all") and _MENTIONS.search(question.text) is not None)
        or any(question.has(kind) for kind in ("domain", "about", "report"))
    )
    return None if known or words or conversation.operation else Refusal("elsewhere")


def _overview(
    question: Question, conversation: Conversation, directory: OrganDirectory, operation: Operation
) -> Outcome:
    """Plans over whole reports: lists, audits, summaries."""
    if question.group and (some := _SOME_OF_ALL.search(question.group.text)):
        return Clarification(Doubt.UNUSED_WORDS, subject=some["some"])
    unheld = _unheld(question)
    inside = directory.within(unheld) if unheld and len(question.organs) == 1 and not question.group else ()
    if unheld and not inside:
        return Gap(Lack.ORGAN, unheld, question.all_years)
    organs = inside or _of_the_region(question, directory, operation) or _named_organs(question)
    cells = meant_cells(question.named)
    years = years_audited(question, cells) if operation is Operation.AUDIT else question.all_years
    whole, on = operation in (Operation.AUDIT, Operation.SUMMARY), not question.has("op")
    on = on or (operation is Operation.LACKING and not years)
    if (whole or on) and not organs and not question.has("scope") and not (years and _OF_ANY.search(question.text)):
        organs, years = _remembered(conversation, directory), years or conversation.years
    held = {year for organ in organs for year in directory.years[organ.id]}
    if whole and years and organs and not held & set(years):
        return Gap(Lack.YEAR, organs[0].organ.name, years, tuple(sorted(held)))
    if whole and years and not directory.organs_in(years):
        return Gap(Lack.YEAR, "", years, directory.all_years())
    if operation is Operation.LIST and question.recent > 0 and not (years or organs):
        years = directory.all_years()[-question.recent :]
    assumed = operation is Operation.SUMMARY and not years
    if assumed and len(organs) == 1 and (question.recent > 1 or question.has("op", "trend")):
        told = sorted(directory.years[organs[0].id])
        name = organs[0].organ.name
        return Clarification(Doubt.WHICH_YEAR, tuple((f"{year}年", f"{name}{year}年总体情况") for year in told))
    if assumed:
        years = (max(directory.years[organs[0].id]) if organs else directory.all_years()[-1],)
    holding = holding_asked(question, operation, years, organs)
    years = () if question.counts.holding and len(organs) == 1 else years  # the years of one are all told
    return Plan(
        Operation.LIST if holding else operation,
        organs=organs,
        years=years,
        cells=audited_cells(cells, len(organs), years) if operation is Operation.AUDIT else cells,
        topic=question.topic,
        unused=question.content,
        assumed_year=assumed,
        holding=holding,
    )


def _of_the_region(question: Question, directory: OrganDirectory, operation: Operation) -> tuple[HeldOrgan, ...]:
    """All organs of a region that is named alone where it is asked how many report there ("某县有几份年报")."""
    counted = operation in (Operation.LIST, Operation.LACKING) and _HOW_MANY_REPORT.search(question.text)
    if not counted or question.group or len(question.organs) != 1:
        return ()
    region = regions_alone(question.organs[0])
    return directory.lying_in(region[-1:]) if region else ()


def _figures_or_text(
    question: Question, conversation: Conversation, directory: OrganDirectory, operation: Operation
) -> Outcome:
    """Plans over cells; what no cell answers is looked for in the text."""
    unheld = _unheld(question)
    mention = next((one for one in question.organs if one.text == unheld), None)
    if mention and question.named and not question.content and (near := directory.within(unheld)):
        return ask_which(question, directory, replace(mention, organs=near))
    organs = _organs_meant(question, conversation, directory)
    if not (organs or unheld or question.group) and (alike := of_bare_kind(question.text, directory)):
        return ask_organ(question, directory, among=alike)
    if not organs and not unheld and (question.has("scope", "that") or _says_little(question)):
        return ask_organ(question, directory)
    quantities, whole = meant(question, conversation, operation)
    cells = tuple(dict.fromkeys(chain.from_iterable(quantities)))
    if question.content or question.has("text") or not cells:
        return _text(question, conversation, directory, organs, cells, unheld)
    organs_at, years_at = ([(one.start, one.end) for one in said] for said in (question.organs, question.years))
    beside = told_beside(question.text, organs_at, years_at)
    if (
        dropped := beside
        or untold(question, conversation, operation)
        or unaccounted(question, operation)
        or miscounted(question.text, conversation)
    ):
        return Clarification(Doubt.UNUSED_WORDS, subject=dropped)
    if asks_of_one_intake(question.text):
        return ask_rows(question, organs, cells)
    if unheld:
        search = aim_at_text(question, conversation, directory, (), cells, unheld)
        return Gap(Lack.ORGAN, unheld, question.all_years, plan=search if isinstance(search, Plan) else None)
    if question.people and not all(cell.indicator.startswith("applications.") for cell in cells):
        return Clarification(Doubt.UNUSED_WORDS, subject="人")
    if operation is Operation.DIFFERENCE and not (conversation.organs or question.years) and beside_one(question):
        return ask_organ(question, directory)
    again = counts_those(question, conversation, operation)
    kept = conversation.shape if again else kept_shape(question, conversation, operation)
    plan = plan_figures(question, operation, organs, quantities, whole, kept)
    placed = plan.placed or placed_in_group(question, operation)
    plan = replace(plan, excluded=plan.excluded or directory.named(kept.excluded), placed=placed)
    aimed = told_by_year(aim(question, conversation, directory, plan))
    if said := unheeded(question, conversation, aimed if isinstance(aimed, Plan) else plan):
        return Clarification(Doubt.UNUSED_WORDS, subject=said)
    if leaves_open(question, plan):
        return ask_measure(question, organs)
    goes_on = (kept is conversation.shape and not conversation.organs) or adds_up_all(question, conversation, plan)
    if not organs and not over_all(question, plan, goes_on):
        return ask_organ(question, directory, plan)
    return aimed


def _text(
    question: Question,
    conversation: Conversation,
    directory: OrganDirectory,
    organs: tuple[HeldOrgan, ...],
    cells: tuple[CellKey, ...],
    unheld: str,
) -> Outcome:
    """What no cell accounts for is searched in the text; what no cell is called exactly enough by is asked back."""
    if not (cells or unheld or question.content or question.named) and _ranks(question):
        return Clarification(Doubt.WHICH_CELL)
    rows = any(one.kind != "column" for one in question.named)
    if leaves_fee_open(question.content) and not rows:
        return Gap(Lack.ORGAN, unheld, question.all_years) if unheld else ask_fee(question, organs)
    beside = not question.content or (HOW_MANY.search(question.text) and {*question.content} <= question.common)
    columns = open_columns(question.named) if not unheld and beside else ()
    if columns:
        asked = ask_column(question, directory, organs, columns)
        looked_up = Plan(Operation.LOOKUP, organs=organs, cells=columns)
        return asked if asked.choices else aim(question, conversation, directory, looked_up)
    if not cells and not question.content and (question.named or derived(question)) and not unheld:
        return ask_row(question) if organs else ask_organ(question, directory)
    nothing = not (unheld or question.content or question.named or cells or conversation.operation)
    if organs and nothing and (HOW_MANY.search(question.text) or not (question.has("text") or question.flags)):
        return ask_number(question, organs)
    return aim_at_text(question, conversation, directory, organs, cells, unheld)


def _ranks(question: Question) -> bool:
    """Whether it is asked who has most of all, or changed how, without a word of what."""
    every = question.has("scope", "all") or question.group is not None
    bound = question.counts.condition is not None and question.counts.condition.relation != "="
    held_against = every and (bound or question.has("op", "top", "bottom", "change", "difference", "average"))
    ranked = question.has("op", "place") or held_against
    return bool(every and question.counts.running) or (ranked and not question.has("report"))


def _says_little(question: Question) -> bool:
    """Whether a question about the text names no organ, and nothing else that only one of them would speak of; who has
    most of something is asked of all."""
    return (
        bool(question.content)
        and not (question.has("scope", "all") and question.has("op", "top", "bottom"))
        and not question.named
        and all(word in question.common or len(word) < 2 or _COUNT.fullmatch(word) for word in question.content)
    )


def _unheld(question: Question) -> str:
    if question.group and not question.group.organs:
        return question.group.text
    return next((one.text for one in (*question.organs, *question.excluded) if not one.organs), "")


def _named_organs(question: Question) -> tuple[HeldOrgan, ...]:
    grouped = question.group.organs if question.group else ()
    return tuple(dict.fromkeys((*(organ for mention in question.organs for organ in mention.organs), *grouped)))


def _organs_meant(question: Question, conversation: Conversation, directory: OrganDirectory) -> tuple[HeldOrgan, ...]:
    """The organs named; with the last one before it where one is named beside it; else those talked of."""
    organs = _named_organs(question)
    if len(organs) == 1 and conversation.operation and beside_one(question):
        return tuple(one for one in _remembered(conversation, directory)[:1] if one not in organs) + organs
    if last_two(question, conversation) == "organs":
        return directory.named((*conversation.before, *conversation.organs))
    if organs or question.organs or (_scopes(question) and not _goes_on(question, conversation)):
        return organs
    return _remembered(conversation, directory) or (directory.organs if len(directory.organs) == 1 else ())


def _scopes(question: Question) -> set[str]:
    """The words by which a question runs over more organs than it names."""
    return {text for _, code, text in question.places if code in ("all", "that", "every_year")} - _OF_YEARS


def _goes_on(question: Question, conversation: Conversation) -> bool:
    """Whether a bare 谁 or 哪个 asks which of the few organs that were talked of, or for a person of the one."""
    person = len(conversation.organs) == 1 and asks_for_person(question)
    return (len(conversation.organs) > 1 or person) and _scopes(question) <= _BARE


def _remembered(conversation: Conversation, directory: OrganDirectory) -> tuple[HeldOrgan, ...]:
    return directory.named(conversation.organs)
