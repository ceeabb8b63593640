"""An organ's name in full, and the region that it belongs to."""

from __future__ import annotations

import re
from functools import cache

from ingest.places import Chain, branch_place, inner_place, leading, length_of, most_mentioned, printed_before
from store.catalogue.aliases import full_bodies, organ_forms
from store.catalogue.regions import Region, regions
from store.model import Organ, Problem, Rule

ORGAN_END = (
    "人民政府|政府|办公厅|办公室|委员会|管委会|办事处|街道办|行署|公署|局|厅|委|部|院|中心|总站|支队|总队|大队|署|馆|"
    "公司|学校|大学|学院|中学|小学|幼儿园|医院|银行|海关|社|处|办|镇|乡|街道|县|市|区|旗|省|自治州|盟|开发区|集团|"
    "协会|联合会|总会|工会|红十字会|残联|妇联|文联|侨联|工商联|社科联|科协|联合社|管理处|站|队|所|段|厂|台|分行|支行|苏木|"
    "生产建设兵团|第?[〇一二三四五六七八九十百]{1,4}[师团]"
)
_HAN = r"[\u3400-\u9fff\U00020000-\U000323af]"
_ORGAN = re.compile(
    rf"{_HAN}{{2,4}}(?:[(（]{_HAN}{{2,6}}[)）])?(?:{_HAN}|·){{0,36}}?"
    rf"(?:{ORGAN_END})(?:[(（](?:{_HAN}|、){{2,20}}[)）])?"
)
_SPAM = re.compile(r"娱乐城|娱乐场|赌|博彩|棋牌|投注|葡京|网投|百家乐|老虎机|手机版|下载|官网|平台|注册|登录|网站|首页")
_NOBODY = re.compile(
    r"^(?:我|本(?!溪)|该|各|某|其他|国务院和|中共中央|党中央|全[省市区县镇乡]|上级|有关|相关|[省市县区镇乡旗州]$|[省市县区]委、)"
    r"|[某×]|XX|关于|政府信息公开|政务公开|行政机关$|为进一步|根据|按照|认真|贯彻|落实"
)
_NATIONAL = re.compile(
    r"^(?:国家|中国|中华|国务院|最高人民|全国|(?:外交|国防|教育|科学技术|工业和信息化|公安|民政|司法|财政|人力资源和?社会保障|"
    r"自然资源|生态环境|住房和城乡建设|交通运输|水利|农业农村|农业|商务|文化和旅游|文化|应急管理|退役军人事务|审计|环境保护|国土资源)[部署])"
)
_HEAD_OFFICE = re.compile(
    "(?:海关总署|审计署|(?:市场监管|市场监督管理|税务|体育|广播电视|广电|新闻出版|金融监管|金融监督管理)总局)$"
)
_PUBLIC_BODY = re.compile(r"(?:大学|学院|学校|中学|小学|医院)$")
_ZONE = re.compile(r"(?:开发区|园区|高新区|新区|合作区|度假区|风景区|示范区|保税区|管理区|试验区|实验区|名胜区)$")
_OWN_ZONE = re.compile(
    rf"(?P<own>{_HAN}{{2,12}}?)(?:开发区|园区|高新区|新区|合作区|度假区|风景区|示范区|保税区|管理区|试验区|实验区|名胜区|生态城)"
)
_ANY_ZONE = re.compile(
    "国家级?|自由|贸易|经济|技术|高新|产业|现代|农业|工业|旅游|生态|综合|国际|自然|物流|循环|化工|科技|文化|创新|城市|新型|临港|"
    "空港|航空|港|深度|先行|改革|[区市县镇省旗州]"
)
_ZONE_HEAD = re.compile(r"^(?:高新区|开发区|经开区|经济(?:技术)?开发区|高新技术(?:产业)?开发区|新区|工业园区)")
_UNLISTED = re.compile(rf"{_HAN}{{2,4}}[市县区旗镇乡](?![委里])|{_HAN}{{2,5}}街道")
_BEFORE_REGION = re.compile(
    "中共|共青团|政协|中国|国家|国网|民航|民[革盟建进]|农工党|致公党|台盟|第?.{1,2}师|.{0,2}[省市县区旗州盟(（]"
)
_KIND_HEAD = re.compile(r"^(?P<kind>[省市县区旗镇乡州])(?=..)")
_OWN_NAMES = frozenset(
    re.findall(
        r"\S+",
        "环境局 环保局 卫生局 农业局 林业局 交通局 教育局 行政审批局 审批服务局 审批局 综合执法局 行政执法局 金融局 "
        "扶贫办 政务局 政务服务局 招商局 体育局 文体局 城管执法局 自然资源局 大数据局 大数据中心 信访局",
    )
)
"""Names that offices bear or bore themselves, so that no longer one may be put in their place."""


@cache
def _standard_forms() -> tuple[tuple[str, str], ...]:
    forms = ((short, full) for short, full in full_bodies().items() if short not in _OWN_NAMES)
    return tuple(sorted(forms, key=lambda form: -len(form[0])))


