"""The body of a Word document as its reader sees it: changes accepted, hidden text left out, fields as their results.

After ECMA-376 part 1, chapter 17; text boxes and other alternatives after part 3.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from ingest.limits import Limits
from ingest.readers.grids import WIDEST_SPAN, check_nesting
from ingest.readers.pieces import Drawn, Line, Piece, Table, TableCell, is_note_mark
from ingest.readers.word_numbers import Numbering, W, value
from ingest.readers.word_styles import Style, Styles, is_on, is_true, outline_level

_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "fldSimple"})
_INLINE = _WRAPPERS | {"dir", "bdo", "ruby", "rubyBase"}
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_DRAWINGS = frozenset({"drawing", "pict", "object"})
_BOX = "{*}txbxContent"
_SHOWN = frozenset({"txbxContent", "blip", "imagedata"})
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SYMBOL_SHIFT = range(0xF020, 0xF07F)
_PLAIN = Style()
_CELL_PROPERTIES, _PROPERTIES, _VALUE = f"{W}tcPr", f"{W}pPr", f"{W}val"
_SPAN, _ABOVE, _BESIDE = f"{W}gridSpan", f"{W}vMerge", f"{W}hMerge"
_HIDING = _VANISH, _RUN_STYLE, _STRIKE, _DOUBLE_STRIKE, _RAISED = (
    f"{W}vanish",
    f"{W}rStyle",
    f"{W}strike",
    f"{W}dstrike",
    f"{W}vertAlign",
)
_SAID = _STYLE, _LIST, _OUTLINE, _MARK = f"{W}pStyle", f"{W}numPr", f"{W}outlineLvl", f"{W}rPr"


@dataclass(slots=True)
class BodyReader:
    """One pass over a document's body; lists are counted and fields are followed from paragraph to paragraph."""

    name: str
    limits: Limits
    styles: Styles = field(default_factory=Styles)
    numbering: Numbering = field(default_factory=Numbering)
    fields: list[bool] = field(default_factory=list)
    """The fields that are open, outermost first: whether each has come to its result."""
    carried: list[str] = field(default_factory=list)
    """The text of paragraphs whose mark was deleted: it belongs to the next."""

    def content(self, container: etree._Element, depth: int = 0) -> Iterator[Piece]:
        """The paragraphs and tables of a body, a cell or a text box, in order."""
        check_nesting(self.name, depth, self.limits)
        for element in container:
            kind = _kind(element)
            if kind == "p":
                yield from self._paragraph(element, depth)
            elif kind == "tbl":
                yield self._table(element, depth + 1)
            elif kind in _WRAPPERS and not _is_contents(element):
                yield from self.content(element, depth)
            elif kind == "AlternateContent":
                yield from self.content(_chosen(element), depth)

    # ---- paragraphs ----------------------------------------------------------------------------
    def _paragraph(self, element: etree._Element, depth: int) -> Iterator[Piece]:
        properties = next(element.iterchildren(_PROPERTIES), None)
        said = {} if properties is None else {one.tag: one for one in properties.iterchildren(*_SAID)}
        style_id = said[_STYLE].get(_VALUE) or "" if _STYLE in said else ""
        style = self.styles.style(style_id) if style_id else _PLAIN
        texts, boxes = self.carried, list[Piece]()
        self.carried = []
        self._inline(element, texts, boxes, style.hidden, depth)
        self.fields = [done for done in self.fields if done]
        if _MARK in said and _mark_is_deleted(said[_MARK]):
            self.carried = texts
        elif not style.contents:
            level = outline_level(said[_OUTLINE].get(_VALUE) or "") if _OUTLINE in said else None
            number = self._number(said.get(_LIST), style_id, style)
            yield Line("".join(texts), style.level if level is None else level, number)
        yield from boxes

    def _number(self, own: etree._Element | None, style_id: str, style: Style) -> str:
        list_id = (value(own, "numId") if own is not None else "") or style.list_id
        if not list_id or list_id == "0":
            return ""
        level = value(own, "ilvl") if own is not None else ""
        if level.isdecimal():
            return self.numbering.next(list_id, int(level))
        depth = style.depth if style.depth is not None else self.numbering.styles.get(style_id, 0)
        return self.numbering.next(list_id, depth)

    def _inline(
        self, parent: etree._Element, texts: list[str], boxes: list[Piece], hidden: bool, depth: int, inner: int = 0
    ) -> None:
        check_nesting(self.name, inner, self.limits)
        for element in parent:
            kind = _kind(element)
            if kind == "r":
                self._run(element, texts, boxes, hidden, depth)
            elif kind in _INLINE:
                self._inline(element, texts, boxes, hidden, depth, inner + 1)
            elif kind == "AlternateContent":
                self._inline(_chosen(element), texts, boxes, hidden, depth, inner + 1)
            elif kind in ("oMath", "oMathPara"):
                texts.extend(part.text or "" for part in element.iter("{*}t"))

    def _run(self, run: etree._Element, texts: list[str], boxes: list[Piece], hidden: bool, depth: int) -> None:
        for element in run:
            kind = _kind(element)
            if kind == "rPr":
                hidden = self._hides(run, element, texts, hidden, depth)
            elif kind == "fldChar":
                self._turn_field(element.get(f"{W}fldCharType") or "")
            elif hidden or not all(self.fields):
                continue
            elif kind == "t":
                texts.append(element.text or "")
            elif kind in _SIGNS:
                texts.append(_SIGNS[kind])
            elif kind == "sym":
                texts.append(_symbol(element))
            elif kind in _DRAWINGS:
                boxes.extend(self._boxes(element, depth))
            elif kind == "AlternateContent":
                boxes.extend(self._boxes(_chosen(element), depth))
            elif kind == "ruby":
                self._inline(element, texts, boxes, hidden, depth, 1)

    def _hides(
        self, run: etree._Element, properties: etree._Element, before: list[str], hidden: bool, depth: int
    ) -> bool:
        """Whether a run is not shown, is shown struck through, or is a note's mark in a table."""
        said = {one.tag: one.get(_VALUE) or "" for one in properties.iterchildren(*_HIDING)}
        if not said:
            return hidden
        if _VANISH in said:
            hidden = is_true(said[_VANISH])
        elif _RUN_STYLE in said:
            hidden = hidden or self.styles.style(said[_RUN_STYLE]).hidden
        struck = any(is_true(said.get(tag, "0")) for tag in (_STRIKE, _DOUBLE_STRIKE))
        raised = said.get(_RAISED) in ("superscript", "subscript")
        if not raised or depth == 0:
            return hidden or struck
        return hidden or struck or is_note_mark("".join(part.text or "" for part in run.iterchildren(f"{W}t")), before)

    def _turn_field(self, event: str) -> None:
        if event == "begin":
            self.fields.append(False)
        elif event == "separate" and self.fields:
            self.fields[-1] = True
        elif event == "end" and self.fields:
            self.fields.pop()

    def _boxes(self, drawing: etree._Element, depth: int) -> Iterator[Piece]:
        """A drawing's pictures and what stands in its text boxes; the same box drawn in an older way is not taken
        again."""
        kept = (self.fields, self.carried)
        self.fields, self.carried = [], []
        for box in _outermost_boxes(drawing):
            if _kind(box) == "txbxContent":
                yield from self.content(box, depth + 1)
            elif relation := box.get(f"{_R}embed") or box.get(f"{_R}id"):
                yield Drawn(relation)
        self.fields, self.carried = kept

    # ---- tables --------------------------------------------------------------------------------
    def _table(self, table: etree._Element, depth: int) -> Table:
        kept, self.carried = self.carried, []
        rows = tuple(tuple(self._cells(row, depth)) for row in _unwrapped(table, "tr") if not _is_deleted_row(row))
        self.carried = kept
        return Table(rows)

    def _cells(self, row: etree._Element, depth: int) -> Iterator[TableCell]:
        properties = row.find(f"{W}trPr")
        yield from _gaps(properties, "gridBefore")
        for cell in _unwrapped(row, "tc"):
            own = next(cell.iterchildren(_CELL_PROPERTIES), None)
            if own is not None and own.find(f"{W}cellDel") is not None:
                continue
            content = tuple(self.content(cell, depth))
            yield TableCell(content) if own is None else TableCell(content, *_extent(own))
        yield from _gaps(properties, "gridAfter")


