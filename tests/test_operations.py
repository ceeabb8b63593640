"""Questions of supervisors and journalists over an invented county, and what is said to them."""

from __future__ import annotations

import pytest
from planned import TODAY
from test_figures import Table

from bot.answer import Answer
from bot.wording import word_figures
from retrieval.conversation import Conversation
from retrieval.figures import fetch
from retrieval.organs import OrganDirectory
from retrieval.plan import Plan
from retrieval.planning import make_plan
from retrieval.question import parse

COUNTY, BUREAU, TOWN = "甲山县人民政府", "甲山县教育局", "甲山县石桥镇人民政府"
_RECEIVED = {
    COUNTY: {2020: "20", 2021: "40", 2022: "30", 2023: "50"},
    BUREAU: {2020: "1", 2021: "4", 2022: "6", 2023: "9"},
    TOWN: {2020: "8", 2021: "6", 2022: "6", 2023: ""},
}
TABLE = Table(
    {
        (name, year): {
            "applications.received/total": raw,
            "applications.processed/total": raw,
            "applications.granted/total": "2",
            "applications.partial/total": "1",
            "applications.carried_out/total": "3" if name == TOWN else "0",
        }
        for name, years in _RECEIVED.items()
        for year, raw in years.items()
    }
)


def answered(question: str) -> Answer:
    """The answer to a question over the table."""
    directory = OrganDirectory(TABLE.heads())
    parsed = parse(question, directory, TODAY)
    plan = make_plan(parsed, Conversation(), directory)
    assert isinstance(plan, Plan), plan
    return word_figures(parsed, plan, fetch(plan, TABLE), ())


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("2022年各单位一共收到多少件申请", "甲山县人民政府的年报可能覆盖整个地区，已含其中各机关的数"),
        ("2022年各单位平均收到多少件申请", "可能重复计算"),
        ("2022年谁收到的申请最多", "甲山县人民政府的年报可能覆盖整个地区，其余的有些只是该地区内的一个机关"),
        ("甲山县政府比甲山县教育局2022年多收多少申请", "口径不同"),
        ("Which office received the most applications in 2022?", "甲山县人民政府 may cover a whole region"),
        ("What is the total number of applications received by all offices in 2022?", "may be counted twice"),
    ],
)
def test_what_an_answer_says(question: str, expected: str) -> None:
    assert expected in answered(question).text


def test_offices_that_lie_in_none_of_the_others_are_of_one_scope() -> None:
    assert "覆盖整个地区" not in answered("甲山县教育局和石桥镇政府2022年谁收到的申请多").text
