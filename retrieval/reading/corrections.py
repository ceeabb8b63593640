"""Messages that put right what was asked last ("不对,我说的是卫健局"), as what they put in its place (pure)."""

from __future__ import annotations

import re

_LONGEST = 60
_WRONG = (
    r"(?:(?:我(?:刚才|上面)?)?(?:不是这个|不是的?|(?:不对)+|[搞弄说问写打看答记输]?错了|口误|抱歉|对不起|不好意思|不|no|wrong|sorry)"
    r"(?:啊|呀|吧|了|哦)?[,.!;:~ ]+|(?:不对)+(?=我|应该|是)|[搞弄说问写打看答记输]?错了(?=我|应该|是))+"
)
_FIRST = "(?:还有|另外|对了|哦|噢|啊|嗯|那个),?"
_MEANT = (
    r"(?:我(?:刚才|其实|本来)?(?:是|想|要)?(?:[说问要指查看]的?|想[说问要查看]的?|的意思)(?:应该|其实)?(?:就?是|要)?|应该(?:是|问)"
    r"|其实是|是(?=[^否不])|要的是|i meant?|i mean)[ ,]*"
)
_INSTEAD = (
    re.compile(rf"(?:{_WRONG})(?:{_MEANT}|[问说要指查看]的(?:其实|应该)?就?是)(?P<what>(?!.*不是).+)"),
    re.compile(
        rf"(?:{_WRONG})?(?:年份|年度|时间|单位|机关|部门|对象)(?:应该|其实|要)?就?是"
        r"(?P<what>(?!.*(?:元|件$|[吗么几谁哪]|多少|什么))[^,;.?]{2,20})"
    ),
    re.compile(
        rf"(?:{_WRONG})?(?:{_MEANT})?(?:不是|不要)(?P<not>[^,;.]{{1,24}}?)(?:[,;.]|(?=而?是20))(?:而是|应该是|要的是|我?[要问说]的?是|是|要)(?P<what>.+)"
    ),
    re.compile(rf"(?:{_WRONG})?(?:{_MEANT})(?P<what>[^,;.]{{2,30}}?)[,;.]?(?:而不是|不是|并非)(?P<not>[^?]{{1,24}})"),
    re.compile(
        r"我(?:刚才|其实|本来)?(?:[说问指要查看]的|想[问说查看]的|的意思)(?:其实|应该)?就?是,?(?P<what>[^,;.?]{2,30})"
    ),
)
_OF_NUMBERS = re.compile(r"(?<!\d)(?!(?:19|20)\d\d年)\d+[件份起宗项][吧吗啊呀么才对了]*[?]*$")
"""What puts a number right, which is no other question."""
_ASKS = re.compile(r"多少|几|哪|谁|吗|什么|最|是不是")


def corrected(text: str) -> str:
    """What a folded message says instead of what was understood, as a follow-up; any other message as it is."""
    if len(text) > _LONGEST:
        return text
    if _OF_NUMBERS.search(text):
        return text
    said = re.sub(f"^{_FIRST}(?=.*(?:不是|错))", "", text.rstrip(".!~"))
    for pattern in _INSTEAD:
        hit = pattern.fullmatch(said)
        if hit and not _ASKS.search(hit.groupdict().get("not") or ""):
            what = hit["what"].rstrip("的了吧呢啊,")
            return what if _ASKS.search(what) else f"{what}呢"
    return text
