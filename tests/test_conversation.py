"""What a question leaves out and the conversation has: picks, pointing words, what a bare 差多少 compares; premises."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from planned import TODAY, directory, notation

from retrieval.conversation import Conversation, Shape
from retrieval.plan import Operation, Plan
from retrieval.plans.listed_places import placed_in_list
from retrieval.reading.premises import claim_as_asked, without_premise
from retrieval.understanding import Situation, understand
from store.catalogue.terms import lexicon
from store.model import CellKey

RECEIVED = CellKey("applications.received", "total")
BUSINESS = CellKey("applications.received", "business")
REPEAT = CellKey("applications.unprocessed.repeat", "total")
GRANTED = CellKey("applications.granted", "total")
TOWN, CITY = "金乡县兴隆镇人民政府", "云岫市人民政府"


def said(question: str, before: Conversation) -> str:
    """What a question comes to after what was talked of."""
    return notation(understand(question, before, Situation(directory(), TODAY, lexicon()))[1])


def talked(*cells: CellKey, organ: str = CITY, year: int = 2022, **more: object) -> Conversation:
    """A conversation whose last question asked for cells of an organ's year."""
    known = {"operation": "lookup", **more}
    return Conversation((organ,), (year,), cells, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "said", ["第2024条办结多少", "第二条办结多少", "第二方办结多少", "第二个季度办结多少", "第二产业办结多少"]
)
def test_what_is_counted_otherwise_is_no_place_in_the_list(said: str) -> None:
    assert placed_in_list(said, Conversation((), (2021,), (RECEIVED,), "ranking", listed=(CITY, TOWN))) == said


