"""How much of a file is read at most, so that no file takes the machine down with it."""

from __future__ import annotations

from dataclasses import dataclass

_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: bytes as it lies on disk and unpacked, places of one table with its spans expanded,
    elements or tables within each other, and seconds of reading (which whoever calls a reader has to keep)."""

    file_bytes: int = 50 * _MEBIBYTE
    unpacked_bytes: int = 64 * _MEBIBYTE
    places: int = 500_000
    nesting: int = 48
    seconds: float = 60.0
