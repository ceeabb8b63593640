"""What the text states in numbers, held against the tables and against itself.

Only statements that leave no doubt about what they count are compared: the clause names the indicator, its sentence
speaks of this office and this year. A number that counts otherwise (收到 with 结转, a whole district against one
office) is no contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.columns import PARTS
from ingest.labels import APPLICATIONS, rows_of
from ingest.sections import Text, split_sentences
from store.catalogue.normal import squash
from store.catalogue.numerals import NUMERAL, chinese_number
from store.model import CellKey, Figure, Locator, Problem, Rule, Status

Held = Mapping[CellKey, Figure]
Count = Callable[[Held], Decimal | None]

_NUMBER = rf"(?P<number>\d[\d,]*|{NUMERAL})(?:余)?(?P<unit>件|份|宗|起)"
_ELSEWHERE = re.compile(
    r"全[省市区县镇乡州盟旗](?:共|各|累计|全年|政府|行政|系统|受理|收到|办理|新收)|全系统"
    r"|各(?:部门|单位|级|县|区|镇)|累计|历年|以来|去年|上一年度?(?!结转)|同期"
)
_SURE_OF_ALL = re.compile(r"均(?:获|予|为|被|得到|以)?(?:结果)?维持")
_PART = re.compile(r"(\d+)余?(条|件|篇|份|个|次|期|项|宗|起)")
_WHOLE = re.compile(r"(\d+)余?(条|件|篇|份|项|宗|起)")
_GROWTH = re.compile(
    r"(?:多|增加|增长|增)(?:发布|公开)?了?(\d+)(条|件|篇)[,，]?"
    r"(?:同比|比上年|较上年)?(?:增长|上升|增加)(?:了)?(\d+(?:\.\d+)?)%"
)
_MANY_PARTS = 5


@dataclass(frozen=True, slots=True)
class Statement:
    """A way to state an indicator: what the clause says, what the table counts, in words and in cells."""

    words: re.Pattern[str]
    name: str
    counts: tuple[Count, ...]
    place: CellKey


def _row(indicator: str) -> Count:
    """A row's total; where the office left it blank, the sum of what the row prints."""

    def count(held: Held) -> Decimal | None:
        total = held.get(CellKey(indicator, "total"))
        if total is None or total.status is Status.MISSING:
            return None
        parts = [held.get(CellKey(indicator, part)) for part in PARTS]
        if total.value is not None or any(part is None or part.status is Status.MISSING for part in parts):
            return total.value
        printed = [part.value for part in parts if part is not None and part.value is not None]
        return sum(printed, Decimal(0)) if printed else None

    return count


def _rows(*indicators: str) -> Count:
    """The sum of some rows: of those that print something, unless one could not be read."""

    def count(held: Held) -> Decimal | None:
        totals = [held.get(CellKey(indicator, "total")) for indicator in indicators]
        if any(total is None or total.status is Status.MISSING for total in totals):
            return None
        values = [value for indicator in indicators if (value := _row(indicator)(held)) is not None]
        return sum(values, Decimal(0)) if values else None

    return count


def _group(number: int) -> tuple[str, ...]:
    return tuple(row.indicator for row in rows_of(APPLICATIONS) if row.group == number and row.item is not None)


_TABLE = "applications."
_RECEIVED, _CARRIED_IN = _TABLE + "received", _TABLE + "carried_in"
_REVIEW, _DIRECT, _AFTER = "disputes.reconsideration", "disputes.litigation.direct", "disputes.litigation.after_review"


def _statement(words: str, name: str, place: str, *counts: Count) -> Statement:
    return Statement(re.compile(words), name, counts, CellKey(place, "total"))


