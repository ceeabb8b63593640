"""Identities, and the text against tables and itself: contradictions are named, nothing else is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from ingest_reports import plain_values, summed, write_tabs

from ingest.pipeline import read_report
from store.model import CellKey, Check, Problem, Report, Rule

ORGAN = "嘉祥县教育局"


def report_of(changes: dict[CellKey, str], sentence: str = "") -> Report:
    values = {**plain_values("2021", summed("2021")), **changes}
    text = write_tabs("2021", values, ORGAN, 2021)
    return read_report("a.txt", text.replace("一、总体情况\n", f"一、总体情况\n{sentence}\n", 1).encode())


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


def problems(sentence: str) -> list[Problem]:
    return list(report_of({}, sentence).problems)


RECEIVED = summed("2021")[key("applications.received", "total")]


@pytest.mark.parametrize(
    "sentence",
    [
        f"2021年共收到政府信息公开申请{RECEIVED}件。",
        f"全年受理依申请公开{RECEIVED}件，其中在线申请4件。",
        f"2021年共收到政府信息公开申请{RECEIVED + 5}件（含上年结转5件）。",
        "2021年全县共收到政府信息公开申请9000件。",
        "与去年相比，收到政府信息公开申请3件。",
        "上年结转5件，结转下年度继续办理3件。",
        "予以公开11件，部分公开12件。",
        "予以公开及部分公开23件。",
        "行政复议0件，行政诉讼0件。",
        "主动公开信息100条，其中网站60条，公众号40条。",
        "受理10件，其中在线申请4件，信函申请6件，按时办理10件。",
        "主动公开信息100条，其中重点领域30条，政策解读20条。",
        "通过网站发布信息80条。比上年多发布20条，同比增长33%。",
    ],
)
def test_what_agrees_or_counts_otherwise_is_no_problem(sentence: str) -> None:
    assert problems(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "rule", "found"),
    [
        ("2021年共收到政府信息公开申请9件。", Rule.TEXT_AGAINST_TABLE, "9"),
        ("2021年共收到政府信息公开申请十二件。", Rule.TEXT_AGAINST_TABLE, "12"),
        ("予以公开及部分公开11件。", Rule.TEXT_AGAINST_TABLE, "11"),
        ("予以公开12件。", Rule.TEXT_AGAINST_TABLE, "12"),
        ("结转下年度继续办理8件。", Rule.TEXT_AGAINST_TABLE, "8"),
        ("无法提供1件。", Rule.TEXT_AGAINST_TABLE, "1"),
        ("发生行政复议2件。", Rule.TEXT_AGAINST_TABLE, "2"),
        ("发生行政诉讼3件。", Rule.TEXT_AGAINST_TABLE, "3"),
        ("主动公开信息100条，其中网站60条，公众号140条。", Rule.TEXT_AGAINST_TEXT, "200"),
        ("主动公开信息100条。其中甲20条、乙20条、丙20条、丁20条、戊19条。", Rule.TEXT_AGAINST_TEXT, "99"),
        ("通过网站发布信息80条。比上年多发布60条，同比增长33%。", Rule.TEXT_AGAINST_TEXT, "33%"),
    ],
)
def test_what_contradicts_is_a_problem_with_both_numbers(sentence: str, rule: Rule, found: str) -> None:
    assert [(problem.rule, problem.found) for problem in problems(sentence)] == [(rule, found)]
