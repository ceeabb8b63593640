"""Laws taken in as references: their articles are quoted word for word, by number or beside what a term means."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from fakes import HashEmbeddings
from wenbao_process import json_lines, run_wenbao

from bot.answer import Kind
from bot.assistant import Asker, Assistant
from ingest.reference import read_reference
from retrieval.conversation import Conversation
from store.database import Database
from store.model import WenbaoError
from store.vectors import PassageIndex

LAW = """# 某省政府信息公开条例

2020年1月1日公布

## 第一章 总则

第一条 为了试验，写这一条。

第二条　本条有两段，这是第一段，第一条所说的不算。

（一）这是它的一项；

（二）这是另一项。

## 第二章 附则

第三条 本条例自公布之日起施行。

附件

第一条 附件里的第一条不是条例的。
"""


@pytest.fixture
def law(tmp_path: Path) -> Path:
    path = tmp_path / "law.md"
    path.write_text(LAW, encoding="utf-8")
    return path


def test_articles_keep_their_paragraphs_and_end_at_a_chapter(law: Path) -> None:
    reference = read_reference(law)
    assert reference.title == "某省政府信息公开条例"
    assert [article.number for article in reference.articles] == [1, 2, 3]
    second = reference.articles[1].text.split("\n")
    assert second[0].startswith("第二条") and len(second) == 3
    assert all("".join(part.split()) in "".join(LAW.split()) for part in second)


def test_a_file_without_articles_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("关于召开会议的通知\n请按时参加。\n", encoding="utf-8")
    with pytest.raises(WenbaoError, match=r"letter.txt：没有找到条文"):
        read_reference(path)


def test_an_article_is_quoted_where_it_is_held(law: Path, tmp_path: Path) -> None:
    database = Database.in_home(tmp_path / "home")
    index = PassageIndex(folder=tmp_path / "chroma", url=None, models=tmp_path, model=None, embeddings=HashEmbeddings())
    assistant = Assistant(database, index, today=lambda: date(2024, 6, 1))

    def ask(question: str) -> tuple[Kind, str, list[str]]:
        answer, _ = assistant.ask(question, Asker("test"), Conversation())
        return answer.kind, answer.text, [one.quote for one in answer.citations]

    assert ask("条例第五十五条怎么说")[0] is Kind.PASSAGE and not ask("条例第五十五条怎么说")[2]
    reference = read_reference(law)
    assert [database.take_reference(reference) for _ in range(2)] == ["added", "unchanged"]
    kind, text, quotes = ask("条例第2条的内容")
    assert kind is Kind.PASSAGE and quotes == [reference.articles[1].text] and quotes[0] in text
    kind, text, quotes = ask("什么是政府信息")
    assert kind is Kind.PASSAGE and quotes == [reference.articles[1].text] and text.startswith("政府信息：")
    index.close()
    database.close()


def test_the_command_takes_references_in(law: Path, tmp_path: Path) -> None:
    home, empty = tmp_path / "home", tmp_path / "empty.txt"
    empty.write_text("没有条文。", encoding="utf-8")
    done = run_wenbao(home, "ingest", "--reference", law, empty, "--json")
    first, second = json_lines(done)
    assert (done.returncode, first["status"], first["articles"], second["status"]) == (1, "added", 3, "failed")
    assert "empty.txt" in done.stderr.decode()
    (answer,) = json_lines(run_wenbao(home, "ask", "--json", "条例第一条怎么说"))
    assert answer["citations"][0]["quote"] == "第一条 为了试验，写这一条。"
    assert run_wenbao(home, "ingest", "--reference", "--again").returncode == 2
