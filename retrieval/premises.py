"""What a question takes for granted (听说…, 既然…, 新收的15件里 …), set apart from what it asks (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HEARSAY = re.compile(r"^(?:我?听说过?|我?听人说|据说|据传|有人说|有人讲|网上说|网传|都说|传闻|听闻)[,:]?")
_AMOUNT = r"(?:[大好近约]?(?:几|数)(?:十|百|千|万)?[多来]?|\d+多?|[一二两三四五六七八九十百千]+多?)[件起次份宗项例个]"
_GIVEN = re.compile(rf"了?{_AMOUNT}(?:申请)?")
_TOTAL = re.compile(r"(?<=[的了到收])\d+(?:件|份|起|宗|项|次|笔)(?:申请)?(?=里头?|中(?!间)|当中|里面|之中|其中)")
_SO = re.compile(r"^(?:既然|鉴于)(?P<given>[^,;]+)[,;](?:那么?|则|请问)?(?P<asked>.+)$")
_TRUE = re.compile(
    r"(?P<claim>(?:收到|受理|收|办结|公开|处罚|许可|起诉)了?(?:过)?)(?P<count>\d+)(?P<unit>件|起|次|份|宗|项)(?P<rest>[^,;?!\d]{0,12})"
    r"[,;]?(?:这)?(?:是)?(?:真的吗|真的假的|真的还是假的|属实吗|是否属实|没错吧|是吗|真是这样吗|确有其事吗|真的么|真吗)[?!]*$"
)


def claim_as_asked(text: str) -> str:
    """A folded question "收到100件申请,是真的吗" put as "收到的申请是100件吗"; any other as it is."""
    return _TRUE.sub(lambda hit: f"{hit['claim']}{hit['rest']}是{hit['count']}{hit['unit']}吗", text)


def without_premise(text: str, names: Sequence[str]) -> str:
    """A folded question without what it takes for granted; `names` are the organs and years that stay of it."""
    if (since := _SO.match(text)) and re.search(r"多少|几|吗|什么|哪|谁", since["asked"]):
        kept = [name for name in names if name in since["given"] and name not in since["asked"]]
        return "".join(kept) + re.sub(r"^它们?的?", "", since["asked"]) if kept else text
    if _HEARSAY.match(text):
        heard, comma, asked = _HEARSAY.sub("", text).partition(",")
        return _GIVEN.sub("", heard) + comma + asked if asked else heard
    return _TOTAL.sub("", text)
