"""What a question says of organs that its plan would not heed: two conditions at once, others than nobody named, an
organ left out of nothing, offices that disclosed nothing (pure)."""

from __future__ import annotations

import re

from retrieval.conversation import Conversation
from retrieval.names.organ_kinds import kind_words
from retrieval.names.told_places import regions_alone
from retrieval.plan import Operation
from retrieval.plans.first_of import first_of_what
from retrieval.plans.of_two import beside_itself, one_report, times_of_what
from retrieval.plans.over_years import mean_of_years
from retrieval.plans.picked_organs import one_above_another, picked_by_another, told_of_all
from retrieval.question import Question
from retrieval.reading.disclosed import disclosed_left_out
from retrieval.reading.money import unit_asked

_OFFICES = r"(?:单位|机关|部门|[局镇乡县区]|街道|谁|哪[些几家个]|几[家个]|多少[家个])"
_NO = r"(?:没有?|有|无|未)"
_BOTH = re.compile(
    rf"既(?:是|被)?{_NO}?.{{1,20}}?[又也](?:被|是)?{_NO}?|同时(?:还|都|也)?(?:{_NO}|存在|涉及|被)"
    rf"|[和与及跟、,].{{1,12}}?(?:都|均|全){_NO}(?!多少|几)|(?:且|并且|而且|又|但是?|却|而|可)(?:是|也|还|并)?{_NO}"
    r"|\bneither\b.*\bnor\b|\bboth\b.*\band\b|\b(?:but|and|yet) (?:no|not|without|had no)\b"
)
_WHOSE = re.compile(rf"{_OFFICES}|\b(?:offices?|organs?|who|which|bureaus?|towns?)\b")
_OTHERS = re.compile(r"^(?:其[他它余]|别的|剩下|other )")
_OTHER_OFFICES = re.compile("(?:其[他它余]|别的|剩下)的?各?(?:单位|机关|部门)")
_UNDISCLOSED = re.compile(
    rf"(?:没有?|未|没能)公开(?:过)?的?(?:{_OFFICES}|都?有(?:哪|几|多少))|{_OFFICES}(?:都)?(?:没有?|未)公开(?!的|率)"
)
_BLANK = re.compile(r"(?:没有?|未|漏|没能)(?:填[写报]?|写)|(?:空着|空白|留空|缺失|缺数)")
"""A cell that was left empty, which is no zero."""
_QUALIFIED = re.compile(
    r"(?<=[年度位关门府局委县区镇乡市个])(?:咨询|查询|了解)的?申请(?!公开)"
    r"|(?<=[年度位关门府局委办处县区镇乡道市里])(?:看|查|做|弄|搞|整|干)[了过完]?的(?:政府)?(?:信息)?(?:公开)?申请"
    r"|向(?:其[他它]|别的?|外|上级|下级)的?(?:单位|机关|部门)(?:提出|提交)?的?申请"
)
"""Applications made elsewhere, or of a kind that no table counts; not "我想了解申请多少件"."""

