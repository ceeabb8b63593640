"""A lone 多 or 少 that asks for a difference (pure)."""

from __future__ import annotations

import re

_MORE = re.compile(
    r"(?:比|谁|还是|哪一?[家个年边头方])[^,;?!]*?[多少高低大小]|[多少高低](?=的?是?(?:哪一?[家个年边]|谁))"
)
_MORE_ENGLISH = re.compile(
    r"(?a)\b(?:(?:who|which)\b[^;?!]*?|(?:did|does|do|has|have)\b[^;?!]*? or (?!more|fewer|less)[^;?!]*?"
    r"|(?:did|does|do|has|have)\b[^;?!]*?"
    r"(?=\b(?:more|fewer|less|higher|lower)\b[^;?!]*? (?:than (?!\d)|or (?:in )?(?!more|fewer|less))))"
    r"\b(?P<more>more|fewer|less|higher|lower)\b(?! than \d)"
)
_CJK = re.compile(r"[\u3400-\u9fff]")
_ENDS = "多少高低大小"


def take_more(text: str, taken: list[bool]) -> bool:
    """Whether a lone 多 or 少 asks for a difference ("甲比乙多收到多少", "谁收得多"); it is taken out of the
    text, where `taken` tells what is accounted for: 大 of a name asks for nothing."""
    english = _MORE_ENGLISH.search(text)
    if english and not any(taken[slice(*english.span("more"))]):
        taken[slice(*english.span("more"))] = [True] * len(english["more"])
        return True
    free = "".join(" " if used and char in _ENDS else char for char, used in zip(text, taken, strict=True))
    hit = _MORE.search(free)
    if not hit:
        return False
    at = hit.end() - 1
    start = at - (text[at - 1] in "得的")
    alone = all(not 0 <= near < len(text) or taken[near] or not _CJK.match(text[near]) for near in (start - 1, at + 1))
    if alone:
        taken[start : at + 1] = [True] * (at + 1 - start)
    return alone
