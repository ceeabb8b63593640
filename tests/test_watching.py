"""`wenbao watch` over real folders: what is dropped is read and set apart, whole and once, however watching ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ingest_reports import all_cells, write_tabs
from wenbao_process import ROOT, START, json_lines, run_wenbao
from word_files import zip_file

from bot.commands.watching import _stopping_quietly
from ingest.drop_folder import READ, REASON, UNREAD, find_place, find_waiting, hold, set_apart, still
from ingest.sources import Walked, walk_files
from store.database import Database
from store.model import WenbaoError

VALUES = {cell.key: "7" for cell in all_cells("2021")}
NAMES = "东西南北中上下前后左右甲乙丙丁戊己庚辛壬"
QUICK = ("--every", "0.1", "--no-index", "--json")


def report(number: int) -> str:
    return write_tabs("2021", VALUES, f"嘉祥县{NAMES[number % 20]}山镇人民政府", 2021 + number // 20)


def drop(folder: Path, *names: str) -> None:
    for number, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(report(number), encoding="utf-8")


def files_in(folder: Path) -> set[str]:
    found = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix() for path in found}


def watch_once(tmp_path: Path, folder: Path) -> list[dict[str, Any]]:
    done = run_wenbao(tmp_path, "watch", folder, "--once", *QUICK)
    lines = json_lines(done)
    assert done.returncode == any(line["status"] == "failed" for line in lines), done.stderr.decode()
    return lines


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def test_what_was_read_and_what_was_not_are_set_apart(tmp_path: Path, inbox: Path) -> None:
    drop(inbox, "a.txt", "深/b.txt", ".hidden.txt", "c.txt.part", "~$d.docx")
    (inbox / "e.xlsx").write_bytes(b"PK\x03\x04")
    (inbox / "f.zip").write_bytes(zip_file({"g.txt": report(5), "h.txt": "今天天气很好"}))
    os.mkfifo(inbox / "pipe.txt")
    lines = sorted(watch_once(tmp_path, inbox), key=lambda line: Path(line["source"]).name)
    assert [(Path(line["source"]).name, line["status"], len(line["reports"])) for line in lines] == [
        ("a.txt", "read", 1),
        ("b.txt", "read", 1),
        ("e.xlsx", "failed", 1),
        ("f.zip", "failed", 2),
    ]
    apart = {
        f"{READ}/a.txt",
        f"{READ}/深/b.txt",
        *(f"{UNREAD}/{n}{end}" for n in ("e.xlsx", "f.zip") for end in ("", REASON)),
    }
    assert files_in(inbox) == apart | {"c.txt.part", "~$d.docx"}
    assert not (inbox / "深").exists()
    assert lines[0]["moved"] == str(inbox / READ / "a.txt")
    bad, others = (inbox / UNREAD / f"f.zip{REASON}").read_text(encoding="utf-8").splitlines()
    assert bad.startswith("f.zip!h.txt：不是政府信息公开工作年度报告") and others.startswith("f.zip：其余 1 份已经读入")
    database = Database.in_home(tmp_path / "data")
    assert {head.source for head in database.heads()} == {"a.txt", "b.txt", "f.zip!g.txt"}
    database.close()


def test_links_are_refused_and_stay(tmp_path: Path, inbox: Path) -> None:
    drop(tmp_path, "elsewhere/b.txt")
    drop(inbox, "a.txt")
    (inbox / "file.txt").symlink_to(tmp_path / "elsewhere" / "b.txt")
    (inbox / "folder").symlink_to(tmp_path / "elsewhere")
    lines = watch_once(tmp_path, inbox)
    assert [(Path(line["source"]).name, line["status"], line["moved"] is None) for line in lines] == [
        ("file.txt", "failed", True),
        ("folder", "failed", True),
        ("a.txt", "read", False),
    ]
    assert "是链接" in lines[0]["error"] and (inbox / "file.txt").is_symlink() and (inbox / "folder").is_symlink()
    passed = Counter[str]()
    assert [walked.path.name for walked in walk_files([inbox], passed)] == ["file.txt", "a.txt"]
    assert passed["链接的文件夹"] == 1


def test_a_second_signal_while_closing_is_ignored(capsys: pytest.CaptureFixture[str]) -> None:
    before = signal.getsignal(signal.SIGTERM)
    with _stopping_quietly() as stopped:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
        finally:
            os.kill(os.getpid(), signal.SIGTERM)
            os.kill(os.getpid(), signal.SIGINT)
    assert stopped == [signal.SIGTERM, signal.SIGTERM, signal.SIGINT]
    assert signal.getsignal(signal.SIGTERM) is before and capsys.readouterr().err.count("已停止") == 1


def test_what_is_in_doubt_is_settled_where_it_lies_then(tmp_path: Path, inbox: Path) -> None:
    (inbox / "a b.txt").write_text(report(0).replace(f"嘉祥县{NAMES[0]}山镇人民政府", "我局"), encoding="utf-8")
    (line,) = watch_once(tmp_path, inbox)
    moved = inbox / UNREAD / "a b.txt"
    assert line["moved"] == str(moved) and f"--year 年份 '{moved}'" in line["error"]
    database = Database.in_home(tmp_path / "data")
    assert [doubt.source for doubt in database.doubts()] == [str(moved)]
    database.close()


def test_pages_wait_for_each_other_and_move_together(inbox: Path) -> None:
    drop(inbox, "深/p1.jpg", "深/p2.jpg", "年报.html", "年报_files/a.png")
    assert [path.name for path in find_waiting(inbox)] == ["年报.html", "p1.jpg", "p2.jpg"]
    for home in ("深", "深/p1-2"):
        drop(inbox, "深/p1.jpg", "深/p2.jpg")
        (pages,) = walk_files([inbox / "深"])
        place = find_place(inbox, pages, read=True)
        set_apart(inbox, pages, place, [])
        assert place.path == Path(f"{inbox / READ / home}!p1-2.jpg") and all(path.is_file() for path in place.files)
    move(inbox, inbox / "年报.html", [])
    assert (inbox / READ / "年报_files" / "a.png").is_file()
    assert {path.name for path in inbox.iterdir()} == {READ}


def test_a_page_and_the_pictures_it_shows_move_together(inbox: Path) -> None:
    for home in ("深", "深/年报"):
        drop(inbox, "深/年报.html", "深/W000.png", "深/W010.png")
        (inbox / "深/年报.html").write_text("<img src=W000.png><IMG src='W010.png'>")
        (page,) = walk_files([inbox / "深"])
        place = find_place(inbox, page, read=True)
        set_apart(inbox, page, place, [])
        assert place.path == inbox / READ / home / "年报.html" and len(place.files) == 3
        assert all(path.is_file() for path in place.files)
    assert {path.name for path in inbox.iterdir()} == {READ}


def move(folder: Path, path: Path, reasons: list[str]) -> Path:
    place = find_place(folder, Walked(path), read=not reasons)
    set_apart(folder, Walked(path), place, reasons)
    return place.path


def test_no_name_is_overwritten(inbox: Path) -> None:
    for text in "123":
        for name, reasons in (("a.txt", []), ("b.txt", [text])):
            (inbox / name).write_text(text)
            move(inbox, inbox / name, reasons)
    for apart, name in ((READ, "a"), (UNREAD, "b")):
        assert [(inbox / apart / f"{name}{end}.txt").read_text() for end in ("", " (2)", " (3)")] == ["1", "2", "3"]
    assert (inbox / UNREAD / f"b (3).txt{REASON}").read_text() == "3\n"
    assert len(files_in(inbox)) == 9


def test_the_longest_names_fit_too(inbox: Path) -> None:
    name = "年" * 83 + ".doc"
    for _ in range(2):
        (inbox / name).write_text("x")
        moved = move(inbox, inbox / name, ["原因"])
        assert moved.suffix == ".doc" and moved.is_file()
    assert len(list((inbox / UNREAD).glob(f"*{REASON}"))) == 2


def test_a_file_is_taken_when_it_lies_still(inbox: Path) -> None:
    drop(inbox, "a.txt", "b.txt")
    first = find_waiting(inbox)
    with (inbox / "b.txt").open("a") as growing:
        growing.write("more")
    assert [path.name for path in still(first, find_waiting(inbox))] == ["a.txt"]
    assert still({}, first) == {}


def test_one_watcher_a_folder(inbox: Path) -> None:
    with hold(inbox), pytest.raises(WenbaoError, match="另一个"), hold(inbox):
        pass
    with hold(inbox):
        pass


@pytest.mark.parametrize(
    ("arguments", "said"), [(["nowhere"], "没有文件夹"), (["inbox", "--every", "0"], "--every"), (["."], "WENBAO_HOME")]
)
def test_what_cannot_be_watched_is_wrong_usage(tmp_path: Path, inbox: Path, arguments: list[str], said: str) -> None:
    done = run_wenbao(tmp_path, "watch", "--once", *arguments)
    assert (done.returncode, said in done.stderr.decode()) == (2, True)


@pytest.fixture
def watchers(tmp_path: Path, inbox: Path) -> Iterator[Any]:
    """Starts to watch the inbox, in a process group of its own."""
    started: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        environ = {**os.environ, "PYTHONPATH": str(ROOT), "WENBAO_HOME": str(tmp_path / "data")}
        command = [sys.executable, "-c", START.format(before="pass", after="pass"), "watch", str(inbox), *QUICK]
        pipe = subprocess.PIPE
        started.append(
            subprocess.Popen(
                command, stdout=pipe, stderr=pipe, text=True, errors="replace", env=environ, start_new_session=True
            )
        )
        return started[-1]

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        rest_of(process)


def line_of(process: subprocess.Popen[str]) -> dict[str, Any]:
    assert process.stdout
    line: dict[str, Any] = json.loads(process.stdout.readline())
    return line


def rest_of(process: subprocess.Popen[str]) -> tuple[str, str]:
    """What it says until it ends; `communicate` does not know of what was read ahead."""
    assert process.stdout and process.stderr
    rest = process.stdout.read(), process.stderr.read()
    process.wait(timeout=30)
    return rest


def test_it_goes_on_until_it_is_stopped(inbox: Path, watchers: Any) -> None:
    process = watchers()
    for number, name in enumerate(("a.txt", "b.txt")):
        drop(inbox, name)
        line = line_of(process)
        assert Path(line["source"]).name == name
        assert line["reports"][0]["status"] == ("added", "unchanged")[number]
    process.send_signal(signal.SIGTERM)
    out, err = rest_of(process)
    assert (process.returncode, out) == (0, "") and "已停止" in err and "Traceback" not in err


@pytest.mark.parametrize("kind", [signal.SIGTERM, signal.SIGINT])
def test_stopped_in_the_middle_it_loses_nothing(
    tmp_path: Path, inbox: Path, watchers: Any, kind: signal.Signals
) -> None:
    """As a service or a terminal stops it: all its processes are told at once."""
    names = [f"{number:02}.txt" for number in range(25)]
    drop(inbox, *names)
    process = watchers()
    lines = [line_of(process) for _ in range(3)]
    os.killpg(process.pid, kind)
    out, err = rest_of(process)
    lines += [json.loads(line) for line in out.splitlines()]
    assert process.returncode == 0 and "Traceback" not in err, err
    assert {line["status"] for line in lines} == {"read"}
    lines += watch_once(tmp_path, inbox)
    check_all_read(tmp_path, inbox, names)


def test_killed_at_any_moment_it_loses_nothing(tmp_path: Path, inbox: Path, watchers: Any) -> None:
    names = [f"{number:02}.txt" for number in range(25)]
    drop(inbox, *names)
    for delay in (0.0, 0.1):
        process = watchers()
        line_of(process)
        time.sleep(delay)
        process.kill()
        rest_of(process)
    watch_once(tmp_path, inbox)
    check_all_read(tmp_path, inbox, names)


def check_all_read(tmp_path: Path, inbox: Path, names: list[str]) -> None:
    assert files_in(inbox) == {f"{READ}/{name}" for name in names}
    database = Database.in_home(tmp_path / "data")
    assert Counter(head.source for head in database.heads()) == Counter(names)
    database.close()
