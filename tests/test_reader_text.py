"""Text and Markdown: encodings within one file, the tables that text spells, marks that are no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_reader_docx import notation
from word_files import word_file, zip_file

from ingest.blocks import Grid
from ingest.readers import READERS, Reader, is_archive, read_document
from ingest.readers.decoding import decode
from ingest.readers.signatures import refusal_of
from ingest.readers.text import claims_text, read_text
from store.model import WenbaoError

TITLE = "嘉祥县教育局2021年政府信息公开工作年度报告"
TEXT: dict[str, tuple[str, list[str]]] = {
    "tabs": (
        "前\n规章\t1\n许可\t2\n后，说明以上均为件数。" + "长" * 100,
        ["前", "规章 1 / 许可 2", "后，说明以上均为件数。" + "长" * 100],
    ),
    "strokes": ("|规章|1|\n|许可|2|", ["规章 1 / 许可 2"]),
    "wide strokes": ("规章｜1\n许可｜2", ["规章 1 / 许可 2"]),
    "a drawn table": ("┌─┬─┐\n│规章│1│\n├─┼─┤\n│许可│2│\n└─┴─┘", ["规章 1 / 许可 2"]),
    "a drawn row of two lines": ("┌──┬─┐\n│行政│ │\n│许可│1│\n├──┼─┤\n│规章│2│\n└──┴─┘", ["行政\n许可 1 / 规章 2"]),
    "rules under the head only": (
        "+---+---+\n|项|数|\n+---+---+\n|规章|1|\n|许可|2|\n+---+---+",
        ["项 数 / 规章 1 / 许可 2"],
    ),
    "commas": ('项目,制发,废止\n规章,"1,234",0\n许可,2,0', ["项目 制发 废止 / 规章 1,234 0 / 许可 2 0"]),
    "commas within numbers": ("规章,1,234,0\n许可,2,0\n处罚,3,0", ["规章,1,234,0", "许可,2,0", "处罚,3,0"]),
    "lists": ("[['项', None],\n ['规章\\n甲', '1'],\n ['许可', 2.50]]\n后", ["项 _ / 规章\n甲 1 / 许可 2.50", "后"]),
    "a list a line": ('["规章", "1"]\n["许可", null],\n后', ["规章 1 / 许可 _", "后"]),
    "a list in one line": ("[('规章', '1'), ('许可', '2')]", ["规章 1 / 许可 2"]),
    "a list printed over several lines": ("[['规'\n  '章', '1'],\n ['许可',\n  '2']]", ["规章 1 / 许可 2"]),
    "a list of more than lists": ("[['规章', '1'], {'许可': '2'}]", ["[['规章', '1'], {'许可': '2'}]"]),
    "a list that does not end": ("[['规章', '1'],\n后", ["[['规章', '1'],", "后"]),
    "a list whose comma is lost": ("[['规章' 1, '2']]", ["[['规章' 1, '2']]"]),
    "bars of a portal": ("首页 | 政务 | 公开\n正文", ["首页 | 政务 | 公开", "正文"]),
    "pictures": ("![图](a.png)正文[image: x]后", ["正文", "后"]),
}
MARKDOWN: dict[str, tuple[str, list[str]]] = {
    "headings": (f"# **{TITLE}**\n\n## 一、总体情况 ##\n正文", [f"#{TITLE}", "##一、总体情况", "正文"]),
    "a table": ("|项目|数|\n|:--|--:|\n|**规章**|`1`|\n|许可|2|", ["项目 数 / 规章 1 / 许可 2"]),
    "without outer strokes": ("项目 | 数\n--- | ---\n规章 | 1", ["项目 数 / 规章 1"]),
    "escapes, links, breaks": (
        "|a\\|b|[规章](http://x)|\n|---|---|\n|甲<br>乙|1&nbsp;|\n|\\*|-|",
        ["a|b 规章 / 甲\n乙 1 / * -"],
    ),
    "marks around lines": (
        "# 年\n# 报\n- **（一）公开**\n> 引\n***\n共**10**件",
        ["#年", "#报", "（一）公开", "引", "共**10**件"],
    ),
    "html in it": (
        "# 年\n# 报\n<table><tr><td rowspan=2>头</td><td>1</td></tr>\n<tr><td>2</td></tr></table>\n后",
        ["#年", "#报", "头 1 / 头* 2", "后"],
    ),
    "tabs in it": ("# 年\n# 报\n规章\t1\n许可\t2", ["#年", "#报", "规章 1 / 许可 2"]),
}


@pytest.mark.parametrize("case", TEXT)
def test_text_is_read_with_the_tables_it_spells(case: str) -> None:
    text, expected = TEXT[case]
    assert notation(read_document("a.txt", text.encode())) == expected


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.doc"])
@pytest.mark.parametrize("case", MARKDOWN)
def test_markdown_is_known_by_its_marks(case: str, name: str) -> None:
    text, expected = MARKDOWN[case]
    assert notation(read_document(name, text.encode())) == expected


def test_lines_are_those_of_the_source() -> None:
    text = "# 年\n\n甲\n|项|数|\n|-|-|\n|规章|1|\n\n"
    text += "<table><tr><td>许可</td>\n<td>2</td></tr><tr><td>处罚</td><td>3</td></tr></table>\n乙"
    blocks = read_document("a.md", text.encode()).blocks
    lines = text.split("\n")
    for block in blocks:
        if isinstance(block, Grid):
            assert all(cell.text in lines[(cell.line or 0) - 1] for row in block.rows for cell in row)
        else:
            assert block.text in lines[(block.line or 0) - 1]
    assert [block.table for block in blocks if isinstance(block, Grid)] == [0, 1]


# ---- encodings --------------------------------------------------------------------------------
BODY = f"{TITLE}\n一、总体情况\n本年度共收到政府信息公开申请10件，其中上年结转2件。\n规章\t1\n许可\t2\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_an_encoding_is_known_by_its_bytes(encoding: str) -> None:
    assert decode("a.txt", BODY.encode(encoding)) == BODY


def test_traditional_text_in_big5_is_known_by_its_sense() -> None:
    text = "嘉義縣政府資訊公開工作年度報告\n一、總體情況\n本年度共收到申請10件。\n"
    assert decode("a.txt", text.encode("big5")) == text


@pytest.mark.parametrize("said", ["iso-8859-1", "utf-8", "big5", "koi8-r", "no-such", "base64"])
def test_what_a_page_says_of_its_encoding_may_be_wrong(said: str) -> None:
    page = f"<meta charset={said}><p>{TITLE}</p>"
    assert decode("a.html", page.encode("gbk")) == page


def test_lines_of_one_file_may_differ() -> None:
    lines = BODY.split("\n") * 4
    mixed = b"\n".join(line.encode("gbk" if place % 3 else "utf-8") for place, line in enumerate(lines))
    assert decode("a.txt", mixed).split("\n") == lines


@given(st.integers(0, 99_999), st.integers(0, len(BODY.encode("gbk")) - 1), st.sampled_from(["utf-8", "gbk"]))
def test_a_lost_byte_never_makes_another_figure(number: int, place: int, encoding: str) -> None:
    """What is around a damaged character may be lost; a row's figure is itself or shows that it is damaged."""
    content = bytearray((BODY + f"处罚\t{number}\n" + BODY).encode(encoding))
    if content[place] < 0x80:
        return
    del content[place]
    row = next(line for line in decode("a.txt", bytes(content)).split("\n") if line.endswith(f"\t{number}"))
    assert row.rpartition("\t")[2] == str(number)


