"""The evidence that the guard's lies and honest texts are about: two offices, two years, figures and passages."""

from __future__ import annotations

from fractions import Fraction

from bot.guard.evidence import Source
from bot.guard.reading import split_off
from bot.guard.verdict import Guard
from bot.naming import cell_name
from store.model import CellKey

FIRST, SECOND = "云岫市青禾区教育局", "云岫市青禾区石桥镇人民政府"
_CELLS = {
    1: (FIRST, 2022, "applications.received", "total", 48, "件"),
    2: (FIRST, 2022, "applications.granted", "total", 21, "件"),
    3: (FIRST, 2022, "applications.partial", "total", 7, "件"),
    4: (FIRST, 2022, "applications.processed", "total", 46, "件"),
    5: (FIRST, 2022, "disputes.reconsideration", "total", 0, "件"),
    6: (FIRST, 2022, "proactive.fees", "amount", 125, "万元"),
    7: (SECOND, 2022, "applications.received", "total", 13, "件"),
    8: (SECOND, 2022, "applications.granted", "total", 9, "件"),
    9: (FIRST, 2021, "applications.received", "total", 35, "件"),
    10: (SECOND, 2022, "proactive.licences", "decisions", 260, "件"),
}
_TEXTS = {
    11: (
        FIRST,
        "全年通过局门户网站公开信息320条，通过微信公众号“青禾教育”发布信息185条，举办政务公开培训班3期，培训210人次。",
    ),
    12: (
        FIRST,
        "存在的主要问题：一是公开内容不够全面，部分学校财务信息更新不及时；二是工作人员业务能力有待提升。"
        "下一步将加强业务培训，完善信息公开目录，健全考核机制。",
    ),
    13: (SECOND, "2022年，我镇主动公开政府信息96条，其中政务动态54条、通知公告27条。3月15日召开政务公开工作部署会。"),
    14: (SECOND, "主要问题是村级信息公开渠道单一，群众知晓率不高。改进措施：拓宽公开渠道，增设村级公开栏12个。"),
    15: (FIRST, "新收政府信息公开申请比上年（2021年）多13件，增长37.14%。"),
}


def sources() -> list[Source]:
    """The places by the numbers under which an answer cites them."""
    found = []
    for number, (organ, year, row, column, amount, unit) in _CELLS.items():
        cell = CellKey(row, column)
        text = f"{organ}{year}年{cell_name(cell, False)}：{amount}{unit}"
        found.append(Source(number, organ, year, text, cell, Fraction(amount), unit))
    return found + [Source(number, organ, 2022, text) for number, (organ, text) in _TEXTS.items()]


def objections(text: str, *, english: bool = False) -> list[tuple[str, str]]:
    """Each sentence of a text with what the guard has against it."""
    guard = Guard(sources(), english=english)
    sentences, _ = split_off(text, ended=True)
    return [(sentence, guard.objection(sentence)) for sentence in sentences]
