"""A number corrected by hand is never told as what the report writes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from fakes import make_figures

from ingest.carry_over import check_carry_over
from ingest.claims import check_claims
from ingest.identities import CARRIED_OUT, PROCESSED, RECEIVED
from ingest.rules import check_identities
from ingest.sections import Text
from store.model import Amendment, CellKey, Figure, Status

OUT, TOTAL, DONE = CellKey(CARRIED_OUT, "total"), CellKey(RECEIVED, "total"), CellKey(PROCESSED, "total")
TEXT = Text("本年度收到政府信息公开申请10件。", "一、总体情况", 1, 1)


def amended(
    key: CellKey, value: int | None, read: int | None = 0, status: Status = Status.REPORTED
) -> dict[CellKey, Figure]:
    """The form's cells, all 0 but one that was corrected."""
    held = {figure.key: figure for figure in make_figures()}
    number = None if value is None else Decimal(value)
    made = Amendment(key, number, "附件", "张三", datetime.now(UTC))
    now = Status.BLANK if value is None else Status.REPORTED
    held[key] = replace(
        held[key],
        value=number,
        status=now,
        amended=made,
        read=None if read is None else Decimal(read),
        read_status=status,
    )
    return held


@pytest.mark.parametrize(
    ("read", "status", "said"),
    [(0, Status.REPORTED, "原写0件"), (None, Status.BLANK, "原为空白"), (None, Status.MISSING, "原未读出")],
)
def test_what_is_carried_over_says_what_was_corrected(read: int | None, status: Status, said: str) -> None:
    (problem,) = check_carry_over(amended(OUT, 5, read, status), {one.key: one for one in make_figures()}, 2021)
    assert f"2020年年报结转下年度继续办理更正为5件（{said}），2021年年报写上年结转0件" in problem.message


def test_a_broken_sum_says_which_of_its_cells_were_corrected() -> None:
    _, problems = check_identities(list(amended(TOTAL, 5, 3).values()))
    assert problems and all("总计”更正为5（原写3）" in problem.message for problem in problems)


def test_text_against_a_corrected_cell_says_so() -> None:
    (problem,) = check_claims(amended(TOTAL, 5, 3), [TEXT], "甲县教育局", 2021)
    assert problem.message.endswith("更正为5件（原写3件）")
    (plain,) = check_claims({one.key: one for one in make_figures()}, [TEXT], "甲县教育局", 2021)
    assert plain.message.endswith("为0件") and "更正" not in plain.message


def test_a_cell_corrected_to_a_blank_is_held_against_no_text() -> None:
    held = amended(TOTAL, None, 3)
    assert check_claims(held, [TEXT], "甲县教育局", 2021) == ()
    blank = {**held, TOTAL: replace(held[TOTAL], amended=None)}
    assert check_claims(blank, [TEXT], "甲县教育局", 2021)  # what the report itself left blank is the sum of its row
