"""What a question leaves open between years, or between all offices and each, put in full: whether a number rose or
fell, one number twice another (pure)."""

from __future__ import annotations

import re

from retrieval.reading.putting import Rules, put

_YEAR = r"20\d\d年度?"
_TWO_YEARS = r".*20\d\d.*20\d\d"
_MORE = r"(?:上[升涨]|增[加长多]|变多|[涨升增多])"
_LESS = r"(?:下[降跌]|减少|变少|[跌降减少])"
_OR = r"了?,?(?:还是|或者?是?)"
_OFFICES = r"(?:单位|机关|部门)"
_ALL = rf"(?:全部|所有|全体)的?{_OFFICES}"
_APART = r"(?!.*(?:各|每|分别|哪|谁|排|最|超|不到|平均))"
_MOST_ENGLISH = r"(?:highest|largest|biggest|greatest|best|most)"
_LEAST_ENGLISH = r"(?:lowest|smallest|fewest|least|worst|bottom)"
_WHOSE = r"(?P<who>[a-z][a-z' -]{1,50}?)"
_TAKEN_IN = r"(?:新?收(?:件|到)?|受理)(?:的|数量?|量|申请)*"
_END = r"[?.]*$"
_INTAKE = r"(?:intake|caseload|workload|number of (?:applications|requests)(?: received)?)"
_HIGHER = r"(?:higher|larger|bigger|greater|lower|smaller|more|less)"
_ORGANS = r"(?P<who>(?:[a-z]+ ){0,2}?(?:offices|organs|authorities|governments|bureaus))"
_HELD = r"(?:(?:that )?you (?:hold|have|keep|store)|(?:is|are) (?:held|kept|stored|available|here|in here|included))"
_PUBLISHES = r"(?:publish(?:ed)?|issued?|released?|submit(?:ted)?|have|put out)"

_PUT: Rules = (
    (
        re.compile(
            rf"^(?P<whole>(?!{_TWO_YEARS}|.*(?:[比较至最哪谁各]|(?<![收接])到(?!底)|历年|几年|许可|处罚|强制|收费|项目))[^;?!]*{_YEAR}[^;?!]*?)"
            rf"(?:到底|究竟|是)*(?:{_MORE}{_OR}{_LESS}|{_LESS}{_OR}{_MORE})了?[呢啊呀]?[?]*$"
        ),
        r"\g<whole>比上年变动了多少",
    ),
    (
        re.compile(
            rf"(?P<all>{_ALL})(?P<part>{_APART}[^,;?!占]{{2,16}}?)(?<!合计)占"
            rf"(?=(?:全部|所有|总|全体){_OFFICES}?的?(?:申请|收件|收到|办结|处理|量|数))"
        ),
        r"\g<all>\g<part>合计占",
    ),
    (
        re.compile(
            rf"^(?P<head>(?=.*{_YEAR})(?!{_TWO_YEARS})[^;?!比较]*?)被?腰斩[过了]?(?P<who>的?(?:有哪些)?{_OFFICES}.*)$"
        ),
        r"\g<head>比上年下降50%以上\g<who>",
    ),
    *(
        (
            re.compile(
                rf"^(?P<done>[^;?!比]*?(?:办结|办理结果总计))(?:的|数量?|量)?(?:比(?={_TAKEN_IN}{way}的)|{than}){_TAKEN_IN}(?:{way})?的"
                rf"(?P<who>(?:(?:有?哪些|有几家)?{_OFFICES}|有?[哪几])(?![^;?!]*(?:[占率比中里]|平均|合计|一共|加起来)).*)$"
            ),
            rf"\g<done>占新收的比例{bound}100%的\g<who>",
        )
        for way, bound, than in (("多", "超过", "大于|多于|高于|超过"), ("少", "低于", "小于|少于|低于"))
    ),
    (
        re.compile(
            rf"^(?P<who>[^;?!]*?){_YEAR}(?P<what>[^;?!]{{2,}}?)[是才]?(?:头一[回次]|第一[回次]|首[次度])(?:突破|超过|[过破上])了?"
            r"(?P<bound>[一二两三四五六七八九]?[百千万]|\d+)[件起个]?,?(?:对不对|是不是|真的|[对是])?[吗么]?[?]*$"
        ),
        r"\g<who>哪几年\g<what>超过\g<bound>件",
    ),
    (re.compile(r"(?P<year>20\d\d年)度?报告(?=[里中内上])"), r"\g<year>年报"),
    *(
        (re.compile(rf",? ?\(?\b(?:the )?{end}(?: ones?)? first\)?(?=[.?!]*$)"), order)
        for end, order in ((_LEAST_ENGLISH, " from lowest to highest"), (_MOST_ENGLISH, " from highest to lowest"))
    ),
    (
        re.compile(
            rf"^(?:what|which(?: year)?) (?:was|is) {_WHOSE}(?:'s?)? (?:busiest|worst) year "
            rf"(?:for|in terms of|by) (?P<what>[a-z ]+?){_END}"
        ),
        r"in which year did \g<who> have the most \g<what>",
    ),
    (
        re.compile(rf"^(?:what|which(?: year)?) (?:was|is) {_WHOSE}(?:'s?)? busiest year{_END}"),
        r"in which year did \g<who> receive the most applications",
    ),
    (
        re.compile(
            rf"^(?:in )?(?:which|what) years? did {_WHOSE} (?P<does>receive|process|get|grant|refuse|have) "
            rf"(?P<count>\d+ [a-z][a-z ]+?){_END}"
        ),
        r"in which years did \g<who> \g<does> exactly \g<count>",
    ),
    (
        re.compile(
            rf"^(?:is|was|were|are) {_WHOSE}'s? (?P<what>{_INTAKE}) {_HIGHER} than (?:that of )?"
            rf"(?P<other>[a-z][a-z' -]{{1,50}}?)(?:'s?)?(?P<when> (?:in|for) 20\d\d)?{_END}"
        ),
        r"compare the \g<what> of \g<who> and \g<other>\g<when>",
    ),
    (
        re.compile(
            rf"^(?:did|does|has|have) {_WHOSE} (?P<does>receive|get|process)d? "
            rf"(?:twice|double|three times|triple) as many (?P<what>[a-z]+) (?P<rest>(?:in 20\d\d )?as [^,;?!]+?){_END}"
        ),
        r"how many times as many \g<what> did \g<who> \g<does> \g<rest>",
    ),
    (
        re.compile(
            rf"^(?:please )?(?:list|name|show|give)(?: me)? (?:all )?(?:of )?(?:the )?{_ORGANS} whose (?:annual )?"
            rf"(?:(?P<year>20\d\d) (?:annual )?reports?|reports? (?:for|of) (?P<of>20\d\d)) {_HELD}{_END}"
        ),
        lambda hit: f"which {hit['who']} have a report for {hit['year'] or hit['of']}",
    ),
    (
        re.compile(
            rf"^(?:has|have|did|does) {_WHOSE} {_PUBLISHES} (?:all|every one)(?: of)? (?:its|their) "
            rf"(?:annual )?reports{_END}"
        ),
        r"which annual reports of \g<who> are missing",
    ),
)
"""What is said, and the same in the words that the rules know."""


def over_time(text: str) -> str:
    """A folded question with what it says of years put so that other rules read it; any other as it is."""
    return put(text, _PUT)
