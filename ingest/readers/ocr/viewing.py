"""Reading the pages of one file by their looks within the time that a file has."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import process_time
from typing import TYPE_CHECKING

from ingest.limits import Limits, put_off_end
from ingest.readers.pdf.page import Page

if TYPE_CHECKING:
    from ingest.readers.ocr.pictures import Pixels

_SHARE = 0.5
"""Of a file's time, beside that of each page: what a page without tables may still begin in. It is counted as this
process's own, so that what is read of a file does not depend on what else runs."""


@dataclass(slots=True)
class Viewer:
    """Reads pages one after the other; once half of the file's time is used, and that of the pages before, only those
    that hold a ruled table.
    `met`: how many it was given, `seen`: how many it read, `left`: the numbers of those it did not."""

    limits: Limits
    began: float = field(default_factory=process_time)
    met: int = 0
    seen: int = 0
    left: list[int] = field(default_factory=list)

    def read(self, picture: Pixels, number: int, dpi: float, *, tables_only: bool = False) -> Page:
        """The page as `read_page`; an empty one where it holds no table and `tables_only` or the time used say so."""
        from ingest.readers.ocr.page import read_page

        put_off_end(self.limits.page_seconds)
        used = process_time() - self.began - self.met * self.limits.page_seconds
        late = used >= _SHARE * self.limits.seconds
        self.met += 1
        page = read_page(picture, number, dpi, tables_only=late or tables_only)
        if page.glyphs or not (late or tables_only):
            self.seen += 1
        elif not tables_only:
            self.left.append(number)
        return page
