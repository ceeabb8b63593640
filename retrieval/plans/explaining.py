"""Questions about the field itself: what a term means, how one applies, what an article says (pure)."""

from __future__ import annotations

import re
from functools import cache

from retrieval.plan import Explanation
from retrieval.question import Question
from store.catalogue.definitions import Definition, cues, definitions
from store.catalogue.numerals import number_said

_MOST = 4
_ARTICLE = re.compile(r"第([一二三四五六七八九十百零\d]{1,4})条|\barticle (\d{1,3})\b")
_OF_LAW = re.compile(r"条例|说的?啥|讲的?啥|规定|法规|怎么说|内容|原文|什么|\bregulation|\barticle")
_BARE = re.compile(
    r"(?:是什么|是啥|啥意思|指啥|(?:包括|包含|分为?|有|是)(?:哪些|什么|啥|哪几[种类项个])|的(?:区别|不同|差别))"
    r"(?:意思|东西|情形|情况|种类|内容|安全|信息)?[呢啊呀?.]*$|^what (?:is|are)(?![a-z])|^what's |是怎么(?:个|一)?回事"
    r"|(?:怎么|如何|怎样)来?(?:算|计算|得出|得来|定义|界定|认定|统计|区分)(?:出来|得出)?的?[呢啊呀?.]*$"
    r"|(?:会怎么?样|有什么后果|会如何|怎么处理|如何处理|算是?什么)[呢啊呀?.]*$"
    r"|(?:什么|啥|哪种|哪样|哪些|谁|怎么|怎样|如何|怎么样)(?:样的?|情形|情况|时候|条件|场合|信息|申请|文件|人|组织|机构)?下?(?:才|就)*(?:会|能|可以)?(?:才)?被?"
    r"(?:算|属于|叫|说成|当成|当作|当做|认定|认为是|视为|看作|看成|列为|归为|判定|定为)"
    r"|(?:是|算)?(?:个)?(?:什么|啥)(?:说法|概念|讲究)|\bwhat counts as\b"
    r"|\bwhen (?:is|does|are)\b.*\b(?:considered|treated|counted?|regarded|called)\b"
    r"|(?:包括|包含|算不算|算|属于)[^,;?!]{1,8}[吗么]\??$|(?:能不能|能|可以|可不可以)公开吗?\??$"
    r"|(?:怎么|为什么|为啥|凭什么)(?:有的|有些|某些|部分)?(?:申请|信息)?(?:就|会|要|都)?(?:不公开|不予公开|不给公开|不予处理|不处理|不受理|无法提供)[呢啊呀?]*$"
    r"|(?:是|指|有)?哪[一二两三四五六七八几]?[类种项个些样]?[呢啊呀?]*$|^(?:please )?explain |^describe "
    r"|(?:计算方法|计算方式|计算公式|算法|定义|含义)(?:是(?:什么|啥|怎样的))?[呢啊?]*$"
    r"|(?:规定|条例)(?:里|中|上)?(?:是|都)?(?:怎么|如何|怎样)(?:说|讲|规定|写)的?|(?:怎么|如何|怎样)规定的?[呢啊?]*$|有(?:什么|哪些|何)规定"
    r"|(?:什么|啥|哪些|哪种)(?:样的?)?(?:情形|情况|时候|条件|申请|信息)下?(?:才|就|会|能|可以|可能|要|被)*"
    r"(?:不予?(?:处理|公开|提供)|无法提供|部分公开|拒绝|驳回)[呢啊呀?]*$"
    r"|(?:是|用来)?[干做](?:什么|啥|嘛)用?的[呢啊呀?]*$|有(?:什么|啥|何)(?:用|作用)处?[呢啊呀?]*$"
    r"|口径|\bcalculated\b|\bworked out\b|\bcomputed\b"
)
_CLAUSE_ASKS = re.compile(r"是怎么(?:个|一)?回事|口径")
_DONE = re.compile(
    r"平均|最[快慢早新近]|最[多少高低](?!.{0,6}(?:天|日|久|长时间))|收录|实际|用了|花了|一共|总共|合计|多少[件份起家条元宗]|几[件份起家条宗]|哪[些几]?[个家](?:单位|机关|县|市|区|乡|镇|街道|局)"
    r"|各(?:单位|机关|县|市|区|镇|局)|\baverage\b|\bdid\b|\btook\b|\bhow many (?!(?:working |business |calendar )?days)"
)
"""What asks for what was done and counted instead of for the rule."""
_ANY_OFFICE = re.compile("(?:哪|什么|[几多两])个?(?:部门|机关|单位)")
"""Whichever office a rule speaks of, unless its name is compared with others' (最)."""
_QUANTITY = re.compile(r"多少|(?<!哪)几[件个起宗项次家]|how many|how much|number of")


