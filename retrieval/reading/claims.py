"""What a question claims and asks no more than whether it is so, put as the question of what is claimed (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable

_REALLY = (
    r"(?:真的吗|真的假的|真的还是假的|属实吗|是否属实|属不属实|没错吧|是吗|是不是真的|真是这样吗|是这样吗|确有其事吗"
    r"|[\"]?,?(?:这个?|该|那个?)?(?:数字|数据|数|说法)?(?:是不是)?(?:准吗|准不准|是否(?:准确|正确|有误)|准确吗|准确不准确|对得上吗|靠谱吗|可靠吗|有没有错|有误吗)"
    r"|(?:[这那]?[几两三四]个?(?:数字|数据|数)(?:都|全)*)?(?:真的么|真吗|正确吗|对吗|对吧|对不对|对么|是?对的[吗吧])|是吧|我?没[记看算听]错吧)"
)
WHETHER_SO = rf"(?:吧|[,;]?(?:这)?(?:是)?{_REALLY})"
"""What asks whether that which stands before it is so."""
_TAIL = re.compile(rf"(?:[,;]?(?:这)?{_REALLY}|[,;]是不是|(?<=[\u3400-\u9fff])吧|[吗么])[?!.]*$")
_CLAIM_TAIL = re.compile(rf"[,;]?(?:这)?{_REALLY}[?!.]*$")
_INSIDE = re.compile(r"(?:是不(?=是[^,;]*倍)|是不是|是否)(?:真的?|已经?)?|难道")
_OF_SUMS = re.compile(
    "勾稽|之和|加起来|相加|等于|矛盾|正文|表格|表[里内中上]|对得?上|一致|衔接|平衡|各项|总计|合计(?!的|收|有|超|不|为|是|\\d)"
)
"""What is held against another number of the same report, which an audit tells."""
_ASKED = re.compile(r"多少|几[件个家起宗项倍成份]|什么|哪|谁|怎|为何|为什么")
_N = r"[\d一二两三四五六七八九十百千万零.]+"
_UNIT = "[件起宗份例项次个条]"
_HELD = (
    r"(?:超过了?|不足|不到|达不到|低于|高于|多于|少于|接近|将近|大约|大概|约|差不多|相当于|达到?了?|至少|最多|占了?"
    r"|为|是|有|在|的|只|仅)*"
)
_PART = (
    rf"(?:{_N}%|百分之{_N}|{_N}分之{_N}|{_N}成[半多一二三四五六七八九]?|(?:一|大|过)?半数?|绝?大?多数|大部分)"
    "(?:多|以上|以下|左右|上下|了)*"
)
_OVER = r"(?:是|为|相当于|不足|不到|超过了?|达到?了?|低于|接近|将近)"
_TIMES = re.compile(rf"{_OVER}(?P<of>[^,;]{{2,}}?)的?(?:{_N}|几)倍(?:多|左右|以上|以下|半|了)*$")
_OF_OTHER = re.compile(rf"(?<=[^占]){_OVER}(?P<of>[^,;]{{2,}})的{_PART}$")
_CHANGED = re.compile(
    r"(?:(?P<than>[比较][^,;]{1,20}?)(?P<more>[多少高低](?!于|数))"
    r"|(?P<way>增长|增加|上升|上涨|提高|减少|下降|降低|(?:接近|快|将近)?翻))"
    rf"(?P<much>(?:了|出)*(?:近|约|将近|超过|不到)?"
    rf"(?:{_PART}|(?:{_N}?[倍番])(?:多|以上|左右)?|{_N}{_UNIT}(?:多|以上|左右)?)?了?)$"
)
_CHANGED_TO = re.compile(
    r"(?P<than>[比较](?:(?:19|20)\d\d年?|[上去前]一?年)的?)?(?:增长|增加|上升|上涨|提高|减少|下降|降低|[升降涨跌])了?(?:到|至|为|成)了?"
    rf"(?:近|约|将近|超过|不到|只有|仅)*(?:{_N}(?P<unit>{_UNIT})|(?P<part>{_PART}))(?:左右|上下|以上|以下|了)*$"
)
"""The level to which a number is said to have risen or fallen, which is no change."""
_ALL_CAME_TO = re.compile(
    r"(?<=复议|诉讼|官司)的?(?:案件)?(?:结果)?(?:全部?都?|都|均)(?:是|被|为)?(?:结果)?(?P<what>维持|纠正)[了的]?$"
)
_SHARE = re.compile(rf"(?P<rate>占[^,;\d]*?|[^,;]*?率|比[例重]|(?<![都均])(?={_HELD}{_PART}$)){_HELD}{_PART}$")
_PLACE = re.compile(
    r"[是在名]*(?P<among>(?:全部|所有|各|全[市县区省])(?:单位|机关|部门)?|单位|机关)(?:里面?|中|当中|的)*"
    rf"(?:排名?|名列|位列|位居)?(?:第{_N}[名位]?|最[多少高低大小]的?|(?:第一|首位|榜首))(?:的?(?:单位|机关))?$"
    rf"|(?:排名?|名列|位列|位居)(?:第{_N}[名位]?|首位|榜首)$"
)
_GREATEST = re.compile(r"(?P<most>最[^,;]{1,3}(?:理由|原因|情形|结果|类型|[种类]))(?:是|为)[^,;]+$")
_NUMBER_OF = re.compile(rf"(?:只|就|仅|共|一共|总共)*(?:有)?{_N}(?P<of>家|个(?:单位|机关)|份年报|份)")
_ALL_DEALT = re.compile(r"(?:全部?都?|都|均)(?:已经?)?(?:办理?|答复|处理)(?:完毕|完|结|了)*$")
_ALL_OF = re.compile(
    r"(?P<whole>不予公开|无法提供|不予处理|其他处理)?的?(?:理由|原因)?(?:申请人?)?(?:全部?都?|都|均|主要|多数)(?:是|因为?)(?:因为?)?(?P<what>[^,;\d]{2,})$"
)
_NONE = re.compile(
    r"(?<!有)(?:没有?|并?无(?![法偿])|未(?=[收发产接]))(?:任何|一[件起个]|收到|发生|产生|过)*(?=[\u3400-\u9fff]{2})(?!超过|不|到|达|低于|高于|多于|少于)"
    r"(?P<what>[^,;]+)$|(?P<row>.+)(?:为零|是零|为0|是0)$"
)
_DISCLOSED = re.compile("公开(?:过|了)?$")
_AMOUNT = re.compile(
    rf"(?:约|大约|大概|将近|近|差不多|接近|好像|可能)*(?<![\d.年第前])(?!20\d\d年){_N}?多?(?:余)?"
    rf"(?P<unit>{_UNIT}|万元|亿元|元|[万亿](?![元年])|%|个百分点)(?:多|左右|上下)?"
)
_ROUGH = re.compile(rf"约|大概|将近|差不多|接近|近{_N}|\d多|[十百千万][多余几来]|左右|上下|,|[件起宗].*[件起宗]")
_BOUND = re.compile("超过|不到|不足|低于|高于|多于|少于|以上|以下|至少|不超")
_OVER_ALL = re.compile("全部|所有|各|全市|全县|全区|共|合计|总")
_WHICH_HAVE = re.compile("有没有|(?<!所)有(?:任何|一)?[些个家]?(?:单位|机关|部门)|(?:单位|机关|部门)的?[吗么]")
_YEAR = re.compile(r"(?:19|20)\d\d年?")
_OF_TEXT = re.compile(
    r"(?<![\d.前后第])(?!20\d\d年)\d[\d.]*(?:多|余)?(?P<unit>万?(?:人次|批次|[期场篇名家册辆台座条]))(?!年报|单位|机关)"
)
"""A number that is claimed of what no table counts ("培训3期"), for which the text is asked how many it says."""
_IN_ALL = re.compile("的?(?:总数|总量|总共|一共|共计|总的)+$")
_OF_SEVERAL = re.compile(
    r"各|所有|全部|全[市县区省]|单位|机关|[和与跟及、]|\d年?[至到~-]|[两二三四五][家个者年]|不予|无法|法人|诉讼"
)
_JUST_SO_MANY = re.compile(
    rf"^(?P<of>(?![^,;]*(?:\d{_UNIT}.*\d{_UNIT}|各|都|均|每|所有|单位|最|[第前后][一二三四五六七八九十\d](?!方)))[^,;]*?[\u3400-\u9fff\)])(?<![超足到低高多少比至约近加减增过])"
    rf"[,是为有共]*(?P<much>\d+{_UNIT})(?:申请)?$"
)
"""A number that is claimed of one row, whichever that is ("企业申请3件")."""
_CLAIMED = re.compile(
    r"\d|没(?!有?[错误矛问对])|无|都|全部|只|仅|最|第[一二三四五六七八九十]|倍|一半|[多少]于|超|不[到足]|比|占|[增减降涨升翻]|[一二三四五六七八九十]成"
)
_CLAIM_ENGLISH = re.compile(
    r"^(?P<true>(?:is|was) it (?:true|correct|right|the case) that )?.*?"
    r"\b(?P<claim>(?:all|none|no|never|most|half|first|only|every|nobody|twice|double|times)\b.*?)"
    r"(?P<so>, (?:right|correct|true)|[,.;?!]? ?(?:is|was) (?:that|this|it) (?:right|true|correct|so|the case))?[?. ]*$"
)
_ALIKE = re.compile(r"(?:是不是|是否)?(?:都)?一样(?:多|高)?(?:吗|么|不|不一样)?[?]*$")


def _changed(hit: re.Match[str]) -> str:
    if hit["than"]:
        return f"{hit['than']}{hit['more']}了多少"
    way = "增长" if "翻" in hit["way"] or "倍" in hit["much"] else hit["way"]
    rate = re.search("[%倍成番半]", hit["much"]) and way in ("增长", "下降", "减少")
    return f"{way}了{'百分之' if rate else ''}多少"


def _changed_to(hit: re.Match[str]) -> str:
    """The level that is asked for: a number of cases, a rate, or which part of last year's number is left."""
    if hit["unit"]:
        return f"多少{hit['unit']}"
    return (
        "是多少"
        if _RATE_BEFORE.search(hit.string[: hit.start()])
        else f"是{(hit['than'] or '比上年')[1:].rstrip('的')}的百分之几"
    )


