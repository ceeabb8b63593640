"""What a question wants to hear (a number of what, a person, a place, a date …), and whether a sentence has one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from retrieval.texts.words import normal


class Want(StrEnum):
    """The kinds of thing that a question can want."""

    NUMBER = "number"
    RATE = "rate"
    MONEY = "money"
    PERSON = "person"
    PLACE = "place"
    DATE = "date"
    PHONE = "phone"
    HOTLINE = "hotline"
    FAX = "fax"
    EMAIL = "email"
    POSTCODE = "postcode"
    ADDRESS = "address"
    WEBSITE = "website"
    NAME = "name"
    PROBLEMS = "problems"
    MEASURES = "measures"
    LIST = "list"
    STATEMENT = "statement"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted; of a number also the counters that fit it, empty where the question names none."""

    want: Want
    counters: frozenset[str] = frozenset()


# the first that matches decides
_CUES: tuple[tuple[Want, tuple[str, ...]], ...] = (
    (Want.FAX, ("传真", r"\bfax")),
    (Want.EMAIL, ("邮箱", "电子邮件", "e-?mail")),
    (Want.POSTCODE, ("邮编", "邮政编码", "postcode", "postal code", "zip code")),
    (
        Want.HOTLINE,
        (r"热线(?:的?(?:电话|号码|电话号码))?(?:是|为)?(?:多少|几号|什么|[??]?$)", r"\bhotline(?: number)?[?]?$"),
    ),
    (
        Want.PHONE,
        (
            r"^(?!.*(?:(?:多少|几)[个通次部]|[接打][听到过了]*(?:多少|几))[\u3400-\u9fff]{0,10}电话(?!号码))"
            r".*(?<!多少)(?<!好多)(?<![少多几][个通次])电话(?!.{0,6}(?:多少(?:人次|[次个通])|几(?:人次|[次个通])|吗|量|率))",
            "联系方式",
            "联系号码",
            "座机",
            "号码(?:是|为)?多少",
            "phone",
            r"\bcontact number",
        ),
    ),
    (Want.WEBSITE, ("网址", "网站地址", r"\burl\b", "web ?(?:site )?address")),
    (Want.ADDRESS, ("(?<!网站)(?<!邮箱)地址(?!等)", r"\baddress")),
    (
        Want.RATE,
        (
            "百分之几",
            "百分比",
            "比例",
            "占比",
            "比重",
            "几成",
            "占(?:了|到)?(?:多少|多大)(?![件个条人篇份次起分])",
            "[^频]率(?:是|为|有|达|达到|约)?(?:多少|几|多高|[??]?$)",
            "幅度?(?:是|为)?(?:多少|多大)",
            "百分点",
            "(?:增长|上升|下降|回落|减少|增加|变化)了?(?:多少|几)[??]?$",
            "同比(?:增长|上升|下降|变化)?(?:情况|如何|怎样)",
            "percent",
            r"\brat(?:e|ing)\b",
            "what share",
            "what proportion",
        ),
    ),
    (
        Want.MONEY,
        (
            "多少(?:万|亿)?元",
            "多少钱",
            "几(?:万|千|百)?元",
            "(?:收取|收)了?多少.{0,10}费",
            "(?:金额|费用|经费|处理费|收费)(?:是|为|有|总额|合计)*多少",
            "how much (?:money|was|were|did)",
            "what (?:sum|amount)",
        ),
    ),
    (
        Want.NUMBER,
        (
            "多少",
            "好多[件条个次篇项场份人名期封]",
            "(?<!哪)几(?!乎)",
            "[量数额积模](?:有|是)?多[大高]",
            "(?:人次|场次|批次|[\u3400-\u9fff]数|[送答结退复布审改训]量|数量|总数|数目|总量|阅读量|访问量|播放量|浏览量)[??]?$",
            "how many",
            "number of",
            "how often",
            "how much",
            "平均.{0,8}(?:多久|多长)",
            "how long .{0,24}(?:on average|take)|average .{0,24}time",
        ),
    ),
    (
        Want.PERSON,
        (
            "谁",
            "哪位",
            "何人",
            "哪个领导",
            "什么人",
            "(?:[系责办导记]人|领导|组长|主任|书记|[省市县区镇乡局处科所]长|同志|专员)的?(?:姓名|名字|叫什么|叫啥|姓什么|姓啥)",
            "(?:负责人|组长|分管领导)(?:是|叫|为)?[??]?$",
            r"\bwhom?\b",
        ),
    ),
    (
        Want.DATE,
        (
            "什么时候",
            "什么时间",
            "何时",
            "哪天",
            "哪一天",
            "几号",
            "哪个月",
            "什么日期",
            "哪年",
            "起止",
            "期限(?:是|为)",
            r"\bwhen\b",
            "多久.{0,8}一次",
            "隔多久",
            "what date",
            "(?:which|what) day",
        ),
    ),
    (
        Want.PLACE,
        (
            "哪里",
            "哪儿",
            "(?<![存足题距板点])在哪(?!些|几?[类种样方块]|几个方)",
            "什么地方",
            "什么位置",
            "位置(?:在|是)?[??]?$",
            "何处",
            "何地",
            "哪些地方",
            r"\bwhere\b",
        ),
    ),
    (Want.NAME, ("叫什么", "叫啥", "名字", "名称", "什么名", r"\bcalled\b", r"\bname of\b", "what is the name")),
    (
        Want.PROBLEMS,
        (
            "(?:哪些|什么|啥|哪几个|主要)的?(?:主要)?(?:问题|不足|困难|短板|差距)",
            "(?:存在|有).{0,6}(?:问题|不足|短板|差距)",
            "(?:问题|不足(?:之处)?|短板|差距|缺点|毛病)(?:是|有|在|呢|[??]?$)",
            "(?:什么|啥|哪些).{0,4}(?:毛病|缺点|不足|欠缺|做得不好|不到位)",
            "problem",
            "shortcoming",
            "difficult",
            "weakness",
        ),
    ),
    (
        Want.MEASURES,
        (
            "下一?步",
            "接下来",
            "今后",
            r"(?:下一|明|来|次)年度?的?(?:都|又|还)?(?:准备|打算|计划|怎么|如何|咋|要|想|将|工作|重点|改进|安排|目标|思路)",
            "(?:咋|怎么?|如何)改(?![成为])",
            "(?:改进|努力|工作)方向",
            "(?:如何|怎么|怎样)改进",
            "改进措施",
            "改进计划",
            "打算",
            "整改措施",
            "将(?:如何|怎么|采取)",
            "improve",
            "next step",
            "plan to",
            "next year",
        ),
    ),
    (Want.LIST, ("哪些", "哪几", "分别是", "有什么", "包括什么", r"\bwhich\b", r"\blist\b")),
    (
        Want.STATEMENT,
        (
            "有没有",
            "有无",
            "是否",
            "是不是",
            "吗[??]?$",
            "没有?[??]?$",
            "了没",
            "^(?:did|does|do|is|are|was|were|has|have|had) ",
        ),
    ),
)
_COUNTERS = (
    "个工作日",
    "工作日",
    "人次",
    "百分点",
    "平方米",
    "公里",
    "小时",
    "课时",
    "万字",
    *"件条个次期篇项场份人名位家册部则幅张天日月年届批处起例宗户所种类块字本元轮遍步",
    *"台级辆支座间套封通首版辑节堂组队层站倍吨亩回趟分",
)
_LONGEST_FIRST = "|".join(sorted(_COUNTERS, key=len, reverse=True))
_NO_WORD = "(?![门例目]|(?<=家)[长庭属里]|(?<=人)[大民员才士]|(?<=处)[罚理置分]|(?<=批)[示评复准文])"
"""What does not follow a counter: with it, it is a noun's beginning (多少家长)."""
_COUNTED_IN_ENGLISH = re.compile(
    r"(?P<times>\bhow many times\b|\bhow often\b)"
    r"|\b(?:how many|number of) (?:people|persons|participants|attendees|officials|staff|employees)\b"
)
_DAYS = frozenset({"个工作日", "工作日", "天"})
_ALIKE = (
    frozenset("件条篇项份则部幅张宗封"),
    frozenset("个件项条份篇场期张部台块"),
    frozenset("个通"),
    frozenset("个名位人"),
    frozenset("次场期届轮回批遍趟"),
    frozenset("次版"),
    frozenset({"人", "名", "位", "人次"}),
    frozenset("个家处所"),
    frozenset("起件例宗"),
    frozenset("天日"),
    _DAYS,
    frozenset("册份本"),
)
_DIGITS = r"(?<![\d.\-〔\[(第])\d[\d,]*(?:\.\d+)?"
_NUMERALS = "(?<![第星期唯同统万专每某下进一二两三四五六七八九十百千])[一二两三四五六七八九十百千]{1,6}"
_NUMBER = re.compile(
    rf"(?:{_DIGITS}|{_NUMERALS})(?:多|余)?(?:万|亿)?(?:多|余)?\s*"
    rf"({_LONGEST_FIRST})(?!季度|月|工作日|小时|之)"
)
_WHOLE_THOUSANDS = re.compile(rf"{_DIGITS}(?:多|余)?[万亿](?:多|余)?(?=[,。;、)]|$)")
"""A number of ten thousands without a counter (关注用户38.6万), as people and readers are counted."""
_CALLS = re.compile(
    r"(?:接|打|拨)[听到过了来]*(?:多少|几)[个通次][^,;?!]{0,10}电话|电话[^,;?!]{0,4}(?:多少|几)[个通次]"
)
"""Calls that came in, which are counted by those who rang (4120人次)."""
_IN_CROWDS = frozenset({"人", "次", "个"})
_BARE = re.compile(rf"(?!(?:19|20)\d\d(?!\d)){_DIGITS}(?![\d年月日号.\-])")
_DATED = re.compile(r"(?:19|20)\d\d年|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日|第\d+条|\d+号")
_UP_TO = re.compile(r"截[至止][^,。;]*")
_ROLE = "(?:组长|主任|书记|镇长|区长|县长|市长|局长|秘书长|领导|干部|负责人|专员|科长|所长|委员)"
_SERVES = "(?:担任|兼任|任|分管|负责|牵头|主管|主抓|授课)"
_PATTERNS: dict[Want, re.Pattern[str]] = {
    Want.RATE: re.compile(
        r"\d[\d.]*\s*(?:%|个?百分点)|百分之|[一二三四五六七八九十]成|(?:没有|无|未)(?:增长|变化)|持平|倍"
    ),
    Want.MONEY: re.compile(r"\d[\d,.]*\s*余?(?:万|亿|千)?元|(?:未|没有|不|无|免)(?:有)?(?:收取|收费|收)|无收费"),
    Want.PERSON: re.compile(
        rf"由[^,。;:]{{1,20}}?{_SERVES}"
        rf"|(?:以|明确|任命|确定|指定)[^,。;:]{{1,20}}?(?:担任|任|为)[^,。;:]{{0,6}}{_ROLE}"
        rf"|{_SERVES}[^,。;:]{{0,16}}的(?:领导|同志|人)?(?:是|为)(?!由)[\u3400-\u9fff]{{2}}"
        rf"|同志(?:为|{_SERVES})|(?:{_ROLE}|联系人)(?:为|是|:)[\u3400-\u9fff]{{2,4}}"
        rf"|(?:担任|兼任|任|为)[^,。;:]{{0,12}}?{_ROLE}|{_ROLE}[\u3400-\u9fff]{{2,3}}(?:具体|直接|全面)?{_SERVES}"
    ),
    Want.PLACE: re.compile(
        "(?:在|于|位于)[^,。;]{2,40}?(?:设|建|开|举|召|挂|展|公示|张贴|下载|查阅|公开|发布|成立|分别)"
        "|(?:中心|大厅|大楼|[馆站所村堂室院园校]|社区|广场|窗口|楼)(?:内|里|门口)?(?:各|均|都|分别|也|还)?(?:设|建[有成立]|开设|增设|摆放)"
        "|设在|位于|地点|地址|设于|驻地"
    ),
    Want.DATE: re.compile(r"\d{1,2}月(?:\d{1,2}日)?|\d{4}年|[上下]半年|季度|年底|年初|每(?:半年|[年月季周日天])"),
    Want.PHONE: re.compile(
        r"0\d{2,3}[-)—]*\d{7,8}|(?:电话|热线|号码|手机)[^,。;]{0,6}?\d{5,12}|(?<!\d)1[3-9]\d{9}(?!\d)"
    ),
    Want.HOTLINE: re.compile(r"热线[^,。;]{0,8}?(?:0\d{2,3}[-)—]*\d{7,8}|(?<!\d)\d{5,12})"),
    Want.FAX: re.compile(r"传真.{0,6}?\d[\d\-—)]{6,}"),
    Want.EMAIL: re.compile(r"[\w.\-]+@[\w\-]+\.[\w.\-]+"),
    Want.POSTCODE: re.compile(r"邮(?:政编)?[编码].{0,4}\d{6}(?!\d)"),
    Want.ADDRESS: re.compile(r"(?:地址|位于|坐落)[:是为在于]{1,2}[\u3400-\u9fff]{2}|位于[\u3400-\u9fff]{3}"),
    Want.WEBSITE: re.compile(r"https?:|www\.|\.gov\.cn"),
    Want.NAME: re.compile(r"[“\"《「][^”\"》」]{2,40}[”\"》」]"),
    Want.PROBLEMS: re.compile("问题|不足|差距|短板|薄弱|困难|不够|有待|滞后|欠缺|不强"),
    Want.STATEMENT: re.compile(r"[未没无不均已共]|\d|零"),
    Want.MEASURES: re.compile("下一步|下步|今后|改进|整改|措施|进一步|将|加强|强化|完善|提升"),
}


