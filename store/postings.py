"""The words of the passages, in the database: which texts have a term, and what it weighs there (BM25).

Okapi BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) with k1 = 1.2, b = 0.75. Texts are
known by their vectors' ids. They are written down some thousand at a time, as search engines do (Lucene's segments), so
that any database holds millions of postings in few rows and a new report costs little; small segments are joined as
others come. What is no longer held is left out where results are read, and gone when its segment is next joined.
"""

from __future__ import annotations

import math
import threading
from array import array
from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from store.catalogue.normal import pairs, squash
from store.tables import POSTING, SEGMENT, VECTOR
from store.vector_rows import read_texts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from store.database import Database

FULL = 20_000
"""Texts of a segment that is not joined with others any more."""
LONGEST_TERM = 32
MOST_KEPT = 64 * 2**20
"""Bytes of postings kept in memory."""
_K1, _B = 1.2, 0.75
_MEAN = 220.0
"""Terms of a passage on average; fixed, so that what a term weighs in a text is known when it is written down."""
_STEPS = 255 / (_K1 + 1)
_COMMON, _MANY = 0.4, 5_000
"""Share of the texts from which on a term tells too little to be weighed, where the question has other ones and the
texts are many."""


def terms_of(text: str) -> list[str]:
    """The terms of a text as they are written down, with repetitions."""
    return [term[:LONGEST_TERM] for term in pairs(squash(text).lower())]


def weigh(count: int, length: int) -> int:
    """What a term weighs (1 to 255) that stands `count` times in a text of `length` terms."""
    weight = count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * length / _MEAN))
    return max(1, round(weight * _STEPS))


def invert(texts: Iterable[tuple[int, str]]) -> dict[str, tuple[array[int], bytearray]]:
    """For each term the ids of the texts that have it, and its weights there."""
    found: dict[str, tuple[array[int], bytearray]] = {}
    for text_id, text in texts:
        terms = Counter(terms_of(text))
        length = terms.total()
        for term, count in terms.items():
            ids, weights = found.setdefault(term, (array("I"), bytearray()))
            ids.append(text_id)
            weights.append(weigh(count, length))
    return found


def write_segment(connection: Connection) -> bool:
    """Writes down the words of texts that no segment has, together with segments not much larger; whether there were
    any."""
    fresh = _unwritten(connection, FULL)
    if not fresh:
        return False
    joined, total = [], len(fresh)
    for segment_id, size in connection.execute(select(SEGMENT.c.id, SEGMENT.c.size).order_by(SEGMENT.c.size)):
        if size > 2 * total or total + size > FULL:
            break
        joined.append(segment_id)
        total += size
    for segment_id in joined:
        connection.execute(update(VECTOR).where(VECTOR.c.segment == segment_id).values(segment=None))
        connection.execute(delete(POSTING).where(POSTING.c.segment == segment_id))
        connection.execute(delete(SEGMENT).where(SEGMENT.c.id == segment_id))
    _write(connection, _unwritten(connection, FULL) if joined else fresh)
    return True


def _unwritten(connection: Connection, limit: int) -> list[int]:
    chosen = select(VECTOR.c.id).where(VECTOR.c.segment.is_(None)).order_by(VECTOR.c.id).limit(limit)
    return [*connection.execute(chosen).scalars()]


def _write(connection: Connection, ids: list[int]) -> None:
    key = connection.execute(insert(SEGMENT).values(size=len(ids))).inserted_primary_key
    assert key is not None
    segment = int(key[0])
    rows = [
        {"term": term, "segment": segment, "ids": found.tobytes(), "weights": bytes(weights)}
        for term, (found, weights) in invert(read_texts(connection, ids)).items()
    ]
    if rows:
        connection.execute(insert(POSTING), rows)
    own = update(VECTOR).where(VECTOR.c.id == bindparam("own")).values(segment=segment)
    connection.execute(own, [{"own": vector_id} for vector_id in ids])


