"""What a question means that its words say short, in full: items of the 2019 form are no decisions, 累计 without a year
is of all years, who applied most is a kind of applicant, and the commonest reason is one of its group (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable

from retrieval.conversation import Conversation
from store.catalogue.terms import names

_ROWS = {
    "许可": "行政许可",
    "处罚": "行政处罚",
    "强制": "行政强制",
    "收费": "行政事业性收费",
    "服务": "其他对外管理服务事项",
}
"""What the 2019 form counts the items of, by the end of its name."""
_ROW = (
    r"(?:行政)?(?P<row>许可|处罚|强制)|(?:行政事业性)?(?P<fee>收费)|(?:其他)?对外管理(?P<more>服务)(?:事项)?"
    r"(?=项目|的?(?:数量|总数)?(?:增|减|现|目前|还?有))"
)
_OF_DECISIONS = re.compile(r"决定|采购|金额|元|钱|上一?年项目|增减|增/减|办|20\d\d年?[到至~-]+20\d\d|20\d\d.*20\d\d")
_CHANGED = re.compile(
    rf"(?:{_ROW})的?(?P<thing>项目|事项)?(?:的?总?数量?|数目)?(?:[比较同与和]上?一?(?:年|年度|去年)相?比?|同比|本年|是|共|又)*"
    r"(?:增加|减少|增长|下降|新增|增|减)了?(?:多少|几)?(?P<unit>个?项目|项)?(?:了?多少)?"
    r"(?:,?(?:还是|或是|或者)(?:增加|减少|增|减)了?)?(?:,?(?P<items>了?(?:多少|几)(?:个项目|项|个)))?"
)
_ITEMS = re.compile(
    rf"(?:{_ROW})(?:的?(?:项目|事项)(?:的?总?数量?|数目|个数)?|(?:共?有|一共|总共|的|现在|目前|现|还)*(?=(?:多少|几)项))"
)
_OWN_COLUMN = re.compile(
    rf"(?:{_ROW})的?(?:项目|事项)?(?:数量?|数目)?的?(?:本年度?|当年)的?增/?减(?:了|是|为)?(?:多少|几)(?:个?项目|项|个)?"
)
"""The column that the 2019 form calls 本年增/减, asked for by its name, which holds no two years against each other."""
_BEFORE_AND_CHANGE = re.compile(
    rf"(?:{_ROW})(?:的?(?:项目|事项))?的?上一?年度?(?:是|有|共有)?(?:多少|几)项[,、和与]?(?:本年度?|今年|当年)(?:又|再)?"
    r"(?:增加|减少|增减|新增|增|减)了?(?:多少|几)项?"
)
_THAN_YEAR_BEFORE = re.compile(
    rf"(?P<year>20\d\d)年(?P<mid>[^,;?!\d]*?)(?:{_ROW})的?(?:项目|事项)(?:的?数量?)?[比较](?:[上前]一?年度?|去年|(?P<before>20\d\d)年)"
    r"(?:增加|减少|增减|增|减|[多少])(?:了|出)?(?:多少|几)个?项?"
)
_FEE_ALONE = re.compile(
    r"那?么?(?P<when>(?:(?:19|20)\d\d年度?|[去今前]年)的?)?收费的?(?P<asks>(?:金额|总额|情况)?(?:呢|(?:是|有)?多少(?:万?元|钱)?)?)[?]*"
)
"""A fee asked for after rows of what an office did by its powers is the fee of their table."""
_ALONE_CHANGED = re.compile(r"那?么?(?:本年)?(?:增加|减少|增减|新增|增|减)了?(?:多少|几)?项?[呢呀啊]?[?]*")
_SAME_YEAR = re.compile(r"(?:[前上去后]一?年度?|第二年|今年|本年|同年),?(?:也?就是|也即|即)(?=(?:(?:19|20)\d\d)年)")
"""A year that is told again in figures behind it."""
_OF_MANY = re.compile(r"最|哪|谁|各|所有|全部|合计|单位|机关|排")
_ITEMS_ALONE = re.compile(
    r"那?么?(?:它们?的?|其)?(?:项目|事项)(?:总?数量?|数目)?(?:是|有)?(?:多少|几)?[项个]?[呢啊呀]?[?]*"
)
_ALL_ALONG = re.compile(r"(?P<all>累计|累积)(?!到|至)")
_TOGETHER = re.compile(r"(?:迄今|至今|从头到尾)(?:为止)?(?:一共|总共|共计?)?|(?:一共|总共|共计)")
_A_YEAR = re.compile(r"年(?!报|度报)|月|季度|期间|\d{4}")
_OF_SEVERAL = re.compile(
    r"[各每哪谁和与及跟加、]|所有|全[部县市区镇省州]|单位|机关|部门|[几多少]+[家份种类]|年报|报告|合起来|里"
    r"|不予?公开|拒绝|无法提供|不予处理|诉讼|官司|法人"
)
"""What is added up of organs, or of the rows of one report ("不予公开总共几件"), and not over the years."""
_ALL_TIME = re.compile(
    r",? ?\b(?:in (?:total|all|aggregate)|altogether|all told|cumulatively|(?:so|thus) far|to date"
    r"|(?:up )?(?:to|until|till) now"
    r"|(?:over|across|in|during|for|through) (?:all |the |these |those )*years(?: together| combined| held)?)\b"
)
_NOT_ALL_TIME = re.compile(
    r"\d{4}|\b(?:years?|months?|quarters?|last|this|previous|each|every|all|which|who|whose|offices|organs|reports?|and|or"
    r"|both|together|average|most|than)\b"
)
_KIND = r"(?P<kind>理由|原因|情形|类型|类别|事由)"
_MOST = r"最(?P<way>[高大多低小少])"
_BY_SHARE = re.compile(
    rf"(?:所占)?(?:占比|比例|比重|份额|占得){_MOST}的(?:是)?(?:那[个种项])?(?P<what>[^,;?!占最多少]{{0,12}}?)的?{_KIND}"
    r"(?:是?什么|是?哪一?[个种项类条])?"
)
_BY_NUMBER = re.compile(rf"{_MOST}的(?P<what>不予公开|不予处理|无法提供)的?{_KIND}(?:是?什么|是?哪一?[个种项类条])?")
_APPLYING = r"(?:提交|提出|递交|申请|提|递|交)(?:过|了|的)*(?:政府)?(?:信息公开)?(?:的?申请)?(?:数量?|件数)?"
_WHO_MOST = re.compile(rf"(?:是)?(?:谁|哪些?人|什么人){_APPLYING}的?最(?P<way>[多少])")
_MOST_BY = re.compile(r"(?:提交|提出|递交|提)的?(?:信息公开)?申请最(?P<way>[多少])的?是(?:谁|哪些?人|什么人)(?!收)")
_WHO = r"(?:企业|公司|(?:法律服务|科研|公益)机构|(?:公益|社会)组织|律所|律师事务所|科研院所|申请人|申请者)"
_HOW_MANY_OF_THEM = re.compile(
    rf"(?P<who>{_WHO})(?P<mid>(?:申请人|申请|的|有|共|一共|提|了|过){{0,4}})(?:多少|几)[家个名位](?![单机部问提意项])"
)
_SO_MANY_PERSONS = re.compile(r"有?(?:多少|几)[名位](?P<who>自然人|个人|公民|群众|市民)(?=提|申请|来|递|$|[?])")
_SO_MANY_OF_THEM = re.compile(rf"有?(?:多少|几)[家个名位](?P<who>(?:商业)?{_WHO})(?=提|申请|来|递|$|[?])")

_ANY_TOO = re.compile(
    r"(?:那么?|再看|看看)?(?P<year>20\d\d年|[去前今]年|上一?年|[下后]一年)度?的?(?:年报|报告)?里?(?:又|也|还|呢)?(?:有没有|有吗|有无|有没|有么)"
    r"(?:呢|啊|问题)?[?]*"
)
"""What asks the same of another year after an audit."""
_THOSE_OFFICES = re.compile(
    r"(?<=\d年)(?:[这那]几[家个](?:单位|机关)"
    r"|度?的?几[家个](?:单位|机关)(?=(?:合计|一共|总共|共计|加起来|合起来)[^,;?!\d]*(?:多少|几)[件起]))"
)
"""Offices pointed at, or several of which the sum is asked, where none have been talked of."""
_SO_MANY_OFFICES = re.compile(r"(?<=\d年[两三四五六七八九十])家(?=(?:合计|一共|总共|共计|加起来|合起来))")
_APPLICANT = (
    r"(?:商业)?企业|公司|自然人|个人|公民|科研(?:机构|院所|单位)?|(?:社会)?公益(?:组织|机构)?|社会组织"
    r"|法律服务(?:机构)?|律所|律师事务所|其[他它](?:组织|申请人)?"
)
_APPLICANTS = re.compile(
    rf"(?:(?:{_APPLICANT})(?:[,/]|以及|还有|[和与及跟])){{2,}}(?:{_APPLICANT})"
    "(?!诉讼|项目|基金|活动|岗位|广告|宣传|经费|成果|服务|林)"
)
"""Kinds of applicants in a row of three or more, of which each may be called short ("企业、科研、公益和其他组织")."""
_IN_FULL = (
    (re.compile(r"科研(?!机构|院所|单位)"), "科研机构"),
    (re.compile(r"公益(?!组织|机构)"), "公益组织"),
    (re.compile(r"法律服务(?!机构)"), "法律服务机构"),
    (re.compile(r"(?P<other>其[他它])(?:组织|申请人)"), r"\g<other>"),
)

_AGREES = re.compile(
    r"(?:那么?|[这那]?[两二]?个?(?:数字|数据|数|者|年)?|它们|前后|[和与跟同](?=正文)|正文|总数|总计|合计|各类)*(?:是否|是不是)?(?:一致|对得上|对不对得上|对上|一样|吻合|相符|对得拢)"
    r"(?:的|了)?[吗么不呢]?[?]*"
)
"""What asks of the number talked of whether it agrees with the report's others."""


