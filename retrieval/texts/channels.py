"""How applications came in (online, by letter, in person): what the tables do not count and a sentence may (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CHANNEL = re.compile(
    r"网上|网络|线上|在线|互联网|平台|信函|邮寄|寄来|来信|寄信|写信|来函|信件|邮政|快递|当面|现场|窗口|上门|传真|电子邮件|邮箱|邮件|微信"
)
_ALIKE = (
    ("网上", "网络", "线上", "在线", "互联网", "平台"),
    ("信函", "邮寄", "寄来", "来信", "寄信", "写信", "来函", "信件", "邮政", "快递"),
    ("当面", "现场", "窗口", "上门"),
    ("电子邮件", "邮箱", "邮件"),
)
_CHANNELS = re.compile("渠道|途径|方式")
_REQUESTS = re.compile(
    r"(?:政府)?(?:信息)?公开申请|依申请公开|申请|收到|受理|新收|通过|(?:交|递|提|报|寄|发)(?:上来|进来|过来)"
)
_CAME_IN = re.compile("提交|寄|递交|申请|受理|收到|接收|提出")


def topics_of_channel(topic: str) -> Iterator[str]:
    """What to search for of a question about a channel, without the words for the applications: the channel as it is
    called there, then as it is called otherwise (现场, 当面); nothing where it is about none."""
    if said := _CHANNEL.search(topic):
        names = next((group for group in _ALIKE if said[0] in group), ())
        for name in dict.fromkeys((said[0], *names)):
            yield _REQUESTS.sub(" ", f"{topic[: said.start()]}{name}{topic[said.end() :]}")
    elif _CHANNELS.search(topic) and "申请" in topic:
        yield "网上提交多少件"


def tells_of_channel(topic: str, sentence: str) -> bool:
    """Whether a sentence says of the channel that is asked about first how many applications came by it."""
    said = _CHANNEL.search(topic)
    if not said or not _CAME_IN.search(sentence):
        return False
    words = next((group for group in _ALIKE if said[0] in group), (said[0],))
    return re.search(rf"(?:{'|'.join(words)})[^,，;；。、\d]{{0,10}}\d", sentence) is not None
