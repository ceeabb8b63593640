"""A question that goes over many reports: each of them is gone through, not the few that a search finds first.

What one report says is never mixed with another's: of each organ's year the best sentences stand for themselves, and
where places of one report say different numbers, both do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from retrieval.passages import LONGEST_LIST, Quote
from retrieval.texts.english import into_chinese, is_english
from retrieval.texts.evidence import Evidence, find_evidence, follow_list
from retrieval.texts.wanted import Want, Wanted, numbers_in, wanted_of
from retrieval.texts.words import Words, normal, read_words, synonyms
from store.catalogue.normal import pairs
from store.model import HeldPassage, ReportHead

if TYPE_CHECKING:
    from store.database import Database

MOST_COVERED = 2_000
"""Reports that one question reads sentence by sentence; seconds' work. Of more the database tells which have its words;
where too many have them, it says how many it went through."""
AT_ONCE = 100
"""Reports read from the database at a time."""
_SHARE = 0.5
"""Of a question's pairs of characters how many a passage must have to be read sentence by sentence."""
_ALIKE = 0.97
_NUMBER = re.compile(r"[\d.,]+|[一二两三四五六七八九十百千]+")
_SECTION = re.compile("问题|改进|不足|其他需要")
_BY_SECTION = (Want.PROBLEMS, Want.MEASURES)
_KIND = "单位|机关|部门|地方?|县区|区县|市县|乡镇|镇街|街镇|街道|局|委|办|镇|乡|县|市|区|年度|年份|年"
_MOST = re.compile(
    f"(?:的?(?P<counter>[次场期条篇])数量?)?(?:是|为)?最[多少](?:的?(?:是)?(?:[谁哪].{{0,3}})|的(?:{_KIND})|的是?)?"
)
"""What is asked of all as a number of each: nobody is said to be the first, whose numbers may count other things."""
_MOST_IN_ENGLISH = re.compile(r"\b(?:the )?(?:most|fewest|least)\b(?! of\b)")
"""The same in English."""
_WHO_MOST = re.compile(r"谁[^,;?!]{2,14}最[多少]|^who\b[^,;?!]*\b(?:most|fewest|least)\b")
_ALL = re.compile(
    rf"(?:各[个家]?|所有的?|全部的?|每一?[个家]|哪些|哪几?[个家])(?:{_KIND})(?!报)都?|最[多少]的(?:{_KIND})"
    rf"|哪(?:些|几?[份家个])(?:{_KIND})?的?(?:年报|报告)(?=[里中]|上|[提说写讲])"
    r"|每年(?!报)|历年(?:来|的)?|逐年|这几年|近[几两三四五\d]年来?"
    r"|\b(?:all|every|each|which|across)(?: of)?(?: the)? "
    r"(?:organs?|offices?|reports?|units?|departments?|bodies|towns?|governments?|agenc(?:y|ies)|years?)\b"
    r"|\bover the years\b"
)


@dataclass(frozen=True, slots=True)
class Covered:
    """What the reports gone through say, one after the other; `read` of the `held` in scope were gone through, `silent`
    are those of them that do not say it."""

    quotes: tuple[tuple[ReportHead, tuple[Quote, ...]], ...]
    read: int
    held: int

    @property
    def silent(self) -> int:
        """Reports gone through that do not say it."""
        return self.read - len(self.quotes)


def asks_of_all(question: str) -> bool:
    """Whether a folded question goes over organs or years as such (各单位, 哪些镇, 历年), or asks who has most."""
    return _ALL.search(question) is not None or _WHO_MOST.search(question) is not None


def cover(
    question: str, topic: str, organ_ids: Collection[int] | None, years: Collection[int] | None, database: Database
) -> Covered:
    """Goes through the reports of these organs and years (None: all) for what answers a question, by organ and year."""
    question = _MOST.sub(lambda hit: "多少" + (hit["counter"] or ""), question)
    if is_english(question):
        question, topic = (_said_of_each(said) for said in (question, topic or question))
        topic = into_chinese(question, topic)
    topic = _ALL.sub(" ", _MOST.sub(" ", topic or question))
    words, wanted = read_words(topic), wanted_of(_ALL.sub(" ", question))
    heads = database.heads(organ_ids, years)
    if not any(words.strengths):
        return Covered((), 0, len(heads))
    read, gone = _worth_reading(words, wanted, heads, years, database)
    found = [one for piece in _pieces(read) for one in _cover_piece(words, wanted, piece, database)]
    return Covered(tuple(found), gone, len(heads))


