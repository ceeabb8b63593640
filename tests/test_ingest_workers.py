"""Reading in processes of their own: what a file does to its reader stays with that file; a killed run goes on."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from breaking import read_or_break
from ingest_reports import all_cells, write_tabs
from wenbao_process import ROOT
from word_files import word_file

from ingest import load
from ingest.limits import MEBIBYTE, Limits
from ingest.load import ingest
from ingest.workers import Workers
from store.database import Database

VALUES = {cell.key: "7" for cell in all_cells("2021")}
NAMES = "东西南北中上下前后左右甲乙丙丁戊己庚辛壬"
LIMITS = Limits(seconds=3, file_bytes=MEBIBYTE, memory_bytes=1024 * MEBIBYTE)

# what a file does to its reader -> what is said of it
ENDS = {
    "exit": "退出码 3",
    "segfault": "SIGSEGV",
    "killed": "SIGKILL",
    "hang": "3 秒.*WENBAO_FILE_SECONDS",
    "work": "3 秒.*WENBAO_FILE_SECONDS",
    "memory": "1024 MB.*WENBAO_WORKER_MEGABYTES",
    "bug": "ZeroDivisionError：no such number",
    "x" * 2**20: "文件太大.*WENBAO_FILE_MEGABYTES",
    "今天天气很好": "不是政府信息公开工作年度报告",
}


def write_report(folder: Path, number: int, year: int = 2021) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{number:03}.txt"
    path.write_text(write_tabs("2021", VALUES, f"嘉祥县{NAMES[number % 20]}山镇人民政府", year), encoding="utf-8")
    return path


def test_a_broken_reader_takes_down_its_own_file_only(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "Workers", partial(Workers, reader=read_or_break))
    folder = tmp_path / "inbox"
    for number, first_line in enumerate(ENDS):
        write_report(folder, 2 * number)
        (folder / f"{2 * number + 1:03}.txt").write_text(f"{first_line}\n", encoding="utf-8")
    read = ingest([folder], database, tmp_path / "sources", limits=LIMITS, workers=2)
    outcomes = sorted(read, key=lambda outcome: outcome.source)
    assert [Path(outcome.source).name for outcome in outcomes] == [
        f"{number:03}.txt" for number in range(2 * len(ENDS))
    ]
    assert [outcome.status for outcome in outcomes] == ["added", "failed"] * len(ENDS)
    for outcome, said in zip(outcomes[1::2], ENDS.values(), strict=True):
        assert outcome.error is not None
        assert re.search(said, outcome.error), outcome.error
        assert Path(outcome.source).name in outcome.error
    assert len(database.heads()) == len(ENDS)


def test_pages_that_are_read_by_their_looks_have_time_of_their_own(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "Workers", partial(Workers, reader=read_or_break))
    path = write_report(tmp_path, 0)
    path.write_text(f"pages\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    for page_seconds, status in ((0.001, "failed"), (30, "added")):
        limits = Limits(seconds=2, page_seconds=page_seconds)
        (outcome,) = ingest([path], database, tmp_path / "sources", limits=limits, workers=1)
        assert outcome.status == status, outcome.error


def test_what_is_no_plain_file_is_refused(database: Database, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    (outcome,) = ingest([pipe], database, tmp_path / "sources")
    assert outcome.status == "failed" and "不是普通文件" in str(outcome.error)


def start(home: Path, *paths: Path, stderr: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    # a suite started in the background has interrupts ignored, and so would this process
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"{heard}; import sys; from bot.cli import main; sys.exit(main())"
    return subprocess.Popen(
        [sys.executable, "-c", code, "ingest", "--no-index", "--json", *map(str, paths)],
        stdout=subprocess.PIPE,
        stderr=stderr,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "WENBAO_HOME": str(home), "WENBAO_WORKERS": "2"},
    )


def children_of(pid: int) -> list[int]:
    own = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return own + [deeper for child in own for deeper in children_of(child)]


def kill_after_lines(running: subprocess.Popen[bytes], lines: int, delay: float) -> list[int]:
    """Kills the process once it has printed so many lines and some time has passed; the processes it had."""
    assert running.stdout
    for _ in range(lines):
        running.stdout.readline()
    time.sleep(delay)
    family = children_of(running.pid) if sys.platform == "linux" and running.poll() is None else []
    running.send_signal(signal.SIGKILL)
    running.communicate()
    return family


def alive(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


def check_gone(family: list[int]) -> None:
    """None of these processes outlives its parent by long."""
    deadline = time.monotonic() + 10
    while any(map(alive, family)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(alive, family)), "readers outlive their parent"


def check_whole(home: Path, files: list[Path]) -> None:
    """Every report that is held is held whole."""
    with closing(sqlite3.connect(home / "wenbao.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        counts = connection.execute("SELECT report_id, count(*) FROM figure GROUP BY report_id").fetchall()
        assert {count for _, count in counts} <= {len(VALUES)}
        assert len(counts) == connection.execute("SELECT count(*) FROM report").fetchone()[0] <= len(files)
        digests = {digest for (digest,) in connection.execute("SELECT digest FROM report")}
    kept = {path.stem for path in (home / "sources").glob("[!.]*")}
    assert digests <= kept


def test_a_killed_run_goes_on_where_it_was(tmp_path: Path) -> None:
    files = [write_report(tmp_path / "inbox", number, 2021 + number // 20) for number in range(60)]
    home, chance = tmp_path / "home", random.Random(6)
    for lines in (0, 3, 20):
        family = kill_after_lines(start(home, tmp_path / "inbox"), lines, chance.uniform(0.05, 0.4))
        check_gone(family)
        if lines:
            check_whole(home, files)
    done = start(home, tmp_path / "inbox")
    printed, _ = done.communicate()
    outcomes = [json.loads(line) for line in printed.decode().splitlines()]
    assert done.returncode == 0 and len(outcomes) == len(files)
    assert [outcome["status"] for outcome in outcomes[:20]] == ["unchanged"] * 20
    assert {outcome["status"] for outcome in outcomes} <= {"unchanged", "added"}
    check_whole(home, files)
    held = Database.in_home(home)
    assert len(held.heads()) == len(files)
    held.close()


def test_an_interrupted_run_says_so_and_leaves_all_whole(tmp_path: Path) -> None:
    files = [write_report(tmp_path / "inbox", number, 2021 + number // 20) for number in range(60)]
    running = start(tmp_path / "home", tmp_path / "inbox", stderr=subprocess.PIPE)
    assert running.stdout
    running.stdout.readline()
    family = children_of(running.pid) if sys.platform == "linux" else []
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to the readers too
    _, said = running.communicate()
    assert running.returncode == 130
    assert "已中断" in said.decode() and b"Traceback" not in said
    check_gone(family)
    check_whole(tmp_path / "home", files)


@pytest.mark.skipif(sys.platform != "linux", reason="the children are found in /proc")
def test_a_run_interrupted_while_its_readers_start_says_one_line(tmp_path: Path) -> None:
    files = [write_report(tmp_path / "inbox", number, 2021) for number in range(2)]
    running = start(tmp_path / "home", *files, stderr=subprocess.PIPE)
    while len(family := children_of(running.pid)) < 2:  # the tracker of resources, then the server of readers
        assert running.poll() is None
    time.sleep(0.1)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate()
    assert (running.returncode, said.count(b"\n")) == (130, 1) and "已中断" in said.decode()
    check_gone(family)


def test_two_runs_at_once_both_finish(tmp_path: Path) -> None:
    files = [write_report(tmp_path / "inbox", number, 2021 + number // 20) for number in range(40)]
    home = tmp_path / "home"
    running = [start(home, *files), start(home, *reversed(files))]
    printed = [one.communicate()[0].decode().splitlines() for one in running]
    assert [one.returncode for one in running] == [0, 0]
    statuses = [[json.loads(line)["status"] for line in lines] for lines in printed]
    assert [len(lines) for lines in statuses] == [len(files)] * 2
    assert sum(lines.count("added") for lines in statuses) == len(files)
    check_whole(home, files)


def test_what_a_file_may_take_is_known_to_its_reader(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word_file("<w:p/>" * 1000))
    (outcome,) = ingest([path], database, tmp_path / "sources", limits=Limits(unpacked_bytes=1000))
    assert "WENBAO_UNPACKED_MEGABYTES" in str(outcome.error)
