"""What a question takes for granted (听说…, 既然…, 新收的15件里 …), set apart from what it asks (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.reading.background import HEARSAY
from retrieval.reading.claims import WHETHER_SO, claim_put, of_one, without_claim_tail
from retrieval.reading.differences import held_against, share_of_named
from retrieval.reading.disclosed import disclosed_in_full
from retrieval.reading.english_wording import reworded_in_english
from retrieval.reading.everyday import in_plain_words
from retrieval.reading.few_words import in_few_words
from retrieval.reading.mixed import in_one_language
from retrieval.reading.money import put_in_full
from retrieval.reading.nothing import NOTHING_SAID
from retrieval.reading.over_time import over_time
from retrieval.reading.rewording import reworded

_AMOUNT = r"(?:[大好近约]?(?:几|数)(?:十|百|千|万)?[多来]?|\d+多?|[一二两三四五六七八九十百千]+多?)[件起次份宗项例个]"
_GIVEN = re.compile(rf"了?{_AMOUNT}(?:申请)?(?![^,;]{{0,8}}[都也][没未])")
_TOTAL = re.compile(
    r"(?<=[的了到收])\d+(?:件|份|起|宗|项|次|笔)(?:申请)?(?=里头?|中(?!间)|当中|里面|之中|其中|都(?![有是]?[哪谁])|全部?(?=办|公|答)|有(?:多少|几)(?![个家]|单位|机关|部门))"
)
_SO = re.compile(r"^(?:既然|鉴于)(?P<given>[^,;]+)[,;](?:那么?|则|请问)?(?P<asked>.+)$")
_NUMBER = r"(?:\d+|[一二两三四五六七八九十百千万零]+)"
_UNIT = r"[件起次份宗项例]"
_CLAIM = re.compile(
    rf"(?P<verb>(?:收到|受理|收|办结|办理|公开|处罚|许可|起诉|复议|诉讼)了?(?:过)?)(?P<more>的?(?:政府)?(?:信息公开)?的?(?:申请)?(?:总数|数量|量)?)"
    rf"(?:是|有|为)?(?P<count>{_NUMBER})(?P<unit>{_UNIT})(?P<rest>[^,;?!\d]{{0,12}}?)"
)
"""A number that is claimed: "收到了100件申请"."""
_TRUE = re.compile(rf"{_CLAIM.pattern}{WHETHER_SO}[?!.]*$")
_SURELY = re.compile(rf"{_CLAIM.pattern}(?:吗|么|来着|了|{WHETHER_SO})?[?!.]*$")
_NEGATED = re.compile(
    rf"(?:是不是|是否)(?=.*{_NUMBER}{_UNIT})|难道|真(?:的|就)?(?=[收办有是才只][^,;?!]{{0,5}}\d)|(?<!是)不是(?:说|讲)?(?=.*{_NUMBER}{_UNIT}.*[吗么][?!.]*$)"
    rf"|(?:只|仅|才|就)(?=(?:收到?|受理|办结|公开)了?{_NUMBER}{_UNIT})"
)
_SUMS = re.compile("勾稽|之和|加起来|相加|等于|矛盾|正文|表里|表内")
_ASKED = re.compile(r"多少|几|什么|哪|谁")
_CHANGE_CLAIMED = re.compile(
    r"(?P<said>(?:比|较)(?:(?:19|20)\d\d年?|[^,;?!\d]{1,20}?)(?:[多少高低](?!少)|增|减|降|升|涨|跌|翻)[^,;?!]{0,12}"
    r"|(?:增长|增加|减少|下降|上升|上涨|降低|提高)了?\d[^,;?!]{0,8}|收费(?:金额)?[是为有]?\d[\d.]*万?元)"
    rf"{WHETHER_SO}[?!.]*$"
)
_MUCH = re.compile(
    r"(?<![\d年])(?!(?:19|20)\d\d年)(?:\d[\d.]*(?:[件起次份宗项例]|%|个百分点)?|[一二两三四五六七八九]成多?|一半|[一二两三]倍)(?=万?元|$|[^\d年])"
)
"""A change, or money, that is claimed, and whether that is right: asked of it, not of the report's sums."""
_HEDGE = r"(?:(?:大概|大约|约莫|约|差不多|也就|估计|可能|好像|似乎|貌似|应该)(?:是|有)?)"
_VAGUE = (
    r"(?:[一二两三四五六七八九\d]*[十百千万](?:几|来|多|把|余)|好?几[十百千万](?:来|多|余)?|\d+[多来几余]"
    r"|(?:一二|[一两二]三|三[四五]|四五|五六|六七|七八|八九)[十百千]?)"
)
_ROUGH = re.compile(
    rf"{_HEDGE}*(?:{_VAGUE}(?P<one>{_UNIT}|个)(?:左右|上下|的样子|样子)?"
    rf"|{_NUMBER}(?P<two>{_UNIT}|个)(?:左右|上下|的样子|来着)|(?:大概|大约|约|差不多|估计)(?:是|有)?{_NUMBER}(?P<three>{_UNIT}|个))(?:来着)?"
)
_NO_ROUGH = re.compile(r"哪|谁|各|单位|机关|超过|不到|[多少高低]于|以上|以下|以内|至少|最|[大小]于|突破|不足")
_STATED = re.compile(
    rf"^(?P<given>(?![^,;]*(?:哪|谁|各|所有|最))[^,;]*?{_CLAIM.pattern})[,;]"
    r"(?=其中|这其中|里头|里面|这里面|当中|这些|(?:那么?|那|请问|想问一?下?|想知道|问一?下)*"
    r"(?:(?:办结|办完|结转|予以公开|部分公开|不予公开)[^,;]{0,8}(?:多少|几)"
    r"|(?:全部?|都)+(?:办|处理|答复)[完结]?了?[吗没么]|[比较](?:[上去前]一?年|20\d\d年)度?(?:的|同期)?[多少增减高低][^,;]{0,4}(?:多少|几)))"
)
_SAYS = (
    r"(?:(?:i|we) (?:heard|read|was told|were told|think|believe|thought|understand)|(?:(?:my|our|the|a|an|some|one) )?"
    r"(?:[a-z]+ ){1,2}?(?:says?|said|told (?:me|us)|claims?|claimed|thinks?|believes?))"
)
_IS_THAT = (
    r"[,.;?! ]+(?:(?:is|was) (?:that|this|it) (?:right|true|correct|so|the case|accurate)"
    r"|(?:is|does|did|has)n't (?:it|they|that)|right|correct|true|no)[?. ]*$"
)
"""Who claims a number, and what asks whether it is so."""
_CLAIM_ENGLISH = re.compile(
    rf"^(?:(?:is it (?:true|correct|right) that|{_SAYS}(?: that)? )|(?=did(?![a-z]))|(?=.*{_IS_THAT}))(?P<said>.*?)"
    r"(?<!than )(?<!exactly )(?<![a-z\d])(?P<count>\d{1,3}|\d{5,})(?= [a-z]{4,})"
    rf"(?P<rest>.*?)(?:{_IS_THAT})?$"
)
"""A number claimed in English; four digits may be a year."""