def _said_of_each(english: str) -> str:
    """An English question as one of each organ or year: without the words for all of them, how many for most."""
    return _MOST_IN_ENGLISH.sub(" how many ", _ALL.sub(" ", english.lower()))


def _worth_reading(
    words: Words, wanted: Wanted, heads: Sequence[ReportHead], years: Collection[int] | None, database: Database
) -> tuple[Sequence[ReportHead], int]:
    """The reports to be read, and how many are gone through by that: of many only those that have the words."""
    if len(heads) <= MOST_COVERED or wanted.want in _BY_SECTION:
        return heads[:MOST_COVERED], min(len(heads), MOST_COVERED)
    ways = _ways(words)
    speaking = database.speaking(years, [*ways.values()], _SHARE * len(ways))
    places = [place for place, head in enumerate(heads) if head.id in speaking]
    read = [heads[place] for place in places[:MOST_COVERED]]
    return read, places[MOST_COVERED] if len(places) > MOST_COVERED else len(heads)


def _pieces(heads: Sequence[ReportHead]) -> Iterator[Sequence[ReportHead]]:
    for start in range(0, len(heads), AT_ONCE):
        yield heads[start : start + AT_ONCE]


def _cover_piece(
    words: Words, wanted: Wanted, heads: Sequence[ReportHead], database: Database
) -> Iterator[tuple[ReportHead, tuple[Quote, ...]]]:
    wanted_ids = {head.id for head in heads}
    organ_ids, years = {head.organ_id for head in heads}, {head.year for head in heads}
    passages = [held for held in database.passages(organ_ids, years) if held.report.id in wanted_ids]
    speaking = _stands_right if wanted.want in _BY_SECTION else _telling(words)
    found: dict[int, list[Evidence]] = {}
    for evidence in find_evidence(words, wanted, [held for held in passages if speaking(held)], {}):
        found.setdefault(evidence.held.report.id, []).append(evidence)
    for head in heads:
        if head.id in found:
            report = [held for held in passages if held.report.id == head.id]
            yield head, _quotes_of(found[head.id], wanted, report)


def _stands_right(held: HeldPassage) -> bool:
    """Whether a passage stands where reports speak of their problems and plans, or in a report without sections."""
    return not held.passage.section or _SECTION.search(held.passage.section) is not None


def _telling(words: Words) -> Callable[[HeldPassage], bool]:
    """Whether a passage has enough of a question's words to be read sentence by sentence."""
    ways = _ways(words)

    def tells(held: HeldPassage) -> bool:
        text = normal(held.passage.section + held.passage.text)
        return sum(any(way in text for way in same) for same in ways.values()) >= _SHARE * len(ways)

    return tells


def _ways(words: Words) -> dict[str, tuple[str, ...]]:
    """A question's pairs of characters, each with what may stand there for a word that has it."""
    alike = [({*pairs(word)}, others) for word, others in synonyms().items() if word in words.text]
    return {
        term: (term, *(other for own, others in alike if term in own for other in others))
        for term in pairs(words.text)
        if len(term) > 1
    }


def _quotes_of(found: Sequence[Evidence], wanted: Wanted, report: Sequence[HeldPassage]) -> tuple[Quote, ...]:
    """The best of one report; with it what says another number as well as it does."""
    best = found[0]
    if wanted.want in (Want.PROBLEMS, Want.MEASURES, Want.LIST):
        return tuple(map(_quote, follow_list(best, report)[:LONGEST_LIST]))
    said = _numbers(best, wanted)
    others = (one for one in found[1:] if one.score >= _ALIKE * best.score)
    against = next((one for one in others if wanted.want is Want.NUMBER and _numbers(one, wanted) != said), None)
    return (_quote(best), *([_quote(against)] if against else []))


def _numbers(evidence: Evidence, wanted: Wanted) -> set[str]:
    text = normal(evidence.span.of(evidence.held.passage.text))
    return {found.group() for at in numbers_in(text, wanted.counters) if (found := _NUMBER.match(text, at))}


def _quote(evidence: Evidence) -> Quote:
    return Quote(evidence.held, evidence.span.of(evidence.held.passage.text), evidence.score)
