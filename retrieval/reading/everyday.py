"""Everyday words put as those that the rules know: the list of `everyday_words.csv`, and what hangs on the words
beside it (pure)."""

from __future__ import annotations

import re
from functools import cache

from retrieval.reading.putting import Rules, put
from store.catalogue.csv_files import packaged_rows
from store.catalogue.numerals import chinese_number
from store.catalogue.terms import spell_out

_N = r"(?:\d+|[一二两三四五六七八九十百千万]+)"
_LARGE = r"(?:[一二两三四五六七八九十]*[百千万]|\d{2,}|\d+[百千万])"
_UNIT = r"[件项起宗次份]"
_ROWS = r"(?:申请|收件|[收接]到|收[得的了]|受理|复议|诉讼|官司|处罚|罚[了得]|许可|强制|办结|结转)"
_NO_NUMBER = r"(?!.*(?:公众号|微信|微博|平台|网站|专栏|政策|文件|会议))"
_MOVED = rf"(?=(?:近|约|将近|超过|不到)?(?:多少|几[成倍件个]|一半|{_N}(?:多|来)?[成倍件]|百分之|\d))"
_ROW = (
    r"(?:收到|新收|收件|受理|办结|上年结转|结转下年|予以公开|不予公开|部分公开|行政复议|复议|行政诉讼|诉讼|直接起诉|许可|处罚|强制)"
    r"的?(?:申请|案件|总数|件数|数量?|量)*"
)
_FALLEN = r"(?:[跌降减]|(?<=[数量])|(?<=收件)|(?<=申请))掉"
"""What fell: behind any other verb 掉 says only that it is done with."""
_RATED = r"(?:率|幅|增|占|[同环]比|比[例重]|百分)"
"""What makes a number of digits one of percents."""
_ONE_YEAR = r"(?:(?!20\d\d).)*20\d\d(?!.*20\d\d)|.*[今去前]年"
_SPAN = r"(?:20\d\d年?[到至~-]20\d\d年|[近这][几两三四五六七]年|历年)"
_SO = r",?(?:对[吧吗]|对不对|是[吧吗]|是不是|没错吧|真的吗|属实吗|吗)"
"""What asks whether that which is claimed is so."""
_ONE_PLACE = r"^(?!.*[冠亚季]军.*[冠亚季]军)(?P<what>.*?)"
_ENDS = r"(?=的?(?:[?]|$|[,是哪那年单机])|的)"


def _in_percent(hit: re.Match[str]) -> str:
    """A bound of a rate in tenths ("超过四成") in hundredths."""
    return f"{hit['rate']}{hit['way']}{chinese_number(hit['tenths'])}{5 if hit['half'] else 0}%"


def _total(hit: re.Match[str]) -> str:
    """ "总收件" and "总办结量" as the total of that row."""
    return f"{hit['what']}总{hit['many'] or '数'}"


def _digits(hit: re.Match[str]) -> str:
    """A number of so many digits as the bounds of it ("两位数")."""
    many = chinese_number(hit["digits"]) or 2
    return f"{hit['what']}{10 ** (many - 1)}到{10**many - 1}件之间"


def _of_its_years(hit: re.Match[str]) -> str:
    """A claim that one year's number is the greatest of all as the question which year's is."""
    years = hit["years"] if hit["years"][0] in "近这历各" else f"近{hit['years']}"
    return f"{hit['who']}{years}{hit['row']}最{hit['way']}的是哪年"