@cache
def _bodies() -> frozenset[str]:
    return frozenset({*organ_forms(), *full_bodies(), *_OWN_NAMES})


# ---- shape ------------------------------------------------------------------------------------
def is_organ(name: str) -> bool:
    """Whether a name has the shape of an organ's: its ending, no word that no organ bears. A brand has not."""
    if _ORGAN.fullmatch(name) is None or (_names_none(name) and _names_none(_without_regions(name))):
        return False
    return bool(leading(name)) or not _begins_amiss(name)


def _begins_amiss(name: str) -> bool:
    """Whether a word or two that belong to no name stand before the region: 报枣阳市商务局, 现公布临武县水利局."""
    inside = next((at for at in range(1, 4) if (chain := leading(name[at:])) and chain[-1][0].level != "township"), 0)
    return inside > 0 and not _BEFORE_REGION.fullmatch(name[:inside]) and not inner_place(name[:inside])


def _names_none(name: str) -> bool:
    return bool(_SPAM.search(name) or _NOBODY.search(name))


def _without_regions(name: str) -> str:
    """What stands after the regions, of which some are called 平台镇 or 本庄镇."""
    return name[length_of(leading(name)) :]


def is_region(name: str) -> bool:
    """Whether a name is that of regions and nothing else (宜昌市夷陵区)."""
    return bool(name) and length_of(leading(name)) == len(name)


def is_placed(name: str) -> bool:
    """Whether a name says by itself where the organ belongs, or needs no place: the country's, a university."""
    if _NATIONAL.match(name) or _PUBLIC_BODY.search(name) or _HEAD_OFFICE.match(name):
        return True
    if _ZONE_HEAD.match(name) or _body_alone(name):
        return False
    return bool(leading(name) or inner_place(name) or _unlisted(name) or _is_own_zone(name))


def _is_own_zone(name: str) -> bool:
    """Whether a name is that of one zone (横琴粤澳深度合作区) and not of any (现代农业示范区)."""
    zone = _OWN_ZONE.match(name)
    return zone is not None and len(_ANY_ZONE.sub("", zone["own"])) >= 2


def is_standard(name: str) -> bool:
    """Whether what stands after the regions is an office that every region has."""
    return _without_regions(name) in _bodies()


def _unlisted(name: str) -> bool:
    """Whether a name begins with what looks like a region that no list has any more (即墨市, 宣化县)."""
    return _UNLISTED.match(name) is not None


def _body_alone(name: str) -> bool:
    bare = _KIND_HEAD.sub("", name)
    return name in _bodies() or bare in _bodies() or bare in ("人民政府", "政府")


# ---- the full name ----------------------------------------------------------------------------
def complete_name(name: str, text: str) -> str:
    """The organ's full name: a bare region is its government, a short form its standard full one.

    `text` is the report's, without white space: a full form that it prints is taken before any other.
    """
    chain = leading(name)
    if chain and length_of(chain) == len(name) and not name.endswith("街道"):
        return name + _government(chain[-1][0])
    if _ZONE.search(name):
        return name + "管理委员会"
    if re.search(r"[镇乡]$", name):
        return name + "人民政府"
    if name.endswith("街道"):
        return _street_office(name, chain, text)
    if re.search(r"(?<!人民)政府$", name):
        return name[:-2] + "人民政府"
    if re.fullmatch(rf"{_HAN}{{2,20}}[市县旗]", name):
        return name + "人民政府"
    return _standard(name, text)


def _street_office(name: str, chain: Chain, text: str) -> str:
    """A street's office, as its district's government's where the report prints that (余杭区人民政府仓前街道办事处)."""
    street = chain[-1][0].name if chain else name
    official = f"{name.removesuffix(street)}人民政府{street}办事处"
    return official if official in text and name != street else name + "办事处"


def _government(region: Region) -> str:
    if region.name.endswith(("盟", "地区")):
        return "行政公署"
    return "人民政府"


def _standard(name: str, text: str) -> str:
    if name.endswith("行署"):
        return name[:-2] + "行政公署"
    for short, full in _standard_forms():
        if name.endswith(short) and not name.endswith((full, "人民" + short)):
            head = name[: -len(short)]
            if full.replace("和", "") == short and head + full not in text:
                return name
            return _printed_form(head, short, text) or head + full
    if name.endswith("委") and (name + "员会" in text or not name.endswith(("纪委", "政法委", "团委", "党委"))):
        return name + "员会"
    return name


def _printed_form(head: str, short: str, text: str) -> str:
    """The longer name that the text prints where the title has a short one: 教育体育局 for 教体局."""
    if not head or head not in text:
        return ""
    ending = {"委": "委员会", "办": "办公室"}.get(short[-1], short[-1])
    inner = f"{_HAN}{{0,4}}?".join(map(re.escape, short[:-1]))
    longer = rf"{re.escape(head)}({inner}{_HAN}{{0,4}}?{ending})"
    found = set(re.findall(longer, text)) - {short}
    return head + found.pop() if len(found) == 1 else ""


