"""Groups of organs that a question names as one: 某市各县区, 各镇街, 市直部门, 教育系统 (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, pairwise
from typing import NamedTuple

from retrieval.names.group_bounds import bounds_beside
from retrieval.names.organ_kinds import GOVERNMENTS, Kind, Organs, kinds, lies_in, of_kind
from store.catalogue.aliases import OrganName, body_forms, take_apart
from store.catalogue.numerals import number_said
from store.model import HeldOrgan

_INSIDE = (
    r"(?:的|所辖|下辖|辖下|治下|属下|所属|下属"
    r"|辖区内?|境内|范围内|内|里|下面|[一总]?共?都?有|全部|全市|全县|全区|全省|这?几?个|[这那]边|这?几(?=家))*"
)
_EACH = (
    r"(?:各个?|其[他它余]的?各?|别的|每一?个|所有的?|全部的?|全体|哪一?[个家]|哪几[个家]|哪些|(?<![了过给对为向])(?:[这那]?几[个家]|多少个)|所辖的?|下辖的?|辖下的?|所属的?|下属的?|下面的?|底下的?|辖内的?|管辖的?"
    r"|(?<=最[多少高低大小]的)|(?<=名的)|(?<=[件次条起讼议请]的))"
)
_GOVERNMENT = (
    r"(?:(?:人民)?政府(?!办(?![理结好完了过])|部门|机关|机构|组成|工作|职能|直属|所属"
    r"|门户|网|系统|信息|规章|采购|集中|公报))?"
)
_NO_KIND = (
    r"(?!场|[\u3400-\u9fff][镇乡](?=[收受新办有共\d])|直|级|长|办(?![理结好完了过])|政府(?!信息|采购|集中采购|规章))"
)
"""What makes a kind's word the beginning of another word."""
_MANY = (
    r"(?:这|那|全部|所有)?(?P<count>[两二三四五六七八九十]|(?<!\d)\d{1,2})"
    "(?:[个家所]的?|(?=县市区|县区|区县|镇街|乡镇))"
)
_TOGETHER = (
    "(?=一共|总共|合计|共计|共|加起来|平均|里|中|当中|之中|之间|谁|哪|排"
    "|[^,;?!]{0,24}(?:最[多少高低大小]|从[高多大]到|[一总]共|合计|总和|加起来|平均))"
)
_AMONG = r"(?:里[面头]?|当中|之中|之间|中)(?=[^,;?!]*(?:[最谁哪更]|排|[几多少]+[个家]|一共|合计|平均))"
_ARE_HELD = (
    r"(?:(?:单位)?(?:都|一共|总共|共)?[有是](?:哪[些几][个家]?|几[个家]|多少[个家])(?:单位)?"
    r"(?=(?:的|被|已|都|在)*(?:收录|年报|报告|[?]|$))"
    r"|的?(?=(?:年报|年度报告)(?:一共|总共|共|都)*(?:有|收录?了?|交了?|报了?)(?:(?:多少|几)[家个份]|哪[些几])))"
)
"""What asks which offices of a kind are held."""
_OF_GOVERNMENTS = (
    "(?:[县区市镇乡旗]一?级|乡镇|县区|区县|县市区|县区市|镇街|市县)(?:人民)?政府(?!办(?![理结好完了过])|部门|机关|网)"
    rf"|[县区市镇乡](?:人民)?政府(?={_AMONG})"
    rf"|(?:(?<![\u3400-\u9fff])|(?<=[的里中内面各库]))[县区市镇乡](?:人民)?政府(?={_ARE_HELD})|(?:[县区]|乡镇|镇街)一?级的?单位"
)
"""Governments of a kind, which need no 各 before them either."""
_LISTED = ("government", "管理委员会", "人民政府办公")
_COMPOUND = ("镇街", "街镇", "乡镇街道", "镇街道", "县区", "区县", "县市区", "市县区")
"""Words for a group that mean nothing else and so need no 各 before what is done with all of it."""
AND = re.compile(r"[和与及,]|以及")
"""What stands between two that are named side by side."""
_BESIDE = re.compile(r"\s*(?:,|和|与|及|跟|同|以及|(?:, ?)?and)\s*")
_EACH_ENGLISH = r"(?<![a-z])(?:all|each|every|which|among|across)(?: of)?(?: all)?(?: the)? "
_YEAR = r"(?:(?:20)?\d{2}年?度?|[二〇零一三四五六七八九]{2,4}年度?|[去前今上]年|近[一两二三四五\d]年)?"
_WHO = re.compile(
    r"谁家?|哪一?家(?!单位|机关)|哪几家(?!单位|机关)|(?:有|是)(?:几|多少)家(?!单位|机关|企业|公司|[长庭属])"
)
_WHO_HAS_MOST = re.compile(r"(?<![a-z])who (?=[^;?!]*\b(?:most|fewest|least|highest|lowest|largest|smallest)\b)")
_WORDS = (
    *("direct", "word", "counted", "governments", "bare", "inside", "listed", "owned", "bearing"),
    *("beside", "english", "these", "their"),
)
_DIVISION = r"(?:county|district|city|town|township|prefecture|province)"
_IN = re.compile(r"(?<![a-z])(?:in|within|across) (?:the )?$")
_BODY = re.compile(r"bureau|office|government|commission|committee|department|center")
_OF_ONE_REPORT = re.compile(
    r"申请人|由谁|哪一?[类种项年]|什么(?:人|类|年)|第几|名次|位次|签发|[分主]管|负责|牵头|组长|起草|发布|谁[来在]?[管抓]"
)
"""What asks for a kind, a year or a place in an order, not for one of a region's offices."""
_WHO_DOES = re.compile("负责|维护|牵头|[主承协]办|运[营维]|主管|归口|组织|举办|分管|起草|编制|制定|发布|提供|建设")
_MORE_OR_LESS = re.compile(r"[最多高低超过]|(?<!多)少|不[到足]")
_APART = re.compile(r"[在比占跟与和同及,]|相较|较之")
_LEFT_OUT = re.compile(
    r"(?:除了?|除去|不含|不算|不包[括含]|去掉|扣除)[^,;?!]{1,20}?(?:以外|之外|外|的?(?:其他|其余)|,|(?=谁|哪|各))"
)
_OUT = re.compile(
    r"(?:除了?|除去|不含|不算|不包[括含]|去掉|扣除|except(?: for)?|excluding|other than|apart from)(?: the)? ?$"
)
_ITS = re.compile(r"(?:和|与|及|以及|跟|加上)(?:它|其)?(?:的|下属的?|所属的?)?")
_SMALL = frozenset({"镇", "乡", "街道"})
_BELOW = re.compile("的?(?:下属|所属|属下|下辖|所辖|辖下|治下|下面|底下)")
_BUREAUS = ("局", "委", "委员会", "办公室", "办", "厅", "中心")
""" "Those below them" are none of the region's own, of which no office is held."""
_THERE = (
    r"(?:的?(?:各?单位|各?机关|各?部门)?[里中内]?(?:面|当中)?(?:,?[你您]?们?(?:手[上里头]|这[里儿]|库[里中])?都?有)?)?"
)
_LINKED = re.compile(rf"(?:的|[这那]边|[这那]?几|{_INSIDE}){{1,3}}$")
"""What stands between a province's short name and the word for its offices ("四川的几家单位里")."""
_ORDERED = re.compile(
    r"排[个一]?(?:序|名|队|座次|一?下|列)|排行|名次|(?:从|由)[高多大低少小][到至][高多大低少小]|最[多少高低大小]"
)
_SYSTEM = re.compile(r"([\u3400-\u9fff]{2,6})系统")
_IN_REGION = re.compile(r"\s*(?:in|of|within)\s*(?:the )?")
_MOST_OF = re.compile("最[多少高低大小]的$")
"""Before a number that says how many to list, and not how many there are ("最多的三个局")."""
_NO_SYSTEM = ("政府", "人民", "机关")
_LONGEST_SHORT_NAME = 6
_MOST_GROUPS = 4


