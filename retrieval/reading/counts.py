"""The numbers in a question that are no years: how many to list, a threshold, how many organs are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from retrieval.reading.holdings import Holding, read_holding
from retrieval.reading.multiples import doublings
from retrieval.reading.running import Running, read_running
from store.catalogue.numerals import ENGLISH, number_said

_COUNT = r"(\d+|[一二两三四五六七八九十]+)"
_BOUND = r"(\d+(?:\.\d+)?(?:[百千万](?!元))?|[零一二两三四五六七八九十百千万]+)"
_UNIT = r"(件|项|宗|起|次|亿元|万元|元|%|个百分点)?"
_SOME = rf"\d+|{'|'.join(ENGLISH)}"
_MYRIADS = {"百": 100, "千": 1000, "万": 10_000}
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_STANDS = r"(?:(?:位[居列]|[居名]列|排(?:名|在|进|到)?|进入?了?|跻身|占据)(?:到|在|了)?)?"
_GIVE = r"(?:(?<=,)(?:[报列说讲数选取挑点给][出来]{0,2}(?:一?下|给我|我)?|只?[要看])的?)?"
_LIMIT = re.compile(
    rf"{_GIVE}{_STANDS}(?<![以之])前{_COUNT}(?![\d十]*年|共)(?:名|位|个|家|份|甲)?|{_STANDS}(?:[后末]|倒数(?!第)){_COUNT}[名位家个]"
    rf"|(?:top|bottom) ?({_SOME})(?![a-z])"
    rf"|(?<=最[多少高低]的){_COUNT}[家个名位]"
    rf"|(?<=最[多少高低]){_COUNT}[家个名位]"
    rf"|哪{_COUNT}[家个](?:单位|机关)?(?=[^,;?!]*最[多少高低])|哪([两三四五])(?=个?年[^,;?!]*最[多少高低])"
    rf"|(?<=the )({_SOME})(?= (?:offices|organs|governments|bureaus|departments)"
    r" (?:with|that|which|who)[^,;?!]*?(?:most|fewest|highest|lowest|largest|smallest|least)(?![a-z]))"
)
_ENDS = re.compile(
    rf"前{_COUNT}[名位个家]?(?:单位|机关)?[和与跟及,]?(?:以及)?(?:倒数|最?后|末){_COUNT}[名位个家]?"
    rf"|最[多高大]的?前?{_COUNT}[家个名位]?(?:单位|机关)?[和与跟及,]?(?:以及)?最[少低小]的?{_COUNT}[家个名位]"
    rf"|(?:the )?(?:top|highest) ({_SOME}) and (?:the )?(?:bottom|lowest) ({_SOME})(?![a-z])"
)
"""Both ends of a ranking, each of so many."""
_NTH = re.compile(
    rf"(?:(?:排|排在|排名|位列|位居|居)?(?P<last>倒数)?第{_COUNT})(?:[名位](?!的)|[名位]的?(?=是|有|单位|机关)"
    r"|(?P<way>[多高大少低小])(?=[的是谁哪,?]|$)的?|(?=的?(?:是|单位|机关|有)(?:谁|哪|什么)?))"
    rf"|(?:(?<=came )|(?<=ranked )|(?=[a-z]+ (?:most|highest|largest|fewest|lowest|smallest|least)(?![a-z])))"
    rf"({'|'.join(_ORDINALS)})(?: (?:most|highest|largest|place)| (?P<least>fewest|lowest|smallest|least))?(?![a-z])"
)
"""One place in a ranking, behind the first."""
_SEVERAL = re.compile(rf"(?<![哪每某]){_COUNT}(?:种|类|项|大类)(?:情形|原因|理由|情况)?(?!结果|申请)")
_WHICH_THESE = re.compile("(?:单位|机关)?(?:各|分别|都)*是(?:哪些|哪几[家个])(?:单位|机关)?(?=[?]*$)")
_ORGANS = re.compile(
    rf"(?<![哪每某前后多少高低的均]){_COUNT}(?:[家个](?:单位|机关|机构)|家(?=合计|一共|总共|共计|加起来|平均))"
)
_BEFORE = {
    ">=": (
        *("不少于", "不低于", "不小于", "大于等于", "大于或等于", "起码", "起码有", "至少", "最少有", "达到"),
        *("at least", "no fewer than", "no less than"),
    ),
    "<=": (
        *("不超过", "不多于", "不大于", "不高于", "小于等于", "小于或等于", "至多", "最多有"),
        *("at most", "no more than"),
    ),
    ">": (
        *("超过", "超", "大于", "多于", "高于", "突破", "不止", "不只", "more than", "over", "above"),
        *("exceed", "exceeds", "exceeded", "exceeding"),
    ),
    "<": (
        *("少于", "低于", "不足", "小于", "不到", "未满", "不满", "未达到", "没达到", "达不到", "未达", "没到"),
        *("fewer than", "less than", "below", "under"),
    ),
    "=": ("等于", "恰好", "正好", "是", "为", "exactly"),
    "!=": ("不为", "不是", "并非", "不等于", "非"),
}
_AFTER = {
    ">=": ("及以上", "或以上", "(含)以上", "含以上", "(含)及以上", "以上", "或更多", "or more"),
    "<=": ("及以下", "或以下", "(含)以下", "(含)及以下", "以下", "or fewer", "or less"),
}
_RELATIONS = {word: relation for relation, words in _BEFORE.items() for word in words}
_TAILS = {word: relation for relation, words in _AFTER.items() for word in words}
_LONGEST_FIRST = "|".join(sorted(_RELATIONS, key=len, reverse=True))
_VERB = r"(?:收到|收|受理|办结|办理|办了|有|公开|处罚|许可|的)?了?(?:过)?"
_LED = re.compile(
    rf"(?<!改)({_LONGEST_FIRST})({_VERB})\s*(?:百分之)?{_BOUND}\s*{_UNIT}"
    r"(?![\d一二三四五六七八九十百千万年月日号家]|个?单位"
    r"|(?:件|项|宗|起|次|亿元|万元|元|%|个百分点)?\(?含?\)?[及或]?以[上下])"
)
_PAST = re.compile(
    r"(?:(?<![收办提受有罚公开立审发通超经不])(?:过了?|上(?=[百千万]))|(?<!不)破了?)"
    r"(?P<bound>(?:\d+|[一二两三四五六七八九十]*)[百千万]|\d{2,})"
    r"(?![\d年月元])(?P<unit>件|项|宗|起|次|份)?(?:了|关|大关)*"
)
"""A number that was passed ("过了两百件", "破千", "上百件")."""
_WITH_BOUND = rf"(?:,?\(?(?P<out>不)?(?:包含|包括|含)(?:本数|等于)?(?:{_BOUND}\s*{_UNIT})?\)?)?"
"""Whether the bound itself counts: "(含20件)", "(不含本数)"."""
_TAILED = re.compile(
    rf"(?:达到?了?|在)?(?<![\d年月第]){_BOUND}\s*{_UNIT}\s*({'|'.join(map(re.escape, _TAILS))}){_WITH_BOUND}"
)
_NUMBER = r"(\d+(?:\.\d+)?)"
_BETWEEN = re.compile(
    rf"(?<!\d)(?!(?:19|20)\d\d){_NUMBER}\s*{_UNIT}\s*(?:到|至|-|~|and|to)\s*{_NUMBER}\s*{_UNIT}(?:之间|的|(?=有[几哪多]))"
)
_NONE = re.compile(
    r"(?a)(?:一[件起宗个项次份例回]|\b(?:did not|didn't|have not|has not|never) )"
    r"(?P<what>[^,;?!]{0,8}?)(?:(?:都|也)(?:没有?|未)| any\b| a single\b)"
    r"|\b(?:no|zero)(?= (?:new |administrative |court |single )?(?:applications?|requests?|lawsuits?|litigation|cases?"
    r"|penalt(?:y|ies)|licen[cs](?:es?|ing)|permits?|reconsiderations?(?! first)|refusals?|denials?|fees?|procurement"
    r"|coerci\w+|carry-?overs?))"
    r"|(?<![\d一二三四五六七八九十百千〇零.])[零0](?=依?申请|诉讼|复议|受理|收件|公开|处罚|许可)"
    r"|\((?:即|就是|也就是|为)?[零0][件起宗个项次]\)"
    r"|(?:一(?:分|毛|块|元|厘)钱?(?:都|也)?(?:没有?|未)|分文[没未])(?:收取?|进账|收过|取)?了?|一[件起宗项](?:没有?|未)(?=[收罚公批发做复打])"
)


@dataclass(frozen=True, slots=True)
class Condition:
    """A threshold that a value is held against: `relation` is one of "=", ">", ">=", "<", "<=", or "between" with both
    ends in, or "both" with `ends` as the relations of the two; `unit` may be "", and "%" asks for a
    rate. `said` is how the question writes the bound; `mean` is "average" or "median" where the bound is that of all
    that are held against it, and only then is there no `bound`."""

    relation: str
    bound: str
    unit: str = ""
    upper: str = ""
    said: str = ""
    ends: tuple[str, str] = (">=", "<=")
    mean: str = ""

    @property
    def limits(self) -> tuple[tuple[str, str], ...]:
        """The relations and bounds that must all hold."""
        low, high = self.ends
        return ((low, self.bound), (high, self.upper)) if self.upper else ((self.relation, self.bound),)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many to list (from the end where `last`, at both where `ends`; only the last of them where `nth`), the
    threshold, the run of years, how many organs the asker speaks of, what is asked of the years held; and the stretches
    that say so."""

    limit: int | None = None
    last: bool = False
    condition: Condition | None = None
    organs: int | None = None
    ends: bool = False
    nth: bool = False
    running: Running | None = None
    holding: Holding | None = None
    spans: tuple[tuple[int, int], ...] = ()


