"""Who, where and why, of which no row tells; changes that are claimed; items of the 2019 form: what each comes to."""

from __future__ import annotations

import pytest
from test_doubt import plan_of

from retrieval.conversation import Conversation
from retrieval.plan import Clarification, Doubt, Plan
from retrieval.reading.background import set_apart
from retrieval.reading.premises import claim_as_asked, taken_for_granted
from retrieval.reading.restating import restated
from store.model import CellKey


@pytest.mark.parametrize(
    "question",
    [
        "云岫市政府2022年复议机关是谁",
        "云岫市政府2022年行政诉讼在哪个法院",
        "云岫市政府2022年收到的申请在哪里查",
        "云岫市政府2022年收到申请怎么这么多",
        "云岫市政府2022年行政复议由哪个机关决定",
        "云岫市政府2022年公开信息和不予公开多少",
    ],
)
def test_what_no_row_tells_is_asked_back(question: str) -> None:
    _, outcome = plan_of(question)
    assert isinstance(outcome, Clarification) and outcome.doubt is Doubt.UNUSED_WORDS


@pytest.mark.parametrize("question", ["云岫市政府2022年收到多少件申请", "2022年谁办结的申请最多"])
def test_who_has_most_is_told(question: str) -> None:
    assert isinstance(plan_of(question)[1], Plan)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("甲县2022年收到申请比2021年多了两成对吗", "甲县2022年收到申请比2021年多了多少"),
        ("甲县2022年办结减少了30件对不对", "甲县2022年办结减少了多少"),
        ("甲县2022年收费1.5万元对吗", "甲县2022年收费多少万元"),
        ("甲县2022年办结是2021年的三倍对吗", "甲县2022年办结是2021年的几倍"),
        ("甲县2022年收到申请不到2021年的一半,是吗", "甲县2022年收到申请是2021年的百分之几"),
        ("甲县2022年企业占七成对不对", "甲县2022年企业占多少"),
        ("甲县2022年企业超过60%吗", "甲县2022年企业占多少"),
        ("甲县2022年公开率不到两成对吗", "甲县2022年公开率是多少"),
        ("甲县2022年办结翻了一番,没错吧", "甲县2022年办结增长了百分之多少"),
        ("甲县2022年诉讼排第二对吗", "甲县2022年诉讼在全部单位排第几"),
        ("甲县2022年都办结了对吗", "甲县2022年都办完了吗"),
        ("甲县2022年没有诉讼对吗", "甲县2022年诉讼多少"),
        ("甲县2022年全是企业申请,是吧", "甲县2022年企业申请占多少"),
        ("甲县2022年收到30件,办结28件对吗", "甲县2022年收到多少件,办结多少件"),
        ("2022年全部单位收到300件对吗", "2022年全部单位收到多少件"),
        ("2022年所有单位一共办结300件,没错吧", "2022年所有单位一共办结多少件"),
        ("甲县2022年办结翻了两番对吗", "甲县2022年办结增长了百分之多少"),
        ("甲县2022年公开率最高对吗", "甲县2022年公开率最高吗"),
        ("甲县2022年结转下年0件对不对", "甲县2022年结转下年是0件吗"),
        ("甲县2022年第三方权益3件,没错吧", "甲县2022年第三方权益是3件吗"),
        ("甲县2022年企业申请有4件,是对的吧", "甲县2022年企业申请是4件吗"),
        ("甲县2022年收到的申请总数是9件吧", "甲县2022年收到的申请是9件吗"),
        ("甲县和乙县2022年收到申请总数9件对吗", "甲县和乙县2022年收到申请总数多少件"),
        ("各县2022年企业申请4件对吗", "各县2022年企业申请多少件"),
        ("甲县2022年新增3件对吗", "甲县2022年新增3件吗"),
        ("甲县2022年举办培训3期,没错吧", "甲县2022年举办培训多少期"),
        ("甲县2022年发布386条信息对吗", "甲县2022年发布多少条信息"),
        ("甲县2022年新收9件,办结8件,结转1件,这几个数对吗", "甲县2022年新收多少件,办结多少件,结转多少件"),
        ("甲县2022年哪几个数对吗", "甲县2022年哪几个数对吗"),
        ("甲县2022年是不是只收到9件", "甲县2022年收到是9件吗"),
        ("甲县2022年只收到9件吗", "甲县2022年收到是9件吗"),
        ("2022年只收到9件的单位有哪些", "2022年只收到9件的单位有哪些"),
        ("甲县2022年的数字对吗", "甲县2022年的数字对吗"),
        ("甲县2022年自然人各项之和比总计多1件对吗", "甲县2022年自然人各项之和比总计多1件对吗"),
    ],
)
def test_a_change_claimed_is_asked_for(question: str, meant: str) -> None:
    assert claim_as_asked(question) == meant


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("2020年甲县许可项目比2019年多多少", "2020年甲县行政许可本年增减多少"),
        ("2020年甲县行政处罚项目比上年度增减了几项", "2020年甲县行政处罚本年增减多少"),
        ("2020年甲县许可项目比2018年多多少", "2020年甲县许可项目比2018年多多少"),
        ("2020年甲县行政处罚上年多少项本年增加多少项", "2020年甲县行政处罚上一年项目数量和本年增减多少"),
        ("2020年甲县行政强制现在多少项", "2020年甲县行政强制上一年项目数量和本年增减多少项"),
        ("2020年甲县其他对外管理服务事项减少多少", "2020年甲县其他对外管理服务事项本年增减多少"),
        ("2019年甲县行政许可增加还是减少了,多少项", "2019年甲县行政许可本年增减多少"),
        ("甲县2022年有多少名自然人申请", "甲县2022年自然人多少人申请"),
    ],
)
def test_items_and_persons_in_full(question: str, meant: str) -> None:
    assert restated(question, Conversation(), lambda _: True) == meant


