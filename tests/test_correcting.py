"""`wenbao show`, `amend`, `remove` and what `audit` lists of doubts, over a real database."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from contextlib import redirect_stderr, redirect_stdout
from decimal import Decimal
from pathlib import Path
from unittest.mock import patch

import pytest
from fakes import make_figures, make_report
from wenbao_process import json_lines, sample_files

from bot.cli import main
from bot.commands.amending import read_amended_value
from bot.commands.cells import find_cell, find_rows
from bot.commands.showing import blocks_of
from bot.naming import print_place
from store.database import Database
from store.model import CellKey, Doubt, Given, Locator, WenbaoError

ORGAN = "霁川县教育局"
AMEND = ("amend", ORGAN, "2022", "新收申请", "总计")


def run(home: Path, *arguments: str | Path, **environ: str) -> subprocess.CompletedProcess[bytes]:
    """One command in this process, which is quicker: what it printed, and its exit code."""
    printed, said = io.BytesIO(), io.BytesIO()
    out, err = (io.TextIOWrapper(stream, encoding="utf-8", write_through=True) for stream in (printed, said))
    settings = {"WENBAO_HOME": str(home / "data"), **environ}
    with patch.dict(os.environ, settings), redirect_stdout(out), redirect_stderr(err):
        try:
            code = main([*map(str, arguments)])
        except SystemExit as left:
            code = int(left.code or 0)
    return subprocess.CompletedProcess(arguments, code, printed.getvalue(), said.getvalue())


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with two organs of one county, the first of several years."""
    home = tmp_path_factory.mktemp("samples")
    done = run(home, "ingest", "--no-index", *sample_files(["example-jichuan-*", "example-qihe-*"]))
    assert done.returncode == 0, done.stderr.decode()
    return home


@pytest.fixture
def home(samples: Path, tmp_path: Path) -> Path:
    """A home of its own with the same reports."""
    shutil.copytree(samples / "data", tmp_path / "home" / "data")
    return tmp_path / "home"


def test_show_prints_the_tables_in_their_shape(samples: Path) -> None:
    done = run(samples, "show", ORGAN, "2022", COLUMNS="200")
    shown = done.stdout.decode()
    assert done.returncode == 0 and f"{ORGAN} 2022 年" in shown and "example-jichuan-education-2022.txt" in shown
    header = next(line for line in shown.splitlines() if "自然人" in line)
    columns = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    assert [name.strip() for name in header.strip("│").split("│")][1:] == columns
    received = next(line for line in shown.splitlines() if "一、本年新收政府信息公开申请数量" in line)
    assert len(received.split("│")) == 10 and received.count("✓") == 7
    assert {"行政复议", "结果维持", "规章", "现行有效件数"} <= {word.strip() for word in shown.split("│")}


def test_show_of_one_row_says_where_each_cell_stands(samples: Path) -> None:
    shown = run(samples, "show", ORGAN, "2022", "行政复议").stdout.decode()
    assert shown.count("原文第") == 6 and "自然人" not in shown
    lines = json_lines(run(samples, "show", ORGAN, "2022", "disputes.reconsideration", "--json"))
    everything = json_lines(run(samples, "figures", "--json", "--organ", ORGAN, "--year", "2022"))
    assert lines == [line for line in everything if line["indicator"] == "disputes.reconsideration"]
    assert json_lines(run(samples, "show", ORGAN, "2022", "--json")) == everything


