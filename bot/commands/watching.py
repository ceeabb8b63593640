"""`wenbao watch`: takes in what is put into a folder, and sets it apart by what became of it, until it is stopped."""

from __future__ import annotations

import argparse
import signal
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from bot.commands.opening import open_database
from bot.commands.printing import complain, print_json, progress_bar, settling_command, stdout_console
from bot.commands.reading import index_lags, limits_of, outcome_json, print_outcome, update_index
from bot.settings import Settings, UsageError
from store.model import WenbaoError

if TYPE_CHECKING:
    from ingest.drop_folder import Stamp
    from ingest.outcomes import Outcome
    from ingest.sources import Walked
    from store.database import Database


def watch_command(arguments: argparse.Namespace, settings: Settings) -> int:
    """Take in what is put into the folder until stopped (Ctrl-C, SIGTERM), or with `--once` until nothing waits; then 1
    where something could not be read."""
    from ingest.drop_folder import hold

    folder: Path = arguments.folder
    _check_usage(folder, arguments.every, settings)
    with _stopping_quietly() as stopped, hold(folder), open_database(settings) as database:
        watch = _Watch(folder, arguments, settings, database)
        if not arguments.json:
            stdout_console().print(
                f"正在看着 {folder}：放进来的年报读入后移到“已读”，读不了的移到“未读”；按 Ctrl-C 停止"
            )
        watch.update_index()
        while not stopped and (watch.look() or not arguments.once):
            time.sleep(arguments.every)
        return 1 if watch.failed else 0
    return 0  # stopped


def _check_usage(folder: Path, every: float, settings: Settings) -> None:
    if not folder.is_dir():
        raise UsageError(f"watch：没有文件夹 {folder}，请先建好")
    if not every > 0:
        raise UsageError("--every：应为大于 0 的秒数")
    if settings.home.resolve().is_relative_to(folder.resolve()):
        raise UsageError(f"watch：数据文件夹 {settings.home}（WENBAO_HOME）在 {folder} 里面，请换一个文件夹")


