"""The years that a question names, in digits, numerals or words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from store.catalogue.numerals import chinese_number, number_said

_FULL = r"(?:19|20)\d{2}"
_COUNTED = r"\d|个(?!人)|[件项人元万亿条次份号字起宗家篇页名期%]|\.\d"
"""What makes a number before it no year ("2021件")."""
_TENS = r"[一二三四五六七八九〇○零0o壹贰叁肆伍陆柒捌玖]"
_WHOLE = re.compile(rf"({_FULL})年1月1日起?(?:至|到|-|~)(?:同年|当年|\1年)?12月31日止?")
_SHORT_RANGE = re.compile(rf"(?<!\d)(?:({_FULL})|(\d{{2}}))\s*年?度?\s*(?:-+|~+|到|至)\s*(\d{{2}})(?!{_COUNTED})年?度?")
_SHORT_LIST = re.compile(r"(?<!\d)(\d{2}(?:年?[,和与及]\d{2})*)年?(?=[,和与及]\d{2}年|[两二三四]年)")
_LISTED = re.compile(rf"(?<!\d)({_FULL})年?((?:[,和与及]2\d(?!{_COUNTED}))+)年?")
_DIGITS = re.compile(
    rf"(?<!\d)({_FULL}(?!{_COUNTED})|[1-9]\d{{3}}(?=年))(?:\s*年(?!均)(?:度[末底]|[度末底]|终(?![止结审身极]))?(?!度?报))?"
)
_SHORT = re.compile(r"(?<!\d)(\d{2})(?:(?=年度?报)|年度?)")
_BARE = re.compile(
    r"(?<![\d.第前后近过于到足达是为有了共至超止满比多少大小高低约、,<>=-])(?<![a-z] )(19|2\d)"
    r"(?= ?(?:办结|收件|收到|新收|收了|受理|结转|复议|诉讼|行政|规章|规范性|予以|部分公开|不予|无法|其他处理|自然人"
    r"|申请[数量总]|政府采购|集中采购|总计))"
)
"""A year in two digits before what the table counts ("某镇22收件数"), and no number of organs or applications."""
_SPELLED = re.compile(rf"([一二壹贰][〇○零九0o玖]{_TENS}{{2}})年?度?")
_SHORT_SPELLED = re.compile(r"(?<![一二三四五六七八九十〇零])([一二][一二三四五六七八九〇零])年(?:度(?!报))?")
_LAST_N = re.compile(
    r"(?:最近|近|过去|这)([两二三四五六七八九十\d]{1,2})年来?|(?<![\d一二三四五六七八九十])([两二三四五六七八九十\d])年(?:以来|来|间)"
    r"|(?:\b(?:over|in|during|for) (?:the )?)?(?:last|past|previous) (\d+|two|three|four|five) years"
)
_AGO_N = re.compile(
    r"(?<![\d一二三四五六七八九十近])([两二三四五])年(?:以前|之前|前)(?![\d一二三四五六七八九十几])"
    r"|(?<![a-z\d])(\d|two|three|four|five) years ago"
)
_FORMER_N = re.compile(r"(?<![\d年])(?<!年[的之])前([两二三])年")
_SPAN_N = re.compile(
    r"(?<![\d一二三四五六七八九十前后第近去头])([两二三四五六七八九十]|[2-9])(?:个?年(?:里头|里面|里|下来|期间|当中|时间)|个年头"
    r"|年(?=一共|总共|合计|共计|累计|加起来|加总|总计|平均|年均|[^,;?!]{0,6}(?:总数|总量|总和|一共|总共|合计|加起来)))"
    r"|(?:(?:over|in|during|for) )(?:all |the |these )+(two|three|four|five) years"
)
"""So many years where no others are named."""
_WHOLE_SPAN = re.compile(
    r"这?(?:[两二三四五六七八九十]|[2-9])个?年"
    r"|(?:(?:over|in|during|for) )?(?:all |the |these )*(?:two|three|four|five) years"
)
_PLAN = re.compile(r"\"?十([一二三四五])五\"?(?:规划)?(?:时期|期间|这?五年|阶段)?(?:里|内|间)?(?![件项起次宗个份])")
"""A five-year plan: the thirteenth (十三五) ran from 2016 to 2020."""
_AGO = {
    "今年": 0,
    "this year": 0,
    "去年": -1,
    "去年的去年": -2,
    "去年的前一年": -2,
    "去年的上一年": -2,
    "last year": -1,
    "the year before last": -2,
    "year before last": -2,
    "大前年": -3,
    "前年": -2,
    "明年": 1,
    "来年": 1,
    "next year": 1,
}
_BEFORE = {
    "上一年": -1,
    "上年": -1,
    "前一年": -1,
    "再往前一年": -1,
    "再前一年": -1,
    "再上一年": -1,
    "再早一年": -1,
    "更早一年": -1,
    "再往前": -1,
    "再往后一年": 1,
    "再下一年": 1,
    "后一年": 1,
    "the year before": -1,
    "previous year": -1,
    "上上年": -2,
    "上上一年": -2,
    "下一年": 1,
    "次年": 1,
    "the year after": 1,
    "the following year": 1,
    "a year earlier": -1,
    "one year earlier": -1,
    "a year before": -1,
    "one year before": -1,
    "a year later": 1,
    "one year later": 1,
    "a year after": 1,
    "following year": 1,
    "the preceding year": -1,
    "preceding year": -1,
    "prior year": -1,
}
"""Words that count from a year that is named or was talked of; those of `_AGO` count from today."""
_NEXT_TO = re.compile(r"(?:的|之)?(?:前一年|后一年|(?<=[的之])[上下]一年)度?(?!的?(?:项目|结转|数量))")
"""What, right behind a year, means another one alone."""
_LAST_YEAR = ("去年", "last year")
_WORDS = "|".join(sorted((*_AGO, *_BEFORE), key=len, reverse=True))
_PLANNED = (
    r"(?:下一年|明年|来年|次年)度?的?(?:都|又|还)?"
    "(?:准备|打算|计划|怎么改|如何改|咋改|要怎么|想怎么|工作|重点|改进|安排|目标|思路|努力)"
    r"|(?<=for )(?:the )?next year"
)
"""A year to come with what is planned for it: a report tells it, whatever year it is of."""
_RELATIVE = re.compile(f"(?!次年报|{_PLANNED})({_WORDS})度?(?:同期)?")
_SAME_PERIOD = re.compile("同期")
_TO = re.compile(r"\s*(?:起|开始)?,?(?:一?直)?[列数算看查排说讲报]?\s*(?:-+|~+|到|至|to|until|through)\s*")
_TO_BEFORE = re.compile(r"(?:-|~|到|至|to)\s*$")
_BETWEEN = re.compile(r"(?<![a-z])between\s+$")
_LAST_HELD = re.compile(
    r"最新的?(?:一[年期次份版个]|那[年期份]|年度)?(?:的(?=年报|报告))?|最近的?(?:[一那这]一?[年期次份版]|年度)"
    r"|最近的|上一?次的?(?=年报|报告)|\b(?:the )?(?:latest|most recent)\b"
)
_FIRST_HELD = re.compile(
    r"最[早初](?:的|收录的)?(?:那|一)?(?:[年期份]|个?年度)(?:的?(?:年报|报告))?"
    r"|(?<![\d一二三四五六七八九十])第一年|头一年|(?:the )?(?:first|earliest) year"
)
_MANY_HELD = re.compile(
    r"(?:最[近新]的?|近)(?P<count>[两二三四五])(?:次|份|期|版|本|个年度)(?:的?(?:年报|报告))?|最新的?(?P<years>[两二三四五])年"
    r"|(?:the )?(?:last|latest) (?P<english>two|three|four|five) (?:annual )?reports"
)


def held_years(text: str) -> tuple[int, list[tuple[int, int]]]:
    """How many of the last years held are meant (of the first, where negative; 0 where none is said), and where a
    folded question says so ("最新一份年报", "最早一年", "最近两份年报")."""
    if many := _MANY_HELD.search(text):
        return number_said(many["count"] or many["years"] or many["english"]), [many.span()]
    if first := _FIRST_HELD.search(text):
        return -1, [first.span()]
    last = [hit.span() for hit in _LAST_HELD.finditer(text)]
    return int(bool(last)), last


_BEHIND = re.compile(
    r"(?P<since>以来|至今|到现在|到今天|起|开始)(?![诉码])|(?:的|之)?前(?P<count>[两二三四五])年"
    r"|(?P<after>之后|以后|后(?=的?(?:几年|各年|年份)|收|办|[一总]?共|[,?]|$))|(?P<until>为止|止(?=[,;?!]|$|[的共总一]))"
    r"|(?P<before>之前|以前|前(?=的?(?:几年|各年|年份|年?报)|有|收|办|[一总]共|[,?]|$))"
)
_LEADING = re.compile(
    r"(?:(?P<since>从|自|\bsince\s+)|(?P<after>\bafter\s+)|(?P<before>\b(?:before|prior to)\s+)"
    r"|(?P<until>\b(?:until|till|up to|up until)\s+))$"
)
_LONGEST_LINK = 5
"""Characters between a year after which and one before which others lie (" and ")."""
_FIRST_YEAR = 2019
"""The first year of the annual report's form (国办公开办函〔2019〕60号)."""