_UNCOUNTED = re.compile(
    r"(?<=[年府局委办会院镇乡处区县市旗])(?:单位|机关|部门)(?:提交|提出|提|递交)?的?申请(?=了|的|有|总|数|量|多少|几|共)"
    r"|(?<![^年度内总共的月日府局委办会院镇乡处区县市旗道])(?:需要?|要|可|应该?|该|须)(?:办理?|处理)的?(?:申请|总量|总数|件)"
    r"|(?<!left )(?<!remaining )\bto be (?:handled|processed|dealt with)\b(?! (?:in )?(?:the )?(?:next|following))"
    r"|(?:处罚|罚|许可|批|强制)(?:决定)?[了过]*有?(?:多少|几)[家户](?!单位|机关|部门)"
    r"|(?:增长率|增速|增幅|涨幅|降幅|变化率)(?:的(?:增长率|增速|增幅|变化率?|涨幅|增减)|(?:比(?!较)|较(?=上|去|前|20))[^,;?!]{2,12}[快慢高低大小])"
    r"|比(?!较)[^,;?!]{1,10}的(?:增长率|增速|增幅|涨幅|降幅)[更要]?[快慢高低大小]"
    r"|\bgrowth (?:rate )?(?:of|in) (?:the |its )?(?:growth|increase)"
    r"|(?:经过?|通过|被|提起|进入)(?:了|过)?(?:行政)?(?:复议|诉讼)(?:后|之后)?(?:再|才|已经?)?(?:办结|处理|答复|审结|办理)[了完]?的申请"
    r"|第三方(?:提交|提出|提|递交|来)?的?申请(?![^,;?!]*(?:不予|权益|拒))"
    r"|(?:收到|受到|遭受?到?|被|受)[过了]?(?:的|(?:多少|几)[次件项个]?)?(?:行政)?(?:处罚|强制|罚款)"
    r"|(?:复议|诉讼)的?(?:各种|各类)?结果[中里的]*(?:哪一?[种类个项]|最[多少高低])|最[多少高低]的(?:复议|诉讼)结果"
    r"|申请(?:共|一共|总共)?有?(?:多少|几)家(?=[?呢]|$)|平均每一?[个各位名](?:申请)?人(?!民|口)"
    r"|\bwho (?:has |had |have )?(?:sued|took|taken|brought|dragged)\b"
    r"|\b(?:licen[cs]es?|permits?|penalty|penalties|fines?)\b[^,;?!]*?"
    r" (?:refuse|reject|den(?:y|ied)|turn(?:ed)? down|appeal|revoke|withdr|cancel|overturn|quash)\w*"
)
"""What no row counts: applications of offices and third parties, penalties that the organ itself got, applicants."""
_WHO_ELSE = re.compile(
    r"(?:机关|法院|法庭|律师|律所|法官|部门|单位|领导)(?:是|为|叫|有)(?:谁|哪[一个家些位]*|什么)(?!.*(?:最|[多几]少?[家个]))"
    r"|(?:为什么|为何|怎么)(?:会|就|才)?[这那]么[多少高低][啊呀呢了]*[?]*$"
    r"|由哪(?:一?[个家级]|些)?(?:机关|单位|部门)|哪(?:一?[个家级]|些)?(?:中级|基层|人民)*(?:法院|法庭|律所|上级)|[在到去向](?:了)?哪[里儿](?:能|可以?)?(?:查|看|找|办|问|告|打|审|提|$|[?])"
    r"|(?<![比给让被])谁(?:来|去)?(?:办理?|处理|审理?|负责|答复|经办|承办|批|决定|审批)的?(?!.*[最多少高低几])"
)
"""Who, where or why, of which no row tells: who decided, which court, where to look; not "谁办结的最多"."""
_PERSON = re.compile(
    "(?:组长|主任|负责人|领导|人)(?:是|叫|为)?(?:谁|哪一?个)|谁(?:来|在)?(?:担任|当|任|负责|分管|主管|牵头|管)"
)
_SO_MANY = re.compile(r"[这那]?(?:[两二三四五六七八九]|(?<!\d)[2-9])[个家]的?$")
"""What says that several offices of a kind are meant, before one that is held alone."""
_WHICH_YEARS = re.compile(r"哪(?:几个?|些|一?个?)年(?:份|度)?")
"""What asks for years in which any of all organs kept to a bound, and not for the organs of one year."""
_OTHER_CAUSE = re.compile(r"其[他它]的?(?:原因|理由|缘故)")
_PLACE_FIRST = re.compile(r"(?:那么?|其中)?第[二三四五六七八九十\d]+[名家](?=[^,;?!]*(?:多少|几件))")
"""A place in a ranking where none was told, only one organ, whose years nobody ranked."""
_MONEY = re.compile(r"(?:多少|几|[十百千])(?:万|亿)?(?:元|块钱)")
"""Money asked for: of rows that count cases it is not told."""
_PAID = re.compile(r"fees|procurement|fee_unpaid")
_DISCLOSED_TOO = re.compile(r"(?<=[,;?件个份又还再也才已少几])公开(?:了|出去|过|的)*[有是]?(?:多少|几)")
"""What was disclosed, counted beside refusals, whose names hold that word."""
_UNDEALT = re.compile(r"(?<!予)(?:[没未]有?|尚未|还没有?)被?处理(?![完好])")
"""Refused to be dealt with, or not dealt with yet: where no row beside it says which."""


