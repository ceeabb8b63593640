"""The years that a question names, in digits, numerals or words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from store.catalogue.numerals import chinese_number

_FULL = r"(?:19|20)\d{2}"
_COUNTED = r"\d|[件项个人元万亿条次份号字起宗家篇页名期%]|\.\d"
"""What makes a number before it no year ("2021件")."""
_TENS = r"[一二三四五六七八九〇○零0壹贰叁肆伍陆柒捌玖]"
_WHOLE = re.compile(rf"({_FULL})年1月1日起?(?:至|到|-|~)(?:同年|当年|\1年)?12月31日止?")
_SHORT_RANGE = re.compile(rf"(?<!\d)(?:({_FULL})|(\d{{2}}))\s*年?度?\s*(?:-+|~+|到|至)\s*(\d{{2}})(?!{_COUNTED})年?度?")
_SHORT_LIST = re.compile(r"(?<!\d)(\d{2}(?:年?[,和与及]\d{2})*)年?(?=[,和与及]\d{2}年)")
_DIGITS = re.compile(rf"(?<!\d)({_FULL}(?!{_COUNTED})|[1-9]\d{{3}}(?=年))(?:\s*年(?!均)[度末底终]?(?!报))?")
_SHORT = re.compile(r"(?<!\d)(\d{2})年度?")
_SPELLED = re.compile(rf"([一二壹贰][〇○零九0玖]{_TENS}{{2}})年?度?")
_SHORT_SPELLED = re.compile(r"(?<![一二三四五六七八九十〇零])([一二][一二三四五六七八九〇零])年")
_LAST_N = re.compile(
    r"(?:最近|近|过去|这)([两二三四五六七八九十\d]{1,2})年来?|(?<![\d一二三四五六七八九十])([两二三四五六七八九十\d])年(?:以来|来|间)"
    r"|(?:last|past|previous) (\d+|two|three|four|five) years"
)
_ENGLISH = {"two": 2, "three": 3, "four": 4, "five": 5}
_AGO = {
    "今年": 0,
    "this year": 0,
    "去年": -1,
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
    "the year before": -1,
    "previous year": -1,
    "上上年": -2,
    "上上一年": -2,
    "下一年": 1,
    "次年": 1,
    "the year after": 1,
}
"""Words that count from a year that is named or was talked of; those of `_AGO` count from today."""
_LAST_YEAR = ("去年", "last year")
_WORDS = "|".join(sorted((*_AGO, *_BEFORE), key=len, reverse=True))
_RELATIVE = re.compile(f"({_WORDS})度?(?:同期)?")
_SAME_PERIOD = re.compile("同期")
_TO = re.compile(r"\s*(?:起|开始)?\s*(?:-+|~+|到|至|to|until|through)\s*")
_TO_BEFORE = re.compile(r"(?:-|~|到|至|to)\s*$")
_BETWEEN = re.compile(r"(?<![a-z])between\s+$")
LATEST = re.compile(
    r"最新的?(?:一[年期次份版个]|那[年期份]|年度)?(?:的(?=年报|报告))?|最近的?(?:一[年期次份版]|年度)"
    r"|最近的|\b(?:the )?(?:latest|most recent)\b"
)
"""Words for the last year that is held."""
_SINCE = re.compile(r"(?:以来|至今|到现在|到今天|起|开始)(?!诉)")
_FROM = re.compile(r"(?:从|自|\bsince\s+)$")

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


def year_mentions(text: str, today: date, talked_of: int | None = None) -> tuple[YearMention, ...]:
    """All years named in a folded question, from left to right, never one inside another.

    "上年" is the year before one that is named beside it, or else was talked of last; "去年" counts from today. Two
    years with 至 between them are all years from one to the other; 以来 goes on to the last year that is over.
    """
    found: list[YearMention] = []
    for pattern, read in _readers(today):
        for hit in pattern.finditer(text):
            years = read(hit)
            if years and not any(hit.start() < one.end and one.start < hit.end() for one in found):
                found.append(YearMention(*hit.span(), years, pattern in (_LAST_N, _RELATIVE, _SAME_PERIOD)))
    counted = [_counted_from(mention, text, sorted(found), talked_of) for mention in sorted(found)]
    return tuple(_since(mention, text, today) for mention in _joined(counted, text))


def counted_again(text: str, mentions: Sequence[YearMention]) -> tuple[tuple[int, int], ...]:
    """Where the years that are named are counted once more ("五年来" beside 2019-2023); another count is not one."""
    counted = []
    for hit in _SO_MANY.finditer(text):
        beside = [one for one in mentions if one.end <= hit.start() or hit.end() <= one.start]
        named = {year for one in beside for year in one.years}
        said = hit["count"] or ""
        count = _ENGLISH[hit["english"]] if hit["english"] else int(said) if said.isdigit() else chinese_number(said)
        if len(named) == count and not any(one.relative for one in beside):
            counted.append(hit.span())
    return tuple(counted)


def same_period(text: str, mention: YearMention) -> bool:
    """Whether a mention is the bare "同期", which is the year before only where nothing else is compared."""
    return text[mention.start : mention.end] == "同期"


def _counted_from(mention: YearMention, text: str, found: Sequence[YearMention], talked_of: int | None) -> YearMention:
    relative = _RELATIVE.match(text, mention.start)
    word = relative[1] if relative else ""
    beside = [year for one in found if not one.relative for year in one.years]
    named = beside or ([talked_of] if talked_of else [])
    if word in _LAST_YEAR and beside and not _TO_BEFORE.search(text[: mention.start]):
        return mention._replace(years=(beside[0] - 1,))
    if named and (word in _BEFORE or same_period(text, mention)):
        return mention._replace(years=(named[0] + _BEFORE.get(word, -1),))
    return mention


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


def _since(mention: YearMention, text: str, today: date) -> YearMention:
    """A year with 以来 behind it, and all that followed it."""
    behind = _SINCE.match(text, mention.end)
    before = _FROM.search(text[: mention.start])
    english = before is not None and before[0].startswith("since")
    if len(mention.years) != 1 or not (behind or english) or (behind and behind[0] == "开始" and not before):
        return mention
    years = tuple(range(mention.years[0], max(today.year, mention.years[0] + 1)))[:50]
    return YearMention(before.start() if before else mention.start, behind.end() if behind else mention.end, years)


def _readers(today: date) -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[int, ...]]], ...]:
    def between(hit: re.Match[str]) -> tuple[int, ...]:
        first = int(hit[1] or f"20{hit[2]}")
        return tuple(range(first, first // 100 * 100 + int(hit[3]) + 1))

    def last_n(hit: re.Match[str]) -> tuple[int, ...]:
        word = next(filter(None, hit.groups()))
        count = int(word) if word.isdigit() else _ENGLISH.get(word) or chinese_number(word) or 0
        return tuple(range(today.year - count, today.year))

    def relative(hit: re.Match[str]) -> tuple[int, ...]:
        return (today.year + {**_BEFORE, **_AGO}[hit[1]],)

    return (
        (_WHOLE, lambda hit: (int(hit[1]),)),
        (_LAST_N, last_n),
        (_SHORT_RANGE, between),
        (_SHORT_LIST, lambda hit: tuple(2000 + int(year) for year in re.findall(r"\d{2}", hit[1]))),
        (_DIGITS, lambda hit: (int(hit[1]),)),
        (_SPELLED, lambda hit: (chinese_number(hit[1].replace("0", "〇")) or 0,)),
        (_SHORT, lambda hit: (2000 + int(hit[1]),)),
        (_SHORT_SPELLED, lambda hit: (2000 + (chinese_number(hit[1]) or 0),)),
        (_RELATIVE, relative),
        (_SAME_PERIOD, lambda _: (today.year - 1,)),
    )
