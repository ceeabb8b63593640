"""What a question says beside what it asks (这三个数, 只看, 第一份年报那年), taken out, and words that stand for others
only where they stand (零件 for none), put as these (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable

from store.catalogue.numerals import number_said

_KINDS = "县市区|县区|镇街|乡镇|街道|[镇乡局县区市旗]|部门"
_YOU_HOLD = ",?(?:你们?|您|库里|系统里?|这里|手[上里头]|都|目前|现在)*(?:收录?|存|有|装)了?"


def _by_article(hit: re.Match[str]) -> str:
    """The ground that an article of the regulation is named for, where that article holds it; else as it stands."""
    grounds = {"a": "国家秘密|法律|危及|安全", "b": "第三方|商业秘密|个人隐私", "c": "内部事务|过程|执法|案卷|查询"}
    known = next(words for article, words in grounds.items() if hit[article])
    return f"因{hit['why']}" if re.search(known, hit["why"]) else hit[0]


_PUT: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(
            r"(?P<did>收到?|接到|受理|办结|申请|复议|诉讼|起诉)了?[是为]?[零0][件份起宗](?:的?(?:政府)?(?:信息公开)?申请)?"
            r"(?=的?(?:单位|机关|部门|是|有(?:哪|几[家个]|多少[家个])|[局镇乡县区]|街道|都|[?]|$))"
        ),
        r"\g<did>为零",
    ),
    (
        re.compile(
            r"(?<![这那])(?:几个|各个?|所有的?|全部的?)(?P<kind>乡镇|街道|[镇乡局县区市]|部门|单位|机关)"
            r"(?:里[面头边]?|当中|中间?|之中|之间)的?,?哪一?[个家](?P=kind)"
        ),
        r"哪个\g<kind>",
    ),
    (
        re.compile(
            rf"^(?P<kind>{_KINDS})(?:办事处|办|政府)?的(?:年报|报告){_YOU_HOLD}(?P<which>哪[几些]个?)(?P=kind)(?:办事处|办|政府)?的?[?]*$"
        ),
        r"收录了\g<which>\g<kind>的年报",
    ),
    (
        re.compile(
            rf"^(?P<of>[\u3400-\u9fff]{{2,8}}?)的(?:年报|报告){_YOU_HOLD}(?P<which>哪[几些][个家]?)(?P<kind>{_KINDS}|单位|机关)的[?]*$"
        ),
        r"收录了\g<of>\g<which>\g<kind>的年报",
    ),
    (re.compile(r"(?:前|近|最近|过去|[这那])几年(?:里面?|中|间|当中)(?=20\d\d年)"), ""),
    (re.compile(r"(?:如果|要是|假如|若)?(?:只|单|光|仅仅?)(?:看|说|论|讲)(?=20\d\d年)"), ""),
    (re.compile(r"(?:第|最[早晚新后近]的?)一份(?:年报|报告)的?[那这]?一?年度?\((?P<year>20\d\d)年?\)"), r"\g<year>年"),
    (
        re.compile(
            r"(?<=[,和与及])(?P<last>[^,;?!]{2,12}?)[这那][两二三四五六七八九]个数[字据]?(?=(?:都|各|分别|一起)*(?:给|报|发|告诉|列|说|念))"
        ),
        r"\g<last>",
    ),
    (re.compile(r"(?<=总数|诉讼|合计|总量)\([两二]类(?:合并|合计|相加|加总|之和|都算|一起算?|加起来|合起来)\)"), ""),
    (
        re.compile(r"(?P<way>多|少)[了出]?得最(?:厉害|猛|凶|狠|明显)"),
        lambda hit: f"{'增加' if hit['way'] == '多' else '减少'}最多",
    ),
    (
        re.compile(
            r"(?:有没有|是否|是不是|有无)?(?:已经?)?(?:重新)?(?:回到|恢复到?|回升到|赶上)了?(?P<year>20\d\d年)度?(?:的|时的?|那时的?)*"
            r"(?:水平|数量|规模|件数|高度|程度)了?(?:吗|没有?|么)?(?=[?]*$)"
        ),
        r"比\g<year>多多少",
    ),
    (
        re.compile(
            r",?(?:年报|报告)?(?:的)?正文[和与跟同](?:表格?|表里)(?:里|中)?的?(?:数字?|数据|件数)?(?:不一样|不一致|对不上|不同|不符|有出入),"
            r"(?=(?:那?么?|以?)表格?(?:里|中|上|内)?[^,;?!]{0,8}(?:多少|几))"
        ),
        ",",
    ),
    (re.compile(r"(?P<who>自然人|企业|机构|组织|个人)(?:申请人)?(?:这|那)?一?(?:部分|块)(?=[?]*$)"), r"\g<who>"),
    (
        re.compile(
            r"[这那]?(?:[两二三四五六七八九十]|\d)(?:行|小?项|条)(?:逐[项行条一个]|分别|一一)(?:列出|报|列|给出|写)?(?:出来)?(?=[?]*$)"
        ),
        "各项分别多少",
    ),
    (
        re.compile(
            r"(?:一[栏行项]|这[栏行项])?(?:非零|不为[零0]|不是[零0])的?(?P<who>单位|机关)(?:的?个数|的?数量|数|有?(?:几|多少)[家个])(?=[?]*$)"
        ),
        r"超过0件的\g<who>有几家",
    ),
    (
        re.compile(
            r"^(?P<of>[\u3400-\u9fff]{2,10}?)的?(?:事儿?|事情|情况)?,?有?[两二三四几]个小?问题[:,](?=.*(?P=of))"
        ),
        "",
    ),
    (
        re.compile(
            r",(?:中间|其中|当中)?有?(?:缺|漏|没有|空着?|少)了?的?(?:哪些)?(?:年份|年度|年)(?:里)?(?:也|都|请|要|一并|另)*"
            r"(?:说明|注明|标明|标注|标出|指出|列出|写明|说清|说|讲)(?:一下|出来|清楚)?(?=[?]*$)"
        ),
        "",
    ),
    (re.compile(r"(?<=[局委厅镇乡县区市])长(?=[您你]们?好)"), ""),
    (
        re.compile(
            r"^(?:[两二三四五六七八九十]|\d{1,2})[个家](?:[县市区镇乡]级)?(?:政府|单位|机关|地方)[:—-]+(?=[\u3400-\u9fff]+[,和与及])"
        ),
        "",
    ),
    (
        re.compile(
            r"(?:依照?|依据|根据|按照?|援引)(?:政府信息公开)?\"?《?条例》?\"?(?:第(?:(?P<a>十四|14)|(?P<b>十五|15)|(?P<c>十六|16))条(?:规定)?)"
            r"\((?P<why>[^()]{3,16})\)(?=不予?公开)"
        ),
        _by_article,
    ),
    (re.compile(r"(?P<so>有[^,;?!]{2,20}?)没有?,(?=(?:[有是共]|一共|总共|共计)*(?:多少|几)[件份个起])"), r"\g<so>,"),
    (
        re.compile(
            rf"^各?(?:[县市区旗]{{1,4}}|{_KINDS})(?:政府|单位|机关)?(?:里面?|中|当中|之中)?的?(?P<asked>[^:]*哪一?[个家][^:]*):"
            r"(?P<named>[\u3400-\u9fff]{2,}(?:[,和与及][\u3400-\u9fff]{2,})+)[?]*$"
        ),
        lambda hit: hit[0] if re.search("除|不含|不算", hit[0]) else f"{hit['named']}{hit['asked']}",
    ),
    (re.compile(r"到底(?=有没有|是不是|是否)"), ""),
    (
        re.compile(r"有没有(?:到|够)?(?P<many>\d+|[一二三四五六七八九十百千]{2,})(?P<of>[件起份宗])(?=[?]*$)"),
        r"达到\g<many>\g<of>吗",
    ),
    (
        re.compile(
            r"^(?P<lead>[^和与跟同,、]*20\d\d年?[和与跟同,]20\d\d年[^,;?!]*?)(?:谁多谁少|孰多孰少|哪个多哪个少|谁高谁低)(?=[?]*$)"
        ),
        r"\g<lead>哪年多",
    ),
    (
        re.compile(r"(?P<who>谁|哪一?[个家边])(?P<did>办|收)(?:得|的)(?=最?[多少](?:[?]|$))"),
        lambda hit: f"{hit['who']}{'办结' if hit['did'] == '办' else '收到'}",
    ),
    (re.compile(r"(?<![年度上来])结转(?:数量|件数|[量数的])?(?=最[多少高低])"), "结转下年"),
    (
        re.compile(
            r"(?P<than>超过|高于|低于|不到|不足|达到|少于|多于|没到)了?(?P<many>[一二两三四五六七八九])成(?![半一二三四五六七八九绩本])"
        ),
        lambda hit: f"{hit['than']}{number_said(hit['many'])}0%",
    ),
    (re.compile(r"(?<=年)度?(?:的)?(?:1|一)月?份?[-到至~—](?:12|十二)月份?"), ""),
    (
        re.compile(
            r"^(?P<who>[^,;?!]*?)(?P<year>20\d\d年)度?的?(?:数据|数字|年报|报告)(?:有|出来?|更新|录入|收录|公布|发布)了?(?:吗|没有?|么)[?]*$"
        ),
        r"\g<who>\g<year>有年报吗",
    ),
    (
        re.compile(
            r"最忙的?(?P<kind>单位|机关|部门|[镇乡局县区市]|街道)?(?:就?是)?(?:哪一?[个家]|谁)(?:单位|机关)?,(?:要|就)?(?:按|以|论|拿)"
            r"(?P<what>收件|收到|新收|办结|收到的申请|申请)(?:数量?|量|件数)?(?:来)?(?:算|看|计|排|说|论|衡量)?(?=[?]*$)"
        ),
        lambda hit: f"哪个{hit['kind'] or '单位'}{hit['what']}最多",
    ),
    (
        re.compile(
            r"^(?:你们?|系统|库|数据库)(?:里面?|中|这里|手里)?(?:现在|目前|如今|一共|总共|共|都)*(?:有|收了?|存了?|收录了?)(?:多少|几)[家个]"
            r"(?:单位|机关)(?:的(?:数据|年报|资料|报告))?[?]*$"
        ),
        "一共收录了多少家单位",
    ),
)
"""What is said, and what stands for it."""


def in_few_words(text: str) -> str:
    """A folded question in fewer words; one that says no more than it asks as it is."""
    for pattern, instead in _PUT:
        text = pattern.sub(instead, text)
    return text