_SO_MANY = re.compile(
    r"(?<![一二三四五六七八九十〇零第前近去])(?:最近|近|过去|这)?(?P<count>[两二三四五六七八九十]|(?<!\d)[2-9])个?年"
    r"(?:度|以来|来|间|里|内|下来|期间)?(?!前|后|级|以上|以下|内没)"
    r"|(?<![a-z])(?:(?:over|in|for|during) )?(?:all |the |these )*(?P<english>two|three|four|five) years(?![a-z])"
)


class YearMention(NamedTuple):
    """A stretch of the question that names years; `relative` where it counts from today or another year ("去年")."""

    start: int
    end: int
    years: tuple[int, ...]
    relative: bool = False


def year_mentions(
    text: str, today: date, talked_of: int | None = None, first: int = _FIRST_YEAR
) -> tuple[YearMention, ...]:
    """All years named in a folded question, from left to right, never one inside another.

    "上年" is the year before one that is named beside it, or else was talked of last; "去年" counts from today. Two
    years with 至 between them are all years from one to the other; 以来 goes on to the last year that is over, and 以前
    begins with the `first` year held.
    """
    found: list[YearMention] = []
    for pattern, read in _readers(today):
        for hit in () if found and pattern in (_BARE, _SPAN_N) else pattern.finditer(text):
            years = read(hit)
            if years and not any(hit.start() < one.end and one.start < hit.end() for one in found):
                found.append(YearMention(*hit.span(), years, pattern in _COUNTING))
    counted = [_counted_from(mention, text, sorted(found), talked_of) for mention in sorted(found)]
    counted = _up_from(_without_bases(counted, text), text, talked_of)
    joined = [_with_between(mention, text) for mention in _joined(counted, text)]
    return tuple(_both_ends([_opened(mention, text, today, first) for mention in joined]))


