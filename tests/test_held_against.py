"""What a number is held against, counted of or taken out of, over the few organs of `planned`: never something else
that was not asked for."""

from __future__ import annotations

import pytest
from planned import TODAY, directory
from test_references import talk

from retrieval.question import parse
from retrieval.reading.claims import claim_put
from retrieval.reading.english_background import without_english_background
from retrieval.reading.rewording import reworded

CITY, DISTRICT = "云岫市人民政府", "淮安市洪泽区人民政府"
FIRST = "云岫市政府2022年收到多少申请"
RECEIVED = "applications.received/total"
BUSINESS = "applications.received/business"
SUED = "disputes.litigation.direct/total+disputes.litigation.after_review/total"
PROCESSED = "applications.processed/total"


@pytest.mark.parametrize(
    ("messages", "plan"),
    [
        (("云岫市政府2022年收到申请超企业申请多少件",), f"{RECEIVED}+{BUSINESS}"),
        (("云岫市政府2022年收到的申请比企业的多多少",), f"{RECEIVED}+{BUSINESS}"),
        (("云岫市政府2022年企业申请比收到的少多少",), f"{BUSINESS}+{RECEIVED}"),
        (("云岫市政府2022年企业申请比总数少多少",), f"{BUSINESS}+{RECEIVED}"),
        (("云岫市政府2022年企业申请比办结的多多少",), f"{BUSINESS}+{PROCESSED}"),
        (("云岫市政府2022年收到的申请是企业的几倍",), f"{RECEIVED}+{BUSINESS}"),
        (("云岫市政府2022年收到的和企业的差多少",), f"{RECEIVED}+{BUSINESS}"),
        (("云岫市政府2022年自然人一共比企业多多少",), f"applications.received/natural+{BUSINESS}"),
        (
            ("云岫市政府2022年企业和自然人加起来比律所多多少",),
            f"{BUSINESS}+applications.received/natural+applications.received/legal groups2",
        ),
        (
            ("云岫市政府2022年予以公开的自然人比企业多多少",),
            "applications.granted/natural+applications.granted/business",
        ),
        (("how many more applications did 云岫市政府 receive in 2022 than from companies",), f"{RECEIVED}+{BUSINESS}"),
        (("how many more applications than lawsuits did 云岫市政府 have in 2022?",), f"{RECEIVED}+{SUED} groups2"),
        ((FIRST, "企业呢", "之比"), f"{RECEIVED}+{BUSINESS}"),
        ((FIRST, "比企业多多少"), f"{RECEIVED}+{BUSINESS}"),
        ((FIRST, "比办结多多少"), f"{RECEIVED}+{PROCESSED}"),
    ],
)
def test_one_number_of_a_report_is_held_against_another(messages: tuple[str, ...], plan: str) -> None:
    assert talk(*messages) == f"difference {CITY}@2022 {plan}"


@pytest.mark.parametrize(
    ("messages", "plan"),
    [
        ((FIRST, "企业的比2021年多多少"), f"difference {CITY}@2022+{CITY}@2021 {BUSINESS}"),
        (("云岫市政府2022年收到的企业申请比上年多多少",), f"difference {CITY}@2022+{CITY}@2021 {BUSINESS}"),
        (("云岫市政府比洪泽区2022年企业申请多多少",), f"difference {CITY}@2022+{DISTRICT}@2022 {BUSINESS}"),
        (("云岫市政府2022年收到的申请和企业的申请各多少",), "lookup"),
        (("云岫市政府2022年收到的申请比洪泽区办结的多多少",), "ask unused_words"),
        ((FIRST, "比企业多多少", "比办结多多少"), "ask unused_words"),
        (("云岫市政府2022年和2021年收到的比办结的多多少",), "ask unused_words"),
    ],
)
def test_a_year_and_another_organ_are_still_what_is_held_against(messages: tuple[str, ...], plan: str) -> None:
    assert talk(*messages).startswith(plan)


@pytest.mark.parametrize(
    ("claim", "asked"),
    [
        ("甲县2022年收到的申请下降到50%对吗", "甲县2022年收到的申请是上年的百分之几"),
        ("甲县2022年收到的申请比2021年下降到50%对吗", "甲县2022年收到的申请是2021年的百分之几"),
        ("甲县2022年收到的申请增加到30件对吗", "甲县2022年收到的申请多少件"),
        ("甲县2022年公开率下降到50%对吗", "甲县2022年公开率是多少"),
        ("甲县2022年收到的申请下降了50%对吗", "甲县2022年收到的申请下降了百分之多少"),
        ("甲县2022年收到的申请增加30件对吗", "甲县2022年收到的申请增加了多少"),
        ("甲县2022年不予公开都是因为国家秘密对吗", "甲县2022年不予公开中国家秘密占多少"),
        ("甲县2022年诉讼全部维持对吗", "甲县2022年诉讼维持占多少"),
        ("甲县2022年没有一件公开对吗", "甲县2022年予以公开的申请多少"),
        ("甲县2022年没有公开信息对吗", "甲县2022年公开信息多少"),
        ("甲县2022年申请都是企业提出的对吗", "甲县2022年申请企业提出占多少"),
    ],
)
def test_a_level_is_no_change_and_a_ground_is_a_part_of_its_group(claim: str, asked: str) -> None:
    assert claim_put(claim).replace("申请企业", "企业") == asked.replace("申请企业", "企业")