# ---- the region -------------------------------------------------------------------------------
def locate(name: str, text: str) -> tuple[Organ, tuple[Problem, ...]]:
    """The organ with its region, and with the regions before its name that its report gives.

    A township is known by its county (31 towns are called 兴隆镇): the county comes from the name itself, from the
    report's text (address, newspapers), or from there being only one such township.
    """
    chain = leading(name)
    options = chain[-1] if chain else inner_place(name)
    if not options:
        return _unlisted_organ(name, text), ()
    if options[0].level == "township" and len(chain) == 1 and (organ := _beside_its_county(name, options, text)):
        return organ, ()
    best = options[0] if len(options) == 1 else most_mentioned(options, text)
    if best is None:
        message = f"全国有{len(options)}个“{options[0].name}”，报告没有写明是哪一个，无法确定所属地区"
        return Organ(name), (Problem(Rule.IDENTITY, message, found=name),)
    branch = branch_place(name, best)
    if not chain:
        return Organ(name, (branch or best).code), ()
    return Organ(_with_regions(name, {options[0].name for options in chain}, best, text), (branch or best).code), ()


def _beside_its_county(name: str, options: tuple[Region, ...], text: str) -> Organ | None:
    """The township with the county that the text prints right before its name, whether or not it is listed today."""
    before = {chain[-1] for chain in printed_before(options[0].name, text)}
    counties = [region for county in before for region in regions().named(county) if region.level == "county"]
    if len({county.name for county in counties}) != 1:
        return None
    inside = [one for one in options if any(regions().within(one, county) for county in counties)]
    if len(inside) == 1:
        return Organ(counties[0].name + name, inside[0].code)
    return Organ(counties[0].name + name, counties[0].code) if len(counties) == 1 and not inside else None


def _unlisted_organ(name: str, text: str) -> Organ:
    """An organ whose place no list has: in the county that the text prints before it."""
    before = {chain[-1] for chain in printed_before(name, text)}
    options = [region for place in before for region in regions().named(place)]
    return Organ(options[0].name + name, options[0].code) if len(options) == 1 and _unlisted(name) else Organ(name)


def _with_regions(name: str, named: set[str], region: Region, text: str) -> str:
    """The name with its county before a township, its city before a district of which there are more (鼓楼区), and
    with the wider regions that the text itself sets before it."""
    wider = [outer for outer in regions().chain(region)[:-1] if outer.name not in named]
    alone = region.level == "township" or (region.level == "county" and len(regions().named(region.name)) > 1)
    if alone and len(named) == 1 and wider:
        name, wider = wider[-1].name + name, wider[:-1]
    for outer in reversed(wider):
        if outer.name + name not in text:
            break
        name = outer.name + name
    return name


# ---- a name without its place ------------------------------------------------------------------
def placed(name: str, text: str, addresses: str, sites: str) -> str:
    """A name that leaves its region out (县卫健委, 教育局, 高新区财政局) with the region that the report gives.

    `text`, `addresses` and `sites` are the whole text, what it gives as addresses, and the site that it stands on,
    without white space. "" where none of them says which region, or where they name more than one.
    """
    kind = _KIND_HEAD.match(name)
    bare = name if _ZONE_HEAD.match(name) or kind is None else name[1:]
    chains = {chain for body in _forms(bare) for chain in printed_before(body, text) if _fits(chain, kind)}
    names = {chain[-1] for chain in chains}
    if len(names) == 1:
        return max((_from_county(chain) for chain in chains), key=len) + bare
    if names:
        return ""
    for source in (addresses, sites):
        found = {place for place in _places(source) if _fits((place,), kind)}
        narrow = next((near for level in ("county", "city", "province") if (near := _of_level(found, level))), set())
        if narrow:
            place = narrow.pop()
            sure = kind is not None or f"{place}人民政府" in sites or _sure_of_level(place, bare)
            return place + bare if not narrow and sure else ""
    return ""


def _from_county(chain: tuple[str, ...]) -> str:
    """The last region printed, with its county where it is a township: what offices put before their names."""
    return "".join(chain[-2:] if _level(chain[-1]) == "township" else chain[-1:])


def _of_level(places: set[str], level: str) -> set[str]:
    return {place for place in places if _level(place) == level}


def _forms(bare: str) -> tuple[str, ...]:
    full = dict(_standard_forms()).get(bare, bare)
    return tuple(dict.fromkeys((bare, full)))


def _fits(chain: tuple[str, ...], kind: re.Match[str] | None) -> bool:
    return kind is None or chain[-1].endswith(kind["kind"])


def _level(place: str) -> str:
    return regions().named(place)[0].level


def _sure_of_level(place: str, bare: str) -> bool:
    """Whether an address tells the level: a city's offices sit in its districts, but in no county."""
    if _ZONE_HEAD.match(bare):
        return _level(place) != "province" and not place.endswith("区")
    return _level(place) == "county" and not place.endswith("区")


def _places(text: str) -> list[str]:
    """Every region named in a text, by its full name."""
    found, at = [], 0
    while at < len(text):
        chain = leading(text[at : at + 40])
        found += [options[0].name for options in chain]
        at += length_of(chain) or 1
    return found
