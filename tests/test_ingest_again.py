"""What is said of a file when it is read, files in doubt, and kept sources read again after the reading improved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from breaking import read_or_break
from ingest_reports import all_cells, write_tabs
from wenbao_process import json_lines, run_wenbao

from ingest import again as reading_again
from ingest import load
from ingest.again import ingest_again
from ingest.load import ingest
from ingest.outcomes import Outcome
from ingest.pipeline import read_report
from ingest.sources import keep_copy
from ingest.workers import Workers
from store.database import Database
from store.model import Amendment, CellKey, Doubt, Given, Organ, Report, Rule, Status

VALUES = {cell.key: "7" for cell in all_cells("2021")}
ORGAN, OTHER = "嘉祥县教育局", "金乡县教育局"
RECEIVED = CellKey("applications.received", "total")
TEXT = write_tabs("2021", VALUES, ORGAN, 2021)
IN_DOUBT = "doubt\n" + TEXT


def digest_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def held_as(change: Callable[[Report], Report], database: Database, sources: Path, text: str = TEXT) -> None:
    """Puts a report into the database as an older reading of the text would have read it."""
    database.save(change(read_report("a.txt", text.encode())))
    keep_copy(sources, digest_of(text), "a.txt", text.encode())


def with_received(report: Report, **fields: object) -> Report:
    figures = (
        replace(figure, **fields) if figure.key == RECEIVED else figure  # type: ignore[arg-type]
        for figure in report.figures
    )
    return replace(report, figures=tuple(figures))


def again(database: Database, sources: Path, *paths: Path) -> list[Outcome]:
    return list(ingest_again(database, sources, paths=paths or None, workers=1))


def received(database: Database) -> list[Decimal | None]:
    return [held.figure.value for held in database.figures(cells=[RECEIVED])]


def test_a_better_reading_takes_the_place_of_the_old_one(database: Database, tmp_path: Path) -> None:
    held_as(lambda report: with_received(report, value=Decimal(70), raw="7 0"), database, tmp_path)
    (first,), (second,) = again(database, tmp_path), again(database, tmp_path)
    assert (first.source, first.status, second.status) == ("a.txt", "replaced", "unchanged")
    assert first.changes is not None and second.changes == ()
    (change,) = first.changes
    assert change.key == RECEIVED and change.before is not None and change.after is not None
    assert (change.before.value, change.after.value) == (Decimal(70), Decimal(7))
    assert received(database) == [7] and len(database.heads()) == 1


def test_reading_again_keeps_what_was_amended(database: Database, tmp_path: Path) -> None:
    held_as(lambda report: with_received(report, value=None, status=Status.MISSING), database, tmp_path)
    (head,) = database.heads()
    database.amend(head.organ_id, 2021, Amendment(RECEIVED, Decimal(8), "笔误", "张三", datetime.now(UTC)))
    (outcome,) = again(database, tmp_path)
    assert outcome.status == "replaced"
    (held,) = database.figures(cells=[RECEIVED])
    assert (held.figure.value, held.figure.read) == (Decimal(8), Decimal(7)) and held.figure.amended is not None


# what is wrong with a kept source -> what is said of it; what was held stays
BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "gone": (Path.unlink, "不见了"),
    "changed": (lambda copy: copy.write_text(TEXT.replace("\t7\t", "\t9\t"), encoding="utf-8"), "已损坏"),
    "no report any more": (lambda copy: copy.write_text("今天天气很好", encoding="utf-8"), "保留原来收录的"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_source_that_cannot_be_read_again_leaves_what_is_held(case: str, database: Database, tmp_path: Path) -> None:
    held_as(lambda report: with_received(report, value=Decimal(70)), database, tmp_path)
    spoil, said = BROKEN[case]
    spoil(tmp_path / f"{digest_of(TEXT)}.txt")
    (outcome,) = again(database, tmp_path)
    assert outcome.status == "failed" and said in str(outcome.error)
    assert received(database) == [70]


def test_a_source_that_now_reads_as_anothers_is_left_alone(database: Database, tmp_path: Path) -> None:
    held_as(lambda report: replace(report, organ=Organ(OTHER)), database, tmp_path)
    (outcome,) = again(database, tmp_path)
    assert outcome.status == "failed" and ORGAN in str(outcome.error) and OTHER in str(outcome.error)
    assert [problem.rule for problem in outcome.problems] == [Rule.IDENTITY]
    assert [head.organ.name for head in database.heads()] == [OTHER]


def test_only_the_sources_named_are_read_again(database: Database, tmp_path: Path) -> None:
    sources, other = tmp_path / "sources", write_tabs("2021", VALUES, OTHER, 2021)
    held_as(lambda report: with_received(report, value=Decimal(70)), database, sources)
    held_as(lambda report: with_received(report, value=Decimal(80)), database, sources, other)
    file = tmp_path / "under another name.txt"
    file.write_text(other, encoding="utf-8")
    outcomes = again(database, sources, file, tmp_path / "nowhere.txt")
    said = {(outcome.status, bool(outcome.error)) for outcome in outcomes}
    assert len(outcomes) == 2 and said == {("replaced", False), ("failed", True)}
    assert sorted(value or 0 for value in received(database)) == [7, 70]


@pytest.fixture
def told_by_first_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read as their first line says."""
    for module in (load, reading_again):
        monkeypatch.setattr(module, "Workers", partial(Workers, reader=read_or_break))


