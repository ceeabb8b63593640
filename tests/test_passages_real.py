"""Questions over the real reports beside the repository, answerable and not: skipped where those are absent.

`passages_real.csv` has a question, the report it is asked of, and a piece that the quote must hold (none: the report
does not say it).
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from ingest.pipeline import read_report
from retrieval.passages import find_quotes
from store.catalogue.normal import squash
from store.database import Database
from store.model import WenbaoError
from store.vectors import PassageIndex

HERE = Path(__file__).parent
REPORTS = HERE.parent.parent / "shared" / "reports"
LEAST_RIGHT = 0.9

pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports are not beside the repository")


class Asked(NamedTuple):
    report: str
    question: str
    expected: str


class Held(NamedTuple):
    database: Database
    vectors: PassageIndex
    places: dict[str, tuple[int, int]]


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Iterator[Held]:
    """The real reports that can be read, indexed with the real model; by folder their organ's id and year."""
    home = tmp_path_factory.mktemp("real")
    database = Database.in_home(home)
    index = PassageIndex(folder=home / "index", url=None, models=models, model=None)
    named = {folder.name: name for folder in sorted(REPORTS.iterdir()) if (name := _save(folder, database))}
    index.sync(database)
    ids = {(head.organ.name, head.year): head.organ_id for head in database.heads()}
    yield Held(database, index, {folder: (ids[name], name[1]) for folder, name in named.items()})
    index.close()
    database.close()


def _save(folder: Path, database: Database) -> tuple[str, int] | None:
    source = min(path for path in folder.glob("source.*") if path.suffix in (".html", ".txt"))
    try:
        report = read_report(source.name, source.read_bytes())
    except WenbaoError:
        return None
    database.save(report)
    return report.organ.name, report.year


def _asked() -> list[Asked]:
    with (HERE / "passages_real.csv").open(encoding="utf-8") as file:
        return [Asked(row["report"], row["question"], row["expected"]) for row in csv.DictReader(file)]


def _topic(asked: Asked) -> str:
    """The question without the names of its organ and its year."""
    meta = json.loads((REPORTS / asked.report / "meta.json").read_text(encoding="utf-8"))
    topic = asked.question.replace(f"{meta['year']}年", "").replace(str(meta["year"]), "")
    for name in sorted([meta["organ"], *meta["organ_aliases"]], key=len, reverse=True):
        topic = topic.replace(name, " ")
    return topic


def _quoted(held: Held, asked: Asked) -> str:
    organ, year = held.places[asked.report]
    quotes = find_quotes(asked.question, _topic(asked), {organ}, {year}, held.database, held.vectors)
    return squash("".join(quote.text for quote in quotes))


def test_what_a_report_does_not_say_is_not_quoted(held: Held) -> None:
    asked = [row for row in _asked() if not row.expected and row.report in held.places]
    assert len(asked) > 30
    assert {row.question: quoted for row in asked if (quoted := _quoted(held, row))} == {}


def test_what_a_report_says_is_quoted_or_nothing_is(held: Held) -> None:
    asked = [row for row in _asked() if row.expected and row.report in held.places]
    quoted = {row: _quoted(held, row) for row in asked}
    wrong = {row.question: text for row, text in quoted.items() if text and squash(row.expected) not in text}
    right = sum(squash(row.expected) in text for row, text in quoted.items())
    assert wrong == {}
    assert right >= LEAST_RIGHT * len(asked), [row.question for row, text in quoted.items() if not text]