@pytest.mark.parametrize(
    ("question", "before", "plan"),
    [
        (
            "第二名办结多少",
            Conversation((), (2021,), (RECEIVED,), "ranking", listed=(CITY, TOWN)),
            f"lookup {TOWN}@2021 applications.processed/total",
        ),
        ("第二名呢", talked(GRANTED, year=2021, listed=(CITY, TOWN)), f"lookup {TOWN}@2021 applications.granted/total"),
        (
            "前两家一共收到多少",
            talked(GRANTED, year=2021, listed=(TOWN, CITY)),
            f"sum {TOWN}@2021+{CITY}@2021 applications.received/total",
        ),
        (
            "第一家和第二家差多少",
            Conversation((), (2021,), (RECEIVED,), "ranking", listed=(CITY, TOWN)),
            f"difference {CITY}@2021+{TOWN}@2021 applications.received/total",
        ),
        (
            "第一名比第二名多多少",
            Conversation((), (2021,), (RECEIVED,), "ranking", listed=(CITY, TOWN), leader=CITY),
            f"difference {CITY}@2021+{TOWN}@2021 applications.received/total",
        ),
        (
            "比第二名多多少",
            Conversation((), (2021,), (RECEIVED,), "ranking", listed=(CITY, TOWN), leader=CITY),
            f"difference {CITY}@2021+{TOWN}@2021 applications.received/total",
        ),
        ("第一名比第二名多多少", Conversation((), (2021,), (RECEIVED,), "count", listed=(CITY, TOWN)), "text "),
        ("第三名呢", talked(GRANTED, year=2021, listed=(CITY, TOWN)), "ask unused_words"),
        ("第二条呢", talked(GRANTED, year=2021, listed=(CITY, TOWN)), "text "),
        (
            "前一个办结多少",
            Conversation((CITY, TOWN), (2021,), (RECEIVED,), "difference"),
            f"lookup {CITY}@2021 applications.processed/total",
        ),
        (
            "后一个呢",
            Conversation((CITY, TOWN), (2021,), (RECEIVED,), "difference"),
            f"lookup {TOWN}@2021 applications.received/total",
        ),
        (
            "少的那家办结几件",
            Conversation((CITY, TOWN), (2021,), (RECEIVED,), "difference", listed=(TOWN, CITY)),
            f"lookup {CITY}@2021 applications.processed/total",
        ),
        (
            "多的那家呢",
            talked(GRANTED, year=2021, listed=(TOWN, CITY), before=(CITY, TOWN)),
            f"lookup {TOWN}@2021 applications.granted/total",
        ),
        (
            "另一个单位呢",
            talked(GRANTED, year=2021, listed=(CITY, TOWN)),
            f"lookup {TOWN}@2021 applications.granted/total",
        ),
        ("少的那家呢", talked(GRANTED, year=2021, listed=(TOWN, CITY)), "ask "),
        (
            "这两家办结各多少",
            talked(GRANTED, year=2021, listed=(CITY, TOWN)),
            f"lookup {CITY}@2021+{TOWN}@2021 applications.processed/total",
        ),
        ("后一个数呢", Conversation((CITY, TOWN), (2021,), (RECEIVED,), "difference"), "ask "),
        ("总共呢", talked(BUSINESS), f"sum {CITY}@2022 applications.received/total"),
        ("全部的呢", talked(BUSINESS), f"lookup {CITY}@2022 applications.received/total"),
        ("其中公司提的", talked(REPEAT), f"lookup {CITY}@2022 applications.unprocessed.repeat/business"),
        ("里面个人申请的几件", talked(REPEAT), f"lookup {CITY}@2022 applications.unprocessed.repeat/natural"),
        ("公司申请了几件", talked(REPEAT), f"lookup {CITY}@2022 applications.received/business"),
        (
            "占办结的比例",
            talked(GRANTED),
            f"ratio {CITY}@2022 applications.granted/total / applications.processed/total",
        ),
        (
            "跟个人比差多少",
            talked(BUSINESS),
            f"difference {CITY}@2022 applications.received/business+applications.received/natural",
        ),
        ("比上一年呢", talked(RECEIVED), f"difference {CITY}@2022+{CITY}@2021 applications.received/total"),
        ("历年的走势", talked(RECEIVED), "trend " + "+".join(f"{CITY}@{y}" for y in (2020, 2021, 2022, 2023))),
        (
            "它办结了几件",
            Conversation(leader=TOWN, years=(2021,), operation="ranking"),
            f"lookup {TOWN}@2021 applications.processed/total",
        ),
        (
            "它办结了几件",
            Conversation((TOWN, CITY), (2021,), (RECEIVED,), "difference"),
            f"ask which_organ {TOWN}|{CITY}",
        ),
    ],
)
def test_what_is_left_out_is_what_was_talked_of(question: str, before: Conversation, plan: str) -> None:
    assert said(question, before).removesuffix(" assumed").startswith(plan)


@pytest.mark.parametrize(
    ("changed", "before", "aims"),
    [
        ("organs", {"before": (TOWN,)}, f"{TOWN}@2021+{CITY}@2021"),
        ("years", {"years_before": (2020,)}, f"{CITY}@2020+{CITY}@2021"),
        ("cells", {"cells_before": (REPEAT,)}, f"{CITY}@2021"),
    ],
)
def test_a_bare_difference_is_between_the_last_two(changed: str, before: dict[str, Any], aims: str) -> None:
    outcome = said("差多少", replace(talked(RECEIVED, year=2021, changed=changed), **before))
    assert outcome.startswith(f"difference {aims} applications.")
    assert ("repeat" in outcome) == (changed == "cells")


def test_a_short_message_picks_of_what_was_offered() -> None:
    offered = (("金乡县教育局", f"{TOWN}2021年收到几件"), ("昌乐县教育局", f"{CITY}2021年收到几件"))
    before = Conversation(asked=offered)
    for pick, organ in (("金乡的", TOWN), ("昌乐县那个呢", CITY), ("第二个", CITY), ("是昌乐县", CITY)):
        assert said(pick, before) == f"lookup {organ}@2021 applications.received/total"
    assert "lookup" not in said("教育局的", before)


def test_a_conversation_is_kept_whole() -> None:
    last = talked(RECEIVED, year=2021, asked=((CITY, f"{CITY}收到几件"),))
    now = talked(RECEIVED, leader=CITY, shape=Shape(limit=3), topic="收到几件").follows(last)
    assert (now.changed, now.years_before, now.asked) == ("years", (2021,), last.asked)
    assert Conversation.from_json(now.to_json()) == now


