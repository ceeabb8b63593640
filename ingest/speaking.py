"""Of which office and time a statement speaks: only one of this office's year may be held against the tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from ingest.prose import ENDS, HIDDEN, Sentence

_UNITS = "省市区县镇乡州盟旗"
_OWN_TIME = re.compile(r"全年|本年度?(?!底)|今年|当年|年内|(?:报告|统计)期内")
_OTHER_TIME = re.compile(
    r"去年(?!度?的?结转)|上一?年度?(?!度?的?结转|度?未)|上年同期|同期|往年|历年|前年|近[\d一二两三四五六]年|十[二三四]五"
    r"|(?<!\d)\d{1,2}月(?!.{0,6}以?来)|[一二三四1-4]季度|季度|上半年|下半年|每[月季周日]|当[月日]|月均|日均|截至目前|迄今|至今|目前为止"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)年(?!度?的?(?:未办结)?结转)")
_TO_YEAR = re.compile(r"(?:结转|顺延|延期)(?:至|到)?$")
_TOTALLED = re.compile(r"(?<!全年)(?<!年度)(?<!本年)累计|(?<!年)以来|历史")
_COMPARED = re.compile(r"[较比与同](?:于)?(?:去年|上一?年|20\d\d年|往年|同期|前年)")
_PLANNED = re.compile(
    r"拟|计划|将(?!军)|预计|力争|目标|不少于|不超过|假如|如果|例如|应诉|代理|胜诉|指导|督促|协助|督办|转办|抽查"
)
_WAYS = re.compile(r"通过|经由|网上|线上|线下|在线|信函|邮寄|信件|当面|现场|窗口|网络|平台|邮箱|传真|微信")
_WIDE = re.compile(
    rf"全(?P<unit>[{_UNITS}])|系统|各(?:部门|单位|级|地|县|区|市|镇|乡|街道|科|股|处|有关|相关)|下属|所属|直属|辖区|基层|区县|县区|市县|镇街|各"
)
_OURS = re.compile(
    rf"我(?:[局委办厅院所处街中部行会队站馆]|单位|机关|街道)|本(?:级|机关|单位|部门|街道|[局委办{_UNITS}厅院所处])|[局委办厅]机关|[局委办厅]本级"
)
_FILLING = re.compile(
    rf"[{HIDDEN}]|20\d\d年度?|全年|年内|本年度?|今年|当年|年度|一共|总共|共计|合计|累计|共|总|新(?!区)|其中|同时|此外|另外|另有|另|还|期间"
    r"|(?:报告|统计)期内|依法|依规|依申请|政府信息|信息|公开|申请|工作|方面|情况|及时|主动|均|已|按[照规定]*|规定|实际|收到并|接收并|[和并及]"
    r"|发生|产生|收到|接到|新增|类|引发|引起|引致|导致|涉及|提起|关于|复议|诉讼|案件|作出|做出|实施|完成|行政|加上|因|由|被|在|就|以来|年初|截[至止]|[一二三四五六]是|截至|有|的|为|办理|结果|答复|处理|数量|本|:"
)
_ITEMS = re.compile(r"(?<=[\d十一二三四五六七八九百](?:件|份|宗|起|个))(?:、|和|及)")
_GOVERNMENT = re.compile(rf"(?P<unit>[{_UNITS}])人民政府$")


@dataclass(frozen=True)
class Speaker:
    """The office whose report it is, and the report's year."""

    organ: str
    year: int

    @cached_property
    def unit(self) -> str:
        """The kind of region that the organ governs (市, 镇, …), "" where it is an office within one."""
        found = _GOVERNMENT.search(self.organ)
        return found["unit"] if found else ""

    @cached_property
    def _tails(self) -> tuple[str, ...]:
        """How a short name of the organ may end."""
        if self.unit:
            return ("府", self.unit)
        tails = {"室": ("室", "办"), "厅": ("厅", "办"), "会": ("会", "委"), "处": ("处", "办", "街道")}
        return tails.get(self.organ[-1:], (self.organ[-1:],))

    def is_own_name(self, name: str) -> bool:
        """Whether a name in the text is this office's own, in full or shortened by leaving characters out."""
        name = name.split("代表")[0]
        rest = iter(self.organ)
        if not name or not name.endswith(self._tails) or not all(char in rest for char in name):
            return False
        return self.unit in name

    def is_own_time(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether a statement from `start` to `end` counts what happened in the report's year, all of it."""
        head = sentence.text[:end]
        clause = head[sentence.clause(start)[0] :]
        if _TOTALLED.search(clause) or _PLANNED.search(clause) or _COMPARED.search(clause):
            return False
        said = [(found.start(), int(found[1]) == self.year) for found in _YEAR.finditer(head) if _scopes(head, found)]
        said += [(found.start(), True) for found in _OWN_TIME.finditer(head)]
        said += [(found.start(), False) for found in _OTHER_TIME.finditer(head) if _scopes(head, found)]
        return not said or max(said)[1]

    def subject_of(self, sentence: Sentence, start: int) -> bool | None:
        """Whether the statement that begins at `start` is of this office: None where its clause names nobody."""
        begin = sentence.clause(start)[0] if sentence.text[start - 1 : start] not in ENDS else start
        own = _ITEMS.split(sentence.text[begin:start])
        named = self._names(own.pop())
        earlier = [*(clause for clause in re.split(f"[{ENDS}]", sentence.text[:begin]) if clause), *own]
        while named is None and earlier:
            named = self._opens(earlier.pop())
        return named

    def _names(self, words: str) -> bool | None:
        """Who is named in what stands before a verb: True this office, False others or what is not understood."""
        if _WAYS.search(words):
            return False
        wide = _WIDE.search(words)
        ours = list(_OURS.finditer(words))
        if ours and not (wide and wide.start() > ours[-1].start()):
            return not (self.unit and "本级" in words)
        rest = _FILLING.sub("", words)
        if wide:
            return self._is_whole(words, wide)
        if (
            rest
            and self.unit
            and rest[:2] in (f"我{self.unit}", f"本{self.unit}")
            and rest[2:] in ("", "政府", "人民政府")
        ):
            return True
        return None if not rest else self.is_own_name(rest)

    def _is_whole(self, words: str, wide: re.Match[str]) -> bool:
        """全市 of a 市人民政府 is its own scope; 全市教育系统, 各县 are not."""
        rest = _FILLING.sub("", words[wide.end() :])
        return (
            bool(self.unit) and wide["unit"] == self.unit and rest in ("", "机关", "各级机关", "政府系统", "各级各部门")
        )

    def _opens(self, clause: str) -> bool | None:
        """Whom an earlier clause of the sentence has for a subject, where it begins with one."""
        bare = re.sub(rf"^(?:[{HIDDEN}]|20\d\d年度?|全年|本年度|其中)+", "", clause)
        if _OURS.match(bare) or (self.unit and bare.startswith(f"我{self.unit}")):
            return True
        wide = _WIDE.match(bare)
        if wide and len(bare) > wide.end():
            return self._is_whole(bare[: wide.end()], wide)
        return False if re.match(r"通过|经由|依托", bare) and _WAYS.search(bare[2:]) else None


def _scopes(head: str, found: re.Match[str]) -> bool:
    """Whether a time named says of when what follows is: a comparison's only counts within its own clause."""
    if _TO_YEAR.search(head[: found.start()]):
        return False
    before, after = head[max(0, found.start() - 1) : found.start()], head[found.end() :]
    ended = re.search(f"[{ENDS}]", after)
    return not (before and before in "较比与同占的(" and ended and "相比" not in after[: ended.start()])
