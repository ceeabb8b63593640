"""Short messages that hold a year against the last one, or ask of those years together, with what they leave out; and
what of a message its plan would not heed (pure)."""

from __future__ import annotations

import re

from retrieval.conversation import Conversation
from retrieval.plan import Operation, Plan
from retrieval.plans.operations import derived
from retrieval.plans.parts import natural_whole
from retrieval.plans.ranked_sorts import held_against, paired_rows, sort_dropped
from retrieval.plans.runs import called, part_called
from retrieval.plans.told_again import told_again
from retrieval.question import Question
from store.catalogue.numerals import number_said
from store.catalogue.terms import lexicon

_TIMES_OF = re.compile(
    r"(?:那么?|它|又|大[概约]|约)*(?P<is>(?:是|相当于|为)(?!$)|(?=.*[倍成百]))(?P<year>(?:19|20)\d\d年?|[去前上]年|上一年|前一年)度?的"
    r"(?P<times>几倍|多少倍|百分之几|百分之多少|几成|几分之几|多少)[呢呀啊]?\??"
)
_OF_WHAT = re.compile(r"那?么?(?P<is>是|相当于)?(?P<what>[^是的]{2,20}?)的(?P<times>几倍|多少倍)[呢呀啊]?\??")
_GREATER = re.compile(
    r"那?么?(?:到底|究竟)?(?:是)?(?:哪一?[年个]|哪边)的?(?:件数|数字?|占比|比例|比重|公开率|率)?(?:更|要|比较)?(?P<way>[高多大低少小])(?:一些|些|一点)?[呢呀啊]?\??"
)
_GREATER_ORGAN = re.compile(
    r"那?么?(?:到底|究竟)?(?:是)?(?:谁|哪一?[个家]|哪边)(?:单位|机关)?的?(?:占比|比例|比重|公开率|率)?(?:更|要|比较)?(?P<way>[高多大低少小])"
    r"(?:一些|些|一点)?[呢呀啊]?\??"
)
_APART = re.compile(
    r"(?:那么?|[这那]?两年|两者|二者|它们|之间|相比|一共|[^\w])*(?:相?差(?:了|距|异|额)?(?:是|有)?(?:多少|几)"
    r"|(?:提高|上升|增长|增加|升高|提升|下降|降低|减少|回落|变化|涨|降|多|少|高|低)(?:了|出)?(?:多少|几))"
    r"(?:个?百分点|件|个点)?[呢呀啊]?\??"
)
_GREATER_PART = re.compile(
    r"那?么?(?:到底|究竟)?(?:是)?哪一?(?:[个类种项边]|部分)的?(?:占比|比例|比重|份额|占得|占的|占)?(?:更|要|比较)?(?P<way>[高多大低少小])"
    r"(?:一些|些|一点)?[呢呀啊]?\??"
)
_MORE_THAN_LAST = re.compile(
    r"(?:那么?)?(?P<what>[\u3400-\u9fff]{2,8}?)的?(?:又|要)?(?P<way>[多少])(?:了|出)?(?:多少|几)件?[呢呀啊]?\??"
)
"""What holds another row or column against the one talked of ("企业多多少" after 自然人)."""
_MOVED = re.compile(r"[提上增升下降减回变涨多少高低]")
_SPAN = re.compile(
    r"那?么?把?[这那]?(?P<count>[两二三四五六七八九]|[2-9])个?年(?:度)?里?(?:的)?(?:数字?)?(?:都)?"
    r"(?:(?:加起来|加一[下加起块]儿?|加[在到]一[起块]儿?|合起来|相加|一共|总共|合计|共计|累计|总和|共)|(?P<mean>平均)(?:每年|一年|下来|值|数)?)+"
    r"(?:是|有)?(?:多少|几)?[件个]?[呢呀啊]?\??"
)
_ENDS = re.compile(
    r"(?:那么?|[这那]?两者|二者|两个?年?|之间|它们|[^\w])*(?:相?差(?:了|距)?(?:是|有)?多少)[件]?[呢呀啊]?\??"
)
_LED = re.compile(r"^(?:那么?|[这那]?两年|两者|二者|它们|之间|相比|一共|[^\w])+")
_HOW_MANY = re.compile(
    r"那?么?(?:[这那]样的|这些|那些|它们|符合(?:条件)?的)?(?:单位|机关)?(?:加起来|合起来|一共|总共|合计|总计|共计?)?(?:有|是)?"
    r"(?:几|多少)(?:家|个)(?:单位|机关)?[呢呀啊]?\??"
    r"|(?:so )?how many (?:(?:is|are) (?:that|there|they|those|these)|of (?:them|these|those)(?: are there)?)"
    r"(?: in all| in total| altogether)?\??"
)
_TOTAL = re.compile(
    r"那?么?[这那它他]?们?(?:几|[两二三四五六七八九十])?(?:家|个)?(?:单位|机关)?(?:的)?"
    r"(?:加起来|加在一起|合起来|相加|一共|总共|合计|总计|共计)+(?:是|有)?(?:多少|几)?件?[呢呀啊]?\??"
    r"|(?P<english>(?:and )?(?:(?:what is |the |in )*total|together|combined|altogether|added up)"
    r"(?: of (?:them|these|those))?\??)"
)
_YEAR_ON_YEAR = re.compile(r"同比|环比|year[- ]on[- ]year")
_OF_TWO = re.compile(r"(?:两|二)(?:者|个数?|项|样|类)|both|the two")
_BY_HOW_MUCH = re.compile(r"\bby how (?:much|many)\b")
_FIRST_YEAR = re.compile(
    r"(?:那么?|它)?(?:还|都)?有哪[几些]年的?(?:年报|报告|数据)?[呢呀啊]?\??"
    r"|那?么?(?:它的?)?(?:年报)?最(?:早|晚|近|新)(?:的)?(?:是|在|到)?哪一?年(?:的)?[呢呀啊]?\??"
)
_PLACE_OF_ALL = re.compile(
    r"(?:那么?|它|[这那]个?单位)*(?:在|排)?(?:全部|所有)的?(?:单位|机关)(?:里面?|中|当中|里头)?的?排?(?:名|位|列)?第几[名位]?[呢啊呀]?\??"
)
"""What asks for the place of the one organ talked of."""
_OFFICES = re.compile(r"[两二三四五六七八九十\d]+个?(?:家|单位|机关)")
_TOP_YEAR = re.compile(r"^(?:那么?)?最[多少高低大小]的那?一?年(?!是)")
"""The year that came out first, of which another row is asked for ("最高的那年办结多少")."""
_WHICH_YEAR = re.compile(r"哪一?个?年[^,;?!]*[差多少高低大小]")
_WHICH = re.compile(r"(?a)哪|谁|\bwhich\b")
_QUOTIENT = re.compile(r"之比|比值|几比几|(?a:\bratio\b)")
_THOSE = re.compile(r"^(?:[这那]些|[这那]几[家个]|上述|以上|其中|它们|他们)(?:单位|机关|里面?|中|当中)*")
_THOSE_ORGANS = re.compile(
    r"^(?:(?:[这那]些|上述)(?:单位|机关)|[这那](?:几|[两二三四五六七八九十])[家个](?!年|月|数|项|指标)|[它他]们)"
)
_TOGETHER = re.compile(r"[加合]起来|[加合]在一起|相加|\b(?:together|combined|added up)\b")
_EXTREME_ALONE = re.compile(r"那?么?最[多少高低大小]的?(?:呢|是多少)?[?]*")
"""What asks for the greatest or least of nothing: of the offices, or of the years, where one number was told."""
_WHICH_ROW = re.compile(r"哪一?[项种类]")
_AMONG = re.compile(r"那?么?其中|among (?:them|these|those)|of (?:them|these|those)")
_OF_ONE = (Operation.LOOKUP, Operation.SUM, Operation.RATIO)
_MOST_OF_ALL = re.compile(
    r"(?:and |so |then )*(?:which (?:office|organ|authority|agency|government)|who) "
    r"(?:issued|imposed|made|gave|faced|reported|ha[ds]) the "
    r"(?P<way>most|fewest|least|highest|lowest)(?: of (?:them|all|these))?\??"
)
"""What asks whose number is the greatest, with a verb that names no row ("which office issued the most")."""
_AGAINST_YEAR = re.compile(
    r"(?:那么?|它|又|再)*(?:(?:[比较跟和同与]|相比)于?(?:去年|上一?年度?|前一年|往年)(?:同期)?(?:相?比)?|同比)(?:呢|怎么样|"
    r"(?P<way>(?:增长|增加|下降|减少|变化|提高|[多少涨降升])了?(?:多少|几件?|百分之几|百分之多少)))[呢呀啊]?\??"
)
"""What holds a year against the one before, where nothing else is said."""


