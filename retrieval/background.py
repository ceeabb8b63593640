"""What a message says of its writer or reader beside the question (领导催得急, 我是记者), set apart from it (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable

_PARTS = re.compile(r"[^,，;；!！?？~。\s]+(?:[,，;；!！?？~。\s]+|$)")
_CLOSE = re.compile(r"[,，;；!！?？~。\s]+$")
_ASKS = re.compile(r"多少|几|什么|哪|谁|吗|如何|怎么|排|最[多少高低大小]|率")
_RESTRICTS = re.compile(
    r"问的|说的|指|只|仅|除|不含|不算|不包括|以上|以下|以外|以内|半年|季|月|周|网|线上|线下|信函|邮|电话|微信|短信|窗口|现场|当面|申请|收到|办结"
)
"""What a figure might be told by, whoever speaks of it ("我问的是上半年", "领导要网上的")."""
_WRITER = r"(?:我|俺|咱|领导|老板|主任|处长|科长|孩子|家里|家父|家母|父亲|母亲|爸|妈|老师|同事|朋友)"
_WORK = r"(?:稿子?|报告|论文|材料|文章|作业|汇报|总结|课题|调研|毕业设计|报道|新闻|方案|文件|演讲)"
_SPEAKS = (
    re.compile(
        r"(?:请|麻烦|劳驾|烦请|拜托|能不能|可以)?(?:您|你|大家)?(?:(?:再)?(?:尽快|赶紧|赶快|快点?|快些|速|马上|立刻|着急|很急|急用?|越快越好|急等|在线等|等着用)"
        r"(?:回复?|答复?|告诉我|给我|办|点|一下|啊|呀|吧|哈|了|用)*)+"
    ),
    re.compile(
        r"(?:(?:真是?|太|实在|十分|非常|先)?(?:不好意思|抱歉|对不起|打扰|打搅|麻烦|辛苦|劳驾|拜托|谢谢|多谢|感谢|感激不尽|谢)"
        r"(?:您|你|各位|大家|老师|了|啦|啊|哈|一下|你们)*)+"
    ),
    re.compile(rf"(?:因为|由于)?{_WRITER}们?(?:就|这边)?(?:是|叫|姓)(?!说|问|想|要|看|讲|查)[^的]{{1,12}}"),
    re.compile(
        rf"(?:因为|由于|这不|主要是)?{_WRITER}[^的]{{0,8}}?(?:催|年纪|岁数|眼睛|眼神|耳朵|记性|不识字|不会|不懂|看不清|不太懂|外行|新来|刚来|着急"
        r"|急|忙|赶时间|开会|汇报|好奇|担心|听不懂|搞不清|弄不清|闹不明白|头疼|没办法|等着)[^的]{0,6}"
    ),
    re.compile(
        rf"{_WRITER}?们?(?:正|最近)?(?:在|要|想|需要|打算)?(?:写|做|准备|赶|弄|整理|起草|编)(?:一?[篇份个])?.{{0,14}}{_WORK}(?:用)?"
    ),
)
"""Clauses of hurry and politeness, of who writes and how it goes with him, of what he is writing."""


def without_background(text: str, says_something: Callable[[str], bool]) -> str:
    """A message without the clauses that speak only of who writes or reads, politely or in a hurry.

    `says_something` tells of a clause whether it names an organ, a year or anything of the tables: such a one stays, as
    does all where no question would be left.
    """
    parts = _PARTS.findall(text)
    kept = [part for part in parts if not _is_background(_CLOSE.sub("", part), says_something)]
    return "".join(kept) if kept and len(kept) < len(parts) else text


def _is_background(clause: str, says_something: Callable[[str], bool]) -> bool:
    if _ASKS.search(clause) or _RESTRICTS.search(clause):
        return False
    return any(pattern.fullmatch(clause) for pattern in _SPEAKS) and not says_something(clause)