@pytest.mark.parametrize(
    ("arguments", "causes"),
    [
        (("show", "霁川县", "2022"), ("霁川县教育局", "霁川县栖禾镇人民政府", "全称")),
        (("show", "没有这个局", "2022"), ("没有这个局",)),
        (("show", ORGAN, "1999"), ("1999", "2022")),
        (("show", ORGAN, "2022", "没有这一行"), ("没有这一行", "行政许可")),
        ((*AMEND[:4], "没有这一列", "9", "--why", "x"), ("没有这一列", "自然人")),
        ((*AMEND[:3], "不予公开", "总计", "9", "--why", "x"), ("国家秘密", "请写明")),
        ((*AMEND, "--undo"), ("没有更正",)),
        (("remove", ORGAN, "1999"), ("1999",)),
        (("remove", "霁川县", "2022"), ("霁川县教育局", "全称")),
        (("remove", "霁川县教", "2022"), ("霁川县教育局", "全称")),  # a part of one name only is no name
        (("remove", "教育局", "2022"), ("霁川县教育局", "全称")),
        (("amend", "霁川县教", *AMEND[2:], "9", "--why", "x"), ("霁川县教育局", "全称")),
        (("figures", "--organ", "没有这个局"), ("没有这个局",)),
    ],
)
def test_what_cannot_be_done_says_why_and_changes_nothing(
    samples: Path, arguments: tuple[str, ...], causes: tuple[str, ...]
) -> None:
    before = run(samples, "figures", "--json").stdout
    done = run(samples, *arguments)
    said = done.stderr.decode()
    assert (done.returncode, done.stdout) == (1, b"") and "Traceback" not in said
    assert all(cause in said for cause in causes), said
    assert not said.startswith("wenbao: --organ")
    assert run(samples, "figures", "--json").stdout == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("amend", ORGAN, "2022", "新收申请", "总计"),
        (*AMEND, "9"),
        (*AMEND, "9", "--why", "x", "--undo"),
        (*AMEND, "--why", "x", "--undo"),
        ("amend", ORGAN, "last", "新收申请", "总计", "9", "--why", "x"),
        ("show", ORGAN),
        ("remove", ORGAN),
    ],
)
def test_wrong_usage_exits_2(samples: Path, arguments: tuple[str, ...]) -> None:
    done = run(samples, *arguments)
    assert (done.returncode, done.stdout) == (2, b"") and done.stderr


@pytest.mark.parametrize(
    ("value", "why", "causes"),
    [
        ("many", "x", ("many", "数字")),
        ("六十六", "x", ("六十六", "数字")),
        ("-3", "x", ("-3", "负数")),
        ("1.5", "x", ("1.5", "整数")),
        ("9", "  \n", ("--why",)),
    ],
)
def test_a_value_or_reason_that_cannot_be_is_wrong_usage(
    samples: Path, value: str, why: str, causes: tuple[str, ...]
) -> None:
    done = run(samples, *AMEND, value, "--why", why)
    assert (done.returncode, done.stdout) == (2, b"")
    assert all(cause in done.stderr.decode() for cause in causes)


@pytest.mark.parametrize("called", ["洪泽区政府", "洪泽区人民政府", "淮安市洪泽区政府", "淮安市洪泽区人民政府"])
def test_an_organ_is_known_by_its_short_forms_too(tmp_path: Path, called: str) -> None:
    database = Database.in_home(tmp_path / "data")
    for name in ("淮安市洪泽区人民政府", "淮安市洪泽区人民政府办公室"):
        database.save(make_report(name))
    database.close()
    for command in (("figures", "--json", "--organ", called), ("show", "--json", called, "2021")):
        assert {line["organ"] for line in json_lines(run(tmp_path, *command))} == {"淮安市洪泽区人民政府"}
    assert json_lines(run(tmp_path, "remove", called, "2021", "--json"))[0]["organ"] == "淮安市洪泽区人民政府"


def test_a_short_form_of_two_organs_removes_neither(tmp_path: Path) -> None:
    database = Database.in_home(tmp_path / "data")
    for name in ("北京市朝阳区教育局", "长春市朝阳区教育局"):
        database.save(make_report(name))
    database.close()
    done = run(tmp_path, "remove", "朝阳区教育局", "2021")
    assert done.returncode == 1 and "北京市朝阳区教育局、长春市朝阳区教育局" in done.stderr.decode()
    assert run(tmp_path, "remove", "长春市朝阳区教育局", "2021").returncode == 0


def received(home: Path) -> dict[str, object]:
    lines = json_lines(run(home, "figures", "--json", "--organ", ORGAN, "--year", "2022"))
    (found,) = (line for line in lines if (line["indicator"], line["column"]) == ("applications.received", "total"))
    return found


