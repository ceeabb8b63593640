"""The list numbers that Word prints before paragraphs (ECMA-376 part 1, 17.9), counted as it counts them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_PLACE = re.compile(r"%([1-9])")
_MOST_LEVELS = 9
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def counted_in_chinese(number: int, digits: str = _DIGITS, ten: str = "十") -> str:
    """A number from 0 to 99 as Chinese counts: 3 → 三, 10 → 十, 21 → 二十一."""
    tens, ones = divmod(number, 10)
    if not tens:
        return digits[ones]
    lead = digits[tens] if tens > 1 or digits is _LEGAL else ""
    return f"{lead}{ten}{digits[ones] if ones else ''}"


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text


def _enclosed(first: int) -> Callable[[int], str]:
    return lambda number: chr(first + number - 1) if number <= 20 else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "decimalEnclosedCircle": _enclosed(0x2460),
    "decimalEnclosedCircleChinese": _enclosed(0x2460),
    "decimalEnclosedParen": _enclosed(0x2474),
    "decimalEnclosedFullstop": _enclosed(0x2488),
    "lowerLetter": lambda number: chr(ord("a") + (number - 1) % 26),
    "upperLetter": lambda number: chr(ord("A") + (number - 1) % 26),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ideographTraditional": lambda number: _STEMS[(number - 1) % 10],
    "ideographDigital": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    "japaneseDigitalTenThousand": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    "chineseLegalSimplified": lambda number: counted_in_chinese(number, _LEGAL, "拾"),
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "koreanCounting"),
        counted_in_chinese,
    ),
    **dict.fromkeys(("bullet", "none"), lambda _: ""),
}


@dataclass(frozen=True, slots=True)
class Level:
    """How one depth of a list is numbered: from which number, in which format (17.18.59), in which text, where "%1" is
    the number of the first depth, and whether it begins anew below each number of a higher one."""

    start: int
    form: str
    text: str
    restarts: bool

    def spell(self, count: int) -> str:
        """A number in this format; one that no list of a report reaches in plain digits."""
        return _FORMATS.get(self.form, str)(count) if 0 < count < 100 else str(count)


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has been counted."""

    lists: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, Mapping[int, Level]] = field(default_factory=dict)
    overrides: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    styles: Mapping[str, int] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def next(self, list_id: str, depth: int) -> str:
        """The number printed before the next paragraph of a list, at a depth from 0; "" where it is only a bullet."""
        abstract = self.lists.get(list_id, "")
        levels = self.levels.get(abstract, {})
        if depth not in levels:
            return ""
        counts = self.counts.setdefault(abstract, {})
        if list_id not in self.begun:
            self.begun.add(list_id)
            for level, start in self.overrides.get(list_id, {}).items():
                counts[level] = start - 1
        return count_on(levels, counts, depth)


def count_on(levels: Mapping[int, Level], counts: dict[int, int], depth: int) -> str:
    """Counts a list's next paragraph, at one of its depths (from 0), and spells its number."""
    counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
    for deeper in [level for level in counts if level > depth and levels[level].restarts]:
        del counts[deeper]
    return _PLACE.sub(lambda place: _spelt(levels, counts, int(place[1]) - 1), levels[depth].text).strip()


def _spelt(levels: Mapping[int, Level], counts: dict[int, int], depth: int) -> str:
    level = levels.get(depth)
    return level.spell(counts.setdefault(depth, level.start)) if level else ""


def read_numbering(root: etree._Element | None) -> Numbering:
    """The lists that a document's numbering part defines; none where it has no such part."""
    if root is None:
        return Numbering()
    abstracts = {_value(one, "abstractNumId"): one for one in root.iterchildren(f"{W}abstractNum")}
    linked = {value(one, "styleLink"): one for one in abstracts.values() if value(one, "styleLink")}
    levels: dict[str, dict[int, Level]] = {}
    styles: dict[str, int] = {}
    for key, abstract in abstracts.items():
        own = linked.get(value(abstract, "numStyleLink"), abstract)
        levels[key] = dict(_levels(own))
        styles |= {style: _depth(level) for level in own.iterchildren(f"{W}lvl") if (style := value(level, "pStyle"))}
    numbers = list(root.iterchildren(f"{W}num"))
    return Numbering(
        lists={_value(one, "numId"): value(one, "abstractNumId") for one in numbers},
        levels=levels,
        overrides={_value(one, "numId"): dict(_overrides(one)) for one in numbers},
        styles=styles,
    )


def _levels(abstract: etree._Element) -> list[tuple[int, Level]]:
    return [
        (
            _depth(level),
            Level(
                start=_whole(value(level, "start"), 1),
                form=value(level, "numFmt") or "decimal",
                text=value(level, "lvlText"),
                restarts=value(level, "lvlRestart") != "0",
            ),
        )
        for level in abstract.iterchildren(f"{W}lvl")
    ]


def _overrides(number: etree._Element) -> list[tuple[int, int]]:
    return [
        (_depth(override), _whole(value(override, "startOverride"), 1))
        for override in number.iterchildren(f"{W}lvlOverride")
        if value(override, "startOverride")
    ]


def value(element: etree._Element, child: str) -> str:
    """The w:val of an element's child; "" where it has none."""
    found = element.find(f"{W}{child}")
    return "" if found is None else _value(found, "val")


def _value(element: etree._Element, name: str) -> str:
    return element.get(f"{W}{name}") or ""


def _depth(level: etree._Element) -> int:
    return min(_whole(_value(level, "ilvl"), 0), _MOST_LEVELS - 1)


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else otherwise
