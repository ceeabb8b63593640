"""The words of an English question put into the reports' own (`english.csv`), so that the same judge serves both. Pure.

A word that the table does not know stays as it is, is found in no report, and so counts against an answer.
"""

from __future__ import annotations

import re
from functools import cache

from retrieval.reading.leftover import is_harmless_english
from store.catalogue.csv_files import packaged_rows

_WORD = re.compile(r"[a-z][a-z'&\-]*")
_ANY_WORD = re.compile(rf"[\u3400-\u9fff]+|{_WORD.pattern}")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)年?")
"""A year: it says which reports are read, and no sentence need repeat it."""
_GLOSSED = re.compile(r"((?:[a-z][a-z'&\-]* ){0,2}[a-z][a-z'&\-]*) ?\((?=[\u3400-\u9fff])")
"""English words before their Chinese in brackets ("short videos (短视频)")."""
_ENGLISH = re.compile(r"[A-Za-z]{2,}[ ,]+[A-Za-z]{2,}")


def is_english(question: str) -> bool:
    """Whether a question is put in English, whatever Chinese names stand in it."""
    return _ENGLISH.search(question) is not None and len(re.findall(r"[A-Za-z]{2,}", question)) >= 3


def into_chinese(question: str, topic: str) -> str:
    """The question's known words in Chinese, its unknown ones as they are; words that say nothing have none.

    Only what the topic still has is kept: the rest names the organ. (The topic itself will not do: with a name cut out,
    the words around it may have run together.) An empty topic keeps all.
    """
    kept = (topic or question).lower()
    text = _ANY_WORD.sub(
        lambda found: found.group() if found.group() in kept else " ", _YEAR.sub(" ", question.lower())
    )
    text = _GLOSSED.sub(lambda found: f"{_before_gloss(found[1])} (", text)
    text = _phrase().sub(lambda found: f" {_known_phrases()[found.group()]} ", text)
    return _WORD.sub(lambda found: f" {_in_chinese(found.group())} ", text)


def _before_gloss(said: str) -> str:
    """What stays of the words before a gloss: those up to the last that says nothing (how many); the gloss says the
    rest."""
    words = said.split()
    light = [place for place, word in enumerate(words) if is_harmless_english(word, frozenset())]
    return " ".join(words[: light[-1] + 1] if light else [])


def _in_chinese(word: str) -> str:
    known = _words().get(word, _words().get(word.removesuffix("'s")))
    if known is None and "-" in word:
        return into_chinese(word.replace("-", " "), "")
    return known if known is not None else "" if is_harmless_english(word.removesuffix("'s"), frozenset()) else word


@cache
def _glossary() -> tuple[tuple[str, str], ...]:
    """English terms, longest first, with the reports' term; an empty one for words that say nothing."""
    rows = [(row["english"], row["chinese"]) for row in packaged_rows("english.csv")]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def _known_phrases() -> dict[str, str]:
    return {english: chinese for english, chinese in _glossary() if not _WORD.fullmatch(english)}


@cache
def _phrase() -> re.Pattern[str]:
    """Any phrase of several words, the longest first, as whole words only (no "phone number" in "telephone number")."""
    return re.compile(rf"(?<![a-z])(?:{'|'.join(map(re.escape, _known_phrases()))})(?![a-z])")


@cache
def _words() -> dict[str, str]:
    return {english: chinese for english, chinese in _glossary() if _WORD.fullmatch(english)}