def test_amend_is_shown_everywhere_and_undone(home: Path) -> None:
    before = received(home)
    problems = run(home, "audit", "--json").stdout
    done = run(home, *AMEND, "９９", "--why", "原件\n为 99", "--by", "张三")
    assert done.returncode == 0 and "原件 为 99" in done.stdout.decode() and "勾稽关系不成立" in done.stdout.decode()
    after = received(home)
    amended = after.pop("amended")
    assert isinstance(amended, dict)
    assert {name: amended[name] for name in ("value_read", "status_read", "why", "by")} == {
        "value_read": before["value"],
        "status_read": "reported",
        "why": "原件 为 99",
        "by": "张三",
    }
    assert after == {**before, "value": 99, "check": "broken"}
    rules = {line["rule"] for line in json_lines(run(home, "audit", "--json", "--organ", ORGAN))}
    assert {"row_sum", "balance"} <= rules
    shown = run(home, "show", ORGAN, "2022", COLUMNS="200").stdout.decode()
    assert "99*✗" in shown and "张三" in shown and "张三" in run(home, "figures").stdout.decode()
    assert "人工更正" in run(home, "audit").stdout.decode()
    answer = json_lines(run(home, "ask", "--json", f"{ORGAN}2022年收到多少件申请"))[0]
    assert answer["figures"][0]["value"] == 99 and answer["figures"][0]["amended"]["by"] == "张三"
    undone = run(home, *AMEND, "--undo", "--json")
    assert json_lines(undone) == [before] == [received(home)]
    assert run(home, "audit", "--json").stdout == problems
    history = run(home, "show", ORGAN, "2022").stdout.decode()
    assert "曾更正" in history and "撤销" in history


def test_amend_is_signed_by_who_is_logged_in(home: Path) -> None:
    (line,) = json_lines(run(home, *AMEND, "blank", "--why", "空白", "--json", LOGNAME="李四"))
    assert (line["value"], line["status"], line["amended"]["by"]) == (None, "blank", "李四")


def test_what_was_read_needs_no_amendment(home: Path) -> None:
    value = received(home)["value"]
    done = run(home, *AMEND, str(value), "--why", "x")
    assert done.returncode == 1 and "不必更正" in done.stderr.decode()
    assert "amended" not in received(home)


def test_remove_takes_out_a_report_and_its_kept_source(home: Path) -> None:
    run(home, *AMEND, "9", "--why", "x")
    kept = set((home / "data" / "sources").iterdir())
    (line,) = json_lines(run(home, "remove", ORGAN, "2022", "--json"))
    assert (line["organ"], line["year"], line["amendments"]) == (ORGAN, 2022, 1)
    assert line["sources"] == ["example-jichuan-education-2022.txt"] and line["figures"] > 100 and line["passages"]
    assert len(kept) - len(set((home / "data" / "sources").iterdir())) == 1
    assert json_lines(run(home, "figures", "--json", "--organ", ORGAN, "--year", "2022")) == []
    assert run(home, "remove", ORGAN, "2022").returncode == 1
    again = run(home, "ingest", "--no-index", "--json", *sample_files(["example-jichuan-education-2022.txt"]))
    assert [one["status"] for one in json_lines(again)] == ["added"]
    assert "amended" not in received(home)
    assert set((home / "data" / "sources").iterdir()) == kept
    assert ORGAN in run(home, "remove", ORGAN, "2022").stdout.decode()


def test_remove_keeps_a_source_that_another_report_came_from(tmp_path: Path) -> None:
    sources = tmp_path / "data" / "sources"
    sources.mkdir(parents=True)
    (sources / "d1.txt").write_text("x")
    database = Database.in_home(tmp_path / "data")
    database.save_all([make_report(name, digest="d1") for name in ("甲局", "乙局")])
    database.close()
    assert run(tmp_path, "remove", "甲局", "2021").returncode == 0
    assert (sources / "d1.txt").exists()
    assert run(tmp_path, "remove", "乙局", "2021").returncode == 0
    assert not (sources / "d1.txt").exists()