def read_counts(text: str) -> Counts:
    """The counts of a folded question; "八种情形" says nothing of its own and is only a stretch."""
    holding, said = read_holding(text)
    if holding:
        return Counts(holding=holding, spans=tuple(said))
    limit, organs = _LIMIT.search(text), _ORGANS.search(text)
    condition, spans = _condition(text)
    running, stretches = read_running(text)
    if running:
        return Counts(condition=condition, running=running, spans=(*spans, *stretches))
    if placed := _placed(text):
        return replace(placed, condition=condition, spans=(*spans, *placed.spans))
    which = _WHICH_THESE.match(text, limit.end()) if limit else None
    spans += [hit.span() for hit in (limit, which, organs, *_SEVERAL.finditer(text)) if hit]
    return Counts(
        int(_digits(next(filter(None, limit.groups())))) if limit else None,
        limit is not None and re.search("[后末倒]|bottom", limit[0]) is not None,
        condition,
        int(_digits(organs[1])) if organs else None,
        spans=tuple(spans),
    )


def _placed(text: str) -> Counts | None:
    """Both ends of a ranking, or one place in it; where the ends are not as long as each other it is not known how to
    say so."""
    if (ends := _ENDS.search(text)) and len(sizes := {_digits(one) for one in ends.groups() if one}) == 1:
        return Counts(int(sizes.pop()), ends=True, spans=(ends.span(),))
    nth = _NTH.search(text)
    if nth is None:
        return None
    place = _ORDINALS.get(nth[4] or "") or int(_digits(nth[2]))
    last = bool(nth["last"] or nth["least"]) or (nth["way"] or "") in tuple("少低小")
    return Counts(place, last=last, nth=True, spans=(nth.span(),)) if place > 1 else None


