"""One number held against another without naming both beside each other (甲减乙, 前者比后者, 以丙为分母), put as the
comparison or the share that it is (pure)."""

from __future__ import annotations

import re

_ENDING = (
    r"(?:[,的]?(?:相?差[额值数距]?|得数|结果)|[还就剩下是为得等于有,= ])*(?:多少|几何?|正[是还]*负)?[件项起宗次]?[?]?$"
)
_MINUS = re.compile(
    rf"^(?P<first>[^;?!减加]{{2,}}?)(?<![增缩递/])减(?:去|掉)?(?![少幅量得了小免轻低弱值])(?P<second>[^,;?!减加]{{2,}}?){_ENDING}"
)
_BEYOND = re.compile(
    r"^(?P<first>[^;?!比]{4,}?)(?:超(?:[过出]|(?![过出]))(?![期时额标限规法])|领先|高出|多出)了?(?P<second>(?![多少几])[^,;?!\d]{2,}?)(?:多少|几)[件起项次宗]?[?]?$"
)
"""One number that goes beyond another ("甲收件数超乙多少件")."""
_SIGN = re.compile(r"(?<=[\u3400-\u9fff])- ?(?=(?:20\d\d年?)?[\u3400-\u9fff][^,;?!-]*= ?[?]?$)")
"""A minus before what ends in an equals sign."""
_ADDS_UP = re.compile(r"加|[各每]个?(?:单位|机关|家)|[全所][部有体]|单位")
"""What a difference of two is not said of: sums of many, from which one may be left out."""
_QUOTIENT = re.compile(
    r"^(?P<first>[^,;?!]{2,}?)[和与跟同对](?P<second>[^,;?!和与跟]{2,}?)的?(?:之比|比值|倍数)(?:关系)?(?:[是为有])?(?:多少|几|多大)?[?]?$"
)
_ALIKE = (
    "维持|纠正|纠错|其他结果|尚未审结|未审结",
    "自然人|个人|其他|商业企业|企业|法人(?:或其他组织)?|科研机构|社会公益组织|公益组织|法律服务机构",
    "公开类|予以公开|部分公开|不予公开|不公开|拒绝|无法提供|不予处理|其他处理",
    "收到|新收|受理|办结|上年结转|结转下年",
    "复议|诉讼",
)
_OF_ALIKE = tuple(
    re.compile(
        rf"^(?P<first>[^,;?!占各]*(?:{alike}))(?:[和与跟同对](?P<second>{alike})的?比[例率]|:(?P<other>{alike}))(?:[是为有]?多少)?[?]?$"
    )
    for alike in _ALIKE
)
"""Two of one kind beside each other, of which one is held against the other ("维持与纠正的比例", "收到:办结")."""
_ROW = rf"(?:{'|'.join(_ALIKE)}|(?:行政)?(?:许可|处罚|强制)|公开)(?:的?(?:申请|案件|总数|件数|数量?|量))?"
_IN_PERCENT = re.compile(
    rf"^(?P<part>[^;?!占比]*?{_ROW})(?:是|相当于|为|等于)(?P<whole>{_ROW})的?(?:百分之几|百分之多少|百分比|几成|几分之几|多大比例)"
    r"(?:是多少)?[?]*$"
)
_SIDE = "(?:者|一个|面那?一?个|一项)"
_FORMER_LATTER = re.compile(
    rf"^(?P<former>[^;?!]{{2,}})(?:以及|[和与跟及、])(?P<latter>[^,;?!和与跟及、]{{2,}})[,:;](?:请问|那么?)?"
    rf"(?:(?P<turned>后){_SIDE}(?P<how>比|较|是|减去?|占|除以|相当于)前|前{_SIDE}(?P<same>比|较|是|减去?|占|除以|相当于)后)"
    rf"{_SIDE}(?P<asked>.*)$"
)
_RATE = r"(?:比率|比例|占比|比重|(?<=的)率)"
_DENOMINATOR = re.compile(
    rf"^(?P<part>[^,;?!]+?)的?{_RATE}(?:是?多少|多大)?(?P<when>(?:,[^,;?!]{{2,10}}(?=,))?),?"
    r"(?:(?:以|用|拿|按|把)(?P<whole>[^,;?!]{2,20}?)(?:作为|[为作做当])分母|分母(?:要?[为是用取按拿])(?P<of>[^,;?!]{2,20}?))"
    r"(?:,?(?:是|有|等于|算)?多少)?[?]?$"
)
_QUOTIENT_TOLD = re.compile(
    r"(?:^|(?<=[,;?]))(?:如果|假如|假设|若|要是|按照?|以)?(?P<rate>[\u3400-\u9fff]{1,6}率)(?:就?是|等于|=|定义为|按|指)"
    r"(?P<part>[^,;?=]{2,16}?)(?:除以|÷|/)(?P<whole>[^,;?=]{2,16}?)(?:来?算|计算|的话)?(?:[,;?]|$)"
)
"""What says of which two numbers a rate is the quotient, beside the question for it."""


def held_against(text: str) -> str:
    """A folded question that takes one thing from another, or says which of two is meant by its place, put as a
    comparison of the two by name, first named first; any other as it is."""
    text = _SIGN.sub("减", text)
    if pair := _FORMER_LATTER.match(text):
        first, second = (pair["latter"], pair["former"]) if pair["turned"] else (pair["former"], pair["latter"])
        text = f"{first}{(pair['how'] or pair['same']).replace('较', '比')}{second}{pair['asked']}"
    if quotient := _QUOTIENT.match(text):
        return "{first}是{second}的几倍".format(**quotient.groupdict())
    if alike := next(filter(None, (one.match(text) for one in _OF_ALIKE)), None):
        return f"{alike['first']}是{alike['second'] or alike['other']}的几倍"
    if beyond := _BEYOND.match(text):
        return f"{beyond['first']}比{beyond['second']}多多少"
    if (minus := _MINUS.match(text)) and not _ADDS_UP.search(text):
        return f"{minus['first']}比{minus['second']}多多少"
    return text


def share_of_named(text: str) -> str:
    """A folded question that names the denominator of a rate beside it, or says of what a rate is the quotient, put as
    the share of that; any other as it is."""
    if (told := _QUOTIENT_TOLD.search(text)) and told["rate"] in (rest := _QUOTIENT_TOLD.sub("", text)):
        return rest.replace(told["rate"], f"{told['part']}占{told['whole']}的比例").strip(",;?")
    if (of := _IN_PERCENT.match(text)) and of["part"] != of["whole"]:
        return f"{of['part']}占{of['whole']}的比例"
    rate = _DENOMINATOR.match(text)
    return f"{rate['part']}{rate['when']}占{rate['whole'] or rate['of']}的比例" if rate else text