def wanted_of(question: str) -> Wanted:
    """What a question wants, told from its words; `OPEN` where nothing tells."""
    text = re.sub(r"\s+", " ", question).strip().lower()
    text = text if re.search(r"[a-z]{3,} [a-z]+", text) else normal(text)
    for want, cues in _CUES:
        if any(re.search(cue, text) for cue in cues):
            return Wanted(want, _counters(text) if want is Want.NUMBER else frozenset())
    return Wanted(Want.OPEN)


def places_of(wanted: Wanted, sentence: str) -> list[int] | None:
    """Where in a sentence (normal text) the things stand that fit; None where what is wanted has no look of its own."""
    if wanted.want is Want.NUMBER:
        return numbers_in(sentence, wanted.counters)
    pattern = _PATTERNS.get(wanted.want)
    if wanted.want is Want.DATE:
        # 截至12月底 says when was counted, not when it happened
        sentence = _UP_TO.sub(lambda found: "#" * len(found.group()), sentence)
    return [found.start() for found in pattern.finditer(sentence)] if pattern else None


def numbers_in(sentence: str, counters: frozenset[str]) -> list[int]:
    """Where the numbers stand that have one of the counters, or any numbers but dates where no counter is asked for."""
    plain = _DATED.sub(lambda found: "#" * len(found.group()), sentence)
    counted = [(found.start(), found.group(1)) for found in _NUMBER.finditer(plain)]
    if counters:
        bare = _WHOLE_THOUSANDS.finditer(plain) if counters & _IN_CROWDS else ()
        return sorted([*(at for at, counter in counted if counter in counters), *(found.start() for found in bare)])
    return sorted({*(at for at, _ in counted), *(found.start() for found in _BARE.finditer(plain))})


