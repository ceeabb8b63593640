"""Names of held organs in English word order: "the education bureau of X County", "X Town, Y County" (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache

from retrieval.names.english_offices import office_pattern
from store.catalogue.aliases import ancestors, organ_forms, spoken_forms, take_apart
from store.catalogue.regions import short_name
from store.model import HeldOrgan

Found = tuple[int, int, tuple[HeldOrgan, ...]]
"""Where a name begins and ends, and the organs that it can mean."""
KINDS = {
    "省": "province|provincial|sheng",
    "市": "city|municipality|municipal|shi",
    "县": "county|xian",
    "区": "forestry district|mining district|district|qu",
    "镇": "town|township|zhen",
    "乡": "township|xiang",
    "街道": "subdistrict|sub-district|street|jiedao",
    "旗": "banner|qi",
    "州": "prefecture|zhou",
}
"""The words for the kinds of region in English, and in pinyin last."""
IN_PLACES = {
    "长": ("chang", "zhang"),
    "乐": ("le", "yue"),
    "朝": ("chao", "zhao"),
    "蔚": ("wei", "yu"),
    "六": ("liu", "lu"),
    "铅": ("qian", "yan"),
    "番": ("fan", "pan"),
    "尉": ("wei", "yu"),
    "单": ("dan", "shan"),
    "莘": ("shen", "xin"),
    "洞": ("dong", "tong"),
    "浚": ("jun", "xun"),
    "泌": ("mi", "bi"),
    "柏": ("bai", "bo"),
    "阿": ("a", "e"),
    "百": ("bai", "bo"),
    "厦": ("xia", "sha"),
    "都": ("du", "dou"),
    "重": ("chong", "zhong"),
    "曾": ("zeng", "ceng"),
}
"""Characters of place names with two readings: a dictionary may take the one that is wrong there (长 of 长阳)."""
SHAANXI = "shaan"
"""How 陕 is written in the name of 陕西, to tell it from 山西."""
_MOST_WORDS = 7
_OF = r" of (?:the )?"
_ITS_OFFICE = re.compile(r"(?:general )?office(?: of the (?:people's )?government)?")
_GOVERNMENT = re.compile(r" (?:people's )?government$")
_WORDS = re.compile(r"[a-z'-]+")
_BETWEEN = re.compile(r"(?P<comma>, ?)|,? (?:of|in) (?:the )?")
_LISTED = re.compile(r",? (?:and|or|&) ")


def in_english_order(text: str, found: Iterable[Found], find: Callable[[str], list[Found]]) -> list[Found]:
    """What was found in a folded question, with the names whose office stands before the place, which `find` finds
    where it stands behind, and with the regions that a place is said to lie in; these take the place of what they
    hold."""
    whole = _offices_first(text, find)
    rest = [one for one in found if all(one[1] <= start or end <= one[0] for start, end, _ in whole)]
    placed: list[Found] = []
    for one in sorted([*whole, *rest], key=lambda name: name[0]):
        if not placed or one[0] >= placed[-1][1]:
            one = _placed(text, _behind_its_region(text, one))
            placed = [*(before for before in placed if before[0] < one[0]), one]
    return placed


def _offices_first(text: str, find: Callable[[str], list[Found]]) -> list[Found]:
    """The names of the kind "the education bureau of X County"."""
    whole: list[Found] = []
    for hit in _office_of().finditer(text) if " of " in text else ():
        if not whole or hit.start() >= whole[-1][1]:
            whole += _held(text, hit, find)
    return whole


def _held(text: str, hit: re.Match[str], find: Callable[[str], list[Found]]) -> list[Found]:
    """The longest name whose place follows an office and "of", read as if the place stood before the office."""
    ends = [word.end() for word, _ in zip(_WORDS.finditer(text, hit.end()), range(_MOST_WORDS), strict=False)]
    for end in reversed(ends):
        place, office = text[hit.end() : end], hit["office"]
        if _ITS_OFFICE.fullmatch(office):
            place, office = _GOVERNMENT.sub("", place), "general office"
        said = f"{place} {office}"
        for start, till, organs in find(said):
            if (start, till) == (0, len(said)):
                return [(hit.start(), end, organs)]
    return []


@cache
def _office_of() -> re.Pattern[str]:
    """An office by its English name, and "of"."""
    known = {said for form in (*organ_forms().values(), *spoken_forms().values()) for said in form.english}
    offices = "|".join(map(re.escape, sorted(known - {"office"}, key=len, reverse=True)))
    return re.compile(rf"(?<![a-z])(?:the )?(?P<office>{_ITS_OFFICE.pattern}|{offices}|{office_pattern()}){_OF}")


def _placed(text: str, one: Found) -> Found:
    """A name with the regions that follow it, of the organs that lie in them ("X Town, Y County", "X of Y")."""
    start, end, organs = one
    while between := _BETWEEN.match(text, end):
        inside = [(till, organ) for organ in organs for till in _region_ends(text, between.end(), organ)]
        till = max((till for till, _ in inside), default=end)
        if till == end or (between["comma"] and _LISTED.match(text, till)):
            break
        end, organs = till, tuple(organ for known, organ in inside if known == till)
    return start, end, tuple(dict.fromkeys(organs))


def _behind_its_region(text: str, one: Found) -> Found:
    """A name with the regions before it, of the organs that lie in them ("Y County X Town")."""
    start, end, organs = one
    before = text[:start].removesuffix(" ").removesuffix("'s")
    inside = [(at, organ) for organ in organs for at in _region_starts(before, organ)] if len(before) < start else []
    first = min((at for at, _ in inside), default=start)
    if first == start:
        return one
    lying = tuple(dict.fromkeys(organ for at, organ in inside if at == first))
    return _behind_its_region(text, (first, end, lying))


def _region_starts(before: str, organ: HeldOrgan) -> Sequence[int]:
    """Where a region begins that is spelled at the end of a text and that the organ lies in, beside its own."""
    words = [hit.start() for hit in _WORDS.finditer(before)][-_MOST_WORDS:]
    # a pattern is made only of a region whose first sound is there
    ways = [_spelling(region) for region in _around(organ) if any(map(before.__contains__, _first_sounds(region)))]
    return [at for at in words for way in ways if way.fullmatch(before, at)]


def _around(organ: HeldOrgan) -> frozenset[str]:
    """The regions that an organ lies in, beside its own."""
    own = take_apart(organ.organ.name).regions[-1:]
    return ancestors(organ.organ.name, organ.organ.region) - {*own, *map(short_name, own)}


def _region_ends(text: str, at: int, organ: HeldOrgan) -> Sequence[int]:
    """Where a region ends that is spelled at a place and that the organ lies in, beside its own."""
    near = (region for region in _around(organ) if text.startswith(_first_sounds(region), at))
    return [hit.end() for region in near if (hit := _spelling(region).match(text, at))]


@lru_cache(maxsize=4096)
def _spelling(region: str) -> re.Pattern[str]:
    """A region's name in pinyin or with the English word for its kind."""
    short = _spelled_alone(region)
    kind = KINDS.get(region.removeprefix(short), "")
    read = [f"(?:{'|'.join(one)})" for one in _readings(short)]
    return re.compile("[ ']?".join(read) + (rf"(?: ?(?:{kind}))?" if kind else "") + r"(?![a-z'])")


@lru_cache(maxsize=65_536)
def _first_sounds(region: str) -> tuple[str, ...]:
    """What a region's name in pinyin may begin with."""
    return next(iter(_readings(_spelled_alone(region))), ())


def _spelled_alone(region: str) -> str:
    """The name without its kind; that of one sign keeps it apart, too ("Si County" is 泗县)."""
    return region[0] if len(region) == 2 and region[1] in KINDS else short_name(region)


def _readings(short: str) -> list[tuple[str, ...]]:
    """Each syllable of a name in the ways it is read."""
    read = syllables(short)
    if len(read) != len(short):
        return [(one,) for one in read]
    return [(one, *IN_PLACES.get(sign, ())) for sign, one in zip(short, read, strict=True)]


def sounds_like(said: str, others: Iterable[str]) -> bool:
    """Whether a character sounds, tones aside, as one of others does."""
    return any(syllables(said) == syllables(other) for other in others)


@lru_cache(maxsize=65_536)
def syllables(region: str) -> tuple[str, ...]:
    """The pinyin of a name, without tones."""
    from pypinyin import lazy_pinyin

    spelled = lazy_pinyin(region)
    return (SHAANXI, *spelled[1:]) if region.startswith("陕西") else tuple(spelled)
