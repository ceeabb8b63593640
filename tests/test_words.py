"""What rows, columns and terms are called: the forms' own labels, what people say instead, what they want explained."""

from __future__ import annotations

import re

import pytest
from planned import TODAY, directory, planned

from retrieval.conversation import Conversation
from retrieval.plan import Operation, Plan
from retrieval.plans.planning import make_plan
from retrieval.question import parse
from store.catalogue import CellType, cell_types

HELD = directory()
_NUMBER = re.compile(r"^(?:（[一二三四五六七八]）|[一二三四五六七八]、|\d\.)")
_SAYS_TOO_LITTLE = ("其他", "总计")


def _labels(cell: CellType) -> set[str]:
    """A row's label whole and run together; its last part with its number and, where that says enough, without it."""
    whole, last = cell.row_label, cell.row_label.split(" ")[-1]
    bare = _NUMBER.sub("", last)
    enough = {bare, f"“{bare}”", f"【{bare}】"} if bare not in _SAYS_TOO_LITTLE else set()
    return {whole, whole.replace(" ", ""), last, f"「{last}」", *enough}


def _cells_of(question: str) -> tuple[object, ...]:
    """The cells that a question asks for plainly, () where it comes to anything else."""
    outcome = make_plan(parse(question, HELD, TODAY), Conversation(), HELD)
    plain = isinstance(outcome, Plan) and outcome.operation in (Operation.LOOKUP, Operation.SUM) and not outcome.unused
    return outcome.cells if plain and isinstance(outcome, Plan) else ()


def test_every_label_of_the_forms_is_understood_in_every_column() -> None:
    wrong = []
    for cell in cell_types():
        year = 2022 if cell.in_form("2021") else 2020
        asked = [f"云岫市政府{year}年的{label}{cell.column_label}是多少" for label in _labels(cell)]
        asked += [f"云岫市政府{year}年的{label}是多少" for label in _labels(cell) if cell.column == "total"]
        # the older form's 其他处理 is a group in the later one
        wrong += [one for one in asked if _cells_of(one) != (cell.key,) and cell.indicator != "applications.other"]
    assert not wrong


@pytest.mark.parametrize(
    ("said", "cells"),
    [
        ("涉密的", "applications.denied.state_secret/total"),
        ("因为保密没给公开的", "applications.denied.state_secret/total"),
        ("答复说信息不存在的", "applications.unavailable.not_held/total"),
        ("查无此信息的", "applications.unavailable.not_held/total"),
        ("没现成的", "applications.unavailable.to_be_made/total"),
        ("补正以后还是说不清的", "applications.unavailable.unclear/total"),
        ("没补正的", "applications.other.not_corrected/total"),
        ("上访类的", "applications.unprocessed.petition/total"),
        ("重复提交的", "applications.unprocessed.repeat/total"),
        ("只给了一部分的", "applications.partial/total"),
        ("没被批准公开的", "applications.denied.*"),
        ("积压了", "applications.carried_out/total"),
        ("留到来年的", "applications.carried_out/total"),
        ("市民申请的", "applications.received/natural"),
        ("慈善组织申请的", "applications.received/welfare"),
        ("律师申请的", "applications.received/legal"),
        ("研究所申请的", "applications.received/research"),
        ("复议还没出结果的", "disputes.reconsideration/pending"),
        ("先复议没走就直接告的", None),
        ("罚单开了", "proactive.penalties/decisions"),
        ("规范性文件作废了", "proactive.normative/repealed"),
        ("现在管用的规章", "proactive.regulations/in_force"),
        ("原告胜诉的诉讼", None),
        ("复议被驳回的", None),
        ("商业秘密不公开的", None),
        ("个人信息不公开的", None),
        ("国企申请的", None),
        ("维持的企业申请", None),
    ],
)
def test_what_people_say_instead(said: str, cells: str | None) -> None:
    """None: it may mean a part of a row, or either side; no figure alone answers."""
    notation, _ = planned(f"云岫市政府2022年{said}几件")
    if cells is None:
        assert notation.startswith(("ask", "text")), notation
    elif cells.endswith(".*"):
        assert notation.startswith("lookup") and cells[:-1] in notation and notation.endswith("grouped")
    else:
        assert notation == f"lookup 云岫市人民政府@2022 {cells}"


@pytest.mark.parametrize(
    ("said", "cells"),
    [
        ("how many applications from NGOs did {} receive in 2022", "applications.received/welfare"),
        ("how many requests by law firms did {} receive in 2022", "applications.received/legal"),
        ("how many were released in part by {} in 2022", "applications.partial/total"),
        ("what was the backlog of {} at the end of the year 2022", "applications.carried_out/total"),
        ("how many reconsiderations of {} were overturned in 2022", "disputes.reconsideration/corrected"),
        ("how many reconsiderations of {} were still undecided in 2022", "disputes.reconsideration/pending"),
        ("how many classified ones did {} withhold in 2022", "applications.denied.state_secret/total"),
    ],
)
def test_what_people_say_in_english(said: str, cells: str) -> None:
    assert planned(said.format("云岫市人民政府"))[0] == f"lookup 云岫市人民政府@2022 {cells}"


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ("行政复议和行政诉讼有啥不一样", "disputes.reconsideration disputes.litigation.*"),
        ("三类内部事务信息是哪三类", "applications.denied.internal"),
        ("商业企业包括个体户吗", "column:business"),
        ("explain process information", "applications.denied.process"),
        ("信访举报类申请为什么不予处理", "applications.unprocessed.petition applications.unprocessed.*"),
        ("多少天给答复", "howto:deadline"),
        ("申请公开信息要钱不", "howto:fee"),
        ("不给公开我能告吗", "howto:remedy"),
        ("can I appeal a refusal?", "howto:remedy"),
        ("能不能不给理由", "howto:reasons"),
        ("外国人能申请吗", "howto:who"),
        ("申请要说明用途吗", "howto:purpose"),
        ("寄错了机关咋整", "howto:wrong_office"),
        ("过程性信息一律不公开吗", "howto:process"),
        ("when must the annual report be published?", "howto:report_date"),
        ("what are the grounds for refusal", "howto:grounds"),
        ("第三人要在多少天里提出意见", "howto:third_party_days"),
        ("别的机关被征求意见，多长时间要回", "howto:joint_days"),
        ("延长答复要谁批准", "howto:extension"),
        ("信息制作出来多久得上网公开", "howto:proactive_days"),
        ("局里的年报最迟几月几号公布", "howto:report_date"),
        ("超过期限一直没答复我，能去哪里投诉", "howto:remedy"),
        ("is there any charge for a request?", "howto:fee"),
        ("申请公开的材料要交到哪里", "howto:apply"),
        ("申请公开要准备些什么", "howto:content"),
        ("申请公开会不会收老百姓的钱", "howto:fee"),
        ("啥情形会被当成重复申请", "applications.unprocessed.repeat"),
        ("how does a company apply for information?", "howto:apply"),
        ("how long may the reply take?", "howto:deadline"),
    ],
)
def test_what_is_explained(asked: str, codes: str) -> None:
    assert planned(asked)[0] == f"explain {codes}"
