"""Of which years offices have reports: how a question asks for those that have each, too few, or none since (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from store.catalogue.numerals import number_said


class Held(StrEnum):
    """What is asked of the years that an office has reports of."""

    EACH = "each"
    NOT_EACH = "not_each"
    FEWEST = "fewest"
    LAST = "last"
    FIRST = "first"
    SO_MANY = "so_many"
    ONE_NOT_OTHER = "one_not_other"
    BY_YEAR = "by_year"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Holding:
    """What is asked of the years held: the year that is the `LAST` or the `FIRST`; that of which there is a report and
    that of which there is none; the two whose reports are counted against each other. `many` is how many reports, or
    years, are said, `relation` how it is held against them. `bare`: only several years that are named make it mean so.
    """

    kind: Held
    years: tuple[int, ...] = ()
    many: int = 0
    relation: str = ""
    bare: bool = False


_REPORT = r"(?:年度?报告|年报|报告)"
_YEAR = r"(?:(?:19|20)\d\d年度?)"
_MANY = r"(?<![近去前第\d])(?P<many>[两二三四五六七八九十]|\d{1,2})"
_WHO = r"(?:单位|机关|部门|地方|政府|[镇乡局县区市]|街道)"
_TURN = r"(?:,|但是?|而|可是?|却|不过)*"
_NO = r"(?:没有?|未|尚未)"
_GOT = r"(?:有|交|报|报送|上报|提交|发布|公布|公开|收录|收)"
_EACH = (
    rf"(?P<each>(?:{_MANY}|每|各|历)个?年度?的?|年年的?)?{_REPORT}(?:都|全部?|均)(?:齐全|齐备|齐|有|在|收录了?|收齐了?|交了?|不缺)"
    r"(?:了|的)*(?!哪|谁|什么|几|多|吗|没|么)"
    rf"|(?P<whole>{_REPORT})(?:都|全部?|比较|基本)?(?:齐全|完整|齐备)的(?={_WHO}|有)"
    rf"|(?P<yearly>(?:年年|每一?年|各年|连续{_MANY.replace('many', 'run')}年|{_MANY.replace('many', 'span')}个?年)"
    r"(?:里|来)?)?"
    rf"(?:都|均|全)(?<!没都){_GOT}了?(?:过)?{_REPORT}(?!吗|的?(?:有?哪|几|内容))的?"
)
_NOT_EACH = (
    rf"{_REPORT}(?:收录?得?|交得|报得)?(?:不齐全|(?<!齐)不齐|(?<!全)不全|不完整|有缺漏|有缺失|有缺|有遗漏|缺年份|断档|断过|中断|间断|不连续)的?"
    r"(?:,?(?:分别|各自?|都)?缺了?哪[几些]?个?年(?:份)?的?)?"
    rf"|缺(?:少|失)?了?(?:某些|部分|个别|[一几]些?)(?:年份|年度|个?年)的?{_REPORT}的?"
)
_FEWEST = rf"{_REPORT}的?(?:份数|数量|收录得?|数)?最少|(?:收录|收|交)的?{_REPORT}(?:份数|数量)?最少"
_ONLY = r"(?:只|才|仅|停留?|最[新近后晚]|截[止至]|更新)"
_LAST = (
    rf"{_REPORT}(?=[^,;?!哪]{{0,6}}{_ONLY})(?:最[新近后晚]的?|就|也|都|只|才|仅|是|截[止至]|停留?|收录|更新|公布|公开|发布|交|报|出|做|了)*[到在](?P<last>{_YEAR})(?:为止)?的?"
    rf"|最[新近后晚]的?(?:一[份期年]的?)?{_REPORT}(?:就|还|只)*(?:是|为|停留?在|只?到|截[止至]到?)了?(?P<latest>{_YEAR})的?(?={_WHO}|[?]|$)"
)
_FIRST = (
    rf"从?(?P<first>{_YEAR})(?:起|才)*开始才?{_GOT}了?{_REPORT}的?(?={_WHO})"
    rf"|(?:最早|第一份|最初)的?(?:一份)?{_REPORT}(?:是|为|从)(?P<earliest>{_YEAR})的?(?={_WHO}|[?]|$)"
)
_RELATIONS = {
    ">": ("超过", "多于", "大于"),
    "<": ("不到", "少于", "不足", "低于"),
    ">=": ("至少", "至少有", "不少于", "达到"),
    "<=": ("不超过", "至多", "最多有"),
    "=": ("只有", "仅有", "就有", "只收录了", "只收了", "只交了", "正好", "恰好", "正好有", "恰好有", "等于", "有"),
}
_RELATION = {word: relation for relation, words in _RELATIONS.items() for word in words}
_HOW = f"(?P<how>{'|'.join(sorted(_RELATION, key=len, reverse=True))})"
_SO_MANY = (
    rf"{_HOW}(?P<many>[一两二三四五六七八九十]|\d{{1,2}})[份个]{_REPORT}的?(?={_WHO})"
    rf"|{_REPORT}(?:的?(?:数量|份数))?{_HOW.replace('how', 'so')}(?P<copies>[一两二三四五六七八九十]|\d{{1,2}})份"
    rf"(?P<tail>及?以[上下])?的?(?={_WHO}|[?]|$)"
)
_ONE_NOT_OTHER = (
    rf"(?P<one>{_YEAR})的?{_GOT}了?{_REPORT}?的?{_TURN}(?P<other>{_YEAR})的?(?:却|就|则|又|还)*{_NO}{_GOT}?(?:到|过)?{_REPORT}?的?"
    rf"|(?P<lacked>{_YEAR})的?{_NO}{_GOT}?(?:到|过)?{_REPORT}?的?{_TURN}(?P<had>{_YEAR})的?(?:却|就|则|又|还)*{_GOT}了?{_REPORT}?的?(?!几|多|哪)"
)
_HOW_MANY = r"(?:多少|几)[份家个](?:单位|机关)?"
_BY_YEAR = (
    rf"(?:每|各|分|按|逐)(?:个|一)?(?:年份|年度|年)(?:的|来看|统计|分别|各|都|收录了?|收了?|有|是|列出?|一下|交了?|报了?|公布了?)*{_HOW_MANY}"
    rf"(?:的|有|交了?|报了?|公布了?)*{_REPORT}"
    rf"|(?:每|各)(?:个|一)?(?:年份|年度|年)的?{_REPORT}(?:分别|各|都|收录了?|收了?|有|是)*{_HOW_MANY}"
    rf"|(?:按|分)(?:年份|年度|年)(?:统计|列出?)(?:一下)?{_REPORT}(?:的)?(?:数量|份数)"
    rf"|(?P<more>{_YEAR})比(?P<than>{_YEAR})(?:多|少){_GOT}?(?:录)?了?{_HOW_MANY}的?{_REPORT}"
    r"|how many (?:annual )?reports (?:are there |are held |do you (?:have|hold) )?(?:for|in|per|by|of)"
    r" (?:each |every )?year(?![a-z])"
)
_NONE = (
    rf"(?P<of>{_REPORT})(?:还|都|又)?有?(?:哪些|哪几[家个]|多少[家个]|几[家个]|谁)(?:单位|机关|部门)?(?:还|都)?{_NO}(?:收到|收录|收|入库|到位|交来|报来|拿到)(?:上来|齐)?"
    rf"|(?:少|漏|欠)交了?{_REPORT}的?|(?:应[报交]未[报交]|该[报交][没未][报交])(?:了|的)*(?:{_REPORT}的?)?(?={_WHO})|{_NO}(?:收到|收录|入库){_REPORT}的?(?={_WHO})"
)


def _number(said: str | None) -> int:
    return number_said(said or "")


def _years(*said: str | None) -> tuple[int, ...]:
    return tuple(int(year[:4]) for year in said if year)


def _so_many(hit: re.Match[str]) -> Holding:
    tail = {"上": ">=", "下": "<="}.get((hit["tail"] or " ")[-1])
    relation = tail or _RELATION[hit["how"] or hit["so"]]
    return Holding(Held.SO_MANY, many=_number(hit["many"] or hit["copies"]), relation=relation)


_READ: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Holding]], ...] = (
    (re.compile(_NONE), lambda hit: Holding(Held.NONE)),
    (
        re.compile(_ONE_NOT_OTHER),
        lambda hit: Holding(Held.ONE_NOT_OTHER, _years(hit["one"] or hit["had"], hit["other"] or hit["lacked"])),
    ),
    (re.compile(_BY_YEAR), lambda hit: Holding(Held.BY_YEAR, _years(hit["more"], hit["than"]))),
    (re.compile(_NOT_EACH), lambda hit: Holding(Held.NOT_EACH)),
    (re.compile(_FEWEST), lambda hit: Holding(Held.FEWEST)),
    (re.compile(_LAST), lambda hit: Holding(Held.LAST, _years(hit["last"], hit["latest"]))),
    (re.compile(_FIRST), lambda hit: Holding(Held.FIRST, _years(hit["first"], hit["earliest"]))),
    (re.compile(_SO_MANY), _so_many),
    (
        re.compile(_EACH),
        lambda hit: Holding(
            Held.EACH,
            many=_number(hit["many"] or hit["run"] or hit["span"]),
            bare=not (hit["each"] or hit["whole"] or hit["yearly"]),
        ),
    ),
)
_TELLS_OF_REPORTS = re.compile(rf"{_REPORT}|reports|[报交]未[报交]|[报交][没未][报交]")


def read_holding(text: str) -> tuple[Holding | None, list[tuple[int, int]]]:
    """What a folded question asks of the years held, and where it says so."""
    if not _TELLS_OF_REPORTS.search(text):
        return None, []
    for pattern, read in _READ:
        if hit := pattern.search(text):
            return read(hit), [hit.span()]
    return None, []