def explain(question: Question) -> Explanation | None:
    """What the question wants explained; None where it asks for something that reports say."""
    articles = _articles(question)
    if articles:
        return Explanation(articles=articles)
    named = bool(question.organs or question.all_years)
    asks = question.has("op", "meaning") or _CLAUSE_ASKS.search(question.text) is not None
    bound = question.counts.condition
    if not asks and (question.counts.running or (bound and bound.mean)):
        return None
    if cued := _cued(question):
        return Explanation((cued,))
    if not named and (howto := [one for one in _by_phrase(question.text) if one.howto]):
        return Explanation(tuple(one.code for one in howto[:_MOST]))
    if _QUANTITY.search(question.text) and not (asks and not named):
        return None
    which = any(code == "all" and "哪" in said for _, code, said in question.places)
    if not asks and (named or which or not _BARE.search(question.text)):
        return None
    found = [one.code for one in _defined(question)]
    return Explanation(tuple(found[:_MOST]), measures=question.measures) if found or question.measures else None


def _cued(question: Question) -> str:
    """How what is done by rule is asked for, by what tells it together; "" where reports are asked what they did.

    A word for any office of its kind (县政府) is no organ there.
    """
    named = any(len(one.organs) == 1 or not one.organs for one in question.organs)
    group = question.group and ("最" in question.text or not _ANY_OFFICE.fullmatch(question.group.text))
    if question.all_years or named or group or _DONE.search(question.text):
        return ""
    return next((one.code for one in cues() if one.told_by(question.text)), "")


def _articles(question: Question) -> tuple[int, ...]:
    """The articles of the Regulation that are asked for by number."""
    if question.organs or not _OF_LAW.search(question.text):
        return ()
    said = [hit[1] or hit[2] for hit in _ARTICLE.finditer(question.text)]
    return tuple(dict.fromkeys(filter(None, map(number_said, said))))


def _by_phrase(text: str) -> list[Definition]:
    """The definitions whose phrases stand in the text, as they stand in it; a phrase inside a longer one is not one."""
    known, lengths = _phrases()
    hits = [
        (start, -length, known[text[start : start + length]])
        for start in range(len(text))
        for length in lengths.get(text[start], ())
        if text[start : start + length] in known
    ]
    kept = [
        (start, length, one)
        for start, length, one in hits
        if not any(other <= start and start - length <= other - longer and longer < length for other, longer, _ in hits)
    ]
    return list({one.code: one for _, _, one in sorted(kept, key=lambda hit: hit[:2])}.values())


@cache
def _phrases() -> tuple[dict[str, Definition], dict[str, tuple[int, ...]]]:
    """The definitions by their phrases, and the lengths of the phrases by first letter."""
    known = {phrase: one for one in definitions().values() for phrase in one.phrases}
    lengths: dict[str, set[int]] = {}
    for phrase in known:
        lengths.setdefault(phrase[0], set()).add(len(phrase))
    return known, {first: tuple(sizes) for first, sizes in lengths.items()}


def _defined(question: Question) -> list[Definition]:
    """The definitions of the terms that the question names, by their own phrases or as rows and columns."""
    found = [one for one in _by_phrase(question.text) if not one.howto]
    rows = {frozenset(one.rows): one for one in definitions().values() if one.rows}
    columns = {one.columns: one for one in definitions().values() if one.columns}
    strong = [one for one in question.named if one.kind in ("indicator", "column", "each")]
    for named in strong or [one for one in question.named if one.kind == "soft"]:
        known = (columns if named.kind in ("column", "each") else rows).get(named.codes)
        found += [known] if known and not question.measures else []
    return list(dict.fromkeys(found))
