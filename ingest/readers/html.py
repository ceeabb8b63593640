"""Web pages: paragraphs, headings and innermost data tables, with an own span grid."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from ingest.blocks import Block, Cell, Document, Grid, Heading, Paragraph
from ingest.readers.decoding import decode
from ingest.readers.limits import Limits
from store.catalogue.normal import plain
from store.model import WenbaoError

_START = re.compile(
    rb"\s*<(?:!doctype\s+html|!--|\?xml|html|head|body|meta|table|div|p|span|section|h[1-6])[\s>/]", re.IGNORECASE
)
_ELEMENT = re.compile(rb"<(?:p|div|td|br|table|body)[\s>/]", re.IGNORECASE)
_BYTE_ORDER_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DROPPED = frozenset({"script", "style", "noscript", "template", "select", "textarea", "iframe", "svg", "head"})
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
        "o:p",
        "st1:chsdate",
        "wbr",
        "img",
    }
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_WIDEST, _LARGEST_GRID, _LONGEST_CELL = 60, 200_000, 600
_META = frozenset({"articletitle", "sitename", "contentsource", "author", "title", "columnname"})


def claims_html(suffix: str, content: bytes) -> bool:
    """Whether the bytes begin as a page does, whatever the suffix says."""
    head = content[:2048].replace(b"\x00", b"")
    for mark in _BYTE_ORDER_MARKS:
        head = head.removeprefix(mark)
    if _START.match(head):
        return True
    return suffix in (".html", ".htm") and _ELEMENT.search(content[:200_000]) is not None


def read_html(name: str, content: bytes, limits: Limits) -> Document:
    """The blocks of a page; raises WenbaoError where it holds no element."""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", decode(name, content))
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False, no_network=True
    )
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8"), parser=parser)
    except etree.ParserError as error:
        raise WenbaoError(f"{name}：网页里没有内容") from error
    return Document(tuple(_Walk(root).blocks()), _meta(root))


def _meta(root: etree._Element) -> dict[str, str]:
    found = {"title": plain(root.findtext(".//title") or "")}
    for element in root.iter("meta"):
        key = (element.get("name") or "").lower()
        if key in _META and element.get("content"):
            found.setdefault(key, plain(element.get("content", "")))
    return {key: value for key, value in found.items() if value}


class _Walk:
    """One pass over a page, without recursion: text gathers until a block ends, data tables are taken whole."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        nested = (next(table.iterancestors("table"), None) for table in root.iter("table"))
        self.layout = {outer for outer in nested if outer is not None}
        self.pieces: list[str] = []
        self.line: int | None = None
        self.level = 0
        self.tables = 0

    def blocks(self) -> Iterator[Block]:
        walk = etree.iterwalk(self.root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start" and (tag in _DROPPED or _HIDDEN.search(element.get("style", ""))):
                walk.skip_subtree()
            elif event == "start" and tag == "table" and (grid := self._grid(element)) is not None:
                yield from self._flush()
                yield grid
                walk.skip_subtree()
            elif event == "start":
                yield from self._open(element, tag)
            else:
                yield from self._close(element, tag)
        yield from self._flush()

    def _open(self, element: etree._Element, tag: str) -> Iterator[Block]:
        if tag not in _INLINE:
            yield from self._flush()
            self.level = int(tag[1]) if re.fullmatch("h[1-6]", tag) else 0
        if element.text and element.text.strip() and not self.pieces:
            self.line = _line(element)
        self.pieces.append(element.text or "")

    def _close(self, element: etree._Element, tag: str) -> Iterator[Block]:
        if tag not in _INLINE:
            yield from self._flush()
            self.level = 0
            self.line = _line(element)
        self.pieces.append(element.tail or "")

    def _flush(self) -> Iterator[Block]:
        text = re.sub(r"[ \t\r\n]+", " ", "".join(self.pieces)).strip()
        self.pieces = []
        if text:
            yield Heading(text, self.level, self.line) if self.level else Paragraph(text, self.line)

    def _grid(self, table: etree._Element) -> Grid | None:
        """The table as a grid, or None where it only lays out the page."""
        if table in self.layout:
            return None
        rows = expand_spans(table)
        originals = [[cell for cell in row if not cell.copy] for row in rows]
        longest = max((len(cell.text) for row in originals for cell in row), default=0)
        if sum(len(row) > 1 for row in originals) < 2 or longest > _LONGEST_CELL:
            return None
        self.tables += 1
        return Grid(rows, self.tables - 1)


def expand_spans(table: etree._Element) -> tuple[tuple[Cell, ...], ...]:
    """The table's rows with each spanning cell repeated (marked as copy) in every place that it covers."""
    rows: list[tuple[Cell, ...]] = []
    open_spans: dict[int, tuple[int, str, int | None]] = {}
    places = 0
    for number, element in enumerate(table.iter("tr")):
        row, open_spans = _expand_row(element, number, open_spans)
        places += len(row)
        if places > _LARGEST_GRID:
            break
        rows.append(row)
    return tuple(rows)


def _expand_row(
    element: etree._Element,
    number: int,
    above: dict[int, tuple[int, str, int | None]],
) -> tuple[tuple[Cell, ...], dict[int, tuple[int, str, int | None]]]:
    """One row's cells, and the cells that still span into the rows below: column to (rows left, text, line)."""
    cells: list[Cell] = []
    below = {column: (left - 1, text, line) for column, (left, text, line) in above.items() if left > 1}
    for data in element.iterchildren("td", "th"):
        _copy_spans(cells, number, above, 10**6, stop_at_gap=True)
        text, line = _cell_text(data), _line(data)
        down = _span(data.get("rowspan"))
        for offset in range(_span(data.get("colspan"))):
            if down > 1:
                below[len(cells)] = (down - 1, text, line)
            cells.append(Cell(text, number, len(cells), line, offset > 0))
    _copy_spans(cells, number, above, max(above, default=-1) + 1, stop_at_gap=False)
    return tuple(cells), below


def _copy_spans(
    cells: list[Cell], number: int, above: dict[int, tuple[int, str, int | None]], end: int, *, stop_at_gap: bool
) -> None:
    while len(cells) < end and (len(cells) in above or not stop_at_gap):
        _, text, line = above.get(len(cells), (0, "", None))
        cells.append(Cell(text, number, len(cells), line, True))


def _line(element: etree._Element) -> int | None:
    line: object = element.sourceline
    return line if isinstance(line, int) else None


def _span(value: str | None) -> int:
    return min(max(int(value), 1), _WIDEST) if value and value.strip().isdigit() else 1


def _cell_text(element: etree._Element) -> str:
    """A cell's text; what stands in blocks of its own, or after a break, is set off by a line break."""
    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, part in walk:
        tag = part.tag if isinstance(part.tag, str) else ""
        if event == "start" and tag in _DROPPED:
            walk.skip_subtree()
            continue
        if tag not in _INLINE:
            pieces.append("\n")
        if event == "start":
            pieces.append(re.sub(r"[ \t\r\n]+", " ", part.text or ""))
        elif part is not element:
            pieces.append(re.sub(r"[ \t\r\n]+", " ", part.tail or ""))
    return re.sub(r"\s*\n\s*", "\n", "".join(pieces)).strip()