_STATEMENTS = (
    _statement(
        rf"(?:收到|受理|接到|新收)(?:[^,，;；。\d（(]{{0,14}}申请|[^,，;；。\d（(]{{0,6}}依申请公开)"
        rf"(?:事项|件|数量)?(?:共|共计|总计)?{_NUMBER}(?!.{{0,4}}(?:其中|含))",
        "收到申请",
        _RECEIVED,
        _row(_RECEIVED),
        _rows(_RECEIVED, _CARRIED_IN),
    ),
    _statement(rf"上年度?结转(?:[^,，;；。\d]{{0,8}}申请)?的?{_NUMBER}", "上年结转", _CARRIED_IN, _row(_CARRIED_IN)),
    _statement(
        rf"结转(?:至|到)?下(?:一)?年度?(?:继续)?(?:办理)?的?{_NUMBER}",
        "结转下年度继续办理",
        _TABLE + "carried_out",
        _row(_TABLE + "carried_out"),
    ),
    _statement(
        rf"予以公开(?:及|和|与|、)部分公开的?{_NUMBER}",
        "予以公开及部分公开",
        _TABLE + "granted",
        _rows(_TABLE + "granted", _TABLE + "partial"),
    ),
    _statement(rf"(?<!不)予以公开的?{_NUMBER}", "予以公开", _TABLE + "granted", _row(_TABLE + "granted")),
    _statement(
        rf"(?<!及)(?<!和)(?<!、)(?<!与)部分公开的?{_NUMBER}", "部分公开", _TABLE + "partial", _row(_TABLE + "partial")
    ),
    _statement(rf"不予公开的?{_NUMBER}", "不予公开", _TABLE + "denied.state_secret", _rows(*_group(3))),
    _statement(rf"无法提供的?{_NUMBER}", "无法提供", _TABLE + "unavailable.not_held", _rows(*_group(4))),
    _statement(rf"不予处理的?{_NUMBER}", "不予处理", _TABLE + "unprocessed.petition", _rows(*_group(5))),
    _statement(rf"行政复议(?:案件|事项|申请)?(?:共|为|有)?{_NUMBER}", "行政复议", _REVIEW, _row(_REVIEW)),
    _statement(
        rf"(?<!复议)(?<!复议、)(?:行政)?诉讼(?:案件|事项)?(?:共|为|有)?{_NUMBER}",
        "行政诉讼",
        _DIRECT,
        _rows(_DIRECT, _AFTER),
    ),
)


def check_claims(held: Held, texts: Sequence[Text], organ: str = "") -> tuple[Problem, ...]:
    """The problems between text and tables, and within the text."""
    problems: list[Problem] = []
    for text in texts:
        if text.number not in (0, 1, 6):
            continue
        locator = Locator(section=text.section or None, line=text.line)
        sentences = [squash(sentence) for sentence in split_sentences(text.text)]
        for place, sentence in enumerate(sentences):
            problems.extend(_against_table(sentence, held))
            problems.extend(_against_itself(sentence, sentences[place - 1] if place else "", locator))
        problems.extend(_growth(sentences, locator))
    return tuple(dict.fromkeys(problems))


# ---- against the tables -----------------------------------------------------------------------
def _against_table(sentence: str, held: Held) -> Iterator[Problem]:
    if _ELSEWHERE.search(sentence):
        return
    for statement in _STATEMENTS:
        for found in statement.words.finditer(sentence):
            problem = _compared(statement, found, sentence, held)
            if problem:
                yield problem
    yield from _all_upheld(sentence, held)


def _compared(statement: Statement, found: re.Match[str], sentence: str, held: Held) -> Problem | None:
    stated = _number(found["number"])
    counted = statement.counts[0](held)
    if stated is None or counted is None or any(count(held) == stated for count in statement.counts):
        return None
    said = f"正文写“{_around(sentence, found)}”，统计表中{statement.name}合计为{counted:f}{found['unit']}"
    return Problem(
        Rule.TEXT_AGAINST_TABLE,
        said,
        expected=f"{counted:f}",
        found=f"{stated:f}",
        locator=held[statement.place].locator,
    )


def _number(text: str) -> Decimal | None:
    if text[0].isascii():
        return Decimal(text.replace(",", ""))
    number = chinese_number(text)
    return None if number is None else Decimal(number)


