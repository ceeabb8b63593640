"""What the styles and list styles of an OpenDocument text say that a reader must know (ODF 1.3 part 3, 16 and 20)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce

from lxml import etree

from ingest.readers.word_numbers import Level

_ODF = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, DRAW = f"{_ODF}office:1.0}}", f"{_ODF}text:1.0}}", f"{_ODF}table:1.0}}", f"{_ODF}drawing:1.0}}"
LIBREOFFICE = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
FORM, _STYLE = f"{_ODF}form:1.0}}", f"{_ODF}style:1.0}}"

_TITLES = frozenset({"title", "标题"})
_FORMATS = {
    "": "none",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "01": "decimalZero",
    "①": "decimalEnclosedCircle",
    "⑴": "decimalEnclosedParen",
    "⒈": "decimalEnclosedFullstop",
    "一": "chineseCounting",
    "壹": "chineseLegalSimplified",
    "甲": "ideographTraditional",
}
"""The number formats by how they write the first number; "一, 二, 三, ..." is one of them."""
_DEEPEST = 9
_PLACE = re.compile(r"%(\d+)%")


@dataclass(frozen=True, slots=True)
class Style:
    """What a style and those that it is based on say; None says nothing. `level` 0 is no heading; `list_style` "" is
    no list, not even that of headings."""

    hidden: bool | None = None
    struck: bool | None = None
    raised: bool | None = None
    level: int | None = None
    list_style: str | None = None


@dataclass(slots=True)
class Styles:
    """A document's styles by family and name, worked out as they are asked for, and its lists' levels by the name of
    their style; those of headings are `headings`."""

    elements: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    lists: dict[str, Mapping[int, Level]] = field(default_factory=dict)
    headings: Mapping[int, Level] = field(default_factory=dict)
    known: dict[tuple[str, str], Style] = field(default_factory=dict)

    def style(self, family: str, name: str) -> Style:
        """What a style of a family (paragraph, text) says; a plain one where the document does not define it."""
        if (family, name) not in self.known:
            self.known[family, name] = reduce(lay_over, map(_own, self._line(family, name)), Style())
        return self.known[family, name]

    def _line(self, family: str, name: str) -> Iterator[etree._Element]:
        """The style and its forebears; a circle ends where it closes."""
        seen: set[str] = set()
        while (family, name) in self.elements and name not in seen:
            seen.add(name)
            yield self.elements[family, name]
            name = self.elements[family, name].get(f"{_STYLE}parent-style-name") or ""


def read_styles(*containers: etree._Element | None) -> Styles:
    """The styles in office:styles and office:automatic-styles, the later ones before the earlier ones."""
    styles = Styles()
    for container in containers:
        for element in () if container is None else container:
            name = element.get(f"{_STYLE}name") or ""
            if element.tag == f"{_STYLE}style":
                styles.elements[element.get(f"{_STYLE}family") or "", name] = element
            elif element.tag == f"{TEXT}list-style":
                styles.lists[name] = dict(_levels(element))
            elif element.tag == f"{TEXT}outline-style":
                styles.headings = styles.lists[name or "Outline"] = dict(_levels(element))
    return styles


def whole(text: str | None, otherwise: int) -> int:
    """A count in an attribute; another where there is none that makes sense."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else otherwise


def lay_over(near: Style, far: Style) -> Style:
    """What two styles say of one text, the nearer one first."""
    return replace(far, **{key: said for key in Style.__slots__ if (said := getattr(near, key)) is not None})


def _own(style: etree._Element) -> Style:
    shown = style.find(f"{_STYLE}text-properties")
    said = {} if shown is None else {str(key): str(value) for key, value in shown.attrib.items()}
    line = said.get(f"{_STYLE}text-line-through-style", said.get(f"{_STYLE}text-line-through-type"))
    position, display = said.get(f"{_STYLE}text-position"), said.get(f"{TEXT}display")
    return Style(
        hidden=None if display is None else display == "none",
        struck=None if line is None else line != "none",
        raised=None if position is None else not position.startswith("0%"),
        level=_level(style),
        list_style=style.get(f"{_STYLE}list-style-name"),
    )


def _level(style: etree._Element) -> int | None:
    outline = style.get(f"{_STYLE}default-outline-level")
    if outline is not None:
        return whole(outline, 0)
    name = style.get(f"{_STYLE}display-name") or style.get(f"{_STYLE}name") or ""
    return 1 if name.lower() in _TITLES else None


def _levels(list_style: etree._Element) -> Iterator[tuple[int, Level]]:
    """A list style's depths, from 0; one with bullets has none."""
    for level in list_style:
        depth = whole(level.get(f"{TEXT}level"), 0)
        if level.tag in (f"{TEXT}list-level-style-number", f"{TEXT}outline-level-style") and 0 < depth <= _DEEPEST:
            sign = (level.get(f"{_STYLE}num-format") or "").partition(",")[0].strip()
            start = whole(level.get(f"{TEXT}start-value"), 1)
            yield depth - 1, Level(start, _FORMATS.get(sign, "decimal"), _printed(level, depth), restarts=True)


def _printed(level: etree._Element, depth: int) -> str:
    """How a number is printed, "%1" standing for the first depth's: as its program says, else as the standard does,
    which puts points between the numbers of several depths."""
    for space in (LIBREOFFICE, _STYLE):
        if found := level.get(f"{space}num-list-format"):
            return _PLACE.sub(lambda place: f"%{place[1]}", found)
    if not level.get(f"{_STYLE}num-format"):
        return ""
    shown = min(max(whole(level.get(f"{TEXT}display-levels"), 1), 1), depth)
    numbers = ".".join(f"%{one}" for one in range(depth - shown + 1, depth + 1))
    return f"{level.get(f'{_STYLE}num-prefix') or ''}{numbers}{level.get(f'{_STYLE}num-suffix') or ''}"
