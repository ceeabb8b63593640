"""Portable documents (pdf) with text: paragraphs in reading order, and tables by their lines or by their columns."""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from ingest.blocks import Document
from ingest.limits import Limits, check_seen
from ingest.readers.html import claims_html
from ingest.readers.markdown_marks import claims_markdown
from ingest.readers.mht import claims_mht
from ingest.readers.ocr.viewing import Viewer
from ingest.readers.package import ZIP
from ingest.readers.pdf.guard import check_packed
from ingest.readers.pdf.layout import lay_out
from ingest.readers.pdf.page import Page, shown_larger
from ingest.readers.signatures import is_crawled, is_pdf, is_picture, office_kind
from store.model import WenbaoError
from store.paper import dots_per_inch, is_strip

_MARK = b"%PDF-"
_HEAD, _SAMPLE = 1024, 65_536
_PICTURED, _LEAST_READ = 0.3, 0.7
_FEW_SIGNS = 40


def claims_pdf(suffix: str, content: bytes) -> bool:
    """Whether the bytes begin as a pdf does, whatever the suffix says; of a file called .pdf, whether they may be a
    damaged one's (its mark stands within 1024 bytes: ISO 32000-1, annex H; or they are no text)."""
    if is_pdf(content):
        return True
    others = (claims_html, claims_mht, claims_markdown)
    if (
        suffix != ".pdf"
        or content.startswith(ZIP)
        or is_crawled(content)
        or is_picture(content)
        or office_kind(content)
        or any(one(suffix, content) for one in others)
    ):
        return False
    return _MARK in content[:_HEAD] or b"\x00" in content[:_SAMPLE] or not _is_text(content[:_SAMPLE])


def _is_text(content: bytes) -> bool:
    for encoding in ("utf-8", "gb18030"):
        try:
            codecs.getincrementaldecoder(encoding)().decode(content)
        except UnicodeDecodeError:
            continue
        return True
    return False


def read_pdf(name: str, content: bytes, limits: Limits) -> Document:
    """The blocks of a pdf, each with its page and box; raises WenbaoError where it is damaged, locked, too large or a
    scan, or where its fonts do not say what its signs are."""
    from ingest.readers.pdf.source import read_pages

    check_packed(name, content, limits)
    viewer = Viewer(name, limits)
    written = list(read_pages(name, content))
    check_seen(name, sum(map(_is_scan, written)), limits)
    pages = [_with_text(content, page, viewer) for page in written]
    check_text(name, pages)
    return Document(lay_out(name, pages, limits), seen=viewer.seen, left=tuple(viewer.left))


def _with_text(content: bytes, page: Page, viewer: Viewer) -> Page:
    """The page; where it is but a picture, or its fonts do not say what its signs are, what is seen on it."""
    if not _is_scan(page):
        return _with_pictures(content, page, viewer)
    if is_strip((page.width, page.height)):
        cause = f"第 {page.number} 页太大而细长（{page.width:.0f}×{page.height:.0f} 点），看不清文字，没有读入"
        raise WenbaoError(f"{viewer.name}：{cause}")
    from ingest.readers.pdf.rendering import draw_page

    picture, drawn = draw_page(content, page.number)
    dpi = dots_per_inch((picture.shape[1], picture.shape[0]), drawn)
    seen = viewer.read(picture, page.number, dpi)
    return shown_larger(seen, dpi / drawn) if seen.glyphs else page


def _is_scan(page: Page) -> bool:
    """Whether it is read by its looks: it is but a picture, or its fonts do not say what its signs are."""
    signs = sum(not glyph.blank for glyph in page.glyphs)
    return (page.pictured >= _PICTURED and signs <= _FEW_SIGNS) or page.unread > (1 - _LEAST_READ) * signs


def _with_pictures(content: bytes, page: Page, viewer: Viewer) -> Page:
    """The page with the tables that are pictures on it; without the models that see them, its text."""
    if not page.pictures:
        return page
    from ingest.readers.pdf.pictured import with_tables

    try:
        return with_tables(content, page, viewer)
    except WenbaoError:
        return page


def check_text(name: str, pages: Sequence[Page]) -> None:
    """Raises WenbaoError where pages hold no text that can be read."""
    signs = sum(len(page.glyphs) for page in pages)
    unread = sum(page.unread for page in pages)
    if signs and signs - unread >= _LEAST_READ * signs:
        return
    if unread:
        raise WenbaoError(f"{name}：PDF 的字体没有文字对照表，读不出其中的文字；请换一份可以复制文字的文件")
    if any(page.pictured > _PICTURED for page in pages):
        raise WenbaoError(f"{name}：PDF 是扫描件，只有图片，没有文字")
    raise WenbaoError(f"{name}：PDF 里没有文字")