@pytest.mark.parametrize(
    ("broken", "kept"), [(b"\xb9\xab\xbf1\xaa2", "12"), (b"\xe5\xb7\x3112", "112"), (b"\x81\x30\x81\x309", "009")]
)
def test_no_digit_is_swallowed_by_a_damaged_character(broken: bytes, kept: str) -> None:
    for encoding in ("utf-8", "gbk"):
        text = decode("a.txt", BODY.encode(encoding) * 5 + broken + b"\n").split("\n")[-2]
        assert "".join(sign for sign in text if sign in "0123456789") == kept


# ---- who claims what --------------------------------------------------------------------------
def test_two_readers_that_claim_one_file_are_an_error() -> None:
    both = (Reader("txt", claims_text, read_text), Reader("other", claims_text, read_text))
    with pytest.raises(WenbaoError, match=r"^a\.txt：无法确定文件类型（可读的类型：txt、other）"):
        read_document("a.txt", b"x", readers=both)
    with pytest.raises(WenbaoError, match="可读的类型：无"):
        read_document("a.txt", b"x", readers=())


@given(st.binary(min_size=1, max_size=200), st.sampled_from(["", ".txt", ".md", ".html", ".mht", ".docx", ".pdf"]))
def test_at_most_one_reader_claims_any_file(content: bytes, suffix: str) -> None:
    starts = (
        b"",
        b"<html>",
        b"PK\x03\x04",
        b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n",
        b"# a\n# b\n",
        b"<table>\n",
        b'{"content": "',
        b"%PDF-1.7\n",
        b"II*\x00",
        b"{\\rtf1",
        b"\xd0\xcf\x11\xe0",
    )
    for start in starts:
        claims = sum(reader.claims(suffix, start + content) for reader in READERS)
        assert claims == 1 or (claims < 2 and refusal_of("a", start + content))


def test_an_archive_of_files_is_told_from_a_document() -> None:
    assert is_archive(zip_file({"a.html": "x"}))
    assert not is_archive(word_file(""))
    assert not is_archive(b"x")
