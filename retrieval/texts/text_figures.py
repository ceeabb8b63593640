"""Which organ's text states most of something, and how much all state together, of the numbers that the texts say.

Only numbers that beyond doubt count what is asked are ranked and added up: the same thing, done in the same way, in the
same unit, said once or always alike. What may count something else is quoted, not reckoned with. Pure but for reading.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from retrieval.passages import Quote
from retrieval.texts.english import into_chinese
from store.model import HeldPassage, HeldTextNumber, ReportHead

if TYPE_CHECKING:
    from store.database import Database

MOST_READ = 2_000
"""Reports that one question goes through."""
_NAMED = "(?<!政务)(?<!信息)(?<!申请)"
_VERBS = {
    "hold": "组织(?:开展|召开|举办|举行)?|集中开展|举办|开展|召开|举行|举(?=了)",
    "publish": "主动发布|发布|推送|刊发|发(?=[布了的]|信息|文章|$)",
    "disclose": "主动公开|公开|公布",
    "handle": "办理|承办",
    "finish": "办结|办复",
    "reply": "答复|回复|回应",
    "receive": "收到|接收|接到",
    "make": "制作|编制",
}
_VERB = re.compile(_NAMED + "(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _VERBS.items()) + ")")
_CHANNELS = {
    "wechat": "微信公众(?:号|平台)|公众号|公号|政务微信|微信平台|微信",
    "site": "门户网站|政府网站|官方网站|网站|官网|政府网",
    "weibo": "政务微博|微博",
    "video": "抖音号?|视频号|快手号?",
    "column": "专栏|专区",
    "board": "公开栏|宣传栏|公示栏",
    "media": "政务新媒体|新媒体|媒体",
    "app": "客户端|app",
    "gazette": "政府公报|公报",
    "online": "线上|网上|视频会议",
    "onsite": "线下|现场",
}
_CHANNEL = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _CHANNELS.items()))
_ASKED_UNIT = re.compile("(?:几|多少)(场次|期次|条次|人次|[次场期条篇件个份项])|(场次|[次条期篇件份])(?:数量?)")
_SUMMED = re.compile("一共|总共|合计|共计|总计|加起来")
_RANKED = re.compile("最多|最少|排名|排行|排序|排个?名|从多到少|从少到多|从高到低|从低到高")
_LEAST = re.compile("最少|从少到多|从低到高")
_MEAN = re.compile("平均(?:数|值|每[个家])?")
_OTHER = re.compile("人均|比例|占比|增|减|同比|差|每[次场期条篇件]")
_IN_ENGLISH = (
    (r"\b(?:at most|most (?:of|offices|organs|towns|governments|common|often))\b", " unsure "),
    (r"\b(?:the )?(?:most|highest|largest|rank(?:ed|ing)?)\b", "最多"),
    (r"\b(?:the )?(?:fewest|least|lowest|smallest)\b", "最少"),
    (r"\b(?:in total|totals?|altogether|in all|combined|together|sum)\b", "一共"),
    (r"\b(?:on average|average|mean)\b", "平均"),
    (r"\b(?:(?:town)?ships?|towns?|count(?:y|ies)|offices?|organs?|units?|governments?|departments?|bureaus?)\b", " "),
)
_LATIN = re.compile("[a-z]{2}", re.IGNORECASE)
_FILLERS = re.compile(
    "20\\d\\d年?度?|今年|去年|前年|全年|各个?|哪一?[个家些]?|所有|全部|每一?个|单位|机关|部门|地方|乡镇|镇街|街道|镇|乡|局|县|区|市"
    "|几(?:次|场|期|条|篇|件|个|份|项)|多少(?:次|场|期|条|篇|件|个|份|项)?|(?:场|期|条|件|次)?(?:次|数量?)"
    "|年报|报告|谁|分别|都|了|的|是|有|呢|吗|通过|在|上|里|情况|[?？,，。、]"
)
_GENERIC = re.compile(
    "政务公开|政府信息公开|信息公开|政务信息|政府|政务|业务|工作|专题|专项|集中|各类|各种|相关|有关|年度|年内|本年|全年|一年来"
    "|[全我本该][镇乡局委办院校]|我单位|本单位|本机关|街道|先后|累计|通过|利用|依托|运用|借助|在|已|主动|及时|积极|"
    "官方|平台|渠道|向社会|公开|共|上|的|并|还"
)
_WHOLE = re.compile("[全我本该]([省市县区])")
_OFFICE = re.compile("(?:街道)?(?:人民政府|政府|办事处|管理委员会)?")
_DOMAIN = re.compile("政务公开|政府信息公开|信息公开|业务|专题|政策")
_INFORMATION = re.compile("信息|文章|内容|推文|消息|图文")
_SUFFIX = "(?:班|会议?|活动|课程?|工作)?"
_OF_OTHERS = frozenset({"人次", "名", "家", "元", "万元", "亿元", "%"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What is counted (`thing`, with what narrows it; empty: information), done how, over which channels, in which
    unit (empty: any); `summed`, `averaged` or ranked, the `least` first or the most."""

    verb: str
    thing: str
    narrowing: frozenset[str]
    channels: frozenset[str]
    unit: str
    summed: bool
    least: bool
    averaged: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """What one report's text states beyond doubt, with its sentence."""

    report: ReportHead
    value: Decimal
    unit: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class TextFigures:
    """What the texts state, in order of rank; `unsure` may count something else or contradict themselves, `silent` say
    nothing of it. `read` of the `held` reports in scope were gone through; `unread`: of none of them is any number of
    its text known, as of reports taken in by a version that read none."""

    asked: Asked
    stated: tuple[Stated, ...]
    unsure: tuple[tuple[ReportHead, tuple[Quote, ...]], ...]
    silent: tuple[ReportHead, ...]
    read: int
    held: int
    unread: bool = False

    @property
    def total(self) -> Decimal:
        """All that is stated, together."""
        return sum((one.value for one in self.stated), Decimal(0))

    @property
    def average(self) -> Decimal:
        """The mean of what is stated; there must be some."""
        return self.total / len(self.stated)


