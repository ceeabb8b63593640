"""Which offices of a province are held, asked in few words ("江西的单位有吗", "有广东的年报吗") (pure)."""

from __future__ import annotations

import re
from functools import cache

from store.catalogue.regions import regions

_YEAR = r"20\d\d年度?的?"
_LEAD = (
    r"(?:请问|想问|你们?|您|库里|系统里?|这里|现在|目前|都|里|[这那][儿边]|有没有|有无|有|收录了?|收了|存了|列出|,"
    rf"|{_YEAR})*"
)
_ITS = r"(?:省内|市内|区内|全省|境内|[这那][边里]|地区|的|各)*"
_OFFICES = r"(?:单位|机关|部门|年报|年度报告|报告|数据|资料|名单|收录了?|收了|存了)"
_ASKED = (
    r"有没有|有无|有|没有?(?=[?]*$)|你们?|您|库里|系统里?|目前|现在|都|一共|总共|共|是|能查到?|可以查到?|查到|可查|包括|涉及|收录了?|收了?|存了"
    r"|哪[些几][家个份]?|几[家个份]|多少[家个份]?|谁|吗|么|呢|的|了"
)
_LISTS = re.compile(r"[有没哪几谁吗么收存]|多少|单位|机关|部门|名单")


@cache
def _pattern() -> re.Pattern[str]:
    provinces = [one for one in map(regions().named, regions().names()) if one[0].level == "province"]
    names = sorted({name for (one, *_) in provinces for name in (one.name, one.short)}, key=len, reverse=True)
    return re.compile(
        rf"(?P<lead>{_LEAD})(?P<where>{'|'.join(names)})(?P<rest>{_ITS}(?:{_ASKED}|{_YEAR})*{_OFFICES}"
        rf"(?:{_OFFICES}|{_ASKED}|{_YEAR})*)[?]*"
    )


def offices_of_province(text: str) -> str:
    """A folded question that asks only which reports of one province are held, with its offices said as those asked
    for; any other as it is."""
    hit = _pattern().fullmatch(text)
    if not hit or not _LISTS.search(hit["lead"] + hit["rest"]):
        return text
    years = re.findall(r"20\d\d年", hit["lead"] + hit["rest"])
    return f"{years[0] if years else ''}{hit['where']}有哪些单位的年报" if len(years) < 2 else text
