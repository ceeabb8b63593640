"""Tables of web pages: which elements are tables, rows and cells, their spans expanded, and what a cell shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from ingest.blocks import Cell
from ingest.limits import Limits
from ingest.readers.grids import WIDEST_SPAN, check_nesting, check_places
from store.catalogue.normal import plain

STRUCK = frozenset({"del", "s", "strike"})
DROPPED = STRUCK | {
    "script",
    "style",
    "noscript",
    "template",
    "select",
    "textarea",
    "iframe",
    "svg",
    "head",
    "xml",
    "object",
    "video",
    "audio",
    "canvas",
}
"""Elements whose text is not shown, or shown struck through."""
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
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
        "wbr",
        "img",
        "input",
        "ruby",
        "rb",
    }
)
_GONE = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_UNSEEN = re.compile(
    r"visibility\s*:\s*(?:hidden|collapse)|text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE
)
_DISPLAY = re.compile(r"display\s*:\s*table(-row|-cell)?\s*(?:;|!|$)", re.IGNORECASE)
_AS_TABLE = {None: "table", "-row": "tr", "-cell": "td"}
_ROLES = {
    **dict.fromkeys(("table", "grid", "treegrid"), "table"),
    "row": "tr",
    **dict.fromkeys(("cell", "gridcell", "columnheader", "rowheader"), "td"),
}
_NEVER = frozenset({"html", "body", "table", "tr", "td", "th", "thead", "tbody", "tfoot"})
_ORDER = {"thead": 0, "tfoot": 2}
_SPACE = re.compile(r"[ \t\r\n]+")
_LONGEST_MARK = 4
_TO_END = 10**6

Spans = dict[int, tuple[int, str, int | None]]
"""Cells that span into the rows below: column to rows left, text, line."""


def is_inline(tag: str) -> bool:
    """Whether text goes on through an element; tags of a namespace are those of office programs (o:p, st1:date)."""
    return tag in _INLINE or ":" in tag


def is_hidden(element: etree._Element, tag: str) -> bool:
    """Whether an element is not shown, whatever stands in it."""
    if tag in DROPPED or "hidden" in element.attrib:
        return True
    style = element.get("style")
    return style is not None and (_GONE.search(style) or _UNSEEN.search(style)) is not None


def name_tables(root: etree._Element) -> None:
    """Gives elements that are tables by role or style only (CSS 2.2, 17.2; WAI-ARIA) the tags of tables."""
    for element in root.iter():
        if element.tag in _NEVER or not ("role" in element.attrib or "table" in (element.get("style") or "")):
            continue
        shown = _DISPLAY.search(element.get("style") or "")
        tag = _ROLES.get(element.get("role") or "") or (_AS_TABLE[shown[1] and shown[1].lower()] if shown else None)
        if tag:
            element.tag = tag


def expand_spans(table: etree._Element, name: str, limits: Limits) -> tuple[tuple[Cell, ...], ...]:
    """The table's rows with each spanning cell repeated (marked as copy) in every place that it covers.

    A span ends with its group of rows (HTML, 4.9.11). Raises WenbaoError where there are too many places.
    """
    rows: list[tuple[Cell, ...]] = []
    spans: Spans = {}
    group: etree._Element | None = None
    places = 0
    for element in _rows(table):
        if element.getparent() is not group:
            group, spans = element.getparent(), {}
        row, spans = _expand_row(element, len(rows), spans)
        places += len(row)
        check_places(name, places, limits)
        rows.append(row)
    return tuple(rows)


def check_depth(table: etree._Element, name: str, limits: Limits) -> None:
    """Raises WenbaoError where a table stands in too many others."""
    check_nesting(name, sum(1 for _ in table.iterancestors("table")), limits)


def _rows(table: etree._Element) -> list[etree._Element]:
    """A table's own rows as they are shown: those of its head first, those of its foot last."""
    own = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table and not _is_gone(row)]
    return sorted(own, key=lambda row: _ORDER.get(_parent_tag(row), 1))


