"""An index that cannot be used, or is not made yet: what words find is answered, and how to mend it is said."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from fakes import HashEmbeddings, make_report

from bot.answer import Answer, Kind
from bot.assistant import Asker, Assistant
from retrieval.conversation import Conversation
from store.database import Database
from store.vectors import PassageIndex

SAID = "全年召开新闻发布会九场，编发公报四期。"
WITHIN = "甲县人民政府2021年召开了几场新闻发布会"
ANYWHERE = "召开了几场新闻发布会"


def open_index(folder: Path, embeddings: HashEmbeddings) -> PassageIndex:
    return PassageIndex(folder=folder, url=None, models=folder, model=None, embeddings=embeddings)


def ask(database: Database, index: PassageIndex, question: str) -> Answer:
    assistant = Assistant(database, index, lambda: date(2022, 6, 1))
    return assistant.ask(question, Asker("test"), Conversation())[0]


@pytest.mark.parametrize("question", [WITHIN, ANYWHERE])
@pytest.mark.parametrize("other", [HashEmbeddings(name="other"), HashEmbeddings(dimension=64)])
def test_words_answer_where_another_model_made_the_index(
    database: Database, tmp_path: Path, question: str, other: HashEmbeddings
) -> None:
    database.save(make_report("甲县人民政府", 2021, texts=[SAID]))
    with closing(open_index(tmp_path / "index", HashEmbeddings())) as index:
        index.sync(database)
        assert ask(database, index, question).problems == ()
    with closing(open_index(tmp_path / "index", other)) as index:
        answer = ask(database, index, question)
        assert (answer.kind, [passage.text for passage in answer.passages]) == (Kind.PASSAGE, [SAID])
        assert answer.text.count("wenbao reindex --rebuild") == len(answer.problems) == 1
        assert str(tmp_path) not in answer.text + "".join(answer.problems)


def test_that_passages_are_not_indexed_yet_is_said_where_nothing_is_found(
    database: Database, index: PassageIndex
) -> None:
    database.save(make_report("甲县人民政府", 2021, texts=[SAID]))
    database.save(make_report("乙县人民政府", 2021, texts=["依申请公开渠道畅通。"]))
    assert SAID in ask(database, index, WITHIN).text
    unfound = ask(database, index, ANYWHERE)
    assert unfound.kind is Kind.UNKNOWN and "还缺2段" in unfound.text and "wenbao reindex" in unfound.text
    index.sync(database)
    assert ask(database, index, ANYWHERE).problems == () and SAID in ask(database, index, ANYWHERE).text
