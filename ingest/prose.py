"""A paragraph's sentences in one spelling, each character leading back to where it stands in the source."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from ingest.sections import split_sentences
from store.catalogue.normal import squash
from store.catalogue.numerals import NUMERAL, chinese_number

DIGITS = rf"\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+(?:\.\d+)?|{NUMERAL}"
NUMBER = rf"(?<![\d.,近约超逾第])(?<!超过|不足|至少|大约)(?P<number>{DIGITS})"
"""A number that says how many, exactly. With a unit after it, what is 余 or 多 does not match at all."""
ENDS = ",;:。!?"
HIDDEN = "#"

_DROPPED = frozenset("“”\"'‘’「」『』")
_MUTE = re.compile(
    r"《[^《》]{1,80}》|\[20\d\d\]\d+号"
    r"|(?:自|从)?(?:20\d\d年)?1月(?:1日)?起?(?:至|到|-|—)(?:20\d\d年)?12月(?:31日|底|末)?(?:止|期间)?"
    r"|(?:截[至止]到?)?12月(?:31日|底|末)(?:止)?"
)
_YEAR_END = re.compile(r"截[至止]到?(20\d\d)年(?:12月(?:31日|底|末)?|年?底|年?末)?(?:止)?")
_STATES = re.compile(
    rf"(?:\d\s*|{NUMERAL}\s*)(?:件|份|宗|起|条|篇|个|部|项|次|期|万元|亿元|元|%)"
    r"|(?:未|没有|无)(?=[^，,。]{0,40}(?:复议|诉讼|申请))"
)
_NUMBERED = re.compile(r"^(?:\([一二三四五六七八九十\d]{1,2}\)|[一二三四五六七八九十]{1,2}、|\d{1,2}[.、])+(?!\d)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without white space and quotation marks, in NFKC; what is no statement of its own is hidden by #.

    `places[n]` is where its n-th character stands in `source`; empty where the sentence states no number at all.
    """

    text: str
    source: str
    places: tuple[int, ...]

    def quote(self, start: int, end: int) -> str:
        """A stretch of the sentence as the source prints it."""
        return self.source[self.places[start] : self.places[end - 1] + 1]

    def clause(self, place: int) -> tuple[int, int]:
        """From where to where the clause reaches that a character stands in."""
        start = max(self.text.rfind(mark, 0, place) for mark in ENDS) + 1
        ends = [found for mark in ENDS if (found := self.text.find(mark, place)) >= 0]
        return start, min(ends, default=len(self.text))


def read_sentences(paragraph: str) -> list[Sentence]:
    """A paragraph's sentences, those without a word left out."""
    return [found for text in split_sentences(paragraph) if (found := _sentence(text)).text]


def _sentence(source: str) -> Sentence:
    if not _STATES.search(source):
        return Sentence(squash(source), source, ())
    said = [_said(char) for char in source]
    text, places = "".join(said), [place for place, signs in enumerate(said) for _ in signs]
    for hidden in (_NUMBERED, _MUTE, _YEAR_END):
        text = hidden.sub(_hide, text)
    return Sentence(text, source, tuple(places))


@cache
def _said(char: str) -> str:
    """What is read of a character: its plain form, nothing of white space and of what is not seen."""
    normal = unicodedata.normalize("NFKC", char)
    return "".join(sign for sign in normal if not sign.isspace() and sign.isprintable() and sign not in _DROPPED)


def _hide(found: re.Match[str]) -> str:
    """Dots as many as it has characters; a year that it names stays: it says of when what follows is."""
    if not found.re.groups:
        return HIDDEN * len(found[0])
    named = found[1] + "年"
    return named + HIDDEN * (len(found[0]) - len(named))


def read_number(text: str) -> Decimal | None:
    """The number that digits or Chinese numerals spell, None where they spell none."""
    if text[0].isascii():
        return Decimal(text.replace(",", ""))
    number = chinese_number(text)
    return None if number is None else Decimal(number)
