"""Answers about a report that has pages name them: in the sentence, in the terminal's and in Telegram's list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from drawn_reports import ORGAN, YEAR, draw_report
from fakes import HashEmbeddings, make_figures

from bot.answer import Answer
from bot.assistant import Asker, Assistant
from bot.channels.telegram_render import render_answer, to_plain
from bot.channels.terminal import cite
from bot.commands.listing import problem_line
from bot.naming import print_box
from ingest.pipeline import read_report
from retrieval.conversation import Conversation
from store.database import Database
from store.model import Locator, Problem, Rule
from store.vectors import PassageIndex


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    home = tmp_path_factory.mktemp("pages")
    database = Database.in_home(home)
    database.save(read_report("年报.pdf", draw_report(make_figures([None, 2])).content))
    index = PassageIndex(folder=home / "chroma", url=None, models=home, model=None, embeddings=HashEmbeddings())
    index.sync(database)
    yield Assistant(database, index)
    index.close()
    database.close()


def asked(assistant: Assistant, question: str) -> Answer:
    return assistant.ask(question, Asker("test"), Conversation())[0]


@pytest.mark.parametrize(
    ("question", "end", "page"),
    [
        (f"{ORGAN}{YEAR}年结转下年多少件", "0件，见第2页[1]", "第2页"),
        (f"{ORGAN}{YEAR}年规章制发多少件", "（空白不等于零），见第1页[1]", "第1页"),
        (f"how many applications did {ORGAN} carry over to the next year in {YEAR}?", "(p. 2) [1]", "p. 2"),
        (f"{ORGAN}{YEAR}年存在哪些问题", "不够全面。”，见第2页[1]", "第2页"),
    ],
)
def test_the_page_is_named(assistant: Assistant, question: str, end: str, page: str) -> None:
    answer = asked(assistant, question)
    assert end in answer.text
    (citation,) = answer.citations
    assert cite(citation, answer.english).plain.endswith(f"（年报.pdf {page}）")
    assert f" › {page}" in to_plain(render_answer(answer))


def test_a_source_without_pages_has_none() -> None:
    assert print_box(Locator(page=1)) == ""
    assert print_box(Locator(page=1, box=(1.0, 2.5, 30.0, 400.25))) == "页上左 1 至 30、上 2.5 至 400.25 点"


def test_a_problem_is_told_with_its_page() -> None:
    assert problem_line(Problem(Rule.ROW_SUM, "不等", locator=Locator(page=4))) == "不等（row_sum，第4页）"
    assert problem_line(Problem(Rule.ROW_SUM, "不等")) == "不等（row_sum）"
