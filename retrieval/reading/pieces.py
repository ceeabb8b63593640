"""Where a message falls into several questions: between sentences, and between numbers of different kinds (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from retrieval.question import ASKING, Question
from retrieval.reading.counts import read_counts

_CONTACT = "(?:告诉|给|发|报|留|说)(?:一下|下)?我?(?:一下|下|个)?[^,，。?？]{0,4}?(?:电话|联系方式|邮箱|地址|邮编|传真)"
_ASKS = re.compile(ASKING + rf"|啥|\bwho\b|[?？]|{_CONTACT}", re.IGNORECASE)
_ELLIPTIC = re.compile(r"[呢呐][?？!！。~ ,，;；]*$")
"""What of a later part asks the same of another thing ("信函申请呢")."""
_CUT = re.compile(
    r"(?a)(?<=[?？;；。!！\n])|(?<=[^\d.])(?=[1-9][、.．)）]\s*[\u3400-\u9fff])|(?<=[,，])(?!\d{3}(?!\d))"
    r"(?! (?![^?]*\b(?:how|what|which|who|whose|and|also|when|where|is|are|was|were|do|does|did)\b)[ -~]{2,120}\?*$)"
    r"(?![多高少低](?:出|了)*(?:多少|几))(?![^,，?？]*(?:\bor\b|还是)[^,，?？]*[?？]?$)"
    r"(?!(?: (?!how|what|which|and)[a-z]+){1,4}(?:,(?: (?!and)[a-z]+){1,4})*"
    r",? and(?: (?!how|what|which)[a-z]+){1,5} \d{4})"
    r"|(?=以及|还有(?!多少|几)|另外|此外|并且|同时|顺便|再告诉|再(?:帮我)?查|然后(?:再|告诉|帮我|查))"
)
_WHETHER = re.compile(r"有没有|是否有|有无|(?:吗|么|没有?)[?？,，]*\s*$")
_HOW_MANY = re.compile(r"\s*(?:有|是|一共|总共|共|的话)*(?:几|多少)[个件人名份条次位家场期]?(?:人|次)?[?？。]*\s*")
_JOINS = re.compile(
    r"^[\s,，]*(?:[1-9][、.．)）]\s*)?(?:以及|还有(?!多少|几)|另外|此外|并且|同时|顺便(?:再)?|首先|其?[一二三]是|第[一二三][,，、]|先(?=告诉|说|查|看|问|帮)|然后|接着|最后|再(?=告诉|查|帮))?"
    r"(?:请?(?:告诉|帮)我?(?:一下)?(?:查|看|问|说)?(?:一下|下)?|问一?下|说一?下|查一?下)?[\s,，]*"
)
_CHAINED = re.compile(
    r"^(?P<first>[^,;?!]*?(?<!年)最[多少高低大小])的(?:那?一?[个家])?(?P<what>单位|机关|部门|街道|[镇乡县市区局](?!政府|人民|级|委|里|长))(?:的|,)?"
    r"(?P<rest>(?!是|有|前|排|为|比|相?差|[和与跟同几哪谁])[^,;?!]{1,}(?:多少|几[件起个]|率)[^,;]*)$"
)
_OF_SEVERAL = re.compile(
    r"的?(?:单位|机关)(?:里面?|中|当中)?(?:的|,)?(?P<rest>(?!是|有|前|排|为|[几哪]|[多少]|和|且|并)[^,;比占差增减]{2,})"
)
_PLACE = "[二三四五六七八九十]|[2-9]|1\\d"
_TWO_PLACES = re.compile(
    rf"(?P<lead>[^;?!]*?(?:收|申请|办|公开|许可|处罚|复议|诉讼|率|最|排)[^;?!]*?)(?P<last>倒数)?第(?P<first>{_PLACE})[名位家]?"
    rf"[,和与跟及](?:倒数)?第?(?P<next>{_PLACE})[名位家]?(?P<rest>(?:的|单位|机关|分别|各|都|是|为|有|谁|哪[两些个家几]?|[个家])*[?]*)"
)
"""Two places of a ranking that are asked for by themselves, and not held against each other or added up."""
_LINK = re.compile(r"(?a)[,和与及跟]|还有|\band\b")
"""What links two numbers that are asked for side by side."""


def pieces_of(message: str) -> list[str]:
    """The parts of a message of which each asks something; what asks nothing stays with what follows."""
    pieces = [""]
    for part in _CUT.split(message):
        if _asks(pieces[-1]) or (len(pieces) > 1 and _ELLIPTIC.search(pieces[-1])):
            pieces.append("")
        pieces[-1] += part
    if len(pieces) > 1 and _HOW_MANY.fullmatch(pieces[-1]) and _WHETHER.search(pieces[-2]):
        # whether there are any and how many is one question
        last = pieces.pop()
        pieces[-1] += last
    if len(pieces) > 1 and not _asks(pieces[-1]) and not _ELLIPTIC.search(pieces[-1]):
        last = pieces.pop()
        pieces[-1] += last
    return [_JOINS.sub("", piece).rstrip(" ,，\n") for piece in pieces]


def _asks(piece: str) -> bool:
    return _ASKS.search(piece) is not None and len(re.findall(r"\w", piece)) > 1


def by_number(question: Question) -> list[str]:
    """The question once for each of the numbers that stand side by side in it where one of them is a derived measure
    ("新收和公开率各是多少"); [] where there is none, or where one is held against another."""
    if question.has("op", "difference", "ratio", "change") or not question.measures:
        return []
    codes = {code for kind, code in question.flags if kind == "measure"}
    rates = [(start, start + len(text)) for start, code, text in question.places if code in codes]
    rows = [(one.start, one.end) for one in question.named if one.kind in ("indicator", "soft")]
    spans = sorted({*rates, *(row for row in rows if all(row[1] <= start or end <= row[0] for start, end in rates))})
    if len(spans) < 2 or not all(_beside(question, one[1], other[0]) for one, other in pairwise(spans)):
        return []
    return [_without(question.text, [span for span in spans if span != kept]) for kept in spans]


def _beside(question: Question, start: int, end: int) -> bool:
    """Whether two numbers are asked of the same organs and years, with no more than a link between them."""
    organs = any(start <= one.start < end for one in question.organs)
    years = len(question.years) > 1 and any(start <= one.start < end for one in question.years)
    return _LINK.search(question.text[start:end]) is not None and not organs and not years


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    return text


def chained_of_several(text: str) -> list[str]:
    """A folded question about all that keep to a bound or come out first, as which these are and what is asked of them
    ("超过30件的单位复议合计多少"); [] for others."""
    counts = read_counts(text)
    bound = counts.condition is not None and not counts.condition.mean
    several = bound or (counts.limit is not None and not (counts.nth or counts.ends))
    if not (several and counts.spans) or text.isascii():
        return []
    end = max(end for _, end in counts.spans)
    hit = _OF_SEVERAL.fullmatch(text, end)
    first = f"{text[:end]}{'' if text[end - 1] in '家个' else '的'}单位"
    return [first + ("有哪些" if counts.condition else ""), f"它们{hit['rest']}"] if hit else []


def by_place(text: str) -> list[str]:
    """A folded question about two places of a ranking, once for each ("排第二、第三名的是谁"); [] for others."""
    hit = _TWO_PLACES.fullmatch(text)
    each = (hit["first"], hit["next"]) if hit else ()
    return [f"{hit['lead']}{hit['last'] or ''}第{place}名{hit['rest']}" for place in each] if hit else []


def chained(text: str) -> list[str]:
    """A folded question about whoever comes out first, as the one who that is and the one about it; [] for others."""
    hit = _CHAINED.fullmatch(text)
    return [f"{hit['first']}的是哪个{hit['what']}", f"它{hit['rest']}"] if hit else []