def untold(question: Question, conversation: Conversation, operation: Operation) -> str:
    """The words of a question about organs that its plan would drop in silence; "" where there are none."""
    if question.counts.holding:
        return "".join(question.text[slice(*span)] for span in question.counts.spans)
    talked_of = len(conversation.organs) if not (question.organs or question.group) else 0
    if talked_of and question.counts.organs not in (None, talked_of):
        return f"{question.counts.organs}家"
    goes_on = len(conversation.organs) == 1 and not (question.group or question.has("scope"))
    unranked = goes_on and not question.organs and conversation.operation != Operation.RANKING
    if place := _PLACE_FIRST.match(question.text) if unranked else None:
        return place[0]
    of_years = () if goes_on else (mean_of_years,)
    ways = (first_of_what, picked_by_another, one_above_another, told_of_all, times_of_what, *of_years)
    if dropped := next(filter(None, (way(question, operation) for way in ways)), ""):
        return dropped
    alone = question.organs[0] if len(question.organs) == 1 and len(question.organs[0].organs) == 1 else None
    if alone and not conversation.organs and (many := _SO_MANY.search(question.text[: alone.start])):
        return many[0] + alone.text
    if operation is Operation.COUNT and not question.organs and (years := _WHICH_YEARS.search(question.text)):
        return years[0]
    if against := beside_itself(question, operation, one_report(conversation)):
        return against
    asks_whose = question.has("scope", "all") and _WHOSE.search(question.text)
    if asks_whose and not question.counts.condition and (both := _BOTH.search(question.text)) and _several(question):
        return both[0]
    if asks_whose and (undisclosed := _UNDISCLOSED.search(question.text) or _BLANK.search(question.text)):
        return undisclosed[0]
    rows = _rows_named(question) | {one.codes for one in question.named if one.kind in ("soft", "weak")}
    rows = rows or {frozenset({cell.indicator for cell in conversation.cells})} - {frozenset()}
    paid = not rows or question.has("column", "amount") or any(_PAID.search(row) for codes in rows for row in codes)
    if not paid and (money := (_MONEY.search(question.text) or [unit_asked(question.text)])[0]):
        return money
    undealt = len(_rows_named(question)) == 1 and all("unprocessed" in row for row in min(_rows_named(question)))
    if qualified := _QUALIFIED.search(question.text) or (undealt and _UNDEALT.search(question.text)):
        return qualified[0]
    if disclosed := _disclosed_too(question):
        return disclosed
    if told := _UNCOUNTED.search(question.text) or (_other_column(question) and _OTHER_CAUSE.search(question.text)):
        return told[0]
    if else_asked := _WHO_ELSE.search(question.text) if _one_or_group(question) else None:
        return else_asked[0]
    if beside := disclosed_left_out(question.text):
        return beside
    kinds = (one.text for one in question.organs if one.text in kind_words() and question.has("op", "top", "bottom"))
    return next(kinds, "") or _others(question, conversation) or _left_out_of_nothing(question)


def _disclosed_too(question: Question) -> str:
    """What is asked of disclosure where only refusals are named ("又公开了多少")."""
    rows = [row for codes in _rows_named(question) for row in codes if row.startswith("applications.")]
    told = not rows or any(row.endswith(("granted", "partial")) for row in rows)
    hit = None if told else _DISCLOSED_TOO.search(question.text)
    return hit[0] if hit else ""


def asks_for_person(question: Question) -> bool:
    """Whether it is asked who someone is, which the text tells, and for no office."""
    return not question.named and _PERSON.search(question.text) is not None


def _one_or_group(question: Question) -> bool:
    """Whether one organ or those of a region are asked about, and not which of them comes out first."""
    return (len(question.organs) == 1 or question.group is not None) and not question.has(
        "op", "top", "bottom", "place"
    )


def _other_column(question: Question) -> bool:
    """Whether 其他 is read as the kind of applicant, beside a row that it is no part of the name of."""
    return any(one.kind == "column" and one.codes == {"other"} for one in question.named)


def _rows_named(question: Question) -> set[frozenset[str]]:
    """The rows named, by groups."""
    return {one.codes for one in question.named if one.kind == "indicator"}


def _several(question: Question) -> bool:
    """Whether rows that do not hold each other are named."""
    rows = _rows_named(question)
    return any(not one & other for one in rows for other in rows)


def _others(question: Question, conversation: Conversation) -> str:
    """ "别的镇" where nothing is named or talked of that these are others than."""
    group = question.group
    named = question.organs or question.excluded or conversation.organs
    if not (named or group or conversation.operation) and (others := _OTHER_OFFICES.search(question.text)):
        return others[0]
    before = question.text[: group.spans[0][0]] if group else ""
    said = group and (_OTHERS.search(group.text) or before.endswith(("另", "另外")))
    return group.text if group and said and not named else ""


def _left_out_of_nothing(question: Question) -> str:
    """An office left out of its region's, where only the region's government would be told of."""
    if question.group or len(question.organs) != 1 or not (region := regions_alone(question.organs[0])):
        return ""
    own = question.organs[0].organs
    inside = (one for one in question.excluded if any(region[-1] in organ.organ.name for organ in one.organs))
    return next((one.text for one in inside if not {*one.organs} & {*own}), "")
