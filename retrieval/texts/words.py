"""What a question's words weigh. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from store.catalogue.csv_files import packaged_rows
from store.catalogue.normal import pairs, squash

_HARMLESS = ("particle", "politeness", "conjunction", "pronoun", "adverb", "asker")
"""Kinds of harmless words (`harmless_words.csv`) that say nothing in a text either."""
_RUN = re.compile(r"[\u3400-\u9fff〇]+|[a-z0-9]+")
_COUNTED = (
    "人次|个人|件|条|个|次|期|篇|项|场|份|人(?![大民员才士]|关注|看|访问|浏览|点击)|名(?![录单称])|位(?!置)|家(?![长庭属里])|册|部(?!门)|张|天|批(?![示评复准文])|处(?![罚理置分])|起|例|本|万?元|钱|种|年(?!报)"
    "|封|块|台|辆|座|套|幅|宗(?![旨教地祠])|枚|株|盏|届|轮|遍|分(?![之钟别])|回(?![复应答访头])|趟|间(?!接)|亩|吨|级(?!别)|支|所|户|组(?!织)|首(?!次)|堂|节(?!目)|通(?![知报过告信道])|版(?![本面块权])"
)
_MEASURES = "件条个次篇项场份人名期封"
_BEFORE, _AFTER = "宣听演解前编撰书小", "座解话堂师课授案出醒问供升高交示速请倡前法作明"
"""What makes another word of 说, 写, 讲 and 提: 宣讲, 讲座, 提案."""
_ASKED = re.compile(
    r"(?:(?<=[改正])|(?<=[改正]\ue000))(?:多少|几)[处个条项]问题|从(?=[几多])|百分之(?:几|多少)|占(?:了|到)?(?=多少|多大|几成|百分|比)|(?:多|少)(?=\d)|比(?=增|减|上升|下降|提高|降低|多|少)|(?:有|是)?哪几(?:个|家|项|方面|种|位|件)?(?:村|社区|镇|乡|单位|部门)?|"
    rf"(?:一共|总共|共|都|还)?(?:有|是|为|达到?|约)?(?:多少|几|好多(?=[{_MEASURES}]))(?:多|余)?(?:万|亿)?(?:(?:{_COUNTED})次?)?(?![门例目])"
    r"|(?:是|由|有|为|叫|归)?(?:什么(?:时候|时间|地方|样|人(?!员))?|谁(?:来|在)?(?:担任|当|任|牵头|管)?|哪(?:里|儿|些|天|位|个|家|一天|一位)|何时|何处|何地|何人|啥时候|啥)"
    rf"|(?:里|中)?面?(?<![{_BEFORE}])(?:说|写|讲|提)(?![{_AFTER}])(?:到|了|的)?(?:自己)?|(?<!求)是(?!否)|(?<![存现正])在(?![线职校编])|跟(?![踪进班拍读随岗])"
    r"|(?:有|是)?多(?:大|高)|过(?=多少|几|哪|什么|谁|$)|(?<=[\u3400-\u9fff])(?<![人件条期份次个总])(?:数(?:量|目)?|(?<=[送答结退复布审改训])量)(?=$|[,，。?？])"
    r"|(?:要|会|想|准备|应|该)?(?:要|去|来|该)?(?:做|搞|干|抓)(?:好|到|出)?(?=些?什么|哪)|问的(?:就)?是|一次(?=$|[,，。?？])|哪(?:一|几)?(?:个|些)?方面|哪(?:一|几)?[类种样]|的事(?:儿|情)?(?=$|[,，。?？])|打(?=什么|哪)|(?:多久|多长时间)(?:一次)?|(?:怎么|怎样|如何)|(?:是|有)?[的了吗呢吧呀嘛啊啦哈哦噢][??]?(?=$|[^解])|没有?(?=[??]*$)|[??!！]"
)
_OF_ONESELF = re.compile(r"^(?:我|俺|咱)们?(?:是|在|有|家)[^,，。]{1,24}[,，。]")
"""A clause before the question in which an asker tells of himself."""
_DONE = re.compile(r"(?<=[\u3400-\u9fff])[了过](?=(?:一共|总共|共)?(?:多少|几))")
"""What stands after a verb and before what is counted: 回了几封."""
_MARK = "\ue000"
_OF_VERB = 0.4
"""What the last character of such a verb counts: a text may say it with another word (答复)."""
_NAMED = re.compile(r"[“\"《「]([^”\"》」]{2,40})[”\"》」]")


def normal(text: str) -> str:
    """The text as it is compared: NFKC, lower case, no white space."""
    return squash(text).lower()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a question: `text` with fillers as blanks, the strength of each character, names in quotes."""

    text: str
    strengths: tuple[float, ...]
    names: tuple[str, ...]

    @property
    def strong(self) -> int:
        """How many characters say something of their own."""
        return sum(strength == 1 for strength in self.strengths)


@lru_cache(maxsize=1024)
def read_words(topic: str) -> Words:
    """The words of a question's topic, as normal text."""
    names = tuple(normal(name) for name in _NAMED.findall(topic))
    topic = _OF_ONESELF.sub("", re.sub(r"(?<!\d)(?:20)?\d\d年度?(?!报)", " ", normal(topic)))
    text = _ASKED.sub(" ", _DONE.sub(_MARK, topic))
    strengths = [1.0 if _RUN.match(char) else 0.0 for char in text]
    for done in re.finditer(_MARK, text):
        strengths[done.start() - 1] = min(strengths[done.start() - 1], _OF_VERB)
    for word, strength in _weak_words():
        for at in _stands_at(word, text):
            place = slice(at, at + len(word))
            # the longer word comes first, and what it has weighed stays
            if all(known == 1.0 for known in strengths[place]):
                strengths[place] = [max(strength, 0.0)] * len(word)
    return Words(text, tuple(strengths), names)


def _stands_at(word: str, text: str) -> list[int]:
    """Where a word stands in a text, no place overlapping the one before. (Of a pattern a word, more than `re` keeps,
    each would be compiled anew in each question.)"""
    places: list[int] = []
    while (at := text.find(word, places[-1] + len(word) if places else 0)) >= 0:
        places.append(at)
    return places


def speaks_of(text: str, words: Iterable[str]) -> bool:
    """Whether a text has any of some words that say something, or a part or a synonym of one."""
    said = normal(text)
    for word in map(normal, words):
        parts = [pair for pair in pairs(word) if len(pair) > 1 or word == pair]
        if any(part in said for part in parts) or any(
            other in said for key, others in synonyms().items() if key in word for other in others
        ):
            return True
    return False


@cache
def synonyms() -> Mapping[str, tuple[str, ...]]:
    """For each word of `synonyms.csv` the others that may stand for it."""
    groups: dict[str, tuple[str, ...]] = {}
    for row in packaged_rows("synonyms.csv"):
        members = row["words"].split("|")
        for member in members:
            groups[member] = tuple(dict.fromkeys((*groups.get(member, ()), *(m for m in members if m != member))))
    return groups


@cache
def _weak_words() -> tuple[tuple[str, float], ...]:
    """Words that say little of what is asked, longest first, with the strength that stays (0 to 1)."""
    harmless = (row["words"].split("|") for row in packaged_rows("harmless_words.csv") if row["kind"] in _HARMLESS)
    known = {word: 0.0 for words in harmless for word in words if len(word) > 1}
    known |= {row["word"]: float(row["strength"]) for row in packaged_rows("weak_words.csv")}
    return tuple(sorted(known.items(), key=lambda row: -len(row[0])))
