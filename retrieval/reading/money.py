"""Which money a question means: the fees of the table (行政事业性收费) or what is taken from those who apply (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.catalogue import MONEY

PROCESSING_FEE = "信息处理费"
"""What is taken from those who apply (《政府信息公开条例》第四十二条), of which only the text tells."""
_OF_APPLICANTS = re.compile(
    r"(?:依申请公开|政府信息公开|信息公开|申请公开)(?:申请)?的?(?:收费|收取的?费用|费用?(?!$))(?:金额|总额)?"
    r"(?!吗|么|标准|依据|通知|办法|项目|[高低]|不|是否|怎么)"
    r"|[向对]申请(?:人|的人|者)们?(?:一共|总共)?收取?了?的?(?:多少)?(?:费用?|钱)"
)
_BARE = re.compile(
    r"(?:有|没有|有没有|是否)?(?:共|一共)?收(?:取|了|过|到)*(?:的|了|过)?(?:费用?|钱)?(?:了|过|的)?(?:总额|情况|总数)?|费用?(?:总额|情况)?|总额"
    r"|情况|几?笔|fees?|charges?|charged|charging"
)

_UNIT_ASKED = re.compile(
    r"(?:多少|几|[以按用]|换算成|折算成|折合成?|约合|换成)个?(?P<unit>亿元|万元|元|亿|万)(?![件项家])"
    r"|\bin (?P<myriads>ten thousand yuan|10,?000 yuan|wan)|\bin (?P<yuan>yuan|rmb)"
)


def unit_asked(text: str) -> str:
    """The unit in which a folded question wants an amount (one of `MONEY`), or ""."""
    hit = _UNIT_ASKED.search(text)
    if hit is None:
        return ""
    said = hit["unit"] or ("万元" if hit["myriads"] else "元")
    return said if said in MONEY else f"{said}元"


def put_in_full(text: str) -> str:
    """A folded question with what is taken from those who apply by its own name ("依申请公开收费")."""
    return _OF_APPLICANTS.sub(PROCESSING_FEE, text)


def leaves_fee_open(content: Sequence[str]) -> bool:
    """Whether the words left over of a question say no more than that something is charged."""
    said = "".join(content)
    fee = "费" in said or said.startswith(("fee", "charg"))
    return fee and PROCESSING_FEE not in said and all(_BARE.fullmatch(word) for word in content)
