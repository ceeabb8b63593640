"""What a turn without an answer leaves behind: the next one completes it, or stands by itself; never a row, year or
organ that was not meant."""

from __future__ import annotations

import pytest
from planned import TODAY, directory, notation

from bot.answer import Answer, Kind
from bot.remembering import remember
from retrieval.conversation import Conversation
from retrieval.plan import Operation, Plan
from retrieval.understanding import Situation, understand
from store.catalogue.terms import lexicon

CITY, DISTRICT, OFFICE = "云岫市人民政府", "淮安市洪泽区人民政府", "昌乐县卫生健康局"
FIRST = "云岫市政府2022年收到多少申请"
RECEIVED = "applications.received/total"


def talk(*messages: str) -> str:
    """What the last of some messages comes to; no text says anything."""
    before = Conversation()
    for message in messages:
        question, outcome = understand(message, before, Situation(directory(), TODAY, lexicon()))
        figures = isinstance(outcome, Plan) and outcome.operation is not Operation.TEXT
        answer = Answer(message, Kind.FIGURE if figures else Kind.UNKNOWN, "")
        before = remember(question, outcome, answer, before, 0.0)
    return notation(outcome)


@pytest.mark.parametrize(
    ("messages", "plan"),
    [
        (("兴隆镇和官庄镇2021年多少件", "行政复议"), "lookup 金乡县兴隆镇人民政府@2021+安丘市官庄镇人民政府@2021 dis"),
        (("云岫市政府2022年收了多少钱", "行政事业性收费"), f"lookup {CITY}@2022 proactive.fees/"),
        (("云岫市政府2022年收费了吗", "行政事业性收费"), f"lookup {CITY}@2022 proactive.fees/"),
        (("云岫市政府2022年收费了吗",), "ask which_cell 行政事业性收费|信息处理费"),
        (("云岫市政府2022年收费合计多少亿元",), f"sum {CITY}@2022 proactive.fees/"),
        (("云岫市政府2022年依申请公开收费多少",), f"text {CITY}@2022"),
        (("total fees of 云岫市政府 2022",), "ask which_cell"),
        (("云岫市政府2022年收了多少钱", "第一个"), f"lookup {CITY}@2022 proactive.fees/"),
        ((FIRST, "洪泽区2023年收了多少钱", "2022年呢"), f"text {DISTRICT}@2022"),
        ((FIRST, "洪泽区上半年收到多少", "2023年呢"), f"text {DISTRICT}@2023"),
        ((FIRST, "上半年收到多少", "2021年呢"), f"text {CITY}@2021"),
        ((FIRST, "当年新收且当年办结多少", "2021年呢"), f"text {CITY}@2021"),
        ((FIRST, "2018年存在什么问题", "2021年呢"), f"text {CITY}@2021"),
        (("云岫市政府2021年存在什么问题", "洪泽区呢"), f"lack year {DISTRICT} 2021"),
        (("云岫市政府2021年存在什么问题", "洪泽区呢", "2022年呢"), f"text {DISTRICT}@2022"),
        ((FIRST, "洪泽区2020年总结", "收到多少申请"), f"lack year {DISTRICT} 2020"),
        ((FIRST, "昌乐县教育局2021年办结多少", "云岫市政府呢"), f"lookup {CITY}@2021 applications.processed/total"),
        (("2022年哪个单位收到申请最多", "昌乐县教育局呢", "2021年呢"), "ask which_organ"),
        ((FIRST, "谢谢", "2021年呢"), f"lookup {CITY}@2021 {RECEIVED}"),
        ((FIRST, "2018年呢", "办结呢"), f"lack year {CITY} 2018"),
        (("什么是不予公开", "云岫市政府2022年是多少", "部分公开呢"), f"lookup {CITY}@2022 applications.partial/total"),
    ],
)
def test_what_an_unanswered_turn_leaves_behind(messages: tuple[str, ...], plan: str) -> None:
    assert talk(*messages).startswith(plan)
