"""Ingest beside a running bot: the index passes from one process to the other and is never broken."""

from __future__ import annotations

import multiprocessing
import time
from pathlib import Path
from typing import Any

import pytest
from fakes import HashEmbeddings, make_report

from store.database import Database
from store.model import WenbaoError
from store.vectors import PassageIndex, passage_text

SPAWN = multiprocessing.get_context("spawn")


def open_index(home: Path, patience: float = 60.0) -> PassageIndex:
    return PassageIndex(
        folder=home / "index", url=None, models=home, model=None, embeddings=HashEmbeddings(), patience=patience
    )


def fill(home: Path, first: int, reports: int) -> Database:
    database = Database.in_home(home)
    for number in range(first, first + reports):
        texts = [f"第{number}号机关的第{place}段写了{number * 31 + place}件事。" for place in range(20)]
        database.save(make_report(f"第{number}号机关", texts=texts))
    return database


def check_whole(home: Path, passages: int) -> None:
    database, index = Database.in_home(home), open_index(home)
    held = database.passages()
    assert len(held) == passages
    assert database.index_counts() == (passages, passages)
    assert index.vector_store()._collection.count() == passages
    assert [one.id for one in held if index.search(database, passage_text(one), 1)[0][0] != one.id] == []
    index.close()


def _search_in_a_loop(home: Path, ready: Any, stop: Any, counts: Any) -> None:
    database, index = Database.in_home(home), open_index(home)
    known = database.passages()[0]
    searches = right = 0
    while not stop.is_set():
        searches += 1
        right += index.search(database, passage_text(known), 1)[0][0] == known.id
        ready.set()
    counts.put((searches, right))
    index.close()


def _sync(home: Path) -> None:
    open_index(home).sync(Database.in_home(home))


def test_a_bot_searches_while_hundreds_of_passages_are_indexed(tmp_path: Path) -> None:
    index = open_index(tmp_path)
    index.sync(fill(tmp_path, 0, 2))
    index.close()
    ready, stop, counts = SPAWN.Event(), SPAWN.Event(), SPAWN.Queue()
    bot = SPAWN.Process(target=_search_in_a_loop, args=(tmp_path, ready, stop, counts))
    bot.start()
    assert ready.wait(60)
    fill(tmp_path, 2, 30)
    ingest = SPAWN.Process(target=_sync, args=(tmp_path,))
    ingest.start()
    ingest.join(120)
    stop.set()
    searches, right = counts.get(timeout=60)
    bot.join(60)
    assert (ingest.exitcode, bot.exitcode) == (0, 0)
    assert searches == right > 0
    check_whole(tmp_path, 640)


def test_an_idle_owner_gives_way_and_comes_back(tmp_path: Path) -> None:
    index = open_index(tmp_path)
    database = fill(tmp_path, 0, 2)
    index.sync(database)
    held = database.passages()[7]
    for _ in range(3):
        assert index.search(database, passage_text(held), 1)[0][0] == held.id  # owns it, then sits still
        other = open_index(tmp_path, patience=20)
        assert other.search(database, passage_text(held), 1)[0][0] == held.id
        other.close()
    index.close()
    check_whole(tmp_path, 40)


def test_an_owner_that_does_not_give_way_is_told_of(tmp_path: Path) -> None:
    index = open_index(tmp_path)
    database = fill(tmp_path, 0, 1)
    index.sync(database)
    with index._client.opened(), pytest.raises(WenbaoError, match="被另一个进程占用"):
        open_index(tmp_path, patience=0.2).search(database, "第0号机关", 1)
    index.close()


@pytest.mark.parametrize("embedded", [1, 300])
def test_a_killed_sync_is_taken_up_again(tmp_path: Path, embedded: int) -> None:
    database = fill(tmp_path, 0, 30)
    process = SPAWN.Process(target=_sync, args=(tmp_path,))
    process.start()
    deadline = time.monotonic() + 60
    while database.index_counts()[0] < embedded:
        assert time.monotonic() < deadline
    process.kill()
    process.join()
    left = 600 - database.index_counts()[0]
    index = open_index(tmp_path)
    assert index.sync(database) == left > 0
    index.close()
    check_whole(tmp_path, 600)
