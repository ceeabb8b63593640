"""The real reports with the noise they have, against what people read in them. Skipped where they are not at hand."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ingest.pipeline import read_report
from store.model import Figure, Report, Rule

SHARED = Path(__file__).resolve().parents[1] / ".." / "shared"
REPORTS = SHARED / "reports"
FOLDERS = sorted(path.parent for path in REPORTS.glob("*/meta.json"))

pytestmark = pytest.mark.skipif(not FOLDERS, reason="the shared reports are not here")


def source_of(folder: Path) -> Path:
    """The text of a pdf stands in for it: one cell a line, page numbers in between."""
    return next(path for suffix in ("html", "txt") for path in sorted(folder.glob(f"source.{suffix}")))


def meta_of(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "meta.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def read(folder: Path) -> Report:
    path, meta = source_of(folder), meta_of(folder)
    text = squash(path.read_text(encoding="utf-8"))
    named = any(squash(name) in text for name in [meta["organ"], *meta["organ_aliases"]] if len(name) > 3)
    stem = folder.name if named else meta["title"]
    return read_report(stem + path.suffix, path.read_bytes())


def squash(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def gold_values(folder: Path) -> Iterator[tuple[str, str, Any]]:
    """(indicator, column, value) of the report's own form, by the shared catalogue's keys."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    old = bool(gold.get("proactive_2019"))
    lines = (SHARED / "catalogue.csv").read_text(encoding="utf-8").splitlines()[1:]
    for line in lines:
        fields = line.split(",")
        table, key, *index = fields[-1].split("/")
        other_form = "proactive" if old else "proactive_2019"
        if table == other_form or key not in (gold.get(table) or {}):
            continue
        value = gold[table][key]
        values = list(value.values()) if isinstance(value, dict) else value
        yield fields[0], fields[1], printed(values[int(index[0])] if index else value)


def printed(value: Any) -> float | None:
    if not isinstance(value, str):
        return None if value is None else float(value)
    found = re.search(r"(\d[\d,]*(?:\.\d+)?)", value)
    return float(found[1].replace(",", "")) * (-1 if "减" in value else 1) if found else None


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_figure_is_wrong_or_invented(folder: Path) -> None:
    figures: dict[tuple[str, str], Figure] = {(f.indicator, f.column): f for f in read(folder).figures}
    gold = {(indicator, column): value for indicator, column, value in gold_values(folder)}
    faults = [
        (key, figure.value, gold.get(key))
        for key, figure in figures.items()
        if gold and figure.value is not None and (gold.get(key) is None or float(figure.value) != gold[key])
    ]
    assert faults == []
    read_keys = {key for key, figure in figures.items() if figure.value is not None}
    assert {key for key, value in gold.items() if value is not None} <= read_keys


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_organ_and_year(folder: Path) -> None:
    report, meta = read(folder), meta_of(folder)
    names = [meta["organ"], *(name for name in meta["organ_aliases"] if len(name) > 3)]
    assert any(report.organ.name.endswith(name) or name.endswith(report.organ.name) for name in names)
    assert report.year == meta["year"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_raw_text_and_passages_stand_in_the_source(folder: Path) -> None:
    path = source_of(folder)
    text = path.read_text(encoding="utf-8")
    source = squash(html.unescape(re.sub(r"<[^>]+>", "", text)) if path.suffix == ".html" else text)
    report = read(folder)
    assert report.passages
    assert [passage.text for passage in report.passages if squash(passage.text) not in source] == []
    assert [figure.raw for figure in report.figures if figure.raw and squash(figure.raw) not in source] == []


def test_each_quoted_sentence_stands_in_one_passage() -> None:
    passages = [squash(passage.text) for folder in FOLDERS for passage in read(folder).passages]
    lines = (SHARED / "questions" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    quotes = [squash(quote) for line in lines if (quote := json.loads(line).get("quote"))]
    assert quotes
    assert [quote for quote in quotes if not any(quote in passage for passage in passages)] == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("hongze-2023", {(Rule.DISPUTE_SUM, "11"), (Rule.DISPUTE_SUM, "5")}),
        (
            "shfb-2019",
            {(Rule.TEXT_AGAINST_TABLE, "258"), (Rule.TEXT_AGAINST_TABLE, "265"), (Rule.TEXT_AGAINST_TABLE, "3")},
        ),
        ("p-xinfeng-wjw-2023", {(Rule.TEXT_AGAINST_TEXT, "464"), (Rule.NUMBER_TYPE, None)}),  # much is missing
        ("seed-yingqiu", {(Rule.TEXT_AGAINST_TEXT, "270")}),
        ("seed-guanzhuang", {(Rule.TEXT_AGAINST_TEXT, "32%")}),
        ("suqian-2023", set()),
        ("seed-jiaxiang", set()),
        ("seed-yuecun", set()),
        ("seed-xinglong", {(Rule.NUMBER_TYPE, None)}),
    ],
)
def test_contradictions_are_found_and_no_others(name: str, expected: set[tuple[Rule, str]]) -> None:
    assert {(problem.rule, problem.found) for problem in read(REPORTS / name).problems} == expected
