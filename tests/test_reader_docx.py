"""Word files as their readers see them, and what is refused of them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import NAMESPACES, cell, paragraph, run, table, val, word_file, zip_file

from ingest.blocks import Document, Grid, Heading
from ingest.limits import Limits
from ingest.readers import read_document
from ingest.readers.word_numbers import counted_in_chinese
from store.model import WenbaoError

PLAIN = table(cell("规章") + cell("1"), cell("许可") + cell("2"))
PLAIN_READ = "规章 1 / 许可 2"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BOX = "<w:txbxContent>{}</w:txbxContent>"


def notation(document: Document) -> list[str]:
    """Each block as a short text: # heading, [number] before it, a grid's cells by row, * for a copy."""
    return [
        " / ".join(" ".join((c.number + c.text or "_") + "*" * c.copy for c in row) for row in block.rows)
        if isinstance(block, Grid)
        else "#" * (block.level if isinstance(block, Heading) else 0)
        + f"[{block.number}]" * bool(block.number)
        + block.text
        for block in document.blocks
    ]


def alternatives(choice: str, fallback: str) -> str:
    """A text box drawn in a new and in an old way."""
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"{BOX.format(choice) if choice else ''}"
        f"</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX.format(fallback)}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


CASES: dict[str, tuple[str, list[str]]] = {
    "runs join": (f"<w:p>{run('收到')}{run('申请')}{run('1')}{run('0')}{run('件')}</w:p>", ["收到申请10件"]),
    "breaks part": ("<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:t>丙</w:t></w:r></w:p>", ["甲", "乙", "丙"]),
    "signs": (
        "<w:p><w:r><w:t>1</w:t><w:tab/><w:t>2</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>3</w:t></w:r></w:p>",
        ["1\t2-3"],
    ),
    "symbol figures": ('<w:p><w:r><w:sym w:font="Symbol" w:char="F031"/></w:r></w:p>', ["1"]),
    "symbol pictures": ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F031"/></w:r></w:p>', ["\uf031"]),
    "hidden": (f"<w:p>{run('9', '<w:vanish/>')}{run('5')}{run('6', val('vanish', '0'))}</w:p>", ["56"]),
    "struck": (f"<w:p>{run('9', '<w:strike/>')}{run('5', val('dstrike', 'false'))}</w:p>", ["5"]),
    "changes accepted": (
        f"<w:p><w:del>{run('1').replace('w:t', 'w:delText')}</w:del><w:ins>{run('2')}</w:ins>"
        f"<w:moveFrom>{run('3')}</w:moveFrom><w:moveTo>{run('4')}</w:moveTo></w:p>",
        ["24"],
    ),
    "a deleted paragraph mark": (paragraph("政府", "<w:rPr><w:del/></w:rPr>") + paragraph("信息"), ["政府信息"]),
    "hyperlink, control, smart tag": (
        f"<w:p><w:hyperlink>{run('甲')}</w:hyperlink><w:sdt><w:sdtContent>{run('乙')}</w:sdtContent></w:sdt>"
        f"<w:smartTag><w:smartTag>{run('丙')}</w:smartTag></w:smartTag></w:p>",
        ["甲乙丙"],
    ),
    "field": (
        f"<w:p>{FIELD.format('begin')}<w:r><w:instrText>DATE 99</w:instrText></w:r>{run('8')}"
        f"{FIELD.format('separate')}{run('7')}{FIELD.format('end')}<w:fldSimple>{run('年')}</w:fldSimple></w:p>",
        ["7年"],
    ),
    "field never closed": (f"<w:p>{FIELD.format('begin')}{run('x')}</w:p>" + paragraph("正文"), ["正文"]),
    "notes are left out": ("<w:p><w:r><w:t>5</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r></w:p>", ["5"]),
    "formula": ("<w:p><m:oMath><m:r><m:t>5</m:t></m:r></m:oMath></w:p>", ["5"]),
    "ruby": (
        f"<w:p><w:r><w:ruby><w:rt>{run('gong')}</w:rt><w:rubyBase>{run('公')}</w:rubyBase></w:ruby></w:r></w:p>",
        ["公"],
    ),
    "contents are left out": (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph('一、总体情况 1')}</w:sdtContent></w:sdt>"
        + paragraph("二 2", val("pStyle", "TOC1")),
        [],
    ),
    "headings": (
        paragraph("甲", val("pStyle", "H2"))
        + paragraph("乙", val("outlineLvl", "0"))
        + paragraph("丙", '<w:pStyle w:val="H2"/><w:outlineLvl w:val="9"/>')
        + paragraph("丁", val("pStyle", "Sub")),
        ["##甲", "#乙", "丙", "##丁"],
    ),
    "table": (PLAIN, [PLAIN_READ]),
    "spans": (
        table(
            cell("头", val("vMerge", "restart")) + cell("宽", val("gridSpan", "2")),
            cell("", "<w:vMerge/>") + cell("1") + cell("2"),
            cell("x") + cell("3") + cell("4"),
        ),
        ["头 宽 宽* / 头* 1 2 / x 3 4"],
    ),
    "a span begun in a deleted row": (
        table(
            f"<w:trPr><w:del/></w:trPr>{cell('旧', val('vMerge', 'restart'))}{cell('9')}",
            cell("新", "<w:vMerge/>") + cell("1"),
            cell("许可") + cell("2"),
        ),
        ["新 1 / 许可 2"],
    ),
    "gaps": (
        table(
            '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("甲") + cell("1"),
            '<w:trPr><w:gridAfter w:val="1"/></w:trPr>' + cell("乙") + cell("2"),
        ),
        ["_* 甲 1 / 乙 2 _*"],
    ),
    "beside": (
        table(
            cell("甲", val("hMerge", "restart")) + cell("", "<w:hMerge/>") + cell("1"),
            cell("a") + cell("b") + cell("2"),
        ),
        ["甲 甲* 1 / a b 2"],
    ),
    "deleted and inserted": (
        table(
            cell("规章") + cell("1"),
            f"<w:trPr><w:del/></w:trPr>{cell('删')}{cell('9')}",
            f"<w:trPr><w:ins/></w:trPr>{cell('许可')}{cell('9', '<w:cellDel/>')}{cell('2', '<w:cellIns/>')}",
        ),
        [PLAIN_READ],
    ),
    "hidden row": (
        table(
            cell("规章") + cell("1"), f"<w:trPr><w:hidden/></w:trPr>{cell('x')}{cell('9')}", cell("许可") + cell("2")
        ),
        [PLAIN_READ],
    ),
    "controls around rows and cells": (
        f"<w:sdt><w:sdtContent><w:tbl><w:sdt><w:sdtContent><w:tr>{cell('规章')}<w:sdt><w:sdtContent>{cell('1')}"
        f"</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt><w:tr>{cell('许可')}{cell('2')}</w:tr></w:tbl>"
        "</w:sdtContent></w:sdt>",
        [PLAIN_READ],
    ),
    "layout table": (
        table(f"<w:tc>{paragraph('前')}{PLAIN}{paragraph('后')}</w:tc>{cell('旁')}"),
        ["前", PLAIN_READ, "后", "旁"],
    ),
    "small table in a cell": (
        table(f"{cell('规章')}<w:tc>{table(cell('1'))}<w:p/></w:tc>", cell("许可") + cell("2")),
        [PLAIN_READ],
    ),
    "text box once": (
        f"<w:p>{run('前')}{alternatives(paragraph('框'), paragraph('框'))}{run('后')}</w:p>",
        ["前后", "框"],
    ),
    "table in a text box": (f"<w:p>{alternatives(PLAIN, PLAIN)}</w:p>", [PLAIN_READ]),
    "only the old way has text": (f"<w:p>{alternatives('', paragraph('框'))}</w:p>", ["框"]),
    "a box without alternatives": (
        f"<w:p><w:r><w:pict><v:textbox>{BOX.format(PLAIN)}</v:textbox></w:pict></w:r></w:p>",
        [PLAIN_READ],
    ),
    "raised mark after a figure": (
        table(
            f"{cell('规章')}<w:tc><w:p>{run('12')}{run('1', val('vertAlign', 'superscript'))}</w:p></w:tc>",
            cell("许可") + cell("2"),
        ),
        ["规章 12 / 许可 2"],
    ),
    "several lines in a cell": (
        table(f"{cell('规章')}<w:tc>{paragraph('1')}{paragraph('件')}</w:tc>", cell("许可") + cell("2")),
        ["规章 1\n件 / 许可 2"],
    ),
    "a note as long as a page": (
        table(cell("规章") + cell("1"), cell("许可") + cell("2"), cell("注" * 700, val("gridSpan", "2"))),
        [PLAIN_READ, "注" * 700],
    ),
}
STYLES = (
    '<w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:styleId="Sub"><w:name w:val="mine"/><w:basedOn w:val="H2"/></w:style>'
    '<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:styleId="Round"><w:name w:val="a"/><w:basedOn w:val="Round"/></w:style>'
    '<w:style w:styleId="Listed"><w:name w:val="b"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Secret"><w:name w:val="c"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


@pytest.mark.parametrize("case", CASES)
def test_a_body_is_read_as_it_is_seen(case: str) -> None:
    body, expected = CASES[case]
    assert notation(read_document("a.docx", word_file(body, styles=STYLES))) == expected


def test_styles_hide_and_never_run_in_circles() -> None:
    body = paragraph("x", val("pStyle", "Secret")) + paragraph("y", val("pStyle", "Round"))
    body += f"<w:p>{run('z', val('rStyle', 'Secret'))}</w:p>"
    assert notation(read_document("a.docx", word_file(body, styles=STYLES))) == ["y"]


# ---- list numbers -----------------------------------------------------------------------------
def level(depth: int, form: str, text: str, more: str = "") -> str:
    """One level of a list."""
    return f'<w:lvl w:ilvl="{depth}">{val("start", "1")}{val("numFmt", form)}{val("lvlText", text)}{more}</w:lvl>'


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="7">{level(0, "chineseCounting", "%1、")}{level(1, "japaneseCounting", "（%2）")}'
    f"{level(2, 'decimal', '%1.%2.%3')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="8">{level(0, "decimalEnclosedCircle", "%1")}{level(1, "bullet", "")}'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>"
)
LISTS: dict[str, tuple[str, str]] = {
    "one after another": ("1:0 1:0 1:0", "一、 二、 三、"),
    "deeper ones begin anew": ("1:0 1:1 1:1 1:0 1:1", "一、 （一） （二） 二、 （一）"),
    "levels in one another": ("1:0 1:1 1:2 1:2", "一、 （一） 一.一.1 一.一.2"),
    "other lists do not count": ("1:0 2:0 1:0 2:0", "一、 ① 二、 ②"),
    "begun elsewhere": ("1:0 3:0 3:0", "一、 五、 六、"),
    "bullets, none, unknown": ("2:1 0:0 9:0", "- - -"),
    "beyond ten": ("1:0 " * 12, "一、 二、 三、 四、 五、 六、 七、 八、 九、 十、 十一、 十二、"),
}


