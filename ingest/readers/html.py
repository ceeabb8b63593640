"""Web pages: paragraphs, headings and innermost data tables. Nothing in a page is run, and nothing is fetched."""

from __future__ import annotations

import codecs
import re
from base64 import b64decode
from collections.abc import Iterator
from contextlib import suppress

from lxml import etree
from lxml import html as lxml_html

from ingest.blocks import Block, Document, Grid, Heading, Paragraph, Picture
from ingest.limits import Limits
from ingest.readers.decoding import decode
from ingest.readers.grids import DataTable, data_table
from ingest.readers.html_tables import STRUCK, check_depth, expand_spans, is_hidden, is_inline, line_of, name_tables
from ingest.readers.signatures import is_flat_text
from ingest.readers.text_lines import text_blocks
from store.catalogue.normal import plain
from store.model import WenbaoError

_START = re.compile(
    rb"\s*<(?:!doctype\s+html|!--|!\[|\?xml|html|head|body|meta|title|style|script|table|div|p|span|section|article|main"
    rb"|center|font|ul|ol|img|link|br|h[1-6])[\s>/\[]",
    re.IGNORECASE,
)
_ELEMENT = re.compile(rb"<(?:p|div|td|br|table|body)[\s>/]", re.IGNORECASE)
_BYTE_ORDER_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_TAG = re.compile(r"</?([a-zA-Z][\w:-]*)(?:\s[^<>]*)?/?>")
_STRUCTURE = STRUCK | {
    "html",
    "head",
    "body",
    "title",
    "meta",
    "script",
    "style",
    "noscript",
    "template",
    "textarea",
    "select",
    "iframe",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "p",
    "br",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "sup",
    "sub",
}
_HELD = re.compile(r"data:image/[\w.+-]{1,20};base64,", re.IGNORECASE)
_OUTSIDE = re.compile(r"\.(?:jpe?g|png|bmp|webp|tiff?)(?:[?#]|$)")
_MOST_PICTURES, _LONGEST_PICTURE, _LEAST_SIDE = 40, 11_000_000, 200
_META = frozenset({"articletitle", "sitename", "contentsource", "author", "title", "columnname"})


def claims_html(suffix: str, content: bytes) -> bool:
    """Whether the bytes begin as a page does, whatever the suffix says."""
    if is_flat_text(content):
        return False
    head = content[:2048].replace(b"\x00", b"")
    for mark in _BYTE_ORDER_MARKS:
        head = head.removeprefix(mark)
    if _START.match(head):
        return True
    return suffix in (".html", ".htm", ".xhtml") and _ELEMENT.search(content[:200_000]) is not None


def read_html(name: str, content: bytes, limits: Limits) -> Document:
    """The blocks of a page; raises WenbaoError where it holds no element, or passes a limit."""
    return read_page(name, decode(name, content), limits)


def read_page(name: str, text: str, limits: Limits) -> Document:
    """The blocks of a page whose text is known; see read_html."""
    root = _parse(name, _DECLARATION.sub("", text))
    meta = _meta(root)
    name_tables(root)
    walk = _Walk(name, root, _data_tables(root, name, limits), limits)
    blocks = tuple(walk.blocks())
    return Document(blocks, meta, pictures=tuple(walk.pictures), outside=walk.outside)


def _parse(name: str, text: str) -> etree._Element:
    """The page's root; elements nested deeper than the parser goes are taken out, their text stays."""
    root = _parse_whole(name, text)
    if root is None:
        root = _parse_whole(name, _TAG.sub(_flattened, text))
    if root is None:
        raise WenbaoError(f"{name}：网页的表格嵌套太深，没有读入")
    return root


