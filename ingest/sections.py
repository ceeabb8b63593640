"""A report's text: its six sections, and the passages that are retrieved and quoted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.blocks import Block, Grid, Paragraph, Spot, page_and_box
from ingest.headings import heading_number
from ingest.records import is_page_number
from store.catalogue.normal import plain
from store.model import Locator, Passage

SHORTEST, LONGEST, LONGEST_SENTENCE = 150, 400, 560
"""Characters of a passage: at least and at most, where whole sentences allow it; and of a sentence kept in one."""

_SENTENCE = re.compile(r"[^。！？]*(?:[。！？]+[”’』」）)】]*|$)")
_CLAUSE = re.compile(r"[^；;]*(?:[；;]|$)")
_ENDS = ("。", "！", "？", "；", "：", ":", ";", "。”", "）。")
_ITEM = re.compile(r"[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,2}、|\d{1,2}[.．、]")
_FULL = 10
_MOST = 2000
_LEAST_LINES = 8
_SHORTEST_LEAD = 30
_PROSE = frozenset({1, 5, 6})


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph with the section that it stands in; `after_break`: a table or a page's end stands before it."""

    text: str
    section: str
    number: int
    line: int | None
    after_break: bool = False
    spot: Spot | None = None

    @property
    def locator(self) -> Locator:
        """Where it stands."""
        page, box = page_and_box(self.spot)
        return Locator(section=self.section or None, page=page, box=box, line=self.line)


def split_text(blocks: Sequence[Block], inside_tables: Collection[int]) -> list[Text]:
    """The paragraphs outside of tables, each with its section's title ("" before the first)."""
    found: list[Text] = []
    title, number, broken = "", 0, False
    for place, block in enumerate(blocks):
        if isinstance(block, Grid) or place in inside_tables:
            broken = True
            continue
        heading = heading_number(block)
        if heading is not None and heading >= number:
            title, number, broken = plain(block.number + block.text), heading, True
            continue
        broken = broken or (isinstance(block, Paragraph) and block.after_gap)
        found.append(Text(block.text, title, number, block.line, broken, block.spot))
        broken = False
    return _unwrapped(found) if _is_wrapped(found) else [text for text in found if not is_page_number(text.text)]


def make_passages(texts: Sequence[Text]) -> tuple[Passage, ...]:
    """Passages of whole sentences, each within one section and standing so in the source."""
    found: list[Passage] = []
    for first, text in _packed([text for text in texts if text.number in _PROSE or _says_something(text.text)]):
        found.append(Passage(len(found), first.section, text, first.locator))
    return tuple(found)


def _says_something(text: str) -> bool:
    """Whether a line before the first section, or beside a table, is prose, and no portal's menu, title or remnant."""
    return len(text) >= _SHORTEST_LEAD and text.rstrip("”）").endswith(("。", "；", "："))


# ---- lines that a printer wrapped --------------------------------------------------------------
def _width(text: str) -> int:
    """The places that a line takes in print: two a character, one where it is of ASCII."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def _full_width(texts: Sequence[Text]) -> int:
    widths = sorted(_width(text.text) for text in texts if len(text.text) > 15)
    return widths[int(0.9 * len(widths))] if len(widths) >= _LEAST_LINES else 0


def _is_wrapped(texts: Sequence[Text]) -> bool:
    """Whether most lines end at one width in the middle of a sentence."""
    full = _full_width(texts)
    if not full or full > 140:
        return False
    lines = [text.text for text in texts if len(text.text) > 15]
    at_end = [line for line in lines if abs(_width(line) - full) <= _FULL]
    running = sum(not line.endswith(_ENDS) for line in at_end)
    return len(at_end) >= 0.5 * len(lines) and running >= 0.6 * len(at_end)


def _unwrapped(texts: Sequence[Text]) -> list[Text]:
    full = _full_width(texts)
    joined: list[Text] = []
    last = ""
    for text in texts:
        if joined and not text.after_break and joined[-1].section == text.section and _runs_on(last, text.text, full):
            glue = " " if joined[-1].text[-1].isascii() and text.text[0].isascii() else ""
            joined[-1] = replace(joined[-1], text=joined[-1].text + glue + text.text)
        elif is_page_number(text.text):
            last = ""
            joined.append(text)
            continue
        else:
            joined.append(text)
        last = last if is_page_number(text.text) else text.text
    return [
        replace(text, after_break=text.after_break or bool(place and is_page_number(joined[place - 1].text)))
        for place, text in enumerate(joined)
        if not is_page_number(text.text)
    ]


def _runs_on(last: str, following: str, full: int) -> bool:
    """Whether a line goes on in the next: it is full or stops in mid-sentence, and no new item begins."""
    ended = last.endswith(("。", "；", "：", "！", "？"))
    if not last or (ended and (_ITEM.match(following) or _width(last) < full - _FULL)):
        return False
    if is_page_number(following):
        return not ended
    return last.endswith(("，", "、", ",")) or _width(last) >= full - _FULL


# ---- packing ----------------------------------------------------------------------------------
def _packed(texts: Sequence[Text]) -> Iterator[tuple[Text, str]]:
    """Passages, each with the paragraph that it begins in."""
    first, held = None, ""
    for text, unit, joint in _units(texts):
        new = first is None or text.section != first.section or joint is None
        opens = joint == "\n" and _ITEM.match(unit) is not None and len(held) >= SHORTEST
        full = len(held) + len(unit) > LONGEST and len(held) >= min(SHORTEST, len(unit))
        if first is not None and held and (new or opens or full):
            yield first, held
            held = ""
        if not held:
            first, held = text, unit
        else:
            held += (joint or "") + unit
    if first is not None and held:
        yield first, held


def _units(texts: Sequence[Text]) -> Iterator[tuple[Text, str, str | None]]:
    """Sentences with what joins them to the one before: nothing, a new line, or None after a break. A line that is
    no sentence, such as a heading, is kept together with the sentence after it."""
    caption, first = "", None
    for place, text in enumerate(texts):
        joint: str | None = None if text.after_break else "\n"
        overfull = len(caption) > SHORTEST
        if caption and first is not None and (text.after_break or text.section != first.section or overfull):
            yield first, caption, None if first.after_break else "\n"
            caption, first = "", None
        if not text.text.endswith(_ENDS) and len(text.text) <= LONGEST // 4 and place + 1 < len(texts):
            caption, first = f"{caption}\n{text.text}" if caption else text.text, first or text
            continue
        for number, sentence in enumerate(split_sentences(text.text)):
            if caption and first is not None:
                yield first, f"{caption}\n{sentence}", None if first.after_break else "\n"
                caption, first = "", None
            else:
                yield text, sentence, "" if number else joint


def split_sentences(text: str) -> list[str]:
    """A paragraph's sentences, which joined give it back; one that is overlong is cut after a semicolon, and what no
    sentence of a report can be, after some hundred characters."""
    pieces: list[str] = []
    for sentence in _SENTENCE.findall(text):
        for clause in _CLAUSE.findall(sentence) if len(sentence) > LONGEST_SENTENCE else [sentence]:
            pieces.extend(clause[start : start + _MOST] for start in range(0, len(clause), _MOST))
    return pieces