_RATE_BEFORE = re.compile(r"(?:率|比例|比重|占比|占[^,;]*)$")


def _all_of(hit: re.Match[str]) -> str:
    """The part of what a claim says all of; of a group of results the part of these, not of all that was processed."""
    return f"{hit['whole'] or ''}{'中' if hit['whole'] else ''}{hit['what']}占多少"


def _share(hit: re.Match[str]) -> str:
    return f"{hit['rate'] or '占'}多少" if not hit["rate"].endswith(("率", "比例", "比重")) else f"{hit['rate']}是多少"


_PUT: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_CHANGED_TO, _changed_to),
    (_CHANGED, _changed),
    (_TIMES, lambda hit: f"是{hit['of']}的几倍"),
    (_OF_OTHER, lambda hit: f"是{hit['of']}的百分之几"),
    (_SHARE, _share),
    (_GREATEST, lambda hit: f"{hit['most']}是什么"),
    (_PLACE, lambda hit: f"在{hit['among'] or '全部单位'}排第几"),
    (_ALL_DEALT, lambda _: "都办完了吗"),
    (_ALL_CAME_TO, lambda hit: f"{hit['what']}占多少"),
    (_ALL_OF, _all_of),
)
"""What is claimed, and what is asked instead, in the order in which they are tried."""


