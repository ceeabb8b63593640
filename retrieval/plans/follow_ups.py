"""Short messages that change one thing of what was talked of, put as the question that they stand for (pure)."""

from __future__ import annotations

import re

from retrieval.conversation import Conversation
from retrieval.plan import Operation
from retrieval.plans.completing import completed
from retrieval.plans.listed_places import placed_in_list
from retrieval.plans.runs import called, pointed_at, quantity_called, told_names, whole_group
from store.catalogue import cell_type_by_key
from store.catalogue.aliases import take_apart
from store.catalogue.numerals import number_said
from store.catalogue.terms import indicators_like, lexicon
from store.model import CellKey

_LONGEST = 40
_MANY = 8
_POLITE = r"(?:那么?|请|麻烦|帮我|给我|再|然后|and |now |then |ok,? ?|well,? )*"
_SAME = re.compile(
    rf"{_POLITE}(?:(?:一样|同样|相同|同一个?)的?(?:问题|问法|事|项目|指标)?"
    r"|(?:the )?same(?: (?:question|thing|query|again)|(?= (?:for|about|with|on|in) ))),?"
    r"(?:再?问(?:一下|问)?|换成|对|看看?|查(?:一下)?|for|about|with|on)?,?"
)
_CHANGED = re.compile(
    rf"{_POLITE}(?:(?:换成(?![亿万]?元)|换为|换到|改成|改为|改看|换看|改问|换问|改查|换一?下|改一?下|换(?!算|届|发|成[亿万]?元)|切换到|切换成)(?:一下|看|问|查)?"
    r"|(?:change|switch)(?: (?:it|that))? to|make (?:it|that)),?"
)
_ADDED = re.compile(
    rf"{_POLITE}(?:加上|加进|加|算上|添上|带上|连上|连同|把|也看看?|还有|also|add|plus|together with)"
    r"(?P<what>.{2,30}?)(?:也|都)?(?:算上|加上|加进来|算进去|带上|一起)?(?:呢|吧|的话|的)?[?!.]*$"
)
_SUMMED = re.compile(rf"{_POLITE}(?:加|算|连|add|plus|together)")
_TAKEN = re.compile(
    rf"^{_POLITE}(?:去掉|除去|除掉|除了|除|不算|不要|不含|扣除|减去|剔除|排除|except|without|excluding)"
)
_BARE_PLACE = re.compile(r"那?(?P<place>(?:倒数)?第[一二三四五六七八九十\d]+)(?=(?:呢|是谁|是哪[个家].*)?[?]*$)")
_OTHERS = re.compile(
    r"那?么?(?:其他|其它|其余|别的|剩下)的?各?(?:[那这]?几[个家](?:单位|机关|部门|局)?|单位|机关|部门|局)(?:的?呢|怎么样|如何)?[?]*"
)
_MORE_OF_THEM = re.compile(
    r"(?:那么?|然后|再)*(?:还有(?:哪些|哪几[个家]|别的|其[他它余]的?|谁)?|(?:再)?(?:后面|往后|往下|下面|接下来|剩下|其余)的?(?:几[个家])?)(?:单位|机关)?"
    r"(?:的?呢|吗|是谁|有谁|是哪[些几][个家]?|都?有?哪些)?[?]*"
)
_OF_ONE = (Operation.LOOKUP, Operation.RATIO, Operation.SUM)
"""Operations of single organs, after which the others are listed."""
_OF_PARTS = (*_OF_ONE, Operation.RANKING)
_RESULTS = "结果维持、结果纠正、其他结果、尚未审结"
_ADDABLE = (Operation.LOOKUP, Operation.DIFFERENCE)
"""Operations after which what was asked for one by one may still be added up."""
_AGAIN = {str(Operation.SUM): "一共多少", str(Operation.AVERAGE): "平均多少"}