def test_audit_lists_files_in_doubt_with_what_settles_them(tmp_path: Path) -> None:
    database = Database.in_home(tmp_path / "data")
    database.save(make_report())
    database.note_doubt(Doubt("甲/a b.txt", "d", "a b.txt：机关不明", Given(year=2021)))
    database.close()
    (line,) = json_lines(run(tmp_path, "audit", "--json"))
    assert (line["organ"], line["year"], line["rule"], line["source"]) == (None, 2021, "identity", "甲/a b.txt")
    assert "wenbao ingest --organ 机关全称 --year 2021 '甲/a b.txt'" in line["message"]
    assert json_lines(run(tmp_path, "audit", "--json", "--year", "2020")) == []
    assert json_lines(run(tmp_path, "audit", "--json", "--organ", "甲县")) == []
    shown = run(tmp_path, "audit").stdout.decode()
    assert "甲/a b.txt：机关不明" in shown and "共 1 处疑点" in shown


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12", Decimal(12)),
        ("１２", Decimal(12)),
        (" 1,234 ", Decimal(1234)),
        ("-5", Decimal(-5)),
        ("25.1", Decimal("25.1")),
        ("blank", None),
        ("空", None),
    ],
)
def test_amended_values_are_read(typed: str, value: Decimal | None) -> None:
    assert read_amended_value(typed) == value


@pytest.mark.parametrize("typed", ["", "十二", "1O", "1 2", "1,23", "1e3", "nan", "12件", "0x1", "1.", "--1", "null"])
def test_values_that_are_no_numbers_are_refused(typed: str) -> None:
    with pytest.raises(WenbaoError, match="应为数字"):
        read_amended_value(typed)


CELLS = [
    (("applications.received", "total"), CellKey("applications.received", "total")),
    (("新收", "总计"), CellKey("applications.received", "total")),
    (("一、本年新收政府信息公开申请数量", "自然人"), CellKey("applications.received", "natural")),
    (("（七）总计", "合计数"), CellKey("applications.processed", "total")),
    (("办结", "个人"), CellKey("applications.processed", "natural")),
    (("1.属于国家秘密", "其他"), CellKey("applications.denied.state_secret", "other")),
    (("行政复议", "其他"), CellKey("disputes.reconsideration", "other")),
    (("复议后起诉", "结果纠正"), CellKey("disputes.litigation.after_review", "corrected")),
    (("行政许可", "处理决定数量"), CellKey("proactive.licences", "decisions")),
    (("行政事业性收费", "金额"), CellKey("proactive.fees", "amount")),
    (("licensing", "decisions"), CellKey("proactive.licences", "decisions")),
    (("新收", "总数"), CellKey("applications.received", "total")),
    (("行政复议", "合计"), CellKey("disputes.reconsideration", "total")),
]


@pytest.mark.parametrize(("typed", "key"), CELLS, ids=["·".join(case[0]) for case in CELLS])
def test_cells_are_found_by_code_label_or_term(typed: tuple[str, str], key: CellKey) -> None:
    assert find_cell(*typed, make_figures()) == key


def test_a_group_of_rows_is_found_by_its_term() -> None:
    assert len(find_rows("不予公开", make_figures())) == 8
    assert all(row.startswith("applications.denied.") for row in find_rows("不予公开", make_figures()))


@pytest.mark.parametrize(
    ("row", "column", "nearest"),
    [
        ("予以公开开", "总计", "最接近的是：予以公开、"),
        ("收入", "总计", "最接近的是：新收政府信息公开申请；"),
        ("新收", "自燃人", "最接近的是：自然人；"),
        ("qqq", "总计", "这一行；有：规章、"),
        ("行政许可", "总数", "这一列；有：处理决定数量"),
    ],
)
def test_what_is_misspelt_brings_the_nearest_names_first(row: str, column: str, nearest: str) -> None:
    with pytest.raises(WenbaoError, match=nearest):
        find_cell(row, column, make_figures())


@pytest.mark.parametrize(("form", "rows"), [("2019", 23), ("2021", 25)])
def test_every_cell_stands_in_one_block(form: str, rows: int) -> None:
    figures = make_figures(form=form)
    blocks = list(blocks_of(figures))
    cells = [figure for block in blocks for row in block.rows.values() for figure in row.values()]
    assert sorted(figure.key for figure in cells) == sorted(figure.key for figure in figures)
    assert [(len(block.rows), len(block.columns)) for block in blocks][-2:] == [(rows, 7), (3, 5)]


def test_places_are_counted_from_one() -> None:
    assert print_place(Locator(page=2, table=0, table_row=3, table_column=0)) == "第 2 页 第 1 张表 表内第 4 行 第 1 列"
    assert print_place(Locator(section="三、", row="行")) == ""
