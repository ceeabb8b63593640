"""From a question that only the text answers to the sentences that answer it; or to nothing, where it does not say.

Two searches that fail differently are fused: BM25 by pairs of characters, and vectors. Reciprocal rank fusion
(Cormack, Clarke and Buettcher, SIGIR 2009) needs no common scale. Of a few reports all passages are read; among many
the index's words and vectors propose. The fused passages are then read sentence by sentence (`evidence`).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from retrieval.texts.english import into_chinese, is_english
from retrieval.texts.evidence import LISTS, Evidence, find_evidence, follow_list
from retrieval.texts.lexical import LexicalIndex
from retrieval.texts.wanted import Want, wanted_of
from retrieval.texts.words import read_words
from store.model import HeldPassage, WenbaoError
from store.vectors import passage_text

if TYPE_CHECKING:
    from store.database import Database
    from store.vectors import PassageIndex

PROPOSED = 50
"""Texts that vectors and words propose each, where more than MOST_REPORTS are in scope."""
MOST_REPORTS = 40
"""Reports whose passages are all read from SQL; beyond them the index proposes."""
_JUDGED = 24
_FUSION = 60
_PLACE = re.compile(
    r" ?(?:https?://|(?<!\w)(?:[A-Za-z]:)?[/\\])[^（）()；;，\n]*?(?= [\u3400-\u9fff]|[（）()；;，\n]|$) ?"
)
"""Where on which machine the index lies: for the log, not for everyone who asks."""
_BOOST = 0.08
_ALIKE = 0.97
_ALIKE_LISTS = 0.9
LONGEST_LIST = 6
"""Paragraphs of one list that are quoted at most."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Quote:
    """Sentences as they stand in a held passage's text; the score ranks quotes of one question, 1 and more is sure."""

    held: HeldPassage
    text: str
    score: float


