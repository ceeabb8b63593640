"""An organ's name in full, and the region that it belongs to."""

from __future__ import annotations

import re
from functools import cache

from store.catalogue.aliases import full_bodies
from store.catalogue.regions import Region, regions
from store.model import Organ, Problem, Rule

ORGAN_END = (
    "人民政府|政府|办公厅|办公室|委员会|管委会|办事处|街道办|局|厅|委|部|院|中心|总站|支队|总队|大队|署|馆|"
    "公司|学校|大学|学院|医院|银行|社|处|镇|乡|街道|县|市|区|旗|省|自治州|盟|开发区|集团|协会|联合会|站|队|所"
)

_ZONE = re.compile(r"(?:开发区|园区|高新区|新区|合作区|度假区|风景区|示范区|保税区|管理区|试验区)$")
_LONGEST_REGION = 14
_LEAST_MENTION = 2


@cache
def _standard_forms() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(full_bodies().items(), key=lambda form: -len(form[0])))


def complete_name(name: str, text: str) -> str:
    """The organ's full name: a bare region is its government, a short form its standard full one.

    `text` is the report's, without white space: a full form that it prints is taken before any other.
    """
    chain = leading_regions(name)
    if chain and "".join(region.name for region in chain) == name:
        return name + _government(chain[-1])
    if _ZONE.search(name):
        return name + "管理委员会"
    if re.search(r"[镇乡]$", name):
        return name + "人民政府"
    if name.endswith("街道"):
        return name + "办事处"
    if re.search(r"(?<!人民)政府$", name):
        return name[:-2] + "人民政府"
    return _standard(name, text)


def _government(region: Region) -> str:
    if region.level == "township" and region.name.endswith("街道"):
        return "办事处"
    if region.name.endswith(("盟", "地区")):
        return "行政公署"
    return "人民政府"


def _standard(name: str, text: str) -> str:
    for short, full in _standard_forms():
        if name.endswith(short) and not name.endswith((full, "人民" + short)):
            return name[: -len(short)] + full
    if name.endswith("委") and (name + "员会" in text or not name.endswith(("纪委", "政法委", "团委", "党委"))):
        return name + "员会"
    return name


def leading_regions(name: str) -> tuple[Region, ...]:
    """The regions that a name begins with, from the widest to the narrowest, as far as their codes tell them apart.

    Of several regions of one name those count that lie in the ones named before; where more than one stays, the
    first of them stands in, and `_candidates` tells them apart.
    """
    return tuple(options[0] for options in _candidates(name))


def _candidates(name: str) -> list[tuple[Region, ...]]:
    found: list[tuple[Region, ...]] = []
    start = 0
    held = regions()
    while start < len(name):
        for end in range(min(len(name), start + _LONGEST_REGION), start + 1, -1):
            options = held.named(name[start:end])
            if found:
                options = tuple(region for region in options if any(held.within(region, wider) for wider in found[-1]))
            if options:
                found.append(options)
                start = end
                break
        else:
            break
    return _narrowed(found)


def _narrowed(found: list[tuple[Region, ...]]) -> list[tuple[Region, ...]]:
    """The wider regions narrowed to those that hold the narrower ones."""
    held = regions()
    for place in range(len(found) - 2, -1, -1):
        inner = found[place + 1]
        found[place] = tuple(outer for outer in found[place] if any(held.within(region, outer) for region in inner))
    return found


def locate(name: str, text: str) -> tuple[Organ, tuple[Problem, ...]]:
    """The organ with its region, and with the regions before its name that its report gives.

    A township is known by its county (31 towns are called 兴隆镇): the county comes from the name itself, from the
    report's text (address, newspapers), or from there being only one such township.
    """
    found = _candidates(name)
    if not found:
        return Organ(name), ()
    options = found[-1]
    best = options[0] if len(options) == 1 else _most_mentioned(options, text)
    if best is None:
        message = f"全国有{len(options)}个“{options[0].name}”，报告没有写明是哪一个，无法确定所属地区"
        return Organ(name), (Problem(Rule.IDENTITY, message, found=name),)
    street = _inner_street(name, best)
    if street is not None:
        return Organ(name, street.code), ()
    return Organ(_with_regions(name, found, best, text), best.code), ()


def _inner_street(name: str, region: Region) -> Region | None:
    """The street in a name such as 义乌市人民政府廿三里街道办事处."""
    inner = re.search(r"人民政府(.{2,12}街道)", name)
    options = [street for street in regions().named(inner[1]) if regions().within(street, region)] if inner else []
    return options[0] if len(options) == 1 else None


def _most_mentioned(options: tuple[Region, ...], text: str) -> Region | None:
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


def _with_regions(name: str, found: list[tuple[Region, ...]], region: Region, text: str) -> str:
    """The name with its county before a township, and with the wider regions that the text itself sets before it."""
    chain = list(regions().chain(region))
    named = {inner.name for options in found for inner in options}
    wider = [outer for outer in chain[:-1] if outer.name not in named]
    if region.level == "township" and len(found) == 1 and len(chain) > 1:
        name, wider = chain[-2].name + name, wider[:-1]
    for outer in reversed(wider):
        if outer.name + name not in text:
            break
        name = outer.name + name
    return name
