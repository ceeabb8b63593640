"""`wenbao check`: an office is told all that is wrong with its report, and nothing is stored."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from factory.making import make_report
from ingest_reports import plain_values, summed, write_tabs
from word_files import zip_file

from bot.cli import main
from store.model import CellKey

ORGAN = "嘉祥县教育局"
CARRIED_OUT = CellKey("applications.carried_out", "total")
WRONG = {
    CellKey("disputes.reconsideration", "upheld"): "10",
    CellKey("applications.granted", "legal"): "",
    CellKey("proactive.fees", "amount"): "/",
    CellKey("proactive.licences", "decisions"): "十二",
}
SENTENCES = "2021年，我局收到政府信息公开申请9999件。网站30条，公众号20条，合计60条。\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WENBAO_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("WENBAO_DATABASE_URL", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


def write(folder: Path, year: int, changes: dict[CellKey, str], sentences: str = "") -> Path:
    text = write_tabs("2021", {**plain_values("2021", summed("2021")), **changes}, ORGAN, year)
    path = folder / f"{year}.txt"
    path.write_text(text.replace("一、总体情况\n", f"一、总体情况\n{sentences}", 1), encoding="utf-8")
    return path


def check(path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    assert main(["check", "--json", str(path), *more]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1
    return json.loads(lines[0])  # type: ignore[no-any-return]


def rules(found: dict[str, Any]) -> set[str]:
    return {problem["rule"] for problem in found["problems"]}


def test_all_that_is_wrong_is_told_to_a_machine(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = check(write(home.parent, 2021, WRONG, SENTENCES), capsys)
    assert (found["source"], found["organ"], found["year"]) == ("2021.txt", ORGAN, 2021)
    assert rules(found) == {"dispute_sum", "text_against_table", "text_against_text", "number_type"}
    assert {(cell["indicator"], cell["column"]) for cell in found["blank"]} == {
        ("applications.granted", "legal"),
        ("proactive.fees", "amount"),
    }
    assert [(cell["indicator"], cell["column"]) for cell in found["missing"]] == [("proactive.licences", "decisions")]
    assert all(cell["row"] for cell in (*found["blank"], *found["missing"]))
    assert found["sections"] == []


def test_nothing_is_stored(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(write(home.parent, 2021, {}), capsys)
    assert not home.exists()


def test_a_person_reads_each_kind_and_a_verdict(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(write(home.parent, 2021, WRONG, SENTENCES))]) == 0
    told = capsys.readouterr().out.replace("\n", "")
    places = [
        told.index(words)
        for words in (
            "表内数字对不上",
            "10+0+0+0=10",
            "正文与表格不一致",
            "9999件",
            "正文自相矛盾",
            "空白的格",
            "结论：有",
        )
    ]
    assert places == sorted(places)


def test_a_blank_that_the_sums_ask_a_number_of_is_hinted_at(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blank = {CellKey("applications.granted", "natural"): "", CellKey("applications.partial", "legal"): "/"}
    path = write(home.parent, 2021, blank)
    hints = {cell["column"]: cell.get("hint") for cell in check(path, capsys)["blank"]}
    asked = "按“各类申请人之和应等于总计”应为11，按“各项办理结果之和应等于（七）总计”应为11，请核对"
    assert hints == {"natural": asked, "legal": None}
    assert main(["check", str(path)]) == 0
    assert f"自然人（{asked}）" in capsys.readouterr().out.replace("\n", "")


def test_a_report_on_parts_of_both_forms_is_checked(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = next(made for seed in count() if (made := make_report(seed, noises=())).form == "hybrid")
    path = home.parent / made.name
    path.write_bytes(made.content)
    assert main(["check", "--json", str(path)]) == 0
    assert json.loads(capsys.readouterr().out)["organ"] == made.organ


def test_nothing_is_asked_where_two_cells_of_a_row_are_blank(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = ("applications.granted", "applications.partial")
    blank = {CellKey(row, column): "" for row in rows for column in ("natural", "legal")}
    assert not any("hint" in cell for cell in check(write(home.parent, 2021, blank), capsys)["blank"])


def test_a_sound_report_is_said_to_be_sound(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(write(home.parent, 2021, {}))]) == 0
    assert "没有发现问题" in capsys.readouterr().out


def test_last_years_report_is_read_where_it_is_held(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["ingest", "--no-index", "--json", str(write(home.parent, 2021, {}))])
    capsys.readouterr()
    found = check(write(home.parent, 2022, {}), capsys)
    assert [(problem["expected"], problem["found"]) for problem in found["problems"]] == [("3", "5")] * 2
    assert rules(found) == {"carry_over"}
    main(["figures", "--json", "--year", "2022"])
    assert capsys.readouterr().out == ""


def test_a_section_that_is_not_there_is_named(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(home.parent, 2021, {})
    text = path.read_text(encoding="utf-8").partition("五、存在的主要问题")[0]
    path.write_text(text, encoding="utf-8")
    assert [title[:2] for title in check(path, capsys)["sections"]] == ["五、", "六、"]


def test_a_file_that_is_no_report_is_an_error(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = home.parent / "a.txt"
    path.write_text("关于召开会议的通知\n请各单位参加。\n", encoding="utf-8")
    assert main(["check", str(path)]) == 1
    assert main(["check", str(home.parent / "none.txt")]) == 1
    assert "none.txt" in capsys.readouterr().err


def test_all_in_an_archive_are_checked(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = write(home.parent, 2021, {}).read_bytes()
    (home.parent / "all.zip").write_bytes(zip_file({"a.txt": text, "深/b.txt": "今天天气很好", "c.css": b"x"}))
    assert main(["check", "--json", str(home.parent / "all.zip")]) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["source"] for line in out.splitlines()] == ["all.zip!a.txt"]
    bad, passed = err.splitlines()
    assert bad.startswith("wenbao: all.zip!深/b.txt：不是政府信息公开") and ".css 1 个" in passed
    assert main(["check", "--organ", ORGAN, str(home.parent)]) == 2
    assert not home.exists()


def test_whose_report_it_is_may_be_said(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(home.parent, 2021, {})
    path.write_text(path.read_text(encoding="utf-8").replace(ORGAN, "本机关"), encoding="utf-8")
    named = check(path, capsys, "--organ", ORGAN, "--year", "2021")
    assert (named["organ"], named["year"]) == (ORGAN, 2021)
    assert main(["check", str(path)]) == 1
    assert "wenbao check --organ" in capsys.readouterr().err
