"""A passage's text cut into sentences, and the enumerations (一是…二是…) that belong together. Pure.

A sentence ends at 。！？ outside quotes and brackets; one that is longer than a quote may be is cut at ； as well. Each
sentence is a span of the text, so that what is quoted stands in the source character for character.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

LONGEST_QUOTE = 400
"""Characters that a quote has at most, unless a single sentence is longer."""

HEADING = 18
"""Characters under which an item is a heading that says nothing alone."""

_CLOSING = {"“": "”", "《": "》", "（": "）", "(": ")", "「": "」", "〔": "〕", "【": "】"}
_ENDS = "。！？!?"
_NUMERAL = "[一二三四五六七八九十]"
_MARKER = re.compile(
    rf"\s*(?:第?{_NUMERAL}+是|{_NUMERAL}+、|[（(](?:{_NUMERAL}+|\d{{1,2}})[)）]|\d{{1,2}}[.．、](?!\d)|[①-⑳]|首先|其次|再次|最后)"
)
_FIRST = re.compile(r"(?:^|[。！？；;：:，,]|\s)\s*(?:一是|一、|[（(]一[)）]|[（(]1[)）]|1[.．、](?!\d)|①|首先)")
_SPOKEN = re.compile(rf"\s*第?{_NUMERAL}+是")
_LEAD = re.compile(r"(?:方面|如下|问题|不足|差距|工作|措施|改进|以下|表现|做法|[：:])[^，。；]{0,8}[。：:]?$")
_TURN = re.compile(
    r"\s*(?:下一步|今后|下步|接下来|针对|改进|为此|为解决|(?:20\d\d|下|明)年度?，?[^，。]{0,20}将|[^，。；]{0,12}将(?!近))"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, from `start` up to `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start


@lru_cache(maxsize=8192)
def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text in order, without the white space around them; together they hold all else."""
    spans = [_trim(text, span) for span in _cut(text, _ENDS)]
    return tuple(part for span in spans if span for part in _cut_long(text, span))


def starts_item(sentence: str) -> bool:
    """Whether a sentence begins with the mark of a list's item (一是, （二）, 3.)."""
    return _MARKER.match(sentence) is not None


def opens_list(sentence: str) -> bool:
    """Whether the first item of a list stands in the sentence."""
    return _FIRST.search(sentence) is not None


def is_heading(sentence: str) -> bool:
    """Whether a sentence is but the heading of what follows it (（二）改进措施。)."""
    return starts_item(sentence) and len(sentence) < HEADING


def is_title(sentence: str) -> bool:
    """Whether a sentence is a heading by its number alone, not one that is spoken (二是加强培训。)."""
    return is_heading(sentence) and not is_spoken(sentence)


def is_spoken(sentence: str) -> bool:
    """Whether a sentence begins an item as one speaks (一是)."""
    return _SPOKEN.match(sentence) is not None


def leads_on(sentence: str) -> bool:
    """Whether a sentence announces what comes after it (主要表现在以下方面：)."""
    return _LEAD.search(sentence) is not None


def turns(sentence: str) -> bool:
    """Whether a sentence turns from what is wrong to what will be done."""
    return _TURN.match(sentence) is not None


def list_around(text: str, sentences: tuple[Span, ...], at: int) -> Span:
    """The whole enumeration that the sentence number `at` leads into, opens or is part of.

    It begins with the sentence that leads into the list and ends before the text turns to what will be done about it,
    or where it would be longer than LONGEST_QUOTE.
    """
    at += is_heading(sentences[at].of(text)) and at + 1 < len(sentences)
    first = _beginning(text, sentences, at)
    last = first
    for number in range(first + 1, len(sentences)):
        too_long = sentences[number].end - sentences[first].start > LONGEST_QUOTE
        if too_long or _TURN.match(sentences[number].of(text)) or _starts_over(text, sentences, first, number):
            break
        if number > at and is_title(sentences[number].of(text)):
            break
        last = number
    # what was asked for must not fall off the end of a list too long to quote
    return Span(sentences[first].start, sentences[last].end) if last >= at else sentences[at]


def _beginning(text: str, sentences: tuple[Span, ...], at: int) -> int:
    """The sentence in which the list around a sentence opens, or which leads into it; itself where it is in none."""
    for number in range(at, -1, -1):
        if _opens(text, sentences[number]):
            led = number > 0 and _LEAD.search(sentences[number - 1].of(text)) is not None
            return number - 1 if led else number
        if number < at and _TURN.match(sentences[number + 1].of(text)):
            return at
    return at


def _starts_over(text: str, sentences: tuple[Span, ...], first: int, number: int) -> bool:
    """Whether a second list opens here, the first one having begun."""
    begun = any(_opens(text, span) for span in sentences[first:number])
    return begun and _opens(text, sentences[number])


def _opens(text: str, span: Span) -> bool:
    return opens_list(span.of(text)) and not is_title(span.of(text))


def _cut(text: str, ends: str) -> list[Span]:
    cuts, start, awaited = [], 0, ""
    for at, char in enumerate(text):
        if awaited:
            # a bracket that is never closed must not swallow the rest
            awaited = "" if char == awaited or (char == "。" and awaited not in text[at : at + 60]) else awaited
            if awaited or char not in ends:
                continue
        elif char in _CLOSING and _CLOSING[char] in text[at : at + 300]:
            awaited = _CLOSING[char]
            continue
        if char in ends or (char == "\n" and _breaks(text, at)):
            cuts.append(Span(start, at + 1))
            start = at + 1
    return [*cuts, Span(start, len(text))]


def _breaks(text: str, at: int) -> bool:
    """Whether a line's end is a sentence's end: not where a page's width cut the sentence in two."""
    line = text[text.rfind("\n", 0, at) + 1 : at].strip()
    following = text[at + 1 : at + 12]
    headed = _MARKER.match(line) is not None and len(line) < 50 and "。" not in line
    return not line or line[-1] in "。！？；;" or len(line) < 15 or headed or bool(_MARKER.match(following))


def _trim(text: str, span: Span) -> Span | None:
    part = span.of(text)
    lead = len(part) - len(part.lstrip())
    body = part.strip()
    return Span(span.start + lead, span.start + lead + len(body)) if body else None


def _cut_long(text: str, span: Span) -> list[Span]:
    """The sentence itself, or its parts between ； joined again as far as a quote may reach."""
    if len(span) <= LONGEST_QUOTE:
        return [span]
    pieces = [Span(span.start + part.start, span.start + part.end) for part in _cut(span.of(text), _ENDS + "；;")]
    joined: list[Span] = []
    for piece in pieces:
        if joined and piece.end - joined[-1].start <= LONGEST_QUOTE:
            joined[-1] = Span(joined[-1].start, piece.end)
        elif len(piece):
            joined.append(piece)
    return [trimmed for piece in joined if (trimmed := _trim(text, piece))]