def _condition(text: str) -> tuple[Condition | None, list[tuple[int, int]]]:
    """The threshold, turned round where it is denied ("没有超过20件的"), and where the words stand that say it; none
    where what is denied has no one opposite."""
    condition, spans = _threshold(text)
    denied = _DENIED.search(text[: min(spans)[0]]) if condition and condition.relation != "=" and spans else None
    if condition is None or denied is None:
        return condition, spans
    if condition.relation not in _OPPOSITE:
        return None, []
    return replace(condition, relation=_OPPOSITE[condition.relation]), [denied.span(), *spans]


_DENIED = re.compile(r"(?:(?<!有)(?:从来?)?没有?|从未|并未|未)(?:收到|达到)?$|(?<![a-z])(?:not|never|didn't|haven't) $")
_OPPOSITE = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}


def _threshold(text: str) -> tuple[Condition | None, list[tuple[int, int]]]:
    """The threshold and its words, as it stands; a verb between them says more and is left to others."""
    if mean := _held_to_mean(text):
        return mean
    often, tails = doublings(text)
    if often:
        bound = str((2**often - 1) * 100)
        return Condition(">=", bound, "%", said=bound), tails
    if between := _BETWEEN.search(text):
        low, high = sorted((between[1], between[3]), key=float)
        return Condition("between", low, _rate_unit(between[4] or between[2]), high, f"{low}-{high}"), [between.span()]
    if none := _NONE.search(text):
        what = none.span("what") if none["what"] is not None else (none.end(), none.end())
        return Condition("=", "0"), [(none.start(), what[0]), (what[1], none.end())]
    found = sorted((*_led(text), *_tailed(text), *_past(text)), key=lambda one: one[1][0])
    lower, upper = ([one for one in found if one[0].relation[0] == sign] for sign in "><")
    beside = len(found) == 2 and _AND.fullmatch(text[found[0][1][-1][1] : found[1][1][0][0]])
    if beside and lower and upper and lower[0][0].unit == upper[0][0].unit:
        (low, _), (high, _) = lower[0], upper[0]
        ends = (low.relation, high.relation)
        said = f"{_SIGNS[low.relation]}{low.bound}, {_SIGNS[high.relation]}{high.bound}"
        both = Condition("both", low.bound, low.unit, high.bound, said, ends)
        return both, [*lower[0][1], *upper[0][1], *(hit.span() for hit in _BUT.finditer(text))]
    return found[0] if found else (None, [])


