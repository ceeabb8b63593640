"""Times questions of the text over many passages: `python tests/benchmark_passages.py [300000] [--keep FOLDER]`.

The passages are written by a few patterns and saved through the store's own front door; their vectors are given (drawn
around some hundred centres, as real ones lie), because embedding so many takes hours. The question's own embedding by
the packaged model is real and included in each time. First the ways to search within an organ's year and without any
scope, then whole questions. `--keep` leaves the store in a folder, and takes one that is there; `--cpu` times the
process's own work, where others use the machine.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from random import Random

import numpy as np
from benchmark_scale import YEARS, draw_organs, shown
from langchain_core.embeddings import Embeddings

import store.vectors
from retrieval.passages import find_quotes
from store import vector_rows
from store.cosines import unpack
from store.database import Database
from store.embedding import load_embeddings
from store.model import Locator, Organ, Passage, Report
from store.postings import WordSearch
from store.vectors import PassageIndex

A_REPORT = 20
AT_ONCE = 250
DIMENSION = 384
CENTRES = 200
RUNS = 100
SECTIONS = ("一、总体情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项")
WHAT = (
    *("政府网站", "政务新媒体", "微信公众号", "政务公开专区", "信息发布审核", "依申请公开", "政策解读", "公文公开属性"),
    *("业务培训", "监督考核", "行政复议", "热线诉求", "政府公报", "新闻发布会", "开放日活动", "基层标准化"),
)
DID = (
    "发布信息{n}条",
    "举办培训{n}次",
    "开展检查{n}轮",
    "制作图解{n}篇",
    "答复留言{n}件",
    "整改问题{n}个",
    "编发简报{n}期",
)
HOW = ("进一步压实责任", "健全工作机制", "明确专人负责", "提高了时效性和准确性", "群众满意度持续上升", "取得较好成效")
SHARED = "本机关没有收取信息处理费，也没有其他需要报告的事项，特此说明。"


class GivenEmbeddings(Embeddings):
    """Vectors drawn for texts; of questions the packaged model's own."""

    name = "given"

    def __init__(self, models: Path) -> None:
        self.model = load_embeddings(models, None)
        self.centres = np.random.default_rng(5).normal(size=(CENTRES, DIMENSION)).astype(np.float32)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self._draw(text) for text in texts]

    def _draw(self, text: str) -> list[float]:
        seed = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest())
        near = np.random.default_rng(seed).normal(size=DIMENSION).astype(np.float32)
        vector = self.centres[seed % CENTRES] + near
        drawn: list[float] = (vector / np.linalg.norm(vector)).tolist()
        return drawn

    def embed_query(self, text: str) -> list[float]:
        return self.model.embed_query(text)


def draw_sentence(rng: Random) -> str:
    """What was done how often."""
    did = rng.choice(DID).format(n=rng.randrange(1, 900))
    return f"{rng.choice(WHAT)}方面，{rng.choice(HOW)}，全年{did}，{rng.choice(HOW)}。"