_UP_TO = re.compile(r"(?:那么?|然后|再|一?直)*[到至]")
_ALONE = re.compile(r"(?:的|了|时|这?一?年)*(?:呢|是?多少|几件|怎么?样)?[呢啊呀?]*")
"""What asks of the one year that was reached, and not of those on the way to it."""


def _up_from(found: list[YearMention], text: str, talked_of: int | None) -> list[YearMention]:
    """The years from the one talked of last up to the only one that is named, where that is all that is said of them
    ("到2025年每年是多少")."""
    only = found[0] if len(found) == 1 and len(found[0].years) == 1 else None
    if not only or not talked_of or only.years[0] <= talked_of or not _UP_TO.fullmatch(text[: only.start]):
        return found
    if _ALONE.fullmatch(text[only.end :]) and "直" not in text[: only.start]:
        return [only._replace(start=0)]
    return [only._replace(start=0, years=tuple(range(talked_of, only.years[0] + 1)))]


_HELD_AGAINST = re.compile(r"(?:那么?|它|又|是|,)*(?:[比较]|compared? (?:to|with) )")
"""What holds the year talked of against another, at the head of a message ("比去年多吗")."""
_BETWEEN_THEM = re.compile(r"(?:这[一段几]?(?:段时间|时期|年))?(?:期间|之间|间)(?![接隔距断歇])")