@contextmanager
def _stopping_quietly() -> Iterator[list[int]]:
    """Being stopped, by Ctrl-C or as services are, is how watching ends; what is not done is met at the next start.

    Once it is being stopped, signals stop nothing more: what is held is closed in peace. They are listed for whoever
    goes on nevertheless, where the first was lost in what takes no interrupts.
    """
    stopped: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        stopped.append(number)
        if len(stopped) == 1:
            raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stopped
    except KeyboardInterrupt:
        complain("已停止；还没有读完的文件留在原处，下次接着读")
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


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
        self._links: set[Path] = set()
        self.failed = False

    def look(self) -> bool:
        """Take in the files that lie still since the last look; whether any file waits."""
        from ingest.drop_folder import find_waiting, still
        from ingest.sources import walk_files

        now = {path: stamp for path, stamp in find_waiting(self._folder).items() if self._stuck.get(path) != stamp}
        self._refuse_links()
        settled = still(self._seen, now)
        ready = [walked for walked in walk_files(now) if settled.keys() >= {*walked.files}]
        self._seen = now
        if ready:
            self._take(ready, settled)
            self.update_index()
        return bool(now)

    def _refuse_links(self) -> None:
        """Says once of each link in the folder that it is not read: what it leads to lies elsewhere."""
        from ingest.drop_folder import find_links
        from ingest.sources import Walked

        links = set(find_links(self._folder))
        for path in sorted(links - self._links):
            self.failed = True
            reason = f"{path}：是链接，没有读，也没有移动；请放入文件本身"
            complain(reason)
            if self._as_json:
                print_json(_line(Walked(path), None, [reason], []))
        self._links = links

    def _take(self, ready: Sequence[Walked], stamps: Mapping[Path, Stamp]) -> None:
        from ingest.load import ingest
        from ingest.sources import walk_files

        limits, workers = limits_of(self._settings), self._settings.workers
        files = [file for walked in ready for file in walked.files]
        read = ingest(files, self._database, self._settings.sources, limits=limits, workers=workers)
        names = {str(walked.path): walked for walked in walk_files(files)}
        told: dict[Walked, list[Outcome]] = {}
        for outcome in read:
            walked = _file_of(outcome.source, names)
            told.setdefault(walked, []).append(outcome)
            if outcome.last:
                self._finish(walked, stamps, told.pop(walked))

    def _finish(self, walked: Walked, stamps: Mapping[Path, Stamp], outcomes: Sequence[Outcome]) -> None:
        """Set a file apart and say what became of it; one that changed while it was read stays, and is read again."""
        from ingest.drop_folder import find_place, set_apart, stamp_of

        if any(stamp_of(path) != stamps[path] for path in walked.files):
            return
        failed = any(outcome.status == "failed" for outcome in outcomes)
        self.failed = self.failed or failed
        place: Walked | None = find_place(self._folder, walked, read=not failed)
        assert place is not None
        reasons = list(_reasons(walked, place, outcomes))
        try:
            set_apart(self._folder, walked, place, reasons)
        except OSError as error:
            place, reasons = None, list(_reasons(walked, walked, outcomes))
            self._stuck |= {path: stamps[path] for path in walked.files}
            complain(f"{walked.path}：移不走（{error.strerror}），留在原处，改动之前不再读")
        else:
            self._move_doubts(walked, place, outcomes)
        self._tell(walked, place, reasons, outcomes)

    def _move_doubts(self, walked: Walked, place: Walked, outcomes: Sequence[Outcome]) -> None:
        """A file in doubt is remembered by where it lies now: that is what a person can type."""
        from ingest.sources import readable_name

        for outcome in outcomes:
            if outcome.doubt:
                moved = readable_name(_moved(outcome.source, walked, place))
                self._database.note_doubt(replace(outcome.doubt, source=moved))

    def _tell(self, walked: Walked, place: Walked | None, reasons: Sequence[str], outcomes: Sequence[Outcome]) -> None:
        if self._as_json:
            print_json(_line(walked, place, reasons, outcomes))
            return
        for outcome in outcomes:
            print_outcome(outcome, _moved(outcome.source, walked, place or walked))
        for reason in reasons:
            complain(reason)
        if place:
            others = f" 等 {len(place.files)} 个文件" if len(place.files) > 1 else ""
            stdout_console().print(f"    → {place.files[0]}{others}")

    def update_index(self) -> None:
        """Index what was read. Where that fails, the next round does it."""
        if not self._indexes or not index_lags(self._database):
            return
        try:
            with progress_bar() as progress:
                update_index(self._database, self._settings, progress)
        except WenbaoError as error:
            complain(f"暂时没有编入索引，下次再编：{error}")


def _file_of(source: str, names: Mapping[str, Walked]) -> Walked:
    """The file that an outcome is of: the one named, or the archive that its source is in."""
    while source not in names:
        source = source.rpartition("!")[0]
    return names[source]


def _moved(source: str, walked: Walked, place: Walked) -> str:
    """What a source is called once its file lies at its place."""
    return f"{place.path}{source.removeprefix(str(walked.path))}"


def _reasons(walked: Walked, place: Walked, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Why a file, or what in an archive, was not read, with what to do; none where all of it was."""
    failed = [outcome for outcome in outcomes if outcome.status == "failed"]
    for outcome in failed:
        doubt = outcome.doubt and replace(outcome.doubt, source=_moved(outcome.source, walked, place))
        yield (outcome.error or "") + (f"：{settling_command(doubt)}" if doubt else "")
    if failed and len(failed) < len(outcomes):
        yield f"{walked.path.name}：其余 {len(outcomes) - len(failed)} 份已经读入，只需改好上面说到的再放进来"


def _line(walked: Walked, place: Walked | None, reasons: Sequence[str], outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """What became of a file: of each report in it as `ingest` says it."""
    return {
        "source": str(walked.path),
        "status": "failed" if reasons else "read",
        "moved": str(place.path) if place else None,
        "error": "；".join(reasons) or None,
        "reports": [outcome_json(outcome) for outcome in outcomes],
    }
