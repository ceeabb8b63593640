"""What was told in a conversation, or stands in one report, held against its like; sums of years; audits of a table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from planned import TODAY, directory
from test_doubt import plan_of
from test_references import talk

from bot.overviews import word_audit
from retrieval.conversation import Conversation, Shape
from retrieval.names.office_work import by_name
from retrieval.plan import Operation, Plan
from retrieval.plans.listed_places import placed_in_list
from retrieval.question import parse
from retrieval.reading.few_words import in_few_words
from retrieval.reading.pieces import by_place
from retrieval.reading.references import refer_in_full
from store.catalogue.terms import lexicon
from store.model import HeldProblem, Locator, Organ, Problem, ReportHead, Rule

CITY = "云岫市人民政府"
PAIR = f"difference {CITY}@2022 applications.received/natural+applications.received"
OF_ALL = "/ applications.received/total"


@pytest.mark.parametrize(
    ("messages", "plan"),
    [
        (("云岫市政府2022年自然人申请占比", "企业占比呢", "哪个占比高"), f"{PAIR}/business {OF_ALL}"),
        (
            ("云岫市政府2022年自然人申请占比", "法人占比呢", "哪个高"),
            f"{PAIR}/business+",
        ),
        (("云岫市政府2022年自然人和企业占比哪个高",), f"{PAIR}/business {OF_ALL}"),
        (("云岫市政府2022年自然人和企业哪类占比高",), f"{PAIR}/business {OF_ALL}"),
        (
            ("云岫市政府2022年自然人和企业占比多少",),
            f"ratio {CITY}@2022 applications.received/natural+applications.received/business {OF_ALL}",
        ),
        (
            ("云岫市政府2022年公开率", "2021年呢", "哪个占比高"),
            f"difference {CITY}@2022+{CITY}@2021",
        ),
        (("云岫市政府2022年自然人申请占比", "哪个单位占比高"), "ranking @2022 applications.received/natural"),
        (
            ("洪泽区2022年收到多少申请", "云岫市政府比它多多少"),
            f"difference 淮安市洪泽区人民政府@2022+{CITY}@2022 applications.received/total",
        ),
        (("2022年各单位收到申请排名", "第一比它多多少"), "ask which_organ"),
        (
            ("云岫市政府2022年自然人申请多少件", "企业多多少"),
            f"difference {CITY}@2022 applications.received/business+applications.received/natural",
        ),
        (
            ("云岫市政府2022年行政许可多少件", "处罚少多少"),
            f"difference {CITY}@2022 proactive.penalties/decisions+proactive.licences/decisions",
        ),
        (
            ("云岫市政府2022年行政许可多少件", "处罚的几倍"),
            f"difference {CITY}@2022 proactive.licences/decisions+proactive.penalties/decisions",
        ),
        (("云岫市政府2022年收到多少申请", "今年多多少"), f"lack year {CITY} 2024"),
        (("云岫市政府2022年收到多少申请", "2021年的几倍"), f"difference {CITY}@2022+{CITY}@2021"),
        (("云岫市政府2022年收到多少申请", "2021年的多少"), f"lookup {CITY}@2021"),
        (("云岫市政府2022年科研机构申请几件", "总数对得上吗"), f"audit {CITY}@2022 applications.received/total"),
        (("云岫市政府2022年收到多少申请", "正文里呢"), f"text {CITY}@2022"),
        (("云岫市政府2020年其他处理了几件",), f"lookup {CITY}@2020 applications.other/total"),
        (
            ("云岫市政府2022年公开率", "洪泽区呢", "昌乐县卫健局呢", "谁最高"),
            f"ranking {CITY}@2022+淮安市洪泽区人民政府@2022+昌乐县卫生健康局@2022 applications.granted",
        ),
        (("云岫市政府2022年公开率", "谁最高"), "ranking @2022 applications.granted"),
        (
            ("云岫市政府2022年予以公开多少", "部分公开呢", "两项占办结多少"),
            f"ratio {CITY}@2022 applications.granted/total+applications.partial/total / applications.processed/total",
        ),
        (
            ("云岫市政府2022年予以公开多少", "部分公开呢", "加起来占多少"),
            f"ratio {CITY}@2022 applications.granted/total+applications.partial/total / applications.processed/total",
        ),
        (("云岫市政府2022年企业占多少", "自然人占多少", "两者加起来是100%吗"), "ask unused_words"),
        (("云岫市政府2020年办理了几件",), f"lookup {CITY}@2020 applications.processed/total"),
    ],
)
def test_what_was_told_is_held_against_its_like(messages: tuple[str, ...], plan: str) -> None:
    assert talk(*messages).startswith(plan)


RANKED = Conversation(
    ("乙市教育局",), (2022,), operation="ranking", leader="甲市政府", placed="乙市教育局", shape=Shape(placed=True)
)


@pytest.mark.parametrize(
    ("said", "full"),
    [
        ("第一比它多多少", "甲市政府比乙市教育局多多少"),
        ("它比第一名少多少", "乙市教育局比甲市政府少多少"),
        ("它办结多少", "乙市教育局办结多少"),
        ("其它单位呢", "其它单位呢"),
    ],
)
def test_it_is_the_organ_whose_place_was_asked_for(said: str, full: str) -> None:
    assert refer_in_full(said, RANKED) == full
    assert Conversation.from_json(RANKED.to_json()) == RANKED


def test_it_stays_open_where_all_were_ranked() -> None:
    of_all = replace(RANKED, organs=(), placed="", shape=Shape())
    assert refer_in_full("第一比它多多少", of_all) == "第一比它多多少"
    assert refer_in_full("它办结多少", of_all) == "甲市政府办结多少"


@pytest.mark.parametrize(
    ("said", "full"),
    [
        ("第三办结多少", "丙局办结多少"),
        ("第三的不予公开多少", "丙局不予公开多少"),
        ("第二比第三多多少", "乙局比丙局多多少"),
        ("甲局和第三差多少", "甲局和丙局差多少"),
        ("第三方办结多少", "第三方办结多少"),
        ("第三方合法权益多少", "第三方合法权益多少"),
        ("第三季度收到多少", "第三季度收到多少"),
        ("第三批公开多少", "第三批公开多少"),
    ],
)
def test_a_place_is_one_without_its_counter_too(said: str, full: str) -> None:
    listed = Conversation((), (2022,), operation="ranking", listed=("甲局", "乙局", "丙局"), shape=Shape(limit=3))
    assert placed_in_list(said, listed) == full


@pytest.mark.parametrize(
    ("question", "summed"),
    [
        ("2021到2023年申请总量最多的单位", True),
        ("2021到2023年收到申请总数最少的三家", True),
        ("2021到2023年收到申请最多的单位", False),
        ("2021到2023年每年申请总量最多的单位", False),
        ("2023年申请总量最多的单位", False),
        ("2021到2023年现行有效规范性文件总数最多的单位", False),
    ],
)
def test_organs_are_ranked_by_the_total_of_several_years(question: str, summed: bool) -> None:
    told, plan = plan_of(question)
    assert told.startswith("ranking") and isinstance(plan, Plan) and plan.summed is summed


def test_the_total_of_several_years_is_a_sum() -> None:
    assert plan_of("云岫市政府2021到2023年申请总量")[0].startswith("sum")
    assert plan_of("云岫市政府2021年和2023年申请总量")[0].startswith("lookup")
    assert plan_of("云岫市政府2021到2023年结转下年总数")[0].startswith("lookup")
    assert plan_of("2021到2023年申请总量变化最大的单位")[0] == "ask unused_words"


HEAD = ReportHead(1, 1, Organ(CITY), 2022, "", "2021", "")
WRONG = [
    HeldProblem(HEAD, Problem(rule, message, locator=Locator(row=row)))
    for rule, message, row in (
        (Rule.CARRY_OVER, "规章·现行有效件数：应有3件，而年报写5件", "规章"),
        (Rule.CARRY_OVER, "上年结转·总计：两者应相等", "二、上年结转政府信息公开申请数量"),
        (Rule.COLUMN_SUM, "自然人：各项之和应等于总计", "（七）总计"),
        (Rule.DISPUTE_SUM, "行政复议·总计：各类结果之和应等于总计", "行政复议"),
    )
]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("表一有没有问题", {0}),
        ("表二有没有矛盾", {0}),
        ("表三有没有矛盾", {1, 2}),
        ("表三各项加起来和总计相等吗", {2}),
        ("表四数据对吗", {3}),
        ("有没有矛盾", {0, 1, 2, 3}),
        ("三张表有没有矛盾", {0, 1, 2, 3}),
    ],
)
def test_an_audit_of_one_table_is_about_that_table(asked: str, found: set[int]) -> None:
    question = parse(f"云岫市政府2022年{asked}", directory(), TODAY, terms=lexicon())
    plan = Plan(Operation.AUDIT, organs=directory().organs[:1], years=(2022,))
    answer = word_audit(question, plan, [HEAD], WRONG, [], None)
    assert {at for at, one in enumerate(WRONG) if one.problem.message in answer.text} == found


@pytest.mark.parametrize(
    ("question", "plan"),
    [
        ("2022年收到申请最多的五家是哪些", "ranking @2022 applications.received/total top5"),
        ("2022年收到申请前三名分别是哪几家", "ranking @2022 applications.received/total top3"),
        ("2022年各单位收到申请怎么排", "ranking @2022 applications.received/total"),
        ("云岫市政府2022年收到申请怎么排", f"ranking {CITY}@2022 applications.received/total place:{CITY}"),
        ("云岫市政府2022年公开目录怎么排", "text"),
        ("2022年办结比新收少的单位中自然人占比", "ask unused_words"),
        ("2022年办结比新收少的单位有哪些", "count @2022 applications.processed/total / applications.received/total"),
        ("云岫市政府2022年年报提要求", "text"),
        ("云岫市政府2022年年报提要", "summary"),
    ],
)
def test_what_is_to_be_ranked_counted_or_read(question: str, plan: str) -> None:
    assert talk(question).startswith(plan)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("甲县2022年收到的申请恢复到2020年的水平了吗", "甲县2022年收到的申请比2020年多多少"),
        ("甲县2022年收到的申请赶上乙县了吗", "甲县2022年收到的申请比乙县多多少"),
        ("甲县2022年公开率多少,是否准确", "甲县2022年公开率是多少"),
        ("甲县2022年予以公开率是否准确", "甲县2022年予以公开率是多少"),
        ("甲县2022年数据是否准确", "甲县2022年数据是否准确"),
        ("比乙县同期少多少", "比乙县少多少"),
        ("比上年同期多多少", "比上年同期多多少"),
        ("2022年比2021年同期增长多少", "2022年比2021年同期增长多少"),
        ("甲县2022年收到的申请赶上谁了", "甲县2022年收到的申请赶上谁了"),
    ],
)
def test_what_asks_whether_it_is_so_is_put_as_what_tells_it(said: str, meant: str) -> None:
    assert in_few_words(said) == meant


@pytest.mark.parametrize(
    ("said", "each"),
    [
        ("2023年收到申请排第二,第三名的是谁", ["2023年收到申请排第二名的是谁", "2023年收到申请排第三名的是谁"]),
        ("2023年收件倒数第二和第三的是谁", ["2023年收件倒数第二名的是谁", "2023年收件倒数第三名的是谁"]),
        ("2023年收到申请第二名和第三名差多少", []),
        ("2023年收到申请第二名和第三名一共多少", []),
        ("第二,第三方公开了什么", []),
    ],
)
def test_two_places_are_asked_for_one_by_one(said: str, each: list[str]) -> None:
    assert by_place(said) == each


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("桐城和孟州的公安局", "桐城公安局和孟州公安局"),
        ("2023年桐城,孟州两市的水利局收到多少", "2023年桐城水利局,孟州市水利局收到多少"),
        ("收到和办结的公安局", "收到和办结的公安局"),
        ("桐城公安局和水利局", "桐城公安局和水利局"),
    ],
)
def test_one_kind_of_office_of_two_places_is_each_of_theirs(said: str, meant: str) -> None:
    assert by_name(said, directory()) == meant
