"""A region that stands apart from its office and only tells where that lies ("甲县2023年那个文旅局") (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from retrieval.names.organ_kinds import around
from retrieval.names.told_places import regions_alone
from retrieval.organs import OrganMention

_YEAR = r"(?:(?:20)?\d\d年度?|[〇零一二三四五六七八九]{2,4}年度?|[去前今上]年)"
_LINK = re.compile(rf"(?:[这那](?:边|里|儿))?的?{_YEAR}?的?[这那](?:个|家|边的?)的?")
_MEANT = re.compile(r"(?:问|说|指|要|查|看)的?(?:就)?是$")
_ALONE = re.compile(rf"(?:那边|这边|那里|那儿|这里)?的?(?={_YEAR}|,|那个|那家|[这那]边)")
_BEGINS = re.compile(r"(?:^|[,;?!年]|请问|帮我?查一?下|查一?下|问一?下|看看|看一?下)$")


def told_apart(
    text: str, found: Sequence[OrganMention]
) -> tuple[tuple[OrganMention, ...], tuple[tuple[int, int], ...]]:
    """The names without the regions that only tell where the office named behind them lies, and where these stand."""
    regions = [one for one, office in pairwise(found) if _tells_where(text, one, office)]
    kept = tuple(one for one in found if one not in regions)
    organs = {organ for one in kept for organ in one.organs}
    spans = [(one.start, one.end) for one in regions]
    if len(organs) == 1:
        spans += _standing_alone(text, kept, around(next(iter(organs))))
    return kept, tuple(spans)


def _tells_where(text: str, region: OrganMention, office: OrganMention) -> bool:
    names = regions_alone(region)
    others = [one for one in office.organs if one not in region.organs and around(one).issuperset(names)]
    inside = others and len(others) == len(office.organs)
    between = text[region.end : office.start]
    return bool(names and inside and (_LINK.fullmatch(between) or _MEANT.search(between)))


def _standing_alone(text: str, found: Sequence[OrganMention], names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where names of the regions in which the one office lies stand by themselves, before it."""
    for name in sorted(names, key=len, reverse=True):
        at = text.find(name)
        behind = _ALONE.match(text, at + len(name)) if at >= 0 else None
        inside = any(one.start < at + len(name) and at < one.end for one in found)
        if behind and not inside and _BEGINS.search(text[:at]):
            yield at, behind.end()
            return
