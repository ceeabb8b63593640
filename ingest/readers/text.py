"""Plain text: paragraphs, and the grids that tabs, strokes or commas spell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ingest.blocks import Block, Document, Grid, Paragraph
from ingest.limits import Limits
from ingest.readers.decoding import decode
from ingest.readers.grids import check_places
from ingest.readers.html import claims_html
from ingest.readers.markdown_marks import claims_markdown
from ingest.readers.mht import claims_mht
from ingest.readers.ocr import claims_picture
from ingest.readers.package import ZIP
from ingest.readers.pdf import claims_pdf
from ingest.readers.signatures import is_crawled, is_text_document, office_kind
from ingest.readers.text_lines import text_blocks
from ingest.readers.text_lists import opens_list

_LONGEST_ROW, _MOST_IN_ROW = 400, 40
_LONE_NUMBER = re.compile(r"(?<=[ \u3000])\d[\d,.]*(?=[ \u3000])")


def claims_text(suffix: str, content: bytes) -> bool:
    """Whether the bytes are of no other kind."""
    others = (claims_html, claims_mht, claims_markdown, claims_pdf, claims_picture)
    return (
        not content.startswith(ZIP)
        and not is_crawled(content)
        and not is_text_document(content)
        and office_kind(content) is None
        and not any(claims(suffix, content) for claims in others)
    )


def read_text(name: str, content: bytes, limits: Limits) -> Document:
    """The blocks of a text; raises WenbaoError for what is no text."""
    lines = decode(name, content).split("\n")
    if any(map(_holds_tables, lines)):
        return Document(tuple(_running_blocks(name, lines, limits)))
    return Document(tuple(text_blocks(name, lines, limits)))


def _holds_tables(line: str) -> bool:
    """Whether a page's tables stand in one line, every cell and paragraph after a blank."""
    return len(line) > _LONGEST_ROW and not opens_list(line) and len(_LONE_NUMBER.findall(line)) > _MOST_IN_ROW


def _running_blocks(name: str, lines: Sequence[str], limits: Limits) -> Iterator[Block]:
    """The blocks of such a text: what stands between two blanks is a cell or a paragraph, one a line."""
    tables = 0
    for running, run in groupby(enumerate(lines, 1), key=lambda numbered: _holds_tables(numbered[1])):
        numbered = list(run)
        if running:
            pieces = [Paragraph(piece, number) for number, line in numbered for piece in line.split()]
            check_places(name, len(pieces), limits)
            yield from pieces
            continue
        blocks = list(text_blocks(name, [line for _, line in numbered], limits, numbered[0][0], tables))
        tables += sum(isinstance(block, Grid) for block in blocks)
        yield from blocks
