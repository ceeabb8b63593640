"""What follows a region's name and looks like an office: one that is held but misspelt, or one that is not held (pure).

Without it "沂南县卫生建康局" would be the county's government, with some words left over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.names.latin_order import sounds_like
from retrieval.names.one_region import of_the_one_region
from retrieval.names.told_places import is_bureau_alone, placed, same_region, shared_office, with_clipped
from retrieval.organs import OrganDirectory, OrganMention
from store.catalogue.aliases import ancestors, take_apart
from store.catalogue.regions import short_name
from store.catalogue.terms import Lexicon
from store.model import HeldOrgan

_LONGEST = 14
_MORE = re.compile(r"[\u3400-\u9fff]{2}")
_OFFICE = re.compile(
    r"[\u3400-\u9fff]{2,12}?(?:局|委员会|管委会|办公室|中心|开发区|高新区|度假区|街道办事处|街道|镇|乡(?!亲)|医院|学院|公司|支队|大队)"
)
_BESIDE_IT = re.compile(
    r"(?:(?:政府)?(?:信息|政务)公开|信访)办(?:公室)?(?![理结完好了成毕件过得事])|(?<!政府)(?:[中高]级|中|高)?(?:人民)?(?:法|检察)院"
)
"""Offices with a word of the tables in their name, and courts, which a region has beside its government."""
_BUREAU = re.compile("([\u3400-\u9fff]{2,12})(?:局|委员会|厅)")
_ZONE = "管理委员会"
_ENDINGS = tuple("局委办室厅会心府处区镇乡道站所院馆队")
"""What the names of offices end in: "政务" is no slip of the pen for 政府."""
_NO_OFFICE = re.compile(
    r"^[这那]个|^(?:辖下|下辖|下属|属下|所属|所辖|直属|治下)|^(?:除了?|除去|不含|不算|不包[括含])"
    r"|^[这那共]?[两二三四五六七八九十]个?(?:[省市县区镇乡地局]|街道|部门)|^[的在和与跟及或还以年月日去前今上本各哪有共被对向比是]|[的了吗呢,;?!]"
)
_PUBLISHED = (
    "(?:微信|政务|官方|的)*(?:公众号|订阅号|服务号|视频号|抖音号?|快手号?|头条号?|百家号|微博|微信|账号|号|网站|网|客户端|小程序|app|平台"
    "|栏目|专栏|专区|频道|节目|热线|直播间?|新媒体|杂志|报纸|简报|指南|一书|一文|活动)"
)
_PUBLISHED_ENGLISH = (
    "(?:account|app|website|site|platform|channel|column|programme|program|newsletter|hotline|magazine)s?"
)
_ACCOUNT = re.compile(
    rf"""["'《<][^"'《》<>]{{2,20}}["'》>]{_PUBLISHED}|{_PUBLISHED}(?:是|叫|名为|名叫)?["'《<][^"'《》<>]{{2,20}}["'》>]"""
    rf"""|{_PUBLISHED_ENGLISH},? ?(?:called |named |known as )?["'][^"']{{2,20}}["']"""
    rf"""|["'][^"']{{2,20}}["'](?: (?:wechat|weibo|douyin|tiktok|official|public))* ?{_PUBLISHED_ENGLISH}(?![a-z])"""
)
"""What is published under a name of its own, in quotes: no organ, even where an organ's name is in it."""
_MEDIUM = re.compile(
    "(?:官方|政务)?(?:微信|公众号|订阅号|服务号|视频号|抖音|快手|头条号|微博|小程序|app(?![a-z])|wechat|weibo|douyin|tiktok)"
)
"""What is published under the name before it, though none has put that in quotes ("甲县交通公众号")."""
_KINDS = {"indicator", "soft", "weak", "column", "op", "scope", "refuse"}
_OF = re.compile(r"(?:的|的?[这那]个|里的?|内的?|境内的?|下属的?|所属的?|下辖的?|辖区内?的?)")
_REGION = re.compile(r"(?=([\u3400-\u9fff]{2,4}?)(县|市|区|镇|乡|街道|旗))")
_TOWN = re.compile("(?P<name>[\u3400-\u9fff]{2,4}?)(?P<kind>镇|乡|街道)")
_PLACE = re.compile(
    r"(?<![a-z])(?!(?:the|a|an|each|every|which|all|this|that|any|our|my|per|of|in|by|did|does|one|and|compare|show|list|summari[sz]e"
    r"|about|tell|give|from|with|than|what|describe|explain)\b)"
    r"[a-z]{4,}(?: [a-z]{4,})? (?:county|city|district|township|town|province|prefecture)(?![a-z])"
)


