"""From bytes to blocks: encodings, what is claimed by whom, and what is refused with a word that helps."""

from __future__ import annotations

import pytest
from ingest_reports import all_cells, write_html, write_tabs
from lxml import html as lxml_html

from ingest.blocks import Grid, Paragraph
from ingest.limits import Limits
from ingest.pipeline import read_report
from ingest.readers import read_document
from ingest.readers.html_tables import expand_spans
from store.model import Status, WenbaoError

VALUES = {form: {cell.key: "7" for cell in all_cells(form)} for form in ("2019", "2021")}
TEXT = write_tabs("2021", VALUES["2021"], "嘉祥县教育局", 2021)
PAGE = write_html("2021", VALUES["2021"], "嘉祥县教育局", 2021).replace("<meta charset='utf-8'>", "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    ("name", "text"), [("a.txt", TEXT), ("a.html", PAGE), ("wrong-suffix.txt", PAGE), ("a.md", TEXT)]
)
def test_the_encoding_is_told_from_the_bytes(name: str, text: str, encoding: str) -> None:
    report = read_report(name, text.encode(encoding))
    assert report.organ.name == "嘉祥县教育局"
    assert report.count(Status.REPORTED) == 200


def test_a_page_says_its_encoding() -> None:
    page = PAGE.replace("<head>", "<head><meta http-equiv='Content-Type' content='text/html; charset=gb2312'>")
    assert read_report("a.html", page.encode("gb18030")).count(Status.REPORTED) == 200


REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "空"),
    "white": (b" \r\n\t", "空"),
    "nul": ("年报".encode() + b"\x00" + TEXT.encode(), "NUL"),
    "binary": (bytes(range(256)) * 64, "二进制"),
    "no encoding": (b"\x80\x81\xff\xfa" * 500, "编码"),
    "pdf": (b"%PDF-1.7\n", "PDF"),
    "zip": (b"PK\x03\x04", "压缩"),
    "word 97": (b"\xd0\xcf\x11\xe0rest", "Word"),
    "news": ("今日天气晴。\n记者报道。".encode(), "不是政府信息公开工作年度报告"),
    "notice": (
        "关于做好2021年政府信息公开工作年度报告编制工作的通知\n一、总体情况\n写明政府信息公开情况。\n"
        "二、主动公开政府信息情况\n填表。".encode(),
        "不是政府信息公开工作年度报告",
    ),
    "budget": (
        "嘉祥县教育局2021年部门预算公开\n一、总体情况\n收入一亿元，信息公开。\n五、存在的问题\n无。".encode(),
        "不是政府信息公开工作年度报告",
    ),
    "no organ": (
        "政府信息公开工作年度报告\n一、总体情况\n2021年，我镇认真公开。\n五、存在的主要问题及改进情况\n无。".encode(),
        "机关",
    ),
    "no year": (
        "嘉祥县教育局政府信息公开工作年度报告\n本报告由嘉祥县教育局编制。\n一、总体情况\n工作扎实。\n"
        "五、存在的主要问题及改进情况\n无。".encode(),
        "年度",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_bad_input_is_refused_with_file_and_cause(case: str) -> None:
    content, cause = REFUSED[case]
    with pytest.raises(WenbaoError) as raised:
        read_report("文件.txt", content)
    assert str(raised.value).startswith("文件.txt：")
    assert cause in str(raised.value)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("年报.xlsx", b"\x01\x02\x03" * 500, "Excel文件暂不支持，请另存为 pdf"),
        ("年报.heic", b"\0\0\0\x18ftypheic" + bytes(90), "HEIC 图片文件暂不支持，请转成 jpg"),
        ("年报.ceb", b"\0\1\2\xff" * 99, "CEB文件暂不支持，请另存为 pdf"),
        ("年报.xlsx", b"PK\x03\x04", "Excel 文件残缺"),
        ("年报.tar.xz", b"\xfd7zXZ\0\0", "这种压缩包不能直接读（能读 zip），请解压"),
    ],
)
def test_a_kind_that_is_not_read_is_named_with_what_to_do(name: str, content: bytes, kind: str) -> None:
    with pytest.raises(WenbaoError, match=f"^{name}：{kind}"):
        read_report(name, content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("年报.doc", b"\x00\x01\x02" * 500),
        ("年报.wps", bytes(range(256)) * 64),
        ("年报.zip", b"\xff" * 99),
        ("年报.ott", b"\xff" * 99),
    ],
)
def test_what_is_not_what_its_suffix_says_is_named(name: str, content: bytes) -> None:
    with pytest.raises(WenbaoError, match=f"^{name}：内容不是 (Word|WPS|zip|OpenDocument) 文件"):
        read_report(name, content)


def test_a_report_under_a_wrong_suffix_is_read() -> None:
    assert read_report("年报.pdf", TEXT.encode()).count(Status.REPORTED) == 200


def test_a_file_too_large_is_refused() -> None:
    with pytest.raises(WenbaoError, match="太大"):
        read_document("a.txt", b"0" * (Limits().file_bytes + 1))


@pytest.mark.parametrize(
    "filler",
    [
        "0\t" * 200_000,
        "0|" * 200_000,
        "0\n" * 100_000,
        "公开，" * 300_000,
        "公开。" * 300_000,
        "（" * 300_000,
        " " * 1_000_000,
        "9" * 500_000,
    ],
    ids=lambda text: repr(text[:3]),
)
def test_huge_lines_are_read(filler: str) -> None:
    report = read_report("a.txt", TEXT.replace("一、总体情况\n", f"一、总体情况\n{filler}\n").encode())
    assert report.count(Status.REPORTED) == 200
    assert max(len(passage.text) for passage in report.passages) <= 2000


def test_spans_are_expanded_to_each_place_once() -> None:
    table = lxml_html.fragment_fromstring(
        "<table><tr><td rowspan=2 colspan=2>a</td><td>b</td></tr><tr><td>c</td></tr>"
        "<tr><td>d</td><td colspan=9999>e</td></tr></table>"
    )
    rows = expand_spans(table, "a.html", Limits())
    assert [[(cell.text, cell.copy) for cell in row] for row in rows[:2]] == [
        [("a", False), ("a", True), ("b", False)],
        [("a", True), ("a", True), ("c", False)],
    ]
    assert [cell.column for cell in rows[2]] == list(range(len(rows[2])))
    assert sum(not cell.copy for row in rows for cell in row) == 5


def test_layout_tables_stay_text_and_scripts_are_dropped() -> None:
    page = (
        "<html><body><script>var a='9'</script><style>p{}</style><table><tr><td>菜单</td><td><p>正文一</p><table>"
        "<tr><td>规章</td><td>1</td></tr><tr><td>许可</td><td><span>2</span><span>3</span></td></tr></table></td></tr>"
        "</table><p style='display:none'>藏</p><p>A &lt;法&gt; B</p></body></html>"
    )
    blocks = read_document("a.html", page.encode()).blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["菜单", "正文一", "A <法> B"]
    assert [[cell.text for cell in row] for block in blocks if isinstance(block, Grid) for row in block.rows] == [
        ["规章", "1"],
        ["许可", "23"],
    ]


def test_external_entities_are_not_fetched() -> None:
    declared = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;">]>'
    report = read_report("a.html", (declared + PAGE.replace("认真贯彻", "&y;认真贯彻")).encode())
    assert report.organ.name == "嘉祥县教育局"
    assert not any("root:" in passage.text for passage in report.passages)
