"""The `wenbao` command as the contract describes it, run as a process over a real database."""

import io
import re
from collections import Counter
from contextlib import redirect_stderr
from pathlib import Path

import pytest
from wenbao_process import json_lines, run_wenbao, sample_files

from bot.arguments import build_parser

QUESTION = "嘉祥县政府办2021年收到多少件政府信息公开申请？"


def test_version_and_help(tmp_path: Path) -> None:
    assert re.fullmatch(rb"wenbao \d+\.\d+\.\d+\n", run_wenbao(tmp_path, "--version").stdout)
    for command in ([], ["ingest"], ["reindex"], ["figures"], ["ask"], ["audit"], ["serve"], ["chat"]):
        done = run_wenbao(tmp_path, *command, "--help")
        assert (done.returncode, done.stderr) == (0, b"") and done.stdout.startswith(b"usage: wenbao")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["unknown"],
        ["ingest"],
        ["ask"],
        ["ask", "a", "b"],
        ["ask", "a", "--batch", "b"],
        ["figures", "--year", "last"],
    ],
)
def test_wrong_usage_exits_2(tmp_path: Path, arguments: list[str]) -> None:
    done = run_wenbao(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (2, b"") and done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["figures", "--year", "二"], "--year：应为整数，现为“二”"),
        (["show", "某局", "去年"], "年：应为整数，现为“去年”"),
        (["watch", "x", "--every", "y"], "--every：应为数，现为“y”"),
        (["figures", "--yaer", "2021"], "不认识的参数：--yaer 2021"),
        (["figures", "--year"], "--year：后面要写明是什么"),
        (["figure"], "命令：没有“figure”；有：'ingest'"),
        (["ask", "a", "--batch", "b"], "--batch：不能与 问题 同时写"),
        (["show", "某局"], "还要写明：年"),
        (["ingest", "--again=1"], "--again：后面不写值，现为“1”"),
    ],
)
def test_wrong_arguments_are_explained_in_chinese(arguments: list[str], said: str) -> None:
    errors = io.StringIO()
    with redirect_stderr(errors), pytest.raises(SystemExit) as left:
        build_parser().parse_args(arguments)
    assert left.value.code == 2 and said in errors.getvalue().splitlines()[-1]


@pytest.mark.parametrize("year", ["2007", "9999"])
def test_a_year_without_reports_is_refused_with_both_bounds(tmp_path: Path, year: str) -> None:
    done = run_wenbao(tmp_path, "ingest", "a.txt", "--year", year)
    assert done.returncode == 2 and "2008 年以来、不晚于今年" in done.stderr.decode()


def test_ctrl_c_is_answered_from_the_start(tmp_path: Path) -> None:
    interrupting = "import bot.arguments as a; a.build_parser = lambda: (_ for _ in ()).throw(KeyboardInterrupt)"
    done = run_wenbao(tmp_path, "figures", before=interrupting)
    assert (done.returncode, done.stdout, done.stderr.decode()) == (130, b"", "wenbao: 已中断\n")


@pytest.mark.parametrize("arguments", [["figures"], ["ask", "x"], ["serve"], ["ingest", "x"]])
def test_wrong_setting_exits_2_and_is_named(tmp_path: Path, arguments: list[str]) -> None:
    done = run_wenbao(tmp_path, *arguments, WENBAO_PORT="many")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"WENBAO_PORT" in done.stderr and b"Traceback" not in done.stderr


def test_home_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run_wenbao(tmp_path, "figures", WENBAO_HOME=str(tmp_path / "file" / "home"))
    assert done.returncode == 2 and b"WENBAO_HOME" in done.stderr and b"Traceback" not in done.stderr


def test_home_that_is_a_file_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run_wenbao(tmp_path, "figures", WENBAO_HOME=str(tmp_path / "file"))
    assert done.returncode == 2 and "是文件，不是文件夹" in done.stderr.decode()


