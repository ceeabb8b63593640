"""What is wrong with a figure, or with whose report it stands in, is told wherever the figure is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from fakes import make_figures, make_report
from test_correcting import run

from bot.assistant import Asker, Assistant
from bot.touching import touching
from ingest.carry_over import check_carry_over
from ingest.rules import check_identities
from retrieval.conversation import Conversation
from store.catalogue import cell_types
from store.database import Database
from store.model import CellKey, Figure, HeldFigure, HeldProblem, Organ, Problem, ReportHead, Rule
from store.vectors import PassageIndex

ORGAN = "霁川县教育局"
DOUBTED = Problem(Rule.IDENTITY, "指定的机关是霁川县教育局，文件标题却写云岫市水利局，按指定的计")
TOTAL = "applications.{}/total"


def figures(numbers: dict[str, int]) -> tuple[Figure, ...]:
    cells = [cell for cell in cell_types() if cell.in_form("2021")]
    return make_figures([numbers.get("/".join(cell.key), 0) for cell in cells])


def held(year: int, found: tuple[Figure, ...]) -> list[HeldFigure]:
    head = ReportHead(year, 1, Organ(ORGAN), year, "年报", "2021", "a.html")
    return [HeldFigure(head, figure) for figure in found]


CASES = [
    ("received/total", {"row_sum", "balance"}),
    ("received/natural", {"row_sum"}),
    ("granted/total", {"row_sum", "column_sum"}),
    ("processed/total", {"balance", "column_sum"}),
    ("carried_in/total", {"balance"}),
    ("granted/natural", {"row_sum"}),
    ("partial/natural", set()),
]


@pytest.mark.parametrize(("code", "rules"), CASES, ids=[case[0] for case in CASES])
def test_a_cell_is_touched_by_the_identities_it_takes_part_in(code: str, rules: set[str]) -> None:
    found = figures({TOTAL.format("received"): 5, TOTAL.format("granted"): 3})
    every = held(2021, found)
    problems = [HeldProblem(every[0].report, problem) for problem in check_identities(found)[1]]
    key = CellKey(*f"applications.{code}".rsplit("/", 1))
    shown = [one for one in every if one.figure.key == key]
    assert {one.problem.rule.value for one in touching(shown, problems)} == rules


def test_the_year_after_touches_what_it_does_not_take_over() -> None:
    before, after = held(2021, figures({TOTAL.format("carried_out"): 2})), held(2022, figures({}))
    first, second = ({one.figure.key: one.figure for one in year} for year in (before, after))
    (problem,) = check_carry_over(first, second, 2022)
    problems = [HeldProblem(after[0].report, problem)]
    touched = {one.figure.key for one in (*before, *after) if touching([one], problems)}
    rows = {key.indicator for key in touched}
    assert rows == {"applications.carried_in", "applications.carried_out"}
    assert CellKey("applications.carried_out", "natural") not in touched


@pytest.fixture
def doubted(tmp_path: Path) -> Path:
    """A home with a report that was given to another office than it names, and that adds up nowhere."""
    database = Database.in_home(tmp_path / "data")
    for source, number in (("a.html", 5), ("b.html", 6)):
        database.save(make_report(ORGAN, source=source, figures=figures({TOTAL.format("received"): number})))
    database.save(make_report(ORGAN, 2022, figures=figures({}), problems=(DOUBTED,), texts=["设立了三个查阅点。"]))
    database.close()
    return tmp_path


def test_show_of_a_cell_tells_the_other_copy_and_the_identity(doubted: Path) -> None:
    shown = run(doubted, "show", ORGAN, "2021", "新收申请", "总计").stdout.decode()
    assert "a.html 为 5，b.html 为 6" in shown
    assert "duplicate" not in run(doubted, "show", ORGAN, "2021", "予以公开", "总计").stdout.decode()
    assert DOUBTED.message in run(doubted, "show", ORGAN, "2022", "予以公开", "总计").stdout.decode()


@pytest.mark.parametrize(
    "question",
    ["{}2022年收到多少件申请", "{}2022年设立了几个查阅点", "{}2022年比2021年多收到多少件申请", "总结{}2022年的年报"],
)
def test_an_answer_says_that_its_report_may_be_another_offices(
    doubted: Path, index: PassageIndex, question: str
) -> None:
    database = Database.in_home(doubted / "data")
    index.sync(database)
    answer, _ = Assistant(database, index, lambda: date(2026, 11, 21)).ask(
        question.format(ORGAN), Asker("test"), Conversation()
    )
    database.close()
    assert any(DOUBTED.message in problem for problem in answer.problems), answer.text