@dataclass(frozen=True, slots=True)
class OrganGroup:
    """The stretches of the question that name organs by what they are; `organs` are those held, maybe none. `apart`
    are the governments of the regions whose offices these are, where they are not among them."""

    spans: tuple[tuple[int, int], ...]
    text: str
    organs: tuple[HeldOrgan, ...]
    apart: tuple[HeldOrgan, ...] = ()

    def holds(self, start: int) -> bool:
        """Whether a place of the question is in it."""
        return any(first <= start < end for first, end in self.spans)


class _Place(NamedTuple):
    """A mention of a region before or behind a group's word."""

    start: int
    end: int
    text: str


def find_group(text: str, places: Sequence[tuple[int, int, str]], organs: Organs) -> OrganGroup | None:
    """The group that a folded question names, or all of several; `places` are the names found in it, `organs` those
    held."""
    named = [_Place(*place) for place in places]
    found: list[OrganGroup] = []
    before: tuple[str, ...] = ()
    bounds = bounds_beside(text)
    for hit in islice(_pattern().finditer(text), _MOST_GROUPS):
        lone = hit["beside"] and not (found and AND.fullmatch(text[found[-1].spans[-1][1] : hit.start()]))
        if lone or _asks_who_does(text, hit):
            continue
        kind = kinds()[next(hit[name] for name in _WORDS if hit[name])]
        limits = hit["count"] and _MOST_OF.search(text[: hit.start()])
        at = (hit.start("counted") if limits else hit.start(), hit.end())
        spans, region = _with_region(text, at, named, organs)
        if not region and (kind.body != "government" or _SMALL.issuperset(kind.kinds)):
            spans, region = _far_region(text, at, named)
        if found and not region and AND.fullmatch(text[found[-1].spans[-1][1] : hit.start()]):
            region = before
        if (hit["inside"] or hit["governments"]) and any(place.start < hit.start() < place.end for place in named):
            continue
        if not region and (kind.body == "any" or hit["owned"]):
            continue
        if not (region or hit.start()) and _BELOW.match(hit[0]):
            region = (hit[0],)
        regions, spans = _with_others(text, spans, region, named, organs)
        which = _asks_which(text, hit, spans) if bounds.government is None else bounds.government
        members = bounds.kept(_of_all(kind, regions, organs, which))
        if not limits and count_said(hit) > len(members) and bounds.government is None:
            members = bounds.kept(_of_all(kind, regions, organs, whole=True))
        if limits or count_said(hit) in (0, len(members)):
            group = replace(group_at(text, spans, members), spans=(*spans, *bounds.spans))
            kept_out = () if bounds.government is False else _governments(kind, regions, organs, members)
            found.append(replace(group, apart=kept_out))
            before = region
    return _united(found) or _find_system(text, named, organs) or _find_who(text, named, organs)


