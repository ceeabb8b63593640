"""Questions about what became of the applications of one intake, which no table tells apart (pure).

The table counts results by the year of completion, what was carried in among them (国办公开办函〔2021〕30号, table 三:
本年新收＋上年结转＝总计＋结转下年度).
"""

from __future__ import annotations

import re

_YEAR = r"(?:\d{2,4}年度?|上一?年度?|去年|前一?年|当年|本年度?|同年|今年)"
_IN = r"(?:新收到?|收到|收的|接收|接到|受理|提交|递交|提出|申请的|来的)"
_OUT = r"(?:办结|办完|办理完|办好|答复|回复|处理完|处理掉|处理了|结案|办掉)(?![率]|是什么)"
_RESULT = rf"(?:{_OUT}|予以公开|部分公开|不予公开|不予处理|无法提供)"
_PLAIN = r"[^,;?!、多少几和与及比加减占÷+]"
_AMONG = r"(?:之中|当中|其中|里面|里头|中|里|内)"
_CLOSED = r"(?:completed|processed|closed|concluded|finished|answered|handled)\b"
_TO_VERB = r"(?:(?! and )[^;?])"
_WERE = r"\b(?:were|was|been|got|are)\b"
_STRICT = re.compile(
    rf"(?:当年|本年度?|年内|同年)[^,;?!]{{0,6}}(?:收|受理|提交|申请)[^;?!]{{0,8}}?(?:当年|本年度?|年内|同年|年底前)[^,;?!]{{0,4}}{_OUT}"
    rf"|(?:新收|收到|接到|受理)(?:的?申请)?(?:并且|而且|并|且|又|后)(?:已经?|当年|在当年|全部|都|也)*(?:{_OUT}|[处办]理)"
    rf"|(?<!的){_IN}{_PLAIN}{{0,10}}?(?:{_AMONG},?[^,;?!]{{0,6}}?|已经?)(?:有)?(?:多少|几)?件?[^,;?!]{{0,4}}?{_OUT}(?!超|逾)"
    rf"|(?:结转(?!下|到下|至下|次|到次)|上年转){_PLAIN}{{0,10}}?(?:{_AMONG},?|的)[^,;?!和与及]{{0,8}}?{_RESULT}"
    rf"|(?:结转(?!下|到下|至下|次|到次)|上年转)[来入过]{{1,2}}的?{_PLAIN}{{0,6}}有?(?:多少|几)件?{_PLAIN}{{0,4}}{_RESULT}"
    rf"|(?:申请|办结的?|新收的?|收到的|答复的|受理的|处理的|公开的|件){_AMONG},?(?:有)?(?:多少|几)?件?[^,;?!]{{0,3}}?(?:{_YEAR}|早先|之前|以前)"
    rf"[^,;?!]{{0,3}}?{_IN}"
    rf"|{_RESULT}(?:的新|了?新(?=增?的?申请))|是{_YEAR}[^,;?!]{{0,3}}?{_IN}|{_OUT}的?(?:申请|件)?{_AMONG}[^,;?!]{{0,8}}?(?:上年|去年|结转)(?!度?继续)"
    rf"|(?:收到|新收|受理)[^;?!多少几和与及]{{0,6}},其中(?:当年|本年度?|年内)[^,;?!]{{0,3}}{_OUT}"
    rf"|{_YEAR}{_IN}{_PLAIN}{{0,8}}?{_YEAR}(?:才|内|里|底|当年)?{_OUT}"
    rf"|{_YEAR}(?:才|内)?{_OUT}的{_PLAIN}{{0,4}}?{_YEAR}{_IN}"
    rf"|(?<![a-z])received\b(?!,? (?:and|or)\b){_TO_VERB}{{0,60}}?{_WERE} (?:\w+ ){{0,2}}?{_CLOSED}"
    rf"|(?<![a-z])(?:{_CLOSED}|received\b){_TO_VERB}{{0,40}}?\b(?:were|had been|was) "
    r"(?:\w+ )?(?:received|submitted|filed|made|lodged)\b(?: \w+){0,2} (?:in|during|the)\b"
    rf"|(?<![a-z])(?:received|submitted|filed) and (?:\w+ )?{_CLOSED} (?:with)?in the same year\b"
    rf"|(?<![a-z])carried (?:over|in|forward)\b[^,;?]{{0,40}}?{_WERE} (?:\w+ )?(?:{_CLOSED}|granted|denied)"
)
_LOOSE = re.compile(
    rf"(?:收到|新收|受理|提交|接到)的?申请(?:(?:总共|一共|都|全部|到底|究竟|最后|最终|总的)*{_OUT}"
    rf"|{_AMONG},?有?(?:多少|几)?件?(?:是|被|得到)?(?:拒|{_RESULT}))"
)


def asks_of_one_intake(text: str) -> str:
    """What in a folded question asks how many of the applications that came in at one time were closed at another, or
    when those closed had come in ("当年新收且当年办结"); "" where nothing does."""
    hit = _STRICT.search(text)
    return hit[0] if hit else ""


def may_mean_one_intake(text: str) -> bool:
    """Whether a folded question speaks of the results as of what came in ("收到的申请办结了多少"), which is said beside
    the figure of all that was closed."""
    return _LOOSE.search(text) is not None
