"""Everyday ways of asking for what is asked otherwise mostly, each family with the meaning beside it that must not be
caught, over the few organs of `planned`."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fakes import make_report
from test_references import talk

from retrieval.names.near_offices import named_in_full
from retrieval.organs import OrganDirectory
from retrieval.passages import find_quotes
from retrieval.plan import Explanation
from retrieval.question import fold_question
from retrieval.texts.wanted import Want, wanted_of
from store.catalogue.terms import lexicon
from store.database import Database
from store.model import Locator, Organ, Passage, ReportHead
from store.vectors import PassageIndex

CITY, DISTRICT = "云岫市人民政府", "淮安市洪泽区人民政府"
RECEIVED = "applications.received/total"
HELD = (
    "桐乡市教育局",
    "桐乡市文化广电旅游局",
    "桐乡市人民政府",
    "大连市中山区人民路街道办事处",
    "呼和浩特市赛罕区人民路街道办事处",
)


@pytest.mark.parametrize(
    ("question", "plan"),
    [
        (
            "云岫市政府2020年到2022年新收申请的升降情况",
            f"trend {CITY}@2020+{CITY}@2021+{CITY}@2022 {RECEIVED}",
        ),
        ("云岫市政府2020年和2022年新收申请的升降情况", f"difference {CITY}@2020+{CITY}@2022 {RECEIVED}"),
        ("PK一下云岫市政府和洪泽区2022年收到的申请", f"difference {CITY}@2022+{DISTRICT}@2022 {RECEIVED}"),
        ("云岫市政府三年平均每年收到多少申请", f"average {CITY}@2021+{CITY}@2022+{CITY}@2023 {RECEIVED}"),
        ("云岫市政府三年级平均每班多少人", f"text {CITY}@2023 assumed unused:三年,年级,班"),
        ("2022年几家单位合计收到多少件申请", f"sum @2022 {RECEIVED}"),
        ("2022年三家合计收到申请多少件", f"sum @2022 {RECEIVED}"),
        ("云岫市政府2022年存在数据问题吗", f"audit {CITY}@2022"),
        ("2022年几家单位收到申请超过30件", f"count @2022 {RECEIVED} >30"),
        ("有云岫市政府2022年的年报吗", f"list {CITY}@2022"),
        ("能查到云岫市政府2022年的年报吗", f"list {CITY}@2022"),
        ("云岫市政府2022年年报有矛盾吗", f"audit {CITY}@2022"),
        ("你这儿总共有多少个单位", "list @"),
        ("2022年的年报里哪些存在数据问题", "audit @2022 unused:里哪些有"),
        ("云岫市政府2022年正文说新收116件,表里也是这个数吗", f"audit {CITY}@2022 {RECEIVED} unused:116"),
        ("云岫市政府2022年年报讲了哪些事", f"summary {CITY}@2022"),
        ("云岫市政府2022年年报有哪些重点", f"summary {CITY}@2022"),
        ("云岫市政府2022年收了多少件,直接说数字", f"lookup {CITY}@2022 {RECEIVED}"),
        ("云岫市政府2022年予以公幵多少件", f"lookup {CITY}@2022 applications.granted/total"),
        ("List the offices whose 2022 reports you hold.", "list @2022"),
    ],
)
def test_what_a_question_comes_to(question: str, plan: str) -> None:
    assert talk(question) == plan


@pytest.mark.parametrize(
    ("question", "explained"),
    [
        ("什么情况下政府信息可以不公开?", True),
        ("什么情况下申请会被拒绝", True),
        ("云岫市政府2022年什么情况下政府信息可以不公开", False),
    ],
)
def test_what_may_be_withheld_is_explained_of_no_office(question: str, explained: bool) -> None:
    from test_doubt import plan_of

    assert isinstance(plan_of(question)[1], Explanation) is explained


@pytest.mark.parametrize(
    ("question", "piece"),
    [
        ("政策宣讲会有多少家企业参加", "参会企业1105家"),
        ("有多少家企业参加政策宣讲会", "参会企业1105家"),
        ("多少人参加政策宣讲会", ""),
        ("多少人参会", ""),
    ],
)
def test_firms_that_came_are_no_people(database: Database, index: PassageIndex, question: str, piece: str) -> None:
    texts = ("举办政策宣讲会21场，参会企业1105家，制作政策图解73个。", "举办培训4期，244人次参加。")
    passages = (Passage(at, "一、总体情况", text, Locator(section="一、总体情况")) for at, text in enumerate(texts))
    database.save(replace(make_report("青石镇人民政府", 2021), passages=tuple(passages)))
    index.sync(database)
    quotes = find_quotes(question, question, {1}, {2021}, database, index)
    assert any(piece in quote.text for quote in quotes) if piece else not quotes


@pytest.mark.parametrize(
    ("question", "names", "sure"),
    [
        ("桐乡市教育体育局2022年收到多少", {"桐乡市教育局"}, False),
        ("桐乡市文化旅游局2022年收到多少", {"桐乡市文化广电旅游局"}, False),
        ("桐乡市体育局2022年收到多少", set(), True),
        ("桐乡市教育考试中心2022年收到多少", set(), True),
        ("大连和呼和浩特的人民路街道2022年收到多少", set(HELD[3:]), True),
        ("沈阳和呼和浩特的人民路街道2022年收到多少", {HELD[4]}, True),
    ],
)
def test_which_offices_are_named(question: str, names: set[str], sure: bool) -> None:
    heads = (
        ReportHead(number, number, Organ(name, None), 2022, name, "2021", "x") for number, name in enumerate(HELD, 1)
    )
    found = named_in_full(fold_question(question), OrganDirectory(heads), lexicon())
    assert {organ.organ.name for one in found for organ in one.organs} == names
    assert all(one.sure for one in found) is sure


@pytest.mark.parametrize(
    ("question", "want"),
    [
        ("接了多少个家长咨询电话", Want.NUMBER),
        ("接听家长咨询电话多少人次", Want.NUMBER),
        ("设了多少个咨询电话", Want.NUMBER),
        ("咨询电话是多少", Want.PHONE),
        ("电话多少", Want.PHONE),
    ],
)
def test_calls_are_counted_and_a_telephone_has_a_number(question: str, want: Want) -> None:
    assert wanted_of(question).want is want
    assert ("人次" in wanted_of(question).counters) is question.startswith("接")
