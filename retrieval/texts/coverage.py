"""How far a sentence covers the words of a question. Pure.

Chinese is not segmented: a character of the question is covered where it stands in a pair of neighbours that the
sentence has too. So no word list decides what a word is, and a word that the sentence lacks (粉丝) shows as a run of
characters that nothing covers, however it is cut. What a question's characters are to each other is told once
(`_Shape`), since some hundred clauses are held against them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from retrieval.texts.words import Words, synonyms
from store.catalogue.normal import pairs

FROM_CONTEXT = 0.75
"""What a word counts that the sentence's surroundings (section, heading, neighbour, organ) have and itself has not."""
BY_SYNONYM = 0.9
"""What a word counts that stands there as a synonym."""
_LONE = 0.25
_LONE_HEAD = 0.8
_LEAST_RARITY = 0.15
_LIGHT = (
    "上里中内后前时过出到得来了会有个为共等把被由设发办搞做开建收编任叫印定用管写推派送接请让给比多率"
    "要打想答去进回配摆弄干花耗还也都已曾只就才又再仅均且并而其之以于与和及或从向给对将所各"
)
_AUXILIARY = "要想会有给为把被得过来去里中时"
"""Light characters that make no word of their own with a light one beside them: 要做, 会有, but not 推送."""
_TURNS = "副正兼非未不新旧原"
_HAN = re.compile("[\u3400-\u9fff〇]+")
_LATIN = re.compile("[a-z0-9]+")


class Rarity:
    """How much a pair of characters tells within the sentences in scope: 1 if none has it, less the more have it."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self._sentences = tuple(sentences)
        self._weighed: dict[Words, tuple[float, ...]] = {}

    def __call__(self, pair: str) -> float:
        """Between 0.15 and 1."""
        having = sum(pair in sentence for sentence in self._sentences)
        return max(_LEAST_RARITY, 1 - math.log1p(having) / math.log(len(self._sentences) + 2))

    def weigh(self, words: Words) -> tuple[float, ...]:
        """What each character of a question weighs: its strength, by the rarest pair that it stands in."""
        if words not in self._weighed:
            shape = _shape(words)
            rare = (min(map(self, own), default=1.0) for own in shape.pairs)
            self._weighed[words] = tuple(
                strength * share * size
                for strength, share, size in zip(words.strengths, rare, shape.sizes, strict=True)
            )
        return self._weighed[words]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a question (0 to 1) a clause covers with its surroundings, how much by itself; what is nowhere."""

    share: float
    own: float
    missing: float


@dataclass(frozen=True, slots=True)
class _Shape:
    """All terms that are `asked`; a question's characters, each with: the terms of which one must be held (None: it is
    no term's), the pairs in which it weighs, how much of a word's sign it is (a word of Latin letters weighs as one of
    two signs), the neighbours that make a word with it, whether alone it tells one thing from another; and the words
    that have synonyms."""

    asked: tuple[str, ...]
    terms: tuple[frozenset[str] | None, ...]
    pairs: tuple[tuple[str, ...], ...]
    sizes: tuple[float, ...]
    beside: tuple[tuple[int, ...], ...]
    telling: tuple[bool, ...]
    synonyms: tuple[tuple[slice, tuple[str, ...]], ...]


def cover(words: Words, clause: str, context: str, rarity: Rarity) -> Coverage:
    """How far a clause, itself and with its surroundings (both normal), has the words of a question."""
    shape = _shape(words)
    own, near = _held_by(shape, clause), _held_by(shape, context)
    held = [itself or FROM_CONTEXT * around for itself, around in zip(own, near, strict=True)]
    weights, missing = _weights(words, shape, held, rarity)
    total = sum(weights) or 1.0
    return Coverage(_weigh(weights, held) / total, _weigh(weights, own) / total, missing / total)


def _weigh(weights: Sequence[float], held: Sequence[float]) -> float:
    return sum(weight * hold for weight, hold in zip(weights, held, strict=True))


def _held_by(shape: _Shape, evidence: str) -> list[float]:
    """For each character of a question how far some evidence has it: 1 as it stands, less by a synonym."""
    there = {term for term in shape.asked if _has(evidence, term)}
    held = [float(terms is None or not terms.isdisjoint(there)) for terms in shape.terms]
    for stretch, others in shape.synonyms:
        if 0 in held[stretch] and any(other in evidence for other in others):
            held[stretch] = [itself or BY_SYNONYM for itself in held[stretch]]
    return held


