"""What the files in a zip archive are called: in CP437 or UTF-8 by APPNOTE 4.4.4, in GBK by Chinese programs."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

_UTF_8 = 0x800
_UNICODE_PATH = 0x7075  # Info-ZIP Unicode Path Extra Field, APPNOTE 4.6.9
_LONGEST = 240
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_USUAL = re.compile(r"[\x20-\x7e\u2010-\u2027\u3000-\u303f\u4e00-\u9fff\uff00-\uffef·]*")
_DRIVE = re.compile(r"[A-Za-z]:")
_JUNK = frozenset({"__macosx", "thumbs.db", "desktop.ini"})


def member_name(info: zipfile.ZipInfo) -> str:
    """An entry's name as its writer meant it, with / between folders; what cannot be printed in it is replaced."""
    name = _decoded(info).replace("\\", "/")
    while name.startswith("./"):
        name = name[2:]
    name = _UNPRINTABLE.sub("\ufffd", name)
    return name if len(name) <= _LONGEST else f"…{name[-_LONGEST:]}"


def points_outside(name: str) -> bool:
    """Whether a name, taken as a path, would leave the folder that an archive is unpacked into."""
    return name.startswith("/") or bool(_DRIVE.match(name)) or ".." in PurePosixPath(name).parts


def is_hidden(name: str) -> bool:
    """Whether a name is that of a file which a system or program keeps for itself."""
    parts = [part for part in PurePosixPath(name).parts if part != ".."]
    return any(part.startswith((".", "~$")) or part.lower() in _JUNK for part in parts)


def _decoded(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _UTF_8:
        return info.orig_filename
    raw = info.orig_filename.encode("cp437")
    return _unicode_path(info, raw) or next(_readings(raw), info.orig_filename)


def _readings(raw: bytes) -> Iterator[str]:
    """The name by the encodings that it can be in: those first that make usual Chinese of it."""
    found = []
    for encoding in ("utf-8", "gb18030"):
        try:
            found.append(raw.decode(encoding))
        except UnicodeDecodeError:
            continue
    yield from sorted(found, key=lambda name: _USUAL.fullmatch(name) is None)


def _unicode_path(info: zipfile.ZipInfo, raw: bytes) -> str | None:
    """The name in UTF-8 that stands beside one in another encoding, where it is of the same name still."""
    extra = info.extra
    while len(extra) >= 4:
        kind, size = int.from_bytes(extra[:2], "little"), int.from_bytes(extra[2:4], "little")
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and len(field) > 5 and int.from_bytes(field[1:5], "little") == zlib.crc32(raw):
            return field[5:].decode("utf-8", "replace")
    return None
