"""What stands about an organ's name and tells which one it is: its province, its county said later, a bureau's kind
without 局 (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from retrieval.names.organ_kinds import around, spellings
from retrieval.organs import OrganMention
from store.catalogue.aliases import take_apart, zone_parts
from store.catalogue.regions import plain_names, short_name
from store.model import HeldOrgan

_CLIPPED = re.compile(
    r"(?<=[\u3400-\u9fff]{2})[\u3400-\u9fff]{2}(?=\d|二[〇零]|[去今前上]年|收到|收了|新收|办结|办了|办理|的?年报|[,?()!:]|$|行政|政府|规范性"
    r"|规章|采购|收费|集中采购|不予|予以|部分公开|无法提供|结转|复议|诉讼|申请|一?共|总共|呢|[多少高低](?:多少|几|[出了])|加起来|[这那]?[两二三四五六七八九十][家个]"
    r"|(?:处[理置罚]|公示|公布|公开了|举[办行]|组织|开展|召开|制作|推送|编印|印[发制了]|培训|接[待听到]|平均|每|全年|[发办开拍做搞建设]了"
    r"|发布(?=[了过多几]))"
    r"|(?:政务|官方)?(?:微信|微博|公众号|官网|网站|门户|抖音|账号|热线|办证)"
    r"|有(?:没有|无|几|多少|什么|啥|哪|微信|微博|抖音|公众号)|的(?:微信|微博|公众号|官网|网站|抖音|热线|电话)"
    r"|[和与跟同比](?=[^,;?!]*(?:谁|哪|合计|加|共|差|相比|多|少|各|分别)))"
)
"""Where a bureau's name may end that goes without its kind."""
_SHORTEST_KIND = 2
_TOWN_ALONE = re.compile(
    r"(?:^|(?<=[,和与跟及问查看下]))[\u3400-\u9fff]{2}(?=的?(?:(?:19|20)\d\d年?|[去今前上]年|收到|收了|新收|办结|[,和与跟及]))"
)
"""Where a town may be called by the two characters of its name alone, at the beginning ("大瑶2023年收到几件")."""
_APART = re.compile(r"[和与跟比同或及]|\band\b|\bor\b|\bthan\b")
_LISTED = re.compile(r"的?(?:,|和|与|及|跟|同|以及|还有)+")
_LISTED_TO = re.compile(r"(?:,|和|与|及|跟|同|以及|还有)$")
_BESIDE = re.compile(r"的?(?:,|和|与|及|跟|同|比|或|以及|还有|还是|加上?|、)+")
_ALL_TOLD = re.compile(r"[两二三四五六]?个?(?:省|市|县|区|镇|乡|地|街道)?的?")
"""What stands between the last of several regions and the office that all of them have ("甲、乙两县" + "教育局")."""
_TOWNS = ("镇", "乡", "街道")
_ITS = re.compile("(?:的|[这那](?:个|边的?|里的?|儿的?)|境内的?|下面的?|下辖的?)$")
_BRACKET = re.compile(r"\s*[(\[]\s*")
_IN_BRACKETS = re.compile(r"\((?P<name>[\u3400-\u9fff]{2,8})(?:的|那[个边])?\)")
_TOLD_BEHIND = re.compile(r"的|[这那](?:个|边|里)")
"""What shows that a region behind an office only tells where that lies ("湖头镇沂南的")."""
_GOVERNMENTS = ("人民政府", "办事处", "")


class Names(Protocol):
    """The organs that are held, by name."""

    def mentions(self, text: str) -> tuple[OrganMention, ...]:
        """The organs that a text names."""

    def could_end(self, text: str, slip: bool) -> bool:
        """Whether the name of one of them may end where a text does, or nearly that name for a `slip`."""


def clipped(text: str, named: Sequence[OrganMention], names: Names) -> tuple[OrganMention, ...]:
    """Bureaus called by their region and what they are for ("沂南公安" of 沂南县公安局), where held; behind one
    that is `named` for sure nothing is taken for misspelt."""
    found: list[OrganMention] = []
    for hit in _CLIPPED.finditer(text):
        slip = not any(one.sure and one.end <= hit.end() for one in named)
        for ending in (one for one in "局委区厅" if names.could_end(hit[0] + one, slip)):
            whole = names.mentions(text[: hit.end()] + ending)
            alike = whole and not whole[-1].sure and len(whole[-1].organs) == 1
            longer = whole and (hit.end() - whole[-1].start > _SHORTEST_KIND or _joins_its_region(whole))
            behind = longer and whole[-1].end > hit.end()
            if behind and not alike and whole[-1].organs and not whole[-1].text.startswith(("全", "各")):
                start = whole[-1].start
                found.append(replace(whole[-1], end=hit.end(), text=text[start : hit.end()]))
                break
    return tuple(found)