def completed(text: str, conversation: Conversation) -> str:
    """A folded message with the years that it leaves out: "是2019年的几倍" of the year talked of, "提高了多少" of the
    two that were asked for one after another, "三年一共" of just so many of them; any other as it is."""
    if again := told_again(text, conversation):
        return again
    alone = len(conversation.organs) == 1 and conversation.operation in _OF_ONE
    if (times := _TIMES_OF.fullmatch(text)) and (year := _held_against(times["year"], conversation)):
        return f"{year}年{times['is'] or '是'}{times['year'].removesuffix('年')}年的多少倍"
    if len(conversation.organs) == 1 and _FIRST_YEAR.fullmatch(text):
        return f"{conversation.organs[0]}有哪几年的年报"
    if len(conversation.organs) == 1 and _PLACE_OF_ALL.fullmatch(text):
        return f"{conversation.organs[0]}在全部单位中排第几"
    if alone and not times and (of := _OF_WHAT.fullmatch(text)):
        return f"{conversation.organs[0]}是{of['what']}的{of['times']}"
    if conversation.operation == Operation.COUNT and conversation.shape.condition and _HOW_MANY.fullmatch(text):
        return "how many offices" if text.isascii() else "有几家"
    if (span := _SPAN.fullmatch(text)) and (run := _so_many_years(span["count"], conversation)):
        how = "平均多少" if span["mean"] else "加起来一共多少"
        return "、".join(f"{year}年" for year in run) + how
    if conversation.cells and (most := _MOST_OF_ALL.fullmatch(text)):
        return f"which organ had the {most['way']}"
    two = conversation.operation == Operation.DIFFERENCE and len(conversation.organs) == 2
    if two and len(conversation.years) == 1 and (against := _AGAINST_YEAR.fullmatch(text)):
        year = conversation.years[0]
        return f"{conversation.organs[0]}{year}年比{year - 1}年{against['way'] or '变化了多少'}"
    shape = conversation.shape
    of_all = conversation.operation == Operation.SUM and not (conversation.organs or shape.whole or shape.condition)
    if of_all and len(conversation.years) == 1 and (against := _AGAINST_YEAR.fullmatch(text)):
        year = conversation.years[0]
        return f"{year}年全部单位总数比{year - 1}年{against['way'] or '变化了多少'}"
    if (more := _MORE_THAN_LAST.fullmatch(text)) and (other := _another_number(more["what"], conversation)):
        return f"{conversation.organs[0]}{conversation.years[0]}年{more['what']}比{other}{more['way']}多少"
    one_by_one = conversation.changed == "years" and conversation.operation in _OF_ONE
    if one_by_one and (_GREATER.fullmatch(text) or _APART.fullmatch(text)):
        return _of_the_two(text, conversation)
    if conversation.changed == "organs" and conversation.operation == Operation.RATIO and len(conversation.before) == 1:
        return _of_two_organs(text, conversation)
    if conversation.changed == "cells" and conversation.shape.whole and (part := _GREATER_PART.fullmatch(text)):
        return _of_two_parts(part["way"], conversation) or text
    if (total := _TOTAL.fullmatch(text)) and conversation.operation == Operation.RANKING and not conversation.organs:
        return _total_of_those(total, conversation) or text
    over_years = conversation.operation == Operation.RANKING and len(conversation.organs) == 1
    if over_years and not conversation.shape.placed and len(conversation.years) > 1 and _ENDS.fullmatch(text):
        return "最多的一年和最少的一年差多少"
    return text


