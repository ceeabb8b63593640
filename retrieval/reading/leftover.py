"""The words of a question that nothing accounts for, and which of them say nothing that a figure could hang on. Pure.

A word is harmless where no report could count by it: verbs of asking and giving, particles, names for the table and its
lines (`harmless_words.csv`), and words of a row's own name beside that row (`harmless_beside.csv`: 法院 beside 诉讼).
What can be cut wholly into such words, with the endings of ordinary verbs, may be dropped; all else is content.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from store.catalogue.csv_files import packaged_rows
from store.catalogue.terms import Match, Measure, indicators_like

_CJK = re.compile(r"[\u3400-\u9fff]")
_LEFT_OVER = re.compile(r"[a-z0-9.%]+|[\u3400-\u9fff]+")
_RUN = re.compile(r"[\u3400-\u9fff]+")
_TABLE = ("indicator", "soft", "weak", "column", "each", "measure", "apart", "op")
"""Kinds of words that ask for something of the tables; without any, every word may say what is asked. What asks for the
text itself ("text") does so with all its words."""
_LONGEST = 7
_ENDING = "(?:了|过|着|得|到|完|出|上|好|成|给|起来|过来|过去|下来|下去|出来|上来|上去|出去|回来|进来)"
_VERB = re.compile(rf"(?:一)?(?P<verb>[\u3400-\u9fff]{{1,3}}?){_ENDING}?(?:了|过|的|一下|下|个)?(?:的)?")
_DONE_TO = re.compile("^被|(?<=.)[掉住死](?=了?的?$)")
_TWICE = re.compile(r"(?P<verb>[\u3400-\u9fff])[一了]?(?P=verb)")
_COUNTED = re.compile("[两二三四五六七八九十]+(?:项|样|栏|列|者|地)|[两五六七八](?:类|种)")
_ENGLISH_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("ing", "e"),
    ("ing", ""),
    ("ed", "e"),
    ("ed", ""),
    ("es", ""),
    ("s", ""),
)


@dataclass(frozen=True, slots=True)
class _Harmless:
    """The words of `harmless_words.csv`: all Chinese ones, the verbs of them, the English ones."""

    words: frozenset[str]
    verbs: frozenset[str]
    english: frozenset[str]


def content_of(text: str, taken: Sequence[bool], kept: Sequence[Match], measures: Iterable[Measure]) -> tuple[str, ...]:
    """The words that nothing accounts for, but for the harmless ones, with those of the field that no cell is called
    by, in order. `taken` tells which characters of the text are accounted for, `kept` the phrases found in it."""
    beside = _beside(_rows(kept, measures))
    stretches = list(_left_over(text, taken))
    kinds = {term.kind for match in kept for term in match.terms}
    if "text" not in kinds and not kinds.isdisjoint(_TABLE):
        covered = _covered(text, taken, kept, beside)
        for at in (*_ends_of_examples(text, kept), *_ends_of_asking(text, kept)):
            covered[at] = True
        stretches = [
            (start, end)
            for start, end in stretches
            if not all(covered[start:end]) and not is_harmless_english(text[start:end], beside)
        ]
    words = [(start, _with_lone_fillers(text, start, end, kept)) for start, end in stretches]
    words += [(match.start, match.text) for match in kept if match.text not in beside and _is_of_no_cell(match)]
    return tuple(word for _, word in sorted(words))


def _rows(kept: Sequence[Match], measures: Iterable[Measure]) -> frozenset[frozenset[str]]:
    """The sets of rows that are named, one by one and in groups."""
    codes = {term.code for match in kept for term in match.terms if term.kind in ("indicator", "soft", "weak")}
    own = {frozenset(cell.indicator for cell in (*one.part, *one.whole)) for one in measures}
    return frozenset(own | {frozenset(indicators_like(code)) for code in codes})


@lru_cache(maxsize=256)
def _beside(named: frozenset[frozenset[str]]) -> frozenset[str]:
    """The words that are harmless beside the rows named."""
    fitting = (words for rows, words in _companions() if any(one <= rows for one in named))
    return frozenset(word for words in fitting for word in words)


def _left_over(text: str, taken: Sequence[bool]) -> Iterator[tuple[int, int]]:
    rest = "".join(" " if used else char for char, used in zip(text, taken, strict=True))
    return (hit.span() for hit in _LEFT_OVER.finditer(rest) if hit[0].strip(".%"))


def _is_of_no_cell(match: Match) -> bool:
    """Whether a phrase is a word of the field, or one of other things (选举), that no cell is called by."""
    return any(term.kind == "domain" or term.code in ("elsewhere", "erase") for term in match.terms)


def _with_lone_fillers(text: str, start: int, end: int, kept: Sequence[Match]) -> str:
    """A stretch with the lone filler characters around it: "线" is 在线."""
    if _CJK.match(text[start]):
        lone = {match.start for match in kept if len(match.text) == 1 and _CJK.match(match.text)}
        start, end = start - (start - 1 in lone), end + (end in lone)
    return text[start:end]


def _covered(text: str, taken: Sequence[bool], kept: Sequence[Match], beside: frozenset[str]) -> list[bool]:
    """Which characters are harmless words, or parts of them; a word may reach over fillers around it ("接" + "过")."""
    light = [False] * len(text)
    for match in kept:
        if all(term.kind == "filler" for term in match.terms):
            light[match.start : match.end] = [True] * len(match.text)
    open_text = "".join(
        char if filler or not used else " " for char, used, filler in zip(text, taken, light, strict=True)
    )
    covered = list(light)
    for run in _RUN.finditer(open_text):
        if not all(light[run.start() : run.end()]):
            covered[run.start() : run.end()] = _cut(run[0], light[run.start() : run.end()], beside)
    return covered


def _ends_of_examples(text: str, kept: Sequence[Match]) -> Iterator[int]:
    """Where 等 stands between a phrase and another for the same row or column ("律师事务所等法律服务机构")."""
    for first, second in pairwise(kept):
        same = {(term.kind, term.code) for term in first.terms} & {(term.kind, term.code) for term in second.terms}
        if text[first.end : second.start] == "等" and any(kind in _TABLE for kind, _ in same):
            yield first.end


def _ends_of_asking(text: str, kept: Sequence[Match]) -> Iterator[int]:
    """Where 下 only softens the word before it for what to do ("比较下甲县和乙县")."""
    asks = (match for match in kept if any(term.kind == "op" for term in match.terms))
    return (match.end for match in asks if text.startswith("下", match.end))


def _cut(run: str, light: Sequence[bool], beside: frozenset[str]) -> list[bool]:
    """The way of cutting a run into harmless words and fillers that leaves the fewest characters over; which it covers.

    Shortest path from left to right; a character that no word has costs one, a filler passes by itself.
    """
    costs, steps = [0, *([len(run) + 1] * len(run))], [0] * (len(run) + 1)
    for at in range(len(run)):
        for end in range(at + 1, min(len(run), at + _LONGEST) + 1):
            alone = end == at + 1
            free = (alone and light[at]) or _is_beside(run[at:end], beside) or _is_harmless(run[at:end])
            if (free or alone) and costs[at] + (not free) < costs[end]:
                costs[end], steps[end] = costs[at] + (not free), end - at if free else -1
    covered, end = [False] * len(run), len(run)
    while end:
        size = abs(steps[end])
        covered[end - size : end] = [steps[end] > 0] * size
        end -= size
    return covered


@lru_cache(maxsize=8192)
def _is_beside(word: str, beside: frozenset[str]) -> bool:
    """Whether a Chinese word is harmless beside the rows named, as it stands or as a form of a verb."""
    if word in beside:
        return True
    formed = _VERB.fullmatch(_DONE_TO.sub("", word))
    return formed is not None and formed["verb"] in beside


@lru_cache(maxsize=8192)
def _is_harmless(word: str) -> bool:
    """Whether a Chinese word is harmless as it stands, doubled, as a form of a verb, or as so many lines of a table."""
    known = _harmless()
    if word in known.words or _COUNTED.fullmatch(word):
        return True
    formed = (_TWICE.fullmatch(word), _VERB.fullmatch(word))
    return any(hit is not None and hit["verb"] in known.verbs for hit in formed)


def is_harmless_english(word: str, beside: frozenset[str]) -> bool:
    """Whether an English word, in any of its forms, is harmless as it stands or beside the rows named."""
    if not word.isalpha() or not word.isascii():
        return False
    forms = {word, *(word[: -len(end)] + put for end, put in _ENGLISH_ENDINGS if word.endswith(end))}
    forms |= {form[:-1] for form in forms if len(form) > 3 and form[-1] == form[-2]}
    return not forms.isdisjoint(_harmless().english) or not forms.isdisjoint(beside)


@cache
def _harmless() -> _Harmless:
    kinds = {row["kind"]: row["words"].split("|") for row in packaged_rows("harmless_words.csv")}
    chinese = frozenset(word for kind, words in kinds.items() if kind != "english" for word in words)
    return _Harmless(chinese, frozenset((*kinds["verb"], *kinds["reader"])), frozenset(kinds["english"]))


@cache
def _companions() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Rows, and the words that are harmless beside them."""
    return tuple(
        (
            frozenset(row for pattern in line["rows"].split("|") for row in indicators_like(pattern)),
            frozenset(line["words"].split("|")),
        )
        for line in packaged_rows("harmless_beside.csv")
    )