@pytest.mark.parametrize(
    ("messages", "plan"),
    [
        ((FIRST, "到2023年呢"), f"lookup {CITY}@2023 {RECEIVED}"),
        ((FIRST, "到2023年每年呢"), f"trend {CITY}@2022+{CITY}@2023 {RECEIVED}"),
        ((FIRST, "对吗"), f"lookup {CITY}@2022 {RECEIVED}"),
        ((FIRST, "结果呢"), f"lookup {CITY}@2022 applications.granted/total"),
        (("云岫市政府2022年行政复议多少", "结果呢"), f"lookup {CITY}@2022 disputes.reconsideration/total"),
        (("云岫市政府2022年的数字对吗",), "audit"),
        (("云岫市政府2022年办结的复议和申请",), f"lookup {CITY}@2022 disputes.reconsideration/other"),
        (("云岫市政府2022年经过复议办结的申请有多少",), "ask unused_words"),
        (("云岫市政府2022年复议和诉讼办结多少",), f"lookup {CITY}@2022 disputes.reconsideration/other"),
        (("云岫市政府2022年行政复议总计和尚未审结",), f"sum {CITY}@2022 disputes.reconsideration/total+"),
        (("云岫市政府2022年收到的申请总计企业",), f"sum {CITY}@2022 {BUSINESS}"),
        (("云岫市政府2022年罚了多少家",), "ask unused_words"),
        (("2022年处罚超过10件的有几家",), "count"),
        (("哪几年有单位收到超过100件申请",), "ask unused_words"),
        (("云岫市政府哪几年收到超过100件申请",), "count"),
        (("云岫市政府和洪泽区2022年公开率加起来多少",), "ask unused_words"),
        (("云岫市政府和洪泽区2022年公开率各多少",), "ratio"),
        (("云岫市政府2022年办完了吗",), f"lookup {CITY}@2022 applications.carried_out/total"),
        (("云岫市政府2022年结转了多少件到2023年",), f"lookup {CITY}@2022 applications.carried_out/total"),
        ((FIRST, "上年呢", "那几年平均"), f"average {CITY}@2021+{CITY}@2022 {RECEIVED}"),
        ((FIRST, "办结呢", "差多少", "哪年差得多"), "ask unused_words"),
        (("云岫市政府2022年和2021年哪年收到的多",), "difference"),
        (("云岫市政府2022年处罚几件", "许可呢", "一共呢", "强制也算上"), f"sum {CITY}@2022"),
        (("were all requests answered at 云岫市政府 in 2022?",), f"lookup {CITY}@2022 applications.carried_out"),
        (("两个卫健局谁收到的多",), "ask unused_words"),
        (("两个卫健局2022年和2023年收到多少申请",), "ask unused_words"),
        (("除云岫市以外2023年各单位共收到多少申请",), f"sum @2023 {RECEIVED} but:{CITY}+云岫市大数据管理中心"),
        (("除云岫市政府以外2023年各单位共收到多少申请",), f"sum @2023 {RECEIVED} but:{CITY}"),
        (("除巴彦县以外2023年各单位共收到多少申请",), "lack organ 巴彦县"),
    ],
)
def test_what_is_counted(messages: tuple[str, ...], plan: str) -> None:
    assert talk(*messages).startswith(plan)


def test_a_government_left_out_leaves_the_offices_of_its_region() -> None:
    question = parse("除云岫市政府以外2023年各单位共收到多少申请", directory(), TODAY)
    assert [organ.organ.name for one in question.excluded for organ in one.organs] == [CITY]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("I am writing a thesis about disclosure. How many did X receive?", "How many did X receive?"),
        ("I am writing about those made online. How many did X receive?", None),
        ("I'm working on the ones that came by mail. How many did X receive?", None),
    ],
)
def test_what_the_writer_works_on_is_no_limit_unless_it_says_one(said: str, left: str | None) -> None:
    assert without_english_background(said, lambda _: False) == (left or said)


def test_whether_all_is_done_is_not_said_of_cases() -> None:
    assert reworded("甲县2022年申请办完了没") == "甲县2022年申请都办完了吗"
    assert reworded("甲县2022年复议办完了没") == "甲县2022年复议办完了没"
    assert reworded("甲县2022年办完了多少件") == "甲县2022年办完了多少件"


@pytest.mark.parametrize(
    ("messages", "plan"),
    [
        ((FIRST, "比洪泽区多多少", "比上年增长多少"), f"difference {CITY}@2022+{CITY}@2021 {RECEIVED}"),
        ((FIRST, "比去年多吗"), f"difference {CITY}@2022+{CITY}@2021 {RECEIVED}"),
        ((FIRST, "去年呢"), f"lookup {CITY}@2023 {RECEIVED}"),
        ((FIRST, "去年比前年多多少"), f"difference {CITY}@2023+{CITY}@2022 {RECEIVED}"),
        (("how many applications did 云岫市政府 receive in 2022?", "which office issued the most?"), "ranking @2022"),
        (
            ("how many applications did 云岫市政府 receive in 2022?", "who processed the most?"),
            "ranking @2022 applications.processed",
        ),
        ((FIRST, "比洪泽区多多少", "同比呢"), f"difference {CITY}@2022+{CITY}@2021 {RECEIVED}"),
        ((FIRST, "比洪泽区多多少", "办结的呢"), f"difference {CITY}@2022+{DISTRICT}@2022 {PROCESSED}"),
        ((FIRST, "自然人呢", "企业呢", "两项加起来多少"), f"sum {CITY}@2022 applications.received/natural+{BUSINESS}"),
        ((FIRST, "办结呢", "两项加起来多少"), f"sum {CITY}@2022 {RECEIVED}+{PROCESSED}"),
    ],
)
def test_what_a_short_message_holds_against_what_was_told(messages: tuple[str, ...], plan: str) -> None:
    assert talk(*messages).startswith(plan)


def test_the_sum_of_all_against_that_of_the_year_before() -> None:
    said = talk("2022年全部单位一共收到多少申请", "比上年增长多少")
    assert said == talk("2022年全部单位收到申请总数比2021年增长多少")
