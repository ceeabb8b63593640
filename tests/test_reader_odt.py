"""OpenDocument texts: what an office program shows of one is read, in order and with its tables' spans."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from functools import reduce
from pathlib import Path

import pytest
from factory import make_report
from factory.office_files import convert, has_office
from hypothesis import given, settings
from hypothesis import strategies as st
from test_reader_docx import notation
from word_files import zip_file

from ingest.blocks import Grid
from ingest.limits import Limits
from ingest.pipeline import read_report
from ingest.readers import read_document
from store.model import WenbaoError

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = (
    "".join(f' xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "text", "table", "style", "form", "meta"))
    + f' xmlns:draw="{_ODF}:drawing:1.0" xmlns:m="{_ODF}:manifest:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:c="urn:org:documentfoundation:names:experimental:'
    'office:xmlns:loext:1.0"'
)
TEXT = "application/vnd.oasis.opendocument.text"
META = "<office:meta><meta:initial-creator>某人</meta:initial-creator><dc:title>题名</dc:title></office:meta>"
BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'


def content_of(body: str, styles: str = "", prologue: str = "") -> str:
    """A content.xml of a body's XML, and of that inside its automatic styles."""
    return (
        f"{prologue}<office:document-content{SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def odt_file(
    body: str, styles: str = "", common: str = "", prologue: str = "", more: Mapping[str, str | bytes] | None = None
) -> bytes:
    """An odt of a body's XML, of that inside its automatic styles and that inside its common ones."""
    parts = {
        "content.xml": content_of(body, styles, prologue),
        "styles.xml": f"<office:document{SPACES}><office:styles>{common}</office:styles></office:document>",
        "meta.xml": f"<office:document-meta{SPACES}>{META}</office:document-meta>",
        **(more or {}),
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("mimetype", TEXT)
        for name, part in parts.items():
            archive.writestr(name, part)
    return written.getvalue()


def p(content: str, style: str = "") -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def span(content: str, style: str) -> str:
    """A run of text in a style."""
    return f'<text:span text:style-name="{style}">{content}</text:span>'


def table(notation: str, columns: int = 0) -> str:
    """A table from "a2 b / > ^": a number after a letter is its span across, after "|" down; ">" is a covered cell."""
    said = f'<table:table-column table:number-columns-repeated="{columns}"/>' if columns else ""
    return f"<table:table>{said}{''.join(map(row, notation.split(' / ')))}</table:table>"


def row(notation: str, more: str = "") -> str:
    """One row of such a table."""
    cells = "".join("<table:covered-table-cell/>" if one == ">" else _cell(one) for one in notation.split())
    return f"<table:table-row {more}>{cells}</table:table-row>"


def _cell(notation: str) -> str:
    text, _, spans = notation.partition("=")
    across, _, down = spans.partition("|")
    said = f'table:number-columns-spanned="{across or 1}" table:number-rows-spanned="{down or 1}"'
    return f"<table:table-cell {said}>{p(text)}</table:table-cell>"


def style(name: str, properties: str, family: str = "text", more: str = "") -> str:
    """A style that sets some text properties."""
    inside = f"<style:text-properties {properties}/>"
    return f'<style:style style:name="{name}" style:family="{family}" {more}>{inside}</style:style>'


def levels(name: str, *properties: str) -> str:
    """A list style, the properties of each of its levels given."""
    numbered = enumerate(properties, 1)
    inside = "".join(f'<text:list-level-style-number text:level="{n}" {some}/>' for n, some in numbered)
    return f'<text:list-style style:name="{name}">{inside}</text:list-style>'


def items(*contents: str, more: str = 'text:style-name="L"') -> str:
    """A list."""
    return f"<text:list {more}>{''.join(f'<text:list-item>{one}</text:list-item>' for one in contents)}</text:list>"


def below(*contents: str) -> str:
    """A list within a list."""
    return items(*contents, more="")


STYLES = (
    style("Up", 'style:text-position="super 58%"')
    + style("Even", 'style:text-position="0% 100%"')
    + style("Gone", 'text:display="none"')
    + style("Shown", 'text:display="true"')
    + style("Struck", 'style:text-line-through-style="solid"')
    + style("Plain", 'style:text-line-through-style="none"', more='style:parent-style-name="Struck"')
    + style("P9", 'text:display="none"', "paragraph")
    + style("P8", "", "paragraph", 'style:list-style-name="L"')
    + style("P7", "", "paragraph", 'style:list-style-name=""')
    + style("T", "", "paragraph", 'style:display-name="Title"')
    + style("T1", "", "paragraph", 'style:parent-style-name="T"')
    + style("Loop", "", "paragraph", 'style:parent-style-name="Loop"')
    + levels(
        "L",
        'style:num-format="一, 二, 三, ..." style:num-suffix="、"',
        'style:num-format="一, 二, 三, ..." style:num-prefix="（" style:num-suffix="）"',
        'style:num-format="1" text:display-levels="2" style:num-suffix="."',
    )
    + levels("Own", 'c:num-list-format="第%1%条" style:num-format="一, 二, 三, ..."')
    + levels("Five", 'style:num-format="1" text:start-value="5" style:num-suffix="."')
    + levels("None", 'style:num-format=""')
    + '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    "</text:list-style>"
)
OUTLINE = (
    '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="一" '
    'style:num-suffix="、"/><text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>'
)
H1 = '<text:h text:outline-level="1"{more}>{text}</text:h>'
BOX = "<draw:frame><draw:text-box>{0}</draw:text-box></draw:frame>"
SPANNED = table("a=1|2 b / > d")
LINES = (
    p("第一行<text:line-break/>第二行")
    + p("左<text:tab/>右<text:s text:c='3'/>末")
    + p("一\n   二")
    + p("<text:span>段</text:span><text:a xlink:href='http://x'>链接</text:a>尾")
)
READ: dict[str, tuple[str, list[str]]] = {
    "breaks, tabs, blanks": (LINES, ["第一行", "第二行", "左\t右   末", "一 二", "段链接尾"]),
    "headings": (
        H1.format(more="", text="甲") + "<text:h>乙</text:h><text:h text:outline-level='3'>丙</text:h>" + p("题", "T1"),
        ["#[一、]甲", "#[二、]乙", "###丙", "#题"],
    ),
    "headings without a number": (
        H1.format(more=' text:is-list-header="true"', text="甲") + H1.format(more=' text:style-name="P7"', text="乙"),
        ["#甲", "#乙"],
    ),
    "a style based on itself": (p("字", "Loop"), ["字"]),
    "lists": (
        items(p("甲") + below(p("乙") + below(p("丙"), p("丁"))) + p("续"), p("戊") + below(p("己"))),
        ["[一、]甲", "[（一）]乙", "[一.1.]丙", "[一.2.]丁", "续", "[二、]戊", "[（一）]己"],
    ),
    "lists that go on": (
        items(p("甲"))
        + p("间")
        + items(p("乙"), more='text:style-name="L" text:continue-numbering="true" xml:id="x"')
        + items(p("别"))
        + items(p("丙"), more='text:style-name="L" text:continue-list="x"'),
        ["[一、]甲", "间", "[二、]乙", "[一、]别", "[三、]丙"],
    ),
    "a list's own format, start and style": (
        items(p("甲"), more='text:style-name="Own"')
        + items(p("乙"), more='text:style-name="Five"')
        + items(p("丙", "P8"), more="")
        + items(p("丁"), more='text:style-name="B"')
        + items(p("戊"), more='text:style-name="None"')
        + '<text:list text:style-name="L"><text:list-header><text:p>首</text:p></text:list-header>'
        '<text:list-item text:start-value="7"><text:p>己</text:p></text:list-item></text:list>',
        ["[第一条]甲", "[5.]乙", "[一、]丙", "丁", "戊", "首", "[七、]己"],
    ),
    "hidden, struck, deleted": (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>删</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        + p(f"见{span('隐', 'Gone')}{span('划', 'Struck')}{span('留', 'Plain')}<text:change text:change-id='c'/>末")
        + p(f"无{span('有', 'Shown')}", "P9").replace("</text:p>", f"{span(span('划', 'Shown'), 'Struck')}</text:p>")
        + p("<text:hidden-paragraph text:is-hidden='true'/>藏")
        + p("<text:hidden-text text:is-hidden='true'>藏</text:hidden-text>露"),
        ["见留末", "有", "露"],
    ),
    "sections": (
        f"<text:section><text:section-source xlink:href='file:///etc/passwd'/>{p('甲')}</text:section>"
        f"<text:section text:display='none'>{p('乙')}</text:section>"
        f"<text:table-of-content><text:index-body>{p('目录')}</text:index-body></text:table-of-content>",
        ["甲"],
    ),
    "notes and remarks": (
        p(
            "收到12<text:note><text:note-citation>3</text:note-citation><text:note-body><text:p>注</text:p></text:note-body>"
            "</text:note>件<office:annotation><dc:creator>某</dc:creator><text:p>批</text:p></office:annotation>。"
        ),
        ["收到12件。"],
    ),
    "a note's mark in a table, and out of one": (
        p(f"10{span('2', 'Up')}")
        + table("a b / c d").replace(">d<", f">10{span('2', 'Up')}<").replace(">c<", f">1{span('0', 'Even')}<"),
        ["102", "a b / 10 10"],
    ),
    "fields and forms": (
        "<office:forms><form:form><form:textarea form:id='c1' form:value='旧' form:current-value='12'/></form:form>"
        "</office:forms><text:user-field-decls><text:user-field-decl>不见</text:user-field-decl></text:user-field-decls>"
        + p("<text:user-field-get text:name='n'>34</text:user-field-get>件<draw:control draw:control='c1'/>个")
        + p("<text:variable-set text:display='none'>藏</text:variable-set><c:content-control>填</c:content-control>")
        + p("<text:ruby><text:ruby-base>字</text:ruby-base><text:ruby-text>zi</text:ruby-text></text:ruby>"),
        ["34件12个", "填", "字"],
    ),
    "text boxes and shapes": (
        p(f"前{BOX.format(p('框'))}后")
        + f"<draw:g><draw:custom-shape>{p('形')}</draw:custom-shape></draw:g>"
        + p("<draw:frame><draw:object><office:document>x</office:document></draw:object></draw:frame>"),
        ["前后", "框", "形"],
    ),
    "a table in a shape, as LibreOffice writes it": (
        p(f"<draw:custom-shape>{re.sub('(?<=[</])table:', 'c:', SPANNED)}</draw:custom-shape>"),
        ["a b / a* d"],
    ),
    "spans": (
        table("a=1|2 b=2 > / > c d"),
        ["a b b* / a* c d"],
    ),
    "spans both ways": (
        table("a=2|2 > b / > > c / d e f"),
        ["a a* b / a* a* c / d e f"],
    ),
    "covered places left out": (
        table("a=2|2 b / c / d e f"),
        ["a a* b / a* a* c / d e f"],
    ),
    "a span at a row's end": (
        table("a b c=1|3 / d e > / f g"),
        ["a b c / d e c* / f g c*"],
    ),
    "a cell where one above would cover it": (table("a=1|4 b c / d e f / > g h", 3), ["a b c / d e f / _* g h"]),
    "a cell where one above would cover half of it": (table("a=2|2 > b / > c d", 3), ["a a* b / a* c d"]),
    "a covered place that nothing covers": (table("a > c / d e f"), ["a _* c / d e f"]),
    "repeats, header rows, hidden rows": (
        "<table:table><table:table-header-rows>"
        + row("a b c")
        + "</table:table-header-rows><table:table-rows>"
        + row("x y z", 'table:visibility="collapse"')
        + row("d e f", 'table:number-rows-repeated="2"')
        + '<table:table-row><table:table-cell table:number-columns-repeated="3"><text:p>0</text:p></table:table-cell>'
        + '</table:table-row></table:table-rows><table:table-row table:number-rows-repeated="1000000000">'
        + "<table:table-cell/></table:table-row></table:table>",
        ["a b c / d e f / d e f / 0 0 0 / _"],
    ),
    "empty rows that repeat, beside a cell over all of them": (
        f"<table:table>{row('a=1|3 b')}<table:table-row table:number-rows-repeated='2'><table:covered-table-cell/>"
        f"<table:table-cell/></table:table-row>{row('c d')}</table:table>",
        ["a b / a* _ / a* _ / c d"],
    ),
    "a table in a cell": (
        table("a b / c d").replace('<text:p text:style-name="">d</text:p>', table("1 2 / 3 4")),
        ["a", "b", "c", "1 2 / 3 4"],
    ),
    "several paragraphs and a list in a cell": (
        table("a b / c d").replace('<text:p text:style-name="">c</text:p>', items(p("甲"), p("乙"))),
        ["a b / 一、甲\n乙 d"],
    ),
}


@pytest.mark.parametrize("case", READ)
def test_what_is_shown_is_read(case: str) -> None:
    body, expected = READ[case]
    assert notation(read_document("a.odt", odt_file(body, STYLES, OUTLINE))) == expected


def flat(body: str) -> bytes:
    """The same in one piece of XML."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n\n<office:document{SPACES} office:mimetype="{TEXT}">{META}'
        f"<office:styles>{OUTLINE}</office:styles><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


@pytest.mark.parametrize("case", ["headings", "lists", "spans both ways", "hidden, struck, deleted"])
def test_a_flat_file_is_read_the_same(case: str) -> None:
    body, expected = READ[case]
    document = read_document("a.fodt", flat(body))
    assert notation(document) == expected
    assert document.meta == {"title": "题名", "author": "某人"}


PLAIN = odt_file(p("正文") + table("a b / c d"))


@pytest.mark.parametrize("name", ["a.odt", "a.ott", "a.doc", "a.docx", "a.txt", "a.pdf", "a.zip", "a.md", "a"])
def test_a_wrong_suffix_is_seen_through(name: str) -> None:
    assert notation(read_document(name, PLAIN)) == ["正文", "a b / c d"]


@pytest.mark.parametrize("name", ["a.fodt", "a.xml", "a.odt", "a.html", "a.txt", "a.pdf", "a.doc"])
def test_a_wrong_suffix_of_a_flat_file_is_seen_through(name: str) -> None:
    assert notation(read_document(name, b"\r\n" + flat(p("正文")))) == ["正文"]


def test_a_package_put_together_anew_is_read() -> None:
    """With its parts in another order, and packed."""
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as archive:
        parts = {name: archive.read(name) for name in reversed(archive.namelist())}
    document = read_document("a.odt", zip_file(parts))
    assert notation(document) == ["正文", "a b / c d"]
    assert document.meta == {"title": "题名", "author": "某人"}


def test_pictures_are_handed_on_and_none_is_fetched() -> None:
    frame = '<draw:frame><draw:image xlink:href="{0}"/><draw:image xlink:href="Pictures/other.png"/></draw:frame>'
    inside, outside = frame.format("Pictures/a.png"), frame.format("http://127.0.0.1:9/a.png")
    body = p("前") + p(inside) + p("后") + p(outside)
    more = {"Pictures/a.png": b"\x89PNG" + bytes(5_000), "Pictures/other.png": b"\x89PNG" + bytes(6_000)}
    document = read_document("a.odt", odt_file(body, more=more))
    assert [(picture.place, len(picture.content)) for picture in document.pictures] == [(1, 5_004)]


DEEP, ENDLESS = 60, 'table:number-rows-repeated="999999999"'
NESTED = "<table:table><table:table-row><table:table-cell>{0}</table:table-cell></table:table-row></table:table>"
LOCKED = f"<m:manifest{SPACES}><m:file-entry m:full-path='content.xml'><m:encryption-data/></m:file-entry></m:manifest>"
REFUSED: dict[str, tuple[bytes, str]] = {
    "cut off": (PLAIN[: len(PLAIN) // 2], "残缺或损坏"),
    "no text": (odt_file("", more={"content.xml": "<x/>"}), "没有正文"),
    "broken xml": (odt_file("<text:p>"), "content.xml 读不出来"),
    "broken flat xml": (flat("<text:p>"), "损坏"),
    "password": (odt_file("", more={"META-INF/manifest.xml": LOCKED, "content.xml": b"\x01\x02"}), "文件有密码"),
    "entities": (odt_file(p("&c;"), prologue=BOMB), "实体"),
    "entities in a flat file": (flat(p("&c;")).replace(b"\n\n", BOMB.encode()), "实体"),
    "zip bomb": (odt_file("", more={"settings.xml": b"0" * (3 * 2**20)}), "解压后太大"),
    "endless rows": (odt_file(f"<table:table>{row('1 2', ENDLESS)}</table:table>"), "表格太大"),
    "tables too deep": (odt_file(reduce(lambda inside, _: NESTED.format(inside), range(DEEP), "")), "嵌套太深"),
    "lists too deep": (odt_file(reduce(lambda inside, _: items(inside), range(DEEP), "")), "嵌套太深"),
    "spans too deep": (odt_file(p(DEEP * "<text:span>" + DEEP * "</text:span>")), "嵌套太深"),
    "frames too deep": (odt_file(DEEP * "<draw:frame><draw:g>" + DEEP * "</draw:g></draw:frame>"), "嵌套太深"),
    "elements too deep": (odt_file(3000 * "<text:section>" + 3000 * "</text:section>"), "损坏"),
    "a spreadsheet": (zip_file({"mimetype": TEXT.replace("text", "spreadsheet"), "content.xml": ""}), "暂不支持"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_sound_text_is_refused_with_its_cause(case: str) -> None:
    content, cause = REFUSED[case]
    with pytest.raises(WenbaoError, match=cause) as raised:
        read_document("文件.odt", content, replace(Limits(), unpacked_bytes=2 * 2**20))
    assert str(raised.value).startswith("文件.odt：")


def test_limits_count() -> None:
    with pytest.raises(WenbaoError, match="表格太大"):
        read_document("a.odt", PLAIN, replace(Limits(), places=3))


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 5), st.integers(2, 5), st.booleans(), st.data())
def test_each_place_holds_the_text_of_the_cell_that_covers_it(
    rows: int, columns: int, written: bool, data: st.DataObject
) -> None:
    """Whether or not the covered places are written."""
    top, left = data.draw(st.integers(0, rows - 1)), data.draw(st.integers(0, columns - 1))
    bottom, right = data.draw(st.integers(top, rows - 1)), data.draw(st.integers(left, columns - 1))
    inside = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
    merged = f"合={right - left + 1}|{bottom - top + 1}"

    def spelt(row: int, column: int) -> str:
        if (row, column) not in inside:
            return f"{row}.{column}"
        return merged if (row, column) == (top, left) else ">" if written else ""

    lines = (" ".join(spelt(row, column) for column in range(columns)) for row in range(rows))
    blocks = read_document("a.odt", odt_file(table(" / ".join(lines), columns))).blocks
    for place in (one for block in blocks if isinstance(block, Grid) for row in block.rows for one in row):
        key = (place.row, place.column)
        assert place.text == ("合" if key in inside else f"{key[0]}.{key[1]}")
        assert place.copy == (key in inside and key != (top, left))


@pytest.mark.skipif(not has_office(), reason="LibreOffice is not installed")
def test_what_libreoffice_writes_is_read_without_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [make_report(seed, "docx", []) for seed in (21, 22)]
    contents = convert([report.content for report in made], "odt", tmp_path)
    monkeypatch.setenv("PATH", "")
    for report, content in zip(made, contents, strict=True):
        read = read_report("a.odt", content)
        assert {figure.key: figure.value for figure in read.figures} == report.truth
        assert (read.organ.name, read.year) == (report.organ, report.year)
