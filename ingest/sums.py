"""What the text's own numbers say of each other: wholes and their parts, growth and its rate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.prose import DIGITS, Sentence, read_number
from store.model import Locator, Problem, Rule

_UNIT = r"(?P<unit>条|件|篇|份|个|次|期|项|宗|起)(?!以上|左右)"
_COUNT = re.compile(rf"(?<![\d.近约超逾第])(?P<number>{DIGITS}){_UNIT}")
_BRACKETS = re.compile(rf"(?<![\d.近约超逾第])(?P<number>{DIGITS}){_UNIT}\((?P<list>[^()]+)\)")
_HEDGED = re.compile(r"其中|等|含|主要|包括|占|余|约|重复|同时|涉及")
_TOTALLED = re.compile(rf"(?:合计|总计)(?P<number>{DIGITS}){_UNIT}")
_ASKERS = re.compile(
    rf"自然人(?:申请)?(?P<one>{DIGITS})件.{{0,12}}法人(?:[或和及、]其他组织)?(?:申请)?(?P<two>{DIGITS})件"
)
_WAYS = (re.compile(r"当面|现场|窗口"), re.compile(r"信函|邮寄|信件"), re.compile(r"网络|网上|在线|平台"))
_CARRIED = re.compile(
    rf"(?:收到|受理|新收)[^,;。\d]{{0,20}}(?P<new>{DIGITS})件,(?:加上)?上年度?结转[^,;。\d]{{0,8}}?(?P<old>{DIGITS})件,"
    rf"(?:共计|合计|总计|共)(?P<number>{DIGITS})件"
)
_CHANGE = re.compile(
    r"(?P<way>多(?:发布|公开)?|增加|增长|增|减少|下降|少)(?:发布|公开)?了?(?P<more>\d+)(?P<unit>条|件|篇),?"
    r"(?:同比|比上年|较上年)?(?:增长|上升|增加|下降|减少|降低)(?:了|率为|幅度为)?(?P<rate>\d+(?:\.\d+)?)%"
)
_BASED = re.compile(
    r"(?P<now>\d+)(?P<unit>条|件|篇),?(?:较|比)(?:20\d\d|上|去)年度?的?(?P<base>\d+)(?P=unit)"
    r"(?:增加|减少|多|少|增长)?(?:\d+(?P=unit),?)?(?:同比)?(?P<way>增长|上升|下降|减少)(?:了)?(?P<rate>\d+(?:\.\d+)?)%"
)
_COMPARED = re.compile(r"[较比与同](?:去年|上年|20\d\d年)")
_MANY_PARTS, _CHANNEL = 5, 6
_NEVER_TWICE = frozenset("次期个项")


def check_sums(sentences: Sequence[Sentence], locator: Locator) -> Iterator[Problem]:
    """The contradictions within a paragraph; only where the parts listed surely make up the whole, or exceed it."""
    for place, sentence in enumerate(sentences):
        if not sentence.places:
            continue
        yield from _among(sentence, sentences[place - 1] if place else None, locator)
        yield from _in_brackets(sentence, locator)
        yield from _added(sentence, locator)
        yield from _growth(place, sentences, locator)


def _number(text: str) -> Decimal:
    return read_number(text) or Decimal(0)


def _problem(
    sentence: Sentence, span: tuple[int, int], why: str, expected: str, found: str, locator: Locator, more: str = ""
) -> Problem:
    quoted = sentence.quote(*span).strip()
    message = f"正文写{more}“{quoted}”，{why}"
    return Problem(Rule.TEXT_AGAINST_TEXT, message, expected=expected, found=found, locator=locator)


def _unequal(parts: Sequence[Decimal], whole: Decimal, unit: str) -> tuple[str, str, str]:
    """What to say of parts that do not come to the whole, the whole, and their sum."""
    total = sum(parts, Decimal(0))
    return (
        f"而各项{'+'.join(f'{part:f}' for part in parts)}={total:f}{unit}，不等于{whole:f}{unit}",
        f"{whole:f}",
        f"{total:f}",
    )


def _among(sentence: Sentence, before: Sentence | None, locator: Locator) -> Iterator[Problem]:
    """共…条，其中…条、…条: the parts must not be more than the whole, and a full list of them must come to it."""
    text, cut = sentence.text, sentence.text.find("其中")
    if text.count("其中") != 1 or "(" in text[cut:] or not _lists(text[cut:]):
        return
    head = _whole_before(text, cut)
    earlier = _COUNT.search(before.text) if before is not None and not _COUNT.search(text[:cut]) else None
    said = head or earlier
    if said is None:
        return
    whole, unit = _number(said["number"]), said["unit"]
    askers = _ASKERS.search(text, cut)
    counts = [found for found in _COUNT.finditer(text, cut) if found["unit"] == unit]
    numbers = [askers["one"], askers["two"]] if askers else [found["number"] for found in counts]
    parts = [_number(number) for number in numbers]
    if not parts or _comes_to(parts, whole) or not (askers or _is_wrong(parts, whole, unit, text[cut:])):
        return
    why, expected, total = _unequal(parts, whole, unit)
    start = sentence.clause(head.start())[0] if head else cut
    end = askers.end() if askers else counts[-1].end()
    more = "" if head else f"“{before.quote(*earlier.span()) if before and earlier else ''}”，又写"
    yield _problem(sentence, (start, end), why, expected, total, locator, more)


def _lists(text: str) -> bool:
    """Whether 其中 begins a list of counts, and not a remark."""
    return bool(_COUNT.search(re.split("[,;]", text.replace("其中,", "其中", 1))[0]))


def _whole_before(text: str, cut: int) -> re.Match[str] | None:
    """The last count before 其中 that stands in no brackets and is not another year's."""
    counts = [
        one
        for one in _COUNT.finditer(text, 0, cut)
        if text.rfind("(", 0, one.start()) <= text.rfind(")", 0, one.start())
    ]
    if not counts or _COMPARED.search(text[max(0, counts[-1].start() - 12) : counts[-1].start()]):
        return None
    return counts[-1]


