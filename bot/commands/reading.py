"""`wenbao ingest` and `wenbao reindex`: from files to the database, from the database to the index."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.commands.opening import open_database, open_index
from bot.commands.printing import complain, print_json, progress_bar, stdout_console
from bot.settings import Settings
from store.model import Status

if TYPE_CHECKING:
    from rich.progress import Progress

    from ingest.load import Outcome
    from store.database import Database

_WORDS = {
    "added": ("新增", "green"),
    "replaced": ("替换", "yellow"),
    "unchanged": ("未变", "dim"),
    "failed": ("失败", "bold red"),
}


def ingest_command(arguments: argparse.Namespace, settings: Settings) -> int:
    """Read the files into the database, then bring the index up to date; 1 where a file could not be read."""
    try:
        return _ingest(arguments, settings)
    except KeyboardInterrupt:
        complain("已中断：已经读入的年报都已保存；索引没有编完的，运行 wenbao reindex 接着编")
        raise


def _ingest(arguments: argparse.Namespace, settings: Settings) -> int:
    from ingest.load import count_files, ingest

    failed = False
    with open_database(settings) as database, progress_bar() as progress:
        task = progress.add_task("读取年报", total=count_files(arguments.paths))
        for outcome in ingest(arguments.paths, database, settings.sources):
            report_outcome(outcome, as_json=arguments.json)
            failed = failed or outcome.status == "failed"
            progress.advance(task)
        if not arguments.no_index and _index_lags(database):
            update_index(database, settings, progress)
    return 1 if failed else 0


def reindex_command(arguments: argparse.Namespace, settings: Settings) -> int:
    """Bring the index up to date with the database, or build it anew."""
    with open_database(settings) as database, progress_bar() as progress:
        embedded = update_index(database, settings, progress, rebuild=arguments.rebuild)
        held, total = database.index_counts()
    if arguments.json:
        print_json({"embedded": embedded, "indexed": held, "passages": total})
    else:
        stdout_console().print(f"本次编入索引 {embedded} 段；索引共有 {held} 段，应有 {total} 段。")
    return 0


def _index_lags(database: Database) -> bool:
    """Whether there is anything to embed or delete, by what the database says: the index itself stays closed."""
    held, total = database.index_counts()
    return held != total or bool(database.stale_passages(1))


def update_index(database: Database, settings: Settings, progress: Progress, *, rebuild: bool = False) -> int:
    """Embed what the index lacks and delete what is no longer current; returns how many passages were embedded."""
    task = progress.add_task("编入索引", total=None)

    def advance(done: int, total: int) -> None:
        progress.update(task, completed=done, total=total)

    with open_index(settings) as index:
        return index.rebuild(database, advance) if rebuild else index.sync(database, advance)


def report_outcome(outcome: Outcome, *, as_json: bool) -> None:
    """One line a file on stdout; a file that failed is named on stderr too."""
    if as_json:
        print_json(outcome_json(outcome))
    else:
        print_outcome(outcome)
    if outcome.status == "failed":
        # the cause names the file as the reader knows it, without its folder
        cause = (outcome.error or "").removeprefix(f"{outcome.source}：").removeprefix(f"{Path(outcome.source).name}：")
        complain(f"{outcome.source}：{cause}")


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """The contract's line of one file; what could not be told of it is null."""
    report = outcome.report
    return {
        "source": outcome.source,
        "organ": report.organ.name if report else None,
        "year": report.year if report else None,
        "status": outcome.status,
        "figures": report.count(Status.REPORTED) if report else 0,
        "blank": report.count(Status.BLANK) if report else 0,
        "missing": report.count(Status.MISSING) if report else 0,
        "passages": len(report.passages) if report else 0,
        "problems": [
            {"rule": problem.rule.value, "message": problem.message, "locator": problem.locator.to_json()}
            for problem in outcome.problems
        ],
        "error": outcome.error,
    }


def print_outcome(outcome: Outcome) -> None:
    """One coloured line for a person."""
    from rich.text import Text

    word, style = _WORDS[outcome.status]
    line = Text.assemble((word, style), " ", outcome.source)
    if report := outcome.report:
        line.append(
            f" · {report.organ.name} {report.year} · 数 {report.count(Status.REPORTED)}"
            f" 空 {report.count(Status.BLANK)} 缺 {report.count(Status.MISSING)}"
            f" · 文 {len(report.passages)} 段"
        )
        if 2 * report.count(Status.MISSING) > len(report.figures):
            line.append(" · 表格大多没有读到", "yellow")
    if outcome.problems:
        line.append(f" · 疑点 {len(outcome.problems)}", "yellow")
    stdout_console().print(line)