def _of_all(kind: Kind, regions: Iterable[tuple[str, ...]], organs: Organs, whole: bool) -> list[HeldOrgan]:
    return list(dict.fromkeys(one for region in regions for one in of_kind(kind, region, organs, whole)))


def _asks_who_does(text: str, hit: re.Match[str]) -> bool:
    """Whether an office is asked for that does something, which the text tells ("由哪个部门维护")."""
    does = text[: hit.start()].endswith(("由", "归", "向", "找")) or _WHO_DOES.match(text, hit.end())
    return bool("哪" in hit[0] and does and not _MORE_OR_LESS.search(text))


def _united(groups: Sequence[OrganGroup]) -> OrganGroup | None:
    if len(groups) < 2:
        return groups[0] if groups else None
    spans = tuple(span for group in groups for span in group.spans)
    organs = tuple(dict.fromkeys(organ for group in groups for organ in group.organs))
    apart = tuple(dict.fromkeys(organ for group in groups for organ in group.apart if organ not in organs))
    return OrganGroup(spans, "、".join(group.text for group in groups), organs, apart)


def count_said(hit: re.Match[str]) -> int:
    """The number that a match has as its `count`, or 0."""
    return number_said(hit["count"] or "")


def group_at(text: str, spans: tuple[tuple[int, int], ...], organs: Iterable[HeldOrgan]) -> OrganGroup:
    """The organs as the group that these stretches of a text name."""
    return OrganGroup(spans, "".join(text[start:end] for start, end in spans), tuple(organs))


def _find_who(text: str, named: Sequence[_Place], organs: Organs) -> OrganGroup | None:
    """ "某县谁收到的最多": all organs in the one region that is named."""
    who = _WHO.search(text)
    if named and not who and _WHO_HAS_MOST.search(text):
        return _find_who_in(text, named, organs)
    if not who or not named:
        return None
    place, *_ = named
    spans: tuple[tuple[int, int], ...]
    if len(named) == 1 and _names_office(place.text):
        return None
    if len(named) == 1 and re.fullmatch(f"的?{_THERE}{_YEAR}", text[place.end : who.start()]):
        spans, region = ((place.start, place.end), who.span()), _region_names(place.text)
    elif _MORE_OR_LESS.search(text):
        spans, region = _far_region(text, who.span(), named)
    else:
        return None
    members = of_kind(kinds()["单位"], region, organs, whole=True) if region and who.start() >= place.end else ()
    return group_at(text, spans, members) if members else None