def read_asked(text: str, names: Sequence[str] = ()) -> Asked | None:
    """What a folded question asks to rank, add up or average; None where it does not, or names nothing that is
    counted."""
    ranked, averaged = _RANKED.search(text), _MEAN.search(text)
    if not (ranked or averaged or _SUMMED.search(text)) or _OTHER.search(text) or (ranked and averaged):
        return None
    unit = _ASKED_UNIT.search(text)
    rest = _RANKED.sub(" ", _SUMMED.sub(" ", _MEAN.sub(" ", text)))
    for name in names:
        rest = rest.replace(name, " ")
    channels = _channels(rest)
    rest = _CHANNEL.sub(" ", rest)
    verb = _VERB.search(rest)
    rest = _VERB.sub(" ", rest, count=1) if verb else rest
    thing = re.sub(r"\s+", "", _FILLERS.sub(" ", rest))
    narrowing = frozenset(_DOMAIN.findall(thing))
    bare = _GENERIC.sub("", thing)
    if not bare and not (channels and verb):
        return None
    bare = "" if _INFORMATION.fullmatch(bare) else bare
    counter = next(filter(None, unit.groups())) if unit else ""
    least = _LEAST.search(text) is not None
    summed = not ranked and not averaged
    return Asked(_group(verb), bare, narrowing, channels, counter, summed, least, averaged is not None)


def read_english(text: str, names: Sequence[str] = ()) -> Asked | None:
    """As `read_asked` of an English question; None also where it has a word that the glossary does not know."""
    text = text.lower()
    for name in names:
        text = text.replace(name.lower(), " ")
    for words, chinese in _IN_ENGLISH:
        text = re.sub(words, chinese, text)
    text = into_chinese(text, "")
    first = _VERB.search(text)
    text = text[: first.end()] + _VERB.sub(" ", text[first.end() :]) if first else text
    return None if _LATIN.search(text) else read_asked(text)