def claim_as_asked(text: str) -> str:
    """A folded question "收到100件申请,是真的吗" put as "收到的申请是100件吗"; any other as it is."""
    if said := _CLAIM_ENGLISH.match(text):
        return f"{said['said']}exactly {said['count']}{said['rest']}"
    if put := claim_put(text):
        return put
    if (change := _CHANGE_CLAIMED.search(text)) and not _SUMS.search(text):
        return f"{text[: change.start()]}{_MUCH.sub('多少', change['said'], count=1)}"
    plain = _NEGATED.sub("", HEARSAY.sub("", text))
    asked = _SURELY if plain != text and not _ASKED.search(plain) else _TRUE
    return asked.sub(_as_asked, plain) if asked.search(plain) else without_claim_tail(text)


def _as_asked(claim: re.Match[str]) -> str:
    before = f"{claim.string[: claim.start('verb')]}{claim['verb']}"
    more = of_one(before + claim["more"]).removeprefix(before)
    return f"{claim['verb']}{more}{claim['rest']}是{claim['count']}{claim['unit']}吗"


def rough_as_asked(text: str) -> str:
    """A folded question with a number that its asker gives only roughly put as one for the number ("十几件来着")."""
    if _NO_ROUGH.search(text) or not _ROUGH.search(text):
        return text
    plain = _ROUGH.sub(lambda hit: f"多少{hit['one'] or hit['two'] or hit['three']}", text)
    return re.sub(rf"{WHETHER_SO}[?!.]*$", "", re.sub(_HEDGE, "", plain))