def restated(text: str, before: Conversation, of_tables: Callable[[str], bool]) -> str:
    """A folded question in full; one that says all it means as it is.

    `of_tables` tells whether a text asks for no more than a row of the tables, of no year and one organ.
    """
    if before.operation and len({cell.indicator for cell in before.cells}) == 1 and _AGREES.fullmatch(text):
        row = names("zh")["indicator", before.cells[0].indicator]
        return row.replace("政府信息公开申请", "申请") + text  # no name of an office is to be read in it
    if before.operation == "audit" and (again := _ANY_TOO.fullmatch(text)):
        return f"{again['year']}有没有矛盾的数据"
    if not before.operation:
        text = _SO_MANY_OFFICES.sub("家单位", _THOSE_OFFICES.sub("各单位", text))
    text = _whose_applications(_kinds(_items(_SAME_YEAR.sub("", text), before)))
    if (plain := _ALL_TIME.sub("", text)) != text and not before.operation:
        return f"{plain.rstrip('?. ')} in total over the years" if _of_all_time(plain, of_tables) else text
    timeless = _over_the_years(text, before)
    return timeless if timeless != text and of_tables(text) else text


def _items(text: str, before: Conversation) -> str:
    """Items of licences, penalties and so on as the two columns that the 2019 form has for them."""
    rows = {cell.indicator for cell in before.cells}
    if len(rows) == 1 and _ITEMS_ALONE.fullmatch(text):
        name = names("zh")["indicator", rows.pop()]
        return f"{name}上一年项目数量和本年增减" if name in _ROWS.values() else text
    if len(rows) == 1 and _ALONE_CHANGED.fullmatch(text) and {cell.column for cell in before.cells} & _OF_ITEMS:
        return f"{names('zh')['indicator', rows.pop()]}本年增减多少"
    if rows and all(row.startswith("proactive.") for row in rows) and (fee := _FEE_ALONE.fullmatch(text)):
        return f"{fee['when'] or ''}{_ROWS['收费']}{fee['asks'] or ''}"
    text = _BEFORE_AND_CHANGE.sub(lambda hit: f"{_row(hit)}上一年项目数量和本年增减多少", text)
    text = _THAN_YEAR_BEFORE.sub(_than_year_before, text)
    text = _OWN_COLUMN.sub(lambda hit: f"{_row(hit)}本年增减多少", text)
    if _OF_DECISIONS.search(text):
        return text
    changed = _CHANGED.search(text)
    if changed and (changed["thing"] or changed["unit"] or changed["items"] or changed["more"]):
        return (
            f"{text[: changed.start()]}{_row(changed)}本年增减{'' if '最' in text else '多少'}{text[changed.end() :]}"
        )
    columns = "上一年项目数量" if _OF_MANY.search(text) else "上一年项目数量和本年增减"
    return _ITEMS.sub(lambda hit: f"{_row(hit)}{columns}", text, count=1)


