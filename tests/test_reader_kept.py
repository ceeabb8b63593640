"""Pages and Word texts as other programs keep them: records of crawlers, Word's own marks, everything in one line."""

from __future__ import annotations

import json
import re

import pytest
from ingest_reports import LAYOUTS, plain_values, summed

from ingest.blocks import Paragraph
from ingest.pipeline import read_report
from ingest.readers import read_document
from ingest.readers.decoding import decode
from store.model import CellKey, Status, WenbaoError

VALUES = plain_values("2021", summed("2021"))
ORGAN, YEAR = "盘山县信访局", 2022
STREAM, PAGE, TABS = (LAYOUTS[name]("2021", VALUES, ORGAN, YEAR) for name in ("stream.txt", "page.html", "tabs.txt"))


def figures(name: str, content: bytes) -> dict[CellKey, str]:
    """The cells that were read, of a report that must be our office's."""
    report = read_report(name, content)
    assert (report.organ.name, report.year) == (ORGAN, YEAR)
    return {figure.key: str(figure.value) for figure in report.figures if figure.status is Status.REPORTED}


def kept(record: object) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", kept({"url": "http://a/1.html", "title": "年报", "content": STREAM})),
        ("a.txt", kept({"content": TABS, "pubtime": "2023-01-16"})),
        ("a", kept([{"id": 1, "data": {"html": PAGE}}])),
        ("a.json", kept({"text": re.sub("<[^>]+>", "", PAGE), "html": PAGE})),
        ("a.html", kept({"html": PAGE})),
        ("a.txt", json.dumps({"content": STREAM}).encode()),
        ("a.json", kept({"id": 1, "title": "无"}) + b"\n" + kept({"id": 2, "content": STREAM})),
    ],
)
def test_a_crawlers_record_is_read_as_its_page(name: str, content: bytes) -> None:
    assert figures(name, content) == VALUES


def test_what_a_record_says_beside_the_text_tells_whose_it_is() -> None:
    nameless = STREAM.replace(f"{ORGAN}{YEAR}年政府信息公开工作年度报告\n", "").replace(ORGAN, "我局")
    assert figures("a.json", kept({"title": f"{ORGAN}{YEAR}年政府信息公开工作年度报告", "content": nameless})) == VALUES


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (kept({"a": 1}), "没有年度报告的正文"),
        (kept([{"content": STREAM}, {"content": STREAM}]), "有2条记录"),
        (kept({"content": STREAM})[:-20], "残缺或有误"),
        (b'{"a":' + b"[" * 100_000, "残缺或有误|嵌套太深"),
    ],
)
def test_a_record_without_one_page_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(WenbaoError, match=rf"^a\.json：.*(?:{why})"):
        read_document("a.json", content)


@pytest.mark.parametrize("paragraph_end", ["", "\r"])
def test_words_marks_end_cells(paragraph_end: str) -> None:
    mark = f"{paragraph_end}\x07"
    rows = [
        mark.join(line.split("\t")) + mark + mark if "\t" in line else f"{line}\r" for line in TABS.split("\n") if line
    ]
    assert figures("a.txt", "".join(rows).encode()) == VALUES


def test_what_words_fields_print_is_kept_and_no_other_control_sign_is_taken_for_text() -> None:
    assert decode("a", "收到\x13 FORMTEXT \x1410\x15件\x0b第二行\x13PAGE\x15".encode()) == "收到10件\n第二行"
    with pytest.raises(WenbaoError, match="二进制"):
        decode("a", b"\x07\x03\x04\x06\x0e\x0f" * 20)


def test_tables_in_one_line_are_taken_apart_at_blanks() -> None:
    assert figures("a.txt", " ".join(STREAM.split()).encode()) == VALUES
    whole = "\n".join(["前言。\n规章\t1\n许可\t2", " ".join(STREAM.split())])
    blocks = read_document("a.txt", whole.encode()).blocks
    assert {block.line for block in blocks[-200:] if isinstance(block, Paragraph)} == {4}


@pytest.mark.parametrize("layout", ["stream.txt", "tabs.txt"])
def test_a_sentence_in_another_encoding_costs_that_sentence_only(layout: str) -> None:
    """Full-width digits and no-break spaces are no Chinese characters, and yet surely UTF-8."""
    text = LAYOUTS[layout]("2021", VALUES, ORGAN, YEAR)
    wide = text.translate({ord(digit): chr(ord(digit) + 0xFEE0) for digit in "0123456789"}).replace("\t", "\t\xa0")
    foreign = "另有部分栏目由下属单位代管。".encode("gbk")
    for plain in (text, wide):
        lines = plain.encode().split(b"\n")
        lines[3] += foreign
        assert figures("盘山县信访局2022年政府信息公开工作年度报告.txt", b"\n".join(lines)) == VALUES
