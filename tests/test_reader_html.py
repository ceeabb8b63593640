"""Pages as their readers see them: hidden and struck text, broken tables, depth, web archives."""

from __future__ import annotations

import base64
import quopri
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from test_reader_docx import notation

from ingest.blocks import Grid
from ingest.limits import Limits
from ingest.readers import read_document
from ingest.readers.html_tables import expand_spans
from store.model import WenbaoError

PLAIN = "<table><tr><td>规章<td>1<tr><td>许可<td>2</table>"
PLAIN_READ = "规章 1 / 许可 2"


def rows(*lines: str) -> str:
    """A table of rows, each the html inside its tr."""
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


CASES: dict[str, tuple[str, list[str]]] = {
    "unclosed cells": (PLAIN, [PLAIN_READ]),
    "head, body, foot in any order": (
        "<table><tfoot><tr><td>合计<td>3</tfoot>"
        "<tbody><tr><td>规章<td>1</tbody><thead><tr><th scope=col>项<th>数</thead></table>",
        ["项 数 / 规章 1 / 合计 3"],
    ),
    "a span of no rows goes to its group's end": (
        "<table><tbody><tr><td rowspan=0>头<td>1<tr><td>2</tbody><tbody><tr><td>尾<td>3</tbody></table>",
        ["头 1 / 头* 2 / 尾 3"],
    ),
    "a span beyond its group": (
        "<table><tbody><tr><td rowspan=99>头<td>1<tr><td>2</tbody><tbody><tr><td>尾<td>3</tbody></table>",
        ["头 1 / 头* 2 / 尾 3"],
    ),
    "spans that are no numbers": (
        rows("<td colspan=x>规章<td rowspan='-1'>1", "<td colspan=0>许可<td>2"),
        [PLAIN_READ],
    ),
    "blanks": (rows("<td>规章<td>&nbsp;", "<td>许可<td><p>&#12288;</p>2"), ["规章 _ / 许可 2"]),
    "a page laid out in one table": (
        rows(
            "<td colspan=4>某局年度报告",
            "<td colspan=4>一、总体情况",
            "<td colspan=4>工作有序",
            "<td colspan=4>二、主动公开政府信息情况",
            "<td colspan=4>第二十条第（一）项",
            "<td>规章<td>1<td>2<td>3",
            "<td>许可<td>4<td>5<td>6",
            "<td colspan=4>以上数据均由本局各科室统计得出。",
            "<td colspan=4>五、存在的主要问题及改进情况",
            "<td colspan=4>队伍不稳",
        ),
        [
            "某局年度报告",
            "一、总体情况",
            "工作有序",
            "二、主动公开政府信息情况",
            "第二十条第（一）项 第二十条第（一）项* 第二十条第（一）项* 第二十条第（一）项* / 规章 1 2 3 / 许可 4 5 6",
            "以上数据均由本局各科室统计得出。",
            "五、存在的主要问题及改进情况",
            "队伍不稳",
        ],
    ),
    "one section's table headed within": (
        rows("<td colspan=2>二、主动公开政府信息情况", "<td>规章<td>1", "<td>许可<td>2"),
        ["二、主动公开政府信息情况 二、主动公开政府信息情况* / 规章 1 / 许可 2"],
    ),
    "hidden": (
        f"<p hidden>藏</p><p style='visibility:hidden'>藏</p><p style='DISPLAY : none'>藏</p>"
        f"<span style='mso-hide:all'>藏</span><input type=hidden value=藏>{PLAIN}",
        [PLAIN_READ],
    ),
    "hidden cells and rows": (
        rows(
            "<td>规章<td style='display:none'>9<td>1", "<td>x<td>9".replace("<td>x", "<td>x", 1), "<td>许可<td>2"
        ).replace("<tr><td>x", "<tr style='display:none'><td>x"),
        [PLAIN_READ],
    ),
    "an unseen cell keeps its place": (
        rows("<td>规章<td style='visibility:hidden'>9", "<td>许可<td>2"),
        ["规章 _ / 许可 2"],
    ),
    "a struck cell keeps its place": (
        rows("<td>规章<td style='text-decoration:line-through'>9<td>1", "<td>许可<td>2<td>3"),
        ["规章 _ 1 / 许可 2 3"],
    ),
    "hidden within a cell": (
        rows("<td>规章<td>1<span style='display:none'>9</span>", "<td>许可<td><script>9</script>2"),
        [PLAIN_READ],
    ),
    "struck": (
        rows("<td>规章<td><del>9</del>1", "<td>许可<td>2<s>0</s>") + "<p>收到<del>9</del>10件</p>",
        [PLAIN_READ, "收到10件"],
    ),
    "a note's mark": (rows("<td>规章<td>1<sup>[2]</sup>", "<td>许可<td>2<sup><a href=#>1</a></sup>"), [PLAIN_READ]),
    "a note's mark after what is not seen": (
        rows("<td>规章<td>1\u200b<sup>1</sup>", "<td>许可<td>2"),
        ["规章 1\u200b / 许可 2"],
    ),
    "as it was typed": ("<p>前<pre>甲\n规章\t1\n许可\t<b>2</b>\n\n乙</pre>后", ["前", "甲", PLAIN_READ, "乙", "后"]),
    "form fields": (rows("<td>规章<td><input value=1>", "<td>许可<td><input type=text value=2>"), [PLAIN_READ]),
    "a form between rows": ("<table><form><tr><td>规章<td>1</form><tr><td>许可<td>2</table>", [PLAIN_READ]),
    "signs one by one": (
        rows("<td><span>规</span><span>章</span><td><b>1</b><i>0</i>", "<td>许可<td>2"),
        ["规章 10 / 许可 2"],
    ),
    "office tags": (
        "<![if !supportMisalignedColumns]><!--[if gte mso 9]><xml><w:x>9</w:x></xml><![endif]--><![endif]>"
        + rows("<td><st1:place>规</st1:place>章<td><p>1<o:p></o:p></p>", "<td>许可<td>2<o:p>&nbsp;</o:p>"),
        [PLAIN_READ],
    ),
    "a table in a comment": (f"<!-- {PLAIN} --><p>甲</p>", ["甲"]),
    "layout tables": (rows(f"<td>菜单<td>{rows(f'<td>{PLAIN}')}", "<td>尾<td>x"), ["菜单", PLAIN_READ, "尾", "x"]),
    "a small table in a cell": (rows("<td>规章<td><table><tr><td>1</table>", "<td>许可<td>2"), [PLAIN_READ]),
    "a note as long as a page": (
        rows("<td>规章<td>1", "<td>许可<td>2", f"<td colspan=2>{'注' * 700}"),
        [PLAIN_READ, "注" * 700],
    ),
    "tables by role": (
        "<div role=table><div role=rowgroup><div role=row><span role=rowheader>规章</span>"
        "<span role=cell>1</span></div></div>"
        "<div role=row><span role=cell>许可</span><span role=cell>2</span></div></div>",
        [PLAIN_READ],
    ),
    "tables by style": (
        "<div style='display:table'><div style='display:table-row'><div style='display: table-cell'>规章</div>"
        "<div style='display:table-cell;'>1</div></div><div style='display:table-row'>"
        "<p style='display:table-cell'>许可</p>"
        "<p style='display:table-cell'>2</p></div></div>",
        [PLAIN_READ],
    ),
    "scripts, frames, fields": (
        "<script>document.write('9')</script><iframe src=x>9</iframe><noscript>9</noscript>"
        "<textarea>9</textarea><p>甲</p>",
        ["甲"],
    ),
    "deep blocks": ("<div>" * 30_000 + f"底{PLAIN}" + "</div>" * 30_000 + "<p>后</p>", ["底", PLAIN_READ, "后"]),
    "deep signs": (rows("<td>规章<td>" + "<font>" * 30_000 + "1", "<td>许可<td>2") + "<p>后</p>", [PLAIN_READ, "后"]),
}


