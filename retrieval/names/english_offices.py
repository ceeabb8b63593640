"""What an office is called in English by what it is for ("bureau of culture, radio, television and tourism"): in any
order, and with some of it left out (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from store.catalogue.csv_files import packaged_rows

_KINDS = {
    "局": "bureau|department|administration|authority|agency|regulator|watchdog",
    "厅": "department|bureau",
    "委员会": "commission|committee|bureau|department|authority",
    "办公室": "office",
    "中心": "centre|center",
}
"""The words for a kind of office by the ending of its name."""
_BESIDE = r"(?:comprehensive|integrated|administrative|administration|management|supervision|services?|affairs)"
"""Words that many offices have in their names and none is told by."""
_BETWEEN = rf"(?:,? and |, | & | )(?:{_BESIDE} )*"


def office_pattern() -> str:
    """Any office by what it is for, as a pattern."""
    kinds = "|".join(sorted({kind for said in _KINDS.values() for kind in said.split("|")}))
    return rf"(?:(?:{kinds}) (?:of|for) (?:the )?{_list()}|{_list()}(?: {_BESIDE})* (?:{kinds}))"


def ends_of_offices(body: str, text: str, at: int) -> Iterator[int]:
    """Where names of an office may end that begin at a place of a folded text and say nothing that it is not for."""
    kinds = next((said for ending, said in _KINDS.items() if body.endswith(ending)), "")
    if not kinds:
        return
    for pattern in _patterns(kinds):
        hit = pattern.match(text, at)
        if hit and frozenset(_word().findall(hit["what"])) <= _spoken_of(body):
            yield hit.end()


@cache
def _patterns(kinds: str) -> tuple[re.Pattern[str], ...]:
    of = rf"(?:{kinds}) (?:of|for) (?:the )?(?P<what>{_list()})"
    return tuple(re.compile(rf"{way}(?![a-z'-])") for way in (of, rf"(?P<what>{_list()})(?: {_BESIDE})* (?:{kinds})"))


@cache
def _list() -> str:
    return rf"(?:{_BESIDE} )*(?:{_word().pattern})(?:{_BETWEEN}(?:{_word().pattern}))*"


@cache
def _word() -> re.Pattern[str]:
    """What an office may be for, in English."""
    words = sorted((word for _, said in _vocabulary() for word in said), key=len, reverse=True)
    return re.compile(rf"(?<![a-z])(?:{'|'.join(map(re.escape, words))})(?![a-z])")


@lru_cache(maxsize=4096)
def _spoken_of(body: str) -> frozenset[str]:
    """All English words for what the office is for."""
    said: set[str] = set()
    for chinese, english in _vocabulary():
        if chinese in body:
            said.update(english)
            body = body.replace(chinese, "/")
    return frozenset(said)


@cache
def _vocabulary() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What offices are for and its English words, the longest first ("文化" before "文")."""
    rows = [
        (row["chinese"].split("|"), tuple(row["english"].split("|"))) for row in packaged_rows("english_offices.csv")
    ]
    return tuple(sorted(((one, said) for many, said in rows for one in many), key=lambda pair: -len(pair[0])))
