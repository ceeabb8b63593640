"""Doubt: no word of a question is dropped in silence, whether it is taken out or one more is put in."""

from __future__ import annotations

from itertools import chain

import pytest
from fuzz_questions import WORDS
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from planned import TODAY, directory, notation

from retrieval.conversation import Conversation
from retrieval.plan import Operation, Outcome, Plan
from retrieval.understanding import Situation, understand
from store.catalogue.terms import lexicon

SITUATION = Situation(directory(), TODAY, lexicon())
QUESTIONS = (
    "云岫市政府 2022年 收到的企业 申请多少件",
    "云岫市政府 2022年 予以公开 的自然人 申请有几件",
    "嘉祥县政府办 2021年 行政复议 维持 了多少件",
    "云岫市政府 2022年 行政处罚 决定多少件",
    "云岫市政府 2022年 现行有效 规章 有多少件",
    "云岫市政府 2020年 政府集中采购 金额 是多少",
    "云岫市政府 2022年 比2021年 办结 多 多少件",
    "云岫市政府 2022年 和洪泽区 2023年 收到多少申请",
    "2023年 哪个单位收到的企业申请 最多",
    "2023年 各单位办结 最少的 前三名",
    "2023年 平均 每个单位收到多少 商业企业 申请",
    "2023年 办结 超过100件的单位有几家",
    "云岫市政府 2022年 予以公开 占办结的比例",
    "云岫市政府 2022年 公开率",
    "云岫市政府 历年办结的变化趋势",
    "云岫市政府 2022年 因过程性信息不予公开 的几件",
    "云岫市政府 2022年 上年结转 多少",
)
"""Questions with blanks between the pieces of which each says something of its own."""
SAYS_NOTHING = {
    "申请多少件",
    "申请有几件",
    "了多少件",
    "决定多少件",
    "有多少件",
    "是多少",
    "多少",
    "申请",
    "多少件",
    "的几件",
    "共",
}
MORE = (
    *WORDS,
    "家属",
    "企业家",
    "作家",
    "加急",
    "共同",
    "年中",
    "同名",
    "在家",
    "领导",
    "老师",
    "民营",
    "乡村",
)


def plan_of(question: str) -> tuple[str, Outcome]:
    """What a question comes to, in the notation and as it is."""
    _, outcome = understand(question, Conversation(), SITUATION)
    return notation(outcome), outcome


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_piece_can_be_left_out_unnoticed(question: str) -> None:
    pieces = question.split()
    whole, _ = plan_of("".join(pieces))
    for place, piece in enumerate(pieces):
        if piece in SAYS_NOTHING:
            continue
        rest, _ = plan_of("".join(pieces[:place] + pieces[place + 1 :]))
        assert rest != whole, piece


@given(st.sampled_from(QUESTIONS), st.sampled_from(MORE), st.integers(0, 8))
@settings(max_examples=400, deadline=None)
def test_no_word_more_is_dropped_in_silence(question: str, word: str, place: int) -> None:
    assume(word not in question)  # what a question says already adds nothing
    pieces = question.split()
    at = min(place, len(pieces))
    _, plain = plan_of("".join(pieces))
    _, outcome = plan_of("".join(chain(pieces[:at], [word], pieces[at:])))
    figures = isinstance(outcome, Plan) and outcome.operation is not Operation.TEXT and not outcome.unused
    assert not figures or outcome != plain, (question, word)
    assert not figures, (question, word, notation(outcome))


@pytest.mark.parametrize(
    "question",
    [
        "云岫市政府2022年街道收到多少件申请",
        "云岫市政府2022年新手申请多少件",
        "云岫市政府2022年新房申请多少件",
        "云岫市政府2022年受到处罚多少次",
        "云岫市政府2022年受理率是多少",
        "云岫市政府2022年枪支处罚多少件",
    ],
)
def test_a_word_is_not_taken_for_one_that_sounds_like_it(question: str) -> None:
    understood, _ = understand(question, Conversation(), SITUATION)
    assert not understood.respelled


@pytest.mark.parametrize("slip", ["云岫市政府2022年行政复意多少件", "云岫市政府2022年不与公开多少件"])
def test_what_is_no_word_is_mended(slip: str) -> None:
    understood, outcome = understand(slip, Conversation(), SITUATION)
    assert understood.respelled and isinstance(outcome, Plan)


