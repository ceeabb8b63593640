"""The organs that a question leaves out of all others ("除甲以外各单位", "all offices except 甲")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.organs import OrganMention

_LEAD = re.compile(
    r"(?:除了?|不含|不包[括含]|不算|不计|扣除|剔除|去掉|除去|除掉|不要|减去|排除|\bexcept(?: for)?|\bexcluding|\bother than)\s*$"
)
_LINK = re.compile(r"\s*(?:,|和|与|及|以及|and|, ?and)\s*")
_TAIL = re.compile(r"(?:之外|以外|外)?的?,?(?:其他|其余|其它|别的)?(?:的?(?=单位|机关|各))?")


def excluded_organs(
    text: str, mentions: Sequence[OrganMention]
) -> tuple[tuple[OrganMention, ...], tuple[tuple[int, int], ...]]:
    """The mentions that are left out, and the stretches of the text that say so."""
    found: list[OrganMention] = []
    spans: list[tuple[int, int]] = []
    for mention in mentions:
        lead = _LEAD.search(text[: mention.start])
        linked = found and _LINK.fullmatch(text[found[-1].end : mention.start])
        if not lead and not linked:
            continue
        found.append(mention)
        tail = _TAIL.match(text, mention.end)
        spans.append((lead.start() if lead else mention.start, tail.end() if tail else mention.end))
    return tuple(found), tuple(spans)
