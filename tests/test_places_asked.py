"""Places in an order asked of a single organ, sums of both ends, what a writer is, and what offices dealt with."""

from __future__ import annotations

import pytest
from planned import planned
from test_doubt import plan_of
from test_references import talk

from retrieval.question import fold_question
from retrieval.reading.background import without_background
from retrieval.reading.premises import plainly


@pytest.mark.parametrize(
    "question",
    [
        "云岫市政府2022年收到申请最多的两家",
        "云岫市政府2022年收到申请前三名",
        "2022年收件前三名和后三名收件差多少",
    ],
)
def test_what_no_plan_ranks_is_asked_back(question: str) -> None:
    assert plan_of(question)[0] == "ask unused_words"


def test_places_that_no_plan_tells_stay_words_that_nothing_accounts_for() -> None:
    assert plan_of("云岫市政府2022年收件第二和第三名")[0].endswith("unused:第二和")


@pytest.mark.parametrize(
    "question",
    [
        "2022年收件前两名",
        "2022年收件前三名和后三名",
        "2022年收件第一名和最后一名差多少",
        "云岫市政府2022年不予公开理由前三名",
    ],
)
def test_what_is_ranked_stays_so(question: str) -> None:
    assert plan_of(question)[0].startswith("ranking")


def test_a_place_where_nothing_was_ranked_is_asked_back() -> None:
    assert talk("云岫市政府2022年收到申请多少", "第二名办结多少") == "ask unused_words"
    assert talk("云岫市政府2022年收到申请多少", "第二年办结多少") != "ask unused_words"


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("我们公司是企业，2023年甲区收到多少申请", "2023年甲区收到多少申请"),
        ("我是自然人，2023年甲区收到多少自然人申请", "2023年甲区收到多少自然人申请"),
        ("我们是一家小企业，2023年甲区收到多少申请", "2023年甲区收到多少申请"),
        ("企业，2023年甲区收到多少", "企业，2023年甲区收到多少"),
        ("我问的是企业，2023年甲区收到多少", "我问的是企业，2023年甲区收到多少"),
        ("我是企业，2023年甲区收到多少这类申请", "我是企业，2023年甲区收到多少这类申请"),
    ],
)
def test_what_the_writer_is_is_no_column(said: str, left: str) -> None:
    assert without_background(said, lambda clause: "企业" in clause or "甲区" in clause) == left


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2024年各镇办理申请数量排名", "2024年各镇已办结申请数量排名"),
        ("2024年各街道处理申请最多", "2024年各街道办办结申请最多"),
        ("甲街道办理申请要几天", "甲街道办办理申请要几天"),
        ("2024年各街道办申请数量排名", "2024年各街道办申请数量排名"),
    ],
)
def test_what_an_office_dealt_with_is_no_part_of_its_kind(said: str, meant: str) -> None:
    assert plainly(said) == meant


def test_a_number_carried_is_held_against_where_it_came_to() -> None:
    assert fold_question("2024年结转到2025年的数量前后一致吗") == "2024年和2025年结转下年度的数量前后一致吗"
    assert fold_question("2024年结转到2025年多少件") == "2024年结转下年度多少件"
    assert planned("云岫市政府2021年结转到2022年的数量一致吗")[0].startswith("audit")
