"""Rows asked for by their verbs alone, as in a form to be filled in ("收:?件 办:?件", "收了?办了?留了?"), put in full
(pure)."""

from __future__ import annotations

import re

_ROWS = {
    **dict.fromkeys(("收", "收到", "新收", "接", "接到", "受理"), "收到"),
    **dict.fromkeys(("办", "办结", "办完", "答复"), "办结"),
    **dict.fromkeys(("留", "留下", "转", "结转", "结转下年", "剩", "剩下", "没办完", "未办结"), "结转下年"),
    **{verb: verb for verb in ("上年结转", "予以公开", "部分公开", "不予公开", "无法提供", "不予处理")},
    **{verb: verb for verb in ("复议", "行政复议", "诉讼", "行政诉讼", "许可", "处罚", "强制")},
    **dict.fromkeys(("申请", "申请数"), "新收申请"),
    **dict.fromkeys(("不公开", "拒绝"), "不予公开"),
    "公开": "予以公开",
}
"""What is said of a row where it stands in such a list, and what the row is called."""
_VERB = "|".join(sorted(_ROWS, key=len, reverse=True))
_ITEM = re.compile(
    rf"(?P<verb>{_VERB})了?\s*[:：=]?\s*(?:[?？]+|[_＿]{{2,}}|[(（]\s*[)）]|[xX×]{{1,2}}(?=件))\s*[件个份]?[\s,，、;；。]*"
)
_LIST = re.compile(rf"(?<![接已没未不予部分要可能会应动])(?:{_ITEM.pattern.replace('(?P<verb>', '(?:')}){{2,}}")
"""Two of them or more: a single one ("办了?") may ask whether it was done."""
_BLANK = r"[\s+＋/／;；|｜]+"
_ROW = "收到|新收|收件|受理|办结|(?:上年)?结转(?:下年)?|予以公开|部分公开|不予公开|无法提供|不予处理"
_BESIDE = re.compile(
    rf"(?<![接已没未不予部被])(?:{_ROW})(?:{_BLANK}(?:{_ROW}))+(?:{_BLANK}(?:行政)?(?:复议|诉讼))*"
    r"(?=[\s?？。]*$|\s*(?:各|分别|都)?(?:是|有)?(?:多少|几)[件]?[\s?？]*$)"
)
"""Rows with but a blank or a sign between them at the end; "收到 行政复议" may be what was received of them."""
_ENGLISH_ROW = r"(?:received|processed|granted|refused|carried (?:over|forward))"
_ENGLISH_BESIDE = re.compile(rf"(?i)\b{_ENGLISH_ROW}(?:{_BLANK}{_ENGLISH_ROW})+(?=[\s?.]*$)")


def spelled_out(message: str) -> str:
    """A message with the rows of such a list asked for in words, or told apart; any other as it is."""
    message = _BESIDE.sub(_told_apart, message)
    message = _ENGLISH_BESIDE.sub(lambda hit: ", ".join(_english_rows(hit[0])), message)
    return _LIST.sub(lambda hit: ",".join(f"{_ROWS[one['verb']]}多少件" for one in _ITEM.finditer(hit[0])), message)


def _told_apart(rows: re.Match[str]) -> str:
    """Rows side by side with a list's comma between them, each once."""
    return "、".join(dict.fromkeys(_ROWS.get(one, one) for one in re.split(_BLANK, rows[0])))


def _english_rows(rows: str) -> list[str]:
    """English rows side by side, each by its name."""
    said = re.findall(_ENGLISH_ROW, rows.lower())
    return ["carried over to the next year" if one.startswith("carried") else one for one in said]
