"""What a chat model proposes a question to mean, held against the question and put through the parser (pure).

A proposal is said again in the words of the catalogue and understood as any other question is, so that whatever holds
for a question holds for it too: codes of the catalogue, organs and years that are held, what may be compared. It is
taken only where the plan is the one proposed, and every word that the parser left over is accounted for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.conversation import Conversation
from retrieval.plan import Clarification, Doubt, Operation, Outcome, Plan
from retrieval.plans.cells import meant_cells
from retrieval.plans.operations import operation_of
from retrieval.question import Question
from retrieval.texts.words import synonyms
from retrieval.understanding import Situation, understand
from store.catalogue import cell_type_by_key
from store.catalogue.terms import names
from store.model import CellKey

OPERATIONS = (
    Operation.LOOKUP,
    Operation.DIFFERENCE,
    Operation.RANKING,
    Operation.SUM,
    Operation.AVERAGE,
    Operation.TREND,
)
"""What a model may propose to do."""
_TURNED = re.compile(r"[不没非未除外前后起]|\b(?:not|except|before|after|since|without)\b")
_DOUBTS = (Doubt.UNUSED_WORDS, Doubt.WHICH_CELL)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a question is said to mean; `words` are its words, each with the code or operation it is said to stand for.

    `least` asks a ranking for the smallest.
    """

    operation: Operation
    cells: tuple[CellKey, ...]
    years: tuple[int, ...] = ()
    least: bool = False
    words: tuple[tuple[str, str], ...] = ()


def may_plan(question: Question, outcome: Outcome) -> bool:
    """Whether a question was not understood, and a model may say what it means.

    Not where the doubt is whom it is about, nor where it leaves something out or sets a bound that a proposal lacks.
    """
    doubtful = isinstance(outcome, Clarification) and outcome.doubt in _DOUBTS
    silent = isinstance(outcome, Plan) and outcome.operation is Operation.TEXT and not outcome.about
    whom = all(len(mention.organs) == 1 and mention.sure for mention in question.organs)
    more = question.excluded or question.group or question.counts.condition or question.counts.limit
    return (doubtful or silent) and whom and not more and bool(question.content)


def as_question(proposal: Proposal, question: Question, before: Conversation, situation: Situation) -> str:
    """The proposal as a question of ours that comes to just that plan; "" where it cannot be taken."""
    if not _accounts_for(proposal, question) or not _keeps(proposal, question):
        return ""
    organs = tuple(organ.organ.name for mention in question.organs for organ in mention.organs) or before.organs
    text = _worded(proposal, organs)
    parsed, outcome = understand(text, Conversation(), situation)
    return text if not parsed.content and _is_proposed(outcome, proposal, organs) else ""


def _accounts_for(proposal: Proposal, question: Question) -> bool:
    """Whether each word left over is said to stand for something that the proposal has, and may stand for it."""
    meant = {proposal.operation.value, *(code for cell in proposal.cells for code in (*cell, "/".join(cell)))}
    known = [word for word, code in proposal.words if code in meant and word]
    return all(
        any(word in said for said in known) and not _TURNED.search(word) and word not in synonyms()
        for word in question.content
    )


def _keeps(proposal: Proposal, question: Question) -> bool:
    """Whether what the parser is sure of stays: the years, the rows and what to do that the question itself names."""
    named = meant_cells(question.named)
    wanted = any(kind == "op" for kind, _ in question.flags)
    return (
        bool(proposal.cells)
        and all(cell in cell_type_by_key() for cell in proposal.cells)
        and (not question.years or proposal.years == question.all_years)
        and set(named) <= set(proposal.cells)
        and (not wanted or operation_of(question, Conversation()) is proposal.operation)
    )


def _worded(proposal: Proposal, organs: tuple[str, ...]) -> str:
    called = names("zh")
    cells = "和".join(
        called["indicator", cell.indicator] + ("" if cell.column == "total" else "的" + called["column", cell.column])
        for cell in proposal.cells
    )
    years = "和".join(f"{year}年" for year in proposal.years)
    who = "和".join(organs)
    over = who or "所有单位"
    return {
        Operation.LOOKUP: f"{who}{years}{cells}是多少",
        Operation.DIFFERENCE: f"{who}{years}{cells}相差多少",
        Operation.RANKING: f"{years}{cells}{'最少' if proposal.least else '最多'}的是哪个单位",
        Operation.SUM: f"{over}{years}{cells}合计多少",
        Operation.AVERAGE: f"{over}{years}{cells}平均多少",
        Operation.TREND: f"{who}历年{cells}变化趋势",
    }[proposal.operation]


def _is_proposed(outcome: Outcome, proposal: Proposal, organs: tuple[str, ...]) -> bool:
    return (
        isinstance(outcome, Plan)
        and outcome.operation is proposal.operation
        and set(outcome.cells) == set(proposal.cells)
        and (not proposal.years or set(outcome.years) == set(proposal.years))
        and {organ.organ.name for organ in outcome.organs} == set(organs)
        and outcome.ascending == proposal.least
        and not outcome.unused
    )