@pytest.mark.parametrize(
    ("question", "plan"),
    [
        ("云岫市政府2022年办结了多少", f"lookup {CITY}@2022 applications.processed/total"),
        ("听说云岫市政府2022年收到了好几百件申请，到底几件", f"lookup {CITY}@2022 applications.received/total"),
        ("既然云岫市政府2022年没有收到申请，那它办结了几件", f"lookup {CITY}@2022 applications.processed/total"),
        ("云岫市政府2022年收到的30件里企业几件", f"lookup {CITY}@2022 applications.received/business"),
        ("云岫市政府2022年办结了30件申请，属实吗", f"lookup {CITY}@2022 applications.processed/total =30"),
        ("据报道云岫市政府2022年办结了30件申请", f"lookup {CITY}@2022 applications.processed/total =30"),
        ("云岫市政府2022年不是收到了三十件吗", f"lookup {CITY}@2022 applications.received/total =30"),
        ("云岫市政府2022年收到30件申请吧", f"lookup {CITY}@2022 applications.received/total =30"),
        ("did 云岫市政府 process 30 applications in 2022", f"lookup {CITY}@2022 applications.processed/total =30"),
        ("云岫市政府2022年是不是收到30件申请", f"lookup {CITY}@2022 applications.received/total =30"),
        ("作为一名市民，请问云岫市政府2022年收到多少", f"lookup {CITY}@2022 applications.received/total"),
        ("云岫市政府2022年收到的30件申请都办结了吗", f"lookup {CITY}@2022 applications.carried_out/total"),
        ("云岫市政府2022年收到申请三十几件来着", f"lookup {CITY}@2022 applications.received/total"),
        ("记得云岫市政府2022年办结好像大概有30件", f"lookup {CITY}@2022 applications.processed/total"),
        ("云岫市政府2022年收到二三十件吧，准确是多少", f"lookup {CITY}@2022 applications.received/total"),
        ("云岫市政府2022年收到申请30件，其中企业几件", f"lookup {CITY}@2022 applications.received/business"),
        ("明天云岫市会下雪吗", "refuse elsewhere"),
        ("云岫市政府那个申请人叫什么名字", "refuse elsewhere"),
        ("被拒了怎么办", "explain howto:remedy"),
        ("申请多了会不会被收费", "explain howto:fee"),
        ("逾期不补正怎么办", "explain applications.other.not_corrected"),
        ("通知了没交钱会怎么处理", "explain applications.other.fee_unpaid"),
        ("上访的材料算不算公开申请", "explain applications.unprocessed.petition"),
        ("什么情况下才不予处理", "explain applications.unprocessed.*"),
        ("替领导写个材料：云岫市政府2022年总体情况", f"summary {CITY}@2022"),
        (
            "云岫市政府2022年是多少",
            "ask which_cell 新收政府信息公开申请|办理结果总计（办结）|结转下年度继续办理|行政复议",
        ),
        ("一稳定指的是什么", "explain applications.denied.security"),
        ("本机关不掌握是怎么回事", "explain applications.unavailable.not_held"),
    ],
)
def test_what_is_asked_is_told_from_what_is_taken_for_granted(question: str, plan: str) -> None:
    assert said(question, Conversation()) == plan


def test_text_without_a_premise_stays() -> None:
    for text in ("云岫市政府2022年收到30件以上吗", "云岫市政府2022年收到几件,是真的吗"):
        assert (claim_as_asked(text), without_premise(text, ())) == (text, text)


def test_a_ranking_of_all_beside_one_organ_is_two_questions() -> None:
    from retrieval.understanding import apart

    message, situation = "2021年哪个单位收到最多？云岫市政府是多少？", Situation(directory(), TODAY, lexicon())
    parsed, outcome = understand(message, Conversation(), situation)
    assert isinstance(outcome, Plan)
    assert outcome.operation is not Operation.TEXT
    assert apart(parsed, outcome, Conversation(), situation) == ["2021年哪个单位收到最多？", "云岫市政府是多少？"]
