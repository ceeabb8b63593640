"""The pages of a pdf as PDFium reads them (ISO 32000-1; fpdfview.h, fpdf_text.h, fpdf_edit.h)."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from ingest.readers.pdf.drawing import Budget, Drawing, Drawn, Frame
from ingest.readers.pdf.page import Glyph, Page
from ingest.readers.pdf.pictured import bare_pictures
from ingest.readers.pdf.sight import without_unseen
from ingest.readers.pdf.writing import SignReader
from store.model import WenbaoError

_MOST_PAGES = 2000
_WIDEST_PAGE = 14_400.0
_SCANNED = 0.3
_ERRORS = {
    pdfium.FPDF_ERR_PASSWORD: "文件有密码，请去掉密码后重新读入",
    pdfium.FPDF_ERR_SECURITY: "文件的加密方式不支持，请去掉密码后重新读入",
}


def read_pages(name: str, content: bytes) -> Iterator[Page]:
    """The pages of a pdf one by one; raises WenbaoError where it is damaged, locked, empty or passes a limit."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    if not document:
        cause = _ERRORS.get(pdfium.FPDF_GetLastError(), "PDF 文件残缺或损坏，打不开")
        raise WenbaoError(f"{name}：{cause}")
    try:
        yield from _pages(name, document)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _pages(name: str, document: Any) -> Iterator[Page]:
    count = pdfium.FPDF_GetPageCount(document)
    if count < 1:
        raise WenbaoError(f"{name}：PDF 文件里没有页面，可能残缺或损坏")
    if count > _MOST_PAGES:
        raise WenbaoError(f"{name}：PDF 文件有 {count} 页，超过上限 {_MOST_PAGES} 页，没有读入")
    budget = Budget(name)
    for number in range(1, count + 1):
        page = _load(document, number - 1)
        if not page:
            raise WenbaoError(f"{name}：PDF 第 {number} 页残缺或损坏，打不开")
        try:
            yield _read_page(name, number, page, budget)
        finally:
            pdfium.FPDF_ClosePage(page)


def _load(document: Any, place: int) -> Any:
    """A page, with what its form fields and notes show made part of it."""
    page = pdfium.FPDF_LoadPage(document, place)
    if not page or pdfium.FPDFPage_GetAnnotCount(page) < 1:
        return page
    flattened = pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS
    if not flattened:
        return page
    pdfium.FPDF_ClosePage(page)
    return pdfium.FPDF_LoadPage(document, place)


def _read_page(name: str, number: int, page: Any, budget: Budget) -> Page:
    frame = _frame(name, number, page)
    width, height = frame.size
    drawn = Drawing(frame, budget).read(page)
    glyphs, unread, hidden = _signs(page, frame, drawn, budget)
    glyphs = without_unseen(page, frame.size, glyphs)
    boxes = [picture.box for picture in drawn.pictures]
    pictured = sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in boxes) / (width * height)
    if pictured > _SCANNED and hidden > len(glyphs):  # what some program made of a scanned page
        unread = max(unread, hidden)
    return Page(
        number,
        width,
        height,
        tuple(glyphs),
        tuple(drawn.rulings),
        unread=unread,
        pictured=min(pictured, 1.0),
        pictures=bare_pictures(glyphs, boxes),
    )


def _frame(name: str, number: int, page: Any) -> Frame:
    bounds = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(bounds))
    rotation = max(pdfium.FPDFPage_GetRotation(page), 0) % 4
    frame = Frame((bounds.left, bounds.bottom, bounds.right, bounds.top), rotation)
    width, height = frame.size
    if not (0 < width <= _WIDEST_PAGE and 0 < height <= _WIDEST_PAGE):
        raise WenbaoError(f"{name}：PDF 第 {number} 页的尺寸不合理（{width:.0f}×{height:.0f} 点），没有读入")
    return frame


def _signs(page: Any, frame: Frame, drawn: Drawn, budget: Budget) -> tuple[list[Glyph], int, int]:
    """The signs that are seen, how many of them cannot be told, and how many are hidden."""
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return [], 0, 0
    try:
        count = max(pdfium.FPDFText_CountChars(text), 0)
        budget.take(signs=count)
        reader = SignReader(frame, text, drawn)
        return *reader.read(count), reader.hidden
    finally:
        pdfium.FPDFText_ClosePage(text)