class Posting(NamedTuple):
    """The texts that have a term, by id, and what it weighs there."""

    ids: NDArray[np.uint32]
    weights: NDArray[np.uint8]


class WordSearch:
    """Ranks texts by the words that they share with a question. Safe to share between threads.

    Postings that were read stay in memory, as many as MOST_KEPT holds, until the segments change.
    """

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._segments: tuple[tuple[int, int], ...] = ()
        self._kept: OrderedDict[str, Posting] = OrderedDict()
        self._bytes = 0

    def rank(
        self, database: Database, question: str, k: int, among: NDArray[Any] | None = None
    ) -> list[tuple[int, float]]:
        """The ids of the k texts that fit a question best, with their BM25; of those `among` (ids in order) alone where
        given. Texts that share no telling term are left out."""
        import numpy as np

        with self._turn, database.reading() as connection:
            postings = self._read(connection, sorted({*terms_of(question)}))
            size = sum(size for _, size in self._segments)
        telling = _telling(postings, size)
        if not telling:
            return []
        scores = np.zeros(1 + max(int(posting.ids.max()) for _, posting in telling), np.float32)
        for rarity, posting in telling:
            scores[posting.ids] += np.float32(rarity / _STEPS) * posting.weights
        return _best(scores, k, among)

    def _read(self, connection: Connection, terms: Sequence[str]) -> list[Posting]:
        segments = tuple((row[0], row[1]) for row in connection.execute(select(SEGMENT).order_by(SEGMENT.c.id)))
        if segments != self._segments:
            self._segments, self._bytes = segments, 0
            self._kept.clear()
        for term, posting in _fetch(connection, [term for term in terms if term not in self._kept]):
            self._kept[term] = posting
            self._bytes += posting.ids.nbytes + posting.weights.nbytes
        found = [self._kept[term] for term in terms if term in self._kept]
        for term in terms:
            if term in self._kept:
                self._kept.move_to_end(term)
        while self._bytes > MOST_KEPT and self._kept:
            _, posting = self._kept.popitem(last=False)
            self._bytes -= posting.ids.nbytes + posting.weights.nbytes
        return found


def _fetch(connection: Connection, terms: Sequence[str]) -> Iterator[tuple[str, Posting]]:
    import numpy as np

    chosen = select(POSTING.c.term, POSTING.c.ids, POSTING.c.weights).where(POSTING.c.term.in_(terms))
    parts: dict[str, list[tuple[bytes, bytes]]] = {}
    for row in connection.execute(chosen) if terms else ():
        parts.setdefault(row.term, []).append((row.ids, row.weights))
    for term, found in parts.items():
        ids = np.frombuffer(b"".join(ids for ids, _ in found), np.uint32)
        yield term, Posting(ids, np.frombuffer(b"".join(weights for _, weights in found), np.uint8))


def _telling(postings: Sequence[Posting], size: int) -> list[tuple[float, Posting]]:
    """The terms with how rare they are; without those that most texts have, where there are others."""
    rare = [posting for posting in postings if size < _MANY or len(posting.ids) <= _COMMON * size]
    return [
        (math.log(1 + (max(size - len(posting.ids), 0) + 0.5) / (len(posting.ids) + 0.5)), posting)
        for posting in rare or postings
    ]


def _best(scores: NDArray[np.float32], k: int, among: NDArray[Any] | None) -> list[tuple[int, float]]:
    """The k best; of equal ones those that stand first. Most texts share nothing, and so many equals are what a partial
    sort is slowest at."""
    import numpy as np

    ids = None if among is None else among[among < len(scores)]
    own = scores if ids is None else scores[ids]
    best = np.flatnonzero(own > 0)
    if k < len(best):
        shared = own[best]
        best = best[shared >= np.partition(shared, -k)[-k]]
    best = best[np.lexsort((best, -own[best]))][:k]
    return [(int(at if ids is None else ids[at]), float(own[at])) for at in best]
