"""Everyday words around a question: what is said beside it changes nothing, what narrows it is asked back."""

from __future__ import annotations

import pytest
from test_doubt import plan_of
from test_restrictors import is_figure, put

FRAMES = (
    "{}云岫市政府2022年{}收到的{}申请多少件{}",
    "{}2023年{}哪个单位收到的{}申请最多{}",
    "{}云岫市政府2022年{}不予公开{}的有几件{}",
    "{}云岫市政府2022年{}比2021年{}办结多多少件{}",
)
"""Clear questions: a word may stand before them, behind the year, before what is counted, behind them."""
WORDS = (
    *[
        "否则",
        "反而",
        "只不过",
        "固然",
        "一来",
        "更有甚者",
        "必须",
        "务必",
        "不得不",
        "照样",
        "凡是",
        "尽量",
        "及早",
        "恰巧",
        "越发",
        "明明",
        "未必",
        "莫非",
        "略微",
        "详细",
    ],
    *[
        "这话",
        "大伙儿",
        "你老",
        "这本",
        "一切",
        "亲眼",
        "参考",
        "复述",
        "阐述",
        "追问",
        "搜集",
        "浏览",
        "琢磨",
        "清点",
        "误以为",
        "记错",
        "纠结",
        "期望",
        "问候",
        "体谅",
        "步入",
        "轮到",
    ],
)
"""Adverbs, conjunctions, pronouns, verbs of asking and looking: harmless wherever they stand."""
NARROWING = (
    *[
        "名单",
        "同行",
        "报名",
        "就读",
        "入库",
        "画家",
        "摘要",
        "咨询会",
        "最先",
        "当即",
        "选举",
        "天气",
        "股票",
        "更新",
        "份额",
        "协查",
        "家事",
        "另外的",
        "首次",
        "多次",
    ],
    *[
        "外地",
        "匿名",
        "现场",
        "主动",
        "部分",
        "尚未",
        "仅",
        "每月",
        "上午",
        "网上",
        "老年人",
        "马上公开的",
        "尽快办结的",
    ],
)
"""Words that may tell some applications from others, though their characters alone do not."""
CLAUSES = (
    *[
        "我是律师",
        "作为律师",
        "本人是市民",
        "作为市民",
        "我们是企业",
        "查不到",
        "没找着",
        "方便的话",
        "不着急",
        "有个问题",
        "最后用一下就行",
        "简单点",
        "别编",
    ],
    *["没有就说没有", "只要一个数", "给个数就行", "以年报为准", "下午要用", "明天一早要用", "迎检用", "存档用"],
    *[
        "网站打不开",
        "看花眼了",
        "搞糊涂了",
        "想不通",
        "真的假的",
        "不会吧",
        "打字慢见谅",
        "网上看到的",
        "好交差",
        "比较急",
        "我好填表",
        "头一次问",
        "昨天打了好几个电话都没人接",
        "前两天去镇上办事没人理",
        "上级要求下班前报",
        "领导急要",
        "王科长让我核一下",
        "我邻居去年被征地了",
        "我妈让问的",
        "我老公是开厂的",
        "我们公司投标要写",
        "我今年七十多了眼神不好",
        "给导师整理数据",
        "还缺一个数",
        "我代表村委会来问的",
        "因为要做PPT",
        "今天12345也没打通",
        "这边是审计组",
        "我在申请仲裁",
        "这数字关系到评优",
        "稿子今晚截稿",
        "高校研究生一枚",
        "我家拆迁的事一直没说法",
    ],
)
"""What people say of themselves, their hurry and their doubts before or behind a question."""
NO_CLAUSES = (
    "我和云岫市大数据管理中心比",
    "网上提交的",
    "律师提的",
    "只要企业的",
    "学校要的",
    "公司提交的",
    "查不到的",
    "前两天提的",
    "我关心的是企业的",
    "我替企业提的",
    "打电话来申请的",
)


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("frame", FRAMES)
def test_an_everyday_word_changes_nothing(frame: str, word: str) -> None:
    plain = plan_of(put(frame, "", 0))[0]
    assert [place for place in (0, 1) if plan_of(put(frame, word, place))[0] != plain] == []


@pytest.mark.parametrize("word", NARROWING)
@pytest.mark.parametrize("frame", FRAMES[:3])
def test_a_word_that_narrows_is_heeded(frame: str, word: str) -> None:
    plain = plan_of(put(frame, "", 0))[0]
    asked = [put(frame, word, place) for place in (1, 2)]
    assert [one for one in asked if is_figure(plan_of(one)[1]) and plan_of(one)[0] == plain] == []


@pytest.mark.parametrize("clause", CLAUSES)
@pytest.mark.parametrize("frame", FRAMES[:3])
def test_a_clause_beside_the_question_changes_nothing(frame: str, clause: str) -> None:
    plain = plan_of(put(frame, "", 0))[0]
    said = [put(frame, f"{clause},", 0), put(frame, f",{clause}", 3)]
    assert [one for one in said if plan_of(one)[0] != plain] == []


@pytest.mark.parametrize("clause", NO_CLAUSES)
@pytest.mark.parametrize("frame", FRAMES[:3])
def test_a_clause_that_narrows_is_heeded(frame: str, clause: str) -> None:
    plain = plan_of(put(frame, "", 0))[0]
    said = [put(frame, f"{clause},", 0), put(frame, f",{clause}", 3)]
    assert [one for one in said if is_figure(plan_of(one)[1]) and plan_of(one)[0] == plain] == []


def test_new_applications_closed_are_told_by_no_row() -> None:
    assert plan_of("云岫市政府2022年办结的新申请多少件")[0].startswith("ask one_intake")
