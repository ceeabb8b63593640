"""Which picture files are the pages of one report: those of one folder whose names differ but in a number that counts
on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from store.catalogue.numerals import chinese_number

_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".jfif", ".bmp", ".webp", ".gif", ".tif", ".tiff"})
_NUMBER = re.compile(r"\d+|(?<=第)[一二三四五六七八九十百]+(?=[页张頁張])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_DIGITS = 4
"""Numbers with more are dates and times."""

_FIRST = (0, 1)
"""What pages are counted from; of pictures that are counted from elsewhere, as cameras do, none can be said to lack."""

_MOST_PAGES = 300


@dataclass(frozen=True, slots=True)
class Pages:
    """A file, or the pages of one report in order (`names`), and what they are called together: "p1-5.jpg". `lacking`:
    the numbers that are left out between them."""

    names: tuple[str, ...]
    name: str
    lacking: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Place:
    """A number in a file's name: what stands before and after it, in small letters, but for the suffix."""

    before: str
    after: str
    value: int
    start: int
    end: int


def is_picture(name: str) -> bool:
    """Whether a file of this name is a picture."""
    return PurePosixPath(name).suffix.lower() in _PICTURES


def group_pages(names: Sequence[str]) -> list[Pages]:
    """The files of these names, with their folders, in order; the pages of one report where the first of them is."""
    groups = [pages for pages in _runs(names) if len(pages.names) > 1]
    of = {name: pages for pages in groups for name in pages.names}
    return list(dict.fromkeys(of.get(name) or Pages((name,), name) for name in names))


def _runs(names: Sequence[str]) -> Iterator[Pages]:
    """The names that count on, group by group."""
    places = {name: list(_places(name)) for name in dict.fromkeys(names)}
    sizes: dict[tuple[str, str], int] = defaultdict(int)
    for found in places.values():
        for place in found:
            sizes[place.before, place.after] += 1
    series: dict[tuple[str, str], dict[str, _Place]] = defaultdict(dict)
    for name, found in places.items():
        if found:  # the number that most names differ in counts, and of two the last
            best = max(reversed(found), key=lambda place: sizes[place.before, place.after])
            series[best.before, best.after][name] = best
    for members in series.values():
        yield from _split(members)


def _places(name: str) -> Iterator[_Place]:
    """The numbers in a picture's name that may be its page's."""
    suffix = PurePosixPath(name).suffix
    if suffix.lower() not in _PICTURES:
        return
    start, stem = max(name.rfind("/"), name.rfind("!")) + 1, name.removesuffix(suffix)
    for found in _NUMBER.finditer(stem, start):
        text = found[0]
        value = int(text) if text.isdecimal() else chinese_number(text)
        if value is None or _YEAR.fullmatch(text) or len(text.lstrip("0")) > _MOST_DIGITS:
            continue
        yield _Place(stem[: found.start()].lower(), stem[found.end() :].lower(), value, *found.span())


def _split(members: Mapping[str, _Place]) -> Iterator[Pages]:
    """Names that differ in one number, where each stands once: all of them where they are counted from the start, else
    those that follow each other. Where more lack than there are, they count something else than pages."""
    ordered = sorted(members, key=lambda name: members[name].value)
    values = [members[name].value for name in ordered]
    if len(set(values)) < len(values) or len(values) > _MOST_PAGES:
        return
    lacking = sorted({*range(values[0], values[-1])} - {*values})
    if values[0] in _FIRST and len(lacking) <= len(values):
        yield _called(ordered, members, lacking)
        return
    starts = [at for at, value in enumerate(values) if at == 0 or value != values[at - 1] + 1]
    for start, end in zip(starts, [*starts[1:], len(values)], strict=True):
        yield _called(ordered[start:end], members)


def _called(names: Sequence[str], places: Mapping[str, _Place], lacking: Sequence[int] = ()) -> Pages:
    first, last = names[0], names[-1]
    number = last[places[last].start : places[last].end]
    end = places[first].end
    return Pages(tuple(names), f"{first[:end]}-{number}{first[end:]}", tuple(lacking))