def _names_office(name: str) -> bool:
    """Whether a name has more than regions and their government ("某市府办" + "谁分管政务公开")."""
    parts = take_apart(name)
    return bool(parts.regions) and parts.body not in ("", "政府", *GOVERNMENTS)


def _find_who_in(text: str, named: Sequence[_Place], organs: Organs) -> OrganGroup | None:
    """ "Who received the most in that county": all organs in the one region behind "in"."""
    places = [one for one in named if _IN.search(text[: one.start]) and not _BODY.search(text[one.start : one.end])]
    if len(places) != 1:
        return None
    (place,) = places
    members = of_kind(kinds()["单位"], _region_names(place.text), organs, whole=True)
    return group_at(text, ((place.start, place.end),), members) if members else None


def _find_system(text: str, named: Sequence[_Place], organs: Organs) -> OrganGroup | None:
    """ "教育系统": the offices one of whose forms begins with that word."""
    for hit in _SYSTEM.finditer(text):
        for at in range(hit.start(1), hit.end(1) - 1):
            word = text[at : hit.end(1)]
            found = [organ for organ in organs.organs if _in_system(take_apart(organ.organ.name), word)]
            if found and word not in _NO_SYSTEM:
                spans, region = _with_region(text, (at, hit.end()), named, organs)
                return group_at(text, spans, (organ for organ in found if lies_in(organ, region)))
    return None


def _in_system(parts: OrganName, word: str) -> bool:
    return parts.body not in GOVERNMENTS and any(form.startswith(word) for form in body_forms(parts.body))


def _with_region(
    text: str, span: tuple[int, int], named: Sequence[_Place], organs: Organs
) -> tuple[tuple[tuple[int, int], ...], tuple[str, ...]]:
    """The group's word with the region that limits it, maybe with a year between, and that region's names."""
    start, end = span
    for place in named:
        if place.end <= start and (between := re.fullmatch(f"({_INSIDE}){_YEAR}({_INSIDE})", text[place.end : start])):
            spans = ((place.start, place.end + between.end(1)), (start - len(between[2]), end))
            below = _BELOW.match(text, place.end) and take_apart(place.text).body.endswith(_BUREAUS)
            return spans, (place.text,) if below else _region_names(place.text)
        if place.start >= end and _IN_REGION.fullmatch(text[end : place.start]):
            return ((start, place.end),), _region_names(place.text)
        if start < place.start and place.end < end and text[start:end].isascii():
            return ((start, end),), _region_names(place.text)
    before = _LINKED.sub("", text[:start])
    for length in range(min(_LONGEST_SHORT_NAME, len(before)), 1, -1):
        name = before[-length:]
        if organs.lying_in((name,)):
            return ((len(before) - length, end),), (name,)
    return (span,), ()


def _far_region(
    text: str, span: tuple[int, int], named: Sequence[_Place]
) -> tuple[tuple[tuple[int, int], ...], tuple[str, ...]]:
    """The group's word with the one region that is named, though other words stand between ("某县2022新收最多的局");
    what is left out besides names no other. Behind a government's own name "and its departments" are of its region."""
    if _OF_ONE_REPORT.search(text):
        return (span,), ()
    left_out = [hit.span() for hit in _LEFT_OUT.finditer(text)]
    free = [one for one in named if not any(start <= one.start < end for start, end in left_out)]
    apart = any(not _BESIDE.fullmatch(text[one.end : other.start]) for one, other in pairwise(free))
    if not free or apart or (len(free) > 1 and _WHO.fullmatch(text[slice(*span)])):
        return (span,), ()
    place = free[-1]
    between = text[place.end : span[0]]
    if _ITS.fullmatch(between):
        return ((place.end, span[1]),), _region_names(place.text)
    bare = "".join(_region_names(place.text)) == place.text
    rest = re.sub(r"^,|(?<=[年度]),", "", _LEFT_OUT.sub("", between))
    if place.end <= span[0] and bare and not (_APART.search(rest) or text[: place.start].endswith("比")):
        return ((place.start, place.end), span), _region_names(place.text)
    return (span,), ()


