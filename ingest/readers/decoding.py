"""Bytes to text: which encoding a file is in, told from its bytes, from what it says of itself, and from the sense."""

from __future__ import annotations

import codecs
import re

from store.model import WenbaoError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE)
_SAMPLE, _LARGE_SAMPLE = 65_536, 1_000_000
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_WORD_MARK, _NO_WORD_MARK = re.compile("[\x07\x13]"), re.compile("[\x03\x04\x06\x0e-\x12\x16-\x1a\x1c\x1d]")
_WORD_MARKS = tuple(
    (re.compile(mark), plain)
    for mark, plain in (
        ("\x13[^\x13-\x15]{0,400}[\x14\x15]", ""),
        ("\r?[\x07\x0b]", "\n"),
        ("\x1e", "-"),
        ("[\x01\x02\x05\x08\x14\x15\x1f]", ""),
    )
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_WRITTEN = re.compile(r"[\u2010-\u2027\u2030-\u205e\u2150-\u22ff\u2460-\u25ff\u3000-\u303f\u3400-\u9fff\uff01-\uffe6]")
_WIDE_SIGN = re.compile(r"[^\x00-\x7f]")
_NO_SIGN = re.compile("[\x80-\x9f\U00010000-\U0001ffff\U000323b0-\U0010ffff]")
_SUBJECT = "公开"
_COMMON = re.compile(
    "[的是在和有政府公开開信息資訊情况況工作年度報报告一二三四五六七八不了件申请請项項行为為数數量第及]"
)
_LEAST_COMMON = 0.06
_MOST_BROKEN, _FEW, _SOUND = 0.01, 3, 5
_LEAST_WIDE = 0.005
_LOST = "\ufffd"


def decode(name: str, content: bytes, charset: str = "") -> str:
    """The text of a file in UTF-8, UTF-16, GBK/GB18030 or Big5, or whatever of these its lines are in.

    `charset` is what was said of it elsewhere. A character that cannot be made out is U+FFFD. Raises WenbaoError for
    what is no text.
    """
    if not content.strip():
        raise WenbaoError(f"{name}：文件是空的")
    text = _decoded(name, content, charset.lower())
    if "\x00" in text:
        raise WenbaoError(f"{name}：文件含有 NUL 字节，不是文本，可能已损坏")
    if _WORD_MARK.search(text) and not _NO_WORD_MARK.search(text):
        text = _without_word_marks(text)
    if len(_CONTROL.findall(text[:_SAMPLE])) > 0.01 * len(text[:_SAMPLE]) + 3:
        raise WenbaoError(f"{name}：文件是二进制内容，不是文本")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _without_word_marks(text: str) -> str:
    """A text as Word holds it ([MS-DOC] 2.4.1), as plain text: what ends a cell or a row ends a line, codes of fields
    are left out, what they print stays."""
    for mark, plain in _WORD_MARKS:
        text = mark.sub(plain, text)
    return text


def _decoded(name: str, content: bytes, charset: str) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark) and (text := _strict(content, encoding)) is not None:
            return text.removeprefix("\ufeff")
    if b"\x00" in content[:_SAMPLE]:
        return _wide(name, content)
    if (text := _strict(content, "utf-8")) is not None:
        return text
    whole = (_strict(content, encoding) for encoding in dict.fromkeys((charset, _declared(content), "gb18030", "big5")))
    best = max((text for text in whole if text is not None), key=_sense, default="")
    if _sense(best) >= _LEAST_COMMON:
        return best
    in_utf8 = _is_mostly_sound(content[:_LARGE_SAMPLE].decode("utf-8", errors="replace"))
    loose = "\n".join(_line(line, in_utf8) for line in content.split(b"\n")).removeprefix("\ufeff")
    if loose.count(_LOST) > _MOST_BROKEN * len(loose) + _FEW and not _is_mostly_sound(loose[:_LARGE_SAMPLE]):
        raise WenbaoError(f"{name}：无法识别文字编码（不是 UTF-8、UTF-16、GBK/GB18030 或 Big5）")
    return loose


def _strict(content: bytes, encoding: str) -> str | None:
    """The text, if the bytes are of this encoding; a character cut off by the end of the file is let go."""
    known = "gb18030" if encoding in ("gbk", "gb2312", "x-gbk") else "big5hkscs" if encoding == "big5" else encoding
    try:
        text = codecs.lookup(known).incrementaldecoder("strict").decode(content, final=False)
    except (UnicodeDecodeError, LookupError, TypeError):
        return None
    # four bytes that spell no assigned character are a damaged one with the digits after it
    return text if isinstance(text, str) and not (known == "gb18030" and _NO_SIGN.search(text)) else None


def _declared(content: bytes) -> str:
    found = _DECLARED.search(content[:4096])
    return found[1].decode("ascii").lower() if found else "utf-8"


def _sense(text: str) -> float:
    """The share of a text's wide characters that are among the commonest of such reports: near nothing where the
    encoding is another."""
    sample = text[:_SAMPLE]
    return len(_COMMON.findall(sample)) / max(len(_WIDE_SIGN.findall(sample)), 1)


def _is_mostly_sound(text: str) -> bool:
    """Whether what could be made out is the words of such reports, and far more than what could not."""
    lost = text.count(_LOST)
    spelled = len(_WIDE_SIGN.findall(text)) - lost
    return spelled >= _SOUND * lost and len(_COMMON.findall(text)) >= _LEAST_COMMON * _wide_ones(text)


def _wide_ones(text: str) -> int:
    return len(_HAN.findall(text))


def _line(line: bytes, in_utf8: bool) -> str:
    """One line of a file whose lines are in different encodings, or damaged; `in_utf8`: most of them are in UTF-8.

    GBK is tried without its four-byte forms: these hold digits, which a damaged character would swallow.
    """
    text = line.decode("utf-8", errors="replace")
    lost = text.count(_LOST)
    if not lost and (in_utf8 or text.isascii() or _WRITTEN.search(text)):
        return text
    other = line.decode("gbk", errors="replace")
    if not lost:
        return other if _HAN.search(other) else text
    return max((text, other), key=lambda read: (len(_COMMON.findall(read)), -read.count(_LOST)))


def _wide(name: str, content: bytes) -> str:
    """UTF-16 without a mark: one of its byte orders spells what every report is about, and the bytes are no UTF-8."""
    many = content.count(b"\x00") > _LEAST_WIDE * len(content) and _strict(content, "utf-8") is None
    orders = ("utf-16-le", "utf-16-be") if many else ()
    for encoding in orders:
        text = _strict(content, encoding)
        if text is not None and "\x00" not in text and _SUBJECT in text:
            return text
    raise WenbaoError(f"{name}：文件含有 NUL 字节，是二进制内容，不是文本")
