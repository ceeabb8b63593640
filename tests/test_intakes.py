"""What became of the applications of one intake is told by no table: it is asked back, or said beside the figure."""

from __future__ import annotations

import pytest
from test_doubt import plan_of

from retrieval.plans.intakes import may_mean_one_intake
from retrieval.question import fold_question

OF_ONE_INTAKE = (
    "云岫市政府2022年新收申请中有多少是2021年提交的",
    "云岫市政府2022年当年新收且当年办结多少件",
    "云岫市政府2022年收到的申请中已办结的有多少",
    "云岫市政府2022年新收的申请里办结了几件",
    "云岫市政府2022年收到并办结的申请多少",
    "云岫市政府2022年上年结转的办结了多少",
    "云岫市政府2022年上年结转的申请有多少予以公开",
    "云岫市政府2022年办结的申请中2021年收到的有几件",
    "云岫市政府2021年收到的申请在2022年办结了多少",
    "how many of the applications 云岫市政府 received in 2022 were completed",
    "how many applications received in 2021 were processed in 2022 by 云岫市政府",
    "how many of the applications 云岫市政府 processed in 2022 were received in 2021",
)
OF_ALL = (
    "云岫市政府2022年收到多少申请、办结多少",
    "云岫市政府2022年上年结转和办结各多少",
    "云岫市政府2022年收到的申请中企业的有多少",
    "云岫市政府2022年新收了多少件，其中办结多少",
    "2022年哪个单位收到的申请最多",
    "how many applications did 云岫市政府 receive and how many were processed in 2022",
)


@pytest.mark.parametrize("question", OF_ONE_INTAKE)
def test_what_became_of_one_intake_is_asked_back(question: str) -> None:
    assert plan_of(question)[0].startswith("ask one_intake")


@pytest.mark.parametrize("question", OF_ALL)
def test_what_the_tables_count_is_answered(question: str) -> None:
    assert not plan_of(question)[0].startswith("ask")


def test_what_may_mean_one_intake_is_said_to_be_of_all() -> None:
    assert may_mean_one_intake(fold_question("云岫市政府2022年收到的申请办结了多少"))
    assert may_mean_one_intake(fold_question("云岫市政府2022年收到的申请里有多少被拒绝"))
    assert not may_mean_one_intake(fold_question("云岫市政府2022年办结了多少申请"))
