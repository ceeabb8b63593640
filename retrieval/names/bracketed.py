"""Organs by how many they are: all of a region ("甲县的两家"), or those of a list, in brackets or before the word for
what they are ("三家政府办（甲、乙、丙）", "甲、乙两个街道办") (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Protocol

from retrieval.names.organ_groups import OrganGroup, count_said, group_at
from retrieval.names.organ_kinds import kind_words
from store.model import HeldOrgan

_LIST = re.compile(
    r"[这那]?(?P<count>[几两二三四五六七八九十]|\d{1,2})[个家所]"
    r"(?P<kind>[\u3400-\u9fff]{0,10}?)\((?P<names>[^()]{3,80}?)[这共]?(?:[两二三四五六七八九十\d]+[个家]\w{0,2})?\)"
)
_GOVERNMENT = re.compile("(?:[县区市旗镇乡州省级地]|街道|单位|机关|地方)*(?:人民)?(?:政府)?")
_ITS_OFFICES = re.compile(
    r"(?:(?:的[这那]?|[这那])?(?P<count>[两二三四五六七八九十]|\d{1,2})|的?[这那]几)家(?:单位|机关)?(?!公司|企业|[县市区镇乡街局委])"
)
_LONGEST_REGION = 8
_BESIDE = re.compile(r"(?:[,和与跟及]|以及)$")
_TOLD_KIND = re.compile(r"[这那]?(?P<count>[两二三四五六七八九十])[个家]?(?P<kind>[\u3400-\u9fff]{1,10})")
_BETWEEN = re.compile("[和与及跟,]|以及")
_LONGEST = 20
_PART_OF = re.compile("占|比[例重]|份额")
_LISTED = re.compile("[和与及跟同,、]|以及|加上?|,和")
_SO_MANY = re.compile(
    r"[这那]?(?P<count>[两二三四五六七八九十]|\d{1,2})(?:家(?:单位|机关)?|[个者](?:县|区|市|镇|局|单位|地方)?|[县区市镇](?=合计|之和|总|加|的))"
)


class Mention(Protocol):
    """A name found in a text, and the organs that it can mean."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def organs(self) -> tuple[HeldOrgan, ...]:
        """These organs."""


class Names(Protocol):
    """The organs that are held, by name and by region."""

    def mentions(self, text: str) -> Sequence[Mention]:
        """The organs that a text names."""

    def lying_in(self, names: Sequence[str]) -> Sequence[HeldOrgan]:
        """Those that lie in all of these regions, in full or short."""


def listed_in_brackets(text: str, names: Names) -> OrganGroup | None:
    """The organs of a list in brackets, one for each name and as many as are said before it; else None."""
    for hit in _LIST.finditer(text):
        listed = _names_in(hit["names"], names)
        kind = hit["kind"].removeprefix("的")
        found = [_one(name, kind, names) for name in listed]
        organs = [organ for organ in found if organ]
        if len(organs) == len(found) == (count_said(hit) or max(2, len(found))) == len({*organs}):
            return group_at(text, (hit.span(),), organs)
    return None


def all_of_a_region(text: str, names: Names) -> OrganGroup | None:
    """All organs of a region where just so many of them are held as are said ("甲县的两家"); else None."""
    for hit in _ITS_OFFICES.finditer(text):
        for start in range(max(0, hit.start() - _LONGEST_REGION), hit.start() - 1):
            organs = names.lying_in((text[start : hit.start()],))
            many = count_said(hit) if hit["count"] else len(organs)
            if organs and len(organs) == many > 1 and not _BESIDE.search(text[:start]):
                return group_at(text, ((start, hit.end()),), organs)
    return None


def listed_by_kind(text: str, names: Names) -> OrganGroup | None:
    """The organs of a list of bare names before the word for what all of them are and how many ("甲、乙两个街道办");
    None where a name is not of just one."""
    for hit in _TOLD_KIND.finditer(text):
        kind = next(
            (hit["kind"][:end] for end in range(len(hit["kind"]), 0, -1) if hit["kind"][:end] in kind_words()), ""
        )
        pieces = list(re.finditer(r"[^,;:?!()和与跟及]+", text[: hit.start()]))[-count_said(hit) :]
        if not kind or len(pieces) != count_said(hit):
            continue
        between = (text[one.end() : other.start()] for one, other in pairwise(pieces))
        spans = [_span_of_kind(one, kind, names) for one in pieces]
        whole = [span for span in spans if span]
        starts = [span[0] for span in whole[1:]] == [one.start() for one in pieces[1:]]
        organs = [organ for _, organ in whole]
        if len(whole) == len(pieces) == len({*organs}) and starts and all(map(_BETWEEN.fullmatch, between)):
            return group_at(text, ((whole[0][0], hit.start("kind") + len(kind)),), organs)
    return None


def listed_for_share(text: str, named: Sequence[Mention]) -> OrganGroup | None:
    """The organs of a list of which one is named once more, alone, as what has its part of all of them ("甲县占甲县和
    乙区两家合计的百分之几", "甲县和乙区……，甲县占多少"); else None."""
    if not _PART_OF.search(text) or any(len(one.organs) != 1 for one in named):
        return None
    for first, last in combinations(range(len(named)), 2):
        listed, alone = named[first : last + 1], [*named[:first], *named[last + 1 :]]
        gaps = (text[one.end : other.start] for one, other in pairwise(listed))
        organs = [one.organs[0] for one in listed]
        if len(alone) == 1 and alone[0].organs[0] in organs and all(map(_LISTED.fullmatch, gaps)):
            counted = _SO_MANY.match(text, listed[-1].end)
            so_many = count_said(counted) if counted else 0
            if len({*organs}) == len(organs) and so_many in (0, len(organs)):
                end = counted.end() if counted else listed[-1].end
                return group_at(text, ((listed[0].start, end),), organs)
    return None


def _span_of_kind(piece: re.Match[str], kind: str, names: Names) -> tuple[int, HeldOrgan] | None:
    """Where the longest end of a piece begins that with a kind behind it names one organ, and that organ."""
    for start in range(max(0, len(piece[0]) - _LONGEST_REGION), len(piece[0]) - 1):
        if organ := _one(piece[0][start:], kind, names):
            return piece.start() + start, organ
    return None


def _names_in(text: str, names: Names) -> list[str]:
    """The names that a list is made of, with or without signs between them; [] where something else is in it."""
    found: list[str] = []
    for piece in _BETWEEN.split(text):
        at = 0
        while at < len(piece):
            end = _name_end(piece, at, names)
            if not end:
                return []
            found.append(piece[at:end])
            at = end
    return found


def _name_end(piece: str, at: int, names: Names) -> int:
    """Where the name of an organ or a region that begins at a place ends; 0 where none does."""
    named = [one.end for one in names.mentions(piece[at:]) if one.start == 0 and one.organs]
    lengths = range(min(_LONGEST, len(piece) - at), 1, -1)
    regions = (length for length in lengths if names.lying_in((piece[at : at + length],)))
    longest = max([*named, next(regions, 0)], default=0)
    return at + longest if longest else 0


def _one(name: str, kind: str, names: Names) -> HeldOrgan | None:
    """The one organ that a name in such a list means; of a region the office that the kind says, or its government."""
    for said in (name, name + kind) if _GOVERNMENT.fullmatch(kind) else (name + kind,):
        for one in names.mentions(said):
            if (one.start, one.end) == (0, len(said)) and len(one.organs) == 1:
                return one.organs[0]
    return None
