"""From one year's report to the next: identities between years, and what is derived anew of held reports."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from ingest_reports import plain_values, summed, write_tabs

from ingest.carry_over import check_carry_over
from ingest.pipeline import read_report
from ingest.rechecking import recheck
from store.database import Database
from store.model import Amendment, CellKey, Check, Figure, Report, Rule

ORGAN = "嘉祥县教育局"
OUT, IN = "applications.carried_out", "applications.carried_in"
FITTING = {CellKey(IN, "natural"): "3", CellKey(IN, "total"): "3"}


def report_of(year: int, changes: dict[CellKey, str], sentence: str = "") -> Report:
    received = {CellKey("applications.received", column): Decimal(2) for column in ("natural", "total")}
    numbers = summed("2021")
    if changes.keys() >= FITTING.keys():
        numbers = {**numbers, **{key: numbers[key] + more for key, more in received.items()}}
    text = write_tabs("2021", {**plain_values("2021", numbers), **changes}, ORGAN, year)
    return read_report("a.txt", text.replace("一、总体情况\n", f"一、总体情况\n{sentence}\n", 1).encode())


def by_key(report: Report) -> dict[CellKey, Figure]:
    return {figure.key: figure for figure in report.figures}


def normative(issued: int, repealed: int, in_force: int) -> dict[CellKey, str]:
    names = ("issued", "repealed", "in_force")
    return {
        CellKey("proactive.normative", name): str(value)
        for name, value in zip(names, (issued, repealed, in_force), strict=True)
    }


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ({}, FITTING, []),
        ({}, {}, [("3", "5"), ("3", "5")]),
        ({}, {**FITTING, CellKey(IN, "legal"): "1"}, [("0", "1")]),
        ({CellKey(OUT, "natural"): "", CellKey(OUT, "total"): "/"}, {}, []),
        (normative(9, 9, 30), {**FITTING, **normative(4, 1, 33)}, []),
        (normative(9, 9, 30), {**FITTING, **normative(4, 1, 34)}, [("33", "34")]),
        (normative(9, 9, 30), {**FITTING, **normative(4, 1, 34), CellKey("proactive.normative", "repealed"): ""}, []),
    ],
)
def test_carry_over(before: dict[CellKey, str], after: dict[CellKey, str], found: list[tuple[str, str]]) -> None:
    problems = check_carry_over(by_key(report_of(2021, before)), by_key(report_of(2022, after)), 2022)
    assert [(problem.expected, problem.found) for problem in problems] == found
    for problem in problems:
        assert problem.rule is Rule.CARRY_OVER
        assert "2021年年报" in problem.message
        assert "2022年年报" in problem.message
        assert problem.locator.column


def test_the_2019_form_has_no_documents_in_force() -> None:
    text = write_tabs("2019", plain_values("2019", summed("2019")), ORGAN, 2020)
    old = by_key(read_report("a.txt", text.encode()))
    assert check_carry_over(old, by_key(report_of(2021, {**FITTING, **normative(1, 0, 99)})), 2021) == ()


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database.in_home(tmp_path)


def rules(database: Database, year: int) -> list[Rule]:
    return [held.problem.rule for held in database.problems(years={year})]


def checked(database: Database, key: CellKey) -> Check:
    return database.figures(years={2022}, cells=[key])[0].figure.check


def organ_of(database: Database) -> int:
    return database.organs()[0].id


@pytest.mark.parametrize("order", [(2021, 2022), (2022, 2021)])
def test_a_neighbouring_year_brings_its_problems_and_takes_them_away(
    database: Database, order: tuple[int, int]
) -> None:
    for year in order:
        database.save(report_of(year, {}))
        recheck(database, organ_of(database), year)
    assert rules(database, 2022) == [Rule.CARRY_OVER] * 2
    revision = database.revision()
    recheck(database, organ_of(database), 2022)
    assert database.revision() == revision
    database.remove(organ_of(database), 2021)
    recheck(database, organ_of(database), 2021)
    assert rules(database, 2022) == []


def test_a_lone_report_is_left_as_it_is(database: Database) -> None:
    database.save(report_of(2022, {CellKey("applications.granted", "natural"): "12"}))
    before, revision = database.problems(), database.revision()
    recheck(database, organ_of(database), 2022)
    assert (database.problems(), database.revision()) == (before, revision)


def test_an_amendment_mends_identity_text_and_carry_over_and_undone_brings_them_back(database: Database) -> None:
    wrong = CellKey(OUT, "total")
    sentence = "结转下年度继续办理3件。"
    database.save(report_of(2022, {**FITTING, wrong: "30"}, sentence))
    database.save(report_of(2023, FITTING))
    organ = organ_of(database)
    recheck(database, organ, 2022)
    broken = {Rule.ROW_SUM, Rule.BALANCE, Rule.TEXT_AGAINST_TABLE}
    assert set(rules(database, 2022)) == broken
    assert rules(database, 2023) == [Rule.CARRY_OVER]
    database.amend(organ, 2022, Amendment(wrong, Decimal(3), "原件如此", "甲", datetime.now(UTC)))
    recheck(database, organ, 2022)
    assert (rules(database, 2022), rules(database, 2023)) == ([], [])
    assert checked(database, wrong) is Check.HOLDS
    database.undo_amendment(organ, 2022, wrong)
    recheck(database, organ, 2022)
    assert set(rules(database, 2022)) == broken
    assert rules(database, 2023) == [Rule.CARRY_OVER]
    assert checked(database, wrong) is Check.BROKEN
