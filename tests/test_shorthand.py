"""Rows listed by their verbs or nouns alone: each of them is asked for, none goes under; and what is no such list."""

from __future__ import annotations

import pytest
from test_doubt import plan_of

from retrieval.plan import Plan
from retrieval.reading.pieces import pieces_of
from retrieval.reading.shorthand import spelled_out


@pytest.mark.parametrize(
    ("message", "meant"),
    [
        ("甲县2023年收:?件 办:?件", "甲县2023年收到多少件,办结多少件"),
        ("甲县2025，收了？办了？留了？", "甲县2025，收到多少件,办结多少件,结转下年多少件"),
        ("甲县2023 收__件，办__件，公开__件", "甲县2023 收到多少件,办结多少件,予以公开多少件"),
        ("甲县2023年上年结转（ ）件，新收（ ）件", "甲县2023年上年结转多少件,收到多少件"),
        ("甲县2023年办了？", "甲县2023年办了？"),
        ("甲县2023年没收？没办？", "甲县2023年没收？没办？"),
        ("甲县2023年收了30件，办了28件", "甲县2023年收了30件，办了28件"),
        ("甲县2023年主动公开？收到？", "甲县2023年主动公开？收到？"),
        ("甲县 2023 收到 办结", "甲县 2023 收到、办结"),
        ("甲县 2023 结转 办结+收到", "甲县 2023 结转下年、办结、收到"),
        ("甲县 2023 收到 办结 复议", "甲县 2023 收到、办结、复议"),
        ("甲县 2023 收到／办结各多少", "甲县 2023 收到、办结各多少"),
        ("甲县 2023 received processed", "甲县 2023 received, processed"),
        ("甲县 2023 收到 行政复议", "甲县 2023 收到 行政复议"),
        ("甲县 2023 没收到 办结", "甲县 2023 没收到 办结"),
        ("甲县 2023 收到 办结 率", "甲县 2023 收到 办结 率"),
    ],
)
def test_a_list_of_verbs_is_put_in_full(message: str, meant: str) -> None:
    assert spelled_out(message) == meant


def test_each_of_them_is_a_piece_that_asks() -> None:
    assert len(pieces_of(spelled_out("甲县2025，收了？办了？留了？"))) == 3


@pytest.mark.parametrize(
    ("question", "cells"),
    [
        ("申请、办结、结转三项数字", "received processed carried_out"),
        ("申请、办结、结转的情况", "received processed carried_out"),
        ("的申请，办结几件", "processed"),
        ("收了几件，办了几件，还剩几件", "received processed carried_out"),
        ("收了几件？办了几件？还剩几件？", "received processed carried_out"),
        ("结转几件，收到几件", "carried_out received"),
        ("申请多少公开多少", "received granted"),
        ("收:?件 办:?件", "received processed"),
        ("，收了？办了？留了？", "received processed carried_out"),
        ("收了多少公开了多少", "received granted"),
        ("收到的申请公开了几件", "granted"),
        ("公开类申请的总收件", "received"),
        ("收到公开类申请几件", "received"),
        ("申请都办了？", "carried_out"),
        ("申请办了多少", "processed"),
        ("没补正材料，就不处理了的几件", "other.not_corrected"),
    ],
)
def test_no_row_goes_under(question: str, cells: str) -> None:
    asked = " ".join(f"applications.{cell}/total" for cell in cells.split())
    assert plan_of(f"云岫市政府2022年{question}")[0].split("@2022 ")[1].replace("+", " ").startswith(asked)
    assert plan_of(f"云岫市政府2022年{question}")[0].startswith("lookup" if "总收件" not in question else "sum")


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("不予公开几件，收到几件", {"received", "denied"}),
        ("不予公开几件，申请几件", {"received", "denied"}),
        ("新增几件不予公开的", {"denied"}),
        ("收了多少，被复议多少，被告多少", {"received", "reconsideration", "litigation"}),
        ("收到:? 复议:?", {"received", "reconsideration"}),
        ("申请:? 许可:?", {"received", "licences"}),
    ],
)
def test_rows_of_other_kinds_do_not_go_under_either(question: str, rows: set[str]) -> None:
    outcome = plan_of(f"云岫市政府2022年{question}")[1]
    assert isinstance(outcome, Plan) and {cell.indicator.split(".")[1] for cell in outcome.cells} == rows


@pytest.mark.parametrize(
    "aside", ["网页上那个表太小了", "我出差在外不方便查", "在外地出差，手机打不开", "主任问我一声"]
)
def test_why_one_asks_here_says_nothing(aside: str) -> None:
    assert plan_of(f"{aside}，云岫市政府2022年收到几件") == plan_of("云岫市政府2022年收到几件")


def test_what_was_disclosed_is_not_hidden_by_a_refusal() -> None:
    assert plan_of("云岫市政府2022年拒绝了几件，又公开了多少")[0].startswith("ask")
    assert plan_of("云岫市政府2022年法律不许公开的几件")[0].startswith("lookup")


def test_requests_that_are_no_requests_are_petitions_only_where_it_is_said() -> None:
    asked = "how many applications of 云岫市政府 were {} in 2022"
    assert "unprocessed.petition" in plan_of(asked.format("rejected as petitions, not information requests"))[0]
    assert not plan_of(asked.format("not information requests"))[0].startswith("lookup")


def test_cases_that_are_pending_are_no_applications_carried_over() -> None:
    asked = "{} 云岫市政府 still pending at the end of 2022?"
    assert "disputes.reconsideration/pending" in plan_of(asked.format("Reconsideration cases against"))[0]
    assert "applications.carried_out" in plan_of(asked.format("How many applications to"))[0]
