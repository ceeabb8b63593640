"""Short messages that name a group of offices by what was talked of ("下属部门呢"), with its region (pure)."""

from __future__ import annotations

import re
from functools import cache

from retrieval.conversation import Conversation
from retrieval.names.organ_kinds import GOVERNMENTS, kinds
from store.catalogue.aliases import take_apart

_TOWNS = ("镇", "乡", "街道")
_BELOW = r"(?:下属|所属|属下|下辖|所辖|辖下|治下|下面|底下|辖内|管辖)"


def of_its_region(text: str, conversation: Conversation) -> str:
    """A folded message with the region that was talked of before the offices below it, or beside the one talked of,
    which it means; any other as it is."""
    hit = _pattern().match(text)
    names = [take_apart(name) for name in conversation.organs]
    around = {one.regions for one in names}
    if not hit or len(around) != 1 or not (regions := around.pop()):
        return text
    if hit["below"]:
        towns = kinds()[hit["kind"]].body == "government"
        own = len(names) == 1 and not towns and names[0].body not in GOVERNMENTS
        return f"{conversation.organs[0] if own else ''.join(regions)}{hit['below']}{text[hit.end('below') :]}"
    regions = regions[:-1] if regions[-1].endswith(_TOWNS) else regions
    beside = regions != names[0].regions or names[0].body not in GOVERNMENTS
    left_out = f"除{conversation.organs[0]}外{''.join(regions)}各{text[hit.end('other') :]}"
    return left_out if beside and regions and len(names) == 1 else text


@cache
def _pattern() -> re.Pattern[str]:
    local = ("department", "局")
    every = "|".join(map(re.escape, sorted((word for word in kinds() if not word.isascii()), key=len, reverse=True)))
    beside = "|".join(word for word, kind in kinds().items() if kind.body in local or set(kind.kinds) & {*_TOWNS})
    many = r"(?:各个?|所有的?|全部的?|[这那]?几个|一些)?"
    return re.compile(
        r"(?:那么?|再|看看?|查查?|还有|换成)*(?:(?:它|他|她)们?的?|该[省市县区旗镇乡]的?|其(?![他它余]))?"
        rf"(?:(?P<below>{_BELOW})的?{many}(?P<kind>{every})|(?P<other>其[他它余]的?|别的|另外的?|剩下的?){many}(?:{beside}))"
        r"(?![\u3400-\u9fff]?(?:直|级|场|长))"
    )