def _kind(element: etree._Element) -> str:
    return _local(element.tag)


@lru_cache(maxsize=4096)
def _local(tag: object) -> str:
    """A tag without its namespace; "" for what is no element."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _chosen(alternatives: etree._Element) -> etree._Element:
    """The alternative that is shown: the first that this reader can make something of, never two."""
    options = [option for option in alternatives if _kind(option) in ("Choice", "Fallback")]
    return next((option for option in options if _has_text(option)), options[0] if options else alternatives)


def _has_text(option: etree._Element) -> bool:
    return any(True for _ in option.iter(_BOX, f"{W}t", f"{W}tbl"))


def _outermost_boxes(drawing: etree._Element) -> Iterator[etree._Element]:
    """The pictures and text boxes in a drawing that stand in no other box; of alternatives, the one that is shown."""
    open_elements = [drawing]
    while open_elements:
        element = open_elements.pop()
        kind = _kind(element)
        if kind in _SHOWN:
            yield element
        elif kind == "AlternateContent":
            open_elements.append(_chosen(element))
        else:
            open_elements.extend(reversed(element))


def _is_contents(element: etree._Element) -> bool:
    """Whether a content control holds the table of contents, which repeats the headings."""
    gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(f"{W}val") == "Table of Contents"


def _mark_is_deleted(mark: etree._Element) -> bool:
    return mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None


def _symbol(element: etree._Element) -> str:
    """A sign by its place in a font; only the font Symbol has figures and letters where others have them."""
    code = element.get(f"{W}char") or ""
    number = int(code, 16) if len(code) <= 4 and all(sign in "0123456789abcdefABCDEF" for sign in code or "-") else 0
    plain = number in _SYMBOL_SHIFT and (element.get(f"{W}font") or "").lower() == "symbol"
    return chr(number - 0xF000) if plain else chr(number) if number and not 0xD800 <= number < 0xE000 else "\ufffd"


def _unwrapped(parent: etree._Element, kind: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, those in content controls included."""
    open_elements = list(reversed(parent))
    while open_elements:
        element = open_elements.pop()
        found = _kind(element)
        if found == kind:
            yield element
        elif found in _WRAPPERS:
            open_elements.extend(reversed(element))


def _is_deleted_row(row: etree._Element) -> bool:
    properties = row.find(f"{W}trPr")
    if properties is None:
        return False
    return properties.find(f"{W}del") is not None or is_on(properties, "hidden")


def _gaps(properties: etree._Element | None, name: str) -> Iterator[TableCell]:
    width = "" if properties is None else value(properties, name)
    if width.isdecimal() and int(width):
        yield TableCell(across=_across(width), merge="gap")


def _across(width: str) -> int:
    return min(max(int(width), 1), WIDEST_SPAN) if width.isdecimal() else 1


def _extent(properties: etree._Element) -> tuple[int, str]:
    """The grid columns that a cell covers, and how it is merged: with the one above ("continue"), with the one before
    ("beside"), or as the first of such ("restart")."""
    across, merge = 1, ""
    for one in properties.iterchildren(_SPAN, _ABOVE, _BESIDE):
        word = one.get(_VALUE) or ""
        if one.tag == _SPAN:
            across = _across(word)
        elif one.tag == _ABOVE:
            merge = merge or word or "continue"
        elif word != "restart":
            merge = "beside"
    return across, merge
