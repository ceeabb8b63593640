"""What is packed in a pdf, unpacked no further than a limit before PDFium sees it: it would end the whole process where
it finds no more memory."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from ingest.limits import MEBIBYTE, Limits
from store.model import WenbaoError

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_PACKED = re.compile(rb"/Fl(?:ateDecode)?(?![A-Za-z])")
_FIRST = re.compile(rb"/F(?:ilter)?\s*\[?\s*/Fl(?:ateDecode)?(?![A-Za-z])")
_IMAGE = re.compile(rb"/Subtype\s*/Image(?![A-Za-z])")
_FONT = re.compile(rb"/Length1(?![0-9])|/Subtype\s*/(?:Type1C|CIDFontType0C|OpenType)(?![A-Za-z])")
_DICTIONARY = 4096
_MOST_DRAWN = 8 * MEBIBYTE
"""Of what a page draws; two bytes of it can take a hundred bytes of memory."""
_IMAGE_SHARE = 4
_DENSEST = 1032
"""How many bytes a packed one can stand for (RFC 1951)."""


def check_packed(name: str, content: bytes, limits: Limits) -> None:
    """Raises WenbaoError where something packed in a pdf takes more than a limit."""
    for head, data in _streams(content):
        most = _most(head, limits)
        if len(data) * _DENSEST ** len(_PACKED.findall(head)) > most and _unpacks_beyond(data, head, most):
            raise WenbaoError(f"{name}：PDF 里有解压后超过 {most // MEBIBYTE} MB 的数据，没有读入")


def _streams(content: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """The dictionary and the bytes of each packed stream."""
    view = memoryview(content)
    for found in _STREAM.finditer(content):
        start = max(content.rfind(b"obj", max(0, found.start() - _DICTIONARY), found.start()), 0)
        head = content[start : found.start()]
        if _FIRST.search(head):
            end = content.find(b"endstream", found.end())
            yield head, view[found.end() : end if end >= 0 else len(content)]


def _most(head: bytes, limits: Limits) -> int:
    if _IMAGE.search(head):
        return _IMAGE_SHARE * limits.unpacked_bytes
    return limits.unpacked_bytes if _FONT.search(head) else _MOST_DRAWN


def _unpacks_beyond(data: memoryview, head: bytes, most: int) -> bool:
    """Whether a stream, packed once or several times, is larger than this once it is unpacked."""
    times = len(_PACKED.findall(head))
    held: bytes | memoryview = data
    try:
        for _ in range(times - 1):
            held = zlib.decompressobj().decompress(held, _MOST_DRAWN)
        return _is_beyond(held, most)
    except zlib.error:
        return False


def _is_beyond(data: bytes | memoryview, most: int) -> bool:
    unpacking = zlib.decompressobj()
    size = 0
    while data and size <= most:
        size += len(unpacking.decompress(data, MEBIBYTE))
        data = unpacking.unconsumed_tail
    return size > most
