"""What one file may take, so that no file takes the machine down with it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from store.model import WenbaoError

MEBIBYTE = 2**20
OBJECTS_BETWEEN_COLLECTIONS = 20_000
"""A report has hundreds of parts and none of them refers in a circle: looking for circles often is lost time."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take: bytes as it lies on disk and unpacked, places of one table with its spans
    expanded, elements or tables within each other; and, which whoever calls a reader has to keep, seconds and bytes of
    memory. Each page that is read by its looks has `page_seconds` more, and no more than `seen_pages` of a file are.
    Seconds are those of the processor: what else runs takes none of them. `archive_bytes` and `members` are for a whole
    archive: what it unpacks to, and how many files are in it."""

    file_bytes: int = 50 * MEBIBYTE
    unpacked_bytes: int = 64 * MEBIBYTE
    places: int = 500_000
    nesting: int = 48
    seconds: float = 60.0
    page_seconds: float = 10.0
    seen_pages: int = 300
    memory_bytes: int = 896 * MEBIBYTE
    archive_bytes: int = 1024 * MEBIBYTE
    members: int = 5_000


USUAL_LIMITS = Limits()

PATIENCE = 3
"""Seconds of the clock for one of the processor's: so long a file may wait for its turn, or for what never comes."""
_TIMERS = ((signal.ITIMER_PROF, 1), (signal.ITIMER_REAL, PATIENCE))


def check_seen(name: str, count: int, limits: Limits) -> None:
    """Raises WenbaoError where a file has more pages that have to be read by their looks than are."""
    if count > limits.seen_pages:
        cause = f"有 {count} 页扫描件或图片，超过上限 {limits.seen_pages} 页，没有读入"
        raise WenbaoError(f"{name}：{cause}；请只留下年报的各页")


@contextmanager
def ending_after(seconds: float) -> Iterator[None]:
    """Has the system end this process after so many seconds of the processor's time, or `PATIENCE` times as many of the
    clock's, of what is done within: by SIGPROF the one, by SIGALRM the other."""
    _set_end(seconds)
    try:
        yield
    finally:
        _set_end(0)


def put_off_end(seconds: float) -> None:
    """Gives what is being read so many seconds more, where it is done within `ending_after`."""
    for timer, times in _TIMERS:
        left, _ = signal.getitimer(timer)
        if left:
            signal.setitimer(timer, left + times * seconds)


def _set_end(seconds: float) -> None:
    for timer, times in _TIMERS:
        signal.setitimer(timer, times * seconds)
