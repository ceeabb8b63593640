"""Short messages that ask no more than whether the number just told is so, what came of the applications, or of the
other cases (pure)."""

from __future__ import annotations

import re

from retrieval.conversation import Conversation
from retrieval.plan import Operation
from retrieval.plans.runs import called, quantity_called
from store.catalogue.terms import names

_OF_ONE = (Operation.LOOKUP, Operation.RATIO, Operation.SUM)
"""Operations of single organs."""
_SURE = re.compile(
    r"(?:那么?|这个?|该|数字?|数据|你|是|的)*(?:对吗|对不对|对么|是吗|真的吗|真的假的|确定吗|确定|没错吧|没错吗|没搞错吧|准吗|准确吗|属实吗)[?!]*"
)
"""What asks no more than whether the number just told is so."""
_ITS_RESULTS = re.compile(
    r"(?:那么?|最后|最终|它们?|都|各|这些|申请)*(?:的)?(?:办理|处理|答复)?(?:结果)(?:又|都|分别)?(?:呢|怎么?样|如何|是什么|有哪些|咋样)?[?]*"
)
_TOO = re.compile(
    r"(?:那么?|把|再)*(?P<what>(?:(?!加|和|合[计起在并一])[\u3400-\u9fff]){2,12}?)的?也?(?:都|一起|一并)?(?:算上|加上|加进[来去]|算进[来去]|计算在内|算在内)(?:呢|吧)?[?]*"
)
"""A row or an organ that is added to what was told, said last; what says itself that things are added is none."""
_THOSE_YEARS = re.compile(r"(?:那么?)?[这那]几年(?:的|里|下来)?(?P<rest>(?:平均|一共|总共|合计|加起来|哪).*)$")
_CLAIMS = re.compile(
    r"(?:不对[吧啊呀]?|错了?[吧啊]?|不是吧?|嗯|可是?|但是?|难道)?,?(?:我(?:怎么|明明)?(?:记得|觉得|印象(?:中|里)|看到的?)(?:好像)?)?"
    r"(?:不是\d+[件份起宗项]?,)?(?:应该|难道|明明|其实|好像)?(?:就|不)?是(?P<many>\d+[件份起宗项])[吧吗啊呀么才对]*[?!]*"
)
"""What says the number just told to be another one."""
_OUTCOMES = "予以公开、部分公开、不予公开、无法提供、不予处理、其他处理"
_REST = re.compile(r"那?么?(?:剩下|其余|余下|剩余)(?:来?的|几?[件个])+(?:案件|结果)?(?:呢|又呢|怎么?样|如何)?[?]*")
_RESULTS = {"upheld": "结果维持", "corrected": "结果纠正", "other": "其他结果", "pending": "尚未审结"}


def told_again(text: str, conversation: Conversation) -> str:
    """The last question of one report once more where it is only asked whether its number is so, or said that it is
    another; that of what came of the applications where only their results are asked for; "" for any other message."""
    if (too := _TOO.fullmatch(text)) and conversation.cells:
        return f"加上{too['what']}"
    run = tuple(dict.fromkeys(conversation.years_run))
    if (those := _THOSE_YEARS.match(text)) and len(run) > 1 and len(conversation.organs) == 1:
        return "、".join(f"{year}年" for year in sorted(run)) + those["rest"]
    if len(conversation.organs) != 1 or len(conversation.years) != 1 or not conversation.cells:
        return ""
    named = called(conversation.cells[0]) if len(conversation.cells) == 1 else quantity_called(conversation.cells)
    if named and conversation.operation in (Operation.LOOKUP, Operation.SUM) and (claim := _CLAIMS.fullmatch(text)):
        return f"{conversation.organs[0]}{conversation.years[0]}年{named}是{claim['many']}吗"
    if _SURE.fullmatch(text) and conversation.operation in _OF_ONE:
        return f"{conversation.organs[0]}{conversation.years[0]}年呢"
    if _REST.fullmatch(text) and (rest := _other_results(conversation)):
        return f"{conversation.organs[0]}{conversation.years[0]}年{rest}各多少件"
    applications = {"applications.received", "applications.processed"}
    of_these = {cell.indicator for cell in conversation.cells} <= applications
    if of_these and _ITS_RESULTS.fullmatch(text) and all(cell.column == "total" for cell in conversation.cells):
        return f"{conversation.organs[0]}{conversation.years[0]}年{_OUTCOMES}各多少件"
    return ""


def _other_results(conversation: Conversation) -> str:
    """The results of the cases talked of but for those that were told; "" where no part of their results was."""
    told = {cell for one in conversation.told for cell in one} | {*conversation.cells}
    rows, columns = {cell.indicator for cell in told}, {cell.column for cell in told}
    if not columns < {*_RESULTS} or not all(row.startswith("disputes.") for row in rows):
        return ""
    row = names("zh")["group", "disputes.litigation.*"] if len(rows) > 1 else names("zh")["indicator", rows.pop()]
    alike = row == names("zh")["group", "disputes.litigation.*"] and "disputes.reconsideration" in rows
    return "" if alike else row + "、".join(name for column, name in _RESULTS.items() if column not in columns)