@pytest.mark.parametrize("case", CASES)
def test_a_page_is_read_as_it_is_seen(case: str) -> None:
    body, expected = CASES[case]
    assert notation(read_document("a.html", f"<html><body>{body}</body></html>".encode())) == expected


@pytest.mark.parametrize("name", ["年报.doc", "年报.txt", "年报.docx", "年报.md", "年报"])
@pytest.mark.parametrize(
    "start", ["<html>", "\ufeff\r\n<!DOCTYPE html>", "<?xml version='1.0'?>", "<title>年报</title>"]
)
def test_a_page_under_a_wrong_suffix_is_seen_through(name: str, start: str) -> None:
    assert notation(read_document(name, (start + PLAIN).encode())) == [PLAIN_READ]


def test_text_that_quotes_html_stays_text() -> None:
    quoted = "一、总体情况\n网页用 <table><tr><td> 排版，<p> 分段。"
    assert notation(read_document("a.txt", quoted.encode())) == quoted.split("\n")


def test_tables_within_each_other_have_a_limit() -> None:
    for count in (60, 30_000):
        with pytest.raises(WenbaoError, match="嵌套太深"):
            read_document("a.html", ("<table><tr><td>" * count + "x").encode())


def test_a_table_too_large_is_refused_and_a_long_one_is_read() -> None:
    long = "".join(f"<tr><td>第{row}行<td>{row}" for row in range(10_000))
    grid = read_document("a.html", f"<table>{long}</table>".encode()).blocks[0]
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.rows[-1]] == ["第9999行", "9999"]
    wide = "<tr>" + "<td colspan=60>1" * 20
    with pytest.raises(WenbaoError, match=r"^a\.html：表格太大"):
        read_document("a.html", f"<table>{wide * 500}</table>".encode())