@pytest.mark.parametrize("case", LISTS)
def test_list_numbers_are_counted_and_stay_out_of_the_text(case: str) -> None:
    places, expected = LISTS[case]
    body = "".join(
        paragraph("文", f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
        for number, _, depth in (place.partition(":") for place in places.split())
    )
    lines = list(read_document("a.docx", word_file(body, numbering=NUMBERING)).lines())
    assert {line.text for line in lines} == {"文"}
    assert " ".join(line.number or "-" for line in lines) == expected


def test_a_style_numbers_headings_and_a_row_number_stands_alone() -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    rows = table(
        f"<w:tc><w:p><w:pPr>{listed}</w:pPr></w:p></w:tc>{cell('规章')}{cell('1')}", cell("") + cell("许可") + cell("2")
    )
    body = paragraph("总体情况", val("pStyle", "Listed")) + rows
    document = read_document("a.docx", word_file(body, styles=STYLES, numbering=NUMBERING))
    assert notation(document) == ["[一、]总体情况", "① 规章 1 / _ 许可 2"]


@given(st.integers(1, 99))
def test_numbers_in_chinese_are_told_apart(number: int) -> None:
    assert len({counted_in_chinese(other) for other in range(1, 100)}) == 99
    assert counted_in_chinese(number).endswith("十") == (number % 10 == 0)


# ---- packages ---------------------------------------------------------------------------------
GOOD = word_file(paragraph("正文") + PLAIN)
BOMB = '<!DOCTYPE x [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def deep_table(depth: int) -> str:
    """A table in a table in a table."""
    inner = paragraph("底")
    for _ in range(depth):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    return inner


REFUSED: dict[str, tuple[bytes, str]] = {
    "cut off": (GOOD[: len(GOOD) // 2], "残缺或损坏"),
    "only a head": (b"PK\x03\x04no archive", "不是 Word 文件.*残缺或损坏"),
    "an empty archive": (b"PK\x05\x06" + bytes(18), "不是 Word 文件"),
    "a part damaged": (GOOD.replace(GOOD[60:90], bytes(30)), "损坏"),
    "no text": (zip_file({"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"}), "损坏"),
    "broken xml": (zip_file({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document>"}), "损坏"),
    "entities": (word_file(paragraph("&c;"), prologue=BOMB), "实体"),
    "entities in utf-16": (
        zip_file({"[Content_Types].xml": "<Types/>", "word/document.xml": (BOMB + "<x a='&c;'/>").encode("utf-16")}),
        "实体",
    ),
    "external": (
        word_file(paragraph("&e;"), prologue='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
        "实体",
    ),
    "zip bomb": (word_file(paragraph("x"), more={"word/bomb.xml": b"0" * (65 * 2**20)}), "解压后太大"),
    "tables too deep": (word_file(deep_table(60)), "嵌套太深"),
    "elements too deep": (word_file("<w:sdt>" * 3000 + "</w:sdt>" * 3000), "损坏"),
    "excel": (zip_file({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "Excel"),
    "powerpoint": (zip_file({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "PowerPoint"),
    "opendocument": (zip_file({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument"),
    "ofd": (zip_file({"OFD.xml": "", "Doc_0/Document.xml": ""}), "OFD"),
    "any zip": (zip_file({"a.txt": "x"}), "不是 Word 文件"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
    "old word": (OLE + "WordDocument".encode("utf-16-le"), "Word 97"),
    "old excel": (OLE + "Workbook".encode("utf-16-le"), "Excel"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_sound_word_file_is_refused_with_its_cause(case: str) -> None:
    content, cause = REFUSED[case]
    with pytest.raises(WenbaoError, match=cause) as raised:
        read_document("文件.docx", content)
    assert str(raised.value).startswith("文件.docx：")


@pytest.mark.parametrize("name", ["年报.doc", "年报.txt", "年报.html", "年报.zip", "年报", "年报.wps"])
def test_a_wrong_suffix_is_seen_through(name: str) -> None:
    assert notation(read_document(name, GOOD)) == ["正文", PLAIN_READ]


@pytest.mark.parametrize(
    "kind",
    [
        "vnd.ms-word.document.macroEnabled.main",
        "vnd.openxmlformats-officedocument.wordprocessingml.template.main",
        "vnd.ms-word.template.macroEnabledTemplate.main",
    ],
)
def test_macro_files_and_templates_are_read_wherever_their_text_lies(kind: str) -> None:
    types = f'<Types><Override PartName="/word/text2.xml" ContentType="application/{kind}+xml"/></Types>'
    body = word_file(paragraph("正文"))
    document = zipfile.ZipFile(io.BytesIO(body)).read("word/document.xml")
    content = zip_file({"[Content_Types].xml": types, "word\\text2.xml": document})
    assert notation(read_document("a.docm", content)) == ["正文"]


def test_a_file_says_its_title_and_author() -> None:
    assert read_document("a.docx", GOOD).meta == {"title": "题名", "author": "某人"}


def test_the_names_of_the_strict_standard_are_known() -> None:
    usual = f"<w:document {NAMESPACES}><w:body>{PLAIN}</w:body></w:document>"
    strict = usual.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert notation(read_document("a.docx", word_file("", more={"word/document.xml": strict.encode()}))) == [PLAIN_READ]


def test_limits_count() -> None:
    few = replace(Limits(), places=3)
    with pytest.raises(WenbaoError, match="表格太大"):
        read_document("a.docx", GOOD, few)
    with pytest.raises(WenbaoError, match="文件太大"):
        read_document("a.docx", GOOD, replace(Limits(), file_bytes=100))


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 5), st.integers(2, 5), st.data())
def test_python_docx_writes_what_is_read(rows: int, columns: int, data: st.DataObject) -> None:
    """Merged at random by another program, each cell is there once, and each place holds its cell's text."""
    written = docx.Document()
    grid = written.add_table(rows, columns)
    for row in range(rows):
        for column in range(columns):
            grid.cell(row, column).text = f"{row}.{column}"
    top, left = data.draw(st.integers(0, rows - 1)), data.draw(st.integers(0, columns - 1))
    bottom, right = data.draw(st.integers(top, rows - 1)), data.draw(st.integers(left, columns - 1))
    merged = grid.cell(top, left).merge(grid.cell(bottom, right))
    merged.text = "合"
    saved = io.BytesIO()
    written.save(saved)
    blocks = read_document("a.docx", saved.getvalue()).blocks
    found = [block for block in blocks if isinstance(block, Grid)]
    if not found:
        return
    inside = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
    for place in (one for row in found[0].rows for one in row):
        key = (place.row, place.column)
        assert place.text == ("合" if key in inside else f"{key[0]}.{key[1]}")
        assert place.copy == (key in inside and key != (top, left))
