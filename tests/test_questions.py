"""The question set is well formed, and is what its sentences and the world's figures give."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from factory.figures import applications_hold, form_cells
from questions.__main__ import main
from questions.cells import cells_named
from questions.expecting import Asked, Expected, expected, fact, number, read_asked
from questions.gold import gold
from questions.offices import SlipError, read_offices
from questions.sets import QuestionSet, load_set, set_names
from questions.world import WorldReport

KINDS = {
    *("figure", "comparison", "ranking", "trend", "aggregate", "summary"),
    *("list", "audit", "passage", "clarify", "unknown", "refused"),
}
FIELDS = {
    *("id", "q", "session", "category", "kind", "figures", "figures_optional"),
    *("ordered", "results", "contains", "excludes", "quote", "choices"),
}
OPERATIONS = {"sum", "difference", "change_rate", "ratio", "average", "count", "max", "min"}
FIRST = load_set("first")
REPORTS = [(chosen, report) for chosen in map(load_set, set_names()) for report in chosen.world.reports.values()]


def ask(line: str) -> Expected:
    return expected(FIRST.world, 1, next(read_asked(line)))


@pytest.fixture(params=set_names(), scope="module")
def chosen(request: pytest.FixtureRequest) -> QuestionSet:
    return load_set(request.param)


def test_committed_questions_are_those_of_the_sentences(chosen: QuestionSet) -> None:
    assert chosen.kept.read_text(encoding="utf-8") == chosen.lines()


def test_no_sentence_is_asked_twice(chosen: QuestionSet) -> None:
    asked = Counter((entry.session, entry.question) for entry in chosen.asked)
    assert [sentence for sentence, times in asked.items() if times > 1] == []


def test_every_question_has_the_form_that_the_scorer_reads(chosen: QuestionSet) -> None:
    names = {organ.name for organ in chosen.world.organs.values()}
    for question in chosen.questions():
        kinds = question["kind"] if isinstance(question["kind"], list) else [question["kind"]]
        assert set(question) <= FIELDS, question
        assert set(kinds) <= KINDS, question
        assert set(question.get("choices", [])) <= names, question
        assert {entry["operation"] for entry in question.get("results", [])} <= OPERATIONS, question


def test_every_figure_stands_in_a_report_of_the_world(chosen: QuestionSet) -> None:
    told = {(report.organ.name, report.year): report for report in chosen.world.reports.values()}
    for question in chosen.questions():
        for figure in question.get("figures", []) + question.get("figures_optional", []):
            report = told[figure["organ"], figure["year"]]
            cells = {(key.indicator, key.column): number(value) for key, value in report.values.items()}
            cell = figure["indicator"], figure["column"]
            assert figure["value"] == cells.get(cell), question
            assert (figure["status"] == "absent") == (cell not in cells), question


def test_sessions_stand_together(chosen: QuestionSet) -> None:
    """A conversation is not cut through by another one."""
    seen: list[str] = []
    for question in chosen.questions():
        session = question.get("session", "")
        if session and session != (seen[-1] if seen else ""):
            assert session not in seen, question
        seen.append(session)


@pytest.mark.parametrize(("chosen", "report"), REPORTS, ids=[report.name for _, report in REPORTS])
def test_identities_hold_but_where_a_slip_is_written(chosen: QuestionSet, report: WorldReport) -> None:
    blank = None in [value for key, value in report.values.items() if key.indicator.startswith("applications")]
    slips = chosen.world.offices.slips.get((report.organ.code, report.year), {})
    slipped = any(key.indicator.startswith("applications") for key in slips)
    assert applications_hold(report.values, report.form) == (not blank and not slipped)


def test_gold_has_as_many_figures_as_the_form(chosen: QuestionSet) -> None:
    for report in chosen.world.reports.values():
        rows = [row for table in gold(report).values() for row in table.values()]
        assert sum(len(row) if isinstance(row, list) else 1 for row in rows) == len(form_cells(report.form))


@pytest.mark.parametrize(
    ("line", "results"),
    [
        ("a | sum CXT 2021-2022 received", [("sum", 10)]),
        ("a | diff CXT 2022 received & CXT 2021 received", [("difference", 10)]),
        ("a | rate CXT 2023 received & CXT 2022 received", [("change_rate", -0.1)]),
        ("a | avg CXT 2021-2023 received", [("average", 19 / 3)]),
        ("a | share CXT 2022 received:natural / CXT 2022 received", [("ratio", 0.8)]),
        ("a | share CXT 2021 received:natural / CXT 2021 received", []),
        ("a | count>9 CXT * received", [("count", 1)]),
        ("a | diff DQS 2022 partial & DQS 2023 partial", []),
        ("a | diffsum CXT 2022-2023 received / CXT 2021 received", [("difference", 19)]),
        ("a | count>=9 CXT * received", [("count", 2)]),
        # 641.10万元 against 7053800元
        ("a | diff CX 2019 procurement & CX 2020 procurement", [("difference", 64.28)]),
    ],
)
def test_results(line: str, results: list[tuple[str, float]]) -> None:
    given = ask(line)["results"]
    assert [entry["operation"] for entry in given] == [name for name, _ in results]
    assert [entry["value"] for entry in given] == pytest.approx([value for _, value in results])


def test_ranking_names_ties_and_puts_what_is_blank_last() -> None:
    first = ask("a | bottom1 DQX,DQS,CXT 2022 partial")
    assert [figure["organ"] for figure in first["figures"]] == ["德清县新安镇人民政府"]
    everyone = ask("a | rank DQS,CXT,DQX 2022 partial")
    assert [figure["value"] for figure in everyone["figures"]] == [2, 0, None]
    tied = ask("a | top1 CXT,LAX 2023 penalties")
    assert len(tied["figures"]) == 2


def test_what_the_operations_over_two_sets_name() -> None:
    second = ask("a | nth2 DQX,DQS,CXT 2023 received")
    values = {f["organ"]: f["value"] for f in second["figures"] + second["figures_optional"]}
    assert second["figures"][0]["value"] == sorted(values.values())[1]
    grown = ask("a | grew DQX,DQS,CXT 2022 received / DQX,DQS,CXT 2021 received")
    later, earlier = (figure["value"] for figure in grown["figures"])
    assert grown["contains"] == [grown["figures"][0]["organ"]]
    assert later - earlier >= 10
    most = ask("a | topsum DQ,CXT 2022 denied")
    assert most["contains"][0] == "德清县人民政府"
    assert "figures" not in most


@pytest.mark.parametrize(
    "words", ["DQ 2021", "XX 2021 received", "CXB 2019 received", "DQ 2021 sent", "DQ 2021 fees:natural"]
)
def test_a_slip_of_the_pen_is_found(words: str) -> None:
    with pytest.raises(SlipError):
        cells_named(FIRST.world, words.split())


def test_a_mistake_names_its_line() -> None:
    asked = Asked(7, "", "", "a", "figure", ("XX", "2021", "received"), {})
    with pytest.raises(SlipError, match="line 7"):
        expected(FIRST.world, 1, asked)


def test_a_fact_is_quoted_with_its_sentence() -> None:
    found = fact(FIRST.world, "phone", "LAW", "2022")
    assert found["contains"][0] in found["quote"]


OFFICES = """
prefix = "t"
written = ["html"]
offices = [["AA", "某县人民政府", "town", "21-22", "0571-1"], ["AB", "某县教育局", "town", "22", "0571-2"]]
[sizes]
town = [[8, 0.1], [9, 0.4], [4, 0.1]]
"""


@pytest.mark.parametrize(
    "words",
    [
        'hybrid = ["AA 2023"]',
        'hybrids = ["AA 2022"]',
        'tells_channels = ["AC"]',
        '[[told."AA 2022"]]\ntext = "撤回2件。"\nwithdrawn = "3件"',
    ],
)
def test_what_is_said_of_no_report_is_a_slip(words: str) -> None:
    top, tables = OFFICES.split("[sizes]")
    with pytest.raises(SlipError):
        read_offices(f"{top}{words}\n[sizes]{tables}")


def test_everything_is_written(chosen: QuestionSet, tmp_path: Path) -> None:
    assert main([str(tmp_path), "--set", chosen.folder.name]) == 0
    folders = sorted((tmp_path / "reports").iterdir())
    assert len(folders) == len(chosen.world.reports)
    assert all({"meta.json", "gold.json"} < {file.name for file in folder.iterdir()} for folder in folders)
    asked = (tmp_path / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(asked[0])["id"] == f"{chosen.world.offices.prefix}001"


def test_no_folder_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([])
    assert stopped.value.code == 2
    assert "python -m questions" in capsys.readouterr().err
