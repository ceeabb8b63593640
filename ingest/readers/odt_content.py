"""The body of an OpenDocument text as its reader sees it (ODF 1.3 part 3, 4 to 7): what was deleted, hidden or struck
through left out, fields as their results, linked sections as they were last seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from ingest.limits import Limits
from ingest.readers.grids import check_nesting
from ingest.readers.odt_styles import DRAW, TABLE, TEXT, XML_ID, Style, Styles, lay_over, whole
from ingest.readers.odt_tables import TableReader
from ingest.readers.pieces import Drawn, Line, Piece, is_note_mark
from ingest.readers.word_numbers import count_on

_XLINK = "{http://www.w3.org/1999/xlink}"
_PARAGRAPH, _HEADING, _LIST, _ITEM = f"{TEXT}p", f"{TEXT}h", f"{TEXT}list", f"{TEXT}list-item"
_LIST_HEADER, _TABLE = f"{TEXT}list-header", f"{TABLE}table"
_WRAPPERS = frozenset({f"{TEXT}section", f"{TEXT}numbered-paragraph"})
_SPACES, _SPAN, _CONTROL = f"{TEXT}s", f"{TEXT}span", f"{DRAW}control"
_SIGNS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_SILENT = frozenset(
    f"{space}{name}"
    for space, names in {
        TEXT: ("note", "ruby-text", "number", "tracked-changes", "bibliography-mark", "script"),
        "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}": ("annotation", "annotation-end", "event-listeners"),
    }.items()
    for name in names
)
_STYLE_NAME, _START = f"{TEXT}style-name", f"{TEXT}start-value"
_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1_000


@dataclass(frozen=True, slots=True)
class _List:
    """A list that is open: its style ("" leaves it to the paragraphs), how far it is counted, at which depth."""

    style: str
    counts: dict[int, int]
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something stands: within how many others, in a table or box or not, in which list; `counted` begins an
    item of it."""

    depth: int = 0
    boxed: bool = False
    within: _List | None = None
    counted: bool = False


_TOP = _Place()