def _parent_tag(element: etree._Element) -> str:
    parent = element.getparent()
    return "" if parent is None else str(parent.tag)


def _is_gone(element: etree._Element) -> bool:
    """Whether an element takes no place; one that is only unseen or struck does."""
    return "hidden" in element.attrib or _GONE.search(element.get("style") or "") is not None


def _expand_row(element: etree._Element, number: int, above: Spans) -> tuple[tuple[Cell, ...], Spans]:
    """One row's cells, and those that still span into the rows below."""
    cells: list[Cell] = []
    below = {column: (left - 1, text, line) for column, (left, text, line) in above.items() if left > 1}
    for data in _cells(element):
        _copy_spans(cells, number, above, _TO_END, stop_at_gap=True)
        text, line = cell_text(data), line_of(data)
        down = _rows_down(data)
        for offset in range(_span(data.get("colspan") or data.get("aria-colspan"))):
            if down > 1:
                below[len(cells)] = (down - 1, text, line)
            cells.append(Cell(text, number, len(cells), line, offset > 0))
    _copy_spans(cells, number, above, max(above, default=-1) + 1, stop_at_gap=False)
    return tuple(cells), below


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    """A row's cells; portals wrap them in forms."""
    for child in row:
        if child.tag in ("td", "th"):
            if not _is_gone(child):
                yield child
        elif child.tag == "form":
            yield from _cells(child)


def _copy_spans(
    cells: list[Cell], number: int, above: Mapping[int, tuple[int, str, int | None]], end: int, *, stop_at_gap: bool
) -> None:
    while len(cells) < end and (len(cells) in above or not stop_at_gap):
        _, text, line = above.get(len(cells), (0, "", None))
        cells.append(Cell(text, number, len(cells), line, True))


def line_of(element: etree._Element) -> int | None:
    """The line of the source that an element begins in."""
    line: object = element.sourceline
    return line if isinstance(line, int) else None


def _span(value: str | None) -> int:
    return min(max(int(value), 1), WIDEST_SPAN) if value and _is_number(value) else 1


def _rows_down(data: etree._Element) -> int:
    """The rows that a cell covers; 0 in the source means all that are left of its group."""
    value = data.get("rowspan") or data.get("aria-rowspan")
    if not value or not _is_number(value):
        return 1
    return int(value) or _TO_END


def _is_number(value: str) -> bool:
    bare = value.strip()
    return bare.isascii() and bare.isdigit() and len(bare) < 7


def cell_text(cell: etree._Element) -> str:
    """A cell's text; what stands in blocks of its own, or after a break, is set off by a line break."""
    if _UNSEEN.search(cell.get("style") or ""):
        return ""
    if not len(cell):
        return _SPACE.sub(" ", cell.text or "").strip()
    pieces: list[str] = []
    walk = etree.iterwalk(cell, events=("start", "end"))
    for event, part in walk:
        tag = part.tag if isinstance(part.tag, str) else ""
        opens = event == "start"
        if opens and part is not cell and (is_hidden(part, tag) or _is_note_mark(part, tag, pieces)):
            walk.skip_subtree()
            continue
        if not is_inline(tag):
            pieces.append("\n")
        text = _shown(part, tag) if opens else (part.tail if part is not cell else None)
        if text:
            pieces.append(_SPACE.sub(" ", text))
    return re.sub(r"\s*\n\s*", "\n", "".join(pieces)).strip()


def _shown(element: etree._Element, tag: str) -> str | None:
    if tag == "input":
        return element.get("value") if (element.get("type") or "text").lower() in ("text", "number") else None
    return element.text


def _is_note_mark(element: etree._Element, tag: str, before: list[str]) -> bool:
    """Whether a raised sign is a note's mark after a figure: read as its last digit it would make another figure."""
    if tag not in ("sup", "sub"):
        return False
    last = next((bare for piece in reversed(before) if (bare := plain(piece))), "")
    return last[-1:].isdigit() and len("".join(map(str, element.itertext())).strip()) <= _LONGEST_MARK
