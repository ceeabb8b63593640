"""How many times as much one number is as another: in which of its ways that is asked (pure)."""

from __future__ import annotations

import re

from store.catalogue.numerals import chinese_number

_TIMES = re.compile(r"的几倍|的多少倍|几倍于|是几倍|是多少倍|how many times as")
_GROWN = re.compile(
    r"(?:增长|增加|上升|上涨|提高|涨|多|高)(?:出|到)?了?(?:几|多少)倍"
    r"|\b(?:how many times (?:more|higher)|how many-fold)\b"
)
_DOUBLED = re.compile(r"翻了?(?:[几一两二三]|多少)?[番倍]|(?<![a-z])(?:doubl|tripl)(?:e[sd]?|ing)(?![a-z])")
_DOUBLINGS = re.compile(
    r"(?<!没有)(?<![没未])(?:翻了?(?P<many>[一两二三])?番|翻了?一?倍|(?:增长|增加|上升|上涨)了?一倍)(?P<tail>[及或]?以上)?"
    r"|(?<![a-z])doubl(?:e[sd]?|ing)(?![a-z])"
)
_WHICH = re.compile(r"哪|单位|机关|几家|多少家|谁|\bwhich\b|\bhow many (?:office|organ)")


_WHO_HAS_MORE = re.compile(r"(?:谁|哪一?[个家边方])[^;?!]*?[多高大][^;?!]*?(?<!差)[多高大](?:出|了)*(?:多少|几)")


def times_asked(text: str) -> str:
    """ "more" where it is asked who has more and by how much ("谁多,多多少"), "times" where the quotient is
    asked for ("是…的几倍"), "grown" where that less one is ("增长了几倍"), "doubled"
    where it is whether, or how often, the number doubled ("翻了几番"); else ""."""
    ways = (("more", _WHO_HAS_MORE), ("times", _TIMES), ("grown", _GROWN), ("doubled", _DOUBLED))
    return next((way for way, pattern in ways if pattern.search(text)), "")


def doublings(text: str) -> tuple[int, list[tuple[int, int]]]:
    """How often at least what one asks for among many is to have doubled ("翻番的单位有哪些"), 0 where no such is asked
    for; and where the words stand that say no more ("一倍以上")."""
    hit = _DOUBLINGS.search(text) if _WHICH.search(text) else None
    if hit is None:
        return 0, []
    return chinese_number(hit["many"] or "") or 1, [hit.span("tail")] if hit["tail"] else []