@pytest.mark.usefixtures("told_by_first_line")
def test_a_file_in_doubt_is_kept_until_its_organ_is_told(database: Database, tmp_path: Path) -> None:
    path, sources = tmp_path / "report.txt", tmp_path / "sources"
    path.write_text(IN_DOUBT, encoding="utf-8")
    (outcome,) = ingest([path], database, sources)
    assert outcome.status == "failed" and [doubt.digest for doubt in database.doubts()] == [digest_of(IN_DOUBT)]
    assert [kept.read_text(encoding="utf-8") for kept in sources.iterdir()] == [IN_DOUBT]
    assert [outcome.status for outcome in again(database, sources)] == ["failed"] and database.doubts()
    (told,) = ingest([path], database, sources, given=Given(organ=ORGAN))
    assert (told.status, database.doubts()) == ("added", [])
    assert [head.organ.name for head in database.heads()] == [ORGAN]
    assert [outcome.status for outcome in again(database, sources)] == ["unchanged"]


@pytest.mark.usefixtures("told_by_first_line")
def test_files_of_one_name_in_doubt_are_told_apart_by_their_folders(database: Database, tmp_path: Path) -> None:
    paths = [tmp_path / folder / "source.txt" for folder in ("甲", "乙")]
    for number, path in enumerate(paths):
        path.parent.mkdir()
        path.write_text(IN_DOUBT + "\n" * number, encoding="utf-8")
    list(ingest(paths, database, tmp_path / "sources"))
    assert [doubt.source for doubt in database.doubts()] == [*map(str, paths)]
    assert {outcome.source for outcome in again(database, tmp_path / "sources")} == {*map(str, paths)}
    paths[0].unlink()
    assert [outcome.source for outcome in again(database, tmp_path / "sources", paths[1])] == [str(paths[1])]
    assert {outcome.source for outcome in again(database, tmp_path / "sources", paths[0])} == {*map(str, paths)}
    assert {doubt.source for doubt in database.doubts()} == {*map(str, paths)}


def test_reading_again_settles_a_doubt_that_the_reader_no_longer_has(database: Database, tmp_path: Path) -> None:
    keep_copy(tmp_path, digest_of(TEXT), "a.txt", TEXT.encode())
    database.note_doubt(Doubt("a.txt", digest_of(TEXT), "看不出机关"))
    (outcome,) = again(database, tmp_path)
    assert (outcome.status, database.doubts()) == ("added", [])


