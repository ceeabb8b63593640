"""Words for the asker's own organ and for those talked of, over the few organs of `planned`."""

from __future__ import annotations

import pytest
from planned import TODAY, directory, notation

from retrieval.conversation import Conversation, starts_anew
from retrieval.organs import OrganDirectory
from retrieval.plan import Plan
from retrieval.understanding import Situation, apart, understand
from store.catalogue.terms import lexicon
from store.model import Organ, ReportHead


def situation(own: str | None = None) -> Situation:
    return Situation(directory(), TODAY, lexicon(), Organ(own) if own else None)


def talk(*questions: str, own: str | None = None) -> str:
    """What the last of some questions in one conversation comes to."""
    before = Conversation()
    for question in questions:
        _, outcome = understand(question, before, situation(own))
        before = outcome.remembered(0.0).follows(before) if isinstance(outcome, Plan) else before
    return notation(outcome)


OWN = [
    ("我局2022年收到多少申请", "昌乐县卫生健康局", "lookup 昌乐县卫生健康局@2022 applications.received/total"),
    ("本单位2022年收到多少申请", "昌乐县卫生健康局", "lookup 昌乐县卫生健康局@2022 applications.received/total"),
    ("我县政府办2021年收到多少申请", "嘉祥县教育局", "lookup 嘉祥县人民政府办公室@2021 applications.received/total"),
    (
        "our office 2022 applications received",
        "云岫市人民政府",
        "lookup 云岫市人民政府@2022 applications.received/total",
    ),
    ("我局2022年收到多少申请", None, "ask which_organ 昌乐县卫生健康局"),
    ("我们单位2022年收到多少申请", None, "ask which_organ 嘉祥县人民政府办公室|"),
    ("我镇2021年收到多少申请", "昌乐县卫生健康局", "ask which_organ 金乡县兴隆镇人民政府|安丘市官庄镇人民政府"),
    ("云岫市政府2022年收到多少申请", "昌乐县卫生健康局", "lookup 云岫市人民政府@2022 applications.received/total"),
]
FIRST, SECOND = "云岫市人民政府@2022", "淮安市洪泽区人民政府@2022"
BOTH = f"{FIRST}+{SECOND} applications.received/total"
TALKS = [
    ("两家一共多少", f"sum {BOTH}"),
    ("两家差多少", f"difference {BOTH}"),
    ("前者办结多少", f"lookup {FIRST} applications.processed/total"),
]


@pytest.mark.parametrize(("question", "own", "expected"), OWN)
def test_the_asker_s_own_organ(question: str, own: str | None, expected: str) -> None:
    assert talk(question, own=own).startswith(expected)


@pytest.mark.parametrize(("question", "expected"), TALKS)
def test_the_two_that_were_talked_of(question: str, expected: str) -> None:
    assert talk("云岫市政府2022年收到多少申请", "洪泽区呢", question) == expected


def test_a_bare_who_asks_of_those_talked_of() -> None:
    compared = ("云岫市政府2022年收到多少申请", "和洪泽区比呢")
    assert talk(*compared, "哪个最多") == f"ranking {BOTH}"
    assert talk(*compared, "2021年哪个单位最多").startswith("ranking @2021")


def test_a_year_that_another_is_held_against() -> None:
    assert talk("云岫市政府2023年收到多少申请", "比2021年多多少").startswith(
        "difference 云岫市人民政府@2023+云岫市人民政府@2021"
    )
    assert talk("云岫市政府收到申请比2021年多多少") == "ask which_year 2020年|2022年|2023年"


APART = [
    ("云岫市政府2022年收到多少申请，洪泽区2023年办结多少", 2),
    ("云岫市政府2021年收到多少申请，2022年办结多少", 2),
    ("云岫市政府2022年收到多少申请？公众号发了多少条？", 2),
    ("云岫市政府2022年收到多少申请？办结多少？", 0),
    ("云岫市政府2022年收到多少申请，比2021年多多少", 0),
    ("云岫市政府，2022年，收到多少申请", 0),
    ("云岫市政府和洪泽区2022年各收到多少申请", 0),
]


@pytest.mark.parametrize(("message", "parts"), APART)
def test_two_questions_in_one_message(message: str, parts: int) -> None:
    parsed, outcome = understand(message, Conversation(), situation())
    assert len(apart(parsed, outcome, Conversation(), situation())) == parts


@pytest.mark.parametrize(
    "said", ["重新开始", "清除上下文！", "忘掉刚才的", "换个话题吧", "reset", "/new", "Start over."]
)
def test_words_that_begin_anew(said: str) -> None:
    assert starts_anew(said) and talk("云岫市政府2022年收到多少申请", said) == "refuse anew"


@pytest.mark.parametrize("said", ["清除了多少条信息", "2022年新收多少", "重新出具多少件", "newly issued"])
def test_words_that_do_not(said: str) -> None:
    assert not starts_anew(said)


def test_the_other_of_two_called_the_same() -> None:
    held = OrganDirectory(
        ReportHead(at, at, Organ(name, None), 2022, name, "2021", "x")
        for at, name in enumerate(("泗县渔沟镇人民政府", "灵璧县渔沟镇人民政府", "泗县教育局"), 1)
    )
    known = Situation(held, TODAY, lexicon())
    _, outcome = understand("泗县渔沟镇2022年收到多少申请", Conversation(), known)
    assert isinstance(outcome, Plan)
    for asked in ("另一个渔沟镇呢", "那另外一个渔沟镇政府呢"):
        _, other = understand(asked, outcome.remembered(0.0), known)
        assert notation(other) == "lookup 灵璧县渔沟镇人民政府@2022 applications.received/total"
