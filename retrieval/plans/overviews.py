"""What is asked of whole reports: which are held, which are lacking, what one of them says (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.conversation import Conversation
from retrieval.plan import Operation
from retrieval.question import Question
from retrieval.reading.holdings import Held, Holding
from store.model import HeldOrgan

_WHICH_OF_THEM = re.compile(r"(?a)哪[些几]|几[个家]|多少[个家]|\bwhich\b|\bhow many\b")
_PUBLISHED = frozenset(
    {
        *("发布", "公布", "公开", "出", "发", "出具", "编制", "报送", "上报"),
        *("publish", "published", "release", "released", "issue", "issued", "annual"),
    }
)
"""What a report has that is held."""
_COMPLETE = re.compile(r"(?a)齐|全了|都交|都报|都有了|都收|\ball\b|\bcomplete|\bmissing\b|\beverything\b")
_NAMES_EACH = re.compile(r"(?:please )?(?:list|name|show|show me|give me|tell me) (?:me )?(?:all|every)\b")
"""What asks for each office of a group by name."""
YEARS = re.compile(r"(?a)年份|哪[些几一]?个?年|有(?:几|多少)个?年|\bwhich years?\b|\bhow many years\b")
"""What asks for years."""
_ONE_THING = re.compile(
    r"(?a)多少|几[个条次篇项件份期]|谁|(?<![点容据标])(?<![点容据标][有是])(?<!做了)哪[个里些位天](?!主要|内容)"
    r"|\bhow many\b|\bwho\b|\bwhen\b"
)
_WHETHER_HELD = re.compile(
    r"(?:请问|你们?|您|库里|系统里?|这里|[这那][儿边])*(?:有没有|有无|是否有|有|收录?了|(?:能不能|能|可以)?查(?:得?到))(?=.*(?:吗|么|没有|有没有|有无|是否|能不能))"
    r"|(?:is|are) there (?:an?|any|the)\b|do(?:es)? (?:.{2,60} )?(?:have|hold) (?:an?|any|the)\b"
    r"|(?:is|are) the\b.{2,60}\b(?:held|available|there|on file|in (?:the |your )?(?:system|database|collection))[?]*$"
)
"""What asks whether a report is held, and nothing of it ("有甲县2023年的年报吗")."""
_OF_NUMBERS = ("top", "bottom", "difference", "change", "trend", "average", "sum", "count", "place")
"""What is done with numbers, and asks for no report."""


def overview_of(question: Question, conversation: Conversation, rows: bool, verbs: bool) -> Operation | None:
    """What a question wants of whole reports; None where it is not about these. `rows` and `verbs` tell whether it
    names numbers of the tables, and such by verbs alone."""
    if question.counts.holding and not rows:
        return Operation.LACKING if question.counts.holding.kind is Held.NONE else Operation.LIST
    if offices_counted(question) and not conversation.operation:
        return Operation.LIST
    fullest = question.has("op", "fullest")
    held = fullest or question.has("scope", "all") or question.has("op", "list", "absent")
    named = question.has("scope", "all") and question.has("op", "list", "absent") and not verbs
    lists = held and (question.has("report") or named)
    bare = not (rows or verbs or question.content)
    of_years = (question.organs or conversation.organs) and YEARS.search(question.text)
    if bare and question.has("op", "absent") and (of_years or _COMPLETE.search(question.text)):
        return Operation.LACKING
    if reports := _reports_themselves(question, bare):
        return reports
    named_each = _NAMES_EACH.match(question.text) and {*question.content} <= {"name"} and not (rows or verbs)
    asked_of = question.group is not None and bool(named_each or _WHICH_OF_THEM.search(question.group.text))
    if (bare or named_each) and asked_of and not question.has("op") and not conversation.operation:
        return Operation.LIST
    whole = tells_of_reports(question) and not question.has("domain") and not _ONE_THING.search(question.text)
    if whole and not rows and not verbs:
        return Operation.SUMMARY
    counted = question.has("report") and question.has("op", "sum", "count") and not verbs
    which_years = bare and question.has("op", "which_year") and not question.has("op", *_OF_NUMBERS)
    asks_years = question.has("op", "which_year") and (question.has("op", "list") or question.has("report"))
    asks_years = asks_years or bool(which_years and question.organs)
    lists = lists or (asks_years and not verbs)
    told = {word.removesuffix("了").removesuffix("的") for word in question.content} <= _PUBLISHED
    if (lists or counted) and not rows and told and (fullest or not question.has("op", "top", "bottom")):
        return Operation.LACKING if question.has("op", "absent") else Operation.LIST
    return None


def offices_counted(question: Question) -> bool:
    """Whether it is asked how many offices there are, and nothing else ("一共有多少家单位")."""
    ops = {code for kind, code in question.flags if kind == "op"}
    more = question.named or question.measures or question.organs or question.group or question.has("text", "refuse")
    bound = question.counts.condition or question.counts.limit or question.counts.running
    return "count" in ops and ops <= {"count", "sum", "list"} and not (more or question.content or bound)


def holding_asked(
    question: Question, operation: Operation, years: Sequence[int], organs: Sequence[HeldOrgan]
) -> Holding | None:
    """What is asked of the years of which several organs have reports; who lacks any, where it is asked who lacks one
    and no year is named."""
    if len(organs) == 1:
        return None
    if operation is Operation.LACKING:
        return None if years or organs else Holding(Held.NOT_EACH)
    holding = question.counts.holding
    return None if holding and holding.bare and len(years) < 2 else holding


def tells_of_reports(question: Question) -> bool:
    """Whether it is to be told in brief what reports say, and not of something that only other words name
    ("介绍一下红楼梦")."""
    of = question.organs or question.group or question.years or question.has("scope")
    of = of or any(question.has(kind) for kind in ("about", "report", "domain"))
    return question.has("op", "summary") and bool(of or not question.content)


def _reports_themselves(question: Question, bare: bool) -> Operation | None:
    """What is told of an organ's reports where nothing else is asked ("我想查某区的年报", "某局2023年的年报")."""
    ops = {code for kind, code in question.flags if kind == "op"}
    if not (bare and question.has("report") and len(question.organs) == 1) or ops - {"list"} or question.has("text"):
        return None
    if not ops and _WHETHER_HELD.match(question.text):
        return Operation.LIST
    if not ops and (_ONE_THING.search(question.text) or question.text.rstrip("?").endswith(("吗", "么"))):
        return None
    return Operation.SUMMARY if len(question.all_years) == 1 and not ops else Operation.LIST
