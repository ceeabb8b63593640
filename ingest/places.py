"""The region that an organ belongs to: from its own name, or from where its report says that it sits."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from store.catalogue.regions import Region, regions

HAN = r"[\u3400-\u9fff\U00020000-\U000323af]"
"""A Chinese character, as a pattern."""
_LONGEST_REGION = 15
_LEAST_MENTION = 2
_BRANCH = re.compile(rf"局(?P<place>{HAN}{{2,10}}?)(?:区|县)?分局$")
_STREET = re.compile(r"人民政府(.{2,12}街道)")
_INSTITUTION = re.compile(
    r"(?:国家税务总局|国家统计局|中国人民银行|中华人民共和国|国家金融监督管理总局|国家矿山安全监察局|中共|中国|[()（）])"
)

Chain = list[tuple[Region, ...]]
"""Regions that a name begins with, widest first; of each place all regions of that name that fit the ones before."""


@cache
def _short_names() -> dict[str, tuple[Region, ...]]:
    """Provinces, cities and counties by their short names."""
    found: dict[str, list[Region]] = defaultdict(list)
    for name in regions().names():
        for region in regions().named(name):
            if region.level != "township" and len(region.short) >= 2 and region.short != name:
                found[region.short].append(region)
    return {short: tuple(options) for short, options in found.items()}


def leading(name: str) -> Chain:
    """The regions that a name begins with."""
    found: Chain = []
    start = 0
    while start < len(name) and (step := _next(name, start, found)):
        found.append(step)
        start += len(step[0].name)
    return _narrowed(found)


def _next(name: str, start: int, outer: Chain) -> tuple[Region, ...]:
    held = regions()
    for end in range(min(len(name), start + _LONGEST_REGION), start + 1, -1):
        options = held.named(name[start:end])
        if outer:
            options = tuple(region for region in options if any(held.within(region, wider) for wider in outer[-1]))
        if options:
            return options
    return ()


def _narrowed(found: Chain) -> Chain:
    """The wider regions narrowed to those that hold the narrower ones."""
    held = regions()
    for place in range(len(found) - 2, -1, -1):
        inner = found[place + 1]
        found[place] = tuple(outer for outer in found[place] if any(held.within(region, outer) for region in inner))
    return found


def length_of(chain: Chain) -> int:
    """How many characters of the name the chain takes."""
    return sum(len(options[0].name) for options in chain)


def inner_place(name: str) -> tuple[Region, ...]:
    """The regions that a name without one at its head may belong to: 国家税务总局兰考县税务局, 济南高新区管委会."""
    bare = _INSTITUTION.sub("", name)
    inside = [chain[-1] for at in range(len(bare) - 2) if (chain := leading(bare[at:])) and _is_wide(chain[-1])]
    if inside:
        return next((one for one in reversed(inside) if _lies_in(one, inside[0])), inside[0])
    shorts = _short_names()
    for end in range(min(len(bare), 8), 1, -1):
        if bare[:end] in shorts:
            options = shorts[bare[:end]]
            return tuple(one for one in options if one.level != "county") or options
    return ()


def _is_wide(options: tuple[Region, ...]) -> bool:
    return options[0].level != "township"


def _lies_in(options: tuple[Region, ...], wider: tuple[Region, ...]) -> bool:
    return any(regions().within(region, outer) for region in options for outer in wider)


def branch_place(name: str, region: Region) -> Region | None:
    """The narrower region of a branch: 长沙市公安局岳麓分局, 余杭区人民政府仓前街道办事处."""
    held = regions()
    street = _STREET.search(name)
    if street:
        return _only(one for one in held.named(street[1]) if held.within(one, region))
    branch = _BRANCH.search(name)
    if branch is None:
        return None
    options = [
        one for short in _spellings(branch["place"]) for one in (*held.named(short), *_short_names().get(short, ()))
    ]
    return _only(one for one in dict.fromkeys(options) if one != region and held.within(one, region))


def _spellings(place: str) -> Iterator[str]:
    yield from (place, place + "区", place + "县", place + "市")


def _only(options: Iterator[Region]) -> Region | None:
    held = list(options)
    return held[0] if len(held) == 1 else None


def printed_before(name: str, text: str) -> Counter[tuple[str, ...]]:
    """The regions printed right before a name in a text, innermost last, and how often each chain stands there."""
    found: Counter[tuple[str, ...]] = Counter()
    at = text.find(name)
    while at >= 0:
        if chain := _chain_ending(text, at):
            found[chain] += 1
        at = text.find(name, at + 1)
    return found


def _chain_ending(text: str, end: int) -> tuple[str, ...]:
    chain: tuple[str, ...] = ()
    while name := _region_ending(text, end):
        chain, end = (name, *chain), end - len(name)
    return chain


def _region_ending(text: str, end: int) -> str:
    if end < 2 or text[end - 1] not in "省市县区旗州盟镇乡道":
        return ""
    lengths = range(min(end, _LONGEST_REGION), 1, -1)
    return next((text[end - n : end] for n in lengths if regions().named(text[end - n : end])), "")


def most_mentioned(options: tuple[Region, ...], text: str) -> Region | None:
    """The region whose counties, cities and provinces the text names most; None where two are named alike."""
    outer = {region.code: regions().chain(region)[:-1] for region in options}
    own = options[0].short
    weights = {code: sum(_mention(wider, text, own) for wider in chain) for code, chain in outer.items()}
    scored = sorted(((weight, code) for code, weight in weights.items()), reverse=True)
    if scored[0][0] < _LEAST_MENTION or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    return regions().get(scored[0][1])


def _mention(region: Region, text: str, own: str) -> int:
    """How strongly a text names a region; `own` is the township's short name, which says nothing of 兴隆县."""
    weight = {"county": 4, "city": 2}.get(region.level, 1)
    if region.name in text:
        return 2 * weight
    return weight if len(region.short) >= 2 and region.short != own and region.short in text else 0