def _with_others(
    text: str,
    spans: tuple[tuple[int, int], ...],
    region: tuple[str, ...],
    named: Sequence[_Place],
    organs: Organs,
) -> tuple[list[tuple[str, ...]], tuple[tuple[int, int], ...]]:
    """The group's region with those listed beside it ("甲县和乙区各局"), and its stretches with theirs."""
    regions, (first, *rest) = [region], spans
    start, end = first
    alone = [one for one in named if region and _is_region(text, one, organs)]
    for place in reversed(alone):
        if place.end <= start and _BESIDE.fullmatch(text[place.end : start]):
            regions, start = [_region_names(place.text), *regions], place.start
    for place in alone:
        if place.start >= end and _BESIDE.fullmatch(text[end : place.start]):
            regions, end = [*regions, _region_names(place.text)], place.end
    return regions, ((start, end), *rest)


def _is_region(text: str, place: _Place, organs: Organs) -> bool:
    """Whether a region with organs is named there, and not to be left out."""
    names = _region_names(place.text)
    office = _BODY.search(text[place.start : place.end]) or _OUT.search(text[: place.start])
    return not office and "".join(names) == place.text and bool(organs.lying_in(names))


def _governments(
    kind: Kind, regions: Iterable[tuple[str, ...]], organs: Organs, members: Sequence[HeldOrgan]
) -> tuple[HeldOrgan, ...]:
    """The regions' own governments, of all their organs, where they are not among the members."""
    inside = (organ for region in regions if region and kind.body == "any" for organ in organs.lying_in(region))
    own = (organ for organ in inside if take_apart(organ.organ.name).body in GOVERNMENTS and organ not in members)
    return tuple(dict.fromkeys(own))


def _asks_which(text: str, hit: re.Match[str], spans: Sequence[tuple[int, int]]) -> bool:
    """Whether one of all offices of a region, or their order, is asked for, its government among them."""
    asked = "".join(text[start:end] for start, end in spans)
    which = re.search("哪|which|几|多少|how many", asked) or _ORDERED.search(text)
    return bool(which) or text[hit.start() - 1 : hit.start()] == "的"


def _region_names(text: str) -> tuple[str, ...]:
    return take_apart(text).regions or (text,)


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(kinds(), key=len, reverse=True)
    chinese = "|".join(map(re.escape, (word for word in words if not word.isascii())))
    direct = "|".join(word for word in words if re.search("直|级部门|属", word))
    english = "|".join(word for word in words if word.isascii())
    these = "|".join(word for word in words if word.isascii() and word.endswith("s"))
    inside = "|".join(map(re.escape, (word for word in words if len(word) > 1 and not word.isascii())))
    bodies = "|".join(
        word
        for word, kind in kinds().items()
        if len(word) > 1 and not word.isascii() and kind.body in _LISTED and "(" not in word
    )
    return re.compile(
        rf"{_EACH}?(?P<direct>{direct})(?!接)|{_EACH}(?P<word>(?:{chinese})){_GOVERNMENT}{_NO_KIND}"
        rf"|{_MANY}(?P<counted>(?:{chinese})(?!场|直|级|长)){_GOVERNMENT}"
        rf"|(?={_OF_GOVERNMENTS})(?P<governments>{chinese}){_GOVERNMENT}(?:{_AMONG})?"
        rf"|(?P<bare>{'|'.join(_COMPOUND)}){_GOVERNMENT}{_TOGETHER}|(?P<inside>{inside}){_GOVERNMENT}{_AMONG}"
        rf"|(?<![^的各里中](?=州市))(?P<listed>{bodies}){_GOVERNMENT}{_ARE_HELD}"
        rf"|(?<=的)(?P<owned>{chinese})(?!场|政府|直|级|长|事务)(?=[^;?!]*(?:排|最|谁|哪|各|合计|平均|加|共)|[?]*$)"
        rf"|(?:[带含叫]|名[字称]里?[有带含])['\"《]?(?P<bearing>[镇乡局厅县区市]|街道)['\"》]?字?样?的(?:单位|机关|部门)"
        rf"|(?<=[和与及])(?P<beside>{chinese}){_GOVERNMENT}{_NO_KIND}"
        rf"|{_EACH_ENGLISH}(?P<english>{english})(?![a-z])"
        rf"|(?<![a-z])the (?P<these>{these})(?= (?:in|of|within) )"
        rf"|{_EACH_ENGLISH}[a-z]+(?: {_DIVISION})? (?P<their>{these})(?![a-z])"
    )