def _so_many_years(count: str, conversation: Conversation) -> tuple[int, ...]:
    """The years talked of, one after another or together, where they are just so many."""
    runs = (conversation.years_run, conversation.years)
    return next((run for run in runs if len(run) == number_said(count)), ())


def _held_against(said: str, conversation: Conversation) -> int:
    """The year talked of that another one is held against; 0 where it is not one of one organ's."""
    single = len(conversation.organs) == 1 and conversation.operation in (*_OF_ONE, Operation.DIFFERENCE)
    others = [year for year in conversation.years if not said.startswith(str(year))]
    return max(others) if single and others and len(conversation.years) < 3 else 0


def _total_of_those(total: re.Match[str], conversation: Conversation) -> str:
    """The sum of the few organs that a ranking was of ("一共多少" after "最多的三家"); "" where it was of all."""
    shape = conversation.shape
    if shape.limit is None or shape.placed or shape.extremes or len(conversation.years) != 1:
        return ""
    if total["english"]:
        return f"the {'bottom' if shape.ascending else 'top'} {shape.limit} combined"
    return f"{'最后' if shape.ascending else '前'}{shape.limit}名加起来多少"


def _of_the_two(text: str, conversation: Conversation) -> str:
    run = tuple(dict.fromkeys(conversation.years_run))
    if (hit := _GREATER.fullmatch(text)) and len(run) > 2:
        return "、".join(f"{year}年" for year in run) + f"哪年最{hit['way']}"
    first, last = sorted((conversation.years_before[0], conversation.years[0]))
    if hit := _GREATER.fullmatch(text):
        return f"{last}年和{first}年哪年{hit['way']}"
    if _MOVED.search(text.replace("多少", "", 1)):
        return f"{last}年比{first}年{_LED.sub('', text)}"
    return f"{last}年和{first}年差多少" if conversation.operation == Operation.RATIO else text


