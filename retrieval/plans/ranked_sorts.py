"""What a question asks of its rows that the plan would not tell: the kind or ground that comes first where organs or
years would be put in order, each row of a year of its own (pure)."""

from __future__ import annotations

import re

from retrieval.conversation import Conversation
from retrieval.plan import Operation, Plan
from retrieval.question import Question

_MORE_THAN = re.compile(r"(?:(?:is|was|are|were) (?:that|it|this|they|these) )?(?:more|fewer|less|higher|lower) than ")
_WHO_MORE = re.compile(
    r"(?:and |so )?(?:who|which(?: one| of (?:them|the two|these|those))?) (?:had|has|have|got|received|is|was) "
    r"(?:the )?(?:more|fewer|less|most|fewest|least|higher|lower)\??"
)
_LAST = re.compile(r"(?:and |what about )*the (?:last|bottom|lowest|smallest)(?: one)?\??")
_SORT = re.compile(
    r"(?:哪一?[些几]?[个]?(?:类|种)|什么(?:类|种|样)型?)的?申请(?!公开)|最[多少]的申请(?:人|主体)(?:类型|类别)?|(?:情形|理由|原因|缘由)"
    r"|\b(?:kinds?|types?|reasons?|grounds?)\b"
)


def sort_dropped(question: Question, plan: Plan) -> str:
    """The words for the kind or ground asked for, where organs or years would be put in order by all kinds together."""
    kinds = (len(plan.groups) > 1 and question.named) or (len(plan.cells) > 1 and not plan.groups)
    said = _SORT.search(question.text) if plan.operation is Operation.RANKING and not plan.placed else None
    total = all(cell.column == "total" for cell in plan.cells)
    received = all(cell.indicator == "applications.received" for cell in plan.cells)
    grounds = not question.named or (not plan.whole and (len(plan.cells) > 1 or received))
    return said[0] if said and not kinds and total and grounds else ""


def held_against(question: Question, conversation: Conversation, plan: Plan) -> str:
    """An English follow-up that holds what was talked of against what its plan leaves out ("more than denied?", "the
    last" of a ranking from the first, "who had more" where one organ was talked of last)."""
    more = _MORE_THAN.match(question.text)
    if more and plan.operation is Operation.DIFFERENCE and not {*conversation.cells} <= {*plan.cells}:
        return more[0].strip()
    last = _LAST.fullmatch(question.text) if plan.operation is Operation.RANKING and not plan.ascending else None
    if last:
        return last[0].rstrip("?")
    who = _WHO_MORE.fullmatch(question.text) if conversation.organs and not plan.organs else None
    return who[0].rstrip("?") if who else ""


def paired_rows(question: Question, plan: Plan) -> str:
    """Rows that each have a year of their own, which are held against each other ("2021年复议和2022年诉讼哪个多")."""
    told = {cell.indicator for cell in plan.cells}
    rows = [one for one in question.named if one.kind in ("indicator", "soft", "weak") and one.codes & told]
    single = len(question.years) == len(rows) == 2 and len({one.codes for one in rows}) == 2
    if plan.operation is not Operation.DIFFERENCE or not single or len(question.organs) > 1:
        return ""
    places = [at for pair in zip(question.years, rows, strict=True) for at in (pair[0].start, pair[1].start)]
    return question.text[places[0] : rows[-1].end] if places == sorted(places) else ""
