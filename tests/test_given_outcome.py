"""What a person says wrongly of a file is told at once, and taken back by saying it rightly."""

from __future__ import annotations

from pathlib import Path

from test_correcting import ORGAN, run
from wenbao_process import json_lines, sample_files

WRONG, SAID = "昆山市教育局", ("ingest", "--no-index")


def listed(home: Path) -> set[tuple[object, object]]:
    return {(line["organ"], line["year"]) for line in json_lines(run(home, "figures", "--json"))}


def test_a_file_moved_by_mistake_says_what_it_left_and_comes_back(tmp_path: Path) -> None:
    (file,) = sample_files(["example-jichuan-education-2022.txt"])
    run(tmp_path, *SAID, file)
    moved = run(tmp_path, *SAID, "--organ", WRONG, "--year", "2020", file).stdout.decode()
    assert f"原为 {ORGAN} 2022 年年报" in moved and f"{WRONG} 2020" in moved
    assert listed(tmp_path) == {(WRONG, 2020)}
    assert {line["rule"] for line in json_lines(run(tmp_path, "audit", "--json"))} >= {"identity"}
    plain = run(tmp_path, *SAID, file).stdout.decode()
    assert "未变" in plain and f"文件标题却写{ORGAN}" in plain
    assert f"wenbao ingest --organ 机关全称 --year 年份 {file}" in plain
    (line,) = json_lines(run(tmp_path, *SAID, "--json", "--organ", ORGAN, "--year", "2022", file))
    assert line["left"] == [{"organ": WRONG, "year": 2020}] and line["organ"] == ORGAN
    assert listed(tmp_path) == {(ORGAN, 2022)}
    assert json_lines(run(tmp_path, "audit", "--json")) == []
    assert "原为" not in run(tmp_path, *SAID, file).stdout.decode()