_BOTH = re.compile(
    r"那?么?[这那它]?(?:两|二|2)个?(?P<of>年[份度]?|家|单位|机关|地方?|县|项|数字?|类|种|者|个|边)(?:之间|间|相比)?(?=相?差)"
)
_BOTH_OF = {"years": "年年份年度者个", "organs": "家单位机关地方县者个边", "cells": "项数字类种者个"}
_THESE = re.compile(
    r"那?么?(?:上面|以上|上述|前面|刚才)?(?:说的|问的|的)?[这那]?(?P<count>[两二三四五六七八九]|[2-9])(?:个?数字?|[项种类样个者])"
    r"(?P<sum>(?:加起来|加[在到]?一[起块]儿?|合起来|相加|一共|总共|合计|共计|总和|之和|共)+(?:是|有)?(?:多少|几)?[件个]?)[呢]?[?]*"
)
_TOGETHER = re.compile(
    r"那?么?(?:(?:它们|他们|[这那上]?面?[这那]?(?P<count>[两二三四五六七八九]|[2-9])(?P<of>年|家|个单位|个机关|个|项|者)?)的?)?(?:都|全|全部)?"
    r"(?:加起来|加[在到]?一[起块]儿?|合起来|合在一起|相加|加总)(?:一共)?(?:是|有)?(?:多少|几)?[件个]?[呢吧]?[?]*"
    r"|那?么?(?P<plain>合计|总计|一共|共计|总共)(?:是|有)?(?:多少|几)?[件个]?[呢吧]?[?]*"
    r"|(?:and )?(?:all )?(?:together|added up|combined|taken together|in total)[?]*"
    r"|(?:and |so )*(?:what(?:'s| is| was| does that make) )?(?:the |their )?(?:combined |overall )?(?:total|sum)"
    r"(?: of (?:the two|both|them))?(?: (?:together|in all|then))?[?]*"
)
"""What asks for the sum of all that was asked for one after another."""
_ROW_TOTAL = re.compile(r"那?么?(?:总的?)?(?:合计|总计|总数)(?:是|有)?(?:多少|几)?[件个]?[呢吧]?[?]*")
_THE_ONE_BEFORE = re.compile(r"那?么?(?:前|上)(?:面)?一个的?呢?[?]*")
_GOVERNMENT = re.compile(r"(?:那么?|也|再|看看?|查查?|换成|一下)*(?:人民)?政府的?(?:呢|吧)?[?]*")
_THAT_YEAR = re.compile(r"^那?么?(?P<word>那一?年|这一?年|该年|当年)度?(?:的|里)?")
_SAME_YEAR = re.compile(r"(?<![a-z])(?P<lead>in |for )?(?:the same|that(?: same)?) year(?![a-z]),? ?")
_LONE_PLACE = re.compile(
    r"那?么?(?:倒数)?第[一二三四五六七八九十\d]+(?:名的?|的?(?:呢|是谁|是哪[个家].*)?[?]*$)(?:呢|是谁|是哪[个家].*)?[?]*"
)
_TELL = re.compile(
    r"(?:那么?|请|麻烦|帮我|给我|你|也|再|接着|然后)*"
    r"(?:(?:说说|讲讲|谈谈|聊聊|念念|报报|说一?下|讲一?下|报一?下|念一?下|说|讲|报|来)看?(?=.{1,20}(?:的|呢)吧?$)"
    r"|(?<=[也再着])(?:说说|讲讲|谈谈|聊聊|念念|报报|说一?下|讲一?下|报一?下)(?=.{2,20}$))"
    r"(?!.*(?:情况|年报|报告|工作|内容))"
)
"""What only asks to be told of another organ, year or row."""
_TOLD_TOO = re.compile(
    r"(?P<what>.{2,20}?)的?(?:也|再)(?:要|想)?(?:说|讲|报|看|查|念|来|给我?)(?:说|讲|报|看|查|念|一?个)?(?:一?下)?(?:吧|呗|啊)?[.!~]*"
)
_DISCLOSED = re.compile(
    r"^(?P<lead>(?!.*(?:信息|主动|文件|不))[^,;?!]{0,16}?)(?<!予以)(?<!部分)"
    r"(?:(?:给)?公开(?:了|过|的|出去)*有?(?P<many>多少件?|几件)的?|(?P<bare>公开)的?)(?:呢|啊|呀)?[?]*$"
)
_IN_PART = re.compile(r"那?么?部分的?呢?[?]*")
"""How many of the applications talked of were disclosed."""
_CARRIED = re.compile(
    r"(?:那么?|还|年底)*(?:结转|剩(?:下|余)?(?:了|的)?(?:有)?(?:多少|几)件?|剩(?:下|余)的?|有(?:多少|几)件?没有?[办结][完结掉好]?的?)(?:的?(?:申请|件数|数))?[呢?]*"
)
_LEFT_OVER_OF = ("applications.received", "applications.carried_in", "applications.processed")
"""Of what the rest goes on into the next year; of one result the rest are the others."""
_BARE_RATE = re.compile(r"(?:那么?|它的?|其中的?)*(?P<rate>纠[正错]率|维持率)(?:又?是|有)?(?:多少|几)?[呢?]*")
_DEALT_WITH = re.compile(r"(?:那么?|其中|一共|总共|又)*(?:办理?|答复|回复)了(?:有)?(?:多少|几)件?[呢?]*")
_RUN = re.compile(
    r"(?:(?:上面|以上|上述|前面|刚才)?(?:说的|问的|那|这|各)+|^)(?P<count>几|[两二三四五六七八九]|[2-9])(?:个?数字?|个?指标|[项样]|个项目|个方面)"
    r"(?!.*[加合总共差比最排])"
)
_SHARE_TOGETHER = re.compile(
    r"(?:那么?|它们|[这那]?[两三]?[项个者类])*(?:加起来|合起来|加在?一起|合计|一共|总共|相加)(?:一共|总共)?(?=占)"
)
"""What asks for the share of all that was asked for one after another."""
_SO_MANY_ROWS = re.compile(
    r"(?:上面|以上|上述|刚才|前面)(?:说的|问的|提的|讲的)?[这那]?(?:几|[两二三四五六七八九]|[2-9])(?:[类项种样]|个数字?)"
)
_GREATEST = re.compile(
    r"(?:那么?|[这那]|其中|里面|它们|几个|里|中)*(?:(?:[几两二三四五六七八九]|[2-9])(?:个|项|家|年|者|种)?(?:里面?|中|当中)?)?"
    r"(?:(?:是)?(?P<of>哪一?[个项类种样家]|谁)(?:单位|机关|镇|乡|局|县|区|市|街道)?的?(?:数量?|件数)?(?:更|要|比较)?(?P<way>最?[多少高低大小])(?:一些|些|一点)?"
    r"|(?P<most>最[多少高低大小])的?是?(?P<which>哪一?[个项类种样家]|谁))[呢呀啊]?[?]*"
)
_QUOTIENT = re.compile(
    r"(?:那么?|[这那它]?们?(?:两|二)(?:个数?|者|项|类)|它们|之间|的)*(?:之比|比值)(?:是|为)?(?:多少|几)?[呢?]*"
)
"""What asks how two numbers stand to each other."""
_SORT = (
    r"(?:(?:什么|啥|何)(?:样|种|类)?|哪一?[些几]?(?:种|类|项|样)|哪一?[些几]?个?(?=情|理|原|类|结)|谁|什么人|哪[类些种]人)"
    r"(?:的?(?:情形|情况|理由|原因|类型|种类|类别|结果|申请|提出|提))?"
)
_WHOSE = re.compile("谁|人")
_KINDS = re.compile(
    r"(?:那么?|具体|分别|到底|究竟|其中|里面?|都|各|又|的|是些)*"
    rf"(?:(?P<chief>(?:主要|最主要|大头|最[多常](?:见)?(?:的|是)*)的?(?:是|因为)?{_SORT}|最(?P<most>[多少])的?是?{_SORT}|{_SORT}(?:占得?)?最?(?P<way>[多少]))"
    rf"|(?:是|有|包括|分|分为|分成|因为|由于|出于)+(?:{_SORT}|哪些|哪几个)|{_SORT})(?:呢|啊|呀|的)?[?]*"
)
"""What asks of which kinds a number is made up, or which of them is the greatest."""
_ONCE_MORE = re.compile(r"^(?:那么?)?[再也](?=(?:看|查|问|瞧|算)[看查问瞧算一下]*)")
_BARE_ROW = re.compile(r"那?么?(?:属于)?(?P<what>[\u3400-\u9fff]{2,8}?)的?呢[?]*")
_IN_TEXT = re.compile(
    r"那?么?(?:年报|报告)?的?(?:正文|文字|文中|文里)(?:部分|里面?|中|上)*(?:又|却|是)?(?:怎么|如何|咋)?(?:写|说|讲|提|记)?"
    r"(?:到|的|出)?(?:数字?|数据)?(?:是|为)?(?:多少|几件?|什么|啥)?[呢吗吧]?[?]*"
)


