"""The headings of a report's six sections, in the spellings that offices use."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.blocks import Heading, Paragraph
from store.catalogue.normal import fold

_SHORTEST, _LONGEST = 4, 40
_TITLES = (
    re.compile(r"总体情况|^概述$|^基本情况"),
    re.compile(r"主动公开政府信息(?:的)?情况|主动公开情况"),
    re.compile(r"收到和处理|依申请公开(?:政府信息)?(?:的)?情况|申请(?:的)?(?:收到和)?(?:处理|办理)情况"),
    re.compile(r"行政复议.{0,6}(?:和|、|,)?.{0,8}行政诉讼"),
    re.compile(r"存在的?(?:主要)?问题|问题(?:及|和)改进"),
    re.compile(r"其他(?:需要|需|应当)(?:报告|说明)的"),
)
_WHOLE = (
    re.compile(r"总体情况"),
    re.compile(r"(?:行政机关)?主动公开政府信息(?:的)?情况"),
    re.compile(r"(?:行政机关)?收到和处理政府信息公开申请(?:的)?情况"),
    re.compile(r"(?:因)?政府信息公开(?:工作)?(?:被申请|被提起)?行政复议.{0,6}行政诉讼(?:的)?情况"),
    re.compile(r"(?:政府信息公开工作)?存在的(?:主要)?问题(?:及|和)改进(?:情况|措施)"),
    re.compile(r"其他需要报告的(?:事项|情况)"),
)
_NUMBERED = re.compile(r"(?:第([一二三四五六])(?:部分|章|,)|([一二三四五六])[,.:])\s*(.+)")


def section_number(line: str) -> int | None:
    """Which of the sections 1 to 6 a line heads, by a numeral 一 … 六 with the section's words, or by these alone."""
    return _number(line) if _SHORTEST <= len(line) <= 2 * _LONGEST else None


@lru_cache(maxsize=4096)
def _number(line: str) -> int | None:
    folded = fold(line).strip("#*.:;")
    if len(folded) > _LONGEST:
        return None
    numbered = _NUMBERED.fullmatch(folded)
    if numbered:
        number = "一二三四五六".index(numbered[1] or numbered[2]) + 1
        return number if _TITLES[number - 1].search(numbered[3]) and not re.search("[。;]", line) else None
    return next((number for number, words in enumerate(_WHOLE, 1) if words.fullmatch(folded)), None)


def heading_number(line: Heading | Paragraph) -> int | None:
    """Which of the sections 1 to 6 a line of a document heads; a number that Word prints before it is its own."""
    return (line.number and section_number(line.number + line.text)) or section_number(line.text)


def is_section_heading(line: str) -> bool:
    """Whether a line heads one of the six sections."""
    return section_number(line) is not None
