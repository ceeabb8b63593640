"""The marks of Markdown (CommonMark 0.31, GFM tables): whether a text bears them, and text without them."""

from __future__ import annotations

import html
import re

from ingest.readers.html import claims_html
from ingest.readers.mht import claims_mht
from ingest.readers.package import ZIP
from ingest.readers.signatures import is_crawled, is_pdf, is_picture, office_kind

_SUFFIXES = (".md", ".markdown")
_SAMPLE = 400_000
_LONGEST_MARKED = 1_000
_ALIGNMENT = rb"^[ \t]*+\|?[ \t]*+:?-{2,}+:?[ \t]*+(?:\|[ \t]*+:?-{2,}+:?[ \t]*+)+\|?[ \t]*+\r?$"
_MARKS = re.compile(rb"(?m)" + _ALIGNMENT + rb"|^#{1,6} \S[^\r\n]*\r?\n(?s:.*?)^#{1,6} \S|^[ \t]*<table[\s>]")
_ALIGNMENT_ROW = re.compile(_ALIGNMENT.decode())
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_ITEM = re.compile(r"[ \t]*(?:>[ \t]?)*(?:[-*+][ \t]+)?")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3}|~~|`+)(?=\S)(.+?)(?<=\S)\1")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def claims_markdown(suffix: str, content: bytes) -> bool:
    """Whether the bytes are text with the marks of Markdown, or are called so and are nothing else."""
    if content.startswith(ZIP) or is_crawled(content) or is_pdf(content) or is_picture(content):
        return False
    if office_kind(content) or claims_html(suffix, content) or claims_mht(suffix, content):
        return False
    return suffix in _SUFFIXES or _MARKS.search(content[:_SAMPLE]) is not None


def is_alignment_row(line: str) -> bool:
    """Whether a line parts a table's head from its body: | --- | :-: |"""
    return _ALIGNMENT_ROW.fullmatch(line) is not None


def heading_in(line: str) -> tuple[int, str] | None:
    """The level and the text of a heading (# …)."""
    found = _HEADING.fullmatch(line) if len(line) <= _LONGEST_MARKED else None
    return (len(found[1]), bare_line(found[2])) if found and found[2] else None


def bare_line(line: str) -> str:
    """A line without its list or quotation mark, and without the emphasis that is around all of it.

    What is left stands so in the source, and can be quoted; marks inside it stay.
    """
    mark = _ITEM.match(line)
    bare = line[mark.end() if mark else 0 :].strip()
    found = _EMPHASIS.fullmatch(bare)
    while found and found[1] not in found[2]:
        bare = found[2].strip()
        found = _EMPHASIS.fullmatch(bare)
    return bare


def bare_cell(text: str) -> str:
    """A cell's text without any mark: links as their words, breaks as line breaks, entities and escapes resolved."""
    text = _LINK.sub(r"\1", _TAG.sub("", _BREAK.sub("\n", text)))
    kept = None if len(text) <= _LONGEST_MARKED else text
    while kept != text:
        kept, text = text, _EMPHASIS.sub(r"\2", text)
    return html.unescape(_ESCAPE.sub(r"\1", text)).strip()


def split_row(line: str) -> list[str]:
    """A table row's cells: strokes part them but where they are escaped."""
    return [bare_cell(cell) for cell in re.split(r"(?<!\\)\|", _trimmed(line.strip()))]


def _trimmed(row: str) -> str:
    row = row.removeprefix("|")
    return row.removesuffix("|") if not row.endswith("\\|") else row