def followed(text: str, conversation: Conversation) -> str:
    """A folded message that goes on with the conversation ("换成2020年", "再加上乙县教育局", "一样的问题问丙市"), as
    the question that it stands for; any other as it is."""
    text = _of_that_year(text, conversation)
    if not conversation.operation or len(text) > _LONGEST:
        return text
    text = completed(pointed_at(placed_in_list(text, conversation), conversation), conversation)
    text = _of_applications(text, conversation)
    text = _of_the_run(text, conversation)
    if (too := _TOLD_TOO.fullmatch(text)) and conversation.cells:
        return f"{too['what']}呢"
    for lead in (_SAME, _CHANGED, _TELL):
        if (hit := lead.match(text)) and hit.end() < len(text):
            return _instead(text[hit.end() :])
    text = _ONCE_MORE.sub("", text)
    if changed := _government_of(text, conversation) or _the_one_before(text, conversation):
        return changed
    if (that := _THAT_YEAR.match(text)) and conversation.leading_year and len(conversation.organs) == 1:
        return f"{conversation.organs[0]}{conversation.leading_year}年{text[that.end() :]}"
    if whole := whole_group(text, conversation):
        return whole
    if (both := _BOTH.match(text)) and both["of"] in _BOTH_OF.get(conversation.changed, ""):
        return text[both.end() :]
    together = None if _asks_of_row(text, conversation) else _TOGETHER.fullmatch(text)
    if together and (run := _run_of(conversation, together["count"], together["of"])):
        return f"{run}加起来一共多少"
    if together and conversation.operation == Operation.DIFFERENCE and len(conversation.organs) > 1:
        return "一共多少"
    if row := _row_beside(text, conversation):
        return f"{row}呢"
    if _QUOTIENT.fullmatch(text) and len(two := told_names(conversation)) == 2 and not conversation.mixed:
        return f"{two[0]}是{two[1]}的几倍"
    told = told_names(conversation) or _names(conversation.run)
    if (these := _THESE.fullmatch(text)) and number_said(these["count"]) == len(told):
        return "、".join(told) + these["sum"]
    if len(conversation.cells) == 1 and _IN_TEXT.fullmatch(text):
        return f"正文里写的{called(conversation.cells[0])}是多少"
    ranked = conversation.operation == Operation.RANKING and not conversation.organs and conversation.shape.limit
    if ranked and _MORE_OF_THEM.fullmatch(text):
        return "各单位从少到多排一下" if conversation.shape.ascending else "各单位从多到少排一下"
    rows = {cell.indicator.split(".")[1] for cell in conversation.cells if cell.indicator.startswith("disputes.")}
    if (rate := _BARE_RATE.fullmatch(text)) and len(rows) == 1:
        return f"{'复议' if 'reconsideration' in rows else '诉讼'}{rate['rate']}多少"
    if kinds := _kinds_of(text, conversation):
        return kinds
    if _OTHERS.fullmatch(text):
        return "各单位从多到少排一下" if conversation.operation in _OF_ONE else "各单位呢"
    if conversation.operation == Operation.RANKING and (place := _BARE_PLACE.match(text)):
        return f"{place['place']}名{text[place.end() :]}"
    return text


