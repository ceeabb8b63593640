"""What was asked for one after another, or listed last, put by name where a short message points at it (pure)."""

from __future__ import annotations

import re

from retrieval.conversation import Conversation
from retrieval.plan import Operation
from store.catalogue.numerals import number_said
from store.catalogue.terms import groups, names
from store.model import CellKey

_LED = r"(?:那么?|and )?"
_COUNTED = r"(?:几|[两二三四五六七八九十]|\d+)"
_KIND = r"(?:单位|机关|部门|镇|乡|局|街道|县|区|市|政府)"
_AMONG = r"(?:里面?|里头|当中|之中|中)"
_THOSE = re.compile(
    rf"^{_LED}(?:其中|[它他她]们(?!俩){_AMONG}?|[这那]些{_KIND}?{_AMONG}?|(?:[这那]|上述|以上){_COUNTED}(?:家|个){_KIND}?{_AMONG}?|符合的)"
    r"的?(?=.)"
)
_HOW_MANY = re.compile(r"(?:几|[两二三四五六七八九十]|\d+)(?=家|个)")
_HOW_MANY_THEY_ARE = re.compile(
    r"(?<![这那上])(?:几|多少)(?:家|个(?!人))|how many (?:are|is|of (?:them|these|those))\b"
)
_WHICH_KIND = re.compile(
    rf"{_LED}(?:到底|究竟)?(?:是)?(?P<which>(?:谁|哪一?[个家])(?P<kind>{_KIND}?)(?P<what>[^,;?!最哪谁]{{0,12}}?)(?:更|比较|要)?(?P<way>[多少高低大小]))"
    r"(?:一些|些|一点)?[呢呀啊]?[?]*"
)
_OF_ITS_GROUP = re.compile(
    rf"{_LED}(?:[这那该同]一?大?[类项]|[这那]一?类)(?:情形|情况|原因|理由|申请)?(?:里面?|中|下面?|的)*"
    r"(?P<count>[两二三四五六七八九]|\d)?(?:小?[项类]|[种行个条])?(?:情形|理由|原因)?"
    r"(?:加起来|合起来|一共|总共|合计|共计|全部|总计|共|都|的)+(?:是|有)?(?:多少|几)[件个]?[呢啊]?[?]*"
)
"""What asks for the sum of all rows beside the one talked of ("这类情形几种合计多少")."""


def pointed_at(text: str, conversation: Conversation) -> str:
    """A folded message with the organs that it points at put by name: those listed last ("其中公开率最高的"), the few
    asked for one after another ("哪个镇多"); any other as it is."""
    organs = () if _HOW_MANY_THEY_ARE.search(text) else _several(conversation)
    if len(organs) < 2:
        return text
    named = "、".join(organs)
    if (those := _THOSE.match(text)) and _counts(those[0], len(organs)):
        rest = text[those.end() :]
        more = _WHICH_KIND.fullmatch(rest)
        return _greatest_of(organs, more) if more and more["what"] else named + rest
    more = _WHICH_KIND.fullmatch(text)
    if more and _all_are(more["kind"], organs) and (more["what"] or more["kind"]):
        return _greatest_of(organs, more)
    return text


def whole_group(text: str, conversation: Conversation) -> str:
    """The question for all rows of the group that those talked of are of, where a folded message asks for their sum;
    "" where it does not, or says that they are more or fewer."""
    hit = _OF_ITS_GROUP.fullmatch(text)
    rows = {cell.indicator for cell in conversation.cells}
    if not hit or not rows or {cell.column for cell in conversation.cells} != {"total"}:
        return ""
    around = [group for group in groups() if rows <= {*group}]
    if len(around) != 1 or (number_said(hit["count"] or "") or len(around[0])) != len(around[0]):
        return ""
    whole = quantity_called(tuple(CellKey(row, "total") for row in around[0]))
    return f"{whole}一共多少" if whole else ""


def _greatest_of(organs: tuple[str, ...], more: re.Match[str]) -> str:
    """Which of some organs has more, or most, of what is asked for."""
    return f"{'、'.join(organs)}谁{more['what']}{'最' if len(organs) > 2 else ''}{more['way']}"


def _several(conversation: Conversation) -> tuple[str, ...]:
    """The few organs talked of last: those of the last question, those it listed, those asked for one by one."""
    if conversation.operation == Operation.RANKING and conversation.shape.limit and conversation.listed:
        return conversation.listed
    if len(conversation.organs) > 1:
        return conversation.organs
    listed = not conversation.organs and (conversation.operation == Operation.COUNT or conversation.shape.limit)
    if listed and conversation.listed:
        return conversation.listed
    if conversation.operation == Operation.LOOKUP and {*conversation.organs} < {*conversation.listed}:
        return conversation.listed
    return conversation.organs_run if conversation.changed == "organs" else ()


def _counts(said: str, count: int) -> bool:
    """Whether so many are meant as there are, or no number is said."""
    hit = _HOW_MANY.search(said)
    return hit is None or hit[0] == "几" or number_said(hit[0]) == count


def _all_are(kind: str, organs: tuple[str, ...]) -> bool:
    return kind in ("", "单位", "机关", "部门") or all(kind in name for name in organs)


def told_names(conversation: Conversation) -> list[str]:
    """What was asked for one after another, by name; [] where one of them has none, or holds another of them."""
    told = _without_whole(conversation.told)
    called = [quantity_called(one) for one in told]
    apart = len({cell for one in told for cell in one}) == sum(map(len, told))
    return called if apart and all(called) else []


def _without_whole(told: tuple[tuple[CellKey, ...], ...]) -> tuple[tuple[CellKey, ...], ...]:
    """What was asked for without a group of rows, or a row's total, of which two or more rows or columns were asked for
    behind it, one by one."""
    parts = {cell for one in told[1:] for cell in one}
    columns = {cell.indicator for cell in parts} if all(cell.column != "total" for cell in parts) else set()
    of_total = len(told) > 2 and len(columns) == 1 and told[0] == (CellKey(min(columns), "total"),)
    return told[1:] if of_total or (len(told) > 2 and len(told[0]) > 1 and parts < {*told[0]}) else told


def quantity_called(cells: tuple[CellKey, ...]) -> str:
    """A cell by its row's name, with its column's where that is one of several; a whole group of rows by what their
    names share; "" for any other cells."""
    if len(cells) == 1:
        return called(cells[0])
    rows = tuple(cell.indicator for cell in cells)
    heads = {names("zh")["indicator", row].partition("（")[0] for row in rows}
    whole = rows in groups() and {cell.column for cell in cells} == {"total"}
    return heads.pop() if len(heads) == 1 and whole else ""


def part_called(cells: tuple[CellKey, ...]) -> str:
    """A part of a row, or some rows, by the name that a share of it is asked for by (法人或其他组织); "" for others."""
    rows, columns = {cell.indicator for cell in cells}, ",".join(cell.column for cell in cells)
    known = names("zh").get(("columns" if "," in columns else "column", columns), "") if len(rows) == 1 else ""
    of_total = {cell.column for cell in cells} == {"total"}
    return quantity_called(cells) if of_total else known


def called(cell: CellKey) -> str:
    """A cell by its row's name, with its column's where that is one of several."""
    known = names("zh")
    column = known.get(("column", cell.column), "") if cell.indicator.startswith(("applications", "disputes")) else ""
    # no name of an office is to be read in it ("新收政府")
    name = known["indicator", cell.indicator].replace("政府信息公开申请", "申请")
    return name + ("" if cell.column == "total" else column)
