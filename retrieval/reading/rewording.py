"""Ways of putting a thing in Chinese that other rules read only in one, put in that one (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_YEAR = r"(?:20\d\d年|去年|前年|上一?年)"
_AMOUNT = r"(?:多少|几)[件项起宗次份个]?(?=[?]|$)"
_BEHIND_WHOSE = "(?<=[年度位关门府局委县区镇乡市个])"
_ASKED = r"(?=[^,;?!]{0,12}(?:多少|几|最|总|合计|平均|排|数))"
_LEFT = r"(?:还?[没未]有?(?:办完|办结|办好|处理完)|未?办?结转|遗留|剩下|剩余|积压|留下|压下来|余下)"
_BROUGHT = r"(?:带|转|结转|留|接|拖|挪|移|滚|延|顺延)?(?:过来|下来|进来|过去|到(?:今年|本年|当年|20\d\d年))?"
_FROM_YEAR_BEFORE = re.compile(
    rf"(?P<year>20\d\d)年(?P<between>[^,;?!\d和与及跟同比、]*?)(?P<from>是|由|从)?"
    r"(?P<before>20\d\d|(?<=[是由从])(?:\d\d|[一二][〇零一二三四五六七八九]))年度?(?:那里|那边)?"
    rf"(?:{_LEFT}{_BROUGHT}|(?:带|结转|留|转|拖)(?:过来|下来|进来)(?:还?[没未]有?办[完结])?)的?(?P<asks>了?(?:多少|几))?"
)
_THEN = "(?:再|又|才|就|而|之?后|以后|然后|接着)"
_DOWN = "下降|减少|下滑|下跌|回落|缩水|掉|跌|降|减"
_UP = "上升|增加|增长|上涨|攀升|涨|升|增"
_STRONGLY = "(?:厉害|猛|凶|狠|明显|多|剧烈|夸张|大)"
_REWORDED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"([收办罚公])没\1"), r"\1"),
    (re.compile(r"(?<=其他处理)(?:里面?|中|当中|下)?的(?=其[他它]类?(?:型|别)?的?申请人)"), ","),
    (re.compile(r"转结(?=[下上次到至数了的件多几]|[和与及]?(?:新收|办结))"), "结转"),
    (
        re.compile(
            r"(?P<of>诉讼|官司)(?P<all>案件|案子)?(?P<many>[^,;?!()]{0,6})\([,含]*(?:包括|包含|含)[^()]{0,4}复议[^()]{0,3}(?:[起诉告]|官司)[^()]{0,6}\)"
        ),
        r"\g<of>\g<all>\g<many>",
    ),
    (
        re.compile(r"(?P<of>(?:办|收|处理|答复|申请)[^;?!]{0,12},其中)公开了?的?(?=[有是]?(?:多少|几)[件份])"),
        r"\g<of>予以公开",
    ),
    (
        re.compile(
            r"(?P<how>(?:单位|机关|部门|[家个]|谁|哪[些几])(?:是|都)?)没有?(?P<does>收到|接到|受理|办结|收|办)过?(?:任何)?一[件份个](?=[^,;?!都也]*$|[^,;?!都也]*\?)"
        ),
        r"\g<how>没有\g<does>",
    ),
    (re.compile("去年的?[前上]一?年"), "前年"),
    (
        re.compile(
            r"复议(?:案件)?[和与及、,](?:行政)?诉讼(?:案件)?的?(?:结果)?(?P<how>纠正|维持)(?:结果)?的?(?:占比|比重|比例|率)"
        ),
        r"复议\g<how>率和诉讼\g<how>率",
    ),
    (
        re.compile(
            r"(?P<of>复议|诉讼)(?:案件)?(?:里面?|中)?的?(?:结果)?(?P<how>纠正|维持)(?:结果)?的?(?:占比|比重|比例)"
        ),
        r"\g<of>\g<how>率",
    ),
    (
        re.compile(
            "(?<=公开|提供|处理)(?P<mark>[、,和与及]|以及)其[他它](?=[各共合占总哪分加相多几一呢是有]|情形|[?]|$)"
        ),
        r"\g<mark>其他处理",
    ),
    (
        re.compile(
            rf"先?(?<![未没不])(?<![没不][走先经])(?<!未[经走])(?<!没有)(?:[走经]过?)?(?:行政)?复议[完过了]*(?:决定|结果)?"
            rf"(?:[,还仍是对结果]*不[服满][气意]?,?{_THEN}*|,?{_THEN}+)"
            r"(?:[去到上向跑]+法[院庭](?:提起|打)?(?:起诉|行政诉讼|诉讼|告状?|官司)?|(?:提起|打)?(?:起诉|行政诉讼|诉讼|告状?|官司)(?:[到上]法[院庭])?)"
        ),
        "复议后起诉",
    ),
    (
        re.compile(
            r"(?<!上年)结转(?:的?数量?|件数|的)?(?=[和与跟同](?:上一?年|去年)的?(?:年报|报告)?[^,;?!]{0,6}(?:对不?[得上]|不?一致|不?相?符|不?吻合))"
        ),
        "上年结转",
    ),
    (
        re.compile(
            r"(?:收到|接到|受理|收)了?的?(?:申请)?的?(?:总?件?数量?)?(?=(?:是|相当于)[^,;?!]{1,10}(?:几|多少)倍)"
            r"|(?<=[是为])(?:收到|接到|受理|收)了?(?:的?申请)?(?=的?(?:几|多少)倍)"
        ),
        "新收申请",
    ),
    *(
        (re.compile(rf"(?:{signs})\s*(?=\d)(?!(?:19|20)\d\d年)"), words)
        for signs, words in (("≥|>=|⩾|≧", "不少于"), ("≤|<=|⩽|≦", "不超过"), (">", "超过"), ("<", "少于"))
    ),
    (re.compile(r"恰好?(?=为|是|等于|有\d)"), ""),
    (
        re.compile(
            r"(?:居然|竟然|竟|真的|果真|难道)(?:就|才|只)*(?:有|是|为|达到?|高达|多达)?(?P<count>\d+[件起次份宗项例])(?:之多)?[?吗么呀啊]*$"
        ),
        r"是\g<count>吗",
    ),
    (
        re.compile(
            r"(?:怎么|咋|居然|竟然|竟|才)(?:就|才|只)*(?:剩|有|收)?(?:下|到)?了?(?:好?几?十[几多]?|好?几百?|[这那]么[点多少高低])一?[点些]?"
            r"[件个份]?(?:申请)?[了呢啊呀]?[,?!](?=.*(?:多少|几))"
        ),
        ",",
    ),
    (
        re.compile(
            r"[可真很挺太蛮还]?(?:特别|非常|相当)?(?:(?:特别|非常|相当|[太很挺])[多少高低]|[多高大]不[多高大]|不少|不多|很多|[多少]得(?:很|可怜|吓人|出奇)|吓人|破了?纪录|创了?新高|[老蛮]多|[这那]么[多少]|一[件个起][都也]?没有?)"
            r"[了吗呢啊呀]?,(?=(?!.*[哪谁各比])[^,]*(?:多少|几))"
        ),
        ",",
    ),
    (re.compile(r"一[件个起][都也]没有?(?=[^,;?!]{1,8}的[有是]?(?:多少|几))"), "没有"),
    (re.compile(r"(?:有没有|没有?),(?=[有是共]?(?:多少|几)件?)"), ","),
    (
        re.compile(
            r"(?P<many>\d+)(?P<unit>[件项起宗次份]?)(?P<way>以[上下])(?P<between>[^()]*)"
            r"\((?P<out>不?)(?:包?含|包括)(?:本数|(?P=many)(?P=unit))\)"
        ),
        r"\g<many>\g<unit>\g<way>(\g<out>含本数)\g<between>",
    ),
    (re.compile(r"(?:是不是|是否|有没有)(?=(?:已经?)?[超过破][过了]?(?:[一二两三四五六七八九]?[十百千万]|\d))"), ""),
    (
        re.compile(
            r"^(?!.*(?:许可|处罚|强制|收费|服务事项|项目))(?P<whole>.*?)增减(?:了|值|量|数|额)?[是有]?(?:多少|几何?)?件?(?=[?,]|$)"
        ),
        r"\g<whole>变动了多少",
    ),
    (re.compile(r"(?P<bound>\d[件项起宗次份]|翻了?[一两]?番)了?没有?[?]?$"), r"\g<bound>吗"),
    (
        re.compile(
            r"(?<![县市区旗])(?:(?P<first>自治县|[县市区旗])(?:[,/]|(?P<open>\())?(?!(?P=first))(?P<second>自治县|[县市区旗])[,/]?"
            r"(?!(?P=first)|(?P=second))(?P<third>自治县|[县市区旗])"
            r"(?:[,/]?(?!(?P=first)|(?P=second)|(?P=third))(?:自治县|[县市区旗]))*(?(open)\))|(?<![左右中前后])旗[,/]?[县区]|[县区][,/]?旗)"
            r"(?=级|(?:人民)?政府|(?:的|里|中|当中|之间)?(?:[谁哪最一总合共各平排加收新办受]|\d)|[),?]|$)"
        ),
        "县市区",
    ),
    (
        re.compile(
            r"(?:(?<=[各些有年个,的])|^)(?:各个?)?(?:(?:乡镇|镇乡|[乡镇])(?:人民政府|政府)?(?:[和与及,]|以及)各?街道(?:办事处|办)?"
            r"|街道(?:办事处|办)?(?:[和与及,]|以及)各?(?:乡镇|镇乡|[乡镇])(?:人民政府|政府)?)"
            r"(?![长级场])(?!.*(?:分别|相?差|比|各(?:自|是|有)|(?:谁|哪[个边类])(?!.*最)))"
        ),
        "各镇街",
    ),
    (
        re.compile(
            r"^(?P<kind>管委会|街道(?:办事处|办)?|政府办(?:公室)?|乡镇|镇街|[\u3400-\u9fff]{2,3}[局委])(?P<what>[^?;!]*?(?:合计|总数|总计|一共)?),"
            r"(?P<count>[两二三四五六七八九十]|\d{1,2})[家个](?:单位)?(?:分别|各自|各)(?:加总|合计|相加|加起来|汇总|算总数|累计)"
        ),
        r"\g<count>个\g<kind>\g<what>各自合计",
    ),
    (
        re.compile(
            r"^(?P<who>[^,;?!]*(?:哪[些几家]|几[个家]|多少[个家]|单位|年报|报告)[^,;?!]*?)(?:被|已经?|都|全)*"
            r"(?:(?:收|录|收录|收集)进(?:来|去|库|系统)?|录入|入库|进库)(?:里|中|来)*[了的]?(?=[?]*$)"
        ),
        r"\g<who>收录了",
    ),
    (
        re.compile(
            r"^(?:你们?|您|贵处|这里|这儿|系统|库)(?:里面?|中)?(?:一共|总共|共|都)?(?:有|是)(?:多少|几)[家个]?(?:单位|机关)[呢啊]?[?]*$"
        ),
        "一共收录了多少家单位",
    ),
    (
        re.compile(
            r"^(?:请|麻烦)?(?:帮我|给我|替我)?(?:列出来?|列一?下|列举|罗列|说说|报一?下|数一?数)(?P<where>[\u3400-\u9fff]{2,12}?)的?"
            r"(?:所有|全部|全体|各个?)的?(?:单位|机关|部门)(?:名单|名称|名字)?(?:出来)?[?]*$"
        ),
        r"收录了\g<where>的哪些单位",
    ),
    (
        re.compile(
            r"^(?P<so>(?!.*[和与跟比])(?:[三四五六七八九十]个|\d{1,2}个|[三四五六七八九十]家|[^;?!]*(?:合计|加总|总共|一共|加起来|累计))"
            r"[^;?!]*(?:谁|哪[家个]))更?(?P<way>[多少高低])(?=[?]*$)"
        ),
        r"\g<so>最\g<way>",
    ),
    (
        re.compile(
            rf"(?<![新净去撤剔扣删裁/增])(?:{_DOWN})(?:得|的)?最(?P<how>快)?(?(how)|{_STRONGLY})(?=的|[,(?是]|$)"
        ),
        r"减少最\g<how>",
    ),
    (
        re.compile(rf"(?<![新净提])(?:{_UP})(?:得|的)?最(?P<how>快)?(?(how)|{_STRONGLY})(?=的|[,(?是]|$)"),
        r"增加最\g<how>",
    ),
    (re.compile("(?<=[少加]最)(?=的|[,(?是]|$)"), "多"),
    (re.compile(r"(?<=[逐按分]年)(?:列明|列清楚?|写明|写清楚?|报出来?|罗列|摆出来)"), "列出"),
    (re.compile(r"(?<=单位|机关)清单"), "名单"),
    (re.compile(r"全体(?:单位|机关)?(?:求和|加总|相加)"), "全部单位合计"),
    (re.compile(r"最(?P<way>[多少高低大小])者"), r"最\g<way>的"),
    (re.compile(r"(?:名|位)?[列居](?=[前后末][一二两三四五六七八九十\d])"), ""),
    (re.compile(r"(?<=[多少高低大小])排一[遍下]"), "排"),
    (re.compile(r"有(?:没有)?差错"), "有没有矛盾"),
    (re.compile(r"最(?:忙|火|热闹|累|辛苦|吃力)[(,](?P<how>[^(),]*最[^(),]*)\)?"), r"\g<how>"),
    (re.compile(r"(?:是不是|是否|有没有)(?=比[^,;?!]{2,14}?(?:多|少|高|低|大|小)(?:[了些出?]|$))"), ""),
    (
        re.compile(
            rf"(?:超过|超出|高出|高过|领先)了?(?:于|过)?(?!各?(?:单位|机关)|[一二两三四五六七八九十百千半]|规定|[期时]限|限期|时间|补正|[缴交]费)(?P<than>(?:[^,;?!\d]|{_YEAR}){{2,24}}?)的?(?P<how>{_AMOUNT})"
        ),
        r"比\g<than>多\g<how>",
    ),
    (
        re.compile(
            r"在(?P<whole>[^,;?!]{1,14}?)(?:里头?|中|当中|里面|之中|总数里)所?占的?(?P<part>比重|比例|份额|几成|百分之几|百分比|多少)"
        ),
        r"占\g<whole>的\g<part>",
    ),
    (re.compile(r"(?:是不是|是否|难道|真的?是?)(?=一[件起宗个项次][^,;?!]{0,8}(?:都|也)(?:没|未))"), ""),
    (re.compile(r"(?<!性)(?<!公开)(?<!申请)收费(?=(?:[^,;?!]*[^,;?!性])?(?:多少|几)(?:万|亿))"), "行政事业性收费"),
    (
        re.compile(r"(?P<in>[收接][到了]*(?:多少|几)[件份起]?)(?P<and>[,、和又还再]*)办了?(?P<many>多少|几)"),
        r"\g<in>\g<and>办结\g<many>",
    ),
    (
        re.compile(
            r"(?:年报|报告)?第[一二三四五六](?:部分|张表格?|个表格?)(?:里面?|中|的)?,?"
            r"(?![^;?!]*(?:讲|说|写|内容|介绍|总结|概括|什么|哪))"
        ),
        "",
    ),
    (
        re.compile(r"(?P<done>办[了结完](?:多少|几)[件份]?[,、]?)还?(?:剩下?|余下?|留下)了?(?=多少|几)"),
        r"\g<done>结转下年",
    ),
    (re.compile(r"(?<![的新])收件(?=[,和与及]?办结(?!率))"), "新收"),
    (re.compile(r"(?<=办结)(?P<and>[,和与及]?)结转(?=[,和与及]|各|分别|[三几]|多少|一共|数|量|$)"), r"\g<and>结转下年"),
    (re.compile(r"(?:还|仍|尚)?正?在(?:办理?|审理?)的?(?=官司|案子|诉讼|复议|行政诉讼|行政复议)"), "未审结的"),
    (re.compile(r"(?P<what>官司|诉讼|复议)(?:案件)?(?:还|仍|尚)正?在(?:办理?|审理?)(?:中|的)?"), r"\g<what>未审结的"),
    (re.compile(r"[没未]有?结的?(?=官司|案子|诉讼|复议|行政诉讼|行政复议)"), "未审结的"),
    (
        re.compile(
            rf"{_BEHIND_WHOSE}(?P<all>(?:一|总)?共|全部)?(?:(?:已经?)?(?:处理|办理)|已经?办)[了过]?的?(?=(?:政府)?(?:信息公开)?申请{_ASKED})"
        ),
        r"\g<all>办结的",
    ),
    (
        re.compile(
            r"(?:有|用了?|用到|用上|涉及|出现)[了过]?(?:几|多少)[种类项](?P<what>[^,;?!各]{0,12}?)的?(?P<of>理由|原因|情形)(?:用[到上]?了?)?(?=[?]|$)"
        ),
        r"\g<what>的\g<of>有哪几种",
    ),
    (
        re.compile(r"(?<=[由因形])(?:一共|总共|共|都)?(?:有|用了?|用到|用上|涉及)了?(?:几|多少)[种类项](?=[?]|$)"),
        "有哪几种",
    ),
    (re.compile(rf"{_BEHIND_WHOSE}(?:已经?公开的?|公开的)(?=申请{_ASKED})"), "予以公开的"),
    (re.compile(r"(?:折合|换算|约合|折算|合)(?:成|为|是|后|起来)*(?=(?:多少|几)(?:万|亿)?元)"), ""),
    (
        re.compile(
            r"把(?P<out>[^,;?!]{2,30}?)(?:除外|排除|去掉|剔除|刨除?|撇开|除去|刨开|扣掉|除掉)(?:之?外|在外|不算)?"
        ),
        r"除\g<out>外",
    ),
    (
        re.compile(r"(?P<out>(?:^|(?<=,))[^,;?!多少几]{2,24})(?:除外|不算|不计|排除在外)(?=,(?:其余|其他|剩下|别的))"),
        r"除\g<out>外",
    ),
)
"""What is said, and the same in the words that the rules know."""


def reworded(text: str) -> str:
    """A folded question in the words that the rules know."""
    text = _INTO_NEXT_YEAR.sub(_carried_out, _FROM_YEAR_BEFORE.sub(_carried_in, text))
    for pattern, instead in _REWORDED:
        text = pattern.sub(instead, text)
    return text


_INTO_NEXT_YEAR = re.compile(
    r"(?P<year>20\d\d)年(?P<between>[^,;?!\d和与及跟同比、到至]{0,14}?)(?:结转|转|留|拖|顺延|推|遗留|带)[到至入进]了?(?P<next>20\d\d)年度?"
    r"(?:继续办理|继续办|接着办|办理|去)?"
)


def _carried_out(hit: re.Match[str]) -> str:
    """ "2022年有多少件转到了2023年" as what was carried out; of years that do not follow as it stands."""
    return f"{hit['year']}年{hit['between']}结转下年度" if int(hit["next"]) == int(hit["year"]) + 1 else hit[0]


_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_INTO_YEAR = re.compile("过来|下来|进来|到(?:今年|本年|当年|20)")


def _carried_in(hit: re.Match[str]) -> str:
    """ "2025年有多少件是2024年没办完带过来的" as what was carried in; of years that do not follow as it stands."""
    brought = hit["from"] or _INTO_YEAR.search(hit[0])
    before = int(hit["before"].translate(_DIGITS)) % 100
    if before != int(hit["year"]) % 100 - 1 or not brought:
        return hit[0]
    return f"{hit['year']}年{hit['between']}上年结转的{hit['asks'] or ''}"


_AGAIN = re.compile(
    r"[,.;?!~ ]+(?:哦|噢|啊|呃|额|哎|呀|等等)?,?"
    r"(?:(?:(?:不对)+|不不+|不是|[说写打问讲][错岔]了?|搞错了?|更正|算了|口误)(?:了|啊|呀)?[,.!~ ]+)+"
    r"(?:(?:应该|其实|改成|还)?(?:是|只?要|只?看|查|说)?(?:问的?是?|要的是|说的是)?)?"
)
"""What turns from what was said to what is to stand for it."""


def second_thought(text: str, spans: Callable[[str], Sequence[tuple[str, int, int]]]) -> str:
    """A folded message that puts itself right ("甲……不对,是乙和丙,2023年办结合计") with the later instead.

    `spans` tells where a stretch names an "organ", a "year", a "row" or an "op". Of what stands before, what the later
    names another of goes, as do the clauses that name nothing else.
    """
    cut = _AGAIN.search(text)
    if cut is None or not cut.start():
        return text
    later = text[cut.end() :].strip(",. ")
    says = {kind for kind, _, _ in spans(later)}
    if not says:
        return text
    kept: list[str] = []
    for clause in re.split(r"[,;?!]|\.{2,}", text[: cut.start()]):
        found = spans(clause)
        others = {kind for kind, _, _ in found} - says
        if others and "row" in says and re.search("多少|几", later):
            kept += ["".join(clause[start:end] for kind, start, end in found if kind in others & {"organ", "year"})]
        elif others:
            gone = [(start, end) for kind, start, end in found if kind in says]
            kept.append("".join(char for at, char in enumerate(clause) if not any(a <= at < b for a, b in gone)))
    return ",".join((*filter(None, kept), later))