@pytest.mark.parametrize(
    ("question", "plan"),
    [
        ("云岫市政府2022年已处理的申请多少件", "lookup 云岫市人民政府@2022 applications.processed/total"),
        ("云岫市政府2022年办理申请多少件", "lookup 云岫市人民政府@2022 applications.processed/total"),
        ("2023年哪个单位办理的申请最多", "ranking @2023 applications.processed/total"),
        ("云岫市政府2022年已公开的申请有几件", "lookup 云岫市人民政府@2022 applications.granted/total"),
        (
            "云岫市政府2022年不再处理的申请多少件",
            "text 云岫市人民政府@2022 applications.received/total unused:不再处理的",
        ),
        ("云岫市政府2022年查询申请多少件", "ask unused_words"),
        ("云岫市政府2022年咨询类申请多少件", "text 云岫市人民政府@2022 unused:咨询类申请"),
        ("云岫市政府2022年向其他部门申请公开多少件", "ask unused_words"),
        ("我想了解申请多少件,云岫市政府2022年", "lookup 云岫市人民政府@2022 applications.received/total"),
        (
            "云岫市政府2022年办结同比增长率是多少",
            "difference 云岫市人民政府@2021+云岫市人民政府@2022 applications.processed/total",
        ),
        ("云岫市政府2022年未处理的申请多少件", "ask unused_words"),
        ("云岫市政府2022年要办理的申请多少件", "ask unused_words"),
        ("云岫市政府2022年办理中的申请多少件", "lookup 云岫市人民政府@2022 applications.carried_out/total"),
        ("云岫市政府2022年申请处理合计多少", "lookup 云岫市人民政府@2022 applications.processed/total"),
        ("2022年诉讼没有填的单位有哪些", "ask unused_words"),
        ("云岫市政府2022年哪种申请最多", "ask unused_words"),
        ("2022年其余单位收到多少", "ask unused_words"),
        ("2022年各单位不予公开的原因哪个最多", "ask unused_words"),
        ("云岫市政府2021年诉讼和2022年复议哪个多", "ask unused_words"),
        ("云岫市政府2022年行政检查多少次", "text 云岫市人民政府@2022 unused:行政检查多少次"),
        ("云岫市政府2022年矛盾纠纷多少件", "text 云岫市人民政府@2022 unused:矛盾纠纷"),
        ("云岫市政府2022年行政许可申请多少件", "text 云岫市人民政府@2022 unused:行政许可申请"),
        ("云岫市政府2022年申请强制执行多少件", "text 云岫市人民政府@2022 unused:申请强制执行"),
        ("云岫市政府2022年信访件多少", "text 云岫市人民政府@2022 unused:信访件"),
        ("云岫市政府2022年行政许可多少万元", "ask unused_words"),
        ("云岫市政府2022年新收申请多少元", "ask unused_words"),
        ("云岫市政府2022年行政事业性收费多少元", "lookup 云岫市人民政府@2022 proactive.fees/amount"),
    ],
)
def test_what_qualifies_an_application_is_heeded(question: str, plan: str) -> None:
    assert plan_of(question)[0] == plan


@pytest.mark.parametrize(
    ("said", "same"),
    [
        ("云岫市政府2022年拒绝处理的申请多少件", "云岫市政府2022年不予处理的申请多少件"),
        ("云岫市政府2022年有几种不予公开的理由", "云岫市政府2022年不予公开的理由有哪几种"),
        ("云岫市政府2022年无法提供的原因一共有几类", "云岫市政府2022年无法提供的原因有哪几种"),
        ("邻居都说云岫市政府2022年一件申请都没收到,是不是真的", "云岫市政府2022年一件申请都没收到吗"),
        ("听说云岫市政府2022年没人复议过", "云岫市政府2022年一件复议都没有吗"),
        ("我爸非说云岫市政府2022年没收到过申请,到底收到几件", "云岫市政府2022年收到几件"),
        ("云岫市政府2022年收到多少件申请?听邻居讲挺多的", "云岫市政府2022年收到多少件申请"),
        ("我是云岫本地人,云岫市政府2022年收到几件", "云岫市政府2022年收到几件"),
        ("云岫市政府2022年全市收到几件", "云岫市政府2022年收到几件"),
        ("云岫市政府2022年先走复议再去法院告的几件", "云岫市政府2022年复议后起诉的几件"),
        ("云岫市政府2022年复议不服又上法院的几件", "云岫市政府2022年复议后起诉的几件"),
        ("云岫市政府2022年上年结转的有多少", "云岫市政府2022年上年结转多少件"),
        ("云岫市政府2022年怕侵犯别人利益没公开的几件", "云岫市政府2022年保护第三方合法权益不予公开的几件"),
        ("云岫市政府2022年讨论记录和过程稿那种过程性信息没给的几件", "云岫市政府2022年过程性信息不予公开的几件"),
        ("云岫市政府2022年没正当理由一遍遍大量申请的几件", "云岫市政府2022年大量反复申请的几件"),
        ("云岫市政府2022年让申请人补正他一直没补的几件", "云岫市政府2022年逾期不补正的几件"),
        ("云岫市政府2022年超过期限没交信息处理费的几件", "云岫市政府2022年逾期未缴费的几件"),
    ],
)
def test_what_is_said_otherwise_comes_to_the_same(said: str, same: str) -> None:
    assert plan_of(said)[0] == plan_of(same)[0]


