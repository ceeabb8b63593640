"""From a file's bytes to blocks: a table of readers, each of which claims a file by what is in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from ingest.blocks import Document
from ingest.limits import MEBIBYTE, USUAL_LIMITS, Limits
from ingest.readers.bound import claims_bound, read_bound
from ingest.readers.crawled import claims_crawled, read_crawled
from ingest.readers.docx import claims_docx, read_docx
from ingest.readers.html import claims_html, read_html
from ingest.readers.markdown import read_markdown
from ingest.readers.markdown_marks import claims_markdown
from ingest.readers.mht import claims_mht, read_mht
from ingest.readers.ocr import claims_picture, read_picture
from ingest.readers.odt import claims_odt, read_odt
from ingest.readers.office import claims_office, read_office
from ingest.readers.pdf import claims_pdf, read_pdf
from ingest.readers.signatures import is_archive, mislabelled, refusal, refusal_of
from ingest.readers.text import claims_text, read_text
from store.model import WenbaoError

__all__ = ("READERS", "Reader", "is_archive", "read_document", "refusal")

_SOMETHING = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?+[\x00 \t\r\n]*+[^\x00 \t\r\n]")


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of file: whether bytes are of it, by its suffix in small letters and what is in it, and how it is read."""

    kind: str
    claims: Callable[[str, bytes], bool]
    read: Callable[[str, bytes, Limits], Document]


READERS = (
    Reader("docx", claims_docx, read_docx),
    Reader("pdf", claims_pdf, read_pdf),
    Reader("odt", claims_odt, read_odt),
    Reader("doc", claims_office, read_office),
    Reader("图片", claims_picture, read_picture),
    Reader("图片页", claims_bound, read_bound),
    Reader("html", claims_html, read_html),
    Reader("mht", claims_mht, read_mht),
    Reader("json", claims_crawled, read_crawled),
    Reader("markdown", claims_markdown, read_markdown),
    Reader("txt", claims_text, read_text),
)


def read_document(
    name: str, content: bytes, limits: Limits = USUAL_LIMITS, readers: Sequence[Reader] = READERS
) -> Document:
    """The blocks of a file; raises WenbaoError where no reader, or more than one, claims it, or a limit is passed."""
    if len(content) > limits.file_bytes:
        most = limits.file_bytes // MEBIBYTE
        raise WenbaoError(f"{name}：文件太大（{len(content) // MEBIBYTE} MB），上限 {most} MB")
    if not _SOMETHING.match(content):
        raise WenbaoError(f"{name}：文件是空的")
    refused = refusal_of(name, content)
    if refused:
        raise WenbaoError(refused)
    claiming = [reader for reader in readers if reader.claims(PurePath(name).suffix.lower(), content)]
    if len(claiming) != 1:
        kinds = "、".join(reader.kind for reader in claiming) or "无"
        raise WenbaoError(refusal(name) or f"{name}：无法确定文件类型（可读的类型：{kinds}）")
    try:
        return claiming[0].read(name, content, limits)
    except WenbaoError as error:
        cause = (refusal(name) or mislabelled(name)) if claiming[0].read is read_text else None
        raise WenbaoError(cause or str(error)) from error
