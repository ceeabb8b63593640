"""`wenbao ingest` and `wenbao reindex`: from files to the database, from the database to the index."""

from __future__ import annotations

import argparse
import gc
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bot.answer import json_number
from bot.commands.opening import open_database, open_index
from bot.commands.printing import cause, complain, print_json, progress_bar, settling_command, stdout_console
from bot.commands.referring import take_references
from bot.naming import WHY_NOT, number
from bot.settings import Settings, UsageError
from ingest.limits import MEBIBYTE, OBJECTS_BETWEEN_COLLECTIONS, Limits
from store.model import Doubt, Given, Rule, Status

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from ingest.outcomes import Outcome
    from store.database import Change, Database
    from store.model import Figure

FIRST_YEAR = 2008
"""The first year that the reports are on: the 政府信息公开条例 is in force since May 2008."""

_WORDS = {
    "added": ("新增", "green"),
    "replaced": ("替换", "yellow"),
    "unchanged": ("未变", "dim"),
    "failed": ("失败", "bold red"),
}
_NOT_ADOPTED = ("未采用", "yellow")
_PARTS = {
    "title": "标题",
    "form": "表式",
    "given": "读入时所说的机关、年份",
    "places": "数字在来源里的位置",
    "passages": "正文",
    "text_numbers": "正文里的数",
    "problems": "疑点",
}


def ingest_command(arguments: argparse.Namespace, settings: Settings) -> int:
    """Read the files into the database, then bring the index up to date; 1 where a file could not be read."""
    try:
        return _ingest(arguments, settings)
    except KeyboardInterrupt as stopped:
        raise KeyboardInterrupt("已经读入的年报都已保存；索引没有编完的，运行 wenbao reindex 接着编") from stopped


def _ingest(arguments: argparse.Namespace, settings: Settings) -> int:
    _check_usage(arguments)
    if arguments.reference:
        return take_references(arguments.paths, settings, as_json=arguments.json)
    failed = False
    with open_database(settings) as database, progress_bar() as progress:
        gc.freeze()  # what is imported stays: looking for garbage in it would take a tenth of the time
        gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
        task = progress.add_task("读取年报", total=None)
        passed = Counter[str]()
        for outcome in _outcomes(arguments, settings, database, progress, task, passed):
            report_outcome(outcome, as_json=arguments.json)
            failed = failed or outcome.status == "failed"
            progress.advance(task, outcome.last)  # a file may hold several reports, an archive several files
        tell_passed(passed)
        if not arguments.no_index and index_lags(database):
            update_index(database, settings, progress)
    return 1 if failed else 0


def tell_passed(passed: Mapping[str, int]) -> None:
    """One line on stderr of what was passed over in folders and archives, if anything was."""
    if found := {kind: count for kind, count in sorted(passed.items()) if count}:
        kinds = "、".join(f"{kind or '没有后缀'} {count} 个" for kind, count in found.items())
        what = f"另有 {sum(found.values())} 个没有读，按后缀看不是文档，或是链接的文件夹"
        complain(f"{what}：{kinds}；其中若有年报，请单独写明名称读入")


def _check_usage(arguments: argparse.Namespace) -> None:
    """What is said of a file is said of one; which file is meant, only reading anew leaves open."""
    said = arguments.organ is not None or arguments.year is not None
    if arguments.reference and (said or arguments.again or not arguments.paths):
        raise UsageError("--reference：只写依据文件，不与 --organ、--year、--again 同用")
    if not arguments.paths and not arguments.again:
        raise UsageError("ingest：请写明要读入的文件或文件夹")
    if said and arguments.again:
        raise UsageError("--again：按读入时所说的机关和年份重读；要改，请连同 --organ、--year 再读入一次原文件")
    if said and (len(arguments.paths) != 1 or arguments.paths[0].is_dir()):
        raise UsageError("--organ、--year：说的是一个文件，请只写一个文件")
    if arguments.organ is not None and not arguments.organ.strip():
        raise UsageError("--organ：请写明机关全称")
    if arguments.year is not None and not FIRST_YEAR <= arguments.year <= datetime.now(UTC).year:
        raise UsageError(f"--year：应为 {FIRST_YEAR} 年以来、不晚于今年的年份，现为“{arguments.year}”")


