"""An answer as Telegram messages: marked text, cut where Telegram's limit demands, then written as HTML. Pure.

Text is cut before it is escaped and tagged, so that no cut can fall inside a tag or an entity.
Source: https://core.telegram.org/bots/api#html-style
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from bot.answer import Answer, Citation
from bot.channels.telegram_words import Language, Line
from bot.naming import print_page

LIMIT = 4096
"""UTF-16 units in a message, counted after entities: https://core.telegram.org/bots/api#sendmessage"""

LONGEST_ECHO = 80
"""A quote longer than this that the text itself already quotes is not printed whole a second time."""

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_BREAKS = ("\n\n", "\n", "。", "！", "？", "；", ". ", "，", "、", " ")
_JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text and the HTML tag around it, "" for none."""

    text: str
    tag: str = ""


def render_answer(answer: Answer, hidden_choices: int = 0) -> list[Span]:
    """The answer's text, what is wrong with its reports, and its citations; `hidden_choices` found no button."""
    language: Language = "en" if answer.english else "zh"
    spans = [Span(answer.text)]
    spans += [Span(f"\n⚠ {problem}") for problem in answer.problems if problem not in answer.text]
    if hidden_choices:
        spans.append(Span("\n" + Line.MORE_CHOICES.say(language, hidden_choices)))
    if answer.citations:
        spans += [Span("\n\n"), Span(Line.SOURCES.say(language), "b")]
        spans += [span for citation in answer.citations for span in _render_citation(citation, answer.text, language)]
    return [Span(clean(span.text), span.tag) for span in spans]


def clean(text: str) -> str:
    """The text without control characters and halves of surrogate pairs, which Telegram refuses."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def cut(spans: Sequence[Span], limit: int = LIMIT) -> list[list[Span]]:
    """The spans in pieces of at most `limit` UTF-16 units (2 or more), none blank; white space at the ends goes.

    Cuts stand after a paragraph, line, sentence, clause or word where one ends in the second half of a piece.
    """
    text = "".join(span.text for span in spans)
    return [_slice(spans, start, end) for start, end in _ranges(text, limit)]


def to_html(spans: Sequence[Span]) -> str:
    """The spans as Telegram HTML."""
    return "".join(f"<{span.tag}>{escape(span.text)}</{span.tag}>" if span.tag else escape(span.text) for span in spans)


def to_plain(spans: Sequence[Span]) -> str:
    """The spans as text without marks."""
    return "".join(span.text for span in spans)


def _render_citation(citation: Citation, said: str, language: Language) -> list[Span]:
    parts = (citation.section, citation.row, citation.column, print_page(citation.locator, language == "en"))
    place = " › ".join(part for part in parts if part)
    quote = citation.quote
    if len(quote) > LONGEST_ECHO and quote in said:
        quote = quote[: LONGEST_ECHO // 2] + "…"
    marks = "“”" if language == "en" else "「」"
    head = "\n".join(line for line in (f"\n[{citation.id}] {citation.report}", place) if line)
    # a cell that is empty or lacking has a place, but nothing to quote
    return [Span(head), Span(f"\n{marks[0]}{quote}{marks[1]}", "i")] if quote else [Span(head)]


def _ranges(text: str, limit: int) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = _fitting_end(text, start, limit)
        if end < len(text):
            end = _last_break(text, start, end)
        bare = text[start:end].strip()
        if bare:
            lead = text.index(bare, start)
            yield lead, lead + len(bare)
        start = end


def _fitting_end(text: str, start: int, limit: int) -> int:
    units = 0
    for index in range(start, min(len(text), start + limit)):
        units += 2 if text[index] > "\uffff" else 1
        if units > limit:
            return index
    return min(len(text), start + limit)


def _last_break(text: str, start: int, end: int) -> int:
    middle = (start + end) // 2
    for mark in _BREAKS:
        place = text.rfind(mark, middle, end)
        if place >= 0:
            return place + len(mark)
    return _before_cluster(text, start, end)


def _before_cluster(text: str, start: int, end: int) -> int:
    """A place at or before `end` where no accent, variation or joined emoji is torn off; `end` when there is none."""
    for place in range(end, max(start, end - 16), -1):
        follows = unicodedata.category(text[place]) in ("Mn", "Me", "Mc") or text[place] == _JOINER
        if not follows and text[place - 1] != _JOINER:
            return place
    return end


def _slice(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    piece, offset = [], 0
    for span in spans:
        part = span.text[max(0, start - offset) : max(0, end - offset)]
        if part:
            piece.append(Span(part, span.tag))
        offset += len(span.text)
    return piece