def _with_between(mention: YearMention, text: str) -> YearMention:
    """The years with the word that only says that all lies between them ("2021至2023年间")."""
    between = _BETWEEN_THEM.match(text, mention.end)
    return mention._replace(end=between.end()) if between else mention


def counted_again(text: str, mentions: Sequence[YearMention]) -> tuple[tuple[int, int], ...]:
    """Where the years that are named are counted once more ("五年来" beside 2019-2023); another count is not one."""
    counted = []
    for hit in _SO_MANY.finditer(text):
        beside = [one for one in mentions if one.end <= hit.start() or hit.end() <= one.start]
        named = {year for one in beside for year in one.years}
        if len(named) == number_said(hit["count"] or hit["english"]) and not any(one.relative for one in beside):
            counted.append(hit.span())
    return tuple(counted)


def so_many_held(mention: YearMention, text: str, held: Sequence[int]) -> YearMention:
    """ "五年来" as all years of which there are reports, where they are just so many; else as it is."""
    plain = mention.relative and len(mention.years) > 1 and _WHOLE_SPAN.match(text, mention.start)
    return mention._replace(years=tuple(sorted(held))) if plain and len(held) == len(mention.years) else mention


def same_period(text: str, mention: YearMention) -> bool:
    """Whether a mention is the bare "同期", which is the year before only where nothing else is compared."""
    return text[mention.start : mention.end] == "同期"


def _counted_from(mention: YearMention, text: str, found: Sequence[YearMention], talked_of: int | None) -> YearMention:
    relative = _RELATIVE.match(text, mention.start)
    word = relative[1] if relative else ""
    beside = [year for one in found if not one.relative for year in one.years]
    named = beside or ([talked_of] if talked_of else [])
    if word in _LAST_YEAR and not beside and talked_of and _HELD_AGAINST.fullmatch(text[: mention.start]):
        return mention._replace(years=(talked_of - 1,))
    if word in _LAST_YEAR and beside and not _TO_BEFORE.search(text[: mention.start]):
        return mention._replace(years=(beside[0] - 1,))
    if named and (word in _BEFORE or same_period(text, mention)):
        return mention._replace(years=(named[0] + _BEFORE.get(word, -1),))
    return mention


def _without_bases(found: Sequence[YearMention], text: str) -> list[YearMention]:
    """The years without those that only say from where the next one is counted ("2022年的前一年")."""
    kept: list[YearMention] = []
    for mention in found:
        last = kept[-1] if kept else None
        base = last is not None and not last.relative and len(last.years) == 1 and _NEXT_TO.match(text, last.end)
        if last and base and text[last.end : mention.start] in ("", "的", "之"):
            kept[-1] = mention._replace(start=last.start)
        else:
            kept.append(mention)
    return kept


def _joined(found: Sequence[YearMention], text: str) -> list[YearMention]:
    """Two years that are the ends of a range made one mention of all years between them."""
    joined: list[YearMention] = []
    for mention in found:
        last = joined[-1] if joined else None
        if last and len(last.years) == len(mention.years) == 1 and _is_range(text, last, mention):
            first, final = sorted((last.years[0], mention.years[0]))
            years = tuple(range(first, min(final, first + 50) + 1))
            spoken = _BETWEEN.search(text[: last.start])
            start = spoken.start() if spoken else last.start
            joined[-1] = YearMention(start, mention.end, years, last.relative and mention.relative)
        else:
            joined.append(mention)
    return joined


def _is_range(text: str, last: YearMention, mention: YearMention) -> bool:
    between = text[last.end : mention.start]
    spoken = between.strip() == "and" and _BETWEEN.search(text[: last.start])
    return bool(_TO.fullmatch(between) or spoken)


