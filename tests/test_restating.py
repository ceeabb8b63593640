"""What a question's words say short, in full; what no row counts; stocks."""

from datetime import date

import pytest

from retrieval.conversation import Conversation
from retrieval.organs import OrganDirectory
from retrieval.plan import Clarification, Operation, Plan, Target
from retrieval.plans.stocks import told_by_year
from retrieval.reading.restating import restated
from retrieval.understanding import Situation, understand
from store.catalogue.terms import lexicon
from store.model import CellKey, HeldOrgan, Organ, ReportHead

ITEMS = "上一年项目数量"
BOTH = f"{ITEMS}和本年增减"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("青禾县2020年行政许可项目数", f"青禾县2020年行政许可{BOTH}"),
        ("青禾县2019年处罚事项多少项", f"青禾县2019年行政处罚{BOTH}多少项"),
        ("青禾县2020年行政强制有多少项", f"青禾县2020年行政强制{BOTH}多少项"),
        ("2020年哪个单位收费项目最多", f"2020年哪个单位行政事业性收费{ITEMS}最多"),
        ("青禾县2020年许可增加了几项", "青禾县2020年行政许可本年增减多少"),
        ("青禾县2020年行政处罚项目比上年减少还是增加,多少项", "青禾县2020年行政处罚本年增减多少"),
        ("青禾县2020年行政处罚项目处理决定多少", "青禾县2020年行政处罚项目处理决定多少"),
        ("青禾县2022年行政许可比2021年增加多少", "青禾县2022年行政许可比2021年增加多少"),
        ("青禾县2020年其他对外管理服务事项多少", "青禾县2020年其他对外管理服务事项多少"),
        ("青禾县累计收到多少件", "青禾县历年累计收到多少件"),
        ("青禾县总共办结多少", "青禾县历年一共办结多少"),
        ("青禾县总共不予公开多少件", "青禾县总共不予公开多少件"),
        ("青禾县行政诉讼一共多少件", "青禾县行政诉讼一共多少件"),
        ("青禾县2022年累计收到多少件", "青禾县2022年累计收到多少件"),
        ("青禾县和白沙县一共收到多少", "青禾县和白沙县一共收到多少"),
        ("青禾县2022年占比最高的不予公开理由", "青禾县2022年哪种不予公开理由最多"),
        ("青禾县2022年不予处理比例最低的原因是什么", "青禾县2022年不予处理哪种原因最少"),
        ("青禾县2022年谁提的申请最多", "青禾县2022年哪类申请人申请最多"),
        ("2022年谁收到的申请最多", "2022年谁收到的申请最多"),
        ("青禾县2022年商业企业多少家", "青禾县2022年商业企业多少人"),
        ("2022年收到企业申请的单位有多少家", "2022年收到企业申请的单位有多少家"),
    ],
)
def test_words_in_full(said: str, meant: str) -> None:
    assert restated(said, Conversation(), lambda _: True) == meant


def test_items_asked_for_alone_are_of_the_row_talked_of() -> None:
    before = Conversation(("青禾县",), (2020,), (CellKey("proactive.penalties", "decisions"),), "lookup")
    assert restated("项目数呢", before, lambda _: True) == f"行政处罚{BOTH}"
    other = Conversation(("青禾县",), (2020,), (CellKey("applications.received", "total"),), "lookup")
    assert restated("项目数呢", other, lambda _: True) == "项目数呢"


HEADS = [ReportHead(year, 1, Organ("青禾县人民政府"), year, "青禾县人民政府", "2021", "x") for year in (2021, 2022)]
HEADS.append(ReportHead(9, 2, Organ("白沙县人民政府"), 2022, "白沙县人民政府", "2021", "x"))
SITUATION = Situation(OrganDirectory(HEADS), date(2024, 6, 1), lexicon())


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("青禾县政府2022年单位申请多少件", None),
        ("青禾县政府2022年第三方提的申请几件", None),
        ("青禾县政府2022年被处罚多少次", None),
        ("青禾县政府2022年其他原因不处理多少件", None),
        ("青禾县政府2022年新收申请多少家", None),
        ("行政复议一共几件", None),
        ("青禾县政府2022年复议结果最多的是什么", None),
        ("青禾县政府2022年行政处罚多少件", Operation.LOOKUP),
        ("青禾县政府2022年不予公开的第三方权益的几件", Operation.LOOKUP),
        ("青禾县政府总共收到多少件申请", Operation.SUM),
        ("青禾县政府收到多少件申请", Operation.LOOKUP),
    ],
)
def test_what_no_row_counts_is_asked_back(question: str, operation: Operation | None) -> None:
    _, outcome = understand(question, Conversation(), SITUATION)
    if operation is None:
        assert isinstance(outcome, Clarification)
    else:
        assert isinstance(outcome, Plan) and outcome.operation is operation


@pytest.mark.parametrize(("column", "told"), [("in_force", Operation.LOOKUP), ("issued", Operation.SUM)])
def test_stocks_of_several_years_are_not_added_up(column: str, told: Operation) -> None:
    organ = HeldOrgan(1, Organ("青禾县人民政府"))
    targets = (Target(organ, 2021), Target(organ, 2022))
    plan = Plan(Operation.SUM, targets, (organ,), (2021, 2022), (CellKey("proactive.normative", column),))
    outcome = told_by_year(plan)
    assert isinstance(outcome, Plan) and outcome.operation is told