@pytest.mark.parametrize(
    ("question", "plan"),
    [
        (
            "2022年复议全部维持的单位",
            "count @2022 disputes.reconsideration/upheld / disputes.reconsideration/total =100%",
        ),
        (
            "2022年申请都来自企业的单位有几家",
            "count @2022 applications.received/business / applications.received/total =100%",
        ),
        (
            "2022年申请人都是自然人的单位",
            "count @2022 applications.received/natural / applications.received/total =100%",
        ),
        ("2022年全部办结的单位", "ask unused_words"),
        ("2022年所有申请都办结的单位", "ask unused_words"),
        ("2022年收到申请数并列的单位有哪些", "ask unused_words"),
        ("2022年哪些单位都收到过申请", "count @2022 applications.received/total >0"),
        ("2022年都有哪些单位被复议", "count @2022 disputes.reconsideration/total >0"),
        ("2022年每个单位都收到申请了吗", "count @2022 applications.received/total =0"),
        ("2022年所有单位都没有诉讼吗", "ask unused_words"),
    ],
)
def test_all_cases_are_not_any_case(question: str, plan: str) -> None:
    assert plan_of(question)[0] == plan


@pytest.mark.parametrize(
    ("question", "plan"),
    [
        ("2022年收到申请最多的是云岫市政府吗", "place:云岫市人民政府"),
        ("云岫市政府2022年收到申请排名", "place:云岫市人民政府"),
        ("云岫市政府2022年收到申请在各单位中最多吗", "place:云岫市人民政府"),
        ("云岫市政府2022年收到申请是历年最多吗", "云岫市人民政府@2021+云岫市人民政府@2022+云岫市人民政府@2023"),
        ("云岫市政府2022年公开率是最低的吗", "ask unused_words"),
        ("云岫市政府2022年自然人申请最多吧", "ask unused_words"),
        ("2022年收到申请是历年最多的单位", "ask unused_words"),
    ],
)
def test_what_is_the_most_is_so_among_others(question: str, plan: str) -> None:
    assert plan in plan_of(question)[0]


@pytest.mark.parametrize(
    ("question", "plan"),
    [
        ("2022年收到申请超过30件的单位复议合计多少", "ask unused_words"),
        ("2022年收到超过30件的单位平均办结多少", "ask unused_words"),
        ("2022年收到不足50件的单位合计收到多少", "ask unused_words"),
        ("2022年大于平均数的单位的复议", "ask unused_words"),
        ("2022年收到申请前三名的单位办结多少", "ask unused_words"),
        ("2022年收到申请前三名中谁的公开率最高", "ask unused_words"),
        ("2022年收到申请前十名里有几个镇", "ask unused_words"),
        ("2022年收到申请最多的5家单位诉讼合计", "ask unused_words"),
        ("2022年收到超过30件的单位2023年收到多少", "ask unused_words"),
        ("2022年收到超过30件申请的单位有几家", "count @2022 applications.received/total >30"),
        ("2022年超过30件行政复议的单位", "count @2022 disputes.reconsideration/total >30"),
        ("2022年收到申请前三名的单位各收到多少件", "ranking @2022 applications.received/total top3"),
        (
            "2022年办结比新收少的单位",
            "count @2022 applications.processed/total / applications.received/total <100%",
        ),
        ("2022年哪些单位处罚比许可多", "ask unused_words"),
        ("2021年有诉讼2022年没有诉讼的单位", "ask unused_words"),
        ("云岫市政府2022年不予公开占自然人的比例", "ask which_cell"),
        ("云岫市政府2022年复议与申请之比", "ask unused_words"),
        ("2021到2022年平均每年各单位收到多少", "ask unused_words"),
        ("云岫市政府截至2022年收到合计", "ask unused_words"),
        ("云岫市政府2022年平均收到多少", "ask unused_words"),
        ("2022年比2021年多的单位有几家", "ask which_cell"),
        (
            "云岫市政府2022年部分公开是予以公开的百分之几",
            "ratio 云岫市人民政府@2022 applications.partial/total / applications.granted/total",
        ),
        (
            "云岫市政府2022年予以公开和其他各多少",
            "lookup 云岫市人民政府@2022 applications.granted/total+applications.other/total"
            "+applications.other.not_corrected/total+2 groups2",
        ),
        ("2022年新收比上年多的单位", "count @2022,2021 applications.received/total >0"),
    ],
)
def test_what_picks_organs_is_not_what_is_asked_of_them(question: str, plan: str) -> None:
    assert plan_of(question)[0] == plan
