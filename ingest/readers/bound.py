"""Pages of one report that came as a picture each, bound into one file."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.blocks import Document
from ingest.limits import Limits, check_seen
from ingest.readers.ocr.viewing import Viewer
from ingest.readers.pdf.layout import lay_out
from ingest.readers.pdf.page import Page
from store.bound_pages import count_pages, is_bound, page_of
from store.model import WenbaoError


def claims_bound(suffix: str, content: bytes) -> bool:
    """Whether the bytes are those of bound pages, whatever the suffix says."""
    return is_bound(content)


def read_bound(name: str, content: bytes, limits: Limits) -> Document:
    """The blocks of the pages in order, each with its page and box; raises WenbaoError where one is damaged, too large
    or no single page."""
    viewer = Viewer(name, limits)
    count = count_pages(content)
    check_seen(name, count, limits)
    pages = [page for number in range(1, count + 1) for page in _pages(name, content, number, viewer)]
    return Document(lay_out(name, pages, limits), seen=viewer.seen, left=tuple(viewer.left))


def _pages(name: str, content: bytes, number: int, viewer: Viewer) -> Iterator[Page]:
    from ingest.readers.ocr.images import open_pages

    named = f"{name}：第 {number} 页"
    picture = page_of(content, number)
    if picture is None:
        raise WenbaoError(f"{named}读不出来")
    for place, (pixels, dpi) in enumerate(open_pages(named, picture, viewer.limits)):
        if place:
            raise WenbaoError(f"{named}本身有多页；请把各个文件单独读入")
        yield viewer.read(pixels, number, dpi)
