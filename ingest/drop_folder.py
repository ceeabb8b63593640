"""A folder that files are dropped into: which of them lie still, and setting them apart once they are read or not."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path, PurePath

from filelock import FileLock, Timeout

from ingest.sources import Walked, attached_folders, is_attached
from store.model import WenbaoError

READ, UNREAD = "已读", "未读"
REASON = ".原因.txt"

_LOCK = ".wenbao-watch.lock"
_UNFINISHED = frozenset({".part", ".partial", ".crdownload", ".download", ".filepart", ".tmp", ".aria2"})
"""Suffixes under which programs write what is not there in full."""

_LONGEST_NAME = 255 - len(REASON.encode())  # bytes, on every usual file system; a reason's file has the longest

Stamp = tuple[int, int]
"""A file's size and the time of its last change: while both stay, nothing is written to it."""


@contextmanager
def hold(folder: Path) -> Iterator[None]:
    """Keeps others from watching the folder too; WenbaoError where one does, or nothing can be written there."""
    lock = FileLock(folder / _LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise WenbaoError(f"{folder}：另一个 wenbao watch 正在看着这个文件夹") from error
    except OSError as error:
        raise WenbaoError(f"{folder}：文件夹不可写（{error.strerror}）") from error
    try:
        yield
    finally:
        lock.release()


def find_waiting(folder: Path) -> dict[Path, Stamp]:
    """The files that wait in a folder and the folders in it, by name, without what was set apart, what is hidden and
    what another program has not finished writing."""
    found = (path for place, _, names in _walk(folder) for path in (place / name for name in sorted(names)))
    stamps = {path: stamp_of(path) for path in found if _is_finished(path.name)}
    return {path: stamp for path, stamp in stamps.items() if stamp is not None}


def find_links(folder: Path) -> Iterator[Path]:
    """The links to files and folders among what waits: none of them is followed."""
    for place, folders, names in _walk(folder):
        yield from (
            path for path in (place / name for name in (*folders, *names) if _is_finished(name)) if path.is_symlink()
        )


def _walk(folder: Path) -> Iterator[tuple[Path, Sequence[str], Sequence[str]]]:
    """A folder and those in it that nothing was set apart in, with their folders' and files' names."""
    for place, folders, names in os.walk(folder):
        apart = {READ, UNREAD} if Path(place) == folder else set[str]()
        kept = (name for name in folders if name not in apart and not name.startswith("."))
        folders[:] = sorted(name for name in kept if not is_attached(name, names))
        yield Path(place), folders, names


def _is_finished(name: str) -> bool:
    return not name.startswith((".", "~$")) and PurePath(name).suffix.lower() not in _UNFINISHED


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of a plain file; None of anything else, as links, and of what is gone."""
    try:
        state = path.lstat()
    except OSError:
        return None
    return (state.st_size, state.st_mtime_ns) if stat.S_ISREG(state.st_mode) else None


def still(before: Mapping[Path, Stamp], now: Mapping[Path, Stamp]) -> dict[Path, Stamp]:
    """The files that did not change from one look to the next."""
    return {path: stamp for path, stamp in now.items() if before.get(path) == stamp}


def find_place(folder: Path, walked: Walked, *, read: bool) -> Walked:
    """Where a file of the folder is to go, among those read or those not read: it keeps its folder and name, with a
    number where that is taken; several of which one's name is taken go to a folder of their own."""
    apart = folder / (READ if read else UNREAD)
    files = walked.files
    if len(files) == 1:
        return Walked(_free(apart / walked.path.relative_to(folder)))
    together = walked.path.name.rpartition("!")[2] if walked.pages else walked.path.name
    home = apart / files[0].parent.relative_to(folder)
    if any(os.path.lexists(home / file.name) for file in files):
        home = _free(home / PurePath(together).stem)
    if walked.pages:
        return Walked(Path(f"{home}!{together}"), tuple(home / page.name for page in walked.pages))
    return Walked(home / together, pictures=tuple(home / picture.name for picture in walked.pictures))


def set_apart(folder: Path, walked: Walked, place: Walked, reasons: Sequence[str]) -> None:
    """Moves a file of the folder, or pages, to their place, with the reasons why it was not read in a file beside it;
    what is saved with a page goes with it, and folders that are empty then go.

    The reasons are written before it is moved: a file that was not moved is met again. Raises OSError.
    """
    first = place.files[0]
    first.parent.mkdir(parents=True, exist_ok=True)
    if reasons:
        _write_whole(first.with_name(first.name + REASON), "".join(f"{reason}\n" for reason in reasons))
    for path, target in zip(walked.files, place.files, strict=True):
        for attached in attached_folders(path):
            shutil.move(attached, _free(target.with_name(attached.name)))
        shutil.move(path, target)
    _remove_empty(walked.files[0].parent, folder)


def _remove_empty(folder: Path, top: Path) -> None:
    """Removes a folder and those it is in, up to `top`, as far as they are empty."""
    while folder != top and folder.is_relative_to(top):
        try:
            folder.rmdir()
        except OSError:  # something else is in it
            return
        folder = folder.parent


def _free(target: Path) -> Path:
    """The first of these names that no file has: a.doc, a (2).doc, …"""
    ends = (target.suffix if number == 1 else f" ({number}){target.suffix}" for number in count(1))
    paths = (target.with_name(_fitted(target.stem, end)) for end in ends)
    return next(path for path in paths if not os.path.lexists(path))


def _fitted(start: str, end: str) -> str:
    """Both parts as one name that is not too long for a file; the start is cut."""
    room = max(_LONGEST_NAME - len(os.fsencode(end)), 0)
    return os.fsencode(start)[:room].decode("utf-8", "ignore") + end


def _write_whole(path: Path, text: str) -> None:
    part = path.with_name(f".{os.getpid()}.part")
    part.write_text(text, encoding="utf-8", errors="backslashreplace")
    part.replace(path)
