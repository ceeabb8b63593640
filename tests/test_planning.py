"""Questions and their plans, as a golden file; `UPDATE_GOLDEN=1 pytest tests/test_planning.py` rewrites it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planned import PIECES, TODAY, directory, golden_lines, planned

from bot.naming import cell_name
from retrieval.conversation import Conversation
from retrieval.plan import Operation, Plan
from retrieval.plans.planning import make_plan
from retrieval.question import parse
from store.catalogue import cell_types

GOLDEN = Path(__file__).parent / "golden" / "plans.txt"


def test_golden_plans() -> None:
    questions = [line.split(" => ")[0] for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
    lines = golden_lines(questions)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert lines == GOLDEN.read_text(encoding="utf-8").splitlines()


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_any_text_comes_to_something(question: str) -> None:
    assert planned(question)[0]


@given(st.sampled_from(("上半年", "网上", "已撤回的", "外地", "春节期间", "复印件", "逾期答复的", "王某", "三月份")))
def test_a_word_that_no_cell_is_called_by_never_leads_to_the_plain_figure(word: str) -> None:
    outcome = make_plan(parse(f"云岫市政府2022年{word}收到多少申请", directory(), TODAY), Conversation(), directory())
    assert not (isinstance(outcome, Plan) and outcome.operation == "lookup")


@pytest.mark.parametrize("english", [False, True])
def test_every_cell_is_found_by_the_name_it_is_told_by(english: bool) -> None:
    """What an answer calls a cell asks for that cell; the 2019 form's 其他处理 is a group in the later one."""
    wrong = []
    for cell in cell_types():
        name = cell_name(cell.key, english)
        question = f"{name} of 云岫市政府 in 2022" if english else f"云岫市政府2022年{name}多少"
        outcome = make_plan(parse(question, directory(), TODAY), Conversation(), directory())
        found = (
            outcome.cells
            if isinstance(outcome, Plan) and outcome.operation in (Operation.LOOKUP, Operation.SUM)
            else ()
        )
        if found != (cell.key,) and cell.indicator != "applications.other":
            wrong.append(question)
    assert not wrong