def _than_year_before(hit: re.Match[str]) -> str:
    """The items more than the year before, which the form counts; of another year as it stands."""
    if hit["before"] and int(hit["before"]) != int(hit["year"]) - 1:
        return hit[0]
    return f"{hit['year']}年{hit['mid']}{_row(hit)}本年增减多少"


_OF_ITEMS = {"items_last_year", "change"}


def _row(hit: re.Match[str]) -> str:
    return _ROWS[hit["row"] or hit["fee"] or hit["more"]]


def _kinds(text: str) -> str:
    """The reason that most are refused for as one of its group, ranked by numbers, as by shares it is the same."""
    for pattern in (_BY_SHARE, _BY_NUMBER):
        text = pattern.sub(lambda hit: f"哪种{hit['what']}{hit['kind']}{_way(hit)}", text)
    return text


def _way(hit: re.Match[str]) -> str:
    return "最少" if hit["way"] in "低小少" else "最多"


def _whose_applications(text: str) -> str:
    """Who applied most as which kind of applicant; how many firms applied as how many people, of whom a note warns."""
    text = _MOST_BY.sub(r"申请最\g<way>的是哪类申请人", text)
    text = _WHO_MOST.sub(r"哪类申请人申请最\g<way>", text)
    text = _APPLICANTS.sub(_called_in_full, text)
    text = _SO_MANY_PERSONS.sub(r"\g<who>多少人", text)
    return _SO_MANY_OF_THEM.sub(r"\g<who>多少人", _HOW_MANY_OF_THEM.sub(r"\g<who>\g<mid>多少人", text))


def _called_in_full(listed: re.Match[str]) -> str:
    """A list of kinds of applicants with each of them as the table calls it."""
    said = listed[0]
    for short, full in _IN_FULL:
        said = short.sub(full, said)
    return said


def _of_all_time(text: str, of_tables: Callable[[str], bool]) -> bool:
    """Whether an English question names neither a year nor several organs, and asks for a row of the tables."""
    return not _NOT_ALL_TIME.search(text) and of_tables(text)


def _over_the_years(text: str, before: Conversation) -> str:
    """What is asked of all time without a year as of all years held."""
    if _A_YEAR.search(text) or (before.operation and len(before.organs) != 1) or len(before.years) > 1:
        return text
    if _ALL_ALONG.search(text):
        return _ALL_ALONG.sub("历年累计", text, count=1)
    if before.operation or _OF_SEVERAL.search(text):
        return text
    return _TOGETHER.sub("历年一共", text, count=1)