def _around(sentence: str, found: re.Match[str]) -> str:
    """The clause that the statement stands in."""
    start = max(sentence.rfind(mark, 0, found.start()) for mark in ",，;；。:：") + 1
    ends = [place for mark in ",，;；。" if (place := sentence.find(mark, found.end())) >= 0]
    return sentence[start : min(ends, default=len(sentence))]


def _all_upheld(sentence: str, held: Held) -> Iterator[Problem]:
    """复议…件，诉讼…件，均获维持: then no case may stand under another outcome."""
    found = _SURE_OF_ALL.search(sentence)
    if not found or ("复议" not in sentence and "诉讼" not in sentence):
        return
    before = sentence[: found.start()]
    rows = [row for row, word in ((_REVIEW, "复议"), (_DIRECT, "诉讼"), (_AFTER, "诉讼")) if word in before]
    others = [
        figure
        for row in rows
        for column in ("corrected", "other", "pending")
        if (figure := held.get(CellKey(row, column))) is not None and figure.value
    ]
    if others:
        shown = "、".join(f"{figure.locator.row}{figure.locator.column}{figure.value:f}件" for figure in others)
        yield Problem(
            Rule.TEXT_AGAINST_TABLE,
            f"正文写“{_around(sentence, found)}”，统计表中另有{shown}",
            expected="0",
            found=f"{sum(figure.value or 0 for figure in others):f}",
            locator=others[0].locator,
        )


# ---- against itself ---------------------------------------------------------------------------
def _against_itself(sentence: str, before: str, locator: Locator) -> Iterator[Problem]:
    """共…条，其中…条、…条: the parts must not be more than the whole, and a full list of them must come to it."""
    head, among, tail = sentence.partition("其中")
    if not among or "其中" in tail or "(" in tail:
        return
    wholes = _WHOLE.findall(head)[-1:] or _WHOLE.findall(before)[:1]
    if not wholes:
        return
    whole, unit = int(wholes[0][0]), wholes[0][1]
    parts = [int(number) for number, other in _PART.findall(tail) if other == unit]
    if len(parts) < 2 or _comes_to(parts, whole):
        return
    total = sum(parts)
    overfull = max(parts) > whole
    nearly = len(parts) >= _MANY_PARTS and abs(total - whole) <= max(1, whole // 100)
    if overfull or nearly:
        yield Problem(
            Rule.TEXT_AGAINST_TEXT,
            f"正文写共{whole}{unit}，而“其中”各项{'+'.join(map(str, parts))}={total}{unit}，两者不符",
            expected=str(whole),
            found=str(total),
            locator=locator,
        )


def _comes_to(parts: Sequence[int], whole: int) -> bool:
    """Whether the first parts, as many as it takes, come to the whole: what follows then counts something else."""
    total = 0
    for part in parts:
        total += part
        if total == whole:
            return True
    return False


def _growth(sentences: Sequence[str], locator: Locator) -> Iterator[Problem]:
    """多发布…条，同比增长…%: with no number in the paragraph can the two be of one year."""
    for place, sentence in enumerate(sentences):
        for found in _GROWTH.finditer(sentence):
            more, rate = int(found[1]), Decimal(found[3])
            earlier = [said for text in sentences[:place] for said in _WHOLE.findall(text)]
            said = [int(number) for number, unit in earlier if unit == found[2]]
            bases = [number - more for number in said if number > more]
            rates = [Decimal(more) * 100 / base for base in bases]
            if more and rates and all(abs(real - rate) > 1 + rate / 50 for real in rates):
                shown = "、".join(
                    f"{base + more}{found[2]}（上年{base}{found[2]}，应增长{real:.0f}%）"
                    for base, real in zip(bases, rates, strict=True)
                )
                yield Problem(
                    Rule.TEXT_AGAINST_TEXT,
                    f"正文写“{_around(sentence, found)}”，与同段所写{shown}不符",
                    expected=f"{rates[0]:.0f}%",
                    found=f"{found[3]}%",
                    locator=locator,
                )
