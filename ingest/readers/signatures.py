"""The kinds of file that no reader reads, told from their bytes or, failing that, from their names."""

from __future__ import annotations

import re
from pathlib import PurePath

from ingest.readers.package import PAGES, ZIP, holds_text_document, zip_kind

OLE = b"\xd0\xcf\x11\xe0"
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF87a", b"GIF89a")
_SIGNATURES = (
    (b"Rar!", "压缩"),
    (b"7z\xbc\xaf", "压缩"),
    (b"\x1f\x8b", "压缩"),
    (b"BZh", "压缩"),
    (b"\xfd7zXZ", "压缩"),
    (b"PK\x05\x06", "压缩"),
)
_STREAMS = (("WordDocument", "Word"), ("Workbook", "Excel"), ("Book", "Excel"), ("PowerPoint", "PowerPoint"))
_RTF = b"{\\rtf"
_FLAT = re.compile(rb"<office:document\s[^>]*opendocument\.text")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_RECORD = re.compile(rb"""(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"[^"\r\n]{1,60}"\s*:""")
_HEAD, _FLAT_HEAD = 1024, 16_384
_SUFFIXES = {
    ".ofd": "OFD",
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".et", ".ods"), "Excel"),
    **dict.fromkeys((".ppt", ".pptx", ".dps"), "PowerPoint"),
    **dict.fromkeys((".heic", ".heif"), "HEIC 图片"),
    **dict.fromkeys((".ceb", ".cebx"), "CEB"),
    ".xps": "XPS",
    ".uot": "UOF",
    **dict.fromkeys((".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"), "压缩"),
}
_ADVICE = {
    **dict.fromkeys(("PowerPoint", "CEB", "XPS", "OFD"), "另存为 pdf"),
    "Excel": "另存为 pdf 或 html，或把表格复制到 Word 文件里",
    "HEIC 图片": "转成 jpg 或 png",
}
_CONTAINERS = {
    **dict.fromkeys((".doc", ".docx"), "Word"),
    **dict.fromkeys((".odt", ".ott", ".fodt"), "OpenDocument"),
    ".wps": "WPS",
    ".rtf": "RTF",
    ".zip": "zip",
}


def is_crawled(content: bytes) -> bool:
    """Whether the bytes begin as a JSON record, or a list of them, does."""
    return _RECORD.match(content[:_HEAD]) is not None


def is_pdf(content: bytes) -> bool:
    """Whether the bytes begin as a pdf does; some servers put a blank line or a mark of the encoding first."""
    return content[:1024].lstrip(b"\xef\xbb\xbf\x00 \t\r\n").startswith(b"%PDF-")


def is_picture(content: bytes) -> bool:
    """Whether the bytes begin as those of a picture that can be read do, whatever the suffix says."""
    webp = content.startswith(b"RIFF") and content[8:12] == b"WEBP"
    bitmap = content.startswith(b"BM") and content[6:10] == b"\x00\x00\x00\x00"
    return webp or bitmap or content.startswith(_PICTURES)


def is_archive(content: bytes) -> bool:
    """Whether the bytes are a zip archive of files, and no office program's document."""
    return content.startswith(ZIP) and zip_kind(content) == "压缩"


def is_text_document(content: bytes) -> bool:
    """Whether the bytes are those of an OpenDocument text, as a package or one piece of XML."""
    return holds_text_document(content) if content.startswith(ZIP) else is_flat_text(content)


def is_flat_text(content: bytes) -> bool:
    """Whether the bytes are those of an OpenDocument text in one piece of XML."""
    return _FLAT.search(content[:_FLAT_HEAD]) is not None


def office_kind(content: bytes) -> str | None:
    """The usual suffix of what only an office program can read: Word 97, WPS and RTF."""
    bare = without_blanks(content[:_HEAD])
    if bare.startswith(OLE) and _compound_kind(content) == "Word":
        return ".doc"
    return ".rtf" if bare.startswith(_RTF) else None


def refusal_of(name: str, content: bytes) -> str | None:
    """Why a file is not read, by its bytes; None of one that a reader may claim."""
    if content.startswith(ZIP):
        kind = zip_kind(content)
        return None if kind in ("Word", PAGES) or is_text_document(content) else _not_read(name, kind)
    bare = without_blanks(content[:_HEAD])
    if bare.startswith(OLE):
        return _compound(name, content)
    found = next((kind for start, kind in _SIGNATURES if bare.startswith(start)), None)
    return _not_read(name, found) if found else None


def refusal(name: str) -> str | None:
    """Why a file of this name that could not be read is not read; None where its suffix names no such kind.

    What is in a file counts, not its suffix; but of a file called .rar nobody wants to hear that it is no report.
    """
    kind = _SUFFIXES.get(PurePath(name).suffix.lower())
    return _not_read(name, kind) if kind else None


def mislabelled(name: str) -> str | None:
    """Why what is neither text nor what its suffix says is not read; None where the suffix promises nothing."""
    kind = _CONTAINERS.get(PurePath(name).suffix.lower())
    return f"{name}：内容不是 {kind} 文件，可能残缺或损坏；请重新下载" if kind else None


def _compound(name: str, content: bytes) -> str | None:
    if _LOCKED in content:
        return f"{name}：文件有密码，请去掉密码后重新读入"
    kind = _compound_kind(content)
    return None if kind == "Word" else _not_read(name, kind)


def _compound_kind(content: bytes) -> str:
    """What the older container of office programs ([MS-CFB]) holds: its streams are named in UTF-16."""
    return next((kind for stream, kind in _STREAMS if stream.encode("utf-16-le") in content), "Word")


def without_blanks(content: bytes) -> bytes:
    """A file's bytes without what some servers put first: a byte order mark, a blank line."""
    return content.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")


def _not_read(name: str, kind: str) -> str:
    if kind == "压缩" and (other := _SUFFIXES.get(PurePath(name).suffix.lower(), kind)) != kind:
        return f"{name}：{other} 文件残缺或损坏，而且这类文件暂不支持，请{_ADVICE.get(other, '另存为 docx')}"
    if kind == "压缩":
        if PurePath(name).suffix.lower() in _CONTAINERS.keys() - {".zip"}:
            return str(mislabelled(name))
        return f"{name}：这种压缩包不能直接读（能读 zip），请解压后读入"
    return f"{name}：{kind}文件暂不支持，请{_ADVICE.get(kind, '另存为 docx、html 或 txt')}"
