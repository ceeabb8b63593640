"""The question set is well formed, and is what its sentences and the world's figures give."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from factory.figures import applications_hold, form_cells
from questions.__main__ import KEPT, main
from questions.cells import SlipError, cells_named
from questions.expecting import ASKED, Asked, Expected, expected, fact, number, questions, read_asked
from questions.gold import gold, lines
from questions.world import SLIPS, WorldReport, organs, world

KINDS = {
    *("figure", "comparison", "ranking", "trend", "aggregate", "summary"),
    *("list", "audit", "passage", "clarify", "unknown", "refused"),
}
FIELDS = {
    *("id", "q", "session", "category", "kind", "figures", "figures_optional"),
    *("ordered", "results", "contains", "quote", "choices"),
}
OPERATIONS = {"sum", "difference", "change_rate", "ratio", "average", "count", "max", "min"}


def ask(line: str) -> Expected:
    return expected(1, next(read_asked(line)))


def test_committed_questions_are_those_of_the_sentences() -> None:
    assert KEPT.read_text(encoding="utf-8") == lines()


def test_no_sentence_is_asked_twice() -> None:
    asked = Counter((entry.session, entry.question) for entry in read_asked(ASKED.read_text(encoding="utf-8")))
    assert [sentence for sentence, times in asked.items() if times > 1] == []
    assert len(asked) >= 450


def test_every_question_has_the_form_that_the_scorer_reads() -> None:
    names = {organ.name for organ in organs().values()}
    for question in questions():
        kinds = question["kind"] if isinstance(question["kind"], list) else [question["kind"]]
        assert set(question) <= FIELDS, question
        assert set(kinds) <= KINDS, question
        assert set(question.get("choices", [])) <= names, question
        assert {entry["operation"] for entry in question.get("results", [])} <= OPERATIONS, question


def test_every_figure_stands_in_a_report_of_the_world() -> None:
    told = {(report.organ.name, report.year): report for report in world().values()}
    for question in questions():
        for figure in question.get("figures", []) + question.get("figures_optional", []):
            report = told[figure["organ"], figure["year"]]
            cells = {(key.indicator, key.column): number(value) for key, value in report.values.items()}
            cell = figure["indicator"], figure["column"]
            assert figure["value"] == cells.get(cell), question
            assert (figure["status"] == "absent") == (cell not in cells), question


def test_sessions_stand_together() -> None:
    """A conversation is not cut through by another one."""
    seen: list[str] = []
    for question in questions():
        session = question.get("session", "")
        if session and session != (seen[-1] if seen else ""):
            assert session not in seen, question
        seen.append(session)


@pytest.mark.parametrize("report", world().values(), ids=lambda report: report.name)
def test_identities_hold_but_where_a_slip_is_written(report: WorldReport) -> None:
    blank = None in [value for key, value in report.values.items() if key.indicator.startswith("applications")]
    slipped = any(key.indicator.startswith("applications") for key in SLIPS.get((report.organ.code, report.year), {}))
    assert applications_hold(report.values, report.form) == (not blank and not slipped)


def test_gold_has_as_many_figures_as_the_form() -> None:
    for report in world().values():
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


@pytest.mark.parametrize(
    "words", ["DQ 2021", "XX 2021 received", "CXB 2019 received", "DQ 2021 sent", "DQ 2021 fees:natural"]
)
def test_a_slip_of_the_pen_is_found(words: str) -> None:
    with pytest.raises(SlipError):
        cells_named(words.split())


def test_a_mistake_names_its_line() -> None:
    asked = Asked(7, "", "", "a", "figure", ("XX", "2021", "received"), {})
    with pytest.raises(SlipError, match="line 7"):
        expected(1, asked)


def test_a_fact_is_quoted_with_its_sentence() -> None:
    found = fact("phone", "LAW", "2022")
    assert found["contains"][0] in found["quote"]


def test_everything_is_written(tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 0
    folders = sorted((tmp_path / "reports").iterdir())
    assert len(folders) == len(world())
    assert all({"meta.json", "gold.json"} < {file.name for file in folder.iterdir()} for folder in folders)
    asked = (tmp_path / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(asked[0])["id"] == "w001"


def test_no_folder_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "python -m questions" in capsys.readouterr().err
