"""Offices named by what they see to ("甲县管水的部门", "甲县的教育口"), put as what such an office is called (pure)."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

from retrieval.organs import OrganMention
from store.catalogue.csv_files import packaged_rows
from store.catalogue.regions import regions

_SEES_TO = r"(?:主管|分管|负责|管理|管|抓|搞)"
_THING = r"(?:这一?块儿?|那一?块儿?|工作|方面|业务|的事儿?|事儿?)?"
_OFFICE = r"(?:部门|单位|机关|衙门|局(?!长|里)|委(?!员|托)|厅)"
_WHICH = r"(?:的|[这那]个|[这那]家|一个)*"
_POLICE = r"(?:警察(?:局|叔叔|那边|部门|系统)?|公安(?:民警|那边)|民警)"
_YEAR = r"(?=,?(?:(?:19|20)?\d\d年|[去今前上]年|二[〇零]))"
_HAS = (
    r"(?=,?(?:(?:19|20)?\d\d年|[去今前上]年|二[〇零]|一共|总共|共|收|接|办|受理"
    r"|有[几多]|的?(?:申请|复议|诉讼)|和|跟|与|比))"
)
_CLIPPED = re.compile(
    r"(?<=[\u3400-\u9fff][\u3400-\u9fff][市县区旗])(?<![全各本我该发社小校园景新专街][市县区])办"
    r"(?=,?(?:(?:19|20)\d\d|\d\d年|[去今前]年|二[〇零])|收|接到|受理|办|的?年报|的(?=[^,;?!]*(?:收到|受理|办结|办完))|[,、和与跟及呢](?![结理])|$|[?])"
)
"""A government's office by the last sign of its name ("某市办2024年收到几件"); 办 before a number is a verb."""

_OF_TWO_PLACES = re.compile(
    r"(?:^|(?<=[,;?!年查问]))(?P<first>[\u3400-\u9fff]{2,8}?)(?P<link>[,和与跟及])(?P<second>[\u3400-\u9fff]{2,8}?)"
    r"[两二2]?[地个]?(?P<kind>[市县区])?的(?P<office>[\u3400-\u9fff]{2,8}?局|卫健委|发改委|卫生健康委员会|发展和改革委员会|政府办公?室?)"
    r"(?![\u3400-\u9fff]*局(?!长))"
)
"""One kind of office of two places ("甲市和乙市的公安局"), each of which is meant."""
_KINDS = ("", "市", "县", "区", "镇", "省")


class Names(Protocol):
    """The organs that are held, by name."""

    def mentions(self, text: str) -> tuple[OrganMention, ...]:
        """The organs that a text names."""


def by_name(text: str, names: Names) -> str:
    """A folded question with the office that it tells by its work under the first of its names that is held, or else
    under its usual name, and a government's office that is clipped to one sign in full; any other as it is."""
    text = _OF_TWO_PLACES.sub(_of_each, _CLIPPED.sub("政府办", text))
    hit = _pattern().search(text)
    if not hit:
        return text
    said = hit["work"] or hit["field"] or hit["under"]
    offices = _works()[said] if said else _works()["公安"]
    region = (hit["region"] or "") + (hit["inside"] or "")
    where = f"{text[: hit.start()]}{region}"
    told = [f"{where}{office}{text[hit.end() :]}" for office in offices]
    return next(
        (one for one, office in zip(told, offices, strict=True) if _held(one, len(where), office, names)), told[0]
    )


def _of_each(hit: re.Match[str]) -> str:
    """The office by the name of each of the two places, where both are places."""
    both = (hit["first"], hit["second"] + (hit["kind"] or ""))
    if not all(any(regions().named(place + kind) for kind in _KINDS) for place in both):
        return hit[0]
    return f"{both[0]}{hit['office']}{hit['link']}{both[1]}{hit['office']}"


def _held(text: str, at: int, office: str, names: Names) -> bool:
    """Whether the office is held of the region before it: one of its name elsewhere is another."""
    ends = at + len(office)
    return any(one.organs and one.start < at and one.end == ends for one in names.mentions(text))


@cache
def _works() -> dict[str, tuple[str, ...]]:
    """What the offices are called that see to something, by the words for that."""
    rows = packaged_rows("office_work.csv")
    return {word: tuple(row["offices"].split("|")) for row in rows for word in row["work"].split("|")}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_works(), key=len, reverse=True)
    longer = "|".join(word for word in words if len(word) > 1)
    return re.compile(
        rf"(?:(?P<region>(?<![\u3400-\u9fff])[\u3400-\u9fff]{{2,6}})?的)?{_SEES_TO}(?P<work>{'|'.join(words)}){_THING}的"
        rf"(?:{_WHICH}(?:(?P<inside>[\u3400-\u9fff]{{2,6}}?)的)?{_OFFICE}|(?:[这那][个家])?{_YEAR})"
        rf"|(?:(?<=[省市县区])|(?<=[\u3400-\u9fff]{{2}}))的?(?:(?P<field>{longer})(?:口(?:子|上)?|[这那]一?块儿?|条线)|{_POLICE}){_HAS}"
        rf"|(?<=[\u3400-\u9fff]{{2}})的?(?P<under>{longer})(?:行政)?主管(?:部门|单位|机关)"
    )