def _of_applications(text: str, conversation: Conversation) -> str:
    """A folded message that speaks of what was disclosed by the name of that row, where applications are talked of."""
    rows = {cell.indicator.partition(".")[0] for cell in conversation.cells}
    if rows != {"applications"} or conversation.operation == Operation.TEXT:
        return text
    if _DEALT_WITH.fullmatch(text):
        return "办结多少件"
    whole = all(cell.column == "total" for cell in conversation.cells)
    left_of = all(cell.indicator in _LEFT_OVER_OF for cell in conversation.cells) or "结转" in text
    if _CARRIED.fullmatch(text) and whole and left_of:
        return "结转下年多少件"
    if _IN_PART.fullmatch(text):
        return "部分公开呢"
    told = _DISCLOSED.match(text)
    if not told or (told["bare"] and told["lead"].strip("那么")):
        return text
    return f"{told['lead']}予以公开{told['many'] or '呢'}"


def _of_the_run(text: str, conversation: Conversation) -> str:
    """A folded message with the numbers that were asked for one after another by name, where it points at them all."""
    run = tuple(dict.fromkeys(conversation.run or conversation.cells))
    if (those := _RUN.search(text)) and len(run) > 1 and (number_said(those["count"]) or len(run)) == len(run):
        return text[: those.start()] + "、".join(_names(run)) + text[those.end() :]
    named = told_names(conversation)
    if (share := _SHARE_TOGETHER.match(text)) and len(named) > 1:
        return "、".join(named) + text[share.end() :]
    most = _GREATEST.fullmatch(text)
    if most and (of_told := _greatest_told(most, conversation)):
        return of_told
    rates = conversation.operation == Operation.RATIO and not conversation.mixed
    counts = conversation.operation == Operation.LOOKUP and not conversation.shape.groups
    if not most or not (rates or counts):
        return text
    of, way = most["of"] or most["which"], (most["way"] or most["most"]).removeprefix("最")
    organs = conversation.organs_run
    if conversation.changed == "organs" and of[-1] in "个家谁" and len(organs) > 1:
        return (
            "、".join(organs)
            + "".join(f"{year}年" for year in conversation.years)
            + f"谁{'最' if len(organs) > 2 else ''}{way}"
        )
    return text


