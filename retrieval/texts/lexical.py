"""BM25 over the passages in scope, by pairs of characters. Pure.

Okapi BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) with its usual k1 = 1.2, b = 0.75.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from retrieval.texts.words import normal
from store.catalogue.normal import pairs, runs

_K1 = 1.2
_B = 0.75


class _Text(NamedTuple):
    """A normal text, how many terms it has, and those of them that are no pairs of Chinese characters."""

    text: str
    length: int
    others: Counter[str]


class LexicalIndex:
    """Texts by id, ready to be ranked by the words that they share with a question.

    Pairs of characters are counted where they are asked for: a question has ten of the thousands that a report has.
    """

    def __init__(self, texts: Mapping[int, str]) -> None:
        self._texts = {key: _read(normal(text)) for key, text in texts.items()}
        self._mean = sum(text.length for text in self._texts.values()) / max(len(self._texts), 1) or 1.0

    def rank(self, query: str, k: int) -> list[tuple[int, float]]:
        """The ids of the k texts that fit a query best, with their BM25; texts that share no term are left out."""
        scores: dict[int, float] = {}
        for term in sorted({*pairs(normal(query))}):
            counts = {key: many for key, text in self._texts.items() if (many := _count(term, text))}
            rarity = math.log(1 + (len(self._texts) - len(counts) + 0.5) / (len(counts) + 0.5))
            for key, many in counts.items():
                scores[key] = scores.get(key, 0.0) + rarity * self._weigh(key, many)
        places = {key: place for place, key in enumerate(self._texts)}
        return sorted(scores.items(), key=lambda pair: (-pair[1], places[pair[0]]))[:k]

    def _weigh(self, key: int, many: int) -> float:
        norm = _K1 * (1 - _B + _B * self._texts[key].length / self._mean)
        return many * (_K1 + 1) / (many + norm)


def _read(text: str) -> _Text:
    stretches = runs(text)
    others = Counter(run for run in stretches if run[0].isascii() or len(run) == 1)
    in_pairs = sum(len(run) - 1 for run in stretches if run not in others)
    return _Text(text, in_pairs + others.total(), others)


def _count(term: str, held: _Text) -> int:
    """How often a text has a term, as `pairs` cuts it."""
    if len(term) == 1 or term.isascii():
        return held.others[term]
    if term[0] == term[1]:
        return sum(held.text.startswith(term, at) for at in range(len(held.text)))
    return held.text.count(term)