def find_text_figures(
    asked: Asked, organ_ids: Collection[int] | None, years: Collection[int] | None, database: Database
) -> TextFigures:
    """Goes through the numbers that the texts of these organs' reports (None: all) of these years state."""
    heads = database.heads(organ_ids, years)
    read = heads[:MOST_READ]
    found: dict[int, list[HeldTextNumber]] = {}
    numbers = database.text_numbers([head.id for head in read])
    for held in numbers:
        if _may_count(asked, held):
            found.setdefault(held.report_id, []).append(held)
    unit = _commonest(asked, read, found)
    passages = {
        held.id: held for held in database.passages(ids={one.passage_id for own in found.values() for one in own})
    }
    stated, unsure = [], []
    for head in read:
        own = found.get(head.id, [])
        sure = [one for one in own if _counts(asked, one, head) and one.number.unit == unit]
        if len({one.number.value for one in sure}) == 1:
            number = sure[0].number
            stated.append(Stated(head, number.value, number.unit, _quote(sure[0], passages)))
        elif own:
            quotes = dict.fromkeys(_quote(one, passages) for one in sure or own)
            unsure.append((head, tuple(quotes)))
    ranked = sorted(stated, key=lambda one: one.value if asked.least else -one.value)
    silent = tuple(head for head in read if head.id not in found)
    return TextFigures(asked, tuple(ranked), tuple(unsure), silent, len(read), len(heads), bool(read) and not numbers)


def _group(verb: re.Match[str] | None) -> str:
    return (verb.lastgroup or "") if verb else ""


def _channels(text: str) -> frozenset[str]:
    return frozenset(found.lastgroup for found in _CHANNEL.finditer(text) if found.lastgroup)


def _commonest(asked: Asked, heads: Sequence[ReportHead], found: dict[int, list[HeldTextNumber]]) -> str:
    """The unit that is asked for, else the one in which most reports state it: others are not reckoned with."""
    units = Counter(
        unit
        for head in heads
        for unit in {one.number.unit for one in found.get(head.id, []) if _counts(asked, one, head)}
    )
    return asked.unit or max(units, key=lambda unit: units[unit], default="")


def _may_count(asked: Asked, held: HeldTextNumber) -> bool:
    """Whether a number counts the thing that is asked, maybe narrowed, or with more."""
    number = held.number
    if number.unit in _OF_OTHERS and number.unit != asked.unit:
        return False
    if not asked.channels <= _channels(number.means + number.counted):
        return False
    group = _group(_VERB.fullmatch(number.verb))
    if asked.verb and number.verb and group != asked.verb:
        return False
    if asked.thing:
        return asked.thing in number.counted
    return not number.counted or _INFORMATION.search(number.counted) is not None


def _counts(asked: Asked, held: HeldTextNumber, head: ReportHead) -> bool:
    """Whether a number that may count it does so beyond doubt, of the report's own organ."""
    number = held.number
    group = _group(_VERB.fullmatch(number.verb))
    same_way = group == asked.verb if asked.verb else not number.verb or group in ("hold", "publish")
    same_channels = asked.channels == _channels(number.means + number.counted)
    if not (number.exact and same_way and same_channels and all(word in number.counted for word in asked.narrowing)):
        return False
    thing = re.escape(asked.thing) + _SUFFIX if asked.thing else f"(?:{_INFORMATION.pattern})?"
    counted = _GENERIC.sub("", _CHANNEL.sub("", _WHOLE.sub("", number.counted)))
    return re.fullmatch(thing, counted) is not None and _is_own(number.means, head.organ.name)


def _is_own(means: str, organ: str) -> bool:
    """Whether what stands before a verb names nobody but the report's own organ, nor a region that it is a part of."""
    whole = _WHOLE.search(means)
    if whole and not organ.endswith(f"{whole[1]}人民政府"):
        return False
    rest = _GENERIC.sub("", _CHANNEL.sub("", _WHOLE.sub("", means.replace(organ, ""))))
    return not rest or (rest in organ and _OFFICE.fullmatch(organ.rpartition(rest)[2]) is not None)


def _quote(one: HeldTextNumber, passages: dict[int, HeldPassage]) -> Quote:
    held = passages[one.passage_id]
    return Quote(held, held.passage.text[one.number.start : one.number.end], 1.0)
