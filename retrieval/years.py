"""The years that a question names, in digits, numerals or words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from store.catalogue.numerals import chinese_number

_FULL = r"(?:19|20)\d{2}"
_NUMERALS = r"[一二][〇○零九0][一二三四五六七八九〇○零0]{2}"
_RANGE = re.compile(rf"(?<!\d)({_FULL})\s*(?:年度?)?\s*(?:-+|~+|到|至|to)\s*({_FULL}|\d{{2}})(?!\d)\s*(?:年度?)?")
_DIGITS = re.compile(rf"(?<!\d)({_FULL})(?!\d)(?:\s*年度?(?!报))?")
_SHORT = re.compile(r"(?<!\d)(\d{2})年度?")
_SPELLED = re.compile(rf"({_NUMERALS})年?度?")
_SHORT_SPELLED = re.compile(r"(?<![一二三四五六七八九十〇零])([一二][一二三四五六七八九〇零])年")
_LAST_N = re.compile(r"(?:最近|近|过去)([两二三四五六七八九十\d]{1,2})年|(?:last|past) (\d+) years")
_WORDS: tuple[tuple[str, int], ...] = (
    ("今年", 0),
    ("本年度", 0),
    ("去年", -1),
    ("上一年", -1),
    ("上年", -1),
    ("前年", -2),
    ("last year", -1),
    ("the year before", -1),
    ("previous year", -1),
    ("this year", 0),
)
_YEAR_BEFORE = ("上一年", "上年", "the year before", "previous year")
_LAST_YEAR = ("去年", "last year")


class YearMention(NamedTuple):
    """A stretch of the question that names years; `relative` where it counts from today ("去年")."""

    start: int
    end: int
    years: tuple[int, ...]
    relative: bool = False


def year_mentions(text: str, today: date, talked_of: int | None = None) -> tuple[YearMention, ...]:
    """All years named in a folded question, from left to right, never one inside another.

    "上年" is the year before one that is named beside it, or else was talked of last; "去年" counts from today.
    """
    found: list[YearMention] = []
    for pattern, read in _readers(today):
        for hit in pattern.finditer(text):
            mention = read(hit)
            if mention.years and not any(hit.start() < one.end and one.start < hit.end() for one in found):
                found.append(mention)
    return tuple(_counted_from(mention, text, sorted(found), talked_of) for mention in sorted(found))


def _counted_from(mention: YearMention, text: str, found: Sequence[YearMention], talked_of: int | None) -> YearMention:
    word = text[mention.start : mention.end]
    named = [year for one in found if not one.relative for year in one.years] or ([talked_of] if talked_of else [])
    before = word in _YEAR_BEFORE or (word in _LAST_YEAR and any(not one.relative for one in found))
    return mention._replace(years=(named[0] - 1,)) if before and named else mention


def _readers(today: date) -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], YearMention]], ...]:
    def absolute(hit: re.Match[str], years: tuple[int, ...]) -> YearMention:
        return YearMention(hit.start(), hit.end(), tuple(year for year in years if 1990 <= year <= today.year + 1))

    def between(hit: re.Match[str]) -> YearMention:
        ends = sorted((int(hit[1]), int(hit[2]) if len(hit[2]) == 4 else int(hit[1][:2] + hit[2])))
        return absolute(hit, tuple(range(ends[0], min(ends[1], ends[0] + 50) + 1)))

    def spelled(hit: re.Match[str]) -> YearMention:
        return absolute(hit, (chinese_number(hit[1].replace("0", "〇")) or 0,))

    def last(hit: re.Match[str]) -> YearMention:
        count = int(hit[2] or 0) or (int(hit[1]) if hit[1].isdigit() else chinese_number(hit[1]) or 0)
        years = tuple(range(today.year - count, today.year))
        return YearMention(hit.start(), hit.end(), years, relative=True)

    words = "|".join(word for word, _ in _WORDS)
    return (
        (_RANGE, between),
        (_LAST_N, last),
        (_DIGITS, lambda hit: absolute(hit, (int(hit[1]),))),
        (_SPELLED, spelled),
        (_SHORT, lambda hit: absolute(hit, (2000 + int(hit[1]),))),
        (_SHORT_SPELLED, lambda hit: absolute(hit, (2000 + (chinese_number(hit[1]) or -2000),))),
        (_LAST_N, last),
        (
            re.compile(words),
            lambda hit: YearMention(hit.start(), hit.end(), (today.year + dict(_WORDS)[hit[0]],), True),
        ),
    )