def _is_wrong(parts: Sequence[Decimal], whole: Decimal, unit: str, text: str) -> bool:
    """Whether parts that do not come to the whole contradict it: two channels may carry one and the same item, and a
    list may be of examples."""
    total = sum(parts, Decimal(0))
    if max(parts) > whole:
        return True
    if len(parts) < 2 or "等" in text:
        return False
    if len(parts) == 3 and all(way.search(text) for way in _WAYS):
        return True
    if total > whole and (unit in _NEVER_TWICE or total - whole <= max(Decimal(1), whole / 10)):
        return True
    return len(parts) >= _MANY_PARTS and abs(total - whole) <= max(Decimal(1), whole // 100)


def _comes_to(parts: Sequence[Decimal], whole: Decimal) -> bool:
    """Whether the first parts, as many as it takes, come to the whole: what follows then counts something else."""
    total = Decimal(0)
    for part in parts:
        total += part
        if total == whole:
            return True
    return False


def _in_brackets(sentence: Sentence, locator: Locator) -> Iterator[Problem]:
    """30件（甲27件，乙1件，丙1件）: each item counted, none hedged."""
    for found in _BRACKETS.finditer(sentence.text):
        items = re.split("[,、;]", found["list"])
        counts = [list(_COUNT.finditer(item)) for item in items]
        complete = all(len(count) == 1 and count[0]["unit"] == found["unit"] for count in counts)
        if not complete or len(items) < 2 or _HEDGED.search(found["list"]):
            continue
        parts, whole = [_number(count[0]["number"]) for count in counts], _number(found["number"])
        total = sum(parts, Decimal(0))
        if total > whole or (total < whole and len(parts) > 2):
            why, expected, said = _unequal(parts, whole, found["unit"])
            yield _problem(sentence, found.span(), why, expected, said, locator)


def _added(sentence: Sentence, locator: Locator) -> Iterator[Problem]:
    """收到…件，上年结转…件，共计…件; and 其中…件、…件，合计…件."""
    for found in _CARRIED.finditer(sentence.text):
        parts, whole = [_number(found["new"]), _number(found["old"])], _number(found["number"])
        if sum(parts) != whole:
            why, expected, said = _unequal(parts, whole, "件")
            yield _problem(sentence, found.span(), why, expected, said, locator)
    yield from _summed_up(sentence, locator)


def _summed_up(sentence: Sentence, locator: Locator) -> Iterator[Problem]:
    """…件，…件，合计…件: the counts right before it, as many as it takes, must come to it."""
    text = sentence.text
    found = _TOTALLED.search(text)
    if not found or text[found.start() - 1 : found.start()] not in (",", "、", ";"):
        return
    counts = [one for one in _COUNT.finditer(text, 0, found.start()) if one["unit"] == found["unit"]]
    parts, whole = [_number(one["number"]) for one in counts], _number(found["number"])
    if len(parts) < 2 or "(" in text[: found.start()] or _comes_to(parts[::-1], whole):
        return
    why, expected, said = _unequal(parts, whole, found["unit"])
    yield _problem(sentence, (sentence.clause(counts[0].start())[0], found.end()), why, expected, said, locator)


# ---- growth -----------------------------------------------------------------------------------
def _growth(place: int, sentences: Sequence[Sentence], locator: Locator) -> Iterator[Problem]:
    """A change and its rate, where it is certain which number changed: only one can be meant, or both years' stand."""
    sentence = sentences[place]
    for found in _BASED.finditer(sentence.text):
        now, base = Decimal(found["now"]), Decimal(found["base"])
        yield from _rated(sentence, found, now, base, locator, "")
    for found in _CHANGE.finditer(sentence.text):
        said = _changed(found, place, sentences)
        if said is None:
            continue
        number, quoted = said
        less = found["way"] in ("减少", "下降", "少")
        base = number + Decimal(found["more"]) if less else number - Decimal(found["more"])
        if base > 0 and Decimal(found["more"]):
            yield from _rated(sentence, found, number, base, locator, quoted)


def _changed(found: re.Match[str], place: int, sentences: Sequence[Sentence]) -> tuple[Decimal, str] | None:
    """The number that a change is of: beside it in the sentence, or, of those before, the one of the same channel; and
    how to quote it, where it stands in the sentence before."""
    head, unit = sentences[place].text[: found.start()], found["unit"]
    near = [one["number"] for one in _COUNT.finditer(head) if one["unit"] == unit]
    if near:
        return (Decimal(near[0]), "") if len(near) == 1 and near[0].isdigit() and "(" not in head else None
    if place == 0:
        return None
    before = sentences[place - 1]
    counts = [one for one in _COUNT.finditer(before.text) if one["unit"] == unit and one["number"].isdigit()]
    if len(counts) > 1:
        counts = [one for one in counts if _same_channel(head, before.text[: one.start()])]
    if len(counts) != 1:
        return None
    return Decimal(counts[0]["number"]), f"“{before.quote(*counts[0].span())}”，又写"


def _same_channel(head: str, before: str) -> bool:
    """Whether what changed and what was counted before are of one channel: its name ends the one and stands in the
    last clause of the other."""
    channel = re.search(r"[\u4e00-\u9fff]{4,}$", head)
    return channel is not None and channel[0][-_CHANNEL:] in re.split("[,;]", before)[-1]


def _rated(
    sentence: Sentence, found: re.Match[str], now: Decimal, base: Decimal, locator: Locator, more: str
) -> Iterator[Problem]:
    if not base:
        return
    rate, real = Decimal(found["rate"]), abs(now - base) * 100 / base
    if abs(real - rate) <= 1 + rate / 50:
        return
    why = f"两者不符：{now:f}{found['unit']}对上年{base:f}{found['unit']}，变化应为{real:.1f}%"
    start = sentence.clause(found.start())[0]
    first = next((one.start() for one in _COUNT.finditer(sentence.text[: found.start()])), None)
    span = (start if first is None else sentence.clause(first)[0], found.end())
    yield _problem(sentence, span, why, f"{real:.1f}%", f"{found['rate']}%", locator, more)
