"""Reading the pages of one file by their looks within the time that a file has."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import process_time
from typing import TYPE_CHECKING

from ingest.limits import Limits, put_off_end
from ingest.readers.pdf.page import Page
from store.model import WenbaoError

if TYPE_CHECKING:
    from ingest.readers.ocr.pictures import Pixels

_POINTS = 72
_INK = 2 / 3
"""Of the paper's brightness: where nothing is darker there is no ink (`ocr.pictures.INK`)."""
_SHARE = 0.5
"""Of a file's time, beside that of each page: what a page without tables may still begin in. It is counted as this
process's own, so that what is read of a file does not depend on what else runs."""


@dataclass(slots=True)
class Viewer:
    """Reads pages one after the other; once half of the file's time is used, and that of the pages before, only those
    that hold a ruled table. Pages without ink take no time, and add none.
    `name`: the file's; `met`: how many pages with ink it was given, `seen`: how many it read, `left`: the numbers of
    those it did not."""

    name: str
    limits: Limits
    began: float = field(default_factory=process_time)
    met: int = 0
    seen: int = 0
    left: list[int] = field(default_factory=list)

    def read(self, picture: Pixels, number: int, dpi: float, *, tables_only: bool = False) -> Page:
        """The page as `read_page`; an empty one where it holds no table and `tables_only` or the time used say so.

        Raises WenbaoError where there is not the memory for it.
        """
        if _is_blank(picture):
            self.seen += not tables_only
            high, wide = picture.shape[:2]
            return Page(number, wide * _POINTS / dpi, high * _POINTS / dpi, pictured=1.0)
        put_off_end(self.limits.page_seconds)
        used = process_time() - self.began - self.met * self.limits.page_seconds
        late = used >= _SHARE * self.limits.seconds
        self.met += 1
        page = self._seen(picture, number, dpi, late or tables_only)
        if page.glyphs or not (late or tables_only):
            self.seen += 1
        elif not tables_only:
            self.left.append(number)
        return page

    def _seen(self, picture: Pixels, number: int, dpi: float, tables_only: bool) -> Page:
        import cv2

        from ingest.readers.ocr.page import read_page

        try:
            return read_page(picture, number, dpi, tables_only=tables_only)
        except (cv2.error, MemoryError) as error:
            cause = f"第 {number} 页太大或太复杂，识别它的内存不够，没有读入；请换一份清楚些、小些的"
            raise WenbaoError(f"{self.name}：{cause}") from error


def _is_blank(picture: Pixels) -> bool:
    """Whether no pixel can be ink, however light or dark the paper."""
    return bool(picture.min() > _INK * picture.max())