SPAN = st.integers(1, 4)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.tuples(SPAN, SPAN), min_size=1, max_size=4), min_size=1, max_size=5))
def test_spans_show_each_cell_once_and_only_its_copies_beside_and_below(table: list[list[tuple[int, int]]]) -> None:
    source = "".join(
        "<tr>" + "".join(f"<td colspan={w} rowspan={h}>{r}.{c}" for c, (w, h) in enumerate(row))
        for r, row in enumerate(table)
    )
    expanded = expand_spans(lxml_html.fragment_fromstring(f"<table>{source}</table>"), "a.html", Limits())
    first = {cell.text: (cell.row, cell.column) for row in expanded for cell in row if not cell.copy}
    assert sorted(first) == sorted(f"{r}.{c}" for r, row in enumerate(table) for c in range(len(row)))
    assert sum(not cell.copy for row in expanded for cell in row) == len(first)
    for row in expanded:
        assert [cell.column for cell in row] == list(range(len(row)))
        for cell in row:
            if cell.copy and cell.text:
                top, left = first[cell.text]
                across, down = table[int(cell.text[0])][int(cell.text[2])]
                assert top <= cell.row < top + down
                assert left <= cell.column < left + across


# ---- web archives -----------------------------------------------------------------------------
def archive(page: bytes, charset: str, encoding: str) -> bytes:
    """A web archive as browsers save it."""
    encoders: dict[str, Callable[[bytes], bytes]] = {
        "base64": base64.encodebytes,
        "quoted-printable": quopri.encodestring,
        "8bit": bytes,
    }
    part = f"Content-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n".encode()
    small = b"Content-Type: text/html\r\nContent-Location: http://a/frame\r\n\r\n<p>frame</p>\r\n"
    head = "From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
    head += 'Content-Type: multipart/related;\r\n\tboundary="--b"'
    return (
        head.encode()
        + b"\r\n\r\n"
        + b"\r\n".join(
            [
                b"----b",
                small,
                b"----b",
                part + encoders[encoding](page),
                b"----b",
                b"Content-Type: image/png\r\n\r\n\x00",
                b"----b--",
            ]
        )
    )


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize(
    ("declared", "real"), [("utf-8", "utf-8"), ("gb2312", "gb18030"), ("utf-8", "gbk"), ("x", "gbk")]
)
@pytest.mark.parametrize("name", ["年报.mht", "年报.mhtml", "年报.doc", "年报.txt"])
def test_the_page_of_a_web_archive_is_read(name: str, declared: str, real: str, encoding: str) -> None:
    page = f"<html><body><p>朱镕基，政府信息公开工作年度报告</p>{PLAIN}</body></html>".encode(real)
    assert notation(read_document(name, archive(page, declared, encoding)))[1:] == [PLAIN_READ]


def test_an_archive_without_a_page_is_refused() -> None:
    with pytest.raises(WenbaoError, match="没有网页"):
        read_document("a.mht", b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n")


# ---- nothing is fetched -----------------------------------------------------------------------
@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """A server on loopback that keeps what it is asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def test_nothing_outside_of_a_page_is_fetched(listener: tuple[str, list[str]]) -> None:
    root, asked = listener
    page = (
        f'<!DOCTYPE html SYSTEM "{root}/dtd" [<!ENTITY x SYSTEM "{root}/entity"><!ENTITY f SYSTEM "file:///etc/hostname">'
        f'<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;">]><html><head><base href="{root}">'
        f'<link rel=stylesheet href="{root}/css">'
        f'<meta http-equiv=refresh content="0;url={root}/next"><script src="{root}/js"></script></head><body>'
        f'<img src="{root}/img"><iframe src="{root}/frame"></iframe><object data="{root}/object"></object>'
        f"<p>&x;&f;&b;正文</p></body></html>"
    )
    *_, last = read_document("a.html", page.encode()).lines()
    assert last.text == "&x;&f;&b;正文"
    assert asked == []
