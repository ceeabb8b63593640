"""Files into a real database: one outcome a file, nothing half-written."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from ingest_reports import all_cells, write_html, write_stream, write_tabs

from ingest.load import count_files, ingest
from ingest.outcomes import Outcome
from store.database import Database
from store.model import Rule, Status

VALUES = {cell.key: "7" for cell in all_cells("2021")}
ORGAN = "嘉祥县教育局"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    held = Database.in_home(tmp_path / "home")
    yield held
    held.close()


def run(paths: list[Path], database: Database, tmp_path: Path) -> list[Outcome]:
    return list(ingest(paths, database, tmp_path / "sources"))


def test_a_bad_file_stops_no_other(database: Database, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    (inbox / "deep").mkdir(parents=True)
    (inbox / "b.txt").write_text(write_tabs("2021", VALUES, ORGAN, 2021), encoding="utf-8")
    (inbox / "a.txt").write_bytes(b"")
    (inbox / ".hidden.txt").write_bytes(b"x")
    (inbox / "meta.json").write_bytes(b"{}")
    (inbox / "deep" / "c.html").write_text(write_html("2021", VALUES, ORGAN, 2022), encoding="utf-8")
    paths = [inbox, tmp_path / "nowhere.txt"]
    outcomes = run(paths, database, tmp_path)
    assert [(Path(outcome.source).name, outcome.status) for outcome in outcomes] == [
        ("a.txt", "failed"),
        ("b.txt", "added"),
        ("c.html", "added"),
        ("nowhere.txt", "failed"),
    ]
    assert count_files(paths) == len(outcomes)
    assert all(bool(outcome.error) == (outcome.status == "failed") for outcome in outcomes)
    assert [head.year for head in database.heads()] == [2021, 2022]
    assert len(database.figures()) == 2 * len(VALUES)


def test_the_same_bytes_again_change_nothing(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(write_tabs("2021", VALUES, ORGAN, 2021), encoding="utf-8")
    assert [run([path], database, tmp_path)[0].status for _ in range(2)] == ["added", "unchanged"]
    kept = list((tmp_path / "sources").iterdir())
    assert [file.name for file in kept] == [sha256(path.read_bytes()).hexdigest() + ".txt"]
    assert kept[0].read_bytes() == path.read_bytes()


def test_a_fuller_copy_replaces_and_a_poorer_one_does_not(database: Database, tmp_path: Path) -> None:
    stream = write_stream("2021", VALUES, ORGAN, 2021)
    texts = [
        stream.replace("1.属于国家秘密\n7\n", "1.属于国家秘密\n"),
        write_tabs("2021", VALUES, ORGAN, 2021),
        stream.replace("行政许可\n7\n", "行政许可\n"),
    ]
    outcomes = []
    for number, text in enumerate(texts):
        path = tmp_path / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        outcomes += run([path], database, tmp_path)
    assert [outcome.status for outcome in outcomes] == ["added", "replaced", "unchanged"]
    refused = outcomes[2]
    assert refused.report and refused.report.count(Status.REPORTED) == len(VALUES)  # what is held, not what it prints
    assert refused.problems[0].rule is Rule.DUPLICATE and "未采用" in refused.problems[0].message
    assert all(held.figure.value == 7 for held in database.figures())