def _greatest_told(most: re.Match[str], conversation: Conversation) -> str:
    """Which of the numbers asked for one after another of one report is the greatest, as a whole question, or ""."""
    named, of = told_names(conversation), most["of"] or most["which"]
    one_report = len(conversation.organs) == len(conversation.years) == 1
    if not one_report or len(named) < 2 or conversation.mixed or of == "谁" or of[-1] in "年家":
        return ""
    way = ("最" if len(named) > 2 else "") + (most["way"] or most["most"]).removeprefix("最")
    return f"{conversation.organs[0]}{conversation.years[0]}年{'、'.join(named)}哪个{way}"


def _of_that_year(text: str, conversation: Conversation) -> str:
    """A folded English message with "the same year" put as the one that was talked of, or that came out first."""
    same, alone = _SAME_YEAR.search(text), len(conversation.years) == 1
    year = conversation.leading_year or (conversation.years[0] if alone else 0)
    return f"{text[: same.start()]}{same['lead'] or ''}{year} {text[same.end() :]}".strip() if same and year else text


def _run_of(conversation: Conversation, count: str | None, of: str | None) -> str:
    """What was asked for one after another, where just so many were; "" where nothing or something else was."""
    organs, years = conversation.organs_run, conversation.years_run
    cells = [cell for one in conversation.told for cell in one] or conversation.run
    run_over = {cell.indicator for cell in cells}, {cell.column for cell in cells}
    if min(map(len, run_over)) > 1:
        return ""
    runs = (
        ("年", [f"{year}年" for year in years]),
        ("家个单位个机关", organs),
        ("个项者", told_names(conversation) or _names(conversation.run)),
    )
    if of is None and conversation.mixed:
        return ""
    fitting = [
        run
        for kinds, run in runs
        if len(run) > 1 and (of is None or of in kinds) and count in (None, *map(str, _spelled(len(run))))
    ]
    return "、".join(fitting[0]) if len(fitting) == 1 and conversation.operation in _ADDABLE else ""


def _kinds_of(text: str, conversation: Conversation) -> str:
    """Which parts the number asked for last is made of, or which of them is the greatest, as a whole question: the rows
    of a group, the results of cases, the kinds of applicants; "" for any other message."""
    hit = _KINDS.fullmatch(text)
    of_one = len(conversation.organs) == len(conversation.years) == 1 and conversation.operation in _OF_PARTS
    whole = all(cell.column == "total" for cell in conversation.cells)
    group = quantity_called(conversation.cells) if hit and of_one and whole and conversation.cells else ""
    received = conversation.cells == (CellKey("applications.received", "total"),)
    if not hit or not group or (_WHOSE.search(text) and not received):
        return ""
    of = f"{conversation.organs[0]}{conversation.years[0]}年{group}"
    disputes = all(cell.indicator.startswith("disputes.") for cell in conversation.cells)
    way = hit["way"] or hit["most"] or "多"
    if disputes and ("结果" in text or len(conversation.cells) == 1):
        return f"{of}{_RESULTS}{f'哪个最{way}' if hit['chief'] else '各多少件'}"
    if received:
        return f"{of}哪类申请人最{way}" if hit["chief"] else ""
    if len(conversation.cells) == 1:
        return ""
    return f"{of}里哪一种最{way}" if hit["chief"] else f"{of}的各种情形各多少件"


def _asks_of_row(text: str, conversation: Conversation) -> bool:
    """Whether "合计呢" asks for the column of the totals, after another column of the row."""
    cell = conversation.cells[0] if len(conversation.cells) == 1 else None
    total = cell and CellKey(cell.indicator, "total")
    return cell != total and total in cell_type_by_key() and _ROW_TOTAL.fullmatch(text) is not None


