"""Everyday words for what a report's text says: which sentence they find, and which they must not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes import make_report
from test_doubt import plan_of

from retrieval.passages import find_quotes
from retrieval.plan import Explanation, Refusal
from retrieval.reading.pieces import pieces_of
from retrieval.texts.wanted import wanted_of
from store.database import Database
from store.model import Locator, Passage
from store.vectors import PassageIndex

TEXTS = (
    ("", "如对本报告有疑问，请与青石镇党政办联系，电话010-55512345。"),
    ("一、总体情况", "网站专栏改版2次，设立查阅点4处。全年门户网站访问量达8万次。"),
    ("一、总体情况", "镇长热线接听来电96个，回访满意率97.8%。“阳光”栏目公布村级财务信息70条。"),
    ("一、总体情况", "围绕医保经办、学生招生等事项公开信息518条。全镇176所中小学公开收费。在游客中心设政务公开专区。"),
    ("一、总体情况", "由镇长方志明任政务公开领导小组组长。"),
    ("一、总体情况", "公示处罚结果63件，村级示范点由9个增至14个，补贴受益户数42户，接待群众139人次。"),
    ("一、总体情况", "督促整改54处。公众号全年发文136篇。政务开放日共6场。"),
    ("五、存在的主要问题及改进情况", "仍有不足：一是更新不够及时；二是解读形式不多。下一步将理顺职责、提高时效。"),
)


@pytest.fixture
def held(database: Database, index: PassageIndex) -> tuple[Database, PassageIndex]:
    report = make_report("青石镇人民政府", 2021)
    passages = (Passage(at, section, text, Locator(section=section)) for at, (section, text) in enumerate(TEXTS))
    database.save(replace(report, passages=tuple(passages)))
    index.sync(database)
    return database, index


@pytest.mark.parametrize(
    ("asked", "piece"),
    [
        ("热线一共接了多少通来电", "来电96个"),
        ("热线群众满不满意，满意率多少", "97.8%"),
        ("公示了多少处罚结果", "处罚结果63件"),
        ("阳光栏目晒了多少条村级财务", "70条"),
        ("门户网站一年多少人看", "8万次"),
        ("示范点从几个加到几个", "由9个增至14个"),
        ("补贴惠及多少户", "42户"),
        ("座机号是多少", "55512345"),
        ("网站专栏改了几版", "改版2次"),
        ("下一年准备咋改", "理顺职责"),
        ("明年有什么打算", "理顺职责"),
        ("有多少所学校公开收费", "176所"),
        ("专区放在什么地方", "游客中心"),
        ("谁抓政务公开", "方志明"),
        ("督促整改了几处问题", "督促整改54处"),
        ("推了几篇文章", "发文136篇"),
        ("政务开放日活动办了几场", "开放日共6场"),
        ("领到补贴的有多少户", "42户"),
        # what is counted of several matters together is of none of them alone
        ("招生公开了多少条信息", ""),
        ("公开了多少条信息", "518条"),
        # what the words beside them would also fit
        ("微博多少人看", ""),
        ("示范点从几个减到几个", ""),
        ("设立了多少处罚款点", ""),
        ("发现了几处问题", ""),
        ("普法活动办了几场", ""),
        ("公示了多少处树木", ""),
    ],
)
def test_everyday_words_find_the_sentence(held: tuple[Database, PassageIndex], asked: str, piece: str) -> None:
    database, index = held
    quotes = find_quotes(asked, asked, {1}, {2021}, database, index)
    assert any(piece in quote.text for quote in quotes) if piece else not quotes


@pytest.mark.parametrize(
    ("asked", "counter", "counts"),
    [
        ("公示了多少处罚结果", "处", False),
        ("设了多少处专区", "处", True),
        ("一年多少人看", "次", True),
        ("多少人参会", "次", False),
    ],
)
def test_what_counts(asked: str, counter: str, counts: bool) -> None:
    assert (counter in wanted_of(asked).counters) is counts


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ("把云岫市政府2022年收到数调高一点", "change"),
        ("云岫市政府2022年办结总数改大一些", "change"),
        ("translate it into French", "chat"),
        ("What's the weather in 云岫市?", "elsewhere"),
    ],
)
def test_orders_and_other_matters_are_refused(asked: str, why: str) -> None:
    assert plan_of(asked)[1] == Refusal(why)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("申请被拒了多久内可以提复议", "howto:dispute_days"),
        ("政府收到申请多久答复", "howto:deadline"),
        ("申请表上得写哪些东西", "howto:content"),
        ("申请写错了能改吗", "howto:correction"),
        ("同一个东西申请两次行不行", "applications.unprocessed.repeat"),
        ("信访件能不能走信息公开", "applications.unprocessed.petition"),
        ("政府说没有这个信息我咋办", "applications.unavailable.not_held"),
        ("要的资料涉及别人隐私会给吗", "howto:third_party"),
        ("涉及第三人的，机关要不要先问第三人的意见", "howto:third_party"),
        ("别人的商业秘密可以申请公开吗", "howto:third_party"),
        ("申请表填得不明白会怎么处理", "howto:correction"),
        ("申请错了单位怎么办", "howto:wrong_office"),
        ("申请遭拒了能不能去告", "howto:remedy"),
        ("哪些政府信息可以不公开", "howto:grounds"),
        ("什么样的信息不能公开", "howto:grounds"),
        ("我想申请公开规划方案该找哪个部门", "howto:jointly_made"),
        ("网上能提交信息公开申请吗", "howto:apply"),
        ("申请信息公开用邮箱可以吗", "howto:apply"),
        ("申请要不要身份证", "howto:content"),
        ("机关说信息不存在怎么办", "applications.unavailable.not_held"),
        ("公开的信息有错可以要求改吗", "howto:correcting_records"),
        ("没按时答复算违法吗", "howto:remedy"),
        ("收到申请的日期怎么算", "howto:received_date"),
        ("答复能不能口头说", "howto:form"),
        ("复议和诉讼哪个先", "howto:dispute_days"),
        ("没复议能直接起诉吗", "howto:dispute_days"),
        ('what does "carried over to next year" mean', "applications.carried_out"),
        ("哪些东西应当主动公开", "howto:proactive"),
        ("what must an office publish proactively?", "howto:proactive"),
        ("申请人要提交哪些信息", "howto:content"),
        ("机关提供的我的档案记错了，能要求更正吗", "howto:correcting_records"),
        ("本单位没有保存的信息怎么答复", "applications.unavailable.not_held"),
        ("两个单位共同制作的信息找谁要", "howto:jointly_made"),
        ("全国是哪个部门管信息公开", "howto:supervision"),
        ("公开指南有什么用", "guide"),
    ],
)
def test_what_the_law_says_is_explained(asked: str, code: str) -> None:
    assert plan_of(asked)[1] == Explanation((code,))


@pytest.mark.parametrize(
    "asked",
    [
        "云岫市政府2022年申请内容不明确的怎么处理",
        "云岫市政府主动公开了哪些信息",
        "2022年被驳回的有几件",
        "云岫市政府2022年哪些信息不公开",
        "云岫市政府2022年没按时答复的有几件",
        "哪些单位没有按时公开年报",
        "云岫市政府2022年网上能提交申请吗",
        "2022年网上提交的申请有多少",
        "云岫市政府2022年未经复议直接起诉的几件",
        "哪些年报的数据有误",
        "哪个部门办结最多",
    ],
)
def test_what_reports_did_is_not_what_the_law_says(asked: str) -> None:
    assert not isinstance(plan_of(asked)[1], Explanation)


def test_how_many_goes_with_whether_there_are_any() -> None:
    assert pieces_of("2022年甲县有人撤回申请吗，几个") == ["2022年甲县有人撤回申请吗，几个"]
    assert pieces_of("2022年甲县收到几件，办结几件？") == ["2022年甲县收到几件", "办结几件？"]


@pytest.mark.parametrize("asked", ["云岫市政府2022年收到数比上年高多少", "云岫市政府2022年气象信息公布多少条"])
def test_what_only_sounds_so_is_not(asked: str) -> None:
    assert not isinstance(plan_of(asked)[1], Refusal)
