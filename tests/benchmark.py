"""Times what users wait for, over the samples: `make bench`. Ratios travel better than milliseconds."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import benchmark_ingest
import benchmark_markitdown
import benchmark_pdf

from bot.assistant import Asker, Assistant
from ingest.load import ingest
from retrieval.conversation import Conversation
from store.database import Database
from store.embedding import load_embeddings
from store.model import CellKey
from store.vectors import PassageIndex

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "ingest" / "samples"
MODELS = Path.home() / ".cache" / "wenbao"
QUESTION = "嘉祥县政府办2021年收到多少件申请"
TEXT_QUESTION = "云岫市政府办2022年存在哪些问题"
RECEIVED = CellKey("applications.received", "total")


def milliseconds(work: Callable[[], object], runs: int) -> list[float]:
    """How long each of some runs took, sorted."""
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return sorted(times)


def report(name: str, times: list[float]) -> float:
    """Print median and 95th percentile; the median."""
    median = statistics.median(times)
    print(f"{name:<42} p50 {median:8.2f} ms   p95 {times[int(len(times) * 0.95)]:8.2f} ms   n={len(times)}")
    return median


def main() -> None:
    """All measurements, one after the other."""
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch)
        database = Database.in_home(home)
        for _ in ingest([SAMPLES], database, home / "sources"):
            pass
        index = PassageIndex(folder=home / "chroma", url=None, models=MODELS, model=None)
        time_embedding(database, index)
        time_questions(database, index)
        index.close()
        database.close()
        time_process(home)
    if sys.platform == "linux":
        benchmark_ingest.main()
        benchmark_pdf.main()
    benchmark_markitdown.main()


def time_embedding(database: Database, index: PassageIndex) -> None:
    """Passages a second, the model loaded, and the whole of a first indexing."""
    embeddings = load_embeddings(MODELS, None)
    texts = [held.passage.text for held in database.passages()] * 3
    embeddings.embed_documents(texts[:16])
    started = time.perf_counter()
    embeddings.embed_documents(texts)
    print(f"{'embedding':<42} {len(texts) / (time.perf_counter() - started):8.1f} passages/s")
    started = time.perf_counter()
    passages = index.sync(database)
    print(f"{'indexing, the model loaded anew':<42} {passages / (time.perf_counter() - started):8.1f} passages/s")


def time_questions(database: Database, index: PassageIndex) -> None:
    """A figure and a text question in process, beside the bare look-up of the same cell."""
    assistant = Assistant(database, index)
    asker = Asker("benchmark")
    organ = next(held.id for held in database.organs() if held.organ.name.startswith("嘉祥县"))
    assistant.ask(QUESTION, asker, Conversation())
    bare = report("bare look-up of the cell", milliseconds(lambda: database.figures({organ}, {2021}, [RECEIVED]), 500))
    whole = report("figure question", milliseconds(lambda: assistant.ask(QUESTION, asker, Conversation()), 500))
    print(f"{'figure question / bare look-up':<42}     {whole / bare:8.1f} times")
    assistant.ask(TEXT_QUESTION, asker, Conversation())
    report("text question", milliseconds(lambda: assistant.ask(TEXT_QUESTION, asker, Conversation()), 100))


def time_process(home: Path) -> None:
    """`wenbao ask` of a figure as a whole process."""
    command = [sys.executable, "-c", "from bot.cli import main; raise SystemExit(main())", "ask", QUESTION]
    environ = {"WENBAO_HOME": str(home), "PATH": "", "PYTHONPATH": str(ROOT)}

    def ask() -> None:
        subprocess.run(command, env=environ, stdout=subprocess.DEVNULL, check=True)

    report("wenbao ask, whole process", milliseconds(ask, 7))


if __name__ == "__main__":
    main()
