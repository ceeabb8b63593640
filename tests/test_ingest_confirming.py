"""What is not beyond doubt in a picture is a figure only where an identity forces it; what was not read is told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ingest.blocks import Document
from ingest.confirming import confirm, tell_read
from ingest.identities import identities
from store.model import CellKey, Check, Figure, Locator, Problem, Rule, Status

ROW = next(one for one in identities("2021") if len(one.parts) == 6)
KEYS = (*ROW.parts, *ROW.wholes)


def figures(numbers: tuple[int | None, ...]) -> list[Figure]:
    return [
        Figure(
            key.indicator,
            key.column,
            None if number is None else Decimal(number),
            Status.BLANK if number is None else Status.REPORTED,
            str(number),
            "件",
            Check.UNTESTED,
            Locator(row="新收", column=key.column),
        )
        for key, number in zip(KEYS, numbers, strict=True)
    ]


@pytest.mark.parametrize(
    ("numbers", "unsure", "kept"),
    [
        pytest.param((1, 2, 0, 0, 0, 0, 3), (), 7, id="all sure"),
        pytest.param((1, 2, 0, 0, 0, 0, 3), (1,), 7, id="one, forced"),
        pytest.param((1, 2, 0, 0, 0, 0, 3), (6,), 7, id="the total, forced"),
        pytest.param((1, 2, 0, 0, 0, 0, 4), (1,), 6, id="one, does not add up"),
        pytest.param((1, 2, 0, 0, 0, 0, 3), (0, 1), 5, id="two may both be wrong"),
        pytest.param((1, 2, None, 0, 0, 0, 3), (2,), 6, id="a doubtful blank is none"),
    ],
)
def test_only_a_figure_that_an_identity_forces_is_confirmed(
    numbers: tuple[int | None, ...], unsure: tuple[int, ...], kept: int
) -> None:
    found, withdrawn = confirm(figures(numbers), [KEYS[place] for place in unsure])
    assert sum(figure.status is not Status.MISSING for figure in found) == kept
    assert len(withdrawn) == 7 - kept
    assert all(figure.value is None for figure in found if figure.status is Status.MISSING)
    assert [CellKey(figure.indicator, figure.column) for figure in found] == list(KEYS)


def test_a_report_says_how_much_of_its_pictures_was_read() -> None:
    found, withdrawn = confirm(figures((1, 2, 0, 0, 0, 0, 4)), [KEYS[1]])
    other = Problem(Rule.IDENTITY, "")
    garbled = Problem(Rule.NUMBER_TYPE, "", found="1O", locator=Locator(row="新收", column="总计"))
    kept, problem = tell_read(Document((), seen=2, left=(5, 6)), found, withdrawn, (other, garbled))
    assert kept == other and "2 格看不真切" in problem.message and "“新收·总计”（像是“1O”）" in problem.message
    column = KEYS[1].column
    assert "共 7 格，读出 6 格" in problem.message and f"“新收·{column}”（像是“2”）" in problem.message
    assert "第 5、6 页" in problem.message and "没有找到" not in problem.message
    lost = [replace(figure, value=None, status=Status.MISSING, raw=None) for figure in found]
    (unfound,) = tell_read(Document((), seen=1), lost, (), ())
    assert "共 7 格，读出 0 格" in unfound.message and "1 行没有找到：“新收”" in unfound.message
    (partly,) = tell_read(Document((), seen=1), [found[0], *lost[1:]], (), ())
    assert "6 格没有找到" in partly.message and "行没有找到" not in partly.message
    assert tell_read(Document(()), found, (), (garbled,)) == (garbled,)
    assert tell_read(Document((), seen=2), figures((1,) * 7), (), (other,)) == (other,)
