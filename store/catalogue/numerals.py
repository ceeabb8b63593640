"""Numbers in words, Chinese and small English ones: read, and nothing guessed."""

from __future__ import annotations

import re

_DIGITS = {
    "零": 0,
    "〇": 0,
    "○": 0,
    "一": 1,
    "壹": 1,
    "二": 2,
    "贰": 2,
    "两": 2,
    "三": 3,
    "叁": 3,
    "四": 4,
    "肆": 4,
    "五": 5,
    "伍": 5,
    "六": 6,
    "陆": 6,
    "七": 7,
    "柒": 7,
    "八": 8,
    "捌": 8,
    "九": 9,
    "玖": 9,
}
_SCALES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
ENGLISH = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
NUMERAL = "[" + "".join([*_DIGITS, *_SCALES, *_LARGE]) + "]+"


def chinese_number(text: str) -> int | None:
    """The whole number that Chinese numerals spell ("二百零三", "十二", "二〇二一"), or None where they spell none."""
    if not re.fullmatch(NUMERAL, text):
        return None
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total, section, digit = 0, 0, 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _SCALES:
            section += (digit or 1) * _SCALES[char]
            digit = 0
        else:
            total = (total + section + digit) * _LARGE[char]
            section = digit = 0
    return total + section + digit


def number_said(text: str) -> int:
    """The whole number that digits, Chinese numerals or an English word say, or 0 where they say none."""
    return int(text) if text.isdigit() else ENGLISH.get(text) or chinese_number(text) or 0


def spell(number: int) -> str:
    """A whole number from 1 to 99 in Chinese numerals ("十六")."""
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    return ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + (digits[ones] if ones else "")