def _parse_whole(name: str, text: str) -> etree._Element | None:
    """The root, or None where the parser gave up at some depth and lost what stands there."""
    parser = etree.HTMLParser(  # lxml.html's own looks up a class for every element, again and again
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except etree.ParserError as error:
        raise WenbaoError(f"{name}：网页里没有内容") from error
    too_deep = any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    return None if too_deep else root


def _flattened(tag: re.Match[str]) -> str:
    """A tag that only groups text, as what its end means for the text; lines are counted as before."""
    name = tag[1].lower()
    if name in _STRUCTURE:
        return tag[0]
    return ("" if is_inline(name) else "<br>") + "\n" * tag[0].count("\n")


def _meta(root: etree._Element) -> dict[str, str]:
    found = {"title": plain(root.findtext(".//title") or "")}
    for element in root.iter("meta"):
        key = (element.get("name") or "").lower()
        if key in _META and element.get("content"):
            found.setdefault(key, plain(element.get("content", "")))
    return {key: value for key, value in found.items() if value}


def _data_tables(root: etree._Element, name: str, limits: Limits) -> dict[etree._Element, DataTable]:
    """The tables that hold data; one around such a table only lays out the page."""
    found: dict[etree._Element, DataTable] = {}
    layout: set[etree._Element] = set()
    for table in reversed(list(root.iter("table"))):
        check_depth(table, name, limits)
        if table in layout:
            continue
        data = data_table(expand_spans(table, name, limits))
        if data:
            found[table] = data
            layout.update(table.iterancestors("table"))
    return found


class _Walk:
    """One pass over a page, without recursion: text gathers until a block ends, data tables are taken whole."""

    def __init__(self, name: str, root: etree._Element, data: dict[etree._Element, DataTable], limits: Limits) -> None:
        self.name = name
        self.root = root
        self.data = data
        self.limits = limits
        self.pieces: list[str] = []
        self.line: int | None = None
        self.level = 0
        self.tables = 0
        self.count = 0
        self.pictures: list[Picture] = []
        self.outside = 0

    def blocks(self) -> Iterator[Block]:
        """The page's blocks; its pictures are there once all of them are taken."""
        for block in self._walked():
            self.count += 1
            yield block

    def _walked(self) -> Iterator[Block]:
        walk = etree.iterwalk(self.root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start" and is_hidden(element, tag):
                walk.skip_subtree()
            elif event == "start" and tag == "table" and element in self.data:
                yield from self._flush()
                blocks = self.data[element].blocks(self.tables)
                self.tables += self.data[element].grids
                yield from blocks
                walk.skip_subtree()
            elif event == "start" and tag == "pre":
                yield from self._flush()
                yield from self._typed(element)
                walk.skip_subtree()
            elif event == "start":
                yield from self._open(element, tag)
            else:
                yield from self._close(element, tag)
        yield from self._flush()

    def _typed(self, element: etree._Element) -> Iterator[Block]:
        """What stands as it was typed: its lines, and the tables that tabs or strokes spell in them."""
        lines = "".join(map(str, element.itertext())).replace("\r", "").split("\n")
        first = line_of(element) or 1
        for block in text_blocks(self.name, lines, self.limits, first, self.tables):
            self.tables += isinstance(block, Grid)
            yield block

    def _look_at(self, image: etree._Element) -> None:
        """Keeps a picture that the page itself holds; counts one that it only names, unless that is small."""
        source = (image.get("src") or "").strip()
        held = _HELD.match(source[:100])
        if held and len(self.pictures) < _MOST_PICTURES and len(source) <= _LONGEST_PICTURE:
            with suppress(ValueError):
                self.pictures.append(Picture(self.count, b64decode(source[held.end() :])))
        elif source and not source.startswith("data:") and _OUTSIDE.search(source.lower()):
            sides = [int(side) for key in ("width", "height") if (side := image.get(key) or "").isdecimal()]
            self.outside += min(sides, default=_LEAST_SIDE) >= _LEAST_SIDE

    def _open(self, element: etree._Element, tag: str) -> Iterator[Block]:
        if tag == "img":
            self._look_at(element)
        if not is_inline(tag):
            yield from self._flush()
            self.level = int(tag[1]) if re.fullmatch("h[1-6]", tag) else 0
        if element.text and element.text.strip() and not self.pieces:
            self.line = line_of(element)
        self.pieces.append(element.text or "")

    def _close(self, element: etree._Element, tag: str) -> Iterator[Block]:
        if not is_inline(tag) and tag not in STRUCK:
            yield from self._flush()
            self.level = 0
            self.line = line_of(element)
        self.pieces.append(element.tail or "")

    def _flush(self) -> Iterator[Block]:
        text = re.sub(r"[ \t\r\n]+", " ", "".join(self.pieces)).strip()
        self.pieces = []
        if text:
            yield Heading(text, self.level, self.line) if self.level else Paragraph(text, self.line)
