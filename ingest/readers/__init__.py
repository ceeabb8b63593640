"""From a file's bytes to blocks: a table of readers, each of which claims a file by what is in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from ingest.blocks import Document
from ingest.readers.docx import claims_docx, read_docx
from ingest.readers.html import claims_html, read_html
from ingest.readers.limits import Limits
from ingest.readers.markdown import read_markdown
from ingest.readers.markdown_marks import claims_markdown
from ingest.readers.mht import claims_mht, read_mht
from ingest.readers.package import ZIP, zip_kind
from ingest.readers.text import claims_text, read_text
from store.model import WenbaoError

LARGEST = Limits().file_bytes
"""Bytes of the largest file that is read where nobody says otherwise."""

_SOMETHING = re.compile(rb"[^\x00 \t\r\n]")
_SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"\xd0\xcf\x11\xe0", "Word 97（.doc）"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"Rar!", "压缩"),
    (b"7z\xbc\xaf", "压缩"),
    (b"\x1f\x8b", "压缩"),
    (b"{\\rtf", "RTF"),
)
_SUFFIXES = {
    ".pdf": "PDF",
    ".doc": "Word",
    ".docx": "Word",
    ".wps": "WPS",
    ".rtf": "RTF",
    ".odt": "OpenDocument",
    ".xls": "Excel",
    ".xlsx": "Excel",
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz"), "压缩"),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp"), "图片"),
}


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of file: whether bytes are of it, and how they are read."""

    kind: str
    claims: Callable[[str, bytes], bool]
    read: Callable[[str, bytes, Limits], Document]


def signature(content: bytes) -> str | None:
    """The kind of a file that no reader reads, by its first bytes; None of one that a reader may claim."""
    if content.startswith(ZIP):
        kind = zip_kind(content)
        return None if kind == "Word" else kind
    bare = content.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")  # some servers put a blank line before a file
    return next((kind for start, kind in _SIGNATURES if bare.startswith(start)), None)


def refusal(name: str) -> str | None:
    """Why a file of this name that could not be read is not read; None where its suffix names no such kind.

    What is in a file counts, not its suffix; but of a file called .pdf nobody wants to hear that it is no report.
    """
    kind = _SUFFIXES.get(PurePath(name).suffix.lower())
    return _not_read(name, kind) if kind else None


def _not_read(name: str, kind: str) -> str:
    return f"{name}：{kind}文件暂不支持，请另存为 html 或 txt"


READERS = (
    Reader("docx", claims_docx, read_docx),
    Reader("html", claims_html, read_html),
    Reader("mht", claims_mht, read_mht),
    Reader("markdown", claims_markdown, read_markdown),
    Reader("text", claims_text, read_text),
)


def read_document(name: str, content: bytes, limits: Limits = Limits()) -> Document:  # noqa: B008 - it is frozen
    """The blocks of a file; raises WenbaoError where no reader, or more than one, claims it, or a limit is passed."""
    if len(content) > limits.file_bytes:
        most = limits.file_bytes // 2**20
        raise WenbaoError(f"{name}：文件太大（{len(content) // 2**20} MB），上限 {most} MB")
    if not _SOMETHING.search(content):
        raise WenbaoError(f"{name}：文件是空的")
    kind = signature(content)
    if kind:
        raise WenbaoError(_not_read(name, kind))
    claiming = [reader for reader in READERS if reader.claims(PurePath(name).suffix.lower(), content)]
    if len(claiming) != 1:
        kinds = "、".join(reader.kind for reader in claiming) or "无"
        raise WenbaoError(f"{name}：无法确定文件类型（可读的类型：{kinds}）")
    try:
        return claiming[0].read(name, content, limits)
    except WenbaoError as error:
        raise WenbaoError(refusal(name) or str(error)) from error