class PassageRetriever(BaseRetriever):
    """LangChain's retriever over the held reports: the k passages that fit a query best, by BM25 and vectors fused.

    A document's metadata names passage, report, organ, year, section and source, and its fused score. Where the vectors
    cannot be used, what words find is all; the index's `trouble` then says why.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    database: Any
    index: Any
    organ_ids: frozenset[int] | None = None
    years: frozenset[int] | None = None
    k: int = _JUDGED

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [_document(held, score) for held, score in self.rank(query)]

    def rank(self, query: str) -> list[tuple[HeldPassage, float]]:
        """The held passages that fit a query best, with their scores: fused (1 is first in both rankings), or by place
        where a cross-encoder orders what was found."""
        found = self._rank(query)
        if self.index.reranker is None:
            return found
        scores = self.index.reranker.score(query, [passage_text(held) for held, _ in found])
        order = sorted(range(len(found)), key=lambda at: -scores[at])
        return [(found[at][0], _FUSION / (_FUSION + place)) for place, at in enumerate(order)]

    def _rank(self, query: str) -> list[tuple[HeldPassage, float]]:
        heads = self.database.heads(self.organ_ids, self.years) if self.organ_ids is not None else None
        if heads is None or len(heads) > MOST_REPORTS:
            return self._rank_many(query)
        scope = _scope(self.database, self.database.revision(), self.organ_ids, self.years)
        by_vector = self._near(lambda: self.index.search(self.database, query, self.k, sorted(scope.held)))
        words = into_chinese(query, "") if is_english(query) else query
        by_words = [key for key, _ in scope.words.rank(words, self.k)]
        return [(scope.held[key], score) for key, score in _fuse([by_vector, by_words])][: self.k]

    def _rank_many(self, query: str) -> list[tuple[HeldPassage, float]]:
        """As `rank`, where the passages in scope are too many to be read: the index proposes."""
        narrowed = self.organ_ids is not None or self.years is not None
        among = self.index.scope(self.database, self.organ_ids, self.years) if narrowed else None
        by_vector = self._near(lambda: self.index.nearest(self.database, query, PROPOSED, among))
        # an English question shares no words with a Chinese report: BM25 would only drag the fusion down
        words = [] if is_english(query) else self.index.nearest_words(self.database, query, PROPOSED, among)
        fused = dict(_fuse([by_vector, [key for key, _ in words]])[: self.k])
        places = self.index.places(self.database, [*fused], self.organ_ids, self.years)
        scores = {place: fused[key] for key, found in places.items() for place in found}
        held = {passage.id: passage for passage in self.database.passages(ids=[*scores])}
        return [(held[key], score) for key, score in scores.items() if key in held][: self.k]

    def _near(self, search: Callable[[], list[tuple[int, float]]]) -> list[int]:
        """What vectors find; nothing where they cannot be used, so that words find what they can alone."""
        try:
            found, self.index.trouble = search(), ""
        except WenbaoError as error:
            _log.warning("vectors are of no use: %s", error)
            found, self.index.trouble = [], _PLACE.sub("", str(error))
        return [key for key, _ in found]


def find_quotes(
    question: str,
    topic: str,
    organ_ids: Collection[int] | None,
    years: Collection[int] | None,
    database: Database,
    index: PassageIndex,
    k: int = 3,
) -> tuple[Quote, ...]:
    """The sentences that answer a question, best first, at most k and all about equally good; () where none does.

    `topic` is what is left of the question once organ, year and filler words are taken out. With organs or years given
    only their reports are read. A list whose items are paragraphs is quoted item by item, up to LONGEST_LIST.
    """
    words = read_words(into_chinese(question, topic) if is_english(question) else into_chinese(topic or question, ""))
    if not any(words.strengths):
        return ()
    retriever = PassageRetriever(
        database=database,
        index=index,
        organ_ids=None if organ_ids is None else frozenset(organ_ids),
        years=None if years is None else frozenset(years),
    )
    documents = retriever.invoke(question)
    boosts = {document.metadata["passage"]: _BOOST * document.metadata["score"] for document in documents}
    passages = database.passages(ids=list(boosts)) if boosts else []
    wanted = wanted_of(question)
    # "and that of the other office?" wants what was wanted before
    wanted = wanted_of(topic) if wanted.want is Want.OPEN else wanted
    if wanted.want is Want.DATE and not words.strong:
        return ()
    found = find_evidence(words, wanted, passages, boosts)
    if found and wanted.want in LISTS:
        return _as_list(found, database, k)
    return _best(found, k, _ALIKE)


def _as_list(found: Sequence[Evidence], database: Database, k: int) -> tuple[Quote, ...]:
    """The whole of a list: its further paragraphs too; or the best sentences, where it stands in one."""
    report = found[0].held.report
    whole = follow_list(found[0], database.passages({report.organ_id}, {report.year}))
    if len(whole) > 1 or whole[0] is not found[0]:
        return tuple(
            Quote(item.held, item.span.of(item.held.passage.text), item.score) for item in whole[:LONGEST_LIST]
        )
    return _best(found, k, _ALIKE_LISTS)


def _best(found: Sequence[Evidence], k: int, alike: float) -> tuple[Quote, ...]:
    """The best and those about as good, none that another already holds."""
    quotes: list[Quote] = []
    for evidence in found:
        text = evidence.span.of(evidence.held.passage.text)
        good = evidence.score >= alike * found[0].score
        if good and len(quotes) < k and not any(text in quote.text or quote.text in text for quote in quotes):
            quotes.append(Quote(evidence.held, text, evidence.score))
    return tuple(quotes)


@dataclass(frozen=True, slots=True)
class _Scope:
    """The passages of some organs and years, ready to be searched."""

    held: dict[int, HeldPassage]
    words: LexicalIndex


@lru_cache(maxsize=32)
def _scope(database: Database, revision: int, organ_ids: frozenset[int] | None, years: frozenset[int] | None) -> _Scope:
    """The scope as of a revision of what is held: a change makes another one."""
    held = {passage.id: passage for passage in database.passages(organ_ids, years)}
    return _Scope(held, LexicalIndex({key: _searched(passage) for key, passage in held.items()}))


def _searched(held: HeldPassage) -> str:
    return f"{held.passage.section}\n{held.passage.text}"


def _fuse(rankings: Sequence[Sequence[int]]) -> list[tuple[int, float]]:
    """Reciprocal rank fusion, scaled so that the first of all rankings has 1."""
    scores: dict[int, float] = {}
    told = [ranking for ranking in rankings if ranking]
    for ranking in told:
        for rank, key in enumerate(ranking):
            scores[key] = scores.get(key, 0.0) + _FUSION / (_FUSION + rank) / len(told)
    return sorted(scores.items(), key=lambda pair: -pair[1])


def _document(held: HeldPassage, score: float) -> Document:
    report = held.report
    return Document(
        page_content=held.passage.text,
        id=str(held.id),
        metadata={
            "passage": held.id,
            "report": report.title,
            "organ": report.organ.name,
            "year": report.year,
            "section": held.passage.section,
            "source": report.source,
            "score": score,
        },
    )