@dataclass(slots=True)
class OdtReader:
    """One pass over a document's body; lists are counted from paragraph to paragraph. `controls`: what stands in the
    fields of its forms, by their ids."""

    name: str
    limits: Limits
    styles: Styles = field(default_factory=Styles)
    controls: Mapping[str, str] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    """How far lists are counted: by their id, and the latest by its style, "" before the name."""
    headings: dict[int, int] = field(default_factory=dict)

    def content(self, container: etree._Element, place: _Place = _TOP) -> Iterator[Piece]:
        """The paragraphs, tables and pictures of a body, a cell or a text box, in order; raises WenbaoError where they
        stand too deep within each other, or a table is too large."""
        check_nesting(self.name, place.depth, self.limits)
        inner = replace(place, depth=place.depth + 1)
        for element in container:
            kind = element.tag
            if kind in (_PARAGRAPH, _HEADING):
                yield from self._paragraph(element, inner)
                inner = replace(inner, counted=False)
            elif kind == _LIST:
                yield from self._list(element, inner)
            elif kind == _TABLE:
                yield self._table(element, inner)
            elif kind in _WRAPPERS and not _is_hidden(element):
                yield from self.content(element, inner)
            elif kind.startswith(DRAW):
                yield from self._drawn(element, inner)

    def _paragraph(self, element: etree._Element, place: _Place) -> Iterator[Piece]:
        style = self.styles.style("paragraph", element.get(_STYLE_NAME) or "")
        level = style.level or 0
        if element.tag == _HEADING:
            level = max(whole(element.get(f"{TEXT}outline-level"), 1), 1)
        texts, boxes = list[str](), list[Piece]()
        if not any(one.get(f"{TEXT}is-hidden") == "true" for one in element.iter(f"{TEXT}hidden-paragraph")):
            self._inline(element, texts, boxes, style, place)
        yield Line("".join(texts), level, self._number(element, style, level, place))
        yield from boxes

    def _number(self, element: etree._Element, style: Style, level: int, place: _Place) -> str:
        if place.within and place.counted:
            levels = self.styles.lists.get(place.within.style or style.list_style or "", {})
            counts, depth = place.within.counts, place.within.depth
        elif place.within or element.tag != _HEADING or element.get(f"{TEXT}is-list-header") == "true":
            return ""
        else:
            levels = {} if style.list_style == "" else self.styles.headings
            counts, depth = self.headings, level - 1
        return count_on(levels, counts, depth) if depth in levels else ""

    def _inline(
        self, parent: etree._Element, texts: list[str], boxes: list[Piece], style: Style, place: _Place
    ) -> None:
        check_nesting(self.name, place.depth, self.limits)
        inner, hidden = replace(place, depth=place.depth + 1), bool(style.hidden or style.struck)
        _add(texts, parent.text, hidden)
        for element in parent:
            if element.tag in _SILENT or _is_hidden(element):
                pass
            elif element.tag == _SPAN:
                own = self.styles.style("text", element.get(_STYLE_NAME) or "")
                if not (own.raised and place.boxed and is_note_mark("".join(map(str, element.itertext())), texts)):
                    self._inline(element, texts, boxes, lay_over(own, style), inner)
            elif element.tag == _CONTROL:
                _add(texts, self.controls.get(element.get(f"{DRAW}control") or ""), hidden)
            elif element.tag.startswith(DRAW):
                boxes.extend(() if hidden else self._drawn(element, inner))
            elif sign := _sign(element):
                texts.append("" if hidden else sign)
            else:
                self._inline(element, texts, boxes, style, inner)
            _add(texts, element.tail, hidden)

    def _list(self, element: etree._Element, place: _Place) -> Iterator[Piece]:
        style, outer = element.get(_STYLE_NAME) or "", place.within
        if outer is None:
            within = _List(style, self._counts(element, style))
        else:
            within = _List(style or outer.style, outer.counts, outer.depth + 1)
        for item in element.iterchildren(_ITEM, _LIST_HEADER):
            start = whole(item.get(_START), -1)
            if start >= 0:
                within.counts[within.depth] = start - 1
            yield from self.content(item, replace(place, within=within, counted=item.tag == _ITEM))

    def _counts(self, element: etree._Element, style: str) -> dict[int, int]:
        """How far a list is counted before its first item: it may go on from another."""
        latest = f" {style}"
        other = latest if element.get(f"{TEXT}continue-numbering") == "true" else ""
        found = self.counts.get(element.get(f"{TEXT}continue-list") or other, {})
        self.counts[latest] = self.counts[element.get(XML_ID) or element.get(f"{TEXT}id") or latest] = found
        return found

    def _table(self, element: etree._Element, place: _Place) -> Piece:
        inside = _Place(place.depth, boxed=True)
        return TableReader(self.name, self.limits, lambda cell: self.content(cell, inside)).table(element)

    def _drawn(self, element: etree._Element, place: _Place) -> Iterator[Piece]:
        """A drawing's pictures, and what stands in its shapes and text boxes; a frame shows the first thing of those in
        it that can be shown (10.4.2)."""
        inner = _Place(place.depth + 1, boxed=True)
        if element.tag == f"{DRAW}image":
            yield Drawn((element.get(f"{_XLINK}href") or "").removeprefix("./").lower())
        elif element.tag == f"{DRAW}frame":
            check_nesting(self.name, place.depth, self.limits)
            parts = [one for one in element.iterchildren(f"{DRAW}*") if not one.tag.startswith(f"{DRAW}object")]
            for part in parts[:1]:
                yield from self._drawn(part, inner)
        else:
            yield from self.content(element, inner)


def _add(texts: list[str], text: str | None, hidden: bool) -> None:
    """Adds some text, its blanks and line ends as one blank each (6.1.2)."""
    if text and not hidden:
        texts.append(_BLANKS.sub(" ", text))


def _sign(element: etree._Element) -> str:
    if element.tag == _SPACES:
        return " " * min(whole(element.get(f"{TEXT}c"), 1), _MOST_SPACES)
    return _SIGNS.get(element.tag, "")


def _is_hidden(element: etree._Element) -> bool:
    """Whether a section or field says that it is not shown."""
    return element.get(f"{TEXT}display") == "none" or element.get(f"{TEXT}is-hidden") == "true"
