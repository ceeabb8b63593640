"""Files into a real database: one outcome a file, nothing half-written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future
from hashlib import sha256
from pathlib import Path

import pytest
from ingest_reports import all_cells, write_html, write_stream, write_tabs
from word_files import zip_file

from ingest.load import Begun, batches, count_files, ingest
from ingest.outcomes import Outcome
from ingest.workers import Source
from store.database import Database
from store.model import NOTHING_GIVEN, Report, Rule, Status

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
    assert sorted((Path(outcome.source).name, outcome.status) for outcome in outcomes) == [
        ("a.txt", "failed"),
        ("b.txt", "added"),
        ("c.html", "added"),
        ("nowhere.txt", "failed"),
    ]
    assert count_files(paths) == len(outcomes)
    assert all(bool(outcome.error) == (outcome.status == "failed") for outcome in outcomes)
    assert [head.year for head in database.heads()] == [2021, 2022]
    assert len(database.figures()) == 2 * len(VALUES)


def test_what_takes_long_holds_no_other_back() -> None:
    class Pool:
        count = 1

    slow, quick = Future[tuple[Report, ...]](), [Future[tuple[Report, ...]]() for _ in range(200)]
    for future in quick:
        future.set_result(())
    source = Source(Path("a"), "a", NOTHING_GIVEN)
    files = [Begun(str(number), source, reading=reading) for number, reading in enumerate([slow, *quick])]
    told = []
    for batch in batches(iter(files), Pool()):  # type: ignore[arg-type]
        told += [one.named for one in batch]
        if len(told) == len(quick):
            slow.set_result(())
    assert told == [*map(str, range(1, len(files))), "0"]


def test_what_in_an_archive_is_no_report_is_summed_up(database: Database, tmp_path: Path) -> None:
    junk = {f"{number}.txt": f"今天天气很好，{number} 度" for number in range(9)}
    whole = {**junk, "report.txt": write_tabs("2021", VALUES, ORGAN, 2021), "z.txt": "明天也好"}
    for name in ("a.zip", "b.zip"):
        (tmp_path / name).write_bytes(zip_file({**whole, "own.txt": name}))
    outcomes = run([tmp_path / "a.zip", tmp_path / "b.zip"], database, tmp_path)
    for name, status in (("a.zip", "added"), ("b.zip", "unchanged")):
        of_file = [outcome for outcome in outcomes if Path(outcome.source).parts[-1].startswith(name)]
        assert Counter(outcome.status for outcome in of_file) == {"failed": 6, status: 1}
        assert str(of_file[-1].error).startswith(f"{name}：另有 6 个文件也不是")
        assert [outcome.last for outcome in of_file] == [False] * 6 + [True]


def test_the_same_bytes_again_change_nothing(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(write_tabs("2021", VALUES, ORGAN, 2021), encoding="utf-8")
    assert [run([path], database, tmp_path)[0].status for _ in range(2)] == ["added", "unchanged"]
    kept = list((tmp_path / "sources").iterdir())
    assert [file.name for file in kept] == [sha256(path.read_bytes()).hexdigest() + ".txt"]
    assert kept[0].read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    "written",
    ['"图 1.png"', "'./%E5%9B%BE%201.png'", '"%CD%BC%201.png?v=2"', '"data:image/png;base64,cGl4ZWxz"'],
)
def test_a_page_and_the_pictures_it_shows_are_one_source(written: str, database: Database, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    page = write_html("2021", VALUES, ORGAN, 2021).replace("</body>", f"<img alt=a src={written}></body>")
    assert written in page
    (inbox / "年报.html").write_text(page, encoding="utf-8")
    if "data:" not in written:
        (inbox / "图 1.png").write_bytes(b"pixels")
    for paths in ([inbox], sorted(inbox.iterdir())):
        (outcome,) = run(paths, database, tmp_path)
    assert outcome.source.endswith("年报.html") and outcome.status == "unchanged"
    (kept,) = (tmp_path / "sources").iterdir()
    assert kept.name == f"{outcome.report and outcome.report.digest}.html"
    assert kept.read_text(encoding="utf-8") == page.replace(written, '"data:image/png;base64,cGl4ZWxz"')


@pytest.mark.parametrize(("lacking", "told"), [(0.1, 0), (0.3, 1)])
def test_a_report_of_which_much_is_missing_says_how_much_was_read(
    lacking: float, told: int, database: Database, tmp_path: Path
) -> None:
    printed = {key: "约7" if number < lacking * len(VALUES) else "7" for number, key in enumerate(VALUES)}
    path = tmp_path / "a.txt"
    path.write_text(write_tabs("2021", printed, ORGAN, 2021), encoding="utf-8")
    (outcome,) = run([path], database, tmp_path)
    said = [problem.message for problem in outcome.problems if "读出" in problem.message]
    assert len(said) == told, outcome


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
    assert refused.report and refused.report.count(Status.REPORTED) == len(VALUES) - 1  # what it prints itself
    assert refused.problems[0].rule is Rule.DUPLICATE and "未采用" in refused.problems[0].message
    assert all(held.figure.value == 7 for held in database.figures())
