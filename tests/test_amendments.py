"""A figure corrected by hand says so in every answer that it takes part in; its citation still quotes what stands."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from fakes import make_figures, make_report

from bot.answer import Answer
from bot.assistant import Asker, Assistant
from retrieval.conversation import Conversation
from store.catalogue import cell_types
from store.database import Database
from store.model import Amendment, CellKey, Figure, Problem, Rule
from store.vectors import PassageIndex

RECEIVED = CellKey("applications.received", "total")
PROCESSED = CellKey("applications.processed", "total")
FIRST, SECOND = "云岫市教育局", "霁川县水利局"
SIGNED = ("张三", "原件为 15")


@pytest.fixture
def assistant(database: Database, index: PassageIndex) -> Assistant:
    """Two organs of two years; of the first one's 2022 the applications received are amended from 12 to 15."""
    for organ in (FIRST, SECOND):
        for year in (2021, 2022):
            database.save(make_report(organ, year, figures=filled(12 if organ == FIRST else 20)))
    amend(database, RECEIVED, "15")
    return Assistant(database, index, lambda: date(2026, 11, 21))


def filled(number: int) -> tuple[Figure, ...]:
    cells = [cell for cell in cell_types() if cell.in_form("2021")]
    return make_figures([number if cell.key in (RECEIVED, PROCESSED) else 1 for cell in cells])


def amend(database: Database, key: CellKey, value: str | None) -> None:
    (organ_id,) = (held.id for held in database.organs() if held.organ.name == FIRST)
    by, why = SIGNED
    number = None if value is None else Decimal(value)
    database.amend(organ_id, 2022, Amendment(key, number, why, by, datetime(2026, 11, 21, 4, tzinfo=UTC)))


def ask(assistant: Assistant, question: str) -> Answer:
    answer, _ = assistant.ask(question, Asker("test"), Conversation())
    return answer


QUESTIONS = {
    "figure": f"{FIRST}2022年收到多少件申请",
    "difference": f"{FIRST}2022年比2021年多收到多少件申请",
    "organs": f"2022年{FIRST}和{SECOND}谁收到的申请多",
    "ranking": "2022年收到申请最多的单位是哪个",
    "sum": "2022年各单位一共收到多少件申请",
    "average": "2022年平均每个单位收到多少件申请",
    "count": "2022年收到申请超过10件的单位有几家",
    "trend": f"{FIRST}历年收到申请的变化",
    "summary": f"总结{FIRST}2022年的年报",
    "overview": "总结2022年各单位的年报",
    "english": f"How many applications did {FIRST} receive in 2022?",
}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_every_answer_says_what_was_read_who_corrected_it_and_why(assistant: Assistant, question: str) -> None:
    answer = ask(assistant, question)
    for part in ("12", "15", *SIGNED, "2026-11-21"):
        assert part in answer.text
    assert ("人工更正" in answer.text) != answer.english
    assert [problem for problem in answer.problems if FIRST in problem and "张三" in problem]
    told = [figure for figure in answer.to_json()["figures"] if "amended" in figure]
    assert [(figure["organ"], figure["year"], figure["value"]) for figure in told] == [(FIRST, 2022, 15)]
    assert told[0]["amended"] == {
        "value_read": 12,
        "status_read": "reported",
        "why": SIGNED[1],
        "by": SIGNED[0],
        "at": "2026-11-21T04:00:00+00:00",
    }
    citations = {citation.id: citation for citation in answer.citations}
    assert citations[told[0]["citation"]].quote == "12"


@pytest.mark.parametrize("key", ["difference", "sum", "average", "overview"])
def test_results_count_the_corrected_number(assistant: Assistant, key: str) -> None:
    expected = {"difference": 3, "sum": 35, "average": Decimal("17.5"), "overview": 35}[key]
    assert expected in [result.value for result in ask(assistant, QUESTIONS[key]).results]


def test_answers_without_it_say_nothing_of_it(assistant: Assistant) -> None:
    for question in (f"{SECOND}2022年收到多少件申请", f"{FIRST}2021年收到多少件申请", f"{FIRST}2022年办结多少件申请"):
        answer = ask(assistant, question)
        assert "更正" not in answer.text and not answer.problems
        assert all("amended" not in figure for figure in answer.to_json()["figures"])


def test_a_cell_corrected_to_a_blank_is_no_number(assistant: Assistant, database: Database) -> None:
    amend(database, RECEIVED, None)
    answer = ask(assistant, QUESTIONS["figure"])
    assert (answer.figures[0].value, answer.figures[0].status) == (None, "blank")
    assert "原读作 12" in answer.text and "15" not in answer.text.replace(SIGNED[1], "")
    total = ask(assistant, QUESTIONS["sum"])
    assert not [result for result in total.results if result.value == 35] and "张三" in total.text


def test_an_undone_correction_is_told_no_more(assistant: Assistant, database: Database) -> None:
    (organ_id,) = (held.id for held in database.organs() if held.organ.name == FIRST)
    database.undo_amendment(organ_id, 2022, RECEIVED)
    answer = ask(assistant, QUESTIONS["figure"])
    assert "12件" in answer.text and "更正" not in answer.text


def test_many_corrections_are_folded_in_the_text_and_all_named_among_the_problems(
    database: Database, index: PassageIndex
) -> None:
    for number in range(14):
        saved = database.save(make_report(f"第{number}镇人民政府", 2022, figures=filled(12)))
        by, why = SIGNED
        database.amend(saved.organ_id, 2022, Amendment(RECEIVED, Decimal(15), why, by, datetime.now(UTC)))
    answer = ask(Assistant(database, index, lambda: date(2026, 11, 21)), "2022年各单位一共收到多少件申请")
    assert sum("张三" in problem for problem in answer.problems) == 14
    assert answer.text.count("张三") == 14
    ranked = ask(Assistant(database, index, lambda: date(2026, 11, 21)), QUESTIONS["ranking"])
    assert ranked.text.count("张三") == 10 and "共14项" in ranked.text


def test_a_cell_in_which_copies_differ_is_told_with_its_answer(database: Database, index: PassageIndex) -> None:
    for source, number in (("a.html", 12), ("b.html", 13)):
        database.save(make_report(FIRST, 2022, source=source, figures=filled(number), problems=(OTHER,)))
    assistant = Assistant(database, index, lambda: date(2026, 11, 21))
    told = ask(assistant, f"{FIRST}2022年收到多少件申请").problems
    assert len(told) == 1 and "a.html 为 12，b.html 为 13" in told[0]
    assert not ask(assistant, f"{FIRST}2022年予以公开多少件").problems


OTHER = Problem(Rule.NUMBER_TYPE, "别处的问题")
