"""Groups of organs that share a name, and lists of them that are told again ("各教育局", "甲县、乙县两个县") (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from retrieval.names.bracketed import Names
from retrieval.names.organ_groups import AND, OrganGroup, count_said, group_at
from retrieval.names.organ_kinds import around, spellings
from store.catalogue.aliases import take_apart
from store.model import HeldOrgan

_EACH_OFFICE = re.compile(r"(?:各家?|每一?[个家]|所有的?|全部的?|哪一?[个家]|哪几[个家]|哪些|几[个家])的?$")
_SO_MANY = re.compile(r"(?:这|那|全部|所有)?(?P<count>[两二三四五六七八九十]|\d{1,2})[个家所](?:的)?$")
_TWO_BEHIND = re.compile(r"(?:有|这|那)?(?P<count>[两二三四五])个(?![县市区月年半多])(?:单位|机关)?")
"""How many share a name, said behind it ("某镇两个,各收几件")."""
_TOLD_AGAIN = re.compile(
    r",?(?:(?:20)?\d\d年度?)?(?P<told>[这那共]?(?P<count>[两二三四五六七八九十]|\d{1,2})"
    r"(?:[个家所](?:[县市地]级|县市区|市县区|县区|区县|县市|市县|乡镇|镇街|[县市区局镇乡]|街道|单位|机关|部门|地方)?|县市|县区|区县|[县市区镇乡地])"
    r"(?:人民)?(?:政府)?)(?![局委镇])"
)
_SO_MANY_OF_THEM = re.compile(
    r"[这那]?(?P<count>[两二三四五六七八九十]|\d{1,2})(?:家(?:单位|机关)?|个(?:单位|机关|部门|地方))"
    r"(?=一?共|总共|加|合|谁|哪|平均|各|分别|[里中]|当中|一起|一块|放)"
)
"""What counts all that are named before it, though other words stand between ("甲县的采购，算上乙局，两家共多少")."""
_SO_MANY_IN_BRACKETS = re.compile(
    r"[这那]?(?P<count>[两二三四五六七八九十]|\d{1,2})[个家](?:局|镇|乡|街道|县|区|市|单位|机关|部门|地方)?[(:]$"
)
_THAT_ONE = r"(?:的|那边|这边|那里)?(?:[那这]一?[个家](?:镇|乡|街道|局)?|的(?=[比和跟与,]|多|少|新?收|办))"
"""What behind a region's name stands for its one of several offices that share a name."""
_LISTED = re.compile(r"[,和与及跟同]|以及|还有|,和")
_BRACKETS = re.compile(r"\((?P<names>[^()]+?)(?:[这共]?[两二三四五六七八九十\d][个家](?:单位|机关)?)?\)")
_PLURAL = re.compile(
    r"(?<![a-z])(?:(?:which|all|each|across|among|both|between)(?: of)? (?:the |these )?|the |these "
    r"|(?=two|three|four|five|six))(?:(?P<count>two|three|four|five|six|\d+) )?"
    r"(?P<name>(?:[a-z]+ ){1,4}?(?:bureau|commission|government|office|committee|department|town|township|county))s"
    r"(?![a-z])"
)


def told_again(text: str, places: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The stretch behind so many organs that are listed at `places` that only says how many of what they are
    ("甲县、乙县、丙县三个县")."""
    for at, (_, end) in enumerate(places):
        hit = _TOLD_AGAIN.match(text, end)
        listed = places[at + 1 - count_said(hit) : at + 1] if hit and 1 < count_said(hit) <= at + 1 else ()
        gaps = (text[one[1] : other[0]] for one, other in pairwise(listed))
        apart = all(not hit.start("told") <= start <= hit.end() < stop for start, stop in places) if hit else False
        if hit and listed and apart and all(map(_LISTED.fullmatch, gaps)):
            return hit.span("told")
    if not places:
        return None
    before = _SO_MANY_IN_BRACKETS.search(text[: places[0][0]])
    if before and count_said(before) == len(places) > 1:
        return before.span()
    last = places[-1][1]
    counted = (hit for hit in _SO_MANY_OF_THEM.finditer(text, last) if 1 < count_said(hit) == len(places))
    return next((hit.span() for hit in counted), None)


def group_of_namesakes(text: str, start: int, end: int, organs: tuple[HeldOrgan, ...]) -> OrganGroup | None:
    """ "各教体局": all organs that a name without its region, from `start` to `end`, can mean."""
    many = _SO_MANY.search(text[:start])
    each = _EACH_OFFICE.search(text[:start]) or (many if many and count_said(many) == len(organs) else None)
    behind = _TWO_BEHIND.match(text, end)
    if behind and not each and count_said(behind) == len(organs):
        return OrganGroup(((start, behind.end()),), text[start : behind.end()], organs)
    return OrganGroup(((each.start(), end),), text[each.start() : end], organs) if each and len(organs) > 1 else None


def group_in_brackets(text: str, start: int, end: int, organs: tuple[HeldOrgan, ...]) -> OrganGroup | None:
    """ "三个教育局(甲县、乙县、丙市)": of those that a name without its region, from `start` to `end`, can mean, the
    offices of the regions listed in brackets; None where one of these has not just one."""
    for hit in _BRACKETS.finditer(text):
        names = [name for name in AND.split(hit["names"]) if name]
        own = [[one for one in organs if name in _own_region(one)] for name in names]
        if len(names) > 1 and end <= hit.end() and all(len(found) == 1 for found in own):
            many = _SO_MANY.search(text[:start])
            span = (many.start() if many else start, end)
            return group_at(text, (span, hit.span()), (one for found in own for one in found))
    return None


def told_by_place(
    text: str, start: int, end: int, organs: tuple[HeldOrgan, ...]
) -> tuple[tuple[int, int, HeldOrgan], ...]:
    """ "两个某镇……甲县那个比乙县那个": where each of all organs of a name, from `start` to `end`, is told by a
    region of its own, from left to right; () where not all of them are."""
    found = []
    for organ in organs:
        others = frozenset().union(*(around(one) for one in organs if one is not organ))
        names = sorted(around(organ) - others, key=len, reverse=True)
        apart = "|".join(map(re.escape, names)) or "(?!)"
        said = (hit for hit in re.finditer(rf"(?:{apart}){_THAT_ONE}", text) if not start <= hit.start() < end)
        found += [(*hit.span(), organ) for hit in [next(said, None)] if hit]
    return tuple(sorted(found, key=lambda one: one[:2])) if len(found) == len(organs) > 1 else ()


def plural_in_english(text: str, organs: Names) -> OrganGroup | None:
    """ "the three education bureaus": all held of that kind, where they are as many."""
    for hit in _PLURAL.finditer(text):
        words = hit["name"].split()
        for at in range(len(words) - 1):
            named = organs.mentions(f"the {' '.join(words[at:])}")
            if len(named) == 1 and len(named[0].organs) > 1 and count_said(hit) in (0, len(named[0].organs)):
                start = hit.start() if not at else hit.start("name") + len(" ".join(words[:at])) + 1
                return group_at(text, ((start, hit.end()),), named[0].organs)
    return None


def _own_region(organ: HeldOrgan) -> tuple[str, ...]:
    """The region whose office an organ is, in full and short."""
    own = take_apart(organ.organ.name).regions[-1:]
    return spellings(own[0]) if own else ()
