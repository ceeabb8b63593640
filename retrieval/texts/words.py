"""What a question's words weigh, and how far a sentence covers them. Pure.

Chinese is not segmented: a character of the question is covered where it stands in a pair of neighbours that the
sentence has too. So no word list decides what a word is, and a word that the sentence lacks (粉丝) shows as a run of
characters that nothing covers, however it is cut.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from store.catalogue.csv_files import packaged_rows
from store.catalogue.normal import pairs, squash

FROM_CONTEXT = 0.75
"""What a word counts that the sentence's surroundings (section, heading, neighbour, organ) have and itself has not."""
BY_SYNONYM = 0.9
"""What a word counts that stands there as a synonym."""
_LONE = 0.25
_LONE_HEAD = 0.8
_LIGHT = (
    "上里中内后前时过出到得来了会有个为共等把被由设发办搞做开建收编任叫印定用管写推派送接请让给比多率"
    "要打想答去进回配摆弄干花耗还也都已曾只就才又再仅均且并而其之以于与和及或从向给对将所各"
)
_AUXILIARY = "要想会有给为把被得过来去里中时"
"""Light characters that make no word of their own with a light one beside them: 要做, 会有, but not 推送."""
_TURNS = "副正兼非未不新旧原"
_HARMLESS = ("particle", "politeness", "conjunction", "pronoun", "adverb", "asker")
"""Kinds of harmless words (`harmless_words.csv`) that say nothing in a text either."""
_RUN = re.compile(r"[\u3400-\u9fff〇]+|[a-z0-9]+")
_COUNTED = (
    "人次|个人|件|条|个|次|期|篇|项|场|份|人(?![大民员才士]|关注|看|访问|浏览|点击)|名(?![录单称])|位(?!置)|家(?![长庭属里])|册|部(?!门)|张|天|批(?![示评复准文])|处(?![罚理置分])|起|例|本|万?元|钱|种|年(?!报)"
    "|封|块|台|辆|座|套|幅|届|轮|遍|分(?![之钟别])|回(?![复应答访头])|趟|间(?!接)|亩|吨|级(?!别)|支|所|户|组(?!织)|首(?!次)|堂|节(?!目)|通(?![知报过告信道])|版(?![本面块权])"
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


class Rarity:
    """How much a pair of characters tells within the sentences in scope: 1 if none has it, less the more have it."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self._counts: Counter[str] = Counter()
        self._size = 0
        for sentence in sentences:
            self._counts.update(set(pairs(sentence)))
            self._size += 1

    def __call__(self, pair: str) -> float:
        """Between 0.15 and 1."""
        return max(0.15, 1 - math.log1p(self._counts[pair]) / math.log(self._size + 2))


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


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a question (0 to 1) a clause covers with its surroundings, how much by itself; what is nowhere."""

    share: float
    own: float
    missing: float


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


def cover(words: Words, clause: str, context: str, rarity: Rarity) -> Coverage:
    """How far a clause, itself and with its surroundings (both normal), has the words of a question."""
    own = _held_by(words.text, clause)
    near = _held_by(words.text, context)
    held = [max(itself, FROM_CONTEXT * around) for itself, around in zip(own, near, strict=True)]
    weights = _weights(words, held, rarity)
    total = sum(weights) or 1.0
    return Coverage(_weigh(weights, held) / total, _weigh(weights, own) / total, _missing(words, held, weights) / total)


def _weigh(weights: list[float], held: list[float]) -> float:
    return sum(weight * hold for weight, hold in zip(weights, held, strict=True))


def _held_by(text: str, evidence: str) -> list[float]:
    """For each character of a question's text how far some evidence has it: 1 as it stands, less by a synonym."""
    terms = set(pairs(evidence))
    held = [_held(text, at, terms) for at in range(len(text))]
    for at, word, others in _synonyms_in(text):
        if any(other in evidence for other in others):
            for place in range(at, at + len(word)):
                held[place] = max(held[place], BY_SYNONYM)
    return held


@lru_cache(maxsize=1024)
def _synonyms_in(text: str) -> tuple[tuple[int, str, tuple[str, ...]], ...]:
    """The words of a text that have synonyms, with where they first stand; looked for once, not in each clause."""
    return tuple((text.find(word), word, others) for word, others in synonyms().items() if word in text)


def _held(text: str, at: int, terms: set[str]) -> float:
    if not _RUN.match(text[at]):
        return 1.0
    if text[at].isascii():
        return float(_ascii_word(text, at) in terms)
    return float(text[max(at - 1, 0) : at + 1] in terms or text[at : at + 2] in terms)


def _ascii_word(text: str, at: int) -> str:
    start = at
    while start and text[start - 1].isascii() and text[start - 1].isalnum():
        start -= 1
    found = _RUN.match(text, start)
    return found.group() if found else text[at]


def _weights(words: Words, held: list[float], rarity: Rarity) -> list[float]:
    weights = []
    for at, strength in enumerate(words.strengths):
        if not strength:
            weights.append(0.0)
            continue
        around = [words.text[place : place + 2] for place in (at - 1, at) if _is_pair(words.text, place)]
        rare = min((rarity(pair) for pair in around), default=1.0)
        weights.append(strength * rare * _alone(words, held, at))
    return weights


def _alone(words: Words, held: list[float], at: int) -> float:
    """What an uncovered character alone counts: much where it ends a word (开放日 is not 开放周), else little."""
    if held[at] or _in_open_run(words, held, at):
        return 1.0
    return _LONE_HEAD if _ends_word(words, at) or _qualifies(words, at) else _LONE


def _qualifies(words: Words, at: int) -> bool:
    """Whether a character begins what it stands in (副组长, 兼职人员), so that it tells one thing from another."""
    begins = not _is_pair(words.text, at - 1) or words.strengths[at - 1] < 1 or words.text[at] in _TURNS
    return begins and _is_pair(words.text, at) and words.text[at] not in _LIGHT and words.strengths[at] == 1


def _ends_word(words: Words, at: int) -> bool:
    ends = not _is_pair(words.text, at) and _is_pair(words.text, at - 1)
    return ends and words.text[at] not in _LIGHT and words.strengths[at] == 1


def _is_pair(text: str, at: int) -> bool:
    pair = text[at : at + 2] if at >= 0 else ""
    return len(pair) == 2 and all("\u3400" <= char <= "\u9fff" for char in pair)


def _in_open_run(words: Words, held: list[float], at: int) -> bool:
    """Whether a neighbour that says something is uncovered too: together they are a word that is not there."""
    beside = (place for place in (at - 1, at + 1) if 0 <= place < len(held) and held[place] == 0)
    return any(words.strengths[place] > 0 and not _is_auxiliary(words, at, place) for place in beside)


def _is_auxiliary(words: Words, at: int, beside: int) -> bool:
    """Whether two neighbours are but a light verb with its auxiliary, or beside a word that says little (给群众发)."""
    first, second = words.text[at], words.text[beside]
    if first not in _LIGHT or not (second in _LIGHT or words.strengths[beside] < 1):
        return False
    return first in _AUXILIARY or second in _AUXILIARY or words.strengths[beside] < 1


def _missing(words: Words, held: list[float], weights: list[float]) -> float:
    return sum(
        weights[at]
        for at in range(len(held))
        if held[at] == 0
        and words.strengths[at] == 1
        and (_in_open_run(words, held, at) or _ends_word(words, at) or _qualifies(words, at))
    )


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
