"""`wenbao watch`: takes in what is put into a folder, and sets it apart by what became of it, until it is stopped."""

from __future__ import annotations

import argparse
import signal
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from bot.commands.opening import open_database
from bot.commands.printing import complain, print_json, progress_bar, stdout_console
from bot.commands.reading import index_lags, limits_of, outcome_json, print_outcome, update_index
from bot.settings import Settings, UsageError
from store.model import WenbaoError

if TYPE_CHECKING:
    from ingest.drop_folder import Stamp
    from ingest.outcomes import Outcome
    from store.database import Database


def watch_command(arguments: argparse.Namespace, settings: Settings) -> int:
    """Take in what is put into the folder until stopped (Ctrl-C, SIGTERM), or with `--once` until nothing waits."""
    from ingest.drop_folder import hold

    folder: Path = arguments.folder
    _check_usage(folder, arguments.every, settings)
    with _stopping_quietly(), hold(folder), open_database(settings) as database:
        watch = _Watch(folder, arguments, settings, database)
        if not arguments.json:
            stdout_console().print(
                f"正在看着 {folder}：放进来的年报读入后移到“已读”，读不了的移到“未读”；按 Ctrl-C 停止"
            )
        watch.update_index()
        while watch.look() or not arguments.once:
            time.sleep(arguments.every)
    return 0


def _check_usage(folder: Path, every: float, settings: Settings) -> None:
    if not folder.is_dir():
        raise UsageError(f"watch：没有文件夹 {folder}，请先建好")
    if not every > 0:
        raise UsageError("--every：应为大于 0 的秒数")
    if settings.home.resolve().is_relative_to(folder.resolve()):
        raise UsageError(f"watch：数据文件夹 {settings.home}（WENBAO_HOME）在 {folder} 里面，请换一个文件夹")


@contextmanager
def _stopping_quietly() -> Iterator[None]:
    """Being stopped, by Ctrl-C or as services are, is how watching ends; what is not done is met at the next start."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        complain("已停止；还没有读完的文件留在原处，下次接着读")
    finally:
        signal.signal(signal.SIGTERM, before)


class _Watch:
    """What was seen of the folder at the last look, and the files that could not be moved."""

    def __init__(self, folder: Path, arguments: argparse.Namespace, settings: Settings, database: Database) -> None:
        self._folder = folder
        self._as_json: bool = arguments.json
        self._indexes = not arguments.no_index
        self._settings = settings
        self._database = database
        self._seen: Mapping[Path, Stamp] = {}
        self._stuck: dict[Path, Stamp] = {}

    def look(self) -> bool:
        """Take in the files that lie still since the last look; whether any file waits."""
        from ingest.drop_folder import find_waiting, still

        now = {path: stamp for path, stamp in find_waiting(self._folder).items() if self._stuck.get(path) != stamp}
        ready = still(self._seen, now)
        self._seen = now
        if ready:
            self._take(ready)
            self.update_index()
        return bool(now)

    def _take(self, ready: Mapping[Path, Stamp]) -> None:
        from ingest.load import ingest

        limits, workers = limits_of(self._settings), self._settings.workers
        read = ingest(ready, self._database, self._settings.sources, limits=limits, workers=workers)
        names = {str(path): path for path in ready}
        for path, outcomes in groupby(read, lambda outcome: _path_of(outcome.source, names)):
            self._finish(path, ready[path], list(outcomes))

    def _finish(self, path: Path, stamp: Stamp, outcomes: Sequence[Outcome]) -> None:
        """Set a file apart and say what became of it; one that changed while it was read stays, and is read again."""
        from ingest.drop_folder import set_apart, stamp_of

        if stamp_of(path) != stamp:
            return
        reasons = [outcome.error or "" for outcome in outcomes if outcome.status == "failed"]
        moved = None
        try:
            moved = set_apart(self._folder, path, reasons)
        except OSError as error:
            self._stuck[path] = stamp
            complain(f"{path}：移不走（{error.strerror}），留在原处，改动之前不再读")
        self._tell(path, moved, reasons, outcomes)

    def _tell(self, path: Path, moved: Path | None, reasons: Sequence[str], outcomes: Sequence[Outcome]) -> None:
        if self._as_json:
            print_json(_line(path, moved, reasons, outcomes))
            return
        for outcome in outcomes:
            print_outcome(outcome)
        for reason in reasons:
            complain(reason)
        if moved:
            stdout_console().print(f"    → {moved}")

    def update_index(self) -> None:
        """Index what was read. Where that fails, the next round does it."""
        if not self._indexes or not index_lags(self._database):
            return
        try:
            with progress_bar() as progress:
                update_index(self._database, self._settings, progress)
        except WenbaoError as error:
            complain(f"暂时没有编入索引，下次再编：{error}")


def _path_of(source: str, names: Mapping[str, Path]) -> Path:
    """The file that an outcome is of: the one named, or the archive that its source is in."""
    while source not in names:
        source = source.rpartition("!")[0]
    return names[source]


def _line(path: Path, moved: Path | None, reasons: Sequence[str], outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """What became of a file: of each report in it as `ingest` says it."""
    return {
        "source": str(path),
        "status": "failed" if reasons else "read",
        "moved": str(moved) if moved else None,
        "error": "；".join(reasons) or None,
        "reports": [outcome_json(outcome) for outcome in outcomes],
    }
