"""What a number is held against, counted of or taken out of, over the few organs of `planned`: never something else
that was not asked for."""

from __future__ import annotations

import pytest
from test_references import talk

CITY, DISTRICT = "云岫市人民政府", "淮安市洪泽区人民政府"
FIRST = "云岫市政府2022年收到多少申请"
RECEIVED = "applications.received/total"
BUSINESS = "applications.received/business"
PROCESSED = "applications.processed/total"


@pytest.mark.parametrize(
    ("messages", "plan"),
    [
        (("云岫市政府2022年收到申请超企业申请多少件",), f"{RECEIVED}+{BUSINESS}"),
        (("云岫市政府2022年收到的申请比企业的多多少",), f"{RECEIVED}+{BUSINESS}"),
        (("云岫市政府2022年企业申请比收到的少多少",), f"{BUSINESS}+{RECEIVED}"),
        (("云岫市政府2022年企业申请比总数少多少",), f"{BUSINESS}+{RECEIVED}"),
        (("云岫市政府2022年企业申请比办结的多多少",), f"{BUSINESS}+{PROCESSED}"),
        (("云岫市政府2022年收到的申请是企业的几倍",), f"{RECEIVED}+{BUSINESS}"),
        (("云岫市政府2022年收到的和企业的差多少",), f"{RECEIVED}+{BUSINESS}"),
        (("云岫市政府2022年自然人一共比企业多多少",), f"applications.received/natural+{BUSINESS}"),
        (
            ("云岫市政府2022年企业和自然人加起来比律所多多少",),
            f"{BUSINESS}+applications.received/natural+applications.received/legal groups2",
        ),
        (
            ("云岫市政府2022年予以公开的自然人比企业多多少",),
            "applications.granted/natural+applications.granted/business",
        ),
        (("how many more applications did 云岫市政府 receive in 2022 than from companies",), f"{RECEIVED}+{BUSINESS}"),
        ((FIRST, "企业呢", "之比"), f"{RECEIVED}+{BUSINESS}"),
        ((FIRST, "比企业多多少"), f"{RECEIVED}+{BUSINESS}"),
        ((FIRST, "比办结多多少"), f"{RECEIVED}+{PROCESSED}"),
    ],
)
def test_one_number_of_a_report_is_held_against_another(messages: tuple[str, ...], plan: str) -> None:
    assert talk(*messages) == f"difference {CITY}@2022 {plan}"


@pytest.mark.parametrize(
    ("messages", "plan"),
    [
        ((FIRST, "企业的比2021年多多少"), f"difference {CITY}@2022+{CITY}@2021 {BUSINESS}"),
        (("云岫市政府2022年收到的企业申请比上年多多少",), f"difference {CITY}@2022+{CITY}@2021 {BUSINESS}"),
        (("云岫市政府比洪泽区2022年企业申请多多少",), f"difference {CITY}@2022+{DISTRICT}@2022 {BUSINESS}"),
        (("云岫市政府2022年收到的申请和企业的申请各多少",), "lookup"),
        (("云岫市政府2022年收到的申请比洪泽区办结的多多少",), "ask unused_words"),
        ((FIRST, "比企业多多少", "比办结多多少"), "ask unused_words"),
        (("云岫市政府2022年和2021年收到的比办结的多多少",), "ask unused_words"),
    ],
)
def test_a_year_and_another_organ_are_still_what_is_held_against(messages: tuple[str, ...], plan: str) -> None:
    assert talk(*messages).startswith(plan)
