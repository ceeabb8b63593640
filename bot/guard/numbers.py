"""The numbers that a text says, in whatever way it writes them, as exact values (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from store.catalogue.numerals import chinese_number

_KEPT = frozenset("，。：；！？（）、“”‘’「」『』《》【】…—～")
"""Punctuation that keeps its width: a Chinese comma between two numbers is none within one."""
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SPELLED = "[零〇○一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟廿卅]+"
_SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_NUMBER = rf"(?:(?:{_DIGITS})(?:[百千万亿]+\d*)*|{_SPELLED}(?:点[零〇一二三四五六七八九]+[万亿]?)?)"
_EMPHASIS = re.compile(r"\*\*|__|`|(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff\d])|(?<=\d) +(?=[\u3400-\u9fff])")
_UNITS = (
    "人次|件次|万元|亿元|万人次|个工作日|工作日|平方米|公里|小时|分钟|季度|元|件|条|次|人|篇|期|场|个|家|项|宗|起|份|部|名|位"
    "|页|字|天|日|年|月|户|亩|轮|组|套|块|处|所|级|岁|倍|批|类|种|号|步|届|周|站|票|分|辆|台|册|本|余|周年|章|款|节|遍|回|桩|例"
)
_BEFORE = {
    "over": "超过|超出|超|逾|突破|多于|大于|高于|more than|over|above|exceeding|beyond",
    "under": "接近|将近|近|不足|不到|少于|低于|小于|未满|nearly|almost|fewer than|less than|under|below|close to",
    "about": "大约|大概|约|估计|about|around|approximately|roughly|some",
    "least": "至少|不少于|不低于|最少|at least|no fewer than|no less than",
    "most": "至多|不超过|最多|不多于|不高于|at most|up to|no more than",
}
_AFTER = {"over": "余|多|几", "about": "左右|上下", "least": "以上|及以上|or more", "most": "以下|以内|及以下|or fewer"}
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ENGLISH = {word: value for value, word in enumerate(_SMALL.split())}
_ENGLISH |= {word: 10 * tens for tens, word in enumerate(_TENS.split(), 2)}
_HUNDREDS = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_WORDS = "|".join(sorted((*_ENGLISH, *_HUNDREDS), key=len, reverse=True))
_NTH = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_VAGUE = re.compile(
    r"[数几好多][十百千万亿]+|十几|几[件条次人篇期场个家项份]|一半|半数|过半|大半|近半|翻(?:了)?[一两二三]?[番倍]|减半|俩|仨|若干|成倍"
    r"|\b(?:half|halved|doubled?|tripled?|twice|thrice|dozens?|hundreds|thousands|quarters?|several|couple|thirds|fifths)\b|\d+/\d+",
    re.IGNORECASE,
)
_NO_NUMBER = re.compile(
    r"统一|一些|一定|一批|一系列|一方面|进一步|一直|一致|一律|一并|一样|一般|一体|一站|一时|一旦|一同|一起|一揽子|一网|一窗|一门"
    r"|一次性|万一|唯一|第一时间|一线|一把手|一对一|单一|逐一|专一|一如既往|一以贯之|一流|一经|(?<!分)之一|其一|其二|其三|三公|十四五|十五五"
    r"|两会|两家单位|两个单位|两家机关|两个机关|百姓|一步|一名通|百科|千家万户|万众|一贯|一年来|一道|一手|下一|上一|前一|另一|某一|每一|同一|任一|一年一度|一目了然"
    r"|千方百计|一问一答|三级|四级|二维码|一图|一张网|两者|三农|五公开|双随机、一公开|一公开|第[一二三四五六七八九十]+[章节条款]|[一二三四五六七八九十]+是(?!否)|第[一二三四五六七八](?=[，、：])"
)


class Kind(StrEnum):
    """What a number is: a count with its unit, a percentage, a difference of percentages, and so on."""

    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    ORDINAL = "ordinal"
    TIMES = "times"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a text from `start` to before `end`, with its unit and what bounds it ("over" for 余).

    Of a percentage `value` is the fraction; of a VAGUE one ("数十", "half") it says nothing, only `said` does.
    """

    start: int
    end: int
    said: str
    kind: Kind
    value: Fraction
    unit: str = ""
    bound: str = ""

    def equals(self, other: Number) -> bool:
        """Whether the two say the same amount of the same thing; units that are not said are not held against it."""
        if self.kind is Kind.VAGUE or other.kind is Kind.VAGUE:
            return self.said == other.said
        units = {_UNIT_ALIKE.get(one.unit, one.unit) for one in (self, other) if one.unit}
        return (self.kind, self.value, self.bound) == (other.kind, other.value, other.bound) and len(units) < 2


