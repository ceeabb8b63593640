"""The index holds what the database says, finds it, and is begun anew when it is another's or lost."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fakes import HashEmbeddings, make_report
from langchain_core.embeddings import Embeddings
from langchain_core.vectorstores import VectorStore

from store.database import Database
from store.model import HeldPassage, WenbaoError
from store.vectors import PassageIndex, passage_text

SUBJECTS = ("主动公开目录", "依申请公开流程", "平台建设", "监督保障", "行政复议", "教育培训", "政策解读", "人员调整")


def fill(database: Database, organs: int = 4) -> list[HeldPassage]:
    for number in range(organs):
        texts = [f"本机关在{subject}方面完成第{number}项工作。" for subject in SUBJECTS]
        database.save(make_report(f"第{number}局", 2020 + number % 2, texts=texts))
    return database.passages()


def open_index(folder: Path, embeddings: Embeddings | None = None, model: str | None = None) -> PassageIndex:
    return PassageIndex(folder=folder, url=None, models=folder, model=model, embeddings=embeddings or HashEmbeddings())


def finds_all(database: Database, index: PassageIndex, held: list[HeldPassage]) -> bool:
    return all(index.search(database, passage_text(one), 1)[0][0] == one.id for one in held)


def test_every_passage_is_found_by_its_own_words(database: Database, index: PassageIndex) -> None:
    held = fill(database)
    steps: list[tuple[int, int]] = []
    assert index.sync(database, lambda done, of: steps.append((done, of))) == len(held)
    assert steps[-1] == (len(held), len(held))
    assert database.index_counts() == (len(held), len(held))
    assert finds_all(database, index, held)
    assert index.sync(database) == 0


def test_a_search_among_given_passages_is_exact(database: Database, index: PassageIndex) -> None:
    held = fill(database)
    index.sync(database)
    ids = [one.id for one in held if one.report.organ.name == "第2局"]
    question = "第2局的平台建设"
    for _ in range(2):  # the second time from memory
        found = index.search(database, question, 3, ids)
        assert len(found) == 3
        assert {passage_id for passage_id, _ in found} <= set(ids)
        best = next(one for one in held if one.id == found[0][0])
        assert "平台建设" in best.passage.text
        assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
    everywhere = dict(index.search(database, question, len(held)))
    assert {key: everywhere[key] for key, _ in found} == pytest.approx(dict(found), abs=1e-3)


def test_scores_are_cosines(database: Database, index: PassageIndex) -> None:
    held = fill(database, 1)
    index.sync(database)
    for ids in (None, [one.id for one in held]):
        ((_, score),) = index.search(database, passage_text(held[0]), 1, ids)
        assert score == pytest.approx(1.0, abs=1e-3)


def test_nothing_is_found_in_nothing(database: Database, index: PassageIndex, tmp_path: Path) -> None:
    assert index.search(database, "什么", 3) == []
    assert not (tmp_path / "index").exists()
    assert index.sync(database) == 0
    assert index.search(database, "什么", 3) == []
    held = fill(database)
    index.sync(database)
    assert (
        index.search(database, "什么", 0)
        == index.search(database, "什么", 3, [])
        == index.search(database, "什么", 3, [10**6])
        == []
    )
    assert len(index.search(database, "什么", 10**4)) == len(held)


@pytest.mark.parametrize("text", ["", "\0", "a\0b", "\ud800", "😀" * 500, "问" * 10_000])
def test_odd_questions_are_searched(database: Database, index: PassageIndex, text: str) -> None:
    fill(database, 1)
    index.sync(database)
    assert len(index.search(database, text, 2)) == 2


def test_a_replaced_report_leaves_the_index(database: Database, index: PassageIndex) -> None:
    database.save(make_report(texts=["旧的一段说法。", "另一段旧的说法。"]))
    index.sync(database)
    old = {held.id for held in database.passages()}
    database.save(make_report(texts=["新的一段说法，比从前完整一些。"]))
    assert index.sync(database) == 1
    (new,) = database.passages()
    assert [passage_id for passage_id, _ in index.search(database, "旧的一段说法", 5)] == [new.id]
    assert new.id not in old
    assert database.stale_passages(9) == []


def test_an_index_of_another_model_is_refused_until_it_is_rebuilt(database: Database, tmp_path: Path) -> None:
    held = fill(database)
    folder = tmp_path / "index"
    first = open_index(folder)
    first.sync(database)
    first.close()
    for embeddings in (HashEmbeddings(name="other"), HashEmbeddings(dimension=64)):
        second = open_index(folder, embeddings)
        with pytest.raises(WenbaoError, match="wenbao reindex --rebuild"):
            second.search(database, "平台", 1)
        second.close()
    other = open_index(folder, HashEmbeddings(dimension=64, name="other"))
    with pytest.raises(WenbaoError, match=r"hash.*other.*wenbao reindex --rebuild"):
        other.sync(database)
    assert other.rebuild(database) == len(held)
    assert finds_all(database, other, held)
    other.close()


def test_threads_share_an_index(database: Database, index: PassageIndex) -> None:
    held = fill(database)
    index.sync(database)
    database.save(make_report("第9局", texts=[f"第九局的第{number}件事。" for number in range(200)]))
    with ThreadPoolExecutor(4) as threads:
        syncing = threads.submit(index.sync, database)
        found = list(threads.map(lambda one: index.search(database, passage_text(one), 1)[0][0], held * 3))
    assert syncing.result() == 200
    assert found == [one.id for one in held * 3]


def test_a_lost_index_is_made_again(database: Database, tmp_path: Path) -> None:
    held = fill(database)
    index = open_index(tmp_path / "index")
    index.sync(database)
    index.close()
    shutil.rmtree(tmp_path / "index")
    assert index.sync(database) == len(held)
    assert finds_all(database, index, held)
    index.close()


def test_an_index_of_another_database_is_begun_anew(tmp_path: Path) -> None:
    index = open_index(tmp_path / "index")
    for home, organs in (("one", 4), ("two", 1)):
        database = Database.in_home(tmp_path / home)
        held = fill(database, organs)
        assert index.sync(database) == len(held)
        assert sorted(passage_id for passage_id, _ in index.search(database, "平台", 99)) == [one.id for one in held]
        database.close()
    index.close()


def test_a_broken_index_is_named_and_can_be_rebuilt(database: Database, tmp_path: Path) -> None:
    held = fill(database)
    folder = tmp_path / "index"
    folder.mkdir()
    (folder / "chroma.sqlite3").write_bytes(b"no database" * 500)
    index = open_index(folder)
    for use in (lambda: index.search(database, "平台", 1), lambda: index.sync(database)):
        with pytest.raises(WenbaoError, match="wenbao reindex --rebuild"):
            use()
    assert index.rebuild(database) == len(held)
    assert finds_all(database, index, held)
    index.close()


def test_the_vector_store_is_langchains(database: Database, index: PassageIndex) -> None:
    with pytest.raises(WenbaoError, match="wenbao reindex"):
        index.vector_store()
    held = fill(database)
    index.sync(database)
    store = index.vector_store()
    assert isinstance(store, VectorStore)
    (document,) = store.similarity_search(passage_text(held[5]), k=1)
    assert (document.id, document.metadata["year"]) == (str(held[5].id), held[5].report.year)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    chroma = str(Path(sys.executable).parent / "chroma")
    process = subprocess.Popen(
        [chroma, "run", "--path", str(tmp_path / "server"), "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    process.kill()
    process.wait()


def test_a_chroma_server_serves_as_well(database: Database, server: str, tmp_path: Path) -> None:
    held = fill(database)
    index = PassageIndex(folder=None, url=server, models=tmp_path, model=None, embeddings=HashEmbeddings())
    assert index.sync(database) == len(held)
    assert finds_all(database, index, held)
    assert index.rebuild(database) == len(held)
    assert finds_all(database, index, held)
    index.close()


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "nonsense"])
def test_a_server_that_is_not_there_is_named(database: Database, tmp_path: Path, url: str) -> None:
    index = PassageIndex(folder=None, url=url, models=tmp_path, model=None, embeddings=HashEmbeddings())
    with pytest.raises(WenbaoError, match="WENBAO_CHROMA_URL"):
        index.sync(database)
