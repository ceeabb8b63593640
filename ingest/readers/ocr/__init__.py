"""Pictures of pages (png, jpg, tiff, bmp, webp): scanned or photographed reports."""

from __future__ import annotations

from ingest.blocks import Document
from ingest.limits import Limits
from ingest.readers.pdf.layout import lay_out

_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")


def claims_picture(suffix: str, content: bytes) -> bool:
    """Whether the bytes begin as a picture's do, whatever the suffix says."""
    webp = content.startswith(b"RIFF") and content[8:12] == b"WEBP"
    bitmap = content.startswith(b"BM") and content[6:10] == b"\x00\x00\x00\x00"
    return webp or bitmap or content.startswith(_STARTS)


def read_picture(name: str, content: bytes, limits: Limits) -> Document:
    """The blocks of a picture, or of a tiff's pages, each with its page and box; raises WenbaoError where it is damaged
    or too large, or where the package with the models is missing."""
    from ingest.readers.ocr.images import open_pages
    from ingest.readers.ocr.viewing import Viewer

    viewer = Viewer(limits)
    pages = [viewer.read(picture, number, dpi) for number, (picture, dpi) in enumerate(open_pages(name, content), 1)]
    return Document(lay_out(name, pages, limits), seen=viewer.seen, left=tuple(viewer.left))