def _of_two_organs(text: str, conversation: Conversation) -> str:
    """What is asked of the rates of two organs that were asked for one after another ("哪个高")."""
    both = f"{conversation.before[0]}和{conversation.organs[0]}"
    if hit := _GREATER_ORGAN.fullmatch(text):
        return f"{both}谁{hit['way']}"
    return f"{both}差多少" if _ENDS.fullmatch(text) else text


def _another_number(what: str, conversation: Conversation) -> str:
    """The number of one report that was told last, by name, where some words name another row or column than its own;
    "" where they do not."""
    alone = len(conversation.organs) == len(conversation.years) == len(conversation.cells) == 1
    if not alone or conversation.operation != Operation.LOOKUP:
        return ""
    cell = conversation.cells[0]
    own = {cell.indicator, cell.column}
    said = [hit for hit in lexicon().matches(what) if len(hit.text) == len(what)]
    kinds = {term.kind for hit in said for term in hit.terms if term.code not in own}
    of_row = cell.column != "total" and cell.indicator.startswith(("applications", "disputes"))
    column = part_called((cell,)) if of_row else ""
    return (column or called(cell)) if kinds & {"column", "indicator", "soft"} else ""


def _of_two_parts(way: str, conversation: Conversation) -> str:
    """Which of the two shares of one whole that were told one after another is the greater, as a whole question; ""
    where these have no name or are not both of that whole."""
    one_report = len(conversation.organs) == len(conversation.years) == 1
    shares = conversation.operation == Operation.RATIO and conversation.shape.measure is None and one_report
    parts = (conversation.cells_before, conversation.cells)
    of_it = {natural_whole(part) for part in parts} == {conversation.shape.whole}
    first, second = (part_called(part) for part in parts)
    if not (shares and of_it and first and second):
        return ""
    return f"{conversation.organs[0]}{conversation.years[0]}年{first}占比和{second}占比哪个{way}"


def unheeded(question: Question, conversation: Conversation, plan: Plan) -> str:
    """The words of a question that its plan would not heed: places that it is not a ranking of, the average of those
    few, last year's number beside another organ's, two things where more were talked of; "" where there are none."""
    text, operation = question.text, plan.operation
    rates = operation is Operation.RATIO and len(plan.targets) > 1 and _TOGETHER.search(text)
    if plan.whole and not plan.pooled and (plan.together or rates or operation in (Operation.SUM, Operation.AVERAGE)):
        return text.rstrip("?呢")  # rates are neither added up nor averaged
    alone = len(plan.targets) == 1 and not (plan.single and len(plan.cells) > 1)
    if operation is Operation.AVERAGE and alone and question.organs and question.has("op", "average"):
        return next(said for _, code, said in sorted(question.places) if code == "average")
    if guessed := _guessed(question, conversation, plan) or sort_dropped(question, plan) or paired_rows(question, plan):
        return guessed
    year = _WHICH_YEAR.search(text) if operation is Operation.DIFFERENCE and len(plan.years) == 1 else None
    if year and len(plan.organs) == 1:
        return year[0]
    if against := held_against(question, conversation, plan):
        return against
    plain = not (question.organs or question.group or question.named or question.has("scope"))
    counts = question.counts
    if operation in (Operation.LOOKUP, Operation.SUM, Operation.AVERAGE) and not plan.together:
        if counts.limit and not (question.organs or counts.condition):
            return "、".join(text[start:end] for start, end in counts.spans)
        of_few = conversation.operation == Operation.RANKING and conversation.shape.limit is not None
        adds = operation in (Operation.SUM, Operation.AVERAGE) and question.has("op")
        if adds and plain and not question.years and (of_few or (plan.whole and not derived(question))):
            return next(said for _, code, said in sorted(question.places) if question.has("op", code))
    patterns = {
        Operation.DIFFERENCE: _YEAR_ON_YEAR if len(plan.years) == 1 else None,
        Operation.RATIO: _OF_TWO if plain else None,
        Operation.RANKING: _BY_HOW_MUCH if plain else None,
    }
    if operation is Operation.RANKING and plan.cells != conversation.cells and (top := _TOP_YEAR.match(text)):
        return top[0]
    pattern = patterns.get(operation)
    ranks_years = operation is Operation.RANKING and len(plan.organs) == 1 and not (plan.placed or question.organs)
    if ranks_years and counts.limit and (of_organs := _OFFICES.search(text)):
        return of_organs[0]
    said = pattern.search(text) if pattern else None
    listed = conversation.shape.condition is not None and conversation.operation == Operation.COUNT
    pointing = _THOSE if listed else _THOSE_ORGANS
    those = pointing.match(text) if not plan.organs and operation is not Operation.COUNT else None
    said = said or those
    among = _AMONG.match(text) if {cell.indicator for cell in plan.cells} == {"applications.received"} else None
    of_results = any(cell.indicator == "applications.processed" for cell in conversation.cells)
    return said[0] if said else among[0] if among and of_results else ""


