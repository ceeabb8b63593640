"""Bytes to text: which encoding a file is in, told from its bytes and from what it says of itself."""

from __future__ import annotations

import codecs
import re

from store.model import WenbaoError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE)
_SAMPLE = 65_536
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_SUBJECT = "公开"
_BROKEN_SHARE = 0.002
_LEAST_WIDE = 0.005


def decode(name: str, content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or GBK/GB18030; raises WenbaoError for what is no text."""
    if not content.strip():
        raise WenbaoError(f"{name}：文件是空的")
    text = _decoded(name, content)
    if "\x00" in text:
        raise WenbaoError(f"{name}：文件含有 NUL 字节，不是文本，可能已损坏")
    if len(_CONTROL.findall(text[:_SAMPLE])) > 0.01 * len(text[:_SAMPLE]) + 3:
        raise WenbaoError(f"{name}：文件是二进制内容，不是文本")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(name: str, content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if b"\x00" in content[:_SAMPLE]:
        return _wide(name, content)
    for encoding in ("utf-8", _declared(content), "gb18030"):
        text = _strict(content, encoding)
        if text is not None:
            return text
    loose = content.decode("utf-8", errors="replace")
    if loose.count("\ufffd") > _BROKEN_SHARE * len(loose):
        raise WenbaoError(f"{name}：无法识别文字编码（不是 UTF-8、UTF-16 或 GBK/GB18030）")
    return loose


def _strict(content: bytes, encoding: str) -> str | None:
    """The text, if the bytes are of this encoding; a character cut off by the end of the file is let go."""
    try:
        return codecs.lookup(encoding).incrementaldecoder("strict").decode(content, final=False)
    except (UnicodeDecodeError, LookupError):
        return None


def _declared(content: bytes) -> str:
    found = _DECLARED.search(content[:4096])
    name = found[1].decode("ascii").lower() if found else "utf-8"
    return "gb18030" if name in ("gbk", "gb2312", "gb18030") else name


def _wide(name: str, content: bytes) -> str:
    """UTF-16 without a mark: one of its byte orders spells what every report is about, and the bytes are no UTF-8."""
    many = content.count(b"\x00") > _LEAST_WIDE * len(content) and _strict(content, "utf-8") is None
    orders = ("utf-16-le", "utf-16-be") if many else ()
    for encoding in orders:
        text = _strict(content, encoding)
        if text is not None and "\x00" not in text and _SUBJECT in text:
            return text
    raise WenbaoError(f"{name}：文件含有 NUL 字节，是二进制内容，不是文本")
