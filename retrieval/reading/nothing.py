"""That there was nothing at all, heard or asked whether it is so, put as one question of it (pure)."""

from __future__ import annotations

import re

from retrieval.reading.background import HEARSAY

_UNIT = r"[件起次份宗项例个]"
_ASKED = re.compile(r"多少|几|什么|哪|谁")
_IS_IT_SO = (
    r"[,;?]?(?:[你您请]?(?:帮我?|给我?|帮忙)?(?:查查?|看看?|核实|确认|问问?)(?:一下|下)?[,;]?)?(?:这)?(?:是)?"
    r"(?:是不是真的|有这回?事吗|有没有这回?事|可信吗|是不是这样|真的吗|真的假的|属实吗|是否属实|没错吧|是吗|真是这样吗|是这样吗|真的么|真吗|对吗|对吧|对不对|是吧)"
)
_ROWS_HELD = r"(?:政府)?(?:信息公开|公开)?(?:申请|行政复议|行政诉讼|复议|诉讼|官司|行政处罚|处罚)"
_NOTHING = re.compile(
    rf"(?P<one>一{_UNIT}[^,;?!]{{0,8}}?(?:都|也)(?:没有?|未)[^,;?!]{{0,6}})"
    r"|(?<!有)没有?人(?:来|去|向[^,]{1,4})?(?P<does>申请|复议|起诉|告)过?(?:政府)?(?:信息)?(?:公开)?"
    rf"|(?<![有都全])(?:从来|压根|根本)?(?:没有?|未)(?P<verb>收到|接到|受理|收|办结|发生)?过?(?:任何|什么|一{_UNIT})?的?(?P<what>{_ROWS_HELD})?"
)
"""That there was nothing at all: "一件申请都没收到", "没收到过申请", "没人申请过"."""
_SEVERAL = re.compile("各|所有|每|全部|单位|部门|机关")
NOTHING_SAID = re.compile(rf"(?:{_NOTHING.pattern})$")
SO_SAID = re.compile(rf"(?:{_IS_IT_SO}|[吗么]|吧)[?!.]*$")
_ACTS = {"申请": "申请", "复议": "复议", "起诉": "诉讼", "告": "诉讼"}


def nothing_as_asked(text: str) -> str:
    """A folded claim that there was nothing, where it is heard or asked whether it is so, put as "一件…都没有吗"; any
    other text as it is."""
    bare = SO_SAID.sub("", HEARSAY.sub("", text))
    claim = next((hit for hit in _NOTHING.finditer(bare) if hit.end() == len(bare)), None)
    if bare == text or _ASKED.search(bare) or _SEVERAL.search(bare) or claim is None or not any(claim.groups()):
        return text
    none = claim["one"] or f"一件{_ACTS.get(claim['does'] or '', claim['what'] or '申请')}都没{claim['verb'] or '有'}"
    return f"{bare[: claim.start()]}{none}吗"
