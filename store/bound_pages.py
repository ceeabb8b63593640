"""The pages of one report that came as a picture each, bound into one file: what is read and kept of them, and drawn
from. It is a zip file of the pictures as they are; the same pictures always make the same bytes."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence

MARK = "wenbao-pages"
"""The name of the first entry, which says what the file is."""

_HEAD = b"PK\x03\x04"
_HEADER_BYTES = 30
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


def bind_pages(pages: Sequence[bytes]) -> bytes:
    """One file of the pictures, in order."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as bound:
        bound.writestr(_entry(MARK), b"")
        for number, page in enumerate(pages, 1):
            bound.writestr(_entry(str(number)), page)
    return written.getvalue()


def is_bound(content: bytes) -> bool:
    """Whether the bytes are those of bound pages."""
    end = _HEADER_BYTES + len(MARK)
    return content.startswith(_HEAD) and content[_HEADER_BYTES:end] == MARK.encode() and content[26] == len(MARK)


def count_pages(content: bytes) -> int:
    """How many pages are bound; 0 for what is no bound file, or is damaged."""
    if not is_bound(content):
        return 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as bound:
            return len(bound.infolist()) - 1
    except _BROKEN:
        return 0


def page_of(content: bytes, number: int) -> bytes | None:
    """The picture that is page `number` (from 1); None where there is none, or where it is not as it was bound."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as bound:
            info = bound.getinfo(str(number))
            return bound.read(info) if info.compress_type == zipfile.ZIP_STORED else None
    except (*_BROKEN, KeyError):
        return None


def _entry(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    return info
