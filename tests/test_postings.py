"""Words and vectors in the database: one of a text however many say it, found among many, gone with the last."""

from __future__ import annotations

import numpy as np
import pytest
import sqlalchemy as sa
from fakes import HashEmbeddings, make_report
from hypothesis import given
from hypothesis import strategies as st

import store.postings
from retrieval import passages
from retrieval.passages import PassageRetriever, find_quotes
from retrieval.texts.lexical import LexicalIndex
from store.cosines import compare, pack, unpack
from store.database import Database
from store.postings import WordSearch, invert, terms_of, weigh
from store.tables import POSTING, SEGMENT, VECTOR
from store.vectors import PLACES, SHARED_BY, PassageIndex

BOILERPLATE = "本年度本机关没有收取信息处理费，也没有其他需要报告的事项。"


class CountingEmbeddings(HashEmbeddings):
    """Counts the texts that it embeds."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.texts += texts
        return super().embed_documents(texts)


@pytest.fixture
def counting(index: PassageIndex) -> CountingEmbeddings:
    embeddings = CountingEmbeddings()
    index._made = embeddings
    return embeddings


def fill(database: Database, organs: int, first: int = 0) -> None:
    for number in range(first, first + organs):
        texts = [f"{number}号局举办了第{number * 7}届档案展览。", f"{number}号局培训{number + 3}次。", BOILERPLATE]
        database.save(make_report(f"第{number}局", 2020 + number % 2, texts=texts))


def count(database: Database, table: sa.Table) -> int:
    with database.reading() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


def test_what_many_reports_say_is_embedded_once(
    database: Database, index: PassageIndex, counting: CountingEmbeddings
) -> None:
    fill(database, 6)
    assert index.sync(database) == 18
    assert sum(BOILERPLATE in text for text in counting.texts) == 1
    fill(database, 3, first=6)
    index.sync(database)
    assert sum(BOILERPLATE in text for text in counting.texts) == 1
    assert count(database, VECTOR) == 9 * 2 + 1
    found = index.search(database, BOILERPLATE, 50)
    places = [one for one in database.passages(ids=[key for key, _ in found]) if one.passage.text == BOILERPLATE]
    assert len(places) == PLACES
    for one in database.passages():  # within one report each is found where it stands
        assert index.search(database, one.passage.text, 1, [one.id])[0][0] == one.id


def test_what_few_say_is_embedded_with_their_names(
    database: Database, index: PassageIndex, counting: CountingEmbeddings
) -> None:
    fill(database, SHARED_BY - 1)
    index.sync(database)
    own = [text for text in counting.texts if BOILERPLATE in text]
    assert len(own) == SHARED_BY - 1 and all("局 20" in text for text in own)


def test_a_vector_goes_with_the_last_passage_that_has_it(database: Database, index: PassageIndex) -> None:
    fill(database, 4)
    index.sync(database)
    organs = {one.organ.name: one.id for one in database.organs()}
    for number in range(3):
        assert database.remove(organs[f"第{number}局"], 2020 + number % 2)
        index.sync(database)
        assert count(database, VECTOR) == (3 - number) * 2 + 1
        assert index.vector_store()._collection.count() == count(database, VECTOR)
    database.remove(organs["第3局"], 2021)
    index.sync(database)
    assert count(database, VECTOR) == 0
    assert index.search(database, BOILERPLATE, 5) == []
    assert PassageRetriever(database=database, index=index).rank(BOILERPLATE) == []


def test_a_lost_index_needs_no_embedding_again(
    database: Database, index: PassageIndex, counting: CountingEmbeddings
) -> None:
    fill(database, 4)
    index.sync(database)
    before = len(counting.texts)
    with index._client.opened() as client:
        client.delete_collection("passages")
    assert index.sync(database) == 12
    assert len(counting.texts) == before
    assert index.vector_store()._collection.count() == count(database, VECTOR)


def test_words_find_what_vectors_rank_last(
    database: Database, index: PassageIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(database, 60)
    database.save(make_report("海棠园", texts=["海棠园的工作人员培训共9次。"]))
    index.sync(database)
    monkeypatch.setattr(passages, "PROPOSED", 3)
    monkeypatch.setattr(PassageIndex, "nearest", lambda *_, **__: [])
    asked = "海棠园的工作人员培训几次"
    assert [quote.text for quote in find_quotes(asked, asked, None, None, database, index)] == [
        "海棠园的工作人员培训共9次。"
    ]


@pytest.mark.parametrize("exact", [0, 10**6])
def test_a_wide_scope_holds_its_years_and_organs(
    database: Database, index: PassageIndex, monkeypatch: pytest.MonkeyPatch, exact: int
) -> None:
    fill(database, 50)
    index.sync(database)
    monkeypatch.setattr("store.vectors.MOST_EXACT", exact)
    organ_ids = frozenset(one.id for one in database.organs() if one.id % 3)
    for years in (frozenset({2021}), None):
        for organs in (organ_ids, None):
            retriever = PassageRetriever(database=database, index=index, organ_ids=organs, years=years, k=20)
            found = [held.report for held, _ in retriever.rank("档案展览")]
            assert len(found) == 20
            assert {head.year for head in found} <= (years or {2020, 2021})
            assert organs is None or {head.organ_id for head in found} <= organs
    database.save(make_report("新局", 2021, texts=["新局举办了档案展览的开幕式。"]))
    index.sync(database)
    retriever = PassageRetriever(database=database, index=index, organ_ids=None, years=frozenset({2021}))
    assert "新局" in {held.report.organ.name for held, _ in retriever.rank("档案展览的开幕式")}


def test_segments_are_joined_as_others_come(
    database: Database, index: PassageIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store.postings, "FULL", 40)
    sizes = []
    for number in range(30):
        fill(database, 1, first=number)
        index.sync(database)
        sizes.append(count(database, SEGMENT))
    assert max(sizes) <= 8
    whole = index.nearest_words(database, "29号局培训", 99)
    assert {key for key, _ in whole} == {key for key, _ in index.nearest_words(database, "29号局培训", 10**6)}
    with database.reading() as connection:
        sizes = [*connection.execute(sa.select(SEGMENT.c.size)).scalars()]
        unwritten = connection.execute(sa.select(VECTOR.c.id).where(VECTOR.c.segment.is_(None))).all()
    assert max(sizes) <= 40 and unwritten == []


def test_the_index_ranks_as_bm25_does(database: Database, index: PassageIndex) -> None:
    fill(database, 30)
    index.sync(database)
    texts = {one.id: f"{one.passage.section}\n{one.passage.text}" for one in database.passages()}
    wanted = [key for key, _ in LexicalIndex(texts).rank("17号局的档案展览", 1)]
    ((best, _),) = index.nearest_words(database, "17号局的档案展览", 1)
    assert index.places(database, [best])[best] == wanted


def test_postings_in_memory_stay_within_bounds(
    database: Database, index: PassageIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(database, 20)
    index.sync(database)
    monkeypatch.setattr(store.postings, "MOST_KEPT", 100)
    words = WordSearch()
    for question in ("档案展览", "培训", "信息处理费"):
        assert words.rank(database, question, 3)
        assert words._bytes <= 100
    assert words.rank(database, "", 3) == words.rank(database, "鯤鵬", 3) == []
    assert count(database, POSTING) > 0


def test_control_characters_are_indexed_and_found(database: Database, index: PassageIndex) -> None:
    report = make_report(texts=["全年\x0b举办\x07展览\u200b三次\x1f。", "\x01\x02"])
    database.save(report)
    assert index.sync(database) == 2
    ((best, _),) = index.nearest_words(database, "举办展览", 1)
    (held,) = database.passages(ids=index.places(database, [best])[best])
    assert held.passage == report.passages[0]
    assert len(index.search(database, "举办展览", 5)) == 2


@given(st.text(max_size=80))
def test_each_term_of_a_text_is_written_down_once(text: str) -> None:
    terms = terms_of(text)
    found = invert([(7, text)])
    assert set(found) == set(terms)
    assert all(list(ids) == [7] and len(weights) == 1 and weights[0] for ids, weights in found.values())
    assert all(len(term) <= store.postings.LONGEST_TERM for term in terms)


@given(st.integers(1, 50), st.integers(1, 2000))
def test_a_term_weighs_more_the_oftener_and_less_the_longer_the_text(many: int, length: int) -> None:
    assert 1 <= weigh(many, length) <= weigh(many + 1, length) <= 255
    assert weigh(many, length + 1) <= weigh(many, length)


@given(st.lists(st.lists(st.floats(-1, 1, width=32), min_size=4, max_size=4), min_size=1, max_size=9))
def test_packed_vectors_keep_their_direction(rows: list[list[float]]) -> None:
    rows = [[*row, 1.0] for row in rows]
    held = unpack(pack(rows))
    for number, row in enumerate(rows):
        found = compare(row, np.arange(len(rows)), held, len(rows))
        assert dict(found)[number] == pytest.approx(1, abs=1e-3)
        assert found == sorted(found, key=lambda pair: -pair[1])