def _government_of(text: str, conversation: Conversation) -> str:
    """ "政府呢" after an office of one region as its government; "" for any other message."""
    around = {take_apart(name).regions for name in conversation.organs}
    if len(around) != 1 or not _GOVERNMENT.fullmatch(text):
        return ""
    return "".join(next(iter(around))) + "人民政府呢"


def _the_one_before(text: str, conversation: Conversation) -> str:
    """ "前一个呢" as what was asked before the last one changed it; "" where that is not one thing."""
    if not _THE_ONE_BEFORE.fullmatch(text) or conversation.mixed:
        return ""
    if conversation.changed == "organs":
        return f"{conversation.before[0]}呢" if len(conversation.before) == 1 else ""
    if conversation.changed == "years":
        return f"{conversation.years_before[0]}年呢"
    told = told_names(conversation)
    return f"{told[-2]}呢" if conversation.changed == "cells" and len(told) > 1 else ""


def _spelled(count: int) -> tuple[str, ...]:
    return (str(count), *("两" if count == 2 else ""), *("零一二三四五六七八九"[count : count + 1]))


def _names(cells: tuple[CellKey, ...]) -> list[str]:
    return [called(cell) for cell in cells]


def _row_beside(text: str, conversation: Conversation) -> str:
    """The one row beside the last one, of the same group, whose name has a bare word that is no term of its own
    ("案卷的呢" after "过程性信息不公开的")."""
    hit = _BARE_ROW.fullmatch(text) if len(conversation.cells) == 1 else None
    if not hit or lexicon().matches(hit["what"]):
        return ""
    last = conversation.cells[0]
    group = last.indicator.rpartition(".")[0]
    beside = [last._replace(indicator=one) for one in indicators_like(f"{group}.*")] if "." in group else []
    named = [called(cell) for cell in beside]
    fitting = [name for name in named if hit["what"] in name.partition("（")[2]]
    return fitting[0] if len(fitting) == 1 else ""


def miscounted(text: str, conversation: Conversation) -> str:
    """What a folded message says of how many things are to be added up, where it is not known which these are."""
    if _THE_ONE_BEFORE.fullmatch(text) and conversation.operation:
        return text.rstrip("?呢")
    if (place := _LONE_PLACE.match(text)) and conversation.operation == Operation.LOOKUP:
        return place[0].rstrip("?呢的")
    if those := _RUN.search(text) or (len(conversation.cells) == 1 and _SO_MANY_ROWS.search(text)):
        return those[0]
    that_year = _THAT_YEAR.match(text)
    if that_year and conversation.operation == Operation.RANKING:
        return that_year["word"]
    single = len(conversation.organs) == len(conversation.years) == len(conversation.cells) == 1
    if single and conversation.changed and _TOGETHER.fullmatch(text):
        return text.rstrip("?呢吧")
    these = _THESE.fullmatch(text)
    if not these:
        return ""
    count, another = number_said(these["count"]), conversation.cells_before not in ((), conversation.cells)
    return "" if count == len(conversation.cells) and not (another and count == 2) else text[: these.start("sum")]


def _instead(rest: str) -> str:
    return rest if rest.isascii() or rest.endswith(("呢", "?")) else f"{rest}呢"


def added(text: str, conversation: Conversation) -> str:
    """What a folded message adds to the organs that were talked of ("再加上乙县教育局"), or ""."""
    hit = _ADDED.fullmatch(text) if 0 < len(conversation.organs) < _MANY and len(text) <= _LONGEST else None
    return hit["what"] if hit else ""


def told_with(rows: str, text: str, conversation: Conversation) -> str:
    """The question for what was asked for last with some rows that a folded message adds to it ("加上部分公开"); ""
    where that is not one number, or the sum of all those named."""
    if not _SUMMED.match(text):
        return ""
    all_told = {cell for one in conversation.told for cell in one}
    added_up = conversation.operation == Operation.SUM and all_told == {*conversation.cells}
    told = _names(conversation.cells) if added_up else told_names(conversation)
    return "、".join((*told, rows)) + "加起来多少" if len(told) == 1 or added_up else ""


def takes_from(text: str, conversation: Conversation) -> bool:
    """Whether a folded message may take an organ from those that were talked of ("去掉乙县教育局")."""
    return 1 < len(conversation.organs) < _MANY and len(text) <= _LONGEST and _TAKEN.search(text) is not None


def asked_of(organs: tuple[str, ...], conversation: Conversation) -> str:
    """The question that was asked last, of these organs."""
    return "、".join(organs) + _AGAIN.get(conversation.operation, "呢")