def named_in_full(text: str, directory: OrganDirectory, terms: Lexicon) -> tuple[OrganMention, ...]:
    """The organs that a folded question names, each with the office that its region's name goes on with."""
    accounts = [hit.span() for hit in _ACCOUNT.finditer(text)]
    mentions = [one for one in directory.mentions(text) if one.sure or not _names_medium(text, one)]
    named = [one for one in mentions if all(one.end <= start or end <= one.start for start, end in accounts)]
    if mentions and not named and accounts:
        return ()
    found = with_clipped(text, named, directory)
    if found:
        whole = _inside(text, [_going_on(text, mention, directory, terms) for mention in found])
        whole = tuple(_of_that_work(mention, directory) for mention in whole)
        return of_the_one_region(text, placed(text, same_region(text, shared_office(text, whole, directory))))
    return (
        _sounding_alike(text, directory)
        or _of_other_kind(text, directory)
        or tuple(OrganMention(start, end, name, ()) for start, end, name in directory.latin_names.regions_alone(text))
        or tuple(OrganMention(*hit.span(), hit[0], ()) for hit in _PLACE.finditer(text))
    )


def _inside(text: str, found: Sequence[OrganMention]) -> tuple[OrganMention, ...]:
    """An office named behind its region, or behind that and 的, taken for that region's ("沂南县的教育局")."""
    joined: list[OrganMention] = []
    for mention in found:
        region = joined[-1] if joined else None
        names = (take_apart(region.text).regions or (region.text,)) if region else ()
        link = text[region.end : mention.start] if region else ","
        if region and not link and (inside := _lying_around(region, mention)):
            whole = text[region.start : mention.end]
            joined[-1] = replace(mention, start=region.start, text=whole, organs=inside, sure=len(inside) == 1)
        elif region and (region.bare or not region.organs) and _OF.fullmatch(link):
            own = [one for one in mention.organs if _lies_in(one, names)]
            direct = [one for one in own if {short_name(names[-1]), names[-1]} & {*_last(one)}]
            joined[-1] = OrganMention(
                region.start,
                mention.end,
                text[region.start : mention.end],
                tuple(direct or own),
                (mention.sure or len(mention.organs) > 1) and bool(direct or not own or not is_bureau_alone(mention)),
            )
        else:
            joined.append(mention)
    return tuple(joined)


def _lying_around(region: OrganMention, mention: OrganMention) -> tuple[HeldOrgan, ...]:
    """What another mention can mean in the region that one names, with its city maybe, and nothing more; () if it names
    more."""
    names = [name for one in region.organs for name in take_apart(one.organ.name).regions[-1:]]
    bare = len(names) == 1 and region.text.endswith((names[0], short_name(names[0])))
    return tuple(one for one in mention.organs if _lies_in(one, names)) if bare else ()


def _lies_in(organ: HeldOrgan, names: Sequence[str]) -> bool:
    return ancestors(organ.organ.name, organ.organ.region).issuperset(names)


def _last(organ: HeldOrgan) -> tuple[str, ...]:
    own = take_apart(organ.organ.name).regions[-1:]
    return (*own, *map(short_name, own))


