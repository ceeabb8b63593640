"""Web archives (mht, mhtml; RFC 2557): the page in them. Pictures and frames are left where they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.message import Message
from email.parser import BytesParser

from ingest.blocks import Document
from ingest.limits import Limits
from ingest.readers.decoding import decode
from ingest.readers.html import read_page
from store.model import WenbaoError

_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_TYPE = re.compile(rb"^Content-Type:\s*(?:multipart/|text/html)", re.IGNORECASE | re.MULTILINE)
_MOST_HEADERS = 60


def claims_mht(suffix: str, content: bytes) -> bool:
    """Whether the bytes begin with the headers of a message that holds a page, whatever the suffix says."""
    head = content[:16_384].lstrip(b"\xef\xbb\xbf\r\n\t ")
    place = 0
    for _ in range(_MOST_HEADERS):
        header = _HEADER.match(head, place)
        if header is None:
            break
        if _TYPE.match(header[0]):
            return True
        place = header.end()
    return False


def read_mht(name: str, content: bytes, limits: Limits) -> Document:
    """The blocks of the archive's largest page; raises WenbaoError where it holds none."""
    message = BytesParser(policy=policy.compat32).parsebytes(content.lstrip(b"\xef\xbb\xbf\r\n\t "))
    pages = list(_pages(message))
    if not pages:
        raise WenbaoError(f"{name}：网页归档（mht）里没有网页，文件可能残缺")
    body, charset = max(pages, key=lambda page: len(page[0]))
    return read_page(name, decode(name, body, charset), limits)


def _pages(message: Message) -> Iterator[tuple[bytes, str]]:
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            body = part.get_payload(decode=True)
            if isinstance(body, bytes) and body.strip():
                yield body, part.get_content_charset() or ""
