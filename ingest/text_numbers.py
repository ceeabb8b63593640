"""The numbers that a report's text states of its own year: how many of what, done how (举办培训3次). Pure.

What says no number of this year beyond doubt is left out: years and dates, document numbers, telephone numbers,
ordinals, marks of lists, plans, comparisons, and what holds for each month. What is said to be about so many, or to be
of a part of the year, is kept as not exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from ingest.prose import DIGITS, read_number
from ingest.sections import split_sentences
from store.catalogue.normal import simplify, squash
from store.catalogue.numerals import NUMERAL
from store.model import Passage, TextNumber
from store.tables import is_exact

_QUOTED = re.compile(r"《[^《》]{1,80}》|[“\"「『][^”\"」』]{1,40}[”\"」』]|[〔\[(（]20\d\d[〕\])）]\s*第?\d+号")
_MANY = {"千": Decimal(1000), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_UNIT = (
    "万?字(?=$|[,;。、])|[万亿]?元(?!素|旦)|人次|条次|场次|期次|件次|次(?![年日要序生级性])|条(?![例款件])|期(?![间限满末望])|件(?!数)"
    "|篇(?!幅)|个(?![月工别人百体小季])|场(?![所镇地景馆])|份(?!额)|项(?!目)|部(?![门分署])|册|幅|则|批(?!示|准|复|评)|起|宗"
    "|轮|名(?![称单录义])|家(?![庭长])|%"
)
_NUMBER = re.compile(
    rf"(?P<about>近|约|超过|超|逾|不足|至少|不少于|大约|将近|接近|达到或超过)?(?<![\d.第〔\[\-—:/a-zA-Z每几再])(?!(?<=数)[十百千万亿])(?<!{NUMERAL[:-1]})"
    rf"(?P<number>{DIGITS})(?P<odd>[余多几])?(?P<many>[千万亿])?(?P<more>[余多])?(?P<unit>{_UNIT})(?P<up>以上|左右|多)?"
)
_VERBS = (
    "组织开展|组织召开|组织举办|组织举行|集中开展|举办|开展|召开|举行|组织|主动发布|转载|发布|推送|刊发|刊登|编发|印发|制发|"
    "主动公开|公开|公布|公示|办理|承办|办结|办复|答复|回复|回应|收到|接收|接到|受理|制作|编制|报送|接待|接听|新增|更新|"
    "征集|采纳|录用|参加|参与|解读|投入|撤销|废止|修订|制定|出台|维护|检查|整改|删除|审查|审核"
)
# 政务公开培训3次 is no disclosure: there 公开 belongs to a name
_VERB = re.compile(f"(?<!政务)(?<!信息)(?<!申请)(?:{_VERBS})")
_CLAUSE = re.compile(r"[,;:。!?()]")
_LATER = re.compile("下一步|下步|今后|明年|接下来|改进措施|整改措施")
_PLANS = re.compile("问题|改进|打算")
"""Sections in which what is told may be what is planned."""
_NOT_SAID = re.compile(
    "去年|上年|往年|同期|同比|环比|上一年|计划|拟|预计|力争|争取|不低于|不超过|以来|历年|比[上去前20]|[相对]比|较"
    "|增[加长至]|减少|下降|上升|每[月周季年天日次个人]|平均|人均|排名|将"
)
_YEARS = re.compile(r"20\d\d年?(?:至|到|-|—|、|和)20\d\d|近[一二两三四五六七八九十\d]+年|年来")
_PART = re.compile(
    r"[上下]半年|季度|(?<!\d)\d{1,2}月|月份|分别|其余|其他|第[一二三四五六七八九十\d]+[期次届场]|各[^类种项级]|等"
)
_YEAR = re.compile(r"(20\d\d)年度?")
_WHOLE_YEAR = (
    "(?:自|从)?(?:{0}年)?1月(?:1日)?起?(?:至|到|-|—)(?:{0}年)?12月(?:31日|底|末)?(?:止|期间)?"
    "|截[至止]到?(?:{0}年)?(?:12月(?:31日|底|末)|年?底|年?末)(?:止)?"
)
_LIST_MARK = re.compile(r"^(?:\([一二三四五六七八九十\d]{1,2}\)|[一二三四五六七八九十]{1,3}[、是]|\d{1,2}[.、])+(?!\d)")
_SUMMED = re.compile("(?:总计|共计|合计|累计|总共|共有|共|达到|达|有|为|是|了|数量|总数|数|量)+$")
_LED = re.compile("^(?:的|各类|各种)")
_LONGEST = 40
"""Characters of what is counted or by what means; what is longer is no name of a thing."""


def find_text_numbers(passages: Iterable[Passage], year: int) -> tuple[TextNumber, ...]:
    """The numbers that the passages of a report of this year state, in their order."""
    return tuple(number for passage in passages for number in _of_passage(passage, year))


def _of_passage(passage: Passage, year: int) -> Iterator[TextNumber]:
    start, sure = 0, _PLANS.search(passage.section) is None
    for source in split_sentences(passage.text):
        lead = len(source) - len(source.lstrip())
        begin, start = start + lead, start + len(source)
        text = _read(source, year)
        if _LATER.search(text) or _speaks_of_later(text, year):
            return
        for value, said, exact in _of_sentence(text, year):
            yield TextNumber(passage.ordinal, begin, begin + len(source.strip()), value, *said, exact and sure)


def _read(source: str, year: int) -> str:
    """A sentence without white space, titles, names in quotes and the mark before it; the whole year says nothing."""
    text = _LIST_MARK.sub("", simplify(squash(_QUOTED.sub("", source))))
    return re.sub(_WHOLE_YEAR.format(year), "", text)


def _speaks_of_later(text: str, year: int) -> bool:
    return any(int(found[1]) > year for found in _YEAR.finditer(text))


def _of_sentence(text: str, year: int) -> Iterator[tuple[Decimal, tuple[str, str, str, str], bool]]:
    end, before = 0, ("", "")
    for found in _NUMBER.finditer(text):
        cuts = [cut.end() for cut in _CLAUSE.finditer(text, end, found.start())]
        goes_on = not cuts and text[end : end + 1] == "、" and end > 0
        head = text[max([end, *cuts]) : found.start()].lstrip("、和及").removeprefix("其中")
        tail = _CLAUSE.split(text[found.end() :].split("、")[0], maxsplit=1)[0]
        end = found.end()
        if not _is_of_year(text[: found.start()], head, year):
            continue
        verb, counted, means = _parts(head, tail) if found["unit"] != "%" else ("", _SUMMED.sub("", head), "")
        if goes_on and not verb:
            verb, means = before
        before = (verb, means)
        value = _value(found)
        if value is None or not counted + means or max(len(counted), len(means)) > _LONGEST:
            continue
        exact = not any(found[name] for name in ("about", "odd", "more", "up")) and not _PART.search(head)
        yield value, (found["unit"], verb, counted, means), exact


def _is_of_year(before: str, head: str, year: int) -> bool:
    """Whether a number after these words is one of the report's year: no other year's, no plan, no comparison."""
    years = _YEAR.findall(before)
    return not _NOT_SAID.search(head) and not _YEARS.search(before) and (not years or int(years[-1]) == year)


def _parts(head: str, tail: str) -> tuple[str, str, str]:
    """What was done, to what, and what stands before: of the words before a number and those after its unit."""
    head = _SUMMED.sub("", _YEAR.sub("", head))
    verb = _VERB.search(head)
    if verb is None:
        return "", head or _LED.sub("", tail), ""
    counted = _LED.sub("", _SUMMED.sub("", head[verb.end() :].lstrip("了")))
    means = _SUMMED.sub("", head[: verb.start()])
    return verb.group(), counted or _SUMMED.sub("", _LED.sub("", tail)), means


def _value(found: re.Match[str]) -> Decimal | None:
    number = read_number(found["number"])
    value = None if number is None else number * _MANY.get(found["many"] or "", Decimal(1))
    return value if value is not None and is_exact(value) else None
