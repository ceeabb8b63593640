"""Reports as Word files, in WordprocessingML by hand: merges, text boxes and revisions are as Word's own."""

from __future__ import annotations

import io
import zipfile
from random import Random
from typing import Final
from xml.sax.saxutils import escape

from factory.drafts import Area, Draft, Line, Paragraph, Table, areas

NAMES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
)
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
SHAPE: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
PARTS: Final = {
    "[Content_Types].xml": f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
    f'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>',
    "_rels/.rels": f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships"/>',
}
AUTHOR: Final = 'w:id="1" w:author="校对" w:date="2022-01-10T08:00:00Z"'


def word_file(draft: Draft, rng: Random, style: str) -> bytes:
    """A docx; `style` is "plain", "boxed" (tables in text boxes), "tracked" or "nested" (tables in a layout table)."""
    blocks = [word_block(block, rng, style) for block in draft.blocks]
    if style == "nested":
        inside = "".join(blocks)
        blocks = [f"<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{inside}<w:p/></w:tc></w:tr></w:tbl><w:p/>"]
    body = "".join(blocks) + "<w:sectPr/>"
    document = f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"
    return zipped(PARTS | {"word/document.xml": f"{DECLARATION}{document}"})


def zipped(parts: dict[str, str]) -> bytes:
    """The package; always the same bytes for the same parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name), text.encode("utf-8"), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def word_block(block: Paragraph | Table, rng: Random, style: str) -> str:
    """A paragraph or a table, the table boxed where the style says so."""
    if isinstance(block, Paragraph):
        return word_paragraph(block.text, rng, style)
    table = word_table(block, rng, style)
    return text_box(table) if style == "boxed" else table + "<w:p/>"


def text_box(inside: str) -> str:
    """A paragraph with a text box; older readers find the same box again under mc:Fallback."""
    content = f"<w:txbxContent>{inside}<w:p/></w:txbxContent>"
    drawing = (
        '<w:drawing><wp:inline><wp:extent cx="5000000" cy="5000000"/><wp:docPr id="1" name="box"/>'
        f'<a:graphic><a:graphicData uri="{SHAPE}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>{content}'
        "</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    fallback = f"<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
    choice = f'<mc:Choice Requires="wps">{drawing}</mc:Choice>'
    return f"<w:p><w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r></w:p>"


def word_table(table: Table, rng: Random, style: str) -> str:
    """A table with gridSpan and vMerge."""
    grid = "<w:gridCol/>" * table.width()
    rows = "".join(word_row(line, found, rng, style) for line, found in zip(table.lines, areas(table), strict=True))
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def word_row(line: Line, found: list[Area], rng: Random, style: str) -> str:
    """A row; a hidden one is marked as Word marks hidden text, in the row and in its runs."""
    hidden = "<w:trPr><w:hidden/></w:trPr>" if line.hidden else ""
    return f"<w:tr>{hidden}{''.join(word_cell(area, rng, style, line.hidden) for area in found)}</w:tr>"


def word_cell(area: Area, rng: Random, style: str, hidden: bool) -> str:
    """A cell; a merged cell goes on below with an empty paragraph."""
    span = f'<w:gridSpan w:val="{area.columns}"/>' if area.columns > 1 else ""
    merge = "<w:vMerge/>" if area.below else '<w:vMerge w:val="restart"/>' if area.rows > 1 else ""
    note = "" if area.below or area.again else area.cell.note
    text = word_paragraph(area.text, rng, style, hidden, note)
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{text}</w:tc>"


def word_paragraph(text: str, rng: Random, style: str, hidden: bool = False, note: str = "") -> str:
    """A paragraph (one a line of the text) of runs, in a tracked file with what was struck out before it."""
    pieces = text.split("\n") if style != "tracked" else [text.replace("\n", "")]
    above = run(note, '<w:vertAlign w:val="superscript"/>') if note else ""
    return "".join(f"<w:p>{revised(piece, rng, style, hidden)}{above}</w:p>" for piece in pieces)


def revised(text: str, rng: Random, style: str, hidden: bool) -> str:
    """Runs of a text; tracked: now and then it replaces an older one, or was put in whole."""
    look = "<w:vanish/>" if hidden else ""
    if style != "tracked" or not text or rng.random() < 0.6:
        cut = rng.randrange(len(text) + 1)
        return run(text[:cut], look) + run(text[cut:], look)
    old = str(rng.randint(1, 99)) if text[:1].isdigit() else text[: len(text) // 2]
    gone = f'<w:del {AUTHOR}><w:r><w:delText xml:space="preserve">{escape(old)}</w:delText></w:r></w:del>'
    return f"{gone}<w:ins {AUTHOR}>{run(text, look)}</w:ins>"


def run(text: str, look: str = "") -> str:
    """A run; nothing for no text."""
    shape = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{shape}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
