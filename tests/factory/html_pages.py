"""Reports as web pages: a portal's page, Word's own HTML, web archives, in several encodings."""

from __future__ import annotations

import base64
import quopri
from html import escape
from random import Random

from factory.drafts import Area, Draft, Paragraph, Table, areas

FOREIGN = ("\ue000", "\ue001")  # between these stands text that is written in another encoding than the file's


def encode(text: str, encoding: str) -> bytes:
    """Bytes of a text; what stands between the FOREIGN marks is GBK in a UTF-8 file."""
    if FOREIGN[0] not in text:
        return text.encode(encoding, "xmlcharrefreplace" if encoding != "utf-8" else "strict")
    before, rest = text.split(FOREIGN[0], 1)
    inside, after = rest.split(FOREIGN[1], 1)
    return before.encode(encoding) + inside.encode("gbk") + encode(after, encoding)


def portal_page(draft: Draft, rng: Random, charset: str | None = "utf-8") -> str:
    """A portal's article page: navigation, breadcrumbs, nested layout tables, scripts, the article, a footer."""
    title = (
        escape(next(p.text for p in draft.paragraphs() if p.style == "title")) if has_title(draft) else "政府信息公开"
    )
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if charset else ""
    body = "\n".join(portal_block(block, rng) for block in draft.blocks)
    if rng.random() < 0.5:
        body = f'<table width="1000" cellpadding="0"><tr><td width="180">{side_menu()}</td><td>{body}</td></tr></table>'
    depth = rng.choice((1, 3, 40))
    return (
        f"<!DOCTYPE html>\n<html><head>{meta}<title>{title}</title><style>td{{color:#333}} .n{{color:red}}</style>"
        "<script>var hits=[12,7,3]; if (hits[0]<10) document.write('<table><tr><td>9</td></tr></table>');</script>"
        "</head><body><!-- 页头 --><div class='top'><ul><li>首页</li><li>政务公开</li><li>办事服务</li></ul></div>"
        f"<div>当前位置：首页 &gt; 政府信息公开 &gt; 年度报告</div>{'<div>' * depth}{facts(draft.year + 1, rng)}"
        f"{body}{'</div>' * depth}<div class='foot'>版权所有 备案号 皖ICP备{rng.randrange(10**8):08d}号 "
        "<a href='#'>网站地图</a></div></body></html>"
    )


def facts(year: int, rng: Random) -> str:
    """A portal's table of facts about the page."""
    number, day, hits = (
        f"0031{rng.randrange(10**6)}/{year}-00{rng.randrange(99)}",
        rng.randint(10, 30),
        rng.randrange(999),
    )
    return (
        f"<table class='info'><tr><td>索引号</td><td>{number}</td><td>发布日期</td><td>{year}-01-{day}</td>"
        f"<td>浏览次数</td><td>{hits}</td></tr></table>"
    )


def has_title(draft: Draft) -> bool:
    """Whether the report still has a title of its own."""
    return any(paragraph.style == "title" for paragraph in draft.paragraphs())


def side_menu() -> str:
    """A portal's side menu."""
    return "<ul><li>公开指南</li><li>公开制度</li><li>法定主动公开内容</li><li>依申请公开</li></ul>"


def portal_block(block: Paragraph | Table, rng: Random) -> str:
    """A paragraph or table of a portal page."""
    if isinstance(block, Table):
        return html_table(block, rng, word=False)
    text = escape(block.text).replace("\n", "<br/>")
    if block.style == "title":
        return f"<h1 style='text-align:center'>{text}</h1>"
    if block.style == "heading":
        return f"<p><strong>{text}</strong></p>"
    return f"<p>　　{text}</p>"


