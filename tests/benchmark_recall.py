"""Whether what answers a question is found: `python tests/benchmark_recall.py [first second …] [--others 2000]`.

The questions are those of the sets, and of the real reports where they are beside the repository, that name the
sentence to be quoted. A set's reports are indexed by the packaged model; then so many factory reports of other organs
beside them, look-alikes whose passages are really embedded (once for all sets). Of each:

- recall@5: among the first five passages that the search finds in what the question is about, one has the sentence;
- whose: of the questions that name organ and year, in how many the first passage is of that organ's year's report;
- anywhere: of those, recall@5 where the search is given no organ and no year, only the question's words;
- quoted: how many answers quote the sentence.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from benchmark_ingest import town
from benchmark_passages import models_folder
from factory import FORMATS, make_report
from langchain_core.embeddings import Embeddings
from questions.sets import load_set, set_names

from bot.answer import Answer
from bot.assistant import Asker, Assistant
from bot.evaluation.expected import Expected, read_expected
from bot.evaluation.judging import longest_run
from ingest.pipeline import read_report
from retrieval.conversation import Conversation
from retrieval.passages import PassageRetriever
from retrieval.plan import Plan
from retrieval.question import Question
from retrieval.understanding import understand
from store.catalogue.normal import squash
from store.database import Database
from store.embedding import load_embeddings
from store.model import HeldPassage, Report
from store.vectors import PassageIndex

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
REAL = "real"
FIRST = 5
LEAST = 0.5
"""How much of a sentence must stand in one piece to be there, as the judge of answers has it."""
WRITTEN = ("html", "md", "txt_tab")
AT_ONCE = 250


class KeptEmbeddings(Embeddings):
    """The packaged model's; what was embedded is kept, as the sets share their look-alikes."""

    name = "kept"

    def __init__(self) -> None:
        self.model = load_embeddings(models_folder(), None)
        self.known: dict[str, list[float]] = {}
        self.seconds = 0.0

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        started, new = time.perf_counter(), [text for text in dict.fromkeys(texts) if text not in self.known]
        self.known |= dict(zip(new, self.model.embed_documents(new), strict=True)) if new else {}
        self.seconds += time.perf_counter() - started
        return [self.known[text] for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return self.model.embed_query(text)


@dataclass(slots=True)
class Found:
    """How many questions there are, how many name organ and year, and of how many it is found."""

    asked: int = 0
    naming: int = 0
    recalled: int = 0
    anywhere: int = 0
    whose: int = 0
    quoted: int = 0

    def __add__(self, other: Found) -> Found:
        fields = (getattr(self, name) + getattr(other, name) for name in self.__slots__)
        return Found(*fields)

    def shown(self) -> str:
        """A line of shares."""
        shares = f"recall@{FIRST} {self.recalled / self.asked:.3f}   quoted {self.quoted / self.asked:.3f}"
        whose = f"whose {self.whose / self.naming:.3f}   anywhere {self.anywhere / self.naming:.3f}"
        return f"n={self.asked:<4} {shares}   naming={self.naming:<4} {whose}"


def draw_others(many: int) -> Iterator[Report]:
    """Reports of towns of other places over some years, an organ's year once."""
    seen = set[tuple[str, int]]()
    for seed in count():
        if len(seen) == many:
            return
        made = make_report(seed, WRITTEN[seed % len(WRITTEN)], (), town(seed // 4))
        if (made.organ, made.year) not in seen:
            seen.add((made.organ, made.year))
            yield read_report(made.name, made.content)


def load(name: str) -> tuple[list[Report], list[Expected]]:
    """A set's reports and questions."""
    if name == REAL:
        reports = [read_real(folder) for folder in (SHARED / "reports").iterdir()]
        file = SHARED / "questions" / "dev.jsonl"
    else:
        chosen = load_set(name)
        made = chosen.world.reports.values()
        reports = [read_report(f"{one.title}.{FORMATS[one.format].suffix}", one.content()) for one in made]
        file = chosen.kept
    lines = file.read_bytes().splitlines()
    return reports, [read_expected(line, number) for number, line in enumerate(lines, 1)]


def read_real(folder: Path) -> Report:
    """A real report, under its title as a downloaded file is."""
    source = min(path for path in folder.glob("source.*") if path.suffix in (".html", ".txt"))
    title = json.loads((folder / "meta.json").read_text(encoding="utf-8"))["title"]
    return read_report(f"{title}{source.suffix}", source.read_bytes())


def measure(asked: Sequence[Expected], database: Database, index: PassageIndex) -> Found:
    """What is found of the questions that name a sentence; a session's are asked in turn."""
    assistant, talks, found = Assistant(database, index), dict[str | None, Conversation](), Found()
    situation = assistant.situation(Asker("benchmark"))
    held = database.passages()
    for one in asked:
        before = talks.get(one.session, Conversation()) if one.session else Conversation()
        question, outcome = understand(one.question, before, situation)
        answer, talks[one.session] = assistant.ask(one.question, Asker("benchmark"), before)
        if one.quote:
            plan = outcome if isinstance(outcome, Plan) else getattr(outcome, "plan", None)
            found += judge(one, question, plan, answer, held, PassageRetriever(database=database, index=index))
    return found


def judge(
    one: Expected,
    question: Question,
    plan: Plan | None,
    answer: Answer,
    held: Sequence[HeldPassage],
    anywhere: PassageRetriever,
) -> Found:
    """What is found of one question."""
    right = right_passages(one, question, held)
    organ_ids = frozenset(organ.id for organ in plan.organs) if plan and plan.organs else None
    years = frozenset(plan.years) if plan and plan.years else None
    ranked = anywhere.model_copy(update={"organ_ids": organ_ids, "years": years}).rank(question.asked)
    naming = bool(question.organs and question.all_years)
    reports = {passage.report.id for passage in held if passage.id in right}
    quoted = [squash(passage.text) for passage in answer.passages]
    return Found(
        1,
        naming,
        any(passage.id in right for passage, _ in ranked[:FIRST]),
        naming and any(passage.id in right for passage, _ in anywhere.rank(question.asked)[:FIRST]),
        naming and bool(ranked) and ranked[0][0].report.id in reports,
        any(longest_run(squash(one.quote), text) >= LEAST for text in quoted),
    )


def right_passages(one: Expected, question: Question, held: Sequence[HeldPassage]) -> set[int]:
    """The passages that have most of the sentence; where many say it, those of the organ and year that are named."""
    wanted = squash(one.quote)
    runs = {passage.id: longest_run(wanted, squash(passage.passage.text)) for passage in held}
    best = max(runs.values())
    having = [passage for passage in held if runs[passage.id] == best >= LEAST]
    named = {organ.organ.name for mention in question.organs for organ in mention.organs}
    own = [
        passage
        for passage in having
        if (not named or passage.report.organ.name in named)
        and (not question.all_years or passage.report.year in question.all_years)
    ]
    return {passage.id for passage in own or having}


def main(arguments: Sequence[str] | None = None) -> None:
    """A line a set without look-alikes and one with them; then all together."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sets", nargs="*", default=[*([REAL] if SHARED.is_dir() else []), *set_names()])
    parser.add_argument("--others", type=int, default=2_000)
    options = parser.parse_args(arguments)
    embeddings, others = KeptEmbeddings(), [*draw_others(options.others)]
    alone, beside = Found(), Found()
    with tempfile.TemporaryDirectory() as scratch:
        for name in options.sets:
            home = Path(scratch) / name
            reports, asked = load(name)
            index = PassageIndex(folder=home / "index", url=None, models=home, model=None, embeddings=embeddings)
            with closing(index), closing(Database.in_home(home)) as database:
                database.save_all(reports)
                alone += measured(name, asked, database, index)
                for start in range(0, len(others), AT_ONCE):
                    database.save_all(others[start : start + AT_ONCE])
                beside += measured(f"{name} + {len(others)}", asked, database, index)
    print(f"{'all':<16} {alone.shown()}\n{f'all + {len(others)}':<16} {beside.shown()}")
    print(f"{len(embeddings.known)} texts embedded in {embeddings.seconds:.0f} s")


def measured(title: str, asked: Sequence[Expected], database: Database, index: PassageIndex) -> Found:
    """Brings the index up to date and prints what is found."""
    done = index.sync(database)
    found = measure(asked, database, index)
    print(f"{title:<16} {found.shown()}   {len(database.heads())} reports, {done} passages indexed", flush=True)
    return found


if __name__ == "__main__":
    main()