def _guessed(question: Question, conversation: Conversation, plan: Plan) -> str:
    """What a message leaves open that its plan would have to guess: what is held against what, what there is to add
    up, which places, a bound that nothing is held against, years that were not talked of; "" where it names it all."""
    text, operation = question.text, plan.operation
    named = question.organs or question.group or question.named or question.measures
    span = _SPAN.fullmatch(text)
    if span and conversation.operation and not set(plan.years) <= {*conversation.years, *conversation.years_run}:
        return span[0].rstrip("?呢")
    together = _TOGETHER.search(text) if conversation.operation else None
    if together and (len(plan.cells) == len(plan.targets) == 1 or (operation is Operation.COUNT and plan.organs)):
        return together[0]
    if question.counts.condition and operation in (Operation.RANKING, Operation.SUM, Operation.AVERAGE):
        return question.counts.condition.said
    of_one = (Operation.RATIO, Operation.DIFFERENCE, Operation.TREND)
    apart = operation is Operation.RANKING and question.has("op", "difference") and not (plan.spread or plan.changed)
    if question.counts.limit and (operation in of_one or apart) and not (named or plan.extremes):
        return text.rstrip("?呢")
    if named or question.years or not conversation.operation or conversation.cells == ():
        return ""
    told = {cell for one in conversation.told for cell in one}
    several = len(conversation.told) > 1
    if operation is Operation.DIFFERENCE and len(plan.organs) == 1 and {*plan.cells} != (told if several else None):
        turned = conversation.cells_before not in ((), conversation.cells) and conversation.changed != "years"
        open_years = not {*plan.years} <= {*conversation.years, *conversation.years_before}
        which = _WHICH.search(text) is not None
        if not question.has("op", "change") and ((which and turned) or open_years):
            return text.rstrip("?呢")
    years_ranked = operation is Operation.RANKING and len(plan.organs) == 1 and plan.single
    if years_ranked and not plan.placed and _WHICH_ROW.search(text):
        return text.rstrip("?呢")
    told_one = conversation.operation in (Operation.RATIO, Operation.LOOKUP) and len(conversation.years) == 1
    if years_ranked and told_one and len(conversation.years_run) < 2 and _EXTREME_ALONE.fullmatch(text):
        return text.rstrip("?呢")
    if operation is Operation.RATIO and several and _QUOTIENT.search(text):
        return text.rstrip("?呢")
    adds = operation in (Operation.SUM, Operation.AVERAGE) and question.has("op", "sum", "average")
    listed = conversation.operation == Operation.COUNT and conversation.shape.condition and not plan.organs
    alone = len(plan.cells) == len(plan.targets) == 1 and plan.cells == conversation.cells
    return text.rstrip("?呢") if adds and (listed or alone) else ""


def counts_those(question: Question, conversation: Conversation, operation: Operation) -> bool:
    """Whether it is asked how many there are of those that the last question listed by a bound ("一共几家")."""
    own = question.counts.condition or question.has("op", "absent", "list", "change", "difference", "average")
    plain = not (question.organs or question.group or question.named or question.content or own)
    counted = operation is Operation.COUNT and conversation.operation == Operation.COUNT and question.has("op", "count")
    return counted and plain and conversation.shape.condition is not None