_MEAN = (
    r"(?:总体|整体|全部|所有|各)?(?:单位|机关|家)?的?"
    r"(?:平均(?:数|值|水平|线|量)?|均值|均数|(?P<median>中位(?:数|值)))(?![每\d一下到]|多少)"
)
_MEAN_ENGLISH = (
    r"(?:the )?(?:overall |general )?(?:average|mean|(?P<median>median))(?: number| figure| level)?(?![a-z])"
)
_BEYOND = {
    **_RELATIONS,
    **dict.fromkeys(("超出", "高过", "高出", "higher than", "beyond"), ">"),
    "lower than": "<",
}
_MEAN_LED = re.compile(rf"(?P<word>{'|'.join(sorted(_BEYOND, key=len, reverse=True))})了?(?:{_MEAN})")
_MEAN_LED_ENGLISH = re.compile(
    rf"(?<![a-z])(?P<word>{'|'.join(word for word in _BEYOND if word.isascii())})[ -]{_MEAN_ENGLISH}"
)
_MEAN_BESIDE = re.compile(rf"比{_MEAN}(?:更|还|要)?(?P<way>[多高大少低小])(?!多少|几|出)")
_MEAN_TAILED = re.compile(rf"在?{_MEAN}的?(?P<way>以上|之上|以下|之下)")
_MEAN_APART = re.compile(
    rf"(?a)\b(?P<way>more|fewer|less|higher|lower)\b(?= [a-z ]{{3,60}} than {_MEAN_ENGLISH})(?P<what>[a-z ]+?) than"
    r" (?:the )?(?:overall |general )?(?:average|mean|median)(?: number| figure| level)?"
)
_WAYS = {
    **dict.fromkeys(("多", "高", "大", "more", "higher"), ">"),
    **dict.fromkeys(("少", "低", "小", "fewer", "less", "lower"), "<"),
    **dict.fromkeys(("以上", "之上"), ">="),
    **dict.fromkeys(("以下", "之下"), "<="),
}


def _held_to_mean(text: str) -> tuple[Condition, list[tuple[int, int]]] | None:
    """What is held against the average or the median of all ("高于平均数的", "more applications than average")."""
    ways = (_MEAN_LED, _MEAN_LED_ENGLISH, _MEAN_BESIDE, _MEAN_TAILED, _MEAN_APART)
    hit = next(filter(None, (way.search(text) for way in ways)), None)
    if hit is None:
        return None
    found = hit.groupdict()
    relation = _BEYOND[found["word"]] if "word" in found else _WAYS[found["way"]]
    if relation not in (">", ">=", "<", "<="):
        return None
    mean = "median" if found["median"] else "average"
    spans = [(hit.start(), hit.start("what")), (hit.end("what"), hit.end())] if "what" in found else [hit.span()]
    return Condition(relation, "", said=hit[0], mean=mean), spans


_SIGNS = {">": "＞", ">=": "≥", "<": "＜", "<=": "≤"}
_BUT = re.compile(r"但是?(?=[多少高低大小][于]|不|超)|(?<![a-z])but(?![a-z])")
_AND = re.compile(r"[,和且又而但也 ]*(?:但是|并且|而且|同时|and|but)?[, ]*")


def _led(text: str) -> Iterator[tuple[Condition, list[tuple[int, int]]]]:
    """The thresholds whose words stand before their numbers."""
    for led in _LED.finditer(text):
        relation = _RELATIONS[led[1]]
        none = Decimal(_digits(led[3])) == 0
        if (led[1] in ("是", "为") and not led[4] and not none) or (relation == "!=" and not none):
            continue
        unit = "%" if "百分之" in led[0] else _rate_unit(led[4])
        spans = [led.span()] if not led[2] else [led.span(1), (led.end(2), led.end())]
        said, relation = ("0", ">") if relation == "!=" else (led[3], relation)
        yield Condition(relation, _digits(led[3]), unit, said=said), spans


def _tailed(text: str) -> Iterator[tuple[Condition, list[tuple[int, int]]]]:
    """The thresholds whose words stand behind their numbers."""
    for tailed in _TAILED.finditer(text):
        bound = _digits(tailed[1])
        relation = _TAILS[tailed[3]][: 1 if tailed["out"] else 2]
        yield Condition(relation, bound, _rate_unit(tailed[2]), said=tailed[1]), [tailed.span()]


def _past(text: str) -> Iterator[tuple[Condition, list[tuple[int, int]]]]:
    """The thresholds of which it is said that they were passed; a bare 百 is 一百."""
    for past in _PAST.finditer(text):
        bound = past["bound"]
        many = str(_MYRIADS[bound]) if bound in _MYRIADS else _digits(bound)
        yield Condition(">=" if past[0][0] in "破上" else ">", many, said=many), [past.span()]


def _rate_unit(unit: str | None) -> str:
    return unit if unit in ("亿元", "万元", "元", "%") else ""


def _digits(text: str) -> str:
    if text[0].isdigit():
        many = _MYRIADS.get(text[-1])
        return f"{Decimal(text[:-1]) * many:f}" if many else text
    return str(number_said(text))
