"""What a cell's text says: a number and its unit, a blank, a label, or something that is no number."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from store.catalogue.normal import simplify
from store.model import Status

_NOTE = re.compile(
    r"[①-⑳⑴-⒇¹²³⁴-⁹]+\s*$|"
    r"\s*(?:[\[［【](?:注|备注)?\d{1,2}[\]］】]|[(（](?:注|备注)\d{0,2}[)）])\s*$|[*※]+\s*$"
)
_DASHES = re.compile(r"[-‐-―－—–_/／\\／|~～.·…]+")
_UNITS = "万元|亿元|元|件次|件|条|项|宗|个|次|份|起"
_NUMBER = re.compile(
    r"(?P<sign>[+\-−－]|增加|减少|增|减)?\s*(?P<digits>\d+|\d{1,3}(?:,\d{3})+)(?P<rest>\.\d+)?"
    rf"(?P<unit>{_UNITS})?"
)
_BAD = re.compile(
    r"(?![1-9][.、．][^\d])(?=.*[0-9OoIlQ〇○零一二三四五六七八九十百千两无])"
    r"[0-9OoIlQ〇○零一二三四五六七八九十百千万两约余多无若干+\-.,?%件条项次个元]{0,9}[^.,]"
)
_NO_NUMBER = re.compile(
    r"(?:暂?无|没有|不适用|不涉及|不详|未统计|未发生|(?:详?见|参见|如).{0,8}|n/?a|null|none|nan|-?#.{1,8}|\?+|[xX*]+)",
    re.IGNORECASE,
)
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_PARTED = re.compile(rf"(?<=\d){_INVISIBLE.pattern}+(?=\d)")
"""Something unseen between digits: a note's number may stand behind it."""
_LONGEST, _LONGEST_PADDED = 24, 96
_MOST_COUNTED = 10**9
"""More than any office can have counted."""
_MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Reading:
    """A cell as read; `value` is None unless the status is reported; a cell that is no number is `missing`."""

    value: Decimal | None
    status: Status
    unit: str | None = None


_BLANK = Reading(None, Status.BLANK)
_UNREADABLE = Reading(None, Status.MISSING)


def is_value(text: str) -> bool:
    """Whether a cell holds a number (with or without its unit, sign or note) or a dash: a table's datum, no label."""
    return len(text) <= _LONGEST_PADDED and _is_value(text)


@lru_cache(maxsize=65_536)
def _is_value(text: str) -> bool:
    bare = _bare(text)
    return bool(bare) and (_NUMBER.fullmatch(bare) or _DASHES.fullmatch(bare)) is not None


def is_spoiled(text: str) -> bool:
    """Whether a cell that is no value stands for one: numerals, letters for digits, two numbers, 无, 不适用, #REF!."""
    return len(text) <= _LONGEST_PADDED and _is_spoiled(text)


@lru_cache(maxsize=65_536)
def _is_spoiled(text: str) -> bool:
    bare = re.sub(r"\s", "", _bare(text))
    return bool(bare) and not is_value(text) and bool(_BAD.fullmatch(bare) or _NO_NUMBER.fullmatch(bare))


def _bare(text: str) -> str:
    shown = _NOTE.sub("", _INVISIBLE.sub("", _PARTED.sub(" ", text)).strip())
    bare = simplify(unicodedata.normalize("NFKC", shown).strip())
    return bare if len(bare) <= _LONGEST else ""


def read_value(text: str, *, money: bool, signed: bool) -> Reading:
    """The number that a cell prints. Counts are whole and not negative; money has up to six decimals.

    `signed` cells (本年增/减) may say 增10, 减5 or -5.
    """
    return _read_value(text, money, signed) if len(text) <= _LONGEST_PADDED else _read_long(text)


def _read_long(text: str) -> Reading:
    return _UNREADABLE if _INVISIBLE.sub("", text).strip() else _BLANK


@lru_cache(maxsize=65_536)
def _read_value(text: str, money: bool, signed: bool) -> Reading:
    if not _INVISIBLE.sub("", text).strip():
        return _BLANK
    bare = _bare(text)
    if bare and _DASHES.fullmatch(bare):
        return _BLANK
    found = _NUMBER.fullmatch(bare)
    if not found or (found["sign"] and not signed):
        return _UNREADABLE
    value = Decimal(found["digits"].replace(",", "") + (found["rest"] or ""))
    if (not money and value != value.to_integral_value()) or -int(value.as_tuple().exponent) > _MOST_DECIMALS:
        return _UNREADABLE
    if not money and value > _MOST_COUNTED:
        return _UNREADABLE
    if found["sign"] in ("-", "−", "减", "减少"):
        value = -value
    return Reading(value, Status.REPORTED, found["unit"])