def draw_passage(rng: Random, ordinal: int) -> Passage:
    """Some sentences, or one that every report has."""
    said = (draw_sentence(rng) for _ in range(rng.randrange(4, 8)))
    section = SECTIONS[min(ordinal * 3 // A_REPORT, 2)]
    text = SHARED if ordinal == A_REPORT - 1 else "".join(said)
    return Passage(ordinal, section, text, Locator(section=section, line=ordinal + 1))


def draw_reports(many: int) -> Iterator[Report]:
    """Reports without figures that hold so many passages together."""
    organs = draw_organs(-(-many // (A_REPORT * len(YEARS))))
    return islice((draw_report(organ, year) for organ in organs for year in YEARS), many // A_REPORT)


def draw_report(organ: Organ, year: int) -> Report:
    """The report of an organ's year."""
    name = f"{organ.name}{year}"
    rng, digest = Random(name), hashlib.sha256(name.encode()).hexdigest()
    passages = tuple(draw_passage(rng, ordinal) for ordinal in range(A_REPORT))
    return Report(organ, year, f"{name}年政府信息公开工作年度报告", "", f"{name}.html", digest, (), passages)


def open_store(home: Path, many: int, index: PassageIndex) -> Database:
    """A store of so many passages, indexed; what is there already is taken."""
    database = Database.in_home(home)
    if not database.heads():
        reports = draw_reports(many)
        while taken := list(islice(reports, AT_ONCE)):
            database.save_all(taken)
    started = time.perf_counter()
    store.vectors.BATCH = 2_000
    if done := index.sync(database):
        print(f"{done} passages written in {time.perf_counter() - started:.0f} s")
    return database


def timed(work: Callable[[int], object], runs: int = RUNS) -> list[float]:
    """How long each run takes, in milliseconds, sorted."""
    clock = time.process_time if "--cpu" in sys.argv else time.perf_counter
    times = []
    for run in range(runs):
        started = clock()
        work(run)
        times.append((clock() - started) * 1000)
    return sorted(times)


def ways_within(database: Database, index: PassageIndex) -> dict[str, Callable[[int], object]]:
    """Ways to find an organ's year's nearest passages, an organ each run."""
    heads = Random("scopes").sample(database.heads(), RUNS)
    collection = index.vector_store()._collection

    def question(run: int) -> list[float]:
        return index.embeddings.embed_query(f"举办了多少次培训{run}")

    def ids(run: int) -> list[int]:
        head = heads[run]
        return [held.id for held in database.passages({head.organ_id}, {head.year})]

    return {
        "Chroma's where": lambda run: collection.query(
            query_embeddings=np.asarray([question(run)], np.float32),
            n_results=A_REPORT,
            where={"$and": [{"organ": heads[run].organ.name}, {"year": heads[run].year}]},
        ),
        "Chroma's ids, compared": lambda run: (
            question(run),
            collection.get(ids=[str(one) for one in ids(run)], include=["embeddings"]),
        ),
        "vectors in SQL, compared": lambda run: index.search(database, f"举办了多少次培训{run}", A_REPORT, ids(run)),
    }


def ways_anywhere(database: Database, index: PassageIndex) -> dict[str, Callable[[int], object]]:
    """Ways to find the nearest passages of all."""
    words = [f"{what}{did.format(n='多少')}" for what in WHAT for did in DID]
    matrix = whole_matrix(database)
    return {
        "embedding a question": lambda run: index.embeddings.embed_query(words[run]),
        "all vectors in memory": lambda run: np.argpartition(
            matrix @ np.asarray(index.embeddings.embed_query(words[run]), np.float32), -100
        )[-100:],
        "Chroma's HNSW": lambda run: index.nearest(database, words[run], 100),
        "words, first time": lambda run: PassageIndex.nearest_words(fresh(index), database, words[run], 100),
        "words": lambda run: index.nearest_words(database, words[run], 100),
        "words of a year": lambda run: index.nearest_words(
            database, words[run], 100, index.scope(database, None, {YEARS[1]})
        ),
        "vectors of a year": lambda run: index.nearest(
            database, words[run], 100, index.scope(database, None, {YEARS[1]})
        ),
    }


def fresh(index: PassageIndex) -> PassageIndex:
    """The index with no postings in memory."""
    index._words = WordSearch()
    return index


def whole_matrix(database: Database) -> np.ndarray:
    """All vectors there are."""
    with database.reading() as connection:
        ids = sorted(vector_rows.read_scope(connection, None, None))
        return unpack([value for _, value in vector_rows.read_values(connection, ids)])


def questions(database: Database, index: PassageIndex) -> dict[str, Callable[[int], object]]:
    """Whole questions, from the words to the quoted sentences."""
    heads = Random("questions").sample(database.heads(), RUNS)
    asked = [f"{what}{did.format(n='多少')}" for what in WHAT for did in DID]

    def within(run: int) -> object:
        head = heads[run]
        return find_quotes(asked[run], asked[run], {head.organ_id}, {head.year}, database, index)

    return {
        "of an organ's year": within,
        "of an organ": lambda run: find_quotes(asked[run], asked[run], {heads[run].organ_id}, None, database, index),
        "of a year": lambda run: find_quotes(asked[run], asked[run], None, {YEARS[run % 2]}, database, index),
        "of no organ": lambda run: find_quotes(asked[run], asked[run], None, None, database, index),
        "in English": lambda run: find_quotes(
            f"How many training sessions were held {run}?",
            "",
            {heads[run].organ_id},
            {heads[run].year},
            database,
            index,
        ),
    }


def print_times(title: str, works: dict[str, Callable[[int], object]]) -> None:
    """A line a way of working."""
    print(title)
    for name, work in works.items():
        work(0)
        print(f"  {name:<26} {shown(timed(work))}")


def models_folder() -> Path:
    """Where the packaged model lies."""
    return Path(os.environ.get("WENBAO_MODELS") or Path.home() / ".cache" / "wenbao")


def measure(folder: Path, many: int) -> None:
    """The tables of one size."""
    home = folder / f"passages-{many}"
    embeddings = GivenEmbeddings(models_folder())
    index = PassageIndex(folder=home / "index", url=None, models=folder, model=None, embeddings=embeddings)
    with closing(index), closing(open_store(home, many, index)) as database:
        size = sum(path.stat().st_size for path in home.glob("wenbao.sqlite*")) / 2**20
        print(f"\n{many} passages, SQL {size:.0f} MB")
        print_times("within an organ's year", ways_within(database, index))
        print_times("anywhere", ways_anywhere(database, index))
        print_times("questions", questions(database, index))


def main(arguments: Sequence[str] | None = None) -> None:
    """One table a size."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int, default=[300_000])
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--cpu", action="store_true", help="the process's own work, where others use the machine")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        for many in sorted(options.sizes):
            measure(options.keep or Path(scratch), many)


if __name__ == "__main__":
    main()