@pytest.mark.parametrize(
    ("question", "rows", "meant"),
    [
        ("收费呢?", ("proactive.coercion",), "行政事业性收费呢"),
        ("那2021年的收费多少", ("proactive.licences", "proactive.penalties"), "2021年的行政事业性收费多少"),
        ("收费呢?", ("applications.received",), "收费呢?"),
        ("收费标准呢", ("proactive.coercion",), "收费标准呢"),
    ],
)
def test_a_fee_beside_what_an_office_did_is_of_that_table(question: str, rows: tuple[str, ...], meant: str) -> None:
    before = Conversation(operation="lookup", cells=tuple(CellKey(row, "decisions") for row in rows))
    assert restated(question, before, lambda _: True) == meant


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("甲县2022年收到30件,那办结了多少", "甲县2022年收到是30件吗"),
        ("甲县2022年收到30件,请问结转几件", "甲县2022年收到是30件吗"),
        ("甲县2022年收到30件,全办完了吗", "甲县2022年收到是30件吗"),
        ("甲县2022年收到30件,比上年少多少", "甲县2022年收到是30件吗"),
        ("甲县2022年收到30件,比乙县少多少", ""),
        ("哪个县收到30件,办结多少", ""),
        ("甲县2022年收到超过30件,办结多少", ""),
        ("甲县2022年收到30件的单位办结多少", ""),
    ],
)
def test_a_number_told_before_another_is_asked_for_is_checked(question: str, meant: str) -> None:
    assert taken_for_granted(question) == meant


@pytest.mark.parametrize(
    ("question", "apart"),
    [("2022年收到9件,其中多少公开了", False), ("2022年收到多少我写材料用", True), ("2022年收到多少我要公开的", False)],
)
def test_what_became_of_them_is_not_of_the_writer(question: str, apart: bool) -> None:
    assert (set_apart(question, lambda _: 0, lambda _: False) != question) is apart
