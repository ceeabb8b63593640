"""What Word's paragraph and character styles say that a reader must know: headings, lists, hidden text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from ingest.readers.word_numbers import W, value

_HEADING = re.compile(r"(?:heading|标题) ?([1-9])")
_TITLES = frozenset({"title", "标题"})
_BODY_LEVEL = 9
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Style:
    """What a style and those that it is based on say; `level` 0 is no heading, `list_id` "" no list."""

    level: int = 0
    list_id: str = ""
    depth: int | None = None
    hidden: bool = False
    contents: bool = False


@dataclass(slots=True)
class Styles:
    """A document's styles, worked out one by one as they are asked for."""

    load: Callable[[], etree._Element | None] = lambda: None
    """The styles part: large, and not needed by a document whose paragraphs name no style."""
    elements: dict[str, etree._Element] | None = None
    known: dict[str, Style] = field(default_factory=dict)

    def style(self, style_id: str) -> Style:
        """What a style says; a plain one where the document does not define it."""
        if style_id not in self.known:
            self.known[style_id] = _merged(list(self._line(style_id)))
        return self.known[style_id]

    def _line(self, style_id: str) -> Iterator[etree._Element]:
        """The style and its forebears; a circle ends where it closes."""
        if self.elements is None:
            root = self.load()
            styles = () if root is None else root.iterchildren(f"{W}style")
            self.elements = {style.get(f"{W}styleId") or "": style for style in styles}
        seen: set[str] = set()
        while style_id in self.elements and style_id not in seen:
            seen.add(style_id)
            yield self.elements[style_id]
            style_id = value(self.elements[style_id], "basedOn")


def outline_level(text: str) -> int | None:
    """The heading level from 1 that a w:outlineLvl sets; 0 is body text, None says nothing."""
    if not text.isdecimal():
        return None
    return 0 if int(text) >= _BODY_LEVEL else int(text) + 1


def is_on(properties: etree._Element | None, name: str) -> bool:
    """Whether properties switch something on, such as w:vanish."""
    found = None if properties is None else properties.find(f"{W}{name}")
    return found is not None and is_true(found.get(f"{W}val") or "")


def is_true(text: str) -> bool:
    """Whether a switch with this w:val is on; without any it is."""
    return text.lower() not in _OFF


def _merged(line: list[etree._Element]) -> Style:
    """The nearest word on each thing counts."""
    level = list_id = depth = None
    hidden = contents = False
    for style in line:
        name = value(style, "name").lower()
        contents = contents or name.startswith("toc ")
        hidden = hidden or is_on(style.find(f"{W}rPr"), "vanish")
        properties = style.find(f"{W}pPr")
        level = _named_level(name) if level is None else level
        if properties is None:
            continue
        level = outline_level(value(properties, "outlineLvl")) if level is None else level
        numbers = properties.find(f"{W}numPr")
        if numbers is not None and list_id is None:
            list_id, depth = value(numbers, "numId"), value(numbers, "ilvl")
    return Style(level or 0, list_id or "", int(depth) if depth and depth.isdecimal() else None, hidden, contents)


def _named_level(name: str) -> int | None:
    found = _HEADING.fullmatch(name)
    return int(found[1]) if found else 1 if name in _TITLES else None
