"""BM25 over the passages in scope, by pairs of characters. Pure.

Okapi BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) with its usual k1 = 1.2, b = 0.75.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

from retrieval.texts.words import normal
from store.catalogue.normal import pairs

_K1 = 1.2
_B = 0.75


class LexicalIndex:
    """Texts by id, ready to be ranked by the words that they share with a question."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        self._terms = {key: Counter(pairs(normal(text))) for key, text in texts.items()}
        self._lengths = {key: terms.total() for key, terms in self._terms.items()}
        self._mean = sum(self._lengths.values()) / max(len(self._lengths), 1) or 1.0
        self._holding = Counter(term for terms in self._terms.values() for term in terms)

    def rank(self, query: str, k: int) -> list[tuple[int, float]]:
        """The ids of the k texts that fit a query best, with their BM25; texts that share no term are left out."""
        terms = set(pairs(normal(query)))
        scores = ((key, self._score(key, terms)) for key in self._terms)
        return sorted((pair for pair in scores if pair[1] > 0), key=lambda pair: -pair[1])[:k]

    def _score(self, key: int, terms: set[str]) -> float:
        counts = self._terms[key]
        norm = _K1 * (1 - _B + _B * self._lengths[key] / self._mean)
        return sum(
            self._rarity(term) * counts[term] * (_K1 + 1) / (counts[term] + norm) for term in terms if term in counts
        )

    def _rarity(self, term: str) -> float:
        holding = self._holding[term]
        return math.log(1 + (len(self._terms) - holding + 0.5) / (holding + 0.5))