def claim_put(text: str) -> str:
    """What a folded question that claims something, and asks whether it is so, asks for ("是2021年的三倍对吗" how many
    times, "排第一对吗" which place); "" where it claims nothing of this kind, or what the report's own sums tell."""
    tail, inside = _TAIL.search(text), _INSIDE.search(text)
    said = text[: tail.start()] if tail else text
    if _OF_SUMS.search(text) or not (tail or inside) or _ASKED.search(said) or _WHICH_HAVE.search(text):
        return ""
    if alike := _ALIKE.search(text):
        return f"{text[: alike.start()]}差多少"
    stem = _INSIDE.sub("", text[: tail.start()] if tail else text.rstrip("?!.")).rstrip(",;的了")
    for pattern, asked in _PUT:
        if hit := pattern.search(stem):
            return stem[: hit.start()] + asked(hit)
    return _number_put(stem) if inside or _CLAIM_TAIL.search(text) else ""


def without_claim_tail(text: str) -> str:
    """A folded claim that no other question was found for without what asks whether it is so: that of a number is
    never answered by an audit; what claims nothing but that the numbers are right stays as it is."""
    tail = _CLAIM_TAIL.search(text)
    stem = text[: tail.start()] if tail else ""
    if _OF_SUMS.search(text) or not _CLAIMED.search(_YEAR.sub("", stem)):
        return text
    if told := _OF_TEXT.search(stem):
        return f"{stem[: told.start()]}多少{told['unit']}{stem[told.end() :]}"
    said = _JUST_SO_MANY.match(stem)
    return f"{of_one(said['of'])}是{said['much']}吗" if said else f"{stem.rstrip('了')}吗"


def of_one(text: str) -> str:
    """What a number is claimed of, without 总数 at its end where that is no sum of several organs or years."""
    return text if _OF_SEVERAL.search(text) else _IN_ALL.sub("", text)


def _number_put(stem: str) -> str:
    """A claim of how many there are, or that there are none, as the question of how many; whether one number is just
    that of one organ is left to be told."""
    if some := _NUMBER_OF.search(stem):
        return f"{stem[: some.start()]}有几{some['of']}{stem[some.end() :]}"
    if _BOUND.search(stem):
        return f"{stem}吗"
    if none := _NONE.search(stem):
        return f"{stem[: none.start()]}{_DISCLOSED.sub('予以公开的申请', none['what'] or none['row'])}多少"
    amounts = _AMOUNT.findall(stem)
    told_so = [unit for unit in amounts if unit in _UNIT]
    if len(amounts) > len(told_so[:1]) or (amounts and (_ROUGH.search(stem) or _OVER_ALL.search(stem))):
        return _AMOUNT.sub(lambda hit: f"多少{hit['unit']}", stem)
    return ""


def claimed_in_english(text: str) -> str:
    """The claim of a folded English question that asks whether it is so; "" where it claims no share, place or none."""
    said = _CLAIM_ENGLISH.search(text)
    return said["claim"] if said and (said["true"] or said["so"]) else ""