def _outcomes(
    arguments: argparse.Namespace,
    settings: Settings,
    database: Database,
    progress: Progress,
    task: TaskID,
    passed: Counter[str],
) -> Iterator[Outcome]:
    from ingest.again import ingest_again
    from ingest.load import count_files, ingest

    limits = limits_of(settings)
    if arguments.again:
        paths = arguments.paths or None
        return ingest_again(database, settings.sources, paths=paths, limits=limits, workers=settings.workers)
    if not progress.disable:
        progress.update(task, total=count_files(arguments.paths))
    given = Given(arguments.organ and arguments.organ.strip(), arguments.year)
    workers = settings.workers
    return ingest(
        arguments.paths, database, settings.sources, given=given, limits=limits, workers=workers, passed=passed
    )


def limits_of(settings: Settings) -> Limits:
    """What reading one file may take by the settings."""
    return Limits(
        file_bytes=settings.file_megabytes * MEBIBYTE,
        unpacked_bytes=settings.unpacked_megabytes * MEBIBYTE,
        seconds=settings.file_seconds,
        memory_bytes=settings.worker_megabytes * MEBIBYTE,
    )


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


def index_lags(database: Database) -> bool:
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
        said = f"{outcome.source}：{cause(outcome.source, outcome.error or '')}"
        complain(said + (f"：{settling_command(outcome.doubt)}" if outcome.doubt else ""))


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
        **({"left": [{"organ": head.organ.name, "year": head.year} for head in outcome.left]} if outcome.left else {}),
        **_changes_json(outcome),
    }


def _changes_json(outcome: Outcome) -> dict[str, Any]:
    """What only a source read again has: the cells that now read differently, and the names of what else does."""
    if outcome.changes is None:
        return {}
    return {"changed": [_change_json(change) for change in outcome.changes], "parts": list(outcome.parts)}


def _change_json(change: Change) -> dict[str, Any]:
    return {
        "indicator": change.key.indicator,
        "column": change.key.column,
        "before": json_number(change.before.value) if change.before else None,
        "after": json_number(change.after.value) if change.after else None,
        "before_status": change.before.status.value if change.before else None,
        "after_status": change.after.status.value if change.after else None,
    }


def print_outcome(outcome: Outcome, place: str = "") -> None:
    """One coloured line for a person, with what there is to do below; `place`: where the file is now, if it moved."""
    from rich.text import Text

    word, style = _WORDS[outcome.status] if outcome.adopted else _NOT_ADOPTED
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
    for text in (*_identity_text(outcome, place or outcome.source), *_changes_text(outcome)):
        line.append(f"\n    {text}", "yellow")
    stdout_console().print(line)


def _identity_text(outcome: Outcome, place: str) -> Iterator[str]:
    """A line for each report that the file was held as before, and what is in doubt of whose it is, with the way to put
    it right: the file lies at `place`."""
    for head in outcome.left:
        yield f"原为 {head.organ.name} {head.year} 年年报，按所说的机关、年份移来；原来的那份不再收录"
    doubts = [problem.message for problem in outcome.problems if problem.rule is Rule.IDENTITY]
    yield from doubts
    if doubts:
        yield f"机关或年份不对，就写明了再读入一次：{settling_command(Doubt(place, '', ''))}"


def _changes_text(outcome: Outcome) -> Iterator[str]:
    """A line for each cell that now reads differently, and one for what else does."""
    from store.catalogue import cell_types

    words = {cell.key: f"{cell.row_label}·{cell.column_label}" for cell in cell_types()}
    for change in outcome.changes or ():
        yield f"{words[change.key]}：{_figure_text(change.before)} → {_figure_text(change.after)}"
    if outcome.parts:
        yield f"也变了：{'、'.join(_PARTS[part] for part in outcome.parts)}"


def _figure_text(figure: Figure | None) -> str:
    if figure is None:
        return "无此格"
    return WHY_NOT[figure.status] if figure.value is None else number(figure.value)
