"""Pictures in a file of another kind: read by their looks where its statutory tables may be among them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ingest.blocks import Block, Document, Grid, Picture
from ingest.limits import Limits
from ingest.readers.ocr.viewing import Viewer
from ingest.readers.pdf.layout import lay_out
from ingest.readers.pdf.page import Page
from store.model import Problem, Rule, WenbaoError

_LEAST_WIDTH = 400
"""Pixels: a table that can be read is wider."""
_ACROSS = 6.3
"""Inches between the margins of a page of A4: how wide a picture of a table is printed."""
_LITTLE_TEXT = 200
"""Letters: a file with fewer has its text in pictures too."""


def with_pictures(name: str, document: Document, limits: Limits, has_tables: Callable[[Document], bool]) -> Document:
    """The document with what stands on its pictures, where it has some but no statutory table of its own: on those that
    hold a ruled table, and on all where it is hardly more than pictures."""
    if not document.pictures or has_tables(document):
        return document
    text = sum(len(block.text) for block in document.lines())
    viewer = Viewer(name, limits)
    blocks: list[Block] = []
    start = 0
    for place, some in groupby(document.pictures, key=lambda picture: picture.place):
        pages = [page for picture in some for page in _pages(name, picture, viewer, text >= _LITTLE_TEXT)]
        blocks += [*document.blocks[start:place], *map(_without_spots, lay_out(name, pages, limits))]
        start = place
    blocks += document.blocks[start:]
    return replace(document, blocks=tuple(_numbered(blocks)), seen=viewer.seen, left=tuple(viewer.left))


def tell_outside(document: Document, has_tables: bool) -> tuple[Problem, ...]:
    """That a report's tables may be in pictures which its file names but does not hold."""
    if has_tables or not document.outside:
        return ()
    what = f"没有统计表，而文件引用了 {document.outside} 张图片，并不包含它们：统计表可能是图片；请把图片保存后另行读入"
    return (Problem(Rule.NUMBER_TYPE, what),)


def _pages(name: str, picture: Picture, viewer: Viewer, tables_only: bool) -> Iterator[Page]:
    """The pages of a picture on which something is read; none of one that is small, damaged or of another kind."""
    from ingest.readers.ocr.images import open_pages, width_of

    width = width_of(picture.content)
    if width < _LEAST_WIDTH:
        return
    try:
        opened = list(open_pages(name, picture.content, viewer.limits, width / _ACROSS))
    except WenbaoError:
        return
    for pixels, dpi in opened:
        page = viewer.read(pixels, viewer.met + 1, dpi, tables_only=tables_only)
        if page.glyphs:
            yield page


def _without_spots(block: Block) -> Block:
    """A block without its place on the picture: there is no page of the file where it could be shown."""
    if isinstance(block, Grid):
        return replace(block, rows=tuple(tuple(replace(cell, spot=None) for cell in row) for row in block.rows))
    return replace(block, spot=None)


def _numbered(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with their tables counted anew."""
    table = 0
    for block in blocks:
        yield replace(block, table=table) if isinstance(block, Grid) else block
        table += isinstance(block, Grid)