_PUT: Rules = (
    (re.compile(r"(?<![增])(?:[锐骤剧暴猛激陡急]|大幅度?的?)[减降跌](?:少|低)?(?![幅量免税刑])"), "下降"),
    (re.compile(r"(?<![最])(?:[骤剧暴猛激陡急飙]|大幅度?的?)[增涨升](?:加|长|高)?(?![幅量值])"), "增长"),
    (re.compile(rf"(?<![上下回倒增升])(?:跌|{_FALLEN}|滑|缩|落|减|降)了{_MOVED}"), "下降了"),
    (re.compile(rf"(?<![上下提减降新])(?:涨|升|蹿|冒|增)了{_MOVED}"), "增长了"),
    (
        re.compile(r"^(?!.*[率占])(?P<way>.*(?:增长|下降|增加|减少|涨|跌))了?(?:多少|几)个?百分点"),
        r"\g<way>了百分之多少",
    ),
    (re.compile(r"一下子|一口气|冷不丁|三言两语|长话短说|(?:用)?[一两几]+句话(?:就)?(?=[说讲概总介])"), ""),
    (re.compile(r"(?:列|做|拉|制|画|整)(?:成|个|张|一个|一张|出)表格?(?!现|示|明|彰)"), "列出"),
    (re.compile(r"(?:的)?(?:成绩单|年度画像|基本盘)(?:如何|怎么样|怎样)?[?]*$"), "总体情况"),
    (re.compile(r"(?:画一?个像|(?<=年)画像)(?=[?]*$)"), "总结一下"),
    (
        re.compile(
            r"(?<=年报|报告)(?:里面?|中|上)?(?:都|主要|大概|大致)?(?:(?:讲|说|写|提|谈)(?:了|到)*(?:哪些|哪几[件样个])(?:事情?|事儿|东西|方面|内容|工作)?"
            r"|有(?:哪些|什么|啥)(?:重点|亮点|要点|看点))(?:内容)?[呢啊呀]?(?=[?]*$)"
        ),
        "讲了些什么",
    ),
    (
        re.compile(
            r"(?P<who>哪[些几][个家份]?(?:单位|机关)?的?(?:年报|报告)?的?)(?:存在|有|出现了?)(?:数据|数字|表格|统计)(?:上|方面|质量)?的?问题(?=的?[?]*$)"
        ),
        r"\g<who>有矛盾",
    ),
    (
        re.compile(
            r"(?:是否|是不是|有没有|有无)?(?:存在|有)(?:数据|数字)(?:上|方面|质量)?的?问题(?:[吗么]|没有?)?(?=[?]*$)"
        ),
        "有没有矛盾",
    ),
    (
        re.compile(
            r"^(?:我们?|俺)?(?:想要?|要|需要|得)?(?:找|联系)(?:一下)?(?P<who>[\u3400-\u9fff]{3,20}),"
            r"(?:他们?|它们?|[那这]边|单位)?的?(?=(?:联系|办公|咨询)?(?:电话|方式|号码|地址))"
        ),
        r"\g<who>",
    ),
    (re.compile(r"超[过出]了?(?P<than>20\d\d年|去年|前年|上一?年)的?(?P<how>多少|几)"), r"比\g<than>多\g<how>"),
    (
        re.compile(r"(?P<lack>[少缺漏差])了?哪(?P<years>一年|几年|年|些年)的?(?:份)?(?:年报|报告)?(?=[?]|$)"),
        r"缺哪\g<years>的年报",
    ),
    (
        re.compile(
            r"(?:只有|仅有|仅为|才有|只为|才是|只是)(?=[^,;\d]{0,4}(?:\d{4}年)?[^,;\d]{0,12}的(?:[一二三四五六七八九十]+分之|\d+%|百分之|一半|[一二三四五六七八九]成))"
        ),
        "是",
    ),
    (
        re.compile(
            rf"(?P<first>{_ROW})(?P<way>高于|多于|大于|超过|低于|少于|小于)(?P<second>{_ROW})(?=[,?是对吗没]|$)"
        ),
        lambda hit: f"{hit['first']}比{hit['second']}{'少' if hit['way'][0] in '低少小' else '多'}",
    ),
    (re.compile(r"(?:只|仅|才|就|不过)(?=相当于|等于|占)"), ""),
    (
        re.compile(r"(?P<who>谁|哪[个家边方])更?(?:胜一筹|占上风|领先|略胜|拔尖|拔得头筹|占优)(?![^,;?!]{0,6}多少)"),
        r"\g<who>多",
    ),
    (re.compile(r"孰(?P<way>[多少高低])"), r"谁\g<way>"),
    (re.compile(r"少了(?:一?多半|一?大半)"), "下降了一半以上"),
    (re.compile(r"(?:一路|节节|步步|连连|一个劲地?|稳步)(?=下降|减少|增长|增加|上升|上涨|涨|跌|降)"), "一直"),
    (
        re.compile(
            rf"^(?!{_ONE_YEAR})(?P<what>.*?)(?:是|呈)?先(?:[升涨增多]后[降跌减少]|[降跌减少]后[升涨增多])(?:的|吗|么)*(?=[?]|$)"
        ),
        r"\g<what>怎么变化",
    ),
    (re.compile(r"(?P<bound>[件起项宗次])的是(?=哪[些几])"), r"\g<bound>的有"),
    (re.compile(r"被告(?=最[多少])"), "被告的"),
    (re.compile(r"(?P<of>复议|诉讼|官司)打?输得?(?=最)"), r"\g<of>纠正"),
    (re.compile(r"(?P<of>复议|诉讼|官司)打?赢得?(?=最)"), r"\g<of>维持"),
    (
        re.compile(
            r"(?P<rate>(?:率|占比|比例)(?:都|均)?)(?P<way>超过|高于|低于|不到|不足|达到|大于|小于)(?:了)?(?P<tenths>[一二三四五六七八九])成"
            r"(?P<half>半)?(?=[^,;?!]*(?:单位|机关|哪|谁|几家|多少家|年))"
        ),
        _in_percent,
    ),
    (
        re.compile(
            r"(?:有没有)?(?P<years>哪(?:一|几|些)?年)(?:是)?没有(?=行政|复议|诉讼|处罚|许可|强制)(?P<row>[^,;?!的]+)"
        ),
        r"\g<years>一件\g<row>都没有",
    ),
    (
        re.compile(
            rf"^(?P<all>(?!.*(?:哪|谁|几|有没有|各|每|都|最))[^;?!]*(?:全部|所有)(?:单位|机关)[^;?!]*?)"
            rf"(?:合计|总共|加起来|一共|总[量数])(?P<what>[^,;?!]*?)(?:有没有)?(?:超过|突破|达到|破|过|不到|不足|低于|超)了?{_LARGE}{_UNIT}?(?:申请)?(?:大关)?了?(?:吗|没有?|么)[?]*$"
        ),
        r"\g<all>\g<what>合计多少",
    ),
    (re.compile(r"(?<![最制要重难焦])(?P<way>[高低])点(?=[^,;?!]{0,4}(?:在|是)?哪|[?]?$)"), r"最\g<way>点"),
    (
        re.compile(
            r"(?:头名|第一名?)[和与跟及,](?:第二名?|亚军)(?=的?(?:合计|加起来|一共|总共|共)|分别(?:是|有)?(?:谁|哪))"
        ),
        "前两名",
    ),
    (re.compile(rf"{_ONE_PLACE}冠军(?:单位)?"), r"\g<what>最多的单位"),
    (re.compile(rf"{_ONE_PLACE}亚军(?:单位)?"), r"\g<what>第二多的单位"),
    (re.compile(rf"{_ONE_PLACE}季军(?:单位)?"), r"\g<what>第三多的单位"),
    (re.compile(r"垫底的?(?P<many>[两二三四五六七八九十])(?P<of>[家个名])"), r"最少的\g<many>\g<of>"),
    (
        re.compile(r"(?:末尾|榜尾|队尾|尾巴上)的?(?P<many>[两二三四五六七八九十])(?P<of>[家个名位])"),
        r"倒数\g<many>\g<of>",
    ),
    (re.compile(r"^来一?[张个份](?=[^,;?!]{4,}(?:榜|排名|排行))"), ""),
    (
        re.compile(rf"^(?!.*{_RATED})(?P<what>.*?)(?P<digits>[两二三四五])位数(?=的|[?]|$|吗)"),
        _digits,
    ),
    (re.compile(rf"一(?P<unit>{_UNIT})没有?(?=的(?:单位|机关|[有是]?[哪几]))"), r"一\g<unit>都没有"),
    (re.compile(r"(?:全年)?没有?(?:打|吃|惹)过?(?:一场|任何)?官司"), "没有诉讼"),
    (
        re.compile(r"(?<=比)(?:[升降涨跌]|提高|上升|下降|增加|增长|回落|提升)了?(?P<many>多少|几)个?百分点"),
        r"高\g<many>个百分点",
    ),
    (re.compile(r"^(?!.*(?:率|占|比[例重]))(?P<what>.*)变了(?=多少)"), r"\g<what>变化"),
    (re.compile(r"(?<=[年,])(?P<kind>[区县镇市]政府|街道办|乡镇政府)(?=平均)"), r"各\g<kind>"),
    (re.compile(r"哪[类种]人(?:来)?(?:申请|提)[的得]?(?=最)"), "哪类申请人"),
    (
        re.compile(
            r"(?<=[数量势])(?:怎么|咋)走的?(?=[?]*$)|(?:起伏|波动|变化)(?:大不大|大吗|厉害吗)(?=[?]*$)|稳不稳定?(?=[?]*$)"
        ),
        "怎么变化",
    ),
    (re.compile(rf"^(?P<what>.*{_SPAN}.*?)(?:怎么|咋)走的?(?=[?]*$)"), r"\g<what>怎么变化"),
    (
        re.compile(
            rf"[跟和与同](?P<than>[^,;?!]{{2,10}}?)(?:比)?(?:基本|大体|大致|几乎)?(?:上)?(?:持平|不相上下)(?:的)?(?:{_SO})?[?]*$"
        ),
        r"比\g<than>差多少",
    ),
    (re.compile(rf"(?<=最[多少高低])的?(?:年份|一年)?是20\d\d年(?:{_SO})[?]*$"), "的是哪年"),
    (
        re.compile(
            rf"^(?P<who>[^,;?!]*?)20\d\d年(?P<row>[^,;?!]{{2,10}}?)是(?P<years>[近这]?[三四五六七]年|历年|各年|这些年|这几年)(?:来|里|中|以来)*"
            rf"最(?P<way>[多少高低])的?(?:一年)?(?:{_SO})[?]*$"
        ),
        _of_its_years,
    ),
    (re.compile(r"^(?:有报道|有消息|据报道|据传|坊间)(?:称|说|讲)?,?"), "听说"),
    (re.compile(rf"^(?P<what>.*{_SPAN}.*?)的?(?:增减|升降|涨跌)(?:情况|变化|变动)(?=[?]*$)"), r"\g<what>变化情况"),
    (re.compile(r"(?:增减|升降|涨跌)(?:情况|变化|变动)(?=[?]*$)"), "增减了多少"),
    (re.compile(r"最(?P<way>[高低])(?:纪录|记录)(?=是|为|有|[?]|$)"), r"最\g<way>值"),
    (re.compile(r"(?P<from>[从由])大到小"), r"\g<from>多到少"),
    (re.compile(r"(?P<from>[从由])小到大"), r"\g<from>少到多"),
    (
        re.compile(
            r"^(?!.*还是)(?=.*(?:提高|[上下回]升|[下回]降|回落|下降|增加|减少|增长|变化|变了|扩大|缩小|[涨跌升降]了))(?P<part>.*?)(?:(?<!所)占比|(?<![所占])的?比重)"
        ),
        r"\g<part>所占比例",
    ),
    (
        re.compile(
            r"(?P<rate>率|占比|比例)(?:在|达到?)?(?P<tenths>[一二三四五六七八九])成(?P<half>半)?(?P<way>以[上下])"
        ),
        lambda hit: f"{hit['rate']}{chinese_number(hit['tenths'])}{5 if hit['half'] else 0}%{hit['way']}",
    ),
    (
        re.compile(
            r"(?:^|(?<=年))那(?=[个家](?:单位|机关|部门|局|镇|乡|街道|县|区|市)(?!.*哪)[^,;?!]*最[多少高低大小])"
        ),
        "哪",
    ),
    (re.compile(r"^@[a-z0-9_]{2,32}[,:]? ?(?=[^ ])"), ""),  # whom a message in a group is for
    (re.compile(r"(?<=[高低多少大小]于|超过|不到)平均(?=的|以|[?]|$)"), "平均数"),
    (re.compile(r"(?<=[乡镇道])(?:办|处)理了?的?申请(?=的?(?:数|件数|总数|总?量|最|排|(?:多少|几)件))"), "办结申请"),
    (re.compile(r"街道办(?=结(?![转果束])|理(?![处公事]))"), "街道办办"),  # the last word is what they did
    (re.compile(r"(?<=[乡镇])(?=办(?:结(?![果束])|理(?![处公事])))"), "已"),  # no 镇办, which are offices
    (re.compile(r"(?<=[份件张])(?P<of>[^,;?!]{0,8}申请)[书表](?=[?]*$)"), r"\g<of>"),
    (
        re.compile(
            r"(?P<year>20\d\d)年(?P<all>[^,;?!]{0,4}(?:全部|所有|各)(?:单位|机关|部门)[^,;?!]*?(?:总[数量]|合计|一共))"
            r"(?:同比|[比较](?:上一?年|去年|前一年)(?:同期)?)(?=[增减下上变多少涨降])"
        ),
        lambda hit: f"{hit['year']}年{hit['all']}比{int(hit['year']) - 1}年",
    ),
    (re.compile(r"表格(?=一致)"), "表"),  # 表格一 is what the first table is called
    (re.compile(r"了没(?=[?]*$)"), "了吗"),
    (re.compile(r"(?:里|中|当中)?排(?:在|到)?倒数第几[名位]?"), "从少到多排第几"),
    (
        re.compile(r"还?[差缺少]了?(?P<many>几[个家]|多少[个家])(?:单位|机关)?的?(?P<report>年报|报告)"),
        r"有\g<many>单位没交\g<report>",
    ),
    (re.compile(r"(?:是不是|是否|是)[少缺漏差]了?[一几][年份](?:的|吗)?(?=[?]|$)"), "缺哪年的年报"),
    (
        re.compile(
            rf"^(?P<who>(?!.*(?:\d{_UNIT}|率|占比|比例|{_ROWS}|(?<!信息)公开))[^;?!]*(?:数字|数据|年报|报告|表格?))(?:都|是)?(?:靠不靠谱|靠得住|靠谱|可不可信|可信|经得起推敲|准不准确?|准确|准|对不对)[吗不么]?(?=[?]|$)"
        ),
        r"\g<who>有没有问题",
    ),
    (re.compile(r"(?<=属实|真实|准确|真的|一致|相符|吻合|平衡|成立)不(?=[?]*$)"), "吗"),
    (
        re.compile(
            r"是(?:全部|所有|各个?)(?:单位|机关|部门)?(?:里面?|中|当中)的?(?P<row>[^,;?!]{2,8}?)最(?P<way>[多少高低])的?(?=,?(?:对|是|真|属实|没错|吗))"
        ),
        r"\g<row>在全部单位最\g<way>",
    ),
    (re.compile(rf"一(?P<unit>{_UNIT})没(?=申请|提|有(?!的))"), r"一\g<unit>都没"),
    (
        re.compile(
            r"(?<=[年比上期])(?:跌|掉|砍|缩)去了?(?=[\d一二三四五六七八九])|(?<=[\u3400-\u9fff])跌去了?(?=[\d一二三四五六七八九])"
        ),
        "下降了",
    ),
    (re.compile(r"(?:100%|百分之百|百分百)地?(?=办结|办完)"), "都"),
    (re.compile(r"(?<![核应针])对不[?]*$"), "对吗"),
    (
        re.compile(
            r"^(?!.*(?:哪|谁|单位|机关|各|每|几[家个]|对吗|是吗|真的吗))(?P<who>.*)(?<!有)没有?(?=结转[^,;?!]*[吗么][?]*$)"
        ),
        r"\g<who>有没有",
    ),
    (re.compile(r"(?:给我|帮我|替我|麻烦)(?:拉|整|弄|拎|扒拉|搞|抓)(?:一下|出来|一?[个份])*(?=[,?]|$)"), ""),
    (re.compile(r"排(?:在)?(?P<all>全部|所有|各)(?:单位|机关)?(?:里|中|的)?第几"), r"在\g<all>单位排第几"),
    (
        re.compile(r"(?P<years>(?<![\d一二三四五六七八九十第前近])[两二三四五六七]年)的?(?=平均(?!每)|走势|趋势|变化)"),
        r"\g<years>里",
    ),
    (
        re.compile(
            rf"^(?=.*{_ROWS}){_NO_NUMBER}(?P<a>.*?)(?:得|的)?最(?:旺盛?|红火|火爆|密集|扎堆|踊跃|活跃|积极|狠|凶|勤快?|频繁|起劲|集中)"
            rf"{_ENDS}"
        ),
        r"\g<a>最多",
    ),
    (
        re.compile(
            rf"^(?=.*{_ROWS}){_NO_NUMBER}(?P<a>.*?)(?:得|的)?最(?:冷清|清闲|清静|冷|淡|稀少?|惨淡|寥落|不活跃|不积极|萧条)"
            rf"{_ENDS}"
        ),
        r"\g<a>最少",
    ),
    (re.compile(r"(?<=[得的])(?:顶|顶顶|至)(?P<way>[多少高低])"), r"最\g<way>"),
    (re.compile(r"(?:头|打头的?)(?P<n>[两二三四五六七八九十])(?P<of>[名家位个](?!月|年))"), r"前\g<n>\g<of>"),
    (re.compile(rf"(?<![以加算赶础])上了?(?={_LARGE}{_UNIT}?(?:申请)?(?:的|以上|[?]|$))"), "达到"),
    (re.compile(rf"(?:介于|介乎|处于|落在|处在|在)(?={_N}{_UNIT}?[到至~-]{_N}{_UNIT}?)"), ""),
    (re.compile(rf"跌破(?:了)?(?={_N})"), "不到"),
    (re.compile(rf"(?P<many>{_N}{_UNIT})以内"), r"\g<many>以下"),
    (
        re.compile(rf"^(?!.*{_RATED})(?P<what>.*?)(?:跌到|跌至|降到|降至|只有|只剩|是|为|在)?了?(?<!个)个位数(?!字)"),
        r"\g<what>不到10件",
    ),
    (
        re.compile(
            rf"(?P<sum>(?:加起来|合起来|合计|总共|一共|累计|共)[^,;?!\d]{{0,6}}?)(?:有没有|是不是|是否|能不能)?(?:已经?)?"
            rf"(?:超过|过|破|突破|不到|不足|达到|到|够|上)了?{_LARGE}{_UNIT}?(?:申请)?(?:大关)?(?:了|吗|没有?|么)*[?]*$"
        ),
        r"\g<sum>多少",
    ),
    (re.compile(rf"(?P<bound>{_N}(?:多|来)?[倍成](?:多|以上)?|一半(?:多|以上)?)了?没有?[?]?$"), r"\g<bound>吗"),
    (re.compile(r"(?<=[\u3400-\u9fff])一起(?=[提收办拒罚公结](?!案|复议|诉讼)[^,;?!]{0,6}(?:多少|几))"), "一共"),
    (
        re.compile(r"总(?P<what>收件|办结|受理|收案|申请)(?P<many>数量?|量|件数|(?=分别|各|是?多少|有多少|[?]|$))"),
        _total,
    ),
    (re.compile(r"(?<=[,的里、年])(?P<kind>镇街|乡镇|镇|街道|区县|县区|部门)一?级的?(?:单位|机关)?"), r"各\g<kind>"),
    (re.compile(r"^(?P<kind>镇街|乡镇|镇|街道|区县|县区|部门)一?级的?(?:单位|机关)?"), r"各\g<kind>"),
    (
        re.compile(
            r"(?P<report>年报|报告)(?P<who>[^,;?!]{0,12}?)还?没有?(?:给|送|上?传|报来|交上来|拿来|挂出来|放出来|亮出来)[了过的]?[?]*$"
        ),
        r"\g<report>\g<who>没交",
    ),
    (
        re.compile(
            r"(?P<which>哪[些几家个](?:单位|机关|部门)?|有谁|谁)(?:年年|历年|各年|这些年)?的?(?P<report>年报|报告)"
            r"一[份本年期](?:都|也)?(?:不|没|未)[缺落少漏]"
        ),
        r"\g<which>\g<report>一年不落",
    ),
    (re.compile(r"缺(?P<report>年报|报告)的(?P<who>单位|机关|部门)(?:名单)?"), r"哪些\g<who>缺\g<report>"),
    (
        re.compile(
            r"(?P<what>年报|报告|数据)(?:是|都)?[从自打]哪一?年(?:起|开始)?(?:才|就)?(?:开始)?有(?:的|了)?(?=[?]|$)"
        ),
        r"\g<what>有哪些年份",
    ),
    (re.compile(r"(?:那|这)?一?份(?:报告|年报)?(?:还)?在不在(?:库里?|里面)?(?=[?]|$)"), "的年报有没有"),
)
"""What is said, and the same in the words that the rules know, where the words beside it tell what is meant."""


def in_plain_words(text: str) -> str:
    """A folded question in the words that the rules know."""
    instead, said = _list()
    return put(said.sub(lambda hit: instead[hit[0]], text), _PUT)


@cache
def _list() -> tuple[dict[str, str], re.Pattern[str]]:
    """What is said instead of each word of the list, and where any of them stands, the longest first."""
    instead = {
        word: row["instead"]
        for row in packaged_rows("everyday_words.csv")
        for word in spell_out(row["words"].split("|"), "everyday_words.csv")
    }
    longest = sorted(instead, key=len, reverse=True)
    return instead, re.compile("|".join(map(re.escape, longest)))