@pytest.mark.parametrize("name", ["data", "数 据#"])
def test_a_home_that_cannot_be_written_is_read(tmp_path: Path, name: str) -> None:
    home, locked = str(tmp_path / name), "import os; os.access = lambda *asked: False"
    run_wenbao(tmp_path, "ingest", "--no-index", *sample_files(["jiaxiang-office*"]), WENBAO_HOME=home)
    for command in (["figures", "--json"], ["audit"], ["show", "嘉祥", "2021"], ["ask", QUESTION]):
        usual, done = (run_wenbao(tmp_path, *command, before=before, WENBAO_HOME=home) for before in ("pass", locked))
        assert (done.returncode, done.stdout) == (0, usual.stdout), done.stderr.decode()
    amend = ["amend", "嘉祥县人民政府办公室", "2021", "新收", "总计", "99", "--why", "x"]
    done = run_wenbao(tmp_path, *amend, before=locked, WENBAO_HOME=home)
    assert done.returncode == 1 and f"{home}/wenbao.sqlite：所在的文件夹或文件不能写入" in done.stderr.decode()
    done = run_wenbao(tmp_path, "figures", before=locked, WENBAO_HOME=str(tmp_path / "empty"))
    assert done.returncode == 1 and f"{tmp_path}/empty：不能写入" in done.stderr.decode()


def test_serve_without_a_token_says_what_to_set(tmp_path: Path) -> None:
    done = run_wenbao(tmp_path, "serve")
    assert (done.returncode, done.stdout) == (2, b"")
    said = done.stderr.decode()
    assert "没有设置 WENBAO_TELEGRAM_TOKEN" in said and "WENBAO_TELEGRAM_TOKEN is not set" in said


def test_ingest_names_what_fails_and_does_the_rest(tmp_path: Path) -> None:
    bad = tmp_path / "坏的.html"
    bad.write_bytes(b"\x00\x01\x02")
    good = sample_files(["jiaxiang*"])[0]
    first = run_wenbao(tmp_path, "ingest", "--no-index", "--json", bad, tmp_path / "nowhere.txt", good)
    assert first.returncode == 1
    assert {Path(line["source"]).name: line["status"] for line in json_lines(first)} == {
        "坏的.html": "failed",
        "nowhere.txt": "failed",
        good.name: "added",
    }
    assert "坏的.html" in first.stderr.decode() and "nowhere.txt" in first.stderr.decode()
    failed = json_lines(first)[0]
    assert (failed["organ"], failed["year"], failed["figures"]) == (None, None, 0) and failed["error"]
    again = run_wenbao(tmp_path, "ingest", "--no-index", "--json", good)
    assert (again.returncode, [line["status"] for line in json_lines(again)]) == (0, ["unchanged"])


def test_interrupted_ingest_says_what_is_kept(tmp_path: Path) -> None:
    interrupting = (
        "import ingest.load as load; from ingest.workers import Workers; load._BATCH = 1; real = Workers.reports_of; "
        "Workers.reports_of = lambda pool, source, reading: real(pool, source, reading) "
        "if 'jiaxiang' in source.name else (_ for _ in ()).throw(KeyboardInterrupt)"
    )
    done = run_wenbao(tmp_path, "ingest", *sample_files(["jiaxiang*", "yingqiu*"]), before=interrupting)
    assert done.returncode == 130 and "新增" in done.stdout.decode()
    said = done.stderr.decode()
    assert said.count("\n") == 1 and "已保存" in said and "wenbao reindex" in said and "Traceback" not in said
    assert len(json_lines(run_wenbao(tmp_path, "figures", "--json"))) > 180


def test_ingest_marks_a_report_whose_tables_were_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    sections = "一、总体情况\n认真贯彻。\n五、存在的主要问题及改进情况\n无。\n"
    path.write_text(f"嘉祥县教育局2021年政府信息公开工作年度报告\n{sections}", encoding="utf-8")
    shown = run_wenbao(tmp_path, "ingest", "--no-index", path, *sample_files(["xinglong*"])).stdout.decode()
    bare, partly = shown.splitlines()
    assert "表格大多没有读到" in bare and "表格大多没有读到" not in partly


