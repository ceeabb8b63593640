"""English words within a Chinese question that together with the Chinese beside them name a thing, put in Chinese
(pure)."""

from __future__ import annotations

import re

from retrieval.reading.putting import Rules, put

_BOTH = re.compile(r"(?=.*[\u3400-\u9fff])(?=.*[a-z]{3})")
_OVER = r"(?<![a-z])(?:carr(?:y|ied|ies)|roll(?:ed|s)?|br(?:ing|ought))[ -]?(?:over|forward)(?![a-z])"
_NEXT = r"(?:下一?年度?|次年|明年|来年)"
_LAST = r"(?:上一?年度?|去年|前一年)"
_DONE = r"(?:处罚|许可|强制|检查|抽查|执法|征收|培训|演练|inspect|penalt|punish|licen|permit|enforce|check|training)"
"""What is carried out as work is, and not over to another year."""
_SAID: Rules = (
    (re.compile(rf"(?:[从由]{_LAST}|上一?年度?)的?{_OVER}(?:过来|下来|来)?的?"), r"上年结转的"),
    (re.compile(rf"{_OVER}(?:from|自|从){_LAST}(?:过来|下来|来)?的?"), r"上年结转的"),
    (re.compile(rf"{_OVER}(?:to|到|至|入|进|给)?{_NEXT}的?"), "结转下年度"),
    (
        re.compile(r"(?<![a-z])(?:the )?(?:share|proportion|percentage) of ?(?P<what>[\u3400-\u9fff]{2,12})(?=[,?]|$)"),
        r"\g<what>占比",
    ),
    (re.compile(r"(?<![a-z])carried[ -]?in(?![a-z])"), "上年结转"),
    (
        re.compile(
            rf"^(?P<head>(?!.*{_DONE}).*?)(?<![a-z])carried[ -]?out"
            r"(?= ?(?:[,、和与及跟?的是]|有?(?:多少|几)(?![次场期个项家轮])|分别|各|$))"
        ),
        r"\g<head>结转下年度",
    ),
    (re.compile(r"(?<![a-z])litigation[ (,:-]*direct(?:ly)?(?![a-z])\)?"), "直接起诉"),
    (re.compile(r"(?<![a-z])litigation[ (,:-]*after (?:review|reconsideration)(?![a-z])\)?"), "复议后起诉"),
    (re.compile(r"(?<![a-z])available(?: |的)?years?(?=[有是都,?]|$)"), "年份"),
    (re.compile(r"(?<![a-z])years?(?: |的)?available(?=[有是都,?]|$)"), "年份"),
    (re.compile(r"(?<![a-z])fees?(?: |是|收了?|共)*(?=(?:多少|几)(?:万|亿)?元)"), "收费"),
    (re.compile(r"(?<![a-z])which ?(?=[\u3400-\u9fff]{1,4}(?:政府|局|委|镇|乡|县|区|市|单位|机关|街道))"), "哪个"),
    (re.compile(r"(?P<how>有哪些|哪些|哪几个?|多少个?|几个)years?(?![a-z])"), r"\g<how>年份"),
    (
        re.compile(r"(?<![a-z]) ?top ?applicants?(?:是|属于|为)?(?:哪一?[类种]|什么类型|谁|什么人)(?:申请人)?"),
        "哪类申请人申请最多",
    ),
)
"""What is said, and the same in Chinese."""


def in_one_language(text: str) -> str:
    """A folded Chinese question with the English in it that Chinese words go on with ("rolled over到次年") in
    Chinese; any other as it is."""
    return put(text, _SAID) if _BOTH.match(text) else text
