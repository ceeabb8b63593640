"""Pictures of pages (png, jpg, tiff, bmp, webp, gif): scanned or photographed reports."""

from __future__ import annotations

from ingest.blocks import Document
from ingest.limits import Limits
from ingest.readers.pdf.layout import lay_out
from ingest.readers.signatures import is_picture


def claims_picture(suffix: str, content: bytes) -> bool:
    """Whether the bytes begin as a picture's do, whatever the suffix says."""
    return is_picture(content)


def read_picture(name: str, content: bytes, limits: Limits) -> Document:
    """The blocks of a picture, or of a tiff's pages, each with its page and box; raises WenbaoError where it is damaged
    or too large, or where the package with the models is missing."""
    from ingest.readers.ocr.images import open_pages
    from ingest.readers.ocr.viewing import Viewer

    viewer = Viewer(name, limits)
    opened = enumerate(open_pages(name, content, limits), 1)
    pages = [viewer.read(picture, number, dpi) for number, (picture, dpi) in opened]
    return Document(lay_out(name, pages, limits), seen=viewer.seen, left=tuple(viewer.left))