def test_ingest_line_has_the_fields_of_the_contract(tmp_path: Path) -> None:
    done = run_wenbao(tmp_path, "ingest", "--no-index", "--json", *sample_files(["yingqiu*"]))
    line = json_lines(done)[0]
    assert set(line) == {
        "source",
        "organ",
        "year",
        "status",
        "figures",
        "blank",
        "missing",
        "passages",
        "problems",
        "error",
    }
    assert Path(line["source"]).name == "yingqiu-2020.html"
    assert (line["organ"], line["year"]) == ("昌乐县营丘镇人民政府", 2020)
    assert line["figures"] + line["blank"] + line["missing"] > 180 and line["passages"] > 3


def test_samples_are_read_as_they_were_written(home: Path) -> None:
    """Every cell is read but those that the originals lack, and every identity of an invented report holds."""
    lines = json_lines(run_wenbao(home, "figures", "--json"))
    unread = Counter((line["source"], line["status"]) for line in lines if line["status"] != "reported")
    assert unread == {
        ("jiaxiang-office-2021.html", "blank"): 1,
        ("xinglong-2021.html", "missing"): 56,
        ("xinglong-2021.html", "blank"): 4,
    }
    assert len({(line["organ"], line["year"]) for line in lines}) == len(sample_files()) == 17
    assert not [line for line in lines if line["source"].startswith("example-") and line["check"] == "broken"]


def test_figures_are_exact_and_filtered(home: Path) -> None:
    done = run_wenbao(home, "figures", "--json", "--organ", "云岫市", "--year", "2023")
    lines = json_lines(done)
    assert {(line["organ"], line["year"]) for line in lines} == {("云岫市人民政府办公室", 2023)}
    assert set(lines[0]) == {
        "organ",
        "year",
        "indicator",
        "column",
        "value",
        "status",
        "raw",
        "unit",
        "check",
        "source",
        "locator",
    }
    values = {(line["indicator"], line["column"]): line["value"] for line in lines}
    assert values["proactive.fees", "amount"] == 40.0615 and b'"value": 40.0615,' in done.stdout
    assert values["applications.received", "total"] == 113 and b'"value": 113,' in done.stdout


@pytest.mark.parametrize(
    ("name", "organs"),
    [
        ("霁川县", {"霁川县教育局", "霁川县栖禾镇人民政府"}),
        ("霁川县教育局", {"霁川县教育局"}),
        (" 教育 局", {"霁川县教育局"}),
    ],
)
def test_organ_is_its_full_name_or_a_part(home: Path, name: str, organs: set[str]) -> None:
    assert {line["organ"] for line in json_lines(run_wenbao(home, "figures", "--json", "--organ", name))} == organs


def test_unknown_organ_is_named(home: Path) -> None:
    for command in ("figures", "audit"):
        done = run_wenbao(home, command, "--json", "--organ", "没有这个局")
        assert (done.returncode, done.stdout) == (1, b"") and "没有这个局" in done.stderr.decode()


def test_audit_finds_what_is_wrong_and_nothing_in_sound_reports(home: Path, tmp_path: Path) -> None:
    assert not [
        line
        for line in json_lines(run_wenbao(home, "audit", "--json"))
        if line["organ"].startswith(("云岫市", "霁川县"))
    ]
    text = sample_files(["example-qihe-town-2023.html"])[0].read_text(encoding="utf-8")
    edited = tmp_path / "edited.html"
    edited.write_text(re.sub(r"(一、本年新收政府信息公开申请数量</td><td>)\d+", r"\g<1>800", text), encoding="utf-8")
    assert run_wenbao(tmp_path, "ingest", "--no-index", edited).returncode == 0
    lines = json_lines(run_wenbao(tmp_path, "audit", "--json", "--organ", "栖禾镇", "--year", "2023"))
    assert all(set(line) == {"organ", "year", "rule", "message", "expected", "found", "locator"} for line in lines)
    assert {"row_sum", "balance"} <= {line["rule"] for line in lines}
    assert json_lines(run_wenbao(tmp_path, "audit", "--json", "--year", "2022")) == []
    assert "800" in run_wenbao(tmp_path, "audit").stdout.decode()


def test_tables_for_people(home: Path) -> None:
    shown = run_wenbao(home, "figures", "--organ", "嘉祥", COLUMNS="200").stdout.decode()
    assert "一、本年新收政府信息公开申请数量" in shown and "空" in shown
    assert "处疑点" in run_wenbao(home, "audit").stdout.decode()