@pytest.mark.usefixtures("told_by_first_line")
def test_a_file_of_two_reports_has_two_outcomes(database: Database, tmp_path: Path) -> None:
    path, sources = tmp_path / "two.txt", tmp_path / "sources"
    path.write_text("two\n" + TEXT, encoding="utf-8")
    for expected in ("added", "unchanged"):
        outcomes = list(ingest([path], database, sources))
        assert [outcome.status for outcome in outcomes] == [expected] * 2
        assert [outcome.report.year for outcome in outcomes if outcome.report] == [2021, 2022]
    assert [outcome.status for outcome in again(database, sources)] == ["unchanged"] * 2


def test_the_command_says_what_changed(tmp_path: Path) -> None:
    home = tmp_path / "data"
    database = Database.in_home(home)
    held_as(lambda report: with_received(report, value=None, status=Status.MISSING), database, home / "sources")
    database.close()
    done = run_wenbao(tmp_path, "ingest", "--again", "--no-index", "--json")
    (line,) = json_lines(done)
    assert done.returncode == 0 and line["status"] == "replaced"
    (change,) = line["changed"]
    assert (change["indicator"], change["column"], change["before"], change["after"]) == (*RECEIVED, None, 7)
    assert (change["before_status"], change["after_status"]) == ("missing", "reported")
    shown = run_wenbao(tmp_path, "ingest", "--again", "--no-index").stdout.decode()
    assert "未变" in shown and "→" not in shown


@pytest.mark.parametrize(
    "arguments",
    [
        ["--organ", ORGAN, "a.txt", "b.txt"],
        ["--year", "2021", "."],
        ["--year", "1999", "a.txt"],
        ["--organ", " ", "a.txt"],
        ["--again", "--year", "2021"],
        ["--year", "twenty", "a.txt"],
    ],
)
def test_what_does_not_go_together_is_wrong_usage(tmp_path: Path, arguments: list[str]) -> None:
    done = run_wenbao(tmp_path, "ingest", "--no-index", *arguments)
    assert (done.returncode, done.stdout) == (2, b"") and b"Traceback" not in done.stderr
    assert any(option in done.stderr.decode() for option in ("--organ", "--year", "--again"))


def test_what_a_file_leaves_is_held_against_its_neighbours_anew(database: Database, tmp_path: Path) -> None:
    first, second, sources = tmp_path / "2021.txt", tmp_path / "2022.txt", tmp_path / "sources"
    first.write_text(TEXT, encoding="utf-8")
    second.write_text(write_tabs("2021", dict.fromkeys(VALUES, "9"), ORGAN, 2022), encoding="utf-8")

    def carried() -> set[tuple[str, int]]:
        broken = (held for held in database.problems() if held.problem.rule is Rule.CARRY_OVER)
        return {(held.report.organ.name, held.report.year) for held in broken}

    def take(path: Path, given: Given) -> set[tuple[str, int]]:
        assert [outcome.status for outcome in ingest([path], database, sources, given=given)] == ["added"]
        return carried()

    take(first, Given())
    assert take(second, Given()) == {(ORGAN, 2022)}
    assert take(first, Given(organ=OTHER)) == set()
    assert take(first, Given(organ=ORGAN)) == {(ORGAN, 2022)}
    assert take(first, Given(year=2020)) == set()


def test_what_is_asked_for_can_be_typed_as_it_stands(tmp_path: Path) -> None:
    folder = tmp_path / "in box"
    folder.mkdir()
    nameless = TEXT.replace(ORGAN, "本机关")
    (folder / "report.txt").write_text(nameless, encoding="utf-8")
    done = run_wenbao(tmp_path, "ingest", "--no-index", folder)
    assert done.returncode == 1 and f"--organ 机关全称 --year 年份 '{folder}/report.txt'" in done.stderr.decode()