_CARRIED_LEFT_OUT = re.compile(
    r"[,(]?(?:但|其中)?(?:不含|不包含|不包括|不算|不计|未含|未包括|剔除|除去|扣除)(?:掉|了)?(?:从)?(?:上一?年度?|往年|去年|前一年)?的?"
    r"(?:结转|转来|遗留|转过来|结转过来|接转|留下)(?:来|的|数|量|件|部分|申请|那部分|那些|到本年|在内)*\)?(?=[,?()]|是|有|共|多|几|$)"
)
_NEWLY = re.compile("新收|收到|收了|受理|接到|收件")
_NOT_NEWLY = re.compile("办结|办理|处理|总计|合计|结转下|转下年|办了|答复|公开的|不予|撤|平均|比|率")
_IN_CASE = re.compile(r"的话(?=[呢吧,?]|$)")
_KIND_AGAIN = re.compile(
    r"(?<=[\u3400-\u9fff])(?P<kind>[市县区镇乡旗])(?P<told>(?:(?:人民)?政府)?的?(?:(?:19|20)\d\d年度?|[去今前上]年)的?)?"
    r"[,的(]?全(?P=kind)(?:范围内?|境内|域)?\)?"
)
_OF_MANY = re.compile("各|所有|哪|谁|排|最|平均|单位|部门|机关|情况|一共|总共|合计|全部|几个|几家|乡镇|街道|镇街")


def plainly(text: str) -> str:
    """A folded question without what its other words say already: that what was carried over is no new application
    ("收到多少件,不含上年结转"), that a county is the whole county ("某县全县"), and what money of applicants is."""
    text = disclosed_in_full(put_in_full(in_plain_words(reworded_in_english(over_time(in_one_language(text))))))
    text = _IN_CASE.sub("", reworded(held_against(share_of_named(in_few_words(text)))))
    newly = _CARRIED_LEFT_OUT.sub("", text)
    if newly != text and _NEWLY.search(newly) and not _NOT_NEWLY.search(newly) and "结转" not in newly:
        text = newly
    return text if _OF_MANY.search(text) else _KIND_AGAIN.sub(lambda hit: hit["kind"] + (hit["told"] or ""), text)


def taken_for_granted(text: str) -> str:
    """The number that a folded question takes for granted, as a question of its own ("既然收到30件,办结几件"); ""
    where there is none."""
    given = since["given"] if (since := _SO.match(text)) else ""
    if total := _TOTAL.search(text):
        return f"{text[: total.start()]}是{total[0]}吗"
    claim = _CLAIM.search(given) or _STATED.match(text)
    return f"{(given or text)[: claim.start('verb')]}{_as_asked(claim)}" if claim else ""


def without_premise(text: str, names: Sequence[str]) -> str:
    """A folded question without what it takes for granted; `names` are the organs and years that stay of it."""
    if (since := _SO.match(text)) and re.search(r"多少|几|吗|什么|哪|谁", since["asked"]):
        kept = [name for name in names if name in since["given"] and name not in since["asked"]]
        return "".join(kept) + re.sub(r"^它们?的?", "", since["asked"]) if kept else text
    if HEARSAY.match(text):
        heard, comma, asked = HEARSAY.sub("", text).partition(",")
        given = NOTHING_SAID if re.search("多少(?![个家])|几[件起宗次份项]", asked) else _GIVEN
        return given.sub("", _GIVEN.sub("", heard)) + comma + asked if asked else heard
    if stated := _STATED.match(text):
        text = text[: stated.start("count")] + text[stated.end("unit") :]
    return _TOTAL.sub("", text)