def _joins_its_region(named: Sequence[OrganMention]) -> bool:
    """Whether the last of the names is an office's alone, right behind the region in which it lies ("甲市乙区" +
    "住建局")."""
    region, office = named[-2:] if len(named) > 1 else (None, named[-1])
    of_region = region is not None and len(region.organs) == 1 and region.end == office.start
    around_it = take_apart(region.organs[0].organ.name) if region and of_region else None
    return bool(around_it and around_it.body in _GOVERNMENTS and _inside(office, around_it.regions))


def with_clipped(text: str, found: Sequence[OrganMention], names: Names) -> tuple[OrganMention, ...]:
    """The organs named, those in clipped form in place of the regions that they begin with."""
    longer = [(one.start, one.end) for one in found if one.organs and one.sure]
    clips = (*clipped(text, found, names), *_towns_alone(text, names))
    short = [one for one in clips if not any(start <= one.start and one.end < end for start, end in longer)]
    kept = [one for one in found if all(one.end <= other.start or other.end <= one.start for other in short)]
    return tuple(sorted((*kept, *short), key=lambda one: one.start))


def _towns_alone(text: str, names: Names) -> Iterator[OrganMention]:
    """Towns called by the two characters of their name alone, without the word for what they are."""
    for hit in _TOWN_ALONE.finditer(text):
        whole = (names.mentions(hit[0] + kind) for kind in _TOWNS)
        towns = [one for said in whole for one in said[:1] if one.start == 0 and one.organs and one.text[:2] == hit[0]]
        organs = tuple(dict.fromkeys(organ for one in towns if one.sure for organ in one.organs))
        if organs:
            yield OrganMention(*hit.span(), hit[0], organs)


def placed(text: str, found: Sequence[OrganMention]) -> tuple[OrganMention, ...]:
    """Each name with the larger regions before it, and each that several offices bear taken for the one in the region
    that is named beside it ("卫健委收到多少，沂南县的", "某县政府办公室（县府办）")."""
    told = list(found)
    for at, mention in enumerate(found):
        if len(mention.organs) < 2 and (mention.sure or len(found) < 2):
            continue
        others = [one for one in found if one is not mention and not _apart(text, one, mention)]
        same = [one.organs for one in others if len(one.organs) == 1 and one.organs[0] in mention.organs]
        if len(same) == 1 and not any(map(regions_alone, others)):
            told[at] = replace(mention, organs=same[0], sure=True)
        elif len(others) == 1 and len(found) == 2 and (own := _inside(mention, regions_alone(others[0]))):
            told = [replace(one, organs=own, sure=True) for one in found]
            break
    whole = [_of_its_county(text, _of_that_region(text, one)) for one in told]
    listed = (one for mention, own in zip(told, whole, strict=True) for one in _listed_before(text, mention, own))
    more = [one for one in listed if all(one.end <= own.start or own.end <= one.start for own in whole)]
    return tuple(_after_its_province(text, sorted((*more, *whole), key=lambda one: one.start)))


def _of_that_region(text: str, mention: OrganMention) -> OrganMention:
    """A bureau named without its region right behind one ("临沂教育局") taken for that region's own, though only those
    of regions inside it are held; behind 的 it is not sure which of them is meant."""
    link = "的" if text[: mention.start].endswith("的") else ""
    before = text[: mention.start - len(link)]
    name = max((one for organ in mention.organs for one in around(organ) if before.endswith(one)), key=len, default="")
    if not name or not is_bureau_alone(mention):
        return mention
    own = tuple(one for one in mention.organs if name in spellings(take_apart(one.organ.name).regions[-1]))
    if link and not own:
        return replace(mention, sure=False)
    start = mention.start - len(name) - len(link)
    return replace(mention, start=start, text=text[start : mention.end], organs=own, sure=True)


def is_bureau_alone(mention: OrganMention) -> bool:
    """Whether it is named by what it does, without its region or the kind of that ("县教育局"), nor a town's name."""
    parts = [take_apart(one.organ.name) for one in mention.organs]
    ranked = any(mention.text.startswith(one.kind) for one in parts if one.kind)
    town = any(one.kind in _TOWNS or one.body in _GOVERNMENTS for one in parts)
    return _lacks_region(mention) and not ranked and not town


def _of_its_county(text: str, mention: OrganMention) -> OrganMention:
    """A name that several offices bear, behind the region where one of them lies ("沂南的湖头镇", "临沂湖头镇")."""
    regions = {name for one in mention.organs for name in around(one)}
    link = _ITS.search(text[: mention.start])
    to = link.start() if link else mention.start
    before = text[:to]
    longest = max((name for name in regions if before.endswith(name)), key=len, default="")
    own = tuple(one for one in mention.organs if longest in around(one)) if longest else ()
    if len(mention.organs) < 2 or len(own) != 1:
        return mention
    start = to - len(longest)
    return replace(mention, start=start, text=text[start : mention.end], organs=own, sure=True)


