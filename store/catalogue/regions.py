"""The country's divisions down to townships (GB/T 2260, Ministry of Civil Affairs, September 2026)."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from store.catalogue.csv_files import packaged_rows

_SUFFIXES = (
    "特别行政区",
    "壮族自治区",
    "回族自治区",
    "维吾尔自治区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "地区",
    "街道",
    "省",
    "市",
    "县",
    "区",
    "盟",
    "旗",
    "镇",
    "乡",
)
_AUTONOMOUS = ("自治区", "自治州", "自治县", "自治旗")
_PEOPLES = re.compile(
    "(?<=..)(?:(?:"
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|"
    "东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|"
    "俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
    ")族|(?:蒙古|哈萨克|柯尔克孜|锡伯|塔吉克)$)+$"
)
_WING = re.compile("^(.).+([左右])翼(.+)$")
_BANNER_SIDE = re.compile("^(.)..+([左右前中后]旗)$")


@dataclass(frozen=True, slots=True)
class Region:
    """A division: its twelve-digit code, its level (province, city, county, township), its name, its parent's code."""

    code: str
    level: str
    name: str
    parent: str | None

    @property
    def short(self) -> str:
        """The name without the word for its kind ("嘉祥" of 嘉祥县), or the name where under two characters stay."""
        return short_name(self.name)


@lru_cache(maxsize=65_536)
def short_name(name: str) -> str:
    """A region's name without the word for its kind, and without its peoples ("恩施" of 恩施土家族苗族自治州)."""
    for suffix in _SUFFIXES:
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            return _PEOPLES.sub("", name[: -len(suffix)]) if suffix.startswith("自治") else name[: -len(suffix)]
    return name


@lru_cache(maxsize=65_536)
def plain_names(name: str) -> tuple[str, ...]:
    """What a region is also called where its name is long, as it is customary there; none of most.

    景宁县 and 景宁自治县 of 景宁畲族自治县, 管城区 of 管城回族区, 喀左县 and 喀左 of 喀喇沁左翼蒙古族自治县, 达茂旗 of
    达尔罕茂明安联合旗.
    """
    short, kind = short_name(name), next((one for one in _AUTONOMOUS if name.endswith(one)), "")
    usual = short + ("" if kind == "自治区" else name[-1:])
    called = (
        [usual, short + kind, *_of_one_people(name, short, kind)]
        if kind
        else [_PEOPLES.sub("", short) + name[len(short) :]]
    )
    wing, side = _WING.match(usual), _BANNER_SIDE.match(usual)
    if wing:
        called += [(clipped := "".join(wing.groups())), clipped[:-1]]
    elif side:
        called.append("".join(side.groups()))
    return tuple(one for one in (*called, *customary_names().get(name, ())) if one not in (name, short))


def _of_one_people(name: str, short: str, kind: str) -> list[str]:
    """What a region of several peoples is called by one of them (甲山侗族自治县 of 甲山侗族壮族自治县)."""
    peoples = re.findall("[^族]+族", name[len(short) : -len(kind)])
    return [f"{short}{one}{kind}" for one in peoples] if len(peoples) > 1 else []


@cache
def customary_names() -> dict[str, tuple[str, ...]]:
    """What regions are called by no rule (莫旗, 博州), by their full names."""
    return {row["region"]: tuple(row["names"].split("|")) for row in packaged_rows("short_names.csv")}


class Regions:
    """All divisions, by code and by name."""

    def __init__(self, rows: list[Region]) -> None:
        self._by_code = {region.code: region for region in rows}
        self._by_name: dict[str, list[Region]] = defaultdict(list)
        for region in rows:
            self._by_name[region.name].append(region)
        self._longest = max(map(len, self._by_name))
        self.beginnings = frozenset(name[:2] for name in self._by_name)  # most places in a text begin no name

    def get(self, code: str) -> Region | None:
        """The region of a code."""
        return self._by_code.get(code)

    def named(self, name: str) -> tuple[Region, ...]:
        """All regions of exactly this full name (31 are called 兴隆镇)."""
        return tuple(self._by_name.get(name, ()))

    def head(self, text: str) -> str:
        """The longest full name that a text begins with; "" where it begins with none."""
        lengths = range(min(len(text), self._longest), 1, -1)
        return next((text[:length] for length in lengths if text[:length] in self._by_name), "")

    def chain(self, region: Region) -> tuple[Region, ...]:
        """The region's ancestors from the province down to itself."""
        parent = self._by_code.get(region.parent) if region.parent else None
        return (*self.chain(parent), region) if parent else (region,)

    def within(self, region: Region, ancestor: Region) -> bool:
        """Whether a region is another or lies in it."""
        return ancestor in self.chain(region)

    def names(self) -> tuple[str, ...]:
        """Every full name, each once."""
        return tuple(self._by_name)


@cache
def regions() -> Regions:
    """The divisions that ship with the project."""
    with (files(__package__) / "regions.csv").open(encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)
        return Regions([Region(code, level, name, parent or None) for code, level, name, parent in rows])