def _sounding_alike(text: str, directory: OrganDirectory) -> tuple[OrganMention, ...]:
    """Where nothing is named: what sounds like a held region's name ("依南县" for 沂南县); never sure."""
    for hit in _REGION.finditer(text):
        for region in sorted(directory.latin_names.regions_sounding_like(hit[1], hit[2])):
            if len(region) != len(hit[1]):
                continue
            mended = text[: hit.start()] + region + text[hit.end(1) :]
            found = [one for one in directory.mentions(mended) if one.start == hit.start() and one.organs]
            if found:
                return (replace(found[0], text=text[found[0].start : found[0].end], sure=False),)
    return ()


def _of_other_kind(text: str, directory: OrganDirectory) -> tuple[OrganMention, ...]:
    """Where nothing is named: a town called by another kind than its own ("某乡" for 某镇); never sure."""
    for hit in _TOWN.finditer(text):
        for length in range(len(hit["name"]), 1, -1):
            name = hit["name"][-length:]
            for kind in {"镇", "乡", "街道"} - {hit["kind"]}:
                found = [one for one in directory.mentions(name + kind) if one.start == 0 and one.organs]
                if found and found[0].end == length + len(kind):
                    start = hit.end("name") - length
                    return (OrganMention(start, hit.end(), text[start : hit.end()], found[0].organs, sure=False),)
    return ()


def _going_on(text: str, mention: OrganMention, directory: OrganDirectory, terms: Lexicon) -> OrganMention:
    """The mention, or the longer one that it is the beginning of."""
    if not _MORE.match(text, mention.end) or not mention.sure or text.startswith("的", mention.end):
        return mention
    if text.startswith(_ZONE, mention.end) and all(one.organ.name.endswith(_ZONE) for one in mention.organs):
        end = mention.end + len(_ZONE)
        return replace(mention, end=end, text=text[mention.start : end])
    if mention.organs and (beside := _BESIDE_IT.match(text, mention.end)):
        return OrganMention(mention.start, beside.end(), text[mention.start : beside.end()], ())
    near = directory.similar(text[mention.start : mention.end + _LONGEST])
    near = None if near and _names_medium(text, replace(near, end=mention.start + near.end)) else near
    ends = near and (near.text.endswith(_ENDINGS) or sounds_like(near.text[-1:], _ENDINGS))
    if near and ends and near.start == 0 and mention.start + near.end > mention.end + 1:
        return replace(near, start=mention.start, end=mention.start + near.end)
    office = _OFFICE.match(text, mention.end)
    if not mention.bare and mention.organs:
        return mention
    if not office or _NO_OFFICE.search(office[0]) or _says_more(office[0], terms):
        return mention
    return OrganMention(mention.start, office.end(), text[mention.start : office.end()], ())


def _of_that_work(mention: OrganMention, directory: OrganDirectory) -> OrganMention:
    """A bureau that is not held taken for that of its region with more of its work in the name, or less ("教育体育局"
    for 教育局), maybe and never surely."""
    told = take_apart(mention.text)
    region, work = told.regions[-1:], _BUREAU.fullmatch(told.body)
    if mention.organs or not region or not work:
        return mention
    own = ((one, take_apart(one.organ.name)) for one in directory.lying_in(region))
    bureaus = ((one, _BUREAU.fullmatch(parts.body)) for one, parts in own if parts.regions[-1:] == region)
    alike = tuple(one for one, other in bureaus if other and (_holds(other[1], work[1]) or _holds(work[1], other[1])))
    return replace(mention, organs=alike, sure=False) if alike else mention


def _holds(longer: str, shorter: str) -> bool:
    """Whether all of one name stands in another in that order ("文化旅游" in "文化广电旅游")."""
    letters = iter(longer)
    return all(letter in letters for letter in shorter)


def _names_medium(text: str, mention: OrganMention) -> bool:
    """Whether what looks like an office runs up to, or into, the word for an account or an app."""
    return any(hit.start() <= mention.end < hit.end() for hit in _MEDIUM.finditer(text, mention.start))


def _says_more(office: str, terms: Lexicon) -> bool:
    """Whether the words before an office's last one are those of a cell or of what to do ("办结" + "…局")."""
    return any(term.kind in _KINDS for match in terms.matches(office) for term in match.terms)