def html_table(table: Table, rng: Random, word: bool) -> str:
    """A table with its row and column spans."""
    rows = []
    for line, found in zip(table.lines, areas(table), strict=True):
        style = ' style="display:none"' if line.hidden else ""
        cells = "".join(html_cell(area, rng, word) for area in found if not area.below)
        rows.append(f"<tr{style}>{cells}</tr>")
    return f'<table border="1" cellspacing="0"><tbody>\n{chr(10).join(rows)}\n</tbody></table>'


def html_cell(area: Area, rng: Random, word: bool) -> str:
    """A cell."""
    spans = (f' colspan="{area.columns}"' if area.columns > 1 else "") + (
        f' rowspan="{area.rows}"' if area.rows > 1 else ""
    )
    note = f"<sup>{escape(area.cell.note)}</sup>" if area.cell.note and not area.again else ""
    if word:
        inside = f"{word_text(area.text, rng)}{note}<o:p></o:p>"
        return f"<td{spans} valign=top><p class=MsoNormal align=center style='line-height:12.0pt'>{inside}</p></td>"
    text = escape(area.text).replace("\u00a0", "&nbsp;").replace("\n", "<br/>") or rng.choice(("&nbsp;", "", "<br/>"))
    return f"<td{spans}><p align='center'>{text}{note}</p></td>"


def word_text(text: str, rng: Random) -> str:
    """Text as Word's HTML prints it: spans of one or a few characters, o:p for nothing."""
    if not text:
        return "<span lang=EN-US style='font-family:宋体'><o:p>&nbsp;</o:p></span>"
    pieces, place = [], 0
    while place < len(text):
        width = rng.choice((1, 1, 2, 5))
        piece = escape(text[place : place + width]).replace("\n", "<br>\n").replace("\u00a0", "&nbsp;")
        pieces.append(f"<span lang=EN-US style='font-size:10.5pt'>{piece}</span>")
        place += width
    return "".join(pieces)


def word_page(draft: Draft, rng: Random, charset: str | None = "utf-8") -> str:
    """Word's "save as web page": conditional comments, o:p, MsoNormal, spans that cut words."""
    meta = f"<meta http-equiv=Content-Type content='text/html; charset={charset}'>" if charset else ""
    body = "\n".join(
        html_table(block, rng, word=True)
        if isinstance(block, Table)
        else f"<p class=MsoNormal style='text-indent:24.0pt'>{word_text(block.text, rng)}<o:p></o:p></p>"
        for block in draft.blocks
    )
    return (
        f"<html xmlns:v='urn:schemas-microsoft-com:vml' xmlns:o='urn:schemas-microsoft-com:office:office'><head>{meta}"
        "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->"
        "<style><!-- p.MsoNormal{margin:0cm;} @page Section1{size:595.3pt 841.9pt;} --></style></head>"
        f"<body lang=ZH-CN><div class=Section1>{body}<!--[if !supportLists]><span>1.</span><![endif]--></div>"
        "</body></html>"
    )


def web_archive(page: str, rng: Random, transfer: str) -> bytes:
    """The page as an mht file, "quoted-printable" or "base64"; a picture comes along."""
    charset = rng.choice(("utf-8", "gb2312"))
    raw = page.replace("charset=utf-8", f"charset={charset}").encode("gb18030" if charset == "gb2312" else charset)
    part = quopri.encodestring(raw) if transfer == "quoted-printable" else base64.encodebytes(raw)
    head = (
        "From: <Saved by Blink>\r\nSubject: report\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        '\ttype="text/html";\r\n\tboundary="----=_NextPart_01"\r\n\r\n------=_NextPart_01\r\n'
        f'Content-Type: text/html; charset="{charset}"\r\nContent-Transfer-Encoding: {transfer}\r\n'
        "Content-Location: http://www.example.gov.cn/report.html\r\n\r\n"
    )
    picture = (
        "\r\n------=_NextPart_01\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        "R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==\r\n------=_NextPart_01--\r\n"
    )
    return head.encode("ascii") + part.replace(b"\n", b"\r\n") + picture.encode("ascii")
