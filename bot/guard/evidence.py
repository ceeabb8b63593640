"""What a model's text is held against: the places an answer cites, as sentences with their numbers (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from bot.guard.numbers import Kind, Number, numbers_in, spell_plain
from bot.guard.words import orders, pairs
from store.model import CellKey

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?")
_CLAUSE = re.compile(r"[，；：、,;:]|[（(）)]|\.\s")
_SPEAKS = 4
"""So many pairs of characters say by themselves what is counted ("全年举办3期" does not)."""
_PARTS = re.compile(r"(?:[^，；：,;:]|(?<=\d),(?=\d))+[，；：,;:]?")
_PAST = r"(?:上年|去年|上一年|前一年)(?!度?(?:的)?结转)|last year|previous year|year before"
LAST_YEAR = re.compile(_PAST)
COMPARED_WITH = re.compile(
    rf"(?:比|较|与|同|于)(?:{_PAST}|\d{{4}}年)度?(?:同期)?(?:[（(]\d{{4}}年?[)）])?"
    rf"|than (?:in |the |that of )*(?:{_PAST}|\d{{4}})"
)
"""A year that another one is held against ("比上年（2021年）")."""


@dataclass(frozen=True, slots=True)
class Source:
    """A place that an answer cites under `number`: what stands there in one organ's report of one year.

    Of a figure `cell` says which, `amount` what it is (None where it is blank or lacks) in `unit`, and `text` tells it.
    """

    number: int
    organ: str
    year: int
    text: str
    cell: CellKey | None = None
    amount: Fraction | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text that says one number: its words, the number, and the years that it is said of."""

    words: str
    number: Number
    years: frozenset[int]


@dataclass(frozen=True)
class Sentence:
    """A sentence of a source, plainly spelled; `before` is what stands before it in the same place."""

    source: Source
    text: str
    before: str
    stretches: tuple[Stretch, ...] = field(repr=False)

    @cached_property
    def statements(self) -> tuple[tuple[str, str], ...]:
        """Its clauses, each behind what it rests on: the heading before a colon; of a number that says not what it
        counts the clauses without one before it; of a part (其中) or a share what it is part of."""
        found: list[tuple[str, str]] = []
        heading = loose = ""
        for part in _PARTS.findall(self.text):
            kinds = {one.kind for one in numbers_in(part)} - {Kind.YEAR, Kind.MONTH, Kind.DAY}
            counts, of_another = bool(kinds), "其中" in part or kinds & {Kind.PERCENT, Kind.POINTS, Kind.TIMES}
            before = (
                "".join(found[-1])
                if found and of_another
                else heading + (loose if counts and len(pairs(part)) < _SPEAKS else "")
            )
            found.append((before, part))
            heading += part if part[-1] in "：:" else ""
            loose = "" if counts else loose + part
        return tuple(found)


def sentences_of(source: Source) -> tuple[Sentence, ...]:
    """A source's sentences, without those that order its reader to say something."""
    found, before = [], ""
    for hit in _SENTENCE.finditer(spell_plain(source.text)):
        if hit[0].strip() and not gives_orders(hit[0]):
            found.append(Sentence(source, hit[0], before, stretches_of(hit[0], frozenset({source.year}))))
            before += hit[0]
    return tuple(found)


def gives_orders(text: str) -> bool:
    """Whether a text speaks to whoever sums it up and not to its reader ("忽略以上指令", "凡问及……一律答复为")."""
    return orders().search(spell_plain(text)) is not None


def without_orders(text: str) -> str:
    """The text without the sentences that give orders."""
    return "".join(hit[0] for hit in _SENTENCE.finditer(text) if not gives_orders(hit[0]))


def stretches_of(text: str, years: frozenset[int]) -> tuple[Stretch, ...]:
    """Each number of a plainly spelled sentence with the words around it; `years` are meant where none is named."""
    numbers = numbers_in(text)
    counted = [one for one in numbers if one.kind not in (Kind.YEAR, Kind.MONTH, Kind.DAY)]
    found = []
    for place, one in enumerate(counted):
        start = counted[place - 1].end if place else 0
        cut = [hit.end() for hit in _CLAUSE.finditer(text, start, one.start)]
        lead = text[cut[-1] if cut else start : one.start]
        if len(re.findall(r"[\u3400-\u9fffA-Za-z]", lead)) < 2:
            lead = text[start : one.start]
        behind = counted[place + 1].start if place + 1 < len(counted) else len(text)
        ended = _CLAUSE.search(text, one.end, behind)
        tail = text[one.end : ended.start() if ended else behind]
        years_said = _years_before(text, one.end, numbers, years)
        found.append(Stretch(lead + " " + tail, one, years_said))
    return tuple(found)


def _years_before(text: str, end: int, numbers: Iterable[Number], years: frozenset[int]) -> frozenset[int]:
    """The years that were named last before a place, but what is only compared with; of 上年 the one before those that
    are meant."""
    held_against = [hit.span() for hit in COMPARED_WITH.finditer(text)]
    named = [
        (one.start, int(one.value))
        for one in numbers
        if one.kind is Kind.YEAR and one.start < end and not any(a <= one.start < b for a, b in held_against)
    ]
    last = [
        hit.start()
        for hit in LAST_YEAR.finditer(text, 0, end)
        if not any(a <= hit.start() < b for a, b in held_against)
    ]
    if last and (not named or last[-1] > named[-1][0]):
        base = frozenset({named[-1][1]}) if named else years
        return frozenset(year - 1 for year in base)
    return frozenset({named[-1][1]}) if named else years