def shared_office(text: str, found: Sequence[OrganMention], names: Names) -> tuple[OrganMention, ...]:
    """Regions that are listed before an office taken for that office of each ("甲县、乙县和丙市的教育局")."""
    told = list(found)
    for at, mention in enumerate(found):
        office = _office(mention)
        spread = _ALL_TOLD if len(mention.organs) > 1 else _LISTED
        first = at
        while first and office and _is_region(told[first - 1]):
            own = _names_region(mention.text, told[first - 1]) or _lies_there(mention, told[first - 1])
            if own or not spread.fullmatch(text[told[first - 1].end : told[first].start]):
                break
            first, spread = first - 1, _LISTED
        for place in range(first, at):
            told[place] = _with_office(told[place], office, names)
        if len(mention.organs) > 1 and at - first > 1 and all(len(one.organs) == 1 for one in told[first:at]):
            told[at] = replace(told[at - 1], start=told[at - 1].end, end=mention.end)
    return tuple(told)


def same_region(text: str, found: Sequence[OrganMention]) -> tuple[OrganMention, ...]:
    """Offices listed without their region behind one that has it taken for those of that region ("甲县卫健局、教育局");
    where it has none held, not sure which is meant."""
    told: list[OrganMention] = []
    for mention in found:
        before = told[-1] if told else None
        beside = before and len(before.organs) == 1 and before.sure and not (before.bare or before.text.isascii())
        if before and _lacks_region(before):
            beside = False
        if before and beside and _BESIDE.fullmatch(text[before.end : mention.start]) and _lacks_region(mention):
            region = take_apart(before.organs[0].organ.name).regions[-1:]
            own = [one for one in mention.organs if take_apart(one.organ.name).regions[-1:] == region]
            mention = replace(mention, organs=tuple(own) or mention.organs, sure=len(own) == 1)
        told.append(mention)
    return tuple(told)


def _lacks_region(mention: OrganMention) -> bool:
    """Whether an office is named by what it is alone ("教育局", "县教育局")."""
    regions = {name for one in mention.organs for name in take_apart(one.organ.name).regions[-1:]}
    called = {name for region in regions for name in (region, short_name(region), *plain_names(region))}
    return bool(regions) and not take_apart(mention.text).regions and not any(name in mention.text for name in called)


def _listed_before(text: str, mention: OrganMention, own: OrganMention) -> Iterator[OrganMention]:
    """Those of the organs that a name fits whose regions are listed before that of one of them ("大连和" before
    "沈阳的人民路街道")."""
    left = [one for one in mention.organs if one not in own.organs]
    start = own.start
    while left and len(own.organs) == 1 and (link := _LISTED_TO.search(text[:start])):
        before = text[: link.start()]
        called = {name for one in left for name in around(one) if before.endswith(name)}
        longest = max(called, key=len, default="")
        fitting = [one for one in left if longest in around(one)]
        if not longest or len(fitting) != 1:
            return
        start = link.start() - len(longest)
        yield OrganMention(start, link.start(), longest, tuple(fitting))
        left.remove(fitting[0])


def _office(mention: OrganMention) -> str:
    """The office that a mention names, without its region; "" where it names a region alone."""
    zone = mention.organs and all(any(zone_parts(one.organ.name)) for one in mention.organs)
    if mention.bare or mention.text.isascii() or zone:
        return ""
    if not mention.organs and "的" in mention.text:
        return mention.text.rpartition("的")[2]
    parts = take_apart(mention.text.replace("的", ""))
    if not parts.body and len(parts.regions) > 1:
        return parts.regions[-1]
    known = {name for one in mention.organs for name in take_apart(one.organ.name).regions[-1:]}
    regions = {*known, *map(short_name, known), *parts.regions}
    ends = [mention.text.rfind(one) + len(one) for one in regions if one in mention.text]
    return mention.text[max(ends, default=0) :].lstrip("的") if ends else mention.text


def _is_region(mention: OrganMention) -> bool:
    """Whether it is a region with offices of its own, which a town has not."""
    parts = take_apart(mention.organs[0].organ.name if mention.organs else mention.text)
    alone = mention.bare or (not mention.organs and bool(parts.regions) and not parts.body)
    return alone and parts.kind not in _TOWNS


def _names_region(office: str, region: OrganMention) -> bool:
    """Whether an office is named with the region that stands before it, in full or short ("甲县和甲民政局")."""
    names = regions_alone(region)[-1:]
    return office.startswith((region.text, *(called for name in names for called in spellings(name))))


