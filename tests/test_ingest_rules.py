"""The identities of the tables: what does not add up is named, nothing else is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from ingest_reports import plain_values, summed, write_tabs

from ingest.pipeline import read_report
from ingest.rules import check_identities
from store.catalogue import cells_of
from store.model import CellKey, Check, Figure, Locator, Report, Rule, Status

ORGAN = "嘉祥县教育局"


def report_of(changes: dict[CellKey, str]) -> Report:
    values = {**plain_values("2021", summed("2021")), **changes}
    return read_report("a.txt", write_tabs("2021", values, ORGAN, 2021).encode())


def key(indicator: str, column: str) -> CellKey:
    return CellKey(indicator, column)


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({}, set()),
        ({key("applications.received", "legal"): "1"}, {Rule.ROW_SUM, Rule.BALANCE}),
        ({key("applications.granted", "natural"): "12", key("applications.granted", "total"): "12"}, {Rule.COLUMN_SUM}),
        (
            {key("applications.carried_out", "natural"): "4", key("applications.carried_out", "total"): "4"},
            {Rule.BALANCE},
        ),
        ({key("disputes.reconsideration", "upheld"): "10"}, {Rule.DISPUTE_SUM}),
        ({key("applications.granted", "natural"): ""}, set()),
        ({key("applications.granted", "total"): "/"}, set()),
    ],
)
def test_a_broken_identity_is_a_problem_and_changes_no_figure(changes: dict[CellKey, str], rules: set[Rule]) -> None:
    report = report_of(changes)
    assert {problem.rule for problem in report.problems} == rules
    figures = {figure.key: figure for figure in report.figures}
    for place, text in changes.items():
        assert figures[place].value == (Decimal(text) if text.isdigit() else None)
        assert (figures[place].check is Check.BROKEN) == bool(rules)


def test_a_problem_shows_the_figures_and_its_place() -> None:
    problem = report_of({key("disputes.reconsideration", "upheld"): "10"}).problems[0]
    assert (problem.found, problem.expected) == ("10", "0")
    assert "10+0+0+0=10" in problem.message
    assert problem.locator.row == "行政复议"


def test_checks_say_what_the_identities_say() -> None:
    figures = {figure.key: figure.check for figure in report_of({}).figures}
    assert figures[key("applications.received", "total")] is Check.HOLDS
    assert figures[key("proactive.licences", "decisions")] is Check.UNTESTED


def figures_of(forms: dict[str, str], numbers: dict[CellKey, Decimal]) -> list[Figure]:
    """The cells of each table in its own form."""
    return [
        Figure(one.indicator, one.column, numbers[one.key], Status.REPORTED, "", one.unit, Check.UNTESTED, Locator())
        for table, form in forms.items()
        for one in cells_of(table, form)
    ]


@pytest.mark.parametrize("proactive", ["2019", "2021"])
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_a_tables_own_rows_say_which_identities_apply(proactive: str, form: str) -> None:
    """Table 二 of one form beside table 三 of the other, as reports of 2021 have it."""
    numbers = {**summed(proactive), **summed(form)}
    figures = figures_of({"proactive": proactive, "applications": form}, numbers)
    checked, broken = check_identities(figures)
    assert broken == ()
    assert {one.check for one in checked if one.column in ("natural", "total") and one.indicator[:4] == "appl"} == {
        Check.HOLDS
    }
    last = "applications.other" if form == "2019" else "applications.other.other"
    numbers[key(last, "natural")] += 1
    numbers[key(last, "total")] += 1
    broken = check_identities(figures_of({"proactive": proactive, "applications": form}, numbers))[1]
    assert {problem.rule for problem in broken} == {Rule.COLUMN_SUM}


def test_where_both_forms_rows_are_read_their_results_are_not_summed() -> None:
    old, new = summed("2019"), summed("2021")
    extra = [one for one in figures_of({"applications": "2019"}, old) if one.indicator == "applications.other"]
    checked, broken = check_identities([*figures_of({"applications": "2021"}, new), *extra])
    assert broken == ()
    assert {one.check for one in checked if one.indicator == "applications.other"} <= {Check.HOLDS, Check.UNTESTED}
