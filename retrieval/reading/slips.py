"""Slips of the pen in terms: what sounds like a term of the catalogue, is mostly written as it is, and is no word.

Common words that sound like a term and share half of its characters stand in `words_alike.csv` (新手, 新收): they
are what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from store.catalogue.csv_files import packaged_rows
from store.catalogue.terms import lexicon

_KINDS = {"indicator", "soft", "weak", "column", "measure"}
_HOW_MANY = frozenset({"几件", "多少件"})
_LONGEST = 8


def respell(text: str, kept: Iterable[tuple[int, int]]) -> str:
    """The text with every slip of a term, tones aside, written as that term; `kept` and common words stay as they are.

    Only a hint of what was meant: the caller says how it understood the question.
    """
    sounds = _sounds(text)
    fixed = [False] * len(text)
    for start, end in (*kept, *_common_words(text)):
        fixed[start:end] = [True] * (end - start)
    chars = list(text)
    for length in range(min(_LONGEST, len(text)), 1, -1):
        for start in range(len(text) - length + 1):
            term = _terms_by_sound().get(sounds[start : start + length])
            if term and not any(fixed[start : start + length]) and _is_close(text[start : start + length], term):
                chars[start : start + length] = term
                fixed[start : start + length] = [True] * length
    return "".join(chars)


def _is_close(said: str, term: str) -> bool:
    """Whether at least half of a term is written as it should be."""
    return 2 * sum(one == other for one, other in zip(said, term, strict=True)) >= len(term)


def _common_words(text: str) -> Iterator[tuple[int, int]]:
    """Where a word stands that sounds like a term but is another."""
    words = packaged_rows("words_alike.csv")[0]["words"].split("|")
    return (hit.span() for hit in re.finditer("|".join(words), text))


def _sounds(text: str) -> tuple[str, ...]:
    """The pinyin of each character without its tone; other characters as they are."""
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(list(text)))


@cache
def _terms_by_sound() -> dict[tuple[str, ...], str]:
    """Chinese terms by their sound; of two that sound alike neither, for that would be a guess."""
    by_sound: dict[tuple[str, ...], set[str]] = {}
    for phrase, meanings in lexicon().phrases.items():
        long_enough = len(phrase.rstrip("了的")) >= 2 and len(phrase) <= _LONGEST
        named = any(term.kind in _KINDS for term in meanings) or phrase in _HOW_MANY
        if named and long_enough and not phrase.isascii():
            by_sound.setdefault(_sounds(phrase), set()).add(phrase)
    return {sound: phrases.pop() for sound, phrases in by_sound.items() if len(phrases) == 1}
