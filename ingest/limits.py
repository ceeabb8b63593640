"""What one file may take, so that no file takes the machine down with it."""

from __future__ import annotations

import signal
from dataclasses import dataclass

MEBIBYTE = 2**20
OBJECTS_BETWEEN_COLLECTIONS = 20_000
"""A report has hundreds of parts and none of them refers in a circle: looking for circles often is lost time."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take: bytes as it lies on disk and unpacked, places of one table with its spans
    expanded, elements or tables within each other; and, which whoever calls a reader has to keep, seconds and bytes of
    memory. Each page that is read by its looks has `page_seconds` more. `archive_bytes` and `members` are for a whole
    archive: what it unpacks to, and how many files are in it."""

    file_bytes: int = 50 * MEBIBYTE
    unpacked_bytes: int = 64 * MEBIBYTE
    places: int = 500_000
    nesting: int = 48
    seconds: float = 60.0
    page_seconds: float = 10.0
    memory_bytes: int = 896 * MEBIBYTE
    archive_bytes: int = 1024 * MEBIBYTE
    members: int = 5_000


USUAL_LIMITS = Limits()


def put_off_end(seconds: float) -> None:
    """Gives what is being read so many seconds more, where this process is to be ended after some (by a timer of the
    system, as `ingest.workers` does)."""
    left, _ = signal.getitimer(signal.ITIMER_REAL)
    if left:
        signal.setitimer(signal.ITIMER_REAL, left + seconds)