def _has(evidence: str, term: str) -> bool:
    """Whether a text has a term as `pairs` cuts it: any two Chinese neighbours, but no part of another word."""
    return term in evidence and ((len(term) == 2 and not term.isascii()) or term in pairs(evidence))


def _weights(words: Words, shape: _Shape, held: Sequence[float], rarity: Rarity) -> tuple[list[float], float]:
    """What each character weighs, and those together that are missing. An uncovered character alone counts much where
    it ends a word (开放日 is not 开放周), else little."""
    weights, missing = [*rarity.weigh(words)], 0.0
    for at, weight in enumerate(weights):
        if held[at] or not weight:
            continue
        in_open_run = any(not held[place] for place in shape.beside[at])
        if not in_open_run:
            weights[at] = weight * (_LONE_HEAD if shape.telling[at] else _LONE)
        if words.strengths[at] == 1 and (in_open_run or shape.telling[at]):
            missing += weights[at]
    return weights, missing


@lru_cache(maxsize=1024)
def _shape(words: Words) -> _Shape:
    """What a question's characters are to each other."""
    places = range(len(words.text))
    terms = tuple(_terms(words.text, at) for at in places)
    return _Shape(
        tuple(dict.fromkeys(term for own in terms for term in sorted(own or ()))),
        terms,
        tuple(
            tuple(words.text[place : place + 2] for place in (at - 1, at) if _is_pair(words.text, place))
            for at in places
        ),
        tuple(_size(words.text, at) for at in places),
        tuple(_beside(words, at) for at in places),
        tuple(_ends_word(words, at) or _qualifies(words, at) for at in places),
        tuple(
            (slice(at, at + len(word)), others)
            for word, others in synonyms().items()
            if (at := words.text.find(word)) >= 0
        ),
    )


def _terms(text: str, at: int) -> frozenset[str] | None:
    """The terms that hold a character: its word of other letters, or the pairs in which it stands."""
    if _LATIN.match(text[at]):
        return frozenset({_latin_word(text, at)})
    if not _HAN.match(text[at]):
        return None
    return frozenset(filter(_HAN.fullmatch, (text[max(at - 1, 0) : at + 1], text[at : at + 2])))


def _latin_word(text: str, at: int) -> str:
    start = at
    while start and text[start - 1].isascii() and text[start - 1].isalnum():
        start -= 1
    found = _LATIN.match(text, start)
    return found.group() if found else text[at]


def _size(text: str, at: int) -> float:
    letters = text[at].isascii() and text[at].isalpha()
    return min(1.0, 2 / len(_latin_word(text, at))) if letters else 1.0


def _beside(words: Words, at: int) -> tuple[int, ...]:
    """The neighbours that say something: uncovered together, they are a word that is not there."""
    return tuple(
        place
        for place in (at - 1, at + 1)
        if 0 <= place < len(words.text) and words.strengths[place] > 0 and not _is_auxiliary(words, at, place)
    )


def _is_auxiliary(words: Words, at: int, beside: int) -> bool:
    """Whether two neighbours are but a light verb with its auxiliary, or beside a word that says little (给群众发)."""
    first, second = words.text[at], words.text[beside]
    if first not in _LIGHT or not (second in _LIGHT or words.strengths[beside] < 1):
        return False
    return first in _AUXILIARY or second in _AUXILIARY or words.strengths[beside] < 1


def _ends_word(words: Words, at: int) -> bool:
    ends = not _is_pair(words.text, at) and _is_pair(words.text, at - 1)
    return ends and words.text[at] not in _LIGHT and words.strengths[at] == 1


def _qualifies(words: Words, at: int) -> bool:
    """Whether a character begins what it stands in (副组长, 兼职人员), so that it tells one thing from another."""
    begins = not _is_pair(words.text, at - 1) or words.strengths[at - 1] < 1 or words.text[at] in _TURNS
    return begins and _is_pair(words.text, at) and words.text[at] not in _LIGHT and words.strengths[at] == 1


def _is_pair(text: str, at: int) -> bool:
    pair = text[at : at + 2] if at >= 0 else ""
    return len(pair) == 2 and all("\u3400" <= char <= "\u9fff" for char in pair)