def _opened(mention: YearMention, text: str, today: date, first: int) -> YearMention:
    """A year with 以来, 之后 or 之前 beside it, and all the years that these words say; "2023年的前两年" without it."""
    behind, before = _BEHIND.match(text, mention.end), _LEADING.search(text[: mention.start])
    said = {name for hit in (behind, before) if hit for name, word in hit.groupdict().items() if word}
    bare = before is not None and before[0] in ("从", "自")
    if behind and behind["before"] and text[mention.end - 1] in "底末":
        return mention._replace(end=behind.end())
    if len(mention.years) != 1 or not said or (bare and not behind) or (behind and behind[0] == "开始" and not bare):
        return mention
    year, end = mention.years[0], max(today.year, mention.years[0] + 1)
    if behind and (count := behind["count"]):
        years = range(year - (chinese_number(count) or 0), year)
    elif "until" in said:
        years = range(min(first, year), year + 1)
    elif "before" in said:
        years = range(min(first, year - 1), year)
    else:
        years = range(year + ("after" in said), max(end, year + 2) if "after" in said else end)
    start = before.start() if before else mention.start
    return YearMention(start, behind.end() if behind else mention.end, tuple(years)[:50])


def _both_ends(found: Sequence[YearMention]) -> list[YearMention]:
    """The years after one year and before another made the years between them."""
    beside = len(found) == 2 and found[1].start - found[0].end <= _LONGEST_LINK
    if beside and all(len(one.years) > 1 and not one.relative for one in found):
        both = tuple(year for year in found[0].years if year in found[1].years)
        return [YearMention(found[0].start, found[1].end, both)] if both else list(found)
    return list(found)


def _readers(today: date) -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[int, ...]]], ...]:
    def between(hit: re.Match[str]) -> tuple[int, ...]:
        first = int(hit[1] or f"20{hit[2]}")
        return tuple(range(first, first // 100 * 100 + int(hit[3]) + 1))

    def last_n(hit: re.Match[str]) -> tuple[int, ...]:
        return tuple(range(today.year - number_said(next(filter(None, hit.groups()))), today.year))

    def relative(hit: re.Match[str]) -> tuple[int, ...]:
        return (today.year + {**_BEFORE, **_AGO}[hit[1]],)

    def ago(hit: re.Match[str]) -> tuple[int, ...]:
        return (today.year - number_said(hit[1] or hit[2]),)

    def planned(hit: re.Match[str]) -> tuple[int, ...]:
        start = 2001 + 5 * (chinese_number(hit[1]) or 0)
        return tuple(range(start, start + 5))

    return (
        (_WHOLE, lambda hit: (int(hit[1]),)),
        (_LAST_N, last_n),
        (_FORMER_N, last_n),
        (_AGO_N, ago),
        (_PLAN, planned),
        (_SHORT_RANGE, between),
        (_SHORT_LIST, lambda hit: tuple(2000 + int(year) for year in re.findall(r"\d{2}", hit[1]))),
        (_LISTED, lambda hit: (int(hit[1]), *(2000 + int(year) for year in re.findall(r"\d\d", hit[2])))),
        (_DIGITS, lambda hit: (int(hit[1]),)),
        (_SPELLED, lambda hit: (chinese_number(re.sub("[0o]", "〇", hit[1])) or 0,)),
        (_SHORT, lambda hit: (2000 + int(hit[1]),)),
        (_SHORT_SPELLED, lambda hit: (2000 + (chinese_number(hit[1]) or 0),)),
        (_RELATIVE, relative),
        (_SAME_PERIOD, lambda _: (today.year - 1,)),
        (_SPAN_N, last_n),
        (_BARE, lambda hit: (2000 + int(hit[1]),) if 2000 + int(hit[1]) < today.year else ()),
    )


_COUNTING = (_LAST_N, _SPAN_N, _FORMER_N, _AGO_N, _PLAN, _RELATIVE, _SAME_PERIOD)
"""What is said in the answer with the years that it comes to."""
