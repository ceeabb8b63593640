"""Doubt about what restricts: no word that a report could count by leaves a figure as it was."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from test_doubt import plan_of

from retrieval.plan import Operation, Outcome, Plan
from store.catalogue.terms import lexicon


def _listed(kind: str) -> list[str]:
    lines = Path(__file__).with_name("restrictors.txt").read_text(encoding="utf-8").splitlines()
    return [word for line in lines if line.split()[0] == kind for word in line.split()[1:]]


RESTRICTORS = _listed("zh")
"""Spans of time, channels, what becomes of an application, kinds of people, subjects, limits, parts of organs."""
ENGLISH_RESTRICTORS = _listed("en")
FRAMES = (
    "{0}云岫市政府{1}2022年{2}收到的{3}申请{4}多少件{5}",
    "{0}云岫市政府{1}2022年{2}予以公开{3}的自然人{4}有几件{5}",
    "{0}嘉祥县政府办{1}2021年{2}行政复议{3}维持了{4}多少件{5}",
    "{0}云岫市政府{1}2022年{2}行政处罚{3}决定{4}多少件{5}",
    "{0}云岫市政府{1}2022年{2}办结{3}申请{4}多少{5}",
    "{0}云岫市政府{1}2022年{2}上年结转{3}的{4}多少{5}",
    "{0}云岫市政府{1}2022年{2}不予公开{3}的有{4}几件{5}",
    "{0}云岫市政府{1}2022年{2}行政诉讼{3}一共{4}多少{5}",
    "{0}云岫市政府{1}2022年{2}结转下年{3}的{4}几件{5}",
    "{0}云岫市政府{1}2020年{2}政府集中采购{3}金额{4}多少{5}",
    "2023年{0}哪个单位{1}收到{2}的申请{3}最多{4}",
    "2023年{0}各单位{1}办结{2}平均{3}多少{4}",
    "云岫市政府2022年{0}公开率{1}是多少{2}",
    "云岫市政府{0}2022年{1}比2021年{2}办结{3}多{4}多少件{5}",
    "云岫市政府2022年{0}无法提供{1}的{2}几件{3}",
    "云岫市政府2022年{0}部分公开{1}的{2}几件{3}",
    "云岫市政府2022年{0}逾期不补正{1}的{2}几件{3}",
    "云岫市政府2022年{0}信访{1}类{2}几件{3}",
    "云岫市政府2022年{0}企业{1}提交{2}的申请{3}几件{4}",
    "云岫市政府2022年{0}补正后仍不明确{1}的{2}几件{3}",
    "云岫市政府2022年{0}直接起诉{1}的{2}几件{3}",
    "云岫市政府2022年{0}现行有效{1}的规章{2}几件{3}",
    "云岫市政府2022年{0}行政许可{1}了{2}几件{3}",
)
"""Clear questions; a word may be put in wherever a brace stands."""
ENGLISH_FRAMES = (
    "How many {0} applications did 云岫市政府 {1} receive {2} in 2022 {3}?",
    "How many {0} applications were {1} denied {2} by 云岫市政府 in 2022 {3}",
    "{0} administrative penalties {1} of 云岫市政府 {2} in 2022 {3}",
    "how many {0} litigation cases {1} did 云岫市政府 have {2} in 2022",
)
HARMLESS = _listed("harmless")
"""Words that no figure can hang on."""
BESIDE = (
    ("云岫市政府2022年{}行政诉讼一共多少", ("法院判的", "告到法院的", "打")),
    ("云岫市政府2022年{}上年结转的多少", ("转过来", "留下的")),
    ("云岫市政府2022年不予公开{}的有几件", ("没给", "不能给")),
)
"""Words that are harmless beside the row that they speak of, and restrict all others."""
SHARE = 3


def is_figure(outcome: Outcome) -> bool:
    """Whether a plan answers with figures all that was asked."""
    return isinstance(outcome, Plan) and outcome.operation is not Operation.TEXT and not outcome.unused


def put(frame: str, word: str, place: int) -> str:
    """The question with a word in one of its places."""
    return frame.format(*(word if at == place else "" for at in range(frame.count("{"))))


def placed(frames: tuple[str, ...], word: str) -> Iterator[tuple[str, str]]:
    """A few questions with a word in them, each with the plain one: others for every word, the same in every run."""
    rng = Random(sha256(word.encode()).digest())
    for frame in rng.sample(frames, min(SHARE, len(frames))):
        yield put(frame, "", 0), put(frame, word, rng.randrange(frame.count("{")))


@pytest.mark.parametrize("frame", [*FRAMES, *ENGLISH_FRAMES])
def test_the_plain_question_is_answered(frame: str) -> None:
    assert is_figure(plan_of(put(frame, "", 0))[1])


@pytest.mark.parametrize(
    ("frames", "words"), [(FRAMES, RESTRICTORS), (ENGLISH_FRAMES, ENGLISH_RESTRICTORS)], ids=["zh", "en"]
)
def test_no_restricting_word_leaves_the_figure_as_it_was(frames: tuple[str, ...], words: list[str]) -> None:
    unnoticed = [
        (word, asked)
        for word in words
        for plain, asked in placed(frames, word)
        if is_figure(plan_of(asked)[1]) and plan_of(asked)[0] == plan_of(plain)[0]
    ]
    assert unnoticed == []


@given(st.sampled_from(FRAMES), st.sampled_from(HARMLESS), st.integers(0, 3), st.sampled_from(RESTRICTORS))
@settings(max_examples=60, deadline=None)
def test_a_restricting_word_shows_among_harmless_ones(frame: str, harmless: str, place: int, word: str) -> None:
    said, border = f"{harmless}{word}的", len(harmless)
    assume(not any(one.start < border < one.end for one in lexicon().matches(said)))  # 找找 + 不到: another word
    asked = put(frame, said, place % frame.count("{"))
    notation, outcome = plan_of(asked)
    assert not is_figure(outcome) or notation != plan_of(put(frame, "", 0))[0], asked


@given(st.sampled_from(FRAMES), st.sampled_from(HARMLESS), st.integers(0, 1))
@settings(max_examples=100, deadline=None)
def test_a_harmless_word_changes_nothing(frame: str, word: str, place: int) -> None:
    at = (0, frame.count("{") - 1)[place]
    asked = put(frame, f"{word}," if place == 0 else f",{word}", at)
    assert plan_of(asked)[0] == plan_of(put(frame, "", 0))[0], asked


@pytest.mark.parametrize(("frame", "words"), BESIDE)
def test_words_of_a_row_are_harmless_only_beside_it(frame: str, words: tuple[str, ...]) -> None:
    plain = plan_of(frame.format(""))[0]
    assert [word for word in words if plan_of(frame.format(word))[0] != plain] == []
    elsewhere = "云岫市政府2022年{}收到的申请多少件"
    assert [word for word in words if plan_of(elsewhere.format(word))[0] == plan_of(elsewhere.format(""))[0]] == []


BACKGROUND = (
    "我外婆想了解一下",
    "下个月要开会",
    "我负责信息公开刚接手",
    "我是跑基层的",
    "论文要用到基层政府信息公开的数据",
    "言归正传",
    "我该怎么回人家",
    "领导催得急",
    "我是记者",
    "麻烦快点",
    "不好意思打扰了",
    "我年纪大了眼睛看不清",
    "我在写一篇关于政务公开的稿子",
    "孩子要写论文",
    "急用",
    "我女婿在外面上班",
    "我教了三十年语文",
    "我记性差",
    "我要交月报",
    "我不是来找茬的",
    "村里有人说这事",
    "群里都在传这个消息",
    "昨天看新闻提到了",
    "听说挺多的",
    "朋友跟我打赌说很多",
    "我妈非要知道",
    "打开年报太慢",
    "材料里空着一格",
    "我也是头一回听说",
)
NO_BACKGROUND = (
    "太阳能",
    "过桥费",
    "听力鉴定",
    "农民工",
    "业主大会",
    "会计行业",
    "急救站点",
    "公交用地",
    "已经撤回了",
    "都超期了",
    "被法院撤销了",
    "当场答复了",
    "后来补正了",
    "我想知道医院",
    "说是不满意",
    "我想看教育",
    "我关心农业",
    "我要环保",
    "我们农村的",
    "我爷爷那样的老人",
    "我问拆迁",
    "我问的是上半年",
    "我是说网上提交的",
    "领导要女性的",
    "我指的是信函",
    "网上提交的",
    "只要上半年的",
    "我要网上的急用",
    "老师的",
    "我们要当面递的",
    "不要撤回",
    "我儿子要环保",
)


@pytest.mark.parametrize("clause", BACKGROUND)
@pytest.mark.parametrize("message", ["{},云岫市政府2022年收到的申请多少件", "2023年哪个单位收到的申请最多,{}"])
def test_what_is_said_of_the_writer_changes_nothing(message: str, clause: str) -> None:
    assert plan_of(message.format(clause))[0] == plan_of(message.replace("{}", "").strip(","))[0]


@pytest.mark.parametrize("clause", ("我是律师", "底稿丢了", "电视里讲过政务公开", "我这人记性差"))
@pytest.mark.parametrize("message", ["{}云岫市政府2022年收到的申请多少件", "云岫市政府2022年收到的申请多少件{}"])
def test_dictated_without_a_comma_it_changes_nothing(message: str, clause: str) -> None:
    assert plan_of(message.format(clause))[0] == plan_of(message.replace("{}", ""))[0]


@pytest.mark.parametrize("clause", ("已经撤回了", "后来补正了", "都超期了"))
@pytest.mark.parametrize("message", ["{}云岫市政府2022年收到的申请多少件", "云岫市政府2022年收到的申请多少件{}"])
def test_dictated_without_a_comma_what_restricts_stays(message: str, clause: str) -> None:
    assert not is_figure(plan_of(message.format(clause))[1])


@pytest.mark.parametrize("clause", NO_BACKGROUND)
@pytest.mark.parametrize("message", ["{},云岫市政府2022年收到的申请多少件", "2023年哪个单位收到的申请最多,{}"])
def test_a_clause_that_restricts_is_no_background(message: str, clause: str) -> None:
    notation, outcome = plan_of(message.format(clause))
    assert not is_figure(outcome) or notation != plan_of(message.replace("{}", "").strip(","))[0]
