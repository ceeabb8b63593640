"""公开 said of applications as a noun beside another result of theirs (公开和不予公开), put in the words of its rows:
what was granted in full and in part together, or in full alone where the part is named beside it (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from store.catalogue.terms import Match

_BOTH, _IN_FULL = "公开类", "予以公开"
_NUMBER = r"(?:了的?|的)?(?:申请)?的?(?:总?数量?|总?件数|总量|类)?"
_SHARE = r"(?P<share>的?(?:占比|比例|比重))?"
_RESULT = (
    r"(?:部分(?:予以)?公开|不予以?公开|不公开|未予?公开|没有?公开|拒绝公开|(?:被|遭)?拒绝?|不予处理|不处理|无法提供"
    r"|不能提供|其他处理|不给|没给|驳回)"
)
_LINK = r"(?:以及|还有|或者|还是|除以|加上|减去|对比|和|与|及|跟|同|加|减|比|对|或|[、,/:])"
_ALONE = r"(?:^|(?<=[年度位关门府局委县区镇乡市个里中的、,:和与及跟同比加减对少几件份]))(?:已经?|实际)?公开"
_ASKED = r"了?(?:多少|几)[件份起宗]?"
_BEFORE = re.compile(rf"{_ALONE}{_NUMBER}{_SHARE}(?=(?:{_LINK}+|{_ASKED}{_LINK}?)(?:其中)?{_RESULT})")
_BEHIND = re.compile(
    rf"(?P<beside>{_RESULT}{_NUMBER}(?:{_ASKED})?{_LINK})(?:已经?|实际)?公开{_NUMBER}{_SHARE}"
    r"(?=的?(?:各|分别|合计|总|一共|共|加|相?差|相比|之|哪|谁|[多少]|比|占|[?,、和与]|$))"
)
_WHOLE = re.compile(
    r"占(?:全部|所有|总|已经?)*的?公开(?:出[来去])?了?(?:的|申请|总?件数|总?数量?|总量|类|率|结果|部分)*(?=[比百多几份?]|$)"
)
"""What was disclosed as the whole that something is a part of."""
_OF_DISCLOSURE = re.compile(
    r"(?P<got>(?:收|收到|接到|受理|新收)[了过的]*(?:(?:多少|几)[件份个宗]?)?)?(?:信息|政务)?公开类的?申请(?(got)|(?=的?总?(?:收|受理|新收|接到)))"
)
"""Applications for disclosure, told from those for licences by what they are for ("公开类申请的总收件")."""
_LEFT = re.compile(
    rf"(?:{_ALONE}|信息公开|政务公开|主动公开)(?:的?信息|数据)?{_LINK}{_RESULT}|{_RESULT}{_LINK}(?:信息公开|公开的?信息|主动公开)"
)


def disclosed_in_full(text: str) -> str:
    """A folded question with 公开 as a noun beside another result, or as the whole of a share, in the words of its
    rows; any other as it is."""
    text = _OF_DISCLOSURE.sub(r"\g<got>信息公开申请", text)
    text = _WHOLE.sub(f"占{_BOTH}的", text)
    said = _IN_FULL if re.search("部分(?:予以)?公开", text) else _BOTH
    text = _BEFORE.sub(lambda hit: said + (hit["share"] or ""), text)
    return _BEHIND.sub(lambda hit: hit["beside"] + said + (hit["share"] or ""), text)


def disclosed_left_out(text: str) -> str:
    """What of a folded question stands beside a result of applications as if it were one, and is no row; "" if none."""
    return left[0] if (left := _LEFT.search(text)) else ""


_OTHERWISE = re.compile(r"(?:拒绝|拒|[不未没][予能给肯让被]?|(?<!有)没有|部分)$")
"""What makes of 公开 behind it another result ("拒绝" + "公开了多少件申请")."""


def without_refused(matches: Iterable[Match], text: str) -> list[Match]:
    """The matches without those that begin with the 公开 of a refusal or of a part ("拒绝公开了几件")."""
    return [one for one in matches if not (one.text.startswith("公开") and _OTHERWISE.search(text[: one.start]))]