def _counters(question: str) -> frozenset[str]:
    """The counter after 多少 or 几 and those used alike; empty where a noun follows."""
    question = re.sub("(?<=[少几])个(?=人(?!次))", "", question)
    found = re.search(
        rf"(?:多少|几)(?:余|多)?(?:万|亿)?({_LONGEST_FIRST}){_NO_WORD}",
        question,
    )
    if not found and (counted := _COUNTED_IN_ENGLISH.search(question)):
        return frozenset().union(*(alike for alike in _ALIKE if ("次" if counted["times"] else "人次") in alike))
    if not found and re.search("多久|多长|how long|time", question):
        return _DAYS
    if not found:
        # after 几 a counter always stands, whether the list knows it or not
        other = re.search(r"(?<!哪)几([\u3400-\u9fff])", question)
        if other:
            return frozenset({other.group(1)})
        return frozenset({"次", "人次"}) if re.search(r"次数|人次", question) else frozenset()
    counter = found.group(1)
    # visits are counted 人次; but who asks for 人次 asks for people, and people who look are counted as visits
    looked = counter == "人" and re.search("人(?:次)?(?:看|访问|浏览|点击|上|登录)", question)
    visits = {"人次"} if counter == "次" or _CALLS.search(question) else {"次"} if looked else set()
    return frozenset({counter}).union(visits, *(alike for alike in _ALIKE if counter in alike))
