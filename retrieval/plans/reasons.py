"""What is asked for the reason of what was talked of ("为什么", "怎么比去年多这么多"), which the text tells (pure)."""

from __future__ import annotations

import re

from retrieval.conversation import Conversation
from retrieval.organs import OrganDirectory
from retrieval.plan import Operation, Plan
from retrieval.question import Question

_REASON = ("原因",)
_WHY = re.compile(
    r"[那这又]?是?(?:为什么|为啥|为何|怎么回事|什么原因|原因是?什么?|原因)(?:这么|那么)?[多少高低]?[呢啊呀]?\??"
    r"|(?:but )?why(?: is that| so)?\??"
)
_WHY_MORE = re.compile(
    r"[那这又]?么?是?(?:为什么|为啥|为何|怎么会?|咋)会?比.{1,16}?[的]?[还更要]?[多少高低大小][了些]?[这那]?么?多?[呢啊呀]?\??"
)
"""Why one number is greater than another ("为什么比收到的多")."""


def ask_why(question: Question, conversation: Conversation, directory: OrganDirectory) -> Plan | None:
    """What the text gives as the reason of what was talked of, or of the first of a ranking; None if not asked."""
    why = (not question.named and _WHY.fullmatch(question.text)) or _WHY_MORE.fullmatch(question.text)
    if question.organs or not why:
        return None
    return Plan(
        Operation.TEXT,
        organs=directory.named((conversation.leader,)) or directory.named(conversation.organs),
        years=conversation.years,
        topic=f"原因 {conversation.topic}",
        unused=_REASON,
    )


def asks_why(plan: Plan) -> bool:
    """Whether a plan is a search for the reason of what was talked of, which goes on being that."""
    return plan.operation is Operation.TEXT and plan.unused == _REASON