_UNIT_ALIKE = {"宗": "件", "起": "件", "例": "件", "桩": "件", "日": "天", "位": "人", "名": "人"}


_Read = Callable[[re.Match[str]], Iterator["Number"]]


def spell_plain(text: str) -> str:
    """The text with every letter and digit in its plain form, without invisible characters and emphasis."""
    plain = "".join(char if char in _KEPT else unicodedata.normalize("NFKC", char) for char in text)
    plain = "".join(char for char in plain if unicodedata.category(char) not in ("Cf", "Cc", "Mn") or char == "\n")
    return _EMPHASIS.sub("", plain)


def numbers_in(text: str) -> tuple[Number, ...]:
    """Every number of a text that `spell_plain` gave, from left to right, none inside another."""
    found: list[Number] = []
    taken = [hit.span() for hit in _NO_NUMBER.finditer(text)]
    for pattern, read in _READERS:
        for hit in pattern.finditer(text):
            if any(hit.start() < end and start < hit.end() for start, end in taken):
                continue
            taken.append(hit.span())
            found += read(hit)
    return tuple(sorted(found, key=lambda one: one.start))


def _value(said: str) -> Fraction | None:
    """What digits, numerals, or both with scales between them come to ("1,234", "3.5万", "一百二十", "1万2千")."""
    said = said.replace(",", "").translate(str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千"))
    said = said.replace("廿", "二十").replace("卅", "三十")
    if re.fullmatch(r"\d+(?:\.\d+)?", said):
        return Fraction(said)
    if said[0].isdigit():
        return _scaled(said)
    whole, _, rest = said.partition("点")
    scale = _SCALES.get(rest[-1:], 1) if rest else 1
    read = chinese_number(whole)
    if read is None:
        return None
    decimals = "".join(str(chinese_number(digit)) for digit in rest if digit not in _SCALES)
    return (read + Fraction(f"0.{decimals}" if decimals else "0")) * scale


def _scaled(said: str) -> Fraction:
    total = Fraction(0)
    for part in re.finditer(r"(\d+(?:\.\d+)?)([百千万亿]*)", said):
        amount = Fraction(part[1])
        for scale in part[2]:
            amount *= _SCALES[scale]
        total += amount
    return total


def _bounded(hit: re.Match[str]) -> str:
    """What is said before or behind a number of how it bounds the amount."""
    for bound in _BEFORE:
        if hit.group(f"before_{bound}"):
            return bound
    return next((bound for bound in _AFTER if hit.group(f"after_{bound}") or hit.group(f"tail_{bound}")), "")


def _alternatives(words: dict[str, str], name: str) -> str:
    return "|".join(f"(?P<{name}_{bound}>{said})" for bound, said in words.items())


_COUNT = re.compile(
    rf"(?:(?:{_alternatives(_BEFORE, 'before')})(?:了|到)?\s*)?(?P<number>{_NUMBER})\s*"
    rf"(?:{_alternatives(_AFTER, 'after')})?\s*(?P<unit>{_UNITS})?(?:{_alternatives(_AFTER, 'tail')})?",
    re.IGNORECASE,
)


_MINUS = re.compile(r"[^\dA-Za-z][-−—]$")


def _read_count(hit: re.Match[str]) -> Iterator[Number]:
    value, said, unit = _value(hit["number"]), hit["number"], hit["unit"] or ""
    if value is None:
        return
    alone = not said[0].isdigit() and len(said) == 1 and not unit
    if _MINUS.search(hit.string, max(0, hit.start() - 2), hit.start()):
        value = -value
    if unit in ("万元", "亿元"):
        value, unit = value * _SCALES[unit[0]], "元"
    if not said[0].isdigit() and said[-1] in "百千万" and not unit and len(said) == 1:
        return
    kind = Kind.TIMES if unit == "倍" else Kind.VAGUE if alone else Kind.COUNT
    context = hit.string[hit.start("number") : hit.end() + 1] if alone else hit[0]
    yield Number(hit.start(), hit.end(), context, kind, value, unit, _bounded(hit))


def _single(kind: Kind, over: int = 1) -> _Read:
    def read(hit: re.Match[str]) -> Iterator[Number]:
        value = _value(next(filter(None, hit.groups())))
        if value is not None:
            yield Number(*hit.span(), hit[0], kind, value / over)

    return read


def _read_date(hit: re.Match[str]) -> Iterator[Number]:
    for group, kind in enumerate((Kind.YEAR, Kind.MONTH, Kind.DAY), 1):
        value = _value(hit[group]) if hit[group] else None
        if value is not None:
            yield Number(*hit.span(group), hit[group], kind, value)


def _read_fraction(hit: re.Match[str]) -> Iterator[Number]:
    whole, part = _value(hit[1]), _value(hit[2])
    if whole and part is not None:
        yield Number(*hit.span(), hit[0], Kind.PERCENT, part / whole)


def _read_vague(hit: re.Match[str]) -> Iterator[Number]:
    yield Number(*hit.span(), hit[0], Kind.VAGUE, Fraction(0))


def _read_english(hit: re.Match[str]) -> Iterator[Number]:
    total = part = 0
    for word in re.findall(_WORDS, hit[0].lower()):
        if word in _ENGLISH:
            part += _ENGLISH[word]
        elif word == "hundred":
            part = (part or 1) * 100
        else:
            total, part = total + (part or 1) * _HUNDREDS[word], 0
    percent = re.search(r"per ?cent", hit[0].lower())
    value = Fraction(total + part)
    yield Number(*hit.span(), hit[0], Kind.PERCENT if percent else Kind.COUNT, value / 100 if percent else value)


def _read_nth(hit: re.Match[str]) -> Iterator[Number]:
    place = _NTH.index(hit[0].lower()) + 1
    yield Number(*hit.span(), hit[0], Kind.ORDINAL, Fraction(place))


_YEAR = r"(?:(?:19|20)\d{2}|[一二][〇零○九0][〇零○一二三四五六七八九0-9]{2})"
_READERS: tuple[tuple[re.Pattern[str], _Read], ...] = (
    (_VAGUE, _read_vague),
    (re.compile(rf"({_YEAR}|\d{{4}})年度?(?:({_NUMBER})月(?:份|({_NUMBER})[日号])?)?"), _read_date),
    (re.compile(r"(?<![\d.])((?:19|20)\d{2})[-./](\d{1,2})[-./](\d{1,2})(?![\d.])"), _read_date),
    (re.compile(rf"()({_NUMBER})月份?(?:({_NUMBER})[日号])?"), _read_date),
    (re.compile(rf"({_NUMBER})\s*个?百分点|({_NUMBER}) percentage points?"), _single(Kind.POINTS, over=100)),
    (re.compile(rf"百分之({_NUMBER})"), _single(Kind.PERCENT, over=100)),
    (re.compile(rf"千分之({_NUMBER})"), _single(Kind.PERCENT, over=1000)),
    (re.compile(rf"({_NUMBER})分之({_NUMBER})"), _read_fraction),
    (re.compile(rf"({_NUMBER})\s*(?:%|％|per ?cent)", re.IGNORECASE), _single(Kind.PERCENT, over=100)),
    (re.compile(rf"({_NUMBER})\s*‰"), _single(Kind.PERCENT, over=1000)),
    (re.compile(rf"({_NUMBER})成(?![立效果员为了就绩熟功本都])"), _single(Kind.PERCENT, over=10)),
    (re.compile(rf"第({_NUMBER})"), _single(Kind.ORDINAL)),
    (re.compile(r"(?<!\w)(\d+)(?:st|nd|rd|th)\b", re.IGNORECASE), _single(Kind.ORDINAL)),
    (re.compile(rf"\b(?:{'|'.join(_NTH)})\b", re.IGNORECASE), _read_nth),
    (
        re.compile(rf"\b(?:{_WORDS})(?:(?:[ -]| and )(?:{_WORDS}))*\b(?: per ?cent)?(?! of the)", re.IGNORECASE),
        _read_english,
    ),
    (
        re.compile(
            r"(?<![\d.,])((?:19|20)\d{2})(?![\d.,%万千百亿余多件条次人个家项宗起份元篇期场])(?!\s*applications)"
        ),
        _single(Kind.YEAR),
    ),
    (_COUNT, _read_count),
)
