"""The kinds of file that no reader reads, told from their bytes or, failing that, from their names."""

from __future__ import annotations

import re
from pathlib import PurePath

from ingest.readers.package import ZIP, zip_kind

_OLE = b"\xd0\xcf\x11\xe0"
_SIGNATURES = (
    (b"GIF8", "GIF 图片"),
    (b"Rar!", "压缩"),
    (b"7z\xbc\xaf", "压缩"),
    (b"\x1f\x8b", "压缩"),
    (b"PK\x05\x06", "压缩"),
    (b"{\\rtf", "RTF"),
)
_STREAMS = (("WordDocument", "Word 97（.doc）"), ("Workbook", "Excel"), ("Book", "Excel"), ("PowerPoint", "PowerPoint"))
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_RECORD = re.compile(rb"""(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"[^"\r\n]{1,60}"\s*:""")
_HEAD = 1024
_SUFFIXES = {
    ".doc": "Word",
    ".wps": "WPS",
    ".rtf": "RTF",
    ".odt": "OpenDocument",
    ".ofd": "OFD",
    **dict.fromkeys((".xls", ".xlsx", ".et"), "Excel"),
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz"), "压缩"),
    ".gif": "GIF 图片",
}


def is_crawled(content: bytes) -> bool:
    """Whether the bytes begin as a JSON record, or a list of them, does."""
    return _RECORD.match(content[:_HEAD]) is not None


def is_archive(content: bytes) -> bool:
    """Whether the bytes are a zip archive of files, and no office program's document."""
    return content.startswith(ZIP) and zip_kind(content) == "压缩"


def refusal_of(name: str, content: bytes) -> str | None:
    """Why a file is not read, by its bytes; None of one that a reader may claim."""
    if content.startswith(ZIP):
        kind = zip_kind(content)
        return None if kind == "Word" else _not_read(name, kind)
    bare = content[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")  # some servers put a blank line first
    if bare.startswith(_OLE):
        return _compound(name, content)
    found = next((kind for start, kind in _SIGNATURES if bare.startswith(start)), None)
    return _not_read(name, found) if found else None


def refusal(name: str) -> str | None:
    """Why a file of this name that could not be read is not read; None where its suffix names no such kind.

    What is in a file counts, not its suffix; but of a file called .rar nobody wants to hear that it is no report.
    """
    kind = _SUFFIXES.get(PurePath(name).suffix.lower())
    return _not_read(name, kind) if kind else None


def _compound(name: str, content: bytes) -> str:
    """Of the older container of office programs ([MS-CFB]): its streams are named in UTF-16."""
    if _LOCKED in content:
        return f"{name}：文件有密码，请去掉密码后重新读入"
    kinds = (kind for stream, kind in _STREAMS if stream.encode("utf-16-le") in content)
    return _not_read(name, next(kinds, "Word 97（.doc）"))


def _not_read(name: str, kind: str) -> str:
    return f"{name}：{kind}文件暂不支持，请另存为 docx、html 或 txt"