def _lies_there(office: OrganMention, region: OrganMention) -> bool:
    """Whether an office, or a town, that is named alone is one of the region before it ("甲区和乙街道")."""
    names = regions_alone(region)
    alone = len(office.organs) == 1 and bool(names) and (_lacks_region(office) or _is_town(office))
    return alone and around(office.organs[0]).issuperset(names)


def _is_town(mention: OrganMention) -> bool:
    """Whether it is a town's own name, without the region around it."""
    parts = take_apart(mention.text)
    return parts.regions[:1] == parts.regions and bool(parts.regions) and parts.kind in _TOWNS


def _with_office(mention: OrganMention, office: str, names: Names) -> OrganMention:
    """A region's mention taken for its office: held, or not."""
    name = mention.text + office
    whole = [one for one in names.mentions(name) if one.start == 0 and one.end == len(name)]
    return replace(mention, text=name, organs=whole[0].organs if whole else (), sure=not whole or whole[0].sure)


def _apart(text: str, one: OrganMention, other: OrganMention) -> bool:
    """Whether two names are of two organs that are asked about side by side."""
    first, last = sorted((one, other), key=lambda mention: mention.start)
    return _APART.search(text[first.end : last.start]) is not None


def regions_alone(mention: OrganMention) -> tuple[str, ...]:
    """The regions that a mention names and nothing more."""
    if mention.text.isascii():
        parts = take_apart(mention.organs[0].organ.name) if len(mention.organs) == 1 else take_apart("")
        return parts.regions if parts.body in _GOVERNMENTS and "govern" not in mention.text else ()
    if mention.bare:
        return take_apart(mention.organs[0].organ.name).regions[-1:]
    parts = take_apart(mention.text)
    return parts.regions if not parts.body and not mention.organs else ()


def _inside(mention: OrganMention, regions: Sequence[str]) -> tuple[HeldOrgan, ...]:
    """The one organ of a mention that lies in the regions, directly if any does; () where there is not just one."""
    own = [one for one in mention.organs if regions and around(one).issuperset(regions)]
    direct = [one for one in own if take_apart(one.organ.name).regions[-1:] == tuple(regions[-1:])]
    return tuple(direct or own) if len(direct or own) == 1 else ()


def _after_its_province(text: str, found: Sequence[OrganMention]) -> list[OrganMention]:
    """Each name with the regions that its organ lies in, which stand before it ("山东" + "沂南县政府") or in brackets
    behind."""
    told: list[OrganMention] = []
    for mention in found:
        least = told[-1].end if told else 0
        mention = _told_in_brackets(text, mention)
        regions = frozenset.intersection(*map(around, mention.organs)) if mention.organs else frozenset()
        start, end = mention.start, mention.end
        before = {one for name in regions for one in (name, f"{name}的")}
        while longer := max((one for one in before if text[least:start].endswith(one)), key=len, default=""):
            start -= len(longer)
        if (behind := _IN_BRACKETS.match(text, end)) and behind["name"] in regions:
            end = behind.end()
        own = mention.text == text[mention.start : mention.end]  # not so where another office was put for it
        told.append(replace(mention, start=start, end=end, text=text[start : mention.end] if own else mention.text))
    return _joined(text, told)


def _told_in_brackets(text: str, mention: OrganMention) -> OrganMention:
    """A name that several offices bear taken for the one in the region in brackets behind it ("某镇（广州）")."""
    behind = _IN_BRACKETS.match(text, mention.end)
    own = [one for one in mention.organs if behind and behind["name"] in around(one)]
    return replace(mention, organs=tuple(own), sure=True) if len(mention.organs) > 1 and len(own) == 1 else mention


def _joined(text: str, found: Sequence[OrganMention]) -> list[OrganMention]:
    """Two names of one organ, or one and its region, the second in brackets behind the first, made one."""
    joined: list[OrganMention] = []
    for mention in found:
        last = joined[-1] if joined else None
        same = last and (last.organs == mention.organs or _in_its_region(last, mention))
        between = text[last.end : mention.start] if last else ""
        if last and same and (_BRACKET.fullmatch(between) or (not between and _TOLD_BEHIND.match(text, mention.end))):
            joined[-1] = replace(last, end=mention.end, text=last.text)
        else:
            joined.append(mention)
    return joined


def _in_its_region(office: OrganMention, region: OrganMention) -> bool:
    """Whether a mention is of one office alone, and another of nothing but the region in which it lies."""
    lying = around(office.organs[0]) if len(office.organs) == 1 else frozenset()
    return region.bare and office.organs != region.organs and lying.issuperset(regions_alone(region))
